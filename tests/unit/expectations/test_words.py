from dataclasses import replace

from expectations.policy import read_policy
from expectations.words import in_words, verdict

RULES = {rule.name: rule for rule in read_policy().rules}


def test_measures_stand_in_the_sentence():
    assert (
        in_words(RULES["date_in_future"], {"days_ahead": 30.2}) == "its date lies 30 days after it was read"
    )


def test_without_its_measures_the_sentence_stays_as_it_is():
    assert "{days_ahead" in in_words(RULES["date_in_future"], {})


def test_a_verdict_names_the_first_rules_and_counts_the_rest():
    warning = RULES["markup_left"]
    failures = [(replace(warning, name=f"rule_{number}"), "cause") for number in range(5)]
    assert verdict(failures, 0, 9) == "Published with care: notable: rule 0, rule 1, rule 2 and 2 more."


def test_refusals_come_with_their_reasons():
    said = verdict([(RULES["date_missing"], "no publication date was found")], 1, 40)
    assert said == "Published with care: 1 of 40 new documents was refused (date missing)."


def test_an_abort_says_why_and_nothing_else():
    said = verdict([(RULES["claims_none"], "hardly any claim"), (RULES["date_missing"], "no date")], 3, 40)
    assert said == "Not published: hardly any claim."


def test_nothing_to_say():
    assert verdict([], 0, 0) == "Nothing new to check."
    assert verdict([], 0, 5) == "Every critical and notable expectation holds."
