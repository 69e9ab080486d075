"""What an article wrote is shown as text, whatever it is."""

from datetime import UTC, datetime

import pytest

from flows.browse.pages import Page, Section, written_out
from flows.browse.views import render, render_message

PAYLOADS = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</style></pre><svg onload=alert(1)>",
    "{{ 7 * 7 }}{% raw %}",
    "\x1b[2J\u202eabc",
]


def entity_page(text: str) -> Page:
    entity = {
        "entity_id": "e1", "name": text, "kind": "person", "aliases": [text], "wikidata_id": text, "origin": "discovered",
        "redirect_to": None, "articles": 1, "claims": 1, "denials": 1,
    }  # fmt: skip
    claim = {
        "claim_id": "c1", "published_at": datetime(2026, 1, 1, tzinfo=UTC), "outlet": text, "language": "de", "stance": "deny",
        "hedged": True, "content": text, "speaker": text, "speaker_entity_id": "e1", "statement_id": "s1", "article_id": "a1",
        "title": text,
    }  # fmt: skip
    name = {"surface": text, "link_method": text, "link_score": 1.0, "mentions": 1, "articles": 1}
    rows = {
        "entity": [entity], "claims": [claim], "about": [claim], "names": [name],
        "together": [{"entity_id": text, "name": text, "kind": "person", "articles": 1}],
        "articles": [claim],
    }  # fmt: skip
    return Page("entity", "e1", {each: Section(each, text, found) for each, found in rows.items()})


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_payload_stays_text(payload):
    shown = render(entity_page(payload))
    assert "<script" not in shown
    assert "<img" not in shown
    assert "<svg" not in shown
    assert "49" not in shown.partition("</style>")[2]
    assert "\x1b" not in shown
    assert "\u202e" not in shown


@pytest.mark.parametrize("payload", PAYLOADS)
def test_an_id_that_was_asked_for_stays_text(payload):
    shown = render_message("Not found", f"The warehouse has no story {payload}.")
    assert "<script" not in shown
    assert "<img" not in shown


def test_a_page_of_its_own_leads_nowhere_else():
    assert 'href="/' not in render(entity_page("Anna"), alone=True)


def test_a_query_is_written_out_as_one_types_it():
    values = {"key": "it's", "found": ["a"], "found_articles": None, "confidence": 0.9}
    query = "$key $found_articles $found $confidence"
    assert written_out(query, values) == "'it''s' null ['a'] 0.9"
    assert written_out("$key $found", {"key": "$found", "found": 1}) == "'$found' 1"
