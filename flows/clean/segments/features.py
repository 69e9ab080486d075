"""What the lines of a text look like, as numbers: the input of the line model."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import chain, compress
from math import log1p

import numpy as np
from numpy.typing import NDArray

from flows.clean.dates.words import either
from flows.clean.segments.header import BYLINE, DATELINE, is_sentence
from flows.clean.segments.phrases import PhraseMatch
from flows.clean.segments.pieces import Piece
from flows.clean.segments.words import line_words

Matrix = NDArray[np.float64]

# Longer lines are judged by their beginning: a bound on the work, and no line needs more to show what it is.
LOOK = 1500
WINDOWS = (1, 2, 4, 8)
_INNER_END = re.compile(r"[.!?…][\"“”»«’)]?\s+[\"„“»«‘(]?(?:\d|[^\W\d_a-zß-ÿ])")
# The marks stand first in both, so that only the places where they do are looked at.
_HANDLE = re.compile(r"@\w")
_DOMAIN = re.compile(r"\.(?<=\w\.)(?:com|de|at|ch|org|net|co\.uk)\b")
_WORDS = line_words()
_CREDIT_LABEL = re.compile(rf"\b(?:{either(_WORDS.picture_words)})\s?:")
_WORD = re.compile(r"\w+")
_DIGIT = re.compile(r"\d")

OWN = (
    "chars", "words", "sentence", "colon", "comma_end", "upper_start", "quote_start", "digit_start", "short_lower",
    "capitals", "digits", "commas", "inner_ends", "url", "credit", "reader", "outlet", "question", "pipe",
    "dateline", "byline", "repeats", "repeat_before", "slug", "core", "whole", "start", "inside", "all_caps",
)  # fmt: skip


def lowered_words(text: str) -> list[str]:
    """Return the words of a line's beginning in lower case."""
    return _WORD.findall(text[:LOOK].lower())


def own_features(
    pieces: Sequence[Piece],
    boilerplate: Sequence[PhraseMatch | None],
    slug: frozenset[str],
    lower: Sequence[Sequence[str]],
) -> Matrix:
    """Return one row a line with what the line itself shows, in the order of ``OWN``."""
    counts = Counter(piece.text[:LOOK] for piece in pieces)
    contents = [{word for word in tokens if len(word) > 3} for tokens in lower]
    prose = [len(piece.text) >= 60 and is_sentence(piece.text) for piece in pieces]
    vocabulary = _core(prose, contents)
    seen: set[str] = set()
    rows = []
    for piece, match, lowered, long, own in zip(pieces, boilerplate, lower, contents, prose, strict=True):
        text = piece.text[:LOOK]
        tokens = _WORD.findall(text)
        count, digits = max(1, len(tokens)), len(_DIGIT.findall(text))
        letters = max(1, sum(map(len, tokens)) - digits - text.count("_"))
        capitals = sum([token[0].isupper() for token in tokens])
        short_lower = sum([token.islower() for token in tokens if len(token) <= 4])
        content = [word for word in long if not word.isdigit()]
        rows.append(
            (
                log1p(len(piece.text)),
                log1p(len(tokens)),
                is_sentence(text[-40:]),
                text.endswith(":"),
                text.endswith((",", ";", "-", "–")),
                text[0].isupper(),
                text[0] in "\"„“»«‘'›",
                text[0].isdigit(),
                short_lower / count,
                capitals / count,
                digits / len(text),
                min(4, text.count(",")) / 4,
                min(5, len(_INNER_END.findall(text))) / 5,
                is_address(text),
                _is_credited(text.lower(), lowered),
                min(3, sum(map(_WORDS.readers.__contains__, lowered))) / 3,
                min(3, sum(map(_WORDS.outlet.__contains__, lowered))) / 3,
                "?" in text,
                any(mark in text for mark in "|•·>→"),
                digits > 0 and bool(DATELINE.fullmatch(text[:160])),
                bool(BYLINE.match(text[:160])),
                min(4, counts[text] - 1) / 4,
                text in seen,
                len(slug.intersection(lowered)) / max(4, len(slug)) if slug else 0,
                sum([vocabulary.get(word, 0) > own for word in content]) / max(3, len(content)),
                match is not None and match.how == "whole",
                match is not None and match.how == "start",
                min(3, match.hits) / 3 if match is not None and match.how == "inside" else 0,
                sum(map(str.isupper, text)) / letters,
            )
        )
        seen.add(text)
    return np.array(rows, dtype=np.float64).reshape(len(rows), len(OWN))


def is_address(text: str) -> bool:
    """Return whether a line holds an address of the web or a name on a platform."""
    if "https://" in text or "http://" in text or "www." in text:
        return True
    return ("@" in text and _HANDLE.search(text) is not None) or _DOMAIN.search(text) is not None


