"""Stories, statements and answers: the same in whatever order articles arrive, and as an analyst decides."""

import random

import pytest

from flows.link import stories as story_links
from flows.link.statements import link_statements
from flows.link.stories import link_stories
from tests.unit.link.warehouse import add
from warehouse.connection import in_memory
from warehouse.schema import create_tables

SILO = "Das Getreidesilo der Genossenschaft in Northen ist am Dienstag eingestürzt, 800 Tonnen Weizen liegen auf der Straße."
FERRY = "Die Fähre Seeadler ist vor Amrumsand auf Grund gelaufen, 210 Passagiere mussten an Bord ausharren."
# article: day, outlet, title, body, names, claims (stance, speaker, content)
ARTICLES = {
    "a": ("2025-03-04", "Leinebote", "Silo in Northen eingestürzt", SILO, "Northen Genossenschaft",
          [("assert", "Kolbe", "Die Genossenschaft hat das Silo in Northen seit Jahren nicht gewartet")]),
    "b": ("2025-03-04", "Kurier", "Eingestürztes Silo in Northen", f"In Northen: {SILO}", "Northen Genossenschaft",
          [("assert", "Kolbe", "Das Silo in Northen wurde seit Jahren von der Genossenschaft nicht gewartet")]),
    "c": ("2025-03-05", "Radio Deister", "Nach dem Einsturz des Silos in Northen", f"Weizen auf der Straße. {SILO}",
          "Northen Genossenschaft Hannover", [("deny", "Genossenschaft", "das Silo in Northen nicht gewartet zu haben")]),
    "d": ("2025-03-04", "Inselbote", "Fähre vor Amrumsand auf Grund", FERRY, "Amrumsand Seeadler Petersen",
          [("assert", "Petersen", "Das Wasser vor Amrumsand war ungewöhnlich niedrig")]),
    "e": ("2025-03-05", "Depesche", "Fähre Seeadler läuft vor Amrumsand auf Grund", f"Am Abend: {FERRY}", "Amrumsand Seeadler",
          [("assert", "Petersen", "Vor Amrumsand war das Wasser ungewöhnlich niedrig")]),
    "f": ("2025-03-06", "Kurier", "Freibad für Weikersbach", "Der Rat von Weikersbach baut ein Freibad.", "Weikersbach", []),
}  # fmt: skip
HEAD = "level,one,other,relation\n"


def arrive(connection, article):
    day, outlet, title, body, names, claims = ARTICLES[article]
    add(connection, article, *(("organisation", name) for name in names.split()), on=day)
    connection.execute("update mentions set entity_id = normal where article_id = ?", [article])
    connection.execute(
        "insert or ignore into entities by name select distinct normal as entity_id, normal as name, kind,"
        " [] as aliases, 'discovered' as origin from mentions where article_id = ?",
        [article],
    )
    connection.execute(
        "update articles set outlet = $outlet, title = $title, body = $body where article_id = $article",
        {"outlet": outlet, "title": title, "body": body, "article": article},
    )
    for position, (stance, speaker, content) in enumerate(claims):
        connection.execute(
            "insert into claims by name select $id as claim_id, $article as article_id, $position as position,"
            " 'de' as language, 'indirect' as quote_type, $stance as stance, false as hedged, $content as content,"
            " [] as content_spans, $speaker as speaker_name, $speaker as speaker_entity_id, $speaker as speaker_text,"
            " [] as speaker_spans, true as speaker_named, [] as cue_spans, [] as frame_spans, [] as addressee_spans,"
            " 'test' as rule, 'test' as found_by, 'cue' as stance_by, 'named' as speaker_by, 1 as confidence",
            {
                "id": f"{article}{position}",
                "article": article,
                "position": position,
                "stance": stance,
                "content": content,
                "speaker": speaker,
            },
        )


def link(connection, folder):
    return link_statements(connection, link_stories(connection, folder), folder)


def linked(connection):
    return [
        connection.execute(query).fetchall()
        for query in (
            "select article_id, story_id from articles order by all",
            "select claim_id, statement_id from claims order by all",
            "select claim_id, other_claim_id, relation, round(score, 3) from claim_links order by all",
            "select statement_id, articles, origins from statements order by all",
            "select statement_id, other_statement_id, relation from statement_links order by all",
            "select story_id, title, articles, outlets from stories order by all",
        )
    ]


def after(folder, *batches):
    with in_memory() as connection:
        create_tables(connection)
        for batch in batches:
            for article in batch:
                arrive(connection, article)
            link(connection, folder)
        return linked(connection)


@pytest.fixture(scope="module")
def undecided(tmp_path_factory):
    return decide(tmp_path_factory.mktemp("reference"))


@pytest.fixture(scope="module")
def at_once(undecided):
    return after(undecided, "abcdef")


def decide(folder, *rows):
    (folder / "link_overrides.csv").write_text(HEAD + "".join(f"{row}\n" for row in rows), "utf-8")
    return folder


def grouped(pairs):
    groups = {}
    for item, group in pairs:
        groups.setdefault(group, []).append(item)
    return sorted("".join(items) for items in groups.values())


def test_articles_claims_and_a_denial_are_linked(at_once):
    stories, statements, claim_links, *_ = at_once
    assert grouped(stories) == ["abc", "de", "f"]
    assert grouped(statements) == ["a0b0", "c0", "d0e0"]
    assert next(pair for *pair, relation, _ in claim_links if relation == "denies")[0] == "c0"


@pytest.mark.parametrize("seed", range(6))
def test_links_do_not_depend_on_order_or_batches(undecided, at_once, seed):
    order = random.Random(seed).sample(sorted(ARTICLES), len(ARTICLES))
    cuts = sorted(random.Random(seed).sample(range(1, len(order)), 1 + seed % 4))
    batches = [order[start:end] for start, end in zip([0, *cuts], [*cuts, len(order)], strict=True)]
    assert after(undecided, *batches) == at_once


def test_links_do_not_depend_on_how_many_articles_are_compared_at_once(undecided, at_once, monkeypatch):
    monkeypatch.setattr(story_links, "COMPARED", 2)
    assert after(undecided, "abcdef") == at_once


def test_linking_again_changes_nothing(undecided, at_once):
    assert after(undecided, "abcdef", "", "") == at_once


def test_decisions_part_and_join_and_survive_new_articles(tmp_path, undecided, at_once):
    decide(
        tmp_path,
        "story,a,c,parted", "story,b,c,parted", "story,d,f,joined", "statement,d0,e0,parted", "statement,a0,d0,joined",
    )  # fmt: skip
    with in_memory() as connection:
        create_tables(connection)
        for batch in ("ab", "cde", "f", ""):
            for article in batch:
                arrive(connection, article)
            link(connection, tmp_path)
        stories, statements, *_ = linked(connection)
        assert grouped(stories) == ["ab", "c", "def"]
        assert grouped(statements) == ["a0b0d0", "c0", "e0"] or grouped(statements) == [
            "a0d0",
            "b0",
            "c0",
            "e0",
        ]
        link(connection, undecided)
        assert linked(connection) == at_once
