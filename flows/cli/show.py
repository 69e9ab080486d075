"""Shows an article, claim, statement or story with everything that was marked in it, and why."""

import json
from collections.abc import Iterator
from datetime import datetime
from itertools import islice
from typing import Any

import duckdb
from rich.text import Text

from flows.controls import strip_control
from flows.errors import UsageError

Rows = list[dict[str, Any]]

FAINT, KEPT_TITLE, SPEAKER, CUE, CONTENT, NAME = "dim", "bold", "cyan", "yellow", "green", "underline"
_OF_KIND = {
    "claim": "select *, claim_id as id, claim_id = $key as exact from claims where starts_with(claim_id, $key)",
    "story": "select *, story_id as id, story_id = $key as exact from stories where starts_with(story_id, $key)",
    "statement": """
        select
            *,
            statement_id as id,
            statement_id = $key as exact,
        from statements
        where starts_with(statement_id, $key)
    """,
    "record": """
        select
            d.*,
            d.external_id as id,
            $key in (d.external_id, d.document_id, a.article_id) as exact,
        from documents as d
        left join articles as a using (document_id)
        where
            starts_with(d.external_id, $key)
            or starts_with(d.document_id, $key)
            or starts_with(coalesce(a.article_id, ''), $key)
        order by exact desc, d.first_seen_at desc
    """,
}
MOST_NAMED = 5  # things that a key fits, by name
LONGEST_STATED, MOST_STATED = 100, 8  # characters, and number, of what a refused record states that is shown
CONTEXT = 240  # characters shown before and after a claim


def render(connection: duckdb.DuckDBPyConnection, key: str) -> Iterator[Text]:
    """Yield the lines that show the article, claim, statement or story behind ``key``.

    Args:
        connection: read access to a warehouse.
        key: the beginning of a claim's, article's, story's, statement's or document's id, or of a record's own.

    Raises:
        UsageError: nothing has that id, or several things share its first digits.
    """
    if not key.strip():
        raise UsageError("no id: give the id of an article, claim, statement or story, or its first digits")
    found = _found(connection, key)
    if not found:
        raise UsageError(
            f'no article, claim, statement, story or record {key}: `onrecord sql "from v_articles"` lists articles'
        )
    if len(found) > 1:
        named = ", ".join(f"{kind} {row['id']}" for kind, row in found[:MOST_NAMED])
        more = f" and {len(found) - MOST_NAMED} more" if len(found) > MOST_NAMED else ""
        raise UsageError(f"{key} fits several: {named}{more}: give more digits of the id")
    kind, row = found[0]
    yield from _SHOWN[kind](connection, row)


def _found(connection: duckdb.DuckDBPyConnection, key: str) -> list[tuple[str, dict[str, Any]]]:
    """Return the things whose id is the key, with their kinds; else those whose ids begin with it."""
    rows = [(kind, row) for kind, query in _OF_KIND.items() for row in _ask(connection, query, key)]
    exact = [(kind, row) for kind, row in rows if row["exact"]]
    # Of the versions of one record, the newest.
    return list({(kind, row["id"]): (kind, row) for kind, row in reversed(exact or rows)}.values())[::-1]


def _story(connection: duckdb.DuckDBPyConnection, story: dict[str, Any]) -> Iterator[Text]:
    yield Text(f"story {story['story_id']}  {strip_control(story['title'])}", style=KEPT_TITLE)
    for row in _ask(
        connection,
        "from v_articles where story_id = $key order by published_at, article_id",
        story["story_id"],
    ):
        yield Text(
            f"{_when(row['published_at'])}  {strip_control(row['outlet']) or 'unknown'}  {strip_control(row['title'])}"
        )
        yield Text(
            f"  article {row['article_id']}  {row['claims']} claims, {row['denials']} denials", style=FAINT
        )


