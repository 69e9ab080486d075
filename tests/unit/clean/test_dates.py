"""Dates: every candidate with its evidence, the choice explained, nothing out of boilerplate or the future."""

from datetime import UTC, datetime

import pytest

from flows.clean import clean_document
from flows.clean.dates.expressions import find_all
from flows.clean.dates.fields import read_date
from flows.read.decode import Decoded
from flows.read.documents import Source, html_document, text_document

NOW = datetime(2025, 6, 1, tzinfo=UTC)
SOURCE = Source("in/a", "a", "text/plain", "0" * 64)
BODY = "Der Minister hat seinen Rücktritt erklärt, sagte eine Sprecherin in Berlin. Die Partei sucht nun einen Nachfolger."


def of_text(text, metadata=None, **fields):
    return clean_document(text_document(SOURCE, Decoded(text, "utf-8"), fields, metadata), NOW)


def of_page(head, body="", **fields):
    markup = (
        f"<html><head>{head}</head><body><h1>Minister erklärt Rücktritt</h1>{body}<p>{BODY}</p></body></html>"
    )
    return clean_document(html_document(SOURCE, Decoded(markup, "utf-8"), fields), NOW)


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("2024-05-03", "2024-05-03 00:00"),
        ("2024-05-03T08:15:00Z", "2024-05-03 08:15"),
        ("2024-05-03T08:15:00.123+02:00", "2024-05-03 08:15"),
        ("3. Mai 2024, 8:15 Uhr", "2024-05-03 08:15"),
        ("Freitag, 03.05.2024 um 08.15 Uhr", "2024-05-03 08:15"),
        ("3.5.24", "2024-05-03 00:00"),
        ("May 3rd, 2024 at 8:15 p.m.", "2024-05-03 20:15"),
        ("3 May 2024 12:05 am", "2024-05-03 00:05"),
        ("Fri, 03 May 2024 08:15:00 GMT", "2024-05-03 08:15"),
        ("1714724100", "2024-05-03 08:15"),
        ("1714724100000", "2024-05-03 08:15"),
        ("03/05/2024", "2024-05-03 00:00"),
        ("Mai 2024", "2024-05-01 00:00"),
        ("3. 5. 2024, 8:15 Uhr", "2024-05-03 08:15"),
        ("8:15, 3 May 2024", "2024-05-03 08:15"),
        ("8.15pm BST, 3rd May 2024", "2024-05-03 20:15"),
        ("03.05.20243. Mai 2024", "2024-05-03 00:00"),
        ("03.05.202403.05.2024", "2024-05-03 00:00"),
        ("3. Mai 2024,\n8:15 Uhr", "2024-05-03 08:15"),
    ],
)
def test_forms(text, at):
    assert read_date(text).at.strftime("%Y-%m-%d %H:%M") == at


def test_us_outlets_put_the_month_first():
    assert read_date("03/05/2024", month_first=True).at == datetime(2024, 3, 5)


@pytest.mark.parametrize(
    "text", ["31.02.2024", "2024-13-01", "1.234.567 Euro", "Version 10.2.2024.1", "in 2024", "12:30"]
)
def test_what_is_no_date(text):
    assert not [found for found in find_all(text) if found.precision != "month"]


@pytest.mark.parametrize(
    ("head", "method", "at"),
    [
        ('<meta property="article:published_time" content="2024-05-03T08:15:00+02:00">',
         "meta:article:published_time", "2024-05-03 06:15"),
        ('<meta name="article:published:time" content="2024-05-03T08:15:00+02:00">',
         "meta:article:published:time", "2024-05-03 06:15"),
        ('<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "datePublished": "2024-05-03"}]}</script>',
         "json_ld:datePublished", "2024-05-03 00:00"),
    ],
)  # fmt: skip
def test_markup(head, method, at):
    article = of_page(head)
    assert article.published_method == method
    assert article.published_at.strftime("%Y-%m-%d %H:%M") == at


