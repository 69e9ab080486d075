"""Segments: every stretch of a document with the role it plays, found by general rules and small models."""

import re
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from flows.clean.pagedata import PageData
from flows.clean.segments.author import author_of
from flows.clean.segments.header import label_front, words
from flows.clean.segments.page import label_page
from flows.clean.segments.phrases import phrases_for
from flows.clean.segments.pieces import assemble
from flows.clean.segments.plain import label_plain
from flows.clean.titles import page_title
from flows.read.files import end_of_front_matter
from flows.read.page import page_of
from flows.records import Document, Segment
from flows.shadow import without_invisible


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
        start = end_of_front_matter(document)
        pieces = [
            *label_front(document.text[:start]),
            *label_plain(document.text, phrases_for(language), title, slug, start),
        ]
    segments = assemble(pieces, len(document.text))

    def first(role: str) -> str | None:
        found = (s for s in segments if s.role == role and s.rule != "kicker")
        best = max(found, key=lambda s: s.confidence, default=None)
        return " ".join(document.text[best.start_char : best.end_char].split()) if best else None

    return Segmentation(
        segments=segments,
        title=without_invisible(title or first("title") or "").strip() or None,
        section=(data.section if data else None) or first("section"),
        author=author_of(document, segments, data, page),
    )


def slug_of(url: str | None) -> frozenset[str]:
    """Return the words of a URL's path."""
    try:
        path = urlsplit(url or "").path
    except ValueError:
        return frozenset()
    return frozenset(w for w in words(re.sub(r"[-_/.+]", " ", unquote(path[:2000]))) if not w.isdigit())
