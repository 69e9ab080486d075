"""Dates: the order of day and month, forms, zones, day zero."""

import json

from tests.golden.kinds.lines import DAY, DAY_TIME
from tests.golden.kinds.making import (
    DE,
    EN,
    TITLE,
    Kind,
    article_data,
    linked,
    page,
    records,
    text,
)


def meta(name: str, content: str, want: str, language: str = "en", more: str = "", key: str = "date") -> Kind:
    return page(name, language, {"date": want}, head=f'<meta name="{key}" content="{content}">{more}')


US, GB = ('<meta property="og:locale" content="en_US">', '<meta property="og:locale" content="en_GB">')
ORDER = [
    meta("order-weekday-us", "Fri, 05/03/2024 - 09:15", "2024-05-03 09:15"),
    meta("order-weekday-gb", "Friday 03/05/2024 09:15", "2024-05-03 09:15"),
    meta("order-locale-us", "05/03/2024", DAY, more=US),
    meta("order-locale-gb", "03/05/2024", DAY, more=GB),
    meta("order-german", "03/05/2024", DAY, "de"),
    meta("order-half", "05/03/2024 07:40 PM", DAY),
    meta("order-zone", "05/03/2024 2:40 AM EDT", "2024-05-03 06:40"),
    meta("order-second", "03/05/2024", DAY, more='<meta property="article:modified_time" content="2024-05-03T20:00:00Z">'),
    records("order-url", {"ou": {"text": "\n\n".join(("x", *EN)), "date": "03/05/2024", "url": "https://paper.example/2024/05/03/library-stays-open"}}, {"ou": {"date": DAY}}),
    records("order-us-url", {"oz": {"text": "\n\n".join(("x", *EN)), "date": "05/03/2024", "url": "https://paper.example/2024/05/03/library-stays-open"}}, {"oz": {"date": DAY}}),
    text("order-text-weekday", "en", {"date": DAY}, f"{TITLE['en']}\n\nFriday, 05/03/2024"),
    records("order-unknown", {"on": {"text": "\n\n".join(("x", *EN)), "date": "03/05/2024"}}, {"on": {"precision": "year", "unsure": 0.6}}),
]  # fmt: skip
STATED = {
    "f0": ("2024/5/3 8:40:00", DAY), "f1": ("3. Jän. 2024", "2024-01-03"), "f2": ("5. Jaenner 2024", "2024-01-05"),
    "f3": ("12. Maerz 2024", "2024-03-12"), "f4": ("3.Mai 2024", DAY), "f5": ("03.Mai2024", DAY), "f6": ("3. Mai 2024, 8.40 Uhr", DAY),
    "f7": (1714718400, "2024-05-03 06:40"), "f8": ("1714718400000", "2024-05-03 06:40"), "f9": (1714718400.25, "2024-05-03 06:40"),
    "f10": ("1714718400000000", "2024-05-03 06:40"), "f11": ("1714718400000000000", "2024-05-03 06:40"), "f12": ("20240503", DAY),
    "f13": ("20240503T064000Z", "2024-05-03 06:40"), "f14": ("202405030640", "2024-05-03 06:40"), "f15": ("2024-05-03T06:40:00.000+0000", "2024-05-03 06:40"),
    "f16": ("Fri May  3 06:40:00 UTC 2024", "2024-05-03 06:40"), "f17": ("May 3rd 2024", DAY), "f18": ("the 3rd of May, 2024", DAY),
    "f19": ("Freitag, den 3. Mai 2024", DAY), "f20": ("Fr 03.05.24 06:40", DAY), "f21": ("3-May-2024", DAY), "f22": ("2024 May 3", DAY),
    "f23": ("3. Feber 2024", "2024-02-03"), "f24": ("2024.05.03", DAY), "f25": ("2024-5-3", DAY), "f26": ("03.05.2024 um 06:40 Uhr", DAY),
    "f27": ("/Date(1714718400000)/", "2024-05-03 06:40"), "f28": ("Sept. 4, 2023", "2023-09-04"), "f29": ("4 Sept 2023", "2023-09-04"),
    "f30": ("2024-05-03 06:40:00.0", "2024-05-03 06:40"), "f31": ("1.714718400e9", "2024-05-03 06:40"), "f32": ("3. Mai '24", DAY),
    "f33": ("2024-W18-5", DAY), "f34": ("Fr., 3. Mai 2024 - 06:40", DAY), "f35": ("03. Mai 2024 | 06:40", DAY),
    "f36": ("1. März 2024", "2024-03-01"), "f37": ("Friday 3 May 2024 06.40 BST", "2024-05-03 05:40"), "f38": ("2024-05-03T06:40Z[UTC]", "2024-05-03 06:40"),
    "f39": ("5.3.2024", "2024-03-05"), "f40": ("May 3, 2024 6:40 a.m.", DAY),
}  # fmt: skip
ZONED = {
    "z0": ("2024-05-03 08:40 GMT+2", "2024-05-03 06:40"), "z1": ("3 May 2024 16:40 AEST", "2024-05-03 06:40"), "z2": ("3 May 2024 18:40 NZST", "2024-05-03 06:40"),
    "z3": ("May 3, 2024 2:40 am ET", "2024-05-03 06:40"), "z4": ("Jan 3, 2024 1:40 am ET", "2024-01-03 06:40"), "z5": ("3 May 2024 08:40 SAST", "2024-05-03 06:40"),
    "z6": ("2. Mai 2024, 23:40 PDT", "2024-05-03 06:40"), "z7": ("3. Mai 2024 08:40 MESZ", "2024-05-03 06:40"), "z8": ("3. Jänner 2024 07:40 MEZ", "2024-01-03 06:40"),
    "z9": ("May 3, 2024 at 1:40 a.m. CT", "2024-05-03 06:40"), "z10": ("2024-05-03 08:40 UTC+02:00", "2024-05-03 06:40"), "z11": ("3 May 2024 07:40 BST", "2024-05-03 06:40"),
    "z12": ("Fri, 03 May 2024 12:10:00 +0530", "2024-05-03 06:40"), "z13": ("Fri May 03 2024 08:40:00 GMT+0200 (Mitteleuropäische Sommerzeit)", "2024-05-03 06:40"),
    "z14": ("3 May 2024 2:40 am Eastern Time", "2024-05-03 06:40"), "z15": ("3 May 2024 16:10 ACST", "2024-05-03 06:40"), "z16": ("3 Jan 2024 17:40 AEDT", "2024-01-03 06:40"),
    "z17": ("2024-05-03 14:40 HKT", "2024-05-03 06:40"), "z18": ("2 May 2024 22:40 AKDT", "2024-05-03 06:40"), "z19": ("2024-05-03T08:40:00 Europe/Berlin", "2024-05-03 06:40"),
}  # fmt: skip
FORMS = [
    records("forms", {key: {"date": value} for key, (value, _) in STATED.items()}, {key: {"date": want} for key, (_, want) in STATED.items()}),
    records("zones", {key: {"date": value} for key, (value, _) in ZONED.items()}, {key: {"date": want} for key, (_, want) in ZONED.items()}),
    records("zone-unknown", {"zu": {"date": "3 May 2024 08:40 XYT"}}, {"zu": {"date": "2024-05-03 08:40", "method": "XYT unknown"}}),
]  # fmt: skip


