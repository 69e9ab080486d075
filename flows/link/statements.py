"""Groups claims into statements, and pairs denials and confirmations with what they answer."""

import re
from collections.abc import Iterator
from itertools import groupby
from typing import Any

import duckdb
import numpy as np
import pyarrow as pa

from flows.link.claim_rows import ClaimRow
from flows.link.denials import Link, pair_denials
from flows.link.embeddings import Vectors, embed
from flows.link.groups import groups
from flows.records import stable_id
from warehouse.schema import run_folder, statement

# Cosine of two claims' contents. Renderings of one sentence in two languages lie above 0.85, a direct quote
# and its paraphrase around 0.75, different claims on one matter below 0.65.
SAME = 0.75
SAME_OF_OTHERS = 0.85  # where the speakers differ or one is unknown, the words must agree more closely
MIN_WORDS = 4  # shorter contents ("das", "nein") are one statement with nothing else
NEGATIVE = {"deny"}
_NUMBER = re.compile(r"\d+")


def link_statements(connection: duckdb.DuckDBPyConnection) -> int:
    """Fill ``statements``, ``claims.statement_id`` and ``statement_links`` for the stories just touched.

    Returns:
        The number of claims that were looked at.
    """
    assigned: dict[str, str] = {}
    links: list[Link] = []
    for claims in _stories(connection):
        vectors = embed([claim.content for claim in claims])
        assigned |= _group(claims, vectors)
        links += pair_denials(claims, vectors)
    _register(connection, "claim_statements", _STATEMENTS, [(c, s) for c, s in assigned.items()])
    _register(connection, "claim_links", _LINKS, links)
    run_folder(connection, "transforms/statements", {})
    for name in ("claim_statements", "claim_links"):
        connection.unregister(name)
    return len(assigned)


def _stories(connection: duckdb.DuckDBPyConnection) -> Iterator[list[ClaimRow]]:
    """Yield the claims of each touched story, in the order of publication."""
    rows = connection.execute(statement("transforms/statements/read/claims.sql")).fetchall()
    claims = (ClaimRow(*(*row[:-1], frozenset(row[-1]))) for row in rows)
    for _, story in groupby(claims, key=lambda claim: claim.story_id):
        yield list(story)


def _group(claims: list[ClaimRow], vectors: Vectors) -> dict[str, str]:
    """Return the statement of each claim: claims that say the same with the same polarity are one."""
    similarity = vectors @ vectors.T
    pairs = []
    for row, column in np.argwhere(np.triu(similarity, 1) >= SAME):
        one, other = claims[row], claims[column]
        if _same(one, other, float(similarity[row, column])):
            pairs.append((one.claim_id, other.claim_id))
    root = groups(pairs)
    return {
        claim.claim_id: stable_id("statement", root.get(claim.claim_id, claim.claim_id)) for claim in claims
    }


def _same(one: ClaimRow, other: ClaimRow, similarity: float) -> bool:
    if min(one.words, other.words) < MIN_WORDS or (one.stance in NEGATIVE) != (other.stance in NEGATIVE):
        return False
    numbers = set(_NUMBER.findall(one.content)), set(_NUMBER.findall(other.content))
    if all(numbers) and numbers[0] != numbers[1]:
        return False
    one_speaker = one.speaker is not None and one.speaker == other.speaker
    return similarity >= (SAME if one_speaker else SAME_OF_OTHERS)


_STATEMENTS = pa.schema([("claim_id", pa.string()), ("statement_id", pa.string())])
_LINKS = pa.schema(
    [
        ("claim_id", pa.string()),
        ("other_claim_id", pa.string()),
        ("relation", pa.string()),
        ("method", pa.string()),
        ("score", pa.float64()),
    ]
)


def _register(connection: duckdb.DuckDBPyConnection, name: str, schema: pa.Schema, rows: list[Any]) -> None:
    connection.register(
        name, pa.Table.from_pylist([dict(zip(schema.names, row, strict=True)) for row in rows], schema=schema)
    )
