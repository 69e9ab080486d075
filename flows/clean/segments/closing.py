"""Who wrote an article, where its last line says so: "Reporting by Jane Doe; editing by John Roe"."""

from collections.abc import Sequence

from flows.clean.segments.byline import is_credit
from flows.clean.segments.header import BYLINE, is_lead
from flows.clean.segments.pieces import Piece
from flows.shadow import as_read

CLOSING = "closing_line"
BEFORE, BEHIND = 3, 4  # lines around the end of the article that are looked at
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
