"""Somebody's own words: in "Nach eigenen Angaben hat der Verein 3000 Mitglieder" and "By her own account, Miller never
went" the subject of the sentence speaks."""

import re
from collections.abc import Sequence
from dataclasses import replace

from flows.annotate.claims.conventions import WORD
from flows.annotate.claims.reading import FoundClaim, Reading
from flows.annotate.claims.verb_subjects import SPEAKERS, speaks
from flows.languages import pack_of
from flows.records import Span

FOUND_BY = "subject's own words"
NEAR = 3  # characters between these words and what the model takes for speaker and cue
LONGEST = 3  # words of a noun phrase that is no name

_STOP = re.compile(r"[;:„“”»«\"()]|\s[–—-]\s")


def name_own(reading: Reading, found: Sequence[FoundClaim]) -> list[FoundClaim]:
    """Return the claims; what somebody's own words are the source of is said by the subject of the sentence."""
    return [_own(reading, item) for item in found]


def _own(reading: Reading, item: FoundClaim) -> FoundClaim:
    claim = item.claim
    if not claim.cue_spans or claim.quote_type == "direct":
        return item
    sentence = reading.sentences.at(claim.cue_spans[0].start)
    source = Span.extent((*claim.cue_spans, *(s for s in claim.speaker_spans if sentence.contains(s))))
    for words in reading.lexicon.own.finditer(reading.text, *sentence):
        own = Span(*words.span())
        beside = (
            abs(own.start - cue.end) <= NEAR or abs(cue.start - own.end) <= NEAR for cue in claim.cue_spans
        )
        if not own.overlaps(source) and not any(beside):
            continue
        subject = _subject(reading, sentence, Span.extent((own, *claim.cue_spans)))
        if subject is None or (subject,) == claim.speaker_spans:
            return item
        stance = "assert" if claim.stance == "accuse" else claim.stance  # nobody accuses himself
        spoken = replace(claim, speaker_spans=(subject,), stance=stance)
        return FoundClaim(spoken, f"{item.found_by}; {FOUND_BY}")
    return item


def _subject(reading: Reading, sentence: Span, source: Span) -> Span | None:
    """Return the first of a sentence, its source left out, that may be its subject: a name, a pronoun or a noun with an
    article, behind no preposition."""
    text, lexicon = reading.text, reading.lexicon
    data = pack_of(lexicon.language).reporting.clauses
    names = {m.start_char: m.end_char for m in reading.names.inside([sentence], SPEAKERS)}
    places = {m.start_char: m.end_char for m in reading.names.inside([sentence], ("location",))}
    complements = {*data.datives, *(reading.conventions.genitives - lexicon.definite)}
    before = ""
    for word in WORD.finditer(text, *sentence):
        if source.start <= word.start() < source.end:
            before = ""
            continue
        if word.start() > source.end and _STOP.search(text, source.end, word.start()):
            return None
        plain, governed = word[0].lower(), before in data.prepositions
        before = plain
        if governed:
            continue
        if word.start() in names:
            return _owned(reading, word.start(), names[word.start()])
        if word.start() in places and _speaks(reading, _behind(text, places[word.start()])):
            return _owned(reading, word.start(), places[word.start()])
        if word.start() in places and reading.conventions.attends(_behind(text, places[word.start()])):
            return Span(word.start(), places[word.start()])  # "Russland hat nach eigenen Angaben …"
        if lexicon.pronouns.get(plain) in ("male", "female") and plain not in lexicon.articles:
            return Span(*word.span())
        if plain in lexicon.articles - complements and (phrase := _noun(reading, word)):
            return phrase
        if word.start() == sentence.start and _speaks(reading, word[0]):
            return Span(*word.span())  # "Forscher haben nach eigenen Angaben …"
    return None


def _owned(reading: Reading, start: int, end: int) -> Span:
    """Return a name, and who stands behind it where it only says whose that is: "Israels Armee"."""
    noun = _behind(reading.text, end)
    owned = reading.text[start:end].endswith(reading.lexicon.genitive_endings) and _speaks(reading, noun)
    return Span(start, end + 1 + len(noun) if owned else end)


def _speaks(reading: Reading, noun: str) -> bool:
    """Whether a word is a noun, in capitals where nouns have them, for people or a body that speaks."""
    if not reading.conventions.nouns_upper or not noun[:1].isupper():
        return False
    bodies = pack_of(reading.lexicon.language).reporting.collectives.bodies
    return speaks(reading, noun.lower()) or noun.lower().endswith(bodies)


def _behind(text: str, end: int) -> str:
    following = WORD.match(text, end + 1)
    return following[0] if following else ""


def _noun(reading: Reading, article: re.Match[str]) -> Span | None:
    """Return an article with its noun, and where nouns are written in capitals with the names and nouns behind it:
    "der Verein Seelotsen", "die Marine von Kordavia"."""
    text, rules, last, end = reading.text, reading.conventions, article, article.end()
    for word in list(WORD.finditer(text, article.end()))[: LONGEST * (2 if rules.nouns_upper else 1)]:
        if text[last.end() : word.start()] != " " or rules.attends(word[0]) or word[0].isdigit():
            break
        named = word[0][0].isupper() or not rules.nouns_upper
        leads = end == article.end() or word[0].lower() in rules.genitives | rules.noun_complements
        if not named and not leads:
            break
        last, end = word, word.end() if named else end
    return Span(article.start(), end) if end != article.end() else None
