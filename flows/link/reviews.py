"""What an analyst has decided on single claims stands over what was found, run after run."""

import duckdb
import polars as pl

from flows.link.entities.keys import key
from warehouse.schema import run_file, step
from warehouse.tables import Schema, frame


def apply_reviews(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """Let claims say what ``claim_reviews`` decides; cost follows the claims that do not say it yet.

    Call it when entities are linked, since a speaker's name is given an entity, and before statements are.

    Returns:
        The claims to link anew: those that now say something else, and what goes with them.
    """
    names = connection.execute(
        "select distinct value from claim_reviews where aspect = 'speaker' order by all"
    ).fetchall()
    if not connection.execute("select 1 from claim_reviews limit 1").fetchone():
        return []  # joins with nothing would pass by all claims
    keys = frame(_KEYS, [{"speaker": name, "key": key(name)} for (name,) in names])
    with step(connection, speaker_keys=keys):
        run_file(connection, "transforms/reviews.sql")
        return [claim for (claim,) in connection.execute("from reviewed_anew order by all").fetchall()]


_KEYS: Schema = {"speaker": pl.String(), "key": pl.String()}
