"""Scores claims against the labelled texts: spans, stance, hedging and chains, by one command.

    python -m tests.bench.claims [--benchmarks PATH] [--errors]

The labelled texts are not part of this repository. The stances of 157 and the chains of 120 of their claims were
labelled for this project by reading; the labels stand beside this file, without any of the text.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flows.annotate import Annotator
from flows.annotate.claims import find_claims
from flows.annotate.tagger import TaggedClaim
from flows.records import Annotation, Article, Claim, Span
from tests.bench.extraction import BENCHMARKS, gold_of, labelled_article, scorer, warehouse_of

TASKS = ("quotes_de", "quotes_en")
LABELS = Path(__file__).parent

Row = Mapping[str, Any]
Key = tuple[str, str, int]  # task, document and number of a labelled claim


@dataclass(frozen=True, slots=True)
class Found:
    """The documents of one task with what was found in them."""

    task: str
    gold: Sequence[Row]
    pairs: Sequence[tuple[str, Article]]
    annotations: Sequence[Annotation]


def labelled(name: str) -> list[dict[str, Any]]:
    """Return the rows of one of the label files beside this one."""
    return [json.loads(line) for line in (LABELS / name).read_text("utf-8").splitlines()]


def run(annotator: Annotator, benchmarks: Path = BENCHMARKS) -> list[Found]:
    """Return what is found in the development texts of both languages."""
    results = []
    for task in TASKS:
        gold = gold_of(task, benchmarks)
        pairs = [(row["text"], labelled_article(row, task[-2:])) for row in gold]
        results.append(Found(task, gold, pairs, annotator.annotate(pairs)))
    return results


def matched(found: Found, benchmarks: Path = BENCHMARKS) -> dict[Key, Claim]:
    """Return the claim that answers each labelled one: assigned one to one by shared words, as the scorer does."""
    score = scorer(benchmarks)
    answers: dict[Key, Claim] = {}
    for row, annotation in zip(found.gold, found.annotations, strict=True):
        wanted = [contents for contents, _ in labels_of(row)]
        tokens = row.get("tokens") or [m.span() for m in score.re.finditer(r"\w+|[^\w\s]", row["text"])]
        gold_sets = [score.covered(spans, tokens) for spans in wanted]
        own_sets = [score.covered(claim.content_spans, tokens) for claim in annotation.claims]
        shared = [
            [2 * len(own & gold) / max(1, len(own) + len(gold)) for gold in gold_sets] for own in own_sets
        ]
        for ours, theirs in score.assign(shared):
            if shared[ours][theirs] > 0:
                answers[found.task, row["id"], theirs] = annotation.claims[ours]
    return answers


def labels_of(row: Row) -> Iterator[tuple[list[tuple[int, int]], Row]]:
    """Yield content spans and label of each labelled claim of a document, in the label files' numbering."""
    for label in row.get("quotes") or row.get("attributions") or []:
        yield [tuple(span) for span in label["quote" if "quote" in label else "content"]], label


def spans(found: Found, benchmarks: Path = BENCHMARKS) -> dict[str, float]:
    """Return the scorer's figures for the spans."""
    score = scorer(benchmarks)
    connection = warehouse_of(found.gold, found.pairs, found.annotations)
    figures: dict[str, float] = getattr(score, f"score_{found.task}")(found.gold, connection)
    return figures


def stances(answers: Mapping[Key, Claim], tasks: Sequence[str] = TASKS) -> dict[str, float]:
    """Return macro and class F1 of the stance, and F1 of hedging, on the labelled claims that were found."""
    pairs = [
        (label, answers[task, row["id"], label["n"]])
        for task in tasks
        for row in labelled(f"stance_{task[-2:]}.jsonl")
        for label in row["labels"]
        if (task, row["id"], label["n"]) in answers
    ]
    kinds = {label["stance"] for label, _ in pairs}
    by_kind = {
        kind: _f1([(label["stance"] == kind, claim.stance == kind) for label, claim in pairs])
        for kind in kinds
    }
    return {
        "stance_macro_f1": sum(by_kind.values()) / len(kinds),
        **{f"stance_{kind}_f1": by_kind[kind] for kind in sorted(kinds)},
        "hedged_f1": _f1([(label["hedged"], claim.hedged) for label, claim in pairs]),
        "claims": len(pairs),
    }


