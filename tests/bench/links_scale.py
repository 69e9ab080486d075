"""What it costs to link new articles into a large warehouse: ``python -m tests.bench.links_scale [--articles 100000]``.

Articles are made up: some report one event in three outlets, most stand alone; names are as frequent as in life. What is
in the warehouse already has made-up vectors, what is new is embedded. Annotating 1,000 articles of 400 words takes
190 seconds on one core (2,100 words a second); linking them should take less than a fifth of that. New articles are of
the last days, as news is: articles are compared anew within their weeks.
"""

import argparse
import random
import tempfile
import time
from pathlib import Path
from resource import RUSAGE_SELF, getrusage

import duckdb
import numpy as np
import polars as pl

from flows.link.embeddings import SCALE, WIDTH, Vectors
from flows.link.statements import link_statements
from flows.link.stories import link_stories
from tests.bench.names_scale import Names
from warehouse.connection import open_for_writing
from warehouse.schema import create_tables, shown

PORTION = 10_000  # articles
CLAIMS = 4  # an article
MENTIONS = 8
REPORTS = 3  # of one event; every second event is reported once
DAYS = 365  # that the known articles spread over
NEW = 2  # days at their end, from which the new ones are
NAMES = 40_000
VERBS = ("baut", "schließt", "verkauft", "prüft", "öffnet", "verklagt", "besucht", "plant", "rettet", "warnt")
THINGS = (
    "Brücke",
    "Fabrik",
    "Schule",
    "Klinik",
    "Werft",
    "Bahn",
    "Oper",
    "Halle",
    "Mine",
    "Fähre",
    "Messe",
    "Kaserne",
)


def build(connection: duckdb.DuckDBPyConnection, first: int, count: int, measured: bool) -> None:
    """Add articles number ``first`` and following, as if they had been linked before or not."""
    rng = random.Random(first)
    names = Names(7)
    people = [names.person() for _ in range(NAMES)]
    weights = [1 / (rank + 20) for rank in range(NAMES)]
    articles, mentions, claims = [], [], []
    events = []
    for number in range(first, first + count):
        event = number // (2 * REPORTS) * 2 if number % (2 * REPORTS) < REPORTS else number * 2 + 1
        own = random.Random(event)
        said = own.choices(range(NAMES), weights=weights, k=MENTIONS)
        day = own.randrange(DAYS if measured else NEW) + (0 if measured else DAYS - NEW)
        article = f"{number:09}"
        words = [
            f"{people[person]} {own.choice(VERBS)} {own.choice(THINGS)} {own.randrange(2000)}"
            for person in said
        ]
        body = " ".join(
            f"{sentence}, {rng.choice(THINGS)} {rng.choice(VERBS)} {rng.choice(THINGS)}."
            for sentence in words
        )
        events.append(event)
        articles.append(
            (
                article,
                f"{words[0]} ({rng.randrange(99)})",
                body,
                f"outlet {rng.randrange(300)}",
                day,
                f"story {event}",
            )
        )
        mentions += [
            (f"{article}/{n}", article, f"p{person}", people[person], n) for n, person in enumerate(said)
        ]
        claims += [
            (f"{article}/{n}", article, n, rng.choice(("assert",) * 9 + ("deny",)), f"p{said[n]}", f"{words[n]}, {rng.choice(THINGS)} {rng.randrange(50)}")
            for n in range(CLAIMS)
        ]  # fmt: skip
    frames = {
        "new_rows": pl.DataFrame(articles, schema=["id", "title", "body", "outlet", "day", "story_id"], orient="row"),
        "new_mentions": pl.DataFrame(mentions, schema=["id", "article_id", "entity_id", "name", "start"], orient="row"),
        "new_claims": pl.DataFrame(claims, schema=["id", "article_id", "position", "stance", "speaker", "content"], orient="row"),
    }  # fmt: skip
    with shown(connection, **frames):
        connection.execute(
            "insert into documents by name select id as document_id, id as external_id, '' as record_key, 1 as version,"
            " '' as uri, '' as media_type, '' as sha256, '' as content_hash, '' as text, '{}' as metadata, [] as repairs,"
            " 'loaded' as status, now() as first_seen_at, '' as run_id, '' as pipeline_version from new_rows"
        )
        connection.execute(
            "insert into articles by name select id as article_id, id as document_id, 'de' as language, title, body, outlet,"
            " timestamptz '2025-01-01' + to_days(cast(day as integer)) as published_at, 'day' as published_precision,"
            f" [] as agencies, 0 as word_count, 0 as boilerplate_share, {'story_id' if measured else 'null'} as story_id,"
            " 'pass' as quality, [] as quality_flags from new_rows"
        )
        connection.execute(
            "insert into mentions by name select id as mention_id, article_id, entity_id, 'person' as kind, name as surface,"
            " name as normal, name as name_id, start as start_char, start + 1 as end_char, 1 as score from new_mentions"
        )
        connection.execute(
            "insert into claims by name select id as claim_id, article_id, position, 'de' as language, 'indirect' as quote_type,"
            " stance, false as hedged, content, [{'start': position, 'end': position + 1}] as content_spans,"
            " speaker as speaker_name, speaker as speaker_entity_id, speaker as speaker_text, [] as speaker_spans,"
            " true as speaker_named, [] as cue_spans, [] as frame_spans, [] as addressee_spans, 'bench' as rule,"
            " 'bench' as found_by, 'cue' as stance_by, 'named' as speaker_by, 1 as confidence,"
            f" {'id' if measured else 'null'} as statement_id from new_claims"
        )
    if measured:
        _measure(connection, events, first)


