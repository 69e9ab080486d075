"""A text as it reads, beside the text as it is written: what one finds in the first has a span in the second."""

import re
import unicodedata
from dataclasses import dataclass

# Soft hyphens, zero-width characters and marks of direction: nobody sees them, and they part words.
INVISIBLE = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff"
_MARKS = "\u0300-\u036f"  # written after the letter that they belong to
_ANY = re.compile(f"[{INVISIBLE}{_MARKS}]")
_CLUSTER = re.compile(f"[^{INVISIBLE}{_MARKS}](?:[{INVISIBLE}]*[{_MARKS}])+")
_UNSEEN = re.compile(f"[{INVISIBLE}]+")


@dataclass(frozen=True, slots=True)
class Shadow:
    """A text without invisible characters and with composed letters.

    Attributes:
        text: the text as it reads.
        spans: where each of its characters stands in the text as written; None where both are the same.
    """

    text: str
    spans: tuple[tuple[int, int], ...] | None

    def written(self, start: int, end: int) -> tuple[int, int]:
        """Return the span in the text as written that a span of the text as read, not an empty one, covers."""
        return (start, end) if self.spans is None else (self.spans[start][0], self.spans[end - 1][1])


def shadow(text: str) -> Shadow:
    """Return a text as it reads."""
    if text.isascii() or not _ANY.search(text):
        return Shadow(text, None)
    parts: list[str] = []
    spans: list[tuple[int, int]] = []
    at = 0
    while at < len(text):
        cluster = _CLUSTER.match(text, at)
        unseen = None if cluster else _UNSEEN.match(text, at)
        end = cluster.end() if cluster else unseen.end() if unseen else at + 1
        if not unseen:
            whole = unicodedata.normalize("NFC", _UNSEEN.sub("", text[at:end]))
            parts.append(whole)
            spans.extend([(at, end)] * len(whole))
        at = end
    return Shadow("".join(parts), tuple(spans))


def as_read(text: str) -> str:
    """Return a text without invisible characters and with composed letters."""
    return shadow(text).text


def without_invisible(text: str) -> str:
    """Return a text without invisible characters, its letters composed as they are."""
    return text if text.isascii() else _UNSEEN.sub("", text)


def as_written(text: str, read: str) -> str:
    """Return how a text writes what one reads in it: letters composed as they are there, invisible ones left out."""
    found = shadow(text)
    start = found.text.find(read) if found.spans else -1
    if start < 0 or not read:
        return read
    first, last = found.written(start, start + len(read))
    return _UNSEEN.sub("", text[first:last])
