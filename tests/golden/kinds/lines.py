"""Lines of author and day, whatever stands between their letters."""

from tests.golden.kinds.making import TITLE, Kind, page, records, text

DAY, DAY_TIME = "2024-05-03", "2024-05-03 06:40"


def lined(name: str, line: str, want: dict, language: str = "en", kind: str = "p class='meta'") -> Kind:
    return page(name, language, want, above=f"<{kind}>{line}</{kind.split()[0]}>")


LINES = [
    lined("line-von-am", "Von Ada Quist am 3. Mai 2024", {"date": DAY, "author": "Ada Quist"}, "de"),
    lined("line-von-comma", "Von Ada Quist, 03.05.2024, 08:40 Uhr", {"date": DAY, "author": "Ada Quist"}, "de"),
    lined("line-date-von", "3. Mai 2024 | von Ada Quist", {"date": DAY, "author": "Ada Quist"}, "de", "div"),
    lined("line-two-authors", "03.05.2024 – Von Ada Quist und Bo Tarn", {"date": DAY, "author": "Ada Quist, Bo Tarn"}, "de"),
    lined("line-by-on", "By Ada Quist on May 3, 2024", {"date": DAY, "author": "Ada Quist"}),
    lined("line-posted", "Posted on Friday, May 3rd, 2024 at 7:40 am by Ada Quist", {"date": "2024-05-03", "author": "Ada Quist"}),
    lined("line-by-dot", "By Ada Quist · 3 May 2024 · 4 min read", {"date": DAY, "author": "Ada Quist"}, kind="div"),
    lined("line-written", "Written by Ada Quist and Bo Tarn | Published 3 May 2024 07:40 BST", {"date": "2024-05-03 06:40", "author": "Ada Quist, Bo Tarn"}),
    text("line-text-de", "de", {"date": DAY, "author": "Ada Quist", "title": TITLE["de"]}, f"{TITLE['de']}\n\n03.05.2024, von Ada Quist"),
    text("line-text-en", "en", {"date": DAY, "author": "Ada Quist"}, f"{TITLE['en']}\n\nBy Ada Quist — 3 May 2024"),
]  # fmt: skip


BOTH = {"date": DAY, "author": "Ada Quist"}
LINES += [
    lined("line-pipe-de", "Von Ada Quist | 03.05.2024, 08:40 Uhr | Aktualisiert 04.05.2024", BOTH, "de"),
    lined("line-slash", "Von Ada Quist / 3. Mai 2024", BOTH, "de"),
    lined("line-weekday-by", "Friday May 3, 2024 7:40 am EDT by Ada Quist", {"date": "2024-05-03 11:40", "author": "Ada Quist"}),
    lined("line-paren", "By Ada Quist (May 3, 2024)", BOTH),
    lined("line-published-by", "Published by Ada Quist at 07:40 on 3 May 2024", BOTH),
    lined("line-am-von", "Am 3. Mai 2024 von Ada Quist", BOTH, "de"),
    lined("line-veroeff", "Veröffentlicht am 03.05.2024 von Ada Quist", BOTH, "de"),
    lined("line-geschrieben", "Geschrieben von Ada Quist am 03.05.2024 um 08:40", BOTH, "de"),
    lined("line-text-colon", "Text: Ada Quist, 03.05.2024", BOTH, "de"),
    lined("line-autor", "Autor: Ada Quist | Datum: 03.05.2024", BOTH, "de"),
    lined("line-author", "Author: Ada Quist | Date: May 3, 2024", BOTH),
    lined("line-staff", "By Ada Quist, Staff Writer | May 3, 2024", BOTH),
    lined("line-span", "<span>Von <a href='/a'>Ada Quist</a></span> <span>03.05.2024</span>", BOTH, "de", "div class='info'"),
    lined("line-by-br", "By <b>Ada Quist</b><br>May 3, 2024 7:40 a.m.", BOTH),
    lined("line-de-particle", "Von Ada von der Quist und Bo Tarn, 3.5.2024", {"date": DAY, "author": "Ada von der Quist, Bo Tarn"}, "de"),
    lined("line-and3", "By Ada Quist, Bo Tarn and Cy Umber, May 3, 2024", {"date": DAY, "author": "Ada Quist, Bo Tarn, Cy Umber"}),
    text("line-text-pipe", "en", BOTH | {"title": TITLE["en"]}, f"{TITLE['en']}\n\nMay 3, 2024 | By Ada Quist"),
    text("line-text-upper", "en", {"date": DAY, "author": "ADA QUIST"}, f"{TITLE['en']}\n\nBY ADA QUIST\nMAY 3, 2024"),
    text("line-text-upper-de", "de", {"date": DAY, "author": "ADA QUIST"}, f"{TITLE['de']}\n\nVON ADA QUIST, 03.05.2024"),
]  # fmt: skip

