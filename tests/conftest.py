"""What every test has: no network, no telemetry, a home of its own for Prefect."""

import fcntl
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

if sys.dont_write_bytecode:  # or each of some hundred processes would compile 2,500 modules
    sys.dont_write_bytecode = False
    sys.pycache_prefix = str(Path(__file__).parent.parent / ".pytest_cache" / "bytecode")
    os.environ |= {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": sys.pycache_prefix}

if "PYTEST_XDIST_WORKER" not in os.environ:  # the workers have that of the process that starts them
    HOME = tempfile.TemporaryDirectory(prefix="prefect-")
    os.environ["PREFECT_HOME"] = HOME.name
os.environ["PREFECT_LOGGING_LEVEL"] = "CRITICAL"

import pytest

import flows  # noqa: F401  it sets what numpy reads when it is imported
from tests import lakes
from tests.forks import Fork, Forks
from tests.newsroom import records
from warehouse.home import home_of
from warehouse.lake.filling import fill

ROOT = Path(__file__).parent.parent
SEEDS = ROOT / "seeds" / "articles"
HANGS_SECONDS = 600


@pytest.fixture(scope="session")
def shared() -> Path:
    """The labelled data, which is not part of the repository; tests that need it are skipped without it."""
    folder = Path(os.environ.get("ONRECORD_BENCHMARKS", ROOT.parent / "shared" / "benchmarks"))
    if not folder.is_dir():
        pytest.skip("the labelled data is not here")
    return folder


def run_alone(*arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the `onrecord` command as a user would."""
    command = [str(Path(sys.executable).with_name("onrecord")), *map(str, arguments)]
    return subprocess.run(
        command,
        capture_output=True,
        text=True,
        check=False,
        timeout=HANGS_SECONDS,
        env={**os.environ, "COLUMNS": "120", **environment},
    )


@pytest.fixture(scope="session")
def session(tmp_path_factory) -> Path:
    """The folder that all processes of a test session share."""
    folder = tmp_path_factory.getbasetemp()
    return folder.parent if "PYTEST_XDIST_WORKER" in os.environ else folder


@pytest.fixture(scope="session")
def forks(session) -> Iterator[Forks]:
    """The process whose forks are commands."""
    started = Forks(session)
    yield started
    started.close()


@pytest.fixture(scope="session")
def begin(forks) -> Callable[..., Fork]:
    """Return a function that begins the `onrecord` command in a process of its own, to be waited for or killed."""

    def start(*arguments: object, **environment: str) -> Fork:
        return forks.start([*map(str, arguments)], {**os.environ, "COLUMNS": "120", **environment})

    return start


@pytest.fixture(scope="session")
def onrecord(forks, begin) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Return a function that runs the `onrecord` command in a process of its own."""

    def run(*arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
        if not forks.serves({**os.environ, "COLUMNS": "120", **environment}):
            return run_alone(*arguments, **environment)
        done = begin(*arguments, **environment)
        out, err = done.communicate()
        return subprocess.CompletedProcess([*arguments], done.returncode, out, err)

    return run


@pytest.fixture
def alarm() -> Iterator[None]:
    """End a test that would never end; no machine is so busy that one document takes this long."""

    def stop(*_: object) -> None:
        raise TimeoutError(f"no end in {HANGS_SECONDS} seconds")

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(HANGS_SECONDS)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


@pytest.fixture(scope="session")
def orchestrator() -> Iterator[None]:
    """One Prefect server inside the tests' process, for tests that call flows."""
    from flows.deploy import orchestrated

    with orchestrated():
        yield


@pytest.fixture(scope="session")
def once(session) -> Callable[[str, Callable[[Path], None]], Path]:
    """Return a function that makes a folder once for all processes of a test session; nobody writes to it later."""

    def made(name: str, make: Callable[[Path], None]) -> Path:
        folder = session / name
        with (session / f"{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not (made_already := session / f"{name}.made").exists():
                folder.mkdir()
                make(folder)
                made_already.touch()
        return folder

    return made


@pytest.fixture(scope="session")
def seeded(once, onrecord) -> Path:
    """The warehouse of the five seed articles, built by the command; test_offline starts it as a user would."""

    def run(folder: Path) -> None:
        done = onrecord("run", "--warehouse", folder / "onrecord.duckdb")
        assert done.returncode == 0, done.stdout + done.stderr

    return once("seeded", run) / "onrecord.duckdb"


@pytest.fixture(scope="session")
def postgres() -> Iterator[lakes.Server]:
    """A PostgreSQL server of the tests' own."""
    with lakes.postgres() as server:
        yield server


@pytest.fixture(params=lakes.CATALOGS)
def lake(request, tmp_path, monkeypatch) -> str:
    """The address of a new lake, its catalog in SQLite or in PostgreSQL; what this host keeps of it lies in tmp_path."""
    lakes.needs_extensions(request.param)
    if request.param == "sqlite":
        return lakes.address(tmp_path)
    monkeypatch.setenv("PGPASSWORD", lakes.PASSWORD)
    monkeypatch.setenv("ONRECORD_LAKES", str(tmp_path / "lakes"))
    return request.getfixturevalue("postgres").address(tmp_path / "news-data")


@pytest.fixture(scope="session")
def filled_once(once, seeded) -> Path:
    """The folder of a lake in SQLite that holds the seed articles."""
    return once("filled", lambda folder: fill(home_of(lakes.address(folder)), seeded))


@pytest.fixture(scope="session")
def grown_once(once, filled_once, orchestrator) -> Path:
    """The folder of a lake in SQLite that holds the seed articles and, by a run on the lake, article 1."""
    from flows.publish import publish

    def run(folder: Path) -> None:
        lakes.duplicate(filled_once, folder)
        publish([records(folder, 1)], lakes.address(folder), processes=1)

    return once("grown", run)


@pytest.fixture
def filled(request, lake, seeded, tmp_path) -> str:
    """The address of a lake that holds the seed articles; one in SQLite is a copy."""
    if lake == lakes.address(tmp_path):
        lakes.duplicate(request.getfixturevalue("filled_once"), tmp_path)
    else:
        fill(home_of(lake), seeded)
    return lake


@pytest.fixture
def grown(grown_once, tmp_path) -> str:
    """The address of a copy of a lake in SQLite that holds the seed articles and, by a second run, article 1."""
    lakes.duplicate(grown_once, tmp_path)
    return lakes.address(tmp_path)


@pytest.fixture
def articles(tmp_path) -> Callable[..., str]:
    """Return a function that writes the articles of these numbers into a file and returns its path."""
    return partial(records, tmp_path)
