"""How an article ends: who wrote it ("Reporting by Jane Doe; editing by John Roe"), and a mark that nothing follows."""

import re
from collections.abc import Sequence

from flows.clean.dates.words import either
from flows.clean.segments.byline import is_credit
from flows.clean.segments.header import BYLINE, is_lead
from flows.clean.segments.pieces import Piece
from flows.clean.segments.words import line_words
from flows.shadow import as_read

CLOSING = "closing_line"
BEFORE, BEHIND = 3, 4  # lines around the end of the article that are looked at
# As press texts end ("###", "-30-", "Media contact:"), and mails before their signature.
_END = re.compile(
    rf"#{{2,5}}|#(?:\s#){{1,4}}|[-–—]\s?30\s?[-–—]|--|(?:{either(line_words().contacts)})(?:\s?:.*)?",
    re.IGNORECASE | re.DOTALL,
)
MOST_BEHIND = (
    0.5  # characters behind such a mark for one before it; more than that is a further part of the article
)
_MODELS = ("page_model", "line_model", "clean_text", "default")


def label_closing(pieces: Sequence[Piece]) -> None:
    """Label the lines at the end of an article that name its authors, in place."""
    leads = [i for i, piece in enumerate(pieces) if piece.role == "body" and is_lead(piece)]
    if not leads:
        return
    last = max(i for i, piece in enumerate(pieces) if piece.role == "body")
    for piece in pieces[max(leads[0] + 1, last - BEFORE) : last + BEHIND]:
        line = as_read(piece.text)
        if piece.rule in _MODELS and (is_credit(line) or (piece.role == "body" and BYLINE.fullmatch(line))):
            piece.keep("byline", CLOSING, 0.7)


def drop_behind_end(pieces: Sequence[Piece]) -> None:
    """Drop in place the mark that ends an article, and what stands behind it: addresses, who sends it."""
    end = next((i for i, piece in enumerate(pieces) if _END.fullmatch(piece.text.strip())), None)
    if end is None or not any(piece.role == "body" and is_lead(piece) for piece in pieces[:end]):
        return
    before = sum(len(piece.text) for piece in pieces[:end] if piece.role == "body")
    behind = [piece for piece in pieces[end:] if piece.role == "body"]
    if sum(len(piece.text) for piece in behind) <= MOST_BEHIND * before:
        for piece in behind:
            piece.drop("other", "behind_end", 0.8)
