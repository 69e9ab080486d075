"""Cuts the readable ranges of a document into windows of words that the encoder reads in one go."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from flows.annotate.tagger.wordpieces import WORD, WordPieces
from flows.records import Span

MAX_WORDS = 200  # longer windows cost more a word, since attention grows with the square, and find no more
CONTEXT = 32  # words to the left that a follow-up window reads again
MAX_PIECES = 510  # the encoder knows 512 positions

_STOPS = frozenset(".!?…")
_CLOSING = frozenset("\"'”“’»«)]")


@dataclass(slots=True)
class Words:
    """The words of a document; paragraph breaks count as words of no length.

    Attributes:
        spans: code point range of each word; a break has start == end.
        pieces: the word pieces of each word.
        breaks: whether a window may be cut before this word (a sentence or paragraph begins).
        marks: whether the word is a punctuation mark or a paragraph break.
    """

    spans: list[Span]
    pieces: list[tuple[int, ...]]
    breaks: list[bool]
    marks: list[bool]


@dataclass(slots=True)
class Window:
    """Words ``start`` to ``end`` of a document; those before ``fresh`` are context from the window before."""

    start: int
    fresh: int
    end: int


def read_words(text: str, ranges: Sequence[Span], table: WordPieces) -> Words:
    """Return the words inside the ranges, in the order of the ranges."""
    words = Words([], [], [], [])
    paragraph = (table.end,)
    for range_start, range_end in ranges:
        previous = None  # end of the word before, inside this range
        stopped = True
        if words.spans:
            words.spans.append(Span(range_start, range_start))
            words.pieces.append(paragraph)
            words.breaks.append(True)
            words.marks.append(True)
        for match in WORD.finditer(text, range_start, range_end):
            start, end = match.span()
            word = match[0]
            if previous is not None and start > previous and "\n" in text[previous:start]:
                words.spans.append(Span(previous, previous))
                words.pieces.append(paragraph)
                words.breaks.append(True)
                words.marks.append(True)
                stopped = False
            glued = previous == start
            words.breaks.append(stopped and not glued)
            words.marks.append(not (word[0].isalnum() or word[0] == "_"))
            words.spans.append(Span(start, end))
            words.pieces.append(table.pieces_of(word, glued))
            if word[0] in _STOPS:
                stopped = True
            elif not (stopped and word[0] in _CLOSING and glued):
                stopped = False
            previous = end
    return words


def cut_windows(words: Words, max_words: int = MAX_WORDS, context: int = CONTEXT) -> Iterator[Window]:
    """Yield windows that together cover every word once, cut before a sentence where there is one."""
    total = len(words.spans)
    fresh = 0
    while fresh < total:
        start = fresh
        if fresh:
            earliest = max(0, fresh - context)
            start = next((i for i in range(earliest, fresh) if words.breaks[i]), fresh)
        budget = MAX_PIECES - sum(len(words.pieces[i]) for i in range(start, fresh))
        end = fresh
        while end < total and end - start < max_words and budget >= len(words.pieces[end]):
            budget -= len(words.pieces[end])
            end += 1
        if end < total:
            half = (fresh + end) // 2
            end = next((i for i in range(end, half, -1) if words.breaks[i]), end)
        if end == fresh:  # a context so long that nothing new fits: go on without it
            end = fresh + 1
            start = fresh
        yield Window(start, fresh, end)
        fresh = end
