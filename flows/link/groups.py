"""Groups what is linked pair by pair."""

from collections.abc import Iterable


def groups(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return for every member of a pair the smallest id it is connected with, directly or through others."""
    root: dict[str, str] = {}

    def find(item: str) -> str:
        root.setdefault(item, item)
        while root[item] != item:
            root[item] = root[root[item]]
            item = root[item]
        return item

    for one, other in pairs:
        first, second = sorted((find(one), find(other)))
        root[second] = first
    return {item: find(item) for item in root}
