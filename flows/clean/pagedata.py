"""What a page says of itself in JSON-LD and meta elements: headline, description, the article's text."""

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml.etree import _Element as Element

from flows.read.values import safe_line

LONGEST_DATA = 2_000_000  # characters of one script of JSON-LD that are looked at
DEEPEST = 12
MOST_ITEMS = 200
MOST_AUTHORS = 20
LONGEST_NAME = 200  # characters
ARTICLE_TYPES = re.compile(r"article|posting|report|liveblog", re.IGNORECASE)
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
    )
)
# What surrounds JSON in a script: comments of HTML and of JavaScript, marks of CDATA.
_WRAPPING = re.compile(r"<!--|-->|<!\[CDATA\[|\]\]>|^[ \t]*//.*$", re.MULTILINE)
_STRING_OR_COMMA = re.compile(r'"(?:[^"\\]|\\.)*"|,(?=\s*[,}\]])|/\*[^*]{0,2000}\*/')
_BETWEEN = re.compile(r"[\s,;]*")
_MARKUP = re.compile(r"<[^<>]{1,200}>")


@dataclass(slots=True)
class PageData:
    """The data of a page.

    Attributes:
        items: every object of its JSON-LD, outer ones first.
        meta: content by name (or property), lower case; the first of each.
        title: the text of the ``title`` element.
        headings: the texts of its ``h1`` elements.
        language: of the page, as its root element states it ("en-US").
    """

    items: list[dict[str, Any]] = field(default_factory=list)
    meta: dict[str, str] = field(default_factory=dict)
    title: str | None = None
    headings: list[str] = field(default_factory=list)
    language: str | None = None

    def of_article(self, key: str) -> Iterator[str]:
        """Yield the values that the page's articles have under a key, as plain text."""
        for item in self.items:
            value = item.get(key)
            if isinstance(value, str) and ARTICLE_TYPES.search(str(item.get("@type", ""))):
                yield plain(value)

    @property
    def body_words(self) -> list[str]:
        """The words of the article's text, empty where the page does not give it away."""
        return _words(" ".join(self.of_article("articleBody")))

    @property
    def summary_words(self) -> list[str]:
        """The words of the longest description."""
        found = [*self.of_article("description")]
        found += [self.meta[name] for name in ("og:description", "description") if name in self.meta]
        return _words(max(found, key=len, default=""))

    @property
    def author(self) -> str | None:
        """The names of the article's authors."""
        names: dict[str, None] = {}
        for item in self.items:
            if ARTICLE_TYPES.search(str(item.get("@type", ""))):
                names.update(dict.fromkeys(_names_of(self._resolved(item.get("author")))))
        return ", ".join(list(names)[:MOST_AUTHORS]) or self.meta.get("author")

    def _resolved(self, value: Any) -> Any:
        """Return a value with the item in place of a mere reference to it (``{"@id": …}``)."""
        if isinstance(value, list):
            return [self._resolved(item) for item in value[:MOST_AUTHORS]]
        if isinstance(value, dict) and set(value) <= {"@id", "@type"} and "@id" in value:
            known = (
                item for item in self.items if item.get("@id") == value["@id"] and len(item) > len(value)
            )
            return next(known, value)
        return value

    @property
    def section(self) -> str | None:
        """The section of the outlet that the article stands in."""
        return next(self.of_article("articleSection"), None) or self.meta.get("article:section")

    @property
    def title_words(self) -> list[str]:
        """The words of the headline."""
        return _words(self.headings[0] if self.headings else self.title or "")


def read_page_data(tree: Element) -> PageData:
    """Return what the page says of itself."""
    data = PageData(language=tree.getroottree().getroot().get("lang"))
    for element in tree.iter("script", "meta", "title", "h1"):
        if element.tag == "script":
            if "ld+json" in (element.get("type") or "").lower() and element.text:
                data.items.extend(_items(element.text))
        elif element.tag == "meta":
            name = element.get("property") or element.get("name") or element.get("http-equiv")
            content = element.get("content")
            if name and content and content.strip():
                data.meta.setdefault(name.lower(), safe_line(content))
        else:
            text = safe_line(" ".join(element.itertext()))[:2000]
            if element.tag == "h1" and text:
                data.headings.append(text)
            elif text and data.title is None:
                data.title = text
    return data


def plain(value: str) -> str:
    """Return a value without the markup and the entities that content systems leave in it."""
    if "&" in value:
        value = html.unescape(value)
    return safe_line(_MARKUP.sub(" ", value) if "<" in value else value)


def _items(script: str) -> Iterator[dict[str, Any]]:
    if len(script) > LONGEST_DATA:
        return
    for form in (script, _unwrapped(script), html.unescape(_unwrapped(script))):
        found = list(_parsed(form))
        if found:
            yield from _objects(found, DEEPEST)
            return


def _unwrapped(script: str) -> str:
    """Return a script without what may surround its JSON, and without commas that separate nothing."""
    return _STRING_OR_COMMA.sub(
        lambda match: match[0] if match[0].startswith('"') else "", _WRAPPING.sub("", script)
    )


def _parsed(script: str) -> Iterator[Any]:
    """Yield the values of a script that holds one or several in a row; nothing where one of them is broken."""
    decoder = json.JSONDecoder(strict=False)
    found = []
    start = _end_of_gap(script, 0)
    while start < len(script):
        try:
            value, end = decoder.raw_decode(script, start)
        except (ValueError, RecursionError):
            return
        found.append(value)
        start = _end_of_gap(script, end)
    yield from found


def _end_of_gap(script: str, start: int) -> int:
    gap = _BETWEEN.match(script, start)
    return gap.end() if gap else start


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


def _names_of(value: Any) -> Iterator[str]:
    """Yield the names in an ``author``: a name, an object with one, or a list of these."""
    if isinstance(value, str) and value.strip() and not value.startswith(("http:", "https:")):
        yield plain(value)[:LONGEST_NAME]
    elif isinstance(value, dict):
        parts = [value.get(key) for key in ("givenName", "additionalName", "familyName")]
        whole = " ".join(part.strip() for part in parts if isinstance(part, str) and part.strip())
        yield from _names_of(value.get("name") or value.get("@value") or whole)
    elif isinstance(value, list):
        for item in value[:MOST_AUTHORS]:
            yield from _names_of(item)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())
