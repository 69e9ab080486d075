"""Records: lines of JSON as programs write them, records of other tools, columns of Parquet files."""

import datetime
import io
import json
from decimal import Decimal

import pyarrow as pa
import pyarrow.parquet as pq

from tests.golden.kinds.lines import BOTH, DAY
from tests.golden.kinds.making import DE, FIRST, TITLE, Kind, page

KINDS: list[Kind] = []


def row(key: str, **more: object) -> dict:
    return {"id": key, "text": "\n\n".join((key, *DE)), "date": DAY} | more


def line(record: dict) -> str:
    return json.dumps(record, ensure_ascii=False)


def ok(*keys: str) -> dict:
    return {key: {"has": FIRST["de"], "date": DAY} for key in keys}


def rawl(name: str, content: str | bytes, expect: dict) -> None:
    data = content if isinstance(content, bytes) else content.encode()
    KINDS.append(Kind(f"{name}.jsonl", data, expect, several=True))


def parq(name: str, columns: dict, expect: dict) -> None:
    data = io.BytesIO()
    pq.write_table(pa.table(columns), data)
    KINDS.append(Kind(f"{name}.parquet", data.getvalue(), expect, several=True))


rawl("j-array", "[\n" + ",\n".join(line(row(f"a{n}")) for n in range(3)) + "\n]", ok("a0", "a1", "a2"))
rawl("j-array-one", "[" + ", ".join(line(row(f"b{n}")) for n in range(3)) + "]", ok("b0", "b1", "b2"))
rawl("j-glued", "".join(line(row(f"e{n}")) for n in range(3)), ok("e0", "e1", "e2"))
rawl("j-cr", "\r".join(line(row(f"f{n}")) for n in range(3)), ok("f0", "f1", "f2"))
rawl("j-crlf-blank", "\r\n\r\n".join(line(row(f"g{n}")) for n in range(3)) + "\r\n\r\n", ok("g0", "g1", "g2"))
rawl("j-cp1252", "\n".join(line(row(f"h{n}")) for n in range(2)).encode("cp1252"), ok("h0", "h1"))
rawl("j-bad-between", line(row("k0")) + "\n{broken\n" + line(row("k1")) + "\n", ok("k0", "k1"))
rawl("j-infinity", line(row("l0")).replace('"date"', '"score": Infinity, "x": -Infinity, "date"'), ok("l0"))
rawl("j-surrogate", json.dumps(row("m0", title="Fähre \ud83d zurück im Hafen")), ok("m0"))
rawl("j-nul", json.dumps(row("n0", author="Ada\u0000 Quist")), {"n0": {"date": DAY}})
rawl("j-ls", line(row("o0", title="Fähre\u2028fährt wieder")), ok("o0"))
rawl("j-rs", "".join("\x1e" + line(row(f"p{n}")) + "\n" for n in range(2)), ok("p0", "p1"))
rawl("j-trailing-comma", line(row("q0"))[:-1] + ",}\n" + line(row("q1")), ok("q1"))
rawl("j-tab-raw", line(row("r0")).replace("Lindach", "Lindach\t", 1).replace("\\t", "\t"), ok("r0"))
rawl("j-comment", "// crawl of May\n" + line(row("s0")) + "\n# end\n", ok("s0"))
rawl(
    "j-single",
    "{'id': 't0', 'text': " + json.dumps("\n\n".join(DE)) + ", 'date': '2024-05-03'}\n" + line(row("t1")),
    ok("t1"),
)
rawl("j-html-only", line({"id": "u0", "html": page("x", "de", {}).content.decode(), "date": DAY}), ok("u0"))
rawl(
    "j-text-null",
    line({"id": "v0", "text": None, "html": page("x", "de", {}).content.decode(), "date": DAY}),
    ok("v0"),
)
rawl(
    "j-text-blank",
    line({"id": "w0", "text": "   ", "html": page("x", "de", {}).content.decode(), "date": DAY}),
    ok("w0"),
)
rawl(
    "j-html-nan",
    '{"id":"x0","html":NaN,"text":' + json.dumps("\n\n".join(DE)) + ',"date":"2024-05-03"}',
    ok("x0"),
)
TOOLS = {
    "newspaper4k": ({"title": TITLE["de"], "text": "\n\n".join(DE), "authors": ["Ada Quist"], "publish_date": "2024-05-03T00:00:00", "url": "https://p.example/a-b-c"}, {"author": "authors", "date": "publish_date"}),
    "trafilatura": ({"title": TITLE["de"], "text": "\n".join(DE), "author": "Ada Quist; Bo Tarn", "date": "2024-05-03", "source": "https://p.example/a-b-c", "raw_text": "x"}, {"url": "source"}),
    "goose": ({"title": TITLE["de"], "cleaned_text": "\n\n".join(DE), "authors": ["Ada Quist"], "publish_date": "2024-05-03"}, {"text": "cleaned_text", "author": "authors", "date": "publish_date"}),
    "wordpress": ({"id": 12, "title": {"rendered": "F&auml;hre &#8211; f&auml;hrt"}, "content": {"rendered": "".join(f"<p>{p}</p>\n" for p in DE), "protected": False}, "date": "2024-05-03T08:40:00", "date_gmt": "2024-05-03T06:40:00", "link": "https://p.example/a-b-c"}, {"title": "title.rendered", "text": "content.rendered", "url": "link", "date": "date_gmt"}),
    "wordpress2": ({"id": 13, "title": {"rendered": "F&auml;hre &#8211; f&auml;hrt"}, "content": {"rendered": "".join(f"<p>{p}</p>\n" for p in DE)}, "date": "2024-05-03T08:40:00"}, {"text": "content"}),
    "guardian": ({"id": "uk/x", "webTitle": TITLE["de"], "fields": {"bodyText": "\n".join(DE), "byline": "Ada Quist"}, "webPublicationDate": "2024-05-03T06:40:00Z"}, {"text": "fields.bodyText", "author": "fields.byline", "date": "webPublicationDate", "title": "webTitle"}),
    "gdelt": ({"id": "g", "title": TITLE["de"], "text": "\n".join(DE), "seendate": "20240503T064000Z"}, {"date": "seendate"}),
    "mediacloud": ({"stories_id": 7, "title": TITLE["de"], "story_text": "\n\n".join(DE), "publish_date": "2024-05-03 06:40:00.000000"}, {"text": "story_text", "date": "publish_date", "id": "stories_id"}),
    "html-title": ({"title": "<em>Fähre</em> über den See fährt", "text": "\n".join(DE), "date": DAY}, {}),
    "trafilatura-cat": ({"title": TITLE["de"], "text": "\n".join(DE), "author": "Quist, Ada", "date": DAY}, {}),
}  # fmt: skip
WANTED = {
    "newspaper4k": BOTH,
    "trafilatura": {"date": DAY, "author": "Ada Quist, Bo Tarn"},
    "goose": BOTH,
    "wordpress": {"date": "2024-05-03 06:40", "title": "Fähre – fährt"},
    "wordpress2": {"date": DAY, "title": "Fähre – fährt"},
    "guardian": BOTH,
    "gdelt": {"date": "2024-05-03 06:40"},
    "mediacloud": {"date": "2024-05-03 06:40"},
    "html-title": {"title": "Fähre über den See fährt"},
    "trafilatura-cat": {"date": DAY},
}
for tool, (row_of, mapping) in TOOLS.items():
    KINDS.append(
        Kind(f"record-{tool}.jsonl", line(row_of).encode(), {"has": FIRST["de"]} | WANTED[tool], mapping)
    )
