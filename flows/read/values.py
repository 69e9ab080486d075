"""Values of records as text: entities and markup taken off, lists and objects joined, what cannot be shown left out."""

import html
import json
import math
import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from html.entities import html5
from typing import Any

# Controls, characters that Unicode sets aside for no text, halves of pairs.
_UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef"
    + "".join(f"{chr(plane * 0x10000 + 0xFFFE)}{chr(plane * 0x10000 + 0xFFFF)}" for plane in range(17))
    + "]"
)
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_INLINE = r"a|abbr|b|big|cite|code|em|font|i|img|ins|mark|q|s|small|span|strong|sub|sup|time|tt|u|wbr"
_BLOCK = (
    r"address|article|aside|blockquote|body|caption|center|dd|div|dl|dt|figcaption|figure|footer|h[1-6]|head|header"
    r"|hr|html|li|main|nav|ol|p|pre|section|table|tbody|td|tfoot|th|thead|tr|ul"
)
_ATTRIBUTES = r"(?:\s[^<>]{0,4000})?/?>"
_TAG = re.compile(rf"</?(?:{_INLINE}|{_BLOCK}|br|script|style){_ATTRIBUTES}|<!--|<!\[CDATA\[", re.IGNORECASE)
_INLINE_TAG = re.compile(rf"</?(?:{_INLINE}){_ATTRIBUTES}", re.IGNORECASE)
_BLOCK_TAG = re.compile(rf"</?(?:{_BLOCK}){_ATTRIBUTES}", re.IGNORECASE)
_BREAK_TAG = re.compile(rf"<br{_ATTRIBUTES}\n?", re.IGNORECASE)
_CDATA = re.compile(r"<!\[CDATA\[|\]\]>")
# What is not shown: from an opening to a closing.
_UNSHOWN = (
    (re.compile(r"<!--"), re.compile(r"-->")),
    (re.compile(rf"<script{_ATTRIBUTES}", re.IGNORECASE), re.compile(r"</script\s{0,20}>", re.IGNORECASE)),
    (re.compile(rf"<style{_ATTRIBUTES}", re.IGNORECASE), re.compile(r"</style\s{0,20}>", re.IGNORECASE)),
)
_MOST_LAYERS = 3  # "&amp;quot;" is one quotation mark in two layers
# What tables write where they have no value.
_NO_VALUE = frozenset(
    ("-", "--", "–", "—", "[]", "{}", "nan", "none", "null", "nat", "<na>", "n/a", "undefined")
)
_LONGEST_NO_VALUE = max(map(len, _NO_VALUE))
# Keys under which an object holds the one value it stands for.
_ONE_VALUE = ("name", "full_name", "fullName", "display_name", "displayName", "@value", "value", "rendered",
              "$date", "$oid", "$numberLong")  # fmt: skip
_NAME_PARTS = (
    ("givenName", "additionalName", "familyName"),
    ("given", "family"),
    ("given_name", "middle_name", "family_name"),
    ("first_name", "middle_name", "last_name"),
    ("firstName", "middleName", "lastName"),
    ("first", "middle", "last"),
)
# Keys under which the parts of a text lie: sections, paragraphs, blocks of an editor.
_TEXT_KEYS = frozenset(
    (
        "summary", "lead", "teaser", "intro", "headline", "heading", "subheadline", "subheading", "title", "subtitle",
        "text", "body", "content", "contents", "p", "paragraph", "paragraphs", "section", "sections", "block", "blocks",
        "children", "items", "value", "rendered", "html", "plain", "parts", "articlebody", "data",
    )
)  # fmt: skip
# Types of the pieces that editors cut a paragraph into, one for each change of the font.
_RUNS = frozenset(("text", "span", "link", "hyperlink", "a", "strong", "em", "bold", "italic", "mark"))
_TYPES = ("type", "_type", "nodeType", "node_type")
# A list as programs print it, all of its items in quotation marks.
_QUOTED = r"""(?:'[^'\[\]]*'|"[^"\[\]]*")"""
_PRINTED = re.compile(rf"\[\s*{_QUOTED}(?:[\s,]+{_QUOTED})*\s*\]")
_PRINTED_ITEM = re.compile(_QUOTED)
_LONGEST_PRINTED = 4096  # characters
_ESCAPED_BREAK = re.compile(r"(?:\\r)?\\n")
_DEEPEST = 12
_MOST_PARTS = 50


def without_unsafe(text: str) -> str:
    """Return text without characters that no terminal, table or page can show."""
    return text if text.isprintable() else _UNSAFE.sub("", text)


def safe_line(text: str) -> str:
    """Return text as one line without characters that no terminal, table or page can show."""
    line = " ".join(text.split())
    return line if line.isprintable() else " ".join(without_unsafe(line).split())


def is_missing(value: Any) -> bool:
    """Return whether a value stands for none: null, NaN, or the words that tables write for these."""
    if isinstance(value, float):
        return not math.isfinite(value)
    if not isinstance(value, str):
        return value is None
    word = value.strip()
    return len(word) <= _LONGEST_NO_VALUE and word.lower() in _NO_VALUE


