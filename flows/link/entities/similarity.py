"""How similar two names are, whatever the language they are transcribed into."""

import re
from functools import lru_cache
from itertools import dropwhile

from rapidfuzz.distance import Levenshtein

from flows.link.entities.affixes import without_legal_form
from flows.link.entities.keys import CH, PARTICLES, Group, bare, key, skeleton, skeletons, words
from flows.link.entities.spellings import is_listed, is_one, nicknames

SAME = 0.7  # from here on two names are one
WORD = 0.75  # from here on two words of a name are one
SOUND = 0.92  # two words that sound the same; for places and things nothing less will do
FURTHER = 0.9
GIVEN = 0.7  # beside the same surname a given name may differ more: "Wladimir", "Volodymyr"
# What transcriptions of one sound write; consonants first to English spelling, then vowels to one letter.
_SOUNDS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"schtsch|stsch|shch", "sh"), (r"tsch|tch|cz", "ch"), (r"dsch|dzh|dj", "j"), (r"sch|sz|zh", "sh"),
        (r"^hs", "x"), (r"kh", "h"), (r"gh|dh|th|bh", lambda found: found.group()[0]), (r"ph", "f"), (r"ck|q", "k"),
        (r"c(?=[eiy])|ts|tz|ss|z", "s"), (r"c(?!h)", "k"), (r"w", "v"), (r"x", "sh"),
        (r"(?<=[aeiou])h", ""), (r"ij|iy|yi|ji|ii|ee|y|j(?=[aeiou])", "i"), (r"ou|oo", "u"), (r"i+", "i"),
        (r"i(?=[aeou])", ""), (r"(.)\1+", r"\1"),
    )
)  # fmt: skip
_PATRONYMIC = re.compile(r"(?:witsch|vich|vic|wicz|ovych|owytsch|owna|ovna|ewna|evna|ivna|iwna)$")
_VOWELS = frozenset("aeiou")


def similarity(name: str, other: str, group: Group) -> float:
    """Return how surely two names of one group are renderings of one name: 0 to 1."""
    if key(name) == key(other):
        return 1.0
    if group == "person":
        return _persons(_words(bare(name)), _words(bare(other)))
    if group == "thing":
        name, other = without_legal_form(name), without_legal_form(other)
    return _labels(words(name), words(other))


@lru_cache(maxsize=100_000)
def _words(name: str) -> tuple[str, ...]:
    return tuple(word for word in words(name) if word not in PARTICLES)


def _persons(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    """Return the similarity of two persons' names: given name and surname must agree, nothing may contradict."""
    if "".join(one) == "".join(other):
        return 0.95
    if len(one) == len(other) == 2 and one == other[::-1]:
        return 0.9
    if len(one) != len(other) and (joined := _joined(one, other)):
        return joined

    if len(one) > len(other):
        one, other = other, one
    if sum(len(word) > 1 for word in one) < 2:
        return 0.0
    left, score = list(other), 1.0
    matched_before = 0
    for position, word in enumerate(one):
        room = other[matched_before : len(other) - (len(one) - position - 1)]
        is_given = position < len(one) - 1
        similar, found = max((_word(word, found, is_given), found) for found in room)
        if similar < (WORD if position else GIVEN):
            return 0.0
        matched_before = other.index(found, matched_before) + 1
        left.remove(found)
        score = min(score, similar)
    # A name with more to it is the same person's when the rest is initials or a father's name; one further
    # given name or surname makes it a little less sure, two are another name.
    further = sum(len(word) > 2 and not _PATRONYMIC.search(word) for word in left)
    if further > 1:
        return 0.0
    score *= FURTHER if further else 1.0
    return score * (0.97 if left else 1.0)


def _joined(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    """Return the similarity where given names are written apart in one and together in the other."""
    few, many = sorted((one, other), key=len)
    if len(few) != 2 or len(many) != 3:
        return 0.0
    given = _sounds_similar(few[1], many[1] + many[2])
    score = min(given, _word(few[0], many[0], is_given=False)) if given >= WORD else 0.0
    return score if score >= WORD else 0.0


def _word(word: str, found: str, is_given: bool) -> float:
    """Return the similarity of two words of two persons' names, given names or the last words of both."""
    if word == found:
        return 1.0
    if nicknames(word) & nicknames(found):
        return 0.9
    if is_one(word, found):
        return 0.95
    # "Maier" and "Mayr", "Müller" and "Möller", "Paul" and "Paula" sound similar and are known to be two names.
    if is_listed(word) and is_listed(found):
        return 0.0
    if is_given and _is_feminine(word) != _is_feminine(found):
        return 0.0
    if max(len(word), len(found)) < 5:
        # "Min" and "Ming", "Peng" and "Ping" are two names
        return 0.85 if _sound(word) == _sound(found) else 0.0
    return _sounds_similar(word, found)


def _is_feminine(word: str) -> bool:
    """Return whether a given name ends as most women's names do that are formed from a man's: -a or -e."""
    return _sound(word).endswith(("a", "e"))


def _labels(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    """Return the similarity of two names of places or things: word by word, in order."""
    one, other = (tuple(dropwhile(PARTICLES.__contains__, found)) for found in (one, other))
    if one == other and one:
        return 0.95
    if len(one) != len(other) or not one or any(word.isdigit() for word in one + other):
        return 0.0
    similar = all(
        word == found or (min(len(word), len(found)) > 4 and not _sounds(word).isdisjoint(_sounds(found)))
        for word, found in zip(one, other, strict=True)
    )
    return SOUND if similar else 0.0


@lru_cache(maxsize=100_000)
def _sound(word: str) -> str:
    """Return a word as it sounds, transcribed into one spelling."""
    for pattern, sound in _SOUNDS:
        word = pattern.sub(sound, word)
    return word


@lru_cache(maxsize=100_000)
def _sounds(word: str) -> frozenset[str]:
    """Return how a word may sound: with "ch" as in "Chef" and as in "Achtung"."""
    return frozenset({_sound(word), _sound(CH.sub("kh", word))})


@lru_cache(maxsize=200_000)
def _sounds_similar(one: str, other: str) -> float:
    """Return the similarity of two words by sound; 0 for unlike consonants."""
    if not skeletons(one) & skeletons(other):
        return 0.0
    return max(_similar_sound(first, second) for first in _sounds(one) for second in _sounds(other))


def _similar_sound(one: str, other: str) -> float:
    """Return 1 less the share of sounds to change; a vowel, or a consonant for a near one, counts half."""
    if one == other:
        return SOUND
    if Levenshtein.normalized_similarity(one, other) < 0.5:
        return 0.0  # less than any two words that are one, even if every change counts half
    row = [0.0]
    for char in other:
        row.append(row[-1] + _weight(char))
    for char in one:
        above, row = row, [row[0] + _weight(char)]
        for column, found in enumerate(other, 1):
            near = skeleton(char) == skeleton(found)
            changed = 0.0 if char == found else 0.5 if near else max(_weight(char), _weight(found))
            removed, added = above[column] + _weight(char), row[-1] + _weight(found)
            row.append(min(above[column - 1] + changed, removed, added))
    return 0.9 * (1 - row[-1] / max(len(one), len(other)))


def _weight(char: str) -> float:
    return 0.5 if char in _VOWELS else 1.0
