"""Who wrote an article, as the line says that holds its day or its author or both."""

import re
from collections.abc import Iterator
from functools import cache

from flows.clean.dates.expressions import find_all
from flows.clean.dates.words import date_words, either
from flows.languages import languages, pack_of
from flows.languages.lemmas import is_word, spoken
from flows.shadow import as_read

LONGEST = 200  # characters of a line that may name authors
MOST_NAMES = 6
MOST_WORDS = 5  # of a name
LONGEST_CREDIT = 400  # characters of a line that names everybody who had a part
LEAD = 3  # words that may stand before "by"
REST = 4  # words of a byline beside its day and its authors

_WORDS = date_words()
# A stroke or a point parts a line, but not "Autor/in".
_FORMS = {form for word in _WORDS.by if (form := word.partition("/")[2])}
_PARTS = re.compile(
    rf"\s{{0,3}}(?:[|•–—\n]|[/·](?!(?:{either(_FORMS)})(?!\w)))\s{{0,3}}|\s-\s|\s{{3}}", re.IGNORECASE
)
_BY = re.compile(rf"(?<!\w)(?:{either(_WORDS.by)})(?:\s?:\s?|\s)(?=\S)", re.IGNORECASE)
_ASIDE = re.compile(rf"(?<!\w)(?:{either(_WORDS.asides)})\s?:?\s?$", re.IGNORECASE)
_PLACED = re.compile(
    rf"(?P<name>.+?)\s(?:{either(_WORDS.behind_author)})\s[^\W\d_a-zß-ÿ][\w.'’-]*(?:\s[^\W\d_a-zß-ÿ][\w.'’-]*){{0,2}}"
)
_OTHERS = re.compile(rf"[.;,]\s(?:{either(_WORDS.asides)})\s", re.IGNORECASE)
_PLACE = rf"(?i:{either(_WORDS.places)})\s[^\W\d_](?:[\w.'’-]|\s(?=[^\W\d_a-zß-ÿ])){{1,40}}"
_VERB = rf"\s(?:{either(_WORDS.reports)})\s"
_REPORTS = re.compile(rf"(?:{_PLACE}{_VERB}(?P<behind>.+)|(?P<before>.+){_VERB}{_PLACE})\W{{0,2}}")
_JOINED = re.compile(rf"\s?[,;&]\s?|\s(?:{either(_WORDS.joins)})\s", re.IGNORECASE)
_WEEKDAY = re.compile(rf"(?:{either(_WORDS.short_weekdays)})\.?,?\s{{0,3}}$", re.IGNORECASE)
_ON = re.compile(rf"\s(?:{either((*_WORDS.on, *_WORDS.at))})\s?$", re.IGNORECASE)
# What stands between a name and the day: "Jane Doe, published".
_SAID = either((*_WORDS.published, *_WORDS.updated))
_LABEL = re.compile(
    rf"[\s,;(]+(?:{_SAID})(?:\s(?:{either((*_WORDS.on, *_WORDS.at))}))?\s?:?\s?$", re.IGNORECASE
)
_POST = re.compile(rf"(?:{either(_WORDS.posts)})$", re.IGNORECASE)
_READING = re.compile(rf"(?<!\w)(?:{either(_WORDS.reading)})(?!\w)", re.IGNORECASE)
_BEHIND = re.compile(rf"\s(?:{either(_WORDS.behind_author)})\s.*", re.DOTALL)
# What a line of credits begins with: several words, or one with a colon behind it.
_CREDIT = re.compile(
    rf"\W{{0,2}}(?:{either(word for word in (*_WORDS.by, *_WORDS.asides) if ' ' in word)})\s?:?\s(?=\S)"
    rf"|\W{{0,2}}(?:{either(word.rstrip(':') for word in (*_WORDS.by, *_WORDS.asides))})\s?:\s(?=\S)",
    re.IGNORECASE,
)
_NAME_WORD = re.compile(r"[^\W\d_][\w'’.-]*")


def authors_of(line: str) -> list[str]:
    """Return the names that a line gives behind "by".

    Args:
        line: of the text; dates and what else stands beside the names are left out.
    """
    if names := _reporting(line):
        return names
    for part in _parts(line):
        for match in _BY.finditer(part):
            if len(part[: match.start()].split()) > LEAD or _ASIDE.search(part[: match.end()]):
                continue
            if names := _names(_OTHERS.split(part[match.end() :])[0]):
                return names
    return []


def is_credit(line: str) -> bool:
    """Return whether a line begins with who wrote an article or had another part in it."""
    return (
        len(line) <= LONGEST_CREDIT
        and (found := _CREDIT.match(line)) is not None
        and bool(_names(_OTHERS.split(line[found.end() :])[0]))
    )


def _reporting(line: str) -> list[str]:
    """Return the names of those who report from a place, where a line says no more."""
    found = _REPORTS.fullmatch(line.strip()) if len(line) <= LONGEST else None
    names = (found["behind"] or found["before"]).strip(" .:") if found else ""
    return _names(names) if names and bare_names(names) else []


