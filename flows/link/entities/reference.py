"""The entities known beforehand, with the keys under which they are found."""

from dataclasses import dataclass
from pathlib import Path

from flows.link.entities.keys import Group, group_of, key
from flows.records import stable_id
from flows.reference import REFERENCE, listed_agencies, listed_entities, listed_outlets


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


def known_entities(folder: Path = REFERENCE) -> list[Known]:
    """Return the entities of ``entities.csv`` and ``places.csv``, then the agencies and outlets they do not name."""
    known = [
        Known(stable_id("entity", listed.key), listed.name, listed.kind, listed.aliases, listed.wikidata_id)
        for listed in listed_entities(folder)
    ]
    taken = {
        key(name) for entity in known if entity.group == "thing" for name in (entity.name, *entity.aliases)
    }
    others = [("organisation", agency.name, agency.aliases) for agency in listed_agencies(folder)]
    others += [("outlet", outlet.name, outlet.aliases) for outlet in listed_outlets(folder)]
    for kind, name, aliases in others:
        if key(name) not in taken:
            taken.add(key(name))
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
