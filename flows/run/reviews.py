"""An analyst accepts, rejects or corrects single claims; what was decided holds for every later run."""

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import get_args

import duckdb

from flows.controls import strip_control
from flows.errors import UsageError
from flows.records import Stance
from flows.run.decided import publish_decided
from warehouse.home import Home
from warehouse.schema import frame_schemas, run_file, step
from warehouse.tables import Row, frame

VERDICTS = {"accept": "accepted", "accepted": "accepted", "reject": "rejected", "rejected": "rejected"}
COLUMNS = ("claim_id", "verdict", "speaker", "stance", "reason", "by")


@dataclass(frozen=True, slots=True)
class Decision:
    """What is decided on one claim; a correction accepts the rest of it.

    Attributes:
        claim: the claim's id or its first digits.
        values: aspect (verdict, speaker, stance) and what it is to be.
        reason: why, in the analyst's words.
        by: who decides.
    """

    claim: str
    values: Mapping[str, str]
    reason: str | None
    by: str


def decision(cells: Mapping[str, str | None], by: str, where: str = "") -> Decision:
    """Return what a row of cells decides.

    Args:
        cells: claim_id, verdict (accept or reject), speaker, stance, reason, by; any may be missing or empty.
        by: who decides, where the row does not say.
        where: where the row stands, for a complaint.

    Raises:
        UsageError: the row decides nothing, or something that cannot be.
    """
    said = {name: (cells.get(name) or "").strip() for name in COLUMNS}
    claim, verdict, speaker, stance = (said[name] for name in COLUMNS[:4])
    if not claim:
        raise UsageError(f'{where}no claim is named: give its id, as `onrecord sql "from v_claims"` lists it')
    if not (verdict or speaker or stance):
        raise UsageError(
            f"{where}nothing is decided on {claim}: accept or reject it, or give a speaker or a stance"
        )
    if verdict and verdict not in VERDICTS:
        raise UsageError(f"{where}verdict {verdict}: write accept or reject")
    if stance and stance not in get_args(Stance):
        raise UsageError(f"{where}stance {stance}: write {', '.join(get_args(Stance))}")
    if strip_control(speaker) != speaker:
        raise UsageError(f"{where}speaker of {claim}: a name holds no control characters")
    decided = {"verdict": VERDICTS.get(verdict, "accepted")}
    if decided["verdict"] == "rejected" and (speaker or stance):
        raise UsageError(f"{where}{claim} is rejected or corrected, not both")
    decided |= {aspect: value for aspect, value in (("speaker", speaker), ("stance", stance)) if value}
    return Decision(claim, decided, said["reason"] or None, said["by"] or by)


def decisions_of(path: Path, by: str) -> list[Decision]:
    """Return what the rows of a CSV file decide.

    Raises:
        UsageError: the file cannot be read, has other columns, or a row decides something that cannot be.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.reader(file)
            names = [name.strip() for name in next(reader, [])]
            if "claim_id" not in names or set(names) - set(COLUMNS):
                raise UsageError(f"{path}, line 1: the columns are {', '.join(COLUMNS)}; claim_id is needed")
            rows = []
            for row in filter(None, reader):
                where = f"{path}, line {reader.line_num}: "
                if len(row) > len(names):
                    raise UsageError(f"{where}more cells than columns")
                rows.append(decision(dict(zip(names, row, strict=False)), by, where))
    except OSError as error:
        raise UsageError(f"cannot read {path}: {error.strerror}") from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise UsageError(f"cannot read {path}: it is no CSV file in UTF-8") from error
    if not rows:
        raise UsageError(f"{path} decides nothing: it has no row")
    return rows


def review(home: Home, decisions: Sequence[Decision], at: datetime) -> list[str]:
    """Publish what is decided, and return the ids of the claims; of two decisions on one, the later prevails.

    Raises:
        UsageError: a claim is unknown, or a run or another program is writing the warehouse.
    """
    ids, _ = publish_decided(home, "review", lambda candidate: _decide(candidate, decisions, at))
    return ids


def _decide(candidate: duckdb.DuckDBPyConnection, decisions: Sequence[Decision], at: datetime) -> list[str]:
    """Write the decisions into the candidate, and return the ids of their claims."""
    ids = [_claim_id(candidate, decided.claim) for decided in decisions]
    rows: dict[tuple[str, str], Row] = {}
    for claim_id, decided in zip(ids, decisions, strict=True):
        for aspect, value in decided.values.items():
            rows[claim_id, aspect] = {
                "claim_id": claim_id,
                "aspect": aspect,
                "value": value,
                "reason": decided.reason,
                "reviewed_by": decided.by,
                "reviewed_at": at,
            }
    with step(candidate, decisions=frame(frame_schemas()["claim_reviews"], list(rows.values()))):
        run_file(candidate, "transforms/decide.sql")
    return ids


def _claim_id(connection: duckdb.DuckDBPyConnection, key: str) -> str:
    found = connection.execute(
        "select claim_id from claims where starts_with(claim_id, $key) order by claim_id limit 2",
        {"key": key},
    ).fetchall()
    if not found:
        raise UsageError(f'no claim {key}: `onrecord sql "from v_claims"` lists them; nothing was changed')
    if len(found) > 1:
        raise UsageError(f"{key} fits several claims: give more digits of the id; nothing was changed")
    return str(found[0][0])
