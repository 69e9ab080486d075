"""The figures of a report, section by section, from the views alone, with their charts."""

from collections.abc import Sequence
from typing import Any

import duckdb
from markupsafe import Markup

from expectations.report import charts
from expectations.report.queries import Row, ask

OUTLETS_DRAWN, OUTLETS_LISTED, RUNS_DRAWN, CHANGES_LISTED = 12, 40, 20, 20

# How a figure is called and written; shares are told apart, since their changes are percentage points.
FIGURES = {
    "articles": "articles",
    "outlets": "outlets",
    "refused_share": "share refused",
    "flagged_share": "share flagged",
    "date_share": "share with a date",
    "url_share": "share with a source address",
    "outlet_share": "share with an outlet",
    "author_share": "share with an author",
    "agency_share": "share with an agency",
    "boilerplate_share": "share dropped as boilerplate",
    "words_per_article": "words per article",
    "mentions_per_article": "names per article",
    "claims_per_article": "claims per article",
    "unknown_speaker_share": "claims without a speaker",
    "chain_depth": "steps of a chain",
    "contradicting_share": "claims that contradict another",
}
COMPLETE = {
    "date_share": "date",
    "url_share": "source address",
    "outlet_share": "outlet",
    "author_share": "author",
    "agency_share": "agency",
}
OVER_THE_RUNS = ("claims_per_article", "unknown_speaker_share", "contradicting_share", "boilerplate_share")
OVER_ALL_RUNS = (
    "refused_share",
    "flagged_share",
    "claims_per_article",
    "unknown_speaker_share",
    "date_share",
    "url_share",
)
DAYS_LISTED, CONTRADICTIONS_LISTED = 14, 10


def sections(connection: duckdb.DuckDBPyConnection, run_id: str) -> Row:
    """Return the figures of one run for the template."""
    drift = {
        row["figure"]: row | {"label": FIGURES[row["figure"]], "share": row["figure"].endswith("_share")}
        for row in ask(connection, "from v_quality_drift where run_id = $run_id", run_id=run_id)
    }
    aspects: dict[str, list[Row]] = {}
    for row in ask(connection, "from v_quality_shares where run_id = $run_id", run_id=run_id):
        aspects.setdefault(row["aspect"], []).append(row)
    content: Row = {
        "drift": [drift[name] for name in FIGURES if name in drift],
        "aspects": aspects,
        **_outlets(connection, run_id),
        **_changes(connection, run_id),
    }
    return content | {"charts": _charts(connection, run_id, content, drift)}


def claims(connection: duckdb.DuckDBPyConnection, run_id: str) -> Row:
    """Return what the claims are judged by: the days beside those before, and claims that contradict each other."""
    days = ask(connection, "from v_claims_daily limit $most", most=DAYS_LISTED)
    drawn = [(f"{row['published_on']:%m-%d}", row["claims_per_article"]) for row in days[::-1]]
    return {
        "days": days,
        "chart_of_days": charts.line("Claims per article, day by day", drawn) if len(days) > 1 else None,
        "contradictions": ask(
            connection,
            "from v_claim_contradictions where run_id = $run_id limit $most",
            run_id=run_id,
            most=CONTRADICTIONS_LISTED,
        ),
    }


def _outlets(connection: duckdb.DuckDBPyConnection, run_id: str) -> Row:
    known = ask(
        connection,
        """
        from v_quality_outlets
        where
            run_id = $run_id
            and (articles > 0 or usual_articles > 0)
        order by
            articles = 0 desc,
            articles desc,
            outlet
        """,
        run_id=run_id,
    )
    repeating = [row for row in known if row["repeated_paragraphs"]]
    return {
        "outlets": known[:OUTLETS_LISTED],
        "outlets_more": max(0, len(known) - OUTLETS_LISTED),
        "repeating": sorted(repeating, key=lambda row: -row["repeated_most"])[:OUTLETS_LISTED],
    }


def _changes(connection: duckdb.DuckDBPyConnection, run_id: str) -> Row:
    return {
        "change_counts": ask(
            connection,
            """
            select
                change,
                count(*) as claims,
                count(distinct article_id) as articles,
            from v_quality_changes
            where run_id = $run_id
            group by change
            order by change
            """,
            run_id=run_id,
        ),
        "changes": ask(
            connection,
            """
            from v_quality_changes
            where run_id = $run_id
            qualify row_number() over (partition by change order by external_id, claim_id) <= $most
            """,
            run_id=run_id,
            most=CHANGES_LISTED,
        ),
        "turned": ask(
            connection,
            """
            from v_quality_trend
            where
                run_id = $run_id
                and success <> success_before
            order by success, expectation
            """,
            run_id=run_id,
        ),
    }


def _charts(
    connection: duckdb.DuckDBPyConnection, run_id: str, content: Row, drift: dict[str, Row]
) -> dict[str, Markup]:
    drawn = {
        aspect: charts.bars(
            f"{aspect.capitalize()}: shares; the tick is the last good run",
            [(row["item"], row["share"], row["share_before"]) for row in rows[:OUTLETS_DRAWN]],
            shares=True,
        )
        for aspect, rows in content["aspects"].items()
    }
    if content["outlets"]:
        drawn["volume"] = charts.bars(
            "Articles per outlet; the tick is the usual number",
            [
                (row["outlet"] or "(unknown)", row["articles"], row["usual_articles"])
                for row in content["outlets"][:OUTLETS_DRAWN]
            ],
        )
        drawn["complete"] = charts.bars(
            "Share of articles that have each field; the tick is the last good run",
            [
                (name, drift[figure]["amount"], drift[figure]["amount_before"])
                for figure, name in COMPLETE.items()
                if figure in drift
            ],
            shares=True,
        )
    return drawn | _over_the_runs(connection, run_id)


def _over_the_runs(connection: duckdb.DuckDBPyConnection, run_id: str) -> dict[str, Markup]:
    """Draw how figures have moved up to this run, where there is more than one run."""
    runs = ask(
        connection,
        """
        from v_quality_runs
        where started_at <= (select started_at from runs where run_id = $run_id)
        order by started_at desc
        limit $most
        """,
        run_id=run_id,
        most=RUNS_DRAWN,
    )[::-1]
    if len(runs) < 2:
        return {}
    return {"runs": runs_chart(runs)} | {name: _trend(name, runs) for name in OVER_THE_RUNS}


def trends(runs: Sequence[Row]) -> list[tuple[str, Markup]]:
    """Return how figures have moved over the runs, the oldest first, each chart behind its caption."""
    measured = [row for row in runs if row["articles"]]
    if len(measured) < 2:
        return []
    return [(f"{FIGURES[name].capitalize()}, run by run", _trend(name, measured)) for name in OVER_ALL_RUNS]


def _trend(name: str, runs: Sequence[Row]) -> Markup:
    return charts.line(
        f"{FIGURES[name].capitalize()}, run by run",
        [(_moment(row), row[name]) for row in runs],
        shares=name.endswith("_share"),
    )


def runs_chart(runs: Sequence[Row]) -> Markup:
    """Return what became of the documents of each run, the oldest first."""
    parts = {
        "loaded": "var(--chart)",
        "duplicate": "var(--chart-soft)",
        "quarantined": "var(--bad)",
    }
    return charts.stacks(
        "Documents of each run: loaded, duplicate, quarantined",
        [{"name": _moment(row), **{part: row[part] for part in parts}} for row in runs],
        parts,
    )


def _moment(row: Row) -> Any:
    return f"{row['started_at']:%m-%d %H:%M}"
