"""The chain: who passed a claim on, from its speaker to the outlet that published it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from flows.annotate.claims.conventions import WORD, conventions_of
from flows.annotate.claims.lexicon import is_somebody, lemma_of
from flows.annotate.claims.media import Media, Medium
from flows.annotate.claims.reading import Reading
from flows.annotate.claims.speakers import Speaker
from flows.annotate.tagger import TaggedClaim
from flows.languages import pack_of
from flows.records import ClaimSource, Mention, SourceKind, Span, text_of

UNKNOWN = "unknown"
NAMED = 3  # characters between a post or document and its name
TELLERS = 8  # words in which who tells something is named
_CLAUSE_END = re.compile(r"[,.:;!?\n„“\"]")
_RELATIVE = re.compile(r",\s[^,.;:!?\n„“\"]{3,120}(?=,\s)")
_CLOSED = re.compile(r"[“”»«’\"]?,")
GAP = 80  # characters between a relaying phrase and the name it relays by
_RANK: dict[SourceKind, int] = {"speaker": 0, "document": 1, "platform": 1, "agency": 2, "outlet": 2}


@dataclass(frozen=True, slots=True)
class Relay:
    """One step between a speaker and the publishing outlet."""

    name: str
    kind: SourceKind
    offset: tuple[int | None, int | None] = (None, None)
    mention: Mention | None = None


class Chains:
    """Finds the relays of one article's claims."""

    def __init__(self, reading: Reading) -> None:
        self._text = reading.text
        self._article = reading.article
        self._names = reading.names
        self._media = reading.media
        self._lexicon = reading.lexicon
        self._sentences = reading.sentences
        clauses = pack_of(reading.lexicon.language).reporting.clauses
        self._apart = {
            *clauses.openers,
            *clauses.relative,
            *clauses.prepositions,
            *reading.lexicon.predicate_joins,
        }
        self._outlet = reading.article.outlet or reading.article.source_domain or UNKNOWN

    def relays(self, claim: TaggedClaim, speaker: Speaker) -> list[Relay]:
        """Return who passed a claim on, as its own sentences say, or the one before that introduces its speaker."""
        parts = (*claim.speaker_spans, *claim.cue_spans, *claim.frame_spans) or claim.addressee_spans
        found: list[Relay] = []
        for sentence in self._settings(claim, speaker, _merged(parts or claim.content_spans)):
            found = self._in_sentence(sentence, claim, speaker)
            if found:
                break
        verbs = {lemma_of(word, self._lexicon.language) for word in self._verbs(claim)}
        if not any(relay.kind == "outlet" for relay in found) and self._is_told_here(claim):
            found.append(Relay(self._outlet, "outlet"))
        posted = {self._lexicon.platform_verbs[verb] for verb in verbs & self._lexicon.platform_verbs.keys()}
        found += [Relay(name, "platform") for name in sorted(posted - {relay.name for relay in found})]
        return [relay for relay in found if relay.name.casefold() != (speaker.name or "").casefold()]

    def chain(
        self, speaker: Speaker, relays: Sequence[Relay], outer: Sequence[Speaker]
    ) -> tuple[ClaimSource, ...]:
        """Return the steps from the speaker outward; the last is the publishing outlet.

        What the outlet was told itself it has from no agency, whatever the article has from one.

        Args:
            speaker: who made the claim.
            relays: who passed it on.
            outer: speakers of the claims that report this one, the innermost first.
        """
        said = speaker.name or UNKNOWN
        taken = speaker.mention
        steps = [Relay(said, "speaker", _place(taken), taken)]
        known = {said.casefold()}
        others = [
            Relay(o.name, _kind(o, self._media), _place(o.mention), o.mention)
            for o in outer
            if o.name and o.mention != speaker.mention
        ]
        outlet = self._outlet
        own = any(relay.kind == "outlet" and relay.name.casefold() == outlet.casefold() for relay in relays)
        agencies = [] if own else [Relay(agency, "agency") for agency in self._article.agencies]
        for relay in (*sorted((*relays, *others), key=lambda r: _RANK[r.kind]), *agencies):
            if relay.name.casefold() not in known and relay.name.casefold() != outlet.casefold():
                known.add(relay.name.casefold())
                steps.append(relay)
        steps.append(Relay(outlet, "outlet"))
        return tuple(
            ClaimSource(n, r.name, r.kind, *r.offset, r.mention.mention_id if r.mention else None)
            for n, r in enumerate(steps)
        )

    def _verbs(self, claim: TaggedClaim) -> list[str]:
        """Return the words that may be the verb of a claim: its cue, and behind an auxiliary the end of its clause."""
        words = WORD.findall(text_of(self._text, claim.cue_spans))
        rules = conventions_of(self._lexicon.language)
        if rules.split and words and all(word.lower() in rules.auxiliaries for word in words):
            start = claim.cue_spans[-1].end
            stop = _CLAUSE_END.search(self._text, start)
            words += WORD.findall(self._text, start, stop.start() if stop else start)[-1:]
        return words

    def _settings(self, claim: TaggedClaim, speaker: Speaker, spans: Sequence[Span]) -> list[Span]:
        """Return the stretches that may name a relay: the claim's own sentences, then the one before them."""
        own = self._around(spans)
        if self.has_audience(claim):
            return own
        before = [found] if own and (found := self._sentences.before(min(own).start)) else []
        introduced = self._introduces(before, speaker)
        # "All it said was that Doe …": a frame without its speaker points back to who reports.
        points_back = any(
            frame.start in {sentence.start for sentence in own}
            and not any(frame.contains(words) for words in claim.speaker_spans)
            for frame in claim.frame_spans
        )
        another = speaker.how == "role" and bool(self._names.inside(before, ("person",)))
        again = speaker.how in ("pronoun", "role", "context") and not another
        if introduced or points_back or again:
            return [*own, *before]
        return own

    def has_audience(self, claim: TaggedClaim) -> bool:
        """Return whether a claim's sentence says before whom it was made: "told reporters", "vor Journalisten"; nobody
        who passed on other words of the speaker passes these on."""
        return self._is_before(self._lexicon.audience, claim)

    def _is_told_here(self, claim: TaggedClaim) -> bool:
        """Return whether a claim's sentence says that the newsroom of the article was told it: "unserer Redaktion"."""
        return self._is_before(self._lexicon.newsroom, claim)

    def _is_before(self, listeners: re.Pattern[str], claim: TaggedClaim) -> bool:
        """Return whether a claim's sentence names such listeners beside the words of the claim."""
        if not claim.cue_spans:
            return False
        sentence = self._sentences.at(claim.cue_spans[0].start)
        found = listeners.finditer(self._text, *sentence)
        return any(not _within(match.start(), claim.content_spans) for match in found)

    def _introduces(self, sentence: Sequence[Span], speaker: Speaker) -> bool:
        """Whether a sentence is about the speaker: of the people it names, its own comes first."""
        if speaker.mention is None:
            return False
        named = self._names.inside(sentence)
        people = [m for m in named if m.kind == "person" and not self._names.is_possessor(m)] or named
        return bool(people) and people[0].name_id == speaker.mention.name_id

    def _around(self, spans: Sequence[Span]) -> list[Span]:
        """Return the sentences in which the spans stand, those of one span as one."""
        found = (
            Span(self._sentences.at(start).start, self._sentences.at(max(start, end - 1)).end)
            for start, end in spans
        )
        return list(dict.fromkeys(found))

    def _in_sentence(self, sentence: Span, claim: TaggedClaim, speaker: Speaker) -> list[Relay]:
        """Return the platforms, documents and media by which a sentence says that the claim came."""
        start, end = sentence
        found: list[Relay] = []
        for match in self._lexicon.platform.finditer(self._text, start, end):
            name = self._lexicon.posts.get(match["name"].lower(), match["name"])
            found.append(Relay(name, "platform", match.span("name")))
        found += [
            Relay(match["name"], "document", match.span("name"))
            for match in self._lexicon.document.finditer(self._text, start, end)
        ]
        heard = [Span(*match.span()) for match in self._lexicon.audience.finditer(self._text, start, end)]
        for medium in self._media.inside(start, end):
            listens = _within(medium.start, heard) and not medium.certain  # "told the Commons"
            if not listens and self._passes_on(medium, sentence, claim, speaker):
                name = self._names.name_of(medium.mention) if medium.mention else medium.name
                found.append(Relay(name, medium.kind, (medium.start, medium.end), medium.mention))
        rules = conventions_of(self._lexicon.language)
        quotes = any(lemma_of(word, self._lexicon.language) in rules.quoting for word in self._verbs(claim))
        cites, spoken = quotes or self._cites(sentence), (*claim.speaker_spans, *claim.content_spans)
        for medium in self._media.unnamed(start, end):
            told = self._lexicon.relay_told_before.search(
                self._text[max(start, medium.start - GAP) : medium.start]
            )
            aired = self._lexicon.aired.search(self._text[max(start, medium.start - GAP) : medium.start])
            behind = claim.cue_spans and claim.cue_spans[-1].end <= medium.start
            if (cites or told or (aired and behind)) and not _within(medium.start, spoken):
                found.append(Relay(medium.name, medium.kind, (medium.start, medium.end)))
        found += [*self._besides(sentence, claim), *self._reported_by(sentence, claim)]
        # A claim that sums up a speech act is its whole sentence, whoever passed it on included.
        inside = claim.content_spans if claim.quote_type != "reported" else ()
        return [
            relay
            for relay in found
            if not _within(relay.offset[0], inside) and not self._is_of_another(relay, claim, speaker)
        ]

    def _besides(self, sentence: Span, claim: TaggedClaim) -> Iterator[Relay]:
        """Yield who tells that somebody said something: "he told them so, according to two people"."""
        if not claim.speaker_spans or not claim.cue_spans:
            return
        for words in self._lexicon.besides.finditer(self._text, *sentence):
            own = any(span.overlaps(Span(*words.span())) for span in claim.cue_spans)
            last = max(span.end for span in (*claim.content_spans, *claim.frame_spans))
            inside = _within(words.start(), claim.frame_spans)
            if own or not (inside or 0 <= words.start() - last <= 2):
                continue
            stop = _CLAUSE_END.search(self._text, words.end())
            place = Span(words.end() + 1, stop.start() if stop else words.end() + 1)
            named = WORD.findall(self._text, *place)[:TELLERS]
            medium = any(m.certain for m in self._media.inside(*place))
            if medium or not named or any(place.overlaps(s) for s in claim.speaker_spans):
                continue
            if named[-1].lower() in self._lexicon.documents and len(named) <= TELLERS // 2:  # "an affidavit"
                yield Relay(named[-1], "document", (place.end - len(named[-1]), place.end))
            elif any(word.lower().endswith(self._lexicon.collective_suffixes) for word in named):
                said = " ".join(self._text[place.start : place.end].split())
                yield Relay(said, "speaker", (place.start, place.end))

    def _reported_by(self, sentence: Span, claim: TaggedClaim) -> Iterator[Relay]:
        """Yield who says, behind it, all that a claim is: "He told them so, an official said"; where the verb stands
        before its subject a mood of its own tells that."""
        own = (*claim.speaker_spans, *claim.cue_spans)
        first, last = (
            claim.content_spans[0].start,
            max(s.end for s in (*claim.content_spans, *claim.frame_spans)),
        )
        opening = WORD.match(self._text, sentence.start)
        ahead = claim.speaker_spans and claim.quote_type == "indirect" and max(s.start for s in own) < first
        apart = conventions_of(self._lexicon.language).split or not self._text.startswith(", ", last)
        if not ahead or apart or (opening and opening[0].lower() in self._apart):
            return
        stop = _CLAUSE_END.search(self._text, last + 1)
        words = list(WORD.finditer(self._text, last + 1, stop.start() if stop else sentence.end))
        lemmas = [lemma_of(word[0], self._lexicon.language) for word in words[: TELLERS + 1]]
        said = next((number for number, lemma in enumerate(lemmas) if lemma in self._lexicon.sayings), 0)
        goes_on = words[said + 1 :] and words[said + 1][0].lower() not in self._lexicon.asides
        if not said or goes_on or words[0][0].lower() in self._apart:
            return
        who = Span(words[0].start(), words[said - 1].end())
        teller = self._names.resolve((who,), None, claim.content_spans)
        nouns = (word[0].lower() for word in words[1:said])
        if teller.mention or any(is_somebody(noun, self._lexicon) for noun in nouns):
            yield Relay(
                teller.name or UNKNOWN, _kind(teller, self._media), (who.start, who.end), teller.mention
            )

    def _is_of_another(self, relay: Relay, claim: TaggedClaim, speaker: Speaker) -> bool:
        """Whether a post or document speaks itself, or somebody else stands between the claim's words and it."""
        own = (*claim.speaker_spans, *claim.cue_spans)
        start, end = relay.offset
        if not own or start is None or end is None or relay.kind not in ("platform", "document"):
            return False
        before = [span.end for span in own if span.end <= start]
        gap = Span(max(before), start) if before else Span(end, max(end, min(span.start for span in own)))
        others = self._names.inside([gap], ("person", "organisation"))
        about = speaker.mention.name_id if speaker.mention else None
        if _within(start, claim.speaker_spans):
            # "einem Schreiben" speaks for itself; one of somebody, or one that somebody speaks in, passes on.
            ahead = WORD.findall(self._text, claim.speaker_spans[0].start, start)
            alone = end == claim.speaker_spans[-1].end and not any(
                word in self._lexicon.genitives for word in ahead[1:]
            )
            return speaker.mention is None and alone
        spoken = (*own, *claim.content_spans, *claim.addressee_spans)
        return any(
            m.name_id != about
            and m.start_char - end > NAMED  # "the podcast “Plain Talk,”" is its own name
            and not _within(m.start_char, spoken)
            and not any(medium.certain for medium in self._media.inside(m.start_char, m.end_char))
            and self._text[m.end_char : m.end_char + 1] == ","
            for m in others
        )

    def _passes_on(self, medium: Medium, sentence: Span, claim: TaggedClaim, speaker: Speaker) -> bool:
        """Whether the words around a medium say that it passed something on."""
        before = self._text[max(sentence[0], medium.start - GAP) : medium.start]
        behind = self._text[medium.end : min(sentence[1], medium.end + GAP)]
        if _within(medium.start, claim.speaker_spans):
            if self._lexicon.held.search(before):  # "a report obtained by the Guardian"
                return medium.certain
            # "zitierte Reuters Sprecherin Jane Doe": the words marked hold the relay and the speaker.
            known = medium.certain and speaker.mention is not None and speaker.mention != medium.mention
            if not known or speaker.mention is None:
                return False
            told = self._lexicon.relay_told.fullmatch(self._text, speaker.mention.end_char, medium.start)
            # "Angaben von AFP und Reuters": two speak, none passes on what the other says.
            joined = (
                WORD.findall(before)[-1:] and WORD.findall(before)[-1].lower() in self._lexicon.speaker_joins
            )
            places = conventions_of(self._lexicon.language).places  # "Jane Doe im ARD-Morgenmagazin"
            placed = medium.start > speaker.mention.end_char and bool(
                places.intersection(WORD.findall(before)[-1:])
            )
            passed = placed or self._lexicon.relay_before.search(before) is not None
            return told is not None or (not joined and passed)
        if before.endswith("("):  # "(X berichtete)" points to what a medium wrote before
            return False
        if self._lexicon.relay_before.search(before):
            return True
        if self._describes(medium, claim, speaker) or self._is_answered(before, behind):
            return False
        if self._lexicon.relay_after.search(behind):
            return True
        if medium.certain and (self._cites(sentence) or self._refers(behind) or self._learns(claim)):
            return True
        if medium.certain and claim.speaker_spans:
            end = self._name_end(claim, speaker)
            relative = _RELATIVE.match(self._text, end)  # "sagte Jane Doe, die …, der Zeitung"
            if self._lexicon.relay_told.fullmatch(
                self._text, relative.end() if relative else end, medium.start
            ):
                return True
        if _within(medium.start, claim.addressee_spans):
            return medium.certain
        return medium.certain and self._lexicon.relay_place.search(before) is not None

    def _is_answered(self, before: str, behind: str) -> bool:
        """Whether somebody was only asked about what a medium wrote: "reagierte nicht auf den Artikel der „Post“"."""
        asked = pack_of(self._lexicon.language).reporting.questions.asked
        following = next(iter(WORD.findall(behind)), "").lower()
        return self._lexicon.relay_answered.search(before) is not None or (
            bool(conventions_of(self._lexicon.language).split) and following in asked
        )

    def _describes(self, medium: Medium, claim: TaggedClaim, speaker: Speaker) -> bool:
        """Whether a medium only says who speaks, in an apposition: "Jane Doe, früher Redakteurin beim „Stern“,"."""
        if not claim.speaker_spans:
            return False
        start = self._name_end(claim, speaker)
        opening = WORD.match(self._text, start + 2) if self._text.startswith(", ", start) else None
        closed = _CLOSED.match(self._text, medium.end)
        if opening is None or closed is None or medium.start < start:
            return False
        if _CLAUSE_END.search(self._text, start + 1, medium.start - NAMED):
            return False
        ties = {*pack_of(self._lexicon.language).reporting.relays.place, *self._lexicon.documents_before}
        return opening[0].lower() not in ties

    def _name_end(self, claim: TaggedClaim, speaker: Speaker) -> int:
        """Return where the name of who speaks ends, or the words that speak."""
        named = self._names.inside(claim.speaker_spans)
        known = speaker.mention and speaker.mention in named
        return speaker.mention.end_char if speaker.mention and known else claim.speaker_spans[-1].end

    def _learns(self, claim: TaggedClaim) -> bool:
        """Whether a claim's verb says that a medium has it from somebody: "erfuhr die Agentur aus Parteikreisen"."""
        learning = pack_of(self._lexicon.language).reporting.relays.learning
        return any(lemma_of(word, self._lexicon.language) in learning for word in self._verbs(claim))

    def _refers(self, behind: str) -> bool:
        """Whether the verb behind a medium names its source: "The Times refers to two officials"."""
        verbs = (lemma_of(word, self._lexicon.language) for word in WORD.findall(behind)[:1])
        return any(verb in self._lexicon.references for verb in verbs)

    def _cites(self, sentence: Span) -> bool:
        """Whether somebody is cited there: the media beside him pass on what he said."""
        lexicon = self._lexicon
        return any(pattern.search(self._text, *sentence) for pattern in (lexicon.citing, lexicon.cited))


def _within(offset: int | None, spans: Sequence[Span]) -> bool:
    return offset is not None and any(start <= offset < end for start, end in spans)


def _merged(spans: Sequence[Span]) -> list[Span]:
    """Return the spans in order without repetition, overlapping ones as one."""
    merged: list[Span] = []
    for start, end in sorted(set(spans)):
        if merged and start <= merged[-1][1]:
            merged[-1] = Span(merged[-1].start, max(end, merged[-1].end))
        else:
            merged.append(Span(start, end))
    return merged


def _kind(speaker: Speaker, media: Media) -> SourceKind:
    if speaker.mention:
        for medium in media.inside(speaker.mention.start_char, speaker.mention.end_char):
            if medium.certain:
                return medium.kind
    return "speaker"


def _place(mention: Mention | None) -> tuple[int | None, int | None]:
    return (mention.start_char, mention.end_char) if mention else (None, None)
