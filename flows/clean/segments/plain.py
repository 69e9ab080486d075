"""Text without markup: which lines are the article, which are boilerplate, by their looks and their phrases."""

import math
import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from flows.clean.dates.words import either
from flows.clean.segments.closing import drop_behind_end, label_closing
from flows.clean.segments.dayline import label_day
from flows.clean.segments.features import LOOK, is_address, line_features, lowered_words
from flows.clean.segments.header import (
    LEAD,
    PICTURE_CREDIT,
    is_lead,
    is_sentence,
    label_header,
    split_glued,
    split_repeated,
)
from flows.clean.segments.model import load_model
from flows.clean.segments.phrases import PhraseMatch, Phrases, normal
from flows.clean.segments.pieces import Piece, lines_of
from flows.clean.segments.whole import drop_repeats
from flows.clean.segments.words import line_words

SOURCE_NOTE = re.compile(rf"(?:{either(line_words().notes)})\s*:\s*\S", re.IGNORECASE)
PARAGRAPH = 80  # characters; a line as long is no picture credit
LONGEST_CREDIT = 200  # characters at the end of a line that are searched
CREDIT = re.compile(r"\s*\((?:[\w.-]{2,12}\s?[/,]\s?){0,4}[\w.-]{2,12}\)\s*$")
# A line with a boilerplate phrase (or many inside it) is dropped unless the model is surer than this that it is prose.
PHRASE_ODDS = 3.0
MANY_HITS = 3
QUOTED = frozenset('"„“”«»')
SPEAKS = 3  # words of a page and its readers with which it asks for consent
# A paragraph so narrowly dropped is kept where another so many lines away is.
UNSURE = 0.65
CLOSE = 3
ABOVE = 15  # lines above an article among which it is asked for consent
APART = 3  # lines between two such, from which on the second speaks of something else
# A text with so few boilerplate phrases, and so little dropped, is a clean one.
CLEAN_MATCHES = 1
CLEAN_SHARE = 0.15


def label_plain(
    text: str, phrases: Phrases, title: str | None, slug: frozenset[str], start: int = 0
) -> list[Piece]:
    """Return the lines of a text from an offset on, each labelled."""
    pieces = split_repeated(split_glued(lines_of(text, start)))
    if not pieces:
        return []
    boilerplate = [phrases.match(piece.text[:LOOK]) for piece in pieces]
    looks = [_without_credit(piece) for piece in pieces]
    log_odds = load_model("plain").log_odds(line_features(looks, boilerplate, slug))
    for piece, match, odds in zip(pieces, boilerplate, log_odds.tolist(), strict=True):
        if piece.rule == "default":
            _label(piece, match, odds)
    _keep_between(pieces, boilerplate)
    _drop_consent(pieces, phrases)
    _drop_voice(pieces, phrases)
    _label_notes(pieces)
    spread_regions(pieces, phrases)
    label_header(pieces, title, slug)
    label_day(pieces)
    _restore_clean(pieces, boilerplate)
    drop_behind_end(pieces)
    label_closing(pieces)
    drop_repeats(pieces)
    return cut_credit(pieces)


def _label(piece: Piece, match: PhraseMatch | None, odds: float) -> None:
    """Label a line by the model's log-odds and what boilerplate phrase it matched."""
    sure = 1 / (1 + math.exp(-abs(odds)))
    if match and (match.how != "inside" or match.hits >= MANY_HITS) and odds < PHRASE_ODDS:
        piece.drop(match.category, f"phrase_{match.how}", max(sure if odds < 0 else 0.0, 0.7))
    elif odds > 0:
        piece.keep("body", "line_model", sure)
    elif match:
        piece.drop(match.category, f"phrase_{match.how}", sure)
    else:
        piece.drop("other", "line_model", sure)


def _keep_between(pieces: Sequence[Piece], boilerplate: Sequence[PhraseMatch | None]) -> None:
    """Keep in place the paragraphs that the model narrowly dropped close to kept ones."""
    kept = [i for i, piece in enumerate(pieces) if piece.role == "body" and is_lead(piece)]
    close = {at for i in kept for at in range(i - CLOSE, i + CLOSE + 1)}
    for i, piece in enumerate(pieces):
        unsure = piece.rule == "line_model" and piece.role == "boilerplate" and piece.confidence < UNSURE
        prose = not boilerplate[i] and len(piece.text) >= LEAD and is_sentence(piece.text)
        if i in close and unsure and prose and not (is_address(piece.text) or _spoken(piece.text)):
            piece.keep("body", "close_to_kept", 0.5)


