"""The pages of the seeds: every one opens, leads on, shows its query, and nothing leaves or enters."""

import io
import json
import re
import shutil
import warnings
from html import unescape

import duckdb
import polars as pl
import pytest

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from starlette.testclient import TestClient

from flows.browse import write_dossier
from flows.browse.site import make_site
from flows.browse.views import content_policy
from flows.errors import UsageError
from tests.integration.test_quality_report import CHROMIUM, browse
from warehouse.home import Home
from warehouse.search import find, index_published

MOST_PAGES = 120


@pytest.fixture(scope="module")
def site(seeded):
    return TestClient(make_site(seeded), follow_redirects=False)


@pytest.fixture(scope="module")
def ids(ask):
    return {
        "story": ask("select story_id from stories order by articles desc, story_id")[0][0],
        "statement": ask("select statement_id from v_statements where denials > 0 order by all")[0][0],
        "entity": ask(
            "select c.speaker_entity_id from v_denials as d join claims as c on c.claim_id = d.denial_id where denied_by = 'Dmitri Peskow'"
        )[0][0],
        "article": ask("select article_id from articles order by all")[0][0],
    }


def test_every_page_that_pages_lead_to_opens(site):
    waiting, seen = ["/", "/search?q=Putin", "/quality"], set()
    while waiting and len(seen) < MOST_PAGES:
        address = waiting.pop(0)
        if address in seen:
            continue
        seen.add(address)
        found = site.get(address)
        assert found.status_code in (200, 307), (address, found.text[-300:])
        if "text/html" in found.headers.get("content-type", ""):
            assert "<script" not in found.text
            assert "<img" not in found.text
            waiting += [
                unescape(link).partition("#")[0] for link in re.findall(r'href="(/[^"]*)"', found.text)
            ]
    assert {address.split("/")[1] for address in seen} >= {
        "story",
        "statement",
        "entity",
        "article",
        "quality",
    }


def test_the_denial_stands_beside_what_it_denies(site):
    page = unescape(site.get("/").text)
    pair = next(
        each
        for each in re.findall(r'<article class="pair">.*?</article>', page, re.DOTALL)
        if "völlig unwahr" in each
    )
    assert "Dmitri Peskow" in pair
    assert "in regelmäßigem Kontakt" in pair
    assert "Wall Street Journal" in pair


def test_a_page_shows_the_query_behind_it(site, ids, ask):
    for name, key in ids.items():
        page = site.get(f"/{name}/{key}").text
        queries = re.findall(
            r"<summary>(.*?), (\d+) rows?</summary>.*?<pre tabindex=\"0\">(.*?)</pre>", page, re.DOTALL
        )
        assert queries
        for section, count, query in queries:
            assert len(ask(unescape(query))) == int(count), (name, section)


def test_rows_come_as_csv_json_and_parquet(site, ids):
    base = f"/article/{ids['article']}/claims"
    table = pl.read_csv(io.BytesIO(site.get(f"{base}.csv").content))
    rows = json.loads(site.get(f"{base}.json").content)
    frame = pl.read_parquet(io.BytesIO(site.get(f"{base}.parquet").content))
    assert table.height == len(rows) == frame.height > 0
    assert json.loads(table["chain"][0]) == rows[0]["chain"] == frame["chain"][0].to_list()
    assert json.loads(site.get("/search/claims.json?q=Putin&stance=deny").content)


def test_search_marks_what_it_finds_and_filters(site):
    page = site.get("/search?q=Kontakte").text
    assert "<mark>Kontakt</mark>" in page
    assert "No claim." in site.get("/search?q=Kontakte&until=1999-01-01").text
    assert "No claim." in site.get("/search?q=Kontakte&speaker=Merkel").text
    denials = site.get("/search?stance=deny&language=de").text
    assert 'class="stance deny"' in denials
    assert 'class="stance assert"' not in denials


def test_a_claim_leads_into_its_text(site, ask):
    claim, article = ask("select claim_id, article_id from claims order by all")[0]
    found = site.get(f"/claim/{claim}")
    assert found.headers["location"] == f"/article/{article}#claim-{claim}"
    assert f'id="claim-{claim}"' in site.get(f"/article/{article}").text


