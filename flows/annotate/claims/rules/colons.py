"""Announced statements: a verb of saying with its subject before a colon ("Our editor Jo Doe writes: The storm …")."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise

from flows.annotate.claims.conventions import WORD
from flows.annotate.claims.joining import joined
from flows.annotate.claims.lexicon import lemma_of
from flows.annotate.claims.reading import FoundClaim, Reading, taken_by
from flows.annotate.claims.rule_claim import rule_claim
from flows.annotate.claims.rules.continuations import in_subjunctive
from flows.annotate.claims.verb_subjects import SPEAKERS, speaks
from flows.annotate.tagger import TaggedClaim
from flows.annotate.text import PAIRS
from flows.languages import pack_of
from flows.records import Span

FOUND_BY = "verb before a colon"
CONFIDENCE = 0.8
SURE = 0.8  # mean probability of a content's tags
LONGEST = 12  # words before the colon
SUBJECT = 6  # words of a subject with an office
SHORT = 4  # words of a content


def add_announced(reading: Reading, found: Sequence[FoundClaim]) -> list[FoundClaim]:
    """Return the claims, and one for each sentence that goes on behind a verb of saying and a colon; unsure claims
    there give way."""
    sure = [item for item in found if item.claim.cue_spans and item.claim.score >= SURE]
    announced = [FoundClaim(claim, FOUND_BY) for claim in _announced(reading, sure)]
    unsure = [item for item in found if item not in sure]
    given = [(item, [other for other in unsure if _overlap(item.claim, other.claim)]) for item in announced]
    kept = [item for item in found if not any(item in parts for _, parts in given)]
    return [*kept, *(joined(item, parts) for item, parts in given)]


def _overlap(claim: TaggedClaim, other: TaggedClaim) -> bool:
    return Span.extent(other.content_spans).overlaps(claim.content_spans[0])


def _announced(reading: Reading, found: Sequence[FoundClaim]) -> Iterator[TaggedClaim]:
    text = reading.text
    taken = taken_by(found)
    for first, last in reading.spans:
        if any(heading.contains(Span(first, last)) for heading in reading.headings):
            continue
        for colon in re.finditer(r": (?=[^\W\d_a-zß-ÿ])", text[first:last]):
            offset = first + colon.start()
            sentence = reading.sentences.at(offset)
            content = Span(offset + 2, sentence.end - (text[sentence.end - 1] in ".!"))
            # No more words than are needed: a sentence may hold thousands of colons.
            ahead = list(islice(WORD.finditer(text, sentence.start, offset), LONGEST + 1))
            if not 0 < len(ahead) <= LONGEST or any(sentence.overlaps(span) for span in taken):
                continue
            if (
                text[content.start] in PAIRS
                or len(list(islice(WORD.finditer(text, *content), SHORT))) < SHORT
            ):
                continue
            verb = _verb(reading, ahead)
            speaker = _subject(reading, sentence.start, verb, offset) if verb else None
            if speaker is None and in_subjunctive(reading, content):
                speaker, verb = _before_any_verb(reading, ahead) or (None, verb)
            if verb and speaker:
                frame = Span(sentence.start, offset + 1)
                cue = (Span(*verb.span()),)
                yield rule_claim("indirect", content, CONFIDENCE, speaker=(speaker,), cue=cue, frame=(frame,))


def _verb(reading: Reading, words: Sequence[re.Match[str]]) -> re.Match[str] | None:
    """Return the verb of saying right before the colon, or that of an inverted clause."""
    if any(reading.lexicon.negations.fullmatch(word[0]) for word in words):
        return None
    candidates = words if reading.conventions.split else words[-1:]
    return next(
        (
            word
            for word in candidates
            if word[0].islower() and lemma_of(word[0], reading.lexicon.language) in reading.lexicon.sayings
        ),
        None,
    )


def _before_any_verb(reading: Reading, words: Sequence[re.Match[str]]) -> tuple[Span, re.Match[str]] | None:
    """Return who opens the sentence, and the word behind: where what follows has the mood of reported speech, any verb
    announces it: "Der Bauernverband sieht das anders: Die Ernte sei schlecht"."""
    lexicon, rules = reading.lexicon, reading.conventions
    if any(lexicon.negations.fullmatch(word[0]) for word in words):
        return None
    opening, data = words[0][0].lower(), pack_of(lexicon.language).reporting.clauses
    if opening in data.prepositions or opening in data.openers:
        return None
    pack = pack_of(lexicon.language).reporting
    articles = (lexicon.articles | {*pack.roles.belonging}) - {*data.datives}
    bodies = (*pack.antecedents.bodies, *pack.collectives.bodies)
    names = {m.start_char: m.end_char for m in reading.names.inside([_extent(words)], SPEAKERS)}
    for number, (word, behind) in enumerate(pairwise(words)):
        end = names.get(word.start(), 0)
        noun = word[0][0].isupper() and number > 0 and not behind[0][0].isupper()
        speaking = bool(end) or speaks(reading, word[0].lower())
        if not end and noun and opening in articles and (speaking or word[0].lower().endswith(bodies)):
            end = word.end()
        verb = next((later for later in words[number + 1 :] if later.start() > end), None)
        no_verb = rules.noun_complements | rules.genitives | (frozenset() if speaking else rules.auxiliaries)
        if end and verb and verb[0].islower() and verb[0] not in no_verb:
            return Span(words[0].start(), end), verb
        # "Das sagten zwei Ingenieure ganz anders: …" has its verb before them.
        says = lemma_of(word[0], lexicon.language) in lexicon.sayings
        if end or says or not (word[0][0].isupper() or number == 0 or rules.modifies(word[0])):
            return None
    return None


def _extent(words: Sequence[re.Match[str]]) -> Span:
    return Span(words[0].start(), words[-1].end())


def _subject(reading: Reading, start: int, verb: re.Match[str], colon: int) -> Span | None:
    """Return the name, with the words before it, or the pronoun beside the verb."""
    text = reading.text
    for first, last in ((start, verb.start()), (verb.end(), colon)):
        words = list(WORD.finditer(text, first, last))
        if not words:
            continue
        people = reading.names.inside([Span(first, last)], SPEAKERS)
        near = [m for m in people if m.end_char == words[-1].end() or first == verb.end()]
        if near:
            begin = words[0].start() if near[0].end_char == words[-1].end() else near[0].start_char
            return Span(begin, near[0].end_char)
        office = [word for word in words if word[0].lower().endswith(reading.lexicon.roles)]
        if office and first == start and len(words) <= SUBJECT:
            return Span(words[0].start(), words[-1].end())
        one = words[-1] if first == start else words[0]
        if reading.lexicon.pronouns.get(one[0].lower()) in ("male", "female"):
            return Span(*one.span())
    return None
