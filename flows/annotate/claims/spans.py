"""Where the parts of a claim begin and end: the model's spans, brought to the conventions of the language pack.

The model marks the words it is sure of; readers and the labelled data want whole phrases. A speaker is a whole noun
phrase ("Angaben der Polizei", "Jane Doe, a lawyer for the city"), a cue the whole verb ("has repeatedly called for",
"kündigte … an").
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from flows.annotate.claims.conventions import WORD, Conventions, conventions_of
from flows.annotate.claims.cues import whole_cue
from flows.annotate.claims.lexicon import Lexicon, lemma_of
from flows.annotate.claims.media import Media
from flows.annotate.claims.phrases import Phrases
from flows.annotate.claims.reading import Reading
from flows.annotate.claims.stances import cue_lemma
from flows.annotate.tagger import TaggedClaim
from flows.records import Span

CLOSING = "\"“”»«’'"
CLAUSE = 120  # characters before a cue in which the pronoun stands that its verb belongs to
AHEAD = 12  # characters behind a cue in which the pronoun stands that speaks for nobody

_PARAGRAPH = re.compile(r"(?<=\S)\s*\n\s*(?=[^\s„“”»«\"'‚‘])")
_FOLLOWING = re.compile(r"\s(\w+)(?!\w)")


def complete_spans(reading: Reading, claim: TaggedClaim) -> TaggedClaim:
    """Return the claim with its speaker and cue as whole phrases; a name is never cut in two."""
    text, rules, lexicon = reading.text, reading.conventions, reading.lexicon
    speaker = list(claim.speaker_spans)
    cue = [span for span in claim.cue_spans if text[span.start : span.end].lower() not in rules.no_cues]
    if cue and (moved := _sayings(text, speaker, cue, rules, lexicon)):
        speaker, cue = moved
    if len(speaker) == 1 and cue and _elsewhere(text, speaker[0], cue, claim):
        speaker = _pronoun_before(text, cue[0][0], lexicon)
    if len(speaker) == 1 and cue and (nearer := _beside(reading, speaker[0], cue)):
        speaker = [nearer]
    if len(speaker) == 1 and cue:
        speaker = [_quoted(text, speaker[0], cue, claim, reading.media, lexicon)]
    if len(speaker) == 1:
        whole = Phrases(text, reading.mentions, lexicon, rules).whole(speaker[0], cue, claim.content_spans)
        tied = any(whole.overlaps(part) and not speaker[0].overlaps(part) for part in cue)
        speaker = (
            speaker if tied else [whole]
        )  # "ein Dementi des Ministeriums": the cue is no part of who speaks
    if len(speaker) == 1 and cue:
        speaker = [_without_told(reading, speaker[0], cue)]
    if len(speaker) == 1 and cue:
        speaker = [_possessing(reading, speaker[0], cue)]
    if len(speaker) == 1 and cue and _gathering(text, speaker[0], cue, rules):
        speaker = []
    if cue:
        cue = whole_cue(text, cue, claim, rules)
        speaker = [_uncontracted(span, cue[0]) for span in speaker]
    contents = tuple(_trimmed(text, span, claim.quote_type == "direct") for span in claim.content_spans)
    return replace(claim, content_spans=contents, speaker_spans=tuple(speaker), cue_spans=tuple(sorted(cue)))


def has_inanimate_speaker(reading: Reading, seen: TaggedClaim, claim: TaggedClaim) -> bool:
    """Return whether things are its speaker and its cue reports nothing: "Russische Luftangriffe gefährden …".

    Only a speaker of whom the model saw no more than the adjective is in doubt.

    Args:
        reading: the article.
        seen: the claim as the model sees it.
        claim: the same, its speaker a whole phrase.
    """
    text, rules, lexicon = reading.text, reading.conventions, reading.lexicon
    if not claim.cue_spans or not len(seen.speaker_spans) == len(claim.speaker_spans) == 1:
        return False
    (start, end), (first, last) = seen.speaker_spans[0], claim.speaker_spans[0]
    if (
        start != first
        or end >= last
        or not rules.describes(WORD.findall(text[start:end])[-1:], lexicon.language)
    ):
        return False
    reporting = {*lexicon.stances, *lexicon.sayings, *lexicon.rejections, *rules.quoting}
    if claim.quote_type == "direct" or cue_lemma(text, claim.cue_spans, lexicon) in reporting:
        return False
    nouns = (word.lower() for word in WORD.findall(text[end:last]))
    speaking = (*lexicon.roles, *lexicon.collective_suffixes, *rules.sayings, *lexicon.documents)
    named = any(m.start_char < last and start < m.end_char and m.kind != "location" for m in reading.mentions)
    return (
        not named and not reading.media.inside(start, last) and not any(n.endswith(speaking) for n in nouns)
    )


def _elsewhere(text: str, speaker: Span, cue: Sequence[Span], claim: TaggedClaim) -> bool:
    """Whether the speaker stands paragraphs behind a content that its cue announces."""
    start, end = claim.content_spans[0][0], claim.content_spans[-1][1]
    return cue[-1][1] <= start and speaker[0] >= end and "\n" in text[end : speaker[0]]


def _beside(reading: Reading, speaker: Span, cue: Sequence[Span]) -> Span | None:
    """Return the person right before a cue whose speaker was seen in another sentence."""
    own = reading.sentences.at(cue[0][0])
    if own.overlaps(Span(*speaker)):
        return None
    for mention in reading.mentions:
        gap = reading.text[mention.end_char : cue[0][0]]
        if own.start <= mention.start_char and mention.kind == "person" and gap in (" ", ", "):
            return Span(mention.start_char, mention.end_char)
    return None


def _without_told(reading: Reading, speaker: Span, cue: Sequence[Span]) -> Span:
    """Return the speaker without the medium told: "sagte ein Diplomat der Nachrichtenagentur X", "wie die Polizei der
    „Bild“ bestätigte"."""
    text, lexicon = reading.text, reading.lexicon
    opening = WORD.match(text, cue[0].start)
    ahead = WORD.findall(text, max(0, speaker.start - AHEAD), speaker.start)[-1:]
    last = (
        cue[0].start > speaker.start
    )  # of a main clause it is the second, and a name before it tells whose one is
    if last and not (ahead and ahead[0].lower() in lexicon.subordinators):
        return speaker
    if opening and opening[0].lower() in reading.conventions.prepositions:
        return speaker
    for medium in reading.media.unnamed(*speaker):  # "sagte ein Ermittler lokalen Medien"
        noun = next(iter(WORD.findall(text, speaker.start, medium.start)[-1:]), "")
        if reading.conventions.nouns_upper and noun[:1].isupper() and text[medium.start].islower():
            return Span(speaker.start, medium.start - 1)
    for medium in reading.media.inside(*speaker):
        for noun in reversed(list(WORD.finditer(text, speaker.start, medium.start))):
            if medium.certain and lexicon.relay_told.fullmatch(text, noun.end(), medium.start):
                staff = noun[0].lower().endswith((*lexicon.staff, *(lexicon.voices if last else ())))
                return speaker if staff or noun[0][0].islower() else Span(speaker.start, noun.end())
    return speaker


