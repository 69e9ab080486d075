"""Articles that databases of newspapers export as text: each is a record, with what is said of it around its text."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import takewhile
from typing import Any

from flows.languages import in_every_language

Record = dict[str, str]

LONGEST_LINE = 120  # characters of a line that says something of an article
MOST_ABOVE = 15  # lines above an article's length that say something of it
_DATE = re.compile(
    r"(?:\d{1,2}\.?\s[^\W\d_]{3,10}\.?,?\s\d{4}|[^\W\d_]{3,10}\.?\s\d{1,2},?\s\d{4}|\d{1,2}[./]\d{1,2}[./]\d{4}|\d{4}-\d\d-\d\d)(?!\d)"
)
_CLOCK = re.compile(r"\d{1,2}:\d\d(?:\s[A-Z]{2,4})?")


def export_records(text: str) -> list[Record]:
    """Return the articles of an export under our names for their parts, none where the text is no export.

    Args:
        text: of a whole file.
    """
    lines = text.splitlines()
    for cut, read in ((_by_tags, _tagged), (_by_labels, _labelled), (_by_last_line, _shown)):
        parts = list(cut(lines))
        found = [record for part in parts if (record := read(part))]
        if found and len(found) == len(parts):  # where one part is no article, the text is kept as it is
            return found
    return []


def _by_tags(lines: Sequence[str]) -> Iterator[Sequence[str]]:
    """Yield the lines of each article whose parts stand behind tags."""
    known = _known()
    if not any(line[:2] in known["tags"]["title"] for line in lines):
        return
    start, ended = 0, False
    for at, line in enumerate(lines):
        tag = _tag_of(line)
        if tag in known["tags"]["last"]:
            ended = True
        elif ended and tag in known["tags"]["first"]:
            yield lines[start:at]
            start, ended = at, False
    yield lines[start:]


def _tagged(lines: Sequence[str]) -> Record:
    """Return an article whose parts stand behind tags: "HD  Bridge closed", "PD  3 May 2024"."""
    tags = _known()["tags"]
    parts: dict[str, list[str]] = {}
    tag = ""
    for line in lines:
        if found := _tag_of(line):
            tag, line = found, line[len(found) :]
        if tag:
            parts.setdefault(tag, []).append(line.strip())
    said = {tag: "\n".join(each).strip() for tag, each in parts.items()}
    text = "\n\n".join(said[tag] for tag in tags["text"] if said.get(tag))
    of = {name: next((said[tag] for tag in tags[name] if tag in said), "") for name in _DESCRIBED}
    if not (text and of["title"] and of["date"] and of["outlet"]):
        return {}
    if _CLOCK.fullmatch(of["time"]):
        of["date"] += f" {of['time']}"
    own = {tag for name in (*_DESCRIBED, "text") for tag in tags[name]}
    return _record(of, text) | {tag: value for tag, value in said.items() if tag not in own and value}


_DESCRIBED = ("title", "author", "date", "time", "outlet")


def _tag_of(line: str) -> str:
    """Return the tag before a line; a word in capitals stands before a single space."""
    found = re.match(r"([A-Z]{2,3})(?:\s{2}|\t|\s*$)", line)
    return found[1] if found and found[1] in _known()["all_tags"] else ""


def _by_labels(lines: Sequence[str]) -> Iterator[Sequence[str]]:
    """Yield the lines of each article whose parts stand behind labels."""
    labels = _known()["labels"]
    if not any(_label_of(line) in labels["length"] for line in lines):
        return
    start, is_labelled = 0, False
    for at, line in enumerate(lines):
        is_end = line.strip().lower() in labels["ends"]
        if is_labelled and (is_end or _is_count(line)):
            yield lines[start : at + is_end]
            start, is_labelled = at + is_end, False
        is_labelled = is_labelled or bool(_label_of(line))
    if any(line.strip() for line in lines[start:]):
        yield lines[start:]


def _labelled(lines: Sequence[str]) -> Record:
    """Return an article whose parts stand behind labels: "BYLINE: Jane Doe", "LENGTH: 412 words"."""
    labels = _known()["labels"]
    before = {*labels["title"], *labels["author"], *labels["length"], *labels["before"]}
    said: Record = {}
    first = next((at for at, line in enumerate(lines) if _label_of(line) in before), len(lines))
    at = first
    while at < len(lines) and (not lines[at].strip() or _label_of(lines[at]) in before):
        if label := _label_of(lines[at]):
            rest = list(takewhile(lambda line: line.strip() and not _label_of(line), lines[at + 1 :]))
            said[label] = " ".join(line.strip() for line in (lines[at].partition(":")[2], *rest)).strip()
            at += len(rest)
        at += 1
    if at < len(lines) and _label_of(lines[at]) in labels["text"]:
        at += 1
    length = next((said[label] for label in labels["length"] if label in said), "")
    if not _counts_words(length):
        return {}
    end = _end(lines, at)
    for line in lines[end:]:
        if (label := _label_of(line)) in labels["behind"]:
            said[label] = line.partition(":")[2].strip()
    of = _described_above(lines[:first])
    for name in ("title", "author"):
        of[name] = next((said.pop(label) for label in labels[name] if label in said), of.get(name, ""))
    text = "\n".join(lines[at:end]).strip("\n")
    return _record(of, text) | said if text and of.get("outlet") else {}


def _end(lines: Sequence[str], at: int) -> int:
    """Return where the text of an article ends: before labels of which each stretch down to the end begins with one."""
    labels = _known()["labels"]
    begins = [
        not line.strip() or line.strip().lower() in labels["ends"] or _label_of(line) in labels["behind"]
        or line.strip().lower().startswith(labels["rights"])
        for line in lines
    ]  # fmt: skip
    end = len(lines)
    for i in range(len(lines) - 1, at, -1):
        if begins[i]:
            end = i
        elif not lines[i - 1].strip():  # a stretch that begins otherwise is text
            break
    return end


def _described_above(lines: Sequence[str]) -> Record:
    """Return title, outlet and day of the lines above the first label: outlet and day, and a title above or below."""
    rights, shown = _known()["labels"]["rights"], [line.strip() for line in lines]
    day = next((i for i, line in enumerate(shown) if i and _DATE.match(line)), 0)
    outlet = next((i for i in range(day - 1, -1, -1) if shown[i]), None)
    if outlet is None:
        return {}
    above = _last_stretch(
        [line for line, raw in zip(shown[:outlet], lines, strict=False) if not _is_count(raw)]
    )
    below = _last_stretch([line for line in shown[day + 1 :] if not line.lower().startswith(rights)])
    return {"title": above or below, "outlet": shown[outlet], "date": shown[day]}


def _last_stretch(lines: Sequence[str]) -> str:
    """Return the last lines between empty ones as one."""
    stretches = [part.split("\n") for part in re.split(r"\n{2,}", "\n".join(lines).strip("\n"))]
    return " ".join(stretches[-1])


def _by_last_line(lines: Sequence[str]) -> Iterator[Sequence[str]]:
    """Yield the lines of each article that a number of the database ends."""
    start = 0
    for at, line in enumerate(lines):
        if _is_number(line):
            yield lines[start:at]
            start = at + 1
    if start and any(line.strip() for line in lines[start:]):
        yield lines[start:]


def _shown(lines: Sequence[str]) -> Record:
    """Return an article with a line for each part and no label: title, author, length, day, outlet, rights."""
    rights = _known()["labels"]["rights"]
    head = [line.strip() for line in lines if line.strip()][:MOST_ABOVE]
    length = next((i for i, line in enumerate(head) if _counts_words(line)), 0)
    day = length + 1
    if not length or day >= len(head) or not _DATE.match(head[day]):
        return {}
    title = max(range(length), key=lambda i: len(head[i]))
    below = [line for line in head[day + 1 :] if not _CLOCK.fullmatch(line)]
    last = next((line for line in below[1:] if line.lower().startswith(rights)), "")
    if not last:
        return {}
    at = next(i for i, line in enumerate(lines) if line.strip() == last) + 1
    of = {
        "title": head[title],
        "author": ", ".join(head[title + 1 : length]),
        "date": head[day],
        "outlet": below[0],
    }
    return _record(of, "\n".join(lines[at:]).strip("\n"))


def _record(of: Record, text: str) -> Record:
    """Return a record of what is known of an article, and its text."""
    return {
        name: " ".join(of[name].split()) for name in ("title", "author", "date", "outlet") if of.get(name)
    } | {"text": text}


def _label_of(line: str) -> str:
    """Return the label before a line, lower case; that of a text may stand alone without a colon."""
    label, colon, _ = line.strip().partition(":")
    label = label.lower()
    known = _known()
    return label if label in known["all_labels"] and (colon or label in known["labels"]["text"]) else ""


def _counts_words(line: str) -> bool:
    number, _, unit = line.strip().partition(" ")
    return (
        number.replace(",", "").replace(".", "").isdecimal() and unit.lower() in _known()["labels"]["words"]
    )


def _is_count(line: str) -> bool:
    """Return whether a line counts the articles ("2 of 15 DOCUMENTS") or the pages ("Page 1 of 2")."""
    words = line.lower().split()
    if len(words) != 4:
        return False
    return ((words[0] + words[2]).isdecimal() and words[3] in _known()["labels"]["counted"]) or (
        (words[1] + words[3]).isdecimal() and words[2] in _known()["labels"]["of"]
    )


def _is_number(line: str) -> bool:
    word, _, number = line.strip().partition(" ")
    return (
        word in _known()["shown"]["last"] and re.fullmatch(r"[A-Z0-9]{4,12}\d{8}\w{8,16}", number) is not None
    )


@cache
def _known() -> dict[str, Any]:
    """Return the marks of exports, and all tags and labels of them."""
    known = in_every_language("exports")
    tags, labels = known["tags"], {name: tuple(words) for name, words in known["labels"].items()}
    all_tags = {tag for each in tags.values() for tag in each}
    places = ("title", "author", "length", "text", "before", "behind")
    return known | {
        "labels": labels, "all_tags": all_tags, "all_labels": {label for name in places for label in labels[name]}
    }  # fmt: skip
