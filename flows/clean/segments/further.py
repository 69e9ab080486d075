"""The whole articles under the first on a page: each with headline and paragraphs in a container of its own."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain

from lxml.etree import _Element as Element

from flows.clean.dates.fields import read_date
from flows.clean.segments.byline import is_byline, is_signed_day
from flows.clean.segments.header import BYLINE, DATELINE, is_lead, words
from flows.clean.segments.pieces import Piece
from flows.languages import in_every_language
from flows.read.visible import Page, name_parts
from flows.shadow import as_read

ARTICLE = 2  # paragraphs that make an article
SIGNS = 3  # lines under a heading, one of which says who wrote what follows, or when
LONGEST_SIGN = 160  # characters of such a line
_LIVE = frozenset(in_every_language("markup")["names"]["live"])


def drop_further(page: Page, pieces: Sequence[Piece]) -> None:
    """Drop in place the whole articles under the first one."""
    head = next((i for i, p in enumerate(pieces) if p.rule == "headline_element"), None)
    if head is None:
        return
    own = [page.elements[head], *page.elements[head].iterancestors()]
    level = {element: i for i, element in enumerate(own)}
    prose = [i for i in range(head + 1, len(pieces)) if pieces[i].role == "body" and is_lead(pieces[i])]
    paragraphs = Counter(around for i in prose for around in _with_ancestors(page.elements[i]))
    title = words(pieces[head].text)
    further: set[Element] = set()
    signed: list[Element] = []
    for i in range(head + 1, len(pieces)):
        if page.blocks[i].tag not in ("h1", "h2") or words(pieces[i].text) == title:
            continue
        box = _beside(page.elements[i], level)
        if box is None or paragraphs[box] < ARTICLE:
            continue
        parent = box.getparent()
        assert parent is not None
        first, whole = own[level[parent] - 1], _is_whole(page.elements[i], box)
        beside = paragraphs[first] >= ARTICLE and (
            page.blocks[i].tag == "h1" or (whole and first.tag == "article")
        )
        inside = whole and _is_whole(page.elements[head]) and paragraphs[parent] - paragraphs[box] >= ARTICLE
        if beside or inside:
            further.add(box)
        elif _is_signed(page, pieces, i, box) or any(_are_alike(box, other) for other in signed):
            signed.append(box)
    if signed and _stand_below(page, prose, signed, own):
        further.update(signed)
    for i in range(head + 1, len(pieces)) if further else ():
        if not further.isdisjoint(_with_ancestors(page.elements[i])):
            pieces[i].drop("related", "further_article", 0.8)


def _with_ancestors(element: Element) -> Iterator[Element]:
    return chain((element,), element.iterancestors())


def _is_signed(page: Page, pieces: Sequence[Piece], heading: int, box: Element) -> bool:
    """Return whether the lines under a heading say who wrote what follows, or on which day."""
    if any(not _LIVE.isdisjoint(name_parts(at.get("class"), at.get("id"))) for at in _with_ancestors(box)):
        return False  # an entry of a live blog
    for i in range(heading + 1, min(heading + 1 + SIGNS, len(pieces))):
        if is_lead(pieces[i]) or box not in _with_ancestors(page.elements[i]):
            break
        line = as_read(pieces[i].text)[:LONGEST_SIGN]
        if BYLINE.match(line) or DATELINE.fullmatch(line) or is_byline(line) or is_signed_day(line):
            return True
    return any(read_date(time.get("datetime") or "") for time in box.iter("time"))


def _are_alike(one: Element, other: Element) -> bool:
    return one.get("class") is not None and (one.tag, one.get("class")) == (other.tag, other.get("class"))


def _stand_below(page: Page, prose: Sequence[int], boxes: Sequence[Element], own: Sequence[Element]) -> bool:
    """Return whether boxes stand under all paragraphs of the first article, in an element that holds some of them."""
    inside = [any(box in _with_ancestors(page.elements[i]) for box in boxes) for i in prose]
    first = inside.index(True)
    around = boxes[0].getparent()
    held = sum(around in _with_ancestors(page.elements[i]) for i in prose[:first])
    return all(inside[first:]) and held >= ARTICLE and around in own


def _is_whole(element: Element, box: Element | None = None) -> bool:
    """Return whether an element stands in an ``article``, no further out than a box."""
    for at in (element, *element.iterancestors()):
        if at.tag == "article":
            return True
        if at is box:
            return False
    return False


def _beside(element: Element, level: dict[Element, int]) -> Element | None:
    """Return the container of a heading that stands beside the container of the headline."""
    for at in (element, *element.iterancestors()):
        parent = at.getparent()
        if parent in level:
            return at if at not in level and level[parent] > 0 else None
    return None
