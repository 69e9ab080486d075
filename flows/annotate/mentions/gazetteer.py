"""The names of the reference lists: they decide kinds, and are found even where the model overlooks them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from flows.languages import languages, pack_of
from flows.languages.lemmas import base_form, is_word, spoken
from flows.records import Kind, Span
from flows.reference import agency_names, listed_entities, outlets

_WORD = re.compile(r"\w+(?:[.&]\w+\.?)*")
_BREAK = re.compile(r"[\n,;:!?()\"„“”»«]")


@dataclass(frozen=True, slots=True)
class Known:
    """A name of the reference lists."""

    key: str
    name: str
    kind: Kind


class Gazetteer:
    """Names by their written form."""

    def __init__(self, names: dict[str, Known]) -> None:
        self._names = names
        self._phrases: dict[tuple[str, ...], Known] = {}
        self._lengths: dict[str, list[int]] = {}  # of the names that begin with a word, the longest first
        for form, known in names.items():
            words = _WORD.findall(form)
            if not words or (len(words) == 1 and not _telling(form, known)):
                continue
            stems = _listed(words)
            self._phrases.setdefault(stems, known)
            lengths = self._lengths.setdefault(stems[0], [])
            if len(stems) not in lengths:
                lengths.append(len(stems))
                lengths.sort(reverse=True)

    def __iter__(self) -> Iterator[tuple[str, Known]]:
        return iter(self._names.items())

    def __getitem__(self, form: str) -> Known:
        return self._names[form]

    def get(self, form: str) -> Known | None:
        """Return the name written like this, also in the genitive or with other endings of its adjectives."""
        endings = _endings()
        for candidate in _forms(form, (*endings.genitive, *endings.possessive)):
            if candidate in self._names:
                return self._names[candidate]
        words = _WORD.findall(form)
        return self._phrase(words) if len(words) > 1 else None

    def find(self, text: str, start: int, end: int) -> Iterator[tuple[Span, Known]]:
        """Yield the names within a stretch of text, the longest at each place; one-word names only where the
        word means nothing else."""
        words = list(_WORD.finditer(text, start, end))
        index = 0
        while index < len(words):
            taken = 1
            for size in self._sizes(words[index][0]):
                if index + size > len(words):
                    continue
                span = Span(words[index].start(), words[index + size - 1].end())
                known = self._phrase([word[0] for word in words[index : index + size]])
                if known and not _BREAK.search(text, *span):
                    yield span, known
                    taken = size
                    break
            index += taken

    def _phrase(self, words: Sequence[str]) -> Known | None:
        """Return the name that these words are, the last of them perhaps in the genitive."""
        *ahead, last = words
        for form in _forms(last, _endings().noun):
            if known := self._phrases.get(_listed([*ahead, form])):
                return known
        return None

    def _sizes(self, first: str) -> list[int]:
        if not (first[0].isupper() or first[0].isdigit()):
            return []
        sizes = [size for size in self._lengths.get(_endings().adjective.sub("", first), []) if size > 1]
        return [*sizes, 1]


@dataclass(frozen=True, slots=True)
class _Endings:
    """Endings of names, and of the nouns and adjectives inside them: "das Schwarze Meer", "des Schwarzen Meeres"."""

    genitive: tuple[str, ...]
    possessive: tuple[str, ...]
    noun: tuple[str, ...]
    adjective: re.Pattern[str]


@cache
def _endings() -> _Endings:
    """Return the endings of every language: names of one stand in texts of another."""
    packs = [pack_of(language).names for language in languages()]

    def joined(lists: Iterable[Sequence[str]]) -> tuple[str, ...]:
        return tuple(sorted({ending for listed in lists for ending in listed}, key=lambda e: (-len(e), e)))

    adjective = "|".join(map(re.escape, joined(names.adjective_endings for names in packs)))
    return _Endings(
        genitive=joined(names.genitive_endings for names in packs),
        possessive=joined(names.possessives for names in packs),
        noun=joined(names.noun_endings for names in packs),
        adjective=re.compile(rf"(?<=\w{{3}})(?:{adjective})$" if adjective else r"(?!)"),
    )


def _forms(word: str, endings: Sequence[str]) -> Iterator[str]:
    """Yield a word, and without each of the endings that it has."""
    yield word
    yield from (word.removesuffix(ending) for ending in endings if word.endswith(ending))


def _listed(words: Sequence[str]) -> tuple[str, ...]:
    """Return the words of a name without the endings that its adjectives take on."""
    *ahead, last = words
    return (*(_endings().adjective.sub("", word) for word in ahead), last)


def _telling(form: str, known: Known) -> bool:
    """Whether a word that stands alone can only be this name.

    Lists of places leave out what is a common word, too. Of the others, those with capitals inside tell, and those
    that are no common word.
    """
    if any(c.isupper() for c in form[1:]) and (len(form) > 2 or known.kind == "location"):
        return True
    if len(form) < 4 or not form[0].isupper():
        return False
    if known.kind == "location":
        return True
    lower = form.lower()
    return not any(is_word(lower, language) and base_form(lower, language) != form for language in spoken())


@cache
def gazetteer() -> Gazetteer:
    """Return the names of entities.csv, places.csv, agencies.csv and outlets.csv; earlier lists prevail."""
    names: dict[str, Known] = {}
    for entity in listed_entities():
        known = Known(entity.key, entity.name, entity.kind)
        for form in (entity.name, *entity.aliases):
            names.setdefault(form, known)
    for form, name in agency_names().items():
        names.setdefault(form, Known(f"agency:{name}", name, "outlet"))
    for outlet in outlets().values():
        known = Known(f"outlet:{outlet.domain}", outlet.name, "outlet")
        for form in (outlet.name, *outlet.aliases):
            names.setdefault(form, known)
    return Gazetteer(names)
