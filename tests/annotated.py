"""Articles for tests of annotation: one body, as cleaning would make it."""

from flows.records import Article, Segment, stable_id


def article_of(text: str, language: str, outlet: str | None = "Daily Example") -> Article:
    """Return an article whose body is the whole text."""
    return Article(
        article_id=stable_id(text),
        document_id=stable_id(text),
        language=language,
        title=None,
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
