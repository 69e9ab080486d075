"""What a sentence says of the one before it: "Die Stadt schließt ihr Bad. Das teilte die Bürgermeisterin mit"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from flows.annotate.claims.conventions import WORD
from flows.annotate.claims.lexicon import lemma_of
from flows.annotate.claims.polarity import is_negation
from flows.annotate.claims.reading import FoundClaim, Reading
from flows.annotate.claims.rule_claim import rule_claim
from flows.annotate.claims.rules.continuations import in_subjunctive
from flows.annotate.claims.verb_subjects import SPEAKERS, speaks
from flows.annotate.tagger import TaggedClaim
from flows.languages import pack_of
from flows.languages.pack.reporting import ToldBefore
from flows.records import Span

FOUND_BY = "sentence told by the next"
CONFIDENCE = 0.8
LONGEST = 400  # characters of a sentence that is looked at
SHORT = 4  # words of a content
SUBJECT = 6  # words of a subject up to its noun

_GAP = re.compile(r"[\s„“”»«\"]*")


@dataclass(frozen=True, slots=True)
class _Telling:
    speaker: Span
    cue: tuple[Span, ...]


def add_told_before(reading: Reading, found: Sequence[FoundClaim]) -> list[FoundClaim]:
    """Return the claims, and one for each sentence without a claim that the next says somebody told; what is no report
    and takes such a sentence before it for its source is none."""
    kept = [
        _told_by(reading, item)
        for item in found
        if not _is_turned(reading, item.claim) and not _is_telling(reading, item.claim)
    ]
    told = list(_told(reading, kept))
    contents = [claim.content_spans[0] for claim in told]
    kept = [item for item in kept if not any(_extent(item.claim).overlaps(span) for span in contents)]
    return [*kept, *(FoundClaim(claim, FOUND_BY) for claim in told)]


def _extent(claim: TaggedClaim) -> Span:
    return Span.extent(claim.content_spans)


def _told_by(reading: Reading, item: FoundClaim) -> FoundClaim:
    """Return a claim that the next sentence tells as said by whom that names, where the model sees somebody named in
    what is said: "Der Konzern baut Stellen ab. Das erklärte der Vorstand"."""
    claim, content = item.claim, item.claim.content_spans[-1]
    inside = bool(claim.speaker_spans) and all(content.contains(span) for span in claim.speaker_spans)
    if not inside or not claim.cue_spans or claim.cue_spans[0].start < content.end:
        return item
    sentence = reading.sentences.at(claim.cue_spans[0].start)
    pointer = reading.lexicon.told_before.match(reading.text, sentence.start)
    words = pack_of(reading.lexicon.language).reporting.told_before
    telling = _telling(reading, words, sentence, pointer.end()) if pointer else None
    spoken = replace(claim, speaker_spans=(telling.speaker,)) if telling else claim
    return FoundClaim(spoken, item.found_by)


def _told(reading: Reading, found: Sequence[FoundClaim]) -> Iterator[TaggedClaim]:
    text, words = reading.text, pack_of(reading.lexicon.language).reporting.told_before
    # What no verb reports gives way.
    claims = [item.claim for item in found if item.claim.cue_spans or item.claim.quote_type == "direct"]
    taken = [span for claim in claims for span in (*claim.content_spans, *claim.cue_spans)]
    for pointer in reading.lexicon.told_before.finditer(text):
        sentence = reading.sentences.at(pointer.start())
        content = reading.sentences.before(sentence.start)
        whole = content and Span(content.start, sentence.end)
        if content is None or whole is None or not any(part.contains(whole) for part in reading.spans):
            continue
        apart = sentence.start != pointer.start() or text[content.end : sentence.start] != " "
        plain = text[content.end - 1] == "." and text[sentence.end - 1] == "."
        if apart or not plain or sentence.end - content.start > LONGEST or _is_parted(reading, sentence):
            continue
        known = any(span.overlaps(whole) for span in taken)
        if known or any(quotation.overlaps(content) for quotation in reading.quotations):
            continue
        telling = _telling(reading, words, sentence, pointer.end())
        if telling and len(WORD.findall(text, *content)) >= SHORT:
            yield rule_claim(
                "indirect",
                Span(content.start, content.end - 1),
                CONFIDENCE,
                speaker=(telling.speaker,),
                cue=telling.cue,
                frame=(sentence,),
            )


def _is_turned(reading: Reading, claim: TaggedClaim) -> bool:
    """Whether the verb of a sentence that tells the one before is taken for that of the one behind: "Es regnet. Das
    sagte Ada. Es schneit. Das sagte Udo."."""
    content = claim.content_spans[0]
    before = reading.sentences.before(content.start)
    opens = before and reading.lexicon.told_before.match(reading.text, before.start)
    cue = claim.cue_spans[0] if claim.cue_spans else content
    if not opens or not before or not before.contains(cue) or claim.quote_type == "direct":
        return False
    goes_on = in_subjunctive(reading, reading.sentences.at(content.start))
    return not goes_on and ":" not in reading.text[cue.end : content.start]


def _is_telling(reading: Reading, claim: TaggedClaim) -> bool:
    """Whether the sentence that tells the one before is taken for what somebody says: "Das sagten zwei Personen"."""
    content = claim.content_spans[0]
    opens = reading.lexicon.told_before.match(reading.text, content.start)
    inside = any(content.contains(cue) for cue in claim.cue_spans)
    return claim.quote_type == "indirect" and opens is not None and inside


