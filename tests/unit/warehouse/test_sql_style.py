"""The house style of SQL that no linter knows: a header, trailing commas, 4 spaces, `select * from final` last."""

import re
from pathlib import Path

import pytest

SQL = Path(__file__).parents[3] / "sql"
FILES = sorted(SQL.rglob("*.sql"))
_LIST_OPENS = re.compile(r"\bselect(?: distinct| all)?(?: distinct on \(.*\))?$")
_LIST_ENDS = re.compile(r"(?:from|into)\b")
_CREATES = re.compile(r"^-- creates: (.*(?:\n-- [a-z_, ]+$)*)", re.MULTILINE)
_CREATED = re.compile(r"create (?:or replace )?(?:temp )?table (?:if not exists )?([\w.]+)")
_NAME = re.compile(r"[\w.]+")


def _code(line):
    """Return a line without its comment and the blanks behind it."""
    return re.sub(r"\s*--(?=[^']*(?:'[^']*'[^']*)*$).*", "", line).rstrip()


def _lines_without_comma(text):
    """Return the last lines of select lists, one column a line, that end without a comma."""
    missing, open_lists, last = [], [], ""
    for line in map(_code, text.splitlines()):
        indent = len(line) - len(line.lstrip())
        if open_lists and line and indent <= open_lists[-1]:
            open_lists.pop()
            if _LIST_ENDS.match(line.strip()) and not last.endswith(","):
                missing.append(last.strip())
        if _LIST_OPENS.search(line):
            open_lists.append(indent)
        last = line or last
    return missing


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(SQL)))
def test_a_file_keeps_the_house_style(path):
    text = path.read_text(encoding="utf-8")
    assert text.startswith("-- "), "the first line says what one row is, or what the step does"
    assert not [line for line in text.splitlines() if (len(line) - len(line.lstrip(" "))) % 4], "indent by 4"
    assert "\t" not in text
    assert not _lines_without_comma(text)


def test_a_list_without_trailing_comma_is_seen():
    assert _lines_without_comma("select\n    a,\n    b  -- last\nfrom t") == ["b"]
    assert not _lines_without_comma(
        "select\n    a,\n    (\n        select\n            max(b),\n        from t\n    ) as b,\nfrom t"
    )


@pytest.mark.parametrize(
    "path", sorted((SQL / "transforms").rglob("*.sql")), ids=lambda path: str(path.relative_to(SQL))
)
def test_a_header_names_the_tables_that_a_transform_creates(path):
    text = path.read_text(encoding="utf-8")
    told = _CREATES.search(text)
    code = "\n".join(map(_code, text.splitlines()))
    assert sorted(set(_CREATED.findall(code))) == sorted(_NAME.findall(told[1]) if told else [])


@pytest.mark.parametrize("path", sorted((SQL / "views").glob("*.sql")), ids=lambda path: path.stem)
def test_a_view_ends_in_its_last_step(path):
    lines = [_code(line) for line in path.read_text(encoding="utf-8").splitlines()]
    assert any(line.startswith("select * from final") for line in lines)