def _f1(pairs: Sequence[tuple[bool, bool]]) -> float:
    table = Counter(pairs)
    wrong = table[True, False] + table[False, True]
    return 100 * 2 * table[True, True] / max(1, 2 * table[True, True] + wrong)


def chains(answers: Mapping[Key, Claim], tasks: Sequence[str] = TASKS) -> dict[str, float]:
    """Return the share of labelled relays found, and of the steps found that are right.

    Steps are those between the speaker and the publishing outlet; half of the labelled claims have none.
    """
    relays = found = steps = right = rows = 0
    for row in labelled("chains.jsonl"):
        claim = answers.get((row["task"], row["id"], row["n"]))
        if row["task"] not in tasks or claim is None:
            continue
        rows += 1
        between = [step.name for step in claim.sources[1:-1]]
        relays += len(row["relays"])
        found += sum(any(_same(step, relay["names"]) for step in between) for relay in row["relays"])
        steps += len(between)
        right += sum(any(_same(step, relay["names"]) for relay in row["relays"]) for step in between)
    return {
        "relays_found": 100 * found / max(1, relays),
        "steps_right": 100 * right / max(1, steps),
        "relays": relays,
        "claims": rows,
    }


def _same(step: str, names: Sequence[str]) -> bool:
    return any(name.casefold() in step.casefold() or step.casefold() in name.casefold() for name in names)


def given(found: Sequence[Found]) -> dict[Key, Claim]:
    """Return the labelled claims as the rules around the model see them when it has found every span rightly."""
    answers: dict[Key, Claim] = {}
    wanted = {(row["task"], row["id"]) for row in labelled("chains.jsonl")}
    for result in found:
        for row, (text, article), annotation in zip(
            result.gold, result.pairs, result.annotations, strict=True
        ):
            if (result.task, row["id"]) not in wanted:
                continue
            tagged = [_tagged(label, contents) for contents, label in labels_of(row) if contents]
            place: dict[object, list[Claim]] = {}
            for claim in find_claims(text, article, tagged, annotation.mentions):
                place.setdefault(claim.content_spans, []).append(claim)  # some contents have two speakers
            for number, (contents, _) in enumerate(labels_of(row)):
                if same := place.get(tuple(sorted(contents))):
                    answers[result.task, row["id"], number] = same.pop(0)
    return answers


def _tagged(label: Row, contents: Sequence[tuple[int, int]]) -> TaggedClaim:
    def part(*names: str) -> tuple[Span, ...]:
        return tuple(sorted(Span(*span) for name in names for span in label.get(name) or ()))

    kind = str(label.get("type") or "indirect").lower().replace(" ", "_").replace("/", "_")
    known = ("direct", "indirect", "reported", "free_indirect", "indirect_free_indirect")
    return TaggedClaim(
        quote_type=kind if kind in known else "indirect",  # type: ignore[arg-type]
        stance="assert",
        stance_score=1.0,
        hedged=False,
        content_spans=tuple(sorted(Span(*span) for span in contents)),
        speaker_spans=part("speaker", "source"),
        cue_spans=part("cue"),
        frame_spans=part("frame"),
        addressee_spans=part("addressee"),
        score=1.0,
    )


def main() -> None:
    """Print every figure."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.claims", description=__doc__)
    parser.add_argument("--benchmarks", type=Path, default=BENCHMARKS)
    options = parser.parse_args()
    found = run(Annotator(threads=1), options.benchmarks)
    answers: dict[Key, Claim] = {}
    for result in found:
        _print(result.task, spans(result, options.benchmarks))
        answers |= matched(result, options.benchmarks)
    for name, tasks in (*((task, [task]) for task in TASKS), ("both", TASKS)):
        _print(f"stance {name}", stances(answers, tasks))
    for name, tasks in (*((task, [task]) for task in TASKS), ("both", TASKS)):
        _print(f"chains {name}", chains(answers, tasks))
    _print("chains of given claims", chains(given(found)))


def _print(name: str, figures: Mapping[str, float]) -> None:
    for figure, value in figures.items():
        print(f"{name}\t{figure}\t{value:.2f}" if isinstance(value, float) else f"{name}\t{figure}\t{value}")


if __name__ == "__main__":
    main()
