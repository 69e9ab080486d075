"""Markdown as a reader sees it: headings, quotes, links and emphasis without their marks; its lines stay its lines.

A renderer would join lines, number lists anew ("3. May" is an item to it) and read the stars of "Leser*innen und
Bürger*innen" as emphasis.
"""

import re

_HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]+(?=\S)(.*?)[ \t#]*$", re.MULTILINE)
_UNDERLINE = re.compile(r"(?<=\S)\n={3,}[ \t]*$", re.MULTILINE)
_QUOTE = re.compile(r"^ {0,3}(?:>[ \t]?){1,5}", re.MULTILINE)
_TARGET = r"\((?:<[^<>\n]{0,2000}>|[^()\s]{0,2000}(?:\([^()\s]{0,200}\)[^()\s]{0,200})?)(?:[ \t]+\"[^\"\n]{0,300}\")?\)"
_IMAGE = re.compile(rf"!\[[^\[\]\n]{{0,500}}\]{_TARGET}")
_LINK = re.compile(rf"\[([^\[\]\n]{{1,500}})\](?:{_TARGET}|\[[^\[\]\n]{{0,100}}\])")
_DEFINED = re.compile(
    r"^ {0,3}\[[^\[\]\n]{1,100}\]:[ \t]+<?https?://\S+(?:[ \t]+\"[^\"\n]{0,300}\")?[ \t]*\n?", re.MULTILINE
)
_ADDRESS = re.compile(r"<(https?://[^<>\s]{1,2000})>")
_EMPHASIS = re.compile(
    r"(?<![\w\\*_])(\*{1,3}|_{1,3})(?![\s*_])((?:(?!\1)[^\n]){1,500}?)(?<![\s\\])\1(?![\w*_])"
)
_CODE = re.compile(r"(?<!`)`([^`\n]{1,500})`(?!`)")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


def without_marks(text: str) -> str:
    """Return a Markdown text without the marks that say how it is set.

    Example:
        >>> without_marks("# News" + chr(10) + "> It **rains**, says [the office](https://weather.example).")
        'News\\nIt rains, says the office.'
    """
    text = _UNDERLINE.sub("", _QUOTE.sub("", _DEFINED.sub("", text)))
    text = _LINK.sub(r"\1", _ADDRESS.sub(r"\1", _IMAGE.sub("", _HEADING.sub(r"\1", text))))
    for _ in range(2):  # one within another
        text = _EMPHASIS.sub(r"\2", text)
    return _ESCAPED.sub(r"\1", _CODE.sub(r"\1", text))
