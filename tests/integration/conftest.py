"""What tests of the published seeds and of former releases share."""

import shutil

import duckdb
import pytest

from tests.conftest import ROOT

FIRST_RELEASE = ROOT / "tests" / "integration" / "first_release"


@pytest.fixture(scope="module")
def ask(seeded):
    connection = duckdb.connect(str(seeded), read_only=True)
    connection.execute("set TimeZone = 'UTC'")
    yield lambda query, *values: connection.execute(query, values).fetchall()
    connection.close()


@pytest.fixture(scope="session")
def first_release(tmp_path_factory):
    """The warehouse of the five seed articles as the first release made it."""
    path = tmp_path_factory.mktemp("first") / "onrecord.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute((FIRST_RELEASE / "schema.sql").read_text(encoding="utf-8"))
        for rows in sorted(FIRST_RELEASE.glob("*.json")):
            connection.execute(f"copy {rows.stem} from '{rows}' (format json)")
    return path


@pytest.fixture(scope="session")
def second_version(seeded, tmp_path_factory):
    """The warehouse of the five seed articles with version 2 of the tables: vectors of unit length."""
    path = tmp_path_factory.mktemp("second") / "onrecord.duckdb"
    shutil.copyfile(seeded, path)
    with duckdb.connect(str(path)) as connection:
        for table in ("claim_vectors", "article_vectors"):
            connection.execute(
                f"alter table {table} alter vector type float[512]"
                " using cast(list_transform(cast(vector as float[]), lambda x: x / 512) as float[512])"
            )
        connection.execute("update schema_versions set version = 2")
    return path
