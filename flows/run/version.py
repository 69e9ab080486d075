"""Which code made a row."""

import hashlib
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

ROOT = Path(__file__).parents[2]
# What decides which rows come out; a change of a report's looks makes no new pipeline.
DECIDING = ("flows", "sql/transforms", "expectations", "seeds/reference")
LOOKS = ("expectations/report", "expectations/benchmarks.yaml", "flows/browse", "flows/cli")
SUFFIXES = {".py", ".sql", ".toml", ".csv", ".yaml", ".json", ".onnx", ".txt", ".bin", ".npz"}


@cache
def pipeline_version() -> str:
    """Return the release and eight digits over the files that decide what comes out: ``0.1.0+1f9e33a0``."""
    digest = hashlib.blake2b(digest_size=4)
    for folder in DECIDING:
        for path in sorted((ROOT / folder).rglob("*")):
            name = path.relative_to(ROOT).as_posix()
            if path.suffix in SUFFIXES and path.is_file() and not name.startswith(LOOKS):
                digest.update(name.encode())
                digest.update(path.read_bytes())
    return f"{_release()}+{digest.hexdigest()}"


def _release() -> str:
    try:
        return version("onrecord")
    except PackageNotFoundError:
        return "0"
