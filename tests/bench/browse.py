"""``python -m tests.bench.browse [--articles N]``: how long each page takes on a large warehouse, and its index.

The warehouse is generated: articles of ten claims each, five to a story, every twentieth claim a denial.
"""

import argparse
import statistics
import tempfile
import time
import warnings
from pathlib import Path

import duckdb

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from starlette.testclient import TestClient

from flows.browse.site import make_site
from warehouse.connection import open_for_writing
from warehouse.home import Home
from warehouse.migrations import migrate
from warehouse.schema import create_views
from warehouse.search import index_published

FILL = """
create temp table vocabulary as
select
    i,
    chr((97 + i % 26)::integer) || md5(i::varchar)[:4 + (i % 6)::integer] as word,
from range(20000) as r(i);
create macro words(seed, n) as (
    select string_agg(v.word, ' ')
    from range(n) as r(i)
    inner join vocabulary as v on v.i = (hash(seed * 1000 + r.i) % 141 * (hash(seed * 1000 + r.i + 500) % 141))
);
create temp table texts as
select number, words(number, 400) as text, words(number + 5000, 12) as said from range(2000) as r(number);
insert into documents by name
select
    'd' || n as document_id, 'r' || n as external_id, 'r' || n as record_key, 'made/' || n as uri, 'text/plain' as media_type,
    md5(n::varchar) as sha256, md5(n::varchar) as content_hash, [] as repairs, t.text as text, '{}' as metadata, 'loaded' as status, 1 as version,
    timestamptz '2026-01-01 00:00:00Z' as first_seen_at, 'made' as run_id, 'made' as pipeline_version
from range($articles) as r(n)
inner join texts as t on t.number = n % 2000;
insert into articles by name
select
    'a' || n as article_id, 'd' || n as document_id, if(n % 2 = 0, 'de', 'en') as language, t.said || ' ' || n as title,
    t.text as body, timestamptz '2020-01-01 00:00:00Z' + to_minutes(n * 20) as published_at, 'minute' as published_precision,
    'Outlet ' || n % 200 as outlet, [] as agencies, 400 as word_count, 0.1 as boilerplate_share,
    's' || n // 5 as story_id, 'pass' as quality, [] as quality_flags
from range($articles) as r(n)
inner join texts as t on t.number = n % 2000;
insert into segments by name
select
    'd' || n as document_id, 0 as position, 'body' as role, 'made' as rule, 1.0 as confidence, 0 as start_char,
    3000 as end_char
from range($articles) as r(n);
insert into entities by name
select 'e' || n as entity_id, 'Person ' || n as name, 'person' as kind, [] as aliases, 'discovered' as origin
from range($articles // 10) as r(n);
insert into claims by name
select
    'c' || n as claim_id, 'a' || n // 10 as article_id, n % 10 as position, 'de' as language, 'indirect' as quote_type,
    if(n % 20 = 0, 'deny', 'assert') as stance, false as hedged, t.said as content,
    [{'start': 100 * (n % 10), 'end': 100 * (n % 10) + 60}] as content_spans, 'e' || hash(n) % ($articles // 10) as speaker_entity_id,
    'Person ' || hash(n) % ($articles // 10) as speaker_name, 'the person' as speaker_text, [] as speaker_spans,
    true as speaker_named, [] as cue_spans, [] as frame_spans, [] as addressee_spans, 't' || n // 3 as statement_id,
    'made' as found_by, 'made' as stance_by, 'made' as speaker_by, 'made' as rule, 0.9 as confidence
from range(10 * $articles) as r(n)
inner join texts as t on t.number = n % 2000;
insert into claim_sources by name
select 'c' || n as claim_id, s as step, 'Person ' || n as name, 'speaker' as kind
from range(10 * $articles) as r(n)
cross join range(2) as q(s);
insert into claim_origins by name
select 'c' || n as claim_id, 'o' || n // 4 as origin, 'own report' as reason
from range(10 * $articles) as r(n);
insert into mentions by name
select
    'm' || n as mention_id, 'a' || n // 20 as article_id, 'e' || hash(n) % ($articles // 10) as entity_id, 'person' as kind,
    'Person' as surface, 'person' as normal, 'p' as name_id, 40 * (n % 20) as start_char, 40 * (n % 20) + 9 as end_char,
    1.0 as score
from range(20 * $articles) as r(n);
insert into statements by name
select
    statement_id, any_value(content) as text, 'de' as language, count(*) as claims, count(distinct article_id) as articles,
    1 as outlets, 1 as origins
from claims
group by statement_id;
insert into statement_links by name
select 't' || n as statement_id, 't' || n + 1 as other_statement_id, 'denies' as relation, 'made' as method, 0.5 as score
from range(0, 3 * $articles, 7) as r(n);
insert into stories by name
select
    story_id, any_value(title) as title, min(published_at) as first_published_at, max(published_at) as last_published_at,
    count(*) as articles, 5 as outlets
from articles
group by story_id;
"""
PAGES = (
    "/",
    "/search?q=vorwurf",
    "/search?stance=deny",
    "/story/s7",
    "/statement/t9",
    "/entity/e3",
    "/article/a11",
    "/quality",
)


def main() -> None:
    """Fill a warehouse, index it, and print the median of five views of each page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=100_000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        home = Home(Path(folder) / "made.duckdb")
        fill(home.warehouse, options.articles)
        print(f"{options.articles} articles, {home.warehouse.stat().st_size / 1e6:.0f} MB")
        started = time.perf_counter()
        index_published(home)
        print(
            f"index of all: {time.perf_counter() - started:.0f} s, {home.search.stat().st_size / 1e6:.0f} MB"
        )
        started = time.perf_counter()
        index_published(home)
        print(f"index with nothing new: {time.perf_counter() - started:.1f} s")
        site = TestClient(make_site(home.warehouse))
        for page in (*PAGES, *(f"/search?q={word}" for word in words(home.warehouse))):
            wall, cpu = zip(*(_timed(site, page) for _ in range(5)), strict=True)
            print(
                f"{page:24} {1000 * statistics.median(wall):6.0f} ms {1000 * statistics.median(cpu):6.0f} ms of CPU"
            )


def words(path: Path) -> list[str]:
    """Return three words of claims: the commonest, one in the middle, and the rarest."""
    with duckdb.connect(path, read_only=True) as connection:
        rows = connection.execute(
            "with words as (select unnest(string_split(content, ' ')) as word from claims)"
            " select word from words group by word order by count(*) desc, word"
        ).fetchall()
    return [rows[place][0] for place in (0, len(rows) // 2, -1)]


def fill(path: Path, articles: int) -> None:
    """Write a warehouse of so many articles."""
    with open_for_writing(path) as connection:
        migrate(connection)
        for found in connection.extract_statements(FILL):
            used = {"articles": articles} if "articles" in found.named_parameters else None
            connection.execute(found, used)
        create_views(connection)


def _timed(site: TestClient, page: str) -> tuple[float, float]:
    """Return the seconds of one view, and those of the processor, which other programs do not change."""
    started, worked = time.perf_counter(), time.process_time()
    found = site.get(page)
    assert found.status_code == 200, (page, found.text[-200:])
    return time.perf_counter() - started, time.process_time() - worked


if __name__ == "__main__":
    main()
