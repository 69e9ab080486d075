"""No word of a language stands in the code: what is known of one is data in its pack.

German words are told by the packs, and by the dictionaries in the steps that read text. English ones are also the names
of the code, so that only alternations in patterns are looked at, in the same steps.
"""

import ast
import re
import tomllib
from functools import cache

import pytest

from flows.languages import PACKS
from flows.languages.lemmas import is_word

FLOWS = PACKS.parent
READS_TEXT = ("clean", "annotate", "link")
CODES = {
    "loc",
    "unk",
    "uri",
    "https",
    "iso",
    "dir",
    "und",
    "apache",
    "pragma",
    "chr",
}  # names of formats that a German dictionary knows too

# Patterns of what is written alike in every language, with what that is; an entry without need fails too.
ALIKE = {
    "annotate/claims/media.py": "endings of domains",
    "clean/addresses.py": "parameters of addresses",
    "clean/dates/zones.py": "UTC and its names",
    "clean/microdata.py": "types of schema.org",
    "clean/pagedata.py": "types of schema.org",
    "link/entities/keys.py": "sounds in transcriptions",
    "link/entities/similarity.py": "sounds in transcriptions",
}
_WORD = re.compile(r"[^\W\d_]{3,}")
_ALTERNATION = re.compile(r"[^\W\d_]{2,}(?:\|[^\W\d_]{2,})+")


def modules() -> list[str]:
    paths = (path.relative_to(FLOWS) for path in sorted(FLOWS.rglob("*.py")))
    return [path.as_posix() for path in paths if "training" not in path.parts]


def strings(module: ast.Module) -> list[str]:
    """Return the strings of a module that are no docstrings."""
    docs = {id(node.value) for node in ast.walk(module) if isinstance(node, ast.Expr)}
    nodes = (node for node in ast.walk(module) if isinstance(node, ast.Constant) and id(node) not in docs)
    return [node.value for node in nodes if isinstance(node.value, str)]


@cache
def words(language: str) -> frozenset[str]:
    """Return the words of a language's pack in lower case."""

    def leaves(value):
        if isinstance(value, str):
            yield value
        elif isinstance(value, list | dict):
            for inner in value.values() if isinstance(value, dict) else value:
                yield from leaves(inner)

    tables = [tomllib.loads(path.read_text("utf-8")) for path in (PACKS / language).glob("*.toml")]
    return frozenset(w for table in tables for text in leaves(table) for w in _WORD.findall(text.lower()))


def german(text: str, *, known: bool) -> set[str]:
    found = set(_WORD.findall(text.lower())) - CODES - words("en")
    return {w for w in found if (w in words("de") or (known and is_word(w, "de"))) and not is_word(w, "en")}


def english(text: str) -> set[str]:
    return {w for run in _ALTERNATION.findall(text) for w in run.lower().split("|") if w in words("en")}


def words_in(path: str, source: str) -> set[str]:
    texts = strings(ast.parse(source))
    reads_text = path.startswith(READS_TEXT)
    found = {word for text in texts for word in german(text, known=reads_text)}
    if reads_text:
        found |= {word for text in texts for word in english(text)}
    return found


@pytest.mark.parametrize("path", modules())
def test_no_word_of_a_language_stands_in_the_code(path):
    found = words_in(path, (FLOWS / path).read_text("utf-8"))
    assert bool(found) == (path in ALIKE), found


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('CREDIT = re.compile(r"(?:foto|photo|image)s?:")', {"foto", "photo", "image"}),
        ('OUR = frozenset(("unsere", "unseren"))', {"unsere", "unseren"}),
        ('LABEL = rf"(?:published|posted) {DATE}"', {"published", "posted"}),
        ('"""Returns the words „sagte“ or said|told."""', set()),
        ('ROLES = ("title", "byline", "dateline")', set()),
    ],
)
def test_a_word_of_a_language_is_found(source, found):
    assert words_in("clean/example.py", source) == found
