"""What a large warehouse costs: its size, the ten commonest queries, and a run with new articles.

    python -m tests.bench.scale [--articles 100000] [--new 1000] [--no-vectors] [--keep FILE]

The warehouse is generated and varies: 350 words an article, eight claims and twenty names, five articles a story, words and
names as frequent as in life, ids, keys and vectors as linking leaves them, so that a run has nothing to make up for. Extracting so
many articles would take days of one core; linking alone is measured by `tests.bench.links_scale`. Each query is a process of its
own; the run is the real command with new articles, in which known people say what shares words with what is known; 0 leaves
it out. Vectors are two fifths of the file, and no query reads them: ``--no-vectors`` leaves them out where the disk is small, and the
run with them. What counts are sizes, memory and ratios: machines differ.
"""

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path

import duckdb
import numpy as np
import polars as pl

from flows.link.embeddings import SCALE, WIDTH, Vectors
from flows.link.entities.keys import key
from flows.link.entities.linking import keys_of, link_entities
from flows.records import stable_id
from tests.bench.incremental import run
from tests.bench.names_scale import Names
from warehouse.connection import open_for_reading, open_for_writing
from warehouse.migrations import current_version
from warehouse.schema import create_tables, create_views, shown

PORTION = 5_000  # articles whose vectors are made at once
CLAIMS, SIGNATURE = 8, 80
NEWEST = datetime(2025, 12, 31, 20, tzinfo=UTC)
SAID = {
    "de": (
        "{who} sagte am Montag, dass {whom} {what} werde.",
        "„{what}“, erklärte {who} in {whom}.",
        "{who} bestritt, dass {whom} {what} habe.",
        "Nach Angaben von {who} ist {whom} {what}.",
        "{whom} will {what}.",
    ),
    "en": (
        "{who} said on Monday that {whom} {what}.",
        '"{what}," {who} told {whom}.',
        "{who} denied that {whom} {what}.",
        "According to {who}, {whom} is {what}.",
        "{whom} wants to {what}.",
    ),
}

