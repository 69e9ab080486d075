"""The release is the one that the checkout and its changelog name."""

import re

from flows.run.version import pipeline_version, release
from tests.conftest import ROOT

CHANGELOG = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_the_command_says_which_release_and_code_it_is(onrecord):
    said = onrecord("--version").stdout
    assert said == f"onrecord {pipeline_version()}\n"
    assert re.fullmatch(rf"onrecord {re.escape(release())}\+[0-9a-f]{{8}}\n", said)


def test_the_changelog_tells_of_it_by_kind_of_change():
    newest = CHANGELOG.split("\n## ")[1]
    assert newest.startswith((f"{release()}\n", "Unreleased\n"))
    assert f"\n## {release()}\n" in CHANGELOG
    kinds = re.findall(r"^### (.*)$", newest, flags=re.MULTILINE)
    assert set(kinds) <= {
        "Added", "Changed", "Fixed", "Removed", "Security", "What a change means for a warehouse that exists",
    }  # fmt: skip
    assert len(kinds) == len(set(kinds))