def test_a_changed_date_gives_way_to_the_first_one():
    article = of_page(
        '<meta property="article:modified_time" content="2024-05-09T08:00:00Z">',
        '<time class="published" datetime="2024-05-03T08:15:00Z">3. Mai</time>',
    )
    assert article.published_at == datetime(2024, 5, 3, 8, 15, tzinfo=UTC)
    assert len(article.date_candidates) == 2
    assert [c.chosen for c in article.date_candidates] == [True, False]


@pytest.mark.parametrize(
    ("url", "at", "method"),
    [
        ("https://example.org/2024/05/03/ruecktritt.html", "2024-05-03", "url"),
        ("https://example.org/politik/ruecktritt-03-05-2024", "2024-05-03", "url"),
        (
            "https://example.org/a-185240503182056823.htm",
            "2024-05-03",
            "url_number (no time zone stated: UTC)",
        ),
    ],
)
def test_addresses(url, at, method):
    article = of_text(BODY, url=url)
    assert (f"{article.published_at:%Y-%m-%d}", article.published_method) == (at, method)


def test_the_body_speaks_of_its_day():
    article = of_text(f"Heute (3. Mai) hat sich viel getan, wie schon 2024 erwartet worden war. {BODY}")
    assert (f"{article.published_at:%Y-%m-%d}", article.published_method) == ("2024-05-03", "body_today")
    assert "Heute (3. Mai)" in article.date_candidates[0].evidence


def test_a_weekday_must_fit():
    # 14 February 2021 was a Sunday; the Monday after it is the earliest day of the article
    text = f"Am 14. Februar schrieb er den Brief, am Montag wurde er bekannt. Die 2020 gegründete Firma schwieg. {BODY}"
    article = of_text(text)
    assert (f"{article.published_at:%Y-%m-%d}", article.published_method) == ("2021-02-15", "inferred")
    assert article.published_confidence < 0.5
    assert len(article.date_candidates) > 1


def test_a_clock_without_a_zone_is_the_outlets():
    head = f"Minister erklärt Rücktritt\n3. Mai 2024, 8:15 Uhr\n{BODY}"
    known = of_text(head, url="https://www.krone.at/1")
    assert known.published_at == datetime(2024, 5, 3, 6, 15, tzinfo=UTC)
    unknown = of_text(head)
    assert unknown.published_at == datetime(2024, 5, 3, 8, 15, tzinfo=UTC)
    assert "no time zone stated" in unknown.published_method


def test_no_date_after_the_crawl_or_now():
    assert of_text(BODY, date="2025-06-02").published_at is None
    assert of_text(BODY, {"crawled_at": "2024-05-01T00:00:00Z"}, date="2024-05-02").published_at is None
    assert of_text(BODY, {"crawled_at": "2024-05-03T00:00:00Z"}, date="2024-05-02").published_at is not None


def test_no_date_out_of_boilerplate():
    article = of_text(
        f"{BODY}\n\nMehr zum Thema\nWas am 3. Mai 2024 geschah\n\nKommentare (1)\nKarl am 4. Mai 2024"
    )
    assert article.date_candidates == ()


MENU = "Startseite\nAbo\nAnmelden\nMein Konto\nFriday, May 10, 2024\nPolitik\nKultur\nWetter\nNewsletter\nE-Paper\nShop"
SUMMARY = "In Kürze\nDer Minister erklärt seinen Rücktritt, und die Partei sucht nun einen Nachfolger, wie eine Sprecherin am Abend sagte."
STORY = f"""{BODY}
Er habe den Rücktritt aus freien Stücken erklärt, schrieb der Minister den Abgeordneten, und danke allen für die Arbeit.
Der Vorsitzende der Partei sagte, dass über den Nachfolger in der kommenden Woche entschieden werde, nicht früher.
Die Opposition verlangt Neuwahlen, weil die Regierung nach dem Rücktritt keine Mehrheit mehr habe, wie sie erklärte."""
END = "Impressum\nDatenschutz\nMediadaten\nKontakt\nMehr zum Thema\nWas war\n1. Mai 2024, 9:00 Uhr\nWas kommt\n2. Mai 2024, 9:00 Uhr"


