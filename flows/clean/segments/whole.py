"""What a page shows as a whole: its lists between paragraphs, each paragraph once, the first of several articles."""

import re
from collections import Counter
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
REPEATED = 60  # characters from which on two equal lines are no coincidence
MORE_PROSE = 1.5  # times the characters of paragraphs that any other element holds
FEW_KEPT = 0.5  # share of them that the model keeps, below which it misjudged them
_CUT = ("…", "...", "[…]")
JOINED = 0.8  # share of a block that stands in other blocks, from which on it repeats them
MOST_ROWS = 100  # of a table that are looked at
ARTICLE = 2  # paragraphs that make a further article


def keep_lists(page: Page, pieces: Sequence[Piece]) -> None:
    """Keep in place the lists that stand between the article's paragraphs, in the element that holds them.

    At the end of that element it is a list of whole paragraphs, or one announced by a colon; above the first paragraph
    it is one of key points.
    """
    begun = False  # a paragraph of the article has been met
    for box, rows in groupby(range(len(pieces)), lambda i: _list_of(page, pieces, i)):
        items = list(rows)
        text = box is not None and items[0] > 0 and _is_text(page, pieces, items, box)
        kept: list[int] = []
        if text and box is not None:
            kept = _in_text(page, pieces, items, box)
            if not kept and not begun and _are_key_points(page, pieces, items, box):
                kept = items
        for i in kept:
            if pieces[i].role == "boilerplate" and page.blocks[i].links < LINKED:
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
    if len(items) < 2 or after >= len(pieces) or any(page.blocks[i].links for i in items):
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


def keep_paragraphs(page: Page, pieces: Sequence[Piece]) -> None:
    """Keep in place the paragraphs that the model dropped beside kept ones, in the element with most of the prose.

    A few dropped ones may be appeals. Where it dropped most of them, the names around them misled it.
    """
    held: dict[Element, list[int]] = {}
    for i, block in enumerate(page.blocks):
        parent = page.elements[i].getparent()
        if block.tag == "p" and block.links < LINKED and parent is not None and is_lead(pieces[i]):
            held.setdefault(parent, []).append(i)
    length = {parent: sum(len(pieces[i].text) for i in inside) for parent, inside in held.items()}
    best = max(length, key=length.__getitem__, default=None)
    if best is None or any(
        MORE_PROSE * length[other] > length[best] for other in length if other is not best
    ):
        return
    kept = sum(len(pieces[i].text) for i in held[best] if pieces[i].role == "body")
    if 0 < kept < FEW_KEPT * length[best]:
        for i in held[best]:
            if pieces[i].role == "boilerplate" and pieces[i].rule.startswith("page_model"):
                pieces[i].keep("body", "beside_kept", 0.6)


def keep_stated(page: Page, pieces: Sequence[Piece]) -> None:
    """Keep in place the text that a page's data alone states, without the teaser that repeats its beginning."""
    stated = [i for i, element in enumerate(page.elements) if element.tag == "script"]
    for i in stated:
        pieces[i].keep("body", "stated_text", 0.8)
    for piece in pieces[: stated[0]] if stated else ():
        if piece.role == "body" and pieces[stated[0]].text.startswith(piece.text.rstrip(" .…")):
            piece.drop("other", "repeated", 0.9)


def drop_repeats(pieces: Sequence[Piece]) -> None:
    """Drop in place the paragraphs that stood before, and the short lines between them that did too."""
    _drop_joined(pieces)
    seen: set[str] = set()
    repeats = False
    starts = {
        piece.text[:REPEATED] for piece in pieces if piece.role == "body" and not piece.text.endswith(_CUT)
    }
    for piece in pieces:
        if piece.role != "body":
            continue
        text = " ".join(piece.text.split())
        if piece.text.endswith(_CUT) and len(text) > REPEATED and piece.text[:REPEATED] in starts:
            piece.drop("other", "repeated", 0.9)  # the paragraph stands there whole
        elif text in seen and (repeats or len(text) >= REPEATED):
            piece.drop("other", "repeated", 0.9)
            repeats = True
        else:
            seen.add(text)
            repeats = False


