"""Clean: from a document to an article whose every stretch, date and source is explained."""

from datetime import datetime

from flows.clean.dates import find_dates
from flows.clean.pagedata import read_page_data
from flows.clean.segments import segment
from flows.clean.sources import find_source
from flows.clean.teaser import ends_with_count, is_teaser
from flows.languages.detection import detect_language
from flows.read.page import page_of
from flows.read.values import without_unsafe
from flows.records import BODY_ROLES, Article, Document, Refusal, stable_id

# Enough of the longest lines to tell the language, without the boilerplate around them.
_SAMPLE_LINES = 12
_SAMPLE_CHARS = 4000


def clean_document(document: Document, now: datetime) -> Article | Refusal:
    """Return the article of a document, or why it is none.

    Args:
        document: what was read, without a refusal of its own.
        now: no date after it can be the publication date; with a time zone.
    """
    if not document.text.strip():
        return Refusal("clean", ("empty_text",), "no text but white space")
    language = detect_language(_sample(document.text), document.fields.get("language"))
    document.page = page_of(
        document
    )  # a document from another process has lost it: parsed once for all below
    data = read_page_data(document.page) if document.page else None
    found = segment(document, language, data)
    source = find_source(document, found.segments, data)
    dates = find_dates(
        document, found.segments, source.timezone, now, data, language, source.url if data else None
    )
    chosen = next((candidate for candidate in dates if candidate.chosen), None)
    kept = [document.text[s.start_char : s.end_char].strip() for s in found.segments if s.role in BODY_ROLES]
    dropped = sum(s.end_char - s.start_char for s in found.segments if s.role == "boilerplate")
    body = "\n\n".join(kept)
    word_count = len(body.split())
    truncated = bool(body) and (is_teaser(data, word_count) if data else ends_with_count(body))
    return Article(
        article_id=stable_id("article", document.document_id),
        document_id=document.document_id,
        language=language,
        title=_safe(found.title),
        section=_safe(found.section),
        body=body,
        author=_safe(found.author),
        published_at=chosen.value_at if chosen else None,
        published_precision=chosen.precision if chosen else None,
        published_method=chosen.method if chosen else None,
        published_confidence=chosen.confidence if chosen else None,
        source_url=source.url,
        source_domain=source.domain,
        outlet=_safe(source.outlet),
        source_method=source.method,
        agencies=source.agencies,
        word_count=word_count,
        boilerplate_share=round(dropped / len(document.text), 4),
        segments=found.segments,
        date_candidates=dates,
        quality_flags=("body_truncated",) if truncated else (),
    )


def _safe(text: str | None) -> str | None:
    """Return a line of a text, which keeps what it held, without what no terminal, table or page can show."""
    return without_unsafe(text) or None if text else None


def _sample(text: str) -> str:
    """Return the longest lines of a text: its prose, in any language."""
    longest = sorted(text[:2_000_000].splitlines(), key=len, reverse=True)[:_SAMPLE_LINES]
    return "\n".join(longest)[:_SAMPLE_CHARS]
