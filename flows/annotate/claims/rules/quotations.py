"""What quotation marks make certain: who speaks stands in the reporting clause right behind them."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from flows.annotate.claims.conventions import WORD, Conventions
from flows.annotate.claims.lexicon import Lexicon, lemma_of
from flows.annotate.claims.reading import FoundClaim, Reading
from flows.annotate.claims.rule_claim import rule_claim
from flows.annotate.claims.rules.refusals import is_refusal
from flows.annotate.tagger import TaggedClaim
from flows.annotate.text import CLOSING, PAIRS, last_inside
from flows.languages import pack_of
from flows.records import Span

OPENING = {*PAIRS, "‘"}  # British marks: one that only opens pairs with no other
SHORT = 3  # words; shorter quotations may be names, titles or irony
LONGEST = 8  # words of a speaker
CONFIDENCE = 0.9
SURE = 0.9  # mean probability of the content's tags: the model needs no rule beside it
FOUND_BY = "quotation with its reporting clause"

GOES_ON = "quotation that its paragraph left open"
SECOND = "quotation behind the sentence of another"
SIGNED = "quotation signed behind a dash"
TITLED = 3  # words in small letters before a name
TITLE = 40  # characters of a title before the name that signs a quotation

_SIGNED = re.compile(r"[^\S\n]*\n?[^\S\n]*[–—―][^\S\n]?(?=[^\W\d_])")
_NAME = re.compile(r"(?:[^\W\d_a-zß-ÿ][\w.’'-]+[ \t]){1,3}[^\W\d_a-zß-ÿ][\w’'-]+(?=,|\.?[^\S\n]*(?:\n|$))")
_INITIALS = re.compile(r"(?:[^\W\d_a-zß-ÿ]\.)*[^\W\d_a-zß-ÿ]")
# What may stand between a name and its verb: a party in brackets, an office between commas.
_BESIDE = re.compile(r"(?:\s\([^()\n]{1,40}\))?(?:,\s[^,.;:!?\n„“”»«\"]{1,90},)?\s+")
_FRAME = re.compile(r"(?:,[ \t]*|[ \t\u00a0]+|[ \t]*[–—-][ \t]*)(?=\w)")


def attribute_quotations(reading: Reading, found: Sequence[FoundClaim]) -> list[FoundClaim]:
    """Return the claims: quotations with a reporting clause right behind them have the speaker of that clause, and
    are claims where the model overlooks them."""
    parted = sorted(
        (part for item in found for part in _parted(reading, _whole(reading, item))),
        key=lambda item: item.claim.content_spans,
    )
    starts = [item.claim.content_spans[0].start for item in parted]
    added: list[FoundClaim] = []
    for quotation in reading.quotations:
        frame = reporting_clause(reading, quotation.end)
        if frame is None:
            if signed := _signed(reading, quotation.end):
                if not any(_covers(item.claim, quotation) for item in parted):
                    claim = rule_claim("direct", quotation, CONFIDENCE, speaker=(signed,))
                    added.append(FoundClaim(claim, SIGNED))
                parted = [part for item in parted for part in _by(item, quotation, signed)]
            continue
        cue, speaker = frame
        first = max(0, bisect_right(starts, quotation.start) - 4)
        near = range(first, min(len(parted), bisect_right(starts, quotation.end)))
        own = [i for i in near if _covers(parted[i].claim, quotation)]
        spoken = len(WORD.findall(reading.text, *quotation)) >= SHORT and not _is_title(
            reading, quotation, frame
        )
        if not own and spoken:
            claim = _claim(quotation, cue, speaker)
            added += [] if is_refusal(reading, claim) else [FoundClaim(claim, FOUND_BY)]
        for i in own:
            parted[i] = _attributed(parted[i], cue, speaker)
    return _going_on(reading, [_second(reading, item) for item in (*parted, *added)])


def _second(reading: Reading, item: FoundClaim) -> FoundClaim:
    """Return a quotation right behind the sentence of another with its reporting clause as the same speaker's: "“A,”
    said Jane Doe, a lawyer. “B.”" """
    claim, content = item.claim, item.claim.content_spans[0]
    before = next((q for q in reversed(reading.quotations) if q.end <= content.start), None)
    clause = reporting_clause(reading, before.end) if before and claim.quote_type == "direct" else None
    if clause is None or any(reporting_clause(reading, span.end) for span in claim.content_spans):
        return item
    cue, speaker = clause
    sentence = reading.sentences.at(cue.start)
    between = reading.text[sentence.end : content.start]
    close = sentence.end <= content.start and not between.strip() and "\n" not in between
    known = any(span.start < content.start for span in claim.speaker_spans)
    if not close or known:
        return item
    spoken = replace(claim, speaker_spans=(speaker,), cue_spans=(), frame_spans=())
    return FoundClaim(spoken, f"{item.found_by}; {SECOND}")


