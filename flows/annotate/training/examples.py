"""Reads what was written for this project: example sentences with marked claims, and names of the claims corpora.

``examples_<language>.txt`` holds a short text a line, ``stance[?] type | text`` or ``none | text``; a part of the text
is marked as ``{X:...}``, where X is Q (content), S (speaker), C (cue), F (frame) or A (addressee), one inside another.
A text of several claims has a head for each, parted by ``;``, and the digits behind the letter say of which claims
the part is (``{S12:...}`` of the first and the second; of all without a digit). ``¶`` is a paragraph break.
``names_<language>.tsv`` lists the names of documents of the claims corpora: document, kind, and every form of every
name between bars; ``Kreml=Kreml-Sprecher`` is a name inside a compound.
"""

import csv
import random
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from flows.annotate.tagger import labels

HERE = Path(__file__).parent
PARTS = {"Q": "content", "S": "speaker", "C": "cue", "F": "frame", "A": "addressee"}
# Text of other examples is joined by a blank or a paragraph break, as sentences of an article are.
PARAGRAPH = "\n\n"
_JOINTS = (" ", " ", PARAGRAPH)
_MARK = re.compile(r"\{([A-Z])(\d*):|\}")

Row = dict[str, Any]
Name = tuple[int, int, str]


def read_examples(language: str, folder: Path = HERE) -> list[Row]:
    """Return the examples of a language in the claims corpora's shape, one a row.

    Raises:
        ValueError: a line is not of the form above.
    """
    rows = []
    for number, line in enumerate(
        (folder / f"examples_{language}.txt").read_text(encoding="utf-8").splitlines(), 1
    ):
        if not line.strip() or line.startswith("#"):
            continue
        head, found, marked = line.partition(" | ")
        if not found:
            raise ValueError(f"examples_{language}.txt, line {number}: no bar")
        try:
            rows.append(_row([] if head == "none" else head.split(";"), marked))
        except ValueError as error:
            raise ValueError(f"examples_{language}.txt, line {number}: {error}") from None
    return rows


def _row(heads: Sequence[str], marked: str) -> Row:
    """Return a line's text with the claims its heads announce."""
    text, parts = _unmarked(marked.replace(" ¶ ", PARAGRAPH))
    claims = []
    for number, head in enumerate(heads, 1):
        stance, kind = head.split()
        if stance.rstrip("?") not in labels.STANCES or kind not in labels.QUOTE_TYPES:
            raise ValueError(head)
        claim: Row = {"quote_type": kind, "stance": stance.rstrip("?"), "hedged": stance.endswith("?")}
        for letter, name in PARTS.items():
            claim[f"{name}_spans"] = sorted(
                (start, end)
                for (marks, of), start, end in parts
                if marks == letter and (not of or str(number) in of)
            )
        if not claim["content_spans"]:
            raise ValueError(f"claim {number} has no content")
        claims.append(claim)
    if parts and not heads:
        raise ValueError("a part is marked, and no claim announced")
    return {"text": text, "claims": claims}


def joined(rows: Sequence[Row], chance: random.Random) -> Iterator[Row]:
    """Yield documents of one to six rows in random order."""
    order = chance.sample(rows, len(rows))
    while order:
        size = chance.choice((1, 2, 3, 4, 6))
        joint = chance.choice(_JOINTS)
        text, claims = "", list[Row]()
        for row in order[:size]:
            claims += [_moved(claim, len(text)) for claim in row["claims"]]
            text += row["text"] + joint
        yield {"text": text, "claims": claims}
        order = order[size:]


def read_name_lists(language: str, folder: Path = HERE) -> dict[str, dict[str, str]]:
    """Return for each document listed the kind of each form of a name."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    with (folder / f"names_{language}.tsv").open(encoding="utf-8", newline="") as file:
        for document, kind, forms in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            for form in filter(None, forms.split("|")):
                found[document].setdefault(form, kind)
    return dict(found)


def names_in(text: str, forms: dict[str, str]) -> list[Name]:
    """Return (start, end, kind) of the listed names in a text, the longest at each place, in order."""
    taken: list[Name] = []
    for form, kind in sorted(forms.items(), key=lambda item: (-len(item[0]), item)):
        name, inside, compound = form.partition("=")
        for match in re.finditer(rf"(?<!\w){re.escape(compound if inside else form)}(?!\w)", text):
            start = match.start() + (compound.find(name) if inside else 0)
            end = start + len(name)
            if not any(start < b and a < end for a, b, _ in taken):
                taken.append((start, end, kind))
    return sorted(taken)


def _unmarked(marked: str) -> tuple[str, list[tuple[tuple[str, str], int, int]]]:
    """Return the text without marks, and the letter, the claims' digits, start and end of each part."""
    text, last = "", 0
    opened: list[tuple[tuple[str, str], int]] = []
    parts = []
    for mark in _MARK.finditer(marked):
        text += marked[last : mark.start()]
        last = mark.end()
        if mark[1]:
            opened.append(((mark[1], mark[2]), len(text)))
        elif opened:
            parts.append((*opened.pop(), len(text)))
        else:
            raise ValueError("a mark is closed that was not opened")
    if opened:
        raise ValueError("a mark is not closed")
    if unknown := {letter for (letter, _), _, _ in parts} - set(PARTS):
        raise ValueError(f"there is no part {min(unknown)}")
    return text + marked[last:], parts


def _moved(claim: Row, offset: int) -> Row:
    return {
        key: [(start + offset, end + offset) for start, end in value] if key.endswith("_spans") else value
        for key, value in claim.items()
    }
