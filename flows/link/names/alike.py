"""How alike two names are, whatever the language they are transcribed into."""

import re
from dataclasses import dataclass
from functools import lru_cache

from rigour.names import NameTypeTag, analyze_names, remove_org_types

from flows.link.names.keys import CH, PARTICLES, Group, bare, key, skeleton, skeletons, words

SAME = 0.7  # from here on two names are one
WORD = 0.75  # from here on two words of a name are one
SOUND = 0.9  # above it two words sound the same; for places and things nothing less will do
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


@dataclass(frozen=True, slots=True)
class Parsed:
    """The words of a name, and for each the names of the world (``rigour``) that it is known to write."""

    words: tuple[str, ...]
    symbols: dict[str, frozenset[str]]
    nicknames: dict[str, frozenset[str]]


def likeness(name: str, other: str, group: Group) -> float:
    """Return how surely two names of one group are renderings of one name: 0 to 1."""
    if key(name) == key(other):
        return 1.0
    if group == "person":
        return _persons(_parsed(bare(name)), _parsed(bare(other)))
    if group == "thing":
        name, other = remove_org_types(name) or name, remove_org_types(other) or other
    return _labels(words(name), words(other))


def _persons(one: Parsed, other: Parsed) -> float:
    """Return the likeness of two persons' names: given name and surname must agree, nothing may contradict."""
    if "".join(one.words) == "".join(other.words):
        return 0.95
    if len(one.words) == len(other.words) == 2 and one.words == other.words[::-1]:
        return 0.9
    if len(one.words) != len(other.words) and (joined := _joined(one, other)):
        return joined
    left, score, matched = list(other.words), 1.0, 0
    unmatched: list[str] = []
    for position, word in enumerate(one.words):
        best = max(left, key=lambda found: _word(word, found, one, other), default=None)
        alike = _word(word, best, one, other) if best is not None else 0.0
        if best is None or alike < (GIVEN if position == 0 else WORD):
            unmatched.append(word)
            continue
        left.remove(best)
        score, matched = min(score, alike), matched + 1
    if matched < 2 or (unmatched and left):
        return 0.0
    extra = unmatched or left
    # A name with more to it is the same person's when the rest is an initial or a father's name; a further
    # given name or surname makes it a little less sure.
    if any(len(word) > 2 and not _PATRONYMIC.search(word) for word in extra):
        score *= 0.9
    return score * (0.97 if extra else 1.0)


def _joined(one: Parsed, other: Parsed) -> float:
    """Return the likeness where given names are written apart in one and together in the other."""
    few, many = sorted((one, other), key=lambda name: len(name.words))
    if len(few.words) != 2 or len(many.words) != 3:
        return 0.0
    given = many.words[1] + many.words[2]
    family = _word(few.words[0], many.words[0], few, many)
    score = min(family, _sounds_alike(few.words[1], given))
    return score if score >= WORD else 0.0


def _word(word: str, found: str, one: Parsed, other: Parsed) -> float:
    """Return the likeness of two words of persons' names."""
    if word == found:
        return 1.0
    if one.nicknames.get(word, frozenset()) & other.nicknames.get(found, frozenset()):
        return 0.9
    known, also_known = one.symbols.get(word, frozenset()), other.symbols.get(found, frozenset())
    shared = bool(known & also_known)
    if (
        max(len(word), len(found)) < 5
    ):  # "Min" and "Ming", "Peng" and "Ping" are two names; "Deng" and "Teng" one
        return 0.85 if _sound(word) == _sound(found) or (shared and _rime(word) == _rime(found)) else 0.0
    if shared:
        return 0.95
    alike = _sounds_alike(word, found)
    # Two names that are both known and not known as one differ: "Maier" and "Mayr", "Müller" and "Möller".
    return alike * 0.9 if known and also_known and alike < 0.9 else alike


def _rime(word: str) -> str:
    return word.lstrip("bcdfghjklmnpqrstvwxyz")


def _labels(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    """Return the likeness of two names of places or things: word by word, in order."""
    one, other = (tuple(word for word in found if word not in PARTICLES) for found in (one, other))
    if one == other and one:
        return 0.95
    if len(one) != len(other) or not one or any(word.isdigit() for word in one + other):
        return 0.0
    score = min(
        1.0 if word == found else _sounds_alike(word, found) if min(len(word), len(found)) > 4 else 0.0
        for word, found in zip(one, other, strict=True)
    )
    return score if score > SOUND else 0.0


@lru_cache(maxsize=50_000)
def _parsed(name: str) -> Parsed:
    symbols: dict[str, set[str]] = {}
    nicknames: dict[str, set[str]] = {}
    for parsed in analyze_names(NameTypeTag.PER, [name]):
        for span in parsed.spans:
            if len(span.parts) == 1:
                kind, _, known = str(span.symbol).strip("[]").partition(":")
                target = nicknames if kind == "NICK" else symbols if kind == "NAME" else {}
                for word in words(span.parts[0].form):
                    target.setdefault(word, set()).add(known)
    kept = tuple(word for word in words(name) if word not in PARTICLES)
    return Parsed(kept, _frozen(symbols), _frozen(nicknames))


def _frozen(found: dict[str, set[str]]) -> dict[str, frozenset[str]]:
    return {word: frozenset(known) for word, known in found.items()}


@lru_cache(maxsize=100_000)
def _sound(word: str) -> str:
    """Return a word as it sounds, transcribed into one spelling."""
    for pattern, sound in _SOUNDS:
        word = pattern.sub(sound, word)
    return word


def _sounds_alike(one: str, other: str) -> float:
    """Return the likeness of two words by sound under the likeliest readings of "ch"; 0 for unlike consonants."""
    if not skeletons(one) & skeletons(other):
        return 0.0
    return max(
        _alike(_sound(first), _sound(second))
        for first in {one, CH.sub("kh", one)}
        for second in {other, CH.sub("kh", other)}
    )


def _alike(one: str, other: str) -> float:
    """Return 1 less the share of sounds to change; a vowel, or a consonant for a near one, counts half."""
    if one == other:
        return 0.92
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