SHY, ZW, LRM, RLM, NBSP = "\u00ad", "\u200b", "\u200e", "\u200f", "\u00a0"
UNSEEN = [
    lined("unseen-shy", f"3. Sep{SHY}tem{SHY}ber 2024", {"date": "2024-09-03"}, "de"),
    lined("unseen-zwsp", f"Published{ZW}: September{ZW} 3,{ZW} 2024", {"date": "2024-09-03"}),
    lined("unseen-bidi", f"{LRM}03{LRM}.{LRM}05{LRM}.{LRM}2024{LRM}", {"date": DAY}, "de"),
    lined("unseen-thin", "3.\u202fMai\u20092024, 08:40\u202fUhr", {"date": DAY}, "de"),
    lined("unseen-nfd", "Von Jo\u0308rg Ma\u0308hner, 3. Ma\u0308rz 2024", {"date": "2024-03-03", "author": "Jo\u0308rg Ma\u0308hner"}, "de"),
    text("unseen-text-shy", "en", {"date": "2024-09-03"}, f"{TITLE['en']}\n\n3 Sep{SHY}tember 2024"),
    text("unseen-text-bom", "de", {"date": DAY}, f"\ufeff{TITLE['de']}\n\n3.{NBSP}Mai{NBSP}2024"),
    records("unseen-record", {"ur": {"date": f"3.{ZW} Ma\u0308rz{SHY} 2024", "author": f"Jo\u0308rg{NBSP}Ma\u0308hner"}}, {"ur": {"date": "2024-03-03"}}),
]  # fmt: skip
ZWNJ, WJ, BOM, ALM = "\u200c", "\u2060", "\ufeff", "\u061c"
UNSEEN += [
    lined("unseen-shy-entity", "3. Sep&shy;tem&shy;ber 2024", {"date": "2024-09-03"}, "de"),
    lined("unseen-wbr", "3<wbr>.<wbr>September<wbr> 2024", {"date": "2024-09-03"}, "de"),
    lined("unseen-wj", f"May{WJ} 3{WJ},{BOM} 2024", {"date": DAY}),
    lined("unseen-zwnj", "3&zwnj;. M&zwnj;ai 20&zwnj;24", {"date": DAY}, "de"),
    lined("unseen-alm", f"{ALM}2024{ALM}-05{ALM}-03", {"date": DAY}),
    lined("unseen-nfd-entity", "Ma&#776;rz".join(("3. ", " 2024")), {"date": "2024-03-03"}, "de"),
    lined("unseen-spans", "<span>3</span>.<span>Mai</span> <span>2024</span>", {"date": DAY}, "de"),
    lined("unseen-isolates", "\u2066By Ada Quist\u2069 · \u20683 May 2024\u2069", BOTH),
    text("unseen-text-rlm", "en", {"date": DAY}, f"{TITLE['en']}\n\n\u200fMay\u200f 3\u200f, 2024\u200f"),
    text("unseen-text-nfd-title", "de", {"date": "2024-03-03"}, "Fa\u0308hre u\u0308ber den Wiesensee\n\n3. Ma\u0308rz 2024"),
    text("unseen-text-jan", "de", {"date": "2024-01-03", "author": "Ju\u0308rgen Quist"}, f"{TITLE['de']}\n\nVon Ju\u0308rgen Quist, 3. Ja\u0308nner 2024"),
    text("unseen-text-zw-digits", "en", {"date": DAY}, f"{TITLE['en']}\n\n0{ZW}3.0{ZW}5.20{ZW}24"),
]  # fmt: skip

KINDS = [*LINES, *UNSEEN]
