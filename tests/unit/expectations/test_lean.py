"""Great Expectations is imported without what no run uses; who uses it all the same gets it."""

import subprocess
import sys

ASK = """
import sys
from expectations.lean import great_expectations
assert great_expectations().__name__ == "great_expectations"
assert "scipy.stats._continuous_distns" not in sys.modules
from great_expectations.expectations.core import expect_column_kl_divergence_to_be_less_than as user
assert user.stats.entropy([0.5, 0.5]) > 0
import scipy.stats
assert scipy.stats.norm.cdf(0) == 0.5
"""


def test_what_no_run_uses_is_imported_when_it_is_asked_for():
    done = subprocess.run([sys.executable, "-c", ASK], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
