"""Drop caps: the first letter of an article in an element or a picture of its own, which its word goes on behind."""

import re
from collections.abc import Sequence
from itertools import islice, pairwise

from lxml.etree import _Element as Element

from flows.languages import in_every_language
from flows.languages.lemmas import is_word, spoken

QUOTES = " \n\t\"'„“”‚‘’»«›‹"
LONGEST = 8  # characters of such an element, its white space included
LONGEST_TWIN = 40  # characters of what is shown and read out in two elements
_CALLED = in_every_language("markup")["caps"]
_NAMES, _LETTERS, _UNSEEN = (frozenset(_CALLED[key]) for key in ("names", "letters", "unseen"))
_NAME_PARTS = re.compile(r"[^\W_]+")
_WORD = re.compile(r"[^\W\d_]+")


def is_cap(element: Element) -> bool:
    """Return whether a block is a drop cap: a single capital, and what follows goes on within the word."""
    text, tail = element.text, element.tail or ""
    if not text or len(text) > LONGEST or len(element) or not _is_capital(text):
        return False
    if tail.strip():
        return tail[0].islower()
    following = element.getnext()
    return following is not None and begins_small(following)


def begins_small(element: Element) -> bool:
    """Return whether the text of an element begins with a small letter."""
    return "".join(islice(element.itertext(), 3)).lstrip()[:1].islower()


def is_initial(run: Sequence[str]) -> bool:
    """Return whether a run of text is a single capital so far, which the rest of its word may follow."""
    return len(run) <= 4 and _is_capital("".join(run))


def letter_of(picture: Element) -> str:
    """Return the letter that a picture stands for; "" where it is no drop cap."""
    tail, letter = picture.tail, picture.get("alt") or ""
    small = tail is not None and tail[:1].islower()
    return letter.strip() if small and len(letter) <= LONGEST and _is_capital(letter) else ""


def joined(element: Element, run: Sequence[str], tail: str) -> str:
    """Return the text behind an inline element, without the white space where the element is a drop cap.

    Args:
        element: it has just ended.
        run: the text so far, its own included.
        tail: the text behind it.
    """
    rest = tail.lstrip()
    if rest == tail or not rest[:1].islower() or not is_initial(run) or not _is_set_apart(element):
        return tail
    letter, word = "".join(run).strip(QUOTES), _WORD.match(rest)
    if letter in _LETTERS and word:
        whole, apart = (_is_known(each) for each in (letter + word[0], word[0]))
        return rest if whole and not (apart and len(word[0]) > 1) else tail
    return rest


def _is_set_apart(element: Element) -> bool:
    """Return whether an element is called a drop cap, or text flows around it."""
    return not _NAMES.isdisjoint(_names(element)) or "float" in (element.get("style") or "")


def is_twin(element: Element) -> bool:
    """Return whether an element only shows what another beside it has for those who are read to."""
    if element.get("aria-hidden") != "true" or element.tag != "span":
        return False
    text = "".join(element.itertext()).strip()
    if not text or len(text) > LONGEST_TWIN:
        return False
    beside = (each for each in (element.getprevious(), element.getnext()) if each is not None)
    return any(
        not _UNSEEN.isdisjoint(_names(each)) and "".join(each.itertext()).strip().startswith(text)
        for each in beside
    )


def _is_known(word: str) -> bool:
    return any(is_word(word, language) for language in spoken())


def _is_capital(text: str) -> bool:
    letter = text.strip(QUOTES)
    return len(letter) == 1 and letter.isupper()


def _names(element: Element) -> set[str]:
    called = (element.get("class") or "").lower()
    parts = _NAME_PARTS.findall(called)
    return {*parts, *map("".join, pairwise(parts))}
