"""Names: persons, organisations, places and the rest, from the model, the reference lists and the text itself."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from flows.annotate.claims.patterns import words_of
from flows.annotate.mentions.forms import (
    demonyms,
    group,
    is_title,
    no_names,
    normal_forms,
    with_genitive,
    with_numeral,
    with_particles,
    with_surname,
    without_genitive,
    without_titles,
)
from flows.annotate.mentions.gazetteer import gazetteer
from flows.annotate.tagger import NameKind, TaggedName
from flows.languages import pack_of
from flows.records import Article, Kind, Mention, stable_id

KINDS: dict[NameKind, Kind] = {"PER": "person", "LOC": "location", "ORG": "organisation", "MISC": "other"}
LIST_SCORE = 0.9  # of a name that only the reference lists know
REPEATED_SCORE = 0.8  # of a name the model saw elsewhere in the article
LEAST_TO_REPEAT = 0.8  # names the model is less sure of are not looked for elsewhere

_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Found:
    """One name in the text before it is named and grouped."""

    start: int
    end: int
    kind: Kind
    score: float


def find_mentions(text: str, article: Article, tagged: Sequence[TaggedName]) -> tuple[Mention, ...]:
    """Return the names of an article, in text order and without overlap.

    Args:
        text: the document's.
        article: its article.
        tagged: what the model found, as offsets into ``text``.
    """
    ranges = article.readable
    peoples = demonyms(article.language)
    found = [n for name in tagged if (n := _trimmed(text, name, article.language))]
    found = [n for n in found if n.kind == "person" or text[n.start : n.end] not in peoples]
    found = _decided(text, found, article.language)
    found = [n for n in found if text[n.start : n.end] not in no_names(article.language)]
    found = _with_listed(text, found, ranges)
    found = _with_repeated(text, found, ranges, article.language)
    surfaces = [(text[n.start : n.end], n.kind) for n in found]
    normals = normal_forms(surfaces, article.language)
    groups = group([(normal, kind) for normal, (_, kind) in zip(normals, surfaces, strict=True)])
    return tuple(
        Mention(
            mention_id=stable_id(article.article_id, n.start, n.end, n.kind),
            article_id=article.article_id,
            kind=n.kind,
            surface=surface,
            normal=normal,
            name_id=stable_id(article.article_id, key),
            start_char=n.start,
            end_char=n.end,
            score=round(n.score, 4),
        )
        for n, (surface, _), normal, key in zip(found, surfaces, normals, groups, strict=True)
    )


def _trimmed(text: str, name: TaggedName, language: str) -> Found | None:
    """Return the model's name without titles and outer punctuation, None when nothing is left."""
    start, end = name.start, name.end
    if name.kind == "PER":
        start = without_titles(text, start, end, language)
    while start < end and not text[start].isalnum():
        start += 1
    while start < end and not (text[end - 1].isalnum() or text[end - 1] in ".)!"):
        end -= 1
    possessives = pack_of(language).names.possessives
    end -= next((len(mark) for mark in possessives if text[start:end].endswith(mark)), 0)
    if name.kind == "PER":
        end = with_genitive(text, with_numeral(text, end), language)
        end = with_surname(text, start, end, language)
        start = with_particles(text, start, language)
    if not _LETTER.search(text, start, end) or (name.kind == "PER" and is_title(text[start:end])):
        return None
    return Found(start, end, KINDS[name.kind], name.score)


def _decided(text: str, found: Sequence[Found], language: str) -> list[Found]:
    """Return the names with one kind a surface: the reference lists', else the one the model is surest of."""
    weights: dict[str, dict[Kind, float]] = defaultdict(lambda: defaultdict(float))
    for name in found:
        weights[text[name.start : name.end]][name.kind] += name.score
    people = {
        word for name in found if name.kind == "person" for word in text[name.start : name.end].split()[1:]
    }
    decided = []
    for name in found:
        surface = text[name.start : name.end]
        votes = weights[surface]
        kind = max(votes, key=lambda k: (votes[k], k))
        known = gazetteer().get(surface)
        # A person may be called like a company, or like a place where the article has the full name.
        alike = known and (known.kind == "person") == (kind == "person")
        if known and (
            alike or (known.kind == "location" and without_genitive(surface, language) not in people)
        ):
            kind = known.kind
        decided.append(replace(name, kind=kind))
    return decided


def _with_listed(text: str, found: Sequence[Found], ranges: Sequence[tuple[int, int]]) -> list[Found]:
    """Return the names and those that only the reference lists know; a listed name takes the place of its parts."""
    ordered = sorted(found, key=lambda n: n.start)
    starts = [n.start for n in ordered]
    ends = list(accumulate((n.end for n in ordered), max))
    parts: set[int] = set()
    listed = []
    for start, end in ranges:
        for (first, last), known in gazetteer().find(text, start, end):
            # Listed names never overlap each other; of the others, only those around this place can.
            near = range(bisect_right(ends, first), bisect_left(starts, last))
            within = [i for i in near if ordered[i].end > first]
            if all(
                first <= ordered[i].start
                and ordered[i].end <= last
                and ordered[i].end - ordered[i].start < last - first
                for i in within
            ):
                parts.update(within)
                listed.append(Found(first, last, known.kind, LIST_SCORE))
    kept = [name for i, name in enumerate(ordered) if i not in parts]
    return sorted((*kept, *listed), key=lambda n: n.start)


def _with_repeated(
    text: str, found: Sequence[Found], ranges: Sequence[tuple[int, int]], language: str
) -> list[Found]:
    """Return the names and their other occurrences in the article, surnames of persons included."""
    wanted: dict[str, Kind] = {}
    for name in found:
        if name.score < LEAST_TO_REPEAT or name.kind == "other":
            continue
        surface = text[name.start : name.end]
        if len(surface) > 2:
            wanted.setdefault(surface, name.kind)
        if name.kind == "person" and " " in surface:
            last = surface.split()[-1]
            if len(last) > 3 and last[0].isupper():
                wanted.setdefault(last, "person")
    if not wanted:
        return list(found)
    names, genitive = (words_of(forms) for forms in (wanted, pack_of(language).names.genitive_endings))
    pattern = re.compile(rf"(?<![\w-])(?P<name>{names})(?:{genitive})?(?!\w)")
    taken = sorted((n.start, n.end) for n in found)
    result = list(found)
    for start, end in ranges:
        for match in pattern.finditer(text, start, end):
            if not _overlaps(*match.span(), taken):
                kind = wanted[match["name"]]
                first = with_particles(text, match.start(), language) if kind == "person" else match.start()
                result.append(Found(first, match.end(), kind, REPEATED_SCORE))
    return sorted(result, key=lambda n: n.start)


def _overlaps(start: int, end: int, taken: Sequence[tuple[int, int]]) -> bool:
    place = bisect_left(taken, (start, end))
    return (place < len(taken) and taken[place][0] < end) or (place > 0 and taken[place - 1][1] > start)
