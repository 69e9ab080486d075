"""Puts the flow on a schedule, in this process."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import timedelta
from urllib.error import URLError
from urllib.request import urlopen

from flows.errors import UsageError

START_SECONDS = 120


def serve_on_schedule(
    interval: timedelta, inputs: Sequence[str], warehouse_file: str, mapping: Mapping[str, str]
) -> None:
    """Run the flow every ``interval`` until the process is stopped; runs never overlap.

    Uses the Prefect server that is configured; where none is, one is started for as long as this lasts, since
    Prefect's temporary server has no scheduler.

    Raises:
        UsageError: the server did not start.
    """
    with _server():
        # Imported only now: Prefect reads its settings, the server's address among them, when imported.
        from flows.publish import publish

        publish.serve(
            name="onrecord",
            interval=interval,
            parameters={"inputs": list(inputs), "warehouse_file": warehouse_file, "mapping": dict(mapping)},
            limit=1,
            pause_on_shutdown=False,
        )


@contextmanager
def _server() -> Iterator[None]:
    if os.environ.get("PREFECT_API_URL"):
        yield
        return
    port = _free_port()
    os.environ["PREFECT_API_URL"] = url = f"http://127.0.0.1:{port}/api"
    os.environ.setdefault("DO_NOT_TRACK", "1")
    os.environ.setdefault("PREFECT_SERVER_ANALYTICS_ENABLED", "false")
    command = [sys.executable, "-m", "prefect", "server", "start", "--no-ui", "--host", "127.0.0.1"]
    server = subprocess.Popen(
        [*command, "--port", str(port)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        _wait(f"{url}/health", server)
        yield
    finally:
        server.terminate()
        server.wait()


def _wait(health: str, server: "subprocess.Popen[bytes]") -> None:
    for _ in range(START_SECONDS * 4):
        if server.poll() is not None:
            break
        try:
            with urlopen(health, timeout=5):
                return
        except (URLError, OSError):
            time.sleep(0.25)
    raise UsageError("the scheduler did not start: run `prefect server start` to see why")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
