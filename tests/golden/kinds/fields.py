"""Records: values in every shape, addresses that are not to be trusted."""

import html
import json

from tests.golden.kinds.making import (
    DE,
    EN,
    FIRST,
    page,
    records,
)

VALUES = [
    records("values", {
        "v0": {"text": "\n\n".join(("x", *DE)).replace("„", "&bdquo;").replace("“", "&ldquo;").replace("ä", "&auml;"), "title": "F&auml;hre f&#228;hrt &amp; h&auml;lt"},
        "v1": {"text": "".join(f"<p>{p}</p>" for p in EN) + "v1", "title": "<b>Library</b> stays", "date": float("nan"), "author": "NaN"},
        "v2": {"text": [*DE, "v2"], "author": [{"name": "Ada Quist"}, {"name": "Bo Tarn"}], "date": None},
        "v3": {"text": {"summary": [DE[0]], "sections": [{"headline": ["Werft"], "paragraphs": list(DE[1:])}]}, "author": {"name": "Ada Quist", "url": "https://x.example"}},
        "v4": {"text": [{"text": p} for p in EN], "author": ["Ada Quist", None], "date": "null"},
        "v5": {"author": "nan", "date": "NaT", "title": "  "},
        "v6": {"text": "<div>" + "<br/>".join(EN) + "</div>v6", "author": "Ada&nbsp;Quist"},
        "v7": {"author": {"firstName": "Ada", "lastName": "Quist"}},
        "v8": {"author": "By Ada Quist"},
    }, {
        "v0": {"has": FIRST["de"], "title": "Fähre fährt & hält"}, "v1": {"has": FIRST["en"], "title": "Library stays", "author": None},
        "v2": {"has": FIRST["de"], "author": "Ada Quist, Bo Tarn"}, "v3": {"has": FIRST["de"], "author": "Ada Quist"},
        "v4": {"has": FIRST["en"], "author": "Ada Quist"}, "v5": {"author": None}, "v6": {"has": FIRST["en"], "author": "Ada Quist"},
        "v7": {"author": "Ada Quist"}, "v8": {"author": "Ada Quist"},
    }),
]  # fmt: skip


def runs(p: str) -> list[dict]:
    return [
        {"type": "text", "text": p[:40]},
        {"type": "text", "marks": [{"type": "bold"}], "text": p[40:70]},
        {"type": "text", "text": p[70:]},
    ]


VALUES += [records("values2", {
    "w0": {"text": "\n\n".join((*DE, "w0")).replace("ä", "&amp;auml;").replace("„", "&amp;#8222;").replace("“", "&amp;#8220;")},
    "w1": {"text": "<![CDATA[" + "".join(f"<p>{p}</p>" for p in EN) + "w1]]>"},
    "w2": {"author": "['Ada Quist', 'Bo Tarn']"},
    "w3": {"author": '["Ada Quist", "Bo Tarn"]'},
    "w4": {"author": [["Ada Quist"]], "title": ["Fähre"]},
    "w5": {"author": {"given": "Ada", "family": "Quist"}},
    "w6": {"text": {"blocks": [{"type": "paragraph", "data": {"text": p}} for p in (*DE, "w6")], "version": "2.1"}},
    "w7": {"text": {"type": "doc", "content": [{"type": "paragraph", "content": runs(p)} for p in (*EN, "w7 is a paragraph of its own here, and it is long enough to be cut in three")]}},
    "w8": {"text": [{"_type": "block", "children": [{"_type": "span", "text": p[:30]}, {"_type": "span", "text": p[30:]}]} for p in (*DE, "w8")]},
    "w9": {"text": {"blocks": [{"key": "a", "text": p, "type": "unstyled"} for p in (*EN, "w9")], "entityMap": {}}},
    "w10": {"text": {"nodeType": "document", "content": [{"nodeType": "paragraph", "content": [{"nodeType": "text", "value": p[:25]}, {"nodeType": "hyperlink", "content": [{"nodeType": "text", "value": p[25:40]}]}, {"nodeType": "text", "value": p[40:]}]} for p in (*DE, "w10")]}},
    "w11": {"author": "-", "date": "N/A", "title": "null"},
    "w12": {"author": "<a href='/ada'>Ada Quist</a>", "title": "Fähre &ndash; F&#x00e4;hrt"},
    "w13": {"author": [{"name": "Ada Quist", "role": "author"}, {"name": None}]},
    "w15": {"author": [{"first_name": "Ada", "last_name": "Quist"}, {"first_name": "Bo", "last_name": "Tarn"}]},
    "w16": {"text": "\\n\\n".join((*DE, "w16"))},
    "w17": {"text": {"0": DE[0], "1": " ".join(DE[1:]), "2": "w17"}},
    "w18": {"text": "&lt;p&gt;" + "&lt;/p&gt;&lt;p&gt;".join((*EN, "w18")) + "&lt;/p&gt;"},
    "w19": {"author": "None", "date": "None"},
    "w20": {"title": {"rendered": "F&#228;hre &#8211; f&auml;hrt"}},
    "w21": {"author": {"@type": "Person", "givenName": "Ada", "familyName": "Quist"}},
    "w22": {"text": [list(DE[:2]), list(DE[2:]), ["w22"]]},
    "w23": {"text": json.dumps([*DE, "w23"], ensure_ascii=False)},
}, {
    "w0": {"has": FIRST["de"]}, "w1": {"has": FIRST["en"], "hasnot": ["CDATA"]}, "w2": {"author": "Ada Quist, Bo Tarn"}, "w3": {"author": "Ada Quist, Bo Tarn"}, "w4": {"author": "Ada Quist", "title": "Fähre"},
    "w5": {"author": "Ada Quist"}, "w6": {"has": FIRST["de"]}, "w7": {"has": FIRST["en"]}, "w8": {"has": FIRST["de"]}, "w9": {"has": FIRST["en"]}, "w10": {"has": FIRST["de"]}, "w11": {"author": None}, "w12": {"author": "Ada Quist", "title": "Fähre – Fährt"},
    "w13": {"author": "Ada Quist"}, "w15": {"author": "Ada Quist, Bo Tarn"}, "w16": {"has": FIRST["de"], "hasnot": ["\\n"]}, "w17": {"has": FIRST["de"][:1]}, "w18": {"has": FIRST["en"], "hasnot": ["<p>", "&lt;"]}, "w19": {"author": None},
    "w20": {"title": "Fähre – fährt"}, "w21": {"author": "Ada Quist"}, "w22": {"has": FIRST["de"]}, "w23": {"has": FIRST["de"], "hasnot": ['["']},
})]  # fmt: skip

