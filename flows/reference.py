"""The one reader of ``seeds/reference``: the outlets, agencies and entities known beforehand, and what was decided."""

import csv
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import cast, get_args

from flows.errors import UsageError
from flows.records import Kind

REFERENCE = Path(__file__).parents[1] / "seeds" / "reference"
COLUMNS = {
    "outlets.csv": ("domain", "name", "country", "language", "time_zone", "aliases"),
    "agencies.csv": ("name", "aliases"),
    "entities.csv": ("key", "name", "kind", "aliases", "wikidata_id"),
    "places.csv": ("key", "name", "kind", "aliases", "wikidata_id"),
    "legal_forms.csv": ("form", "place", "countries"),
    "names.csv": ("part", "spellings"),
    "overrides.csv": ("surface", "kind", "external_id", "entity"),
    "link_overrides.csv": ("level", "one", "other", "relation"),
}
ENTITY_LISTS = ("entities.csv", "places.csv")
DECISIONS = ("overrides.csv", "link_overrides.csv")  # an analyst's own; without them nothing is decided


@dataclass(frozen=True, slots=True)
class Outlet:
    """One row of ``outlets.csv``."""

    domain: str
    name: str
    country: str
    language: str
    time_zone: str
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Agency:
    """One row of ``agencies.csv``."""

    name: str
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ListedEntity:
    """One row of ``entities.csv`` or ``places.csv``."""

    key: str
    name: str
    kind: Kind
    aliases: tuple[str, ...]
    wikidata_id: str | None


@dataclass(frozen=True, slots=True)
class Override:
    """One decided link: mentions of this surface (and kind, and article, where given) name this entity."""

    surface: str
    kind: Kind | None
    external_id: str | None
    entity: str


@cache
def outlets() -> dict[str, Outlet]:
    """Return the known outlets by domain."""
    return {outlet.domain: outlet for outlet in listed_outlets()}


@cache
def agency_names() -> dict[str, str]:
    """Return the name of each agency by the forms in which it is credited, as written."""
    return {form: agency.name for agency in listed_agencies() for form in (agency.name, *agency.aliases)}


def listed_outlets(folder: Path = REFERENCE) -> list[Outlet]:
    """Return the rows of ``outlets.csv``."""
    return [
        Outlet(
            row["domain"],
            row["name"],
            row["country"],
            row["language"],
            row["time_zone"],
            _list(row["aliases"]),
        )
        for row in rows("outlets.csv", folder)
    ]


def listed_agencies(folder: Path = REFERENCE) -> list[Agency]:
    """Return the rows of ``agencies.csv``."""
    return [Agency(row["name"], _list(row["aliases"])) for row in rows("agencies.csv", folder)]


def listed_entities(folder: Path = REFERENCE) -> list[ListedEntity]:
    """Return the entities of the lists; those of the earlier list come first."""
    return [
        ListedEntity(
            row["key"],
            row["name"],
            cast(Kind, row["kind"]),
            _list(row["aliases"]),
            row["wikidata_id"] or None,
        )
        for file in ENTITY_LISTS
        for row in rows(file, folder)
    ]


def overrides(folder: Path = REFERENCE) -> list[Override]:
    """Return the decided links in their order: a later one prevails.

    Raises:
        UsageError: a row names nothing, no entity or an unknown kind.
    """
    for number, row in enumerate(rows("overrides.csv", folder), start=2):
        if not (row["surface"] and row["entity"]) or row["kind"] not in ("", *get_args(Kind)):
            raise UsageError(
                f"{folder / 'overrides.csv'}, line {number}: a surface and an entity are needed, kind is empty or"
                f" {', '.join(get_args(Kind))}"
            )
    return [
        Override(
            row["surface"],
            cast("Kind | None", row["kind"] or None),
            row["external_id"] or None,
            row["entity"],
        )
        for row in rows("overrides.csv", folder)
    ]


def written(folder: Path = REFERENCE) -> frozenset[tuple[str, bytes]]:
    """Return the files of a folder as they are now; whoever remembers what is in them asks whether they differ."""
    return frozenset((path.name, path.read_bytes()) for path in folder.glob("*.csv"))


def check_lists(folder: Path = REFERENCE) -> None:
    """Return if the lists that come with the product are there, with their columns.

    Raises:
        UsageError: one is missing, cannot be read, or lacks a column.
    """
    for path in (folder / file for file in COLUMNS):
        if path.exists():
            with _reader(path):
                pass
        elif path.name not in DECISIONS:
            raise UsageError(
                f"no {path}: bring it back, for example with `git checkout -- {path.name}` there"
            )


def rows(file: str, folder: Path = REFERENCE) -> list[dict[str, str]]:
    """Return the rows of one CSV file by column name; none where the file is missing.

    Raises:
        UsageError: it cannot be read, or lacks a column.
    """
    path = folder / file
    if not path.exists():
        return []
    with _reader(path) as reader:
        return list(reader)


@contextmanager
def _reader(path: Path) -> "Iterator[csv.DictReader[str]]":
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            reader = csv.DictReader(lines, restval="")
            if not set(COLUMNS[path.name]).issubset(reader.fieldnames or ()):
                raise UsageError(f"{path}, line 1: the columns are {', '.join(COLUMNS[path.name])}")
            yield reader
    except OSError as error:
        raise UsageError(f"cannot read {path}: {error.strerror}") from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise UsageError(f"cannot read {path}: it is no CSV file in UTF-8") from error


def _list(cell: str) -> tuple[str, ...]:
    return tuple(filter(None, cell.split("|")))
