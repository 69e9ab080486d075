"""Language packs: what annotation knows of a language, as data. Adding a language adds a folder."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

PACKS = Path(__file__).parent


@cache
def languages() -> tuple[str, ...]:
    """Return the languages that have a pack."""
    return tuple(sorted(path.parent.name for path in PACKS.glob("*/reporting.toml")))


@cache
def pack(language: str, name: str) -> dict[str, Any]:
    """Return the contents of ``<name>.toml`` of a language; those of all languages merged where it has no pack."""
    chosen = (language,) if language in languages() else languages()
    merged: dict[str, Any] = {}
    for code in chosen:
        _merge(merged, tomllib.loads((PACKS / code / f"{name}.toml").read_text("utf-8")))
    return merged


def _merge(into: dict[str, Any], more: dict[str, Any]) -> None:
    for key, value in more.items():
        if isinstance(value, dict):
            _merge(into.setdefault(key, {}), value)
        elif isinstance(value, list):
            into[key] = [*into.get(key, []), *value]
        else:
            into[key] = value
