"""Names cut in two: the model sees the office only in "Nach Einschätzung der Meteorologin Silke Baum bleibt …"."""

from collections.abc import Sequence
from dataclasses import replace

from flows.annotate.claims.conventions import WORD
from flows.annotate.claims.reading import FoundClaim, Reading
from flows.languages import pack_of
from flows.records import Span

SHORT = 3  # words of a content that is left
FOUND_BY = "name behind its office"


def join_names(reading: Reading, found: Sequence[FoundClaim]) -> list[FoundClaim]:
    """Return the claims; a name that opens a content right behind the office that speaks is part of the speaker."""
    return [_joined(reading, _without_clause(reading, _without_relative(reading, item))) for item in found]


def _without_clause(reading: Reading, item: FoundClaim) -> FoundClaim:
    """Return the claim, its content without a clause about the speaker: "Laut einem Arzt, den X zitiert, fehlen …"."""
    claim, relative = item.claim, pack_of(reading.lexicon.language).reporting.clauses.relative
    content = claim.content_spans[0]
    first = WORD.match(reading.text, content.start)
    behind = any(reading.text[span.end : content.start] == ", " for span in claim.speaker_spans)
    if claim.quote_type == "direct" or not (behind and first and first[0] in relative):
        return item
    comma = reading.text.find(", ", content.start, content.end)
    if comma < 0 or len(WORD.findall(reading.text, comma, content.end)) < SHORT:
        return item
    contents = (Span(comma + 2, content.end), *claim.content_spans[1:])
    return FoundClaim(replace(claim, content_spans=contents), item.found_by)


def _without_relative(reading: Reading, item: FoundClaim) -> FoundClaim:
    """Return the claim, its speaker without the pronoun of a clause about him: "a worker who"."""
    claim = item.claim
    if len(claim.speaker_spans) != 1:
        return item
    words = list(WORD.finditer(reading.text, *claim.speaker_spans[0]))
    if len(words) < 2 or words[-1][0] not in reading.lexicon.non_speaker_pronouns:
        return item
    speaker = Span(words[0].start(), words[-2].end())
    return FoundClaim(replace(claim, speaker_spans=(speaker,)), item.found_by)


def _joined(reading: Reading, item: FoundClaim) -> FoundClaim:
    claim, rules = item.claim, reading.conventions
    opening = [
        word[0].lower() for span in claim.cue_spans[:1] for word in WORD.finditer(reading.text, *span)
    ][:1]
    if len(claim.speaker_spans) != 1 or not opening or opening[0] not in rules.prepositions:
        return item
    speaker, content = claim.speaker_spans[0], claim.content_spans[0]
    name = next((m for m in reading.mentions if m.start_char == content.start and m.kind == "person"), None)
    if name is None or reading.text[speaker.end : content.start] != " " or name.end_char >= content.end:
        return item
    last = WORD.findall(reading.text, *speaker)[-1:]
    if not last or last[0][0].isupper() != rules.nouns_upper or last[0].lower() in rules.determiners:
        return item
    start = WORD.search(reading.text, name.end_char, content.end)
    if start is None:
        return item
    contents = (Span(start.start(), content.end), *claim.content_spans[1:])
    spoken = replace(claim, content_spans=contents, speaker_spans=(Span(speaker.start, name.end_char),))
    return FoundClaim(spoken, f"{item.found_by}; {FOUND_BY}")
