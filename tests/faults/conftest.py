"""A small published warehouse, for faults of its files."""

import shutil
from pathlib import Path

import pytest

from tests.integration.quality_batch import publish_history
from warehouse.home import Home


@pytest.fixture
def home(once, tmp_path) -> Home:
    """A copy of a warehouse with one run of twelve articles."""

    def publish(folder: Path) -> None:
        publish_history(Home(folder / "onrecord.duckdb"), runs=1, size=12)

    home = Home(tmp_path / "onrecord.duckdb")
    shutil.copyfile(once("small", publish) / "onrecord.duckdb", home.warehouse)
    return home
