"""Whether a page shows no more than the beginning of its article."""

from flows.clean.pagedata import PageData

MORE = 1.5  # times the words of the body that the page states, from which on the body is a part
SHORT = 150  # words of a body that may be a teaser where the article is not free and its length not stated


def is_teaser(data: PageData, word_count: int) -> bool:
    """Return whether a body is a teaser, by the length or the access that the page states for its article.

    Args:
        data: what the page says of itself.
        word_count: of the body that was found.
    """
    articles = data.articles
    lengths = [count for item in articles if (count := _number(item.get("wordCount")))]
    stated = max([len(data.body_words), *lengths])
    if stated:
        return stated > MORE * word_count
    closed = any(str(item.get("isAccessibleForFree")).lower().endswith("false") for item in articles)
    return closed and word_count < SHORT


def _number(value: object) -> int:
    text = str(value).strip()
    return int(text) if text.isdecimal() and len(text) < 8 else 0