HTML = page("x", "de", {}).content.decode()
RIGHT = "https://blatt.example/lokales/faehre-faehrt-wieder-4711"


def canonical(key: str, *links: str, og: str | None = None) -> dict:
    tags = "".join(f'<link rel="canonical" href="{link}">' for link in links)
    tags += f'<meta property="og:url" content="{og}">' if og else ""
    return {
        "text": None,
        "html": HTML.replace("</head>", f"{tags}<meta name='k' content='{key}'></head>").replace(
            "Betriebsleiterin", f"{key} Betriebsleiterin"
        ),
        "url": RIGHT,
    }


ADDRESSES = [
    records("canonical", {
        "c0": canonical("c0", "https://blatt.example/"), "c1": canonical("c1", "https://www.blatt.example/lokales"), "c2": canonical("c2", "https://blatt.example/{{ page.url }}"),
        "c3": canonical("c3", "https://blatt.example/", RIGHT), "c4": canonical("c4", "https://blatt.example/undefined"), "c5": canonical("c5", "https://blatt.example/index.html"),
        "c6": canonical("c6", "https://blatt.example/lokales/anderes-thema-4712", RIGHT), "c7": canonical("c7", "", og="https://blatt.example"), "c8": canonical("c8", "https://localhost:3000/lokales/faehre-faehrt-wieder-4711"),
        "c9": canonical("c9", "https://example.com/your-url-here"),
    }, {f"c{n}": {"url": RIGHT} for n in range(10)}),
]  # fmt: skip
UNTRUE = [
    "/",
    "//blatt.example/",
    "https://blatt.example/tag/faehre",
    "https://blatt.example/category/lokales/",
    "https://blatt.example/suche?q=faehre",
    "#",
    "https://blatt.example/home",
    "https://blatt.example/startseite.html",
    "https://blatt.example/de/",
    "https://www.example.com/",
    "[canonical-url]",
    "<?php the_permalink() ?>",
    "https://blatt.example/%PERMALINK%",
    "https://blatt.example/{url}",
    "https://blatt.example/__SLUG__",
    "https://blatt.example/null",
    "https://blatt.example/#",
    "https://blatt.example/lokales/",
    "https://blatt.example/?lang=de",
    "https://blatt.example/index.php",
    "https://blatt.example/news",
    "http://127.0.0.1/lokales/faehre-faehrt-wieder-4711",
    "https://staging.example/lokales/faehre",
    "javascript:void(0)",
    "https://blatt.example/[slug]",
    "https://blatt.example/$url",
    "https://blatt.example/404.html",
    "https://blatt.example/%%url%%",
    "https:///lokales/faehre",
]
ADDRESSES.append(
    records(
        "canonical2",
        {f"e{n}": canonical(f"e{n}", html.escape(url)) for n, url in enumerate(UNTRUE)},
        {f"e{n}": {"url": RIGHT} for n in range(len(UNTRUE))},
    )
)
ADDRESSES += [
    records("canonical2-og", {"eo": canonical("eo", og="https://blatt.example/{{url}}")}, {"eo": {"url": RIGHT}}),
    records("canonical2-two-sections", {"es": canonical("es", "https://blatt.example/lokales", RIGHT + "?x=1", RIGHT)}, {"es": {"url": RIGHT}}),
    records("canonical2-none-agrees", {"ea": canonical("ea", "https://blatt.example/lokales/ganz-anderes-thema-9", "https://blatt.example/lokales/noch-ein-anderes-10")}, {"ea": {"url": RIGHT}}),
]  # fmt: skip

KINDS = [*VALUES, *ADDRESSES]
