"""From text to pieces (lines), and from labelled pieces to segments that cover the text without gaps."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from flows.records import Category, Role, Segment

WRAPPED_SHARE = 0.3  # of the line breaks that fall within a sentence, from which on a text counts as wrapped
_ENDS = '.!?…:;"”“»«)]'
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


def lines_of(text: str, start: int = 0) -> list[Piece]:
    """Return the lines of a text from an offset on that hold more than white space.

    Where the text was wrapped at a column, lines broken within a sentence are put together again.
    """
    lines: list[Piece] = []
    for found in _LINE.finditer(text, start):
        line = piece_of(found.group(), found.start())
        if line.text:
            line.gap = bool(lines) and text.count("\n", lines[-1].end, line.start) > 1
            lines.append(line)
    broken = [_breaks(last, line) for last, line in pairwise(lines)]
    if sum(broken) < WRAPPED_SHARE * sum(not line.gap for line in lines[1:]) or not any(broken):
        return lines
    joined = lines[:1]
    for line, breaks in zip(lines[1:], broken, strict=True):
        if breaks:
            last = joined.pop()
            line = Piece(last.start, line.end, text[last.start : line.end], gap=last.gap)
        joined.append(line)
    return joined


def _breaks(line: Piece, after: Piece) -> bool:
    """Return whether a sentence runs from a line into the next one."""
    goes_on = line.text[-1] not in _ENDS and after.text[0].islower()
    return goes_on and not after.gap and len(line.text) >= 40


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
