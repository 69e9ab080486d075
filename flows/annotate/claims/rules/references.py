"""References: "The magazine refers to two officials" says whose word the hearsay around it is."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from flows.annotate.claims.conventions import WORD
from flows.annotate.claims.lexicon import lemma_of
from flows.annotate.claims.reading import FoundClaim, Reading
from flows.languages import pack_of
from flows.records import Span

FOUND_BY = "source a medium refers to"
LONGEST = 14  # words of a source
NEAR = 3  # words between a medium and its verb

_STOP = re.compile(r"[,.;:!?\n„“”»«\"()](?!\w)|\s[–—-]\s")


@dataclass(frozen=True, slots=True)
class _Reference:
    sentence: Span
    source: Span
    verb: Span


def name_references(reading: Reading, found: Sequence[FoundClaim]) -> list[FoundClaim]:
    """Return the claims; hearsay right before and reported speech right behind such a sentence is its source's."""
    for reference in _references(reading):
        found = [_sourced(reading, item, reference) for item in found]
    return list(found)


def _references(reading: Reading) -> Iterator[_Reference]:
    data = pack_of(reading.lexicon.language).reporting.relays
    for first, last in reading.spans:
        for medium in reading.media.inside(first, last):
            sentence = reading.sentences.at(medium.start)
            end = min(last, sentence.end)
            near = islice(WORD.finditer(reading.text, medium.end, end), NEAR)
            language = reading.lexicon.language
            verb = next((w for w in near if lemma_of(w[0], language) in reading.lexicon.references), None)
            if not medium.certain or not verb:
                continue
            behind = WORD.finditer(reading.text, verb.end(), end)
            tie = next((w for w in behind if w[0] in data.referring), None)
            if tie and (source := _source(reading, tie.end(), sentence.end)):
                yield _Reference(sentence, source, Span(*verb.span()))


def _source(reading: Reading, start: int, end: int) -> Span | None:
    """Return the words from ``start`` that name people, without where they are cited ("in a report")."""
    stop = _STOP.search(reading.text, start, end)
    last = min(
        stop.start() if stop else end,
        *(m.start() for m in reading.lexicon.document.finditer(reading.text, start, end)),
        end,
    )
    words = list(WORD.finditer(reading.text, start, last))
    if not words or len(words) > LONGEST:
        return None
    source = Span(words[0].start(), words[-1].end())
    speaks = (*reading.lexicon.roles, *reading.lexicon.collective_suffixes)
    people = bool(reading.names.inside([source], ("person",)))
    return source if people or any(word[0].lower().endswith(speaks) for word in words) else None


def _sourced(reading: Reading, item: FoundClaim, reference: _Reference) -> FoundClaim:
    claim, sentence = item.claim, reference.sentence
    content = Span.extent(claim.content_spans)
    if claim.speaker_spans or claim.quote_type == "direct":
        return item
    before = 0 <= sentence.start - content.end <= 1 and claim.hedged
    after = 0 <= content.start - sentence.end <= 1
    if not before and not after:
        return item
    spoken = replace(claim, speaker_spans=(reference.source,), frame_spans=(sentence,))
    return FoundClaim(spoken, f"{item.found_by}; {FOUND_BY}")
