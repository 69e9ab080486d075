"""Trains the tagger; needs torch, which the product itself never does."""
