"""Dates and authors as newsrooms write them: every form, in either language and order, on pages and in records."""

from datetime import UTC, datetime

import pytest

from flows.clean import clean_document
from flows.clean.dates.expressions import find_all
from flows.clean.dates.fields import read_date
from flows.read.decode import Decoded
from flows.read.documents import Source, html_document, text_document
from flows.shadow import as_read, shadow

NOW = datetime(2026, 1, 1, tzinfo=UTC)
SOURCE = Source("in/a", "a", "text/plain", "0" * 64)
CRAWLED = {"crawled_at": "2024-05-04T10:00:00Z"}
HEADLINE = {
    "de": "Falkental kauft Sägewerk am Weg 253 für seine Vereine",
    "en": "Dunmarsh council buys derelict sawmill 104 for local clubs",
}
BODY = {
    "de": (
        "Die Gemeinde Falkental will das alte Sägewerk am Ortsrand kaufen und daraus ein Haus für Vereine machen.",
        "Der Kauf koste die Gemeinde knapp 553.000 Euro, ein Drittel davon komme aus einem Fonds des Landes, hieß es.",
        "Der Besitzer hatte das Werk vor neun Jahren geschlossen, nachdem ein Großkunde abgesprungen war.",
    ),
    "en": (
        "Dunmarsh council has voted to buy the derelict sawmill on the edge of town, after a meeting that ran late.",
        "She put the price at just under 404,000 and said a third of it would come from a regional fund this year.",
        "Opponents questioned the figures and demanded a second survey before any contract is signed, they said.",
    ),
}


def of_text(language, line):
    text = "\n\n".join((f"{HEADLINE[language]}\n{line}", *BODY[language]))
    return clean_document(text_document(SOURCE, Decoded(text, "utf-8"), {}), NOW)


def of_page(language, line, head="", root=None, after="", crawled=False, **fields):
    paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in BODY[language])
    markup = (
        f"<html lang='{root or language}'><head>{head}</head><body><nav><a href='/'>Home</a></nav><main><article>"
        f"<header><h1>{HEADLINE[language]}</h1>{line}</header><div class='article-body'>{paragraphs}</div>{after}"
        "</article></main><footer><a href='/about'>About us</a></footer></body></html>"
    )
    metadata = CRAWLED if crawled is True else {"crawled_at": crawled} if crawled else {}
    return clean_document(html_document(SOURCE, Decoded(markup, "utf-8"), fields, metadata), NOW)


def of_record(body, date, **fields):
    return clean_document(
        text_document(SOURCE, Decoded("\n\n".join(BODY[body]), "utf-8"), {"date": date, **fields}), NOW
    )


def day_of(article):
    return f"{article.published_at:%Y-%m-%d %H:%M}" if article.published_at else None


