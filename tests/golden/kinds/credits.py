"""Authors in labels for men and women, beside a place, and in the credits under an article."""

from tests.golden.kinds.making import DE, EN, TITLE, Kind, page, text

ADA, BOTH = {"author": "Ada Quist"}, {"author": "Ada Quist, Bo Tarn"}
TOP = {"de": f"{TITLE['de']}\n\n3. Mai 2024\n\n", "en": f"{TITLE['en']}\n\n3 May 2024\n\n"}


def label(name: str, line: str, expect: dict[str, str] | None = None) -> Kind:
    """Return a German text with a line under its headline."""
    return text(name, "de", (expect or ADA) | {"hasnot": [line]}, TOP["de"] + line)


def under(name: str, language: str, line: str, expect: dict[str, str | None]) -> Kind:
    """Return a text with a line behind its last paragraph."""
    body = "\n\n".join((TOP[language].strip(), *(DE if language == "de" else EN), line)) + "\n"
    return Kind(f"{name}.txt", body.encode(), expect | {"hasnot": [line]})


KINDS = [
    *(label(f"label-{n}", f"{word}: Ada Quist") for n, word in enumerate(("Autor/in", "Autor:in", "Autor*in", "Autor_in", "AutorIn", "Autor(in)", "Verfasserin", "Text und Fotos"))),
    *(label(f"labels-{n}", f"{word}: Ada Quist, Bo Tarn", BOTH) for n, word in enumerate(("Autor/innen", "Autor*innen", "Autorinnen", "Autoren"))),
    label("label-point", "Autor·in: Ada Quist"),
    label("label-contribution", "Ein Beitrag von Ada Quist"),
    label("label-correspondents", "Von unseren Korrespondenten Ada Quist und Bo Tarn", BOTH),
    label("label-correspondent", "Von unserer Korrespondentin Ada Quist"),
    label("label-written", "Geschrieben von Ada Quist"),
    label("from-place", "Aus Lindach berichtet Ada Quist"),
    label("from-places", "Aus Bad Lindach berichten Ada Quist und Bo Tarn", BOTH),
    label("from-place-behind", "Ada Quist berichtet aus Lindach"),
    page("from-place-element", "de", ADA, above="<p class='byline'>Aus Lindach berichtet Ada Quist</p>"),
    text("reports-from", "en", ADA | {"hasnot": ["reports from"]}, TOP["en"] + "Ada Quist reports from Marsh Lane"),
    under("wire", "en", "Reporting by Ada Quist; Editing by Cal Moor", ADA),
    under("wire-brackets", "en", "(Reporting by Ada Quist in Boston and Bo Tarn in New York; Additional reporting by Dee Voss; Editing by Cal Moor and Eve Rand)", BOTH),
    under("wire-sentences", "en", "Reporting by Ada Quist and Bo Tarn. Editing by Cal Moor.", BOTH),
    under("wire-editor-alone", "en", "Editing by Cal Moor", {"author": None}),
    under("wire-editors-alone", "en", "Additional reporting by Bo Tarn. Editing by Cal Moor", {"author": None}),
    under("desk", "de", "Redaktion: Cal Moor", {"author": None}),
    under("wire-german", "de", "(Bericht von Ada Quist, redigiert von Cal Moor.)", ADA),
    under("signed-german", "de", "Von Ada Quist", ADA),
    under("words-of-a-report", "en", "Reporting by the paper had forced the town to think again, and Farrow thanked its readers for that.", {"author": None}),
    page("wire-page", "en", ADA, above="<p class='byline'>By Reuters</p>", below="<p>Reporting by Ada Quist; Editing by Cal Moor</p>"),
    page("photographs", "en", {"author": None}, above="<p class='credit'>Photographs by Bo Tarn</p>"),
]  # fmt: skip
KINDS[-3].expect.pop("hasnot")
