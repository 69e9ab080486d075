"""Words that a printed column broke at the ends of its lines, as texts taken out of PDF files have them."""

import re

from flows.languages import languages, pack_of
from flows.languages.lemmas import is_word, spoken

LEAST = 3  # words so broken from which on a text was set in columns; one or two may be lists
_BROKEN = re.compile(r"(?<!\w)([^\W\d_]{1,40})([-‐])[ \t]*\r?\n[ \t]*([^\W\d_A-ZÄÖÜ][^\W\d_]{0,40})")


def without_broken_words(text: str) -> str:
    """Return a text with its broken words whole; a hyphen stays where it belongs to what it joins."""
    found = list(_BROKEN.finditer(text))
    joins = _joins()
    broken = [match for match in found if match[3] not in joins]
    if len(broken) < LEAST:
        return text
    language = max(spoken(), key=lambda each: sum(is_word(match[1] + match[3], each) for match in broken))

    def whole(match: re.Match[str]) -> str:
        left, hyphen, right = match.groups()
        if right in joins:
            return f"{left}{hyphen} {right}"
        parts = len(left) > 1 and is_word(left, language) and is_word(right, language)
        return f"{left}{hyphen if parts and not is_word(left + right, language) else ''}{right}"

    return _BROKEN.sub(whole, text)


def _joins() -> frozenset[str]:
    """Return the words before which a hyphen stands for a part left out: "Ein- und Ausfuhr"."""
    return frozenset(word for language in languages() for word in pack_of(language).reporting.joins.words)
