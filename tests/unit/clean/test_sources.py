"""Where an article was published: address, domain, outlet, agencies; and the reference tables behind them."""

import csv
import re
from collections import Counter
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from flows.clean import clean_document
from flows.clean.addresses import same_article
from flows.clean.sources import domain_of, outlet_of
from flows.read.decode import Decoded
from flows.read.documents import Source, html_document, text_document
from flows.reference import REFERENCE

NOW = datetime(2025, 6, 1, tzinfo=UTC)
SOURCE = Source("in/a", "a", "text/plain", "0" * 64)
BODY = "Der Minister hat seinen Rücktritt erklärt, sagte eine Sprecherin in Berlin. Die Partei sucht nun einen Nachfolger."


def of_text(text, **fields):
    return clean_document(text_document(SOURCE, Decoded(text, "utf-8"), fields), NOW)


def of_page(head, **fields):
    markup = f"<html><head>{head}</head><body><h1>Minister geht</h1><p>{BODY}</p></body></html>"
    return clean_document(html_document(SOURCE, Decoded(markup, "utf-8"), fields), NOW)


@pytest.mark.parametrize(
    ("url", "domain"),
    [
        ("https://www.bbc.co.uk/news/1", "bbc.co.uk"),
        ("https://a.b.example.com.au/x", "example.com.au"),
        ("http://example.org:8080/", "example.org"),
        ("https://user@example.org/", "example.org"),
        ("https://blog.example.github.io/", "github.io"),
        ("https://news.blatt.internal/x", "blatt.internal"),  # an ending that the public list lacks
        ("https://archiv/x", None),
        ("https://127.0.0.1/x", None),
        ("javascript:alert(1)", None),
        ("https://", None),
        ("http://[::1", None),
        ("nothing", None),
    ],
)
def test_domains(url, domain):
    assert domain_of(url) == domain


def test_the_longest_known_host_is_the_outlet():
    assert outlet_of("https://de.rt.com/europa/1").name == "RT DE"
    assert outlet_of("https://www.rt.com/news/1").name == "RT International"
    assert outlet_of("https://sport.krone.at/1").name == "Krone"
    assert outlet_of("https://example.org/") is None


PUBLISHER = (
    '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Minister geht",'
    ' "publisher": {"@type": "Organization", "name": "Blatt am Ort"}}</script>'
)


def test_the_publisher_that_a_page_states_is_the_outlet_where_nothing_else_names_it():
    article = of_page(PUBLISHER)
    assert (article.outlet, article.source_method) == ("Blatt am Ort", "publisher")
    assert of_page(PUBLISHER + '<meta property="og:site_name" content="Ortsblatt">').outlet == "Ortsblatt"
    assert of_page(PUBLISHER, url="https://www.spiegel.de/a-1").outlet == "Der Spiegel"


CANONICAL = '<link rel="canonical" href="https://www.spiegel.de/a-1">'


@pytest.mark.parametrize(
    ("head", "url", "expected"),
    [
        (CANONICAL, None, ("https://www.spiegel.de/a-1", "canonical")),
        (
            '<link rel="canonical" href="/a-2">',
            "https://www.spiegel.de/x",
            ("https://www.spiegel.de/a-2", "canonical"),
        ),
        (
            '<meta property="og:url" content="https://www.spiegel.de/a-3">',
            None,
            ("https://www.spiegel.de/a-3", "og_url"),
        ),
        (CANONICAL, "https://example.org/1", ("https://example.org/1", "record")),
        ('<link rel="canonical" href="javascript:1">', None, (None, None)),
    ],
)
def test_what_a_page_claims_is_believed_within_its_house(head, url, expected):
    article = of_page(head, **({"url": url} if url else {}))
    assert (article.source_url, article.source_method) == expected


OWN = "https://www.talbote.example/lokales/saegewerk-kauf-4711"


def links(*addresses):
    return "".join(f'<link rel="canonical" href="{address}">' for address in addresses)


@pytest.mark.parametrize(
    "head",
    [
        links("https://www.talbote.example/"),
        links("https://www.talbote.example"),
        links("https://www.talbote.example/index.html"),
        links("https://www.talbote.example/de/"),
        links("https://www.talbote.example/lokales"),
        links("https://www.talbote.example/lokales/"),
        links("https://www.talbote.example/sport/fussball/"),
        links("https://www.talbote.example/{{ page.url }}"),
        links("https://www.talbote.example/undefined"),
        links("https://www.talbote.example/lokales/null"),
        links("https://www.talbote.example/%7B%7Bslug%7D%7D"),
        links("https://localhost/lokales/saegewerk-kauf-4711"),
        links("http://[broken"),
        links("", "#"),
        links("https://www.talbote.example", OWN),
        links(OWN, "https://www.talbote.example/lokales/ganz-anderes-4712"),
        links("https://www.talbote.example/lokales/ganz-anderes-4712", OWN),
        links("https://www.talbote.example/a-b-c-1", "https://www.talbote.example/a-b-c-2"),
        '<meta property="og:url" content="https://www.talbote.example/">',
        links("https://www.talbote.example/") + f'<meta property="og:url" content="{OWN}">',
    ],
)
def test_a_claimed_address_that_cannot_be_the_articles_is_not_believed(head):
    assert of_page(head, url=OWN).source_url == OWN


