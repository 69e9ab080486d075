"""Groups articles into stories: one event as reported by several articles, in any language."""

import duckdb
import pyarrow as pa

from flows.link.embeddings import WIDTH, embed, signature
from flows.link.groups import groups
from warehouse.schema import run_folder, statement

OPENING = 600  # characters of the body beside the title: the lead, where the event is told
PORTION = 2_000  # articles measured at once; keeps memory flat
# Cosine. Translations and copies of one report lie above 0.75, two reports of one topic mostly below 0.7.
SIMILARITY = 0.72
SHARED_NAMES = 2  # entities in common, so that mere similarity of topic is not enough
COPIED_SHARE = 0.5  # of equal five-grams; independent reports of one event share less than a tenth


def link_stories(connection: duckdb.DuckDBPyConnection) -> int:
    """Fill ``article_vectors``, ``article_links``, ``stories`` and ``articles.story_id``.

    Articles are compared when their dates, with the precision they have, lie at most three days apart. The
    temp table ``touched_stories`` names the stories that this call has made or changed.

    Returns:
        The number of touched stories.
    """
    _measure(connection)
    limits: dict[str, object] = {
        "similarity": SIMILARITY,
        "shared_names": SHARED_NAMES,
        "copied_share": COPIED_SHARE,
    }
    run_folder(connection, "transforms/stories", limits)
    same_event = connection.execute(
        "select article_id, other_article_id from article_links order by all"
    ).fetchall()
    grouped = groups(same_event)
    frame = pa.table({"article_id": list(grouped), "root": list(grouped.values())}, schema=_GROUPED)
    connection.register("grouped_articles", frame)
    run_folder(connection, "transforms/stories/assign", {})
    connection.unregister("grouped_articles")
    touched = connection.execute("select count(*) from touched_stories").fetchone()
    return int(touched[0]) if touched else 0


_GROUPED = pa.schema([("article_id", pa.string()), ("root", pa.string())])


def _measure(connection: duckdb.DuckDBPyConnection) -> None:
    """Store what new articles are compared by, and name them in the temp table ``new_articles``."""
    connection.execute("create or replace temp table new_articles (article_id varchar)")
    unmeasured = statement("transforms/stories/portion/unmeasured.sql")
    while rows := connection.execute(unmeasured, {"portion": PORTION}).fetchall():
        vectors = embed([f"{title or ''}. {body[:OPENING]}" for _, title, body in rows])
        signatures = [signature(body).tolist() for _, _, body in rows]
        frame = pa.table(
            {
                "article_id": [row[0] for row in rows],
                "vector": pa.FixedSizeListArray.from_arrays(pa.array(vectors.ravel()), WIDTH),
                "signature": pa.array(signatures, pa.list_(pa.uint32())),
            }
        )
        connection.register("measured", frame)
        connection.execute("insert into article_vectors by name select * from measured")
        connection.execute("insert into new_articles select article_id from measured")
        connection.unregister("measured")
