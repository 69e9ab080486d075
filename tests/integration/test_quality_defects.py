"""Sixty defects of twenty kinds in a clean batch: each is found under its rule, and nothing else is."""

from datetime import UTC, datetime, timedelta

import pytest

from expectations import write_report
from tests.integration.quality_batch import OUTLETS, SEEN_AT, Made, key, make, publish, publish_history
from warehouse import publish as warehouse
from warehouse.home import Home

RUN = "20260310T060000-beef"
SILENT = ["wort-ost.example", "wort-west.example", "wort-mitte.example"]
DOUBLED = OUTLETS[7:]
REPEATING = OUTLETS[4:7]
BOILERPLATE = ["Mehr zum Thema", "Jetzt Newsletter abonnieren", "Kommentare (17)"]
ENGLISH = (
    "The council met in the town hall and talked about the new bridge that everybody had been waiting for. "
)


def _date(value_at):
    def spoil(made: Made, _: int) -> None:
        made.article["published_at"] = value_at
        made.dates[0] |= {"value_at": value_at, "evidence": str(value_at)}

    return spoil


def _without_date(made: Made, _: int) -> None:
    made.article |= {"published_at": None, "published_precision": None, "published_confidence": None}
    made.dates = []


def _mistaken_date(made: Made, _: int) -> None:
    made.article["published_at"] -= timedelta(days=40)


def _set(**values):
    return lambda made, _: made.article.update(values)


def _body(change):
    return lambda made, number: made.rewrite(change(made.article["body"], number))


def _swapped(made: Made, number: int) -> None:
    made.rewrite(ENGLISH * (12 + number))
    made.article["language"] = "de"


def _shifted_mention(made: Made, _: int) -> None:
    made.mentions[0]["start_char"] += 3


def _shifted_claim(made: Made, _: int) -> None:
    made.claims[0]["content_spans"] = [(start - 5, end - 5) for start, end in made.claims[0]["content_spans"]]


def _open_chain(made: Made, _: int) -> None:
    made.chain.pop()


def _all_boilerplate(made: Made, _: int) -> None:
    made.article |= {"body": "", "word_count": 0, "boilerplate_share": 1.0}
    made.segments[0]["role"] = "boilerplate"
    made.mentions, made.claims, made.chain = [], [], []


# rule -> what spoils an article so that the rule must find it
SINGLE = {
    "date_missing": _without_date,
    "date_in_future": _date(SEEN_AT + timedelta(days=30)),
    "date_implausibly_old": _date(datetime(1601, 1, 1, tzinfo=UTC)),
    "date_is_epoch": _date(datetime(1970, 1, 1, tzinfo=UTC)),
    "date_outside_evidence": _mistaken_date,
    "source_url_missing": _set(source_url=None, source_domain=None),
    "source_url_invalid": _set(source_url="http:///artikel 7"),
    "body_empty": _all_boilerplate,
    "body_truncated": _body(lambda body, _: body[: body.rindex(" ")] + " und"),
    "boilerplate_left": _body(lambda body, number: f"{body}\n{BOILERPLATE[number % 3]}\n{body[:200]}."),
    "language_swapped": _swapped,
    "characters_broken": _body(lambda body, _: body.replace("e", "Ã¤", 2)),
    "markup_left": _body(lambda body, _: f"<p class='lead'>{body}</p>."),
    "mention_span_wrong": _shifted_mention,
    "claim_span_wrong": _shifted_claim,
    "chain_misses_outlet": _open_chain,
}
# rules that a defect breaks besides its own
IMPLIED = {"body_empty": {"body_short", "boilerplate_excessive"}}


