"""Lists, further articles, repeats, hidden boxes and teasers in other markup."""

import json

from tests.golden.kinds.lines import DAY
from tests.golden.kinds.making import DE, EN, FIRST, TITLE, article_data, linked, page
from tests.golden.kinds.shapes import art, its, listed, paragraphs, plain_page

SHAPES = [
    listed("l4-div-ul", "en", "<div><div><ul>" + its("en", "<li><div>{}</div></li>") + "</ul></div></div>"),
    listed("l4-strong-p", "de", "<p><strong>Neu sind:</strong></p><ul>" + its("de", "<li>{}</li>") + "</ul>"),
    listed("l4-ol-start", "en", "<ol start='4' type='a'>" + its("en", "<li>{}</li>") + "</ol>"),
    listed("l4-aside-text", "de", "<ul class='article-list list-unstyled'>" + its("de", "<li class='item'>{}</li>") + "</ul>"),
    listed("l4-nested-two", "en", "<ul><li>First<ul>" + its("en", "<li>{}</li>") + "</ul></li><li>Second</li></ul>"),
    listed("l4-short", "de", "<ul><li>Nord</li><li>Süd</li><li>Mitte</li></ul>", has=["Nord", "Süd", "Mitte"]),
    listed("l4-links", "en", "<ul>" + its("en", "<li>{}, as <a href='/a'>the plan</a> says</li>") + "</ul>"),
    listed("l4-br-p", "en", "<p>" + its("en", "- {}<br>") + "</p>"),
    listed("l4-quote-li", "de", "<ul>" + its("de", "<li>„{}“, sagte sie.</li>") + "</ul>"),
    listed("l4-amp", "en", "<ul class='amp-list'>" + its("en", "<li><span>{}</span></li>") + "</ul>"),
    listed("l4-section", "en", "<section><h2>Demands</h2><p>They ask for</p><ol>" + its("en", "<li>{}</li>") + "</ol></section>"),
    plain_page("f4-1", "de", {"hasnot": ["Marsh Lane"]}, f"<div class='infinite'><section data-url='/1'>{art('de','article','x')}</section><section data-url='/2'>{art('en','article','x')}</section></div>"),
    plain_page("f4-2", "en", {"hasnot": ["Wiesensee"]}, f"{art('en','div','c')}<hr/>{art('de','div','c')}"),
    plain_page("f4-3", "de", {"hasnot": ["Marsh Lane"]}, f"<article><h1>{TITLE['de']}</h1>{paragraphs('de')}<section class='more'><article><h1>Anderes Thema hier</h1>{paragraphs('en')}</article></section></article>"),
    plain_page("f4-4", "en", {"hasnot": ["Wiesensee"]}, f"<ul><li>{art('en','article')}</li><li>{art('de','article')}</li></ul>"),
    plain_page("f4-5", "de", {"hasnot": ["Marsh Lane"]}, f"<main>{art('de','article','p','h2')}{art('en','article','p','h2')}</main>"),
    plain_page("f4-6", "en", {"date": DAY, "hasnot": ["Wiesensee"]}, f"<main><article><h1>{TITLE['en']}</h1><p>By Ada Quist | May 3, 2024</p>{paragraphs('en')}</article><article><h1>Noch etwas ganz anderes</h1><p>Von Bo Tarn | 1. Mai 2024</p>{paragraphs('de')}</article></main>"),
    page("t4-1", "de", {"once": FIRST["de"]}, body=paragraphs("de"), below=f"<div class='print'>{'<br>'.join(DE)}</div>"),
    page("t4-2", "en", {"once": FIRST["en"]}, body="".join(f"<p>{p}</p><p class='m'>{p}</p>" for p in EN)),
    page("t4-3", "de", {"once": FIRST["de"]}, above=f"<div class='desktop'><p>{DE[0]}</p></div><div class='mobile'><p>{DE[0]}</p></div>"),
    page("t4-4", "en", {"once": FIRST["en"]}, body=f"<div class='short'><p>{EN[0]}</p><p>{EN[1][:90]}…</p></div><div class='full'>{paragraphs('en')}</div>"),
    plain_page("h4-1", "en", {}, f"<div style='height:0;overflow:hidden'><h1>{TITLE['en']}</h1>{paragraphs('en')}</div>"),
    plain_page("h4-2", "de", {}, f"<article hidden><h1>{TITLE['de']}</h1>{paragraphs('de')}</article><div class='loader'>Lädt</div>"),
    plain_page("h4-3", "en", {}, f"<main><h1>{TITLE['en']}</h1><p>{EN[0]}</p><div style='display:none' id='rest'>{''.join(f'<p>{p}</p>' for p in EN[1:])}</div><button>Show more</button></main>"),
    plain_page("h4-4", "de", {"hasnot": ["Cookies"]}, f"<div style='display:none'><p>Wir nutzen Cookies und ähnliche Verfahren, um unsere Seite zu verbessern und Ihnen passende Angebote zu zeigen, auch auf anderen Seiten.</p></div><main><h1>{TITLE['de']}</h1>{paragraphs('de')}</main>"),
    plain_page("h4-5", "en", {}, f"<section aria-hidden=true><div><h1>{TITLE['en']}</h1>{paragraphs('en')}</div></section>"),
    page("te-1", "de", {"flag": "body_truncated"}, head=linked(json.dumps({"@graph": [article_data("de", isAccessibleForFree="false")]})), body=f"<p>{DE[0]}</p><p>{DE[1]}</p>", whole=False),
    page("te-2", "en", {"flag": "body_truncated"}, head=linked(json.dumps(article_data("en", articleBody=" ".join(EN * 3)))), body=f"<p>{EN[0]}</p><p>{EN[1]}</p><p>{EN[2]}</p>", whole=False),
    page("te-3", "en", {"noflag": "body_truncated"}, head=linked(json.dumps(article_data("en", articleBody=" ".join(EN))))),
    page("te-4", "de", {"noflag": "body_truncated"}, head=linked(json.dumps(article_data("de", isAccessibleForFree=False))), body=paragraphs("de") + paragraphs("en")),
    page("te-5", "en", {"flag": "body_truncated"}, head=linked(json.dumps(article_data("en", isAccessibleForFree="no"))), body=f"<p>{EN[0]}</p>", whole=False),
    page("te-6", "en", {"flag": "body_truncated"}, head=linked(json.dumps(article_data("en", isAccessibleForFree=0))), body=f"<p>{EN[0]}</p>", whole=False),
]  # fmt: skip

KINDS = [*SHAPES]