TEXTS = ["\n\n".join((x, *DE)) for x in "ABC"]
IDS = ["p0", "p1", "p2"]
parq(
    "q-date32",
    {"id": IDS, "text": TEXTS, "date": pa.array([datetime.date(2024, 5, 3)] * 3)},
    {key: {"date": DAY, "precision": "day"} for key in IDS},
)
parq(
    "q-tz",
    {
        "id": IDS,
        "text": TEXTS,
        "date": pa.array([datetime.datetime(2024, 5, 3, 6, 40)] * 3, pa.timestamp("ms", tz="Europe/Berlin")),
    },
    {key: {"date": "2024-05-03 06:40"} for key in IDS},
)
parq(
    "q-epoch",
    {"id": IDS, "text": TEXTS, "date": pa.array([1714718400, 1714718400000, None])},
    {"p0": {"date": "2024-05-03 06:40"}, "p1": {"date": "2024-05-03 06:40"}},
)
parq(
    "q-float",
    {"id": IDS, "text": TEXTS, "date": pa.array([1714718400.0, float("nan"), 1714718400000.0])},
    {"p0": {"date": "2024-05-03 06:40"}, "p2": {"date": "2024-05-03 06:40"}},
)
parq(
    "q-binary",
    {"id": IDS, "text": pa.array([t.encode() for t in TEXTS]), "author": pa.array([b"Ada Quist"] * 3)},
    {key: {"has": FIRST["de"]} for key in IDS},
)
parq(
    "q-struct-list",
    {
        "id": IDS,
        "text": pa.array([[{"type": "p", "text": p} for p in DE]] * 3),
        "author": pa.array([[{"name": "Ada Quist", "url": None}]] * 3),
    },
    {"p0": {"has": FIRST["de"], "author": "Ada Quist"}},
)
parq(
    "q-map",
    {
        "id": IDS[:1],
        "text": TEXTS[:1],
        "author": pa.array([[("name", "Ada Quist")]], pa.map_(pa.string(), pa.string())),
    },
    {"p0": {"has": FIRST["de"], "author": "Ada Quist"}},
)
parq(
    "q-int-id",
    {"id": pa.array([1, 2, 3]), "text": TEXTS},
    {"1": {"has": FIRST["de"]}, "3": {"has": FIRST["de"]}},
)
parq("q-float-id", {"id": pa.array([1.0, 2.0, 3.0]), "text": TEXTS}, {"1": {"has": FIRST["de"]}})
parq(
    "q-decimal",
    {"id": IDS, "text": TEXTS, "date": pa.array([Decimal("1714718400.00")] * 3)},
    {"p0": {"date": "2024-05-03 06:40"}},
)
parq(
    "q-dict",
    {
        "id": IDS,
        "text": pa.array(TEXTS).dictionary_encode(),
        "author": pa.array(["Ada Quist", "NaN", None]).dictionary_encode(),
    },
    {"p0": {"author": "Ada Quist"}, "p1": {"author": None}, "p2": {"author": None}},
)
parq(
    "q-large",
    {
        "id": pa.array(IDS, pa.large_string()),
        "text": pa.array(TEXTS, pa.large_string()),
        "date": pa.array(["2024-05-03"] * 3, pa.large_string()),
    },
    {key: {"date": DAY} for key in IDS},
)
parq(
    "q-sections",
    {
        "id": IDS[:1],
        "text": pa.array(
            [{"summary": [DE[0]], "sections": [{"headline": ["W"], "paragraphs": list(DE[1:])}]}]
        ),
    },
    {"p0": {"has": FIRST["de"]}},
)
parq("q-html", {"id": IDS[:1], "html": pa.array([page("x", "de", {}).content])}, {"p0": {"has": FIRST["de"]}})
