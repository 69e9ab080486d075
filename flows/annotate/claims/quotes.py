"""What quotation marks make certain: who speaks stands in the reporting clause right behind them."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from flows.annotate.claims.conventions import WORD, Conventions, conventions_of
from flows.annotate.claims.lexicon import Lexicon, lemma_of
from flows.annotate.claims.rule_claim import rule_claim
from flows.annotate.tagger import TaggedClaim
from flows.records import Span

# Which marks close which; a mark that opens here may close elsewhere.
PAIRS = {"„": '“”"', "“": '”"', "»": "«", "«": "»", '"': '"', "‚": "‘’", "‟": "”"}
CLOSING = frozenset("".join(PAIRS.values()))
SHORT = 3  # words; shorter quotations may be names, titles or irony
LONGEST = 8  # words of a speaker
CONFIDENCE = 0.9
RULE = "quotation with its reporting clause"

_MARK = re.compile(r"[„“”»«\"‚‘’‟]|\n")
_FRAME = re.compile(r"(?:,[ \t]*|[ \t\u00a0]+|[ \t]*[–—-][ \t]*)(?=\w)")


def quotations(text: str, spans: Sequence[Span]) -> Iterator[Span]:
    """Yield the outermost quotations with their marks; one that its paragraph leaves open is none."""
    for first, last in spans:
        opened, closers = -1, ""
        for mark in _MARK.finditer(text, first, last):
            offset, sign = mark.start(), mark[0]
            if sign == "\n":
                opened = -1
            elif opened < 0:
                before = text[offset - 1] if offset else " "
                if sign in PAIRS and not before.isalnum():
                    opened, closers = offset, PAIRS[sign]
            elif sign in closers and not (sign == '"' and text[offset - 1].isspace()):
                yield opened, offset + 1
                opened = -1


def attributed(
    text: str, spans: Sequence[Span], found: Sequence[TaggedClaim], lexicon: Lexicon
) -> list[tuple[TaggedClaim, str]]:
    """Return the claims, each with the rule that made it: quotations with a reporting clause right behind them have
    the speaker of that clause, and are claims where the model overlooks them.

    Args:
        text: the document's.
        spans: the parts of it that are read.
        found: what the model found.
        lexicon: of the article's language.
    """
    rules = conventions_of(lexicon.language)
    claims = sorted(
        (part for claim in found for part in _parted(text, claim, lexicon, rules)),
        key=lambda claim: claim.content_spans,
    )
    starts = [claim.content_spans[0][0] for claim in claims]
    rule = ["model"] * len(claims)
    added: list[tuple[TaggedClaim, str]] = []
    for start, end in quotations(text, spans):
        frame = _behind(text, end, lexicon, rules)
        if frame is None:
            continue
        cue, speaker = frame
        near = range(max(0, bisect_right(starts, start) - 4), min(len(claims), bisect_right(starts, end)))
        own = [i for i in near if _covers(claims[i], start, end)]
        if not own and len(WORD.findall(text[start:end])) >= SHORT:
            added.append((_claim(start, end, cue, speaker), RULE))
        for i in own:
            claim = claims[i]
            known = cue in claim.cue_spans or _holds(claim.frame_spans, cue)
            agreed = any(s < speaker[1] and speaker[0] < e for s, e in claim.speaker_spans)
            if claim.quote_type == "direct" and not (known and agreed):
                claims[i] = replace(
                    claim, speaker_spans=(speaker,), cue_spans=(cue,), frame_spans=(_whole(cue, speaker),)
                )
                rule[i] = f"model; {RULE}"
    return [*zip(claims, rule, strict=True), *added]


def _closed(text: str, end: int) -> int:
    """Return the end of a content without the comma behind its closing mark."""
    return end - 1 if text[end - 1] == "," and text[end - 2] in CLOSING else end


def _parted(text: str, claim: TaggedClaim, lexicon: Lexicon, rules: Conventions) -> list[TaggedClaim]:
    """Return a quotation of two parts as two where each has a reporting clause of its own behind it."""
    parts = claim.content_spans
    if claim.quote_type != "direct" or len(parts) != 2:
        return [claim]
    if not all(_behind(text, _closed(text, end), lexicon, rules) for _, end in parts):
        return [claim]
    return [replace(claim, content_spans=(part,)) for part in parts]


def _behind(text: str, end: int, lexicon: Lexicon, rules: Conventions) -> tuple[Span, Span] | None:
    """Return cue and speaker of a reporting clause right behind a quotation: "…“, sagte Jane Doe."."""
    gap = _FRAME.match(text, end)
    comma = gap is not None and ("," in gap[0] or text[end - 2] == ",")
    if gap is None or not (comma or text[end - 2] in "!?…"):
        return None
    words = list(WORD.finditer(text, gap.end(), gap.end() + 120))[: LONGEST + 2]
    if not words:
        return None
    if _reports(words[0], lexicon):
        speaker = _speaker(text, words[1:], rules, lexicon)
        return ((words[0].start(), words[0].end()), speaker) if speaker else None
    speaker = _speaker(text, words, rules, lexicon)
    verb = next((w for w in words if speaker and w.start() >= speaker[1]), None)
    if (
        speaker is None
        or verb is None
        or not _reports(verb, lexicon)
        or text[speaker[1] : verb.start()].strip()
    ):
        return None
    # Behind a question the next sentence may begin: there only the verb's end of the sentence is certain.
    return ((verb.start(), verb.end()), speaker) if comma or text[verb.end()] in ".,;" else None


def _reports(word: re.Match[str], lexicon: Lexicon) -> bool:
    return word[0].islower() and lemma_of(word[0], lexicon.language) in lexicon.sayings


def _speaker(text: str, words: Sequence[re.Match[str]], rules: Conventions, lexicon: Lexicon) -> Span | None:
    """Return the pronoun, name or definite noun phrase that a clause goes on with."""
    if not words:
        return None
    first = words[0][0].lower()
    if first in lexicon.non_speaker_pronouns:
        return None
    if first in lexicon.pronouns and first not in rules.determiners:
        return words[0].start(), words[0].end()
    taken: list[re.Match[str]] = []
    for word in words[:LONGEST]:
        if taken and text[taken[-1].end() : word.start()].strip():
            break
        noun = word[0][0].isupper() and word[0].lower() not in rules.determiners
        if not noun and (any(w[0][0].isupper() for w in taken) or not rules.modifies(word[0].lower())):
            break
        taken.append(word)
    named = [word for word in taken if word[0][0].isupper()]
    return (taken[0].start(), named[-1].end()) if named else None


def _covers(claim: TaggedClaim, start: int, end: int) -> bool:
    shared = sum(max(0, min(e, end) - max(s, start)) for s, e in claim.content_spans)
    return shared > (end - start) / 2


def _holds(spans: Sequence[Span], part: Span) -> bool:
    return any(start <= part[0] and part[1] <= end for start, end in spans)


def _whole(*spans: Span) -> Span:
    return min(start for start, _ in spans), max(end for _, end in spans)


def _claim(start: int, end: int, cue: Span, speaker: Span) -> TaggedClaim:
    return rule_claim(
        "direct",
        (start, end),
        CONFIDENCE,
        speaker=(speaker,),
        cue=(cue,),
        frame=(_whole(cue, speaker),),
    )
