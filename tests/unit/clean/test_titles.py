"""The headline, whatever content systems put around it: the outlet, a section, a kicker, a day."""

import json

import pytest

from flows.clean.pagedata import read_page_data
from flows.clean.titles import page_title
from flows.read.page import read_page

EN, DE = "Ferry to the island runs again", "Fähre zur Insel fährt wieder täglich"
SITE = "https://www.seeblatt.de/a/1"
MARKS = ("-", "–", "—", "|", "·", "•", "::", "»", "«", "‹", "›", "/", "//", "~", "⋆", "▷", "▸", "--", "@")


def title_of(url=SITE, og=None, h1=None, ld=None, title=None, twitter=None, site=None, publisher=None):
    data = {"@type": "NewsArticle", "headline": ld} | (
        {"publisher": {"name": publisher}} if publisher else {}
    )
    head = "".join(
        part
        for value, part in (
            (og, f'<meta property="og:title" content="{og}">'),
            (twitter, f'<meta name="twitter:title" content="{twitter}">'),
            (site, f'<meta property="og:site_name" content="{site}">'),
            (title, f"<title>{title}</title>"),
            (ld, f'<script type="application/ld+json">{json.dumps(data)}</script>'),
        )
        if value
    )
    page = f"<html><head>{head}</head><body>{f'<h1>{h1}</h1>' if h1 else ''}<p>Text.</p></body></html>"
    return page_title(read_page_data(read_page(page)), url)


@pytest.mark.parametrize("mark", MARKS)
def test_the_outlet_behind_a_headline_is_cut(mark):
    assert title_of(og=f"{DE} {mark} Seeblatt", title=f"{DE} {mark} Seeblatt", site="Seeblatt") == DE
    assert title_of(title=f"{DE} {mark} Seeblatt.de") == DE


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        ({"og": f"{DE} - Lokales - Seeblatt", "h1": DE}, DE),
        ({"title": f"{DE} - Lokales - Seeblatt"}, DE),
        ({"og": f"{DE} | Lokales", "h1": DE}, DE),
        ({"title": f"{EN} | World news | The Example Times", "url": "https://example-times.com/a"}, EN),
        ({"title": f"{EN} - The Example Times", "ld": EN, "publisher": "The Example Times"}, EN),
        ({"og": f"{EN} - The Example Times", "h1": EN}, EN),
        ({"title": f"The Example Times: {EN}", "site": "The Example Times"}, EN),
        ({"title": f"The Example Times - {EN}", "site": "The Example Times"}, EN),
        ({"og": f"Seeblatt | {EN}"}, EN),
        ({"title": f"{DE} – Seeblatt – 03.05.2024"}, DE),
        ({"og": f"{DE}, Seeblatt"}, DE),
        ({"og": f"{DE} | seeblatt.de - Nachrichten - Hafen", "h1": DE}, DE),
        ({"og": f"{DE} - SEEBLATT ONLINE", "site": "Seeblatt Online"}, DE),
        ({"title": f"{EN} | Example Politics", "site": "Example"}, EN),
        ({"og": f"{DE} - Kommentar", "h1": DE, "title": f"{DE} - Kommentar - Seeblatt"}, DE),
    ],
)
def test_section_and_outlet_are_cut(stated, expected):
    assert title_of(**stated) == expected


@pytest.mark.parametrize(
    "headline",
    [
        f"{DE} - Kommentar",
        "Rock'n'Roll - ein Fest für alle in Lindach",
        "Bayern - Dortmund: Wer gewinnt das Spiel?",
        "Krise bei Seeblatt: Verlag – Chefin geht",
        "Seeblatt: Chefin geht nach Streit",
        "Live: Die Fähre läuft aus",
    ],
)
def test_what_belongs_to_a_headline_stays(headline):
    assert title_of(og=headline, title=f"{headline} | Seeblatt") == headline


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        ({"h1": f"<span>Verkehr</span> {DE}", "og": DE, "ld": DE}, DE),
        ({"h1": f"<span>Verkehr</span> {DE}", "title": f"{DE} | Seeblatt"}, DE),
        ({"h1": f"<span>Verkehr</span><br>{DE}", "ld": DE}, DE),
        ({"og": f"{EN[:20]}…", "h1": EN}, EN),
        ({"og": f"{EN[:20]} [...]", "h1": EN}, EN),
        ({"og": EN[:18], "h1": EN, "title": EN}, EN),
        ({"h1": "Seeblatt", "title": f"{DE} - Seeblatt"}, DE),
        ({"og": "Home", "h1": EN}, EN),
        ({"h1": "News", "ld": EN, "title": f"{EN} - Example"}, EN),
        ({"og": "Tom &amp;amp; Jerry kehren zurück ins Kino"}, "Tom & Jerry kehren zurück ins Kino"),
    ],
)
def test_kickers_cuts_and_labels_are_no_headline(stated, expected):
    assert title_of(**stated) == expected
