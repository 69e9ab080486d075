"""Fits and measures the confidence of claims on the labelled texts.

    python -m tests.bench.confidence [--benchmarks PATH] [--fit --training PATH | --rates]

The weights come from texts that may train what is shipped: the claims corpora and the example sentences. How far their
sum is to be trusted comes from the development texts, as thresholds do: a scale, and a base rate of each quote type, of
what a rule found and of what is kept however sure.
Each half of those is measured with the base rates of the other half; ``--fit`` writes those of both, ``--rates`` too
and leaves the weights as they are. A content is right if it shares half its words (F1) with the labelled one it is
assigned to, a speaker likewise. Denials that a rule found have a base rate of their own, from the labels beside this
file alone: the corpora's annotators passed over many that are right.
"""

import argparse
import gzip
import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from flows.annotate.claims import confidence
from flows.annotate.claims.confidence import (
    DENIAL,
    Features,
    calibration_features,
    content_features,
    is_denial_by_rule,
    log_odds,
    speaker_features,
)
from flows.annotate.claims.drafts import Draft
from flows.annotate.claims.pipeline import read_drafts
from flows.annotate.datelines import without_datelines
from flows.annotate.mentions import find_mentions
from flows.annotate.tagger import Tagger
from flows.annotate.training.examples import read_examples
from flows.records import Span
from tests.annotated import article_of
from tests.bench.claims import TASKS, labelled, labels_of
from tests.bench.extraction import BENCHMARKS, gold_of, scorer

TRAINING = Path(__file__).parents[3] / "shared" / "training"
DENIALS = (
    "denials.jsonl",
    "denials_later.jsonl",
    "stances.jsonl",
    "stances_put_aside.jsonl",
    "stances_news.jsonl",
    "stances_news_put_aside.jsonl",
)
PART = 2  # one document in so many of the claims corpora
TOGETHER = 5  # example sentences that make a text
HALF = 0.5  # of the words
PULL = 1.0  # of each weight towards 0
BINS = 10

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Judged:
    """One draft of a claim with what the labels say of it."""

    draft: Draft
    language: str
    half: int
    content: Features
    speaker: Features
    content_right: bool
    speaker_right: bool


@dataclass(frozen=True, slots=True)
class Text:
    """A labelled text: its id, and the spans of content and speaker of each claim."""

    id: str
    language: str
    text: str
    claims: Sequence[tuple[Sequence[Any], Sequence[Any]]]


def development_texts(benchmarks: Path = BENCHMARKS) -> Iterator[Text]:
    """Yield the development texts."""
    for task in TASKS:
        for row in gold_of(task, benchmarks):
            claims = [
                (contents, label.get("speaker") or label.get("source") or ())
                for contents, label in labels_of(row)
            ]
            yield Text(row["id"], task[-2:], row["text"], claims)


def training_texts(training: Path = TRAINING) -> Iterator[Text]:
    """Yield texts that may train what is shipped: a part of the claims corpora, and the example sentences."""
    for language in ("de", "en"):
        with gzip.open(training / f"claims_{language}.jsonl.gz", "rt", encoding="utf-8") as file:
            rows = [json.loads(line) for line in file][::PART]
        for row in rows:
            yield Text(row["id"], language, row["text"], [_spans(claim, 0) for claim in row["claims"]])
        examples = read_examples(language)
        for first in range(0, len(examples), TOGETHER):
            text, claims = "", []
            for row in examples[first : first + TOGETHER]:
                claims += [_spans(claim, len(text)) for claim in row["claims"]]
                text += row["text"] + "\n\n"
            yield Text(f"example {first}", language, text, claims)


def _spans(claim: Mapping[str, Any], offset: int) -> tuple[list[Any], list[Any]]:
    content, speaker = (
        [(start + offset, end + offset) for start, end in claim[spans]]
        for spans in ("content_spans", "speaker_spans")
    )
    return content, speaker


