import re

import pytest

from warehouse import schema

RELATIONS = {relation.name: relation for relation in schema.relations()}
VIEWS = [
    "v_articles",
    "v_claims",
    "v_denials",
    "v_statements",
    "v_attribution_chains",
    "v_speakers",
    "v_mentions_daily",
    "v_cooccurrence",
    "v_stories",
    "v_sources",
    "v_dates_disputed",
    "v_quality",
    "v_quality_trend",
    "v_quarantine",
]


@pytest.mark.parametrize("name", VIEWS)
def test_the_views_analysts_rely_on_exist(name):
    assert RELATIONS[name].kind == "view"


@pytest.mark.parametrize("relation", RELATIONS.values(), ids=lambda relation: relation.name)
def test_every_relation_and_every_column_says_what_it_is(relation):
    assert relation.comment.startswith("One row per ")
    assert [column.name for column in relation.columns if not column.comment] == []


@pytest.mark.parametrize("path", sorted(schema.SQL.rglob("*.sql")), ids=lambda path: path.stem)
def test_every_file_opens_with_its_grain_and_holds_no_capitals(path):
    text = path.read_text(encoding="utf-8")
    assert text.startswith("-- grain: ")
    code = re.sub(r"'[^']*'|--.*", "", text)
    assert code == code.lower()
