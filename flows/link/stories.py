"""Groups articles into stories: one event as reported by several articles, in any language."""

from pathlib import Path

import duckdb
import polars as pl

from flows.link.decisions import decisions
from flows.link.embeddings import WIDTH, embed, signature
from flows.link.grouping import grouped
from flows.reference import REFERENCE
from warehouse.memory import execute
from warehouse.schema import run_file, shown, statement, step

OPENING = 600  # characters of the body beside the title: the lead, where the event is told
PORTION = 2_000  # articles measured at once; keeps memory flat
COMPARED = 5_000  # articles compared with others at once; likewise
STRONGEST = (
    0.5  # what the strongest pair counts where one article joins a story: it takes up one report, not all
)
LIMITS: dict[str, object] = {
    "days": 7,  # how long outlets take up one event; what comes later joins through what came in between
    "frequent": 300,  # articles of a week; a name or a five-gram of more of them brings no two together
    "told": 1_000,  # characters of the body beside the title, in whose words reports are compared
    "stem": 6,  # letters by which two forms of a word are known
    "telling": 220,  # hundredths; a word that weighs less, for more articles of the week have it, tells of no event
    "words": 0.4,  # what the telling words in common count
    "words_across": 0.6,  # the same in two languages, which have but names and figures in common
    "rare": 30,  # articles of the week; as many words of no more bring two reports together as the next line says
    "rare_words": 3,
    "threshold": 0.47,  # average score of the pairs of a story
    "floor": 0.15,  # a pair below it counts as nothing
    "a_day": 0.025,  # what a day between two reports takes, up to the next line; a follow-up names the same names again
    "most_days": 6,
    "own_style": 0.15,  # one outlet writes similarly of two events, two outlets do not
    "one_day": 0.1,  # one outlet of one day tells an event once, or takes it up again
    "recurring": 0.8,  # two numbers of a recurring report are two events, however similar
    "mould": 0.2,  # share of five-grams that two numbers of a recurring report have in common
    "lead": 250,  # characters of the body beside the title: where a recurring report has its figures
    "lead_share": 0.2,  # of pairs of words that the openings of two numbers of a recurring report have in common
    "across": 0.05,  # what translation takes from the similarity of one event
    "copied_share": 0.65,  # of the shorter one's five-grams; who quotes a report at length stays below
    "counted_share": 0.6,  # the same where all are counted, which takes no allowance for chance
    "copied_hashes": 3,
    "few_hashes": 60,  # five-grams kept of the shorter text; by fewer of them, the share is counted
    "doubtful": 0.2,  # away from none and all, where the share of those kept decides
}


def link_stories(connection: duckdb.DuckDBPyConnection, folder: Path = REFERENCE) -> list[str]:
    """Fill ``article_vectors``, ``article_links``, ``stories`` and ``articles.story_id``.

    Only the weeks that new articles stand in are compared anew, and only what links with them is regrouped.

    Args:
        connection: the warehouse.
        folder: where the decisions of an analyst stand.

    Returns:
        The ids of the stories that have another set of articles than before, former ones included.
    """
    decided = pl.DataFrame(decisions("story", folder), schema=_DECISIONS, orient="row")
    with step(connection, story_decisions=decided):
        _measure(connection)
        run_file(connection, "transforms/cosine.sql")
        run_file(connection, "transforms/stories/1_names.sql", LIMITS)
        ((near,),) = connection.execute("select count(distinct article_id) from near_articles").fetchall()
        portions = near // COMPARED + 1
        for portion in range(portions):
            values = {**LIMITS, "portion": portion, "portions": portions}
            run_file(connection, "transforms/stories/2_candidates.sql", values)
            run_file(connection, "transforms/stories/3_links.sql", values)
        run_file(connection, "transforms/stories/4_regrouped.sql", LIMITS)
        with shown(connection, grouped=_grouped(connection)):
            run_file(connection, "transforms/stories/5_stories.sql")
        return [story for (story,) in connection.execute("from moved_stories order by all").fetchall()]


_DECISIONS = {"one": pl.String(), "other": pl.String(), "relation": pl.String()}


def _measure(connection: duckdb.DuckDBPyConnection) -> None:
    """Store what new articles are compared by, and name them in the temp table ``new_articles``."""
    connection.execute("create temp table new_articles (article_id varchar)")
    unmeasured = statement("transforms/stories/read/unmeasured.sql")
    while rows := execute(connection, unmeasured, {"portion": PORTION}).fetchall():
        ids = [article_id for article_id, _, _ in rows]
        vectors = embed([f"{title or ''}. {body[:OPENING]}" for _, title, body in rows])
        signatures = [signature(body).tolist() for _, _, body in rows]
        measured = pl.DataFrame(
            {
                "article_id": ids,
                "vector": pl.Series(vectors, dtype=pl.Array(pl.Int8(), WIDTH)),
                "signature": pl.Series(signatures, dtype=pl.List(pl.UInt32())),
            }
        )
        with shown(connection, measured=measured):
            execute(connection, "insert into article_vectors by name select * from measured")
            connection.execute("insert into new_articles select article_id from measured")
        if len(rows) < PORTION:
            break
    # What is linked anew though it was measured before has no story either.
    connection.execute(
        "insert into new_articles select a.article_id from articles as a"
        " anti join new_articles using (article_id) where a.story_id is null"
    )


def _grouped(connection: duckdb.DuckDBPyConnection) -> pl.DataFrame:
    """Return each article that is settled anew with the smallest id of its story."""
    threshold = float(str(LIMITS["threshold"]))
    found = grouped(connection, "transforms/stories/read", threshold, STRONGEST)
    regrouped = [article for (article,) in connection.execute("from regrouped order by all").fetchall()]
    return pl.DataFrame(
        {"article_id": regrouped, "root": [found.get(article, article) for article in regrouped]},
        schema={"article_id": pl.String(), "root": pl.String()},
    )
