"""What tests of the published seeds share."""

import duckdb
import pytest


@pytest.fixture(scope="module")
def ask(seeded):
    connection = duckdb.connect(str(seeded), read_only=True)
    connection.execute("set TimeZone = 'UTC'")
    yield lambda query, *values: connection.execute(query, values).fetchall()
    connection.close()
