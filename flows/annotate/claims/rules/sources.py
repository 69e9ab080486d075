"""Sources: a medium that cites somebody passes on what that one said ("the Times reported, citing two officials")."""

import re
from collections.abc import Sequence
from dataclasses import replace

from flows.annotate.claims.conventions import WORD
from flows.annotate.claims.lexicon import lemma_of
from flows.annotate.claims.reading import FoundClaim, Reading
from flows.annotate.tagger import TaggedClaim
from flows.languages import pack_of
from flows.records import Span

FOUND_BY = "source that a medium cites"
LONGEST = 8  # words of who is cited
QUOTING = 2  # words behind who is quoted: "as saying"

_STOP = re.compile(r"[,.;:!?\n„“”»«\"](?!\w)|\s[–—-]\s|[„“”»«\"]")
_BREAK = re.compile(r"[;:!?\n„“”»«\"]|,\s|\s[–—-]\s")


def name_sources(reading: Reading, found: Sequence[FoundClaim]) -> list[FoundClaim]:
    """Return the claims; where a medium is taken for the speaker, whom it cites in the same sentence speaks."""
    return [_sourced(reading, item) for item in found]


def _sourced(reading: Reading, item: FoundClaim) -> FoundClaim:
    claim = item.claim
    if not claim.speaker_spans or not claim.cue_spans:
        return item
    if parted := _said_inside(reading, claim) or _stated_inside(reading, claim):
        return FoundClaim(parted, f"{item.found_by}; {FOUND_BY}")
    cited = _cited(reading, claim) if _by_medium(reading, claim) else None
    source = _quoted(reading, claim) or _quoted_behind(reading, claim) or cited
    if source is None or (source,) == claim.speaker_spans:
        return item
    contents = tuple(_ahead(reading, content, source) for content in claim.content_spans)
    spoken = replace(claim, content_spans=contents, speaker_spans=(source,))
    return FoundClaim(spoken, f"{item.found_by}; {FOUND_BY}")


def _said_inside(reading: Reading, claim: TaggedClaim) -> TaggedClaim | None:
    """Return the claim without who is quoted at the head of its content: "state media quoted a general as saying …"."""
    rules, content = reading.conventions, claim.content_spans[0]
    verb = next(iter(WORD.findall(reading.text, *claim.cue_spans[-1])[-1:]), "")
    behind = reading.text[claim.cue_spans[-1].end : content.start]
    if not verb or lemma_of(verb, reading.lexicon.language) not in rules.quoting or behind != " ":
        return None
    words = list(WORD.finditer(reading.text, *content))
    first = next((n for n, word in enumerate(words[: LONGEST + 1]) if word[0] in rules.quoted_until), 0)
    last = first
    while last < len(words) and words[last][0] in rules.quoted_until:
        last += 1
    if not first or last - first < QUOTING or last == len(words):
        return None
    source = Span(words[0].start(), words[first - 1].end())
    contents = (Span(words[last].start(), content.end), *claim.content_spans[1:])
    return replace(claim, content_spans=contents, speaker_spans=(source,))


def _quoted_behind(reading: Reading, claim: TaggedClaim) -> Span | None:
    """Return who stands behind a verb of quoting, where the model sees another: "state media quoted a general as
    saying …"."""
    rules, language = reading.conventions, reading.lexicon.language
    for span in claim.cue_spans:
        verb = next(iter(WORD.findall(reading.text, *span)[-1:]), "")
        if not verb or lemma_of(verb, language) not in rules.quoting:
            continue
        stop = _BREAK.search(reading.text, span.end)
        words = list(WORD.finditer(reading.text, span.end, stop.start() if stop else span.end))
        until = next((n for n, word in enumerate(words) if word[0] in rules.quoted_until), 0)
        ties = [word[0] in rules.quoted_until for word in words[until : until + QUOTING]]
        if not 0 < until <= LONGEST or len(ties) < QUOTING or not (rules.split or all(ties)):
            continue
        source = Span(words[0].start(), words[until - 1].end())
        known = any(source.overlaps(spoken) for spoken in claim.speaker_spans)
        return None if known or any(c.overlaps(source) for c in claim.content_spans) else source
    return None


def _stated_inside(reading: Reading, claim: TaggedClaim) -> TaggedClaim | None:
    """Return the claim as said by whom its content names: "Wie der „Bote“ berichtet, wurden laut Polizei zwei Menschen
    verletzt"."""
    words, content = pack_of(reading.lexicon.language).reporting.relays.stated, claim.content_spans[0]
    if claim.quote_type != "indirect" or len(claim.content_spans) != 1 or not _by_medium(reading, claim):
        return None
    for word in WORD.finditer(reading.text, *content):
        source = _noun(reading, word.end(), content.end) if word[0] in words else None
        if source and word.start() > content.start and not reading.text.startswith(",", source.end):
            parts = (Span(content.start, word.start() - 1), Span(source.end + 1, content.end))
            contents = tuple(part for part in parts if part.start < part.end)
            return replace(claim, content_spans=contents, speaker_spans=(source,))
    return None