def _drop_joined(pieces: Sequence[Piece]) -> None:
    """Drop in place a block that holds the paragraphs of the others once more: what is read aloud, or printed."""
    by_start: dict[str, list[Piece]] = {}
    long = [piece for piece in pieces if piece.role == "body" and len(piece.text) >= REPEATED]
    for piece in long:
        by_start.setdefault(piece.text[:REPEATED], []).append(piece)
    for piece in long:
        first = min((len(p.text) for p in by_start[piece.text[:REPEATED]]), default=0)
        if first < len(piece.text):
            held = [len(other.text) for other in long if other is not piece and other.text in piece.text]
            if len(held) > 1 and sum(held) > JOINED * len(piece.text):
                piece.drop("other", "repeated", 0.9)


def drop_further(page: Page, pieces: Sequence[Piece]) -> None:
    """Drop in place the whole articles under the first: each with headline and paragraphs in a container of its own."""
    head = next((i for i, p in enumerate(pieces) if p.rule == "headline_element"), None)
    if head is None:
        return
    own = [page.elements[head], *page.elements[head].iterancestors()]
    level = {element: i for i, element in enumerate(own)}
    paragraphs = Counter(
        around
        for i in range(head + 1, len(pieces))
        if pieces[i].role == "body" and is_lead(pieces[i])
        for around in (page.elements[i], *page.elements[i].iterancestors())
    )
    title = words(pieces[head].text)
    further: set[Element] = set()
    for i in range(head + 1, len(pieces)):
        if page.blocks[i].tag not in ("h1", "h2") or words(pieces[i].text) == title:
            continue
        box = _beside(page.elements[i], level)
        if box is None or paragraphs[box] < ARTICLE:
            continue
        parent = _parent(box)
        first, whole = own[level[parent] - 1], _is_whole(page.elements[i], box)
        beside = paragraphs[first] >= ARTICLE and (
            page.blocks[i].tag == "h1" or (whole and first.tag == "article")
        )
        inside = whole and _is_whole(page.elements[head]) and paragraphs[parent] - paragraphs[box] >= ARTICLE
        if beside or inside:
            further.add(box)
    for i in range(head + 1, len(pieces)) if further else ():
        if not further.isdisjoint([page.elements[i], *page.elements[i].iterancestors()]):
            pieces[i].drop("related", "further_article", 0.8)


def _is_whole(element: Element, box: Element | None = None) -> bool:
    """Return whether an element stands in an ``article``, no further out than a box."""
    for at in (element, *element.iterancestors()):
        if at.tag == "article":
            return True
        if at is box:
            return False
    return False


def _list_of(page: Page, pieces: Sequence[Piece], at: int) -> Element | None:
    """Return the outermost list that a block stands in, or what holds the paragraphs that are marked as its items."""
    found = None
    for around in _around(page.elements[at]):
        if (
            around.tag in LISTS
            or around.get("role") == "list"
            or (around.tag == "table" and _is_column(around))
        ):
            found = around
    if found is None and page.blocks[at].tag in MARKED and _MARK.match(pieces[at].text):
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
    length = sum(len(pieces[i].text) for i in items)
    return sum(len(pieces[i].text) * page.blocks[i].links for i in items) < LINKED * length


def _stands_in(element: Element, box: Element) -> bool:
    """Return whether a block stands in the element that holds a list, or in the one around that."""
    holders = list(islice(box.iterancestors(), 3))
    return any(at in holders for at in islice(_around(element), 3))


def _parent(element: Element) -> Element:
    parent = element.getparent()
    assert parent is not None
    return parent


def _beside(element: Element, level: dict[Element, int]) -> Element | None:
    """Return the container of a heading that stands beside the container of the headline."""
    for at in (element, *element.iterancestors()):
        parent = at.getparent()
        if parent in level:
            return at if at not in level and level[parent] > 0 else None
    return None
