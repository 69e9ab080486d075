"""Segments: every stretch of a document with the role it plays, found by general rules and small models."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from flows.clean.microdata import marked_author
from flows.clean.pagedata import PageData
from flows.clean.segments.byline import authors_of, without_by
from flows.clean.segments.header import BYLINE, words
from flows.clean.segments.page import label_page
from flows.clean.segments.phrases import phrases_for
from flows.clean.segments.pieces import assemble
from flows.clean.segments.plain import label_plain
from flows.clean.titles import page_title
from flows.read.page import page_of
from flows.records import Document, Segment
from flows.shadow import as_read, as_written, without_invisible


@dataclass(frozen=True, slots=True)
class Segmentation:
    """The segments of a document, covering its text, and what the header lines say."""

    segments: tuple[Segment, ...]
    title: str | None
    section: str | None
    author: str | None


def segment(document: Document, language: str, data: PageData | None = None) -> Segmentation:
    """Return the segments of a document with its title, section and author.

    Args:
        document: what was read; its markup is used where there is some.
        language: of the text, as an ISO 639-1 code or ``und``.
        data: what the page says of itself, where the document is one.
    """
    title = document.fields.get("title") or (page_title(data, document.fields.get("url")) if data else None)
    slug = slug_of(document.fields.get("url"))
    page = page_of(document)
    if page is not None and data is not None:
        pieces = label_page(page, phrases_for(language), data, title, slug)
    else:
        pieces = label_plain(document.text, phrases_for(language), title, slug)
    segments = assemble(pieces, len(document.text))

    def first(role: str) -> str | None:
        found = (s for s in segments if s.role == role and s.rule != "kicker")
        best = max(found, key=lambda s: s.confidence, default=None)
        return " ".join(document.text[best.start_char : best.end_char].split()) if best else None

    author = document.fields.get("author") or (data.author if data else None)
    return Segmentation(
        segments=segments,
        title=without_invisible(title or first("title") or "").strip() or None,
        section=(data.section if data else None) or first("section"),
        author=without_by(author)
        if author
        else _author(document.text, segments) or (marked_author(page) if page else None),
    )


def _author(text: str, segments: Sequence[Segment]) -> str | None:
    """Return the authors that the lines beside the headline name; a line of theirs that names them in no known way."""
    head = next((s.start_char for s in segments if s.role == "title" and s.rule != "kicker"), 0)
    lines = {
        role: sorted(
            (s for s in segments if s.role == role),
            key=lambda s: (-s.confidence if role == "byline" else 0, s.start_char < head, s.start_char),
        )
        for role in ("byline", "dateline")
    }
    for segment in (*lines["byline"], *lines["dateline"]):
        line = " ".join(text[segment.start_char : segment.end_char].split())
        read = as_read(line)
        found = BYLINE.match(read)
        names = [found["name"]] if found else authors_of(read)
        if names:
            return ", ".join(as_written(line, name) for name in names)
    best = next(iter(lines["byline"]), None)
    return " ".join(text[best.start_char : best.end_char].split()) if best else None


def slug_of(url: str | None) -> frozenset[str]:
    """Return the words of a URL's path."""
    try:
        path = urlsplit(url or "").path
    except ValueError:
        return frozenset()
    return frozenset(w for w in words(re.sub(r"[-_/.+]", " ", unquote(path[:2000]))) if not w.isdigit())
