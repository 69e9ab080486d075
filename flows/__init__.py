"""Everything that moves data, in one direction: read, clean, annotate, check, load, link, report."""

import os

# Nothing leaves the machine. These are read when the packages are imported, so they stand before every import.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"  # onnxruntime: a device id, queued events, its vendor's event host
os.environ["DO_NOT_TRACK"] = "1"  # Prefect's client and what else honours it
os.environ["PREFECT_SERVER_ANALYTICS_ENABLED"] = "false"
os.environ["GX_ANALYTICS_ENABLED"] = "false"

# Each step's line goes to Prefect's log of the run; outside of runs there is no such log.
os.environ.setdefault("PREFECT_LOGGING_EXTRA_LOGGERS", "onrecord")
os.environ.setdefault("PREFECT_LOGGING_TO_API_WHEN_MISSING_FLOW", "ignore")
