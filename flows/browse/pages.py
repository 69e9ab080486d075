"""What the pages show: each is a few queries, whose files are its sections."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import duckdb

from warehouse.schema import statement

Rows = list[dict[str, Any]]
_PARAMETER = re.compile(r"\$(\w+)")

# A page's sections in the order in which it shows them: the files of sql/pages/<page>. The first section of a page with
# a key is the thing itself: where it has no row, the page does not exist.
SECTIONS: Mapping[str, tuple[str, ...]] = {
    "home": ("size", "freshness", "denials", "stories", "single_origin"),
    "search": ("claims", "articles"),
    "story": ("story", "articles", "denials", "statements"),
    "statement": ("statement", "renderings", "answers", "origins"),
    "entity": ("entity", "claims", "about", "names", "together", "articles"),
    "article": ("article", "text", "claims", "names", "dates"),
    "quality": ("runs", "checks", "quarantine"),
}
KEYED = ("story", "statement", "entity", "article")  # pages of one thing, addressed by its id


@dataclass(frozen=True, slots=True)
class Section:
    """One query of a page.

    Attributes:
        name: the query's file, without its suffix.
        sql: the query as one can run it: its parameters stand in it as literals.
        rows: what it gave.
    """

    name: str
    sql: str
    rows: Rows = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its name, the id of what it shows ("" where it shows no one thing), its sections by name."""

    name: str
    key: str
    sections: Mapping[str, Section]

    def rows(self, section: str) -> Rows:
        """Return the rows of a section."""
        return self.sections[section].rows

    @property
    def thing(self) -> dict[str, Any]:
        """The one row that a page with a key is about."""
        return next(iter(self.sections.values())).rows[0]


def ask_page(
    connection: duckdb.DuckDBPyConnection, name: str, values: Mapping[str, Any] | None = None
) -> Page | None:
    """Return a page with its rows; None where there is no such thing.

    Args:
        connection: read access to a warehouse.
        name: one of SECTIONS.
        values: the parameters of its queries; the id of what a page with a key shows is ``key``.
    """
    given = values or {}
    sections: dict[str, Section] = {}
    for section in SECTIONS[name]:
        found = ask_section(connection, name, section, given)
        if not sections and name in KEYED and not found.rows:
            return None
        sections[section] = found
    return Page(name, str(given.get("key", "")), sections)


def ask_section(
    connection: duckdb.DuckDBPyConnection, page: str, section: str, values: Mapping[str, Any]
) -> Section:
    """Return one section of a page with its rows."""
    query = statement(f"pages/{page}/{section}.sql")
    used = used_values(connection, query, values)
    found = connection.execute(query, used or None)
    names = [column[0] for column in found.description or ()]
    rows = [dict(zip(names, row, strict=True)) for row in found.fetchall()]
    return Section(section, written_out(query, used), rows)


def used_values(
    connection: duckdb.DuckDBPyConnection, query: str, values: Mapping[str, Any]
) -> dict[str, Any]:
    """Return the parameters that a query names; what is not given is null."""
    (parsed,) = connection.extract_statements(query)
    return {name: values.get(name) for name in parsed.named_parameters}


def written_out(query: str, values: Mapping[str, Any]) -> str:
    """Return a query with literals for its parameters, as a person would type it."""
    return _PARAMETER.sub(lambda found: _literal(values[found[1]]) if found[1] in values else found[0], query)


def _literal(value: object) -> str:
    if value is None:
        return "null"
    if isinstance(value, int | float):
        return repr(value)
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(_literal, value)) + "]"
    return "'" + str(value).replace("'", "''") + "'"
