"""Stated sources: "Gemäß einer Schätzung der Gutachterin …", "according to …", where the model finds nothing."""

import re
from collections.abc import Iterator, Sequence

from flows.annotate.claims.conventions import WORD
from flows.annotate.claims.reading import FoundClaim, Reading, taken_by
from flows.annotate.claims.rule_claim import rule_claim
from flows.annotate.tagger import TaggedClaim
from flows.records import Span

FOUND_BY = "preposition that names a source"
CONFIDENCE = 0.7
LONGEST = 12  # words of a source
SHORT = 3  # words of a content


def add_stated_sources(reading: Reading, found: Sequence[FoundClaim]) -> list[FoundClaim]:
    """Return the claims, and one for each sentence without a claim that opens with somebody's words as its source."""
    return [*found, *(FoundClaim(claim, FOUND_BY) for claim in _stated(reading, found))]


def _stated(reading: Reading, found: Sequence[FoundClaim]) -> Iterator[TaggedClaim]:
    rules = reading.conventions
    taken = taken_by(found)
    for word in reading.find(WORD):
        if word[0].lower() not in rules.prepositions or not word[0][0].isupper():
            continue
        sentence = reading.sentences.at(word.start())
        if sentence.start != word.start() or any(sentence.overlaps(span) for span in taken):
            continue
        source = source_behind(reading, word.end(), sentence.end)
        end = sentence.end - (reading.text[sentence.end - 1] in ".!")
        if source is None or len(WORD.findall(reading.text, source.end, end)) < SHORT:
            continue
        start = WORD.search(reading.text, source.end, end)
        if start and not reading.text[source.end : start.start()].strip():
            yield rule_claim(
                "indirect",
                Span(start.start(), end),
                CONFIDENCE,
                speaker=(source,),
                cue=(Span(*word.span()),),
                frame=(Span(word.start(), source.end),),
            )


def source_behind(reading: Reading, start: int, end: int) -> Span | None:
    """Return the noun phrase behind the preposition, up to the verb; it must hold a noun for somebody's words."""
    rules = reading.conventions
    taken: list[re.Match[str]] = []
    for word in WORD.finditer(reading.text, start, end):
        between = reading.text[taken[-1].end() if taken else start : word.start()]
        plain = word[0].lower()
        tied = plain in rules.determiners | rules.noun_complements | rules.places
        if between.strip() or not (word[0][0].isupper() or tied or _describes(reading, word, taken)):
            break
        taken.append(word)
    while taken and not taken[-1][0][0].isupper():
        taken.pop()
    if not taken or len(taken) > LONGEST:
        return None
    said = any(word[0].lower().endswith(rules.sayings) for word in taken)
    return Span(taken[0].start(), taken[-1].end()) if said else None


def _describes(reading: Reading, word: re.Match[str], ahead: Sequence[re.Match[str]]) -> bool:
    """Whether an adjective stands between its article, if it has one, and its noun."""
    follows = WORD.search(reading.text, word.end())
    noun = follows is not None and follows[0][0].isupper()
    article = not ahead or not ahead[-1][0][0].isupper()
    return noun and article and reading.conventions.modifies(word[0])
