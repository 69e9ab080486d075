"""Encodings that are not what they say, and plain texts and Markdown as files hold them."""

import textwrap

from tests.golden.kinds.lines import DAY
from tests.golden.kinds.making import DE, EN, FIRST, TITLE, Kind, packed, page

KINDS: list[Kind] = []


def enc(name: str, codec: str, declared: str | None, head: bytes = b"") -> None:
    markup = (
        page("x", "de", {})
        .content.decode()
        .replace('charset="utf-8"', f'charset="{declared}"' if declared else 'name="x"')
    )
    KINDS.append(Kind(name + ".html", head + markup.encode(codec, "replace"), {"has": FIRST["de"]}))


enc("enc-cp1252-none", "cp1252", None)
enc("enc-cp1252-utf8", "cp1252", "utf-8")
enc("enc-utf16be", "utf-16-be", "utf-8")
enc("enc-utf16le-bom", "utf-16", "iso-8859-1")
enc("enc-utf8-latin", "utf-8", "iso-8859-1")
enc("enc-bom-latin", "utf-8", "windows-1252", b"\xef\xbb\xbf")
enc("enc-mac", "mac_roman", "macintosh")
enc("enc-utf32", "utf-32", "utf-8")
enc("enc-unknown", "utf-8", "utf8mb4")
KINDS.append(
    Kind(
        "enc-xml.xhtml",
        (
            '<?xml version="1.0" encoding="windows-1252"?>'
            + page("x", "de", {}).content.decode().replace('<meta charset="utf-8">', "")
        ).encode("cp1252"),
        {"has": FIRST["de"]},
    )
)
KINDS.append(
    Kind(
        "enc-http-equiv.html",
        page("x", "de", {})
        .content.decode()
        .replace(
            '<meta charset="utf-8">',
            '<meta http-equiv=Content-Type content="text/html; charset=windows-1252">',
        )
        .encode("cp1252"),
        {"has": FIRST["de"]},
    )
)
KINDS.append(Kind("enc-page.html.gz", packed(page("x", "de", {}).content), {"has": FIRST["de"]}))
KINDS.append(
    Kind(
        "enc-two-charsets.html",
        page("x", "de", {})
        .content.decode()
        .replace('<meta charset="utf-8">', '<meta charset="us-ascii"><meta charset="utf-8">')
        .encode(),
        {"has": FIRST["de"]},
    )
)
KINDS.append(
    Kind(
        "enc-mixed-box.html",
        page("x", "de", {}, below="@@").content.replace(
            b"@@", "<div class='box'>Größe der Fähre: für 96 Gäste</div>".encode("cp1252")
        ),
        {"has": FIRST["de"]},
    )
)
KINDS.append(
    Kind(
        "enc-mixed-latin-title.html",
        page("x", "de", {}).content.replace("<title>F\u00e4hre".encode(), b"<title>F\xe4hre"),
        {"has": FIRST["de"]},
    )
)
KINDS.append(
    Kind(
        "nul-page.html",
        page("x", "de", {}).content.replace(b"Betriebsleiterin", b"Betriebs\x00leiterin"),
        {"has": FIRST["de"][1:]},
    )
)
KINDS.append(
    Kind(
        "nul-text.txt",
        ("\n\n".join((TITLE["en"], *EN))).replace("library", "lib\x00rary", 1).encode(),
        {"has": FIRST["en"][1:]},
    )
)
KINDS.append(
    Kind(
        "txt-cr.txt",
        ("\r".join((TITLE["de"], "3. Mai 2024", "", *DE))).encode(),
        {"has": FIRST["de"], "date": DAY},
    )
)
KINDS.append(
    Kind(
        "txt-utf16.txt",
        ("\n\n".join((TITLE["de"], "3. Mai 2024", *DE))).encode("utf-16"),
        {"has": FIRST["de"], "date": DAY, "title": TITLE["de"]},
    )
)
KINDS.append(
    Kind(
        "txt-cp1252.txt",
        ("\n\n".join((TITLE["de"], "3. März 2024", *DE))).encode("cp1252"),
        {"has": FIRST["de"], "date": "2024-03-03"},
    )
)
KINDS.append(
    Kind(
        "txt-wrapped.txt",
        (
            "\n\n".join((TITLE["en"], "By Ada Quist", "May 3, 2024", *(textwrap.fill(p, 60) for p in EN)))
        ).encode(),
        {"has": FIRST["en"], "date": DAY, "author": "Ada Quist"},
    )
)
KINDS.append(
    Kind(
        "txt-wire.txt",
        (
            "\n".join(
                (
                    TITLE["en"].upper(),
                    "By ADA QUIST",
                    *(
                        "   " + textwrap.fill(p, 68)
                        for p in ("MARSH LANE, May 3, 2024 (XYZ) - " + EN[0], *EN[1:])
                    ),
                )
            )
        ).encode(),
        {"has": [EN[2][:40]], "date": DAY},
    )
)
KINDS.append(
    Kind(
        "md-front.md",
        (
            '---\ntitle: "Fähre: fährt"\ndate: 2024-05-03 08:40:00 +0200\nauthor: [Ada Quist, Bo Tarn]\n---\n\n'
            + "\n\n".join(DE)
        ).encode(),
        {
            "has": FIRST["de"],
            "date": "2024-05-03 06:40",
            "author": "Ada Quist, Bo Tarn",
            "title": "Fähre: fährt",
        },
    )
)
KINDS.append(
    Kind(
        "md-toml.md",
        (
            '+++\ntitle = "Fähre fährt"\ndate = 2024-05-03T06:40:00Z\nauthor = "Ada Quist"\n+++\n\n'
            + "\n\n".join(DE)
        ).encode(),
        {"has": FIRST["de"], "date": "2024-05-03 06:40", "author": "Ada Quist", "title": "Fähre fährt"},
    )
)
