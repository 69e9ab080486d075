"""Reported speech that goes on: a sentence in the subjunctive of reports, right behind a claim, is its speaker's."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from flows.annotate.claims.conventions import WORD
from flows.annotate.claims.lexicon import is_subjunctive, lemma_of, may_be_subjunctive
from flows.annotate.claims.reading import FoundClaim, Reading
from flows.annotate.claims.rule_claim import rule_claim
from flows.annotate.tagger import TaggedClaim
from flows.records import Span

FOUND_BY = "subjunctive goes on"
CONFIDENCE = 0.7
SURE = 0.9  # mean probability of a content's tags: the model needs no rule beside it
LONGEST = 500  # characters of a sentence that is looked at
FEW = 2  # words before a comma that are no clause: "Nein, das sei …"
QUOTED = frozenset('„“”»«"?')


def continue_reports(reading: Reading, found: Sequence[FoundClaim]) -> list[FoundClaim]:
    """Return the claims, and one for each sentence in the subjunctive that goes on with the claim before it."""
    marked = [_marked(reading, item, found) for item in found] if reading.lexicon.subjunctive else found
    return [*marked, *(FoundClaim(claim, FOUND_BY) for claim in _continuations(reading, found))]


def _marked(reading: Reading, item: FoundClaim, found: Sequence[FoundClaim]) -> FoundClaim:
    """Return an unsure claim as one of this rule where it is a sentence that goes on with another claim."""
    claim = item.claim
    if (
        claim.quote_type not in ("free_indirect", "indirect_free_indirect")
        or claim.cue_spans
        or claim.score >= SURE
    ):
        return item
    sentence = reading.sentences.at(claim.content_spans[0].start)
    before = reading.sentences.before(sentence.start)
    if before is None or "\n" in reading.text[before.end : sentence.start]:
        return item
    behind = any(before.overlaps(_extent(other.claim)) for other in found)
    if not behind or _is_report(reading, sentence) or not in_subjunctive(reading, sentence):
        return item
    content = Span.extent(claim.content_spans)
    if all(
        content.contains(span) for span in claim.speaker_spans
    ):  # its own subject: "Das Futter reiche nicht"
        claim = replace(claim, speaker_spans=())
    return FoundClaim(claim, f"{item.found_by}; {FOUND_BY}")


def _continuations(reading: Reading, found: Sequence[FoundClaim]) -> Iterator[TaggedClaim]:
    if not reading.lexicon.subjunctive:
        return
    taken = sorted(_extent(item.claim) for item in found)
    for number, (_, end) in enumerate(taken):
        last = next((span.end for span in reading.spans if span.start <= end <= span.end), end)
        following = taken[number + 1].start if number + 1 < len(taken) else last
        previous = reading.sentences.at(max(0, end - 1))
        rest = Span(end + len("; "), previous.end)
        parted = reading.text[end : end + 2] in ("; ", ": ") and rest.end <= min(following, last)
        if parted and in_subjunctive(reading, rest) and not QUOTED & set(reading.text[slice(*rest)]):
            yield rule_claim("indirect_free_indirect", rest, CONFIDENCE)
            end = rest.end
        skipped: set[Span] = set()
        while sentence := reading.sentences.after(max(previous.end, end)):
            start, stop = sentence
            parted = "\n" in reading.text[previous.end : start]
            if parted or stop > min(following, last) or stop - start > LONGEST:
                break
            if _is_ambiguous(reading, sentence) and previous not in skipped:
                skipped.add(sentence)  # "Vielerorts fehlten Helfer": either form
                previous = sentence
                continue
            if _is_report(reading, sentence) or not in_subjunctive(reading, sentence):
                break
            if QUOTED & set(reading.text[start:stop]):
                break
            yield rule_claim("indirect_free_indirect", sentence, CONFIDENCE)
            previous = sentence


def _is_ambiguous(reading: Reading, sentence: Span) -> bool:
    """Whether a sentence without a name has a preterite that is the same in reported speech: "fehlten", "hielten"."""
    named = any(
        sentence.start <= m.start_char < sentence.end and m.kind == "person" for m in reading.mentions
    )
    if named or in_subjunctive(reading, sentence):
        return False
    words = _main_clause(reading, sentence)
    if any(word[0].lower() in reading.lexicon.indicatives for word in words):
        return False
    return any(
        word[0].islower()
        and word[0].endswith(reading.lexicon.umlaut_endings)
        and (base := lemma_of(word[0], reading.lexicon.language)) != word[0]
        and base.endswith(reading.lexicon.infinitive)
        for word in words
    )


def _is_report(reading: Reading, sentence: Span) -> bool:
    """Whether a sentence has a subject and a verb of saying of its own: it goes on with nothing."""
    people = reading.names.inside([sentence], ("person",))
    if not people:
        return False
    verbs = WORD.finditer(reading.text, people[0].end_char, sentence.end)
    follows = next(verbs, None)
    said = follows is not None and lemma_of(follows[0], reading.lexicon.language) in reading.lexicon.sayings
    return said and follows is not None and not is_subjunctive(follows[0], reading.lexicon)


def in_subjunctive(reading: Reading, sentence: Span) -> bool:
    """Whether a verb of the sentence has the form of reported speech; "ich nehme" has not."""
    if reading.lexicon.refusals.search(reading.text, *sentence):
        return False  # "Gerüchte, wonach …, wollte er nicht bestätigen"
    words = _main_clause(reading, sentence)
    if any(word[0].lower() in reading.lexicon.first_person for word in words):
        return False
    if any(word[0].lower() in reading.lexicon.indicatives for word in words):
        return False
    if any(is_subjunctive(word[0], reading.lexicon) for word in words):
        return True
    return any(
        may_be_subjunctive(verb[0], reading.lexicon) and _is_predicate(reading, before, verb)
        for before, verb in pairwise(words)
    )


def _main_clause(reading: Reading, sentence: Span) -> list[re.Match[str]]:
    """Return the words up to the first comma; all of them where the sentence opens with a subordinate clause."""
    words = list(WORD.finditer(reading.text, *sentence))
    if not words or words[0][0].lower() in reading.lexicon.subordinators:
        return words
    comma = reading.text.find(", ", sentence.start, sentence.end)
    main = [word for word in words if comma < 0 or word.start() < comma]
    if len(main) > FEW:
        return main
    following = next((word for word in words if word.start() > comma), None)
    closing = reading.text.find(", ", comma + 1, sentence.end) if comma >= 0 else -1
    if following and following[0].lower() in reading.lexicon.question_words and closing > 0:
        return [
            word for word in words if not comma < word.start() < closing
        ]  # "Die Frage, ob …, blieb offen"
    return words


def _is_predicate(reading: Reading, before: re.Match[str], verb: re.Match[str]) -> bool:
    """Whether a word stands where a verb does: right behind a noun or name, or at the end of its clause."""
    text = reading.text
    if verb[0] in reading.conventions.determiners:
        return False
    pronoun = before[0].lower() in reading.lexicon.pronouns
    noun = before[0][0].isupper() and before[0].lower() not in reading.conventions.determiners
    last = text[verb.end() : verb.end() + 1] in (",", ".", ";")
    follows = WORD.match(text, verb.end() + 1)
    describes = follows is not None and follows[0][0].isupper()
    beside = text[before.end() : verb.start()] == " " and not describes
    return ((noun or pronoun) and beside) or last


def _extent(claim: TaggedClaim) -> Span:
    """Return where a claim stands: its content and the reporting clause behind it."""
    start = claim.content_spans[0].start
    behind = (span for span in (*claim.frame_spans, *claim.cue_spans) if span.start > start)
    return Span.extent((*claim.content_spans, *behind))
