"""What a page shows as a whole: all paragraphs of its article, and each of them once."""

from collections.abc import Sequence

from lxml.etree import _Element as Element

from flows.clean.segments.header import is_lead
from flows.clean.segments.pieces import Piece
from flows.read.visible import Page

LINKED = 0.4  # share of links from which on a block leads elsewhere
REPEATED = 60  # characters from which on two equal lines are no coincidence
MORE_PROSE = 1.5  # times the characters of paragraphs that any other element holds
FEW_KEPT = 0.5  # share of them that the model keeps, below which it misjudged them
_CUT = ("…", "...", "[…]")
JOINED = 0.8  # share of a block that stands in other blocks, from which on it repeats them


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
