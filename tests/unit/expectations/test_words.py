from dataclasses import replace

import pytest

from expectations.policy import read_policy
from expectations.words import cause, in_words, standing, verdict

POLICY = read_policy()
RULES = POLICY.by_name


def judged(failures=(), refused=0, read=40, reasons=None):
    return verdict(failures, refused, read, reasons or {}, POLICY)


def test_measures_stand_in_the_sentence():
    said = in_words(RULES["date_in_future"], {"stated_on": "2031-05-03"})
    assert said == "its date lies in the future, on 2031-05-03"


def test_without_its_measures_the_sentence_stays_as_it_is():
    assert "{stated_on" in in_words(RULES["date_in_future"], {})


@pytest.mark.parametrize(
    ("rule", "unexpected", "elements", "said"),
    [
        ("source_url_missing", 3, 5, "3 of 5 articles have no source address"),
        ("source_url_missing", 1, 5, "1 of 5 articles has no source address"),
        ("source_url_missing", 1, 1, "the one article has no source address"),
        ("source_url_missing", 2, 2, "both articles have no source address"),
        ("boilerplate_excessive", 5, 5, "all 5 articles are nearly all boilerplate"),
        ("claim_span_wrong", 1200, 30000, "1,200 of 30,000 claims do not stand where the spans point"),
        ("outlet_silent", 2, 9, "2 of 9 outlets are silent"),
        ("outlet_silent", 1, 9, "Krone is silent"),  # the row names its outlet
        ("claims_vanish", 1, 1, "Krone is silent"),  # so does a rule about the whole run
    ],
)
def test_a_cause_counts_what_it_is_about(rule, unexpected, elements, said):
    assert cause(RULES[rule], unexpected, elements, "Krone is silent") == said


def test_every_rule_about_rows_has_words_for_many_of_them():
    for rule in POLICY.rules:
        if rule.suite != "run" and rule.name != "speakers_unresolved":
            assert rule.many, rule.name


def test_a_standing_warning_counts_articles():
    assert standing(RULES["title_missing"], 2, 5) == "2 of 5 articles have no title"
    assert standing(RULES["claim_empty"], 1, 5) == "1 of 5 articles holds claims that say nothing"


def test_what_was_refused_is_no_article():
    assert (
        cause(RULES["date_missing"], 3, 13, "", refused=True)
        == "3 of 13 new documents have no publication date"
    )
    assert cause(RULES["claim_empty"], 1, 4, "", refused=True) == cause(RULES["claim_empty"], 1, 4, "")


def test_a_verdict_gives_the_first_causes_and_counts_the_rest():
    warning = RULES["markup_left"]
    failures = [(replace(warning, name=f"rule_{number}"), f"cause {number}") for number in range(5)]
    assert judged(failures) == "Published with care: cause 0; cause 1; cause 2; 2 more."


def test_refusals_come_with_their_reasons_each_with_its_count():
    said = judged(
        [(RULES["date_missing"], "no publication date was found")], 4, 40, {"date_missing": 1, "empty": 3}
    )
    assert said == (
        "Published with care: 4 of 40 new documents were refused (3 are empty, 1 has no publication date)."
    )


def test_an_abort_says_why_and_nothing_else():
    said = judged([(RULES["claims_none"], "hardly any claim"), (RULES["date_missing"], "no date")], 3)
    assert said == "Not published: hardly any claim."


def test_nothing_to_say():
    assert judged(read=0) == "Nothing new to check."
    assert judged() == "Every check holds."
    assert judged([(RULES["title_missing"], "2 of 5 articles have no title")]) == (
        "Published. Of little weight: 2 of 5 articles have no title."
    )
