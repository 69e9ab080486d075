"""Fit the line model on the labelled pages, report it on publishers it has not seen, write the weights.

    python -m tests.bench.pages_train plain --benchmarks DIR --clean FILE.jsonl.gz … [--write]
    python -m tests.bench.pages_train page --benchmarks DIR [--write]

DIR holds ``pages/`` (gold.jsonl, html/, visible.jsonl.gz). FILEs hold texts without any boilerplate (field ``text``), of
which every line is article: they keep the model from dropping what is unusual in a clean text.
"""

import argparse
import gzip
import json
import random
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from flows.clean.pagedata import read_page_data
from flows.clean.segments import slug_of
from flows.clean.segments.features import LOOK, line_features
from flows.clean.segments.markup import Places
from flows.clean.segments.model import WEIGHTS, LineModel
from flows.clean.segments.page import page_features, pieces_of
from flows.clean.segments.phrases import phrases_for
from flows.clean.segments.pieces import Piece, lines_of
from flows.read.page import read_page
from tests.bench.pages_fit import Sample, fit_model
from tests.bench.pages_gold import body_scores, read_gold, read_html, read_visible
from tests.bench.pages_labels import label_lines

FOLDS = 8
CROPS = 3


def plain_samples(folder: Path) -> list[tuple[dict[str, Any], Sample, list[Piece], list[Sample]]]:
    """Return for each page: gold row, sample, pieces, and crops of it with most of the boilerplate gone."""
    dice = random.Random(1)
    visible = read_visible(folder)
    out = []
    for row in read_gold(folder):
        pieces = list(lines_of(visible[row["file"]]))
        labels = np.array(label_lines([piece.text for piece in pieces], row["body"]))
        language = "en" if row["country"] in ("uk", "us") else "de"
        whole = sample_of(row["publisher"], pieces, labels, language, row["url"])
        crops = [crop(whole.group, pieces, labels, language, row["url"], dice) for _ in range(CROPS)]
        out.append((row, whole, pieces, crops))
    return out


def page_samples(folder: Path) -> list[tuple[dict[str, Any], Sample, list[Piece], list[Sample]]]:
    """Return for each page: gold row, sample of its blocks, pieces; blocks in a box without article weigh nothing."""
    out = []
    for row in read_gold(folder):
        page = read_page(read_html(folder, row["file"]))
        pieces = pieces_of(page)
        labels = np.array(label_lines([piece.text for piece in pieces], row["body"]))
        phrases = phrases_for("en" if row["country"] in ("uk", "us") else "de")
        boilerplate = [phrases.match(piece.text[:LOOK]) for piece in pieces]
        places = Places(page, pieces)
        data = read_page_data(page.tree)
        features = page_features(page, pieces, boilerplate, places, data, slug_of(row["url"]))
        weights = np.array([min(60, piece.text.count(" ") + 1) ** 0.5 for piece in pieces])
        weights[[i for i in range(len(pieces)) if places.region(i)]] = 0
        out.append((row, Sample(row["publisher"], features, labels, weights), pieces, []))
    return out


def sample_of(
    group: str, pieces: Sequence[Piece], labels: np.ndarray, language: str, url: str | None
) -> Sample:
    """Return the sample of a text; longer lines weigh more, by the root of their words."""
    phrases = phrases_for(language)
    boilerplate = [phrases.match(piece.text[:2000]) for piece in pieces]
    weights = np.array([min(60, piece.text.count(" ") + 1) ** 0.5 for piece in pieces])
    return Sample(group, line_features(pieces, boilerplate, slug_of(url)), labels, weights)


def crop(
    group: str, pieces: Sequence[Piece], labels: np.ndarray, language: str, url: str, dice: random.Random
) -> Sample:
    """Return a sample of the article with a little boilerplate around it, as texts come out of other tools."""
    kept = np.flatnonzero(labels)
    first = max(0, kept[0] - dice.choice([0, 0, 1, 2, 3, 5, 8]))
    last = min(len(pieces), kept[-1] + 1 + dice.choice([0, 0, 1, 2, 4, 8, 15, 30]))
    rows = range(first, last)
    if dice.random() < 0.3:
        rows = [i for i in rows if labels[i]]
    gaps = dice.random() < 0.5
    part = [
        Piece(pieces[i].start, pieces[i].end, pieces[i].text, gap=gaps and dice.random() < 0.8) for i in rows
    ]
    return sample_of(group, part, labels[list(rows)], language, url if dice.random() < 0.5 else None)


def clean_samples(files: Iterable[Path], most: int) -> list[Sample]:
    """Return samples of texts in which every line is article."""
    samples = []
    for file in files:
        with gzip.open(file, "rt", encoding="utf-8") as lines:
            rows = [json.loads(line) for line in lines][:most]
        language = "de" if "_de" in file.name else "en"
        for number, row in enumerate(rows):
            pieces = list(lines_of(row["text"]))
            labels = np.ones(len(pieces), dtype=bool)
            samples.append(sample_of(f"{file.name}-{number % 24}", pieces, labels, language, None))
    return samples


def cross_validate(pages: Sequence[Any], extra: Sequence[Sample], seed: int) -> tuple[float, float, float]:
    """Return body precision, recall and F1 over all pages, each judged by a model that saw no page of its publisher."""
    publishers = sorted({row["publisher"] for row, *_ in pages})
    random.Random(seed).shuffle(publishers)
    fold_of = {publisher: i % FOLDS for i, publisher in enumerate(publishers)}
    scores = []
    for fold in range(FOLDS):
        seen = [p for p in pages if fold_of[p[0]["publisher"]] != fold]
        model = fit_model([s for _, whole, _, crops in seen for s in (whole, *crops)] + list(extra))
        for row, whole, pieces, _ in pages:
            if fold_of[row["publisher"]] == fold:
                kept = (model.log_odds(whole.features) > 0) & (whole.weights > 0)
                body = "\n".join(piece.text for piece, keep in zip(pieces, kept, strict=True) if keep)
                scores.append(body_scores(body, row["body"]))
    return tuple(float(value) for value in np.mean(scores, axis=0))


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
    """Fit, report, write."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("kind", choices=["plain", "page"])
    parser.add_argument("--benchmarks", type=Path, default=Path("../shared/benchmarks"))
    parser.add_argument("--clean", type=Path, nargs="*", default=[])
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    samples = plain_samples if options.kind == "plain" else page_samples
    pages = samples(options.benchmarks / "pages")
    extra = clean_samples(options.clean, most=120)
    for seed in range(2):
        precision, recall, score = cross_validate(pages, extra, seed)
        print(
            f"held-out publishers, split {seed}: P {precision:.4f} R {recall:.4f} F1 {score:.4f}", flush=True
        )
    if options.write:
        write_model(fit_model([s for _, w, _, c in pages for s in (w, *c)] + extra), options.kind)


if __name__ == "__main__":
    main()
