"""Signs of a denial: a noun that announces it ("A denial came from X: …") or says that it came ("X issued a denial"), a
verb that goes with a content ("He never took money, he said, rejecting the accusations")."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from flows.annotate.claims.conventions import WORD
from flows.annotate.claims.lexicon import lemma_of
from flows.annotate.claims.reading import FoundClaim, Reading, taken_by
from flows.annotate.claims.rule_claim import rule_claim
from flows.annotate.claims.rules.actors import subject_of, who_speaks
from flows.annotate.tagger import TaggedClaim
from flows.annotate.text import PAIRS
from flows.records import Span, text_of

FOUND_BY = "noun that announces a denial"
CONFIDENCE = 0.8
WITH_IT = "denied in the same breath"
LONGEST = 400  # characters of a sentence that is looked at
FEW = 8  # words between the noun and the colon
NEAR = 2  # words between who speaks and the verb that denies

_STOP = re.compile(r"[.;:!?\n„“”»«\"]")


def add_denial_signs(reading: Reading, found: Sequence[FoundClaim]) -> list[FoundClaim]:
    """Return the claims, denied where their reporting clause goes on with a denial of claims, and those that a noun
    for a denial announces."""
    announced = [*_announced(reading), *_issued(reading, found)]
    spans = [span for claim in announced for span in claim.content_spans]
    kept = [
        _denied_with(reading, item)
        for item in found
        if not any(Span.extent(item.claim.content_spans).overlaps(span) for span in spans)
    ]
    return [*kept, *(FoundClaim(claim, FOUND_BY) for claim in announced)]


def _denied_with(reading: Reading, item: FoundClaim) -> FoundClaim:
    """Return a negated content as denied where its speaker denies claims in the rest of the sentence."""
    claim, text, lexicon = item.claim, reading.text, reading.lexicon
    if not claim.cue_spans or not claim.speaker_spans:
        return item
    spoken = max(claim.cue_spans[-1].end, claim.speaker_spans[-1].end)
    sentence = reading.sentences.at(spoken - 1)
    stop = _STOP.search(text, spoken, sentence.end)
    end = stop.start() if stop else sentence.end
    verb, most = lexicon.denying.search(text, spoken, end), NEAR
    if not verb or not lexicon.assertions.search(text, verb.end(), end):
        verb, most = lexicon.slander.search(text, spoken, end), FEW  # "and spoke of slander"
    if claim.content_spans[0].start > spoken or not verb:
        return item
    own = tuple(span for span in claim.content_spans if span.start < verb.start())
    between = text[spoken : verb.start()]
    if (
        not own
        or len(WORD.findall(between)) > most
        or lexicon.negations.search(text, spoken, end)
        or not lexicon.restrictions.search(text_of(text, own))
    ):
        return item
    denied = replace(claim, content_spans=own, stance="deny", stance_score=1.0)
    return FoundClaim(denied, f"{item.found_by}; {WITH_IT}")


def _announced(reading: Reading) -> Iterator[TaggedClaim]:
    text, lexicon = reading.text, reading.lexicon
    for noun in reading.find(lexicon.denial_nouns):
        sentence = reading.sentences.at(noun.start())
        colon = text.find(": ", noun.end(), sentence.end)
        ahead = WORD.findall(text, sentence.start, noun.start())
        if colon < 0 or sentence.end - sentence.start > LONGEST or len(ahead) > FEW:
            continue
        if not text[noun.end() : colon].strip():  # "Vom Rathaus kam ein Dementi: …"
            before = Span(sentence.start, noun.start())
            speaker = who_speaks(reading, before) or _speaker(reading, *before)
        elif len(ahead) < 2:
            speaker = _speaker(reading, noun.end(), colon)
        else:
            speaker = _owner(reading, sentence, noun)
        if speaker:
            yield rule_claim(
                "direct" if text[colon + 2] in PAIRS else "indirect",
                Span(colon + 2, sentence.end),
                CONFIDENCE,
                stance="deny",
                stance_score=1.0,
                speaker=(speaker,),
                cue=(Span(*noun.span()),),
                frame=(Span(sentence.start, colon + 1),),
            )


def _issued(reading: Reading, found: Sequence[FoundClaim]) -> Iterator[TaggedClaim]:
    """Yield the sentences that only say that a denial came: "The bank issued a denial", "Ihr Dementi folgte"."""
    text, lexicon = reading.text, reading.lexicon
    taken = taken_by(found)
    for noun in reading.find(lexicon.denial_nouns):
        sentence = reading.sentences.at(noun.start())
        clause = reading.sentences.clause_at(noun.start())
        negated = lexicon.negations.search(text, *sentence) or text[sentence.end - 1] == "?"
        if negated or clause != sentence or any(sentence.overlaps(span) for span in taken):
            continue
        speaker = _issuer(reading, sentence, noun)
        if speaker:
            yield rule_claim(
                "reported",
                sentence,
                CONFIDENCE,
                stance="deny",
                stance_score=1.0,
                speaker=(speaker,),
                cue=(Span(*noun.span()),),
            )


def _issuer(reading: Reading, sentence: Span, noun: re.Match[str]) -> Span | None:
    """Return who issues a denial as its verb's subject, or whose denial comes."""
    text, lexicon = reading.text, reading.lexicon
    ahead = list(WORD.finditer(text, sentence.start, noun.start()))
    behind = list(WORD.finditer(text, noun.end(), sentence.end))
    for word in (*reversed(ahead[-FEW:]), *behind[-1:]):
        if lemma_of(word[0], lexicon.language) in lexicon.issuing:
            return subject_of(reading, sentence, Span(*word.span()))
    if (
        not any(lemma_of(word[0], lexicon.language) in lexicon.following for word in behind)
        or len(ahead) > FEW
    ):
        return None
    return _owner(reading, sentence, noun) or _speaker(reading, noun.end(), sentence.end)


def _owner(reading: Reading, sentence: Span, noun: re.Match[str]) -> Span | None:
    """Return whose denial it is, right before the noun: "Ihr Dementi", "The minister's swift denial"."""
    text, lexicon = reading.text, reading.lexicon
    words = list(WORD.finditer(text, sentence.start, noun.start()))
    for number, word in enumerate(words):
        mark = next((m for m in lexicon.possessives if word[0].endswith(m)), "")
        if lexicon.pronouns.get(word[0].lower()) in ("male", "female") or (mark and number):
            return Span(words[0].start() if mark else word.start(), word.end() - len(mark))
    return None


def _speaker(reading: Reading, start: int, end: int) -> Span | None:
    """Return the noun phrase behind the word that says whose denial it is: "from the ministry", "der Behörde"."""
    words = list(WORD.finditer(reading.text, start, end))
    if len(words) > FEW:
        return None
    for position, word in enumerate(words):
        plain = word[0].lower()
        if plain not in reading.lexicon.genitives | reading.conventions.noun_complements:
            continue
        own = plain in reading.lexicon.articles
        phrase = words[position if own else position + 1 :]
        if not reading.conventions.nouns_upper:
            return Span(phrase[0].start(), phrase[-1].end()) if phrase else None
        noun = next((w for w in phrase if w[0][0].isupper()), None)
        return Span(phrase[0].start(), noun.end()) if noun else None
    return None
