"""Trains the two line models of segments, on labelled pages that are not part of this repository."""
