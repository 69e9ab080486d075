"""Groups claims into statements, and pairs denials and confirmations with what they answer."""

from collections.abc import Iterator, Sequence
from itertools import count, groupby
from pathlib import Path

import duckdb
import polars as pl

from flows.languages import languages, pack_of
from flows.link.claim_rows import Answer, Candidate, ClaimRow
from flows.link.decisions import decisions
from flows.link.denials import Link, answer_links
from flows.link.embeddings import WIDTH, embed
from flows.link.favour import direction
from flows.link.grouping import grouped
from flows.link.wording import LEAST, Pair, judge
from flows.records import stable_id
from flows.reference import REFERENCE
from warehouse.memory import execute, rows
from warehouse.schema import run_file, shown, statement, step

PORTION = 1_000  # claims embedded at once; keeps memory flat
LIMITS: dict[str, object] = {
    "frequent": 300,  # claims; a name in more of them brings no two together, nor does a speaker of more alone
    "similar": 0.55,  # cosine; no pair below it reaches the threshold
    "translated": 0.45,  # the same in two languages
    "words": 4,  # shorter contents ("das", "nein") are one statement with nothing else
    "threshold": LEAST,
    "floor": 0.5,  # a pair below it counts as nothing
    "before": 365,  # days; how long a claim waits for its answer
    "common": 3_000,  # a word of more claims, or a name of more articles, is not looked up
    "distant": 0.3,  # cosine; what an answer in another language has at least in common with its claim
    "candidates": 50,  # claims of a story, or earlier ones, that are looked at for one answer
}


def link_statements(
    connection: duckdb.DuckDBPyConnection,
    stories: Sequence[str],
    folder: Path = REFERENCE,
    reviewed: Sequence[str] = (),
) -> int:
    """Fill ``claim_vectors``, ``claim_links``, ``statements``, ``claims.statement_id`` and ``statement_links``.

    Args:
        connection: the warehouse.
        stories: those that have another set of articles than before; their claims and the new ones are linked anew.
        folder: where the decisions of an analyst stand.
        reviewed: claims that are linked anew as well, since an analyst has decided on them or on what they go with.

    Returns:
        The number of claims that were looked at.
    """
    decided = pl.DataFrame(decisions("statement", folder), schema=_DECISIONS, orient="row")
    moved = pl.DataFrame({"story_id": list(stories)}, schema={"story_id": pl.String()})
    anew = pl.DataFrame({"claim_id": list(reviewed)}, schema={"claim_id": pl.String()})
    with step(connection, statement_decisions=decided, moved_stories=moved, reviewed_anew=anew):
        execute(
            connection,
            "create temp table touched_claims as select c.claim_id from claims as c"
            " inner join articles as a using (article_id) semi join moved_stories using (story_id)"
            " where c.status <> 'rejected' union from reviewed_anew",
        )
        _measure(connection)
        run_file(connection, "transforms/cosine.sql")
        for path in ("1_words", "2_candidates", "3_answers"):
            run_file(connection, f"transforms/statements/{path}.sql", LIMITS)
        with shown(connection, scored=_scored(connection)):
            run_file(connection, "transforms/statements/4_regrouped.sql", LIMITS)
        with shown(connection, grouped=_grouped(connection), answered=_answered(connection)):
            run_file(connection, "transforms/statements/5_statements.sql")
        for path in ("6_sources", "7_origins"):
            run_file(connection, f"transforms/statements/{path}.sql", _origin_words())
        looked_at = connection.execute("select count(*) from touched_claims").fetchone()
        return int(looked_at[0]) if looked_at else 0


