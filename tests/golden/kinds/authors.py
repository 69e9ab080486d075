"""Authors in markup, and beside others who are named."""

import json

from tests.golden.kinds.making import article_data, linked, page

ADA = {"author": "Ada Quist"}

AUTHORS = [
    page("au-rel", "en", ADA, above="<p>By <a rel='author' href='/ada'>Ada Quist</a></p>"),
    page("au-itemprop", "de", ADA, above="<span itemprop='author' itemscope itemtype='https://schema.org/Person'><span itemprop='name'>Ada Quist</span></span>"),
    page("au-vcard", "en", ADA, above="<span class='author vcard'><a class='url fn n' href='/ada'>Ada Quist</a></span>"),
    page("au-class", "de", ADA, above="<div class='article__author'>Von Ada Quist</div>"),
    page("au-sailthru", "en", ADA, head="<meta name='sailthru.author' content='Ada Quist'>"),
    page("au-parsely", "de", ADA, head="<meta name='parsely-author' content='Ada Quist'>"),
    page("au-twitter", "en", ADA, head="<meta name='twitter:creator' content='@adaquist'>", above="<p class=byline>By Ada Quist</p>"),
    page("au-url-and-ld", "de", ADA, head=linked(json.dumps(article_data("de", author="https://blatt.example/autor/ada"))), above="<p class='autor'>Von Ada Quist</p>"),
    page("au-ld-org", "en", ADA, head=linked(json.dumps(article_data("en", author={"@type": "Organization", "name": "Ada Quist"})))),
    page("au-upper", "en", {"author": "ADA QUIST"}, above="<p class='byline'>BY ADA QUIST</p>"),
    page("au-photo", "de", ADA, above="<p class='byline'>Von Ada Quist</p><figure><figcaption>Foto: Bo Tarn</figcaption></figure>"),
    page("au-comment", "de", {"author": None}, below="<section id='comments'><article class='comment'><p class='author'>Von Bo Tarn</p><p>Schöne Sache, ich fahre gern mit dem Schiff.</p></article></section>"),
    page("au-none", "en", {"author": None}),
    page("au-graph-list", "de", {"author": "Ada Quist, Bo Tarn"}, head=linked(json.dumps({"@graph": [article_data("de", author=["#p1", "#p2"]), {"@id": "#p1", "@type": "Person", "name": "Ada Quist"}, {"@id": "#p2", "@type": "Person", "name": "Bo Tarn"}]}))),
    page("au-editor", "en", ADA, head=linked(json.dumps(article_data("en", author={"name": "Ada Quist"}, editor={"name": "Bo Tarn"}, publisher={"name": "Paper"})))),
    page("au-json-null", "de", ADA, head=linked(json.dumps(article_data("de", author=None))) + "<meta name=author content='Ada Quist'>"),
    page("au-job", "en", ADA, head=linked(json.dumps(article_data("en", author={"name": "Ada Quist", "jobTitle": "Reporter"})))),
]  # fmt: skip

KINDS = [*AUTHORS]
