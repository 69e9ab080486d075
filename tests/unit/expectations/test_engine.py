"""A rule that its frame or the library cannot answer is one clear line, which names the rule."""

from dataclasses import replace

import pandas as pd
import pytest

from expectations.engine import validate
from expectations.frames import Frame
from expectations.policy import read_policy
from flows.errors import UsageError

RULE = read_policy().by_name["body_short"]


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"expect": "expect_column_values_to_be_nice"}, "no expectation expect_column_values_to_be_nice"),
        ({"arguments": {"column": "wrod_count", "min_value": 25}}, r"articles.sql has no column wrod_count"),
        ({"arguments": {"column": "word_count", "min_value": "many"}}, "does not take"),
        ({"arguments": {"column": "word_count", "mni_value": 25}}, "does not take"),
    ],
)
def test_a_rule_that_cannot_be_asked_is_one_clear_line(changed, says):
    frame = Frame("articles", pd.DataFrame({"word_count": [3.0, 40.0]}))
    with pytest.raises(UsageError, match=rf"policy\.yaml: articles\.body_short: .*{says}") as said:
        validate(frame, [replace(RULE, **changed)], "run")
    assert "\n" not in str(said.value)