def test_a_text_is_shown_whole_with_its_boilerplate(site, ask):
    for article, text in ask(
        "select a.article_id, d.text from articles as a join documents as d using (document_id)"
    ):
        page = site.get(f"/article/{article}").text
        block = re.search(r'<div class="text".*?<h2>Claims</h2>', page, re.DOTALL).group()
        shown = re.sub(r"<small.*?</small>|<[^>]+>", "", block)
        assert "".join(unescape(shown).replace("Claims", "").split()) == "".join(text.split()), article


@pytest.mark.parametrize(
    "address",
    ["/story/none", "/story", "/nothing/x", "/entity/%3Cscript%3E", "/article/..%2f..%2fx/claims.csv", "/claim/x",
     "/home/secrets.csv", "/home/size.exe", "/quality/report/..%2f..%2findex", "/article/" + "a" * 60_000],
)  # fmt: skip
def test_what_is_not_there_is_said_so(site, address):
    found = site.get(address)
    assert found.status_code == 404
    assert "Not found" in found.text
    assert "<script>" not in found.text


@pytest.mark.parametrize(
    "query",
    [
        "q=" + "%22" * 9000,
        "q=%00&stance=%27%3B--",
        "since=x&until=2024-99-99&confidence=nan%27",
        "q=a" + "+b" * 3000,
    ],
)
def test_odd_queries_are_answered(site, query):
    assert site.get(f"/search?{query}").status_code == 200


def test_a_page_may_load_nothing_and_nobody_may_write(site):
    found = site.get("/")
    assert found.headers["content-security-policy"] == content_policy()
    assert "default-src 'none'" in content_policy()
    assert "unsafe" not in content_policy()
    for method in ("POST", "PUT", "DELETE", "PATCH"):
        assert site.request(method, "/").status_code == 405


def test_another_name_for_this_machine_gets_no_answer(site):
    assert site.get("/", headers={"host": "evil.example"}).status_code == 400


def test_a_swap_shows_on_the_next_view(seeded, tmp_path):
    published, next_one = tmp_path / "w.duckdb", tmp_path / "next.duckdb"
    shutil.copyfile(seeded, published)
    site = TestClient(make_site(published))
    assert "<b>5</b> articles" in site.get("/").text
    shutil.copyfile(seeded, next_one)
    with duckdb.connect(next_one) as connection:
        connection.execute("delete from articles where language = 'en'")
    next_one.replace(published)
    assert "<b>4</b> articles" in site.get("/").text


def test_a_warehouse_that_is_missing_or_broken_is_said_so(tmp_path):
    path = tmp_path / "w.duckdb"
    site = TestClient(make_site(path))
    assert site.get("/").status_code == 503
    assert "run `onrecord run` first" in site.get("/").text
    path.write_bytes(b"no warehouse" * 100)
    assert "no DuckDB file" in site.get("/").text
    with duckdb.connect(tmp_path / "older.duckdb"):
        pass
    (tmp_path / "older.duckdb").replace(path)
    assert site.get("/").status_code == 503


def test_a_damaged_index_is_one_line_and_made_anew(seeded, tmp_path):
    home = Home(tmp_path / "w.duckdb")
    shutil.copyfile(seeded, home.warehouse)
    home.folder.mkdir()
    home.search.write_bytes(b"no database" * 1000)
    found = TestClient(make_site(home.warehouse)).get("/search?q=Putin")
    assert found.status_code == 503
    assert "the next run makes it anew" in found.text
    assert index_published(home) == 5
    assert find(home.search, "Putin").claim_ids


def test_a_dossier_holds_everything_and_leads_nowhere(seeded, ids, tmp_path):
    warehouse = shutil.copyfile(seeded, tmp_path / "w.duckdb")
    page = write_dossier(warehouse, "Dmitri Peskow", tmp_path / "peskow.html").read_text()
    assert "völlig unwahr" in page
    assert 'href="/' not in page
    assert "<link" not in page
    for key in ids.values():
        assert write_dossier(warehouse, key, tmp_path / "x.html").exists()
    for wrong in ("nobody at all", " "):
        with pytest.raises(UsageError):
            write_dossier(warehouse, wrong, None)


@pytest.mark.skipif(CHROMIUM is None, reason="no chromium on this machine")
def test_the_browser_asks_for_nothing(seeded, tmp_path):
    warehouse = shutil.copyfile(seeded, tmp_path / "w.duckdb")
    page = write_dossier(warehouse, "Dmitri Peskow", tmp_path / "peskow.html")
    shown, console, asked = browse(page, tmp_path / "browser")
    assert console == []
    assert asked == []
    assert "völlig unwahr" in shown
