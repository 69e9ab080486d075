"""The lines above an article: headline, kicker, section, dateline, byline, also glued into one another."""

import re
from collections.abc import Sequence

from flows.clean.dates.expressions import find_all
from flows.clean.dates.relative import is_relative
from flows.clean.dates.words import date_words, either
from flows.clean.segments.byline import is_byline, is_signed_day, placed_by, signed_by
from flows.clean.segments.labelled import is_labelled_day
from flows.clean.segments.pieces import Piece, lines_of
from flows.clean.segments.words import line_words
from flows.shadow import as_read

_WORDS, _DATES = line_words(), date_words()
_MONTH = r"[^\W\d_]{3,10}\.?"
_DATE = (
    r"(?:\d{4}-\d{2}(?:-\d{2})?|\d{1,2}\.\s?\d{1,2}\.\s?\d{2,4}|\d{1,2}/\d{1,2}/\d{2,4}"
    rf"|\d{{1,2}}\.?\s+{_MONTH},?\s+\d{{4}}|{_MONTH}\s+\d{{1,2}}(?:{either(_DATES.ordinals)})?,?\s+\d{{4}})"
)
_DAY = r"(?:[^\W\d_]{2,10}\.?,?\s+)?"
_HALF = r"[ap]\.?m\.?"
_TIME = (
    rf"(?:[T,|\s]*(?:(?:{either(_DATES.at)})\s+|-\s*)?\d{{1,2}}[:.]\d{{2}}(?::\d{{2}})?"
    rf"\s*(?:{either(_DATES.clock)}|{_HALF}|[A-Z]{{2,4}})?)"
)
_LABEL = rf"(?:{either((*_DATES.published, *_DATES.updated))})(?:\s+(?:{either((*_DATES.on, *_DATES.at))}))?\s*[:|]?\s+"
GLUED_DATE = re.compile(rf"(?:{_LABEL}){_DATE}{_TIME}?(?=\s|$)", re.IGNORECASE)
DATELINE = re.compile(
    rf"(?:{_LABEL})?{_DAY}(?:{_DATE}){_TIME}?[\s|,.–-]*(?:(?:{_LABEL}){_DAY}(?:{_DATE})?{_TIME}?)?",
    re.IGNORECASE,
)
PICTURE_CREDIT = re.compile(
    rf"(?:(?:{either(_WORDS.credit_labels)})\s*:\s*\S"
    rf"|\((?:\w{{2,12}}\s)?(?:{either(_WORDS.credit_kinds)})(?:/|\s(?:{either(_WORDS.credit_by)})\s)[^()]{{3,80}}\)$"
    rf"|{either(_WORDS.credits)})",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(rf"\b(?:{either(_WORDS.dated)})", re.IGNORECASE)
CLOCK = re.compile(rf"(?:\d{{1,2}}[:.]\d{{2}}\s*(?:{either(_DATES.clock)}|{_HALF}))", re.IGNORECASE)
_CAPITAL = r"[^\W\d_a-zß-ÿ][\w'’.-]*"
_NAME = rf"(?:{_CAPITAL}|{either(_DATES.particles)})"
_JOIN = rf"(?:,|&|{either(_DATES.joins)})"
BYLINE = re.compile(
    rf"(?:{either(_WORDS.bylines)})\s*:?\s*"
    rf"(?P<name>{_CAPITAL}(?:\s+{_NAME}){{1,4}}(?:\s*{_JOIN}\s+{_CAPITAL}(?:\s+{_NAME}){{1,4}}){{0,4}})"
    rf"(?:\s+(?:{either((*_WORDS.glued, *_DATES.joins))}))?\s*[,.|]?$"
)
_ENDS, _CLOSERS = (".", "!", "?", "…"), "'\"“”»«’)]"
_QUOTES = "\"„“»«‘'›"
_ASKS = ("?", "!", "?“", "?”", "?«", '?"')
LONGEST_MONTH = 20  # characters
LONGEST_NAME = 90  # characters of a line beside the headline that is no paragraph
SPEAKS = 8  # lines under a name that would speak of its bearer
LEAD = 100  # characters of a line that is a paragraph, whatever its end
_OPEN_RULES = ("line_model", "default")
_WORD = re.compile(r"\w+")


def words(text: str) -> list[str]:
    """Return the words of a text in lower case."""
    return _WORD.findall(text.lower())


def split_glued(pieces: list[Piece]) -> list[Piece]:
    """Cut a first line that glues a date before something else, and a first line that ends in the next one.

    "date 2022-03 Headline" becomes dateline and headline. The parts are labelled where the cut says what they are.
    """
    if not pieces or not (found := GLUED_DATE.match(pieces[0].text)):
        return pieces
    if not pieces[0].text[found.end() :].strip():
        return pieces
    date, rest = pieces[0].split(found.end())
    date.keep("dateline", "glued_date", 0.9)
    return [date, rest, *pieces[1:]]


def split_repeated(pieces: list[Piece]) -> list[Piece]:
    """Cut the kicker off a line that ends with a headline which stood alone shortly before it."""
    for first, piece in enumerate(pieces[:4]):
        if len(words(piece.text)) < 3 or len(piece.text) > 200 or first + 1 >= len(pieces):
            continue
        after = pieces[first + 1]
        at = len(after.text) - len(piece.text)
        if at > 0 and after.text.endswith(piece.text) and after.text[at - 1].isspace():
            piece.keep("title", "repeated_headline", 0.9)
            kicker, repeat = after.split(at)
            kicker.keep("title", "kicker", 0.7)
            repeat.drop("other", "repeats_headline", 0.9)
            return [*pieces[: first + 1], kicker, repeat, *pieces[first + 2 :]]
    return pieces


def label_front(front: str) -> list[Piece]:
    """Return the lines of a front matter: they describe the article, and of their words only a day is the text's."""
    pieces = lines_of(front)
    for piece in pieces:
        piece.drop("other", "front_matter", 1.0)
        if _holds_day(piece, above=True):
            piece.keep("dateline", "date_in_line", 0.6)
    return pieces


def is_sentence(text: str) -> bool:
    """Return whether a line ends as a sentence does."""
    return text.rstrip(_CLOSERS).endswith(_ENDS)


def label_header(pieces: Sequence[Piece], title: str | None, slug: frozenset[str]) -> None:
    """Label the lines around the headline in place.

    Args:
        pieces: the pieces of the text in order; those above and in the first paragraphs are looked at.
        title: the headline when it is known from elsewhere.
        slug: words of the document's URL path, which mostly repeats the headline.
    """
    lead = next((i for i, p in enumerate(pieces) if p.role == "body" and is_lead(p)), None)
    if lead is None:
        return
    for piece in pieces:
        if (
            piece.role == "boilerplate"
            and _PUBLISHED.search(piece.text[:100])
            and _holds_day(piece, above=True)
        ):
            piece.keep("dateline", "published_line", 0.7)
    window = range(max(0, lead - 14), min(len(pieces), lead + 3))
    for i in window:
        _label_small(pieces[i], above=i < lead)
    if not any(p.role == "title" and p.rule != "kicker" for p in pieces):
        _label_headline(pieces, window, lead, title, slug)
    head = next((i for i in window if pieces[i].role == "title" and pieces[i].rule != "kicker"), None)
    if head is None:
        return
    for i in range(max(0, head - 3), lead):
        piece = pieces[i]
        if i > head and piece.role in ("boilerplate", "body") and is_relative(piece.text):
            piece.keep("dateline", "relative_line", 0.6)
        if i > head and piece.role in ("boilerplate", "body") and _is_month(piece.text):
            piece.keep("dateline", "month_line", 0.5)
        unnamed = piece.rule == "page_model" and piece.role == "boilerplate"
        if unnamed or piece.rule in _OPEN_RULES or piece.role == "body":
            if is_labelled_day(piece.text):
                piece.keep("dateline", "labelled_line", 0.7)
                continue
            if i > head and _is_placed_author(pieces, i):
                piece.keep("byline", "placed_line", 0.6)
                continue
        if (
            is_sentence(piece.text)
            or len(piece.text) > LONGEST_NAME
            or not (unnamed or piece.rule in _OPEN_RULES)
        ):
            continue
        if i > head and _is_name_beside_day(pieces, i):
            piece.keep("byline", "name_line", 0.6)
            continue
        if unnamed:
            continue
        single = len(words(piece.text)) <= 2 and len(piece.text) < 30 and piece.text[0] not in _QUOTES
        if single and (head <= 3 or i > head):
            piece.keep("section", "short_header_line", 0.6)
        elif i == head - 1 and len(words(piece.text)) > 1:
            piece.keep("title", "kicker", 0.6)


def _is_month(line: str) -> bool:
    """Return whether a line is a month with its year and nothing else."""
    found = next(find_all(line), None) if len(line) <= LONGEST_MONTH else None
    return found is not None and found.precision == "month" and (found.start, found.end) == (0, len(line))


def _is_name_beside_day(pieces: Sequence[Piece], at: int) -> bool:
    """Return whether a line is a person's name alone, and a line that states a day stands next to it."""
    beside = (*pieces[max(0, at - 1) : at], *pieces[at + 1 : at + 2])
    line = as_read(pieces[at].text)
    return any(piece.role == "dateline" for piece in beside) and line.startswith(
        tuple(signed_by(line)) or "\n"
    )


def _is_placed_author(pieces: Sequence[Piece], at: int) -> bool:
    """Return whether a line is a person and where he writes from, of whom the text below does not speak."""
    names = placed_by(as_read(pieces[at].text))
    below = (piece.text for piece in pieces[at + 1 : at + 1 + SPEAKS])
    return bool(names) and not any(names[0].split()[-1] in text for text in below)


def is_lead(piece: Piece) -> bool:
    """Return whether a piece is long enough, or sentence enough, to be a paragraph."""
    return len(piece.text) >= LEAD or (is_sentence(piece.text) and len(words(piece.text)) >= 8)


def _label_small(piece: Piece, above: bool) -> None:
    """Label a line that is nothing but a date or an author."""
    if len(piece.text) > 160:
        return
    text = as_read(piece.text)
    if DATELINE.fullmatch(text) or CLOCK.fullmatch(text):
        piece.keep("dateline", "date_line", 0.9)
    elif BYLINE.match(text) or (above and (is_byline(text) or is_signed_day(text))):
        piece.keep("byline", "author_line", 0.85)
    elif piece.role == "boilerplate" and _holds_day(piece, above):
        piece.keep("dateline", "date_in_line", 0.6)


def _holds_day(piece: Piece, above: bool) -> bool:
    """Return whether a short line holds a day with its year, and is no picture's, reader's or other article's.

    Below the beginning of the article (not ``above``), what is known to be boilerplate speaks of something else.
    """
    if len(piece.text) > 100 or PICTURE_CREDIT.search(piece.text):
        return False
    if piece.category == "comments" or not (above or piece.category == "other"):
        return False
    return any(found.precision != "month" for found in find_all(piece.text))


def _label_headline(
    pieces: Sequence[Piece], window: Sequence[int], lead: int, title: str | None, slug: frozenset[str]
) -> None:
    wanted = sorted(words(title)) if title else None
    best, best_score = None, 0.0
    below = [set(words(" ".join(p.text for p in pieces[at : at + 6])[:4000])) for at in (lead, lead + 1)]
    for i in window:
        piece = pieces[i]
        if piece.role in ("dateline", "byline", "caption") or i > lead or len(piece.text) > 250:
            continue
        if piece.text.startswith(("https://", "http://")):
            continue
        found = words(piece.text)
        if wanted is not None:
            if sorted(found) == wanted:
                piece.keep("title", "record_title", 0.99)
                return
            continue
        asks = piece.text.endswith(_ASKS)  # a headline does, and would pass for a sentence
        if (i == lead and not (asks and len(piece.text) < LEAD)) or len(found) < 3:
            continue
        inside_slug = len(slug & set(found)) / max(4, len(set(found)))
        body = below[i == lead]
        in_body = sum(len(w) > 3 and w in body for w in set(found)) / len(set(found))
        ends = is_sentence(piece.text) and not asks
        score = 2 * inside_slug + in_body - 0.5 * ends + 0.3 * (len(found) >= 5)
        if score > best_score and score > 0.3:
            best, best_score = piece, score
    if best is not None:
        best.keep("title", "headline", min(0.95, 0.5 + best_score / 4))
        return
    for i in window if wanted is None else ():
        followed = i + 1 < lead and pieces[i + 1].role in ("byline", "dateline")
        if (
            followed
            and pieces[i].role == "body"
            and len(words(pieces[i].text)) > 1
            and not is_sentence(pieces[i].text)
        ):
            pieces[i].keep("title", "line_before_author", 0.5)
            return
