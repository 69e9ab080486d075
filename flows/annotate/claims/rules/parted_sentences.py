"""Sentences parted by what says whose they are: "Die Bande verdient Schätzungen zufolge Milliarden" and "The bridge,
the mayor said, would stay closed" are one claim each."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from flows.annotate.claims.conventions import WORD
from flows.annotate.claims.joining import joined
from flows.annotate.claims.reading import FoundClaim, Reading, taken_by
from flows.annotate.claims.rule_claim import rule_claim
from flows.annotate.claims.rules.stated_sources import source_behind
from flows.annotate.claims.stances import cue_lemma
from flows.annotate.tagger import TaggedClaim
from flows.annotate.text import PAIRS
from flows.languages import pack_of
from flows.records import Span

FOUND_BY = "sentence parted by its source"
CONFIDENCE = 0.7
SHORT = 3  # words that both halves have at least
FEW = 6  # words behind a reporting clause at the end of its sentence
SOURCE = 120  # characters of a source

QUOTED = frozenset('„“”»«"')
_BREAK = re.compile(r"[;:]\s|\s[–—-]\s")
_COMMA = re.compile(r",\s(\w+)")


def join_sentences(reading: Reading, found: Sequence[FoundClaim]) -> list[FoundClaim]:
    """Return the claims; the halves of a sentence around its source are one, also where one of them was overlooked,
    or both."""
    one: list[FoundClaim] = []
    for item in sorted(found, key=lambda item: item.claim.content_spans):
        if one and _halves(reading, one[-1].claim, item.claim):
            first = one.pop()
            spans = (*first.claim.content_spans, *item.claim.content_spans)
            both = FoundClaim(replace(item.claim, content_spans=spans), f"{item.found_by}; {FOUND_BY}")
            item = joined(both, [first])
        one.append(item)
    whole = _apart([_whole(reading, item, one) for item in one])
    return [*whole, *(FoundClaim(claim, FOUND_BY) for claim in _stated(reading, whole))]


def _apart(found: Sequence[FoundClaim]) -> list[FoundClaim]:
    """Return the claims without those that are a part of one that now holds both halves."""
    whole = [item for item in found if FOUND_BY in item.found_by]
    kept = [item for item in found if not any(_is_part(item.claim, other.claim) for other in whole)]
    return [
        joined(item, [part for part in found if _is_part(part.claim, item.claim)]) if item in whole else item
        for item in kept
    ]


def _is_part(claim: TaggedClaim, whole: TaggedClaim) -> bool:
    same = (claim.cue_spans, claim.speaker_spans) == (whole.cue_spans, whole.speaker_spans)
    inside = Span.extent(whole.content_spans).contains(Span.extent(claim.content_spans))
    return same and inside and claim.content_spans != whole.content_spans


def _halves(reading: Reading, first: TaggedClaim, second: TaggedClaim) -> bool:
    """Whether two claims have one source, which stands right between them."""
    same = first.cue_spans == second.cue_spans and first.speaker_spans == second.speaker_spans
    if not (same and first.cue_spans and first.speaker_spans) or "direct" in (
        first.quote_type,
        second.quote_type,
    ):
        return False
    frame = Span.extent((*first.cue_spans, *first.speaker_spans))
    before = reading.text[first.content_spans[-1].end : frame.start]
    behind = reading.text[frame.end : second.content_spans[0].start]
    return _is_source(reading, first) and before == " " == behind


def _is_source(reading: Reading, claim: TaggedClaim) -> bool:
    """Whether a preposition says whose a claim is: "laut Polizei", "einem Sprecher zufolge"."""
    opening = WORD.match(reading.text, claim.cue_spans[0].start)
    return opening is not None and opening[0].lower() in reading.conventions.prepositions


def _says(reading: Reading, claim: TaggedClaim) -> bool:
    """Whether a verb of saying reports a claim, and no infinitive that somebody asks for."""
    lemma = cue_lemma(reading.text, claim.cue_spans, reading.lexicon)
    return claim.quote_type != "direct" and lemma in reading.lexicon.sayings


def _whole(reading: Reading, item: FoundClaim, found: Sequence[FoundClaim]) -> FoundClaim:
    """Return a claim with the half of its sentence that stands on the other side of its source."""
    claim, text = item.claim, reading.text
    if not claim.cue_spans or not claim.speaker_spans or len(claim.content_spans) != 1:
        return item
    content = claim.content_spans[0]
    frame = Span.extent((*claim.cue_spans, *claim.speaker_spans))
    sentence = reading.sentences.at(frame.start)
    if not (sentence.contains(frame) and sentence.contains(content)) or content.overlaps(frame):
        return item
    gap = text[content.end : frame.start] if content.end <= frame.start else text[frame.end : content.start]
    same = (claim.cue_spans, claim.speaker_spans)
    others = [o.claim for o in found if (o.claim.cue_spans, o.claim.speaker_spans) != same]
    taken = [span for other in others for span in (*other.content_spans, *other.cue_spans)]
    halves: tuple[Span, ...] | None = None
    if content.end <= frame.start and gap == ", ":
        halves = _ahead(reading, claim, frame, sentence)
    elif _is_source(reading, claim):
        halves = _around(reading, frame, sentence) if claim.quote_type == "direct" or gap == " " else None
    elif _says(reading, claim) and frame.end < content.start and gap == ", ":
        halves = _between_commas(reading, frame, content, sentence)
    if halves is None or not any(half.contains(content) for half in halves):
        return item
    if any(half.overlaps(span) for half in halves for span in taken):
        return item
    kind = "indirect" if claim.quote_type == "direct" else claim.quote_type
    spoken = replace(claim, content_spans=halves, quote_type=kind)
    return FoundClaim(spoken, f"{item.found_by}; {FOUND_BY}")


def _ahead(reading: Reading, claim: TaggedClaim, frame: Span, sentence: Span) -> tuple[Span] | None:
    """Return all of a sentence before the reporting clause that ends it, where the content is only its last part."""
    text, content = reading.text, claim.content_spans[0]
    ahead = text[sentence.start : content.start]
    behind = WORD.findall(text, frame.end, sentence.end)
    reports = claim.quote_type == "indirect" and (_is_source(reading, claim) or _says(reading, claim))
    if not reports or len(behind) > FEW or not ahead.strip() or _BREAK.search(ahead):
        return None
    return None if QUOTED & set(ahead) else (Span(sentence.start, content.end),)


def _around(reading: Reading, source: Span, sentence: Span) -> tuple[Span, Span] | None:
    """Return the parts of a clause before and behind a source that stands within it, without commas."""
    text = reading.text
    ahead, behind = text[source.start - 1 : source.start], text[source.end : source.end + 1]
    if ahead != " " or behind != " " or not text[sentence.start : source.start].strip():
        return None
    clauses = pack_of(reading.lexicon.language).reporting.clauses
    openers = {*clauses.openers, *reading.lexicon.complement_openers}
    start = sentence.start
    for stop in _BREAK.finditer(text, sentence.start, source.start):
        start = stop.end()
    for comma in _COMMA.finditer(text, start, source.start):
        if comma[1].lower() in openers:
            start = comma.end() + 1
    first = Span(start, source.start - 1)
    finite = reading.conventions.auxiliaries | reading.conventions.modals
    if any(comma[1] not in finite for comma in list(_COMMA.finditer(text, *first))[-1:]):
        return None  # within a subordinate clause, whose own beginning is not known
    last = WORD.findall(text, *first)[-1:]
    joins = openers | {*clauses.relative}
    if not last or last[0].lower() in joins or text[first.end - 1] in ",(":
        return None
    end = sentence.end - (text[sentence.end - 1] in ".!")
    parted = _BREAK.search(text, source.end, end)
    second = Span(source.end + 1, parted.start() if parted else end)
    begins = second.start < second.end and (text[second.start].isalnum() or text[second.start] in PAIRS)
    return (first, second) if begins else None


def _between_commas(reading: Reading, frame: Span, content: Span, sentence: Span) -> tuple[Span, Span] | None:
    """Return what stands before a reporting clause between commas, and the content behind it."""
    text = reading.text
    ahead = Span(sentence.start, frame.start - 2)
    if text[ahead.end : frame.start] != ", " or ahead.end <= ahead.start:
        return None
    words = [word.lower() for word in WORD.findall(text, *ahead)]
    things = (*reading.lexicon.documents, *reading.conventions.gatherings)
    pronouns = pack_of(reading.lexicon.language).reporting.clauses.relative
    asked = pack_of(reading.lexicon.language).reporting.questions.asked
    if (
        len(words) < 2
        or words[-1].endswith(things)
        or words[-1] in (*pronouns, *asked)
        or _BREAK.search(text, *ahead)
    ):
        return None  # "In a letter, she said, …", "Auf den Bericht angesprochen, sagte sie, …"
    return ahead, content


def _stated(reading: Reading, found: Sequence[FoundClaim]) -> Iterator[TaggedClaim]:
    """Yield a claim for each clause without one that names within it whose words it gives."""
    text, rules = reading.text, reading.conventions
    taken = taken_by(found)
    for word in reading.find(WORD):
        if word[0] not in rules.prepositions:
            continue
        sentence = reading.sentences.at(word.start())
        follows = WORD.match(text, word.end() + 1)
        if follows is None or follows[0].lower() in reading.lexicon.definite:
            continue  # "nach der Untersuchung" says when
        source = source_behind(reading, word.end(), min(sentence.end, word.end() + SOURCE))
        if source is None or any(sentence.overlaps(span) for span in taken):
            continue
        halves = _around(reading, Span(word.start(), source.end), sentence)
        if halves is None or "," in text[slice(*halves[0])]:
            continue
        heading = any(heading.contains(sentence) for heading in reading.headings)
        if not heading and sum(len(WORD.findall(text, *half)) for half in halves) > SHORT:
            claim = rule_claim(
                "indirect",
                halves[0],
                CONFIDENCE,
                speaker=(source,),
                cue=(Span(*word.span()),),
                frame=(Span(word.start(), source.end),),
            )
            yield replace(claim, content_spans=halves)