def _possessing(reading: Reading, speaker: Span, cue: Sequence[Span]) -> Span:
    """Return the speaker with the mark that makes what he said his: "Doe's claim that …"."""
    text = reading.text
    mark = next((m for m in reading.lexicon.possessives if text.startswith(m, speaker.end)), "")
    between = text[speaker.end + len(mark) : cue[0].start]
    own = bool(mark) and cue[0].start > speaker.end and between.startswith(" ") and not between.strip(" ")
    alone = text[speaker.start : speaker.end].lower() in reading.lexicon.pronouns
    return Span(speaker.start, speaker.end + len(mark)) if own and not alone else speaker


def _uncontracted(speaker: Span, cue: Span) -> Span:
    """Return the speaker without the verb written as one word with it: "He" of "He's saying"."""
    return Span(speaker.start, cue.start) if speaker.start < cue.start < speaker.end <= cue.end else speaker


def _gathering(text: str, speaker: Span, cue: Sequence[Span], rules: Conventions) -> bool:
    """Whether the words only say where people spoke: "hieß es in der Versammlung"."""
    said = text[cue[0][0] : cue[-1][1] + AHEAD].lower()
    place = text[speaker[0] : speaker[1]].lower()
    before = WORD.findall(text, max(0, speaker[0] - AHEAD), speaker[0])[
        -1:
    ]  # "beim Treffen der Minister hieß es"
    at_one = place.endswith(rules.gatherings) or (
        bool(before) and before[0].lower().endswith(rules.gatherings)
    )
    return said.startswith(rules.impersonal) and at_one


def _pronoun_before(text: str, offset: int, lexicon: Lexicon) -> list[Span]:
    """Return the pronoun that a clause's verb belongs to: "…, indem er sagte:"."""
    for word in reversed(list(WORD.finditer(text, max(0, offset - CLAUSE), offset))):
        if text[word.end() : offset].count(".") or "\n" in text[word.end() : offset]:
            break
        if lexicon.pronouns.get(word[0].lower()) in ("male", "female"):
            return [Span(*word.span())]
    return []