FILL = """
create temp macro made(what) as substr(md5(what), 1, 16);
create temp macro drawn(seed, count, power) as cast(floor(pow((hash(seed) % 1000000) / 1000000, power) * count) as bigint);
create temp table vocabulary as
select
    i,
    chr((97 + i % 26)::integer) || translate(md5(i::varchar)[:3 + (i % 8)::integer], '0123456789', 'ghijklmnop') as word,
from range(100000) as r(i);
create temp table phrases as
select
    p.i,
    string_agg(v.word, ' ' order by p.n) as text,
from (
    select i, n, cast(floor(exp((hash(i * 7 + n) % 1000000) / 1000000 * ln(100000))) as bigint) - 1 as word
    from range(greatest($articles // 2, 1000)) as p(i)
    cross join range(7) as w(n)
) as p
inner join vocabulary as v on v.i = p.word
group by p.i;
create temp table texts as
select
    w.n as i,
    string_agg(p.text || if(w.k % 5 = 4, '.', ''), ' ' order by w.k) as text,
from (
    select n, k, drawn(n * 50 + k, greatest($articles // 2, 1000), 1) as i
    from range(least($articles, 20000)) as r(n)
    cross join range(50) as w(k)
) as w
inner join phrases as p on p.i = w.i
group by w.n;
insert into documents by name
select
    made('d' || n) as document_id, 'r' || n as external_id, 'r' || n as record_key, 'made/' || n as uri, 'text/plain' as media_type,
    md5(n::varchar) || md5('s' || n) as sha256, md5('c' || n) as content_hash, [] as repairs,
    'Outlet navigation and more. ' || text || ' Imprint, newsletter, more of the same.' as text, '{}' as metadata,
    'loaded' as status, 1 as version, timestamptz '2026-01-01 00:00:00Z' as first_seen_at, 'made' as run_id,
    'made' as pipeline_version
from range($articles) as r(n)
inner join texts as t on t.i = r.n % 20000
order by n;
insert into articles by name
select
    made('a' || n) as article_id, made('d' || n) as document_id, if(n % 2 = 0, 'de', 'en') as language, text[:70] as title,
    text as body, timestamptz '2016-01-01 00:00:00Z' + to_seconds(n * (315360000 // $articles)) as published_at,
    'minute' as published_precision, 'Outlet ' || hash(n) % 300 as outlet, 'https://o' || hash(n) % 300 || '.example/' || n as source_url,
    [] as agencies, 350 as word_count, 0.1 as boilerplate_share, made('s' || n // 5) as story_id, 'pass' as quality,
    [] as quality_flags
from range($articles) as r(n)
inner join texts as t on t.i = r.n % 20000
order by n;
insert into segments by name
select
    made('d' || n) as document_id, p as position, if(p in (0, 11), 'boilerplate', 'body') as role,
    if(p in (0, 11), 'other', null) as category, 'made' as rule, 0.9 as confidence, 200 * p as start_char,
    200 * p + 200 as end_char
from range($articles) as r(n)
cross join range(12) as q(p);
insert into entities by name
select entity_id, name, kind, [] as aliases, 'discovered' as origin from named;
insert into mentions by name
select
    made('m' || n) as mention_id, made('a' || n // 20) as article_id, e.entity_id, e.kind, e.name as surface, e.name as normal,
    made('n' || n) as name_id, e.entity_id as name_entity_id, 100 * (n % 20) as start_char, 100 * (n % 20) + 9 as end_char,
    1.0 as score, 'spelling' as link_method, 1.0 as link_score
from range(20 * $articles) as r(n)
inner join named as e on e.i = drawn(n, $articles // 3, 3)
order by n;
create temp table said as
select n, 20 * (n // 8) + 2 * (n % 8) as mention, a.text || ' ' || b.text as content
from range(8 * $articles) as r(n)
inner join phrases as a on a.i = drawn(n, greatest($articles // 2, 1000), 1)
inner join phrases as b on b.i = drawn(n + 3, greatest($articles // 2, 1000), 1);
insert into claims by name
select
    made('c' || n) as claim_id, made('a' || n // 8) as article_id, n % 8 as position, if(n // 8 % 2 = 0, 'de', 'en') as language,
    'indirect' as quote_type, if(n % 20 = 0, 'deny', 'assert') as stance, false as hedged, content,
    [{'start': 200 * (n % 8), 'end': 200 * (n % 8) + 120}] as content_spans, e.entity_id as speaker_entity_id,
    e.name as speaker_name, e.name as speaker_text, made('m' || mention) as speaker_mention_id,
    [{'start': 200 * (n % 8), 'end': 200 * (n % 8) + 9}] as speaker_spans, true as speaker_named,
    [] as cue_spans, [] as frame_spans, [] as addressee_spans, made('t' || n // 3) as statement_id, 'made' as found_by,
    'made' as stance_by, 'made' as speaker_by, 'made' as rule, 0.9 as confidence
from said as s
inner join named as e on e.i = drawn(s.mention, $articles // 3, 3)
order by n;
insert into claim_keys by name
select distinct made('c' || n) as claim_id, left(word, 5) as key
from (select n, unnest(regexp_extract_all(content, '[\\p{L}]{5,}')) as word from said);
insert into claim_sources by name
select
    c.claim_id, q.s as step, if(q.s = 0, c.speaker_name, 'Outlet ' || hash(c.claim_id) % 300) as name,
    if(q.s = 0, 'speaker', 'outlet') as kind, if(q.s = 0, c.speaker_entity_id, null) as entity_id,
    if(q.s = 0, c.speaker_mention_id, null) as mention_id
from claims as c
cross join range(2) as q(s);
insert into claim_origins by name
select made('c' || n) as claim_id, 'article ' || made('a' || n // 8) as origin, 'own report' as reason
from range(8 * $articles) as r(n);
insert into statements by name
select
    c.statement_id, any_value(c.content) as text, 'de' as language, min(a.published_at) as first_published_at,
    count(*) as claims, count(distinct c.article_id) as articles, 1 as outlets, 1 as origins
from claims as c
inner join articles as a using (article_id)
group by c.statement_id;
insert into statement_links by name
select made('t' || n) as statement_id, made('t' || n + 1) as other_statement_id, 'denies' as relation, 'made' as method, 0.5 as score
from range(0, 8 * $articles // 3 - 1, 7) as r(n);
insert into claim_links by name
select made('c' || n) as claim_id, made('c' || n + 3) as other_claim_id, 'denies' as relation, 'made' as method, 0.5 as score
from range(0, 8 * $articles - 3, 40) as r(n);
insert into claim_links by name
select
    least(made('c' || n), made('c' || o)) as claim_id, greatest(made('c' || n), made('c' || o)) as other_claim_id,
    'same' as relation, 'made' as method, 0.8 as score
from range(8 * $articles) as r(n)
cross join lateral range(n + 1, least(n - n % 3 + 3, 8 * $articles)) as q(o);
insert into article_links by name
select
    least(made('a' || n), made('a' || o)) as article_id, greatest(made('a' || n), made('a' || o)) as other_article_id,
    'same_event' as relation, 0.7 as score, 0.7 as similarity, 0.5 as names, 0 as days, 0 as copied_share
from range($articles) as r(n)
cross join lateral range(n + 1, least(n - n % 5 + 5, $articles)) as q(o);
insert into stories by name
select
    story_id, any_value(title) as title, min(published_at) as first_published_at, max(published_at) as last_published_at,
    count(*) as articles, count(distinct outlet) as outlets
from articles
group by story_id;
insert into schema_versions select $version as version, now() as since;
"""

