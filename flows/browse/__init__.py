"""The record in a browser: read-only pages over the published warehouse, and single pages as files.

``site`` serves the pages, ``pages`` asks what they show (the queries are in ``sql/pages``), ``marks`` cuts an article's
text where something was found in it, ``rows`` gives a page's rows as CSV, JSON or Parquet, ``dossier`` writes one page.
"""

from flows.browse.dossier import write_dossier
from flows.browse.site import LOCAL, serve_site

__all__ = ["LOCAL", "serve_site", "write_dossier"]
