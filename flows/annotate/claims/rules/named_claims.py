"""What a clause says of a claim that it names first: "Vorwürfe, sie habe gelogen, ließ Jane Doe zurückweisen",
"The claim that he lied was rejected by Jane Doe", "Die Nachricht, wonach die Klinik schließt, ist falsch"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from flows.annotate.claims.conventions import WORD
from flows.annotate.claims.lexicon import lemma_of
from flows.annotate.claims.polarity import is_negation
from flows.annotate.claims.reading import FoundClaim, Reading
from flows.annotate.claims.rules.actors import subject_of, who_speaks
from flows.annotate.claims.rules.denials import cue_of
from flows.annotate.tagger import TaggedClaim
from flows.records import Span

FOUND_BY = "clause about a claim it names"
TURNED = "subject behind the verb"
AHEAD = 6  # words that a sentence may have before what it names is told
LONGEST = 400  # characters of a sentence that is looked at


def read_named_claims(reading: Reading, found: Sequence[FoundClaim]) -> list[FoundClaim]:
    """Return the claims; what the main clause behind a claim denies is denied by its subject, and a clause that calls
    the claim untrue is the content as a whole."""
    return [_answered(reading, item) for item in found]


def _answered(reading: Reading, item: FoundClaim) -> FoundClaim:
    claim, text = _turned(reading, item.claim), reading.text
    if claim != item.claim:
        return FoundClaim(claim, f"{item.found_by}; {TURNED}")
    if claim.quote_type == "direct" or len(claim.content_spans) != 1:
        return item
    (content,) = claim.content_spans
    sentence = reading.sentences.at(content.start)
    named = Span(sentence.start, content.start)
    if sentence.end - sentence.start > LONGEST or not _names_a_claim(reading, named):
        return item
    whole = Span(named.start, content.end)
    if reading.lexicon.falsehoods.search(text[whole.start : whole.end]):
        outside = tuple(span for span in claim.cue_spans if not whole.contains(span))
        called = replace(claim, content_spans=(whole,), cue_spans=outside, frame_spans=(), stance="assert")
        return FoundClaim(called, f"{item.found_by}; {FOUND_BY}")
    denied = _denied(reading, claim, named, sentence)
    return FoundClaim(denied, f"{item.found_by}; {FOUND_BY}") if denied else item


def _turned(reading: Reading, claim: TaggedClaim) -> TaggedClaim:
    """Return a claim with who judges as its speaker, not what is judged: "Berichte darüber nannte Jane Doe …"."""
    text, lexicon = reading.text, reading.lexicon
    if len(claim.speaker_spans) != 1 or not claim.cue_spans:
        return claim
    speaker, cue = claim.speaker_spans[0], claim.cue_spans[0]
    verbs = (lemma_of(word, lexicon.language) for word in WORD.findall(text, *cue))
    judges = speaker.end <= cue.start and any(verb in lexicon.judging for verb in verbs)
    if not judges or not lexicon.assertions.search(text, *speaker):
        return claim
    end = min((span.start for span in claim.content_spans if span.start > cue.end), default=cue.end)
    subject = who_speaks(reading, Span(cue.end, end))
    return replace(claim, speaker_spans=(subject,)) if subject else claim


def _names_a_claim(reading: Reading, named: Span) -> bool:
    """Whether the words before a content end in a noun for something said, with nothing but its article, adjectives and
    preposition before it."""
    words = list(WORD.finditer(reading.text, *named))
    if not words or len(words) > AHEAD:
        return False
    own = reading.text[named.start : words[-1].end()]
    if "," in own or reading.text[words[-1].end() : named.end].strip() not in ("", ","):
        return False
    found = reading.lexicon.assertions.search(own)
    return found is not None and found.end() == len(own) and not _has_verb(reading, words)


def _has_verb(reading: Reading, words: Sequence[re.Match[str]]) -> bool:
    return any(
        reading.conventions.attends(word[0])
        or lemma_of(word[0], reading.lexicon.language) in reading.lexicon.stances
        for word in words[:-1]
    )


def _denied(reading: Reading, claim: TaggedClaim, named: Span, sentence: Span) -> TaggedClaim | None:
    """Return the claim as denied by who the main clause behind it says, if that denies."""
    text, lexicon, content = reading.text, reading.lexicon, claim.content_spans[0]
    for verb in lexicon.denying.finditer(text, content.start, sentence.end):
        start = _main_clause(reading, content, verb)
        clause = Span(start, sentence.end)
        cue = cue_of(reading, clause) or _phrase(reading, verb, named)
        if cue is None or is_negation(lexicon, text[clause.start : clause.end]):
            continue
        speaker = subject_of(reading, clause, cue[0])
        if speaker is None:
            return None
        return replace(
            claim,
            stance="deny",
            stance_score=1.0,
            content_spans=(Span(content.start, min(content.end, len(text[:start].rstrip(" ,")))),),
            speaker_spans=(speaker,),
            cue_spans=cue,
            frame_spans=(),
        )
    return None


def _phrase(reading: Reading, verb: re.Match[str], named: Span) -> tuple[Span, ...] | None:
    """Return a verb whose preposition stands before what it denies: "Gegen die Behauptung, …, verwahrte sich …"."""
    lexicon, ahead = reading.lexicon, reading.text[named.start : named.end]
    word = next(WORD.finditer(reading.text, verb.start()))
    phrases = lexicon.phrasal.get(lemma_of(word[0], lexicon.language), ())
    denies = any(stance == "deny" and phrase.search(ahead) for phrase, stance in phrases)
    return (Span(*word.span()),) if denies else None


def _main_clause(reading: Reading, content: Span, verb: re.Match[str]) -> int:
    """Return where the main clause begins that goes on behind a content: at the comma before its verb where verbs are
    split, else with the auxiliaries of the verb."""
    text = reading.text
    if reading.conventions.split:
        comma = text.rfind(", ", content.start, verb.start())
        return comma + 2 if comma > 0 else verb.start()
    start = verb.start()
    for word in reversed(list(WORD.finditer(text, content.start, verb.start()))):
        if not reading.conventions.attends(word[0]):
            break
        start = word.start()
    return start
