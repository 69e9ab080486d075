"""Whether a page shows no more than the beginning of its article."""

import re
from typing import Any

from flows.clean.pagedata import PageData

MORE = 1.5  # times the words of the body that the page states, from which on the body is a part
_CLOSED = (
    "false",
    "no",
    "0",
)  # in words of schema.org, with its address before them, and of those who guess them
_COUNT = re.compile(r"\[\+\d{1,9} char\w{0,8}\]\s*$")
SHORT = 150  # words of a body that may be a teaser where the article is not free and its length not stated


def is_teaser(data: PageData, word_count: int) -> bool:
    """Return whether a body is a teaser, by the length or the access that the page states for its article.

    Args:
        data: what the page says of itself.
        word_count: of the body that was found.
    """
    articles = data.articles
    parts = [part for item in articles for part in _parts(item.get("hasPart"))]
    lengths = [count for item in articles if (count := _number(item.get("wordCount")))]
    stated = max([len(data.body_words), *lengths])
    if stated:
        return stated > MORE * word_count
    said = [item.get("isAccessibleForFree") for item in (*articles, *parts, *data.holders)]
    said.append(data.meta.get("itemprop:isaccessibleforfree"))
    closed = any(str(value).lower().endswith(_CLOSED) for value in said)
    closed = closed or data.meta.get("article:content_tier", "").lower() == "locked"
    return closed and word_count < SHORT


def ends_with_count(text: str) -> bool:
    """Return whether a text ends as interfaces of news write it that give its beginning: "[+2345 chars]"."""
    return _COUNT.search(text[-40:]) is not None


def _parts(value: object) -> list[dict[str, Any]]:
    return [part for part in (value if isinstance(value, list) else [value]) if isinstance(part, dict)]


def _number(value: object) -> int:
    text = str(value).strip().replace(",", "")
    return int(text) if text.isdecimal() and len(text) < 8 else 0
