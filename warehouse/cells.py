"""Text as a cell of a file that a spreadsheet opens."""

# A spreadsheet takes text that begins so for a formula, and runs it.
FORMULA = r"^[=+@\t\r-]"


def quoted(name: str) -> str:
    """Return the name of a column or table as SQL writes it."""
    return '"' + name.replace('"', '""') + '"'


def safe(expression: str) -> str:
    """Return SQL that puts an apostrophe before text that a spreadsheet would take for a formula."""
    return f"if(regexp_matches({expression}, '{FORMULA}'), chr(39) || {expression}, {expression})"
