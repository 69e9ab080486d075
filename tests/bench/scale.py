"""What a large warehouse costs: its size, the ten commonest queries, and a run with new articles.

    python -m tests.bench.scale [--articles 100000] [--new 1000] [--no-vectors] [--keep FILE]

The warehouse is generated and varies: 100,000 texts of 350 words out of 20,000 sentences, eight claims and twenty names an article,
five articles a story, vectors of claims and articles as long as real ones. Extracting so many articles would take days of
one core; linking is measured by `tests.bench.links_scale`. Each query is a process of its own; the run is the real command
with short new articles, 0 leaves it out. Vectors are two fifths of the file, and no query reads them: ``--no-vectors``
leaves them out where the disk is small, and the run with them. What counts are sizes, memory and ratios: machines differ.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np
import polars as pl

from flows.link.embeddings import SCALE, WIDTH, Vectors
from tests.bench.incremental import run
from tests.newsroom import record
from warehouse.connection import open_for_writing
from warehouse.migrations import current_version
from warehouse.schema import create_tables, create_views, shown

PORTION = 5_000  # articles whose vectors are made at once
CLAIMS, MENTIONS, SIGNATURE = 8, 20, 80

FILL = """
create temp table vocabulary as
select i, chr((97 + i % 26)::integer) || md5(i::varchar)[:3 + (i % 8)::integer] as word from range(30000) as r(i);
create temp table sentences as
select
    s.i,
    string_agg(v.word, ' ') as text
from range(20000) as s(i)
cross join range(35) as w(n)
inner join vocabulary as v on v.i = hash(s.i * 100 + w.n) % 173 * (hash(s.i * 100 + w.n + 7000) % 173)
group by s.i;
create macro sentence(seed) as (select text from sentences where i = hash(seed) % 20000);
create temp table texts as
select
    n as i,
    string_agg(s.text, '. ' order by w.k) as text
from range(least($articles, 100000)) as r(n)
cross join range(10) as w(k)
inner join sentences as s on s.i = hash(r.n * 16 + w.k) % 20000
group by n;
insert into documents by name
select
    'd' || n as document_id, 'r' || n as external_id, 'r' || n as record_key, 'made/' || n as uri, 'text/plain' as media_type,
    md5(n::varchar) || md5('s' || n) as sha256, md5('c' || n) as content_hash, [] as repairs,
    'Outlet navigation and more. ' || text || ' Imprint, newsletter, more of the same.' as text, '{}' as metadata,
    'loaded' as status, 1 as version, timestamptz '2026-01-01 00:00:00Z' as first_seen_at, 'made' as run_id,
    'made' as pipeline_version
