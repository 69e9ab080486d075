"""The entities known beforehand, and the links an analyst has decided."""

import csv
from dataclasses import dataclass
from pathlib import Path

from flows.link.entities.keys import Group, group_of, key
from flows.records import stable_id

REFERENCE = Path(__file__).parents[3] / "seeds" / "reference"


@dataclass(frozen=True, slots=True)
class Known:
    """One reference entity. Its id depends on its key alone, so that names and aliases may be corrected."""

    entity_id: str
    name: str
    kind: str
    aliases: tuple[str, ...]
    wikidata_id: str | None

    @property
    def group(self) -> Group:
        """The group that the entity's names belong to."""
        return group_of(self.kind)


@dataclass(frozen=True, slots=True)
class Override:
    """One decided link: mentions of this surface (and kind, and article, where given) name this entity."""

    surface: str
    kind: str | None
    external_id: str | None
    entity: str


def known_entities(folder: Path = REFERENCE) -> list[Known]:
    """Return the entities of ``entities.csv`` and ``places.csv``, then the agencies and outlets they do not name."""
    known = [
        Known(
            stable_id("entity", row["key"]),
            row["name"],
            row["kind"],
            tuple(filter(None, row["aliases"].split("|"))),
            row["wikidata_id"] or None,
        )
        for file in ("entities.csv", "places.csv")
        for row in _rows(folder / file)
    ]
    taken = {
        key(name) for entity in known if entity.group == "thing" for name in (entity.name, *entity.aliases)
    }
    for kind, file in (("organisation", "agencies.csv"), ("outlet", "outlets.csv")):
        for row in _rows(folder / file):
            name = row["name"]
            if key(name) not in taken:
                taken.add(key(name))
                aliases = tuple(filter(None, row["aliases"].split("|")))
                known.append(Known(stable_id("entity", f"outlet:{key(name)}"), name, kind, aliases, None))
    return known


def names_of(known: list[Known]) -> list[tuple[Known, str]]:
    """Return every entity with each of its keys; a key that two entities of a group share belongs to the one
    of which it is the name (of the first in the list), an alias in common to neither."""
    owners: dict[tuple[Group, str], set[int]] = {}
    for position, entity in enumerate(known):
        for alias in entity.aliases:
            owners.setdefault((entity.group, key(alias)), set()).add(position)
    for position in reversed(range(len(known))):
        owners[known[position].group, key(known[position].name)] = {position}
    return [(known[min(who)], found) for (_, found), who in owners.items() if len(who) == 1]


def overrides(folder: Path = REFERENCE) -> list[Override]:
    """Return the rows of ``overrides.csv``, in its order: a later row prevails."""
    return [
        Override(row["surface"], row["kind"] or None, row["external_id"] or None, row["entity"])
        for row in _rows(folder / "overrides.csv")
    ]


def _rows(path: Path) -> list[dict[str, str]]:
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
