"""Everything that moves data, in one direction: read, clean, annotate, check, load, link, report."""