from range($articles) as r(n)
inner join texts as t on t.i = r.n % 100000
order by n;
insert into articles by name
select
    'a' || n as article_id, 'd' || n as document_id, if(n % 2 = 0, 'de', 'en') as language, text[:70] as title, text as body,
    timestamptz '2016-01-01 00:00:00Z' + to_seconds(n * (315360000 // $articles)) as published_at,
    'minute' as published_precision, 'Outlet ' || hash(n) % 300 as outlet, 'https://o' || hash(n) % 300 || '.example/' || n as source_url,
    [] as agencies, 350 as word_count, 0.1 as boilerplate_share, 's' || n // 5 as story_id, 'pass' as quality,
    [] as quality_flags
from range($articles) as r(n)
inner join texts as t on t.i = r.n % 100000
order by n;
insert into segments by name
select
    'd' || n as document_id, p as position, if(p in (0, 11), 'boilerplate', 'body') as role,
    if(p in (0, 11), 'other', null) as category, 'made' as rule, 0.9 as confidence, 200 * p as start_char,
    200 * p + 200 as end_char
from range($articles) as r(n)
cross join range(12) as q(p);
insert into entities by name
select 'e' || n as entity_id, 'Person ' || n as name, 'person' as kind, [] as aliases, 'discovered' as origin
from range($articles // 3) as r(n);
insert into claims by name
select
    'c' || n as claim_id, 'a' || n // 8 as article_id, n % 8 as position, if(n // 8 % 2 = 0, 'de', 'en') as language,
    'indirect' as quote_type, if(n % 20 = 0, 'deny', 'assert') as stance, false as hedged, s.text[:120] as content,
    [{'start': 200 * (n % 8), 'end': 200 * (n % 8) + 120}] as content_spans,
    'e' || cast(floor(pow((hash(n) % 1000000) / 1000000, 3) * ($articles // 3)) as bigint) as speaker_entity_id,
    'Person ' || cast(floor(pow((hash(n) % 1000000) / 1000000, 3) * ($articles // 3)) as bigint) as speaker_name,
    'the person' as speaker_text, [] as speaker_spans, true as speaker_named, [] as cue_spans, [] as frame_spans,
    [] as addressee_spans, 't' || n // 3 as statement_id, 'made' as found_by, 'made' as stance_by, 'made' as speaker_by,
    'made' as rule, 0.9 as confidence
from range(8 * $articles) as r(n)
inner join sentences as s on s.i = hash(n + 5) % 20000
order by n;
insert into claim_sources by name
select
    'c' || n as claim_id, s as step, if(s = 0, 'Person ', 'Outlet ') || hash(n + s) % 300 as name,
    if(s = 0, 'speaker', 'outlet') as kind
from range(8 * $articles) as r(n)
cross join range(2) as q(s);
insert into claim_origins by name
select 'c' || n as claim_id, 'o' || n // 4 as origin, 'own report' as reason from range(8 * $articles) as r(n);
insert into mentions by name
select
    'm' || n as mention_id, 'a' || n // 20 as article_id,
    'e' || cast(floor(pow((hash(n) % 1000000) / 1000000, 3) * ($articles // 3)) as bigint) as entity_id, 'person' as kind,
    'Person' as surface, 'Person' as normal, 'n' || n as name_id, 100 * (n % 20) as start_char, 100 * (n % 20) + 9 as end_char,
    1.0 as score
from range(20 * $articles) as r(n);
insert into statements by name
select
    c.statement_id, any_value(c.content) as text, 'de' as language, min(a.published_at) as first_published_at,
    count(*) as claims, count(distinct c.article_id) as articles, 1 as outlets, 1 as origins
from claims as c
inner join articles as a using (article_id)
group by c.statement_id;
insert into statement_links by name
select 't' || n as statement_id, 't' || n + 1 as other_statement_id, 'denies' as relation, 'made' as method, 0.5 as score
from range(0, 8 * $articles // 3 - 1, 7) as r(n);
insert into claim_links by name
select 'c' || n as claim_id, 'c' || n + 3 as other_claim_id, 'denies' as relation, 'made' as method, 0.5 as score
from range(0, 8 * $articles - 3, 40) as r(n);
insert into stories by name
select
    story_id, any_value(title) as title, min(published_at) as first_published_at, max(published_at) as last_published_at,
    count(*) as articles, count(distinct outlet) as outlets
from articles
group by story_id;
insert into schema_versions select $version as version, now() as since;
"""

QUERIES = {
    "one article": "from v_articles where article_id = 'a777'",
    "claims of one article": "from v_claims where article_id = 'a777'",
    "what a person said": "from v_claims where speaker_entity_id = 'e77' order by published_at desc limit 50",
    "what was denied last": "from v_denials order by denial_published_at desc limit 50",
    "one statement, who says it": "from v_claims where statement_id = 't777'",
    "statements that are denied": "from v_statements where denials > 0 order by origins desc limit 50",
    "words in claims": "from v_claims where content ilike '%f4%a1%' limit 50",
    "claims a month and outlet": "select outlet, count(*) from v_claims where published_at >= '2020-03-01' and published_at < '2020-04-01' group by outlet",
    "newest stories": "from v_stories order by last_published_at desc limit 50",
    "who speaks most": "from v_speakers limit 50",
}

ASK = """
import sys, time
from pathlib import Path
from warehouse.connection import open_for_reading
with open_for_reading(Path(sys.argv[1])) as connection:
    started = time.perf_counter()
    rows = len(connection.execute(sys.argv[2]).fetchall())
    seconds = time.perf_counter() - started
status = Path("/proc/self/status").read_text()  # the peak of this process alone; wait4 counts that of who started it
peak = int(status.split("VmHWM:")[1].split()[0]) / 1e3
print(rows, seconds, peak)
"""


def main() -> None:
    """Print the size of the file, one line a query, and what a run costs."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])  # type: ignore[union-attr]
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--new", type=int, default=1_000)
    parser.add_argument("--no-vectors", dest="vectors", action="store_false")
    parser.add_argument("--keep", type=Path, help="where the warehouse stays, for other benches")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        warehouse = asked.keep or Path(folder, "scale.duckdb")
        if not warehouse.exists():
            fill(warehouse, asked.articles, vectors=asked.vectors)
        print(f"{asked.articles:,} articles: {warehouse.stat().st_size / 1e9:.2f} GB", flush=True)
        sizes(warehouse)
        print(f"{'query':<30} {'rows':>6} {'s':>7} {'peak MB':>8}")
        for name, query in QUERIES.items():
            rows, seconds, peak = ask(warehouse, query)
            print(f"{name:<30} {rows:>6} {seconds:>7.2f} {peak:>8,.0f}", flush=True)
        if asked.new and asked.vectors:
            given = Path(folder, "new.jsonl")
            given.write_text("".join(f"{json.dumps(record(n))}\n" for n in range(asked.new)), "utf-8")
            cpu, wall, peak = run(given, warehouse)
            print(f"a run with {asked.new:,} new: {cpu:.0f} s CPU, {wall:.0f} s, peak {peak:,.0f} MB")


def fill(path: Path, articles: int, *, vectors: bool) -> None:
    """Write a warehouse of so many articles."""
    with open_for_writing(path) as connection:
        connection.execute("set memory_limit = '3GB'")
        create_tables(connection)
        for found in connection.extract_statements(FILL):
            values = {"articles": articles, "version": current_version()}
            used = {name: value for name, value in values.items() if name in found.named_parameters}
            connection.execute(found, used or None)
        rng = np.random.default_rng(1)
        pool = rng.standard_normal((PORTION * CLAIMS, WIDTH), dtype=np.float32)
        pool *= SCALE / np.linalg.norm(pool, axis=1, keepdims=True)
        pool = np.rint(pool).astype(np.int8)
        for first in range(0, articles if vectors else 0, PORTION):
            count = min(PORTION, articles - first)
            of_claims = _vectors(pool, "claim_id", "c", range(first * CLAIMS, (first + count) * CLAIMS))
            signatures = rng.integers(0, 2**32, (count, SIGNATURE), np.uint32)
            of_articles = _vectors(pool, "article_id", "a", range(first, first + count)).with_columns(
                signature=pl.Series(signatures, dtype=pl.Array(pl.UInt32(), SIGNATURE)).arr.to_list()
            )
            with shown(connection, of_claims=of_claims, of_articles=of_articles):
                connection.execute("insert into claim_vectors by name from of_claims")
                connection.execute("insert into article_vectors by name from of_articles")
        create_views(connection)
        connection.execute("checkpoint warehouse")


def _vectors(pool: Vectors, name: str, letter: str, numbers: range) -> pl.DataFrame:
    """Return vectors that no other portion has: those of the pool, turned by some places."""
    vectors = np.roll(pool[: len(numbers)], numbers.start // PORTION, axis=1)
    ids = [f"{letter}{number}" for number in numbers]
    return pl.DataFrame({name: ids, "vector": pl.Series(vectors, dtype=pl.Array(pl.Int8(), WIDTH))})


def sizes(warehouse: Path) -> None:
    """Print the tables that take most of the file."""
    with open_for_writing(warehouse) as connection:
        tables = [
            name
            for (name,) in connection.execute(
                "select table_name from duckdb_tables() where not temporary"
            ).fetchall()
        ]
        blocks = {
            table: connection.execute(
                f"select count(distinct block_id) from pragma_storage_info('{table}') where persistent"
            ).fetchone()[0]  # type: ignore[index]
            for table in tables
        }
    for table, count in sorted(blocks.items(), key=lambda item: -item[1])[:8]:
        print(f"  {table:<20} {count * 262_144 / 1e6:>8,.0f} MB", flush=True)


def ask(warehouse: Path, query: str) -> tuple[int, float, float]:
    """Ask one query in a process of its own; return rows, seconds and peak memory in MB."""
    done = subprocess.run(
        [sys.executable, "-c", ASK, str(warehouse), query],
        capture_output=True,
        text=True,
        check=True,
        env=os.environ,
    )
    rows, seconds, peak = done.stdout.split()[-3:]
    return int(rows), float(seconds), float(peak)


if __name__ == "__main__":
    main()
