"""Which code made a row."""

import hashlib
import tomllib
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
# What decides which rows come out; a change of a report's looks makes no new pipeline.
DECIDING = ("flows", "sql/transforms", "expectations", "seeds/reference")
LOOKS = ("expectations/report", "expectations/benchmarks.yaml", "flows/browse", "flows/cli")
SUFFIXES = {".py", ".sql", ".toml", ".csv", ".yaml", ".json", ".onnx", ".txt", ".bin", ".npz"}


@cache
def pipeline_version() -> str:
    """Return the release and eight digits over the files that decide what comes out: ``0.2.0+1f9e33a0``."""
    digest = hashlib.blake2b(digest_size=4)
    for folder in DECIDING:
        for path in sorted((ROOT / folder).rglob("*")):
            name = path.relative_to(ROOT).as_posix()
            if path.suffix in SUFFIXES and path.is_file() and not name.startswith(LOOKS):
                digest.update(name.encode())
                digest.update(path.read_bytes())
    return f"{release()}+{digest.hexdigest()}"


def release() -> str:
    """Return the release as this checkout says it; what pip has noted may be of an older one."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return str(project["version"])
