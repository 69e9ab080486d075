"""Pages, texts, records and archives of every kind that readers stumble over, each with its right answer.

All are made from two articles of our own, in the dress that different content systems give them.
"""

import gzip
import json
from dataclasses import dataclass, field
from typing import Any

DE = (
    "Lindach – Die Fähre über den Wiesensee fährt ab Juni wieder jeden Tag. Das kündigte Betriebsleiterin Hanne Brodersen"
    " am Hafen an, nachdem das Schiff zwei Monate lang in der Werft gelegen hatte.",
    "„Wir haben den Motor getauscht und das Deck erneuert“, sagte Brodersen. Die Reparatur habe 412.000 Euro gekostet,"
    " die Hälfte davon trage der Landkreis.",
    "Der Fahrgastverband nannte den Schritt überfällig. Sein Sprecher Jost Ellerbek verlangte, dass die Fähre auch am"
    " späten Abend fahre, weil sonst viele Pendler den Umweg um den See nehmen müssten.",
    "Im vergangenen Jahr hatten knapp 96.000 Menschen das Schiff benutzt, so viele wie nie zuvor. Für den Sommer rechnet"
    " der Betrieb mit noch mehr Fahrgästen, vor allem an den Wochenenden.",
    "Ob die Fahrpreise steigen, will der Kreistag im Herbst entscheiden. Bis dahin kostet die einfache Fahrt weiterhin"
    " zwei Euro achtzig, Kinder fahren umsonst.",
)  # fmt: skip
EN = (
    "The public library in Marsh Lane will stay open on Sundays after all. Head librarian Odette Farrow announced the"
    " change on the steps of the building, two weeks after the town had cut its budget.",
    '"People told us that Sunday is the only day they can come," Farrow said. A donor who wishes to remain unnamed'
    " has promised to pay for the extra hours until the end of next year.",
    "The town's treasurer, Bram Holloway, welcomed the gift but warned that it could not replace public money. He said"
    " that the next budget would have to find about 58,000 pounds.",
    "More than four hundred readers had signed a petition against the closure within a single week. Several schools wrote"
    " letters of their own, asking the council to think again.",
    "The reading room on the first floor will reopen in the same month, with new lamps and a lift. Work on the roof,"
    " however, has been put off until the following spring.",
)  # fmt: skip
TEXT = {"de": DE, "en": EN}
TITLE = {
    "de": "Fähre über den Wiesensee fährt wieder täglich",
    "en": "Library in Marsh Lane stays open on Sundays",
}
MENU = {
    "de": ("Startseite", "Politik", "Wirtschaft", "Sport", "Kultur"),
    "en": ("Home", "Politics", "Business", "Sport", "Culture"),
}
FOOT = {"de": ("Impressum", "Datenschutz", "AGB"), "en": ("About us", "Privacy policy", "Terms of use")}
FIRST = {language: [paragraph[:60] for paragraph in text] for language, text in TEXT.items()}


@dataclass(frozen=True)
class Kind:
    """A file and what must come out of it.

    Attributes:
        name: of the file.
        content: of the file.
        expect: of its only document, or by ``external_id`` where ``several``.
        mapping: our field names to the record's own.
        several: whether ``expect`` has a part for each document.
    """

    name: str
    content: bytes
    expect: dict[str, Any]
    mapping: dict[str, str] = field(default_factory=dict)
    several: bool = False


def page(
    name: str,
    language: str,
    expect: dict[str, Any],
    *,
    head: str = "",
    above: str = "",
    below: str = "",
    body: str | None = None,
    title: str | None = None,
    whole: bool = True,
) -> Kind:
    """Return a page around one of the two articles; its paragraphs are expected where ``whole``."""
    headline = TITLE[language] if title is None else title
    text = body if body is not None else "".join(f"<p>{p}</p>\n" for p in TEXT[language])
    menu = "".join(f'<li><a href="/{item.lower()}">{item}</a></li>' for item in MENU[language])
    foot = " ".join(f'<a href="/{n}">{item}</a>' for n, item in enumerate(FOOT[language]))
    markup = (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8"><title>{headline}</title>{head}</head>'
        f'<body><nav class="menu"><ul>{menu}</ul></nav><main><article><h1>{headline}</h1>{above}'
        f'<div class="post-body">{text}</div>{below}</article></main><footer>{foot}</footer></body></html>'
    )
    return Kind(f"{name}.html", markup.encode(), ({"has": FIRST[language]} if whole else {}) | expect)


def raw_page(name: str, language: str, expect: dict[str, Any], markup: str) -> Kind:
    """Return a page with a markup of its own."""
    return Kind(f"{name}.html", markup.encode(), {"has": FIRST[language]} | expect)


def linked(data: str) -> str:
    """Return a script of JSON-LD."""
    return f'<script type="application/ld+json">{data}</script>'


def article_data(language: str, **more: Any) -> dict[str, Any]:
    """Return the data of an article."""
    return {"@context": "https://schema.org", "@type": "NewsArticle", "headline": TITLE[language]} | more


def text(name: str, language: str, expect: dict[str, Any], head: str) -> Kind:
    """Return a plain text: lines of its head, then the paragraphs."""
    return Kind(
        f"{name}.txt",
        f"{head}\n\n{chr(10).join(TEXT[language])}\n".encode(),
        {"has": FIRST[language]} | expect,
    )


def records(name: str, rows: dict[str, dict[str, Any]], expect: dict[str, Any], **mapping: str) -> Kind:
    """Return JSON lines; a row without text gets the German article's."""
    filled = [{"id": key, "text": "\n\n".join((key, *DE))} | row for key, row in rows.items()]
    lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in filled)
    return Kind(f"{name}.jsonl", lines.encode(), expect, mapping, several=True)


def response(
    address: str, head: str, body: bytes, *, kind: str = "response", end: bytes = b"\r\n\r\n"
) -> bytes:
    """Return a record of a web archive."""
    block = body if kind == "resource" else head.replace("\n", "\r\n").encode() + b"\r\n\r\n" + body
    mime = "text/html" if kind == "resource" else f"application/http; msgtype={kind}"
    said = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2024-05-01T10:00:00Z\r\n"
        f"Content-Type: {mime}\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return said.encode() + block + end


def archived(number: int, language: str = "en") -> bytes:
    """Return a page of its own for an archive, with a day in April."""
    return page(
        "x", language, {}, head=f'<meta property="article:published_time" content="2024-04-{number + 1:02d}T08:00:00Z">',
        body="".join(f"<p>{number}: {p}</p>" for p in TEXT[language]), title=f"{TITLE[language]} {number}",
    ).content  # fmt: skip


def packed(data: bytes) -> bytes:
    """Return data as gzip writes it, the same at any time."""
    return gzip.compress(data, mtime=0)