def without_markup(text: str) -> str:
    """Return text with the entities and the tags that content systems leave in it undone; its lines are kept."""
    for _ in range(_MOST_LAYERS):
        if "<" in text and _TAG.search(text):
            text = _without_tags(text)
        if "&" not in text or not _ENTITY.search(text):
            break
        text = _ENTITY.sub(_character, text)
    return text


def _character(entity: re.Match[str]) -> str:
    """Return what an entity stands for; one that HTML does not know stays as it is."""
    known = entity[0][1] == "#" or entity[0][1:] in html5
    return html.unescape(entity[0]) if known else entity[0]


def _without_tags(text: str) -> str:
    """Return text with an empty line in place of the tags of blocks, without other tags and what is not shown."""
    text = _CDATA.sub("", text)
    for opening, closing in _UNSHOWN:
        *closed, rest = closing.split(text)
        text = "".join(opening.split(part, maxsplit=1)[0] for part in closed) + opening.sub("", rest)
    text = _INLINE_TAG.sub("", _BLOCK_TAG.sub("\n\n", _BREAK_TAG.sub("\n", text)))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(line.strip() for line in text.split("\n"))).strip()


def as_line(value: Any) -> str | None:
    """Return a value of a record as one safe line: names of a list joined; None where it is no text.

    A missing value is an empty line.
    """
    if is_missing(value):
        return ""
    if isinstance(value, str):
        if value.startswith(("[{", '{"')) and not isinstance(data := loaded(value), str):
            return as_line(data)
        return as_line(_printed(value)) if _is_printed(value) else safe_line(value)
    if isinstance(value, bool):
        return None
    if (
        isinstance(value, float) and value.is_integer()
    ):  # a column of whole numbers, some of which are missing
        return str(int(value))
    if isinstance(value, int | float | Decimal):
        return str(value)
    if _is_map(value):
        value = dict(value)
    if isinstance(value, Mapping):
        return _line_of_object(value)
    if hasattr(value, "isoformat"):
        return str(value.isoformat())
    if isinstance(value, Sequence) and not isinstance(value, bytes):
        parts = [as_line(item) for item in value[:_MOST_PARTS]]
        return None if None in parts else ", ".join(dict.fromkeys(part for part in parts if part))
    return None


def _is_map(value: Any) -> bool:
    """Return whether a value is a map as Parquet files hold it: pairs."""
    return (
        isinstance(value, list) and bool(value) and all(isinstance(p, tuple) and len(p) == 2 for p in value)
    )


def _line_of_object(value: Mapping[str, Any]) -> str | None:
    """Return the one value an object stands for (``{"@type": "Person", "name": "…"}``)."""
    for key in _ONE_VALUE:
        if key in value and not isinstance(value[key], list) and not is_missing(value[key]):
            return as_line(value[key])
    for keys in _NAME_PARTS:
        parts = [as_line(value[key]) for key in keys if key in value]
        if any(parts):
            return " ".join(part for part in parts if part)
    return "" if any(key in value for key in _ONE_VALUE) else None


def as_text(value: Any) -> Any:
    """Return a text that a record holds in parts as one: paragraphs and sections joined by empty lines.

    Values that hold no text are returned as they are.
    """
    if isinstance(value, str) and value.startswith('["') and value.rstrip().endswith('"]'):
        value = _decoded(value)
    if isinstance(value, str | bytes) or not isinstance(value, Mapping | Sequence):
        return value
    parts = [part.strip("\r\n") for part in _parts(value, _DEEPEST)]
    return "\n\n".join(part for part in parts if part.strip()) or value


def with_breaks(text: str) -> str:
    """Return a text whose line breaks a program wrote as escapes, all of them, with line breaks."""
    return text if "\n" in text or "\\n" not in text else _ESCAPED_BREAK.sub("\n", text)


def _printed(text: str) -> list[str]:
    """Return the items of a list as programs print it."""
    return [item[1:-1] for item in _PRINTED_ITEM.findall(text)]


def _is_printed(text: str) -> bool:
    return text.startswith("[") and len(text) <= _LONGEST_PRINTED and _PRINTED.fullmatch(text) is not None


def loaded(text: str) -> Any:
    """Return the value that a string holds in JSON, the string itself where it holds none."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return text


def _decoded(text: str) -> Any:
    """Return the list of texts that a string holds in JSON, the string itself where it holds none."""
    found = loaded(text)
    return found if isinstance(found, list) and all(isinstance(part, str) for part in found) else text


def _is_inline(value: Any) -> bool:
    """Return whether a value is a piece of a paragraph."""
    return isinstance(value, Mapping) and any(str(value.get(key)).lower() in _RUNS for key in _TYPES)


def _parts(value: Any, depth: int) -> Iterator[str]:
    if isinstance(value, str):
        if not is_missing(value):
            yield value
    elif isinstance(value, bytes) or depth == 0:
        return
    elif isinstance(value, Mapping):
        numbered = all(str(key).isdecimal() for key in value)
        for key, item in value.items():
            if numbered or str(key).lower() in _TEXT_KEYS:
                yield from _parts(item, depth - 1)
    elif isinstance(value, Sequence) and value and all(map(_is_inline, value)):
        yield "".join(part for item in value for part in _parts(item, depth - 1))
    elif isinstance(value, Sequence):
        for item in value:
            yield from _parts(item, depth - 1)
