"""Runs the `onrecord` command in forks of one process that has imported and read what it needs.

Most of what a short command costs is importing libraries and reading models and word lists. A fork is a process of its
own as any other: with its own arguments, environment and output, to be waited for and to be killed. `python -m
tests.forks` is that one process. It opens no database, since a fork inherits none of its threads; models have one thread.
"""

import atexit
import fcntl
import gc
import json
import os
import random
import select
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import traceback
from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from typing import Any

# What the command reads when it needs it; other variables are read as libraries are imported.
READ_LATE = ("ONRECORD_", "PGPASSWORD", "PYTEST_")
MODULES = (
    "flows.cli.app", "flows.cli.show", "flows.cli.doctor", "flows.browse", "flows.publish", "flows.deploy", "flows.link",
    "flows.annotate", "warehouse.export", "expectations.own", "expectations.report.figures", "pyarrow.dataset",
    "prefect.flow_engine", "prefect.task_engine", "prefect.server.api.server", "prefect.server.api.clients",
    "prefect.server.database.query_components", "prefect.server.events.services.actions", "prefect.utilities.visualization",
    "prefect.server.events.services.event_logger", "docket.tasks", "docket._redis_memory",
    "uvicorn.lifespan.on", "uvicorn.protocols.http.auto", "uvicorn.protocols.websockets.auto", "aiosqlite", "burner_redis",
    "anyio._backends._asyncio",
)  # fmt: skip


class Forks:
    """The process that forks: one for all processes of a test session, for as long as one of them asks."""

    def __init__(self, folder: Path) -> None:
        """``folder`` is the session's."""
        self._environment = {**os.environ, "COLUMNS": "120"}
        self._connection = _connected(folder, self._environment)
        self._talk = self._connection.makefile("rw", encoding="utf-8")

    def serves(self, environment: Mapping[str, str]) -> bool:
        """Return whether a fork sees this environment as a process of its own would."""
        return _early(environment) == _early(self._environment)

    def start(self, arguments: list[str], environment: Mapping[str, str]) -> "Fork":
        """Begin a command; it leads a process group of its own."""
        out, err = (
            tempfile.NamedTemporaryFile("w+", encoding="utf-8")  # noqa: SIM115  closed when they are read
            for _ in range(2)
        )
        asked = {"arguments": arguments, "environment": dict(environment), "folder": os.getcwd()}
        return Fork(self, self.ask({**asked, "out": out.name, "err": err.name}), out, err)

    def ask(self, request: dict[str, Any]) -> Any:
        """Return the answer to a request."""
        self._talk.write(json.dumps(request) + "\n")
        self._talk.flush()
        return json.loads(self._talk.readline())

    def close(self) -> None:
        """Ask no more."""
        self._talk.close()
        self._connection.close()


class Fork:
    """A command that has begun; as `subprocess.Popen` where it has the same names."""

    def __init__(self, forks: Forks, pid: int, out: Any, err: Any) -> None:
        self.pid, self.returncode = pid, None
        self._forks, self._out, self._err = forks, out, err

    def poll(self) -> int | None:
        """Return how the command has ended; None while it goes on."""
        if self.returncode is None:
            self.returncode = self._forks.ask({"ended": self.pid})
        return self.returncode

    def communicate(self, timeout: float = 600) -> tuple[str, str]:
        """Wait for the end and return what was written to both outputs.

        Raises:
            TimeoutError: it does not end; it is killed.
        """
        deadline, pause = time.monotonic() + timeout, 0.005
        while self.poll() is None:
            if time.monotonic() > deadline:
                self.kill()
                raise TimeoutError(f"no end in {timeout} s: {self._told()}")
            time.sleep(pause)
            pause = min(0.1, 1.2 * pause)  # to ask costs both processes time
        return self._told()

    def kill(self) -> None:
        """Kill the command, and what it has started."""
        with suppress(ProcessLookupError):
            os.killpg(self.pid, signal.SIGKILL)

    def _told(self) -> tuple[str, str]:
        with self._out, self._err:
            return self._out.read(), self._err.read()


def _early(environment: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in environment.items() if not name.startswith(READ_LATE)}


