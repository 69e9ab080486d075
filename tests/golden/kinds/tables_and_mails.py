"""Tables of data within an article, newsletters with what they say of themselves, labels glued to names and headlines."""

import json

from tests.golden.kinds.making import DE, EN, FIRST, TEXT, TITLE, Kind, raw_page

ROWS = (("Lindach", "4.210", "44,1 %"), ("Marsh", "3.377", "35,4 %"), ("Quist", "1.958", "20,5 %"))
AROUND = {
    "de": ("Im Browser öffnen", "Sie erhalten diesen Newsletter, weil Sie ihn bestellt haben.", "Newsletter abbestellen"),
    "en": ("View in browser", "You are receiving this because you signed up for it.", "Unsubscribe"),
}  # fmt: skip


def page(title: str, inside: str) -> str:
    return f"<html><head><meta charset='utf-8'><title>{title}</title></head><body>{inside}</body></html>"


def paragraphs(texts: tuple[str, ...]) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def with_table(name: str, language: str, table: str, **expect: list[str]) -> Kind:
    texts = TEXT[language]
    inside = (
        f"<article><h1>{TITLE[language]}</h1>{paragraphs(texts[:1])}{table}{paragraphs(texts[1:2])}</article>"
    )
    return raw_page(name, language, expect, page(TITLE[language], inside))


def newsletter(name: str, language: str) -> Kind:
    """Return a mail of an outlet, its text in markup."""
    opens, why, leave = AROUND[language]
    inside = f"<p><a href='x'>{opens}</a></p><h1>{TITLE[language]}</h1>{paragraphs(TEXT[language])}<p>{why}</p><p><a href='x'>{leave}</a></p>"
    mail = (
        f"From: Blatt <news@blatt.example>\nSubject: News\nDate: Fri, 03 May 2024 06:30:00 +0200\nMIME-Version: 1.0\n"
        f"Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n{page('News', inside)}"
    )
    return Kind(
        f"{name}.eml",
        mail.encode(),
        {"date": "2024-05-03 04:30", "has": FIRST[language], "hasnot": [opens, why[:30], leave]},
    )


CELLS = "".join(f"<tr><td>{'</td><td>'.join(row)}</td></tr>" for row in ROWS)
MENU = "".join(
    f"<tr><td><a href='/{n}'>Link {n}</a></td><td><a href='/x{n}'>More {n}</a></td></tr>" for n in range(6)
)
KINDS = [
    with_table("data-head", "de", f"<table><thead><tr><th>Ort</th><th>Stimmen</th><th>Anteil</th></tr></thead><tbody>{CELLS}</tbody></table>", has=["Lindach 4.210 44,1 %", "Quist"]),
    with_table("data-bare", "en", f"<table>{CELLS}</table>", has=["Marsh 3.377", "Quist"]),
    with_table("data-links", "en", f"<table>{MENU}</table>", has=[EN[0]], hasnot=["Link 3"]),
    newsletter("mail-newsletter-de", "de"),
    newsletter("mail-newsletter-en", "en"),
    raw_page("byline-published", "de", {"author": "Anita Quist"}, page(TITLE["de"], f"<article><h1>{TITLE['de']}</h1><div><span>Anita Quist</span><br><span>Veröffentlicht: 03.05.2024, 05.30 Uhr</span></div>{paragraphs(DE)}</article>")),
    raw_page("print-heading", "en", {"title": TITLE["en"]}, page(f"Print: {TITLE['en']}", f"<h2>{TITLE['en']}</h2>3 May 2024<br>{'<br><br>'.join(EN)}")),
    Kind("mojibake-title.jsonl", json.dumps({"title": "Klage in MÃ¼hlfeld", "date": "2024-05-03", "text": "\n\n".join(DE)}).encode(), {"title": "Klage in Mühlfeld"}),
    Kind("label-byline.txt", "\n\n".join((TITLE["en"], "3 May 2024", "BYLINE: Ada Quist", *EN)).encode(), {"author": "Ada Quist", "date": "2024-05-03"}),
]  # fmt: skip
