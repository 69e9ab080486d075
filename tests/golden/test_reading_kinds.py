"""Siblings of the faults that readers are known for: every kind in other dress than where it was first seen."""

import json
from datetime import UTC, datetime

import pytest

from flows.clean import clean_document
from flows.read import read_documents
from flows.records import Article
from tests.golden.reading_kinds import (
    DE,
    EN,
    FIRST,
    TEXT,
    TITLE,
    Kind,
    archived,
    article_data,
    linked,
    packed,
    page,
    raw_page,
    records,
    response,
    text,
)  # fmt: skip

NOW = datetime(2026, 1, 1, tzinfo=UTC)
MODIFIED = '<meta property="article:modified_time" content="2024-06-20T10:00:00+00:00">'
WHO = {"date": "2024-05-03 06:40", "author": "Ada Quist"}
BY = {"@type": "Person", "name": "Ada Quist"}
DATA = json.dumps(article_data("de", datePublished="2024-05-03T06:40:00Z", author=BY), ensure_ascii=False)
DATA_EN = json.dumps(article_data("en", datePublished="2024-05-03T06:40:00Z", author=BY))
OTHER = {"datePublished": "2019-02-02T09:00:00Z", "author": {"@type": "Person", "name": "Somebody Else"}}


def ld(name: str, script: str, language: str = "de") -> Kind:
    return page(name, language, WHO, head=MODIFIED + linked(script))


BROKEN = [
    ld("ld-js-comment", DATA.replace('"author"', '/* who */ "author"')),
    ld("ld-line-comment", DATA_EN.replace('"datePublished"', '// when it appeared\n"datePublished"'), "en"),
    ld("ld-cdata-bare", f"<![CDATA[{DATA}]]>"),
    ld("ld-cdata-js", f"/*<![CDATA[*/{DATA_EN}/*]]>*/", "en"),
    ld("ld-several-semicolons", f"{DATA};{{\"@type\":\"WebSite\",\"name\":\"Blatt\"}};"),
    ld("ld-trailing-commas", DATA.replace('"}}', '",},}')),
    ld("ld-comma-in-list", f'[,{{"@type":"Organization","name":"Blatt"}},,{DATA_EN}]', "en"),
    ld("ld-comma-first", DATA.replace("{", "{,", 1)),
    ld("ld-comma-missing", DATA.replace('", "datePublished"', '" "datePublished"')),
    ld("ld-entities", DATA_EN.replace('"', "&quot;"), "en"),
    ld("ld-numeric-entities", DATA.replace('"', "&#34;")),
    ld("ld-quotes-headline", DATA.replace("Fähre über", 'Die "Möwe" fährt: Fähre über')),
    ld("ld-quotes-comma", DATA_EN.replace('"datePublished"', '"description": "He said "no", then "yes".", "datePublished"'), "en"),
    ld("ld-quotes-end", DATA.replace('"datePublished"', '"alternativeHeadline": "Zurück ist die "Möwe"", "datePublished"')),
    ld("ld-quotes-body", DATA.replace('"datePublished"', f'"articleBody": "{DE[1]} {DE[2]} Er nannte es "ein Haus", mehr nicht.", "datePublished"')),
    ld("ld-raw-lines", DATA_EN.replace("Library", "Library\n\t")),
    ld("ld-bad-escape", DATA_EN.replace("Library in", r"Library\'s place in"), "en"),
    ld("ld-single-quotes", DATA_EN.replace('"', "'"), "en"),
    ld("ld-concatenated", f'{{"@type":"BreadcrumbList"}}\n{DATA}\n{{"@type":"Organization"}}'),
    ld("ld-cut", DATA_EN[:-2], "en"),
    ld("ld-empty-value", DATA.replace('"datePublished"', '"image": , "wordCount": , "datePublished"')),
    ld("ld-undefined", DATA_EN.replace('"datePublished"', '"image": undefined, "thumb": NaN, "datePublished"'), "en"),
    ld("ld-hash", "\ufeff\n  " + DATA),
]  # fmt: skip


