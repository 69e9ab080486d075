"""The documents for contributors name only what exists."""

import re

import pytest

from tests.conftest import ROOT

DOCUMENTS = ("README.md", "CONTRIBUTING.md", "flows/README.md", "flows/languages/README.md")
# By a run, or by the contributor.
MADE_LATER = re.compile(r"^(?:warehouse/data|runs|bin|articles|languages/xx)/|NAME|SUITE")
BASES = (ROOT, ROOT / "flows", ROOT / "flows" / "annotate" / "claims")


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_file_that_a_document_names_exists(document):
    text = (ROOT / document).read_text("utf-8")
    named = re.findall(r"`((?:[a-z_]+/)+[\w.-]*)`", text) + re.findall(r"\]\(([^)#:]+)\)", text)
    bases = (*BASES, (ROOT / document).parent)
    missing = [name for name in named if not any((base / name).exists() for base in bases)]
    assert [name for name in missing if not MADE_LATER.search(name)] == []
