"""Texts copied from pages whole, with what stands around the article."""

from tests.golden.kinds.making import DE, EN, FIRST, TITLE, Kind

ABOVE = (
    "Startseite",
    "Lokales",
    "Abo",
    "Anmelden",
    TITLE["de"],
    "03.05.2024, 08:15 Uhr",
    "Teilen",
    "Merken",
    "Drucken",
    "Kommentare (14)",
)
BELOW = (
    "Schlagwörter",
    "Verkehr",
    "Das könnte Sie auch interessieren",
    "Freibad bleibt zu",
    "Impressum",
    "Datenschutz",
    "AGB",
)
CONSENT = (
    "For the funding of this site we and our partners process personal data of yours, such as the address of your device. You may"
    " withdraw at any time."
)
SPEAKS = 'The library says: "We store no personal data of our readers, and you may ask us what we know about you at any time."'
KINDS = [
    Kind("lead-in-noise.txt", "\n".join((*ABOVE, DE[0], "Anzeige", *DE[1:3], "Lesen Sie auch: Streit um das Freibad", *DE[3:], *BELOW)).encode(),
         {"title": TITLE["de"], "date": "2024-05-03", "has": FIRST["de"], "hasnot": ["Freibad", "Impressum"]}),
    Kind("consent-behind.txt", "\n\n".join((TITLE["en"], "3 May 2024", *EN, CONSENT)).encode(), {"has": FIRST["en"], "hasnot": ["withdraw"]}),
    Kind("consent-spoken-of.txt", "\n\n".join((TITLE["en"], "3 May 2024", *EN, SPEAKS)).encode(), {"has": [*FIRST["en"], "We store no personal data"]}),
]  # fmt: skip
