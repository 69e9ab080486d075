"""When it was said, and who is kept back."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from flows.annotate import Annotator
from flows.records import Segment
from tests.annotated import article_of


@pytest.fixture(scope="module")
def annotator():
    return Annotator(threads=1)


def claim_of(annotator, language, text):
    """Return the one claim of a text that was published on a Thursday, the twelfth of June 2025."""
    body = Segment(0, "body", None, "given", 1.0, 0, len(text))
    published = {"published_at": datetime(2025, 6, 12, 9, tzinfo=UTC), "published_precision": "minute"}
    article = replace(article_of(text, language), segments=(body,), **published)
    (annotation,) = annotator.annotate([(text, article)])
    (claim,) = annotation.claims
    return claim


@pytest.mark.parametrize(
    ("language", "text", "day", "precision"),
    [
        ("de", "Die Ministerin Anja Rolf sagte am Montag, die Brücke werde gesperrt.", (2025, 6, 9), "day"),
        ("de", "„Das war ein Fehler“, schrieb Anja Rolf im Mai.", (2025, 5, 1), "month"),
        ("en", "Mayor Jo Hill said last year that the bridge would close on Monday.", (2024, 1, 1), "year"),
        ("en", "Jo Hill told reporters on May 12 that she had won.", (2025, 5, 12), "day"),
    ],
)
def test_the_reporting_clause_dates_the_words(annotator, language, text, day, precision):
    claim = claim_of(annotator, language, text)
    assert (claim.said_at, claim.said_precision) == (datetime(*day, tzinfo=UTC), precision)


def test_a_date_in_the_content_dates_nothing(annotator):
    assert (
        claim_of(annotator, "en", "Mayor Jo Hill said that the bridge would close on Monday.").said_at is None
    )


@pytest.mark.parametrize(
    ("language", "text", "anonymous"),
    [
        ("de", "Zwei Beamte, die nicht genannt werden wollten, sagten gestern, der Plan sei tot.", True),
        ("en", "Two officials who did not want to be named said on Tuesday that the plan was dead.", True),
        ("en", "Mayor Jo Hill said that the plan was dead.", False),
        ("de", "Die Polizei teilte mit, der Fahrer sei allein gewesen.", False),
    ],
)
def test_who_is_kept_back(annotator, language, text, anonymous):
    assert claim_of(annotator, language, text).speaker_anonymous is anonymous
