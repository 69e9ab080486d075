"""What is exported is what is published, in every format; nothing that lies in the target is lost."""

import csv
import hashlib
import json
import shutil
import sqlite3
from datetime import datetime

import duckdb
import pytest

from warehouse.schema import relations

RELATIONS = {relation.name: relation for relation in relations()}
TABLES = sorted(
    name
    for name, relation in RELATIONS.items()
    if relation.kind == "table"
    and name not in {"article_vectors", "claim_keys", "claim_vectors", "originals", "schema_versions"}
)
# Schemata of FollowTheMoney with those of their properties that are used.
PROPERTIES = {
    "Person": {"name", "alias", "wikidataId"},
    "Organization": {"name", "alias", "wikidataId"},
    "Address": {"name", "alias", "wikidataId"},
    "Event": {"name", "alias", "wikidataId"},
    "Asset": {"name", "alias", "wikidataId"},
    "LegalEntity": {"name", "alias", "wikidataId"},
    "Article": {"title", "author", "publisher", "sourceUrl", "language", "publishedAt"},
    "Mention": {"document", "name", "resolved", "detectedSchema"},
    "Note": {
        "description", "proof", "entity", "namesMentioned", "summary", "publisher", "sourceUrl", "keywords",
    },
    "UnknownLink": {"subject", "object", "role"},
}  # fmt: skip


@pytest.fixture(scope="module")
def exported(onrecord, seeded, tmp_path_factory):
    """Return a function that exports the seeds' warehouse once a format and returns the folder."""
    made = {}

    def export(format, *arguments):
        if (format, arguments) not in made:
            folder = tmp_path_factory.mktemp("export") / "out"
            done = onrecord("export", folder, *arguments, "-f", format, "-w", seeded)
            assert done.returncode == 0, done.stderr
            made[format, arguments] = folder
        return made[format, arguments]

    return export


@pytest.fixture
def hostile(seeded, tmp_path):
    path = tmp_path / "hostile.duckdb"
    shutil.copyfile(seeded, path)
    with duckdb.connect(str(path)) as connection:
        connection.execute(
            "update articles set outlet = '../../../tmp/evil', title = '=1+1', author = e'a\\n\"b\";', published_at = null"
        )
    return path


def rows_of(ask, name):
    columns = ", ".join(f'"{column.name}"' for column in RELATIONS[name].columns)
    return sorted(ask(f"select {columns} from {name}"), key=repr)


@pytest.mark.parametrize("name", [*TABLES, "v_claims", "v_denials", "v_runs"])
def test_parquet_gives_back_every_row(name, exported, ask):
    folder = exported("parquet", *TABLES, "v_claims", "v_denials", "v_runs")
    path = f"{folder}/{name}.parquet"
    if (folder / name).is_dir():
        path = f"{folder}/{name}/*/*.parquet"
    columns = ", ".join(f'"{column.name}"' for column in RELATIONS[name].columns)
    with duckdb.connect() as connection:
        connection.execute("set TimeZone = 'UTC'")
        found = connection.execute(f"select {columns} from read_parquet('{path}')").fetchall()
    assert sorted(found, key=repr) == rows_of(ask, name)


def test_parquet_is_parted_by_month_of_publication(exported, ask):
    folder = exported("parquet", *TABLES, "v_claims", "v_denials", "v_runs")
    months = {
        f"month={month}" for (month,) in ask("select distinct strftime(published_at, '%Y-%m') from articles")
    }
    for name in ("articles", "claims", "mentions", "documents", "v_claims"):
        assert {path.name for path in (folder / name).iterdir()} == months
    with duckdb.connect() as connection:
        counted = connection.execute(
            f"select count(*) from read_parquet('{folder}/claims/*/*.parquet', hive_partitioning = true) where month = '2022-03'"
        ).fetchone()
    assert [counted] == ask(
        "select count(*) from claims inner join articles using (article_id) where strftime(published_at, '%Y-%m') = '2022-03'"
    )


@pytest.mark.parametrize("name", [*TABLES, "v_claims"])
def test_csv_gives_back_every_row(name, exported, ask):
    folder = exported("csv", *TABLES, "v_claims")
    types = {column.name: column.type for column in RELATIONS[name].columns}
    texts = dict.fromkeys(types, "VARCHAR")
    casts = ", ".join(
        f'cast(cast("{c}" as json) as {t}) as "{c}"' if t.endswith("]") else f'cast("{c}" as {t}) as "{c}"'
        for c, t in types.items()
    )
    with duckdb.connect() as connection:
        connection.execute("set TimeZone = 'UTC'")
        found = connection.execute(
            f"select {casts} from read_csv('{folder}/{name}.csv', header = true, columns = {texts},"
            " allow_quoted_nulls = false, max_line_size = 10000000, all_varchar = true)"
        ).fetchall()
    assert sorted(found, key=repr) == rows_of(ask, name)


def plain(value):
    """Return what SQLite holds of a value."""
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    return json.loads(json.dumps(value)) if isinstance(value, (list, dict)) else value


@pytest.mark.parametrize("name", [*TABLES, "v_claims"])
def test_sqlite_gives_back_every_row(name, exported, ask):
    nested = [n for n, c in enumerate(RELATIONS[name].columns) if c.type.endswith("]")]
    with sqlite3.connect(
        f"file:{exported('sqlite', *TABLES, 'v_claims')}/onrecord.sqlite?mode=ro", uri=True
    ) as file:
        rows = file.execute(f"select * from {name}").fetchall()
    found = [
        [json.loads(value) if n in nested and value is not None else value for n, value in enumerate(row)]
        for row in rows
    ]
    assert sorted(found, key=repr) == sorted(
        ([plain(value) for value in row] for row in rows_of(ask, name)), key=repr
    )