@pytest.mark.parametrize(
    ("line", "at"),
    [
        ("03.05.20243. Mai 2024", "2024-05-03 00:00"),
        ("03.05.2024, 8:15 Uhr • Lesezeit: 8 Minuten", "2024-05-03 08:15"),
        ("Freitag, 3. Mai 2024 | 4 Min. Lesezeit", "2024-05-03 00:00"),
        ("3. 5. 2024, 8:15 Uhr", "2024-05-03 08:15"),
        ("3. Mai 2024,\n8:15 Uhr", "2024-05-03 08:15"),
        ("By Ada Smith, 3 May 2024", "2024-05-03 00:00"),
        ("3 May 2024 · By Ada Smith", "2024-05-03 00:00"),
        ("By\nAda SmithPolitics Writer\n8:15, 3 May 2024\n|\ncomments", "2024-05-03 08:15"),
    ],
)
@pytest.mark.parametrize(
    "before", ["", f"Leserbriefe\n{SUMMARY}\n© Ada Smith\nAda Smith\n"], ids=["bare", "buried"]
)
def test_the_line_of_the_day_amid_boilerplate(before, line, at):
    article = of_text(
        f"{MENU}\nMinister erklärt seinen Rücktritt, Partei sucht Nachfolger\n{before}{line}\n{STORY}\n{END}"
    )
    assert f"{article.published_at:%Y-%m-%d %H:%M}" == at
    assert article.published_method.startswith("header_line")
    assert article.published_confidence > 0.3


def test_a_day_and_time_under_the_article_unless_it_is_one_of_a_list():
    head = f"{MENU}\nMinister erklärt seinen Rücktritt, Partei sucht Nachfolger\n{STORY}\n"
    article = of_text(f"{head}Politik\nDeutschland\n3. 5. 2024, 8:15 Uhr\nKommentar von\nAda Smith\n{END}")
    assert f"{article.published_at:%Y-%m-%d %H:%M}" == "2024-05-03 08:15"
    assert of_text(f"{head}{END}").date_candidates == ()


@pytest.mark.parametrize(
    ("under", "day"), [("May 3, 2024", "2024-05-03"), ("Updated May 3, 2024", "2024-05-01")]
)
def test_a_day_under_the_headline_beats_one_above_unless_it_is_a_change(under, day):
    text = f"Ada Smith\nMay 1, 2024\nMinister erklärt seinen Rücktritt, Partei sucht Nachfolger\n{under}\n{STORY}"
    assert f"{of_text(text).published_at:%Y-%m-%d}" == day


def test_the_latest_caption_bounds_the_day():
    captions = [f"The minister leaves, {day}, in Bern. (AP Photo/Ada Smith)" for day in
                ("Tuesday, April 30, 2024", "Friday, May 3, 2024", "May 1, 2023")]  # fmt: skip
    article = of_text("\n".join([BODY, *captions, BODY]))
    assert (f"{article.published_at:%Y-%m-%d}", article.published_method) == ("2024-05-03", "caption_date")
    assert article.published_confidence < 0.3
    assert len(article.date_candidates) == 3


def test_a_year_is_better_than_nothing():
    text = f"{BODY} Im Jahr 2019 war er gewählt worden, im Herbst 2023, vor der Wahl, bestätigt; bis 2031 wollte er bleiben."
    article = of_text(text)
    chosen = article.date_candidates[0]
    assert (article.published_at.year, article.published_precision, chosen.method) == (
        2023,
        "year",
        "inferred",
    )
    assert chosen.confidence == 0.1
    assert text[chosen.start_char : chosen.end_char] == "2023"
    assert "im Herbst 2023" in chosen.evidence


def test_no_year_is_asked_where_a_day_is_known():
    article = of_text(f"{BODY} Das war 2024 neu.", url="https://example.org/2024/05/03/ruecktritt.html")
    assert "year" not in {c.precision for c in article.date_candidates}


def test_no_date_out_of_nothing():
    assert of_text(BODY).date_candidates == ()


def test_a_date_to_come_is_evidence_and_never_the_date():
    article = of_text(f"Minister erklärt Rücktritt\n\n3. Mai 2031, 8:15 Uhr\n\n{BODY}")
    assert article.published_at is None
    assert [(c.value_at.year, c.chosen) for c in article.date_candidates] == [(2031, False)]
