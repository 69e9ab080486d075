"""Keys of names: equal for one spelling in any writing, near for one name in any transcription."""

import re
from functools import lru_cache
from pathlib import Path
from typing import Literal

from anyascii import anyascii

from flows.languages import in_every_language
from flows.link.entities.affixes import without_titles

# Names of one group may name one thing; across groups they never do.
Group = Literal["person", "place", "thing"]

# They come and go: "Hafis al-Assad", "Hafez Assad"; "Mohammed bin Salman".
PARTICLES = frozenset(Path(__file__).with_name("particles.txt").read_text(encoding="utf-8").split())
_UMLAUTS = str.maketrans(in_every_language("names")["umlauts"])
_EAST_ASIAN = re.compile(r"[\u3400-\u9fff\uac00-\ud7af]")
_ARABIC_ARTICLE = re.compile(r"\bال(?=\w{3})")  # written in one with its noun
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
    ascii_name = anyascii(_ARABIC_ARTICLE.sub("al-", name.translate(_UMLAUTS)))
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
    without = without_titles(name)
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
