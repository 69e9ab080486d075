"""What names have in common: keys that spellings of one name share, and how alike two names are."""
