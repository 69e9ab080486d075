"""From text to pieces (lines), and from labelled pieces to segments that cover the text without gaps."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from flows.records import Category, Role, Segment

_LINE = re.compile(r"[^\n\r\u2028\u2029\x0b\x0c]+")


@dataclass(slots=True)
class Piece:
    """A stretch of text without outer white space, and the label it has so far."""

    start: int
    end: int
    text: str
    role: Role = "body"
    category: Category | None = None
    rule: str = "default"
    confidence: float = 0.5
    gap: bool = False  # an empty line stands before it

    def drop(self, category: Category, rule: str, confidence: float) -> None:
        """Label the piece as boilerplate."""
        self.role, self.category, self.rule, self.confidence = "boilerplate", category, rule, confidence

    def keep(self, role: Role, rule: str, confidence: float) -> None:
        """Label the piece with a role that is not boilerplate."""
        self.role, self.category, self.rule, self.confidence = role, None, rule, confidence

    def split(self, at: int) -> tuple["Piece", "Piece"]:
        """Return the piece cut in two at an offset into its text; both parts without outer white space."""
        return piece_of(self.text[:at], self.start, self.gap), piece_of(self.text[at:], self.start + at)


def piece_of(raw: str, offset: int, gap: bool = False) -> Piece:
    """Return the piece of a raw stretch that begins at ``offset``, its outer white space left out."""
    stripped = raw.strip()
    start = offset + len(raw) - len(raw.lstrip())
    return Piece(start, start + len(stripped), stripped, gap=gap)


def lines_of(text: str) -> Iterator[Piece]:
    """Yield the lines of a text that hold more than white space."""
    last = 0
    for found in _LINE.finditer(text):
        piece = piece_of(found.group(), found.start())
        if piece.text:
            piece.gap = text.count("\n", last, piece.start) > 1
            last = piece.end
            yield piece


def assemble(pieces: Sequence[Piece], length: int) -> tuple[Segment, ...]:
    """Return segments that cover ``[0, length)`` without gaps.

    Neighbours with the same role, category and rule are one segment (titles stay single). The white space between two
    segments belongs to the first of them, leading white space of the text to the first segment.
    """
    groups: list[list[Piece]] = []
    for piece in pieces:
        last = groups[-1][-1] if groups else None
        same = last and (last.role, last.category, last.rule) == (piece.role, piece.category, piece.rule)
        if same and piece.role != "title":
            groups[-1].append(piece)
        else:
            groups.append([piece])
    starts = [0, *(group[0].start for group in groups[1:]), length]
    return tuple(
        Segment(
            position=position,
            role=group[0].role,
            category=group[0].category,
            rule=group[0].rule,
            confidence=round(min(piece.confidence for piece in group), 3),
            start_char=starts[position],
            end_char=starts[position + 1],
        )
        for position, group in enumerate(groups)
    )
