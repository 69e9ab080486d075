"""Blocks of names: only names that share one are compared."""

from functools import lru_cache

from flows.link.entities.keys import Group, bare, core, skeleton, skeletons
from flows.link.entities.spellings import nicknames, usual_spellings


def blocks(name: str, group: Group) -> set[str]:
    """Return the keys of which two names of one entity share at least one.

    A person: the skeleton of any later word with the first sounds of the first, of the last with those of any,
    and the same in the other order for names of two words. Anything else: the skeleton of its words.
    """
    kept = core(bare(name) if group == "person" else name)
    if group != "person" or len(kept) == 1:
        return {f"{group}:{' '.join(map(skeleton, kept))}"} | (
            {f"{group}:{found}" for found in skeletons(kept[0])} if len(kept) == 1 else set()
        )
    pairs = [(kept[0], word) for word in kept[1:]] + [(word, kept[-1]) for word in kept[1:-1]]
    if len(kept) == 2:
        pairs.append((kept[1], kept[0]))
    if len(kept) == 3:  # "Tsai Ing-wen" and "Tsai Ingwen", "Anne-Marie Maier" and "Annemarie Maier"
        pairs += [(kept[0], kept[1] + kept[2]), (kept[0] + kept[1], kept[2])]
    return {
        f"{last}/{sounds}"
        for given, family in pairs
        for last in skeletons(family)
        for sounds in _given(given)
    }


@lru_cache(maxsize=100_000)
def _given(word: str) -> frozenset[str]:
    """Return the classes of the first three sounds that a given name may have; vowels, h, j and y are one."""
    found = set()
    for name in {word, *nicknames(word), *usual_spellings(word)}:
        for sounds in skeletons(name) | skeletons(name.replace("x", "ks")):
            kept = sounds if sounds != name else ""
            found.add(("A" + kept if name[:1] in "aeiouhjy" else kept)[:3])
            if name.startswith(("j", "dj", "dsch", "dzh")):
                found.add(("S" + kept)[:3])
    return frozenset(found)
