"""Media that are told something: "Der Deutschen Welle sagte Jane Doe": who is told does not tell."""

import re
from collections.abc import Sequence
from dataclasses import replace

from flows.annotate.claims.conventions import WORD
from flows.annotate.claims.reading import FoundClaim, Reading
from flows.annotate.tagger import TaggedClaim
from flows.annotate.text import PAIRS
from flows.languages import pack_of
from flows.languages.pack.reporting import Reporting
from flows.records import Span

FOUND_BY = "who told a medium"
NAME = 4  # words of an article with the name of a medium
LONGEST = 14  # words of a speaker

_STOP = re.compile(r"[,;:!?\n„“”»«\"]|[.](?=\s|$)")


def name_tellers(reading: Reading, found: Sequence[FoundClaim]) -> list[FoundClaim]:
    """Return the claims; where the article of a medium says that it was told, who tells it speaks."""
    return [_told(reading, item) for item in found] if _pack(reading).relays.told else list(found)


def _told(reading: Reading, item: FoundClaim) -> FoundClaim:
    claim = item.claim
    if len(claim.speaker_spans) != 1 or not claim.cue_spans:
        return item
    medium, cue = claim.speaker_spans[0], claim.cue_spans[0]
    told = _is_told(reading, medium, _is_plural(reading, cue)) or _in_dative(reading, claim)
    if not told:
        return item
    teller = (
        _behind(reading, claim, cue.end) if medium.end <= cue.start else _before(reading, claim, cue.start)
    )
    if teller is None:
        return item
    spoken = replace(claim, speaker_spans=(teller,), addressee_spans=(medium,))
    return FoundClaim(spoken, f"{item.found_by}; {FOUND_BY}")


def _pack(reading: Reading) -> Reporting:
    return pack_of(reading.lexicon.language).reporting


def _in_dative(reading: Reading, claim: TaggedClaim) -> bool:
    """Whether the words cannot be a subject, and no preposition makes them a source: "den Ermittlern"."""
    data, speaker = _pack(reading), claim.speaker_spans[0]
    words = [word.lower() for word in WORD.findall(reading.text, *speaker)]
    cue = WORD.findall(reading.text, *claim.cue_spans[0])[:1]
    if len(words) < 2 or not cue or cue[0].lower() in reading.conventions.prepositions:
        return False
    ahead = WORD.findall(reading.text, reading.sentences.at(speaker.start).start, speaker.start)[-1:]
    if ahead and ahead[0].lower() in data.clauses.prepositions:
        return False
    medium = len(words) == 2 and words[0] in data.relays.told and words[1].endswith(data.media.feminine)
    return words[0] in data.clauses.datives or (medium and words[1].endswith(reading.lexicon.media))


def _is_plural(reading: Reading, cue: Span) -> bool:
    """Whether the ending of the verb says that several speak, which a medium is not: "sagten der „Sport-Bild“"."""
    verb = next(iter(WORD.findall(reading.text, *cue)), "").lower()
    return verb.endswith(reading.lexicon.plural_endings or ("\n",))


def _is_told(reading: Reading, span: Span, plural: bool) -> bool:
    """Whether the words are a medium behind an article in the dative, or beside a verb in the plural, and nothing
    else."""
    data = _pack(reading)
    marked = (
        plural and reading.text[span.start : span.end].partition(" ")[2][:1] in PAIRS
    )  # "der „Sport-Bild“"
    named = next((m for m in reversed(reading.media.inside(*span)) if m.certain or marked), None)
    words = [word[0] for word in WORD.finditer(reading.text, *span)]
    if named is None or len(words) < 2 or words[0].lower() not in data.relays.told:
        return False
    if reading.text[named.end : span.end].strip(' "“”«‘’'):
        return False
    described = (
        words[1].endswith(data.clauses.dative_endings) and words[1].lower() not in reading.lexicon.media
    )
    return (
        words[0].lower() in data.clauses.datives
        or (plural and len(words) <= NAME)
        or described
        or words[1].lower().endswith(data.media.feminine)
    )


def _before(reading: Reading, claim: TaggedClaim, verb: int) -> Span | None:
    """Return the subject that opens the clause of a verb."""
    start = reading.sentences.at(verb).start
    for stop in _STOP.finditer(reading.text, start, verb):
        start = stop.end()
    words = list(WORD.finditer(reading.text, start, verb))
    return _phrase(reading, claim, words)


def _behind(reading: Reading, claim: TaggedClaim, verb: int) -> Span | None:
    """Return the subject right behind a verb."""
    first = WORD.match(reading.text, verb + 1)
    if first and first[0] in _pack(reading).clauses.pronouns:
        return Span(*first.span())
    stop = _STOP.search(reading.text, verb)
    words: list[re.Match[str]] = []
    for word in WORD.finditer(reading.text, verb, stop.start() if stop else verb):
        noun = word[0][0].isupper() or reading.conventions.modifies(word[0])
        if not noun and word[0] not in reading.conventions.noun_complements | reading.conventions.places:
            break
        words.append(word)
    while words and not words[-1][0][0].isupper():
        words.pop()
    return _phrase(reading, claim, words)


def _phrase(reading: Reading, claim: TaggedClaim, words: Sequence[re.Match[str]]) -> Span | None:
    """Return where the words stand if they may be a subject: no preposition opens them, and nobody says them."""
    if not words or len(words) > LONGEST:
        return None
    first = words[0][0].lower()
    data, rules = _pack(reading), reading.conventions
    tied = {
        *data.relays.place,
        *data.documents.before,
        *data.platforms.before,
        *rules.prepositions,
        *data.clauses.openers,
    }
    person = reading.lexicon.pronouns.get(first) in ("male", "female")
    if first in tied or not (words[-1][0][0].isupper() or (person and len(words) == 1)):
        return None
    span = Span(words[0].start(), words[-1].end())
    return None if any(content.overlaps(span) for content in claim.content_spans) else span
