"""An analyst's decisions on single claims hold in every view and survive every run."""

import json
import shutil
from datetime import UTC, datetime

import duckdb
import pytest

from flows.errors import UsageError
from flows.publish import publish
from flows.run.reviews import decision, review
from tests import canonical
from tests.conftest import SEEDS
from warehouse.home import Home

pytestmark = pytest.mark.usefixtures("orchestrator")

AT = datetime(2026, 1, 2, 3, 4, tzinfo=UTC)


@pytest.fixture
def warehouse(seeded, tmp_path):
    shutil.copyfile(seeded, tmp_path / "onrecord.duckdb")
    return tmp_path / "onrecord.duckdb"


@pytest.fixture
def ask(warehouse):
    def answer(query, *values):
        with duckdb.connect(str(warehouse), read_only=True) as connection:
            return connection.execute(query, values).fetchall()

    return answer


@pytest.fixture
def decide(warehouse):
    def decided(claim, **cells):
        return review(Home(warehouse), [decision({"claim_id": claim, **cells}, "Eva")], AT)

    return decided


def denied(ask):
    """Return a denial and the claim it denies, both of one article."""
    return ask(
        "select denial_id, claim_id from v_denials where denial_article_id = claim_article_id order by all limit 1"
    )[0]


def test_a_rejected_claim_leaves_every_view_and_stays_in_the_table(warehouse, ask, decide):
    denial, claim = denied(ask)
    before = ask("select count(*) from v_claims")[0][0]
    decide(claim, verdict="reject", reason="a headline")
    for again in (False, True):
        if again:
            summary = publish([str(SEEDS)], str(warehouse), again=True)
            assert (summary.counts.loaded, summary.claims) == (5, before - 1)
        assert ask("select count(*) from v_claims")[0][0] == before - 1
        assert ask("select status, statement_id from claims where claim_id = ?", claim) == [
            ("rejected", None)
        ]
        assert claim not in {found for (found,) in ask("select claim_id from v_denials")}
        assert ask(
            "select 1 from v_denials where denial_id = ?", denial
        )  # it is there, without or with another claim
        assert not ask("select 1 from v_attribution_chains where claim_id = ?", claim)
        assert ask("select sum(claims) from v_articles") == [(before - 1,)]
        assert ask("select sum(claims) from statements") == [(before - 1,)]
        assert ask("select sum(claims) from v_claims_daily") == ask(
            "select count(*) from v_claims where published_precision not in ('month', 'year')"
        )
        assert not ask("select 1 from v_claim_contradictions where ? in (claim_id, other_claim_id)", claim)
        assert not ask(
            "select 1 from statement_links as l anti join statements as s on l.other_statement_id = s.statement_id"
        )
    assert ask("select count(*) from claim_changes") == [(0,)]


def test_a_rejection_taken_back_restores_everything(warehouse, ask, decide):
    before = list(canonical.rows(warehouse))
    _, claim = denied(ask)
    decide(claim, verdict="reject")
    assert list(canonical.rows(warehouse)) != before
    decide(claim, verdict="accept")
    ((status,),) = ask("select status from claims where claim_id = ?", claim)
    assert status == "accepted"
    after = [row for row in canonical.rows(warehouse) if not row.startswith("claim_reviews")]
    assert [row.replace("'accepted')", "'extracted')") for row in after] == before


def test_a_corrected_claim_says_so_and_survives_every_run(warehouse, ask, decide):
    ((claim, speaker, stance),) = ask(
        "select claim_id, speaker, stance from v_claims where stance = 'assert' and speaker_entity = 'Elon Musk'"
        " order by claim_id limit 1"
    )
    ((peskov,),) = ask("select distinct speaker_entity_id from v_claims where speaker = 'Dmitri Peskow'")
    decide(claim, speaker="Dmitri Peskow", stance="deny", reason="he is quoted")
    for again in (False, True):
        if again:
            publish([str(SEEDS)], str(warehouse), again=True)
        assert ask(
            "select speaker, speaker_entity_id, stance, status, starts_with(chain, 'Dmitri Peskow') from v_claims where claim_id = ?",
            claim,
        ) == [("Dmitri Peskow", peskov, "deny", "corrected", True)]
        assert ask("select speaker_by, stance_by from claims where claim_id = ?", claim) == [
            ("manual", "manual")
        ]
        assert ask("select 1 from v_denials where denial_id = ?", claim)
        assert ask(
            "select speaker_before, speaker, stance_before, stance, reason, reviewed_by from v_claim_reviews"
        ) == [(speaker, "Dmitri Peskow", stance, "deny", "he is quoted", "Eva")]
    assert ask("select count(*) from claim_changes") == [(0,)]


