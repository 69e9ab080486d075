"""Records over several lines, encodings that pages misname, entities in texts, packed files with another name."""

import gzip
import json

from tests.golden.kinds.archives import OK
from tests.golden.kinds.making import DE, EN, FIRST, TITLE, Kind, archived, page, records, response, text


def row(name: str, language: str = "de") -> dict[str, str]:
    return {
        "id": name,
        "title": TITLE[language],
        "date": "2024-05-03",
        "text": "\n\n".join(DE if language == "de" else EN),
    }


def written(name: str, content: str, *ids: str) -> Kind:
    """Return a file of records of the German article."""
    expect = {each: {"has": FIRST["de"], "date": "2024-05-03"} for each in ids}
    return Kind(f"{name}.jsonl", content.encode(), expect, several=True)


def declared(name: str, codec: str, said: str) -> Kind:
    """Return the German page in one encoding that says it is in another."""
    markup = page("x", "de", {}).content.decode().replace('charset="utf-8"', f'charset="{said}"')
    return Kind(f"{name}.html", markup.encode(codec), {"has": FIRST["de"]})


LONG = [json.dumps(row(f"r{n}"), indent=2, ensure_ascii=False) for n in range(3)]
ARCHIVE = response("https://blatt.example/p1", OK, archived(1))
KINDS = [
    written("lines-pretty", "\n".join(LONG), "r0", "r1", "r2"),
    written("lines-pretty-array", json.dumps([row(f"r{n}") for n in range(3)], indent=4), "r0", "r1", "r2"),
    written("lines-pretty-wrapped", json.dumps({"status": "ok", "articles": [row("r0"), row("r1")]}, indent=1), "r0", "r1"),
    written("lines-wrapped", json.dumps({"status": "ok", "articles": [row("r0"), row("r1")]}), "r0", "r1"),
    written("lines-pretty-unclosed", LONG[0][:-1] + '"x": {\n' + LONG[1] + "\n" + json.dumps(row("r3")), "r1", "r3"),
    written("lines-open-between", f'{json.dumps(row("r0"))}\n{{"id": "broken",\n{json.dumps(row("r1"))}\n{json.dumps(row("r2"))}', "r0", "r1", "r2"),
    records("parts-p", {"pa": {"text": [{"p": each} for each in DE]}}, {"pa": {"has": FIRST["de"]}}),
    declared("said-latin9", "cp1252", "iso-8859-15"),
    declared("said-latin2", "cp1252", "iso-8859-2"),
    declared("said-utf8-latin9", "utf-8", "iso-8859-15"),
    Kind("said-twice.html", page("x", "de", {}).content.decode("latin-1").encode(), {"has": FIRST["de"]}),
    Kind("entities.txt", text("x", "de", {}, TITLE["de"]).content.decode().replace("ä", "&auml;").replace("„", "&bdquo;").encode(), {"title": TITLE["de"], "has": FIRST["de"]}),
    Kind("named-packed.warc.gz", ARCHIVE, {"https://blatt.example/p1": {"date": "2024-04-02"}}, several=True),
    Kind("named-plain.warc", gzip.compress(ARCHIVE, mtime=0), {"https://blatt.example/p1": {"date": "2024-04-02"}}, several=True),
]  # fmt: skip
