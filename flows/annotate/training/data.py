"""Reads the training data into labelled documents; what a set has no labels for is masked.

Every set ends up in one shape: words with one label a head (-1: not labelled) and the contents with their links.
"""

import gzip
import json
import random
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from flows.annotate.mentions.gazetteer import gazetteer
from flows.annotate.tagger import labels
from flows.annotate.tagger.windows import Words, read_words
from flows.annotate.tagger.wordpieces import WordPieces
from flows.annotate.training.examples import names_in
from flows.records import Kind, Span

Range = tuple[int, int]  # of code points
MASKED = -1
NONE = -2  # a link that points at nothing
EXCHANGED = 0.35  # of the names


@dataclass(slots=True)
class Content:
    """One part of a claim's content, in words of the document.

    ``links`` holds the word each link points at, ``NONE``, or ``MASKED``.
    """

    kind: int
    first: int
    last: int
    links: list[int]
    stance: int = MASKED
    hedged: int = MASKED


@dataclass(slots=True)
class Labelled:
    """One document with its labels.

    Attributes:
        tags: (words, span heads), O B I or ``MASKED``.
        names: (words,), name tags or ``MASKED``.
        misc: whether the name labels know MISC; without it, O may hide one.
    """

    source: str
    words: Words
    tags: NDArray[np.int8]
    names: NDArray[np.int8]
    misc: bool
    contents: list[Content] = field(default_factory=list)


def read_lines(path: Path) -> list[dict[str, Any]]:
    """Return the records of a (packed) JSONL file."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def _words_of(words: Words, span: Range) -> tuple[int, int] | None:
    """Return first and last index of the words that overlap the span."""
    inside = [
        i
        for i, (s, e) in enumerate(words.spans)
        if (s < span[1] and e > span[0] if e > s else span[0] < s < span[1])
    ]
    while inside and words.spans[inside[-1]][0] == words.spans[inside[-1]][1]:
        inside.pop()
    return (inside[0], inside[-1]) if inside else None


def _paint(column: NDArray[np.int8], ranges: Iterable[tuple[int, int]]) -> None:
    """Write B and I for each range, the longest first; what overlaps one already painted is left out."""
    for first, last in sorted(set(ranges), key=lambda r: (r[0] - r[1], r)):
        if not column[first : last + 1].any():
            column[first] = labels.B
            column[first + 1 : last + 1] = labels.I


def _normal(text: str, kind: str, spans: Sequence[Range]) -> list[Range]:
    """Return the content spans as the guidelines want them where annotators were uneven."""
    result = []
    for start, end in spans:
        while start < end and text[start] in " ,;:\n\t":
            start += 1
        while start < end and text[end - 1] in " \n\t":
            end -= 1
        if kind == "indirect":
            while start < end and text[end - 1] in ",.;: ":
                end -= 1
        elif kind in ("reported", "free_indirect", "indirect_free_indirect") and text[end : end + 1] == ".":
            end += 1
        if kind == "direct" and start and text[start - 1] in '„“"»«”':
            start -= 1
        if kind == "direct" and end < len(text) and text[end] in '“"«»”' and text[end - 1] not in '“"«»”':
            end += 1
        if start < end:
            result.append((start, end))
    return result


def read_claims(
    rows: Iterable[dict[str, Any]], table: WordPieces, source: str, names: Mapping[str, dict[str, str]]
) -> Iterator[Labelled]:
    """Yield the documents of a claims corpus; ``names`` lists those of some, the others' are not labelled."""
    for row in rows:
        text = row["text"]
        words = read_words(text, [Span(0, len(text))], table)
        count = len(words.spans)
        tags = np.zeros((count, len(labels.SPAN_HEADS)), np.int8)
        listed = names.get(row.get("id", ""))
        known = (
            np.full(count, MASKED, np.int8) if listed is None else _name_tags(words, names_in(text, listed))
        )
        document = Labelled(source, words, tags, known, True)
        painted: list[list[tuple[int, int]]] = [[] for _ in labels.SPAN_HEADS]
        for claim in row["claims"]:
            kind = labels.QUOTE_TYPES.index(claim["quote_type"])
            targets = []
            for role_index, role in enumerate(labels.ROLES):
                found = [r for s in claim[f"{role}_spans"] if (r := _words_of(words, tuple(s)))]
                painted[len(labels.QUOTE_TYPES) + role_index] += found
                targets.append(found[0][0] if found else NONE)
            before = NONE
            for span in _normal(text, claim["quote_type"], sorted(map(tuple, claim["content_spans"]))):
                place = _words_of(words, span)
                if place is None:
                    continue
                painted[kind].append(place)
                document.contents.append(
                    Content(
                        kind,
                        *place,
                        [*targets, before],
                        labels.STANCES.index(claim["stance"]),
                        int(claim["hedged"]),
                    )
                )
                before = place[0]
        for head, ranges in enumerate(painted):
            _paint(tags[:, head], ranges)
        yield document