def test_a_speaker_nobody_has_heard_of_is_a_name_without_entity(ask, decide):
    claim = ask("select claim_id from v_claims order by claim_id limit 1")[0][0]
    decide(claim, speaker="Xaver Unbekannt")
    assert ask("select speaker, speaker_entity_id from v_claims where claim_id = ?", claim) == [
        ("Xaver Unbekannt", None)
    ]


def test_an_accepted_claim_is_kept_when_it_is_found_no_more(warehouse, ask, decide):
    """As if the next release found neither: one under no id, one under another, grown by a word."""
    one, other = (
        claim
        for (claim,) in ask(
            "select claim_id from v_claims where quote_type = 'direct' and length(content) > 60 order by claim_id limit 2"
        )
    )
    decide(other, stance="accuse")
    with duckdb.connect(str(warehouse)) as connection:
        connection.execute(
            "update claims set claim_id = 'gone', content_spans = [{start: 0, 'end': 5}], status = 'accepted',"
            " content = substring(d.text, 1, 5) from articles as a, documents as d"
            " where claims.article_id = a.article_id and a.document_id = d.document_id and claim_id = ?",
            [one],
        )
        connection.execute(
            "insert into claim_reviews by name select claim_id, article_id, content_spans, 'verdict' as aspect,"
            " 'accepted' as value, 'Eva' as reviewed_by, now() as reviewed_at from claims where claim_id = 'gone'"
        )
        for table in ("claim_reviews", "claims", "claim_sources"):
            connection.execute(f"update {table} set claim_id = 'smaller' where claim_id = ?", [other])
        connection.execute("update claim_sources set claim_id = 'gone' where claim_id = ?", [one])
    publish([str(SEEDS)], str(warehouse), again=True)
    assert ask("select status from v_claims where claim_id = 'gone'") == [("accepted",)]
    assert ask("select stance, status from v_claims where claim_id = ?", other) == [("accuse", "corrected")]
    assert not ask("select 1 from claims where claim_id = 'smaller'")
    assert ask("select count(*) from claims where statement_id is null") == [(0,)]


@pytest.mark.parametrize(("key", "said"), [("nobody", "no claim nobody"), ("", "no claim is named")])
def test_an_unknown_claim_changes_nothing(key, said, warehouse, decide):
    before = canonical.digest(warehouse)
    with pytest.raises(UsageError, match=said):
        decide(key, verdict="accept")
    assert canonical.digest(warehouse) == before
    assert list(warehouse.parent.glob(".*.next*")) == []


def test_the_command_takes_a_file_and_exports_what_was_decided(warehouse, ask, onrecord, tmp_path):
    (one,), (other,) = ask("select claim_id from v_claims order by claim_id limit 2")
    decisions = tmp_path / "decisions.csv"
    decisions.write_text(
        f"claim_id,verdict,stance,reason,by\n{one},reject,,a headline,Eva\n{other[:12]},,deny,,\n", "utf-8"
    )
    done = onrecord("claim", "--from", decisions, "--by", "Udo", "-w", warehouse)
    assert done.returncode == 0, done.stderr
    done = onrecord("corrections", "export", "-w", warehouse)
    found = {row["claim_id"]: row for row in map(json.loads, done.stdout.splitlines())}
    assert (found[one]["after"]["status"], found[one]["reviewed_by"]) == ("rejected", "Eva")
    assert (found[other]["after"]["stance"], found[other]["reviewed_by"]) == ("deny", "Udo")
    for row in found.values():
        said = " ".join(row["text"][span["start"] : span["end"]] for span in row["content_spans"])
        assert said == row["content"]
    done = onrecord("corrections", "export", "-f", "csv", "-o", tmp_path / "out.csv", "-w", warehouse)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "out.csv").read_text("utf-8").startswith("claim_id,status,speaker_before,speaker,")
    for arguments in (
        ["ffff", "--accept"],
        [one, "--stance", "denies"],
        [one],
        [one, "--accept", "--reject"],
    ):
        done = onrecord("claim", *arguments, "-w", warehouse)
        assert done.returncode == 2
        assert done.stderr.count("\n") == 1
