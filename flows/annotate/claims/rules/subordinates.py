"""Subordinate clauses: what a verb with a subject of its own introduces is that subject's, not the main clause's."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from flows.annotate.claims.conventions import WORD
from flows.annotate.claims.lexicon import lemma_of
from flows.annotate.claims.reading import FoundClaim, Reading
from flows.annotate.claims.rule_claim import rule_claim
from flows.annotate.tagger import TaggedClaim
from flows.records import Span

FOUND_BY = "main clause that denies"
BLAMED = "who is blamed for the words"
FEW = 3  # words between the conjunction and the verb of saying
CONFIDENCE = 0.8
LONGEST = 6  # words of a subject
SHORT = 3  # words that a denied content has at least

_WORDS = re.compile(r"\w")


def part_subordinates(reading: Reading, found: Sequence[FoundClaim]) -> list[FoundClaim]:
    """Return the claims; where speaker and cue stand in two clauses the cue's own subject speaks, and what the main
    clause denies is a claim of its own: "X has denied, after a newspaper reported that …, that …"."""
    parted = [part for item in found for part in _parted(reading, item)]
    known = [span for item in parted if item.found_by != FOUND_BY for span in item.claim.content_spans]
    return [
        item
        for item in parted
        if item.found_by != FOUND_BY or not any(item.claim.content_spans[0].overlaps(span) for span in known)
    ]


def _parted(reading: Reading, item: FoundClaim) -> Iterator[FoundClaim]:
    claim = item.claim
    if blamed := _blamed(reading, claim):
        spoken = replace(claim, speaker_spans=(blamed,), frame_spans=(), stance="assert", stance_score=0.0)
        yield FoundClaim(spoken, f"{item.found_by}; {BLAMED}")
        return
    opening = _opening(reading, claim)
    own = _subject(reading, opening.end(), claim.cue_spans[0].start) if opening else None
    if opening is None or own is None:
        yield item
        return
    speaker, content = claim.speaker_spans[0], Span.extent(claim.content_spans)
    denied = _denied(reading, speaker.end, opening.start())
    again = _second(reading, content) if denied else None
    inner = Span(content.start, again.start - 2) if again else content
    yield FoundClaim(
        replace(claim, content_spans=(inner,), speaker_spans=(own,), frame_spans=(), stance="assert"),
        item.found_by,
    )
    if denied is None:
        return
    verb, rest = denied
    outer = again or rest
    if len(WORD.findall(reading.text, *outer)) >= SHORT:
        yield FoundClaim(
            rule_claim(
                "indirect",
                outer,
                CONFIDENCE,
                stance="deny",
                stance_score=1.0,
                speaker=(speaker,),
                cue=(verb,),
            ),
            FOUND_BY,
        )


def _blamed(reading: Reading, claim: TaggedClaim) -> Span | None:
    """Return who is blamed for the words reported: "criticised the mayor for saying that …", "…, weil sie sagte, …"."""
    if len(claim.speaker_spans) != 1 or not claim.cue_spans or claim.quote_type == "direct":
        return None
    text, lexicon, speaker, cue = reading.text, reading.lexicon, claim.speaker_spans[0], claim.cue_spans[0]
    if not reading.sentences.at(cue.start).contains(speaker) or speaker.end > cue.start:
        return None
    bond = next(lexicon.blaming.finditer(text, speaker.end, cue.start), None)
    words = list(WORD.finditer(text, speaker.end, bond.start() if bond else speaker.end))
    accuses = (lexicon.stances.get(lemma_of(word[0], lexicon.language)) == "accuse" for word in words)
    verb = next((word for word, does in zip(words, accuses, strict=True) if does), None)
    if bond is None or verb is None or len(WORD.findall(text, bond.end(), cue.start)) > FEW:
        return None
    people = reading.names.inside([Span(verb.end(), bond.start())], ("person", "organisation"))
    if people and people[-1].end_char == bond.start():
        return Span(people[-1].start_char, people[-1].end_char)
    return Span(words[words.index(verb) + 1].start(), words[-1].end()) if verb is not words[-1] else None


def _opening(reading: Reading, claim: TaggedClaim) -> re.Match[str] | None:
    """Return the conjunction between a speaker and its cue, both of one sentence."""
    if len(claim.speaker_spans) != 1 or not claim.cue_spans or claim.quote_type == "direct":
        return None
    speaker, cue = claim.speaker_spans[0], claim.cue_spans[0]
    inside = Span(speaker.start, cue.end)
    sentence = reading.sentences.at(speaker.start)
    if (
        speaker.end > cue.start
        or not sentence.contains(inside)
        or "“" in reading.text[speaker.end : cue.start]
    ):
        return None
    return next(iter(reading.lexicon.conjunctions.finditer(reading.text, speaker.end, cue.start)), None)


def _subject(reading: Reading, start: int, end: int) -> Span | None:
    """Return the subject between a conjunction and its verb: a noun phrase or a name, no pronoun."""
    text, rules, lexicon = reading.text, reading.conventions, reading.lexicon
    words = list(WORD.finditer(text, start, end))
    while words and rules.attends(words[-1][0]):
        words.pop()
    if not words or len(words) > LONGEST or text[words[0].start() : words[-1].end()].count(","):
        return None
    first = words[0][0].lower()
    noun = words[0][0][0].isupper() or first in rules.determiners
    personal = lexicon.pronouns.get(first) in ("male", "female") and first not in rules.determiners
    return Span(words[0].start(), words[-1].end()) if noun and not personal else None


def _denied(reading: Reading, start: int, end: int) -> tuple[Span, Span] | None:
    """Return the verb of the main clause, if it denies, and what it denies there."""
    lexicon = reading.lexicon
    for word in WORD.finditer(reading.text, start, end):
        if lexicon.stances.get(lemma_of(word[0], lexicon.language)) == "deny":
            if lexicon.negations.search(reading.text, start, word.start()):
                return None
            rest = reading.text[word.end() : end]
            first = word.end() + len(rest) - len(rest.lstrip(" ,"))
            return Span(*word.span()), Span(min(first, end), max(min(first, end), end))
    return None


def _second(reading: Reading, content: Span) -> Span | None:
    """Return the last of several content clauses: "that he took money, that he knew of it"."""
    opener = WORD.match(reading.text, content.start)
    again = reading.text.rfind(f", {opener[0]} ", content.start + 1, content.end) if opener else -1
    return Span(again + 2, content.end) if again > 0 else None
