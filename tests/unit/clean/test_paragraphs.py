"""Paragraphs that the model dropped beside kept ones, where it dropped most of an article."""

import pytest

from flows.clean.segments.page import pieces_of
from flows.clean.segments.whole import keep_paragraphs
from flows.read.page import read_page

PARAGRAPH = (
    "The ferry across the lake runs again every day, the operator said on Monday at the harbour of Lindach."
)


def labelled(kept: int, paragraphs: int, beside: int):
    inside = "".join(f"<p>{n} {PARAGRAPH}</p>" for n in range(paragraphs))
    other = "".join(f"<p>{n} {PARAGRAPH}</p>" for n in range(beside))
    page = read_page(f"<div class='paywall'>{inside}</div><aside>{other}</aside>")
    pieces = pieces_of(page)
    for n, piece in enumerate(pieces):
        if n < kept:
            piece.keep("body", "page_model", 0.8)
        else:
            piece.drop("appeal", "page_model_names", 0.8)
    keep_paragraphs(page, pieces)
    return sum(piece.role == "body" for piece in pieces)


@pytest.mark.parametrize(
    ("kept", "paragraphs", "beside", "expected"),
    [
        (1, 6, 0, 6),
        (2, 6, 3, 6),
        (4, 6, 0, 4),  # two appeals may stand among them
        (0, 6, 0, 0),  # nothing says that it is an article
        (1, 6, 5, 1),  # as much stands elsewhere
    ],
)
def test_paragraphs_beside_kept_ones_are_kept(kept, paragraphs, beside, expected):
    assert labelled(kept, paragraphs, beside) == expected
