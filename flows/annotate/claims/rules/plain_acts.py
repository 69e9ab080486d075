"""Plain acts: a verb that may deny has another meaning where its object is no claim ("bestritt das Spiel")."""

from collections.abc import Sequence

from flows.annotate.claims.conventions import WORD
from flows.annotate.claims.lexicon import lemma_of
from flows.annotate.claims.polarity import cue_clause, is_judge, reports_nothing
from flows.annotate.claims.reading import FoundClaim, Reading
from flows.annotate.claims.stances import cue_lemma
from flows.annotate.tagger import TaggedClaim
from flows.languages import pack_of
from flows.records import Span

OBJECT = 2  # words of a verb's two objects
LONGEST = 40  # characters of an impersonal cue


def drop_plain_acts(reading: Reading, found: Sequence[FoundClaim]) -> list[FoundClaim]:
    """Return the claims without those in which nothing is denied ("The judge denied the motion.") and those in which a
    medium only names its source ("The magazine referred to two officials.")."""
    return [
        item
        for item in found
        if not _is_plain_act(reading, item.claim)
        and not _is_plain_phrase(reading, item.claim)
        and not _is_reference(reading, item.claim)
        and not _is_name(reading, item.claim)
        and not _is_sentence(reading, item.claim)
    ]


def _is_reference(reading: Reading, claim: TaggedClaim) -> bool:
    if claim.quote_type != "reported" or not claim.cue_spans:
        return False
    words = WORD.findall(reading.text, *claim.cue_spans[0])
    return any(lemma_of(word, reading.lexicon.language) in reading.lexicon.references for word in words)


def _is_sentence(reading: Reading, claim: TaggedClaim) -> bool:
    """Whether a court passes its sentence and accuses nobody: "Das Landgericht verurteilte den Fahrer"."""
    lexicon = reading.lexicon
    lemma = cue_lemma(reading.text, claim.cue_spans, lexicon) if claim.cue_spans else None
    if claim.quote_type != "reported" or lemma not in pack_of(lexicon.language).reporting.denials.sentencing:
        return False
    clause = reading.sentences.clause_at(claim.cue_spans[0].start)
    return any(is_judge(reading, word) for word in WORD.finditer(reading.text, *clause))


def _is_name(reading: Reading, claim: TaggedClaim) -> bool:
    """Whether a quotation is only the name of something: "„Stille“ heißt der Roman"."""
    if claim.quote_type != "direct" or not claim.cue_spans:
        return False
    start = claim.cue_spans[0].start
    if reading.text[start : start + LONGEST].lower().startswith(reading.conventions.impersonal):
        return False
    words = WORD.findall(reading.text, *claim.cue_spans[0])
    return any(lemma_of(word, reading.lexicon.language) in reading.lexicon.naming for word in words)


def _is_plain_phrase(reading: Reading, claim: TaggedClaim) -> bool:
    """Whether the verb has another meaning with other words of its clause: "The storm claimed ten lives."."""
    if claim.quote_type == "direct" or not claim.cue_spans:
        return False
    text, lexicon = reading.text, reading.lexicon
    whole = text[slice(*reading.sentences.clause_at(claim.cue_spans[0].start))]
    clause = whole if claim.quote_type == "reported" else cue_clause(reading, claim) + _object(reading, claim)
    return reports_nothing(lexicon, text[slice(*claim.cue_spans[0])], clause)


def _object(reading: Reading, claim: TaggedClaim) -> str:
    """Return the first words of a content that no conjunction opens: they may be the verb's objects ("denied reporters
    access")."""
    start = claim.content_spans[0].start
    words = list(WORD.finditer(reading.text, start, claim.content_spans[0].end))[:OBJECT]
    opens = not words or words[0][0].lower() in reading.lexicon.complement_openers
    behind = reading.text[claim.cue_spans[-1].end : start] == " "
    return reading.text[start : words[-1].end()] if behind and not opens else ""


def _is_plain_act(reading: Reading, claim: TaggedClaim) -> bool:
    text, lexicon = reading.text, reading.lexicon
    if claim.quote_type != "reported" or not claim.cue_spans:
        return False
    if cue_lemma(text, claim.cue_spans, lexicon) not in lexicon.ambiguous:
        return False
    clause = reading.sentences.clause_at(claim.cue_spans[0].start)
    words = list(WORD.finditer(text, *claim.cue_spans[0]))
    verb = next((word for word in words if not reading.conventions.attends(word[0])), words[-1])
    deed = opens_with_deed(reading, Span(clause.start, verb.start()))
    named = deed or lexicon.assertions.search(text, *clause)
    return not named and not lexicon.denied.search(text[verb.start() : clause.end])


def opens_with_deed(reading: Reading, ahead: Span) -> bool:
    """Return whether the words before a verb that denies are its object, what one may have done.

    "Eine Beteiligung bestritt der Konzern" is so, "Im Angriff bestritt Roth das Spiel" is not.
    """
    lexicon, data = reading.lexicon, pack_of(reading.lexicon.language).reporting
    words = [word.lower() for word in WORD.findall(reading.text, *ahead)]
    if not words or words[0] in data.clauses.prepositions:
        return False
    if reading.conventions.split:
        return any(word in data.denials.deeds for word in words)
    # Where a verb is not split, only a passive one has its object before it: "Any wrongdoing was denied".
    nouns = [word for word in words[1:] if not reading.conventions.attends(word)]
    return not lexicon.passives.isdisjoint(words) and any(noun in data.denials.deeds for noun in nouns[-1:])