def _drop_consent(pieces: Sequence[Piece], phrases: Phrases) -> None:
    """Drop the lines above the article that ask for consent, unless the text below speaks of the same."""
    asked = [phrases.asked(piece.text[:LOOK]) for piece in pieces[:ABOVE]]
    asks = [i for i, found in enumerate(asked) if found]
    if not asks:
        return
    last = next((i for i, j in pairwise([*asks, len(pieces)]) if j - i > APART), asks[-1])
    below = [piece for piece in pieces[last + 1 :] if piece.role == "body" and is_lead(piece)]
    said = set[str]().union(*(phrases.asked(piece.text[:LOOK]) for piece in below))
    if below and all(asked[i] - said for i in asks if i <= last):
        for piece in pieces[asks[0] : last + 1]:
            piece.drop("legal", "consent_above", 0.8)


def _drop_voice(pieces: Sequence[Piece], phrases: Phrases) -> None:
    """Drop in place paragraphs in which the page asks its readers for consent, unless another speaks of the same."""
    leads = [piece for piece in pieces if piece.role == "body" and is_lead(piece)]
    asked = [phrases.asked(piece.text[:LOOK]) for piece in leads]
    asks = [_speaks(piece.text[:LOOK], len(found)) for piece, found in zip(leads, asked, strict=True)]
    said = set[str]().union(*(found for found, ask in zip(asked, asks, strict=True) if not ask))
    for piece, found, ask in zip(leads, asked, asks, strict=True):
        if ask and not all(asks) and not found & said:
            piece.drop("legal", "consent_asked", 0.7)


def _speaks(text: str, asked: int) -> bool:
    """Return whether a page asks its readers for so many things, or for one at length, and nobody is quoted."""
    spoken = _spoken(text)
    return QUOTED.isdisjoint(text) and (asked > 0 < spoken) and (asked > 1 or spoken >= SPEAKS)


def _spoken(text: str) -> int:
    """Return how many words of a text are of a page and its readers; 0 where it has not some of both."""
    tokens = lowered_words(text)
    own, readers = line_words().outlet, line_words().readers
    both = not own.isdisjoint(tokens) and not readers.isdisjoint(tokens)
    return sum(token in own or token in readers for token in tokens) if both else 0


def _restore_clean(pieces: Sequence[Piece], boilerplate: Sequence[PhraseMatch | None]) -> None:
    """Keep every line of a text that shows no boilerplate: there, a short line is a heading, a list or a table."""
    dropped = [piece for piece in pieces if piece.rule == "line_model" and piece.role == "boilerplate"]
    matched = sum(match is not None and match.how != "inside" for match in boilerplate)
    share = sum(len(piece.text) for piece in dropped) / sum(len(piece.text) for piece in pieces)
    if matched <= CLEAN_MATCHES and share < CLEAN_SHARE:
        for piece in dropped:
            piece.keep("body", "clean_text", 1 - piece.confidence / 2)


def _label_notes(pieces: Sequence[Piece]) -> None:
    """Label picture captions with their credit, and lines that name the text's source."""
    for piece in pieces:
        if len(piece.text) > 400 or piece.role == "title":
            continue
        if SOURCE_NOTE.match(piece.text):
            piece.keep("source_note", "source_line", 0.9)
        elif not is_sentence(piece.text) and piece.category != "legal" and PICTURE_CREDIT.search(piece.text):
            piece.keep("caption", "picture_credit", 0.8)


def spread_regions(pieces: Sequence[Piece], phrases: Phrases) -> None:
    """Let a line that opens a region (comments, related) name the dropped lines after it."""
    category = None
    for piece in pieces:
        opened = phrases.opens.get(normal(piece.text[:200])) if piece.role == "boilerplate" else None
        if opened:
            category = opened
        elif piece.role != "boilerplate":
            category = None
        elif category and piece.category == "other":
            piece.drop(category, "region", 0.6)


def _without_credit(piece: Piece) -> Piece:
    """Return a paragraph as it looks without the agency credited behind it, which would pass for a picture's."""
    if len(piece.text) < PARAGRAPH or not piece.text.endswith(")"):
        return piece
    found = CREDIT.search(piece.text, max(0, len(piece.text) - LONGEST_CREDIT))
    return replace(piece, text=piece.text[: found.start()]) if found and found.start() else piece


def cut_credit(pieces: list[Piece]) -> list[Piece]:
    """Cut a credit in brackets, "(abc/dpa)", off the end of the last body line."""
    last = next((i for i in range(len(pieces) - 1, -1, -1) if pieces[i].role == "body"), None)
    if last is None:
        return pieces
    offset = max(0, len(pieces[last].text) - LONGEST_CREDIT)
    found = CREDIT.search(pieces[last].text, offset)
    if not found or found.start() <= offset:
        return pieces
    body, credit = pieces[last].split(found.start())
    body.keep("body", pieces[last].rule, pieces[last].confidence)
    credit.keep("source_note", "credit", 0.8)
    return [*pieces[:last], body, credit, *pieces[last + 1 :]]
