"""The labels the encoder emits and where each stands in its output.

One row of output is one word. The first columns are tag logits, three a head (O, B, I); the names head is one
softmax over nine tags. Then come the stance votes and the vectors that link a content to its parts.
"""

from typing import Final

from flows.records import QuoteType, Stance

O, B, I = 0, 1, 2  # noqa: E741

QUOTE_TYPES: Final[tuple[QuoteType, ...]] = (
    "direct",
    "indirect",
    "reported",
    "free_indirect",
    "indirect_free_indirect",
)
ROLES: Final = ("speaker", "cue", "frame", "addressee")
LINKS: Final = (*ROLES, "before")  # before: the earlier part of the same, interrupted content
STANCES: Final[tuple[Stance, ...]] = ("assert", "deny", "confirm", "accuse", "demand", "ask")
NAME_KINDS: Final = ("PER", "LOC", "ORG", "MISC")

SPAN_HEADS: Final = (*QUOTE_TYPES, *ROLES)
NAME_TAGS: Final = 1 + 2 * len(NAME_KINDS)  # O, then B and I of each kind
TAGS: Final = 3 * len(SPAN_HEADS) + NAME_TAGS

# Stance and hedging are the sum of three votes: of the content's first word, its mean word and its cue word.
VOTES: Final = ("first", "mean", "cue")
VOTE_WIDTH: Final = len(STANCES) + 1

LINK_WIDTH: Final = 48  # of the vectors whose product says how well a word fits a content
VECTORS: Final = ("from_first", "from_last", "to")

# Signed distance of a word from a content, in classes: before it, behind it, inside it, and "none".
DISTANCES: Final = (1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129)
INSIDE: Final = (0, 1, 2, 3, 5, 8, 13, 21)
DISTANCE_CLASSES: Final = 2 * len(DISTANCES) + len(INSIDE) + 1
