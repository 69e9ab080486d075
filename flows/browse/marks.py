"""Cuts an article's text where names and claims begin and end, so that each piece can be shown with its marks."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Mark:
    """Something that was found in a text.

    Attributes:
        start_char: where it begins in the document's text.
        end_char: where it ends.
        kind: what it is: content, speaker, cue or name.
        address: where it leads.
        title: what it says of itself.
    """

    start_char: int
    end_char: int
    kind: str
    address: str
    title: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text under the same marks; it leads where the shortest of them does."""

    text: str
    kinds: tuple[str, ...]
    address: str
    title: str


def pieces(text: str, offset: int, marks: Sequence[Mark]) -> Iterator[Piece]:
    """Yield a text cut at every beginning and end of a mark; joined, the pieces are the text.

    Args:
        text: part of a document's text.
        offset: where the part begins in the document's text.
        marks: in the order of their beginnings, those of the whole document or of this part.
    """
    end = offset + len(text)
    inside = [mark for mark in marks if mark.start_char < end and mark.end_char > offset]
    cuts = sorted(
        {offset, end}
        | {min(max(at, offset), end) for mark in inside for at in (mark.start_char, mark.end_char)}
    )
    waiting, over = 0, list[Mark]()
    for first, last in pairwise(cuts):
        while waiting < len(inside) and inside[waiting].start_char <= first:
            over.append(inside[waiting])
            waiting += 1
        over = [mark for mark in over if mark.end_char > first]
        nearest = min(over, key=lambda mark: mark.end_char - mark.start_char, default=None)
        yield Piece(
            text[first - offset : last - offset],
            tuple(sorted({mark.kind for mark in over})),
            nearest.address if nearest else "",
            nearest.title if nearest else "",
        )
