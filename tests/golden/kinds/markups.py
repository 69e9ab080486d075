"""Articles in every kind of markup, and in the state that a script shows."""

import json
import textwrap

from tests.golden.kinds.lines import DAY
from tests.golden.kinds.making import DE, EN, TITLE, article_data, linked, page
from tests.golden.kinds.shapes import paragraphs, plain_page

KINDS = [
    page("m-div-text", "de", {}, body="".join(f"<div>{p}</div>" for p in DE)),
    page("m-span-br", "en", {}, body="<span>" + "<br/><br/>".join(EN) + "</span>"),
    page("m-pre", "en", {}, body="<pre>" + "\n\n".join(textwrap.fill(p, 68) for p in EN) + "</pre>"),
    page("m-blockquote", "de", {}, body=f"<p>{DE[0]}</p><blockquote><p>{DE[1]}</p></blockquote>" + "".join(f"<p>{p}</p>" for p in DE[2:])),
    page("m-q-list", "en", {}, body="<ul>" + "".join(f"<li>{p}</li>" for p in EN) + "</ul>"),
    page("m-section-ids", "de", {}, body="".join(f"<section id='s{n}'><h2>Teil {n}</h2><p>{p}</p></section>" for n, p in enumerate(DE))),
    page("m-inline-b", "en", {}, body="".join(f"<p><b>{p.split('. ')[0]}.</b> {'. '.join(p.split('. ')[1:])}</p>" for p in EN)),
    page("m-table-layout", "de", {}, body="<table>" + "".join(f"<tr><td>{p}</td></tr>" for p in DE) + "</table>"),
    page("m-definition", "en", {}, body=f"<p>{EN[0]}</p><dl><dt>Hours</dt><dd>{EN[1]}</dd><dt>Money</dt><dd>{EN[2]}</dd></dl><p>{EN[3]}</p><p>{EN[4]}</p>"),
    page("m-unclosed", "de", {}, body="<p>" + "<p>".join(DE)),
    page("m-nested-article", "en", {}, body="<article><div><div><section>" + paragraphs("en") + "</section></div></div></article>"),
    page("m-ads-between", "de", {"hasnot": ["Anzeige"]}, body="<div class='ad'>Anzeige</div>".join(f"<p>{p}</p>" for p in DE)),
    page("m-related-between", "en", {"hasnot": ["Read more: Somewhere"]}, body="<aside class='related'><a href='/x'>Read more: Somewhere else things happened</a></aside>".join(f"<p>{p}</p>" for p in EN)),
    plain_page("m-form", "en", {}, f"<form id='aspnetForm'><div id='content'><h1>{TITLE['en']}</h1>{paragraphs('en')}</div></form>"),
    plain_page("m-custom", "de", {}, f"<app-root><app-article><h1>{TITLE['de']}</h1><app-text>{paragraphs('de')}</app-text></app-article></app-root>"),
    plain_page("m-button", "en", {}, f"<div><h1>{TITLE['en']}</h1><div class='collapsed'>{paragraphs('en')}</div><button>Read more</button></div>"),
    plain_page("m-label", "de", {}, f"<main><h1>{TITLE['de']}</h1><label>{paragraphs('de')}</label></main>"),
    plain_page("m-center", "en", {}, f"<center><h1>{TITLE['en']}</h1></center><blockquote>{paragraphs('en')}</blockquote>"),
    plain_page("m-framesetish", "de", {}, f"<noframes></noframes><div><h1>{TITLE['de']}</h1>{paragraphs('de')}</div>"),
    plain_page("m-textarea", "en", {}, f"<h1>{TITLE['en']}</h1><div>{paragraphs('en')}</div><textarea>{EN[0]}</textarea>"),
    plain_page("m-p-in-a", "de", {}, f"<main><h1>{TITLE['de']}</h1><a name=text>{paragraphs('de')}</main>"),
    plain_page("m-ld-only", "en", {"date": DAY}, f"<div id='app'><h1>{TITLE['en']}</h1></div>", linked(json.dumps(article_data("en", datePublished=DAY, articleBody="\n\n".join(EN))))),
    plain_page("m-ld-html-body", "de", {"date": DAY}, f"<div id='app'><h1>{TITLE['de']}</h1><p>Laden…</p></div>", linked(json.dumps(article_data("de", datePublished=DAY, articleBody="".join(f"<p>{p}</p>" for p in DE))))),
    plain_page("m-nuxt", "en", {}, f"<div id='__nuxt'><h1>{TITLE['en']}</h1></div><script>window.__NUXT__=" + json.dumps({"data": [{"article": {"title": TITLE["en"], "body": [{"text": p} for p in EN]}}]}) + "</script>"),
    plain_page("m-preloaded", "de", {}, f"<div id='root'><h1>{TITLE['de']}</h1></div><script>window.__PRELOADED_STATE__ = " + json.dumps({"page": {"content": "".join(f"<p>{p}</p>" for p in DE)}}) + ";</script>"),
    plain_page("m-app-json", "en", {}, f"<div id='root'><h1>{TITLE['en']}</h1></div><script id='data' type='application/json'>" + json.dumps({"article": {"paragraphs": list(EN)}}) + "</script>"),
    plain_page("m-next-f", "de", {}, f"<div><h1>{TITLE['de']}</h1></div><script>self.__next_f.push([1," + json.dumps("5:" + json.dumps({"article": {"paragraphs": [{"text": p} for p in DE]}}, ensure_ascii=False)) + "])</script>"),
]  # fmt: skip
