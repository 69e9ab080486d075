"""The page of a document: parsed once, shared by reading and cleaning."""

from flows.read.limits import LIMITS, Limits
from flows.read.stated import with_stated_text
from flows.read.visible import Page, parse, visible_page
from flows.records import Document


def page_of(document: Document, limits: Limits = LIMITS) -> Page | None:
    """Return the page of a document that was HTML, None for any other; its text is ``document.text``.

    Reading leaves the page with the document. One from another process has none and is parsed again.
    """
    if document.html is None or document.refusal:
        return None
    return document.page or read_page(document.html, limits)


def read_page(markup: str, limits: Limits = LIMITS) -> Page:
    """Return the page that the markup describes: what it shows, and the article where its data alone states it.

    Raises:
        UnreadableError: ``no_markup``, ``nested_too_deep``, ``too_many_elements``, ``too_many_lines`` or ``too_large``.
    """
    return with_stated_text(visible_page(parse(markup), limits))