def _measure(connection: duckdb.DuckDBPyConnection, events: list[int], first: int) -> None:
    signatures = [np.random.default_rng(event).integers(0, 2**32, 20, np.uint32).tolist() for event in events]
    frame = pl.DataFrame(
        {
            "article_id": [f"{first + n:09}" for n in range(len(events))],
            "vector": pl.Series(_vectors(events), dtype=pl.Array(pl.Int8(), WIDTH)),
            "signature": pl.Series(signatures, dtype=pl.List(pl.UInt32())),
        }
    )
    said = [event * CLAIMS + n for event in events for n in range(CLAIMS)]
    claims = pl.DataFrame(
        {
            "claim_id": [f"{first + n // CLAIMS:09}/{n % CLAIMS}" for n in range(len(said))],
            "vector": pl.Series(_vectors(said), dtype=pl.Array(pl.Int8(), WIDTH)),
        }
    )
    with shown(connection, frame=frame, claims_frame=claims):
        connection.execute("insert into article_vectors by name select * from frame")
        connection.execute("insert into claim_vectors by name select * from claims_frame")


def _vectors(topics: list[int]) -> Vectors:
    """Return vectors with a common part, so that two of different topics have a cosine of about 0.4."""
    rng = np.random.default_rng(topics[0])
    vectors = rng.standard_normal((len(topics), WIDTH), dtype=np.float32)
    vectors += 0.8
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.rint(vectors / lengths * SCALE).clip(-127, 127).astype(np.int8)


def main() -> None:
    """Print seconds and peak memory of linking new articles."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])  # type: ignore[union-attr]
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--new", type=int, default=1_000)
    arguments = parser.parse_args()
    with (
        tempfile.TemporaryDirectory() as folder,
        open_for_writing(Path(folder) / "scale.duckdb") as connection,
    ):
        create_tables(connection)
        for first in range(0, arguments.articles, PORTION):
            build(connection, first, min(PORTION, arguments.articles - first), measured=True)
        connection.execute(
            "insert into entities by name select distinct entity_id, entity_id as name, 'person' as kind, [] as aliases,"
            " 'discovered' as origin from mentions"
        )
        connection.execute("checkpoint")
        build(connection, arguments.articles, arguments.new, measured=False)
        before = getrusage(RUSAGE_SELF).ru_maxrss // 1024
        began, cpu = time.time(), time.process_time()
        stories = link_stories(connection)
        between, cpu_between = time.time(), time.process_time()
        link_statements(connection, stories)
        print(
            f"{arguments.articles:,} articles, {arguments.new:,} new: stories {between - began:.1f} s"
            f" ({cpu_between - cpu:.1f} s CPU), statements {time.time() - between:.1f} s"
            f" ({time.process_time() - cpu_between:.1f} s CPU), peak {getrusage(RUSAGE_SELF).ru_maxrss // 1024:,} MB"
            f" ({before:,} MB before)"
        )


if __name__ == "__main__":
    main()