def beside(
    name: str, language: str = "de", *, inside: dict | None = None, scripts: tuple = (), above: bool = False
) -> Kind:
    own = article_data(language, datePublished="2024-05-03T06:40:00Z", author=BY) | (inside or {})
    all_of = [*scripts, own] if above else [own, *scripts]
    return page(name, language, WHO, head="".join(linked(json.dumps(item)) for item in all_of))


ITEMS = [
    beside("items-live", inside={"@type": "LiveBlogPosting", "liveBlogUpdate": [{"@type": "BlogPosting", "headline": "08:12"} | OTHER]}),
    beside("items-comments", "en", inside={"comment": {"@type": "Comment", "text": "x"} | OTHER, "commentCount": 1}),
    beside("items-remark-first", scripts=({"@type": "Comment"} | OTHER, {"@type": "DiscussionForumPosting"} | OTHER), above=True),
    beside("items-teasers", "en", scripts=({"@type": "ItemList", "itemListElement": [{"@type": "ListItem", "item": {"@type": "NewsArticle", "headline": "Else"} | OTHER}]},)),
    beside("items-teaser-first", scripts=({"@type": "NewsArticle", "headline": "Ganz anderes Thema aus dem Archiv"} | OTHER,), above=True),
    beside("items-graph", "en", scripts=({"@graph": [{"@type": "Article", "headline": "A wholly different thing"} | OTHER]},), above=True),
    beside("items-embeds", scripts=({"@type": "VideoObject", "name": "Film", "uploadDate": "2018-01-01"} | OTHER, {"@type": "SocialMediaPosting", "headline": "x"} | OTHER)),
    beside("items-video-inside", "en", inside={"video": {"@type": "VideoObject", "uploadDate": "2017-01-01T00:00:00Z"} | OTHER}),
    beside("items-review", inside={"review": [{"@type": "Review"} | OTHER]}, scripts=({"@type": "ClaimReview"} | OTHER,)),
    beside("items-mentions", "en", inside={"mentions": [{"@type": "NewsArticle", "headline": "Else"} | OTHER], "isBasedOn": {"@type": "Article"} | OTHER}),
    beside("items-has-part", inside={"hasPart": [{"@type": "NewsArticle", "headline": "Teil"} | OTHER]}),
    page("items-comment-only", "en", {"date": "2024-05-03", "author": "Ada Quist"}, head=linked(json.dumps({"@type": "Comment"} | OTHER)),
         above="<p class='byline'>By Ada Quist | May 3, 2024</p>"),
]  # fmt: skip


def authored(name: str, author: object, want: str, language: str = "de", *more: dict) -> Kind:
    own = article_data(language, datePublished="2024-05-03T06:40:00Z", author=author)
    data = {"@context": "https://schema.org", "@graph": [own, *more]} if more else own
    return page(name, language, {"author": want}, head=linked(json.dumps(data, ensure_ascii=False)))


