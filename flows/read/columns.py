"""Which column of a record stands for which of our fields: as we name it, as --map says, or as others name it."""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from flows.read.values import as_line, as_text, is_missing

FIELDS = ("id", "url", "title", "date", "author", "outlet", "language", "text", "html")
CONTENT = ("text", "html")


def lookup(record: Mapping[str, Any], name: str, mapping: Mapping[str, str]) -> Any:
    """Return the value of one of our fields, None when the record has none; an empty one yields to any other."""
    found = _held(record, name, mapping)
    return found[1] if found else None


def column_of(record: Mapping[str, Any], name: str, mapping: Mapping[str, str]) -> str | None:
    """Return what the record calls one of our fields, None when it has none."""
    found = _held(record, name, mapping)
    return found[0] if found else None


def content_of(record: Mapping[str, Any], mapping: Mapping[str, str]) -> str | None:
    """Return whether ``html`` or ``text`` holds the content of a record, None when neither does.

    Markup is preferred to text, and what is named as we or --map name it to both.
    """
    found = {name: one for name in CONTENT if (one := _held(record, name, mapping)) and one[1]}
    fitting = [name for name in found if _fits(name, found[name][1])]
    stated = [
        name for name in ("html", "text") if name in fitting and found[name][0] == mapping.get(name, name)
    ]
    return next(iter([*stated, *fitting, *found]), None)


def may_be(names: Sequence[str], field: str, mapping: Mapping[str, str]) -> tuple[str, ...]:
    """Return which of these columns may stand for one of our fields, the likeliest first."""
    stated = mapping.get(field, field)
    own = (stated,) if stated in names or stated.split(".")[0] in names else ()
    return own if field in mapping else own + _known(tuple(names), field)


def _held(record: Mapping[str, Any], name: str, mapping: Mapping[str, str]) -> tuple[str, Any] | None:
    """Return the column of a record that stands for one of our fields, with its value; the best there is."""
    found = list(_values(record, name, mapping))
    best = (one for one in found if one[1] not in ("", [], {}) and (len(found) == 1 or _fits(name, one[1])))
    return next(best, found[0] if found else None)


def _values(record: Mapping[str, Any], name: str, mapping: Mapping[str, str]) -> Iterator[tuple[str, Any]]:
    for column in may_be(tuple(record), name, mapping):
        value = _reached(record, column)
        if not is_missing(value) and (column == mapping.get(name, name) or _fits(name, value)):
            yield column, value


def _reached(record: Mapping[str, Any], column: str) -> Any:
    """Return what a column of a record holds, None where there is none; ``a.b`` reaches into objects."""
    value: Any = record
    for part in (column,) if column in record else column.split("."):
        if not isinstance(value, Mapping):
            return None
        value = value[part] if part in value else _under_another_spelling(value, part)
    return value


def _under_another_spelling(record: Mapping[str, Any], name: str) -> Any:
    spelt = _spelt(name)
    return next((value for key, value in record.items() if _spelt(key) == spelt), None)


def _fits(name: str, value: Any) -> bool:
    """Return whether a value under a name that others use as well can be what we mean by it."""
    if name in CONTENT:
        return isinstance(as_text(value), str | bytes)
    if name == "date":
        return not isinstance(value, bool)
    line = as_line(value)
    is_address = bool(line) and re.match(r"https?://[^/\s]", str(line)) is not None
    return bool(line) and (name not in ("url", "outlet") or is_address == (name == "url"))


@lru_cache(maxsize=1024)
def _known(names: tuple[str, ...], field: str) -> tuple[str, ...]:
    """Return which of these columns others use for one of our fields, in the order in which they are tried."""
    spelt = {_spelt(name): name for name in reversed(names) if name != field}
    found = []
    for name in _others()[field]:
        first, dot, rest = name.partition(".")
        if name in names:
            found.append(name)
        elif (column := spelt.get(_spelt(first))) is not None:
            found.append(f"{column}{dot}{rest}")
    return tuple(found)


@cache
def _others() -> Mapping[str, tuple[str, ...]]:
    """Return what others call each of our fields."""
    known = tomllib.loads(Path(__file__).with_name("field_names.toml").read_text("utf-8"))
    return {field: tuple(known.get(field, ())) for field in FIELDS}


def _spelt(name: str) -> str:
    """Return a name without case and without what parts its words."""
    return re.sub(r"[\W_]", "", str(name).lower())
