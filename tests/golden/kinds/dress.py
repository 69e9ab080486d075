"""Pages as three content systems dress them, around four articles of our own, with menus, related articles and a footer."""

import json
from typing import Any

from tests.golden.kinds.making import Kind

DE1 = (
    "Das Hallenbad in Oberwalding bleibt bis zum Herbst geschlossen. Bei der Prüfung der Decke seien Risse entdeckt worden, teilte die Stadtverwaltung am Montag mit.",
    "„Die Sicherheit der Badegäste geht vor“, sagte Bürgermeister Kilian Drechsler. Die Sanierung werde voraussichtlich 1,3 Millionen Euro kosten.",
    "Der Schwimmverein zeigte sich enttäuscht. Vorsitzende Annegret Sölder kündigte an, die Kurse in das Nachbarbad nach Tiefenried zu verlegen, das allerdings nur ein kurzes Becken hat.",
    "Die Schulen müssen ihren Unterricht ebenfalls umstellen. Rund 340 Kinder lernen in Oberwalding jedes Jahr schwimmen, viele von ihnen kommen aus den umliegenden Gemeinden.",
    "Wann das Bad wieder öffnet, hängt von den Handwerkern ab. Bislang hat sich auf die Ausschreibung nur ein einziger Betrieb gemeldet.",
)
DE2 = (
    "Die Buslinie 17 zwischen Haslbruck und dem Klinikum wird ab September alle zwanzig Minuten fahren. Das hat der Verkehrsausschuss einstimmig beschlossen.",
    "Fahrgäste hatten seit Jahren über überfüllte Wagen geklagt. Nach einer Zählung saßen im Berufsverkehr bis zu neunzig Menschen in einem Bus, der für sechzig zugelassen ist.",
    "Die Kosten trägt zu zwei Dritteln das Land. „Das ist eine gute Nachricht für alle, die kein Auto haben“, sagte die Ausschussvorsitzende Ruth Ebenfurter.",
    "Kritik kam von der Bürgerliste. Deren Sprecher Olaf Winterkorner bezweifelt, dass sich genügend Fahrer finden lassen, und verlangte einen Bericht bis zum Jahresende.",
    "Der neue Fahrplan soll im August ausgehängt werden. Die Karten bleiben vorerst so teuer wie bisher.",
)
EN1 = (
    "The harbour board in Kelston has rejected plans for a second ferry terminal, saying that the quay is too weak to carry the extra traffic.",
    '"We asked three engineers and got the same answer three times," said Marjorie Penfold, who chairs the board. "Nobody wants to see lorries in the water."',
    "The shipping company Norrow Lines said it was surprised by the vote. Its manager, Tobias Rudge, promised to bring a new proposal before the end of the year.",
    "Residents of the old town had collected more than two thousand signatures against the terminal. They fear that the narrow streets could not cope with the queues.",
    "A smaller pier on the northern side of the bay is still being considered. The council will discuss it at its next meeting.",
)
EN2 = (
    "Farmers around Dunlow Valley are counting their losses after hail destroyed about a third of the apple crop in less than twenty minutes.",
    "The growers' association put the damage at four million dollars. Its president, Lenora Vasquez-Hill, called on the state to open its emergency fund.",
    '"I have been doing this for forty years and I have never seen stones that size," said orchard owner Everett Plum. His nets were torn to shreds.',
    "Meteorologists said the storm had formed unusually quickly over the ridge. A warning was issued only eight minutes before the first stones fell.",
    "Insurers have sent assessors to the valley. Many smaller farms, however, had given up their cover because premiums had doubled since the last drought.",
)
TEXTS = {"de1": DE1, "de2": DE2, "en1": EN1, "en2": EN2}
HEADS = {
    "de1": "Hallenbad in Oberwalding bleibt bis zum Herbst geschlossen",
    "de2": "Buslinie 17 fährt ab September alle zwanzig Minuten",
    "en1": "Harbour board rejects second ferry terminal in Kelston",
    "en2": "Hail destroys a third of Dunlow Valley apple crop",
}
FIRST = {name: [paragraph[:70] for paragraph in text] for name, text in TEXTS.items()}
MENUS = {
    "de": ("Startseite", "Lokales", "Sport", "Kultur", "Anzeigen"),
    "en": ("Home", "News", "Sport", "Opinion", "Subscribe"),
}
SITES = {"de": "Der Waldbote", "en": "The Daily Gull"}
FEET = {"de": ("Impressum", "Datenschutz"), "en": ("Terms", "Privacy")}
RELATED = {
    "de": ("Mehr zum Thema", "Kreis plant neue Radwege am Kanal"),
    "en": ("Related stories", "Council plans new cycle lanes by the canal"),
}


