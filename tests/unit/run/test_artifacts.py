"""What a run leaves with Prefect is plain data, whatever was counted."""

import json
from collections import Counter
from pathlib import Path

from flows import publish
from flows.run.intake import Counts
from flows.run.run import Summary


def test_what_was_passed_over_is_a_number_of_the_run(monkeypatch):
    tables = []
    monkeypatch.setattr(publish, "create_table_artifact", lambda **named: tables.append(named["table"]))
    monkeypatch.setattr(publish, "create_markdown_artifact", lambda **_: None)
    counts = Counts(read=3, loaded=2, quarantined=1, passed_over=Counter({"file: .docx": 2, "file: .csv": 1}))
    publish._show(
        Summary(
            run_id="r",
            status="published",
            counts=counts,
            articles=2,
            mentions=0,
            claims=0,
            verdict="fine",
            aborted=False,
            report=Path("r.html"),
            over_share=False,
            kept=None,
        )
    )
    (row,) = json.loads(json.dumps(tables))[0]
    assert (row["run"], row["read"], row["loaded"], row["quarantined"], row["passed_over"]) == (
        "r",
        3,
        2,
        1,
        3,
    )