@pytest.mark.parametrize(
    ("language", "line", "at"),
    [
        ("de", "11. Maerz 2024", "2024-03-11"),
        ("de", "5. Jän. 2024, 8 Uhr", "2024-01-05 08:00"),
        ("de", "3.Mai 2024", "2024-05-03"),
        ("de", "3.Mai2024, 8.15 Uhr", "2024-05-03 08:15"),
        ("de", "7. Febr. 2023", "2023-02-07"),
        ("en", "2024-3-7 9:05", "2024-03-07 09:05"),
        ("en", "20240503T1200", "2024-05-03 12:00"),
        ("en", "2024 May 3", "2024-05-03"),
        ("en", "03-May-24", "2024-05-03"),
        ("en", "May-03-2024", "2024-05-03"),
        ("de", "Fr., 3. Mai 2024, 18h40", "2024-05-03 18:40"),
        ("en", "Updated 5:04 PM ET, Mon March 4, 2024", "2024-03-04 22:04"),
        ("en", "3rd of May, 2024 at 8.15pm", "2024-05-03 20:15"),
        ("de", "05. Jaen 2024", "2024-01-05"),
        ("de", "2024/5/3", "2024-05-03"),
        ("de", "Donnerstag, den 2. Mai 2024 um 18 Uhr", "2024-05-02 18:00"),
        ("en", "4 July 2024 10:00 ET", "2024-07-04 14:00"),
        ("en", "4 January 2024 10:00 ET", "2024-01-04 15:00"),
        ("en", "4 July 2024 10:00 GMT+2", "2024-07-04 08:00"),
        ("en", "4 July 2024, 10:00 SAST", "2024-07-04 08:00"),
        ("en", "4 July 2024 10:00 am Pacific Time", "2024-07-04 17:00"),
        ("de", "4. Juli 2024, 10:00 Uhr (MESZ)", "2024-07-04 08:00"),
        ("de", "4. Juli 2024, 10:00 Uhr MEZ", "2024-07-04 09:00"),
        ("en", "4 July 2024 10:00 ACST", "2024-07-04 00:30"),
        ("en", "4 July 2024 10:00 UTC+05:30", "2024-07-04 04:30"),
        ("en", "July 4, 2024, 10:00 a.m. (AEDT)", "2024-07-03 23:00"),
        ("en", "3:04 PM HST, July 4, 2024", "2024-07-05 01:04"),
        ("en", "4 July 2024 10:00 AWST", "2024-07-04 02:00"),
        ("en", "4 July 2024 10:00 (GMT-3)", "2024-07-04 13:00"),
        ("en", "10:00am NZDT, 4 January 2024", "2024-01-03 21:00"),
        ("en", "July 4, 2024 10:00 AM Eastern Daylight Time", "2024-07-04 14:00"),
        ("de", "3.\u200b\xa0Mai\u200b2024", "2024-05-03"),
        ("de", "3. No\xadvem\xadber 2023", "2023-11-03"),
        ("de", "\u200f3. Ma\u0308rz 2024\u200e, 18:40 Uhr", "2024-03-03 18:40"),
        ("en", "\u2066May 3\u2069, \u20662024\u2069", "2024-05-03"),
        ("en", "Sep\xadtem\xadber 3, 2024", "2024-09-03"),
        ("de", "5. Ja\u0308nner 2024", "2024-01-05"),
        ("de", "Don\xadners\xadtag, 5. Sep\xadtem\xadber 2024", "2024-09-05"),
        ("de", "03\u200b.05\u200b.2024", "2024-05-03"),
    ],
)
def test_a_line_under_the_headline(language, line, at):
    assert day_of(of_text(language, line)).startswith(at)


@pytest.mark.parametrize(
    ("date", "at"),
    [
        ("1714724100", "2024-05-03 08:15"),
        ("1714724100.0", "2024-05-03 08:15"),
        ("1.7147241e+18", "2024-05-03 08:15"),
        ("1714724100123.5", "2024-05-03 08:15"),
        ("20240503", "2024-05-03 00:00"),
        ("20240503081500", "2024-05-03 08:15"),
        ("202405030815", "2024-05-03 08:15"),
        ("20240503T0815Z", "2024-05-03 08:15"),
        ("20240503T101500+0200", "2024-05-03 08:15"),
        ("2024-05-03 08:15:00 UTC", "2024-05-03 08:15"),
        ("2024-05-03 10:15:00 +0200", "2024-05-03 08:15"),
        ("2024-05-03T08:15:00.000000000Z", "2024-05-03 08:15"),
        ("946684800", "2000-01-01"),
        ("Fri May 03 2024 10:15:00 GMT+0200 (Mitteleuropäische Sommerzeit)", "2024-05-03 08:15"),
        ("Fri May  3 10:15:00 CEST 2024", "2024-05-03 08:15"),
        ("Fri May 03 10:15:00 +0200 2024", "2024-05-03 08:15"),
        ("2024-05-03 10:15:00+02", "2024-05-03 08:15"),
        ("/Date(1714724100000)/", "2024-05-03 08:15"),
        ("2024-05-03-08:15", "2024-05-03"),
        ("3/5/2024 8:15:00 Uhr", "2024-05-03 08:15"),
    ],
)
def test_a_field(date, at):
    assert day_of(of_record("de", date)).startswith(at)


def test_an_unknown_zone_is_said():
    article = of_text("en", "4 July 2024 10:00 XQZT")
    assert day_of(article) == "2024-07-04 10:00"
    assert "time zone XQZT unknown" in article.published_method