def paragraphs(name: str, before: str = "<p>", after: str = "</p>\n") -> str:
    """Return the paragraphs of an article in markup."""
    return "".join(f"{before}{paragraph}{after}" for paragraph in TEXTS[name])


def around(name: str) -> tuple[str, str, str]:
    """Return what stands above, beside and below an article."""
    language = name[:2]
    other = next(each for each in HEADS if each[:2] == language and each != name)
    items = "".join(f"<li><a href='/{item}'>{item}</a></li>" for item in MENUS[language])
    heading, further = RELATED[language]
    links = "".join(f"<li><a href='/{item}'>{item}</a></li>" for item in FEET[language])
    return (
        f"<header class='site-header'><a class='logo' href='/'>{SITES[language]}</a><nav><ul>{items}</ul></nav></header>",
        f"<aside class='related'><h3>{heading}</h3><ul><li><a href='/x1'>{HEADS[other]}</a></li><li><a href='/x2'>{further}</a></li></ul></aside>",
        f"<footer><p>© 2026 {SITES[language]}</p><ul>{links}</ul></footer>",
    )


def markup(
    name: str,
    *,
    head: str = "",
    above: str = "",
    body: str = "",
    lang: str = "",
    title: str = "",
    dress: int = 0,
) -> str:
    """Return the page of an article: ``dress`` 0 is in elements of HTML 5, 1 in boxes, 2 as a blog's."""
    top, beside, foot = around(name)
    text, named = body or paragraphs(name), title or f"{HEADS[name]} - {SITES[name[:2]]}"
    start = f"<html lang='{lang or name[:2]}'><head><meta charset='utf-8'><title>{named}</title>{head}</head>"
    h1 = f"<h1 class='headline'>{HEADS[name]}</h1>"
    if dress == 0:
        return f"<!DOCTYPE html>{start}<body>{top}<main id='content'><article class='article'>{h1}{above}<div class='article-body'>{text}</div></article>{beside}</main>{foot}</body></html>"
    if dress == 1:
        return f"{start}<body><div id='wrap'><div id='head'>{top}</div><div id='main'><div class='node'>{h1}{above}<div class='content'>{text}</div></div></div><div id='side'>{beside}</div><div id='foot'>{foot}</div></div></body></html>"
    return f"<!doctype html>{start}<body class='single single-post'>{top}<div id='primary'><main class='site-main'><article id='post-88' class='post type-post'><header class='entry-header'>{h1}{above}</header><div class='entry-content'>{text}</div></article></main></div><div id='secondary' class='widget-area'>{beside}</div>{foot}</body></html>"


def dressed(
    file: str, name: str, expect: dict[str, Any], head: str = "", *, whole: bool = True, **parts: Any
) -> Kind:
    """Return the page of an article, whose paragraphs are expected where ``whole``."""
    return Kind(
        f"{file}.html",
        markup(name, head=head, **parts).encode(),
        ({"has": FIRST[name]} if whole else {}) | expect,
    )


def framed(file: str, name: str, expect: dict[str, Any], inner: str) -> Kind:
    """Return a page with a markup of its own between menu and footer."""
    top, _, foot = around(name)
    page = f"<!DOCTYPE html><html lang='{name[:2]}'><head><meta charset=utf-8><title>{HEADS[name]}</title></head><body>{top}{inner}{foot}</body></html>"
    return Kind(f"{file}.html", page.encode(), {"has": FIRST[name]} | expect)


def plain(file: str, name: str, expect: dict[str, Any], head: str) -> Kind:
    """Return a plain text below the lines of its head."""
    return Kind(
        f"{file}.txt",
        (head + "\n\n" + "\n\n".join(TEXTS[name]) + "\n").encode(),
        {"has": FIRST[name]} | expect,
    )


def item(name: str, **more: Any) -> dict[str, Any]:
    """Return what the JSON-LD of an article says."""
    return {"@context": "https://schema.org", "@type": "NewsArticle", "headline": HEADS[name]} | more


def script(value: Any) -> str:
    """Return a script of JSON-LD; a string as it is."""
    said = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return f"<script type='application/ld+json'>{said}</script>"