AUTHORS = [
    authored("author-parts", {"@type": "Person", "givenName": "Ada", "familyName": "Quist"}, "Ada Quist"),
    authored("author-parts-list", [{"givenName": "Ada", "familyName": "Quist"}, {"givenName": "Bo", "familyName": "Tarn"}], "Ada Quist, Bo Tarn", "en"),
    authored("author-strings", ["Ada Quist", "Bo Tarn"], "Ada Quist, Bo Tarn"),
    authored("author-value", {"@type": "Person", "name": {"@value": "Ada Quist", "@language": "en"}}, "Ada Quist", "en"),
    authored("author-value-list", [{"@value": "Ada Quist"}, {"@value": "Bo Tarn"}], "Ada Quist, Bo Tarn"),
    authored("author-id", {"@id": "#/schema/person/1"}, "Ada Quist", "en", {"@type": "Person", "@id": "#/schema/person/1", "name": "Ada Quist"}),
    authored("author-id-list", [{"@id": "#a"}, {"@id": "#b"}], "Ada Quist, Bo Tarn", "de", {"@type": "Person", "@id": "#a", "name": "Ada Quist"}, {"@type": "Person", "@id": "#b", "givenName": "Bo", "familyName": "Tarn"}),
    authored("author-name-list", {"@type": "Person", "name": ["Ada Quist", "Bo Tarn"]}, "Ada Quist, Bo Tarn", "en"),
    authored("author-entities", {"@type": "Person", "name": "Ada M&uuml;ller &amp; Bo Tarn"}, "Ada Müller & Bo Tarn"),
    authored("author-by", {"@type": "Person", "name": "Von Ada Quist"}, "Ada Quist"),
]  # fmt: skip
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
ZERO = [
    page("zero-meta", "de", {"date": DAY}, head='<meta property="article:published_time" content="1970-01-01T00:00:00+00:00">', above="<time>3. Mai 2024</time>"),
    page("zero-ld", "en", {"date": DAY}, head=linked(json.dumps(article_data("en", datePublished="1970-01-01", dateModified="2024-05-03T06:40:00Z")))),
    records("zero-record", {"zr": {"date": 0, "url": "https://blatt.example/2024/05/03/faehre-faehrt-wieder"}, "zs": {"date": "0000-00-00 00:00:00", "url": "https://blatt.example/2024/05/03/faehre-faehrt"},
                            "zt": {"date": "1899-12-30", "text": "\n\n".join(("3. Mai 2024", *DE))}}, {"zr": {"date": DAY}, "zs": {"date": DAY}}),
]  # fmt: skip
PLACES = [
    page("place-title", "en", {"date": DAY_TIME}, above="<span class='entry-date' title='2024-05-03T06:40:00Z'>2 days ago</span>"),
    page("place-time-ago", "en", {"date": DAY_TIME}, above="<time-ago datetime='2024-05-03T06:40:00Z'>last week</time-ago>"),
    page("place-hentry", "en", {"date": DAY_TIME}, above="<abbr class='dt-published' title='2024-05-03T06:40:00Z'>May</abbr>"),
    page("place-microdata", "de", {"date": DAY_TIME}, above="<span itemprop='datePublished' content='2024-05-03T06:40:00Z'>Freitag</span>"),
    page("place-meta-body", "de", {"date": DAY_TIME}, above="<meta itemprop='datePublished' content='2024-05-03T06:40:00Z'>"),
    page("place-utime", "en", {"date": DAY_TIME}, above="<span class='timestamp' data-utime='1714718400'>3d</span>"),
    page("place-published", "de", {"date": DAY}, above="<div class='post-meta'><abbr class='published' title='2024-05-03'>vor 3 Tagen</abbr></div>"),
]  # fmt: skip
CRAWLED = [
    ("de", "vor 3 Stunden", "2024-05-01"), ("de", "Gestern, 09:15 Uhr", "2024-04-30"), ("en", "3 days ago", "2024-04-28"),
    ("en", "Yesterday at 7:40 pm", "2024-04-30"), ("de", "vor zwei Tagen", "2024-04-29"), ("en", "35 minutes ago", "2024-05-01"),
    ("de", "vorgestern", "2024-04-29"), ("en", "an hour ago", "2024-05-01"),
]  # fmt: skip
CRAWL = [
    Kind("crawl.warc", b"".join(
        response(f"https://blatt.example/c/fall-{n}-x", "HTTP/1.1 200 OK\nContent-Type: text/html", page("x", language, {}, above=f"<p class='date'>{line}</p>").content)
        for n, (language, line, _) in enumerate(CRAWLED)),
        {f"https://blatt.example/c/fall-{n}-x": {"date": want, "unsure": 0.6} for n, (_, _, want) in enumerate(CRAWLED)}, several=True),
    lined("no-crawl", "2 hours ago", {"dated": False}),
    lined("no-crawl-de", "gestern, 18:40 Uhr", {"dated": False}, "de"),
]  # fmt: skip
ENTRIES = {
    "de": ["ein neues Deck aus Lärchenholz", "eine Rampe für Rollstühle", "ein leiserer Motor"],
    "en": ["longer hours in July", "a lift to the first floor", "free cards for children"],
}


