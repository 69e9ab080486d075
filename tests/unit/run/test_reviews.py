"""What an analyst writes is a decision, or one line that says what to write."""

import pytest

from flows.errors import UsageError
from flows.run.reviews import decision, decisions_of

HEAD = "claim_id,verdict,speaker,stance,reason,by\n"


def test_a_correction_accepts_the_rest():
    found = decision({"claim_id": "ab", "speaker": " Clara Vogt ", "stance": "deny"}, "me")
    assert found.values == {"verdict": "accepted", "speaker": "Clara Vogt", "stance": "deny"}
    assert (found.claim, found.reason, found.by) == ("ab", None, "me")


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({}, "no claim is named"),
        ({"claim_id": "ab"}, "nothing is decided on ab"),
        ({"claim_id": "ab", "verdict": "maybe"}, "verdict maybe: write accept or reject"),
        ({"claim_id": "ab", "stance": "denies"}, "stance denies: write assert, deny"),
        ({"claim_id": "ab", "verdict": "reject", "stance": "deny"}, "not both"),
        ({"claim_id": "ab", "speaker": "\x1b[2J"}, "control characters"),
    ],
)
def test_what_decides_nothing_is_one_line(cells, said):
    with pytest.raises(UsageError, match=said) as raised:
        decision(cells, "me")
    assert "\n" not in str(raised.value)


def test_a_file_of_decisions(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text(
        "\ufeff" + HEAD + "ab,reject,,,no claim,Eva\n\ncd,,Clara Vogt,,,\nef,accept,,,,\n", encoding="utf-8"
    )
    found = decisions_of(path, "me")
    assert [(one.claim, one.values["verdict"], one.by) for one in found] == [
        ("ab", "rejected", "Eva"),
        ("cd", "accepted", "me"),
        ("ef", "accepted", "me"),
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "line 1: the columns are claim_id"),
        ("id,stance\nab,deny\n", "line 1: the columns are claim_id"),
        (HEAD, "it has no row"),
        (HEAD + "ab,,,wrong,,\n", "line 2: stance wrong"),
        (HEAD + "ab,accept,,,,,too,many\n", "line 2: more cells than columns"),
        (b"\xff\xfe\x00claim", "no CSV file in UTF-8"),
    ],
)
def test_a_file_that_decides_nothing_is_one_line(text, said, tmp_path):
    path = tmp_path / "a.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(UsageError, match=said):
        decisions_of(path, "me")


def test_a_missing_file_is_one_line(tmp_path):
    with pytest.raises(UsageError, match="No such file"):
        decisions_of(tmp_path / "none.csv", "me")
