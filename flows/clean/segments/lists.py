"""The lists and the tables of data that stand in an article's text, kept between its paragraphs."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, islice

from lxml.etree import _Element as Element

from flows.clean.dates.words import either
from flows.clean.segments.header import is_lead, words
from flows.clean.segments.pieces import Piece
from flows.clean.segments.words import line_words
from flows.read.visible import Page

LISTS = ("ul", "ol", "dl", "menu")
MARKED = ("p", "div", "span", "td")  # hold the items of a list that is one by its marks only
_MARK = re.compile(r"(?:[•▪●◦‣⁃∙·*+–—-]|►|▶|✓|✔|➤|\d{1,2}[.)])\s")
_SOURCES = re.compile(rf"(?:{either(line_words().notes)})\b", re.IGNORECASE)
NUMBER = 4  # characters of a cell that numbers the one beside it
POINT = 3  # words of a key point
BETWEEN = ("advert", "share", "player")  # what stands in the midst of articles
HEADINGS = ("h2", "h3", "h4")
OPENING = 2  # lines between a paragraph and its list
INNER = 4  # elements around a block among which its list is looked for
LINKED = 0.4  # share of links from which on a list leads elsewhere
A_LINK = 0.9  # share of links from which on an item among others is one
SENTENCE = (
    5  # words that the items of a list of links within the page have on average where they are no contents
)
CELL = 80  # characters of a cell of data
# What stands in tables that lay out a page, and in none that holds data.
_LAID_OUT = ("table", "div", "ul", "ol", "form", "input", "h1", "h2", "h3", "h4", "article", "figure", "img")
MOST_ROWS = 100  # of a table that are looked at


def keep_lists(page: Page, pieces: Sequence[Piece]) -> None:
    """Keep in place the lists that stand between the article's paragraphs, in the element that holds them.

    At the end of that element it is a list of whole paragraphs, or one announced by a colon; above the first paragraph
    it is one of key points.
    """
    begun = False  # a paragraph of the article has been met
    for box, items in _lists(page, pieces):
        text = box is not None and items[0] > 0 and _is_text(page, pieces, items, box)
        kept: list[int] = []
        if text and box is not None:
            kept = _in_text(page, pieces, items, box)
            if not kept and not begun and _are_key_points(page, pieces, items, box):
                kept = items
        stays = text and box is not None and _share(page, pieces, items) >= LINKED
        for i in kept:
            if pieces[i].role == "boilerplate" and (stays or page.blocks[i].links < A_LINK):
                pieces[i].keep("body", "list_in_text", 0.7)
        begun = begun or any(pieces[i].role == "body" and is_lead(pieces[i]) for i in items)


def _in_text(page: Page, pieces: Sequence[Piece], items: list[int], box: Element) -> list[int]:
    """Return the items of an article's list below a paragraph, and what opens it; nothing where it is another."""
    before, after = items[0] - 1, items[-1] + 1
    opening: list[int] = []  # the heading over a list, and what announces it
    while before > 0 and len(opening) < OPENING and _opens(page, pieces, before):
        opening.append(before)
        before -= 1
    opened = is_lead(pieces[before]) or page.blocks[before].tag == "p"
    if pieces[before].role != "body" or not opened or not _stands_in(page.elements[before], box):
        return []
    while after < len(pieces) and pieces[after].category in BETWEEN:
        after += 1
    if after < len(pieces) and pieces[after].role == "body" and _stands_in(page.elements[after], box):
        return [*opening, *items]
    holder = _parent(box)
    below = (i for i in range(after, len(pieces)) if pieces[i].role == "body")
    if any(holder in page.elements[i].iterancestors() for i in below):
        return []
    announced = pieces[items[0] - 1].text
    colon = announced.endswith(":") and not _SOURCES.match(announced)
    said = all(page.blocks[i].tag in HEADINGS for i in opening)
    return [*opening, *items] if colon or (said and all(is_lead(pieces[i]) for i in items)) else []


def _are_key_points(page: Page, pieces: Sequence[Piece], items: list[int], box: Element) -> bool:
    """Return whether a list between headline and first paragraph says in short what the article says."""
    after = items[-1] + 1
    if (
        len(items) < 2
        or after >= len(pieces)
        or any(page.blocks[i].links for i in items if not _stay_on_page(box))
    ):
        return False
    if pieces[after].role != "body" or not is_lead(pieces[after]):
        return False
    if not any(page.blocks[i].tag == "h1" for i in range(items[0])):
        return False
    lengths = [len(words(pieces[i].text)) for i in items]
    beside = any(at in page.elements[after].iterancestors() for at in islice(box.iterancestors(), 2))
    return beside and min(lengths) >= POINT


