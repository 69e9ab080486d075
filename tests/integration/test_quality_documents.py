"""Defects of documents, not of rows: what cleaning makes of them is found under the right rule too."""

from dataclasses import replace

import pytest

from expectations import check
from flows.records import Refusal
from flows.run.intake import Intake
from flows.run.workers import Workers
from tests.integration.quality_batch import SEEN_AT, document_of, make
from warehouse.batch import Batch

COUNT = 300
RUN = "20260310T060000-docs"


def _field(**values):
    def spoil(document, _):
        document.fields |= values
        document.fields = {name: value for name, value in document.fields.items() if value}

    return spoil


def _undated(document, _):
    document.fields = {"outlet": document.fields["outlet"]}  # an address may hold a date as well


def _ahead(document, turn):
    """State a day to come: in the record, in words, in the text alone."""
    document.fields |= {"date": ("2026-06-01T12:00:00+00:00", "1. Juni 2026", "")[turn], "url": ""}
    if turn == 2:
        document.text = f"Der Rat tagt\n\n1. Juni 2026, 12:00 Uhr\n\n{document.text}"


def _text(change):
    def spoil(document, number):
        document.text = change(document.text, number)

    return spoil


# rule -> what spoils a document so that the rule must find it
DEFECTS = {
    "date_missing": _undated,
    "date_in_future": _ahead,
    "source_url_missing": _field(url=""),
    "body_empty": _text(lambda text, number: f"Mehr zum Thema\n\nKommentare ({number})\n"),
    "body_truncated": _text(lambda text, _: text.rstrip()[:-40] + " und"),
    "characters_broken": _text(lambda text, _: text.replace("e", "\N{REPLACEMENT CHARACTER}", 3)),
    "markup_left": _text(
        lambda text, _: f"{text}\n<p class='lead'>Der Rat tagt am <b>Montag</b> wieder.</p>.\n"
    ),
}


@pytest.fixture(scope="module")
def checked(tmp_path_factory):
    folder = tmp_path_factory.mktemp("documents")
    documents = [document_of(make(number)) for number in range(COUNT)]
    spoilt = {}
    for place, (rule, spoil) in enumerate(DEFECTS.items()):
        for turn in range(3):
            document = documents[7 * (3 * place + turn) + 1]
            spoil(document, turn)
            spoilt[document.document_id] = rule
    flooded = documents[7 * 3 * len(DEFECTS) + 1]
    spoilt[flooded.document_id] = "duplicate_flood"
    documents += [
        replace(flooded, document_id=f"copy-{copy}", external_id=f"copy-{copy}") for copy in range(6)
    ]
    with Workers() as workers, Batch(folder / "batch.duckdb", folder / "none.duckdb") as batch:
        intake = Intake(batch, RUN, SEEN_AT, "test", again=False)
        going_on = intake.sort(documents)
        found = workers.clean(going_on, SEEN_AT)
        refusals = {
            document.document_id: article.reasons
            for document, article in zip(going_on, found, strict=True)
            if isinstance(article, Refusal)
        }
        intake.keep([article for article in found if not isinstance(article, Refusal)])
        outcome = check(batch.connection, RUN, "test")
    named = refusals | {key: refusal.reasons for key, refusal in outcome.refused.items()} | outcome.flags
    refused = refusals.keys() | outcome.refused.keys()
    return spoilt, named, refused


@pytest.mark.parametrize("rule", [*DEFECTS, "duplicate_flood"])
def test_a_defect_of_a_document_is_found_under_its_rule(checked, rule):
    spoilt, named, _ = checked
    for document_id in [key for key, broken in spoilt.items() if broken == rule]:
        assert rule in named.get(document_id, ()), (document_id, named.get(document_id))


def test_no_clean_document_is_refused(checked):
    spoilt, _, refused = checked
    assert refused <= spoilt.keys()


def test_no_clean_document_is_flagged_for_what_it_has_not(checked):
    spoilt, named, _ = checked
    flags = {flag for key, found in named.items() if key not in spoilt for flag in found}
    assert not flags & {*DEFECTS, "duplicate_flood", "source_url_invalid"}
