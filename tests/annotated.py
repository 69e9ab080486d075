"""Articles for tests of annotation: one body, as cleaning would make it."""

from flows.records import Article, Segment, stable_id


def article_of(
    text: str,
    language: str,
    outlet: str | None = "Daily Example",
    key: str | None = None,
    title: str | None = None,
) -> Article:
    """Return an article whose body is the whole text; its id comes from ``key``, without one from the text."""
    return Article(
        article_id=stable_id(key or text),
        document_id=stable_id(key or text),
        language=language,
        title=title,
        section=None,
        body=text,
        author=None,
        published_at=None,
        published_precision=None,
        published_method=None,
        published_confidence=None,
        source_url=None,
        source_domain="example.org",
        outlet=outlet,
        source_method=None,
        agencies=(),
        word_count=len(text.split()),
        boilerplate_share=0.0,
        segments=(Segment(0, "body", None, "given", 1.0, 0, len(text)),),
        date_candidates=(),
    )
