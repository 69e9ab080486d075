"""What a page's markup says of its blocks, as numbers: names, links, containers, and the page's own data."""

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import chain
from typing import cast

import numpy as np
from lxml.etree import _Element as Element
from numpy.typing import NDArray

from flows.clean.pagedata import PageData
from flows.clean.segments.features import LOOK as LINE
from flows.clean.segments.header import is_sentence
from flows.clean.segments.pieces import Piece
from flows.languages import in_every_language
from flows.read.visible import Page, name_parts
from flows.records import Category

Matrix = NDArray[np.float64]

LEVELS = 4  # containers around a block whose prose is weighed
TAGS = ("p", "h1", "h2", "h3", "h4", "li", "td", "figcaption", "blockquote", "div")
LOOK = 60  # words of a block that are looked up in the page's own data
SHORTEST = 5  # words of a stretch that do not occur in an article by chance
STATED = 200  # characters from which on a page counts as giving its article's text away
# Names of an element that holds more of the page's prose than this say nothing about one of its blocks.
OUTER_SHARE = 0.5
# Groups of names that tell what kind of boilerplate a dropped block is, the most telling first.
KINDS = ("comments", "legal", "appeal", "advert", "share", "player", "related", "navigation")
_WORD = re.compile(r"\w+")


def markup_features(
    page: Page, pieces: Sequence[Piece], places: "Places", data: PageData, lower: Sequence[Sequence[str]]
) -> Matrix:
    """Return one row a block with what the markup around it and the page's own data say of it.

    Args:
        page: the page.
        pieces: its blocks.
        places: where they stand.
        data: what the page says of itself.
        lower: the ``lowered_words`` of each block.
    """
    tags = np.array([[block.tag == tag for tag in TAGS] for block in page.blocks], dtype=np.float64)
    links = np.array([[b.links, b.links > 0, b.links > 0.8] for b in page.blocks], dtype=np.float64)
    return np.hstack([places.names(), tags, links, places.shares(), _own_data(pieces, data, lower)])


class Places:
    """Where the blocks of a page stand among its containers, and what these are called."""

    def __init__(self, page: Page, pieces: Sequence[Piece]) -> None:
        self.elements = page.elements
        self.prose = [
            len(piece.text) * (1 - block.links) if len(piece.text) >= 60 and is_sentence(piece.text) else 0.0
            for piece, block in zip(pieces, page.blocks, strict=True)
        ]
        self.total = max(1.0, sum(self.prose))
        self.inside: defaultdict[Element, float] = defaultdict(float)
        for element, weight in zip(page.elements, self.prose, strict=True):
            if weight:
                for container in chain((element,), element.iterancestors()):
                    self.inside[container] += weight
        self.own: dict[Element, int] = {}  # the groups that an element's own names belong to
        headline = next(page.all_of("h1"), None)
        self.around_headline = set() if headline is None else set(headline.iterancestors())
        self.groups: dict[Element, int] = {}  # of an element and the inner ones around it
        self.boxes: dict[Element, Category | None] = {}  # the region an element stands in
        self.kinds: dict[Element, Category] = {}  # what the nearest telling name speaks for

    def names(self) -> Matrix:
        """Return for each group: does the block's element belong to it, one of three around it, any around it?"""
        count = len(_pack()["names"])
        rows: list[tuple[int, int, int]] = []
        for element in self.elements:
            self._visit(element)
            own = near = self.own[element]
            around = element.getparent()
            for _ in range(2):
                if around is not None and self._is_inner(around):
                    near |= self.own[around]
                    around = around.getparent()
            rows.append((own, near, self.groups[element]))
        masks = np.array(rows, dtype=np.uint64).reshape(len(rows), 3, 1)  # raises beyond 64 groups
        bits = (masks >> np.arange(count, dtype=np.uint64)) & np.uint64(1)
        return bits.reshape(len(rows), 3 * count).astype(np.float64)

    def region(self, index: int) -> Category | None:
        """Return the kind of box a block stands in that holds no article: consent, comments, facts aside."""
        self._visit(self.elements[index])
        return self.boxes[self.elements[index]]

    def is_called(self, index: int, group: str) -> bool:
        """Return whether a block, or what is near it, is called something of a group."""
        element = self.elements[index]
        self._visit(element)
        return bool(self.groups[element] & _bit(group))

    def is_inside(self, index: int, tag: str) -> bool:
        """Return whether a block stands in an element of a kind, three levels up at most."""
        at: Element | None = self.elements[index]
        for _ in range(4):
            if at is None or at.tag == tag:
                break
            at = at.getparent()
        return at is not None and at.tag == tag

    def kind(self, index: int) -> Category:
        """Return what kind of boilerplate the names around a block speak for."""
        element = self.elements[index]
        self._visit(element)
        return self.kinds[element]

    def shares(self) -> Matrix:
        """Return the shares of the page's prose in the containers around each block, and in blocks that look alike."""
        looks: dict[tuple[str, str | None], int] = {}  # a number for each tag with each class
        alike: defaultdict[tuple[int, ...], float] = defaultdict(float)
        decayed: defaultdict[Element, float] = defaultdict(float)
        ways, signs = [], []
        for element, weight in zip(self.elements, self.prose, strict=True):
            way = [element]
            while len(way) <= LEVELS and (parent := way[-1].getparent()) is not None:
                way.append(parent)
            ways.append(way)
            seen = [looks.setdefault((at.tag, at.get("class")), len(looks)) for at in way[:4]]
            signs.append(((1, *seen[:1]), (2, *seen[:2]), (4, *seen)))
            if weight:
                for sign in signs[-1]:
                    alike[sign] += weight
                for level, container in enumerate(way[1:]):
                    decayed[container] += weight * 0.75**level
        # The article's own container: much prose, and little around it that belongs elsewhere.
        best = max(decayed, key=decayed.__getitem__, default=None)
        rows = []
        for way, looks_of in zip(ways, signs, strict=True):
            inside = [self.inside.get(container, 0.0) / self.total for container in way[:LEVELS]]
            inside += inside[-1:] * (LEVELS - len(inside))
            depth = next((level for level, container in enumerate(way) if container is best), LEVELS + 1)
            looks_like = [alike.get(part, 0.0) / self.total for part in looks_of]
            rows.append((*inside, *looks_like, depth <= LEVELS, depth == 1, depth / LEVELS))
        return np.array(rows, dtype=np.float64)

    def _is_inner(self, element: Element) -> bool:
        return self.inside.get(element, 0.0) < OUTER_SHARE * self.total

    def _visit(self, element: Element) -> None:
        """Find out the groups and the region of an element; each element is looked at once."""
        way: list[Element] = []
        at: Element | None = element
        while at is not None and at not in self.groups:
            way.append(at)
            at = at.getparent()
        groups = 0 if at is None else self.groups[at]
        box = None if at is None else self.boxes[at]
        kind: Category = "other" if at is None else self.kinds[at]
        for step in reversed(way):
            names, inner = _names(step), self._is_inner(step)
            own = self.own[step] = _groups_of(names)
            if inner:
                groups |= own
                kind = _kind_of(own) or kind
            if box is None and step not in self.around_headline:
                box = _region_of(names, inner)
            self.groups[step], self.boxes[step], self.kinds[step] = groups, box, kind


