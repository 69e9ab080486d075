"""Claims that somebody calls untrue: "called the allegations “outrageous”", "nannte die Berichte eine Kampagne"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from flows.annotate.claims.conventions import WORD
from flows.annotate.claims.lexicon import lemma_of
from flows.annotate.claims.polarity import is_judge, is_negation, is_tied
from flows.annotate.claims.reading import FoundClaim, Reading
from flows.annotate.claims.rule_claim import rule_claim
from flows.annotate.claims.rules.actors import subject_of
from flows.annotate.tagger import TaggedClaim
from flows.languages import pack_of
from flows.records import Span

FOUND_BY = "claim called untrue"
CONFIDENCE = 0.8
LONGEST = 300  # characters of a clause that is looked at
OBJECT = 5  # words of an object up to its noun
BETWEEN = 8  # words between it and what it is called, where no word says where that begins
FAR = 15  # words between the two where one does ("as")
FEW = 3  # words before the noun in what it is called


def judge_claims(reading: Reading, found: Sequence[FoundClaim]) -> list[FoundClaim]:
    """Return the claims, denied where their clause calls something claimed untrue, and those of such clauses in which
    the model finds nothing."""
    kept = list(found)
    for denial in _denials(reading, [item.claim for item in found]):
        cue = denial.cue_spans[0]
        own = [
            number
            for number, item in enumerate(kept)
            if any(span.overlaps(cue) for span in item.claim.cue_spans)
        ]
        for number in own:
            item, speaker = kept[number], kept[number].claim.speaker_spans or denial.speaker_spans
            stands = replace(item.claim, stance="deny", stance_score=1.0, speaker_spans=speaker)
            kept[number] = FoundClaim(stands, f"{item.found_by}; {FOUND_BY}")
        if not own and denial.speaker_spans:
            kept.append(FoundClaim(denial, FOUND_BY))
    return kept


def _denials(reading: Reading, found: Sequence[TaggedClaim]) -> Iterator[TaggedClaim]:
    text, lexicon = reading.text, reading.lexicon
    done = -1
    for verdict in reading.find(lexicon.verdict):
        if verdict.start() < done:
            continue
        clause = reading.sentences.clause_at(verdict.start())
        if clause.end - clause.start > LONGEST or text.startswith("?", clause.end - 1):
            continue
        lie = lexicon.lies.search(verdict[0]) is not None and _follows_report(reading, clause, found)
        called = (
            (w, _called(reading, clause, w, Span(*verdict.span()), lie)) for w in _verbs(reading, clause)
        )
        verb, noun = next(((w, noun) for w, noun in called if noun), (None, None))
        if verb is None or noun is None:
            continue
        speaker = subject_of(reading, clause, Span(*verb.span()))
        if speaker and speaker.overlaps(noun):
            continue
        outside = text[clause.start : max(noun.start, verb.end())]
        near = WORD.findall(text, max(noun.end, verb.end()), verdict.start())[-FEW:]
        ruled = speaker and is_judge(reading, list(WORD.finditer(text, *speaker))[-1])
        if ruled or is_negation(lexicon, " ".join((outside, *near))):
            continue
        done = clause.end
        whole = Span.extent((*((speaker,) if speaker else ()), Span(*verb.span()), Span(*verdict.span())))
        yield rule_claim(
            "reported",
            whole,
            CONFIDENCE,
            stance="deny",
            stance_score=1.0,
            speaker=(speaker,) if speaker else (),
            cue=(Span(*verb.span()),),
        )


def _verbs(reading: Reading, clause: Span) -> list[re.Match[str]]:
    """Return the verbs of a clause by which somebody calls something so: "called", "tat … ab"."""
    lexicon = reading.lexicon
    words = list(WORD.finditer(reading.text, *clause))
    last = words[-1][0] if words and words[-1][0] in reading.conventions.split else ""
    lemmas = ((word, lemma_of(word[0], lexicon.language)) for word in words)
    return [
        word
        for word, lemma in lemmas
        if lemma in lexicon.calling or (last and last + lemma in lexicon.calling)
    ]


def _called(reading: Reading, clause: Span, verb: re.Match[str], verdict: Span, lie: bool) -> Span | None:
    """Return what was said, or the word that points back to it, which a verb calls what the verdict says; a lie is
    something said."""
    text = reading.text
    own = clause if reading.conventions.split else Span(verb.end(), verdict.start)
    nouns = [Span(*n.span()) for n in reading.lexicon.assertions.finditer(text, *own)]
    for noun in (
        noun for noun in nouns if not noun.overlaps(verdict) and _is_object(reading, clause, verb, noun)
    ):
        if _is_beside(reading, verb, noun, verdict):
            return noun
    pointer = WORD.search(text, verb.end(), verdict.start)
    points = pointer and reading.lexicon.pronouns.get(pointer[0].lower()) == "other"
    if not pointer or not points or len(WORD.findall(text, pointer.end(), verdict.start)) > FEW:
        return None
    return Span(*pointer.span()) if lie or _answers(reading, verb) else None


def _follows_report(reading: Reading, clause: Span, found: Sequence[TaggedClaim]) -> bool:
    """Whether what somebody said as so stands right before a clause."""
    before = reading.sentences.before(reading.sentences.at(clause.start).start)
    start = before.start if before else clause.start
    return any(
        start <= claim.content_spans[-1].start < claim.content_spans[-1].end <= clause.start
        for claim in found
        if claim.quote_type in ("direct", "indirect")
    )


def _is_object(reading: Reading, clause: Span, verb: re.Match[str], noun: Span) -> bool:
    """Whether a noun is the object of a verb: nothing but its article and adjectives stands between the two, or, where
    words move, no preposition and no article of a genitive before it."""
    pack = pack_of(reading.lexicon.language).reporting
    words = [word.lower() for word in WORD.findall(reading.text, verb.end(), noun.start)]
    if reading.conventions.split:
        owned = bool(words) and words[-1] in reading.conventions.genitives  # "die Verfasser der Berichte"
        return not owned and not is_tied(reading, clause, Span(*verb.span()), noun.start)
    others = {
        *pack.clauses.prepositions,
        *pack.clauses.openers,
        *pack.clauses.relative,
        *pack.questions.words,
    }
    parted = "," in reading.text[verb.end() : noun.start]
    return len(words) <= OBJECT and not parted and others.isdisjoint(words)


def _is_beside(reading: Reading, verb: re.Match[str], noun: Span, verdict: Span) -> bool:
    """Whether a verdict belongs to the noun: right behind it, or behind the word that opens what a thing is called."""
    text, naming = reading.text, pack_of(reading.lexicon.language).reporting.falsehoods.naming
    if verdict.end <= verb.start():  # "Als „Märchen“ bezeichnete sie die Vorwürfe"
        ahead = WORD.findall(text, reading.sentences.at(verdict.start).start, verdict.start)
        return bool(ahead) and len(ahead) <= FEW and ahead[0].lower() in naming
    start = max(noun.end, verb.end())
    between = text[start : verdict.start]
    words = [word.lower() for word in WORD.findall(between)]
    opens = next(
        (n for n, word in enumerate(words) if word in naming and n <= FAR and len(words) - n <= FEW + 1), None
    )
    closed = between.count(",") % 2 == 0
    return closed and (opens is not None or len(words) <= BETWEEN or "," in between[-FEW:])


def _answers(reading: Reading, verb: re.Match[str]) -> bool:
    """Whether somebody was said to claim or accuse right before a verb that calls it something."""
    text, lexicon = reading.text, reading.lexicon
    own = reading.sentences.at(verb.start())
    before = reading.sentences.before(own.start)
    ahead = text[before.start if before else own.start : verb.start()]
    verbs = {lemma_of(word, lexicon.language) for word in WORD.findall(ahead)}
    phrases = (
        phrase for verb in verbs for phrase, stance in lexicon.phrasal.get(verb, ()) if stance == "accuse"
    )
    accuses = any(lexicon.stances.get(verb) == "accuse" for verb in verbs)
    return accuses or lexicon.assertions.search(ahead) is not None or any(p.search(ahead) for p in phrases)