@pytest.fixture(scope="module")
def checked(tmp_path_factory):
    home = Home(tmp_path_factory.mktemp("defects") / "onrecord.duckdb")
    publish_history(home, outlets=OUTLETS + SILENT)
    articles = [make(number) for number in range(300)]
    spoilt: dict[str, tuple[str, str]] = {}
    safe = [a for a in articles if a.article["source_domain"] in OUTLETS[:4]]
    for place, (rule, spoil) in enumerate(SINGLE.items()):
        for turn in range(3):
            made = safe[3 * place + turn]
            spoil(made, turn)
            spoilt[made.id] = (rule, made.article["title"])
    copies = [copy for turn in range(3) for copy in _flood(safe[60 + turn], spoilt)]
    for outlet in DOUBLED:
        articles += [
            make(1000 + number, outlet=outlet)
            for number in range(OUTLETS.index(outlet) * 50, OUTLETS.index(outlet) * 50 + 31)
        ]
    for outlet in REPEATING:
        for made in [a for a in articles if a.article["source_domain"] == outlet][:8]:
            made.rewrite(
                f"{made.article['body']}\nDie Zeitung {outlet} erscheint seit vielen Jahren in ihrer Stadt."
            )
    outcome = publish(home, RUN, articles, copies)
    with warehouse.read_candidate(home, RUN) as connection:
        page = write_report(connection, RUN, tmp_path_factory.mktemp("reports")).read_text()
    return outcome, spoilt, articles, page


def _flood(made: Made, spoilt: dict[str, tuple[str, str]]) -> list[dict]:
    spoilt[made.id] = ("duplicate_flood", made.article["title"])
    return [
        made.document | {"document_id": key(made.id, copy), "external_id": f"copy-{made.id}-{copy}",
                         "record_key": f"copy-{made.id}-{copy}", "status": "duplicate", "duplicate_of": made.id}
        for copy in range(6)
    ]  # fmt: skip


def _result(outcome, rule):
    (row,) = (row for row in outcome.results if row["expectation"] == rule)
    return row


def test_sixty_defects_of_twenty_kinds(checked):
    _, spoilt, _, _ = checked
    assert len(spoilt) + len(SILENT) + len(DOUBLED) + len(REPEATING) == 60
    assert len({rule for rule, _ in spoilt.values()}) + 3 == 20


@pytest.mark.parametrize("rule", [*SINGLE, "duplicate_flood"])
def test_defect_is_found_under_its_rule(checked, rule):
    outcome, spoilt, _, _ = checked
    expected = {document_id for document_id, (broken, _) in spoilt.items() if broken == rule}
    named = {key: refusal.reasons for key, refusal in outcome.refused.items()} | outcome.flags
    for document_id in expected:
        assert rule in named[document_id]
        assert set(named[document_id]) - {rule} <= IMPLIED.get(rule, set())
    assert _result(outcome, rule)["success"] is False
    assert _result(outcome, rule)["unexpected_count"] == 3


@pytest.mark.parametrize(
    ("rule", "outlets"),
    [("outlet_silent", SILENT), ("outlet_doubled", DOUBLED), ("outlet_repeats_itself", REPEATING)],
)
def test_defect_of_an_outlet_is_found(checked, rule, outlets):
    outcome, _, _, _ = checked
    found = _result(outcome, rule)
    names = sorted(outlet.split(".")[0].title() for outlet in outlets)
    assert found["unexpected_count"] == 3
    assert all(name in found["sample"] for name in names)


def test_no_clean_article_is_refused_or_flagged(checked):
    outcome, spoilt, _, _ = checked
    assert set(outcome.refused) | set(outcome.flags) == set(spoilt)


def test_nothing_else_fails(checked):
    outcome, _, _, _ = checked
    failed = {row["expectation"] for row in outcome.results if not row["success"]}
    expected = {
        *SINGLE,
        "duplicate_flood",
        "outlet_silent",
        "outlet_doubled",
        "outlet_repeats_itself",
        *(implied for rules in IMPLIED.values() for implied in rules),
    }
    assert failed == expected
    assert outcome.aborted == ()


def test_report_names_every_cause_in_words(checked):
    outcome, _, _, page = checked
    for row in outcome.results:
        if not row["success"]:
            assert row["expectation"].replace("_", " ") in page
    for words in (
        "Wort-Ost is silent",
        "lies in the future, on 2026-04-09",
        "filed as de, its middle reads as en",
    ):
        assert words in page
