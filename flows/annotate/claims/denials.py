"""Denials: clauses in which somebody denies what was said, and contents that answer what was said of the speaker."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from flows.annotate.claims.conventions import WORD, Conventions, conventions_of
from flows.annotate.claims.lexicon import Lexicon, lemma_of
from flows.annotate.claims.rule_claim import rule_claim
from flows.annotate.claims.speakers import Speakers
from flows.annotate.tagger import TaggedClaim
from flows.records import Span

CONFIDENCE = 0.8
LONGEST = 400  # characters of a sentence that is looked at
DASHES = ("-", "–", "—")
RULE = "clause that denies"

_CLAUSE_END = re.compile(r"[.!?…][\"”“»«’)\]]*(?=\s|$)|\n|;|\s[–—-]\s|:\s")


def denials(
    text: str, spans: Sequence[Span], found: Sequence[TaggedClaim], names: Speakers, lexicon: Lexicon
) -> Iterator[TaggedClaim]:
    """Yield a claim for each clause that reports a denial where the model found none.

    A clause denies when its verb does and its object is a claim ("die Vorwürfe", "the allegations") or points back
    to one ("dies", "this").

    Args:
        text: the document's.
        spans: the parts of it that are read.
        found: what the model found.
        names: the article's names.
        lexicon: of the article's language.
    """
    rules = conventions_of(lexicon.language)
    taken = [span for claim in found for span in (*claim.content_spans, *claim.cue_spans)]
    done = -1
    for first, last in spans:
        for stem in lexicon.denying.finditer(text, first, last):
            if stem.start() < done:
                continue
            start, end = clause_around(text, stem.start(), first, last)
            done = end
            dashed = text[max(0, start - 3) : start].strip() in DASHES
            if end - start > LONGEST or any(
                s < end and start < e and not (dashed and s < start) for s, e in taken
            ):
                continue
            cue = _cue(list(WORD.finditer(text, start, end)), lexicon, rules)
            if cue is None or text.startswith("?", end - 1):
                continue
            before = text[start : cue[0][0]]
            part = text.find(",", cue[0][1], end)
            own = (start + before.rfind(",") + 1, part if part > 0 else end)
            behind = text[cue[0][0] : own[1]]
            if not lexicon.denied.search(behind) and not lexicon.assertions.search(before[own[0] - start :]):
                continue
            if lexicon.negations.search(text, *own) or _nominal(before, lexicon):
                continue
            if speaker := _subject(text, start, cue[0], end, names, lexicon):
                yield rule_claim(
                    "reported",
                    (start, end),
                    CONFIDENCE,
                    stance="deny",
                    stance_score=1.0,
                    speaker=(speaker,),
                    cue=cue,
                )


def without_denials(claim: TaggedClaim, found: Sequence[TaggedClaim]) -> TaggedClaim:
    """Return a claim without the clause behind a dash that denies it: "… met twice - she denied this"."""
    start, end = claim.content_spans[-1]
    for denial in found:
        first, last = denial.content_spans[0]
        if start < first and first < end <= last:
            return replace(claim, content_spans=(*claim.content_spans[:-1], (start, first - 3)))
    return claim


def _nominal(before: str, lexicon: Lexicon) -> bool:
    """Whether an article right before the word makes a noun of it."""
    words = WORD.findall(before)
    return bool(words) and words[-1].lower() in lexicon.articles


def clause_around(text: str, offset: int, first: int, last: int) -> Span:
    """Return the clause around an offset, its closing mark included."""
    start = first
    for stop in _CLAUSE_END.finditer(text, max(first, offset - LONGEST), offset):
        start = stop.end()
    closing = _CLAUSE_END.search(text, offset, min(last, offset + LONGEST))
    end = closing.end() if closing and closing[0][0] in ".!?…" else (closing.start() if closing else last)
    while start < end and text[start].isspace():
        start += 1
    return start, end


def _cue(words: Sequence[re.Match[str]], lexicon: Lexicon, rules: Conventions) -> tuple[Span, ...] | None:
    last = words[-1] if words else None
    for word in words:
        if not lexicon.denying.match(word[0]):
            continue
        lemma = lemma_of(word[0], lexicon.language)
        if lexicon.stances.get(lemma) == "deny" or lemma in lexicon.rejections:
            return ((word.start(), word.end()),)
        split = (last[0] + lemma) if last and last[0] in rules.split else ""
        if last and (lexicon.stances.get(split) == "deny" or split in lexicon.rejections):
            return (word.start(), word.end()), (last.start(), last.end())
    return None


def _subject(text: str, start: int, verb: Span, end: int, names: Speakers, lexicon: Lexicon) -> Span | None:
    """Return who denies: the first that can speak before the verb, else right behind it."""
    for first, last in ((start, verb[0]), (verb[1], end)):
        people = names.inside([(first, last)], ("person", "organisation", "outlet"))
        if people:
            return people[0].start_char, people[0].end_char
        for word in WORD.finditer(text, first, last):
            plain = word[0].lower()
            if lexicon.pronouns.get(plain) in ("male", "female"):
                return word.start(), word.end()
            if plain.endswith(lexicon.roles) and len(plain) > 3:
                before = list(WORD.finditer(text, first, word.start()))[-2:]
                articles = [w for w in before if w[0].lower() in lexicon.articles]
                return (articles[0].start() if articles else word.start()), word.end()
    return None
