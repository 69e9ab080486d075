"""What the line models learn from: the lines of labelled pages as numbers, each with whether it is the article's."""

import gzip
import json
import random
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from flows.clean.pagedata import read_page_data
from flows.clean.segments import slug_of
from flows.clean.segments.features import LOOK, line_features
from flows.clean.segments.markup import Places
from flows.clean.segments.page import page_features, pieces_of
from flows.clean.segments.phrases import phrases_for
from flows.clean.segments.pieces import Piece, lines_of
from flows.clean.segments.training.fit import Sample
from flows.clean.segments.training.gold import read_gold, read_html, read_visible
from flows.clean.segments.training.labels import label_lines
from flows.read.page import read_page

CROPS = 3
Flags = NDArray[np.bool_]


class LabelledPage(NamedTuple):
    """One page: its gold row, its lines as a sample and as pieces, and samples with most of its boilerplate gone."""

    row: dict[str, Any]
    whole: Sample
    pieces: list[Piece]
    crops: list[Sample]


def plain_samples(folder: Path) -> list[LabelledPage]:
    """Return the bare visible text of each page, and crops of it with most of the boilerplate gone."""
    dice = random.Random(1)
    visible = read_visible(folder)
    out = []
    for row in read_gold(folder):
        pieces = list(lines_of(visible[row["file"]]))
        labels = np.array(label_lines([piece.text for piece in pieces], row["body"]))
        language = "en" if row["country"] in ("uk", "us") else "de"
        whole = sample_of(row["publisher"], pieces, labels, language, row["url"])
        crops = [crop(whole.group, pieces, labels, language, row["url"], dice) for _ in range(CROPS)]
        out.append(LabelledPage(row, whole, pieces, crops))
    return out


def page_samples(folder: Path) -> list[LabelledPage]:
    """Return the blocks of each page's markup; those in a box that holds no article weigh nothing."""
    out = []
    for row in read_gold(folder):
        page = read_page(read_html(folder, row["file"]))
        pieces = pieces_of(page)
        labels = np.array(label_lines([piece.text for piece in pieces], row["body"]))
        phrases = phrases_for("en" if row["country"] in ("uk", "us") else "de")
        boilerplate = [phrases.match(piece.text[:LOOK]) for piece in pieces]
        places = Places(page, pieces)
        data = read_page_data(page)
        features = page_features(page, pieces, boilerplate, places, data, slug_of(row["url"]))
        weights = np.array([min(60, piece.text.count(" ") + 1) ** 0.5 for piece in pieces])
        weights[[i for i in range(len(pieces)) if places.region(i)]] = 0
        out.append(LabelledPage(row, Sample(row["publisher"], features, labels, weights), pieces, []))
    return out


def sample_of(group: str, pieces: Sequence[Piece], labels: Flags, language: str, url: str | None) -> Sample:
    """Return the sample of a text; longer lines weigh more, by the root of their words."""
    phrases = phrases_for(language)
    boilerplate = [phrases.match(piece.text[:2000]) for piece in pieces]
    weights = np.array([min(60, piece.text.count(" ") + 1) ** 0.5 for piece in pieces])
    return Sample(group, line_features(pieces, boilerplate, slug_of(url)), labels, weights)


def crop(
    group: str, pieces: Sequence[Piece], labels: Flags, language: str, url: str, dice: random.Random
) -> Sample:
    """Return a sample of the article with a little boilerplate around it, as texts come out of other tools."""
    kept = np.flatnonzero(labels)
    first = max(0, kept[0] - dice.choice([0, 0, 1, 2, 3, 5, 8]))
    last = min(len(pieces), kept[-1] + 1 + dice.choice([0, 0, 1, 2, 4, 8, 15, 30]))
    rows = list(range(first, last))
    if dice.random() < 0.3:
        rows = [i for i in rows if labels[i]]
    gaps = dice.random() < 0.5
    part = [
        Piece(pieces[i].start, pieces[i].end, pieces[i].text, gap=gaps and dice.random() < 0.8) for i in rows
    ]
    return sample_of(group, part, labels[rows], language, url if dice.random() < 0.5 else None)


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
