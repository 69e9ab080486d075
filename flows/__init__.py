"""Everything that moves data, in one direction: read, clean, annotate, check, load, link, report."""

import os

# Nothing leaves the machine. These are read when the packages are imported, so they stand before every import.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"  # onnxruntime: a device id, queued events, its vendor's event host
os.environ["DO_NOT_TRACK"] = "1"  # Prefect's client and what else honours it
os.environ["PREFECT_SERVER_ANALYTICS_ENABLED"] = "false"
os.environ["GX_ANALYTICS_ENABLED"] = "false"

# Processes share the work, not threads of one matrix product: those wait for each other longer than they compute, and
# the last digits of an embedding would depend on how many there are.
os.environ["OPENBLAS_NUM_THREADS"] = "1"  # numpy on Linux
os.environ["VECLIB_MAXIMUM_THREADS"] = "1"  # numpy on macOS
