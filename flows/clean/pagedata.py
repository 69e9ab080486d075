"""What a page says of itself in JSON-LD and meta elements: headline, description, the article's text."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml import etree
from lxml.etree import _Element as Element

from flows.clean.linked_data import items_of
from flows.read.values import safe_line
from flows.read.visible import Page

MOST_AUTHORS = 20
LONGEST_NAME = 200  # characters
LONGEST_TITLE = 2000
MOST_ABOVE = 30  # blocks of a page, and lines of each, among which its headline is looked for
MOST_BLOCKS = 200  # of a page, among which a lower heading is looked for
UNDER, PROSE = 5, 100  # blocks under it, one of which has so many characters
HEADLINE = 4  # words of a headline that stands in no heading
UNSEEN = ("script", "style", "template", "noscript")
_ARTICLE = re.compile(r"article|posting|report|liveblog", re.IGNORECASE)
# What readers write under an article, and what other sites hold of it.
_REMARK = re.compile(r"(?:discussionforum|socialmedia)posting", re.IGNORECASE)
# What holds an article, or is of no kind that the page tells.
_HOLDER = re.compile(r"page$|^creativework$|^$", re.IGNORECASE)
# Names of meta elements.
_AUTHORS = ("author", "dc.creator", "dcterms.creator", "article:author", "sailthru.author", "parsely-author")
_MARKUP = re.compile(r"<[^<>]{1,200}>")


@dataclass(slots=True)
class PageData:
    """The data of a page.

    Attributes:
        items: every object of its JSON-LD, outer ones first.
        meta: content by name (or property, or "itemprop:" and the property), lower case; the first of each.
        title: the text of the ``title`` element.
        headings: the texts of its ``h1`` elements; without any, a line that its title holds beside other words.
        language: of the page, as its root element states it ("en-US").
    """

    items: list[dict[str, Any]] = field(default_factory=list)
    meta: dict[str, str] = field(default_factory=dict)
    title: str | None = None
    headings: list[str] = field(default_factory=list)
    language: str | None = None

    @property
    def articles(self) -> list[dict[str, Any]]:
        """The items of the page's own article: of several articles those under its headline, no reader's remarks."""
        articles = [item for item in self.items if _ARTICLE.search(_type_of(item))]
        own = [item for item in articles if not _REMARK.search(_type_of(item))]
        shown = {
            key
            for key in map(_key, (*self.headings[:1], self.meta.get("og:title", ""), self.title or ""))
            if key
        }
        named = [item for item in own or articles if any(_names(key, shown) for key in _headlines(item))]
        return named or own

    @property
    def holders(self) -> list[dict[str, Any]]:
        """The items of the page itself."""
        return [item for item in self.items if _HOLDER.search(_type_of(item))]

    def of_article(self, key: str) -> Iterator[str]:
        """Yield the values that the page's articles have under a key, as plain text."""
        for item in self.articles:
            value = item.get(key)
            if isinstance(value, str):
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
        for item in self.articles:
            names.update(dict.fromkeys(_names_of(self._resolved(item.get("author") or item.get("creator")))))
        stated = (value for name in _AUTHORS if (value := self.meta.get(name)) and not _is_link(value))
        return ", ".join(list(names)[:MOST_AUTHORS]) or next(stated, None)

    @property
    def publisher(self) -> str | None:
        """The name of who publishes the article."""
        stated = (name for item in self.articles for name in _names_of(self._resolved(item.get("publisher"))))
        return next(stated, None)

    def _resolved(self, value: Any) -> Any:
        """Return a value with the item in place of a mere reference to it (``{"@id": …}``)."""
        if isinstance(value, list):
            return [self._resolved(item) for item in value[:MOST_AUTHORS]]
        key = value.get("@id") if isinstance(value, dict) else value
        if isinstance(key, str) and not any(_names_of({} if value is key else value)):
            return next(
                (item for item in self.items if item.get("@id") == key and any(_names_of(item))), value
            )
        return value

    @property
    def section(self) -> str | None:
        """The section of the outlet that the article stands in."""
        return next(self.of_article("articleSection"), None) or self.meta.get("article:section")

    @property
    def title_words(self) -> list[str]:
        """The words of the headline."""
        return _words(self.headings[0] if self.headings else self.title or "")


