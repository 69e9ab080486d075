"""Views that answer a question on a few rows written by hand."""

import duckdb
import pytest

from warehouse.schema import create_tables, create_views

ANNA, BORIS = "e-anna", "e-boris"
# article, outlet, day, agencies, the article that took its place
ARTICLES = [
    ("a1", "Blatt", "2024-05-03", [], "a2"),
    ("a2", "Blatt", "2024-05-03", [], None),
    ("b", "Bote", "2024-05-04", [], None),
    ("c", "Kurier", "2024-05-05", ["dpa"], None),
]
# claim, article, parts, content, speaker, stance
CLAIMS = [
    ("k1", "a1", [(0, 40)], "Boris hat das Geld genommen", ANNA, "accuse"),
    ("k2", "a1", [(50, 90)], "„Das prüfen wir“", None, "assert"),
    ("k3", "a2", [(0, 40)], "Boris habe Fragen zu beantworten", ANNA, "demand"),
    ("k4", "a2", [(50, 90)], "Das prüfen wir", None, "assert"),
    ("k5", "b", [(0, 40)], "Boris will bleiben", BORIS, "assert"),
    ("k6", "c", [(50, 60), (80, 90)], "„Wir prüfen“ „ob es stimmt“", ANNA, "assert"),
]
MENTIONS = [
    ("a2", BORIS, 0, 5),
    ("a2", BORIS, 30, 35),
    ("a2", ANNA, 60, 65),
    ("b", BORIS, 0, 5),
    ("c", BORIS, 0, 5),
    ("c", ANNA, 65, 75),  # between the parts of what she says
    ("c", BORIS, 82, 87),
]


@pytest.fixture(scope="module")
def warehouse():
    connection = duckdb.connect()
    create_tables(connection)
    create_views(connection)
    for article, outlet, day, agencies, superseded_by in ARTICLES:
        connection.execute(
            "insert into documents by name select $article as document_id, $article as external_id, 'r' as record_key,"
            " if($article = 'a2', 2, 1) as version, $by as superseded_by, '' as uri, '' as media_type, '' as sha256,"
            " '' as content_hash, '' as text, '{}' as metadata, [] as repairs, 'loaded' as status,"
            " cast($day as timestamptz) as first_seen_at, '' as run_id, '' as pipeline_version",
            {"article": article, "by": superseded_by, "day": day},
        )
        connection.execute(
            "insert into articles by name select $article as article_id, $article as document_id, 'de' as language,"
            " $title as title, '' as body, cast($day as timestamptz) as published_at, 'day' as published_precision,"
            " $outlet as outlet, $agencies as agencies, 9 as word_count, 0 as boilerplate_share, 's' as story_id,"
            " 'pass' as quality, [] as quality_flags",
            {
                "article": article,
                "title": f"Titel {article}",
                "day": day,
                "outlet": outlet,
                "agencies": agencies,
            },
        )
    for entity, name in ((ANNA, "Anna Berg"), (BORIS, "Boris Tal")):
        connection.execute(
            "insert into entities by name select $id as entity_id, $name as name, 'person' as kind, [] as aliases,"
            " 'discovered' as origin",
            {"id": entity, "name": name},
        )
    for claim, article, parts, content, speaker, stance in CLAIMS:
        connection.execute(
            "insert into claims by name select $claim as claim_id, $article as article_id, 0 as position,"
            " 'de' as language, 'indirect' as quote_type, $stance as stance, false as hedged, $content as content,"
            " $parts as content_spans, $speaker as speaker_entity_id, [] as speaker_spans,"
            " true as speaker_named, $speaker is null as speaker_anonymous, [] as cue_spans, [] as frame_spans,"
            " [] as addressee_spans, '' as found_by, '' as stance_by, '' as speaker_by, '' as rule, 1 as confidence",
            {
                "claim": claim,
                "article": article,
                "parts": [{"start": start, "end": end} for start, end in parts],
                "content": content,
                "speaker": speaker,
                "stance": stance,
            },
        )
    for number, (article, entity, start, end) in enumerate(MENTIONS):
        connection.execute(
            "insert into mentions by name select $id as mention_id, $article as article_id, $entity as entity_id,"
            " 'person' as kind, '' as surface, '' as normal, '' as name_id, $start as start_char, $end as end_char,"
            " 1 as score",
            {"id": f"m{number}", "article": article, "entity": entity, "start": start, "end": end},
        )
    for one, other in (("a2", "b"), ("b", "c"), ("a1", "b")):
        connection.execute(
            "insert into article_links by name select $one as article_id, $other as other_article_id,"
            " 'copy' as relation, 1 as score, 0.9 as copied_share",
            {"one": one, "other": other},
        )
    return connection


def test_what_is_said_about_whom(warehouse):
    rows = warehouse.sql("""
        select about, speaker_entity, stance, by_itself, claim_id
        from v_claims_about
        order by claim_id, about
    """).fetchall()
    assert rows == [
        ("Boris Tal", "Anna Berg", "demand", False, "k3"),
        ("Anna Berg", None, "assert", False, "k4"),
        ("Boris Tal", "Boris Tal", "assert", True, "k5"),
        ("Boris Tal", "Anna Berg", "assert", False, "k6"),
    ]


def test_who_copies_whom_in_the_order_of_time(warehouse):
    rows = warehouse.sql("select outlet, copied_in, agencies, copied_share from v_copies").fetchall()
    assert rows == [("Blatt", "Bote", [], 0.9), ("Bote", "Kurier", [], 0.9)]


def test_what_an_article_said_before_it_was_changed(warehouse):
    rows = warehouse.sql(
        "select outlet, title, title_before, claims_gone, claims_added, version from v_revisions"
    ).fetchall()
    gone, added = ["Boris hat das Geld genommen"], ["Boris habe Fragen zu beantworten"]
    assert rows == [("Blatt", "Titel a2", "Titel a1", gone, added, 2)]


def test_how_often_an_outlet_keeps_its_sources_unnamed(warehouse):
    shares = dict(warehouse.sql("select outlet, anonymous_share from v_sources").fetchall())
    assert shares == {"Blatt": 0.5, "Bote": 0, "Kurier": 0}
