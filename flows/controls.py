"""Control characters of hostile text, made visible before a terminal or a page shows it."""

import re

# Escape sequences in an article could move the cursor, retitle the window or hide text; marks of direction could
# show it in another order; a lone surrogate cannot be written at all.
_CONTROL = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)


def strip_control(value: object) -> str:
    """Return the value as text of the same length without control characters; None is an empty string."""
    return "" if value is None else _CONTROL.sub("\N{REPLACEMENT CHARACTER}", str(value))
