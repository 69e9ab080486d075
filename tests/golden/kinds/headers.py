"""What stands above a plain text, and what in it misleads; the texts of WET files."""

from tests.golden.kinds.archives import SITE
from tests.golden.kinds.lines import BOTH, DAY
from tests.golden.kinds.making import DE, EN, FIRST, TITLE, Kind, packed, text

KINDS: list[Kind] = []


def headed(name: str, language: str, expect: dict, head: str, *, title: bool = True) -> None:
    """Add a text; "@" in its head is the headline."""
    wanted = ({"title": TITLE[language]} if title else {}) | expect
    KINDS.append(text(name, language, wanted, head.replace("@", TITLE[language])))


headed("header-1", "de", BOTH, "@\n\n03.05.2024, 08:40 Uhr\nVon Ada Quist")
headed("header-2", "de", BOTH, "Lokales\n@\nVon Ada Quist\nStand: 03.05.2024, 08:40 Uhr\nLesedauer: 3 Min")
headed("header-3", "en", BOTH, "NEWS\n@\nBy Ada Quist\nMay 3, 2024 | 7:40am")
headed("header-5", "en", {"date": DAY}, "@\nPublished: 3 May 2024\nUpdated: 7 May 2024")
headed(
    "header-6", "de", {"date": DAY}, "@\nVeröffentlicht am Freitag, 3. Mai 2024\nAktualisiert am 07.05.2024"
)
headed("header-7", "en", {"date": DAY}, "@\nMay 3, 2024, 7:40 AM EDT / Updated May 4, 2024, 9:00 AM EDT")
headed("header-8", "de", {"date": DAY}, "@\nLindach, 3. Mai 2024 – ")
headed("header-9", "en", {"date": "2024-09-03"}, "@\nSep. 3rd, 2024")
headed("header-10", "de", {"date": "2024-01-03"}, "@\n3. Jän 2024")
headed("header-11", "de", {"date": "2024-03-03"}, "@\n03-März-2024")
headed("header-12", "en", {"date": DAY}, "@\n2024/05/03")
headed("header-13", "en", {"date": DAY}, "@\nFriday 05/03/2024")
headed("header-14", "en", {"date": DAY}, "@\n05/03/2024 07:40 AM EST")
headed("header-15", "de", {"date": DAY}, "@\n3.5.24")
headed("header-16", "de", {"date": DAY, "author": "Ada Quist"}, "Von Ada Quist | 3. Mai 2024\n@")
headed("header-17", "en", {"date": DAY}, "3 May 2024\n\n@")
headed(
    "header-18", "en", {"date": DAY}, "Home > News > Local\n@\n3 May 2024\nShare\nFacebook\nTwitter\nWhatsApp"
)
headed(
    "header-19",
    "de",
    {"date": DAY},
    "Startseite\nPolitik\nSport\nLokales\n@\n3. Mai 2024\nTeilen\nMerken\nDrucken\nFeedback",
)
headed("header-20", "de", {"date": DAY}, "\ufeff\u200b@\u200b\n\n3.\u00a0Mai\u00a02024")
headed("header-21", "en", {"date": DAY}, "@\n\u202aMay 3, 2024\u202c")
headed(
    "header-22",
    "de",
    {"date": "2024-03-03"},
    "Fa\u0308hre u\u0308ber den Wiesensee fa\u0308hrt wieder ta\u0308glich\n3. Ma\u0308rz 2024",
    title=False,
)
headed(
    "header-23",
    "en",
    {"date": DAY},
    "We use cookies. By clicking accept you consent to cookies from us and our partners.\nAccept\nDecline\n\n@\nMay 3, 2024",
)
headed(
    "header-24",
    "de",
    {"date": DAY},
    "Bitte aktivieren Sie JavaScript, um diese Seite zu nutzen.\nCookie-Einstellungen\nAlle akzeptieren\n\n@\n3. Mai 2024",
)
headed(
    "header-25",
    "en",
    {"date": DAY},
    "JavaScript is disabled in your browser. Please enable it.\n\n@\nMay 3, 2024",
)
headed(
    "header-26",
    "de",
    {"date": DAY},
    "Diese Seite verwendet technisch notwendige Cookies und Dienste Dritter.\nEinverstanden\nMehr erfahren\n\n@\n3. Mai 2024",
)
headed(
    "header-27",
    "en",
    {"date": DAY},
    "Manage your cookie preferences\nStrictly necessary cookies\nAlways active\nSave preferences\n\n@\nMay 3, 2024",
)
headed("header-28", "en", {"date": DAY}, "Advertisement\nSubscribe\nSign in\n\n@\nMay 3, 2024")
headed("header-29", "en", {"date": DAY}, "@\nBy Staff | Paper | May 3, 2024")
headed("header-30", "de", {"date": DAY}, "@\n(03.05.2024)")
KINDS.append(
    Kind(
        "misled-1.txt",
        (
            "\n\n".join(
                (
                    TITLE["de"],
                    "3. Mai 2024",
                    DE[0] + " Am 12. Juni 2021 war das Schiff gesunken.",
                    *DE[1:],
                    "Mehr zum Thema",
                    "1. Januar 2020: Altes Thema",
                )
            )
        ).encode(),
        {"date": DAY, "has": FIRST["de"]},
    )
)
KINDS.append(
    Kind(
        "misled-2.txt",
        ("\n\n".join((TITLE["en"], "May 3, 2024", *EN, "© 2026 Paper. All rights reserved."))).encode(),
        {"date": DAY, "has": FIRST["en"]},
    )
)
KINDS.append(
    Kind(
        "misled-3.txt",
        ("\n\n".join((TITLE["en"], *EN, "Published May 3, 2024"))).encode(),
        {"date": DAY, "has": FIRST["en"]},
    )
)
KINDS.append(
    Kind(
        "misled-4.txt",
        ("\n\n".join((TITLE["de"], *DE, "Quelle: dpa, 03.05.2024"))).encode(),
        {"date": DAY, "has": FIRST["de"]},
    )
)
KINDS.append(
    Kind(
        "misled-5.txt",
        ("\n\n".join((TITLE["en"], "LONDON, May 3, 2024 (XYZ) - " + EN[0], *EN[1:]))).encode(),
        {"date": DAY, "has": FIRST["en"]},
    )
)
KINDS.append(
    Kind(
        "misled-6.txt",
        ("\r\n\r\n".join((TITLE["de"], "Lindach (XYZ) – 3. Mai 2024 – " + DE[0][10:], *DE[1:]))).encode(),
        {"date": DAY, "has": FIRST["de"][1:]},
    )
)


