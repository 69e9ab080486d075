"""Asks the advisory database about every pin: ``python .ci/audit.py [--offline-ok]``.

pip-audit is installed into an environment of its own. Exit status: 0 nothing known, 1 a pin has a known weakness, 2 the
database could not be asked, which --offline-ok turns into 0.
"""

import json
import subprocess
import sys
import tempfile
import venv
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
LOCK = (
    ROOT / "requirements-dask.lock"
)  # the product with all its extras; tools for developers never see an article
CLEAN, WEAK, UNASKED = 0, 1, 2


def main(arguments: list[str]) -> int:
    """Print one line a weakness, or one that says how it went; return the exit status."""
    with tempfile.TemporaryDirectory() as folder:
        status, lines = judged(*asked(Path(folder)))
    print("\n".join(f"audit: {line}" for line in lines))
    return CLEAN if status == UNASKED and "--offline-ok" in arguments else status


def asked(folder: Path) -> tuple[str | None, str]:
    """Return pip-audit's report as JSON, None where there is none, and what it said on the way."""
    venv.create(folder / "venv", with_pip=True)
    report, python = folder / "report.json", folder / "venv" / "bin" / "python"
    install = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "pip-audit"]
    audit = [
        str(python), "-m", "pip_audit", "--disable-pip", "--require-hashes", "--progress-spinner", "off",
        "--format", "json", "--output", str(report), "--requirement", str(LOCK),
    ]  # fmt: skip
    said = ""
    for command in (install, audit):
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        said = done.stderr
        if done.returncode and command is install:
            break
    return (report.read_text(encoding="utf-8") if report.exists() else None), said


def judged(report: str | None, said: str) -> tuple[int, list[str]]:
    """Return the exit status and the lines for a report, or for the lack of one."""
    try:
        packages: list[dict[str, Any]] = json.loads(report or "")["dependencies"]
    except (ValueError, KeyError):
        why = (said.strip().splitlines() or ["it said nothing"])[-1][:200]
        return UNASKED, [f"the advisory database could not be asked: {why}"]
    weak = [
        f"{package['name']} {package['version']}: {weakness['id']}, mended in"
        f" {', '.join(weakness['fix_versions']) or 'no release yet'}"
        for package in packages
        for weakness in package.get("vulns", ())
    ]
    unknown = [package["name"] for package in packages if "skip_reason" in package]
    if len(unknown) == len(packages):  # a mirror without advisories answers so
        return UNASKED, ["the advisory database could not be asked: it knows none of the pins"]
    lines = weak or [f"nothing known against {len(packages) - len(unknown)} pins"]
    if unknown:
        lines.append(f"the database does not know {', '.join(unknown)}")
    return (WEAK if weak else CLEAN), lines


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
