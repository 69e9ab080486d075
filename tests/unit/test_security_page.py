import re

from tests.conftest import ROOT

PAGE = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
THREATS = [line for line in PAGE.splitlines() if line.startswith("| ")][1:]


def test_every_threat_names_a_test_that_exists():
    assert len(THREATS) >= 10
    for threat in THREATS:
        named = re.findall(r"`(tests/\S+\.py)`", threat.rsplit("|", 2)[1])
        assert named, threat
        assert [path for path in named if not (ROOT / path).exists()] == []
