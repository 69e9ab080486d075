"""Marks at which an article ends, pages for print that have no heading, and bylines in the block of a headline."""

from tests.golden.kinds.lines import DAY
from tests.golden.kinds.making import DE, EN, FIRST, TEXT, TITLE, Kind, raw_page, text

CONTACT = {"de": "Kontakt: Pressestelle, presse@faehre.example", "en": "Media contact: Lena Frow, press@library.example"}  # fmt: skip
DATED = {"de": "3. Mai 2024", "en": "3 May 2024"}


def ended(name: str, language: str, mark: str) -> Kind:
    """Return a text behind which a mark and an address stand."""
    kind = text(
        name, language, {"date": DAY, "hasnot": [mark, "@"]}, f"{TITLE[language]}\n\n{DATED[language]}"
    )
    return Kind(kind.name, kind.content + f"\n{mark}\n\n{CONTACT[language]}\n".encode(), kind.expect)


def printed(name: str, language: str, title: str, headline: str) -> Kind:
    """Return a page for print: no heading, the headline in bold, its title with a label and the outlet."""
    return raw_page(
        name,
        language,
        {"title": TITLE[language]},
        f"<html><head><meta charset='utf-8'><title>{title}</title></head><body>{headline}"
        + "".join(f"<p>{paragraph}</p>" for paragraph in TEXT[language])
        + "</body></html>",
    )


KINDS = [
    ended("end-hashes", "de", "###"),
    ended("end-hashes-apart", "en", "# # #"),
    ended("end-thirty", "en", "-30-"),
    ended("end-signature", "de", "-- "),
    Kind(
        "end-section.txt",
        "\n\n".join((TITLE["en"], DATED["en"], *EN[:2], "###", *EN[2:], *DE)).encode(),
        {"date": DAY, "has": [*FIRST["en"], *FIRST["de"]]},
    ),
    printed("print-label", "de", f"Druckansicht: {TITLE['de']} - Lindacher Bote", f"<p>3. Mai 2024</p><div class='titel'><b>{TITLE['de']}</b></div>"),
    printed("print-outlet", "en", f"Print: {TITLE['en']} | Marsh Echo", f"<div><font size='5'>{TITLE['en']}</font><br>By Ada Quist<br>3 May 2024</div>"),
    raw_page(
        "byline-under-font", "de", {"author": "Ada Quist"},
        f"<html><head><meta charset='utf-8'><title>Fähre fährt wieder täglich</title></head><body><font size=+2>Fähre fährt wieder täglich</font><br>"
        f"<i>Von Ada Quist</i> - 03.05.2024<br><br>{'<br><br>'.join(DE)}</body></html>",
    ),
]  # fmt: skip
