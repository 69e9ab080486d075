"""onrecord is an application: nothing builds a wheel of it, an editable install works."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def _built(code, folder):
    return subprocess.run(
        [sys.executable, "-c", f"from hatchling.build import {code}; {code}({str(folder)!r})"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_wheel_build_ends_in_one_clear_line(tmp_path):
    done = _built("build_wheel", tmp_path)
    assert done.returncode
    assert done.stderr == (
        "onrecord is an application and is not built as a wheel: "
        "install it with `make run` or `pip install -e .`, see README.md\n"
    )
    assert not list(tmp_path.iterdir())


def test_an_editable_install_puts_the_checkout_on_the_path(tmp_path):
    done = _built("build_editable", tmp_path)
    assert not done.returncode, done.stderr
    assert [path.suffix for path in tmp_path.iterdir()] == [".whl"]
