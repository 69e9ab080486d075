"""Dates as markup, meta elements and JSON-LD state them; zones in lines of pages."""

import json

from tests.golden.kinds.lines import DAY
from tests.golden.kinds.making import EN, TITLE, article_data, linked, page

STATED = [
    page("lv-1", "de", {"date": "2024-05-03 06:40"}, head=linked(json.dumps(article_data("de", datePublished="2024-05-03T06:40:00Z") | {"@type": ["LiveBlogPosting", "NewsArticle"], "liveBlogUpdate": {"@type": "BlogPosting", "datePublished": "2024-05-02T09:00:00Z"}}))),
    page("lv-2", "en", {"date": DAY}, above="<p class='date'>3 May 2024</p>", below="".join(f"<div class='entry'><time datetime='2024-05-0{n}T10:00'>10:00</time><p>{EN[n%5]} {n}</p></div>" for n in (5, 4))),
    page("tz-1", "en", {"date": "2024-05-03 06:40"}, above="<p class='date'>Published 2:40 AM EDT, Fri May 3, 2024</p>"),
    page("tz-2", "en", {"date": "2024-05-03 06:40"}, above="<p class='date'>May 3, 2024 at 2:40 a.m. ET</p>"),
    page("tz-3", "de", {"date": "2024-05-03 06:40"}, above="<p class='datum'>Freitag, 3. Mai 2024, 08:40 Uhr MESZ</p>"),
    page("tz-4", "en", {"date": "2024-05-03 06:40"}, above="<p class='date'>3 May 2024 — 16:40 AEST</p>"),
    page("tz-5", "en", {"date": "2024-05-03 06:40"}, above="<p class='date'>Fri 3 May 2024 07.40 BST</p>"),
    page("tz-6", "en", {"date": "2024-05-03 06:40"}, head="<meta name='date' content='2024-05-03T02:40:00-0400'>"),
    page("tz-7", "de", {"date": "2024-05-03 06:40"}, head="<meta name='date' content='Fri, 03 May 2024 08:40:00 +0200'>"),
    page("dt-1", "de", {"date": "2024-01-05"}, above="<p class='datum'>5. Jänner 2024</p>"),
    page("dt-2", "de", {"date": "2024-02-05"}, above="<p class='datum'>Mo., 5. Feber 2024</p>"),
    page("dt-3", "de", {"date": "2024-03-05"}, above="<p class='datum'>Dienstag, 5.Mrz.2024</p>"),
    page("dt-4", "en", {"date": "2024-09-05"}, above="<p class='date'>Thurs., Sept. 5, 2024</p>"),
    page("dt-5", "en", {"date": "2024-09-05"}, above="<p class='date'>Thursday, 5th of September 2024</p>"),
    page("dt-7", "en", {"date": "2016-06-29"}, above="<p class='date'>2016/6/29 15:07</p>"),
    page("dt-8", "de", {"date": "2024-05-03"}, above="<p class='datum'>03.05.24, 8:40 Uhr</p>"),
    page("dt-9", "en", {"date": "2024-05-03"}, above="<p class='date'>Friday, May 3rd, 2024</p>"),
    page("dt-10", "en", {"date": "2024-05-03"}, above="<p class='date'>3-May-2024</p>"),
    page("dt-11", "de", {"date": "2024-05-03"}, above="<p class='datum'>3. Mai 2024 – 8 Uhr 40</p>"),
    page("dt-12", "de", {"date": "2024-05-03"}, above="<div class='meta'><span>Lokales</span><span>03.05.2024</span><span>Ada Quist</span></div>"),
    page("dt-13", "en", {"date": "2024-05-03"}, head="<meta name='publication_date' content='2024-05-03'>"),
    page("dt-14", "en", {"date": "2024-05-03"}, head="<meta name='citation_publication_date' content='2024/05/03'>"),
    page("dt-15", "en", {"date": "2024-05-03"}, head="<meta property='og:article:published_time' content='2024-05-03 06:40'>"),
    page("dt-16", "de", {"date": "2024-05-03"}, head="<meta name='DC.date.issued' content='2024-05-03'>"),
    page("dt-17", "en", {"date": "2024-05-03"}, head="<meta itemprop='datePublished' content='05/03/2024 2:40 AM EST'>"),
    page("dt-18", "en", {"date": "2024-05-03"}, head="<meta name='pubdate' content='20240503'>"),
    page("dt-19", "de", {"date": "2024-05-03 06:40"}, head="<meta property='article:published_time' content='1714718400'>"),
    page("dt-20", "de", {"date": "2024-05-03 06:40"}, head="<meta property='article:published_time' content='2024-05-03T06:40:00.000000Z'>"),
    page("dt-21", "en", {"date": "2024-05-03"}, head=linked(json.dumps(article_data("en", datePublished={"@type": "Date", "@value": "2024-05-03"})))),
    page("dt-22", "en", {"date": "2024-05-03"}, head=linked(json.dumps(article_data("en", datePublished=["2024-05-03T06:40:00Z"])))),
    page("dt-23", "de", {"date": "2024-05-03"}, head=linked(json.dumps(article_data("de", datePublished="", dateCreated="2024-05-03")))),
    page("dt-24", "de", {"date": "2024-05-03"}, head=linked(json.dumps(article_data("de", datepublished="2024-05-03")))),
    page("dt-25", "en", {"date": "2024-05-03"}, head=linked(json.dumps({"@type": "NewsArticle", "@context": "http://schema.org", "name": TITLE["en"], "datePublished": "May 3, 2024"}))),
    page("dt-26", "en", {"date": "2024-05-03"}, head=linked(json.dumps({"@type": "schema:NewsArticle", "headline": TITLE["en"], "datePublished": "2024-05-03"}))),
    page("dt-27", "en", {"date": "2024-05-03"}, head=linked(json.dumps({"@type": "https://schema.org/NewsArticle", "headline": TITLE["en"], "datePublished": "2024-05-03"}))),
    page("dt-28", "de", {"date": "2024-05-03", "author": "Ada Quist"}, head=linked(json.dumps({"@type": "WebPage", "mainEntity": article_data("de", datePublished="2024-05-03", author={"name": "Ada Quist"})}))),
    page("dt-29", "de", {"date": "2024-05-03", "author": "Ada Quist"}, head=linked(json.dumps({"@graph": [{"@type": "WebSite"}, {"@type": "Article", "headline": TITLE["de"], "datePublished": "2024-05-03", "author": {"@id": "#p"}}, {"@type": ["Person", "Organization"], "@id": "#p", "name": "Ada Quist"}]}))),
]  # fmt: skip

KINDS = [*STATED]
