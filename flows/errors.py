"""The one error a user can cause."""


class UsageError(Exception):
    """Something the user can mend: one line that says what, where and what to do."""
