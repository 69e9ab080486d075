"""Fits what denials and confirmations are linked by, on the open halves of the cases: ``python -m tests.bench.answers``.

A choice among the claims that an answer may answer, and none of them: the logarithms of the odds are weighted sums of
named features (conditional logit). Prints how well weights do on cases they were not fitted to, and writes
``flows/link/answers.json``. The halves put aside are never read.
"""

import json
import tempfile
from pathlib import Path
from unittest.mock import patch

import duckdb
import numpy as np
from numpy.typing import NDArray

from flows.link import answer_features, denials, link
from flows.link.claim_rows import Answer
from tests.bench import cases, links

SETS = (*cases.SETS, "links")
EMPTY = ("article_links", "claim_links", "claim_origins", "statements", "statement_links", "stories")
EMPTY += ("article_vectors", "claim_vectors", "claim_keys")
FOLDS, SEED = 8, 1
PULL = 1.0  # towards what is expected; of 0.3, 1, 3 and 10 it makes no difference worth telling
# Too few cases name who is contradicted ("rejected the report by …"), or how he spoke; all else is expected to be 0.
EXPECTED = {"cited": 0.5, "takes up its verb": 0.5, "against": 0.5, "untied": -0.5, "perhaps own": -1.0}
STEPS, RATE = 600, 0.05
SPREAD = 0.25  # of a cosine, as far as the pull goes: similarities of claims differ by that much
Choice = tuple[
    str, NDArray[np.float64], NDArray[np.bool_], bool
]  # case, features, which are right, whether any is


def choices(name: str) -> list[Choice]:
    """Return one choice per answer of the open half of a set."""
    rows, gold = links.read_cases("open") if name == "links" else cases.read_cases(name, "open")
    found: list[Choice] = []
    with tempfile.TemporaryDirectory() as folder:
        base = duckdb.connect(str(links.run(rows, Path(folder))))
        where = {
            claim: (article, (claim, content, spans))
            for article, claim, content, spans in base.execute(
                "select d.external_id, c.claim_id, c.content, c.content_spans from claims as c"
                " join articles using (article_id) join documents as d using (document_id)"
            ).fetchall()
        }
        for answer in _answers(base):
            article, claim = where[answer.claim.claim_id]
            if article not in gold.answering | gold.denying:
                continue
            wanted = [
                other
                for one, other, kind in [*gold.answers, *((*ends, "denies") for ends in gold.denials)]
                if kind == denials.RELATIONS[answer.claim.stance] and links._meets((article, claim), one)
            ]
            options = answer_features.scored(answer)
            right = [any(links._meets(where[o.found.claim.claim_id], w) for w in wanted) for o in options]
            features = [[o.features[feature] for feature in answer_features.WEIGHTS] for o in options]
            case = f"{name} {article.rpartition('-')[0]}"
            table = np.array(features, float).reshape(len(options), len(answer_features.WEIGHTS))
            found.append((case, table, np.array(right, bool), bool(wanted)))
    return found


def _answers(base: duckdb.DuckDBPyConnection) -> list[Answer]:
    """Return all answers of a warehouse with what they may answer: it is linked anew, and they are kept on the way."""
    for table in EMPTY:
        base.execute(f"delete from {table}")
    base.execute("update articles set story_id = null")
    base.execute("update claims set statement_id = null")
    kept: list[Answer] = []
    with patch("flows.link.statements.answer_links", side_effect=lambda answers: kept.extend(answers) or []):
        link(base)
    return kept


def fit(known: list[Choice]) -> NDArray[np.float64]:
    """Return the weights under which the right choices are the likeliest."""
    scale = np.array([SPREAD if name.startswith("similarity") else 1.0 for name in answer_features.WEIGHTS])
    expected = np.array([EXPECTED.get(name, 0.0) for name in answer_features.WEIGHTS])
    weights, mean, square = (np.zeros(len(scale)) for _ in range(3))
    used = [row for row in known if len(row[1]) and (row[2].any() or not row[3])]
    for step in range(1, STEPS + 1):
        slope = PULL * (weights - expected) / len(used)
        for _, features, right, _ in used:
            table = features / scale
            odds = np.exp(table @ weights)
            wanted = np.where(right, odds, 0)
            slope += table.T @ (odds / (1 + odds.sum()) - wanted / max(wanted.sum(), 1e-12)) / len(used)
        mean, square = 0.9 * mean + 0.1 * slope, 0.99 * square + 0.01 * slope**2
        weights = weights - RATE * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
    return weights / scale


def score(weights: NDArray[np.float64], rows: list[Choice]) -> NDArray[np.int64]:
    """Return how many links are found, are right and are wanted."""
    total = np.zeros(3, np.int64)
    for _, features, right, wanted in rows:
        odds = features @ weights
        found = len(odds) > 0 and odds.max() >= denials.LEAST
        total += (found, found and right[odds.argmax()], wanted)
    return total


def main() -> None:
    """Print the scores of the present weights and of weights on cases they have not seen, and write the new ones."""
    rows = [choice for name in SETS for choice in choices(name)]
    folds = np.array(sorted({row[0] for row in rows}))
    np.random.default_rng(SEED).shuffle(folds)
    unseen = np.zeros(3, np.int64)
    for fold in range(FOLDS):
        held = set(folds[fold::FOLDS])
        unseen += score(fit([r for r in rows if r[0] not in held]), [r for r in rows if r[0] in held])
    present = score(np.array(list(answer_features.WEIGHTS.values())), rows)
    for what, (found, right, wanted) in (("present", present), ("unseen", unseen)):
        print(
            f"{what:<10} P {100 * right / found:.1f} R {100 * right / wanted:.1f} F1 {200 * right / (found + wanted):.1f}"
        )
    weights = {
        name: round(float(value), 2) for name, value in zip(answer_features.WEIGHTS, fit(rows), strict=True)
    }
    path = Path(denials.__file__).with_name("answers.json")
    path.write_text(json.dumps(weights, indent=2) + "\n", "utf-8")
    print(*(f"{name:<24}{value:+.2f}" for name, value in weights.items()), sep="\n")


if __name__ == "__main__":
    main()