def _is_title(reading: Reading, quotation: Span, frame: tuple[Span, Span]) -> bool:
    """Whether the marks stand within what comes before somebody's words: 'On "Face the Day," Jane Doe said that …'."""
    cue, speaker = frame
    opens = reading.sentences.at(quotation.start).start == quotation.start
    ended = reading.text[cue.end : cue.end + 1] in (".", ",", ";")
    return speaker.start < cue.start and not opens and not ended


def _whole(reading: Reading, item: FoundClaim) -> FoundClaim:
    """Return a direct quotation, any part of which stops before its closing mark, with all that the marks hold."""
    claim = item.claim
    if claim.quote_type != "direct":
        return item
    spans = tuple(
        next((q for q in reading.quotations if q.start == span.start and span.end < q.end), span)
        for span in claim.content_spans
    )
    apart = all(first.end <= second.start for first, second in pairwise(spans))
    return FoundClaim(replace(claim, content_spans=spans), item.found_by) if apart else item


def _by(item: FoundClaim, quotation: Span, speaker: Span) -> list[FoundClaim]:
    """Return a direct quotation with who signed it; what a claim holds of others is theirs."""
    signed = tuple(span for span in item.claim.content_spans if span.overlaps(quotation))
    if item.claim.quote_type != "direct" or not _covers(replace(item.claim, content_spans=signed), quotation):
        return [item]
    rest = tuple(span for span in item.claim.content_spans if span not in signed)
    others = [FoundClaim(replace(item.claim, content_spans=rest), item.found_by)] if rest else []
    claim = replace(item.claim, content_spans=signed, speaker_spans=(speaker,), cue_spans=(), frame_spans=())
    return [*others, FoundClaim(claim, f"{item.found_by}; {SIGNED}")]


def _attributed(item: FoundClaim, cue: Span, speaker: Span) -> FoundClaim:
    """Return a direct quotation with the speaker of its reporting clause, where the model saw another."""
    claim = item.claim
    known = cue in claim.cue_spans or any(span.contains(cue) for span in claim.frame_spans)
    agreed = any(span.overlaps(speaker) for span in claim.speaker_spans)
    if claim.quote_type != "direct":
        return item
    if known and agreed:  # as sure as the marks are, whatever the model is
        return item if claim.score >= SURE else FoundClaim(claim, f"{item.found_by}; {FOUND_BY}")
    frame = Span.extent((cue, speaker))
    spoken = replace(claim, speaker_spans=(speaker,), cue_spans=(cue,), frame_spans=(frame,))
    return FoundClaim(spoken, f"{item.found_by}; {FOUND_BY}")


def _closed(text: str, end: int) -> int:
    """Return the end of a content without the comma behind its closing mark."""
    return end - 1 if text[end - 1] == "," and text[end - 2] in CLOSING else end


