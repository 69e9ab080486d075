"""Values of records: entities, markup, missing values, lists, objects, characters that cannot be shown."""

import json
import unicodedata
from datetime import UTC, datetime

import pytest

from flows.clean import clean_document
from flows.read import read_documents
from flows.read.values import as_line, as_text, safe_line, without_markup

NOW = datetime(2026, 1, 1, tzinfo=UTC)
FIRST = "Der Gemeinderat hat am Montag beschlossen, das alte Sägewerk am Ortsrand zu kaufen und zu erneuern."
SECOND = "Die Bürgermeisterin sagte, die Arbeiten sollten im Frühjahr beginnen und achtzehn Monate dauern."


def article_of(tmp_path, record, **mapping):
    """Return the document and the article of one record."""
    (tmp_path / "a.jsonl").write_text(record if isinstance(record, str) else json.dumps(record), "utf-8")
    (document,) = [d for batch in read_documents([str(tmp_path / "a.jsonl")], mapping) for d in batch]
    assert document.refusal is None
    return document, clean_document(document, NOW)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rat &amp; Tat", "Rat & Tat"),
        ("&amp;quot;Nein&amp;quot;", '"Nein"'),
        ("&#8222;Ja&#x201c; f&uuml;r&nbsp;alle", "„Ja“ für\u00a0alle"),
        ("AT&T und Q&A; 3 < 4 > 2", "AT&T und Q&A; 3 < 4 > 2"),
        ("a &copy=1 b &notareal; c", "a &copy=1 b &notareal; c"),
        ("<p>Eins</p>\n<p>Zwei</p>", "Eins\n\nZwei"),
        ("Eins<br/>Zwei<BR>Drei", "Eins\nZwei\nDrei"),
        ("<p>Der <b>neue</b> <a href='https://a.b/?c&amp;d'>Plan</a></p>", "Der neue Plan"),
        ("&lt;p&gt;Eins&lt;/p&gt;&lt;p&gt;Zwei &amp;amp; drei&lt;/p&gt;", "Eins\n\nZwei & drei"),
        ("<ul><li>eins</li><li>zwei</li></ul>", "eins\n\nzwei"),
        ("Vor<script>weg()</script> nach <style>p{}</style><!-- weg -->da", "Vor nach da"),
        ("Vor <!-- nie geschlossen", "Vor  nie geschlossen"),
        ("<![CDATA[Eins]]>", "Eins"),
        ("Zeile eins\n\n<em>Zeile</em> zwei", "Zeile eins\n\nZeile zwei"),
        ("plain text, no markup\n", "plain text, no markup\n"),
    ],
)
def test_entities_and_markup_are_taken_off(text, expected):
    assert without_markup(text) == expected


def test_markup_without_end_is_read_in_time(alarm):
    for unit in ("<a ", "<p", "<!--", "<script>", "&", "&a", "<br ", " ", "<b>", "-->", "</style"):
        without_markup("<b>x</b>" + unit * (1_000_000 // len(unit)))


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("A. Berg", "A. Berg"),
        (["A. Berg", None, "C. Dorn", "A. Berg"], "A. Berg, C. Dorn"),
        ([{"name": "A. Berg"}, {"name": float("nan")}], "A. Berg"),
        ({"@type": "Person", "givenName": "Anna", "familyName": "Berg"}, "Anna Berg"),
        (
            [{"first_name": "Anna", "last_name": "Berg"}, {"firstName": "C.", "lastName": "Dorn"}],
            "Anna Berg, C. Dorn",
        ),
        ({"$date": "2024-05-01T10:00:00Z"}, "2024-05-01T10:00:00Z"),
        ({"$date": {"$numberLong": "1714557600000"}}, "1714557600000"),
        ({"rendered": "Titel"}, "Titel"),
        (float("nan"), ""),
        (float("inf"), ""),
        ("NaN", ""),
        ("None", ""),
        ("null", ""),
        ("<NA>", ""),
        (5, "5"),
        (True, None),
        ({"x": 1}, None),
        ([True], None),
        (b"bytes", None),
    ],
)
def test_a_value_is_one_line(value, expected):
    assert as_line(value) == expected


