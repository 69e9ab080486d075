"""Says how many claims differ between two processors: spans, stances and speakers, on the same texts.

    python -m tests.bench.processors write HERE.json [--texts N]            # on one machine
    python -m tests.bench.processors write THERE.json [--texts N]           # on another, or under an emulator:
    qemu-x86_64 -cpu Haswell .venv/bin/python -m tests.bench.processors write THERE.json --texts 10
    python -m tests.bench.processors compare HERE.json THERE.json

The goal is none; at most 2 in 1,000.
"""

import argparse
import json
import tomllib
from pathlib import Path
from typing import Any

from flows.annotate import Annotator
from tests.annotated import article_of

CASES = Path(__file__).parents[1] / "golden" / "claims"
ASPECTS = ("spans", "stances", "speakers")


def write(path: Path, texts: int) -> None:
    """Annotate the golden texts, ``texts`` of them, and store what was found."""
    cases = [
        case
        for file in sorted(CASES.glob("*.toml"))
        for case in tomllib.loads(file.read_text("utf-8"))["case"]
    ]
    pairs = [(case["text"], article_of(case["text"], case["language"])) for case in cases[:texts]]
    found = [
        [
            {
                "spans": claim.content_spans,
                "stances": claim.stance,
                "speakers": claim.speaker_spans,
                "score": claim.confidence,
            }
            for claim in annotation.claims
        ]
        for annotation in Annotator().annotate(pairs)
    ]
    path.write_text(json.dumps(found), "utf-8")


def compare(here: Path, there: Path) -> dict[str, float]:
    """Return how many of 1,000 claims differ in each aspect."""
    one, other = (json.loads(path.read_text("utf-8")) for path in (here, there))
    total = max(1, sum(map(len, one)))
    return {
        aspect: 1000 * sum(_apart(a, b, aspect) for a, b in zip(one, other, strict=True)) / total
        for aspect in ASPECTS
    }


def _apart(one: list[dict[str, Any]], other: list[dict[str, Any]], aspect: str) -> int:
    known = {json.dumps([claim["spans"], claim[aspect]]) for claim in one}
    found = {json.dumps([claim["spans"], claim[aspect]]) for claim in other}
    return max(len(known - found), len(found - known))


def main() -> None:
    """Write what one processor finds, or compare two."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.processors", description=__doc__)
    parser.add_argument("what", choices=("write", "compare"))
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--texts", type=int, default=100)
    options = parser.parse_args()
    if options.what == "write":
        write(options.files[0], options.texts)
        return
    for aspect, share in compare(*options.files).items():
        print(f"{aspect:10} {share:.1f} of 1,000 differ")


if __name__ == "__main__":
    main()
