"""Two acts of one speaker in one sentence, each with its own content: "confirmed the meeting but denied that he was
paid", "dementierte eine Schließung, bestätigte aber den Abbau"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from flows.annotate.claims.conventions import WORD
from flows.annotate.claims.lexicon import lemma_of
from flows.annotate.claims.polarity import is_negation, reports_nothing
from flows.annotate.claims.reading import FoundClaim, Reading
from flows.annotate.claims.rule_claim import rule_claim
from flows.annotate.claims.rules.actors import subject_of
from flows.annotate.tagger import TaggedClaim
from flows.languages import pack_of
from flows.records import QuoteType, Span, Stance

FOUND_BY = "one of two acts"
CONFIDENCE = 0.7
LONGEST = 400  # characters of a clause that is looked at
NEAR = 3  # words of a part up to its verb, where who speaks stands before it in another part
SHORT = 8  # words of a part that ends in its verb

_BREAK = re.compile(r",?\s")


@dataclass(frozen=True, slots=True)
class Act:
    """A part of a clause with its verb, the particle included where it is split, and what the verb does."""

    part: Span
    cue: tuple[Span, ...]
    stance: Stance


def part_acts(reading: Reading, found: Sequence[FoundClaim]) -> list[FoundClaim]:
    """Return the claims, each summary cut to the act it reports, and one for each act beside another that has none."""
    kept = list(found)
    for clause in _clauses(reading, found):
        acts = _acts(reading, clause)
        if len(acts) < 2 or all(act.stance == "assert" for act in acts):
            continue
        for act in acts:
            own = [n for n, item in enumerate(kept) if _reports(item, act)]
            for number in own:
                kept[number] = _cut(kept[number], act)
            if not own and act.stance != "assert" and (speaker := _speaker(reading, clause, acts[0], kept)):
                kept.append(FoundClaim(_claim(reading, act, speaker), FOUND_BY))
    return kept


def _clauses(reading: Reading, found: Sequence[FoundClaim]) -> Iterator[Span]:
    """Yield the clauses in which something is reported; a quotation is no clause of them."""
    known = {reading.sentences.clause_at(cue.start) for item in found for cue in item.claim.cue_spans}
    for clause in sorted(known):
        quoted = any(quotation.overlaps(clause) for quotation in reading.quotations)
        if clause.end - clause.start < LONGEST and not quoted and reading.text[clause.end - 1] != "?":
            yield clause


def _acts(reading: Reading, clause: Span) -> list[Act]:
    """Return the acts of a clause with the parts they stand in; a part without one belongs to the part before it."""
    breaks = _BREAK.finditer(reading.text, *clause)
    starts = [clause.start, *(stop.end() for stop in breaks if _opens(reading, clause, stop))]
    parts = [Span(start, end) for start, end in zip(starts, [*starts[1:], clause.end], strict=True)]
    acts = (_act(reading, _trimmed(reading, part)) for part in parts)
    return [act for act in acts if act]


def _opens(reading: Reading, clause: Span, stop: re.Match[str]) -> bool:
    """Whether a break opens a part with its own act and no subject of its own: ", bestritt aber", " but denied",
    ", admitting only"."""
    text, lexicon, split = reading.text, reading.lexicon, reading.conventions.split
    words = list(WORD.finditer(text, stop.end(), clause.end))[: NEAR + 1]
    joined = bool(words) and words[0][0].lower() in lexicon.predicate_joins
    words = words[1:] if joined else words
    comma = stop[0].startswith(",")
    if not words or not (joined or comma):
        return False
    if split and _is_last(reading, clause, words[0]):
        return False  # "die übrigen aber bestritten" begins at its comma
    if split and comma and _ends_with_act(reading, clause, stop.end()):
        return True
    while not split and words and reading.conventions.attends(words[0][0]):
        words.pop(0)
    if not words or stance_of_act(reading, Span(words[0].start(), clause.end), words[0]) is None:
        return False
    return bool(split) or joined or words[0][0].endswith(lexicon.gerunds)


def _is_last(reading: Reading, clause: Span, word: re.Match[str]) -> bool:
    """Whether a word ends its clause, or the part of it up to a comma."""
    return not WORD.match(reading.text, word.end() + 1, clause.end)


def _ends_with_act(reading: Reading, clause: Span, start: int) -> bool:
    """Whether what stands between a comma and the next ends in an act and is joined to the one before: ", die übrigen
    aber bestritten", ", Fahrerflucht bestritt er"."""
    comma = reading.text.find(",", start, clause.end)
    words = list(WORD.finditer(reading.text, start, comma if comma > 0 else clause.end))
    joins = reading.lexicon.predicate_joins
    if not 1 < len(words) <= SHORT:
        return False
    pronouns = pack_of(reading.lexicon.language).reporting.clauses.pronouns
    inverted = len(words) > 2 and words[-1][0] in pronouns  # ", Fahrerflucht bestritt er"
    verb = words[-2] if inverted else words[-1]
    joined = inverted or any(word[0].lower() in joins for word in words[:-1])
    return joined and stance_of_act(reading, Span(start, words[-1].end()), verb) is not None


