"""The article text that a page states in its data and does not show: a script would have shown it.

What a page calls not free stays unread: its body is a teaser.
"""

import html
import json
import re
from collections.abc import Iterator

from lxml.etree import _Element as Element

from flows.read.visible import PROSE, Page, prose_of
from flows.records import Block

SHORTEST = 200  # characters that a page must leave out
SAMPLE = 40  # stretches of a text that are looked for in what the page shows
FEW = 6  # their words
LONG = 5  # letters of a word that tells what a text is about
SHOWN = 0.5  # share of them from which on the page shows its article
TITLE_SHARE = 0.3  # share of the headline's longer words that its article uses
TEASER = 600  # characters of prose; a page that shows more has no article in its script's data only
MOST = 2000  # paragraphs
LONGEST = 2_000_000  # characters of one script that are looked at

_STRING = r'"((?:[^"\\]|\\.)*)"'
_ARTICLE_BODY = re.compile(rf'"articleBody"\s*:\s*{_STRING}')
_NOT_FREE = re.compile(r'"isAccessibleForFree"\s*:\s*"?(?:https?://schema\.org/)?false', re.IGNORECASE)
_TEXTS = re.compile(rf'"(?:text|value|content|body|html|paragraph|articleBody)"\s*:\s*{_STRING}')
_STRING_LIST = re.compile(
    rf'"(?:text|content|body|paragraphs|blocks)"\s*:\s*\[\s*({_STRING}(?:\s*,\s*{_STRING})*)\s*\]'
)
_PUSHED = re.compile(rf"\.push\(\[\d+,\s*{_STRING}\]\)")  # a piece of the page's state as a string
_MARKUP = re.compile(r"<(/?)(\w{0,20})[^<>]{0,2000}>")
_WORD = re.compile(r"\w+")


def with_stated_text(page: Page) -> Page:
    """Return the page with the article text that it states and does not show, behind the prose that it shows.

    The blocks of this text have the script that states it as their element.
    """
    shown = ""
    for script, paragraphs in _stated(page):
        shown = shown or " ".join(_words(page.text))
        if _is_left_out(paragraphs, shown) and _is_of_page(page, paragraphs):
            return _joined(page, script, paragraphs)
    return page


def _stated(page: Page) -> Iterator[tuple[Element, list[str]]]:
    """Yield the texts that scripts state: the longest article body, and the paragraphs in a script's own data."""
    linked: list[tuple[Element, str]] = []
    own: list[tuple[Element, str]] = []
    scripts = list(page.all_of("script"))
    if any(
        _NOT_FREE.search(script.text or "") for script in scripts if "ld+json" in (script.get("type") or "")
    ):
        return
    for script in scripts:
        kind, text = (script.get("type") or "").lower(), script.text or ""
        if len(text) > LONGEST:
            continue
        if "ld+json" in kind and "articleBody" in text:
            linked.extend((script, _decoded(found[1])) for found in _ARTICLE_BODY.finditer(text))
        elif kind == "application/json" or "window.__" in text[:200]:
            own.append((script, text))
        elif "self.__" in text[:200]:
            own.append((script, "".join(_decoded(found[1]) for found in _PUSHED.finditer(text))))
    if linked:
        script, text = max(linked, key=lambda each: len(each[1]))
        yield script, _paragraphs(text)
    elif own and prose_of(page) < TEASER:
        for script, text in own:
            strings = [*_TEXTS.finditer(text), *_strings(text)]
            found = (p for each in strings for p in _paragraphs(_decoded(each[1])))
            yield script, list(dict.fromkeys(p for p in found if len(p) >= PROSE and p.count(" ") >= 8))


def _strings(text: str) -> Iterator[re.Match[str]]:
    """Yield the strings in lists of strings that hold a text."""
    for found in _STRING_LIST.finditer(text):
        yield from re.finditer(_STRING, found[1])


def _decoded(string: str) -> str:
    """Return what the inside of a JSON string says, empty where it is broken."""
    try:
        return (
            str(json.loads(f'"{string}"', strict=False))
            .encode("utf-8", "replace")
            .decode()
            .replace("\0", " ")
        )
    except ValueError:
        return ""


def _paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a stated text, its markup and entities resolved."""
    if "<" in text or "&" in text:
        text = html.unescape(_MARKUP.sub(_break, text))
    return [joined for line in text.splitlines() if (joined := " ".join(line.split()))][:MOST]


def _break(tag: re.Match[str]) -> str:
    return "\n" if tag[2].lower() in ("p", "br", "div", "li", "h2", "h3", "h4", "blockquote") else ""


def _is_left_out(paragraphs: list[str], shown: str) -> bool:
    """Return whether a page shows less than half of a text, and leaves out more than a sentence or two.

    Args:
        paragraphs: of the text.
        shown: the words of the page, in lower case and parted by blanks.
    """
    words = _words(" ".join(paragraphs))
    step = max(FEW, len(words) // SAMPLE)
    sample = [" ".join(words[at : at + FEW]) for at in range(0, len(words) - FEW, step)]
    known = sum(each in shown for each in sample)
    left_out = sum(map(len, paragraphs)) * (1 - known / max(1, len(sample)))
    return bool(sample) and known < SHOWN * len(sample) and left_out >= SHORTEST


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def _is_of_page(page: Page, paragraphs: list[str]) -> bool:
    """Return whether a text uses the words of the page's headline: scripts state other articles too."""
    head = next(page.all_of("h1"), next(page.all_of("title"), None))
    wanted = {word for word in _words("" if head is None else "".join(head.itertext())) if len(word) >= LONG}
    used = set(_words(" ".join(paragraphs)))
    return len(wanted & used) >= TITLE_SHARE * len(wanted)


def _joined(page: Page, script: Element, paragraphs: list[str]) -> Page:
    """Return the page with a text behind its last prose, else behind its headline, else at its end."""
    prose = [i for i, b in enumerate(page.blocks) if b.end_char - b.start_char >= PROSE and b.links < 0.5]
    heads = [i for i, b in enumerate(page.blocks) if b.tag == "h1"]
    at = (prose or heads or [len(page.blocks) - 1])[-1] + 1
    start = page.blocks[at - 1].end_char if at else 0
    added, position = [], start + (2 if at else 0)
    for paragraph in paragraphs:
        added.append(Block(position, position + len(paragraph), "p"))
        position += len(paragraph) + 2
    text = ("\n\n" if at else "") + "\n\n".join(paragraphs)
    rest = page.text[start:].lstrip()
    shift = start + len(text) + 2 - (len(page.text) - len(rest))
    after = [Block(b.start_char + shift, b.end_char + shift, b.tag, links=b.links) for b in page.blocks[at:]]
    return Page(
        page.tree,
        page.text[:start] + text + ("\n\n" + rest if rest else ""),
        [*page.blocks[:at], *added, *after],
        [*page.elements[:at], *[script] * len(paragraphs), *page.elements[at:]],
        page.telling,
    )
