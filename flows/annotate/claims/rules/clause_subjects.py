"""Subjects: who stands before a verb of saying in its own clause speaks, whoever opens the sentence."""

import re
from collections.abc import Sequence
from dataclasses import replace

from flows.annotate.claims.conventions import WORD
from flows.annotate.claims.lexicon import lemma_of
from flows.annotate.claims.reading import FoundClaim, Reading
from flows.annotate.tagger import TaggedClaim
from flows.languages import pack_of
from flows.records import Span

FOUND_BY = "subject of its clause"
DETERMINED = 2  # words of an article with its noun
LONGEST = 8  # words of a subject
APPOSED = 80  # characters of an apposition between a name and its verb

DASHES = ("–", "—", "-", "--")  # they may close what interrupts a clause

_BREAK = re.compile(r"[,;:!?\n„“”»«\"()]|[.](?=\s)|\s--?\s|[–—]")


def name_subjects(reading: Reading, found: Sequence[FoundClaim]) -> list[FoundClaim]:
    """Return the claims; a speaker from another clause gives way to the subject of the verb that reports."""
    return [_with_subject(reading, item) for item in found]


def _with_subject(reading: Reading, item: FoundClaim) -> FoundClaim:
    claim = item.claim
    if len(claim.speaker_spans) != 1 or not claim.cue_spans:
        return item
    if pronoun := _beside(reading, claim):
        return FoundClaim(replace(claim, speaker_spans=(pronoun,)), f"{item.found_by}; {FOUND_BY}")
    verb = _verb(reading, claim)
    if verb is None:
        return item
    if behind := _behind(reading, claim, verb):
        return FoundClaim(replace(claim, speaker_spans=(behind,)), f"{item.found_by}; {FOUND_BY}")
    clause, subordinate = _clause(reading, verb.start)
    speaker = claim.speaker_spans[0]
    if speaker.end > clause and speaker.start < verb.start:
        return item
    between = reading.text[verb.end : speaker.start]
    if speaker.start >= verb.end and not _BREAK.search(between):
        return item
    begin = _finite(reading, clause, verb.start)
    subject = _subject(reading, Span(clause, begin), subordinate) or _apposed(reading, clause, verb)
    summed_up = claim.quote_type == "reported" and begin < verb.start  # "Der Bund hat mehr Geld gefordert."
    if subject is None or subject.overlaps(speaker) or (_said(claim, subject) and not summed_up):
        return item
    frame = (Span(subject.start, verb.end),)
    spoken = replace(claim, speaker_spans=(subject,), frame_spans=frame)
    return FoundClaim(spoken, f"{item.found_by}; {FOUND_BY}")


def _beside(reading: Reading, claim: TaggedClaim) -> Span | None:
    """Return the pronoun right beside the verb that must be its subject, where another is taken for it: "Auf Nachfrage
    des Richters räumte er ein", "“…,” it said. The chief executive was away."."""
    text, data = reading.text, pack_of(reading.lexicon.language).reporting.clauses
    speaker, cue = claim.speaker_spans[0], claim.cue_spans[0]
    if reading.conventions.split:
        word = WORD.match(text, cue.end + 1) if text.startswith(" ", cue.end) else None
    else:
        word = next(
            reversed(list(WORD.finditer(text, reading.sentences.at(cue.start).start, cue.start))), None
        )
        word = word if word and text[word.end() : cue.start] == " " else None
    if word is None or word[0].lower() not in data.pronouns or speaker.start <= word.start() < speaker.end:
        return None
    pronoun = Span(*word.span())
    sentence = reading.sentences.at(cue.start)
    apart = not sentence.contains(speaker)
    ahead = speaker.end <= cue.start and word[0].lower() in data.plain and reading.conventions.split
    return pronoun if (apart or ahead) and not _said(claim, pronoun) else None


def _behind(reading: Reading, claim: TaggedClaim, verb: Span) -> Span | None:
    """Return whose relation stands right behind a verb that ends what is said, where the model sees somebody of another
    sentence: "Die FDP lehnt das ab. …, sagte ihr Fraktionschef"."""
    text, belonging = reading.text, pack_of(reading.lexicon.language).reporting.roles.belonging
    sentence = reading.sentences.at(verb.start)
    ahead = claim.content_spans[-1].end <= verb.start
    if not reading.conventions.split or not ahead or sentence.contains(claim.speaker_spans[0]):
        return None
    words = list(WORD.finditer(text, verb.end, sentence.end))[:2]
    if (
        len(words) < 2
        or words[0][0] not in belonging
        or text[verb.end : words[1].start()] != f" {words[0][0]} "
    ):
        return None
    return Span(words[0].start(), words[1].end()) if reading.names.is_person(words[1][0].lower()) else None


def _verb(reading: Reading, claim: TaggedClaim) -> Span | None:
    """Return the verb of saying among the cue's words, None where it reports by other words."""
    lexicon = reading.lexicon
    for span in claim.cue_spans:
        start = reading.sentences.at(span.start).start
        for word in WORD.finditer(reading.text, *span):
            lemma = lemma_of(word[0], lexicon.language)
            opens = reading.conventions.split and _clause(reading, word.start()) == (start, False)
            reports = lemma in lexicon.sayings or (opens and lemma in lexicon.stances)
            if word[0].islower() and reports:
                return Span(claim.cue_spans[0].start, word.end())
    return None


