"""Measures the linking of names: ``python -m tests.bench.names [--scale]``.

Pairs: does linking take two names for one person exactly where they are? Half of the pairs were used to tune
the rules, the other half was not. Scale: what it costs to link 10,000 new mentions into 1,000,000 known entities.
"""

import argparse
import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from flows.link.entities.blocks import blocks
from flows.link.entities.similarity import SAME, similarity

PAIRS = Path(__file__).with_name("name_pairs.csv")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two names, whether they are one person's, and whether linking says so."""

    name: str
    other_name: str
    script: str
    half: str
    same: bool
    found: bool


@dataclass(frozen=True, slots=True)
class Score:
    """Precision, recall and F1 of pairs taken for one person."""

    pairs: int
    precision: float
    recall: float
    f1: float


def read_pairs() -> list[Pair]:
    """Return the labelled pairs with what linking says of them: one person if they share a block and are similar."""
    with PAIRS.open(encoding="utf-8", newline="") as file:
        return [
            Pair(
                row["name"],
                row["other_name"],
                row["script"],
                row["half"],
                row["truth"] == "same",
                bool(blocks(row["name"], "person") & blocks(row["other_name"], "person"))
                and similarity(row["name"], row["other_name"], "person") >= SAME,
            )
            for row in csv.DictReader(file)
        ]


def score(pairs: Iterable[Pair]) -> Score:
    """Return the pairwise score."""
    pairs = list(pairs)
    right = sum(pair.same and pair.found for pair in pairs)
    precision = right / max(sum(pair.found for pair in pairs), 1)
    recall = right / max(sum(pair.same for pair in pairs), 1)
    return Score(len(pairs), precision, recall, 2 * precision * recall / max(precision + recall, 1e-9))


def table(pairs: list[Pair]) -> Iterator[tuple[str, Score]]:
    """Yield the score of all pairs, of each half and of each script."""
    yield "all", score(pairs)
    for half in ("tuned", "held_out"):
        yield half, score(pair for pair in pairs if pair.half == half)
    for script in sorted({pair.script for pair in pairs}):
        yield script, score(pair for pair in pairs if pair.script == script)


def main() -> None:
    """Print the scores, the errors and, where asked for, the cost at scale."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])  # type: ignore[union-attr]
    parser.add_argument(
        "--scale", action="store_true", help="also link 10,000 mentions into 1,000,000 entities"
    )
    parser.add_argument("--entities", type=int, default=1_000_000)
    parser.add_argument("--mentions", type=int, default=10_000)
    arguments = parser.parse_args()
    pairs = read_pairs()
    print(f"{'pairs of names':<16}{'pairs':>6}{'P':>7}{'R':>7}{'F1':>7}")
    for label, found in table(pairs):
        print(f"{label:<16}{found.pairs:>6}{found.precision:>7.3f}{found.recall:>7.3f}{found.f1:>7.3f}")
    for pair in pairs:
        if pair.same != pair.found:
            print(f"  {'missed' if pair.same else 'wrong'} ({pair.half}): {pair.name} | {pair.other_name}")
    if arguments.scale:
        from tests.bench.names_scale import measure

        measure(arguments.entities, arguments.mentions)


if __name__ == "__main__":
    main()