def _statement(connection: duckdb.DuckDBPyConnection, statement: dict[str, Any]) -> Iterator[Text]:
    key = statement["statement_id"]
    yield Text(f"statement {key}  {strip_control(statement['text'])}", style=KEPT_TITLE)
    yield Text(
        f"{statement['claims']} claims, {statement['outlets']} outlets, {statement['origins']} independent origins"
    )
    for claim in _ask(
        connection,
        "select *, speaker as speaker_name from v_claims where statement_id = $key order by published_at, claim_id",
        key,
    ):
        yield Text(f"{_when(claim['published_at'])}  {_headline(claim)}")
        yield Text(f"  {strip_control(claim['chain'])}  claim {claim['claim_id']}", style=FAINT)
    for claim in _ask(
        connection,
        """
        select distinct
            c.*,
            c.speaker as speaker_name,
        from v_claims as c
        inner join statement_links as l using (statement_id)
        where
            l.other_statement_id = $key
            and l.relation = 'denies'
        order by c.published_at, c.claim_id
        """,
        key,
    ):
        yield Text(f"denied {_when(claim['published_at'])}  {_headline(claim)}", style="red")


def _when(at: datetime | None) -> str:
    return f"{at:%Y-%m-%d}" if at else "no date"


def _stated(metadata: str | None) -> str:
    """Return what a record says of its text, in short: "date 31.02.2024, author Jane Doe"."""
    said = (
        f"{name} {value}" for name, value in json.loads(metadata or "{}").items() if value not in (None, "")
    )
    return ", ".join(strip_control(each)[:LONGEST_STATED] for each in islice(said, MOST_STATED))


def _article(connection: duckdb.DuckDBPyConnection, document: dict[str, Any]) -> Iterator[Text]:
    key = document["document_id"]
    yield Text(f"document {key}  record {strip_control(document['external_id'])}  {document['status']}")
    for refusal in _ask(connection, "from quarantine where document_id = $key and resolved_at is null", key):
        reasons = ", ".join(refusal["reasons"])
        yield Text(
            f"refused at {refusal['stage']}: {reasons} ({strip_control(refusal['detail'])})", style="red"
        )
        if stated := _stated(document["metadata"]):
            yield Text(f"its record states {stated}")
    for article in _ask(connection, "from articles where document_id = $key", key):
        yield Text(f"article {article['article_id']}  language {article['language']}  {article['quality']}")
        yield Text(f"title {strip_control(article['title'])}", style=KEPT_TITLE)
        yield Text(
            f"outlet {strip_control(article['outlet']) or 'unknown'} ({article['source_method'] or 'not found'})"
        )
        yield Text(f"source {strip_control(article['source_url']) or 'not stated'}")
        if article["quality_flags"]:
            yield Text(f"flags {', '.join(article['quality_flags'])}", style="yellow")
    for date in _ask(
        connection, "from date_candidates where document_id = $key order by confidence desc", key
    ):
        mark = "date" if date["chosen"] else "not chosen"
        yield Text(
            f"{mark} {date['value_at']:%Y-%m-%d %H:%M} UTC, precision {date['precision']},"
            f" by {date['method']}, confidence {date['confidence']:.2f}: {strip_control(date['evidence'])}",
            style="" if date["chosen"] else FAINT,
        )
    yield Text("")
    yield from _segments(connection, document)


def _segments(connection: duckdb.DuckDBPyConnection, document: dict[str, Any]) -> Iterator[Text]:
    key, text = document["document_id"], document["text"] or ""
    marks = _marks(connection, key)
    for part in _ask(connection, "from segments where document_id = $key order by position", key):
        kind = part["role"] if part["category"] is None else f"{part['role']}: {part['category']}"
        yield Text(f"[{kind}; {part['rule']}; {part['confidence']:.2f}]", style="magenta")
        yield _marked(text, part["start_char"], part["end_char"], marks, FAINT if part["category"] else "")
    for claim in _ask(
        connection,
        """
        select c.*
        from claims as c
        inner join articles as a using (article_id)
        where a.document_id = $key
        order by c.position
        """,
        key,
    ):
        yield Text(f"claim {claim['claim_id']}  {_headline(claim)}")