def _clause(reading: Reading, verb: int) -> tuple[int, bool]:
    """Return where the clause of a verb begins, and whether a conjunction puts it under another clause."""
    data = pack_of(reading.lexicon.language).reporting.clauses
    start, subordinate = reading.sentences.at(verb).start, False
    for stop in _BREAK.finditer(reading.text, start, verb):
        start = verb if stop[0].strip() in DASHES else stop.end()
    for word in WORD.finditer(reading.text, start, verb):
        plain = word[0].lower()
        if plain in data.openers:
            start, subordinate = word.end(), plain not in data.joins
    return start, subordinate


def _finite(reading: Reading, clause: int, verb: int) -> int:
    """Return where the auxiliary of a participle stands that ends a clause, else the verb: "Der Bund hat mehr Geld
    gefordert"."""
    data = pack_of(reading.lexicon.language).reporting.acts
    words = list(WORD.finditer(reading.text, clause, verb))
    if not words or reading.text[verb:].split(maxsplit=1)[0].lower().rstrip(".,;:") not in data.participles:
        return verb
    return next((word.start() for word in words if word[0] in data.perfect), verb)


def _subject(reading: Reading, clause: Span, subordinate: bool) -> Span | None:
    """Return the noun phrase that opens a clause, up to its verb; where a verb ends its clause more may follow."""
    text, rules, lexicon = reading.text, reading.conventions, reading.lexicon
    words = list(WORD.finditer(text, *clause))
    while words and rules.attends(words[-1][0]):
        words.pop()
    if not words or _BREAK.search(text, words[0].start(), words[-1].end()):
        return None
    if lexicon.pronouns.get(words[0][0].lower()) in ("male", "female") and len(words) == 1:
        return Span(*words[0].span())
    data = pack_of(lexicon.language).reporting.clauses
    if words[0][0].lower() in data.datives:
        return None
    if len(words) == DETERMINED and words[0][0].lower() in lexicon.definite and words[1][0] in data.numerals:
        return Span(words[0].start(), words[1].end())  # "the two feared", "die beiden sagten"
    if (
        not words[0][0][0].isupper()
        and words[0][0].lower() not in rules.determiners
        and not _titled(reading, words)
    ):
        return None
    end = _phrase(reading, words)
    if end < len(words) and not (rules.split and subordinate):
        return None
    return Span(words[0].start(), words[end - 1].end()) if 0 < end <= LONGEST else None


def _titled(reading: Reading, words: Sequence[re.Match[str]]) -> bool:
    """Whether words are a title in small letters before a name: "neighbour Tina Mason"."""
    if reading.conventions.nouns_upper or not words[-1][0][0].isupper():
        return False
    return any(m.kind == "person" and m.end_char == words[-1].end() for m in reading.mentions) and not any(
        word[0].lower() in reading.lexicon.genitives for word in words
    )


def _phrase(reading: Reading, words: Sequence[re.Match[str]]) -> int:
    """Return how many of the words belong to the noun phrase that they open."""
    rules = reading.conventions
    if not rules.nouns_upper:
        last = words[-1][0]
        speaks = last.lower().endswith((*reading.lexicon.roles, *reading.lexicon.collective_suffixes))
        plain = words[0][0].lower() in rules.determiners and len(words) == DETERMINED
        return len(words) if last[0].isupper() or speaks or plain else 0
    end = 0
    for number, word in enumerate(words):
        if word[0][0].isupper() and word[0].lower() not in rules.determiners:
            end = number + 1
        elif end and word[0].lower() not in rules.genitives | rules.noun_complements:
            if not rules.modifies(word[0]) or not _tied(rules.genitives, words[end:number]):
                break
        elif not end and not rules.modifies(word[0]) and number:
            return 0
    return end


def _tied(genitives: frozenset[str], words: Sequence[re.Match[str]]) -> bool:
    return bool(words) and words[0][0].lower() in genitives


def _apposed(reading: Reading, clause: int, verb: Span) -> Span | None:
    """Return the person whose apposition ends right before the verb: "Jane Doe, the shop steward, said"."""
    text = reading.text
    if text[clause : verb.start].strip() or text[clause - 1 : clause] != ",":
        return None
    for mention in reading.mentions:
        between = text[mention.end_char : clause - 1]
        apposed = 0 < clause - mention.end_char < APPOSED and between.startswith(",")
        if mention.kind == "person" and apposed and not _BREAK.search(text, mention.end_char + 1, clause - 1):
            return Span(mention.start_char, clause - 1)
    return _described(reading, clause)


def _described(reading: Reading, clause: int) -> Span | None:
    """Return the noun phrase at the head of a sentence that a clause about it parts from the verb: "A teacher, who had
    seen it, said"."""
    start = reading.sentences.at(clause - 1).start
    commas = list(_BREAK.finditer(reading.text, start, clause))
    relative = pack_of(reading.lexicon.language).reporting.clauses.relative
    if [stop[0] for stop in commas] != [",", ","] or commas[1].end() != clause:
        return None
    about = WORD.match(reading.text, commas[0].end() + 1)
    subject = _subject(reading, Span(start, commas[0].start()), False)
    return subject if about and about[0] in relative else None


def _said(claim: TaggedClaim, subject: Span) -> bool:
    return any(content.overlaps(subject) for content in claim.content_spans)
