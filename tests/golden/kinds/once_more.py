"""Notations of days, lines of authors, lists of links and further articles that came up when others wrote siblings."""

from tests.golden.kinds.dress import DE2, EN2, FIRST, HEADS, dressed, framed, paragraphs, plain, script
from tests.golden.kinds.making import Kind, archived, records, response

DAY = "2024-09-17"
WASL = {"author": "Henrike Wasl", "date": DAY}


def among(name: str, items: list[str], before: str = "<ul>", after: str = "</ul>", intro: str = "") -> str:
    """Return the paragraphs of an article with a list behind the second one."""
    parts = paragraphs(name).split("\n")
    return "\n".join((*parts[:2], f"{intro}{before}{''.join(items)}{after}", *parts[2:]))


PLANNED, POINTS = (
    "<p>Geplant sind nach Angaben der Stadt:</p>",
    ("eine neue Decke über dem Becken", "zwei Rutschen für die Kinder", "ein Aufzug bis in die Halle"),
)
SENTENCES = (
    "Engineers found cracks under the northern quay",
    "Residents fear for the narrow streets of the town",
    "A smaller pier is still being considered",
)
DAYS = [
    dressed("day-roman-1", "de1", {"date": DAY}, above="<p class='datum'>17. IX. 2024</p>", dress=1),
    dressed("day-roman-2", "de2", {"date": "2024-09-17 18:05"}, above="<p class='datum'>17.IX.2024, 18:05 Uhr</p>"),
    dressed("day-of-year", "en1", {"date": DAY}, "<meta name='date' content='2024-261'>"),
    dressed("day-of-week", "de1", {"date": DAY}, "<meta name='DC.date.issued' content='2024-W38-2'>"),
    dressed("week-alone", "de1", {"date": "2024-09", "precision": "month"}, "<meta name='date' content='2024-W38'>"),
    dressed("day-in-path", "en2", {"date": DAY}, "<link rel='canonical' href='https://l.example/world/2024/sep/17/hail-apples'>"),
    dressed("day-in-time", "en1", {"date": "2024-09-17 16:05"}, above="<time data-timestamp='1726589100000' title='Permalink'>last week</time>"),
    dressed("live-start", "de1", {"date": "2024-09-17 04:40"}, script({"@type": "LiveBlogPosting", "headline": HEADS["de1"], "coverageStartTime": "2024-09-17T06:40:00+02:00", "liveBlogUpdate": [{"@type": "BlogPosting", "datePublished": "2024-09-18T10:00:00+02:00"}]}), above="<time datetime='2024-09-18T10:00:00+02:00'>10:00</time>"),
    dressed("social-embed", "de2", {"date": "2024-09-17 04:40", "author": None}, script({"@type": "SocialMediaPosting", "datePublished": "2024-09-16T21:00:00+02:00", "author": {"name": "Netz Betreiber"}}) + "<meta property='article:published_time' content='2024-09-17T06:40:00+02:00'>"),
    records("days-once-more", {"d0": {"date": "5/3/24, 8:15 AM"}, "d1": {"date": "2024-261T18:05:00Z"}, "d2": {"date": "17-IX-2024"}, "d3": {"date": "17 Sep 2024 18:05 IDT"}, "d4": {"date": "17/09/2024 5:00 PM"}},
            {"d0": {"date": "2024-05-03"}, "d1": {"date": "2024-09-17 18:05"}, "d2": {"date": DAY}, "d3": {"date": "2024-09-17 15:05"}, "d4": {"date": DAY}}),
]  # fmt: skip
AUTHORS = [
    dressed("name-behind-day", "de1", WASL, above="<div class='meta'>17.09.2024 | Henrike Wasl</div>", dress=1),
    plain("name-behind-day-text", "de2", WASL | {"title": HEADS["de2"]}, f"{HEADS['de2']}\n17.09.2024 | Henrike Wasl"),
    plain("name-before-day-text", "de1", WASL, f"{HEADS['de1']}\nHenrike Wasl, 17. September 2024"),
    plain("section-behind-day", "de1", {"author": None, "date": DAY}, f"{HEADS['de1']}\n17.09.2024 | Politik Ausland"),
    plain("place-behind-day", "de2", {"author": None, "date": DAY}, f"{HEADS['de2']}\n17.09.2024 | Bad Homburg"),
    plain("outlet-behind-day", "de2", {"author": None, "date": DAY}, f"{HEADS['de2']}\n17.09.2024 | Wiesentaler Kurier"),
    framed("name-and-post", "en1", {"author": "Orla Pentreath", "date": DAY}, f"<div><h1>{HEADS['en1']}</h1><div>Orla Pentreath, Harbour correspondent</div><div>Tue 17 Sep 2024 06.40 BST</div>{paragraphs('en1')}</div>"),
    plain("name-and-outlet", "en2", {"author": "Orla Pentreath", "date": DAY}, f"{HEADS['en2']}\nStory by Orla Pentreath, Carver Courier • 17 Sept 2024 • 2 min read"),
]  # fmt: skip
AUTHORS += [
    framed("headline-behind-dialog", "en1", {"title": HEADS["en1"]}, f"<div role='dialog'><h1>We value your privacy</h1><p>We and our partners use cookies.</p></div><main><h1>{HEADS['en1']}</h1>{paragraphs('en1')}</main>"),
]  # fmt: skip
COPY = "https://archive.example/web/20250102030405/https://paper.example/news/harbour-1"
SHAPES = [
    Kind("script-in-headline.html", dressed("x", "de1", {}).content.replace(b"</h1>", b"<script>alert(1)</script></h1>"), {"title": HEADS["de1"]}),
    dressed("copy-of-archive", "en1", {"url": "https://paper.example/news/harbour-1"}, f"<link rel='canonical' href='{COPY}'>"),
    Kind("null-within-words.html", dressed("x", "en2", {}).content.replace(b"Dunlow", b"Dun\0low"), {"has": FIRST["en2"], "title": HEADS["en2"]}),
    dressed("list-of-links", "de1", {"has": [*FIRST["de1"], *POINTS]}, body=among("de1", [f"<li><a href='/t/{i}'>{p}</a></li>" for i, p in enumerate(POINTS)], intro=PLANNED)),
    dressed("list-half-linked", "de1", {"has": [*FIRST["de1"], *POINTS]}, body=among("de1", [f"<li><a href='/t/{i}'>{p[:14]}</a>{p[14:]}</li>" for i, p in enumerate(POINTS)], intro=PLANNED)),
    dressed("list-on-page", "en1", {"has": [*FIRST["en1"], *SENTENCES]}, body=among("en1", [f"<li><a href='#s{i}'>{p}</a></li>" for i, p in enumerate(SENTENCES)])),
    dressed("list-of-contents", "en1", {"once": ["A smaller pier is still being considered"]}, body=among("en1", [f"<li><a href='#s{i}'>{p}</a></li>" for i, p in enumerate(SENTENCES)]) + f"<h2 id='s2'>{SENTENCES[2]}</h2><p>{EN2[0]}</p>"),
    dressed("list-of-related", "en1", {"hasnot": ["Dunlow", "cycle lanes"]}, body=among("en1", [f"<li><a href='/x/{i}'>{p}</a></li>" for i, p in enumerate((HEADS["en2"], "Council plans new cycle lanes"))])),
    dressed("list-without-ul", "de1", {"has": [*FIRST["de1"], *POINTS]}, body=among("de1", [f"<li>{p}</li>" for p in POINTS], "", "")),
    dressed("lists-of-one", "de1", {"has": [*FIRST["de1"], *POINTS]}, body=among("de1", [f"<ul><li>{p}</li></ul>" for p in POINTS], "", "")),
    framed("further-signed", "de1", {"hasnot": ["Haslbruck"]}, f"<main><article><h1>{HEADS['de1']}</h1><div class='text'>{paragraphs('de1')}</div><section class='weiter'><h2>{HEADS['de2']}</h2><p>18.09.2024</p>{paragraphs('de2')}</section></article></main>"),
    framed("further-stream", "en1", {"hasnot": ["Dunlow"]}, f"<div><div><h1>{HEADS['en1']}</h1></div><div>{paragraphs('en1')}</div><div class='more'><h1>{HEADS['en2']}</h1><p>By Wrong Person</p>{paragraphs('en2')}</div></div>"),
    framed("sections-of-one", "de1", {"has": [*FIRST["de1"], "Die Kosten trägt"]}, f"<main><h1>{HEADS['de1']}</h1>{paragraphs('de1')}<section><h2>So geht es weiter</h2><p>{DE2[2]}</p><p>{DE2[3]}</p></section></main>"),
]  # fmt: skip
ARCHIVED = Kind(
    "copies.warc",
    response("https://archive.example/web/20250102030405id_/https://blatt.example/a/nummer-1-x", "HTTP/1.1 200 OK\nContent-Type: text/html", archived(0)),
    {"https://archive.example/web/20250102030405id_/https://blatt.example/a/nummer-1-x": {"url": "https://blatt.example/a/nummer-1-x", "date": "2024-04-01"}},
    several=True,
)  # fmt: skip
KINDS = [*DAYS, *AUTHORS, *SHAPES, ARCHIVED]
