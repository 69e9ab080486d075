"""Authors in lines without "by", beside the outlet's name, in place of which content systems write something else."""

import json

from tests.golden.kinds.lines import DAY
from tests.golden.kinds.making import TITLE, article_data, linked, page, records, text

KINDS = [
    page("name-admin", "de", {"author": "Ada Quist"}, head='<meta name="author" content="admin">', above="<div>Von Ada Quist</div>"),
    page("name-outlet", "en", {"author": "Ada Quist"}, head=linked(json.dumps(article_data("en", author={"@type": "Organization", "name": "The Marsh Post"}))) + '<meta property="og:site_name" content="The Marsh Post">', above="<p>By Ada Quist</p>"),
    page("name-outlet-alone", "en", {"author": "The Marsh Post"}, head='<meta name="author" content="The Marsh Post"><meta property="og:site_name" content="The Marsh Post">'),
    page("name-site", "de", {"author": "Ada Quist"}, head='<meta name="author" content="seebote.example">', above="<p>Von Ada Quist</p>"),
    page("name-mail", "de", {"author": None}, head='<meta name="author" content="a.quist@seebote.example">'),
    page("name-sign", "de", {"author": "Ada Quist, Bo Tarn"}, head='<meta name="author" content="Ada Quist (aqu), Bo Tarn (bta)">'),
    page("name-slug", "en", {"author": "Ada Quist"}, head='<meta name="author" content="Ada Quist, ada-quist">'),
    page("name-in-section", "en", {"author": "Ada Quist", "date": DAY}, above="<div class='meta'>Posted on May 3, 2024 by Ada Quist in News</div>"),
    page("name-bullets", "en", {"author": "Ada Quist", "date": DAY}, above="<div class='byline'>Ada Quist • 3 May 2024 • 4 min read</div>"),
    page("name-spans", "de", {"author": "Ada Quist", "date": DAY}, above="<span class='author'>Ada Quist</span> <span class='date'>Fr., 03.05.2024</span>"),
    page("name-words", "en", {"author": "Ada Quist"}, above="<address class='byline'>Words: Ada Quist</address>"),
    page("name-post", "en", {"author": "Ada Quist"}, above="<div class='byline'>By <span>Ada Quist</span>, <span>Staff Writer</span></div>"),
    page("name-comment", "en", {"author": None}, below="<div class='comments'><span class='author'>Cy Brool</span> May 4, 2024</div>"),
    text("name-line", "en", {"author": "Nadine Quist", "date": DAY}, f"{TITLE['en']}\n\nNadine Quist\n\nMay 3, 2024"),
    text("name-posted", "en", {"author": "Orla Quist", "date": DAY}, f"{TITLE['en']}\n\nOrla Quist, Harbour Correspondent\n\n3 May 2024"),
    text("name-post-alone", "de", {"author": None, "date": DAY}, f"{TITLE['de']}\n\nNeue Leiterin\n\n3. Mai 2024"),
    text("name-none", "de", {"author": None, "date": DAY}, f"{TITLE['de']}\n\nNeue Schiffe\n\n3. Mai 2024"),
    records("name-records", {"na": {"author": "a.quist@see.example (Ada Quist)"}, "nb": {"author": "Ada Quist <a.quist@see.example>"}, "nc": {"author": '[{"name": "Ada Quist"}]'}, "nd": {"author": "[]"}, "ne": {"author": "Unknown"}},
            {"na": {"author": "Ada Quist"}, "nb": {"author": "Ada Quist"}, "nc": {"author": "Ada Quist"}, "nd": {"author": None}, "ne": {"author": None}}),
]  # fmt: skip