def _trimmed(text: str, span: Span, direct: bool) -> Span:
    """Return a content without blanks around it and without the comma behind a closing quotation mark.

    A quotation ends with its paragraph, unless the next one opens with a mark again.
    """
    start, end = span
    if direct and (broken := _PARAGRAPH.search(text, start + 1, end)):
        end = broken.start()
    while start < end - 1 and text[start].isspace():
        start += 1
    while end > start + 1 and (
        text[end - 1].isspace() or (text[end - 1] == "," and (not direct or text[end - 2] in CLOSING))
    ):
        end -= 1
    return Span(start, end)


def _sayings(
    text: str, speaker: Sequence[Span], cue: Sequence[Span], rules: Conventions, lexicon: Lexicon
) -> tuple[list[Span], list[Span]] | None:
    """Return speaker and cue of "nach Angaben der Polizei": the preposition is the cue, all it governs the speaker."""
    start, end = cue[0][0], cue[-1][1]
    words = [(m.start(), m.end(), m[0].lower()) for m in WORD.finditer(text, start, end)]
    if not words:
        return None
    first, last = words[0], words[-1]
    said = [w for w in words if w[2].endswith(rules.sayings)] if rules.sayings else []
    far = bool(speaker) and not (-2 < speaker[0][0] - end < 12 or -2 < start - speaker[0][1] < 12)
    if far:
        speaker = []
    if said and first[2] in rules.prepositions:
        opening = next(w[0] for w in words[1:])
        closing = max([said[-1][1], *(e for _, e in speaker)])
        return [Span(opening, closing)], [Span(first[0], first[1])]
    if said and last[2] in rules.prepositions:
        idle = rules.auxiliaries | lexicon.pronouns.keys()  # "kam es Angaben der Polizei zufolge"
        named = next(
            (
                w
                for w in WORD.finditer(text, min([first[0], *(s for s, _ in speaker)]), end)
                if w[0].lower() not in idle
            ),
            None,
        )
        opening = named.start() if named else first[0]
        return [Span(opening, words[-2][1])], [Span(last[0], last[1])]
    if speaker and first[2] in rules.prepositions and len(words) == 1 and end <= speaker[0].start:
        behind = _FOLLOWING.match(text, speaker[0].end)  # "nach Roths Angaben"
        if behind and behind[1].lower() in rules.sayings and text[end : speaker[0].start] == " ":
            return [Span(speaker[0].start, behind.end())], list(cue)
    if speaker and first[2] in rules.prepositions and len(words) == 1:
        between = text[end : speaker[0][0]] if end < speaker[0][0] else ""
        if any(w.lower().endswith(rules.sayings) for w in WORD.findall(between)) and len(between) < 60:
            opening = next(m.start() for m in WORD.finditer(text, end))
            return [Span(opening, speaker[0].end)], list(cue)
    return None


def _quoted(
    text: str, speaker: Span, cue: Sequence[Span], claim: TaggedClaim, media: Media, lexicon: Lexicon
) -> Span:
    """Return whom a medium quotes: not the newspaper speaks in "The newspaper quoted a diplomat as saying"."""
    rules = conventions_of(lexicon.language)
    words = (word for s, e in (*cue, *claim.frame_spans) for word in WORD.finditer(text, s, e))
    verb = next((w for w in words if lemma_of(w[0], lexicon.language) in rules.quoting), None)
    # The name may stand right behind the noun marked: "die Nachrichtenagentur" Reuters.
    relays = [m for m in media.inside(speaker[0], speaker[1] + 2) if m.certain] or list(
        media.unnamed(*speaker)
    )
    if not relays or verb is None:
        return speaker
    start = relays[-1].end if speaker[0] >= verb.start() else verb.end()
    start += text[start : start + 1] in CLOSING  # "zitierte das „X“ einen Beamten"
    limit = min([start + CLAUSE, len(text), *(s for s, _ in claim.content_spans if s >= start)])
    named: list[re.Match[str]] = []
    for word in WORD.finditer(text, start, limit):
        if text[named[-1].end() if named else start : word.start()].strip(" \t"):
            break
        if word[0].lower() in rules.quoted_until:
            break
        if named or word[0][0].isupper() or word[0].lower() in rules.determiners:
            named.append(word)
    return Span(named[0].start(), named[-1].end()) if named else speaker
