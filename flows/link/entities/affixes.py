"""What stands beside a name without being part of it: persons' titles, the legal forms of companies."""

import re
from collections.abc import Iterable
from functools import cache

from flows.reference import REFERENCE, rows


def without_titles(name: str) -> str:
    """Return a person's name without the titles before it: "Prof. Dr. Anna Maier" is "Anna Maier"."""
    return _titles().sub("", name).strip()


def without_legal_form(name: str) -> str:
    """Return a company's name without its legal form: "Siemens AG" is "Siemens"; never an empty name."""
    before, after = _legal_forms()
    kept = before.sub("", name).strip()
    return after.sub("", kept).strip() or kept or name


@cache
def _titles() -> re.Pattern[str]:
    lines = (REFERENCE / "titles.txt").read_text(encoding="utf-8").splitlines()
    titles = [title for line in lines if not line.startswith("#") for title in line.split()]
    return re.compile(rf"^\s*(?:(?:{_any(titles)})\.?\s+)+", re.IGNORECASE)


@cache
def _legal_forms() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what matches the legal forms before a name, and those behind one."""
    forms = rows("legal_forms.csv")
    before = _any(row["form"] for row in forms if row["place"] == "before")
    after = _any(row["form"] for row in forms if row["place"] == "after")
    return (
        re.compile(rf"^\s*(?:(?:{before})\s+)+(?=\S)", re.IGNORECASE),
        re.compile(rf"(?<=\S)(?:[\s,]+(?:{after}))+\s*$", re.IGNORECASE),
    )


def _any(forms: Iterable[str]) -> str:
    """Return a pattern for any of some forms, the longest first; their full stops and spaces may be missing."""
    ordered = sorted(set(forms), key=lambda form: (-len(form), form))
    return "|".join(re.escape(form).replace(r"\.", r"\.?\s?").replace(r"\ ", r"\s*") for form in ordered)