def tx(name, language, want, head):
    return text(name, language, want, f"{TITLE[language]}\n\n{head}")


ORDER += [
    meta("order-dayname-after", "05/03/2024 (Friday)", DAY),
    meta("order-lang-au", "03/05/2024", DAY, more='<meta property="og:locale" content="en_AU">'),
    meta("order-lang-ca-ampm", "05/03/2024 07:40 AM PDT", DAY),
    meta("order-de-at", "03/05/2024", DAY, "de", more='<meta property="og:locale" content="de_AT">'),
    meta("order-over12", "05/13/2024", "2024-05-13"),
    meta("order-dash", "Friday, 05-03-2024", DAY),
    tx("order-text-us-zone", "en", {"date": DAY}, "05/03/2024 7:40 AM CDT"),
    tx("order-text-second", "en", {"date": DAY}, "05/03/2024\nUpdated May 3, 2024"),
    tx("order-text-day", "en", {"date": DAY}, "Fri 03/05/2024 08:40"),
    tx("order-text-other", "en", {"date": DAY}, "05/03/2024 | Last updated 05/14/2024"),
    page("order-html-lang", "en", {"date": DAY}, above="<span class='date'>05/03/2024 3:04 PM</span>", head='<meta http-equiv="content-language" content="en-US">'),
    page("order-short-year", "en", {"date": DAY}, above="<span class='date'>5/3/24 3:04 PM ET</span>"),
    records("order-us-field", {"ouf": {"text": "\n\n".join(("x", *EN)), "date": "05/03/2024", "language": "en-US"}}, {"ouf": {"date": DAY}}),
    records("order-tld", {"ot": {"text": "\n\n".join(("y", *EN)), "date": "03/05/2024", "url": "https://paper.example.co.uk/news/library"}}, {"ot": {"date": DAY}}),
]  # fmt: skip
STATED_2 = {
"g0": ("2016/06/29 15:07 +0200", "2016-06-29 13:07"), "g1": ("29/Jun/2016:15:07:41 +0200", "2016-06-29"), "g2": ("2016-06-29 15:07:41 UTC", "2016-06-29 15:07"),
"g3": ("29.6.16", "2016-06-29"), "g4": ("Mi, 29. Jun 2016 15:07:41 +0200", "2016-06-29 13:07"), "g5": ("Mittwoch, 29.06.2016", "2016-06-29"), "g6": ("Jun. 29 2016", "2016-06-29"),
"g7": ("03-May-24", "2024-05-03"), "g8": ("Friday, May 03, 2024 - 8:40am", DAY), "g9": ("3rd May 2024", DAY), "g10": ("Fri 3rd of May 2024", DAY),
"g11": ("2024-05-03T06:40:00,000Z", DAY_TIME), "g12": ("2024-05-03T08:40:00+02", DAY_TIME), "g13": ("2024-05-03t06:40:00z", DAY_TIME),
"g15": ("2024-05-03T02:40:00.000-0400[America/New_York]", DAY_TIME), "g16": ({"$date": "2024-05-03T06:40:00Z"}, DAY_TIME), "g17": ({"$date": {"$numberLong": "1714718400000"}}, DAY_TIME),
"g18": ("1714718400.0", DAY_TIME), "g20": ("1. Jän. 2024", "2024-01-01"), "g21": ("5. Jän 2024, 10:00", "2024-01-05"), "g22": ("29 Feb. 2024", "2024-02-29"),
"g24": ("Okt. 3, 2023", "2023-10-03"), "g25": ("3. Dez 2023", "2023-12-03"), "g26": ("Di., 5. Mrz. 2024", "2024-03-05"), "g27": ("5.Mär.2024", "2024-03-05"),
"g28": ("2. Juni2024", "2024-06-02"), "g29": ("2024/05/03T06:40:00Z", DAY_TIME), "g30": ("2024-05-03 06:40:00 +0000 UTC", DAY_TIME), "g31": ("2024-05-03 08:40:00+02:00", DAY_TIME),
"g32": ("20240503_0640", DAY), "g33": ("20240503 064000", DAY), "g35": ("May 3 '24", DAY), "g36": ("3.5.24 8:40", DAY), "g37": ("Friday 3rd May 2024, 8.40pm", DAY),
"g38": ("2024-05-03T06:40:00.123456789Z", DAY_TIME), "g39": ("Fri, 3 May 2024 06:40 GMT", DAY_TIME), "g40": ("Fr, 03 Mai 2024 06:40:00 GMT", DAY_TIME), "g41": ("03 Mai 2024", DAY),
"g42": ("vom 3. Mai 2024", DAY), "g43": ("Stand: 03.05.2024", DAY), "g44": ("3. Mai 2024 um 8 Uhr", DAY), "g45": ("2024, May 3", DAY), "g46": ("May 3, 2024, 6 a.m. GMT", "2024-05-03 06:00"),
"g47": ("1714718400 ", DAY_TIME), "g48": (1714718400000000000, DAY_TIME), "g49": ("1.7147184E12", DAY_TIME),
"g52": ("2024-05-03T06:40:00 02:00", DAY), "g53": ("2024-05-03T06:40:00&#43;00:00", DAY_TIME), "g54": ("Friday, 3. May 2024", DAY), "g55": ("03. 05. 2024", DAY), "g56": ("3 . Mai 2024", DAY),
"g57": ("2024–05–03", DAY), "g58": ("03.05.2024, 08.40h", DAY), "g59": ("Sept 18, 2018 12:53", "2018-09-18"),
}  # fmt: skip
ZONED_2 = {
"y0": ("2024-05-03 12:10 GMT+5:30", DAY_TIME), "y1": ("3 May 2024 02:40 UTC\u22124", DAY_TIME), "y2": ("3 May 2024, 08:40 CEST (UTC+2)", DAY_TIME), "y3": ("3 May 2024 14:40 AWST", DAY_TIME),
"y4": ("3 Jan 2024 19:40 NZDT", "2024-01-03 06:40"), "y5": ("3 May 2024 07:40 WAT", DAY_TIME), "y6": ("3 May 2024 09:40 EAT", DAY_TIME), "y7": ("May 2, 2024 11:40 pm PT", DAY_TIME),
"y8": ("May 3, 2024 12:40 am MT", DAY_TIME), "y9": ("May 2, 2024 8:40 pm HST", DAY_TIME), "y10": ("3 May 2024 15:40 JST", DAY_TIME), "y11": ("3 May 2024 09:40 MSK", DAY_TIME),
"y12": ("3 May 2024 14:40 SGT", DAY_TIME), "y13": ("3 May 2024 08:40 CAT", DAY_TIME), "y14": ("3 May 2024 2:40 a.m. Eastern Daylight Time", DAY_TIME), "y15": ("3. Mai 2024 um 08:40 Uhr MESZ", DAY_TIME),
"y16": ("3. Mai 2024 08:40 Uhr (CEST)", DAY_TIME), "y17": ("Fri, 03 May 2024 02:40:00 EDT", DAY_TIME), "y18": ("2024-05-03 08:40 +02:00", DAY_TIME), "y19": ("3 May 2024 16:10 ACST", DAY_TIME),
"y20": ("3 Jan 2024 17:10 ACDT", "2024-01-03 06:40"), "y21": ("May 3, 2024 3:40 a.m. ADT", DAY_TIME), "y23": ("3 May 2024 09:40 EEST", DAY_TIME), "y24": ("3 Jan 2024 08:40 EET", "2024-01-03 06:40"),
"y26": ("2024-05-03T06:40:00 GMT", DAY_TIME), "y27": ("3 May 2024 18:40 NZT", DAY_TIME), "y28": ("3 May 2024 8:40 CEST", DAY_TIME),
"y29": ("3. Mai 2024, 08:40 MEZ", "2024-05-03 07:40"),
}  # fmt: skip
FORMS += [records("forms-2", {k: {"date": v} for k, (v, _) in STATED_2.items()}, {k: {"date": w} for k, (_, w) in STATED_2.items()}),
    records("zones-2", {k: {"date": v} for k, (v, _) in ZONED_2.items()}, {k: {"date": w} for k, (_, w) in ZONED_2.items()}),
    records("zones-unknown-2", {"zv": {"date": "May 3, 2024 8:40 am QRT"}, "zw": {"date": "2024-05-03 08:40 GXT"}}, {"zv": {"date": "2024-05-03 08:40", "method": "QRT unknown"}, "zw": {"date": "2024-05-03 08:40", "method": "GXT unknown"}}),
]  # fmt: skip

