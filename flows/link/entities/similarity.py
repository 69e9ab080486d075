"""How similar two names are, whatever the language they are transcribed into."""

import re
from functools import lru_cache
from itertools import dropwhile

from rapidfuzz.distance import Levenshtein
from rigour.names import NameTypeTag, analyze_names, remove_org_types

from flows.link.entities.keys import CH, PARTICLES, Group, bare, key, nicknames, skeleton, skeletons, words

SAME = 0.7  # from here on two names are one
WORD = 0.75  # from here on two words of a name are one
SOUND = 0.92  # two words that sound the same; for places and things nothing less will do
FURTHER = 0.9
FAR = 0.4  # words with less in common write no name in common
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
        return _persons(bare(name), bare(other))
    if group == "thing":
        name, other = remove_org_types(name) or name, remove_org_types(other) or other
    return _labels(words(name), words(other))


@lru_cache(maxsize=100_000)
def _words(name: str) -> tuple[str, ...]:
    return tuple(word for word in words(name) if word not in PARTICLES)


def _persons(name: str, other_name: str) -> float:
    """Return the similarity of two persons' names: given name and surname must agree, nothing may contradict."""
    one, other = _words(name), _words(other_name)
    if "".join(one) == "".join(other):
        return 0.95
    if len(one) == len(other) == 2 and one == other[::-1]:
        return 0.9
    if len(one) != len(other) and (joined := _joined(name, other_name)):
        return joined

    if len(one) > len(other):
        name, other_name, one, other = other_name, name, other, one
    if sum(len(word) > 1 for word in one) < 2:
        return 0.0
    left, score = list(other), 1.0
    matched_before = 0
    for position, word in enumerate(one):
        room = other[matched_before : len(other) - (len(one) - position - 1)]
        similar, found = max((_word(word, found, name, other_name), found) for found in room)
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


def _joined(name: str, other_name: str) -> float:
    """Return the similarity where given names are written apart in one and together in the other."""
    few, many = sorted((name, other_name), key=lambda found: len(_words(found)))
    one, other = _words(few), _words(many)
    if len(one) != 2 or len(other) != 3:
        return 0.0
    given = _sounds_similar(one[1], other[1] + other[2])
    score = min(given, _word(one[0], other[0], few, many)) if given >= WORD else 0.0
    return score if score >= WORD else 0.0


def _word(word: str, found: str, name: str, other_name: str) -> float:
    """Return the similarity of two words of two persons' names."""
    if word == found:
        return 1.0
    if nicknames(word) & nicknames(found):
        return 0.9
    if max(len(word), len(found)) < 5:
        # "Min" and "Ming", "Peng" and "Ping" are two names; "Deng" and "Teng" one
        if _sound(word) == _sound(found):
            return 0.85
        similar = 0.85 if _rime(word) == _rime(found) else 0.0
        return similar if similar and _known(word, name) & _known(found, other_name) else 0.0
    similar = _sounds_similar(word, found)
    if similar >= SOUND or (not similar and _far(word, found)):
        return similar
    known, also_known = _known(word, name), _known(found, other_name)
    if known & also_known:
        return 0.95
    # Two names that are both known and not known as one differ: "Maier" and "Mayr", "Müller" and "Möller".
    return similar * 0.9 if known and also_known else similar


@lru_cache(maxsize=200_000)
def _far(word: str, found: str) -> bool:
    return Levenshtein.normalized_similarity(_sound(word), _sound(found)) < FAR


def _known(word: str, name: str) -> frozenset[str]:
    """Return the names of the world that a word of a name is known to write, as ``rigour`` numbers them."""
    return _symbols(name).get(word, frozenset())


@lru_cache(maxsize=50_000)
def _symbols(name: str) -> dict[str, frozenset[str]]:
    """Return what ``rigour`` knows of each word of a name.

    The first call reads all names of the world, which takes seconds: it is left for what the sounds do not
    decide.
    """
    found: dict[str, set[str]] = {}
    for parsed in analyze_names(NameTypeTag.PER, [name]):
        for span in parsed.spans:
            symbol = str(span.symbol)
            if len(span.parts) == 1 and symbol.startswith("[NAME:"):
                for word in words(span.parts[0].form):
                    found.setdefault(word, set()).add(symbol)
    return {word: frozenset(symbols) for word, symbols in found.items()}


def _rime(word: str) -> str:
    return word.lstrip("bcdfghjklmnpqrstvwxyz")


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
    return max(_alike(first, second) for first in _sounds(one) for second in _sounds(other))


def _alike(one: str, other: str) -> float:
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
