"""Former files are kept, compared and brought back, also where the present one is damaged."""

import os
from datetime import timedelta

import duckdb
import pytest

from flows.errors import UsageError
from tests.unit.warehouse.test_publish import NOW, build, document, ids
from warehouse import publish, snapshots
from warehouse.batch import Batch
from warehouse.home import Home


@pytest.fixture
def home(tmp_path):
    return Home(tmp_path / "news.duckdb", keep=2)


def published(home, *names):
    """Publish one run a name, each with one document more, seconds apart."""
    for number, name in enumerate(names):
        build(home, name, document(name))
        at = (NOW + timedelta(seconds=number)).timestamp()
        os.utime(home.candidate(name), (at, at))
        publish.swap(home, name)


def names(home):
    return [snapshot.name for snapshot in snapshots.listed(home)]


def test_the_last_files_are_kept_and_older_ones_go(home):
    published(home, "a", "b", "c", "d")
    assert names(home) == ["published", "20241026T000002-000000", "20241026T000001-000000"]
    assert ids(Home(snapshots.find(home, "20241026T000002"))) == ["a", "b", "c"]


def test_a_snapshot_is_the_former_file_itself(home):
    published(home, "a")
    inode = home.warehouse.stat().st_ino
    published(home, "b")
    assert [path.stat().st_ino for path in home.snapshots.iterdir()] == [inode]


def test_where_nothing_is_to_be_kept_nothing_is(tmp_path):
    home = Home(tmp_path / "news.duckdb", keep=0)
    published(home, "a", "b")
    assert names(home) == ["published"]


def test_a_warehouse_opened_without_a_number_prunes_nothing(tmp_path):
    published(Home(tmp_path / "news.duckdb"), "a", "b", "c", "d", "e")
    assert len(names(Home(tmp_path / "news.duckdb"))) == 5


def test_what_adds_only_a_row_of_runs_is_not_kept(home):
    published(home, "a")
    row = {
        "run_id": "r", "started_at": NOW, "finished_at": NOW, "status": "failed", "pipeline_version": "0",
        "read": 0, "loaded": 0, "duplicate": 0, "quarantined": 0, "parameters": {},
    }  # fmt: skip
    publish.record(home, row)
    assert names(home) == ["published"]


def test_a_run_that_dies_between_keeping_and_swapping_keeps_the_file_once(home):
    published(home, "a")
    first = snapshots.take(home)  # as the run did that died
    published(home, "b")
    assert list(home.snapshots.iterdir()) == [first]
    assert ids(home) == ["a", "b"]


def test_where_files_cannot_be_linked_they_are_copied(home, monkeypatch):
    def refused(*_):
        raise PermissionError

    monkeypatch.setattr(os, "link", refused)
    published(home, "a")
    home.snapshots.mkdir(parents=True)
    (home.snapshots / "killed.part").write_bytes(b"half")
    published(home, "b")
    assert [path.name for path in home.snapshots.iterdir()] == ["20241026T000000-000000.duckdb"]


def test_a_former_file_comes_back_and_the_present_one_is_kept(home):
    published(home, "a", "b")
    before = home.warehouse.read_bytes()
    with home.locked():
        former = snapshots.restore(home, "20241026T000000")
    assert ids(home) == ["a"]
    assert former.read_bytes() == before
    published(home, "c")
    assert ids(home) == ["a", "c"]


@pytest.mark.parametrize("damage", [lambda path: path.write_bytes(b"x" * 999), lambda path: path.unlink()])
def test_a_former_file_comes_back_where_the_present_one_is_damaged_or_gone(damage, home):
    published(home, "a", "b")
    damage(home.warehouse)
    with home.locked():
        snapshots.restore(home, "20241026T000000")
    assert ids(home) == ["a"]
    assert home.warehouse.stat().st_nlink == 1  # what befalls it does not befall the snapshot


def test_a_log_beside_a_damaged_file_goes_with_it(home):
    published(home, "a", "b")
    home.warehouse.write_bytes(b"damaged")
    log = home.warehouse.with_name("news.duckdb.wal")
    log.write_bytes(b"log")
    with home.locked():
        former = snapshots.restore(home, "20241026T000000")
    assert not log.exists()
    assert former.with_name(former.name + ".wal").read_bytes() == b"log"
    assert ids(home) == ["a"]


def test_a_damaged_snapshot_is_listed_as_such_and_is_not_restored(home):
    published(home, "a", "b")
    path = snapshots.find(home, "2024")
    path.unlink()
    path.write_bytes(b"damaged")
    assert snapshots.listed(home)[1].damage
    with pytest.raises(UsageError, match="nothing restored"), home.locked():
        snapshots.restore(home, "2024")
    assert ids(home) == ["a", "b"]


def test_a_name_that_is_none_is_one_line(home):
    published(home, "a", "b", "c")
    for name in ("x", "2024"):
        with pytest.raises(UsageError, match="snapshots of"):
            snapshots.find(home, name)


def test_two_files_are_compared_article_by_article_and_claim_by_claim(home):
    article = {
        "article_id": "one", "document_id": "one", "language": "de", "title": "Alt", "body": "Text", "agencies": [],
        "word_count": 1, "boilerplate_share": 0.0, "quality": "pass", "quality_flags": [],
    }  # fmt: skip
    claim = {
        "claim_id": "k", "article_id": "one", "position": 0, "language": "de", "quote_type": "direct",
        "stance": "assert", "hedged": False, "content": "Ja", "content_spans": [(0, 2)], "speaker_spans": [],
        "speaker_named": False, "speaker_name": "Anna", "cue_spans": [], "frame_spans": [], "addressee_spans": [],
        "found_by": "model", "stance_by": "cue", "speaker_by": "named", "rule": "r", "confidence": 1.0,
    }  # fmt: skip
    for run_id, title, stance, others in (("r1", "Alt", "assert", []), ("r2", "Neu", "deny", ["l"])):
        with Batch(home.batch(run_id), home.warehouse) as batch:
            batch.append("documents", [document("one")])
            batch.append("articles", [article | {"title": title}])
            batch.append(
                "claims", [claim | {"stance": stance}, *(claim | {"claim_id": key} for key in others)]
            )
        candidate = publish.open_candidate(home, run_id)
        publish.load(candidate, home, run_id, NOW)
        publish.finish(candidate)
        publish.swap(home, run_id)
    former = snapshots.find(home, names(home)[1])
    found = snapshots.changes(former, home.warehouse)
    assert [(c.kind, c.change, c.id, c.before, c.after) for c in found] == [
        ("article", "changed", "one", "Alt", "Neu"),
        ("claim", "changed", "k", "Ja", "Ja"),
        ("claim", "added", "l", None, "Ja"),
    ]
    back = snapshots.changes(home.warehouse, former)
    assert [c.change for c in back] == ["changed", "changed", "removed"]
    assert snapshots.changes(former, former) == []


def test_a_program_that_writes_to_the_present_file_is_not_cut_off(home):
    published(home, "a", "b")
    with duckdb.connect(str(home.warehouse)):
        command = (
            "from warehouse import snapshots; from warehouse.home import Home; from pathlib import Path\n"
        )
        command += f"snapshots.restore(Home(Path({str(home.warehouse)!r})), '2024')"
        import subprocess
        import sys

        done = subprocess.run([sys.executable, "-c", command], capture_output=True, text=True, check=False)
    assert "open for writing" in done.stderr
    assert ids(home) == ["a", "b"]