def bare_names(line: str) -> list[str]:
    """Return the names that make up one part of a line, without "by" before them."""
    for part in _parts(line):
        names = [name for name in _names(part) if name[0].isupper()]
        if names and all(name in names or _POST.search(name) for name in map(str.strip, _JOINED.split(part))):
            return names
    return []


def signed_by(line: str) -> list[str]:
    """Return the names of a line without "by" that are some: with a known given name, or with a post behind.

    Beside a day, and alone there, names are some too of whose words no dictionary knows the first and the last.
    """
    names = [name for name in bare_names(line) if not _POST.search(name)]
    if not names:
        return []
    posted = any(_POST.search(part.strip()) for part in _JOINED.split(line))
    known = posted or names[0].split()[0] in _given_names()
    return names if known or (_is_alone_with_day(line) and not any(map(_holds_word, names))) else []


def placed_by(line: str) -> list[str]:
    """Return the name of a line that is one and the place where its bearer is: "Jane Doe in Boston"."""
    found = _PLACED.fullmatch(line) if len(line) <= LONGEST else None
    words = found["name"].split() if found else []
    if not 2 <= len(words) <= 3 or not _is_name(words):
        return []
    name = " ".join(words)
    return [name] if words[0] in _given_names() or not _holds_word(name) else []


def is_signed_day(line: str) -> bool:
    """Return whether a line is a day and the names of its authors and nothing else."""
    return len(line) <= LONGEST and _is_alone_with_day(line) and bool(signed_by(line))


def _is_alone_with_day(line: str) -> bool:
    """Return whether a line holds a full date, and one part beside it and the time that reading takes."""
    if not any(found.precision != "month" for found in find_all(as_read(line)[:LONGEST])):
        return False
    return sum(not _READING.search(part) for part in _parts(line)) == 1


def _holds_word(name: str) -> bool:
    """Return whether a name begins or ends with a word of a dictionary: a place, a section, an outlet."""
    first, *_, last = name.split()
    return any(is_word(word, language) for word in (first, last) for language in spoken())


@cache
def _given_names() -> frozenset[str]:
    given = [pack_of(language).names.given for language in languages()]
    return frozenset(name for names in given for name in (*names.female, *names.male))


def without_posts(names: str) -> str:
    """Return names without the posts of those who bear them: "Jane Doe, Staff Writer"."""
    first, *rest = names.split(", ")
    return ", ".join((first, *(name for name in rest if not _POST.search(name))))


def without_by(author: str) -> str:
    """Return an author without the "by" that content systems leave before the name."""
    found = _BY.match(author)
    rest = author[found.end() :] if found else ""
    return rest if rest[:1].isupper() and _names(as_read(rest)) else author


def is_byline(line: str) -> bool:
    """Return whether a line begins with an author or a day, names an author and says little else."""
    if len(line) > LONGEST or not authors_of(line):
        return False
    if _reporting(line):
        return True
    parts = list(_parts(line))
    names = next(i for i, part in enumerate(parts) if authors_of(part))
    begins = _BY.match(parts[names])
    others = sum(len(part.split()) for i, part in enumerate(parts) if i != names)
    return begins is not None and others <= REST and not line.rstrip().endswith(("?", "!"))


def _parts(line: str) -> Iterator[str]:
    """Yield the parts of a line between its dates and the marks that separate."""
    read = as_read(line)[:LONGEST]
    cut, last = [], 0
    for found in find_all(read):
        cut.append(_LABEL.sub("", _WEEKDAY.sub("", read[last : found.start])))
        last = found.end
    for stretch in (*cut, read[last:]):
        for part in _PARTS.split(stretch):
            if words := _ON.sub("", part).strip(" ,;:()\t\xa0"):
                yield words


def _names(text: str) -> list[str]:
    """Return the names that a text begins with."""
    names: list[str] = []
    placed = (
        False  # each of them may stand with a place of its own: "Jane Doe in Boston and Ann Poe in Boise"
    )
    for item in _JOINED.split(text)[:MOST_NAMES]:
        words = item.strip(" .,:").split()
        shorter = _BEHIND.sub("", item).strip(" .,:").split()
        if not _is_name(words) and _is_name(shorter) and (placed or not names):
            names.append(" ".join(shorter))
            placed = True
            continue
        if placed and words[:1] and words[0] not in _given_names():
            break
        if not _is_name(words) or (names and _POST.search(words[-1])):
            break
        names.append(" ".join(words))
    return names


def _is_name(words: list[str]) -> bool:
    if not 2 <= len(words) <= MOST_WORDS or not words[-1][0].isupper():
        return False
    return all(
        _NAME_WORD.fullmatch(word) and (word[0].isupper() or word.lower() in _WORDS.particles)
        for word in words
    )