def _is_credited(text: str, lowered: Sequence[str]) -> bool:
    """Return whether a line, in lower case, names an agency or a label of picture credits."""
    if any(mark in text for mark in _WORDS.marks) or not _WORDS.agencies.isdisjoint(lowered):
        return True
    return ":" in text and _CREDIT_LABEL.search(text) is not None


def _core(prose: Sequence[bool], contents: Sequence[set[str]]) -> Counter[str]:
    """Return in how many prose lines a longer word stands: the words the text is about."""
    return Counter(chain.from_iterable(compress(contents, prose)))


def line_features(
    pieces: Sequence[Piece],
    boilerplate: Sequence[PhraseMatch | None],
    slug: frozenset[str],
    lower: Sequence[Sequence[str]] | None = None,
) -> Matrix:
    """Return one row a line: what it shows itself, what its neighbours show, where in the text it stands.

    Args:
        pieces: the lines.
        boilerplate: the phrase that each matched.
        slug: words of the address.
        lower: the ``lowered_words`` of each line, where they are known already.
    """
    own = own_features(pieces, boilerplate, slug, lower or [lowered_words(piece.text) for piece in pieces])
    count = len(pieces)
    lengths = np.array([min(len(piece.text), LOOK) for piece in pieces], dtype=np.float64)
    column = {name: own[:, i] for i, name in enumerate(OWN)}
    prose = ((lengths >= 60) & (column["sentence"] > 0)).astype(np.float64)
    phrase = np.maximum(column["whole"], column["start"])
    around = [
        own[:, :3],
        prose[:, None],
        phrase[:, None],
        column["core"][:, None],
        column["short_lower"][:, None],
    ]
    signal = np.hstack(around)
    blocks = [own, prose[:, None], spread(signal)]
    weight = prose * lengths
    total, before = max(1.0, weight.sum()), np.cumsum(weight) - weight
    opens = np.cumsum(phrase) - phrase
    blocks.append(
        np.column_stack(
            [
                before / total,
                (total - before - weight) / total,
                np.arange(count) / max(1, count - 1),
                _distance(prose, forward=True),
                _distance(prose, forward=False),
                np.log1p(opens),
                np.full(count, np.log1p(count)),
                np.full(count, total / max(1.0, lengths.sum())),
                np.array([piece.gap for piece in pieces], dtype=np.float64),
            ]
        )
    )
    return np.hstack(blocks)


def context_features(features: Matrix, log_odds: Matrix) -> Matrix:
    """Return the features of the second layer: those of the first and what the first thinks of the neighbours."""
    keep = 1 / (1 + np.exp(-log_odds))
    weight = keep * np.expm1(features[:, 1])
    opinion = np.column_stack([log_odds, keep, weight])
    total = max(1.0, float(weight.sum()))
    count = len(log_odds)
    blocks = [features, opinion[:, :2]]
    blocks += [_shift(opinion, offset) for offset in (-2, -1, 1, 2)]
    for width in (4, 10):
        blocks += [_mean(opinion, -width, -1), _mean(opinion, 1, width)]
    blocks += [
        (np.cumsum(weight) / total)[:, None],
        np.full((count, 1), log_odds.max()),
        np.full((count, 1), np.log1p(total)),
    ]
    return np.hstack(blocks)


def spread(signal: Matrix) -> Matrix:
    """Return what the lines around each line show: the two on each side one by one, wider windows as means."""
    blocks = [_shift(signal, offset) for offset in (-2, -1, 1, 2)]
    for width in WINDOWS[1:]:
        blocks += [_mean(signal, -width, -1), _mean(signal, 1, width)]
    return np.hstack(blocks)


def _shift(values: Matrix, offset: int) -> Matrix:
    """Return the rows ``offset`` lines further on, zero beyond the ends."""
    out = np.zeros_like(values)
    if abs(offset) >= len(values):
        return out
    if offset > 0:
        out[:-offset] = values[offset:]
    else:
        out[-offset:] = values[:offset]
    return out


def _mean(values: Matrix, first: int, last: int) -> Matrix:
    """Return the mean of the rows from ``first`` to ``last`` lines further on, zero beyond the ends."""
    total = np.vstack([np.zeros((1, values.shape[1])), np.cumsum(values, axis=0)])
    rows = np.arange(len(values))
    low, high = (np.clip(rows + bound, 0, len(values)) for bound in (first, last + 1))
    return (total[high] - total[low]) / (last - first + 1)


def _distance(flags: Matrix, forward: bool) -> Matrix:
    """Return for each line the logarithm of the lines to the nearest flagged one before (or after) it."""
    rows = np.arange(len(flags))
    if forward:
        nearest = np.maximum.accumulate(np.where(flags > 0, rows, -100))
        return np.log1p(np.minimum(100, rows - nearest))
    nearest = np.minimum.accumulate(np.where(flags > 0, rows, len(flags) + 100)[::-1])[::-1]
    return np.log1p(np.minimum(100, nearest - rows))
