"""JSON-LD, as pages hold it: strict, wrapped in comments, or broken by hand and by templates."""

import html
import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

import json_repair

LONGEST_DATA = 2_000_000  # characters of one script that are looked at
LONGEST_REPAIRED = (
    8_000  # characters of a page's broken scripts; their repair takes the square of their length
)
DEEPEST_REPAIRED = 60  # brackets inside one another
DEEPEST = 12
MOST_ITEMS = 200
# Keys under which a page's article holds other items: they never date or author the page.
OTHERS = frozenset(
    (
        "comment",
        "comments",
        "review",
        "reviews",
        "liveblogupdate",
        "itemlistelement",
        "haspart",
        "mentions",
        "citation",
        "video",
        "audio",
        "associatedmedia",
        "isbasedon",
        "subjectof",
        "relatedlink",
    )
)
# What surrounds JSON in a script: comments of HTML and of JavaScript, marks of CDATA.
_WRAPPING = re.compile(r"<!--|-->|<!\[CDATA\[|\]\]>|^[ \t]*//.*$", re.MULTILINE)
# Quotation marks of typesetting, which content systems put in place of plain ones; a script with plain ones keeps them.
_TYPESET = dict.fromkeys(map(ord, "“”„‟″"), '"')
_BETWEEN = re.compile(r"[\s,;]*")
_BRACKET = re.compile(r"[\[\]{}]")


def items_of(scripts: Iterable[str]) -> Iterator[dict[str, Any]]:
    """Yield every object of a page's scripts of JSON-LD, outer ones first.

    A script that is not strict JSON is repaired, up to a length: of one that is longer, its beginning is read.
    """
    room = LONGEST_REPAIRED
    for script in scripts:
        if len(script) > LONGEST_DATA:
            continue
        if '"' not in script:
            script = html.unescape(script).translate(_TYPESET)
        found = _values(script) or _values(_WRAPPING.sub("", script))
        if not found and room > 0:
            found = _repaired(script[:room])
            room -= len(script)
        yield from _objects(found, DEEPEST)


def _values(script: str) -> list[Any]:
    """Return the values of a script that holds one or several in a row; nothing where one of them is broken."""
    decoder = json.JSONDecoder(strict=False)
    found = []
    start = _end_of_gap(script, 0)
    while start < len(script):
        try:
            value, end = decoder.raw_decode(script, start)
        except (ValueError, RecursionError):
            return []
        if isinstance(value, str) and value.lstrip().startswith(("{", "[")):  # encoded twice
            found.extend(_values(value))
        else:
            found.append(value)
        start = _end_of_gap(script, end)
    return found


def _end_of_gap(script: str, start: int) -> int:
    gap = _BETWEEN.match(script, start)
    return gap.end() if gap else start


def _repaired(script: str) -> list[Any]:
    """Return the values of a broken script, as well as they can be made out."""
    depth = deepest = 0
    for bracket in _BRACKET.findall(script):
        depth = depth + 1 if bracket in "[{" else max(0, depth - 1)
        deepest = max(deepest, depth)
    if not 0 < deepest <= DEEPEST_REPAIRED:
        return []
    try:
        return [json_repair.loads(script, skip_json_loads=True)]
    except (ValueError, RecursionError):
        return []


def _objects(data: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth == 0:
        return
    if isinstance(data, list):
        for item in data[:MOST_ITEMS]:
            yield from _objects(item, depth - 1)
    elif isinstance(data, dict):
        yield data
        for key, value in data.items():
            if key.lower() not in OTHERS and isinstance(value, dict | list):
                yield from _objects(value, depth - 1)