def _noun(reading: Reading, start: int, end: int) -> Span | None:
    """Return the noun with its article and adjectives that begins at ``start``, a name right behind it included."""
    taken: list[re.Match[str]] = []
    for word in WORD.finditer(reading.text, start, end):
        named = bool(taken) and taken[-1][0][0].isupper()
        name = any(m.start_char <= word.start() < m.end_char for m in reading.mentions)
        if _STOP.search(reading.text, start, word.start()) or (named and not (word[0][0].isupper() and name)):
            break  # a second noun is the next part of the sentence: "laut einem Vermerk Aufträge"
        if len(taken) == LONGEST or not (word[0][0].isupper() or reading.conventions.modifies(word[0])):
            break
        taken.append(word)
    return Span(taken[0].start(), taken[-1].end()) if taken and taken[-1][0][0].isupper() else None


def _by_medium(reading: Reading, claim: TaggedClaim) -> bool:
    """Whether the words that speak name a medium, or end right before its name."""
    media = (m for start, end in claim.speaker_spans for m in reading.media.inside(start, end + 2))
    words = (WORD.findall(reading.text, *span) for span in claim.speaker_spans)
    generic = any(named and named[-1].lower().endswith(reading.lexicon.media) for named in words)
    return generic or any(medium.certain for medium in media)


def _cited(reading: Reading, claim: TaggedClaim) -> Span | None:
    """Return whom the sentence cites, outside what is said."""
    sentence = reading.sentences.at(claim.cue_spans[0].start)
    for words in reading.lexicon.citing.finditer(reading.text, *sentence):
        source = _phrase(reading, words.end(), sentence.end)
        inside = any(content.start <= words.start() < content.end for content in claim.content_spans)
        if source and inside and not any(_ends_with(content, source) for content in claim.content_spans):
            continue
        if source and not _is_medium(reading, source):
            return source
    return _learnt(reading, claim, sentence)


def _learnt(reading: Reading, claim: TaggedClaim, sentence: Span) -> Span | None:
    """Return from whom a medium learnt it: "erfuhr der Sender von zwei Beamten", "learned from two officials"."""
    data = pack_of(reading.lexicon.language).reporting.relays
    cues = (word for span in claim.cue_spans for word in WORD.finditer(reading.text, *span))
    verb = next((w for w in cues if lemma_of(w[0], reading.lexicon.language) in data.learning), None)
    medium = next((m for m in reading.media.inside(*sentence) if m.certain), None)
    if verb is None or medium is None:
        return None
    for word in WORD.finditer(reading.text, medium.end, sentence.end):
        said = any(content.start <= word.start() < content.end for content in claim.content_spans)
        if word[0] in data.learnt_from and not said:
            end = verb.start() if verb.start() > word.end() else sentence.end
            return _phrase(reading, word.end(), end)
    return None


def _is_medium(reading: Reading, source: Span) -> bool:
    """Whether a medium is cited; "zwei Insider" are none, whatever a magazine's name is."""
    for medium in reading.media.inside(*source):
        ahead = WORD.findall(reading.text, source.start, max(source.start, medium.start))
        if medium.certain and all(word.lower() in reading.lexicon.articles for word in ahead):
            return True
    return False


def _ends_with(content: Span, source: Span) -> bool:
    return content.start < source.start and abs(content.end - source.end) <= 1


def _ahead(reading: Reading, content: Span, source: Span) -> Span:
    """Return a content without the words at its end that cite the source: "that it failed, citing two officials"."""
    if not _ends_with(content, source):
        return content
    comma = reading.text.rfind(",", content.start, source.start)
    return Span(content.start, comma) if comma > 0 else content


def _phrase(reading: Reading, start: int, end: int) -> Span | None:
    """Return the noun phrase that begins at ``start``."""
    stop = _STOP.search(reading.text, start, end)
    taken: list[re.Match[str]] = []
    for word in WORD.finditer(reading.text, start, stop.start() if stop else end):
        if word[0].lower() in reading.lexicon.cited_until or len(taken) == LONGEST:
            break
        taken.append(word)
    if reading.conventions.nouns_upper:  # "unter Berufung auf interne Unterlagen geschrieben"
        while len(taken) > 1 and not taken[-1][0][0].isupper():
            taken.pop()
    return Span(taken[0].start(), taken[-1].end()) if taken else None


def _quoted(reading: Reading, claim: TaggedClaim) -> Span | None:
    """Return who stands before "was quoted", where the model sees another behind it."""
    text, speaker = reading.text, claim.speaker_spans[0]
    sentence = reading.sentences.at(claim.cue_spans[0].start)
    verb = reading.lexicon.cited.search(text, *sentence)
    if not verb or speaker.start < verb.start():
        return None
    start = sentence.start
    for stop in _BREAK.finditer(text, sentence.start, verb.start()):
        start = stop.end()
    words = list(WORD.finditer(text, start, verb.start()))
    return Span(words[0].start(), words[-1].end()) if 0 < len(words) <= LONGEST else None
