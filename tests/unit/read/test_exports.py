"""Exports of newspaper databases: what a line says of an article never takes the place of its text."""

import pytest

from flows.read.exports import export_records
from tests.golden.kinds.exports import SHOWN, labelled, tagged
from tests.golden.kinds.making import EN, TITLE


def test_a_label_behind_the_text_never_takes_its_place():
    export = labelled(1, "May 3, 2024 Friday", TITLE["en"], EN).replace("ENGLISH\n", "ENGLISH\nText: none\n")
    [record] = export_records(export)
    assert record["text"].startswith(EN[0])
    assert record["language"] == "ENGLISH"


def test_an_export_may_be_long():
    texts = (EN[0], " ".join(EN) * 1200)
    export = tagged("0503", TITLE["en"], texts) + tagged("0504", "Lamps in Marsh Lane", texts)
    assert len(export) > 2_000_000
    assert [record["title"] for record in export_records(export)] == [TITLE["en"], "Lamps in Marsh Lane"]


def test_who_has_the_rights_is_no_outlet():
    without = SHOWN.replace("Lindacher Bote\nLINBOT\nDeutsch\n", "")
    assert len(export_records(SHOWN)) == 1
    assert export_records(without) == []


@pytest.mark.usefixtures("alarm")
def test_lines_that_count_articles_make_none():
    assert export_records("1 of 2 documents\n" * 50_000 + "LENGTH: 4 words\n") == []
