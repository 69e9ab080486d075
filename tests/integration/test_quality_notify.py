"""A run that deserves a look calls the hook of the configuration; a hook that fails fails nothing."""

import json
import sys
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest

from expectations import Outcome
from flows.run.intake import Counts
from flows.run.notify import VARIABLE, notify
from flows.run.run import Summary

FAILURE = {
    "expectation": "outlet_silent",
    "severity": "warning",
    "success": False,
    "unexpected_count": 1,
    "element_count": 9,
}
OUTCOME = Outcome([FAILURE, {"success": True}], {}, {}, (), "Published with care.", "warning", False, True)
SUMMARY = Summary(
    "20260310T060000-beef", "published", Counts(read=9, loaded=9), 9, 20, 8, 'Published with "care" für alle.', (),
    Path("reports/20260310T060000-beef.html"), False,
)  # fmt: skip


@pytest.fixture
def server():
    """A web server of our own; yields its address and what it was sent, and answers as its ``status`` says."""
    heard = []

    class Answering(BaseHTTPRequestHandler):
        def do_POST(self):
            heard.append((self.headers["Content-Type"], self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(500 if self.path == "/broken" else 204)
            self.end_headers()

        def log_message(self, *_):
            pass

    with HTTPServer(("127.0.0.1", 0), Answering) as listening:
        Thread(target=listening.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{listening.server_port}", heard
        listening.shutdown()


def test_a_webhook_gets_the_message(server, monkeypatch):
    address, heard = server
    monkeypatch.setenv(VARIABLE, f"{address}/hook")
    assert notify(SUMMARY, OUTCOME)
    ((kind, body),) = heard
    message = json.loads(body)
    assert kind.startswith("application/json")
    assert message["run_id"] == SUMMARY.run_id
    assert SUMMARY.verdict in message["text"]
    assert (message["read"], message["loaded"]) == (9, 9)
    assert message["report"].endswith("beef.html")
    assert [failure["expectation"] for failure in message["failures"]] == ["outlet_silent"]


def test_a_command_gets_the_message(tmp_path, monkeypatch):
    target = tmp_path / "it's heard.json"
    script = tmp_path / "hook.py"
    script.write_text("import sys, pathlib; pathlib.Path(sys.argv[1]).write_bytes(sys.stdin.buffer.read())")
    monkeypatch.setenv(VARIABLE, f'{sys.executable} {script} "{target}"')
    assert notify(SUMMARY, OUTCOME)
    assert json.loads(target.read_bytes())["status"] == "published"


def test_a_quiet_run_tells_nobody(server, monkeypatch):
    address, heard = server
    monkeypatch.setenv(VARIABLE, address)
    assert not notify(SUMMARY, replace(OUTCOME, notable=False))
    monkeypatch.delenv(VARIABLE)
    assert not notify(SUMMARY, OUTCOME)
    assert heard == []


@pytest.mark.parametrize(
    "hook",
    [
        "http://127.0.0.1:9/closed?token=secret",
        "http://",
        "http://[broken",
        "no-such-command secret",
        "false",
        "'unclosed secret",
    ],
)
def test_a_hook_that_fails_fails_nothing_and_shows_no_secret(hook, monkeypatch, capsys):
    monkeypatch.setenv(VARIABLE, hook)
    assert not notify(SUMMARY, OUTCOME)
    said = capsys.readouterr().err
    assert VARIABLE in said
    assert "secret" not in said


def test_a_server_in_trouble_fails_nothing(server, monkeypatch):
    address, heard = server
    monkeypatch.setenv(VARIABLE, f"{address}/broken")
    assert not notify(SUMMARY, OUTCOME)
    assert len(heard) == 1
