"""A known weakness of a pin ends the audit; a database that cannot be asked is told, and may be let pass."""

import importlib.util
import json

import pytest

from tests.conftest import ROOT

SPEC = importlib.util.spec_from_file_location("audit", ROOT / ".ci" / "audit.py")
audit = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(audit)

CLEAN = {
    "dependencies": [
        {"name": "a", "version": "1", "vulns": []},
        {"name": "b", "skip_reason": "not on the index"},
    ]
}
WEAK = {
    "dependencies": [
        {
            "name": "a",
            "version": "1",
            "vulns": [{"id": "CVE-1", "fix_versions": ["2"]}, {"id": "CVE-2", "fix_versions": []}],
        }
    ]
}


def test_a_clean_report():
    assert audit.judged(json.dumps(CLEAN), "") == (
        0,
        ["nothing known against 1 pins", "the database does not know b"],
    )


def test_a_database_that_knows_nothing_was_not_asked():
    report = {"dependencies": [{"name": "b", "skip_reason": "not on the index"}]}
    assert audit.judged(json.dumps(report), "")[0] == 2


def test_a_known_weakness():
    assert audit.judged(json.dumps(WEAK), "") == (
        1,
        ["a 1: CVE-1, mended in 2", "a 1: CVE-2, mended in no release yet"],
    )


@pytest.mark.parametrize("report", [None, "", "{}", "half"])
def test_no_answer(report):
    assert audit.judged(report, "warning\nConnectionError: no route\n") == (
        2,
        ["the advisory database could not be asked: ConnectionError: no route"],
    )


@pytest.mark.parametrize(
    ("report", "arguments", "status"),
    [
        (None, [], 2),
        (None, ["--offline-ok"], 0),
        (json.dumps(WEAK), ["--offline-ok"], 1),
        (json.dumps(CLEAN), [], 0),
    ],
)
def test_what_the_step_ends_with(report, arguments, status, monkeypatch, capsys):
    monkeypatch.setattr(audit, "asked", lambda _: (report, "no route"))
    assert audit.main(arguments) == status
    assert capsys.readouterr().out.startswith("audit: ")


def test_it_is_a_step_of_what_must_pass():
    steps = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert "== audit" in steps
    assert ".ci/audit.py --offline-ok" in steps