@pytest.mark.parametrize(
    "body",
    [
        [FIRST, SECOND],
        [FIRST, None, SECOND],
        [[FIRST], [SECOND]],
        {"summary": [FIRST], "sections": [{"headline": [], "paragraphs": [SECOND]}]},
        {"sections": [{"paragraphs": [FIRST]}, {"paragraphs": [SECOND]}]},
        [{"type": "paragraph", "text": FIRST}, {"type": "paragraph", "text": SECOND}],
        {"blocks": [{"content": FIRST, "id": "b1"}, {"content": SECOND, "id": "b2"}]},
        {"rendered": f"<p>{FIRST}</p>\n<p>{SECOND}</p>", "protected": False},
    ],
)
def test_a_text_in_parts_is_one_text(tmp_path, body):
    _, article = article_of(tmp_path, {"date": "2024-05-01", "body": body}, text="body")
    assert article.body == f"{FIRST}\n\n{SECOND}"


def test_what_is_no_text_stays_what_it_is():
    for value in ([], {}, [1, 2], {"number": "a"}, {"text": {"text": 1}}, 5, None, b"x"):
        assert as_text(value) == value
    deep = FIRST
    for _ in range(100):
        deep = [deep]
    assert as_text(deep) == deep


def test_missing_values_are_missing(tmp_path):
    record = (
        '{"id": "x", "author": NaN, "title": "nan", "outlet": null, "url": "None", "date": NaN, "date": "2024-05-01",'
        f' "text": "{FIRST}", "text": null}}'
    )
    document, article = article_of(tmp_path, record)
    assert document.fields == {"date": "2024-05-01"}
    assert article.author is None


@pytest.mark.parametrize("around", ["{},", "\x1e{}", " {}\r", "\ufeff{}"])
def test_what_surrounds_a_record_is_passed_by(tmp_path, around):
    line = json.dumps({"id": "x", "text": FIRST})
    document, _ = article_of(tmp_path, around.replace("{}", line))
    assert (document.external_id, document.text) == ("x", FIRST)


UNSAFE = "\x00\x07\x1b[31m\x7f\x85\x9b\ufdd0\ufffe\U0001ffff"


def test_a_line_keeps_what_directs_text_and_loses_what_no_page_can_show():
    assert safe_line(f"a\u200e\u200f{UNSAFE}b\n c\ud800") == "a\u200e\u200f[31m b c"
    assert safe_line("Zoë Müller 👩‍🚀") == "Zoë Müller 👩‍🚀"


@pytest.mark.parametrize("kind", ["record", "page"])
def test_rows_hold_nothing_that_cannot_be_shown(tmp_path, kind):
    dirty = f"An{UNSAFE}na\ud800 B\u2028erg"
    if kind == "record":
        record = {"id": dirty, "title": dirty, "author": [{"name": dirty}], "outlet": dirty, "text": FIRST}
    else:
        data = json.dumps(
            {"@type": "NewsArticle", "headline": dirty, "author": {"name": dirty}, "articleSection": dirty}
        )
        named = "An&#7;na&#x85;&#x9b; B&#xfdd0;erg"
        markup = (
            f"<html><head><title>{named}</title><meta property='og:site_name' content='{named}'><meta name='author'"
            f" content='{named}'><script type='application/ld+json'>{data}</script></head>"
            f"<body><h1>{named}</h1><p>{FIRST}</p><p>{SECOND}</p></body></html>"
        )
        record = {"id": dirty, "html": markup}
    document, article = article_of(tmp_path, record)
    for text in (document.external_id, article.title, article.author, article.outlet, article.section):
        assert not [c for c in text or "" if unicodedata.category(c) in ("Cc", "Cs", "Cn")], text
    assert document.external_id.startswith("An")
    assert article.outlet