def _parted(reading: Reading, item: FoundClaim) -> list[FoundClaim]:
    """Return a quotation of several parts as several where each has a reporting clause of its own behind it; a
    reporting clause inside is cut out: "„Jetzt“, ergänzte sie, „hoffen wir.“" """
    if item.claim.quote_type != "direct":
        return [item]
    parts = [piece for span in item.claim.content_spans for piece in _pieces(reading, span)]
    groups: list[list[Span]] = []
    for part in parts:
        if groups and reading.text[groups[-1][-1].end : part.start].rstrip().endswith(","):
            groups[-1].append(part)
        else:
            groups.append([part])
    if not all(
        any(reporting_clause(reading, _closed(reading.text, p.end)) for p in group) for group in groups
    ):
        groups = [parts]
    return [FoundClaim(replace(item.claim, content_spans=tuple(group)), item.found_by) for group in groups]


def _pieces(reading: Reading, span: Span) -> list[Span]:
    """Return the quotations that a content holds where a reporting clause parts them, else the content."""
    inside = [quotation for quotation in reading.quotations if span.contains(quotation)]
    if len(inside) < 2 or not any(reporting_clause(reading, quotation.end) for quotation in inside[:-1]):
        return [span]
    return [Span(min(span.start, inside[0].start), inside[0].end), *inside[1:]]


def _going_on(reading: Reading, found: Sequence[FoundClaim]) -> list[FoundClaim]:
    """Return the claims; a quotation that its paragraph leaves open goes on, with its speaker, where the next
    paragraph opens with a mark again."""
    text = reading.text
    ordered: list[FoundClaim] = []
    last: TaggedClaim | None = None
    for item in sorted(found, key=lambda item: item.claim.content_spans):
        claim = item.claim
        if claim.quote_type != "direct":
            ordered.append(item)
            continue
        if last and last.speaker_spans:
            between = text[last.content_spans[-1].end : claim.content_spans[0].start]
            left_open = not set(text[last.content_spans[-1].end - 1] + between) & set(CLOSING)
            if (
                left_open
                and "\n" in between
                and not between.strip(" .!?…\n")
                and text[claim.content_spans[0].start] in OPENING
            ):
                claim = replace(claim, speaker_spans=last.speaker_spans, cue_spans=(), frame_spans=())
                item = FoundClaim(claim, f"{item.found_by}; {GOES_ON}")
        ordered.append(item)
        last = claim
    return ordered


def _signed(reading: Reading, end: int) -> Span | None:
    """Return the name behind a dash that signs a quotation: "…“ – Jane Doe, director"."""
    dash = _SIGNED.match(reading.text, end)
    if not dash:
        return None
    name = next((m for m in reading.mentions if m.start_char >= dash.end()), None)
    if name is None or name.kind != "person" or name.start_char - dash.end() > TITLE:
        signed = _NAME.match(reading.text, dash.end())
        return Span(*signed.span()) if signed else None
    title, behind = reading.text[dash.end() : name.start_char], reading.text[name.end_char :][:1]
    plain = all(word[0].isupper() for word in title.split()) and not re.search(r"[^\w\s-]", title)
    return Span(dash.end(), name.end_char) if plain and not behind.strip().strip(",.") else None


def reporting_clause(reading: Reading, end: int) -> tuple[Span, Span] | None:
    """Return cue and speaker of a reporting clause right behind a quotation: "…“, sagte Jane Doe."."""
    text, lexicon, rules = reading.text, reading.lexicon, reading.conventions
    gap = _FRAME.match(text, end)
    last = last_inside(text, Span(max(0, end - 4), end))
    comma = gap is not None and ("," in gap[0] or last == ",")
    if gap is None or not (comma or last in "!?…"):
        return None
    words = list(WORD.finditer(text, gap.end(), gap.end() + 120))[: LONGEST + 2]
    if not words:
        return None
    if _reports(words[0], lexicon):
        speaker = _speaker(text, words[1:], rules, lexicon)
        return (Span(*words[0].span()), speaker) if speaker else None
    if rules.split:
        return None  # the verb stands second: behind a quotation a subject opens the next sentence
    speaker = _speaker(text, words, rules, lexicon)
    beside = _BESIDE.match(text, speaker.end) if speaker else None
    verb = WORD.match(text, beside.end()) if beside else None
    if speaker is None or verb is None or not _reports(verb, lexicon):
        return None
    # Behind a question the next sentence may begin: there only the verb's end of the sentence is certain.
    return (
        (Span(*verb.span()), speaker)
        if comma or text[verb.end() : verb.end() + 1] in (".", ",", ";")
        else None
    )


