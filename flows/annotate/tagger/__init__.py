"""The small encoder that finds attributed statements and names in one pass."""

from flows.annotate.tagger.shapes import NameKind, Tagged, TaggedClaim, TaggedName
from flows.annotate.tagger.tagger import Tagger

__all__ = ["NameKind", "Tagged", "TaggedClaim", "TaggedName", "Tagger"]
