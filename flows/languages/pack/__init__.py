"""The shape of a language pack: every key that its TOML files must have, none that they may not have.

What the lists are for stands beside them in the files, and in ``flows/languages/README.md``.
"""

from flows.languages.pack.dates import Dates
from flows.languages.pack.facts import Facts
from flows.languages.pack.lines import Boilerplate, Lines, PhraseLists
from flows.languages.pack.names import Demonyms, Names
from flows.languages.pack.reporting import Reporting
from flows.languages.pack.table import Table

__all__ = [
    "Boilerplate",
    "Dates",
    "Demonyms",
    "Facts",
    "LanguagePack",
    "Lines",
    "Names",
    "PhraseLists",
    "Reporting",
    "Table",
]


class LanguagePack(Table):
    """All that is known of one language, a file a field."""

    language: str
    reporting: Reporting
    names: Names
    demonyms: Demonyms
    dates: Dates
    boilerplate: Boilerplate
    lines: Lines
    facts: Facts
