"""What it costs to link new mentions into a large warehouse: seconds and memory, of names made up for it."""

import json
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import accumulate, islice
from pathlib import Path
from resource import RUSAGE_SELF, getrusage

import duckdb
import pyarrow as pa

from flows.link.entities.keys import Group, key
from flows.link.entities.linking import keys_of, link_entities
from flows.link.entities.surnames import common_surnames
from flows.records import stable_id
from warehouse.connection import open_for_writing
from warehouse.schema import create_tables

PORTION = 50_000
PER_ARTICLE = 25  # mentions
# How one language writes what another writes differently.
RESPELT = (
    ("schtsch", "shch"), ("tsch", "ch"), ("sch", "sh"), ("w", "v"), ("j", "y"), ("ei", "ey"), ("ck", "k"),
    ("ss", "s"), ("ph", "f"), ("ch", "kh"),
)  # fmt: skip
ONSETS = [
    "b", "br", "d", "dr", "f", "fr", "g", "gr", "h", "j", "k", "kr", "l", "m", "n", "p", "pr", "r", "s", "sch", "schw", "st", "t", "tr", "tsch", "w", "z",
]  # fmt: skip
VOWELS = ["a", "e", "i", "o", "u", "a", "e", "i", "au", "ei", "ie"]  # fmt: skip
CODAS = ["", "", "", "l", "n", "r", "m", "s", "ck", "nd", "rt", "ss"]
ENDINGS = [
    "er", "mann", "ow", "ski", "ko", "enko", "in", "ez", "sen", "ley", "ton", "berg", "feld", "stein", "ic", "a", "i", "o",
]  # fmt: skip
THINGS = [
    "Verband", "Institut", "Group", "Holding", "Partei", "Union", "Bank", "Werke", "Stiftung", "Agency", "Council", "University",
]  # fmt: skip


class Names:
    """Names as frequent as in life: few are borne by many, many by few."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        surnames = sorted(common_surnames()) + [
            self._word() + self.random.choice(ENDINGS) for _ in range(60_000)
        ]
        self.surnames = list(dict.fromkeys(surnames))
        self.given = list(dict.fromkeys(self._word() for _ in range(4_000)))
        self._of_surnames = list(accumulate(1 / (rank + 50) for rank in range(len(self.surnames))))
        self._of_given = list(accumulate(1 / (rank + 10) for rank in range(len(self.given))))

    def __iter__(self) -> Iterator[tuple[str, Group]]:
        seen: set[str] = set()
        while True:
            kind = self.random.random()
            if kind < 0.6:
                name, group = self.person(), "person"
            elif kind < 0.75:
                name, group = self._word().capitalize() + self._word(), "place"
            else:
                name, group = (
                    f"{self.random.choice(THINGS)} {self._word().capitalize()}{self._word()}",
                    "thing",
                )
            if key(name) not in seen:
                seen.add(key(name))
                yield name, group  # type: ignore[misc]

    def person(self) -> str:
        """Return a person's name, one in six with a second given name."""
        given = self.random.choices(
            self.given, cum_weights=self._of_given, k=1 + (self.random.random() < 0.17)
        )
        (surname,) = self.random.choices(self.surnames, cum_weights=self._of_surnames)
        return " ".join([*given, surname]).title()

    def respelt(self, name: str) -> str:
        """Return a name as another language may write it."""
        lower = name.lower()
        for pattern, written in RESPELT:
            lower = lower.replace(pattern, written)
        return lower.title()

    def _word(self) -> str:
        return "".join(
            self.random.choice(ONSETS) + self.random.choice(VOWELS) + self.random.choice(CODAS)
            for _ in range(self.random.choice((1, 2, 2)))
        )


