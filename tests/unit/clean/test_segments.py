"""Segments cover every text without gaps, and the body is exactly the kept ones, whatever the text."""

import pickle
import textwrap
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.clean import clean_document
from flows.read.decode import Decoded
from flows.read.documents import Source, html_document, text_document
from flows.records import BODY_ROLES, Refusal

NOW = datetime(2026, 1, 1, tzinfo=UTC)
SOURCE = Source("in/a", "a", "text/plain", "0" * 64)
SENTENCE = "Der Minister hat am Montag seinen Rücktritt erklärt, sagte eine Sprecherin in Berlin."
LINES = st.sampled_from(
    [SENTENCE, "The minister resigned on Monday, a spokeswoman told reporters in London.", "Mehr zum Thema",
     "Kommentare (3)", "Von Ada Muster", "3. Mai 2024, 8:15 Uhr", "Foto: dpa", "Quelle: https://example.org/a",
     "Newsletter abonnieren", "(dpa)", "date 2022-03 Titel eins zwei", "Titel eins zwei", "", " ", "\t", "x", "©"]
)  # fmt: skip
TEXTS = st.one_of(
    st.lists(LINES, min_size=1, max_size=30).map("\n".join),
    st.text(min_size=1, max_size=300),
    st.text(st.sampled_from("aZ .\n\r\u2028\x0b\u00a0(„“:)1/"), min_size=1, max_size=200),
)
TAGS = st.sampled_from(
    ("p", "div", "h1", "h2", "li", "figcaption", "aside", "nav", "time", "a", "span", "td")
)
MARKUP = st.lists(
    st.tuples(TAGS, LINES),
    max_size=25,
).map(lambda parts: "<body>" + "".join(f"<{tag}>{text}</{tag}>" for tag, text in parts) + "</body>")


def check(document):
    article = clean_document(document, NOW)
    if isinstance(article, Refusal):
        assert not document.text.strip()
        return
    text, segments = document.text, article.segments
    assert [s.position for s in segments] == list(range(len(segments)))
    assert [s.start_char for s in segments] == [0, *(s.end_char for s in segments[:-1])]
    assert segments[-1].end_char == len(text)
    assert all(s.start_char < s.end_char for s in segments)
    assert all((s.category is not None) is (s.role == "boilerplate") for s in segments)
    assert all(s.rule and 0 <= s.confidence <= 1 for s in segments)
    kept = [text[s.start_char : s.end_char].strip() for s in segments if s.role in BODY_ROLES]
    assert article.body == "\n\n".join(kept)
    for candidate in article.date_candidates:
        assert candidate.value_at <= NOW
        if candidate.start_char is not None:
            around = [s for s in segments if s.start_char <= candidate.start_char < s.end_char]
            assert around[0].role != "boilerplate"


@given(TEXTS)
@settings(max_examples=80, deadline=None)
def test_plain_text(text):
    document = text_document(SOURCE, Decoded(text, "utf-8"))
    if document.refusal is None:
        check(document)


@given(MARKUP)
@settings(max_examples=60, deadline=None)
def test_pages(markup):
    document = html_document(SOURCE, Decoded(markup, "utf-8"))
    if document.refusal is None:
        check(document)


def roles(text, **fields):
    document = text_document(SOURCE, Decoded(text, "utf-8"), fields)
    article = clean_document(document, NOW)
    return {
        " ".join(text[s.start_char : s.end_char].split()): (s.role, s.category) for s in article.segments
    }, article


def test_a_glued_header_is_cut():
    found, article = roles(f"date 2022-03 Minister erklärt Rücktritt\n\n{SENTENCE}\n\n{SENTENCE} Und mehr.")
    assert found["date 2022-03"] == ("dateline", None)
    assert article.title == "Minister erklärt Rücktritt"


def test_a_region_names_what_follows_it():
    text = f"Minister erklärt Rücktritt\n\n{SENTENCE}\n\n{SENTENCE} Und mehr.\n\nKommentare (2)\nKarl K.\nvor 3 Stunden"
    found, article = roles(text)
    assert {category for role, category in found.values() if role == "boilerplate"} == {"comments"}
    assert "Kommentare" not in article.body


def test_a_record_keeps_its_title_and_author():
    _, article = roles(SENTENCE * 3, title="Titel des Eintrags", author="A. Berg")
    assert (article.title, article.author) == ("Titel des Eintrags", "A. Berg")


PARAGRAPHS = [
    "Der Verteidigungsminister hat am Montag seinen Rücktritt erklärt, wie eine Sprecherin in Berlin mitteilte.",
    "Er zog damit die Folgen aus einer Affäre um den Kauf von Drohnen, die das Land seit Wochen beschäftigt hatte.",
    "Die Folgen",
    "Wer ihm nachfolgt, ist offen. In der Partei werden zwei Namen genannt, keiner von beiden wollte sich äußern.",
    "„Wir werden das in Ruhe besprechen“, sagte die Vorsitzende am Abend vor Journalisten im Foyer des Parlaments.",
]


@pytest.mark.parametrize("width", [None, 60, 72])
def test_a_clean_text_is_kept_whole(width):
    """Headings stay, and lines that were wrapped at a column."""
    text = "\n\n".join(textwrap.fill(p, width) if width else p for p in PARAGRAPHS)
    _, article = roles(text)
    assert article.body.split() == text.split()
    assert article.boilerplate_share == 0


def test_a_page_that_comes_from_another_process_is_parsed_once_more():
    markup = f"<h1>Titel eins zwei</h1><p>{SENTENCE}</p><p>{SENTENCE} Und mehr.</p>"
    document = html_document(SOURCE, Decoded(markup, "utf-8"))
    copy = pickle.loads(pickle.dumps(document))
    assert copy.page is None
    assert clean_document(copy, NOW) == clean_document(document, NOW)


@pytest.mark.parametrize("fence", ["---", "+++"])
def test_front_matter_is_no_part_of_the_article(fence):
    text = (
        f"{fence}\ntitle: Werk soll Warnungen ignoriert haben\npublished: 2024-05-03\n"
        f"outlet: Ortsblatt\n{fence}\nBerlin (dpa) - {SENTENCE}\n"
    )
    source = Source("in/a.md", "a", "text/markdown", "0" * 64)
    article = clean_document(text_document(source, Decoded(text, "utf-8")), NOW)
    assert article.body == f"Berlin (dpa) - {SENTENCE}"
    assert article.agencies == ("dpa",)
    assert article.published_at == datetime(2024, 5, 3, tzinfo=UTC)


def test_what_looks_like_front_matter_is_text_where_the_file_is_no_markdown():
    text = f"---\nOrt: Berlin\n---\n{SENTENCE}"
    assert "Ort: Berlin" in clean_document(text_document(SOURCE, Decoded(text, "utf-8")), NOW).body
