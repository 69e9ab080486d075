"""Nothing leaves the machine, and nothing is written but the warehouse and what lies beside it."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

# Runs the rest of the command line in a network namespace that has nothing but its own loopback.
ALONE = """
import fcntl, os, socket, struct, sys
with socket.socket() as probe:
    fcntl.ioctl(probe, 0x8914, struct.pack("16sh14x", b"lo", 0x1 | 0x40))  # SIOCSIFFLAGS: up and running
os.execvp(sys.argv[1], sys.argv[1:])
"""

# Python's own sockets: an address or a name that is not this machine's ends the program.
GUARD = """
import os, sys

def guard(event, arguments):
    if event == "socket.connect":
        address = arguments[1]
        host = address[0] if isinstance(address, tuple) else None
    elif event in ("socket.getaddrinfo", "socket.gethostbyname"):
        host = arguments[0]
    else:
        return
    host = host.decode() if isinstance(host, bytes) else host
    if host not in (None, "", "127.0.0.1", "::1", "localhost"):
        os.write(2, f"reached for {host!r}\\n".encode())
        os._exit(99)

sys.addaudithook(guard)
"""

LOOPBACK = re.compile(r'inet_addr\("127\.|inet_pton\(AF_INET6, "::1"')


def works(*command):
    return bool(shutil.which(command[0])) and subprocess.run(command, capture_output=True).returncode == 0


@pytest.fixture(scope="module")
def ran(tmp_path_factory):
    """Run the command twice, shut off in every way this machine allows; return its home and the system's log."""
    folder = tmp_path_factory.mktemp("offline")
    for name in ("home", "tmp", "cwd", "guard", "data"):
        (folder / name).mkdir()
    (folder / "guard" / "sitecustomize.py").write_text(GUARD)
    log = folder / "connections"
    ours = ("PREFECT_", "ONRECORD_", "ORT_", "GX_", "DO_NOT_TRACK", "XDG_")
    environment = {name: value for name, value in os.environ.items() if not name.startswith(ours)} | {
        "HOME": str(folder / "home"),
        "TMPDIR": str(folder / "tmp"),
        "PYTHONPATH": os.pathsep.join([str(folder / "guard"), str(ROOT)]),
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    shut = ["unshare", "--net", "--map-root-user", sys.executable, "-c", ALONE]
    seen = ["strace", "-f", "-qq", "--seccomp-bpf", "-e", "trace=connect,sendto,sendmsg,sendmmsg", "-A", "-o"]
    prefix = shut if works(*shut, "true") else []
    if works(*prefix, *seen, str(log), "true"):
        prefix = [*prefix, *seen, str(log)]
    command = [
        str(Path(sys.executable).with_name("onrecord")),
        "run",
        "-w",
        str(folder / "data" / "w.duckdb"),
    ]
    for _ in range(2):  # the second finds nothing new
        done = subprocess.run(
            [*prefix, *command],
            env=environment,
            cwd=folder / "cwd",
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
    return folder, log


def test_nothing_is_written_outside_the_warehouse(ran):
    folder, _ = ran
    for name in ("home", "tmp", "cwd"):
        assert [str(path) for path in (folder / name).rglob("*") if path.is_file()] == []


def test_no_system_call_reaches_for_another_machine(ran):
    _, log = ran
    if not log.exists():
        pytest.skip("system calls cannot be watched here: strace is missing or not allowed")
    lines = log.read_text(errors="replace").splitlines()
    reached = [line for line in lines if "AF_INET" in line and not LOOPBACK.search(line)]
    assert reached == []
    assert any("AF_INET" in line for line in lines)  # the run's own server: the watch is awake