def listed(name: str, language: str, markup: str, **more: object) -> Kind:
    p = TEXT[language]
    body = f"<p>{p[0]}</p><p>{p[1]}</p>{markup}<p>{p[2]}</p><p>{p[3]}</p><p>{p[4]}</p>"
    return page(name, language, {"has": [*FIRST[language], *ENTRIES[language]]} | more, body=body)


def items(language: str, tag: str, one: str = "<li>{}</li>") -> str:
    return f"<{tag}>{''.join(one.format(item) for item in ENTRIES[language])}</{tag}>"


LISTS = [
    listed("list-ul", "de", "<p>Neu sind:</p>" + items("de", "ul")),
    listed("list-ol", "en", "<ol class='wp-block-list'>" + items("en", "b")[3:-4] + "</ol>"),
    listed("list-p", "en", items("en", "ul", "<li><p>{}</p></li>")),
    listed("list-strong", "de", items("de", "ul", "<li><strong>Neu:</strong> {}</li>"), has=ENTRIES["de"]),
    listed("list-dl", "de", items("de", "dl", "<dt>Punkt</dt><dd>{}</dd>")),
    listed("list-div", "en", "<div class='list-wrapper'>" + items("en", "ul") + "</div>"),
    listed("list-links", "en", items("en", "ul", "<li><a href='/x'>new</a> {}</li>")),
    page("list-end", "de", {"has": [*FIRST["de"], *ENTRIES["de"]]}, body="".join(f"<p>{p}</p>" for p in DE) + "<p>Neu an Bord sind:</p>" + items("de", "ul")),
    listed("list-heading", "en", "<h3>What will change</h3>" + items("en", "ul")),
    listed("list-nested", "de", "<ul><li>Am Schiff:" + items("de", "ul") + "</li></ul>"),
]  # fmt: skip


def second(language: str, tag: str = "article", level: str = "h1") -> str:
    other = "en" if language == "de" else "de"
    return (
        f"<{tag} class='post'><{level}>Ganz anderes: Neue Brücke für Auen</{level}>"
        + "".join(f"<p>{p}</p>" for p in TEXT[other])
        + f"</{tag}>"
    )


def twice(language: str) -> str:
    body = "".join(f"<p>{p}</p>" for p in TEXT[language])
    return f"<div class='desktop'>{body}</div><div class='mobile'>{body}</div>"


def plain_page(name: str, language: str, expect: dict, inner: str, head: str = "") -> Kind:
    return raw_page(
        name,
        language,
        expect,
        f"<html lang='{language}'><head><title>{TITLE[language]}</title>{head}</head><body>{inner}</body></html>",
    )


def paragraphs(language: str, tag: str = "p") -> str:
    return "".join(f"<{tag}>{p}</{tag}>" for p in TEXT[language])


