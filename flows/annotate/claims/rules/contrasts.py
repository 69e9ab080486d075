"""Contrasts: two who speak in one sentence, each in a clause of his own: "Laut Polizei kamen 500, die Veranstalter
sprachen von 900", "Während die Polizei von 500 spricht, …"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from flows.annotate.claims.conventions import WORD
from flows.annotate.claims.lexicon import lemma_of
from flows.annotate.claims.polarity import is_negation, reports_nothing
from flows.annotate.claims.reading import FoundClaim, Reading
from flows.annotate.claims.rule_claim import rule_claim
from flows.annotate.claims.rules.parted_acts import stance_of_act
from flows.annotate.claims.verb_subjects import SPEAKERS, speaks
from flows.annotate.tagger import TaggedClaim
from flows.languages import pack_of
from flows.records import Span, Stance

FOUND_BY = "clause of another speaker"
CONFIDENCE = 0.7
LONGEST = 6  # words of a subject
SHORT = 3  # words that are left of a content


def part_contrasts(reading: Reading, found: Sequence[FoundClaim]) -> list[FoundClaim]:
    """Return the claims, without the clause in which another one speaks, and those clauses.

    Only where verbs are split does the order of words tell such a clause from a part of what is said.
    """
    if not reading.conventions.split:
        return list(found)
    kept: list[FoundClaim] = []
    for item in found:
        comma, claim = _behind(reading, item.claim)
        if claim is None:
            kept.append(item)
            continue
        *ahead, last = item.claim.content_spans
        cut = replace(item.claim, content_spans=(*ahead, Span(last.start, comma)))
        kept += [FoundClaim(cut, item.found_by), FoundClaim(claim, FOUND_BY)]
    return [*kept, *(FoundClaim(claim, FOUND_BY) for claim in _opened(reading, kept))]


def _behind(reading: Reading, claim: TaggedClaim) -> tuple[int, TaggedClaim | None]:
    """Return where the last clause of a content is cut off, and what another one says in it.

    It stands beside what a source says or an act of speech, never within what a verb of saying reports.
    """
    text, (start, end) = reading.text, claim.content_spans[-1]
    comma = text.rfind(", ", start, end)
    source = WORD.match(text, claim.cue_spans[0].start) if claim.cue_spans else None
    governed = source is not None and source[0].lower() in reading.conventions.prepositions
    few = comma < 0 or len(WORD.findall(text, start, comma)) < SHORT
    opener = WORD.match(text, comma + len(", "))
    opens = opener is not None and opener[0] in _openers(reading)
    own = governed and claim.quote_type == "indirect"
    if few or opener is None or not (own or (opens and claim.quote_type == "reported")):
        return end, None
    first = opener.end() + 1 if opens else opener.start()
    return comma, _clause(reading, Span(first, end - (text[end - 1] == ".")), ends=opens)


def _opened(reading: Reading, found: Sequence[FoundClaim]) -> Iterator[TaggedClaim]:
    """Yield the clauses that an opener of contrasts opens, in which nothing was found."""
    taken = [
        *reading.quotations,
        *(span for item in found for span in (*item.claim.cue_spans, *item.claim.speaker_spans)),
        *(span for item in found if item.claim.quote_type != "reported" for span in item.claim.content_spans),
    ]
    for word in reading.find(WORD):
        if word[0].lower() not in _openers(reading):
            continue
        sentence = reading.sentences.at(word.start())
        closing = reading.text.find(",", word.end(), sentence.end)
        part = Span(word.end() + 1, closing if closing > 0 else sentence.end - 1)
        claim = _clause(reading, part, ends=True) if part.start < part.end else None
        if claim and not any(part.overlaps(span) for span in taken):
            yield claim


def _openers(reading: Reading) -> Sequence[str]:
    return pack_of(reading.lexicon.language).reporting.contrasts.openers


def _clause(reading: Reading, part: Span, *, ends: bool) -> TaggedClaim | None:
    """Return what somebody says in a clause that begins with him; its verb follows, or ``ends`` it."""
    text, lexicon = reading.text, reading.lexicon
    speaker, own = _subject(reading, part), text[slice(*part)]
    behind = list(WORD.finditer(text, speaker.end, part.end)) if speaker else []
    if speaker is None or len(behind) < 1 + ends or is_negation(lexicon, own):
        return None
    verb, last = behind[-1 if ends else 0], behind[-1]
    stance = _stance(reading, part, verb, behind)
    if stance is None or reports_nothing(lexicon, verb[0], own):
        return None
    split = not ends and last is not verb and last[0] in reading.conventions.split
    cue = (Span(*verb.span()), Span(*last.span())) if split else (Span(*verb.span()),)
    return rule_claim(
        "reported", part, CONFIDENCE, stance=stance, stance_score=1.0, speaker=(speaker,), cue=cue
    )


def _stance(
    reading: Reading, part: Span, verb: re.Match[str], behind: Sequence[re.Match[str]]
) -> Stance | None:
    """Return what a verb does, also one that reports with the word beside it or looks like its infinitive."""
    lexicon = reading.lexicon
    lemma = lemma_of(verb[0], lexicon.language)
    beside = pack_of(lexicon.language).reporting.contrasts.verbs.get(lemma)
    if beside in {word[0].lower() for word in behind}:
        return "assert"
    several = lexicon.stances.get(lemma) if lemma == verb[0] else None
    return stance_of_act(reading, part, verb) or (several if several != "ask" else None)


def _subject(reading: Reading, part: Span) -> Span | None:
    """Return the name, or the noun phrase of people or a body, that opens a clause: "die SPD", "Minister Jan Roth"."""
    words = list(WORD.finditer(reading.text, *part))[:LONGEST]
    noun = next((n for n, word in enumerate(words) if word[0][0].isupper()), None)
    datives = pack_of(reading.lexicon.language).reporting.clauses.datives
    if noun is None or words[0][0] in datives:
        return None
    if not all(reading.conventions.modifies(word[0]) for word in words[:noun]):
        return None
    speaking = speaks(reading, words[noun][0].lower())
    starts = {
        word.start() for word in words[noun : noun + 1 + speaking]
    }  # a name may stand behind its office
    named = next((m for m in reading.names.inside([part], SPEAKERS) if m.start_char in starts), None)
    if named:
        return Span(part.start, named.end_char)
    return Span(part.start, words[noun].end()) if speaking else None
