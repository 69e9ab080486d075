"""Entities, speakers, stories and co-occurrence of the seed articles, as a reader would count them."""

import pytest

from tests.canonical import twins
from warehouse.connection import open_for_reading


def test_a_key_names_one_row(seeded):
    with open_for_reading(seeded) as connection:
        assert twins(connection) == []


def test_every_mention_has_an_entity_and_says_how_surely(ask):
    assert ask("select count(*) from mentions where entity_id is null or link_method is null") == [(0,)]
    assert ask("select count(*) from mentions where link_score not between 0.5 and 1") == [(0,)]
    assert ask("select count(*) from mentions anti join entities using (entity_id)") == [(0,)]


def test_no_mention_names_an_entity_that_was_merged_into_another(ask):
    assert (
        ask(
            "select m.surface, e.name from mentions as m join entities as e using (entity_id)"
            " where e.redirect_to is not null"
        )
        == []
    )


def test_wikidata_ids_stand_only_where_the_territories_prove_them(ask):
    assert ask("select count(*) from entities where wikidata_id is not null and kind <> 'location'") == [(0,)]
    assert ask("select wikidata_id from entities where name = 'Ukraine' and kind = 'location'") == [("Q212",)]


@pytest.mark.parametrize(
    ("name", "kind", "articles"),
    [
        ("Elon Musk", "person", "000 001 002 003 004"),
        ("Vladimir Putin", "person", "001 002 003 004"),
        ("Dmitry Peskov", "person", "002 003"),
        ("Volodymyr Zelenskyy", "person", "000"),
        ("Pentagon", "organisation", "001 004"),
        ("Ukraine", "location", "000 001 002 004"),
    ],
)
def test_an_entity_is_found_in_every_article_and_language(ask, name, kind, articles):
    found = ask(
        "select e.kind, string_agg(distinct a.external_id[:3], ' ' order by a.external_id[:3])"
        " from mentions as m join entities as e using (entity_id) join v_articles as a using (article_id)"
        " where e.name = ? group by e.entity_id, e.kind",
        name,
    )
    assert found == [(kind, articles)]


def test_a_speaker_is_one_row_whatever_the_language(ask):
    assert ask("select speaker from v_speakers group by speaker having count(*) > 1") == []
    speakers = {name: row for name, *row in ask("select speaker, claims, denials, articles from v_speakers")}
    claims, denials, articles = speakers["Dmitry Peskov"]
    assert (claims >= 3, denials >= 1, articles) == (True, True, 2)
    assert speakers["Elon Musk"][2] >= 4
    assert speakers["Volodymyr Zelenskyy"][2] == 1
    assert speakers["Wall Street Journal"][2] == 1


@pytest.mark.parametrize(
    ("name", "other_name", "articles"),
    [
        ("Elon Musk", "Vladimir Putin", 4),
        ("Elon Musk", "Dmitry Peskov", 2),
        ("Elon Musk", "Volodymyr Zelenskyy", 1),
        ("Vladimir Putin", "Pentagon", 2),
        ("Dmitry Peskov", "Wall Street Journal", 1),
    ],
)
def test_entities_named_in_one_article_co_occur(ask, name, other_name, articles):
    found = ask(
        "select articles from v_cooccurrence where (name = $1 and other_name = $2) or (name = $2 and other_name = $1)",
        name,
        other_name,
    )
    assert found == [(articles,)]


def test_a_story_counts_its_articles_and_languages(ask):
    stories = ask("select list_transform(external_ids, lambda x: x[:3]), languages, articles from v_stories")
    found = {" ".join(sorted(ids)): (languages, articles) for ids, languages, articles in stories}
    assert found == {
        "000": (["de"], 1),
        "001 004": (["de", "en"], 2),
        "002": (["de"], 1),
        "003": (["de"], 1),
    }


def test_mentions_a_day_add_up(ask):
    assert ask("select sum(mentions) from v_mentions_daily") == ask("select count(*) from mentions")
    assert ask(
        "select published_on::varchar, articles from v_mentions_daily where name = 'Vladimir Putin' and outlet = 'Krone'"
    ) == [("2023-08-22", 1)]


def test_days_are_those_of_utc_wherever_the_analyst_sits(ask):
    queries = (
        "select distinct published_on::varchar from v_mentions_daily order by all",
        "select published_on::varchar from v_claims_daily order by all",
        "select external_id, days from v_dates_disputed order by all",
    )
    here = [ask(query) for query in queries]
    ask("set TimeZone = 'America/Los_Angeles'")
    there = [ask(query) for query in queries]
    ask("set TimeZone = 'UTC'")
    assert there == here


def test_a_denial_reads_beside_its_claim(ask):
    rows = ask("select denied_by, claimed_by, denial, claim, method, score from v_denials")
    assert rows
    assert all(denial and claim and method and 0 < score <= 1 for _, _, denial, claim, method, score in rows)
    assert all("\n" not in denial + claim for _, _, denial, claim, _, _ in rows)
    assert not [row for row in rows if row[0] is not None and row[0] == row[1]]