def _origin_words() -> dict[str, object]:
    """Return what tells of an origin in all languages: words for documents, media, speeches, how names end by case."""
    packs = [pack_of(language) for language in languages()]
    genitives = sorted({ending for pack in packs for ending in pack.names.genitive_endings})
    adjectives = sorted({ending for pack in packs for ending in pack.names.adjective_endings})
    before = {word for pack in packs for word in pack.reporting.occasions.before}
    nouns = {noun for pack in packs for noun in pack.reporting.occasions.nouns}
    return {
        "documents": sorted({noun for pack in packs for noun in pack.reporting.documents.nouns}),
        "articles": sorted({word for pack in packs for word in pack.reporting.articles.words}),
        "media": sorted({noun for pack in packs for noun in pack.reporting.media.nouns}),
        "genitives": genitives,
        "adjectives": adjectives,
        "case_endings": rf"(?:{'|'.join([*genitives, *adjectives])})$",
        "speeches": rf"(?i)\b(?:{'|'.join(sorted(before))})\s+(?:[\w-]+\s+){{1,4}}?({'|'.join(sorted(nouns))})\b",
    }


def _measure(connection: duckdb.DuckDBPyConnection) -> None:
    """Store what new claims mean, a portion at a time, and add them to the touched ones."""
    run_file(connection, "transforms/statements/0_unmeasured.sql")
    unmeasured = statement("transforms/statements/read/unmeasured.sql")
    for portion in count():
        new = execute(connection, unmeasured, {"size": PORTION, "portion": portion}).fetchall()
        if not new:
            break
        measured = pl.DataFrame(
            {
                "claim_id": [claim_id for claim_id, _ in new],
                "vector": pl.Series(embed([content for _, content in new]), dtype=pl.Array(pl.Int8(), WIDTH)),
            }
        )
        with shown(connection, measured=measured):
            execute(connection, "insert into claim_vectors by name select * from measured")
            connection.execute(
                "insert into touched_claims select m.claim_id from measured as m"
                " anti join touched_claims using (claim_id)"
            )


def _scored(connection: duckdb.DuckDBPyConnection) -> pl.DataFrame:
    """Return the pairs of claims that may be one statement, each with its score and what decided."""
    kept = []
    for row in rows(connection, statement("transforms/statements/read/near.sql"), LIMITS):
        pair = Pair(*row)
        verdict = judge(pair)
        if verdict and verdict.score >= float(str(LIMITS["floor"])):
            kept.append((pair.claim_id, pair.other_claim_id, *reversed(verdict)))
    return pl.DataFrame(kept, schema=_SCORED, orient="row")


def _grouped(connection: duckdb.DuckDBPyConnection) -> pl.DataFrame:
    """Return each claim that is settled anew with its statement."""
    found = grouped(connection, "transforms/statements/read", LEAST)
    claims = [claim for (claim,) in connection.execute("from regrouped order by all").fetchall()]
    return pl.DataFrame(
        [(claim, stable_id("statement", found.get(claim, claim))) for claim in claims],
        schema={"claim_id": pl.String(), "statement_id": pl.String()},
        orient="row",
    )


def _answered(connection: duckdb.DuckDBPyConnection) -> pl.DataFrame:
    """Return what each answer that is looked at answers; an answer that answers nothing has a row without partner."""
    links: list[Link] = []
    for _, answers in groupby(_answers(connection), key=lambda answer: answer.claim.article_id):
        links += answer_links(list(answers))
    return pl.DataFrame(links, schema=_ANSWERED, orient="row")


def _answers(connection: duckdb.DuckDBPyConnection) -> Iterator[Answer]:
    values = {**LIMITS, "favour": direction().tolist()}
    found = rows(connection, statement("transforms/statements/read/answers.sql"), values)
    for answer_id, group in groupby(found, key=lambda row: row[0]):
        own: ClaimRow | None = None
        candidates = []
        for _, method, similarity, concerned, joined, one_outlet, names, days, favour, *claim in group:
            row = ClaimRow(*claim)
            if row.claim_id == answer_id:
                own = row
            else:
                candidates.append(
                    Candidate(row, similarity, method, concerned, joined, one_outlet, days, favour, names)
                )
        if own:
            yield Answer(own, tuple(candidates))


_DECISIONS = {"one": pl.String(), "other": pl.String(), "relation": pl.String()}
_SCORED = {
    "claim_id": pl.String(),
    "other_claim_id": pl.String(),
    "method": pl.String(),
    "score": pl.Float64(),
}
_ANSWERED = {
    "claim_id": pl.String(),
    "other_claim_id": pl.String(),
    "relation": pl.String(),
    "method": pl.String(),
    "score": pl.Float64(),
}
