"""Articles that databases of newspapers export as text, one or several in a file."""

from tests.golden.kinds.making import DE, EN, FIRST, TITLE, Kind

BOTH = {"author": "Ada Quist", "date": "2024-05-03"}
LEFT = ["LENGTH", "Load-Date", "LOAD-DATE", "412 words", "Pg. 4", "Copyright", "MARCOU", "End of Document"]
ENGLISH = {"has": FIRST["en"], "hasnot": LEFT, "title": TITLE["en"]} | BOTH
GERMAN = {"has": FIRST["de"], "hasnot": ["LÄNGE", "RUBRIK", "SPRACHE"], "title": TITLE["de"]} | BOTH


def spaced(texts: tuple[str, ...]) -> str:
    return "\n\n".join(texts)


def labelled(number: int, day: str, title: str, texts: tuple[str, ...]) -> str:
    """Return an article whose parts stand behind labels in capitals, its outlet and day above."""
    return (
        f"                 {number} of 2 DOCUMENTS\n\n\n                 The Marsh Courier\n\n                 {day}\n"
        f"                 Final Edition\n\n{title}\n\nBYLINE: Ada Quist; Staff reporter\n\nSECTION: NEWS; Pg. 4\n\n"
        f"LENGTH: 412 words\n\nBODY:\n\n{spaced(texts)}\n\nLOAD-DATE: May 9, 2024\n\nLANGUAGE: ENGLISH\n\n"
        "Copyright 2024 Marsh Media\nAll Rights Reserved\n\n"
    )


def tagged(number: str, title: str, texts: tuple[str, ...], day: str = "3 May 2024") -> str:
    """Return an article whose parts stand behind two letters."""
    return (
        f"SE  News\nHD  {title}\nBY  By Ada Quist\nWC  412 words\nPD  {day}\nET  06:12\nSN  The Marsh Courier\n"
        f"SC  MARCOU\nLA  English\nCY  (c) 2024 Marsh Media\n\nLP  {texts[0]}\n\nTD  {spaced(texts[1:])}\n\n"
        f"CO  marsh : Marsh Ltd\nNS  gcat : Political News\nPUB  Marsh Media\nAN  Document MARCOU002024{number}ek5300012\n"
    )


OUTLET_BELOW = (
    f"Page 1 of 2\n{TITLE['en']}\n\n{TITLE['en']}\nThe Marsh Courier\nMay 3, 2024 Friday\n\nCopyright 2024 Marsh Media All"
    f" Rights Reserved\n\nSection: NEWS; Pg. 4\nLength: 412 words\nByline: Ada Quist\nBody\n\n\n{spaced(EN)}\nLoad-Date: May 4,"
    " 2024\n\n\nEnd of Document\n"
)
IN_GERMAN = (
    f"Lindacher Bote\n\n3. Mai 2024 Freitag\n\n{TITLE['de']}\n\nAUTOR: Ada Quist\n\nRUBRIK: LOKALES; S. 3\n\nLÄNGE: 190 Wörter"
    f"\n\n{spaced(DE)}\n\nUPDATE: 3. Mai 2024\n\nSPRACHE: GERMAN; DEUTSCH\n\nCopyright 2024 Bote GmbH\nAlle Rechte Vorbehalten\n"
)
SHOWN = (
    f"{TITLE['de']}\n\nVon Ada Quist\n188 Wörter\n3 Mai 2024\nLindacher Bote\nLINBOT\nDeutsch\n(c) 2024 Bote GmbH\n\n{spaced(DE)}"
    "\n\nDokument LINBOT0020240503ek5300033\n"
)
NO_EXPORT = f"{TITLE['en']}\n\n3 May 2024\n\n{spaced(EN)}\n\nLength: 412 words\n\nSection: News\n"


def both(name: str, first: str, second: str) -> Kind:
    """Return a file with two articles, the second of another title and a day later."""
    expect = {
        f"{name}:1": ENGLISH,
        f"{name}:2": ENGLISH | {"title": "Lamps in Marsh Lane", "date": "2024-05-04"},
    }
    return Kind(f"{name}.txt", (first + second).encode(), expect, several=True)


OTHERS = (EN[0] + " Once more.", *EN[1:])
KINDS = [
    Kind("export-labels.txt", labelled(1, "May 3, 2024 Friday", TITLE["en"], EN).encode(), ENGLISH | {"author": "Ada Quist"}),
    Kind("export-outlet-below.txt", OUTLET_BELOW.encode(), ENGLISH),
    Kind("export-german.txt", IN_GERMAN.encode(), GERMAN),
    Kind("export-tags.txt", tagged("0503", TITLE["en"], EN).encode(), ENGLISH | {"date": "2024-05-03 06:12"}),
    Kind("export-tabs.txt", tagged("0503", TITLE["en"], EN).replace("  ", "\t").encode(), ENGLISH),
    Kind("export-shown.txt", SHOWN.encode(), GERMAN | {"hasnot": ["LINBOT", "188 Wörter"]}),
    both("export-labels-two", labelled(1, "May 3, 2024 Friday", TITLE["en"], EN), labelled(2, "May 4, 2024 Saturday", "Lamps in Marsh Lane", OTHERS)),
    both("export-tags-two", tagged("0503", TITLE["en"], EN), tagged("0504", "Lamps in Marsh Lane", OTHERS, "4 May 2024")),
    Kind("export-none.txt", NO_EXPORT.encode(), {"has": FIRST["en"], "title": TITLE["en"], "date": "2024-05-03"}),
]  # fmt: skip