def wet(number: int, body: str) -> bytes:
    """Return a record of a WET file."""
    data = body.encode()
    head = (
        f"WARC/1.0\r\nWARC-Type: conversion\r\nWARC-Target-URI: {SITE.format(number)}\r\nWARC-Date: 2024-05-10T10:00:00Z"
        f"\r\nContent-Type: text/plain\r\nContent-Length: {len(data)}\r\n\r\n"
    )
    return head.encode() + data + b"\r\n\r\n"


def wets(name: str, raw: bytes, numbers: list[int], pack: bool = False) -> None:
    expect = {SITE.format(n): {"date": f"2024-05-0{n + 1}"} for n in numbers}
    KINDS.append(
        Kind(f"{name}.wet.gz" if pack else f"{name}.wet", packed(raw) if pack else raw, expect, several=True)
    )


BODIES = [
    "\n".join((TITLE["de"], f"0{n + 1}.05.2024, 08:40 Uhr", *[f"{n}: {p}" for p in DE])) for n in range(4)
]
wets("w-1", b"".join(wet(n, b) for n, b in enumerate(BODIES)), [0, 1, 2, 3])
wets("w-2", b"".join(wet(n, b) for n, b in enumerate(BODIES))[:-200], [0, 1, 2])
wets("w-3", b"".join(wet(n, b) for n, b in enumerate(BODIES)), [0, 1, 2, 3], True)
wets(
    "w-4",
    b"WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 0\r\n\r\n\r\n\r\n"
    + b"".join(wet(n, b) for n, b in enumerate(BODIES)),
    [0, 1, 2, 3],
)
KINDS.append(
    Kind(
        "w-5.wet",
        wet(0, "\n".join((TITLE["en"], "2 hours ago", *EN))),
        {SITE.format(0): {"date": "2024-05-10", "unsure": 0.6}},
        several=True,
    )
)
KINDS.append(
    Kind(
        "w-6.wet",
        wet(0, "\n".join((TITLE["de"], "gestern, 18:40 Uhr", *DE))),
        {SITE.format(0): {"date": "2024-05-09", "unsure": 0.6}},
        several=True,
    )
)