ZERO = [
    page("zero-meta", "de", {"date": DAY}, head='<meta property="article:published_time" content="1970-01-01T00:00:00+00:00">', above="<time>3. Mai 2024</time>"),
    page("zero-ld", "en", {"date": DAY}, head=linked(json.dumps(article_data("en", datePublished="1970-01-01", dateModified="2024-05-03T06:40:00Z")))),
    records("zero-record", {"zr": {"date": 0, "url": "https://blatt.example/2024/05/03/faehre-faehrt-wieder"}, "zs": {"date": "0000-00-00 00:00:00", "url": "https://blatt.example/2024/05/03/faehre-faehrt"},
                            "zt": {"date": "1899-12-30", "text": "\n\n".join(("3. Mai 2024", *DE))}}, {"zr": {"date": DAY}, "zs": {"date": DAY}}),
]  # fmt: skip
ZERO += [
    page("zero-go", "en", {"date": DAY}, head='<meta property="article:published_time" content="0001-01-01T00:00:00Z">', above="<time datetime='2024-05-03'>May 3</time>"),
    page("zero-us", "en", {"date": DAY}, head='<meta property="article:published_time" content="1969-12-31T19:00:00-05:00">', above="<p class='date'>May 3, 2024</p>"),
    page("zero-filetime", "de", {"date": DAY}, head=linked(json.dumps(article_data("de", datePublished="1601-01-01T00:00:00Z"))), above="<p>Von Ada Quist, 03.05.2024</p>"),
    page("zero-epoch-ld", "de", {"date": DAY}, head=linked(json.dumps(article_data("de", datePublished=0, dateCreated="1970-01-01T01:00:00+01:00"))), above="<p>03.05.2024, 08:40 Uhr</p>"),
    page("zero-mysql", "en", {"date": DAY}, head='<meta name="date" content="0000-00-00"><meta property="og:updated_time" content="2024-05-03T06:40:00Z">'),
    page("zero-wordpress", "en", {"date": DAY}, head='<meta property="article:published_time" content="-0001-11-30T00:00:00+00:00">', above="<span class='date'>3 May 2024</span>"),
    text("zero-text", "en", {"date": DAY}, f"{TITLE['en']}\n\nJanuary 1, 1970\n\nMay 3, 2024"),
    page("zero-text-page", "de", {"date": DAY}, above="<p class='date'>01.01.1970</p>", head='<meta name="date" content="2024-05-03">'),
    page("zero-time", "en", {"date": DAY}, above="<time datetime='1970-01-01T00:00:00.000Z'>May 3, 2024</time>"),
    records("zero-mac", {"zm": {"date": "1904-01-01T00:00:00Z", "url": "https://blatt.example/2024/05/03/faehre-faehrt-wieder"}, "zn": {"date": "-62135596800", "url": "https://blatt.example/2024/05/03/faehre-faehrt"}, "zo": {"date": -1, "text": "\n\n".join((TITLE["de"], "3. Mai 2024", *DE))}}, {"zm": {"date": DAY}, "zn": {"date": DAY}, "zo": {"date": DAY}}),
]  # fmt: skip

KINDS = [*ORDER, *FORMS, *ZERO]
