"""What an analyst has corrected by hand wins over everything that was found."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from flows.clean.sources import domain_of
from flows.errors import UsageError
from flows.records import Article, DateCandidate, Precision

METHOD = "manual"
FIELDS = ("published_at", "source_url", "outlet", "title", "author", "section", "language")

_ZONE = re.compile(r"(?<=:\d\d)(?:Z|[+-]\d\d:?\d\d)$")

# What a date written with so many characters says: 2024, 2024-05, 2024-05-01, and with a time.
_PRECISIONS: dict[int, Precision] = {4: "year", 7: "month", 10: "day", 16: "minute"}


def parse(pairs: Sequence[str]) -> dict[str, str]:
    """Return the corrections in ``FIELD=VALUE`` pairs.

    Raises:
        UsageError: a field that cannot be corrected, or a value that makes no sense for it.
    """
    corrections = {}
    for pair in pairs:
        field, equals, value = pair.partition("=")
        if field not in FIELDS or not equals or not value.strip():
            raise UsageError(f"--set {pair}: write FIELD=VALUE; fields are {', '.join(FIELDS)}")
        if field == "published_at":
            _moment(value)
        if field == "source_url" and domain_of(value) is None:
            raise UsageError(f"--set {pair}: not an address, write it with https://")
        corrections[field] = value.strip()
    return corrections


def corrected(article: Article, corrections: Mapping[str, str]) -> Article:
    """Return the article with the corrections in the place of what was found, marked as made by hand."""
    for field, value in corrections.items():
        match field:
            case "published_at":
                article = _dated(article, value)
            case "source_url":
                article = replace(
                    article, source_url=value, source_domain=domain_of(value), source_method=METHOD
                )
            case "outlet":
                article = replace(article, outlet=value, source_method=METHOD)
            case "title":
                article = replace(article, title=value)
            case "author":
                article = replace(article, author=value)
            case "section":
                article = replace(article, section=value)
            case "language":
                article = replace(article, language=value)
    return article


def _dated(article: Article, value: str) -> Article:
    moment, precision = _moment(value)
    others = tuple(replace(candidate, chosen=False) for candidate in article.date_candidates)
    by_hand = DateCandidate(moment, precision, METHOD, value, None, None, 1.0, chosen=True)
    return replace(
        article,
        published_at=moment,
        published_precision=precision,
        published_method=METHOD,
        published_confidence=1.0,
        date_candidates=(by_hand, *others),
    )


def _moment(value: str) -> tuple[datetime, Precision]:
    text = value.strip()
    precision = _PRECISIONS.get(len(_ZONE.sub("", text)), "second")
    padded = text + "-01-01"[len(text) - 4 :] if len(text) in (4, 7) else text
    try:
        moment = datetime.fromisoformat(padded)
    except ValueError:
        raise UsageError(
            f"--set published_at={value}: write 2024, 2024-05, 2024-05-01 or 2024-05-01T18:30+02:00"
        ) from None
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)), precision
