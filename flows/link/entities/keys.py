"""Keys of names: equal for one spelling in any writing, near for one name in any transcription."""

import re
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal

from anyascii import anyascii
from rigour.names import remove_person_prefixes

# Names of one group may name one thing; across groups they never do.
Group = Literal["person", "place", "thing"]

# They come and go: "Hafis al-Assad", "Hafez Assad"; "Mohammed bin Salman".
PARTICLES = frozenset(Path(__file__).with_name("particles.txt").read_text(encoding="utf-8").split())
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})
_EAST_ASIAN = re.compile(r"[\u3400-\u9fff\uac00-\ud7af]")
_SYLLABLE = re.compile(r"[A-Z][a-z]*")
_DROPPED = re.compile(r"['`´’ʼʹʺʿʾ.]")
_INITIALS = re.compile(r"(?<=\b[a-z]\.) (?=[a-z]\.)")  # "J. D. Vance" is "J.D. Vance"
_WORD = re.compile(r"[a-z0-9&+]+")
# "Mueller" is "Müller" and "Muller", but "Bauer" is not "Baur", nor "Michael" "Michal".
_TRANSCRIBED_UMLAUT = re.compile(
    r"(?<=[bcdfghjklmnpqrstvwxz])([aou])e(?!l\b)|\b([aou])e(?=[bcdfghjklmnprstvwxz])"
)
# Sounds as German, English and French transcriptions write them, longest first. Vowels, h, j and y say
# little (Jewgeni, Yevgeny, Evgenii) and go; voiced and unvoiced count as one (Gaddafi, Kadhafi, Qaddafi).
_SOUNDS = (
    ("schtsch", "S"), ("shch", "S"), ("tsch", "S"), ("dsch", ""), ("tch", "S"), ("zsch", "S"), ("sch", "S"),
    ("dzh", ""), ("dj", ""), ("zh", "S"), ("sh", "S"), ("kh", "K"), ("gh", "K"), ("ph", "V"), ("th", "T"),
    ("dh", "T"), ("ck", "K"), ("cz", "S"), ("cs", "S"), ("sz", "S"), ("ts", "S"), ("tz", "S"), ("hs", "S"),
    ("ks", "KS"), ("b", "P"), ("p", "P"), ("c", "K"), ("k", "K"), ("q", "K"), ("g", "K"), ("d", "T"),
    ("t", "T"), ("f", "V"), ("v", "V"), ("w", "V"), ("s", "S"), ("z", "S"), ("x", "S"), ("l", "L"),
    ("m", "M"), ("n", "N"), ("r", "R"),
)  # fmt: skip
_SOUND = re.compile("|".join(sound for sound, _ in _SOUNDS))
_CLASS = dict(_SOUNDS)
CH = re.compile(r"(?<![st])ch")
_REPEATED = re.compile(r"(.)\1+")


def group_of(kind: str) -> Group:
    """Return the group of an entity kind."""
    if kind == "person":
        return "person"
    return "place" if kind == "location" else "thing"


@lru_cache(maxsize=100_000)
def words(name: str) -> tuple[str, ...]:
    """Return the words of a name in lower-case ASCII, with accents, umlauts and hyphens evened out."""
    ascii_name = anyascii(name.translate(_UMLAUTS))
    if _EAST_ASIAN.search(name):  # the family name is the first syllable
        family, *given = _SYLLABLE.findall(ascii_name) or [ascii_name]
        ascii_name = f"{family} {''.join(given)}"
    plain = _DROPPED.sub("", _INITIALS.sub("", ascii_name.lower()))
    found = (_TRANSCRIBED_UMLAUT.sub(r"\1\2", word) for word in _WORD.findall(plain))
    return tuple("abd" if word in ("abdel", "abdul", "abdal") else word for word in found)


@lru_cache(maxsize=100_000)
def key(name: str) -> str:
    """Return what all writings of one spelling share; a name without letters is its own key."""
    return " ".join(words(name)) or name.strip()


@lru_cache(maxsize=100_000)
def bare(name: str) -> str:
    """Return a person's name without titles, unless they are needed to make a full name: "Pope Francis"."""
    without = remove_person_prefixes(name).strip()
    return without if len(words(without)) > 1 else name


def core(name: str) -> tuple[str, ...]:
    """Return the words of a name that carry it: without particles, unless nothing else is left."""
    found = words(name)
    return tuple(word for word in found if word not in PARTICLES) or found


@lru_cache(maxsize=100_000)
def skeleton(word: str) -> str:
    """Return the consonant classes of a word, in which transcriptions of one word mostly agree."""
    classes = _SOUND.sub(lambda found: _CLASS[found.group()], word)
    kept = "".join(char for char in classes if char.isupper() or char.isdigit())
    return _REPEATED.sub(r"\1", kept) or word


@lru_cache(maxsize=200_000)
def skeletons(word: str) -> frozenset[str]:
    """Return the skeletons of a word under every reading of "ch": as in "Chef", as in "Achtung"."""
    return frozenset(skeleton(CH.sub(reading, word)) for reading in ("sh", "kh"))


def blocks(name: str, group: Group) -> set[str]:
    """Return the keys of which two names of one entity share at least one.

    A person: the skeleton of any later word with the first sounds of the first, of the last with those of any,
    and the same in the other order for names of two words. Anything else: the skeleton of its words.
    """
    kept = core(bare(name) if group == "person" else name)
    if group != "person" or len(kept) == 1:
        return {f"{group}:{' '.join(map(skeleton, kept))}"} | (
            {f"{group}:{found}" for found in skeletons(kept[0])} if len(kept) == 1 else set()
        )
    pairs = [(kept[0], word) for word in kept[1:]] + [(word, kept[-1]) for word in kept[1:-1]]
    if len(kept) == 2:
        pairs.append((kept[1], kept[0]))
    if len(kept) == 3:  # "Tsai Ing-wen" and "Tsai Ingwen"
        pairs.append((kept[0], kept[1] + kept[2]))
    return {
        f"{last}/{sounds}"
        for given, family in pairs
        for last in skeletons(family)
        for sounds in _given(given)
    }


@lru_cache(maxsize=100_000)
def _given(word: str) -> frozenset[str]:
    """Return the classes of the first three sounds that a given name may have; vowels, h, j and y are one."""
    found = set()
    for name in {word, *nicknames(word)}:
        for sounds in skeletons(name) | skeletons(name.replace("x", "ks")):
            kept = sounds if sounds != name else ""
            found.add(("A" + kept if name[:1] in "aeiouhjy" else kept)[:3])
            if name.startswith(("j", "dj", "dsch", "dzh")):
                found.add(("S" + kept)[:3])
    return frozenset(found)


def nicknames(word: str) -> frozenset[str]:
    """Return the given names that a word is short for, or itself among its short forms."""
    return _nicknames().get(word, frozenset())


@cache
def _nicknames() -> dict[str, frozenset[str]]:
    listed = Path(__file__).with_name("nicknames.txt").read_text(encoding="utf-8").splitlines()
    names: dict[str, set[str]] = {}
    for line in listed:
        if not line.startswith("#"):
            full = words(line)[0]
            for word in words(line):
                names.setdefault(word, set()).add(full)
    return {word: frozenset(full) for word, full in names.items()}
