"""What analysts ask of claims never reads the texts of articles: those lie in columns of their own, which no view touches."""

import json

import pytest

from warehouse.schema import relations

VIEWS = [relation.name for relation in relations() if relation.kind == "view"]
TEXTS = {"documents": "text", "articles": "body", "originals": "html"}
VECTORS = ("claim_vectors", "article_vectors")
# They show an article's words on purpose, or measure them.
READING = {"v_claim_reviews", "v_quarantine"}


def scans(node):
    """Yield table and columns of each scan in a plan."""
    info = node.get("extra_info", {})
    if "Table" in info:
        columns = info.get("Projections", [])
        yield info["Table"].rpartition(".")[2], [columns] if isinstance(columns, str) else columns
    for child in node.get("children", ()):
        yield from scans(child)


@pytest.mark.parametrize("view", [view for view in VIEWS if view not in READING])
def test_a_view_reads_no_texts_and_no_vectors(view, ask):
    (plan,) = json.loads(ask(f"explain (format json) from {view}")[0][1])
    read = list(scans(plan))
    assert read or "claims" not in view
    for table, columns in read:
        assert TEXTS.get(table) not in columns
        assert table not in VECTORS


def test_who_asks_for_texts_is_seen(ask):
    (plan,) = json.loads(ask("explain (format json) select text from documents")[0][1])
    assert ("documents", ["text"]) in list(scans(plan))


def test_the_claims_of_one_article_need_no_other_chains(ask):
    article, claims = ask(
        "select article_id, count(*) from v_claims group by article_id order by count(*) limit 1"
    )[0]
    profile = ask("explain (analyze, format json) from v_claims where article_id = ?", article)[0][1]
    grouped = [
        node["operator_cardinality"] for node in nodes(json.loads(profile)) if "GROUP_BY" in kind_of(node)
    ]
    assert grouped
    assert max(grouped) <= 2 * claims < ask("select count(*) from v_claims")[0][0]


def kind_of(node):
    return node.get("operator_type") or ""


def nodes(node):
    yield node
    for child in node.get("children", ()):
        yield from nodes(child)