@pytest.mark.parametrize(
    ("head", "url", "expected"),
    [
        (links(OWN), f"{OWN}?utm_source=rss", OWN),
        (links(OWN), f"{OWN}/amp/", OWN),
        (links(OWN), "https://m.talbote.example/lokales/saegewerk-kauf-4711", OWN),
        (links("https://www.talbote.example/ruecktritt"), "https://www.talbote.example/?p=17", "https://www.talbote.example/ruecktritt"),
        (links("https://www.talbote.example/ruecktritt"), "https://www.talbote.example/ruecktritt/amp", "https://www.talbote.example/ruecktritt"),
        (links("https://www.talbote.example/"), "https://www.talbote.example/", "https://www.talbote.example/"),
        (links(f"{OWN}?page=1", OWN) + f'<meta property="og:url" content="{OWN}">', None, OWN),
        (links("https://www.talbote.example/"), None, None),
    ],
)  # fmt: skip
def test_a_claimed_address_that_can_be_the_articles_is_believed(head, url, expected):
    assert of_page(head, **({"url": url} if url else {})).source_url == expected


def test_a_home_page_still_names_the_outlet():
    article = of_page(links("https://www.spiegel.de/"))
    assert (article.source_url, article.source_domain, article.outlet) == (None, "spiegel.de", "Der Spiegel")


@pytest.mark.parametrize(
    "variant",
    [
        "http://talbote.example/lokal/saege-57/",
        "https://www.talbote.example/lokal/saege-57?utm_source=nl&utm_medium=mail#top",
        "https://www.talbote.example/lokal/saege-57?fbclid=x&gclid=y&ref=rss",
        "https://www.talbote.example/lokal/saege-57/amp",
        "https://www.talbote.example/amp/lokal/saege-57",
        "https://www.talbote.example/lokal/saege-57?amp=1",
        "https://www.talbote.example/lokal/saege-57?outputType=amp",
        "https://m.talbote.example/lokal/saege-57",
        "https://amp.talbote.example/lokal/saege-57",
        "https://www-talbote-example.cdn.ampproject.org/c/s/www.talbote.example/lokal/saege-57",
        "https://www.google.com/amp/s/www.talbote.example/lokal/saege-57",
        "https://www.talbote.example//lokal/saege-57",
        "https://www.talbote.example/lokal/amp/saege-57",
        "https://www.talbote.example/lokal/saege-57;jsessionid=AB12",
        "https://www.talbote.example/lokal/saege-57?m=1",
        "https://www.talbote.example/lokal/saege-57?print=1",
        "https://www.talbote.example/lokal/saege-57?PHPSESSID=ab",
        "https://www.talbote.example/lokal/saege-57?_hsenc=x&_hsmi=y",
        "https://www.talbote.example/lokal/saege-57?CMP=twt",
        "https://www.talbote.example/lokal/saege-57?xing_share=news",
        "https://www.talbote.example/lokal/saege-57?rss",
        "https://www.talbote.example/lokal/saege-57?page=all",
        "https://www.talbote.example/lokal/saege-57?mkt_tok=ab",
        "https://www.talbote.example/lokal/saege-57?taid=6",
        "https://www.talbote.example/lokal/saege-57#comments",
    ],
)
def test_variants_of_an_address_are_one_article(variant):
    assert same_article(variant) == same_article("https://www.talbote.example/lokal/saege-57") is not None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://a.example/x?id=1", "https://a.example/x?id=2"),
        ("https://a.example/x-1", "https://b.example/x-1"),
        ("https://a.example/x-1", "https://a.example/y/x-1"),
        ("https://a.example/x-1", "https://a.example/x-1?page=2"),
        ("https://sport.a.example/x-1", "https://a.example/x-1"),
        ("https://a.example/?p=12", "https://a.example/?p=13"),
        ("https://a.example/amp-ausbau-1", "https://a.example/ausbau-1"),
        ("https://a.example/news?page=2", "https://a.example/news?page=3"),
    ],
)
def test_addresses_of_two_articles_stay_apart(one, other):
    assert same_article(one) != same_article(other)


@pytest.mark.parametrize("url", ["https://a.example/", "https://a.example/amp/", "https://a.example/{{x}}", "", "//", "http://[::1", "https://a.example:x/y-1"])  # fmt: skip
def test_a_home_page_is_the_address_of_no_article(url):
    assert same_article(url) is None


