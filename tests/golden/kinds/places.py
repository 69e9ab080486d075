"""Dates in attributes, and counted back from the crawl."""

from tests.golden.kinds.lines import DAY, DAY_TIME, lined
from tests.golden.kinds.making import DE, EN, TITLE, Kind, page, records, response

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
T = "2024-05-03T06:40:00Z"
PLACES += [
    page("place-local-time", "en", {"date": DAY_TIME}, above=f"<local-time datetime='{T}'>yesterday</local-time>"),
    page("place-link-title", "en", {"date": DAY_TIME}, above=f"<a class='timestamp-link' href='#' title='{T}'>3h</a>"),
    page("place-value-title", "de", {"date": DAY_TIME}, above=f"<span class='published'><span class='value-title' title='{T}'></span>Freitag</span>"),
    page("place-rdfa", "de", {"date": DAY_TIME}, above=f"<span property='dc:date dc:created' content='{T}'>Freitag</span>"),
    page("place-rdfa-schema", "en", {"date": DAY_TIME}, above=f"<span property='schema:datePublished' content='{T}'>Friday</span>"),
    page("place-pubdate", "en", {"date": DAY_TIME}, above=f"<time pubdate datetime='{T}'>Friday</time>"),
    page("place-data-date", "de", {"date": DAY}, above="<p class='article-date' data-date='2024-05-03'>vorgestern</p>"),
    page("place-data-epoch", "en", {"date": DAY_TIME}, above="<span class='js-time posted-date' data-timestamp='1714718400000'>2 days</span>"),
    page("place-time-title", "de", {"date": DAY}, above="<time title='Freitag, 3. Mai 2024, 08:40'>vor 2 Tagen</time>"),
    page("place-abbr-long", "en", {"date": DAY_TIME}, above="<abbr class='timeago' title='Friday, May 3, 2024 at 6:40am UTC'>a year ago</abbr>"),
    page("place-entry-date", "de", {"date": DAY}, above="<div class='entry-meta'><span class='entry-date'>3. Mai 2024</span></div>"),
    page("place-hentry-dt", "en", {"date": DAY_TIME}, above=f"<div class='h-entry'><data class='dt-published' value='{T}'>May</data></div>"),
    page("place-time-text", "de", {"date": DAY}, above="<time>Freitag, 03.05.2024</time>"),
    page("place-time-ago-el", "en", {"date": DAY_TIME}, above=f"<timeago-timer datetime='{T}'></timeago-timer>"),
]  # fmt: skip
CRAWLED_2 = [
    ("de", "heute, 06:40 Uhr", "2024-05-01"),
    ("en", "Today, 7:40 am", "2024-05-01"),
    ("de", "vor einer Stunde", "2024-05-01"),
    ("de", "vor 1 Std.", "2024-05-01"),
    ("en", "5 min ago", "2024-05-01"),
    ("en", "1h ago", "2024-05-01"),
    ("en", "Updated 2 hours ago", "2024-05-01"),
    ("de", "vor 2 Wochen", "2024-04"),
    ("en", "a day ago", "2024-04-30"),
    ("de", "Heute um 08:40 Uhr", "2024-05-01"),
    ("en", "Published 4 days ago", "2024-04-27"),
    ("de", "vor 5 Minuten", "2024-05-01"),
    ("en", "Posted yesterday", "2024-04-30"),
    ("de", "Gestern um 18:40", "2024-04-30"),
    ("en", "By Ada Quist · 3 days ago", "2024-04-28"),
    ("de", "Von Ada Quist, vor 2 Tagen", "2024-04-29"),
    ("en", "2 hrs ago", "2024-05-01"),
    ("de", "Aktualisiert vor 3 Stunden", "2024-05-01"),
    ("en", "Yesterday, 18:40", "2024-04-30"),
    ("en", "one week ago", "2024-04"),
    ("en", "3d ago", "2024-04-28"),
    ("de", "vor 40 Min.", "2024-05-01"),
    ("en", "just now", "2024-05-01"),
    ("de", "gerade eben", "2024-05-01"),
]
for n, (language, line, want) in enumerate(CRAWLED_2):
    a = f"https://blatt.example/c/gall-{n}-x"
    CRAWL.append(
        Kind(
            f"crawl2-{n}.warc",
            response(
                a,
                "HTTP/1.1 200 OK\nContent-Type: text/html",
                page("x", language, {}, above=f"<p class='date'>{line}</p>").content,
            ),
            {a: {"date": want, "unsure": 0.6}},
            several=True,
        )
    )
CRAWL += [records("crawl-record", {"cr": {"text": "\n\n".join((TITLE["en"], "3 hours ago", *EN)), "crawled_at": "2024-05-01T10:00:00Z"}, "cs": {"text": "\n\n".join((TITLE["de"], "gestern, 18:40 Uhr", *DE)), "date_download": "2024-05-01 10:00:00"}}, {"cr": {"date": "2024-05-01"}, "cs": {"date": "2024-04-30"}}),
    lined("no-crawl-3", "vor 5 Minuten", {"dated": False}, "de"), lined("no-crawl-4", "Updated 3 days ago", {"dated": False}),
]  # fmt: skip

KINDS = [*PLACES, *CRAWL]