SHAPES = [
    plain_page("further-article", "de", {"hasnot": ["Marsh Lane"]}, f"<main><article><h1>{TITLE['de']}</h1>{paragraphs('de')}</article>{second('de')}</main>"),
    plain_page("further-div", "en", {"hasnot": ["Wiesensee"]}, f"<div id='stream'><div class='post'><h1>{TITLE['en']}</h1>{paragraphs('en')}</div>{second('en', 'div')}{second('en', 'div').replace('Ganz', 'Noch')}</div>"),
    plain_page("further-h2", "de", {"hasnot": ["Marsh Lane"]}, f"<section><article><h2>{TITLE['de']}</h2>{paragraphs('de')}</article>{second('de', level='h2')}</section>"),
    page("twice-div", "de", {"once": FIRST["de"]}, body=twice("de")),
    page("twice-print", "en", {"once": FIRST["en"]}, body=paragraphs("en"), below=f"<div class='print-only'>{paragraphs('en', 'div')}</div>"),
    page("twice-lead", "de", {"once": FIRST["de"]}, above=f"<p class='lead'>{DE[0]}</p>"),
    plain_page("open-a", "en", {}, f"<a name='top'><h1>{TITLE['en']}</h1>{paragraphs('en')}"),
    plain_page("open-a-inner", "de", {}, f"<div><h1>{TITLE['de']}</h1><p><a id='1'>{DE[0]}</p>{''.join(f'<p>{p}</p>' for p in DE[1:])}</div>"),
    plain_page("a-block", "de", {}, f"<article><h1>{TITLE['de']}</h1>" + "".join(f"<p><a>{p}</a></p>" for p in DE) + "</article>"),
    page("cap-float", "de", {}, body=f"<p><span class='dropcap'>{DE[0][0]}</span>{DE[0][1:]}</p>" + paragraphs("de")[len(DE[0]) + 7:]),
    page("cap-div", "en", {}, body=f"<p><div class='cap'>T</div>{EN[0][1:]}</p>" + paragraphs("en")[len(EN[0]) + 7:]),
    page("cap-b", "en", {}, body=f"<p><b><big>T</big></b>{EN[0][1:]}</p>" + paragraphs("en")[len(EN[0]) + 7:]),
    plain_page("hidden-aria", "de", {}, f"<div aria-hidden='true'><article><h1>{TITLE['de']}</h1>{paragraphs('de')}</article></div>"),
    plain_page("hidden-attribute", "en", {}, f"<div id='app' hidden><h1>{TITLE['en']}</h1>{paragraphs('en')}</div><p>Please enable JavaScript.</p>"),
    plain_page("hidden-none", "de", {}, f"<h1>{TITLE['de']}</h1><div class='text' style='display: none;'>{paragraphs('de')}</div>"),
    plain_page("table", "en", {}, f"<table><tr><td><a href='/'>Home</a></td></tr><tr><td><h1>{TITLE['en']}</h1>{paragraphs('en')}</td><td><a href='/a'>Archive</a></td></tr></table>"),
    plain_page("br", "de", {}, f"<div class='post-body entry-content'><h3 class='post-title'>{TITLE['de']}</h3>" + "<br><br>".join(DE) + "</div>"),
    plain_page("font", "en", {}, f"<center><font size=5><b>{TITLE['en']}</b></font></center><font face='Arial'>" + "<p>".join(("", *EN)) + "</font>"),
    plain_page("heading-open", "de", {}, f"<article><h1>{TITLE['de']}</h2>{paragraphs('de')}</article>"),
    plain_page("amp", "en", {}, f"<amp-sidebar id='s'><ul><li><a href='/'>Home</a></li></ul></amp-sidebar><article class='amp-wp-article'><h1>{TITLE['en']}</h1><div class='amp-wp-article-content'>{paragraphs('en')}</div></article>"),
]  # fmt: skip
STATE = json.dumps(
    {
        "props": {
            "pageProps": {
                "article": {"title": TITLE["de"], "content": [{"type": "p", "text": p} for p in DE]}
            }
        }
    },
    ensure_ascii=False,
)
CLOSED = article_data("de", datePublished=DAY, isAccessibleForFree=False, articleSection="Lokales")
TEASERS = [
    plain_page("state-ld-body", "de", {"date": DAY}, f"<div id='__next'><h1>{TITLE['de']}</h1><p>{DE[0]}</p></div>", linked(json.dumps(article_data("de", datePublished=DAY, articleBody="\n".join(DE))))),
    page("teaser-closed", "de", {"flag": "body_truncated"}, head=linked(json.dumps(CLOSED)), body=f"<p>{DE[0]}</p><p>Weiterlesen mit Abo</p>", whole=False),
    page("teaser-closed-text", "en", {"flag": "body_truncated"}, head=linked(json.dumps(article_data("en", isAccessibleForFree="False"))), body=f"<p>{EN[0]}</p>", whole=False),
    page("teaser-word-count", "en", {"flag": "body_truncated"}, head=linked(json.dumps(article_data("en", wordCount=900))), body=f"<p>{EN[0]}</p><p>{EN[1]}</p>", whole=False),
    page("teaser-none", "de", {"noflag": "body_truncated"}, head=linked(json.dumps(article_data("de", isAccessibleForFree=True, wordCount=150)))),
]  # fmt: skip
VALUES = [
    records("values", {
        "v0": {"text": "\n\n".join(("x", *DE)).replace("„", "&bdquo;").replace("“", "&ldquo;").replace("ä", "&auml;"), "title": "F&auml;hre f&#228;hrt &amp; h&auml;lt"},
        "v1": {"text": "".join(f"<p>{p}</p>" for p in EN) + "v1", "title": "<b>Library</b> stays", "date": float("nan"), "author": "NaN"},
        "v2": {"text": [*DE, "v2"], "author": [{"name": "Ada Quist"}, {"name": "Bo Tarn"}], "date": None},
        "v3": {"text": {"summary": [DE[0]], "sections": [{"headline": ["Werft"], "paragraphs": list(DE[1:])}]}, "author": {"name": "Ada Quist", "url": "https://x.example"}},
        "v4": {"text": [{"text": p} for p in EN], "author": ["Ada Quist", None], "date": "null"},
        "v5": {"author": "nan", "date": "NaT", "title": "  "},
        "v6": {"text": "<div>" + "<br/>".join(EN) + "</div>v6", "author": "Ada&nbsp;Quist"},
        "v7": {"author": {"firstName": "Ada", "lastName": "Quist"}},
        "v8": {"author": "By Ada Quist"},
    }, {
        "v0": {"has": FIRST["de"], "title": "Fähre fährt & hält"}, "v1": {"has": FIRST["en"], "title": "Library stays", "author": None},
        "v2": {"has": FIRST["de"], "author": "Ada Quist, Bo Tarn"}, "v3": {"has": FIRST["de"], "author": "Ada Quist"},
        "v4": {"has": FIRST["en"], "author": "Ada Quist"}, "v5": {"author": None}, "v6": {"has": FIRST["en"], "author": "Ada Quist"},
        "v7": {"author": "Ada Quist"}, "v8": {"author": "Ada Quist"},
    }),
]  # fmt: skip
HTML = page("x", "de", {}).content.decode()
RIGHT = "https://blatt.example/lokales/faehre-faehrt-wieder-4711"


