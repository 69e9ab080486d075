"""Decides which of the entities with like names are one."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import NamedTuple

from flows.link.names.keys import core


class Pair(NamedTuple):
    """Two entities whose names are alike, and how much."""

    entity_id: str
    other_entity_id: str
    score: float


def roots(
    pairs: Iterable[Pair],
    names: dict[str, str],
    reference: frozenset[str],
    alike: Callable[[str, str], bool],
) -> dict[str, str]:
    """Return for each entity of the pairs the one it is an instance of, perhaps itself.

    The answer depends on the pairs alone. An entity follows the reference entity most like it. Others form
    groups in which every name is like every other, and each group stands for its smallest id.

    Args:
        pairs: the pairs among some entities, all that are known of these.
        names: the name of each entity.
        reference: those that are reference entities.
        alike: whether two discovered entities, by id, may be one.
    """
    ordered = sorted(pairs, key=lambda pair: (-pair.score, pair))
    found: dict[str, str] = {entity: entity for pair in ordered for entity in pair[:2]}
    settled = set(reference)
    for one, other, _ in ordered:
        known, discovered = (one, other) if one in reference else (other, one)
        if known in reference and discovered not in settled:
            found[discovered] = known
            settled.add(discovered)
    free = [pair for pair in ordered if not settled & set(pair[:2])]
    groups = {entity: {entity} for pair in free for entity in pair[:2]}
    for one, other, _ in _unambiguous(free, names):
        if groups[one] is not groups[other] and all(alike(a, b) for a in groups[one] for b in groups[other]):
            groups[one] |= groups[other]
            for member in groups[other]:
                groups[member] = groups[one]
    return found | {entity: min(group) for entity, group in groups.items()}


def _unambiguous(pairs: list[Pair], names: dict[str, str]) -> list[Pair]:
    """Return the pairs without those of a short name that two unlike longer names contain ("George Bush")."""
    linked = {frozenset(pair[:2]) for pair in pairs}
    longer: dict[str, set[str]] = defaultdict(set)
    for pair in pairs:
        short, long = sorted(pair[:2], key=lambda entity: len(core(names[entity])))
        if len(core(names[short])) < len(core(names[long])):
            longer[short].add(long)
    torn = {
        short
        for short, found in longer.items()
        if any(one < other and frozenset((one, other)) not in linked for one in found for other in found)
    }
    return [
        pair for pair in pairs if not any(a in torn and b in longer[a] for a, b in (pair[:2], pair[1::-1]))
    ]
