"""Microdata: whether what an element states is said of the page's own article."""

import re

from lxml import etree
from lxml.etree import _Element as Element

from flows.read.visible import Page

# Items that readers write, and those of other articles.
_REMARK = re.compile(r"comment|review|answer|question|posting$", re.IGNORECASE)
_ARTICLE = re.compile(r"article|blogposting|report$", re.IGNORECASE)
MOST_WORDS, MOST_NAMES = 5, 6
_AUTHOR = etree.XPath(
    "//*[@itemprop='author']//*[@itemprop='name'] | //*[@itemprop='author' and not(.//*[@itemprop='name'])]"
    " | //a[@rel='author'] | //*[contains(@class, 'author') and contains(@class, 'vcard')]//*[contains(@class, 'fn')]"
)
HEADINGS = ("h1", "h2", "h3", "h4")


def is_of_page(element: Element, page: Page) -> bool:
    """Return whether an element stands in no item of a comment, a review or another article.

    An item of an article is another's where it holds a heading and not the page's headline.
    """
    for at in element.iterancestors():
        if at.get("itemscope") is None:
            continue
        kind = at.get("itemtype") or at.get("itemprop") or ""
        if _ARTICLE.search(kind):
            headline = next(page.all_of("h1"), None)
            inside = headline is None or at in headline.iterancestors()
            if not inside and any(_is_heading(inner) for inner in at.iter("*")):
                return False
        elif _REMARK.search(kind):
            return False
    return True


def marked_author(page: Page) -> str | None:
    """Return the names in elements that are marked as the author's: by property, relation or microformat."""
    names: dict[str, None] = {}
    for element in _AUTHOR(page.tree):
        name = " ".join(" ".join(element.itertext()).split()) or element.get("content") or ""
        if 1 < len(name.split()) <= MOST_WORDS and is_of_page(element, page):
            names[name] = None
    return ", ".join(list(names)[:MOST_NAMES]) or None


def _is_heading(element: Element) -> bool:
    return element.tag in HEADINGS or element.get("itemprop") in ("headline", "name")
