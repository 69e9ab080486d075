"""Text without markup: which lines are the article, which are furniture, by their looks and their phrases."""

import re
from collections.abc import Sequence

from flows.clean.segments.header import is_sentence, label_header, split_glued, split_repeated, words
from flows.clean.segments.phrases import Furniture, Phrases, normal
from flows.clean.segments.pieces import Piece, lines_of

SOURCE_NOTE = re.compile(r"(?:Quellen?|Sources?|Via|Ursprünglich erschienen)\s*:\s*\S", re.IGNORECASE)
PICTURE_CREDIT = re.compile(
    r"(?:(?:Quelle|Foto|Fotos|Bild|Bilder|Photo|Image|Picture|Credit|Credits|Copyright)\s*:\s*\S|©|\(c\)\s|Getty Images|picture alliance|imago[ /])",
    re.IGNORECASE,
)
CREDIT = re.compile(r"\s*\((?:[\w.äöü-]{2,12}\s?[/,]\s?){0,4}[\w.äöü-]{2,12}\)\s*$")
SWITCH = 1.5


def label_plain(text: str, phrases: Phrases, title: str | None, slug: frozenset[str]) -> list[Piece]:
    """Return the lines of a text, each labelled."""
    pieces = split_repeated(split_glued(list(lines_of(text))))
    furniture = [phrases.match(piece.text[:2000]) for piece in pieces]
    kept = _smooth(_scores(pieces, furniture))
    for piece, match, keep in zip(pieces, furniture, kept, strict=True):
        if piece.rule != "default":
            continue
        if keep:
            piece.keep("body", "prose", 0.8)
        else:
            piece.drop(match.category if match else "other", "phrase" if match else "short_lines", 0.7)
    _label_notes(pieces)
    _spread_regions(pieces, phrases)
    label_header(pieces, title, slug)
    return _cut_credit(pieces)


def _scores(pieces: Sequence[Piece], furniture: Sequence[Furniture | None]) -> list[float]:
    prose = sum(len(p.text) for p in pieces if _is_prose(p.text)) / max(1, sum(len(p.text) for p in pieces))
    bias = 6 * (prose - 0.75)
    seen: set[str] = set()
    scores = []
    for piece, match in zip(pieces, furniture, strict=True):
        text = piece.text
        if _is_prose(text):
            score = 3.0
        elif is_sentence(text) and len(words(text[:500])) >= 4:
            score = 1.5
        else:
            score = -0.7 + bias if any(c.isalpha() for c in text) else -1.0
        if match:
            score -= {"whole": 5.0, "start": 4.5, "inside": 2.0 * match.hits + 2.0 * (len(text) < 200)}[
                match.how
            ]
        if text in seen:
            score -= 1.5
        seen.add(text)
        scores.append(score)
    return scores


def _is_prose(text: str) -> bool:
    return len(text) >= 60 and is_sentence(text)


def _smooth(scores: Sequence[float]) -> list[bool]:
    """Return for each line whether it is kept: the labelling with the best sum of scores less the switches."""
    keep, drop = 0.0, 0.0
    back: list[tuple[bool, bool]] = []
    for score in scores:
        keep_from, drop_from = keep >= drop - SWITCH, keep - SWITCH > drop
        back.append((keep_from, drop_from))
        keep, drop = (keep if keep_from else drop - SWITCH) + score, keep - SWITCH if drop_from else drop
    state, states = keep > drop, []
    for keep_from, drop_from in reversed(back):
        states.append(state)
        state = keep_from if state else drop_from
    return states[::-1]


def _label_notes(pieces: Sequence[Piece]) -> None:
    """Label picture captions with their credit, and lines that name the text's source."""
    for piece in pieces:
        if len(piece.text) > 400 or piece.role == "title":
            continue
        if SOURCE_NOTE.match(piece.text):
            piece.keep("source_note", "source_line", 0.9)
        elif PICTURE_CREDIT.search(piece.text) and not is_sentence(piece.text) and piece.category != "legal":
            piece.keep("caption", "picture_credit", 0.8)


def _spread_regions(pieces: Sequence[Piece], phrases: Phrases) -> None:
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


def _cut_credit(pieces: list[Piece]) -> list[Piece]:
    """Cut a credit in brackets, "(abc/dpa)", off the end of the last body line."""
    last = next((i for i in range(len(pieces) - 1, -1, -1) if pieces[i].role == "body"), None)
    if last is None or not (found := CREDIT.search(pieces[last].text)) or found.start() == 0:
        return pieces
    body, credit = pieces[last].split(found.start())
    body.keep("body", pieces[last].rule, pieces[last].confidence)
    credit.keep("source_note", "credit", 0.8)
    return [*pieces[:last], body, credit, *pieces[last + 1 :]]
