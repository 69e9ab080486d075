"""Tells somebody that a run needs a look: calls a webhook, or runs a command.

``ONRECORD_NOTIFY`` in the environment says which: an address (``https://…``) gets the message as a JSON POST,
anything else is a command that reads it from its standard input. A hook that fails never fails the run.
"""

import json
import os
import shlex
import subprocess
import sys
from collections.abc import Mapping
from http.client import HTTPException
from typing import Any
from urllib.request import Request, urlopen

from expectations import Outcome
from flows.run.run import Summary

VARIABLE = "ONRECORD_NOTIFY"
PATIENCE_SECONDS = 15


def notify(summary: Summary, outcome: Outcome) -> bool:
    """Send the message of a run that deserves one to the hook, if there is one; return whether it was sent."""
    hook = os.environ.get(VARIABLE, "").strip()
    if not hook or not outcome.notable:
        return False
    message = json.dumps(_message(summary, outcome), ensure_ascii=False).encode()
    try:
        if hook.startswith(("http://", "https://")):
            _post(hook, message)
        else:
            subprocess.run(
                shlex.split(hook),
                input=message,
                stdout=subprocess.DEVNULL,
                timeout=PATIENCE_SECONDS,
                check=True,
            )
    except (OSError, ValueError, HTTPException, subprocess.SubprocessError) as error:
        # No more than the kind of error: the address may hold a secret, and so may a command.
        print(f"onrecord: {VARIABLE} could not be told: {type(error).__name__}", file=sys.stderr)
        return False
    return True


def _post(address: str, message: bytes) -> None:
    request = Request(address, message, {"Content-Type": "application/json; charset=utf-8"})
    with urlopen(request, timeout=PATIENCE_SECONDS):
        pass


def _message(summary: Summary, outcome: Outcome) -> Mapping[str, Any]:
    """Return what the hook is told; ``text`` is the field that chat services show."""
    counts = summary.counts
    return {
        "text": f"onrecord run {summary.run_id}, {summary.status}. {summary.verdict}",
        "run_id": summary.run_id,
        "status": summary.status,
        "severity": outcome.severity,
        "verdict": summary.verdict,
        "read": counts.read,
        "loaded": counts.loaded,
        "duplicate": counts.duplicate,
        "quarantined": counts.quarantined,
        "report": str(summary.report),
        "failures": [
            {
                "expectation": row["expectation"],
                "severity": row["severity"],
                "unexpected_count": row["unexpected_count"],
                "element_count": row["element_count"],
            }
            for row in outcome.results
            if not row["success"]
        ],
    }
