"""Fit a line model on the labelled pages, report it on publishers that it has not seen, write the weights.

    python -m flows.clean.segments.training plain --benchmarks DIR --clean FILE.jsonl.gz … [--write]
    python -m flows.clean.segments.training page --benchmarks DIR [--write]

DIR holds ``pages/`` (gold.jsonl, html/, visible.jsonl.gz). FILEs hold texts without any boilerplate (field ``text``),
of which every line is article: they keep the model from dropping what is unusual in a clean text.
"""

import argparse
import json
import random
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np

from flows.clean.segments.model import WEIGHTS, LineModel
from flows.clean.segments.training.fit import Sample, fit_model
from flows.clean.segments.training.gold import body_scores
from flows.clean.segments.training.samples import LabelledPage, clean_samples, page_samples, plain_samples

FOLDS = 8
CLEAN_TEXTS = 120  # of one file


def cross_validate(
    pages: Sequence[LabelledPage], extra: Sequence[Sample], seed: int
) -> tuple[float, float, float]:
    """Return body precision, recall and F1 over all pages, each judged by a model that saw no page of its publisher."""
    publishers = sorted({page.whole.group for page in pages})
    random.Random(seed).shuffle(publishers)
    fold_of = {publisher: i % FOLDS for i, publisher in enumerate(publishers)}
    scores = []
    for fold in range(FOLDS):
        model = fit_model(_samples((p for p in pages if fold_of[p.whole.group] != fold), extra))
        for row, whole, pieces, _ in pages:
            if fold_of[whole.group] == fold:
                kept = (model.log_odds(whole.features) > 0) & (whole.weights > 0)
                body = "\n".join(piece.text for piece, keep in zip(pieces, kept, strict=True) if keep)
                scores.append(body_scores(body, row["body"]))
    precision, recall, score = np.mean(scores, axis=0).tolist()
    return precision, recall, score


def _samples(pages: Iterable[LabelledPage], extra: Sequence[Sample]) -> list[Sample]:
    return [sample for page in pages for sample in (page.whole, *page.crops)] + list(extra)


def write_model(model: LineModel, name: str) -> None:
    """Write the weights where the package reads them from."""
    data = {
        layer: {
            "mean": [round(float(v), 5) for v in part.mean],
            "scale": [round(float(v), 5) for v in part.scale],
            "weights": [round(float(v), 4) for v in part.weights],
            "bias": round(part.bias, 4),
        }
        for layer, part in (("first", model.first), ("second", model.second))
    }
    (WEIGHTS / f"{name}.weights.json").write_text(json.dumps(data, separators=(",", ":")) + "\n", "utf-8")


def main() -> None:
    """Fit, report and, if asked to, write."""
    parser = argparse.ArgumentParser(
        prog="python -m flows.clean.segments.training",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("kind", choices=["plain", "page"])
    parser.add_argument("--benchmarks", type=Path, default=Path("../shared/benchmarks"))
    parser.add_argument("--clean", type=Path, nargs="*", default=[])
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    samples = plain_samples if options.kind == "plain" else page_samples
    pages = samples(options.benchmarks / "pages")
    extra = clean_samples(options.clean, CLEAN_TEXTS)
    for seed in range(2):
        precision, recall, score = cross_validate(pages, extra, seed)
        print(
            f"held-out publishers, split {seed}: P {precision:.4f} R {recall:.4f} F1 {score:.4f}", flush=True
        )
    if options.write:
        write_model(fit_model(_samples(pages, extra)), options.kind)


if __name__ == "__main__":
    main()
