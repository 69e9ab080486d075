"""Turns the encoder's rows of one window into claims and names, in words of the window."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from flows.annotate.tagger import labels
from flows.annotate.tagger.model import Rows
from flows.annotate.tagger.spans import IMPOSSIBLE, Array, best_paths, log_softmax, runs

_BEFORE, _INSIDE = np.array(labels.DISTANCES), np.array(labels.INSIDE)
_HEADS = len(labels.SPAN_HEADS)
_QUOTES = len(labels.QUOTE_TYPES)

# Tuned on the development splits: added to the log odds of a beginning, and the least mean probability of a span.
# Lower ones let doubtful readings keep rules from surer claims; what of the rest is right, claims/confidence.py says.
BEGIN_BIAS = {"direct": 0.0} | dict.fromkeys(labels.QUOTE_TYPES[1:], -0.6)
LEAST_SCORE = {"direct": 0.5} | dict.fromkeys(labels.QUOTE_TYPES[1:], 0.62)
LEAST_NAME = 0.5
OVERLAP = 0.4  # two contents that share more of the shorter one are readings of the same words
HEDGED = 0.5
SPLIT = np.float32(-4.0)  # log odds against a span that begins where one of its head has just ended

WordSpan = tuple[int, int]  # first and last word


@dataclass(frozen=True, slots=True)
class Content:
    """One content with what it is linked to; spans are of words of the window."""

    kind: int
    span: WordSpan
    score: float
    speaker: WordSpan | None
    cue: WordSpan | None
    frame: WordSpan | None
    addressee: WordSpan | None
    before: int  # first word of the earlier part, 0 for none
    stance: int
    stance_score: float
    hedged: bool
    begin_score: float
    speaker_score: float
    cue_score: float


def classes_of(first: int, last: int, words: int) -> NDArray[np.int64]:
    """Return the distance class of each of a window's words from the content ``first`` to ``last``.

    Word 0, which stands for "none", has the last class.
    """
    word = np.arange(words)
    classes = np.empty(words, np.int64)
    before, behind = word < first, word > last
    inside = ~(before | behind)
    classes[before] = np.searchsorted(_BEFORE, first - word[before], side="right") - 1
    classes[behind] = len(_BEFORE) + np.searchsorted(_BEFORE, word[behind] - last, side="right") - 1
    classes[inside] = 2 * len(_BEFORE) + np.searchsorted(_INSIDE, word[inside] - first, side="right") - 1
    classes[0] = labels.DISTANCE_CLASSES - 1
    return classes


@dataclass(frozen=True, slots=True)
class Sight:
    """What is known of one window before it is decoded; row and word have the same number from 1 on.

    Attributes:
        rows: the encoder's; row 0 is the begin mark.
        fresh: first row whose contents and names are wanted; those before it belong to the window before.
        opens: whether a sentence or paragraph opens with the row's word.
        marks: whether the row's word is a punctuation mark.
    """

    rows: Rows
    fresh: int
    opens: NDArray[np.bool_]
    marks: NDArray[np.bool_]


def decode_contents(sights: Sequence[Sight], distance: Array) -> list[list[Content]]:
    """Return the contents of each window; ``distance`` is the links' bias by distance class."""
    scores = [
        log_softmax(sight.rows.tags[:, : 3 * _HEADS].reshape(len(sight.rows.tags), _HEADS, 3))
        for sight in sights
    ]
    biased = []
    for found in scores:
        biased.append(found + 0)
        biased[-1][..., labels.B] += _begin_bias()
        biased[-1][[0, -1]] = (0, IMPOSSIBLE, IMPOSSIBLE)
    paths = best_paths(biased, [_steps(sight.opens) for sight in sights])
    return [
        _contents(sight, np.exp(found), path, distance)
        for sight, found, path in zip(sights, scores, paths, strict=True)
    ]


def _contents(sight: Sight, chance: Array, path: NDArray[np.int64], distance: Array) -> list[Content]:
    """Return the contents of one window, given the probability of each word's labels of each head."""
    inside = 1 - chance[..., labels.O]
    rows, opens, marks = sight.rows, sight.opens, sight.marks
    begins = frozenset({labels.B})
    spans: list[list[WordSpan]] = [
        [(a, b) for a, b, _ in runs(path[:, head], begins)] for head in range(_HEADS)
    ]
    found: list[tuple[float, int, WordSpan]] = []
    for kind, name in enumerate(labels.QUOTE_TYPES):
        for first, last in _closed(spans[kind], name, spans, opens, marks):
            score = float(inside[first : last + 1, kind].mean())
            if score >= LEAST_SCORE[name]:
                found.append((score, kind, (first, last)))
    kept = [(score, kind, span) for score, kind, span in _apart(found) if span[0] >= sight.fresh]
    return [
        _linked(rows, spans, score, float(chance[span[0], kind, labels.B]), kind, span, distance)
        for score, kind, span in kept
    ]


def _closed(
    contents: Sequence[WordSpan],
    name: str,
    spans: Sequence[Sequence[WordSpan]],
    opens: NDArray[np.bool_],
    marks: NDArray[np.bool_],
) -> list[WordSpan]:
    """Return contents that end where a clause does: before a mark or a reporting frame, or with the sentence.

    What is reported as a whole sentence takes all of it. Direct contents are left alone, their marks end them.
    """
    if name == "direct":
        return list(contents)
    frames = {first for head in ("cue", "frame") for first, _ in spans[labels.SPAN_HEADS.index(head)]}
    closed: list[WordSpan] = []
    for first, last in contents:
        limit = len(marks) - 2
        if name == "indirect":
            while last < limit and not marks[last + 1] and last + 1 not in frames:
                last += 1
        else:
            while last < limit and not opens[last + 1]:
                last += 1
            while first > 1 and not opens[first]:
                first -= 1
        if closed and first <= closed[-1][1]:
            closed[-1] = (closed[-1][0], max(last, closed[-1][1]))
        else:
            closed.append((first, last))
    return closed