def _is_parted(reading: Reading, sentence: Span) -> bool:
    """Whether a sentence tells something of its own, behind a colon or in a clause that is said, or nothing at all."""
    text, openers = reading.text[slice(*sentence)], reading.lexicon.complement_openers
    said = (word for part in text.split(", ")[1:] for word in WORD.findall(part)[:1])
    own = any(word in openers or word in reading.lexicon.question_words for word in said)
    return own or ":" in text or is_negation(reading.lexicon, text)


def _telling(reading: Reading, words: ToldBefore, sentence: Span, start: int) -> _Telling | None:
    """Return who tells it and by what words, None where the verb behind the pronoun does not tell."""
    text, language = reading.text, reading.lexicon.language
    own = list(WORD.finditer(text, start, sentence.end))
    if len(own) < 2:
        return None
    verb = own[0]
    comma = text.find(",", start, sentence.end)
    last = [word for word in own if comma < 0 or word.end() <= comma][-1]
    cue: tuple[Span, ...] = (Span(*verb.span()), Span(*last.span()))
    if verb[0] in words.perfect:
        tells = lemma_of(last[0], language) in words.verbs
    elif last[0] in reading.conventions.split:
        tells = last[0] + lemma_of(verb[0], language) in words.verbs
    else:
        tells, cue = lemma_of(verb[0], language) in words.verbs, cue[:1]
    speaker = subject_behind(reading, own[1:], verb.end()) if tells else None
    return _Telling(speaker, cue) if speaker else None


def subject_behind(reading: Reading, words: Sequence[re.Match[str]], start: int) -> Span | None:
    """Return the name, pronoun or noun phrase behind a verb, or behind a preposition with its noun."""
    text, rules, lexicon = reading.text, reading.conventions, reading.lexicon
    pack = pack_of(lexicon.language).reporting
    clauses = pack.clauses
    bodies = (
        *pack.media.nouns,
        *pack.collectives.bodies,
        *pack.antecedents.people,
        *pack.documents.nouns,
        *pack.documents.compounds,
    )
    counted = words[0][0].lower() in clauses.numerals and len(words) > 1
    if counted and words[1][0] in clauses.prepositions and (several := _described(reading, words, bodies)):
        return several  # "zwei mit dem Vorgang vertraute Personen"
    if words[0][0] in clauses.prepositions:
        head = next((n for n, word in enumerate(words[:SUBJECT]) if word[0][0].isupper()), len(words))
        words, start = words[head + 1 :], words[min(head, len(words) - 1)].end()
    if not words or not _GAP.fullmatch(text, start, words[0].start()):
        return None
    first = words[0][0].lower()
    if lexicon.pronouns.get(first) in ("male", "female") and first in clauses.pronouns:
        return Span(*words[0].span())
    names = reading.names.inside([Span(start, words[-1].end())], SPEAKERS)
    for place, word in enumerate(words[:SUBJECT]):
        gap = text[words[place - 1].end() if place else start : word.start()]
        if first in clauses.datives or not _GAP.fullmatch(gap) or word[0] in clauses.prepositions:
            return None
        name = next((m for m in names if m.start_char == word.start()), None)
        if name:
            return Span(words[0].start(), _joined(reading, name.end_char, words[-1].end()))
        if word[0][0].isupper():
            noun = word[0].lower()
            if not (speaks(reading, noun) or noun.endswith(bodies)):
                return None
            told = first in pack.relays.told and word[0].lower().endswith(pack.media.feminine)
            titled = next((m for m in names if text[word.end() : m.start_char] == " "), None)
            if titled and not told:
                return Span(words[0].start(), _joined(reading, titled.end_char, words[-1].end()))
            return None if told else Span(words[0].start(), word.end())
        if place and not rules.modifies(word[0]):
            return None
    return None


def _described(reading: Reading, words: Sequence[re.Match[str]], bodies: tuple[str, ...]) -> Span | None:
    """Return the people whom a number counts, with what stands before their noun: "zwei am Bau beteiligte Firmen"."""
    for before, word in pairwise(words[1 : SUBJECT + 2]):
        if not _GAP.fullmatch(reading.text, before.end(), word.start()):
            return None
        noun, plain = word[0].lower(), before[0] not in reading.conventions.determiners
        described = plain and before[0].islower() and reading.conventions.modifies(before[0])
        if word[0][0].isupper() and described and (speaks(reading, noun) or noun.endswith(bodies)):
            return Span(words[0].start(), word.end())
    return None


def _joined(reading: Reading, end: int, limit: int) -> int:
    """Return the end of a name, or of the one joined to it: "Chef Jan Roth und Betriebsrätin Ada Lenz"."""
    words = list(WORD.finditer(reading.text, end, limit))[:SUBJECT]
    if not words or words[0][0] not in reading.lexicon.speaker_joins:
        return end
    for name in reading.names.inside([Span(words[0].end(), limit)], SPEAKERS)[:1]:
        between = [word for word in words[1:] if word.end() <= name.start_char]
        plain = all(w[0][0].isupper() or w[0].lower() in reading.conventions.determiners for w in between)
        if plain and _GAP.fullmatch(reading.text[end : words[0].start()]):
            return name.end_char
    return end
