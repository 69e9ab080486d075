"""A run that is killed at any moment leaves the published warehouse as it was."""

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import duckdb
import pytest

ARTICLE = (
    "Bürgermeisterin kündigt Rücktritt an\n\n3. Mai 2024\n\nDie Bürgermeisterin sagte, sie trete zurück.\n"
)


@pytest.mark.parametrize("seconds", [1, 4, 8, 11, 14])
def test_the_warehouse_stays_readable_and_the_next_run_works(seconds, seeded, tmp_path):
    warehouse = tmp_path / "onrecord.duckdb"
    shutil.copyfile(seeded, warehouse)
    article = tmp_path / "new.txt"
    article.write_text(ARTICLE, encoding="utf-8")
    command = [
        str(Path(sys.executable).with_name("onrecord")),
        "run",
        "-i",
        str(article),
        "-w",
        str(warehouse),
    ]
    process = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    time.sleep(seconds)
    # The whole group: Prefect's embedded server is a child of the run.
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        count = connection.execute("select count(*) from v_articles").fetchone()[0]
    assert count in (5, 6)  # 6 where the run was quicker than the kill