def judge(texts: Iterable[Text], tagger: Tagger, benchmarks: Path = BENCHMARKS) -> list[Judged]:
    """Return every draft of a claim in the texts."""
    score, judged = scorer(benchmarks), list[Judged]()
    for known in texts:
        article = without_datelines(known.text, article_of(known.text, known.language, None, known.id))
        (tagged,) = tagger.tag([(known.text, article.readable)])
        mentions = find_mentions(known.text, article, tagged.names)
        _, drafts, _ = read_drafts(known.text, article, tagged.claims, mentions)
        tokens = [found.span() for found in score.re.finditer(r"\w+|[^\w\s]", known.text)]

        def words(spans: Iterable[Any], tokens: Sequence[tuple[int, int]] = tokens) -> set[int]:
            covered: set[int] = score.covered([tuple(span) for span in spans], tokens)
            return covered

        gold = [(words(contents), words(speakers)) for contents, speakers in known.claims]
        own = [words(draft.claim.content_spans) for draft in drafts]
        shared = [[_f1(mine, theirs) for theirs, _ in gold] for mine in own]
        answers = {ours: theirs for ours, theirs in score.assign(shared) if shared[ours][theirs] >= HALF}
        half = hashlib.sha256(known.id.encode()).digest()[0] % 2
        for index, draft in enumerate(drafts):
            right = index in answers
            speaker = right and _f1(words(draft.claim.speaker_spans), gold[answers[index]][1]) >= HALF
            judged.append(
                Judged(
                    draft,
                    known.language,
                    half,
                    content_features(draft, known.language),
                    speaker_features(draft),
                    right,
                    speaker,
                )
            )
    return judged


def judge_denials(tagger: Tagger) -> list[Judged]:
    """Return every denial that a rule found in the texts that are labelled with what is denied in them."""
    judged: list[Judged] = []
    for name in DENIALS:
        for number, row in enumerate(labelled(name)):
            text, language = row["text"], row["language"]
            article = article_of(text, language)
            (tagged,) = tagger.tag([(text, article.readable)])
            mentions = find_mentions(text, article, tagged.names)
            _, drafts, _ = read_drafts(text, article, tagged.claims, mentions)
            for draft in (draft for draft in drafts if is_denial_by_rule(draft)):
                around = Span.extent((*draft.claim.content_spans, *draft.claim.frame_spans))
                right = any(words in text[slice(*around)] for words in _denied(row))
                content, speaker = content_features(draft, language), speaker_features(draft)
                judged.append(Judged(draft, language, number % 2, content, speaker, right, False))
    return judged


def _denied(row: Mapping[str, Any]) -> list[str]:
    """Return the words of what is denied in a labelled text."""
    if "denied" in row:
        return [row["denied"]] if row["denied"] else []
    return [label["words"] for label in row["labels"] if "deny" in label["stances"] and label["words"]]


def _f1(ours: set[int], theirs: set[int]) -> float:
    total = len(ours) + len(theirs)
    return 2 * len(ours & theirs) / total if total else 1.0


def fit(
    rows: Sequence[Features], right: Sequence[bool], known: Sequence[float] | None = None
) -> dict[str, float]:
    """Return the weights of a logistic regression, found by Newton's method; ``known`` is what else the rows say."""
    names = sorted({name for row in rows for name in row})
    values, wanted = _table(rows, names), np.array(right, np.float64)
    given = np.zeros(len(rows)) if known is None else np.array(known, np.float64)
    pull = np.diag([0.0 if name == "always" else PULL for name in names])
    weights = np.zeros(len(names))
    for _ in range(50):
        chance = _chance(values @ weights + given)
        slope = values.T @ (chance - wanted) + pull @ weights
        bend = (values.T * (chance * (1 - chance))) @ values + pull
        weights -= np.linalg.solve(bend, slope)
    return {name: round(float(weight), 3) for name, weight in zip(names, weights, strict=True)}


def _table(rows: Sequence[Features], names: Sequence[str]) -> Array:
    return np.array([[row.get(name, 0.0) for name in names] for row in rows])


def _chance(odds: Array) -> Array:
    result: Array = 1 / (1 + np.exp(-odds))
    return result


Weights = dict[str, dict[str, float]]


def fit_weights(judged: Sequence[Judged]) -> Weights:
    """Return the weights for contents, and for speakers of right contents."""
    right = [row for row in judged if row.content_right]
    return {
        "content": fit([row.content for row in judged], [row.content_right for row in judged]),
        "speaker": fit([row.speaker for row in right], [row.speaker_right for row in right]),
    }