def test_a_source_line_names_the_address():
    article = of_text(f"{BODY}\n\nQuelle: https://thanhnien.vn/elon-musk-1.htm")
    assert (article.source_domain, article.outlet, article.source_method) == (
        "thanhnien.vn",
        "Thanh Niên",
        "text",
    )


def test_an_address_in_the_body_is_not_the_source():
    assert of_text(f"{BODY} Mehr unter https://www.spiegel.de/a-1 steht dort.").source_url is None


def test_the_site_name_stands_in_for_an_unknown_outlet():
    article = of_page('<meta property="og:site_name" content="Tagblatt Musterstadt">')
    assert (article.outlet, article.source_method) == ("Tagblatt Musterstadt", "site_name")


@pytest.mark.parametrize(
    ("credit", "agencies"),
    [
        ("(dpa)", ("dpa",)),
        ("(fmü/dpa)", ("dpa",)),
        ("(Reuters, AFP)", ("Reuters", "AFP")),
        ("(APA/dpa/red)", ("APA", "dpa")),
        ("(red)", ()),
    ],
)
def test_agencies(credit, agencies):
    assert of_text(f"{BODY} {credit}").agencies == agencies


@pytest.mark.parametrize(
    ("credit", "agencies"),
    [
        ("The Associated Press contributed to this report.", ("AP",)),
        ("Associated Press writers Ann Lee in Oslo and Tom Roe in Rome contributed to this report.", ("AP",)),
        ("Reuters and AFP contributed to this story.", ("Reuters", "AFP")),
        ("With files from The Associated Press", ("AP",)),
        ("Additional reporting by Reuters", ("Reuters",)),
        ("Reporting by Jane Roe for Bloomberg News; editing by John Doe", ("Bloomberg",)),
        ("AFP/Reuters", ("AFP", "Reuters")),
        ("— AFP", ("AFP",)),
        ("Source: Reuters", ("Reuters",)),
        ("Mit Material der dpa", ("dpa",)),
        ("Mit Material von dpa und AFP.", ("dpa", "AFP")),
        ("mit Agenturmaterial (dpa)", ("dpa",)),
        ("(mit dpa)", ("dpa",)),
        ("Mit dpa/AFP", ("dpa", "AFP")),
        ("Mit Informationen der Nachrichtenagentur Reuters", ("Reuters",)),
        ("© dpa-infocom, dpa:230101-99-123456/2", ("dpa",)),
        ("Quelle: APA", ("APA",)),
        ("Quellen: Agenturen, SDA", ("Keystone-SDA",)),
        ("Dieser Text stammt aus dem Angebot der Deutschen Presse-Agentur (dpa).", ("dpa",)),
        ("Die Bank sprach mit Reuters.", ()),
        ("He told Reuters that he had provided no documents.", ()),
        ("Der AP liegt ein Brief vor.", ()),
    ],
)
def test_a_credit_line_names_its_agencies(credit, agencies):
    assert of_text(f"{BODY}\n\n{credit}").agencies == agencies


@pytest.mark.parametrize("byline", ["By Calla Brent, Associated Press", "By CALLA BRENT, AP"])
def test_an_agency_in_a_byline_is_credited(byline):
    body = "The ferry to Mossholm stays in port until May, its owner said on Monday. " * 3
    assert of_text(f"Ferry stays in port\n\n{byline}\n\n{body}").agencies == ("AP",)


@pytest.mark.parametrize(
    "told",
    [
        "„Das Dach hält“, sagte Wirt Egon Faller der Deutschen Presse-Agentur (dpa).",
        "The roof would hold, innkeeper Ellis Farrow told The Associated Press (AP) on Monday.",
    ],
)
def test_an_agency_that_somebody_spoke_to_is_not_credited(told):
    assert of_text(f"{told} {BODY}").agencies == ()


def rows(name):
    with (REFERENCE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_list_of_outlets_is_long_and_sound():
    outlets = rows("outlets.csv")
    assert sum(row["country"] in ("DE", "AT", "CH", "GB", "US") for row in outlets) >= 300
    assert [domain for domain, count in Counter(row["domain"] for row in outlets).items() if count > 1] == []
    for row in outlets:
        assert re.fullmatch(r"[a-z0-9-]+(\.[a-z0-9-]+)+", row["domain"]), row
        assert row["name"] == row["name"].strip() != ""
        assert re.fullmatch("[A-Z]{2}", row["country"]), row
        assert re.fullmatch("[a-z]{2}", row["language"]), row
        assert ZoneInfo(row["time_zone"])
        assert domain_of(f"https://{row['domain']}/"), row


def test_a_form_credits_one_agency():
    forms = Counter(f for row in rows("agencies.csv") for f in {row["name"], *row["aliases"].split("|")} if f)
    assert [form for form, count in forms.items() if count > 1] == []
