"""Groups what is scored pair by pair, by average linkage: two groups join while their members agree on average.

One strong pair never joins two groups whose other members have nothing in common, so groups do not chain. One that is
still alone may join a group by its strongest pair in part: a follow-up takes up one report, not all. No two groups join
without a strong pair, so that what strong pairs connect can be grouped alone.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from heapq import heapify, heappop, heappush
from typing import NamedTuple

Pair = tuple[str, str]


class Sum(NamedTuple):
    """The scores of all pairs of two groups: their sum and the most of one."""

    total: float
    most: float

    def plus(self, other: "Sum") -> "Sum":
        """Return the sum over the pairs of both."""
        return Sum(self.total + other.total, max(self.most, other.most))


NOTHING = Sum(0.0, 0.0)


def components(pairs: Iterable[Pair]) -> dict[str, str]:
    """Return for every member of a pair the smallest id of all that pairs connect it with."""
    root: dict[str, str] = {}
    for pair in pairs:
        one, other = sorted(_shortened(root, item) for item in pair)
        root[other] = one
    return {item: _shortened(root, item) for item in root}


def _shortened(root: dict[str, str], item: str) -> str:
    """Return the top of an item, and let all on the way to it point there."""
    top = _top(root, root.setdefault(item, item))
    while root[item] != top:
        root[item], item = top, root[item]
    return top


def clusters(scores: Mapping[Pair, float], threshold: float, strongest: float = 0.0) -> dict[str, str]:
    """Return for every member of a pair the smallest id of its group.

    The groups follow from the scores alone, not from the order of the pairs: ties go to the smaller ids.

    Args:
        scores: pair → score; a pair that is not named scores 0. Infinity joins for good, minus infinity parts.
        threshold: the least average score of all pairs of two groups that become one.
        strongest: what the strongest pair counts beside the average, from 0 to 1, where one of the two is alone.
    """
    size: dict[str, int] = {}
    between: dict[str, dict[str, Sum]] = defaultdict(dict)
    for (one, other), score in scores.items():
        size[one] = size[other] = 1
        between[one][other] = between[other][one] = Sum(score, score)
    root = {item: item for item in size}
    waiting = [(-score, min(pair), max(pair), 1, 1) for pair, score in scores.items() if score >= threshold]
    heapify(waiting)
    while waiting:
        _, kept, joined, kept_size, joined_size = heappop(waiting)
        if size.get(kept) != kept_size or size.get(joined) != joined_size:
            continue  # one of the two has grown or joined another since
        root[joined] = kept
        size[kept] += size.pop(joined)
        sums = between.pop(joined)
        for group, total in sums.items():
            del between[group][joined]
            if group != kept:
                between[kept][group] = between[group][kept] = between[kept].get(group, NOTHING).plus(total)
        for group, total in between[kept].items():
            score = total.total / (size[kept] * size[group])
            if strongest and size[group] == 1:
                score = (1 - strongest) * score + strongest * total.most
            if score >= threshold and not math.isnan(score):  # a pair both joined and parted is parted
                first, second = sorted((kept, group))
                heappush(waiting, (-score, first, second, size[first], size[second]))
    return {item: _top(root, item) for item in root}


def _top(root: dict[str, str], item: str) -> str:
    while root[item] != item:
        item = root[item]
    return item