def _connected(folder: Path, environment: Mapping[str, str]) -> socket.socket:
    """Return a connection to the process that forks; who finds none starts it."""
    address = folder / "forks.socket"
    with (folder / "forks.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        connection = socket.socket(socket.AF_UNIX)
        try:
            connection.connect(str(address))
        except (FileNotFoundError, ConnectionRefusedError):
            address.unlink(missing_ok=True)
            with socket.socket(socket.AF_UNIX) as listener:
                listener.bind(str(address))
                listener.listen()
                subprocess.Popen(
                    [sys.executable, "-m", __name__, str(listener.fileno())], pass_fds=[listener.fileno()],
                    stdin=subprocess.DEVNULL, cwd=Path(__file__).parent.parent, env=environment,
                )  # fmt: skip
            connection.connect(str(address))
    return connection


def _serve(listener: socket.socket) -> None:
    """Fork on request until nobody asks any more; what comes back is a fork, which has its command in `sys.argv`."""
    asking = [listener.accept()[0]]
    while asking:
        for ready in select.select([listener, *asking], [], [])[0]:
            if ready is listener:
                asking.append(listener.accept()[0])
                continue
            with ready.makefile("rw", encoding="utf-8") as talk:
                if not (line := talk.readline()):
                    asking.remove(ready)
                    ready.close()
                    continue
                request = json.loads(line)
                if "ended" in request:
                    pid, status = os.waitpid(request["ended"], os.WNOHANG)
                    answer = os.waitstatus_to_exitcode(status) if pid else None
                else:
                    answer = os.fork()
                    if answer == 0:
                        for each in (listener, *asking):
                            each.close()
                        _become(request)
                        return
                    with suppress(OSError):  # whoever is first, fork or this
                        os.setpgid(answer, answer)
                talk.write(json.dumps(answer) + "\n")
    os._exit(0)


def _become(request: dict[str, Any]) -> None:
    os.setpgid(0, 0)
    os.chdir(request["folder"])
    os.environ.clear()
    os.environ.update(request["environment"])
    given, out, err = (
        os.open(request.get(name, os.devnull), os.O_RDWR | os.O_TRUNC) for name in ("in", "out", "err")
    )
    for stream, opened in enumerate((given, out, err)):
        os.dup2(opened, stream)
        os.close(opened)
    random.seed()
    sys.modules["__main__"].__package__ = None  # of which usage lines make the command's name
    sys.argv = [str(Path(sys.executable).with_name("onrecord")), *request["arguments"]]


def _end() -> None:
    """Run the command and end as Python does, but for what libraries do at last with threads that a fork lacks."""
    from flows.cli import main

    status = 0
    try:
        main()
    except SystemExit as end:
        status = end.code if isinstance(end.code, int) else int(end.code is not None)
    except BaseException:
        traceback.print_exc()
        status = 1
    threading._shutdown()  # type: ignore[attr-defined]
    atexit._run_exitfuncs()
    sys.stdout.flush()
    os._exit(status)


def _prepare() -> None:
    """Import what a command imports, read what it reads of models, lists and templates, and let the models work once."""
    great_expectations = import_module("expectations.lean").great_expectations
    great_expectations()
    for name in MODULES:
        import_module(name)
    from prefect.server.api.server import create_app
    from prefect.settings import temporary_settings

    from expectations.engine import context, suite_of
    from expectations.policy import read_policy
    from expectations.report import _environment
    from flows.clean.sources import domain_of
    from flows.deploy import private_settings
    from flows.languages import languages
    from flows.link.embeddings import embed
    from flows.link.entities.linking import _known
    from flows.records import Document
    from flows.reference import REFERENCE, written
    from flows.run.workers import _annotator, _clean
    from tests.annotated import article_of

    text = "Jane Doe said on Monday that the bridge would be closed."
    page = f"<html><body><main><h1>Bridge closed</h1><p>{text}</p></main></body></html>"
    documents = [
        Document("plain", "plain", "plain", "text/plain", None, "", text),
        Document("page", "page", "page", "text/html", None, "", text, page),
    ]
    _clean(documents, datetime.now(UTC))
    domain_of("https://www.example.org/")
    _annotator().annotate([(text, article_of(text, language)) for language in languages()])
    embed([text])
    _known(REFERENCE, written(REFERENCE))
    context()
    for suite, rules in read_policy().suites.items():
        suite_of(suite, rules, "")
    for template in _environment().list_templates(extensions=["html"]):
        _environment().get_template(template)
    with temporary_settings(private_settings()):
        # Prefect keeps what it has made for these settings. It is not started: a fork would lack its threads.
        app = create_app(ephemeral=True)
    (api,) = (route.app for route in app.router.routes if getattr(route, "path", None) == "/api")
    for route in api.router.routes:  # a route is prepared when a request first passes it
        route.matches({"type": "http", "method": "GET", "path": "/nowhere", "headers": []})
    gc.freeze()  # a fork copies no memory that it does not change


if __name__ == "__main__":
    _prepare()
    _serve(socket.socket(fileno=int(sys.argv[1])))
    _end()
