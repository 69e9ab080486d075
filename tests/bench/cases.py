"""Measures linking on small cases of what news does, each with its right answers: ``python -m tests.bench.cases [SET…]``.

Copies with and without their credit, translations, cited newspapers and posts, denials a week later, the same speaker
saying the opposite, two events of one kind, numbers that differ. ``siblings`` are later cases of the same kinds, ``disputes``
of what an answer answers, ``echoes`` of what several outlets pass on and somebody denies, ``reports`` of one event that
several outlets tell in their own words, among others of its kind, ``weeks`` of events that go on for days and weeks, in
reports as long as news is. The ``aside`` half of each set
was written with its answers before any output was seen, and no rule is fitted to it.
"""

import sys
import tempfile
from collections.abc import Iterator, Sequence
from itertools import product
from pathlib import Path

from tests.bench.links import HALVES, Gold, Score, add, ends, lines, run, scores

SETS = ("cases", "siblings", "news", "disputes", "echoes", "reports", "weeks")


def read_cases(name: str, half: str) -> tuple[list[dict[str, str]], Gold]:
    """Return the articles of one half of a set, as records, and what is right about them."""
    rows: list[dict[str, str]] = []
    gold = Gold()
    for number, case in enumerate(lines(f"{name}_{half}.jsonl")):
        ids = [add(rows, f"{half}-case{number:02}", article) for article in case["articles"]]
        texts = {row["id"]: row["text"] for row in rows}
        for name, story in zip(ids, case.get("stories", ()), strict="stories" in case):
            gold.stories[name] = f"{number} {story}"
        gold.origins += [(ids, words, origins) for _, words, origins in case.get("origins", ())]
        gold.pairs += [
            (*ends(texts, ids, [one, words, other, others]), same, case["kind"])
            for one, words, other, others, same in case.get("same", ())
        ]
        gold.answering.update(ids)
        gold.answers += [(*ends(texts, ids, link), "denies") for link in case.get("links", ())]
        gold.answers += [(*ends(texts, ids, link), "confirms") for link in case.get("confirms", ())]
    return rows, gold


def table(chosen: Sequence[str]) -> Iterator[tuple[str, str, Score]]:
    """Yield the scores of each half of the chosen sets; "cases open" is one."""
    for name, half in product(SETS, HALVES):
        label = f"{name} {half}"
        if chosen and label not in chosen and name not in chosen:
            continue
        rows, gold = read_cases(name, half)
        with tempfile.TemporaryDirectory() as folder:
            for what, score in scores(run(rows, Path(folder)), gold).items():
                if score.wanted:
                    yield label, what, score


def main() -> None:
    """Print the scores, and the errors of the open halves."""
    print(f"{'':<16}{'links':<12}{'wanted':>7}{'P':>7}{'R':>7}{'F1':>7}")
    for label, what, score in table(sys.argv[1:]):
        print(
            f"{label:<16}{what:<12}{score.wanted:>7}{score.precision:>7.1f}{score.recall:>7.1f}{score.f1:>7.1f}"
        )
        if label.endswith("open"):
            print(*(f"  {error}" for error in score.errors), sep="\n")


if __name__ == "__main__":
    main()