@pytest.mark.parametrize("format", ["parquet", "csv", "sqlite"])
def test_every_table_and_view_can_be_exported(format, exported):
    rows = json.loads((exported(format, *RELATIONS) / "export.json").read_text("utf-8"))["rows"]
    assert rows.keys() == RELATIONS.keys()


def test_without_names_every_table_is_exported_with_what_it_means(exported):
    folder = exported("csv")
    described = json.loads((folder / "export.json").read_text("utf-8"))
    assert sorted(described["tables"]) == TABLES
    assert (
        described["tables"]["claims"]["columns"]["content"] == "What was said, in the words of the article."
    )
    assert set(described["files"]) == {f"{name}.csv" for name in TABLES}


def statements(folder):
    with (folder / "statements.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_statements_are_one_row_a_fact_with_its_article(exported, ask):
    found = statements(exported("statements"))
    assert len({row["id"] for row in found}) == len(found)
    articles = {key for (key,) in ask("select article_id from articles")}
    for row in found:
        assert row["prop"] in PROPERTIES[row["schema"]]
        assert row["value"]
        assert row["origin"] in articles or (
            row["origin"] == "reference" and row["prop_type"] in ("name", "identifier")
        )
        assert row["first_seen"] <= row["last_seen"]
        key = f"{row['dataset']}.{row['entity_id']}.{row['prop']}.{row['value']}"
        if row["lang"]:
            key += f"@{row['lang']}"
        assert row["id"] == hashlib.sha1(key.encode()).hexdigest()


def test_statements_say_who_said_what_and_who_denied_it(exported, ask):
    found = statements(exported("statements"))

    def values(prop, schema="Note"):
        return {
            (row["entity_id"], row["value"])
            for row in found
            if (row["prop"], row["schema"]) == (prop, schema)
        }

    assert values("description") == set(ask("select claim_id, content from v_claims"))
    assert values("proof") == set(ask("select claim_id, article_id from v_claims"))
    assert values("entity") == set(
        ask("select claim_id, speaker_entity_id from v_claims where speaker_entity_id is not null")
    )
    links = dict(values("subject", "UnknownLink")), dict(values("object", "UnknownLink"))
    assert {(links[0][key], links[1][key]) for key in links[0]} == set(
        ask("select denial_id, claim_id from v_denials where claim_id is not null")
    )
    together = {(row["entity_id"], row["canonical_id"]) for row in found if row["prop"] == "description"}
    assert together == set(ask("select claim_id, statement_id from v_claims"))


@pytest.mark.parametrize("format", ["parquet", "csv", "sqlite", "statements"])
def test_no_text_becomes_the_name_of_a_file(format, hostile, onrecord, tmp_path):
    before = hostile.read_bytes()
    done = onrecord("export", tmp_path / "out", "-f", format, "-w", hostile)
    assert done.returncode == 0, done.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == ["hostile.duckdb", "out"]
    assert not [path for path in (tmp_path / "out").rglob("*") if "evil" in path.name]
    assert hostile.read_bytes() == before


@pytest.mark.parametrize(("format", "file"), [("csv", "articles.csv"), ("statements", "statements.csv")])
def test_cells_that_a_spreadsheet_would_run_are_marked_on_request(format, file, hostile, onrecord, tmp_path):
    for name, marks in (("plain", ()), ("safe", ("--safe-cells",))):
        done = onrecord("export", tmp_path / name, "-f", format, "-w", hostile, *marks)
        assert done.returncode == 0, done.stderr
    plain, safe = ((tmp_path / name / file).read_text("utf-8") for name in ("plain", "safe"))
    assert "=1+1" in plain
    assert "'=1+1" not in plain
    assert "'=1+1" in safe
    assert "'+" not in plain


def test_what_lies_in_the_target_stays(onrecord, seeded, tmp_path):
    target = tmp_path / "out"
    target.mkdir()
    assert onrecord("export", target, "stories", "-w", seeded).returncode == 0  # it is empty
    first = sorted(target.rglob("*"))
    refused = onrecord("export", target, "stories", "-f", "csv", "-w", seeded)
    assert (refused.returncode, sorted(target.rglob("*"))) == (2, first)
    assert refused.stderr.count("\n") == 1
    assert onrecord("export", target, "stories", "-f", "csv", "--replace", "-w", seeded).returncode == 0
    assert sorted(path.name for path in target.rglob("*")) == ["export.json", "stories.csv"]
    (target / "thesis.txt").write_text("mine")
    foreign = onrecord("export", target, "stories", "--replace", "-w", seeded)
    assert foreign.returncode == 2
    assert "thesis.txt" in foreign.stderr
    assert (target / "stories.csv").exists()
    assert (target / "thesis.txt").read_text() == "mine"
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["{folder}/no/out"], "no folder"),
        (["{folder}/file"], "is a file"),
        (["{folder}/out", "nothing"], "no table or view nothing"),
        (["{folder}/out", "claims", "-f", "statements"], "name no tables"),
        (["{folder}/out", "--safe-cells"], "--safe-cells"),
    ],
)
def test_a_mistake_is_one_line(arguments, told, onrecord, seeded, tmp_path):
    (tmp_path / "file").write_text("mine")
    done = onrecord("export", *[each.format(folder=tmp_path) for each in arguments], "-w", seeded)
    assert done.returncode == 2
    assert told in done.stderr
    assert done.stderr.count("\n") == 1
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_a_target_that_cannot_be_written_is_one_line_and_leaves_nothing(onrecord, seeded, tmp_path):
    (tmp_path / "closed").mkdir(mode=0o500)
    done = onrecord("export", tmp_path / "closed" / "out", "-w", seeded)
    if done.returncode == 0:
        pytest.skip("this user may write anywhere")
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
