"""Lines that are a day and what stands before it: that it is one of publication, a place, an outlet's name."""

import re

from flows.clean.dates.expressions import Found, find_all
from flows.clean.dates.words import date_words, either
from flows.shadow import as_read

LONGEST = 100  # characters
MOST_NAMES = 5  # words of a place or an outlet

_WORDS = date_words()
_LABELS = re.compile(
    rf"(?:(?:{either((*_WORDS.published, *_WORDS.updated))})(?:\s(?:{either((*_WORDS.on, *_WORDS.at))}))?(?:\W+|$))+",
    re.IGNORECASE,
)
# What belongs to the day that it stands before: "Tuesday, the", "den".
_OF_DAY = re.compile(
    rf"(?<!\w)(?:(?:{either(_WORDS.short_weekdays)})\.?[,\s]*)?(?:(?:{either(_WORDS.articles)})\s)?$",
    re.IGNORECASE,
)
_CAPITAL = r"[^\W\d_a-zß-ÿ][\w'’.&-]*"
_SMALL = either((*_WORDS.particles, *_WORDS.of, *_WORDS.articles, *_WORDS.behind_author))
_NAMES = rf"{_CAPITAL}(?:\s(?:(?:{_SMALL})\s)?{_CAPITAL}){{0,{MOST_NAMES - 1}}}"
_NAMED = re.compile(rf"{_NAMES}\s?[,|–—·•-]\s?")
_BEHIND = re.compile(rf"\W*(?:{either(_WORDS.clock)})?\W*(?:[,|–—·•-]\s?{_NAMES})?", re.IGNORECASE)


def is_labelled_day(line: str) -> bool:
    """Return whether a line is a full date behind words for its publication, or behind a place or an outlet."""
    read = as_read(line).strip()
    found = _day(read)
    if found is None:
        return False
    before = _OF_DAY.sub("", read[: found.start])
    labelled = _LABELS.fullmatch(before)
    if labelled:
        return _BEHIND.fullmatch(read[found.end :]) is not None
    return _NAMED.fullmatch(before) is not None and not read[found.end :].strip(" .)|")


def _day(line: str) -> Found | None:
    """Return the one full date of a line."""
    if len(line) > LONGEST:
        return None
    found = list(find_all(line))
    return found[0] if len(found) == 1 and found[0].precision != "month" else None
