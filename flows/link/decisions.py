"""What an analyst has decided: two stories or two statements are one, or are two, whatever linking finds."""

from pathlib import Path
from typing import Literal, NamedTuple, get_args

from flows.errors import UsageError
from flows.reference import REFERENCE, rows

Level = Literal["story", "statement"]
Relation = Literal["joined", "parted"]
FILE = "link_overrides.csv"


class Decision(NamedTuple):
    """Two articles (by article_id) are one story or two; two claims (by claim_id) are one statement or two."""

    one: str
    other: str
    relation: Relation


def decisions(level: Level, folder: Path = REFERENCE) -> list[Decision]:
    """Return the rows of ``link_overrides.csv`` for stories or for statements; of one pair, the last row prevails.

    Raises:
        UsageError: a row says something else than story or statement, joined or parted.
    """
    found: dict[frozenset[str], Decision] = {}
    for number, row in enumerate(rows(FILE, folder), start=2):
        if row["level"] not in get_args(Level) or row["relation"] not in get_args(Relation):
            raise UsageError(
                f"{folder / FILE}, line {number}: level is story or statement, relation is joined or parted"
            )
        if row["level"] == level:
            pair = frozenset((row["one"], row["other"]))
            found[pair] = Decision(row["one"], row["other"], row["relation"])  # type: ignore[arg-type]
    return list(found.values())
