"""Days in attributes and in rarer meta elements, counted back in records; headlines with labels and the outlet's name."""

import json

from tests.golden.kinds.lines import DAY
from tests.golden.kinds.making import TITLE, article_data, linked, page, raw_page, records
from tests.golden.kinds.shapes import paragraphs

META = (
    "bt:pubDate",
    "displaydate",
    "rnews:datePublished",
    "article_date_original",
    "published_time_telegram",
)
KINDS = [
    *(page(f"meta5-{number}", "en", {"date": DAY}, head=f"<meta name='{name}' content='2024-05-03'>") for number, name in enumerate(META)),
    page("tip-span", "en", {"date": f"{DAY} 08:00"}, above="<span class='posted-on'><span title='2024-05-03T08:00:00+00:00'>2 days ago</span></span>"),
    page("tip-link", "en", {"date": f"{DAY} 08:00"}, above="<a class='permalink' href='/p/1' title='Friday, May 3, 2024 at 8:00 AM'>5h</a>"),
    page("tip-data", "de", {"date": DAY}, above="<div data-published-date='2024-05-03'>neulich</div>"),
    page("tip-comment", "en", {"dated": False}, below="<div class='comments'><span title='2024-05-04T08:00:00Z'>1 day ago</span></div>"),
    page("tip-related", "de", {"dated": False}, below="<ul class='related'><li><a href='/x' title='03.05.2024'>Anderes</a></li></ul>"),
    records("ago-records", {"ga": {"date": "2 hours ago", "crawled_at": "2024-05-03T10:00:00Z"}, "gb": {"date": "gestern, 18:40 Uhr", "crawl_date": "2024-05-04"}, "gc": {"date": "yesterday"}},
            {"ga": {"date": DAY, "unsure": 0.6}, "gb": {"date": DAY, "unsure": 0.6}, "gc": {"dated": False}}),
    records("marks-records", {"ma": {"date": "2024.05.03. 08:15"}, "mb": {"date": "2024-05-03_08:15"}}, {"ma": {"date": f"{DAY} 08:15", "precision": "minute"}, "mb": {"date": f"{DAY} 08:15", "precision": "minute"}}),
    raw_page("title-of-site", "en", {"title": TITLE["en"]}, f"<html lang='en'><head><title>{TITLE['en']} - The Marsh Post</title></head><body><h1>The Marsh Post</h1><h2>{TITLE['en']}</h2>{paragraphs('en')}</body></html>"),
    raw_page("title-sections", "en", {"title": TITLE["en"]}, f"<html lang='en'><head><title>{TITLE['en']} :: Marsh Post :: News</title></head><body><div>{paragraphs('en')}</div></body></html>"),
    raw_page("title-label", "en", {"title": TITLE["en"]}, f"<html lang='en'><head><title>{TITLE['en']}</title>{linked(json.dumps(article_data('en')))}</head><body><h1>{TITLE['en']} <small>4 min read</small></h1>{paragraphs('en')}</body></html>"),
]  # fmt: skip
