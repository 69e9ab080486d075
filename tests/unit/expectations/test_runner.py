"""A verdict counts the articles that a rule could ask and that are still there."""

import duckdb
import pandas as pd

from expectations.engine import Finding
from expectations.frames import Frame
from expectations.policy import read_policy
from expectations.runner import _Judged
from flows.records import Refusal


class Articles(Frame):
    """Articles of documents ``d0``, ``d1`` and so on, of which the batch says no more."""

    def names(self, connection, keys):
        return {}

    def documents(self, connection, keys):
        return ((key, f"d{key}") for key in keys)


def told(failing, refused):
    """Return the verdict on three articles with an address of five, of which some fail and some are refused."""
    connection = duckdb.connect()
    connection.execute("attach ':memory:' as batch")
    connection.execute("create table batch.articles as select 'd' || range as document_id from range(5)")
    policy = read_policy()
    rule = policy.by_name["source_url_invalid"]
    measures = [key not in failing for key in range(3)]
    frame = Articles("articles", pd.DataFrame({"url_parses": [*measures, None, None]}))
    judged = _Judged(policy, "r")
    judged.take(connection, frame, Finding(rule, False, len(failing), 3, None, failing))
    return [said for _, said in judged._told(connection, dict.fromkeys(refused, Refusal("check", ())))]


def test_a_refused_article_that_no_rule_could_ask_is_none_of_those_asked():
    assert told([0, 2], ["d3", "d4"])[0].startswith("2 of 3 articles have a source address")


def test_a_refused_article_that_was_asked_is_gone():
    assert told([0, 2], ["d0", "d4"])[0].startswith("1 of 2 articles has a source address")
    assert told([0], ["d0"]) == []
