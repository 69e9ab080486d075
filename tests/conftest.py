"""What every test has: no network, no telemetry, a home of its own for Prefect."""

import os
import tempfile
from pathlib import Path

os.environ["PREFECT_HOME"] = tempfile.mkdtemp(prefix="prefect-")
os.environ["PREFECT_LOGGING_LEVEL"] = "CRITICAL"
os.environ["GX_ANALYTICS_ENABLED"] = "false"

import pytest

ROOT = Path(__file__).parent.parent
SEEDS = ROOT / "seeds" / "articles"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The labelled data, which is not part of the repository; tests that need it are skipped without it."""
    folder = Path(os.environ.get("ONRECORD_BENCHMARKS", ROOT.parent / "shared" / "benchmarks"))
    if not folder.is_dir():
        pytest.skip("the labelled data is not here")
    return folder