def calibrate(judged: Sequence[Judged], denials: Sequence[Judged], weights: Weights) -> Weights:
    """Return the scale and the base rates of each language, that of denials which a rule found from their own labels."""
    found: Weights = {}
    for language in sorted({row.language for row in judged}):
        rows = [row for row in judged if row.language == language and not is_denial_by_rule(row.draft)]
        right = [row for row in rows if row.content_right]
        rates = fit([_held(row, "content", weights) for row in rows], [row.content_right for row in rows])
        denied = [row for row in denials if row.language == language]
        known = [_odds(_held(row, "content", weights), rates) for row in denied]
        rates |= fit([{DENIAL: 1.0} for _ in denied], [row.content_right for row in denied], known)
        found[f"content {language}"] = rates
        found[f"speaker {language}"] = fit(
            [_held(row, "speaker", weights) for row in right], [row.speaker_right for row in right]
        )
    return found


def _held(row: Judged, what: str, weights: Weights) -> Features:
    odds = log_odds(row.content if what == "content" else row.speaker, weights[what])
    return calibration_features(odds, row.draft)


def crossed(judged: Sequence[Judged], denials: Sequence[Judged], weights: Weights) -> tuple[Array, Array]:
    """Return content and speaker confidence of each draft, by the base rates of the other half."""
    content, speaker = np.zeros(len(judged)), np.zeros(len(judged))
    for half in (0, 1):
        rates = calibrate(
            [row for row in judged if row.half != half], [row for row in denials if row.half != half], weights
        )
        for index, row in enumerate(judged):
            if row.half == half:
                content[index], right = (
                    _one(_held(row, what, weights), rates[f"{what} {row.language}"])
                    for what in ("content", "speaker")
                )
                speaker[index] = content[index] * right
    return content, speaker


def _one(features: Features, weights: Mapping[str, float]) -> float:
    return float(_chance(np.array(_odds(features, weights))))


def _odds(features: Features, weights: Mapping[str, float]) -> float:
    return sum(value * weights.get(name, 0.0) for name, value in features.items())


def calibration_error(chance: Array, right: NDArray[np.bool_]) -> float:
    """Return the expected calibration error over ten bins of equal width."""
    bins = np.minimum((chance * BINS).astype(int), BINS - 1)
    gaps = [abs(chance[bins == b].sum() - right[bins == b].sum()) for b in range(BINS)]
    return float(sum(gaps) / max(1, len(chance)))


def main() -> None:
    """Print the calibration of the claims kept, and write the weights if that is wanted."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.confidence", description=__doc__)
    parser.add_argument("--benchmarks", type=Path, default=BENCHMARKS)
    parser.add_argument("--training", type=Path, default=TRAINING)
    parser.add_argument("--fit", action="store_true", help="fit weights and base rates anew and write them")
    parser.add_argument("--rates", action="store_true", help="fit the base rates anew and write them")
    options = parser.parse_args()
    tagger = Tagger()
    known: dict[str, Weights] = json.loads(confidence.WEIGHTS.read_text(encoding="utf-8"))
    weights = (
        fit_weights(judge(training_texts(options.training), tagger, options.benchmarks))
        if options.fit
        else known["weights"]
    )
    judged = judge(development_texts(options.benchmarks), tagger, options.benchmarks)
    denials = judge_denials(tagger)
    content, speaker = crossed(judged, denials, weights)
    kept = np.array(
        [confidence.is_kept(row.draft, chance) for chance, row in zip(content, judged, strict=True)]
    )
    for language in ("de", "en"):
        of = kept & np.array([row.language == language for row in judged])
        for name, chance, right in (
            ("content", content[of], np.array([row.content_right for row in judged])[of]),
            ("speaker", speaker[of], np.array([row.speaker_right for row in judged])[of]),
        ):
            print(f"{language}\t{name}\tclaims\t{of.sum()}")
            print(f"{language}\t{name}\tcalibration error\t{calibration_error(chance, right):.3f}")
            for least in (0.9, 0.8, 0.7):
                sure = chance >= least
                share = 100 * right[sure].mean() if sure.any() else 0.0
                print(f"{language}\t{name}\tat {least} or more\t{sure.sum()}, right {share:.1f} in 100")
    if options.fit or options.rates:
        found = {"weights": weights, "calibration": calibrate(judged, denials, weights)}
        confidence.WEIGHTS.write_text(
            json.dumps(found, indent=1, ensure_ascii=False) + "\n", encoding="utf-8"
        )


if __name__ == "__main__":
    main()