def canonical(key: str, *links: str, og: str | None = None) -> dict:
    tags = "".join(f'<link rel="canonical" href="{link}">' for link in links)
    tags += f'<meta property="og:url" content="{og}">' if og else ""
    return {
        "text": None,
        "html": HTML.replace("</head>", f"{tags}<meta name='k' content='{key}'></head>").replace(
            "Betriebsleiterin", f"{key} Betriebsleiterin"
        ),
        "url": RIGHT,
    }


ADDRESSES = [
    records("canonical", {
        "c0": canonical("c0", "https://blatt.example/"), "c1": canonical("c1", "https://www.blatt.example/lokales"), "c2": canonical("c2", "https://blatt.example/{{ page.url }}"),
        "c3": canonical("c3", "https://blatt.example/", RIGHT), "c4": canonical("c4", "https://blatt.example/undefined"), "c5": canonical("c5", "https://blatt.example/index.html"),
        "c6": canonical("c6", "https://blatt.example/lokales/anderes-thema-4712", RIGHT), "c7": canonical("c7", "", og="https://blatt.example"), "c8": canonical("c8", "https://localhost:3000/lokales/faehre-faehrt-wieder-4711"),
        "c9": canonical("c9", "https://example.com/your-url-here"),
    }, {f"c{n}": {"url": RIGHT} for n in range(10)}),
]  # fmt: skip
OK = "HTTP/1.1 200 OK\nContent-Type: text/html; charset=utf-8"
SITE = "https://blatt.example/a/nummer-{}-x"