def read_page_data(page: Page) -> PageData:
    """Return what the page says of itself."""
    data = PageData(language=page.tree.getroottree().getroot().get("lang"))
    scripts = []
    for element in page.telling:
        if element.tag == "script":
            if "ld+json" in (element.get("type") or "").lower() and element.text:
                scripts.append(element.text)
        elif element.tag == "meta":
            name = element.get("property") or element.get("name") or element.get("http-equiv")
            if not name and (prop := element.get("itemprop")):
                name = f"itemprop:{prop}"
            content = element.get("content")
            if name and content and content.strip():
                data.meta.setdefault(name.lower(), safe_line(content))
        elif element.tag != "link":
            parts = element.itertext() if next(element.iter(*UNSEEN), None) is None else _shown(element)
            text = safe_line(" ".join(parts))[:LONGEST_TITLE]
            if element.tag == "h1" and text:
                data.headings.append(text)
            elif text and data.title is None:
                data.title = text
    data.items.extend(items_of(scripts))
    if not data.headings and (line := _line_in_title(page, _words(data.title or ""))):
        data.headings.append(line)
    if _names_site_alone(data) and (line := _heading_below(page)):
        data.headings.insert(0, line)
    return data


def _names_site_alone(data: PageData) -> bool:
    """Return whether the headings of a page are the few words that its title is too, and nothing states a headline."""
    title = _words(data.title or "")
    stated = (
        "og:title" in data.meta or "twitter:title" in data.meta or next(data.of_article("headline"), None)
    )
    alone = all(_words(heading) == title for heading in data.headings)
    return bool(data.headings) and alone and len(title) < HEADLINE and not stated


def _heading_below(page: Page) -> str | None:
    """Return the first lower heading that is long enough for a headline and stands over a paragraph."""
    for i, block in enumerate(page.blocks[:MOST_BLOCKS]):
        if block.tag in ("h2", "h3"):
            line = safe_line(page.text[block.start_char : block.end_char])
            below = page.blocks[i + 1 : i + 1 + UNDER]
            if len(_words(line)) >= HEADLINE and any(b.end_char - b.start_char >= PROSE for b in below):
                return line[:LONGEST_TITLE]
    return None


def _line_in_title(page: Page, title: list[str]) -> str | None:
    """Return the first line of a page that its title holds with a label or an outlet around it: pages for print have
    no heading ("Print: Bridge closed until May - The Echo")."""
    whole = f" {' '.join(title)} "
    for block in page.blocks[:MOST_ABOVE]:
        for line in page.text[block.start_char : block.end_char].splitlines()[:MOST_ABOVE]:
            words = _words(line)
            if HEADLINE <= len(words) < len(title) and f" {' '.join(words)} " in whole:
                return safe_line(line)
    return None


def _shown(element: Element) -> Iterator[str]:
    """Yield the text in an element without that of scripts and the like."""
    walk = etree.iterwalk(element, events=("start", "end"))
    for event, at in walk:
        if event == "start" and at.tag in UNSEEN:
            walk.skip_subtree()
        elif text := at.text if event == "start" else at.tail if at is not element else None:
            yield text


def plain(value: str) -> str:
    """Return a value without the markup and the entities that content systems leave in it."""
    if "&" in value:
        value = html.unescape(value)
    return safe_line(_MARKUP.sub(" ", value) if "<" in value else value)


def _type_of(item: dict[str, Any]) -> str:
    kind = item.get("@type", "")
    return " ".join(map(str, kind)) if isinstance(kind, list) else str(kind)


def _headlines(item: dict[str, Any]) -> Iterator[str]:
    for name in ("headline", "name", "alternativeHeadline"):
        if isinstance(value := item.get(name), str):
            yield _key(plain(value))


def _names(headline: str, shown: set[str]) -> bool:
    """Return whether a headline is one that the page shows, or the beginning of one."""
    return bool(headline) and any(title.startswith(headline) or headline.startswith(title) for title in shown)


def _key(text: str) -> str:
    return " ".join(_words(text))


def _names_of(value: Any) -> Iterator[str]:
    """Yield the names in an ``author``: a name, an object with one, or a list of these."""
    if isinstance(value, str) and value.strip() and not _is_link(value):
        yield plain(value)[:LONGEST_NAME]
    elif isinstance(value, dict):
        parts = [value.get(key) for key in ("givenName", "additionalName", "familyName")]
        whole = " ".join(part.strip() for part in parts if isinstance(part, str) and part.strip())
        held = (value.get(key) for key in ("name", "@value", "@list", "@set"))
        yield from _names_of(next(filter(None, held), whole))
    elif isinstance(value, list):
        for item in value[:MOST_AUTHORS]:
            yield from _names_of(item)


def _is_link(value: str) -> bool:
    """Return whether a value is an address or the mere id of an item."""
    return value.startswith(("http:", "https:", "#", "/", "_:"))


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())