def _opens(page: Page, pieces: Sequence[Piece], at: int) -> bool:
    """Return whether a block is a heading, or a short paragraph without links that the model alone dropped."""
    block, piece = page.blocks[at], pieces[at]
    short = (
        block.tag == "p" and not block.links and piece.rule == "page_model" and piece.role == "boilerplate"
    )
    return block.tag in HEADINGS or short


def _lists(page: Page, pieces: Sequence[Piece]) -> Iterator[tuple[Element | None, list[int]]]:
    """Yield the stretches of blocks by the list that they stand in; lists right behind one another are one."""
    first: Element | None = None
    last: Element | None = None
    items: list[int] = []
    for box, rows in groupby(range(len(pieces)), lambda i: _list_of(page, pieces, i)):
        follows = box is not None and last is not None and box.getprevious() is last and box.tag == last.tag
        if items and not follows:
            yield first, items
            items = []
        if not items:
            first = box
        items.extend(rows)
        last = box
    if items:
        yield first, items


def _list_of(page: Page, pieces: Sequence[Piece], at: int) -> Element | None:
    """Return the outermost list that a block stands in, or what holds the paragraphs that are marked as its items."""
    found = None
    for around in _around(page.elements[at]):
        if (
            around.tag in LISTS
            or around.get("role") == "list"
            or (around.tag == "table" and (_is_column(around) or _is_data(around)))
        ):
            found = around
    tag = page.blocks[at].tag
    if found is None and (tag == "li" or (tag in MARKED and _MARK.match(pieces[at].text))):
        return page.elements[at].getparent()
    return found


def _is_column(table: Element) -> bool:
    """Return whether a table has one column, beside one with numbers or marks."""
    rows = list(islice(table.iter("tr"), MOST_ROWS))
    for row in rows:
        cells = ["".join(cell.itertext()).strip() for cell in row if cell.tag in ("td", "th")]
        if not cells or len(cells) > 2 or (len(cells) == 2 and len(cells[0]) > NUMBER):
            return False
    return len(rows) > 1


def _is_data(table: Element) -> bool:
    """Return whether a table holds rows of short cells and nothing else, as no table does that lays out a page."""
    rows = list(islice(table.iter("tr"), MOST_ROWS))
    cells = [[cell for cell in row if cell.tag in ("td", "th")] for row in rows]
    if len(rows) < 2 or min(map(len, cells)) < 2 or len({*map(len, cells)}) > 2:
        return False
    texts = ["".join(cell.itertext()).strip() for row in cells for cell in row]
    return next(table.iterdescendants(*_LAID_OUT), None) is None and max(map(len, texts)) <= CELL


def _around(element: Element) -> Iterator[Element]:
    yield element
    yield from islice(element.iterancestors(), INNER)


def _is_text(page: Page, pieces: Sequence[Piece], items: Sequence[int], box: Element) -> bool:
    """Return whether the items are not links elsewhere, and nothing but the model calls them boilerplate."""
    named = box.tag == "menu" and not any(at.get("class") or at.get("id") for at in box.iter("*"))
    rules = ("page_model", "page_model_names") if named else ("page_model",)
    if any(pieces[i].role == "boilerplate" and pieces[i].rule not in rules for i in items):
        return False
    if any(page.blocks[i].tag == "figcaption" for i in items):
        return False
    return _share(page, pieces, items) < LINKED or _goes_on(page, pieces, items, box)


def _share(page: Page, pieces: Sequence[Piece], items: Sequence[int]) -> float:
    """Return the share of a list's characters that are links."""
    linked = sum(len(pieces[i].text) * page.blocks[i].links for i in items)
    return linked / sum(len(pieces[i].text) for i in items)


def _goes_on(page: Page, pieces: Sequence[Piece], items: Sequence[int], box: Element) -> bool:
    """Return whether links go on with the text: within a sentence, or on this page and no table of contents."""
    said = [words(pieces[i].text) for i in items]
    if _stay_on_page(box) and sum(map(len, said)) >= SENTENCE * len(said):
        headings = [words(pieces[i].text) for i, block in enumerate(page.blocks) if block.tag in HEADINGS]
        return not any(item in headings for item in said)
    announced = pieces[items[0] - 1]
    return (
        announced.role == "body"
        and announced.text.endswith(":")
        and all(pieces[i].text[0].islower() for i in items)
    )


def _stay_on_page(box: Element) -> bool:
    """Return whether all links of a list lead to places on its own page."""
    return all((link.get("href") or "#").startswith("#") for link in box.iter("a"))


def _stands_in(element: Element, box: Element) -> bool:
    """Return whether a block stands in the element that holds a list, or in the one around that."""
    holders = list(islice(box.iterancestors(), 3))
    return any(at in holders for at in islice(_around(element), 3))


def _parent(element: Element) -> Element:
    parent = element.getparent()
    assert parent is not None
    return parent