def archive(
    name: str, parts: list[bytes], wanted: list[int], *, pack: str = "", cut: int = 0, **more: object
) -> Kind:
    raw = (
        b"".join(map(packed, parts))
        if pack == "each"
        else packed(b"".join(parts))
        if pack
        else b"".join(parts)
    )
    return Kind(
        f"{name}.warc{'.gz' if pack else ''}",
        raw[: len(raw) - cut],
        {SITE.format(n): {"date": f"2024-04-{n + 1:02d}"} for n in wanted} | more,
        several=True,
    )


def record(n: int, head: str = OK, body: bytes | None = None, **more: object) -> bytes:
    return response(SITE.format(n), head, archived(n) if body is None else body, **more)


ARCHIVES = [
    archive("warc-chunked-lie", [record(0, OK + "\nTransfer-Encoding: chunked"), record(1)], [0, 1]),
    archive("warc-chunked-upper", [record(0, OK + "\ntransfer-encoding: Chunked\nConnection: close"), record(1)], [0, 1]),
    archive("warc-gzip-lie", [record(0, OK + "\nContent-Encoding: gzip"), record(1, OK + "\nContent-Encoding: deflate"), record(2, OK + "\nContent-Encoding: zstd")], [0, 1, 2]),
    archive("warc-x-gzip", [record(0, OK + "\nContent-Encoding: x-gzip", packed(archived(0))), record(1, OK, packed(archived(1)))], [0]),
    archive("warc-twice", [record(0, OK + "\nContent-Encoding: gzip, gzip", packed(packed(archived(0)))), record(1)], [0, 1]),
    archive("warc-types", [record(n, f"HTTP/1.1 200 OK\nContent-Type: {kind}") for n, kind in enumerate(("Text/HTML", "text/html;charset=UTF-8;x", "TEXT/HTML ; Charset=\"utf-8\"", "application/xhtml+xml", "text/html, text/html"))], [0, 1, 2, 3, 4]),
    archive("warc-no-type", [record(0, "HTTP/1.1 200 OK\nServer: x"), record(1, "HTTP/1.1 200\nContent-Type: text/html")], [0, 1]),
    archive("warc-resource", [record(0, kind="resource"), record(1), record(2, kind="resource")], [0, 1, 2]),
    archive("warc-one-break", [record(0, end=b"\r\n"), record(1, end=b"\n"), record(2, end=b""), record(3)], [0, 1, 2, 3]),
    archive("warc-many-breaks", [record(0, end=b"\r\n" * 5), record(1, end=b"\n\n"), record(2)], [0, 1, 2]),
    archive("warc-cut", [record(n) for n in range(6)], [0, 1, 2, 3, 4], cut=900),
    archive("warc-cut-each", [record(n) for n in range(6)], [0, 1, 2, 3, 4], pack="each", cut=400),
    archive("warc-cut-packed", [record(n) for n in range(12)], [0, 1, 2, 3], pack="whole", cut=300),
    archive("warc-http3", [record(n, f"{line}\nContent-Type: text/html") for n, line in enumerate(("HTTP/2 200", "HTTP/3 200 ", "HTTP/1.0 200 Okay then", "HTTP/2.0 200 OK"))], [0, 1, 2, 3]),
    archive("warc-nothing-else", [record(0, "HTTP/1.1 404 Not Found\nContent-Type: text/html"), record(1, "HTTP/1.1 200 OK\nContent-Type: image/png"), record(2)], [2]),
]  # fmt: skip
CONSENT = {
    "de": "Wir verwenden Cookies, um Ihnen das beste Erlebnis zu bieten. Mit Klick auf „Alle akzeptieren“ stimmen Sie zu.\nAlle akzeptieren\nEinstellungen",
    "en": "We and our 842 partners use cookies to store and access information on your device. You can change your choices at any time.\nAccept all\nReject all\nManage preferences",
}  # fmt: skip
TEXTS = [
    text("consent-de", "de", {"date": DAY, "title": TITLE["de"], "hasnot": ["Cookies"]}, f"{CONSENT['de']}\n\n{TITLE['de']}\n\n3. Mai 2024"),
    text("consent-en", "en", {"date": DAY, "title": TITLE["en"], "hasnot": ["partners use cookies"]}, f"{CONSENT['en']}\n\n{TITLE['en']}\n\nBy Ada Quist\n3 May 2024"),
    records("mojibake", {
        "m0": {"text": "\n\n".join((*DE[:2], DE[2].replace("überfällig", "Ã¼berfÃ¤llig"), *DE[3:], "m0"))},
        "m1": {"text": "\n\n".join((DE[0], "â€žWir haben den Motor getauscht und das Deck erneuertâ€œ, sagte Brodersen.", *DE[2:], "m1"))},
        "m2": {"text": "\n\n".join((*DE, "Das Zeichen Ã steht im Portugiesischen für einen Nasal. m2"))},
    }, {
        "m0": {"has": ["nannte den Schritt überfällig", "am späten Abend"]},
        "m1": {"has": ["„Wir haben den Motor getauscht und das Deck erneuert“, sagte"]}, "m2": {"has": ["Das Zeichen Ã steht"]},
    }),
]  # fmt: skip
KINDS = [*BROKEN, *ITEMS, *AUTHORS, *LINES, *ORDER, *FORMS, *UNSEEN, *ZERO, *PLACES, *CRAWL, *LISTS, *SHAPES, *TEASERS, *VALUES, *ADDRESSES, *ARCHIVES, *TEXTS]  # fmt: skip