def _apart(found: Sequence[tuple[float, int, WordSpan]]) -> list[tuple[float, int, WordSpan]]:
    """Return the contents without those that only read the words of a surer one another way, in text order."""
    kept: list[tuple[float, int, WordSpan]] = []
    for score, kind, (first, last) in sorted(found, key=lambda f: (-f[0], f[2])):
        length = last - first + 1
        shared = (
            (min(last, b) - max(first, a) + 1) / min(length, b - a + 1)
            for _, _, (a, b) in kept
            if a <= last and b >= first
        )
        if max(shared, default=0.0) <= OVERLAP:
            kept.append((score, kind, (first, last)))
    return sorted(kept, key=lambda f: f[2])


def _linked(
    rows: Rows,
    spans: Sequence[Sequence[WordSpan]],
    score: float,
    begin: float,
    kind: int,
    content: WordSpan,
    distance: Array,
) -> Content:
    words = len(rows.links)
    first, last = content
    vectors = rows.links.reshape(words, len(labels.VECTORS), len(labels.LINKS), labels.LINK_WIDTH)
    query = vectors[first, 0] + vectors[last, 1]  # (links, width)
    fits = np.einsum("lw,nlw->ln", query, vectors[:, 2]) / np.sqrt(labels.LINK_WIDTH)
    fits += distance[kind][:, classes_of(first, last, words)]
    fits[:, -1] = -1e4
    targets = fits.argmax(axis=1)
    sure = np.exp(log_softmax(fits).max(axis=1))

    def span(link: str) -> WordSpan | None:
        target = int(targets[labels.LINKS.index(link)])
        if target == 0:
            return None
        head = labels.SPAN_HEADS.index(link)
        around = [s for s in spans[head] if s[0] <= target <= s[1]]
        return around[0] if around else (target, target)

    cue = span("cue")
    votes = rows.votes.reshape(words, len(labels.VOTES), labels.VOTE_WIDTH)
    total = votes[first, 0] + votes[first : last + 1, 1].mean(axis=0) + votes[cue[0] if cue else 0, 2]
    stances = np.exp(log_softmax(total[:-1]))
    stance = int(stances.argmax())
    return Content(
        kind=kind,
        span=content,
        score=score,
        speaker=span("speaker"),
        cue=cue,
        frame=span("frame"),
        addressee=span("addressee"),
        before=int(targets[labels.LINKS.index("before")]),
        stance=stance,
        stance_score=float(stances[stance]),
        hedged=bool(1 / (1 + np.exp(-total[-1])) > HEDGED),
        begin_score=begin,
        speaker_score=float(sure[labels.LINKS.index("speaker")]),
        cue_score=float(sure[labels.LINKS.index("cue")]),
    )


def decode_names(sights: Sequence[Sight]) -> list[list[tuple[WordSpan, int, float]]]:
    """Return (words, kind, score) of the names of each window."""
    scores = []
    for sight in sights:
        scores.append(log_softmax(sight.rows.tags[:, 3 * _HEADS :]))
        scores[-1][[0, -1], 1:] = IMPOSSIBLE
    paths = best_paths([found[:, None, :] for found in scores], [_name_steps()] * len(sights))
    return [
        _names(sight, np.exp(found), path[:, 0])
        for sight, found, path in zip(sights, scores, paths, strict=True)
    ]


def _names(sight: Sight, chance: Array, path: NDArray[np.int64]) -> list[tuple[WordSpan, int, float]]:
    found = []
    for first, last, begin in runs(path, frozenset(range(1, labels.NAME_TAGS, 2))):
        kind = (begin - 1) // 2
        score = float(chance[first : last + 1, 1 + 2 * kind : 3 + 2 * kind].sum(axis=1).mean())
        if first >= sight.fresh and score >= LEAST_NAME:
            found.append(((first, last), kind, score))
    return found


@cache
def _begin_bias() -> Array:
    return np.array([BEGIN_BIAS.get(head, 0.0) for head in labels.SPAN_HEADS], np.float32)


def _steps(opens: NDArray[np.bool_]) -> Array:
    """Return what each step from O, B, I to O, B, I costs on each head's path, (words, heads, 3, 3).

    A span that begins right behind another of its head is most often its other half; only contents do begin
    there, where a sentence opens.
    """
    steps = np.zeros((len(opens), _HEADS, 3, 3), np.float32)
    steps[:, :, labels.O, labels.I] = IMPOSSIBLE
    steps[:, :, labels.B :, labels.B] = SPLIT
    steps[opens, :_QUOTES, labels.B :, labels.B] = 0
    return steps


@cache
def _name_steps() -> Array:
    """Return what each step from name tag to name tag costs, (1, 1, tags, tags): I only after B or I of its kind."""
    steps = np.zeros((labels.NAME_TAGS, labels.NAME_TAGS), np.float32)
    for kind in range(len(labels.NAME_KINDS)):
        begin, inside = 1 + 2 * kind, 2 + 2 * kind
        steps[:, inside] = IMPOSSIBLE
        steps[[begin, inside], inside] = 0
        steps[1:, begin] = SPLIT
    return steps[None, None]