def read_appeals(
    rows: Sequence[dict[str, Any]], table: WordPieces, chance: random.Random
) -> Iterator[Labelled]:
    """Yield FactAppeal sentences: contents, speakers and addressees, without cue, frame, stance."""
    known = [labels.SPAN_HEADS.index(name) for name in ("direct", "indirect", "speaker", "addressee")]
    speaker_head, addressee_head = known[2], known[3]
    for row in rows:
        text, spans = row["text"], sorted(map(tuple, row["spans"]))
        quoted = [s for s in spans if s[2].startswith("Fact_Appeal")]
        if not quoted and chance.random() > 0.5:
            continue
        words = read_words(text, [Span(0, len(text))], table)
        count = len(words.spans)
        tags = np.full((count, len(labels.SPAN_HEADS)), MASKED, np.int8)
        tags[:, known] = 0
        document = Labelled("factappeal", words, tags, np.full(count, MASKED, np.int8), True)
        speakers: list[Range] = []
        for start, end, label in spans:
            if label.startswith("Source"):
                if speakers and re.fullmatch(r",? ?", text[speakers[-1][1] : start]):
                    speakers[-1] = (speakers[-1][0], end)
                else:
                    speakers.append((start, end))
        places = [p for s in speakers if (p := _words_of(words, s))]
        _paint(tags[:, speaker_head], places)
        recipients = [p for s, e, label in spans if label == "Recipient" and (p := _words_of(words, (s, e)))]
        _paint(tags[:, addressee_head], recipients)
        speaker = places[0][0] if len(places) == 1 else MASKED
        addressee = recipients[0][0] if len(recipients) == 1 else MASKED if recipients else NONE
        for start, end, label in quoted:
            direct = label.endswith("Direct_Quote") and text[start : start + 1] in "\"“‘'”"
            name = "direct" if direct else "indirect"
            for span in _normal(text, name, [(start, end)]):
                place = _words_of(words, span)
                if place:
                    kind = labels.QUOTE_TYPES.index(name)
                    _paint(tags[:, kind], [place])
                    document.contents.append(
                        Content(kind, *place, [speaker, MASKED, MASKED, addressee, MASKED])
                    )
        yield document


_LISTED: dict[Kind, str] = {"person": "PER", "location": "LOC", "organisation": "ORG", "outlet": "ORG"}
_NO_BLANK_BEFORE = re.compile(r" ([,.;:!?)\]%]|['’]s\b|n['’]t\b)")
_NO_BLANK_AFTER = re.compile(r"([(\[]) ")


def read_names(
    rows: Sequence[dict[str, Any]], table: WordPieces, source: str, misc: bool, chance: random.Random
) -> Iterator[Labelled]:
    """Yield windows of one to ten sentences with names, joined as running text or as paragraphs.

    Some names give way to others of their kind from the same set or the reference lists: a name is known by what
    stands around it, too.
    """
    others: dict[str, list[list[str]]] = {}
    for form, known in gazetteer():
        if known.kind in _LISTED:
            others.setdefault(_LISTED[known.kind], []).append(form.split())
    for row in rows:
        for first, last, kind in _tagged(row["tags"]):
            others.setdefault(kind, []).append(row["tokens"][first : last + 1])
    place = 0
    while place < len(rows):
        size = chance.choice((1, 2, 3, 5, 8, 10))
        joint = chance.choice((" ", "\n\n"))
        text, entities = "", list[tuple[int, int, str]]()
        for row in rows[place : place + size]:
            sentence, found = _sentence(*_exchanged(row["tokens"], row["tags"], others, chance))
            entities += [(s + len(text), e + len(text), kind) for s, e, kind in found]
            text += sentence + joint
        place += size
        words = read_words(text, [Span(0, len(text))], table)
        tags = np.full((len(words.spans), len(labels.SPAN_HEADS)), MASKED, np.int8)
        yield Labelled(source, words, tags, _name_tags(words, entities), misc)


def _name_tags(words: Words, names: Iterable[tuple[int, int, str]]) -> NDArray[np.int8]:
    """Return the name tag of each word."""
    tags = np.zeros(len(words.spans), np.int8)
    for start, end, kind in names:
        where = _words_of(words, (start, end))
        if where:
            tag = 1 + 2 * labels.NAME_KINDS.index(kind)
            tags[where[0]] = tag
            tags[where[0] + 1 : where[1] + 1] = tag + 1
    return tags


def _tagged(tags: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Yield (first, last, kind) of every name of a sentence."""
    first = -1
    for index, tag in enumerate([*tags, "O"]):
        if first >= 0 and not tag.startswith("I-"):
            yield first, index - 1, tags[first][2:]
            first = -1
        if tag.startswith("B-"):
            first = index


def _exchanged(
    tokens: Sequence[str], tags: Sequence[str], others: dict[str, list[list[str]]], chance: random.Random
) -> tuple[list[str], list[str]]:
    """Return a sentence with some of its names exchanged for others of their kind."""
    new_tokens, new_tags, place = list[str](), list[str](), 0
    for first, last, kind in _tagged(tags):
        new_tokens += tokens[place:first]
        new_tags += tags[place:first]
        name = chance.choice(others[kind]) if chance.random() < EXCHANGED else list(tokens[first : last + 1])
        new_tokens += name
        new_tags += [f"B-{kind}", *[f"I-{kind}"] * (len(name) - 1)]
        place = last + 1
    return [*new_tokens, *tokens[place:]], [*new_tags, *tags[place:]]


def _sentence(tokens: Sequence[str], tags: Sequence[str]) -> tuple[str, list[tuple[int, int, str]]]:
    """Return a sentence's text, with blanks where they belong, and its names."""
    text, entities = "", list[tuple[int, int, str]]()
    for token, tag in zip(tokens, tags, strict=True):
        if text and not _NO_BLANK_BEFORE.match(" " + token) and not _NO_BLANK_AFTER.search(text[-1] + " "):
            text += " "
        start = len(text)
        text += token
        if tag.startswith("B-") or (tag.startswith("I-") and not entities):
            entities.append((start, len(text), tag[2:]))
        elif tag.startswith("I-"):
            entities[-1] = (entities[-1][0], len(text), tag[2:])
    return text, entities
