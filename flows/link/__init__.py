"""Links what was found: names to entities, articles to stories, claims to statements and their denials."""

from dataclasses import dataclass

import duckdb

from flows.link.entities import link_entities
from flows.link.reviews import apply_reviews
from flows.link.statements import link_statements
from flows.link.stories import link_stories
from warehouse.memory import frugal


@dataclass(frozen=True, slots=True)
class LinkCounts:
    """Stories with another set of articles than before, and the claims in them."""

    stories: int
    claims: int


def link(connection: duckdb.DuckDBPyConnection) -> LinkCounts:
    """Link what was added to the warehouse behind the connection.

    The same articles give the same rows, in whichever order and in however many runs they arrive. Memory follows what
    is new and the weeks it stands in, not the warehouse.
    """
    with frugal(connection):
        link_entities(connection)
        reviewed = apply_reviews(connection)
        stories = link_stories(connection)
        claims = link_statements(connection, stories, reviewed=reviewed)
    return LinkCounts(stories=len(stories), claims=claims)
