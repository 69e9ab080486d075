"""What sets two near sentences apart: numbers, negation, opposites, and who does what to whom.

An embedding hardly moves when "safe" becomes "not safe" or "five" becomes "seven"; these facts do.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache, lru_cache
from itertools import combinations
from unicodedata import normalize

from flows.languages import pack_of
from flows.languages.lemmas import base_form
from flows.link.numbers import TOKEN, Number, agreed, numbers_of

TEXTS = 1 << 14  # claims and words whose facts are kept: a claim meets many others
LONG = 5  # letters; shorter words mostly say how, not what
STEM = 5  # letters by which two forms of a word are known
LEAST_STEM = 4  # letters
EXCHANGED = 3  # words in one place
VOWELS = "aeiou"
SAME_WORDS = 0.5  # share of equal words from which a lone "not" turns a sentence into its opposite, or a swap its roles


@dataclass(frozen=True, slots=True)
class Facts:
    """What can be held against another sentence; ``ends`` are the ends of axes: ("amount", 0) is a rise."""

    language: str
    words: tuple[str, ...]
    capitals: frozenset[str]
    numbers: frozenset[Number]
    negated: bool
    ends: frozenset[tuple[str, int]]
    months: frozenset[int]
    weekdays: frozenset[int]


@lru_cache(maxsize=TEXTS)
def facts_of(language: str, content: str) -> Facts:
    """Return the facts of what is said."""
    lower = content.lower()
    words = tuple(TOKEN.findall(lower))
    known = pack_of(language).facts
    return Facts(
        language=language,
        words=words,
        capitals=frozenset(word.lower() for word in TOKEN.findall(content)[1:] if word[0].isupper()),
        numbers=numbers_of(language, lower),
        negated=any(word in known.negations or word.endswith(known.negation_endings) for word in words),
        ends=frozenset(end for word in words for end in _ends(language, word)),
        months=_named(content, pack_of(language).dates.months),
        weekdays=_named(content, pack_of(language).dates.weekdays),
    )


@lru_cache(maxsize=TEXTS)
def _ends(language: str, word: str) -> tuple[tuple[str, int], ...]:
    """Return the ends of axes that a word stands for."""
    return tuple(
        (axis, end)
        for axis, stems in pack_of(language).facts.opposites.items()
        for end in (0, 1)
        if word in stems[end] or word.startswith(_longer(stems[end]))
    )


@cache
def _longer(stems: tuple[str, ...]) -> tuple[str, ...]:
    """Return the stems that a word may begin with; "win" is a word alone, not the winter."""
    return tuple(stem for stem in stems if len(stem) >= LEAST_STEM)


def contradiction(one: Facts, other: Facts) -> str | None:
    """Return what sets two sentences apart however near they are, None where nothing does."""
    if one.numbers - agreed(one.numbers, other.numbers) and other.numbers - agreed(
        other.numbers, one.numbers
    ):
        return "numbers"
    if one.negated != other.negated:
        if one.language == other.language and common(one, other) >= SAME_WORDS:
            return "negation"
    elif _prefixed(one, other) or any(
        (axis, 1 - end) in other.ends and (axis, 1 - end) not in one.ends and (axis, end) not in other.ends
        for axis, end in one.ends
    ):
        return "opposites"
    if _apart(one.months, other.months) or _apart(one.weekdays, other.weekdays):
        return "day"
    if one.language == other.language:
        if _swapped(one.words, other.words, common(one, other) >= SAME_WORDS):
            return "roles"
        if _exchanged(one, other):
            return "word"
    return None


def common(one: Facts, other: Facts) -> float:
    """Return the share of equal words (Jaccard)."""
    words, others = set(one.words), set(other.words)
    return len(words & others) / max(len(words | others), 1)


def held(one: Facts, other: Facts) -> bool:
    """Return whether the longer sentence holds the shorter one, word for word."""
    shorter, longer = sorted((one.words, other.words), key=len)
    return f" {' '.join(shorter)} " in f" {' '.join(longer)} "


def shared(one: Facts, other: Facts) -> float:
    """Return the share of the longer words of the shorter text that the other one has as well, by how they begin."""
    stems, others = (
        {word[:STEM] for word in facts.words if len(word) >= LONG or word[0].isdigit()}
        for facts in (one, other)
    )
    return len(stems & others) / max(min(len(stems), len(others)), 1)


def reordered(one: Facts, other: Facts) -> bool:
    """Return whether long words that both have, such as names in two languages, stand in another order."""
    common = {word for word in one.words if len(word) >= LONG} & set(other.words)
    first, second = (dict.fromkeys(word for word in facts.words if word in common) for facts in (one, other))
    return list(first) != list(second)


def differ(one: Facts, other: Facts) -> bool:
    """Return whether each sentence has a word that tells what it is about and that the other one lacks.

    That is a noun where nouns have capitals, else a word that is no short one.
    """
    upper = pack_of(one.language).reporting.spans.nouns_upper
    mine, theirs = (
        {
            word[:STEM]
            for word in facts.words
            if (word in facts.capitals if upper else len(word) >= LEAST_STEM)
        }
        for facts in (one, other)
    )
    stems, others = ({word[:STEM] for word in facts.words} for facts in (one, other))
    return bool(mine - others and theirs - stems)


def _apart(one: frozenset[int], other: frozenset[int]) -> bool:
    return bool(one and other and not one & other)


def _named(content: str, names: Sequence[Sequence[str]]) -> frozenset[int]:
    """Return the numbers of the months or weekdays that are named in full: "May", not "may" or "Mar"."""
    words = {word.lower() for word in TOKEN.findall(content) if word[0].isupper()}
    return frozenset(
        number
        for number, (name, *forms) in enumerate(names)
        if name in words or any(form in words for form in forms if len(form) >= LONG + 2)
    )


def _prefixed(one: Facts, other: Facts) -> bool:
    """Return whether one sentence has a word that the other one has turned into its opposite: "fit", "unfit"."""
    words, others = set(one.words), set(other.words)
    known = pack_of(one.language).facts.negative_prefixes
    return one.language == other.language and any(
        prefix + word in mine and prefix + word not in theirs
        for prefix in known
        for mine, theirs in ((words, others), (others, words))
        for word in theirs - mine
    )


def _exchanged(one: Facts, other: Facts) -> bool:
    """Return whether two sentences of the same words differ in one place, where each has a word of its own that tells.

    That is a long word, a short one with a capital ("in Köln", "in Bonn"), or one of two opposed: "for", "against".
    """
    changes = [
        (one.words[a:b], other.words[c:d])
        for tag, a, b, c, d in SequenceMatcher(None, one.words, other.words, autojunk=False).get_opcodes()
        if tag != "equal"
    ]
    if len(changes) != 1:
        return False
    if any(
        {first, second} == {mine, theirs}
        for first, second in pack_of(one.language).facts.opposed
        for mine in changes[0][0]
        for theirs in changes[0][1]
    ):
        return True
    left, right = (
        {word for word in words if len(word) >= LONG or word in facts.capitals}
        for facts, words in zip((one, other), changes[0], strict=True)
    )
    kin = any(word[:STEM] == near[:STEM] for word in left for near in right)
    forms = {
        (word, near)
        for word in left - one.capitals
        for near in right - other.capitals
        if _inflected(word, near)
    }
    left, right = left - {word for word, _ in forms}, right - {near for _, near in forms}
    bases, others = ({base_form(word, one.language) for word in words} for words in (left, right))
    return (
        bool(bases - others and others - bases)
        and len(changes[0][0]) <= EXCHANGED >= len(changes[0][1])
        and not kin
    )


def _inflected(word: str, other: str) -> bool:
    """Return whether two words differ in vowels only, as forms of a verb do: "sterben", "stürben"."""
    return word[0] == other[0] and len(word) == len(other) and _bare(word) == _bare(other)


def _bare(word: str) -> str:
    """Return a word without its vowels."""
    return "".join(letter for letter in normalize("NFD", word) if letter.isalpha() and letter not in VOWELS)


def _swapped(one: tuple[str, ...], other: tuple[str, ...], near: bool) -> bool:
    """Return whether two stretches of words have changed places: "Velian" and "Velia" are one word.

    Of near sentences, whether long words have, whatever else stands beside them.
    """
    stems, others = (tuple(word[:STEM] for word in words) for words in (one, other))
    if len(one) == len(other) and sorted(stems) == sorted(others):
        moved = [word for word, opposite in zip(stems, others, strict=True) if word != opposite]
        if len(moved) == 2 and min(map(len, moved)) >= LONG:
            return True
    replaced = [
        (one[a:b], other[c:d])
        for tag, a, b, c, d in SequenceMatcher(None, stems, others, autojunk=False).get_opcodes()
        if tag == "replace"
    ]
    return any(
        (_alike(left[0], right[1]) and _alike(right[0], left[1]))
        or (near and _holds(right[1], left[0]) and _holds(right[0], left[1]))
        for pair in combinations(replaced, 2)
        for left, right in (pair, pair[::-1])
    )  # fmt: skip


def _alike(words: tuple[str, ...], others: tuple[str, ...]) -> bool:
    return [word[:STEM] for word in words] == [word[:STEM] for word in others]


def _holds(words: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Return whether all long words of the others, of which there is one, are among the words."""
    stems, wanted = ({word[:LEAST_STEM] for word in some if len(word) >= LONG} for some in (words, others))
    return bool(wanted) and wanted <= stems
