"""Language packs: all that is known of a language, as data. Adding a language adds a folder."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any, TypeVar, get_origin

from pydantic import ValidationError

from flows.errors import UsageError
from flows.languages.pack import (
    Boilerplate,
    Dates,
    Demonyms,
    Facts,
    LanguagePack,
    Lines,
    Names,
    PhraseLists,
    Reporting,
    Table,
)

PACKS = Path(__file__).parent
NEUTRAL = "any"  # the folder of what holds in every language
T = TypeVar("T", bound=Table)
FILES = ("reporting", "names", "demonyms", "dates", "boilerplate", "lines", "facts")

__all__ = [
    "NEUTRAL",
    "PACKS",
    "Boilerplate",
    "Facts",
    "LanguagePack",
    "Lines",
    "PhraseLists",
    "in_every_language",
    "languages",
    "pack_of",
    "read_pack",
]


@cache
def languages(folder: Path = PACKS) -> tuple[str, ...]:
    """Return the languages that have a pack, by their codes."""
    return tuple(
        sorted(
            path.name
            for path in folder.iterdir()
            if (path / "reporting.toml").exists() and path.name != NEUTRAL
        )
    )


@cache
def pack_of(language: str) -> LanguagePack:
    """Return the pack of a language; the neutral one, which knows no words, for a language without a pack."""
    return read_pack(language) if language in languages() else _neutral(language)


def read_pack(language: str, folder: Path = PACKS) -> LanguagePack:
    """Return the pack in ``folder/language``.

    Raises:
        UsageError: a file or key is missing, a key is unknown or a value is of the wrong type; says which.
    """
    tables = {name: _read(folder / language / f"{name}.toml") for name in FILES}
    try:
        return LanguagePack.model_validate({"language": language, **tables})
    except ValidationError as error:
        first = error.errors()[0]
        file, *keys = (str(part) for part in first["loc"])
        what = "unknown key" if first["type"] == "extra_forbidden" else first["msg"].lower()
        raise UsageError(f"languages/{language}/{file}.toml: {'.'.join(keys)}: {what}") from None


def in_every_language(file: str) -> dict[str, Any]:
    """Return what a file of the folder ``any`` holds.

    Raises:
        UsageError: the file is missing or broken.
    """
    return _read(PACKS / NEUTRAL / f"{file}.toml")


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        raise UsageError(f"languages/{path.parent.name}/{path.name} is missing") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(f"languages/{path.parent.name}/{path.name}: {error}") from None


def _neutral(language: str) -> LanguagePack:
    return LanguagePack.model_construct(
        language=language,
        reporting=_empty(Reporting),
        names=_empty(Names),
        demonyms=_empty(Demonyms),
        dates=_empty(Dates),
        boilerplate={},
        lines=_empty(Lines),
        facts=_empty(Facts),
    )


def _empty(model: type[T]) -> T:
    """Return a table all of whose lists are empty."""
    values: dict[str, Any] = {}
    for name, field in model.model_fields.items():
        kind: Any = field.annotation
        nested = isinstance(kind, type) and issubclass(kind, Table)
        values[name] = _empty(kind) if nested else (get_origin(kind) or kind)()
    return model.model_construct(**values)
