"""The names of the reference lists: they decide kinds, and are found even where the model overlooks them."""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import simplemma

from flows.clean.sources import agencies, outlets
from flows.records import Kind, Span

REFERENCE = Path(__file__).parents[3] / "seeds" / "reference"
_WORD = re.compile(r"\w+(?:[.&]\w+\.?)*")
LONGEST = 8  # words of the longest name looked for


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
        self._by_first: dict[str, list[tuple[str, ...]]] = {}
        for form in names:
            words = tuple(_WORD.findall(form))
            if words and (len(words) > 1 or _telling(form)):
                self._by_first.setdefault(words[0], []).append(words)
        for forms in self._by_first.values():
            forms.sort(key=len, reverse=True)

    def __getitem__(self, form: str) -> Known:
        return self._names[form]

    def __iter__(self) -> Iterator[tuple[str, Known]]:
        return iter(self._names.items())

    def get(self, form: str) -> Known | None:
        """Return the name written like this, also with a genitive s or an article before it."""
        for candidate in (form, form.removesuffix("s"), form.removesuffix("'s").removesuffix("’s")):
            if candidate in self._names:
                return self._names[candidate]
        return None

    def find(self, text: str, start: int, end: int) -> Iterator[tuple[Span, Known]]:
        """Yield the names within a stretch of text, the longest at each place; one-word names only where the
        word means nothing else."""
        words = list(_WORD.finditer(text, start, end))
        index = 0
        while index < len(words):
            taken = 1
            first = words[index][0]
            for form in self._forms(first):
                size = len(form)
                last = words[index + size - 1] if index + size <= len(words) else None
                if last is None:
                    continue
                read = [word[0] for word in words[index : index + size]]
                if read[:-1] != list(form[:-1]) or read[-1] not in (form[-1], form[-1] + "s"):
                    continue
                stretch = text[words[index].start() : last.end()]
                known = self.get(" ".join(stretch.split()))
                if known:
                    yield (words[index].start(), last.end()), known
                    taken = size
                    break
            index += taken

    def _forms(self, first: str) -> list[tuple[str, ...]]:
        forms = self._by_first.get(first, [])
        if first.endswith("s"):
            forms = forms + [f for f in self._by_first.get(first[:-1], []) if len(f) == 1]
        return forms


def _telling(form: str) -> bool:
    """Whether a word that stands alone can only be this name: it has capitals inside or is no common word."""
    if any(c.isupper() for c in form[1:]) and len(form) > 2:
        return True
    lower = form.lower()
    if len(form) < 4 or not form[0].isupper():
        return False
    return not any(
        simplemma.is_known(lower, lang=(language,)) and simplemma.lemmatize(lower, lang=language) != form
        for language in ("de", "en")
    )


@cache
def gazetteer() -> Gazetteer:
    """Return the names of entities.csv, places.csv, agencies.csv and outlets.csv; earlier lists prevail."""
    names: dict[str, Known] = {}
    for file in ("entities.csv", "places.csv"):
        with (REFERENCE / file).open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                known = Known(row["key"], row["name"], row["kind"])  # type: ignore[arg-type]  # checked by a test
                for form in (row["name"], *row["aliases"].split("|")):
                    if form:
                        names.setdefault(form, known)
    for form, name in agencies().items():
        names.setdefault(form, Known(f"agency:{name}", name, "outlet"))
    for outlet in outlets().values():
        known = Known(f"outlet:{outlet.domain}", outlet.name, "outlet")
        for form in (outlet.name, *outlet.aliases):
            names.setdefault(form, known)
    return Gazetteer(names)
