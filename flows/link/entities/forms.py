"""Reads what an article calls one of its names: the full name first, or that only a part of it is given."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from flows.link.entities.keys import Group, bare, core, group_of, key
from flows.records import stable_id


class Form(NamedTuple):
    """One way an article writes a name, and how often."""

    kind: str
    normal: str
    mentions: int


@dataclass(frozen=True, slots=True)
class Spelling:
    """One form of a name in an article; position 0 is the fullest.

    ``entity_id`` is the entity that this spelling discovers, in whichever article. ``is_partial`` says that only
    part of a person's name is given; ``surname`` is set for persons alone.
    """

    article_id: str
    name_id: str
    position: int
    name_group: Group
    kind: str
    name: str
    key: str
    entity_id: str
    is_partial: bool
    surname: str | None


def spellings(article_id: str, name_id: str, forms: Iterable[Form]) -> list[Spelling]:
    """Return the forms of one name of an article, the fullest first.

    Parts of a person's name are dropped where the full name is there: "Trump" beside "Melania Trump" says
    nothing more.
    """
    kind = _kind(forms := list(forms))
    group = group_of(kind)
    of_group = [form for form in forms if group_of(form.kind) == group]
    counted: dict[str, Form] = {}
    for form in sorted(of_group, key=lambda form: (-form.mentions, form.normal)):
        counted.setdefault(key(form.normal), form)
    ordered = sorted(counted, key=lambda found: (-_fullness(found, group), -counted[found].mentions, found))
    if group == "person" and not is_partial(ordered[0]):
        ordered = [found for found in ordered if not is_partial(found)]
    return [
        _spelling(article_id, name_id, position, group, kind, counted[found].normal)
        for position, found in enumerate(ordered)
    ]


def is_partial(name: str) -> bool:
    """Return whether a person's name lacks the given name: "Putin", "von der Leyen", "W. Putin"."""
    kept = core(name)
    return len(kept) == 1 or all(len(word) == 1 for word in kept[:-1])


def _spelling(article_id: str, name_id: str, position: int, group: Group, kind: str, name: str) -> Spelling:
    person = group == "person"
    name = bare(name) if person else name
    found = key(name)
    return Spelling(
        article_id,
        name_id,
        position,
        group,
        kind,
        name,
        found,
        stable_id("entity", group, found),
        person and is_partial(name),
        core(name)[-1] if person else None,
    )


def _kind(forms: list[Form]) -> str:
    """Return the kind of most mentions."""
    counts: dict[str, int] = {}
    for form in forms:
        counts[form.kind] = counts.get(form.kind, 0) + form.mentions
    return min(counts, key=lambda kind: (-counts[kind], kind))


def _fullness(found: str, group: Group) -> int:
    """Return how much of a name a spelling gives: for persons the words beyond initials, else its length."""
    words = found.split()
    return sum(len(word) > 1 for word in words) if group == "person" else len(words) * 100 + len(found)
