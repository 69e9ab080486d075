"""Decides which of the entities with like names are one."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from flows.link.entities.keys import core


class Pair(NamedTuple):
    """Two entities whose names are similar, and how much."""

    entity_id: str
    other_entity_id: str
    score: float


class Named(NamedTuple):
    """What is known of an entity: its name, whether it is a reference entity, when it was first named."""

    name: str
    is_reference: bool
    since: str


def roots(entities: Mapping[str, Named], pairs: Iterable[Pair]) -> dict[str, str]:
    """Return for each entity the one it is an instance of, perhaps itself.

    The answer depends on what is given alone, not on its order. An entity follows the reference entity most
    like it. Others form groups in which every name is like every other, and each group stands for the entity
    that was named first: what is added later joins it.

    Args:
        entities: some entities, by id.
        pairs: the pairs among them, all that are known.
    """
    ordered = sorted(pairs, key=lambda pair: (-pair.score, pair))
    found = {entity: entity for entity in entities}
    settled = {entity for entity, named in entities.items() if named.is_reference}
    for one, other, _ in ordered:
        known, discovered = (one, other) if entities[one].is_reference else (other, one)
        if entities[known].is_reference and discovered not in settled:
            found[discovered] = known
            settled.add(discovered)
    free = [pair for pair in ordered if not settled & set(pair[:2])]
    linked = {frozenset(pair[:2]) for pair in free}
    groups = {entity: {entity} for pair in free for entity in pair[:2]}
    for one, other, _ in _unambiguous(free, linked, entities):
        first, second = groups[one], groups[other]
        if first is not second and all(frozenset((a, b)) in linked for a in first for b in second):
            first |= second
            for member in second:
                groups[member] = first
    return found | {
        entity: min(group, key=lambda member: (entities[member].since, member))
        for entity, group in groups.items()
    }


def _unambiguous(pairs: list[Pair], linked: set[frozenset[str]], entities: Mapping[str, Named]) -> list[Pair]:
    """Return the pairs without those of a short name that two unlike longer names contain ("George Bush")."""
    longer: dict[str, set[str]] = defaultdict(set)
    for pair in pairs:
        short, long = sorted(pair[:2], key=lambda entity: len(core(entities[entity].name)))
        if len(core(entities[short].name)) < len(core(entities[long].name)):
            longer[short].add(long)
    torn = {
        short
        for short, found in longer.items()
        if any(one < other and frozenset((one, other)) not in linked for one in found for other in found)
    }
    return [
        pair for pair in pairs if not any(a in torn and b in longer[a] for a, b in (pair[:2], pair[1::-1]))
    ]
