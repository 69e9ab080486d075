"""The headline out of the places where a page states one; the language of a text."""

import pytest

from flows.clean.pagedata import read_page_data
from flows.clean.titles import page_title
from flows.languages.detection import detect_language
from flows.read.page import read_page

URL = "https://www.example.org/a"


def title_of(og=None, h1=None, ld=None, title=None, twitter=None, site="Example News"):
    head = f'<meta property="og:site_name" content="{site}">'
    head += f'<meta property="og:title" content="{og}">' * bool(og)
    head += f'<meta name="twitter:title" content="{twitter}">' * bool(twitter)
    head += f"<title>{title}</title>" * bool(title)
    head += (
        f'<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "{ld}"}}</script>'
        * bool(ld)
    )
    page = f"<html><head>{head}</head><body><h1>{h1 or ''}</h1><p>x</p></body></html>"
    return page_title(read_page_data(read_page(page)), URL)


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        ({"og": "Minister geht | Example News"}, "Minister geht"),
        ({"og": "Minister geht - example.org"}, "Minister geht"),
        ({"og": "Minister geht – Blatt – 28.04.2023", "h1": "Minister geht"}, "Minister geht"),
        ({"og": "Krieg - und Frieden"}, "Krieg - und Frieden"),
        ({"h1": "Minister geht", "title": "Minister geht | Blatt"}, "Minister geht"),
        ({"title": "Minister geht | Example News"}, "Minister geht"),
        ({"og": "Minister geht", "h1": "Der Minister tritt zurück"}, "Minister geht"),
        (
            {"og": "Tritt er ab?", "title": "Tritt er ab?", "h1": "Minister geht", "ld": "Minister geht"},
            "Minister geht",
        ),
        (
            {"og": "Er geht nun", "h1": "Minister: Er geht nun", "ld": "Minister: Er geht nun"},
            "Minister: Er geht nun",
        ),
        (
            {"og": "Er geht", "h1": "Er geht", "ld": "Minister geht", "title": "Minister geht | Politik"},
            "Minister geht",
        ),
        ({"og": "Der Minister geht nach Streit | Unbekanntes Blatt"}, "Der Minister geht nach Streit"),
        (
            {"og": "Der Minister geht nach Streit · Politik | Blatt"},
            "Der Minister geht nach Streit · Politik",
        ),
        ({"og": "Example News", "h1": "Minister geht"}, "Minister geht"),
        ({"h1": "Example News</h1><h1>Minister geht", "ld": "Minister geht"}, "Minister geht"),
        (
            {"og": "Der Minister geht nach…", "h1": "Der Minister geht nach Streit"},
            "Der Minister geht nach Streit",
        ),
        ({"og": "Und dann geht er …"}, "Und dann geht er …"),
        ({"ld": "K&uuml;hlt&#252;rme &lt;b&gt;fallen&lt;/b&gt;"}, "Kühltürme fallen"),
        ({}, None),
    ],
)
def test_the_headline(stated, expected):
    assert title_of(**stated) == expected


@pytest.mark.parametrize(
    ("text", "hint", "language"),
    [
        ("Der Minister hat am Montag seinen Rücktritt erklärt.", None, "de"),
        ("The minister announced on Monday that he would resign.", None, "en"),
        ("Le ministre a annoncé lundi sa démission du gouvernement.", None, "fr"),
        ("Министр объявил в понедельник о своей отставке.", None, "ru"),
        ("The minister announced on Monday that he would resign.", "de", "en"),
        ("12 34 56 78", None, "und"),
        ("12 34 56 78", "en-GB", "en"),
        ("Berlin", "de", "de"),
        ("", "no language at all", "und"),
        ("xqzt plmk vrrt wqqz kjhh trtz bnmv qwrt zpsd", None, "und"),
    ],
)
def test_language(text, hint, language):
    assert detect_language(text, hint) == language
