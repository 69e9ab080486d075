"""Finds the article that a document is a variant of: its AMP page, its mobile page, a link with tracking."""

from collections.abc import Mapping, Sequence
from typing import Any

from flows.clean.addresses import same_article
from flows.clean.sources import stated_address
from flows.records import Document
from warehouse.tables import record_key

PROSE = 80  # characters from which on a line is prose: menus and teasers are shorter
SHARED = 0.5  # so much of the shorter one's prose stands in both


def address_of(document: Document) -> str | None:
    """Return what the addresses of the document's article have in common."""
    if document.refusal:
        return None
    url, _ = stated_address(document)
    return same_article(url) if url else None


def variant_of(document: Document, others: Sequence[Mapping[str, Any]]) -> str | None:
    """Return the id of the document that this one is a variant of, None for an article of its own.

    An address alone proves nothing, since content systems state one address for many pages: the two must share
    their prose. A document with the record key of another is a newer version of it, no variant.

    Args:
        document: what was read.
        others: the documents loaded from the same address: ``document_id``, ``record_key``, ``text``.
    """
    if any(
        other["document_id"] == document.document_id or other["record_key"] == record_key(document)
        for other in others
    ):
        return None
    own = _prose(document.text)
    for other in others:
        prose = _prose(other["text"])
        if own and prose and len(own & prose) >= SHARED * min(len(own), len(prose)):
            return str(other["document_id"])
    return None


def _prose(text: str) -> frozenset[str]:
    lines = (" ".join(line.split()) for line in text.splitlines())
    return frozenset(line for line in lines if len(line) >= PROSE)
