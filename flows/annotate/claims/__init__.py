"""Claims: who said what, with what stance, on whose word. The order of the rules stands in ``pipeline.py``."""

from flows.annotate.claims.pipeline import find_claims

__all__ = ["find_claims"]