def _marks(connection: duckdb.DuckDBPyConnection, document_id: str) -> list[tuple[int, int, str]]:
    """Return (start, end, style) of names and claim parts, claims last so that they win."""
    names = _ask(
        connection,
        """
        select
            m.start_char,
            m.end_char,
        from mentions as m
        inner join articles as a using (article_id)
        where a.document_id = $key
        """,
        document_id,
    )
    marks = [(name["start_char"], name["end_char"], NAME) for name in names]
    for claim in _ask(
        connection,
        "select c.* from claims as c inner join articles as a using (article_id) where a.document_id = $key",
        document_id,
    ):
        marks += _parts(claim)
    return marks


def _parts(claim: dict[str, Any]) -> list[tuple[int, int, str]]:
    styles = {"content_spans": CONTENT, "cue_spans": CUE, "speaker_spans": SPEAKER}
    return [(span["start"], span["end"], style) for part, style in styles.items() for span in claim[part]]


def _marked(text: str, start: int, end: int, marks: list[tuple[int, int, str]], style: str) -> Text:
    shown = Text(strip_control(text[start:end]), style=style)
    for first, last, mark in marks:
        if first < end and last > start:
            shown.stylize(mark, max(first, start) - start, min(last, end) - start)
    return shown


def _claim(connection: duckdb.DuckDBPyConnection, claim: dict[str, Any]) -> Iterator[Text]:
    yield Text(f"claim {claim['claim_id']}  {_headline(claim)}", style=KEPT_TITLE)
    yield Text(
        f"type {claim['quote_type']}, stance {claim['stance']}, hedged {'yes' if claim['hedged'] else 'no'}"
    )
    yield Text(f"speaker as written: {strip_control(claim['speaker_text']) or 'none'}")
    yield Text(
        f"cue: {strip_control(claim['cue_text']) or 'none'} (lemma {strip_control(claim['cue_lemma']) or 'none'})"
    )
    yield Text(f"why: {claim['rule']}, confidence {claim['confidence']:.2f}")
    steps = _ask(connection, "from claim_sources where claim_id = $key order by step", claim["claim_id"])
    yield Text("chain: " + " → ".join(f"{strip_control(step['name'])} ({step['kind']})" for step in steps))
    for link in _ask(
        connection,
        """
        select
            l.relation,
            s.text,
        from statement_links as l
        inner join statements as s on l.other_statement_id = s.statement_id
        inner join claims as c on l.statement_id = c.statement_id
        where c.claim_id = $key
        """,
        claim["claim_id"],
    ):
        yield Text(f"{link['relation']}: {strip_control(link['text'])}")
    document = _ask(
        connection,
        """
        select d.text
        from documents as d
        inner join articles as a using (document_id)
        where a.article_id = $key
        """,
        claim["article_id"],
    )[0]
    parts = _parts(claim)
    text = document["text"]
    # No word is cut in two.
    start = text.rfind(" ", 0, max(0, min(first for first, _, _ in parts) - CONTEXT)) + 1
    end = text.find(" ", max(last for _, last, _ in parts) + CONTEXT)
    end = len(text) if end < 0 else end
    yield Text("")
    yield _marked(text, start, end, parts, "")


def _headline(claim: dict[str, Any]) -> str:
    speaker = strip_control(claim["speaker_name"] or claim["speaker_text"]) or "somebody"
    status = "" if claim["status"] == "extracted" else f" ({claim['status']})"
    return f"{speaker} [{claim['stance']}]{status} {strip_control(claim['content'])}"


def _ask(connection: duckdb.DuckDBPyConnection, query: str, key: str) -> Rows:
    found = connection.execute(query, {"key": key})
    names = [column[0] for column in found.description or ()]
    return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


_SHOWN = {"claim": _claim, "story": _story, "statement": _statement, "record": _article}