def measure(entities: int, mentions: int) -> None:
    """Print seconds and peak memory of linking new mentions, into a tenth of the entities and into all."""
    print(f"{'known entities':>15}{'new mentions':>14}{'seconds':>9}{'CPU':>7}{'peak MB':>9}{'links by':>11}")
    for known in (entities // 10, entities):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "scale.duckdb"
            build(path, known, mentions)
            # A process of its own: its memory is that of linking alone.
            command = [sys.executable, "-m", "tests.bench.names_scale", str(path)]
            done = subprocess.run(command, capture_output=True, text=True, check=True)
        found = json.loads(done.stdout)
        methods = ", ".join(f"{method} {count:,}" for method, count in found["methods"])
        print(
            f"{known:>15,}{mentions:>14,}{found['seconds']:>9.1f}{found['cpu']:>7.1f}{found['peak']:>9,.0f}   {methods}"
        )


def build(path: Path, entities: int, mentions: int) -> None:
    """Make a warehouse of known entities and of articles whose mentions are new."""
    names = Names(entities)
    source = iter(names)
    sample: list[tuple[str, Group]] = []
    with open_for_writing(path) as connection:
        create_tables(connection)
        link_entities(connection)  # brings in the reference list
        for start in range(0, entities, PORTION):
            portion = list(islice(source, min(PORTION, entities - start)))
            sample += names.random.sample(portion, min(len(portion), mentions * PORTION // entities + 1))
            _know(connection, portion)
        _mention(connection, names, source, sample, mentions)
        connection.execute("checkpoint")


def _know(connection: duckdb.DuckDBPyConnection, portion: list[tuple[str, Group]]) -> None:
    rows = [(stable_id("entity", group, key(name)), name, group) for name, group in portion]
    keys = [
        (row["entity_id"], row["name_group"], row["role"], row["key"])
        for entity_id, name, group in rows
        for row in keys_of(entity_id, group, name)
    ] + [(entity_id, group, "spelling", key(name)) for entity_id, name, group in rows]
    connection.register("known", _frame(("id", "name", "name_group"), rows))
    connection.register("names", _frame(("id", "name_group", "role", "key"), keys))
    connection.execute("insert into entity_names select * from names")
    connection.execute(
        "insert into entities select id, name, case name_group when 'person' then 'person'"
        " when 'place' then 'location' else 'organisation' end, [], null, 'discovered', null from known"
    )


def _mention(
    connection: duckdb.DuckDBPyConnection,
    names: Names,
    source: Iterator[tuple[str, Group]],
    sample: list[tuple[str, Group]],
    mentions: int,
) -> None:
    """Add mentions: half spelt as known, the rest new, respelt, or a surname alone."""
    kinds = {"person": "person", "place": "location", "thing": "organisation"}
    rows = []
    for number in range(mentions):
        name, group = names.random.choice(sample)
        chance = names.random.random()
        if chance < 0.2:
            name, group = next(source)
        elif chance < 0.35:
            name = names.respelt(name)
        elif chance < 0.5 and group == "person":
            name = name.split()[-1]
        article = f"article{number // PER_ARTICLE}"
        rows.append((f"{article}/{number}", article, kinds[group], name, name, f"{article}/{name}"))
    columns = ("mention_id", "article_id", "kind", "surface", "normal", "name_id")
    connection.register("new_mentions", _frame(columns, rows))
    connection.execute(
        "insert into mentions by name select *, 0 as start_char, 1 as end_char, 1 as score from new_mentions"
    )


def _frame(columns: tuple[str, ...], rows: list[tuple[str, ...]]) -> pa.Table:
    return pa.Table.from_pylist([dict(zip(columns, row, strict=True)) for row in rows])


def _link(path: Path) -> None:
    with open_for_writing(path) as connection:
        started, used = time.perf_counter(), time.process_time()
        link_entities(connection)
        seconds, cpu = time.perf_counter() - started, time.process_time() - used
        methods = connection.execute(
            "select link_method, count(*) as mentions from mentions group by all order by mentions desc"
        ).fetchall()
    print(
        json.dumps(
            {
                "seconds": seconds,
                "cpu": cpu,
                "peak": getrusage(RUSAGE_SELF).ru_maxrss / 1024,
                "methods": methods,
            }
        )
    )


if __name__ == "__main__":
    _link(Path(sys.argv[1]))
