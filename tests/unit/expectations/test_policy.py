"""The policy fits the frames: what a rule looks at, says and shows is there."""

import re

import pytest

from expectations.frames import frames, measure
from expectations.policy import POLICY, read_policy
from flows.errors import UsageError
from tests.integration.quality_batch import fill, make
from warehouse.batch import Batch
from warehouse.schema import SQL

RULES = read_policy().rules


@pytest.fixture(scope="module")
def columns(tmp_path_factory):
    """The columns of every frame, and those of the rows that are shown of it."""
    folder = tmp_path_factory.mktemp("policy")
    policy = read_policy()
    with Batch(folder / "batch.duckdb", folder / "none.duckdb") as batch:
        fill(batch, [make(number) for number in range(4)])
        measure(batch.connection, policy, "run")
        return {
            frame.suite: (set(frame.table.columns), {name for row in frame.names(batch.connection, [*frame.table.index]).values() for name in row})
            for frame in frames(batch.connection, policy)
        }  # fmt: skip


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_fits_its_frame(rule, columns):
    measures, shown = columns[rule.suite]
    assert set(rule.columns) <= measures
    assert set(re.findall(r"\{(\w+)", rule.says)) <= measures
    assert rule.shows is None or rule.shows in measures | shown


def test_every_rule_says_why_and_since_when():
    assert all(len(rule.why) > 20 or rule.why.startswith("As ") for rule in RULES)
    assert all(re.fullmatch(r"\d{4}-\d{2}", rule.since) for rule in RULES)
    assert len({rule.name for rule in RULES}) == len(RULES)


def test_every_suite_is_a_file():
    assert {rule.suite for rule in RULES} == {path.stem for path in (SQL / "checks").glob("*.sql")}


@pytest.mark.parametrize(
    ("old", "new"),
    [("severity: critical", "severity: awful"), ("action: flag", "action: hide"), ("says: ", "utters: ")],
)
def test_a_mistake_in_the_policy_names_the_rule(tmp_path, old, new):
    path = tmp_path / "policy.yaml"
    path.write_text(POLICY.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    with pytest.raises(UsageError, match=r"policy.yaml: documents\.\w+"):
        read_policy(path)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("threshold: 0.9", "threshold: high", r"documents.unreadable: threshold: .* 'high'"),
        ("threshold: 0.9", "threshold: 90", r"documents.unreadable: threshold: .* less than or equal to 1"),
        ("needs: 100", "needs: many", r"mentions.mention_spans_shifted: needs: .* 'many'"),
        ("quarantine_share: 0.1", "quarantine_share: ten", r"quarantine_share: .* 'ten'"),
        ("quarantine_share: 0.1", "quarantine_share: 10", r"quarantine_share: .* less than or equal to 1"),
        ("quarantine_share: 0.1", "quarantine_shar: 0.1", r"quarantine_shar is unknown"),
        ("notify_from: warning", "notify_from: worst", r"notify_from: .* 'worst'"),
        ("sample: 20", "sample: -4", r"sample: .* -4"),
        ("  runs: 10", "  rns: 10", r"history: rns is unknown"),
        ("since: 2026-11", "since: lately", r"documents.text_loaded_twice: since: .* 'lately'"),
        ("since: 2026-11", "since: 2999-01-01", r"since: 2999-01-01 lies in the future"),
        ("says: another document", "says: another {", r"documents.text_loaded_twice: says: .*"),
        ("empty: \"{are} empty\"", "empty: \"{are empty\"", r"refusals: empty: .*"),
        ("  articles:\n", "  artcles:\n", r"artcles: there is no frame sql/checks/artcles.sql"),
        ("    date_in_future:", "    date_missing:", r", line \d+: date_missing stands here a second time"),
        ("    claim_empty:", "    date_missing:", r"claims.date_missing: another suite has"),
        ("severity: critical", "severty: critical", r"documents.text_loaded_twice: severty is unknown"),
    ],
)  # fmt: skip
def test_a_mistake_in_the_policy_is_one_clear_line(tmp_path, old, new, says):
    path, text = tmp_path / "policy.yaml", POLICY.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(UsageError, match=rf"policy\.yaml.*{says}") as said:
        read_policy(path)
    assert "\n" not in str(said.value)


@pytest.mark.parametrize("text", ["suites: {", "sample: 3", "", "\ttabs: no"])
def test_a_file_that_is_no_policy_is_one_clear_line(tmp_path, text):
    path = tmp_path / "policy.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match=r"policy.yaml") as said:
        read_policy(path)
    assert "\n" not in str(said.value)
