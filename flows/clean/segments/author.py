"""Who wrote an article: what a record or a page states, else what the lines and the elements at its headline say."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice, takewhile

from lxml.etree import _Element as Element

from flows.clean.microdata import marked_author
from flows.clean.pagedata import PageData
from flows.clean.segments.byline import (
    authors_of,
    bare_names,
    is_byline,
    placed_by,
    signed_by,
    without_by,
    without_posts,
)
from flows.clean.segments.closing import CLOSING
from flows.clean.segments.header import BYLINE
from flows.clean.segments.words import line_words
from flows.languages import in_every_language
from flows.read.visible import Page, name_parts
from flows.records import Document, Segment
from flows.shadow import as_read, as_written

LONGEST = 100  # characters of an element that names authors
MOST_ELEMENTS = 200  # between headline and text that are looked at
BEGINNING = 1000  # characters of the text whose first lines may name authors
PROSE = 100  # characters of an element with which the text begins
_CALLED = frozenset(in_every_language("markup")["names"]["byline"])
_SIGN = re.compile(r"\s\(((?:[^\W\d_]|\.){2,4})\)$")  # an author's, behind the name: "Jane Doe (jdo)"
_MAIL = re.compile(r"\S+@\S+\.\w+")
_SITE = re.compile(r"(?:.*\()?(?:[\w-]+\.)+[a-z]{2,12}\)?")  # a site's address, alone or behind its name
_SITE_NAMES = ("og:site_name", "application-name")


def author_of(
    document: Document, segments: Sequence[Segment], data: PageData | None, page: Page | None
) -> str | None:
    """Return the authors of an article, None where nothing names one.

    What the page says of itself comes first, unless it calls the outlet the author: then whoever a line names.
    """
    stated = _known(document.fields.get("author")) or (_known(data.author) if data else None)
    if stated and not (data and _is_site(stated, data)):
        return without_posts(without_by(stated))
    named = _of_lines(document.text, segments) or (_of_page(page) if page else None)
    return named or stated or _byline(document.text, segments)


def _known(author: str | None) -> str | None:
    """Return an author without what content systems write where they know none."""
    names = [_without_sign(name.strip()) for name in (author or "").split(", ")]
    slugs = {"-".join(name.lower().split()) for name in names if " " in name}
    kept = [
        name
        for name in names
        if name.lower() not in line_words().no_authors and name not in slugs and not _MAIL.fullmatch(name)
    ]
    return ", ".join(kept) or None


def _without_sign(name: str) -> str:
    found = _SIGN.search(name)
    return name[: found.start()] if found and found[1].islower() else name


def _is_site(author: str, data: PageData) -> bool:
    """Return whether an author is the outlet itself."""
    publishers = (item.get("publisher") for item in data.items)
    names = [data.meta[name] for name in _SITE_NAMES if name in data.meta]
    names += [str(each["name"]) for each in publishers if isinstance(each, dict) and each.get("name")]
    return _SITE.fullmatch(author) is not None or author.casefold() in (name.casefold() for name in names)


def _of_lines(text: str, segments: Sequence[Segment]) -> str | None:
    """Return the authors that the lines beside the headline name."""
    head = next((s.start_char for s in segments if s.role == "title" and s.rule != "kicker"), 0)
    lines = {
        role: sorted(
            (s for s in segments if s.role == role),
            key=lambda s: (-s.confidence if role == "byline" else 0, s.start_char < head, s.start_char),
        )
        for role in ("byline", "dateline")
    }
    for segment in (*lines["byline"], *lines["dateline"]):
        written = text[segment.start_char : segment.end_char]
        # A headline may stand in the same block of a page, on a line of its own.
        for line in dict.fromkeys(" ".join(part.split()) for part in (written, *written.splitlines())):
            if names := _of_line(line):
                return names
    return _of_beginning(text, segments)


def _of_beginning(text: str, segments: Sequence[Segment]) -> str | None:
    """Return the authors of a line at the beginning of the text, where a page parts its lines by breaks alone."""
    body = next((s for s in segments if s.role == "body"), None)
    lines = (
        text[body.start_char : min(body.end_char, body.start_char + BEGINNING)].splitlines() if body else []
    )
    above = takewhile(lambda line: len(line) < PROSE, lines)
    return next((_of_line(line) for line in above if is_byline(as_read(line))), None)


def _of_line(line: str) -> str | None:
    """Return the authors that a line names."""
    read = as_read(line)
    found = BYLINE.match(read)
    names = [without_posts(found["name"])] if found else authors_of(read)
    if not names and len(read) <= LONGEST:
        names = signed_by(read) or placed_by(read)
    return ", ".join(as_written(line, name) for name in names) or None


def _byline(text: str, segments: Sequence[Segment]) -> str | None:
    """Return the line of the authors, where it names them in no known way."""
    lines = (s for s in segments if s.role == "byline" and s.rule != CLOSING)
    best = max(lines, key=lambda s: s.confidence, default=None)
    return " ".join(text[best.start_char : best.end_char].split()) if best else None


def _of_page(page: Page) -> str | None:
    """Return the authors that elements name: by their properties, by what they are called under the headline."""
    if marked := marked_author(page):
        return marked
    for element in _under_headline(page):
        if _CALLED.isdisjoint(name_parts(element.get("class"), element.get("id"))):
            continue
        line = " ".join(" ".join(element.itertext()).split())
        if len(line) <= LONGEST and (names := authors_of(line) or bare_names(line)):
            return ", ".join(names)
    return None


def _under_headline(page: Page) -> Iterator[Element]:
    """Yield the elements between the headline and the text, in order."""
    headline = next(page.all_of("h1"), None)
    if headline is None:
        return
    text = next((e for e, b in zip(page.elements, page.blocks, strict=True)
                 if b.tag == "p" and b.end_char - b.start_char >= PROSE), None)  # fmt: skip
    for element in islice(_after(headline), MOST_ELEMENTS):
        if element is text:
            return
        yield element


def _after(element: Element) -> Iterator[Element]:
    """Yield the elements that begin behind the end of one, in the order of the page."""
    at: Element | None = element
    while at is not None:
        for beside in at.itersiblings("*"):
            yield from beside.iter("*")
        at = at.getparent()