QUERIES = {
    "one article": "from v_articles where article_id = substr(md5('a777'), 1, 16)",
    "claims of one article": "from v_claims where article_id = substr(md5('a777'), 1, 16)",
    # With the subquery in place of its value, the chains of all claims are made.
    "what a person said": "set variable person = (select entity_id from mentions where mention_id = substr(md5('m777'), 1, 16));"
    " from v_claims where speaker_entity_id = getvariable('person') order by published_at desc limit 50",
    "what was denied last": "from v_denials order by denial_published_at desc limit 50",
    "one statement, who says it": "from v_claims where statement_id = substr(md5('t777'), 1, 16)",
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
            given.write_text(
                "".join(f"{json.dumps(one)}\n" for one in arrivals(warehouse, asked.new)), "utf-8"
            )
            cpu, wall, peak = run(given, warehouse)
            print(f"a run with {asked.new:,} new: {cpu:.0f} s CPU, {wall:.0f} s, peak {peak:,.0f} MB")


def fill(path: Path, articles: int, *, vectors: bool) -> None:
    """Write a warehouse of so many articles."""
    with open_for_writing(path) as connection:
        connection.execute("set memory_limit = '4GB'")
        create_tables(connection)
        link_entities(connection)  # brings in the reference list
        _name(connection, articles // 3)
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
            signatures = rng.integers(0, 2**32, (count, SIGNATURE), np.uint32)
            of_claims = _vectors(pool, range(first * CLAIMS, (first + count) * CLAIMS))
            of_articles = _vectors(pool, range(first, first + count)).with_columns(
                signature=pl.Series(signatures, dtype=pl.Array(pl.UInt32(), SIGNATURE)).arr.to_list()
            )
            with shown(connection, of_claims=of_claims, of_articles=of_articles):
                connection.execute(
                    "insert into claim_vectors by name select made('c' || n) as claim_id, vector from of_claims"
                )
                connection.execute(
                    "insert into article_vectors by name"
                    " select made('a' || n) as article_id, vector, signature from of_articles"
                )
        create_views(connection)
        connection.execute("checkpoint warehouse")


def _name(connection: duckdb.DuckDBPyConnection, count: int) -> None:
    """Make entities up, in the temp table ``named``, and store the keys by which they are found."""
    names = iter(Names(1))
    kinds = {"person": "person", "place": "location", "thing": "organisation"}
    connection.execute("create temp table named (i bigint, entity_id varchar, name varchar, kind varchar)")
    for first in range(0, count, PORTION):
        made = list(islice(names, min(PORTION, count - first)))
        ids = [stable_id("entity", group, key(name)) for name, group in made]
        keys = [
            row for (name, group), own in zip(made, ids, strict=True) for row in keys_of(own, group, name)
        ]
        keys += [
            {"entity_id": own, "name_group": group, "role": "spelling", "key": key(name)}
            for (name, group), own in zip(made, ids, strict=True)
        ]
        rows = [
            (first + n, own, name, kinds[group])
            for n, ((name, group), own) in enumerate(zip(made, ids, strict=True))
        ]
        frame = pl.DataFrame(rows, schema=["i", "entity_id", "name", "kind"], orient="row")
        with shown(connection, rows=frame, keys=pl.DataFrame(keys)):
            connection.execute("insert into named from rows")
            connection.execute("insert into entity_names by name from keys")


def _vectors(pool: Vectors, numbers: range) -> pl.DataFrame:
    """Return vectors that no other portion has: those of the pool, turned by some places."""
    vectors = np.roll(pool[: len(numbers)], numbers.start // PORTION, axis=1)
    return pl.DataFrame({"n": list(numbers), "vector": pl.Series(vectors, dtype=pl.Array(pl.Int8(), WIDTH))})


def arrivals(warehouse: Path, count: int) -> Iterator[dict[str, str]]:
    """Yield new articles of the last two days, in which people who are known say what is similar to what is known."""
    with open_for_reading(warehouse) as connection:
        names = connection.execute(
            "select e.name from mentions as m inner join entities as e using (entity_id)"
            f" where m.kind = 'person' using sample reservoir({8 * count} rows) repeatable (1)"
        ).fetchall()
        said = connection.execute(
            f"select content from claims using sample reservoir({8 * count} rows) repeatable (1)"
        ).fetchall()
    rng = random.Random(1)
    for number in range(count):
        language = "en" if number % 3 == 0 else "de"
        people = [rng.choice(names)[0] for _ in range(4)]
        told = []
        for _ in range(8):
            one, other = (rng.choice(said)[0].split() for _ in range(2))
            words = " ".join(one[: len(one) // 2] + other[len(other) // 2 :])
            told.append(
                rng.choice(SAID[language]).format(who=rng.choice(people), whom=rng.choice(people), what=words)
            )
        at = NEWEST - timedelta(minutes=2 * number)
        title = f"{people[0]}: {' '.join(told[0].split()[-4:])}"
        yield {
            "id": f"new-{number}", "url": f"https://new{number % 50}.example/{number}", "title": title, "date": at.isoformat(),
            "outlet": f"Outlet {number % 50}", "language": language, "text": "\n\n".join([title, *told]),
        }  # fmt: skip


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
