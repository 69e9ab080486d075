"""Pages: which blocks are the article, which are boilerplate, by their text, their markup and the page's own data."""

import math
from collections.abc import Sequence

import numpy as np

from flows.clean.pagedata import PageData
from flows.clean.segments.closing import drop_behind_end, label_closing
from flows.clean.segments.features import LOOK, Matrix, line_features, lowered_words
from flows.clean.segments.further import drop_further
from flows.clean.segments.header import BYLINE, DATELINE, label_header, words
from flows.clean.segments.lists import keep_lists
from flows.clean.segments.markup import Places, markup_features
from flows.clean.segments.model import load_model
from flows.clean.segments.phrases import PhraseMatch, Phrases
from flows.clean.segments.pieces import Piece
from flows.clean.segments.plain import SOURCE_NOTE, cut_credit, spread_regions
from flows.clean.segments.whole import drop_repeats, keep_paragraphs, keep_stated
from flows.read.visible import Page
from flows.records import Category

# A block that is a boilerplate phrase is dropped unless the model is surer than this that it is prose.
PHRASE_ODDS = 3.0
SHORT = 200  # characters; no byline, dateline or caption is longer
HEADLINES = ("h1", "h2")


def label_page(
    page: Page, phrases: Phrases, data: PageData, title: str | None, slug: frozenset[str]
) -> list[Piece]:
    """Return the blocks of a page, each labelled."""
    pieces = pieces_of(page)
    if not pieces:
        return []
    boilerplate = [phrases.match(piece.text[:LOOK]) for piece in pieces]
    places = Places(page, pieces)
    features = page_features(page, pieces, boilerplate, places, data, slug)
    log_odds = load_model("page").log_odds(features).tolist()
    for index, (piece, match, odds) in enumerate(zip(pieces, boilerplate, log_odds, strict=True)):
        if region := places.region(index):
            piece.drop(region, "region_name", 0.9)
        else:
            _label(piece, match, odds, places.kind(index))
    keep_paragraphs(page, pieces)
    keep_stated(page, pieces)
    spread_regions(pieces, phrases)
    keep_lists(page, pieces)
    _label_headline(page, pieces, title)
    drop_further(page, pieces)
    drop_repeats(pieces)
    _label_small(page, pieces, places)
    label_header(pieces, title, slug)
    drop_behind_end(pieces)
    label_closing(pieces)
    return cut_credit(pieces)


def pieces_of(page: Page) -> list[Piece]:
    """Return the blocks of a page as pieces."""
    pieces: list[Piece] = []
    for block in page.blocks:
        gap = bool(pieces) and block.start_char - pieces[-1].end > 1
        text = page.text[block.start_char : block.end_char]
        pieces.append(Piece(block.start_char, block.end_char, text, gap=gap))
    return pieces


def page_features(
    page: Page,
    pieces: Sequence[Piece],
    boilerplate: Sequence[PhraseMatch | None],
    places: Places,
    data: PageData,
    slug: frozenset[str],
) -> Matrix:
    """Return one row a block: what its text shows and what its markup says."""
    lower = [lowered_words(piece.text) for piece in pieces]
    return np.hstack(
        [
            line_features(pieces, boilerplate, slug, lower),
            markup_features(page, pieces, places, data, lower),
        ]
    )


def _label(piece: Piece, match: PhraseMatch | None, odds: float, kind: Category) -> None:
    """Label a block by the model's log-odds, the boilerplate phrase it is, and the names around it."""
    sure = 1 / (1 + math.exp(-abs(odds)))
    phrase = match is not None and match.how != "inside"
    if odds > (PHRASE_ODDS if phrase else 0.0):
        piece.keep("body", "page_model", sure)
    elif match is not None and (phrase or kind == "other"):
        piece.drop(match.category, f"phrase_{match.how}", max(sure if odds < 0 else 0.0, 0.7))
    else:
        piece.drop(kind, "page_model" if kind == "other" else "page_model_names", sure)


def _label_headline(page: Page, pieces: Sequence[Piece], title: str | None) -> None:
    """Label the heading that is the headline, or else the first of the highest level before the article."""
    wanted = sorted(words(title or ""))
    heads = [i for i, block in enumerate(page.blocks) if block.tag in HEADLINES]
    same = [i for i in heads if wanted and sorted(words(pieces[i].text)) == wanted]
    first = [i for i in heads if page.blocks[i].tag == "h1" and len(words(pieces[i].text)) > 2]
    for i in (same or first)[:1]:
        pieces[i].keep("title", "headline_element", 0.95 if same else 0.8)


def _label_small(page: Page, pieces: Sequence[Piece], places: Places) -> None:
    """Label captions, author and date lines among what is not the article's text."""
    for index, (piece, block) in enumerate(zip(pieces, page.blocks, strict=True)):
        if (
            piece.role == "body"
            and len(piece.text) <= SHORT
            and SOURCE_NOTE.match(piece.text)
            and "://" in piece.text
        ):
            piece.keep("source_note", "source_line", 0.9)
        if piece.role != "boilerplate" or piece.rule in ("region_name", "further_article"):
            continue
        if places.is_inside(index, "figcaption"):
            piece.keep("caption", "caption_element", 0.9)
        elif len(piece.text) > SHORT or block.links > 0.9:
            continue
        elif SOURCE_NOTE.match(piece.text):
            piece.keep("source_note", "source_line", 0.9)
        elif places.is_called(index, "byline") and BYLINE.match(piece.text):
            piece.keep("byline", "author_element", 0.8)
        elif block.tag == "time" or (places.is_called(index, "date") and DATELINE.fullmatch(piece.text)):
            piece.keep("dateline", "date_element", 0.8)
