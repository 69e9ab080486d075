"""Puts the flow on a schedule."""

from collections.abc import Mapping, Sequence
from datetime import timedelta

from flows.publish import publish


def serve_on_schedule(
    interval: timedelta, inputs: Sequence[str], warehouse_file: str, mapping: Mapping[str, str]
) -> None:
    """Run the flow every ``interval`` in this process until it is stopped; runs never overlap."""
    publish.serve(
        name="onrecord",
        interval=interval,
        parameters={"inputs": list(inputs), "warehouse_file": warehouse_file, "mapping": dict(mapping)},
        limit=1,
        pause_on_shutdown=False,
    )
