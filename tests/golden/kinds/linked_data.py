"""JSON-LD: not strict, of other items, with authors in every shape."""

import json

from tests.golden.kinds.making import (
    DE,
    TITLE,
    Kind,
    article_data,
    linked,
    page,
)

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


def typeset(script: str, opening: str = "“", closing: str = "”") -> str:
    parts = script.split('"')
    return "".join(part + (opening, closing)[n % 2] for n, part in enumerate(parts[:-1])) + parts[-1]


BROKEN += [
    ld("ld-curly", typeset(DATA_EN), "en"),
    ld("ld-curly-entities", typeset(DATA, "&#8220;", "&#8221;")),
    ld("ld-autop", "<p>" + DATA_EN.replace(', "datePublished"', ',<br />\n"datePublished"') + "</p>", "en"),
    ld("ld-notice", "<br />\n<b>Notice</b>:  Undefined index: image in <b>/var/www/head.php</b> on line <b>12</b><br />\n" + DATA),
    ld("ld-assigned", "var schema = " + DATA_EN + ";", "en"),
    ld("ld-double", json.dumps(DATA)),
    ld("ld-extra-brace", DATA_EN + "}", "en"),
    ld("ld-extra-bracket", DATA + "]"),
    ld("ld-bare-keys", DATA_EN.replace('"datePublished"', 'datePublished').replace('"author"', 'author'), "en"),
    ld("ld-python", str(json.loads(DATA_EN) | {"isAccessibleForFree": True, "image": None}), "en"),
    ld("ld-hex-escape", DATA.replace("Wiesensee", r"Wiesensee\x27s Ufer")),
    ld("ld-control", DATA_EN.replace("Marsh Lane", "Marsh\x0bLane\x1e"), "en"),
    ld("ld-comment-middle", DATA.replace('"datePublished"', '<!-- date -->"datePublished"')),
    ld("ld-windows-path", DATA_EN.replace('"datePublished"', r'"image":"C:\new\user.jpg","datePublished"'), "en"),
    ld("ld-unclosed-string", DATA.replace('"datePublished"', '"description":"Neues vom See,\n"datePublished"')),
    ld("ld-array-unclosed", "[" + DATA_EN, "en"),
    ld("ld-amp-in-name", DATA.replace('"author"', '"publisher":{"name":"Blatt & Co"},"author"').replace('"', "&quot;")),
    page("ld-type-charset", "de", WHO, head=MODIFIED + f'<script type="application/ld+json; charset=utf-8">{DATA}</script>'),
    page("ld-type-upper", "en", WHO, head=MODIFIED + f"<script type=' Application/LD+JSON '>{DATA_EN}</script>"),
    page("ld-type-body", "en", WHO, head=MODIFIED, below=f"<script async type='application/ld+json'>\n\n{DATA_EN};\n//</script>"),
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


IMAGE = {
    "@type": "ImageObject",
    "url": "x.jpg",
    "author": {"name": "Foto Graf"},
    "datePublished": "2016-01-01",
    "uploadDate": "2016-01-01",
}
ITEMS += [
    beside("items-image", "de", inside={"image": IMAGE, "thumbnail": IMAGE}),
    beside("items-event", "en", scripts=({"@type": "Event", "name": "Sunday opening", "startDate": "2024-06-02T09:00", "organizer": {"name": "Else"}} | OTHER,)),
    beside("items-issue", "de", inside={"isPartOf": {"@type": "PublicationIssue", "datePublished": "2018-01-01", "author": {"name": "Somebody Else"}}}),
    beside("items-podcast", "en", scripts=({"@type": "PodcastEpisode", "name": "Morning"} | OTHER, {"@type": "AudioObject"} | OTHER), above=True),
    beside("items-faq", "de", scripts=({"@type": "FAQPage", "mainEntity": [{"@type": "Question", "name": "Wann?", "acceptedAnswer": {"@type": "Answer"} | OTHER}]},), above=True),
    beside("items-collection", "en", scripts=({"@type": "CollectionPage", "hasPart": [{"@type": "Article", "headline": "Old thing of another day"} | OTHER]} | {"datePublished": "2015-01-01"},), above=True),
    beside("items-carousel", "de", scripts=({"@type": "WebPage", "mainContentOfPage": [{"@type": "ItemList", "itemListElement": [{"@type": "NewsArticle", "headline": "Archiv"} | OTHER]}]},), above=True),
    beside("items-significant", "en", inside={"significantLink": "x", "workExample": [{"@type": "Article", "headline": "Old"} | OTHER], "translationOfWork": {"@type": "NewsArticle", "headline": "Orig"} | OTHER}),
    beside("items-about", "de", inside={"about": [{"@type": "Article", "headline": "Worüber"} | OTHER], "mainEntity": {"@type": "Review"} | OTHER}),
    page("items-micro-comment", "de", {"date": "2024-05-03", "author": "Ada Quist"}, above="<p class='byline'>Von Ada Quist, 3. Mai 2024</p>",
   below="<div id='comments'><div itemprop='comment' itemscope itemtype='https://schema.org/Comment'><span itemprop='author'>Somebody Else</span> <time itemprop='datePublished' datetime='2024-05-09T10:00:00Z'>9. Mai</time><p>Schöne Sache, ich fahre gern mit.</p></div></div>"),
    page("items-micro-related", "en", {"date": "2024-05-03"}, above="<span class='date'>3 May 2024</span>",
   below="<aside><div itemscope itemtype='https://schema.org/NewsArticle'><a href='/x' itemprop='headline'>Else</a><meta itemprop='datePublished' content='2021-01-01'></div></aside>"),
    page("items-live-times", "en", {"date": "2024-05-03 06:40"}, head=linked(json.dumps({"@type": "LiveBlogPosting", "headline": TITLE["en"], "datePublished": "2024-05-03T06:40:00Z", "coverageStartTime": "2024-05-03T06:40:00Z", "coverageEndTime": "2024-05-05T00:00:00Z", "dateModified": "2024-05-05T01:00:00Z", "liveBlogUpdate": [{"@type": "BlogPosting", "headline": TITLE["en"], "datePublished": "2024-05-04T09:00:00Z"}]})),
   above="".join(f"<time datetime='2024-05-04T0{n}:00:00Z'>0{n}:00</time>" for n in range(9, 3, -1))),
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
AUTHORS += [
    authored("author-creator-list", {"@list": [{"name": "Ada Quist"}, {"name": "Bo Tarn"}]}, "Ada Quist, Bo Tarn"),
    authored("author-set", {"@set": ["Ada Quist"]}, "Ada Quist", "en"),
    authored("author-nested", [[{"name": "Ada Quist"}], [{"name": "Bo Tarn"}]], "Ada Quist, Bo Tarn"),
    authored("author-type-list", {"@type": ["Person", "Thing"], "name": ["Ada Quist"]}, "Ada Quist", "en"),
    authored("author-name-value-list", {"name": [{"@value": "Ada Quist", "@language": "de"}]}, "Ada Quist"),
    authored("author-id-string", "#/person/7", "Ada Quist", "de", {"@type": "Person", "@id": "#/person/7", "name": "Ada Quist"}),
    authored("author-id-full", {"@type": "Person", "@id": "https://blatt.example/#/p/1", "url": "https://blatt.example/ada"}, "Ada Quist", "en", {"@type": ["Person"], "@id": "https://blatt.example/#/p/1", "givenName": "Ada", "familyName": "Quist"}),
    authored("author-twice", [{"name": "Ada Quist"}, {"name": "Ada Quist"}, "Ada Quist"], "Ada Quist"),
    authored("author-empty-name", [{"name": ""}, {"name": "Ada Quist"}], "Ada Quist", "en"),
    authored("author-spaces", {"name": "  Ada \n  Quist "}, "Ada Quist", "en"),
    authored("author-name-parts", {"name": {"givenName": "Ada", "familyName": "Quist"}}, "Ada Quist"),
    authored("author-family-first", {"familyName": "Quist", "givenName": "Ada", "@type": "Person", "name": None}, "Ada Quist"),
    authored("author-par", {"name": "par Ada Quist"}, "par Ada Quist"),
    page("author-creator", "de", {"author": "Ada Quist"}, head=linked(json.dumps({"@type": "NewsArticle", "headline": TITLE["de"], "creator": [{"name": "Ada Quist"}]}))),
    page("author-facebook", "en", {"author": "Ada Quist"}, head='<meta property="article:author" content="https://www.facebook.com/adaquist"><meta name="author" content="Ada Quist">'),
    page("author-meta-url", "en", {"author": "Ada Quist"}, head='<meta name="author" content="https://www.facebook.com/adaquist">', above="<p class='byline'>By Ada Quist</p>"),
    page("author-dc", "de", {"author": "Ada Quist"}, head='<meta name="dc.creator" content="Ada Quist">'),
    page("author-graph-script2", "en", {"author": "Ada Quist"}, head=linked(json.dumps(article_data("en", author={"@id": "https://p.example/#a"}))) + linked(json.dumps({"@type": "Person", "@id": "https://p.example/#a", "name": "Ada Quist"}))),
    page("author-meta-by", "en", {"author": "Ada Quist"}, head='<meta name="author" content="By Ada Quist">'),
]  # fmt: skip

KINDS = [*BROKEN, *ITEMS, *AUTHORS]