def squash(value: str | None) -> str:
    return " ".join((value or "").split())


def faults(article: Article, want: dict) -> list[str]:
    """Return what of an article is not as it should be."""
    chosen = next((c for c in article.date_candidates if c.chosen), None)
    date = article.published_at.astimezone(UTC).strftime("%Y-%m-%d %H:%M") if article.published_at else ""
    body, bad = squash(article.body), []
    if not date.startswith(want.get("date", "")):
        bad.append(f"date {date} {article.published_method}")
    if want.get("dated") is False and date:
        bad.append(f"date {date} {article.published_method}")
    for name, value in (("author", article.author), ("title", article.title), ("url", article.source_url), ("precision", article.published_precision)):  # fmt: skip
        if name in want and want[name] != value:
            bad.append(f"{name} {value!r}")
    bad += [f"lacks {part}" for part in want.get("has", []) if squash(part) not in body]
    bad += [f"holds {part}" for part in want.get("hasnot", []) if part in body]
    bad += [
        f"{body.count(squash(part))} times {part}"
        for part in want.get("once", [])
        if body.count(squash(part)) != 1
    ]
    if "flag" in want and want["flag"] not in article.quality_flags:
        bad.append(f"flags {article.quality_flags}")
    if want.get("noflag") in article.quality_flags:
        bad.append(f"flags {article.quality_flags}")
    if "unsure" in want and (chosen is None or chosen.confidence > want["unsure"]):
        bad.append(f"confidence {chosen and chosen.confidence}")
    if "method" in want and want["method"] not in (article.published_method or ""):
        bad.append(f"method {article.published_method}")
    return bad


@pytest.mark.parametrize("kind", KINDS, ids=[kind.name for kind in KINDS])
def test_a_kind_is_read(tmp_path, kind):
    (tmp_path / kind.name).write_bytes(kind.content)
    found = {
        d.external_id: d for batch in read_documents([str(tmp_path / kind.name)], kind.mapping) for d in batch
    }
    expected = kind.expect if kind.several else dict.fromkeys(found, kind.expect)
    bad = {}
    for name, want in expected.items():
        article = clean_document(found[name], NOW) if name in found else None
        wrong = faults(article, want) if isinstance(article, Article) else [str(article)]
        if wrong:
            bad[name] = wrong
    assert bad == {}
