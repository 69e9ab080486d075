"""Small texts with the claims that must and must not come out of them, by the real model and rules."""

import re
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from flows.annotate import Annotator
from flows.records import Segment
from tests.annotated import article_of

FILES = sorted((Path(__file__).parent / "claims").glob("*.toml"))
SENTENCE = re.compile(r"(?<=[.!?])\s")  # sentences of reported speech that follow one another are one claim
CASES = [case for file in FILES for case in tomllib.loads(file.read_text("utf-8"))["case"]]


def _marked(case):
    """A case that is still open may fail; it says why."""
    marks = [pytest.mark.xfail(reason=case["open"], strict=False)] if "open" in case else []
    return pytest.param(case, id=case["name"], marks=marks)


@pytest.fixture(scope="module")
def annotator():
    return Annotator(threads=1)


@pytest.mark.parametrize("case", [_marked(case) for case in CASES])
def test_claims(annotator, case):
    article = _article(case)
    (annotation,) = annotator.annotate([(case["text"], article)])
    claims = annotation.claims
    for wanted in case.get("want", []):
        assert any(_fits(claim, wanted) for claim in claims), [
            (c.content, c.speaker_name, c.speaker_text, c.stance, c.rule) for c in claims
        ]
    for words in case.get("avoid", []):
        assert not [claim for claim in claims if words in claim.content]
    assert case.get("never") not in {claim.stance for claim in claims}


def _article(case):
    article = article_of(case["text"], case["language"])
    cut = len(case.get("heading", ""))
    segments = (Segment(0, "title", None, "given", 1.0, 0, cut),) if cut else ()
    body = Segment(len(segments), "body", None, "given", 1.0, cut, len(case["text"]))
    return replace(article, segments=(*segments, body))


def _fits(claim, wanted):
    found = {
        "speaker": claim.speaker_name or "",
        "speaker_text": claim.speaker_text,
        "stance": claim.stance,
        "type": claim.quote_type,
        "hedged": claim.hedged,
        "cue": claim.cue_text,
    }
    relays = [step.name for step in claim.sources[1:-1]]
    return (
        any(part.startswith(wanted["content"]) for part in (claim.content, *SENTENCE.split(claim.content)))
        and all(found[key] == value for key, value in wanted.items() if key in found)
        and wanted.get("relay") in (None, *relays)
        and wanted.get("relays", relays) == relays
    )
