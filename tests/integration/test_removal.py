"""An article that an analyst takes out is gone from every table, as if it had never come, and stays out."""

import shutil
from datetime import UTC, datetime

import duckdb
import pytest

from flows.errors import UsageError
from flows.publish import publish
from flows.run.removal import remove
from flows.run.reviews import decision, review
from tests import canonical
from tests.conftest import SEEDS
from warehouse.home import Home

pytestmark = pytest.mark.usefixtures("orchestrator")

AT = datetime(2026, 1, 2, 3, 4, tzinfo=UTC)
KEPT = {"documents", "segments", "date_candidates", "quarantine"}  # where what was taken out leaves a trace


@pytest.fixture
def warehouse(seeded, tmp_path):
    shutil.copyfile(seeded, tmp_path / "onrecord.duckdb")
    return tmp_path / "onrecord.duckdb"


def asked(warehouse, query, *values):
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        return connection.execute(query, values).fetchall()


def rows(warehouse):
    return [row for row in canonical.rows(warehouse) if row.partition("\t")[0] not in KEPT]


def test_the_rest_reads_as_if_a_removed_article_had_never_come(warehouse, tmp_path):
    seeds = sorted(SEEDS.iterdir())
    publish([str(seed) for seed in seeds[1:]], str(tmp_path / "without.duckdb"))
    ((article,),) = asked(
        warehouse,
        "select article_id from articles join documents using (document_id) where contains(uri, ?)",
        seeds[0].name,
    )
    removed = remove(Home(warehouse), [article[:8]], "withdrawn", AT)
    assert [one for one, _ in removed.articles] == [article]
    assert rows(warehouse) == rows(tmp_path / "without.duckdb")
    told = asked(warehouse, "select stage, reasons, detail, resolution from v_quarantine")
    assert told == [("remove", ["removed"], "withdrawn", "dropped: withdrawn")]

    summary = publish([str(SEEDS)], str(warehouse), again=True)
    assert summary.counts.loaded == 4
    assert rows(warehouse) == rows(tmp_path / "without.duckdb")


def test_a_run_and_an_address_name_what_they_brought_and_a_snapshot_brings_it_back(warehouse):
    before = list(canonical.rows(warehouse))
    claim, address = asked(
        warehouse,
        "select claim_id, source_url from claims join articles using (article_id) where source_url is not null order by all limit 1",
    )[0]
    review(Home(warehouse), [decision({"claim_id": claim, "speaker": "Eva Zeisig"}, "Eva")], AT)
    assert len(remove(Home(warehouse), [address], "asked to", AT).articles) == 1
    ((run,),) = asked(warehouse, "select distinct run_id from documents")
    removed = remove(Home(warehouse), [run], "a wrong folder", AT)
    assert (len(removed.articles), rows(warehouse)[:0]) == (4, [])
    assert asked(warehouse, "select count(*) from v_claims union all select count(*) from v_statements") == [
        (0,),
        (0,),
    ]
    assert removed.snapshot
    shutil.copyfile(sorted(Home(warehouse).snapshots.iterdir())[0], warehouse)
    assert list(canonical.rows(warehouse)) == before


def test_what_names_no_article_or_several_changes_nothing(warehouse):
    for keys, said in ((["no-such"], "no article no-such"), (["ok", " "], "no article")):
        with pytest.raises(UsageError, match=said):
            remove(Home(warehouse), keys, "x", AT)
    assert asked(warehouse, "select count(*) from articles") == [(5,)]
