"""Renders pages as HTML; everything that an article wrote is escaped, and shown without control characters."""

import base64
import hashlib
import re
from collections.abc import Callable, Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup, escape

from expectations.report import TEMPLATES as REPORT
from flows.browse.marks import Mark, Piece, pieces
from flows.browse.pages import Page
from flows.controls import strip_control
from warehouse.search import word_key

TEMPLATES = Path(__file__).parent / "templates"
_WORD = re.compile(r"\w+")
_FORMATS = {"year": "%Y", "month": "%Y-%m", "day": "%Y-%m-%d"}


def render(page: Page, *, alone: bool = False, **content: Any) -> str:
    """Return a page as HTML.

    Args:
        page: what it shows.
        alone: whether it is a file of its own, whose links to other pages would lead nowhere.
        content: what its template needs besides.
    """
    extra: dict[str, Any] = {}
    if page.name == "article":
        extra["parts_of_text"] = _marked_text(page, alone)
    return _html(f"{page.name}.html", {"page": page, "alone": alone} | extra | content)


def render_message(title: str, message: str) -> str:
    """Return a page that says one thing: what is missing, what is broken."""
    return _html("message.html", {"title": title, "message": message, "alone": False})


@cache
def content_policy() -> str:
    """Return what a page may load and do: its own style sheet, by its hash, and forms to this site."""
    digest = base64.b64encode(hashlib.sha256(style_sheet().encode()).digest()).decode()
    return (
        f"default-src 'none'; style-src 'sha256-{digest}'; form-action 'self'; base-uri 'none';"
        " frame-ancestors 'none'"
    )


@cache
def style_sheet() -> str:
    """Return the style sheet of every page: the quality report's, and what these pages add."""
    return (REPORT / "style.css").read_text("utf-8") + (TEMPLATES / "site.css").read_text("utf-8")


def _html(template: str, content: Mapping[str, Any]) -> str:
    return strip_control(_environment().get_template(template).render(content))


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
    environment.globals["style_sheet"] = Markup(style_sheet())
    environment.filters["when"] = _when
    environment.filters["one_line"] = lambda text: " ".join(str(text or "").split())
    environment.filters["words"] = lambda name: str(name).replace("_", " ")
    environment.filters["marked"] = _marked_words
    return environment


def _when(at: datetime | None, precision: str = "minute") -> str:
    """Return an instant as far as it is known; at midnight to the second, the day is all that is known."""
    if precision == "minute" and at and not (at.hour or at.minute or at.second):
        precision = "day"
    return "no date" if at is None else f"{at:{_FORMATS.get(precision, '%Y-%m-%d %H:%M')}}"


def _marked_words(text: str, keys: frozenset[str], language: str) -> Markup:
    """Return a text whose words with one of the keys are marked."""

    def shown(found: re.Match[str]) -> str:
        word = found[0]
        hit = word_key(word, language) in keys or word_key(word, "") in keys
        return f"<mark>{escape(word)}</mark>" if hit else str(escape(word))

    return Markup(_between(text, shown)) if keys else escape(text)


def _between(text: str, shown: Callable[[re.Match[str]], str]) -> str:
    parts, last = [], 0
    for found in _WORD.finditer(text):
        parts += [str(escape(text[last : found.start()])), shown(found)]
        last = found.end()
    return "".join(parts) + str(escape(text[last:]))


def _marked_text(page: Page, alone: bool) -> list[tuple[dict[str, Any], list[Piece]]]:
    """Return the segments of an article's text, each cut at its marks."""
    marks = [
        Mark(
            name["start_char"],
            name["end_char"],
            "name",
            f"/entity/{name['entity_id']}" if name["entity_id"] and not alone else "",
            f"{name['kind']}: {name['name'] or name['surface']}",
        )
        for name in page.rows("names")
    ]
    for claim in page.rows("claims"):
        says = f"{claim['speaker'] or 'somebody'}: {claim['stance']}"
        for kind in ("content", "speaker", "cue"):
            marks += [
                Mark(span["start"], span["end"], kind, f"#claim-{claim['claim_id']}", says)
                for span in claim[f"{kind}_spans"]
            ]
    marks.sort(key=lambda mark: (mark.start_char, mark.end_char))
    return [(part, list(pieces(part["text"], part["start_char"], marks))) for part in page.rows("text")]
