"""Holds every batch against the policy, and writes the report that people read."""

from expectations.outcome import Outcome
from expectations.report import write_report
from expectations.runner import check

__all__ = ["Outcome", "check", "write_report"]