def _act(reading: Reading, part: Span) -> Act | None:
    """Return the act of a part, by its first verb that denies, confirms, accuses or demands."""
    text, lexicon, split = reading.text, reading.lexicon, reading.conventions.split
    words = list(WORD.finditer(text, *part))
    passive = split and lexicon.passives.intersection(word[0].lower() for word in words)
    for word in words:
        stance = stance_of_act(reading, part, word)
        if stance is None or (passive and stance != "deny"):
            continue
        last = words[-1]
        whole = last[0] + lemma_of(word[0], lexicon.language) if last[0] in split else ""
        halves = bool(whole) and (whole in lexicon.stances or whole in lexicon.rejections)
        cue = (Span(*word.span()), Span(*last.span())) if halves else (Span(*word.span()),)
        own = text[slice(*part)]
        return (
            None
            if is_negation(lexicon, own) or reports_nothing(lexicon, word[0], own)
            else Act(part, cue, stance)
        )
    return None


def stance_of_act(reading: Reading, part: Span, word: re.Match[str]) -> Stance | None:
    """Return what a finite verb does, None where it is another word or does no more than say."""
    text, lexicon, split = reading.text, reading.lexicon, reading.conventions.split
    lemma = lemma_of(word[0], lexicon.language)
    if not word[0].islower() or lemma == word[0]:
        return None
    words = WORD.findall(text, *part)
    behind = text[part.start if split else word.end() : part.end]
    lemmas = [words[-1] + lemma] if words[-1] in split else []
    for whole in (*lemmas, lemma):
        if whole in lexicon.rejections:
            return "deny" if lexicon.assertions.search(text, *part) else None
        stance = lexicon.stances.get(whole)
        if stance:
            return None if stance == "ask" else stance
    phrases = lexicon.phrasal.get(lemma, ())
    stance = next((stance for phrase, stance in phrases if phrase.search(behind)), None)
    return stance if stance in ("deny", "confirm", "accuse", "demand") else None


def _trimmed(reading: Reading, part: Span) -> Span:
    """Return a part without the comma and the join that part it from its neighbours."""
    text, joins = reading.text, reading.lexicon.predicate_joins
    start, end = part.start, part.start + len(text[slice(*part)].rstrip(" ,"))
    first = WORD.match(text, start, end)
    start = first.end() + 1 if first and first[0].lower() in joins else start
    return Span(start, end)


def _reports(item: FoundClaim, act: Act) -> bool:
    """Whether a claim is the report of an act."""
    return any(span.overlaps(act.cue[0]) for span in item.claim.cue_spans)


def _cut(item: FoundClaim, act: Act) -> FoundClaim:
    """Return a summary that runs on over another act as the part it reports."""
    claim = item.claim
    whole = Span.extent(claim.content_spans)
    inside = all(act.part.contains(span) for span in claim.cue_spans)
    if (
        claim.quote_type != "reported"
        or not inside
        or act.part.contains(whole)
        or not whole.contains(act.cue[0])
    ):
        return item
    part = Span(max(whole.start, act.part.start), min(whole.end, act.part.end))
    return FoundClaim(replace(claim, content_spans=(part,)), f"{item.found_by}; {FOUND_BY}")


def _speaker(reading: Reading, clause: Span, first: Act, found: Sequence[FoundClaim]) -> tuple[Span, ...]:
    """Return who acts: the subject of the clause's first act, or its speaker."""
    known = (item.claim.speaker_spans for item in found if _reports(item, first))
    who = subject_of(reading, Span(clause.start, first.part.end), first.cue[0])
    return next((spans for spans in known if spans), (who,) if who else ())


def _claim(reading: Reading, act: Act, speaker: tuple[Span, ...]) -> TaggedClaim:
    """Return an act as a claim: what its clause of content says, or the part as a whole."""
    lexicon, verb = reading.lexicon, act.cue[-1].end
    opener = WORD.search(reading.text, act.cue[0].end, act.part.end)
    told = opener is not None and opener[0].lower() in lexicon.content_openers and verb <= opener.start()
    content = Span(opener.start(), act.part.end) if opener and told else act.part
    quote: QuoteType = "indirect" if told else "reported"
    return rule_claim(
        quote, content, CONFIDENCE, stance=act.stance, stance_score=1.0, speaker=speaker, cue=act.cue
    )
