"""Pages: lists, further articles, repeats, hidden boxes, teasers."""

import json

from tests.golden.kinds.lines import DAY
from tests.golden.kinds.making import (
    DE,
    EN,
    FIRST,
    TEXT,
    TITLE,
    Kind,
    article_data,
    linked,
    page,
    raw_page,
    records,
)

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


def its(language, fmt):
    return "".join(fmt.format(x) for x in ENTRIES[language])


LISTS += [
    listed("list2-blockquote", "de", "<ul>" + its("de", "<li><blockquote>{}</blockquote></li>") + "</ul>"),
    listed("list2-role", "en", "<div role='list'>" + its("en", "<div role='listitem'>{}</div>") + "</div>"),
    listed("list2-br", "de", "<p>Neu sind:<br>" + its("de", "• {}<br>") + "</p>"),
    listed("list2-p-dash", "en", its("en", "<p>– {}</p>")),
    listed("list2-p-number", "de", "<p>1. ein neues Deck aus Lärchenholz</p><p>2. eine Rampe für Rollstühle</p><p>3. ein leiserer Motor</p>"),
    listed("list2-figure", "en", "<figure class='wp-block-table'><ul>" + its("en", "<li>{}</li>") + "</ul></figure>"),
    listed("list2-check", "de", "<ul class='check'>" + its("de", "<li>✔ {}</li>") + "</ul>"),
    page("list2-after-first", "en", {"has": [*FIRST["en"], *ENTRIES["en"]]}, body=f"<p>{EN[0]}</p><ul>" + its("en", "<li>{}</li>") + "</ul>" + "".join(f"<p>{p}</p>" for p in EN[1:])),
    page("list2-div-paras", "de", {"has": [*FIRST["de"], *ENTRIES["de"]]}, body=f"<div>{DE[0]}</div><div>{DE[1]}</div><ul>" + its("de", "<li>{}</li>") + "</ul>" + "".join(f"<div>{p}</div>" for p in DE[2:])),
    listed("list2-many", "de", "<ol>" + "".join(f"<li>{x}</li>" for x in ENTRIES["de"] + ["Anleger Nord", "Anleger Süd", "Bad Lindach", "Kleine Insel", "Große Insel", "Hafen"]) + "</ol>", has=[*ENTRIES["de"], "Anleger Nord", "Bad Lindach", "Große Insel"]),
    listed("list2-strong-colon", "en", "<ul>" + its("en", "<li><strong>Change:</strong> {}</li>") + "</ul>"),
    listed("list2-section", "de", "<section class='list'><h4>Das ist neu</h4><ul>" + its("de", "<li>{}</li>") + "</ul></section>"),
    listed("list2-two", "en", "<ul>" + its("en", "<li>{}</li>") + "</ul><p>And later:</p><ol><li>a new garden</li><li>a café</li></ol>", has=[*ENTRIES["en"], "a new garden", "a café"]),
    listed("list2-links-all", "en", "<ul>" + its("en", "<li>{} (<a href='/x'>more</a>)</li>") + "</ul>"),
    listed("list2-em", "de", "<ul>" + its("de", "<li><em>{}</em></li>") + "</ul>"),
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


def art(language, tag="article", cls="post", level="h1", title=None, ps=None):
    return f"<{tag} class='{cls}'><header><{level}>{title or TITLE[language]}</{level}></header>{''.join(f'<p>{p}</p>' for p in (ps or TEXT[language]))}</{tag}>"


SHAPES += [
    plain_page("further2-section", "de", {"hasnot": ["Marsh Lane"]}, f"<main>{art('de','section')}{art('en','section')}</main>"),
    plain_page("further2-hr", "en", {"hasnot": ["Wiesensee"]}, f"<div class='feed'>{art('en','div','story')}<hr>{art('de','div','story')}<hr>{art('de','div','story',title='Noch eine')}</div>"),
    plain_page("further2-date", "de", {"date": DAY, "hasnot": ["Marsh Lane"]}, f"<div><article><h1>{TITLE['de']}</h1><time datetime='2024-05-03'>3.5.</time>{paragraphs('de')}</article><article><h1>Anderes</h1><time datetime='2024-05-07'>7.5.</time>{paragraphs('en')}</article></div>"),
    plain_page("further2-wrap", "en", {"hasnot": ["Wiesensee"]}, f"<div id='wrap'><div class='item'>{art('en')}</div><div class='item'>{art('de')}</div></div>"),
    plain_page("further2-next", "en", {"hasnot": ["Wiesensee"]}, f"<main>{art('en')}<div class='next-article'><p>Up next</p>{art('de',level='h2')}</div></main>"),
    plain_page("further2-main", "de", {"hasnot": ["Marsh Lane"]}, f"<main><h1>{TITLE['de']}</h1>{paragraphs('de')}</main><main><h1>Ganz anderes</h1>{paragraphs('en')}</main>"),
    page("twice2-noscript", "en", {"once": FIRST["en"]}, below=f"<div class='amp-version'>{paragraphs('en')}</div>"),
    page("twice2-order", "de", {"once": FIRST["de"]}, body=f"<div class='m'>{paragraphs('de','div')}</div><div class='d'>{paragraphs('de')}</div>"),
    page("twice2-quote", "en", {"once": FIRST["en"]}, body=paragraphs("en") + f"<blockquote class='pull'>{EN[2]}</blockquote>"),
    page("twice2-nbsp", "de", {"once": FIRST["de"][:1]}, body=paragraphs("de") + f"<div class='copy'><p>{DE[0].replace(' ','&nbsp;',1)}</p></div>"),
    page("twice2-speech", "en", {"once": FIRST["en"]}, above=f"<div class='tts' >{' '.join(EN)}</div>"),
    page("twice2-spaces", "de", {"once": FIRST["de"]}, body=paragraphs("de") + "".join(f"<p>  {p.replace(' ', chr(10),3)} </p>" for p in DE)),
]  # fmt: skip


def first(language, markup):
    return f"<p>{markup}</p>" + "".join(f"<p>{p}</p>" for p in TEXT[language][1:])


SHAPES += [
    page("cap2-quote", "de", {"has": ["Lindach – Die Fähre"]}, body=first("de", f"<span class='initial'>„L</span>{DE[0][1:]}"), whole=False),
    page("cap2-first-words", "en", {}, body=first("en", f"<span class='lead-in'>{EN[0][:18]}</span>{EN[0][18:]}")),
    page("cap2-sc", "en", {}, body=first("en", f"<span class='dropcap'>T</span><span class='sc'>he public</span>{EN[0][10:]}")),
    page("cap2-strong", "de", {}, body=first("de", f"<strong class='cap'>L</strong>{DE[0][1:]}")),
    page("cap2-font", "de", {}, body=first("de", f"<font size='7'>L</font>{DE[0][1:]}")),
    page("cap2-blockspan", "de", {}, body=first("de", f"<span style='float:left'><span>L</span></span>{DE[0][1:]}")),
    page("cap2-aria", "en", {}, body=first("en", f"<span aria-hidden='true'>T</span><span>{EN[0][1:]}</span>")),
    page("cap2-p", "en", {}, body=f"<p class='cap'>T</p>{EN[0][1:]}" + "".join(f"<p>{p}</p>" for p in EN[1:])),
    page("cap2-words", "de", {}, body=first("de", f"<span class='firstword'><span class='firstletter'>L</span>indach</span>{DE[0][7:]}")),
    plain_page("a2-class", "en", {}, f"<article><h1>{TITLE['en']}</h1>" + "".join(f"<p><a class='para' id='p{n}'>{p}</a></p>" for n, p in enumerate(EN)) + "</article>"),
    plain_page("a2-name-close", "de", {}, f"<div><a name='oben'></a><h1>{TITLE['de']}</h1><a name='text'>" + paragraphs("de") + "</a></div>"),
    plain_page("a2-hash", "en", {}, f"<div><h1>{TITLE['en']}</h1>" + "".join(f"<p><a href='#{n}'>{p}</a></p>" for n, p in enumerate(EN)) + "</div>"),
    plain_page("a2-empty", "de", {}, f"<div><h1>{TITLE['de']}</h1>" + "".join(f"<p><a href=''>{p}</a></p>" for p in DE) + "</div>"),
    plain_page("a2-js", "en", {}, f"<div><h1>{TITLE['en']}</h1>" + "".join(f"<p><a href='javascript:void(0)'>{p}</a></p>" for p in EN) + "</div>"),
    plain_page("hidden2-important", "de", {}, f"<h1>{TITLE['de']}</h1><div style='display:none !important'>{paragraphs('de')}</div>"),
    plain_page("hidden2-visibility", "en", {}, f"<div style='VISIBILITY: hidden; opacity:0'><h1>{TITLE['en']}</h1>{paragraphs('en')}</div>"),
    plain_page("hidden2-inner", "de", {}, f"<main><h1>{TITLE['de']}</h1><p>{DE[0]}</p><section hidden>{''.join(f'<p>{p}</p>' for p in DE[1:])}</section></main>"),
    plain_page("hidden2-noscript", "en", {}, f"<div id='root'></div><noscript><article><h1>{TITLE['en']}</h1>{paragraphs('en')}</article></noscript>"),
    plain_page("hidden2-template", "de", {}, f"<h1>{TITLE['de']}</h1><template><article>{paragraphs('de')}</article></template>"),
    plain_page("hidden2-aria-main", "en", {}, f"<div aria-hidden='true' inert><main><h1>{TITLE['en']}</h1>{paragraphs('en')}</main></div><div role='dialog'><p>We value your privacy</p><button>Accept</button></div>"),
    plain_page("hidden2-aria-app", "de", {}, f"<div id='__next' aria-hidden='true' style='filter: blur(4px)'><article><h1>{TITLE['de']}</h1>{paragraphs('de')}</article></div>"),
    plain_page("hidden2-hidden-until", "en", {}, f"<article><h1>{TITLE['en']}</h1><div hidden='until-found'>{paragraphs('en')}</div></article>"),
    plain_page("hidden2-details", "de", {}, f"<article><h1>{TITLE['de']}</h1><details><summary>Weiterlesen</summary>{paragraphs('de')}</details></article>"),
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
TEASERS += [
    page("teaser2-body-longer", "en", {"flag": "body_truncated"}, head=linked(json.dumps(article_data("en", articleBody=" ".join(EN * 2), isAccessibleForFree=False))), body=f"<p>{EN[0]}</p><p>{EN[1]}</p>", whole=False),
    page("teaser2-url-false", "de", {"flag": "body_truncated"}, head=linked(json.dumps(article_data("de", isAccessibleForFree="http://schema.org/False"))), body=f"<p>{DE[0]}</p>", whole=False),
    page("teaser2-part", "de", {"flag": "body_truncated"}, head=linked(json.dumps(article_data("de", isAccessibleForFree=False, hasPart={"@type": "WebPageElement", "isAccessibleForFree": False, "cssSelector": ".paywall"}))), body=f"<p>{DE[0]}</p><div class='paywall'><p>Jetzt Abo abschließen</p></div>", whole=False),
    page("teaser2-webpage", "en", {"flag": "body_truncated"}, head=linked(json.dumps({"@graph": [{"@type": "WebPage", "isAccessibleForFree": False}, article_data("en")]})), body=f"<p>{EN[0]}</p>", whole=False),
    page("teaser2-tier", "en", {"flag": "body_truncated"}, head='<meta property="article:content_tier" content="locked">', body=f"<p>{EN[0]}</p>", whole=False),
    page("teaser2-micro", "de", {"flag": "body_truncated"}, head='<meta itemprop="isAccessibleForFree" content="false">', body=f"<p>{DE[0]}</p>", whole=False),
    page("teaser2-hasPart-only", "de", {"flag": "body_truncated"}, head=linked(json.dumps(article_data("de", hasPart=[{"@type": "WebPageElement", "isAccessibleForFree": "False", "cssSelector": ".p"}]))), body=f"<p>{DE[0]}</p>", whole=False),
    page("teaser2-broken-ld", "en", {"flag": "body_truncated"}, head=linked(json.dumps(article_data("en", isAccessibleForFree=False))[:-1] + ",}"), body=f"<p>{EN[0]}</p>", whole=False),
    page("teaser2-free-part", "de", {"noflag": "body_truncated"}, head=linked(json.dumps(article_data("de", isAccessibleForFree=True, hasPart={"@type": "WebPageElement", "isAccessibleForFree": True})))),
    page("teaser2-wordcount-str", "en", {"flag": "body_truncated"}, head=linked(json.dumps(article_data("en", wordCount="1,200"))), body=f"<p>{EN[0]}</p>", whole=False),
    records("teaser2-newsapi", {"na": {"text": EN[0] + " " + EN[1][:80] + "… [+4321 chars]"}}, {"na": {"flag": "body_truncated"}}),
]  # fmt: skip

KINDS = [*LISTS, *SHAPES, *TEASERS]