def _names(element: Element) -> str:
    """Return the names an element has in the markup; the outermost two say nothing of a block."""
    if element.tag in ("html", "body"):
        return ""
    names = (element.tag, element.get("class"), element.get("id"), element.get("role"))
    return " ".join(filter(None, names))[:500].lower()


@cache
def _pack() -> dict[str, dict[str, list[str]]]:
    return in_every_language("markup")


@cache
def _bit(group: str) -> int:
    return 1 << list(_pack()["names"]).index(group)


@lru_cache(65536)
def _kind_of(groups: int) -> Category | None:
    return next((cast(Category, kind) for kind in KINDS if groups & _bit(kind)), None)


@cache
def _bits() -> dict[str, int]:
    """Return by part of a name the groups it belongs to, one bit a group."""
    bits: defaultdict[str, int] = defaultdict(int)
    for group, parts in _pack()["names"].items():
        for part in parts:
            bits[part] |= _bit(group)
    return dict(bits)


@lru_cache(65536)
def _groups_of(names: str) -> int:
    found = 0
    for part in name_parts(names):
        found |= _bits().get(part, 0)
    return found


@lru_cache(65536)
def _region_of(names: str, inner: bool) -> Category | None:
    parts = name_parts(names)
    for region, listed in _pack()["regions"].items():
        if not parts.isdisjoint(listed) and (inner or region != "aside"):
            return "related" if region == "aside" else cast(Category, region)
    return None


def _own_data(pieces: Sequence[Piece], data: PageData, lower: Sequence[Sequence[str]]) -> Matrix:
    """Return where a block's words stand in the article text, the description and the title that the page states."""
    body, summary, title = (
        f" {' '.join(words)} " for words in (data.body_words, data.summary_words, data.title_words)
    )
    stated = len(body) > STATED
    rows = []
    for piece, known in zip(pieces, lower, strict=True):
        words = known if len(piece.text) <= LINE else _WORD.findall(piece.text.lower())
        head, tail = (f" {' '.join(part)} " for part in (words[:LOOK], words[-SHORTEST:]))
        long = len(words) >= SHORTEST
        in_body = bool(words) and head in body
        rows.append(
            (
                stated,
                in_body,
                in_body and long,
                long and tail in body,
                stated and long and not in_body and tail not in body,
                long and (head in summary or (len(summary) > 40 and summary in head)),
                bool(words) and head == title,
            )
        )
    return np.array(rows, dtype=np.float64)