def test_a_range_of_hours_is_no_zone():
    assert day_of(of_text("de", "3. Mai 2024, 10:00-11:00 Uhr")).startswith("2024-05-03 10:00")


@pytest.mark.parametrize(
    ("language", "line", "author", "day"),
    [
        ("de", "Von Ulrike Zeisig, 12.03.2024, 10:15 Uhr", "Ulrike Zeisig", "2024-03-12"),
        ("de", "12. März 2024 | von Ulrike Zeisig", "Ulrike Zeisig", "2024-03-12"),
        (
            "de",
            "12.03.2024 – von Ulrike Zeisig und Jakob von der Au",
            "Ulrike Zeisig, Jakob von der Au",
            "2024-03-12",
        ),
        ("de", "Ein Bericht von Ulrike Zeisig • Dienstag, 12. März 2024", "Ulrike Zeisig", "2024-03-12"),
        (
            "en",
            "By Lydia Marrow, Politics Editor | Nov. 13, 2014 at 5:04 p.m. EST",
            "Lydia Marrow",
            "2014-11-13",
        ),
        ("en", "By Lydia Marrow\n| March 8, 2017", "Lydia Marrow", "2017-03-08"),
    ],
)
def test_author_and_day_on_a_line(language, line, author, day):
    article = of_text(language, line)
    assert (article.author, day_of(article)[:10]) == (author, day)


@pytest.mark.parametrize(
    ("language", "line", "author", "day"),
    [
        (
            "de",
            "<p>Von <a href='/x'>Jörg Übelhör</a> · 3. Mai 2024 · 4 Min. Lesezeit</p>",
            "Jörg Übelhör",
            "2024-05-03",
        ),
        (
            "de",
            "<i class='author'>von Šárka Černá</i> <i class='date'>03.05.2024</i>",
            "Šárka Černá",
            "2024-05-03",
        ),
        (
            "de",
            "<p class='byline'>von Ulrike Zeisig</p><p class='date'>3.Mai 2024</p>",
            "Ulrike Zeisig",
            "2024-05-03",
        ),
        (
            "en",
            "<p>Published: 3 May 2024, by Ivor Quill and Lydia Marrow</p>",
            "Ivor Quill, Lydia Marrow",
            "2024-05-03",
        ),
        ("en", "<p>Posted by Lydia Marrow on 13 November 2014 in News</p>", "Lydia Marrow", "2014-11-13"),
    ],
)
def test_author_and_day_on_a_page(language, line, author, day):
    article = of_page(language, line)
    assert (article.author, day_of(article)[:10]) == (author, day)


def slashes(date, language="en", **page):
    return of_page(language, f"<p class='date'>{date}</p>", **page)


@pytest.mark.parametrize(
    ("article", "day"),
    [
        (of_text("en", "Monday, 03/04/2024"), "2024-03-04"),
        (of_text("de", "Mittwoch, 03/04/2024"), "2024-04-03"),
        (of_text("en", "03/04/2024 5:04 PM AEST"), "2024-04-03"),
        (slashes("03/04/2024", root="en-GB"), "2024-04-03"),
        (slashes("03-04-2024", root="en-US"), "2024-03-04"),
        (slashes("03/04/2024", url="https://x.example/2024/03/04/mill"), "2024-03-04"),
        (slashes("04/03/24", url="https://www.dunmarsh.co.uk/mill"), "2024-03-04"),
        (slashes("03/04/2024", after="<p class='upd'>Last updated 03/25/2024</p>"), "2024-03-04"),
        (slashes("11/12/2024", crawled="2024-11-20T10:00:00Z"), "2024-11-12"),
        (slashes("03/04/2024", head="<meta name='date' content='2024-03-04T18:00:00Z'>"), "2024-03-04"),
        (of_record("en", "03/04/2024 5:04 PM", language="en-US"), "2024-03-04"),
        (of_record("de", "03/04/2024"), "2024-04-03"),
    ],
    ids=lambda value: value if isinstance(value, str) else "article",
)
def test_evidence_tells_day_from_month(article, day):
    assert (day_of(article)[:10], article.published_precision == "year") == (day, False)


