"""The structure of a text: its sentences, their clauses, its quotations; found once an article."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from flows.records import Span

# Which marks close which; a mark that opens here may close elsewhere.
PAIRS = {"„": '“”"', "“": '”"', "»": "«", "«": "»", '"': '"', "‚": "‘’", "‟": "”"}
MARKS = {**PAIRS, "''": "''"}  # two apostrophes, as typewriters and news wires have them
CLOSING = frozenset("".join(PAIRS.values()))

_END = re.compile(r"(?<![.!?…])[.!?…]{1,20}(?:[\"”“»«’)\]]|''){0,4}(?=\s|$)|\n")
_FOLLOWING = re.compile(r"\s{1,40}[\"„“»«‚‘'(]{0,3}")
_WORD = re.compile(r"[^\W\d_]+")
_LAST_WORD = re.compile(r"[^\W_][\w.]{0,14}$")
_INITIALS = re.compile(r"[^\W\d_a-zß-ÿ](?:\.[^\W\d_a-zß-ÿ]){1,4}")
_CLAUSE_END = re.compile(r";|\s[–—-]\s|:\s")
_MARK = re.compile(r"''|[„“”»«\"‚‘’‟]|\n")


def last_inside(text: str, quotation: Span) -> str:
    """Return the last character before the closing mark of a quotation, "" where there is none."""
    inside = text[quotation.start + 1 : quotation.end - (2 if text.endswith("''", 0, quotation.end) else 1)]
    return inside[-1:]


class Sentences:
    """The sentences of one text, each without blanks around it, its closing mark included."""

    def __init__(self, text: str, abbreviations: frozenset[str], openers: frozenset[str]) -> None:
        """Find the sentences of a text.

        Args:
            text: what is read.
            abbreviations: words in lower case, without their full stop, that end no sentence.
            openers: words in lower case that open a sentence behind initials ("in the U.S. The plan").
        """
        self._text = text
        self._spans = list(_sentences(text, abbreviations, openers))
        self._starts = [span.start for span in self._spans]

    def at(self, offset: int) -> Span:
        """Return the sentence in which an offset lies, the one before it where it lies between two."""
        index = bisect_right(self._starts, offset) - 1
        return self._spans[index] if index >= 0 else Span(0, 0)

    def before(self, offset: int) -> Span | None:
        """Return the sentence before the one in which an offset lies."""
        index = bisect_right(self._starts, offset) - 2
        return self._spans[index] if index >= 0 else None

    def after(self, offset: int) -> Span | None:
        """Return the first sentence that begins at an offset or behind it."""
        index = bisect_right(self._starts, offset - 1)
        return self._spans[index] if index < len(self._spans) else None

    def clause_at(self, offset: int) -> Span:
        """Return the clause in which an offset lies: dashes, colons and semicolons part it from the rest."""
        start, end = self.at(offset)
        for stop in _CLAUSE_END.finditer(self._text, start, end):
            if stop.start() >= offset:
                return Span(start, stop.start())
            start = stop.end()
        return Span(start, end)


def _sentences(text: str, abbreviations: frozenset[str], openers: frozenset[str]) -> Iterator[Span]:
    start = 0
    for stop in _END.finditer(text):
        if stop[0] == "\n":
            end = stop.start()
        elif _ends(text, stop, abbreviations, openers):
            end = stop.end()
        else:
            continue
        if span := _stripped(text, start, end):
            yield span
        start = stop.end()
    if span := _stripped(text, start, len(text)):
        yield span


def _ends(text: str, stop: re.Match[str], abbreviations: frozenset[str], openers: frozenset[str]) -> bool:
    """Whether a mark ends its sentence: not behind an abbreviation or an ordinal, not before a small letter, and behind
    initials only before a word that opens one ("the U.S. The plan", not "the U.S. Senate" or "G.K. Doe")."""
    following = _FOLLOWING.match(text, stop.end())
    if following and text[following.end() : following.end() + 1].islower():
        return False
    if stop[0][0] != ".":
        return True
    word = _LAST_WORD.search(text[max(0, stop.start() - 16) : stop.start()])
    if word is None:
        return True
    if following and _INITIALS.fullmatch(word[0]):
        opener = _WORD.match(text, following.end())
        return opener is None or opener[0].lower() in openers
    initial = len(word[0]) == 1 and word[0].isupper()
    ordinal = word[0].isdigit() and len(word[0]) < 3
    return not (initial or ordinal or word[0].lower() in abbreviations)


def _stripped(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None


def find_quotations(text: str, spans: Sequence[Span]) -> Iterator[Span]:
    """Yield the outermost quotations with their marks; one that its paragraph leaves open is none."""
    for first, last in spans:
        opened, closers = -1, ""
        for mark in _MARK.finditer(text, first, last):
            offset, sign = mark.start(), mark[0]
            if sign == "\n":
                opened = -1
            elif opened < 0:
                before = text[offset - 1] if offset else " "
                if sign in MARKS and not before.isalnum():
                    opened, closers = offset, MARKS[sign]
            elif sign in closers and not (sign in ('"', "''") and text[offset - 1].isspace()):
                yield Span(opened, mark.end())
                opened = -1
