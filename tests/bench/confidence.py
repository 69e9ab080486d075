"""Fits and measures the confidence of claims on the labelled texts.

    python -m tests.bench.confidence [--benchmarks PATH] [--fit]

Each half of the documents is measured with the weights fitted on the other half; ``--fit`` writes those fitted on
both. A content is right if it shares half its words (F1) with the labelled one it is assigned to, a speaker likewise.
"""

import argparse
import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from flows.annotate.claims import confidence
from flows.annotate.claims.confidence import Features, content_features, speaker_features
from flows.annotate.claims.pipeline import read_drafts
from flows.annotate.datelines import without_datelines
from flows.annotate.mentions import find_mentions
from flows.annotate.tagger import Tagger
from tests.bench.claims import TASKS, labels_of
from tests.bench.extraction import BENCHMARKS, gold_of, labelled_article, scorer

HALF = 0.5  # of the words
PULL = 1.0  # of each weight towards 0
BINS = 10

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Judged:
    """One draft of a claim with what the labels say of it."""

    task: str
    half: int
    content: Features
    speaker: Features
    content_right: bool
    speaker_right: bool
    kept_anyway: bool


def judge(task: str, tagger: Tagger, benchmarks: Path = BENCHMARKS) -> list[Judged]:
    """Return every draft of a task's documents."""
    score, judged = scorer(benchmarks), list[Judged]()
    for row in gold_of(task, benchmarks):
        text = row["text"]
        article = without_datelines(text, labelled_article(row, task[-2:]))
        (tagged,) = tagger.tag([(text, article.readable)])
        mentions = find_mentions(text, article, tagged.names)
        _, drafts, _ = read_drafts(text, article, tagged.claims, mentions)
        tokens = row.get("tokens") or [m.span() for m in score.re.finditer(r"\w+|[^\w\s]", text)]

        def words(spans: Sequence[tuple[int, int]], tokens: Sequence[tuple[int, int]] = tokens) -> set[int]:
            covered: set[int] = score.covered(spans, tokens)
            return covered

        gold = [
            (words(contents), words([tuple(s) for s in label.get("speaker") or label.get("source") or ()]))
            for contents, label in labels_of(row)
        ]
        own = [words(draft.claim.content_spans) for draft in drafts]
        shared = [[_f1(mine, theirs) for theirs, _ in gold] for mine in own]
        answers = {ours: theirs for ours, theirs in score.assign(shared) if shared[ours][theirs] >= HALF}
        half = hashlib.sha256(row["id"].encode()).digest()[0] % 2
        for index, draft in enumerate(drafts):
            right = index in answers
            speaker = right and _f1(words(draft.claim.speaker_spans), gold[answers[index]][1]) >= HALF
            judged.append(
                Judged(
                    task,
                    half,
                    content_features(draft, task[-2:]),
                    speaker_features(draft),
                    right,
                    speaker,
                    confidence.is_kept(draft, 0.0),
                )
            )
    return judged


def _f1(ours: set[int], theirs: set[int]) -> float:
    total = len(ours) + len(theirs)
    return 2 * len(ours & theirs) / total if total else 1.0


def fit(rows: Sequence[Features], right: Sequence[bool]) -> dict[str, float]:
    """Return the weights of a logistic regression, found by Newton's method."""
    names = sorted({name for row in rows for name in row})
    values, wanted = _table(rows, names), np.array(right, np.float64)
    pull = np.diag([0.0 if name == "always" else PULL for name in names])
    weights = np.zeros(len(names))
    for _ in range(50):
        chance = _chance(values @ weights)
        slope = values.T @ (chance - wanted) + pull @ weights
        bend = (values.T * (chance * (1 - chance))) @ values + pull
        weights -= np.linalg.solve(bend, slope)
    return {name: round(float(weight), 3) for name, weight in zip(names, weights, strict=True)}


def _table(rows: Sequence[Features], names: Sequence[str]) -> Array:
    return np.array([[row.get(name, 0.0) for name in names] for row in rows])


def _chance(odds: Array) -> Array:
    result: Array = 1 / (1 + np.exp(-odds))
    return result


def fit_both(judged: Sequence[Judged]) -> dict[str, dict[str, float]]:
    """Return the weights for contents, and for speakers of right contents."""
    right = [row for row in judged if row.content_right]
    return {
        "content": fit([row.content for row in judged], [row.content_right for row in judged]),
        "speaker": fit([row.speaker for row in right], [row.speaker_right for row in right]),
    }


def crossed(judged: Sequence[Judged]) -> tuple[Array, Array]:
    """Return content and speaker confidence of each draft, by the weights fitted on the other half."""
    content, speaker = np.zeros(len(judged)), np.zeros(len(judged))
    for half in (0, 1):
        weights = fit_both([row for row in judged if row.half != half])
        for index, row in enumerate(judged):
            if row.half == half:
                content[index] = _one(row.content, weights["content"])
                speaker[index] = content[index] * _one(row.speaker, weights["speaker"])
    return content, speaker


def _one(features: Features, weights: dict[str, float]) -> float:
    return float(_chance(np.array(sum(v * weights.get(n, 0.0) for n, v in features.items()))))


def calibration_error(chance: Array, right: NDArray[np.bool_]) -> float:
    """Return the expected calibration error over ten bins of equal width."""
    bins = np.minimum((chance * BINS).astype(int), BINS - 1)
    gaps = [abs(chance[bins == b].sum() - right[bins == b].sum()) for b in range(BINS)]
    return float(sum(gaps) / max(1, len(chance)))


def main() -> None:
    """Print the calibration of the claims kept, and write the weights if that is wanted."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.confidence", description=__doc__)
    parser.add_argument("--benchmarks", type=Path, default=BENCHMARKS)
    parser.add_argument("--fit", action="store_true", help="write the weights fitted on all of the texts")
    options = parser.parse_args()
    tagger = Tagger()
    judged = [row for task in TASKS for row in judge(task, tagger, options.benchmarks)]
    content, speaker = crossed(judged)
    kept = np.array(
        [chance >= confidence.LEAST or row.kept_anyway for chance, row in zip(content, judged, strict=True)]
    )
    for task in TASKS:
        of = kept & np.array([row.task == task for row in judged])
        for name, chance, right in (
            ("content", content[of], np.array([row.content_right for row in judged])[of]),
            ("speaker", speaker[of], np.array([row.speaker_right for row in judged])[of]),
        ):
            print(f"{task}\t{name}\tclaims\t{of.sum()}")
            print(f"{task}\t{name}\tcalibration error\t{calibration_error(chance, right):.3f}")
            for least in (0.9, 0.8, 0.7):
                sure = chance >= least
                share = 100 * right[sure].mean() if sure.any() else 0.0
                print(f"{task}\t{name}\tat {least} or more\t{sure.sum()}, right {share:.1f} in 100")
    if options.fit:
        found = fit_both(judged)
        confidence.WEIGHTS.write_text(
            json.dumps(found, indent=1, ensure_ascii=False) + "\n", encoding="utf-8"
        )


if __name__ == "__main__":
    main()