def _reports(word: re.Match[str], lexicon: Lexicon) -> bool:
    return word[0].islower() and lemma_of(word[0], lexicon.language) in lexicon.sayings


def _speaker(text: str, words: Sequence[re.Match[str]], rules: Conventions, lexicon: Lexicon) -> Span | None:
    """Return the pronoun, name or definite noun phrase that a clause goes on with."""
    if not words:
        return None
    first = words[0][0].lower()
    if first in lexicon.non_speaker_pronouns or first in rules.auxiliaries or first in rules.modals:
        return None
    if first in lexicon.pronouns and first not in rules.determiners:
        return Span(*words[0].span())
    taken: list[re.Match[str]] = []
    for word in words[:LONGEST]:
        if taken and _are_apart(text, taken[-1], word, lexicon):
            break
        noun = word[0][0].isupper() and word[0].lower() not in rules.determiners
        if not noun and (any(w[0][0].isupper() for w in taken) or not rules.modifies(word[0].lower())):
            break
        taken.append(word)
    named = [word for word in taken if word[0][0].isupper()]
    if not named and not rules.nouns_upper:
        return _titled(text, words, rules, lexicon)
    return Span(taken[0].start(), named[-1].end()) if named else None


def _are_apart(text: str, word: re.Match[str], following: re.Match[str], lexicon: Lexicon) -> bool:
    """Whether a mark parts two words, and no full stop of a title or an initial: "Rep. Jane Doe", "J.D. Doe"."""
    between = text[word.end() : following.start()].strip()
    short = word[0].lower() in lexicon.abbreviations or _INITIALS.fullmatch(word[0]) is not None
    return bool(between) and not (between == "." and short)


def _titled(text: str, words: Sequence[re.Match[str]], rules: Conventions, lexicon: Lexicon) -> Span | None:
    """Return a name with its title in small letters ("witness Hank Matt"), or an office up to its verb."""
    ties = {*lexicon.genitives, *pack_of(lexicon.language).reporting.clauses.openers}
    taken: list[re.Match[str]] = []
    for word in words[:LONGEST]:
        apart = taken and _are_apart(text, taken[-1], word, lexicon)
        small = word[0][0].islower()
        if (
            apart
            or word[0] in ties
            or (small and any(w[0][0].isupper() for w in taken))
            or _reports(word, lexicon)
        ):
            break
        taken.append(word)
    if not taken:
        return None
    name = taken[-1][0][0].isupper() and len([w for w in taken if w[0][0].islower()]) <= TITLED
    office = taken[0][0] in rules.determiners and taken[-1][0].endswith(lexicon.roles)
    return Span(taken[0].start(), taken[-1].end()) if name or office else None


def _covers(claim: TaggedClaim, quotation: Span) -> bool:
    """Whether a content holds most of a quotation."""
    start, end = quotation
    shared = sum(max(0, min(e, end) - max(s, start)) for s, e in claim.content_spans)
    return shared > (end - start) / 2


def _claim(quotation: Span, cue: Span, speaker: Span) -> TaggedClaim:
    frame = Span.extent((cue, speaker))
    return rule_claim("direct", quotation, CONFIDENCE, speaker=(speaker,), cue=(cue,), frame=(frame,))