def test_without_evidence_the_doubt_is_said():
    article = slashes("03/04/2024")
    assert (article.published_at.year, article.published_precision) == (2024, "year")
    assert article.published_confidence < 0.5
    assert "day or month first: unknown" in article.published_method
    assert {f"{c.value_at:%m-%d}" for c in article.date_candidates} == {"03-04", "04-03"}


@pytest.mark.parametrize(
    "article",
    [
        of_page("en", "<p class='date'>12 March 2024</p>",
                head="<meta property='article:published_time' content='1969-12-31T19:00:00-05:00'>"),
        of_record("en", "1970-01-01T00:00:00Z", url="https://x.example/2024/03/12/mill"),
        of_page("de", "<time datetime='0'>12.03.2024</time>", head="<meta name='date' content='01.01.1970'>"),
    ],
)  # fmt: skip
def test_day_zero_gives_way(article):
    assert day_of(article)[:10] == "2024-03-12"


def test_day_zero_alone_is_hardly_believed():
    assert of_record("en", "1970-01-01").published_confidence < 0.1


@pytest.mark.parametrize(
    "line",
    [
        "<time-ago datetime='2024-05-03T10:00:00Z'>3 days ago</time-ago>",
        "<local-time datetime='2024-05-03T10:00:00Z'></local-time>",
        "<span class='timestamp' title='3 May 2024, 10:00 GMT'>3 days ago</span>",
        "<span class='dt-published' title='2024-05-03T12:00:00+02:00'>vor 3 Tagen</span>",
        "<abbr class='published updated' title='2024-05-03T12:00:00+02:00'>Freitag</abbr>",
        "<abbr class='timeago' data-utime='1714730400'>May 3</abbr>",
    ],
)
def test_attributes_hold_the_day(line):
    assert day_of(of_page("en", line)) == "2024-05-03 10:00"


@pytest.mark.parametrize(
    ("language", "line", "at"),
    [
        ("en", "<p>3 hours ago</p>", "2024-05-04 07:00"),
        ("en", "<p>an hour ago</p>", "2024-05-04 09:00"),
        ("en", "<p>3d ago</p>", "2024-05-01"),
        ("en", "<p>Updated 2 hours ago</p>", "2024-05-04"),
        ("en", "<p>Published yesterday at 6:40 pm</p>", "2024-05-03 18:40"),
        ("en", "<p>By Lydia Marrow | 5 hours ago</p>", "2024-05-04 05:00"),
        ("de", "<p>vor 2 Tagen</p>", "2024-05-02"),
        ("de", "<p>vor einer Stunde</p>", "2024-05-04 09:00"),
        ("de", "<time>Heute, 08:15 Uhr</time>", "2024-05-04 08:15"),
        ("de", "<p>gestern um 18.40 Uhr</p>", "2024-05-03 18:40"),
        ("de", "<p>Vorgestern</p>", "2024-05-02"),
    ],
)
def test_days_counted_back_from_the_crawl(language, line, at):
    article = of_page(language, line, crawled=True)
    assert day_of(article).startswith(at)
    assert article.published_confidence <= 0.5
    assert of_page(language, line).published_at is None


def test_offsets_are_those_of_the_text_as_written():
    text = "am 3. No\u00advem\u00adber\u200b 2023\u200b, der 5. Ma\u0308rz 2024"
    found = list(find_all(text))
    assert [text[f.start : f.end] for f in found] == [
        "3. No\u00advem\u00adber\u200b 2023",
        "5. Ma\u0308rz 2024",
    ]
    assert as_read(text) == "am 3. November 2023, der 5. März 2024"
    assert shadow("3. März").spans is None


@pytest.mark.parametrize(
    "text", ["1.1.24 " * 20_000, "1 " * 60_000, "\u200b" * 60_000, "3. Mai " * 20_000, "1/" * 60_000]
)
def test_hostile_texts_take_no_time(text):
    assert len(list(find_all(text))) < 30_000
    assert read_date(text) is None or read_date(text).at.year == 2024
