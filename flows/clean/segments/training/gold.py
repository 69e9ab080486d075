"""The labelled pages and how a body is scored against them."""

import gzip
import json
import re
from collections import Counter
from pathlib import Path
from typing import Any


def read_gold(folder: Path) -> list[dict[str, Any]]:
    """Return the gold rows of the pages: file, url, title, body, publisher, country and more."""
    with (folder / "gold.jsonl").open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def read_visible(folder: Path) -> dict[str, str]:
    """Return the bare visible text of each page by its file."""
    with gzip.open(folder / "visible.jsonl.gz", "rt", encoding="utf-8") as lines:
        return {row["id"]: row["text"] for row in map(json.loads, lines)}


def read_html(folder: Path, file: str) -> str:
    """Return the markup of a page."""
    return gzip.open(folder / file).read().decode("utf-8", "replace")


def bag(text: str | None) -> Counter[str]:
    """Return the words of a text with their counts, in lower case."""
    return Counter(re.findall(r"\w+", (text or "").lower()))


def body_scores(body: str, gold: str) -> tuple[float, float, float]:
    """Return token precision, recall and F1 of a body."""
    system, wanted = bag(body), bag(gold)
    hit = (system & wanted).total()
    precision, recall = hit / max(1, system.total()), hit / max(1, wanted.total())
    return precision, recall, 2 * precision * recall / (precision + recall) if hit else 0.0
