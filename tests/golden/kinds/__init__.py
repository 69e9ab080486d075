"""Siblings of the faults that readers are known for: every kind in other dress than where it was first seen."""
