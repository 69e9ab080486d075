"""Forms of names: without titles, without inflection, grouped by what they name."""

import re
from collections.abc import Sequence
from functools import cache

from flows.annotate.claims.lexicons import lexicon_of
from flows.annotate.claims.patterns import words_of
from flows.annotate.mentions.gazetteer import gazetteer
from flows.languages import in_every_language, languages, pack_of
from flows.records import Kind

_WORD = re.compile(r"[\w-]+")
_LEADING = re.compile(r"([\w.'’-]+)\s+")
# "Friedrich II.", "Elizabeth II": a period belongs to the number where a sentence does not end with it.
_NUMERAL = re.compile(r" (?:X{0,2}(?:IX|IV|V?I{1,3}|V)|X{1,2})(?!\w)(?:\.(?=\s+[^\W\d_A-ZÄÖÜ]|,))?")
# What may stand behind a lone given name: a surname, a nickname in marks before it.
_SURNAME = re.compile(
    r"(?: [“„\"][^\W\d_][\w ]{0,14}[“”\"])? [A-ZÄÖÜ][^\W\d_]+(?:-[A-ZÄÖÜ][^\W\d_]+)?(?![\w-])"
)
LONGEST_PARTICLES = 20  # characters
# Kinds that the same thing is given in one text and the next.
_ALIKE: dict[Kind, str] = {"outlet": "body", "organisation": "body", "product": "body", "other": "body"}


def without_titles(text: str, start: int, end: int, language: str) -> int:
    """Return where a person's name begins once titles and role nouns before it are left out."""
    roles = lexicon_of(language).roles
    while True:
        if found := _titles().match(text, start, end):
            start = found.end()
            continue
        word = _LEADING.match(text, start, end)
        if word and word[1].lower().endswith(roles) and len(word[1]) > 3:
            start = word.end()
            continue
        return start


def is_title(surface: str) -> bool:
    """Return whether a name is nothing but a title: "Lt." """
    return _titles().fullmatch(f"{surface} ") is not None


@cache
def _titles() -> re.Pattern[str]:
    """Return what finds the titles of every language: people travel."""
    packs = [pack_of(language).names for language in languages()]
    titles = words_of({title for names in packs for title in names.titles})
    stems = words_of({stem for names in packs for stem in names.title_stems})
    return re.compile(rf"(?:(?:{titles})\b\.?|(?:{stems})\w+\.?)\s+")


def with_particles(text: str, start: int, language: str) -> int:
    """Return where a person's name begins once the particles of a lone surname are taken in: "von der Leyen"."""
    found = _particles().search(text, max(0, start - LONGEST_PARTICLES), start)
    given = _WORD.match(text, start)
    return (
        found.start() if found and not (given and given[0] in lexicon_of(language).given_genders) else start
    )


@cache
def _particles() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?i:{words_of(in_every_language('names')['particles'])})\s+\Z")


def with_numeral(text: str, end: int) -> int:
    """Return where a person's name ends once the number of a monarch or pope is taken in."""
    found = _NUMERAL.match(text, end)
    return found.end() if found else end


def with_surname(text: str, start: int, end: int, language: str) -> int:
    """Return where a person's name ends once the surname behind a lone given name is taken in."""
    alone = text[start:end] in lexicon_of(language).given_genders
    found = _SURNAME.match(text, end) if alone else None
    return found.end() if found else end


def with_genitive(text: str, end: int, language: str) -> int:
    """Return where a name ends once a mark that puts it into the genitive is taken in."""
    names = pack_of(language).names
    ended = text[end - 1 : end] in names.marked_endings and text[end : end + 1] in names.genitive_marks
    return end + 1 if ended and text[end + 1 : end + 2].isspace() else end


@cache
def no_names(language: str) -> frozenset[str]:
    """Return what looks like a name and is none."""
    return frozenset(pack_of(language).names.no_names)


@cache
def demonyms(language: str) -> frozenset[str]:
    """Return the words for inhabitants, peoples and languages, which alone name nothing."""
    return frozenset(pack_of(language).demonyms.words)


def without_genitive(name: str, language: str) -> str:
    """Return a name without the ending of the genitive: "Putins" is "Putin"."""
    endings = pack_of(language).names.genitive_endings
    return next((name.removesuffix(ending) for ending in endings if name.endswith(ending)), name)


def normal_forms(surfaces: Sequence[tuple[str, Kind]], language: str) -> list[str]:
    """Return each surface in its base form: "Putins" is "Putin" where the text or the reference lists say so."""
    plain = {surface for surface, _ in surfaces}
    ends = {surface.split()[-1] for surface, kind in surfaces if kind == "person"}
    forms = []
    for surface, kind in surfaces:
        form = " ".join(surface.split())
        stem = without_genitive(form, language)
        if (
            stem != form
            and (stem in plain or (kind == "person" and stem.split()[-1] in ends) or gazetteer().get(stem))
            and not _is_own_name(form, stem)
        ):
            form = stem
        forms.append(form.rstrip("'’"))
    return forms


def _is_own_name(form: str, stem: str) -> bool:
    """Return whether a form is listed for itself, not as the genitive of its stem: "Paris"."""
    known = gazetteer().get(form)
    return known is not None and gazetteer().get(stem) is not known


def group(names: Sequence[tuple[str, Kind]]) -> list[str]:
    """Return for each name the key of what it names within the article.

    A surname belongs to the one full name that ends in it; of two persons of that surname it is the one who alone was
    named before.
    """
    full = _full_names(names)
    before: dict[str, set[str]] = {}
    keys = []
    for normal, kind in names:
        known = gazetteer().get(normal)
        if kind == "person":
            for part, owners in _full_names([(normal, kind)]).items():
                before.setdefault(part, set()).update(owners)
            owners = full.get(normal, set()) if " " not in normal else set()
            owners = owners if len(owners) < 2 else before.get(normal, owners)
            name = next(iter(owners)) if len(owners) == 1 else normal
            listed = gazetteer().get(name)
            keys.append(f"person:{listed.key if listed and listed.kind == 'person' else name.casefold()}")
        elif known:
            keys.append(f"known:{known.key}")
        else:
            keys.append(f"{_ALIKE.get(kind, kind)}:{normal.casefold()}")
    return keys


def _full_names(names: Sequence[tuple[str, Kind]]) -> dict[str, set[str]]:
    """Return the full names of persons by their surnames and by their given names."""
    full: dict[str, set[str]] = {}
    for normal, kind in names:
        if kind == "person" and " " in normal:
            for part in (normal.split()[-1], normal.split()[0]):
                full.setdefault(part, set()).add(normal)
    return full
