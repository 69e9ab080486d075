"""The visible text of an HTML page in reading order, block by block, much as a browser's ``innerText``."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain, islice

from lxml import etree
from lxml.etree import _Element as Element

from flows.read.caps import begins_small, is_cap, is_initial, is_twin, joined, letter_of
from flows.read.limits import LIMITS, Limits, UnreadableError
from flows.records import Block


def _tags(names: str) -> frozenset[str]:
    return frozenset(names.split())


# What a browser does not show. ``noscript`` and the like stand in for content that is shown.
HIDDEN = _tags(
    "area audio base canvas col colgroup datalist embed frame frameset head iframe link map meta noembed "
    "noframes object param rp script select source style svg textarea title track video"
)
# Elements that begin a line of their own; the first kind has an empty line before and after it.
PARAGRAPHS = _tags("blockquote dl figure h1 h2 h3 h4 h5 h6 ol p pre table ul")
BLOCKS = PARAGRAPHS | _tags(
    "address article aside body caption center dd details dialog dir div dt fieldset figcaption footer form "
    "header hgroup hr html legend li main menu nav search section summary tbody td tfoot th thead tr"
)
CELLS = _tags("td th")
# Inline boxes that style sheets set apart: side by side without a blank they would glue two words together.
BOXES = _tags("a button label span time")

_PARSER_OPTIONS = {
    "collect_ids": False,
    "default_doctype": False,
    "encoding": "utf-8",
    "huge_tree": True,
    "remove_comments": True,
    "remove_pis": True,
}
# Characters without a shape of their own: soft hyphen, zero-width space, word joiner, byte order mark.
_SHAPELESS = "\u00ad\u200b\u2060\ufeff"
# A hidden box that holds more prose than all that is shown is the article, which a script uncovers.
PROSE = 60  # characters of a block from which on it counts as prose
LINK_TEXT = 100  # characters of a link that stays on its page
STAND_INS = ("noscript", "template")  # hidden, and shown where a page shows nothing else
DEEPEST_BOX = 3  # hidden boxes inside one another that are uncovered
NEAR = 2  # elements around a hidden box, one of which holds the headline
TELLING = ("link", "meta", "script", "title", "h1")
OUTER = ("html", "body")  # hold every headline
HEADLINES = 20  # h1 elements that are looked at
_NAME_PARTS = re.compile(r"[^\W_]+")
_BREAK = "\x1e"


@dataclass(slots=True)
class Page:
    """A parsed page and its visible text.

    Attributes:
        tree: the parsed markup without comments; whoever changes it works on a copy.
        text: the visible text; an empty line parts paragraphs, a line break other blocks, a tab table cells.
        blocks: its blocks in order. They do not overlap, begin and end without white space, and all that lies
            between them is white space.
        elements: ``elements[i]`` is the innermost block-level element around ``blocks[i]``.
        telling: the elements that say something of the page itself, in order: ``TELLING``.
    """

    tree: Element
    text: str
    blocks: list[Block]
    elements: list[Element]
    telling: list[Element] = field(default_factory=list)

    def all_of(self, tag: str) -> Iterator[Element]:
        """Yield the elements of one of the ``TELLING`` tags."""
        return (element for element in self.telling if element.tag == tag)


def parse(markup: str) -> Element:
    """Return the root element of the markup, comments and processing instructions left out.

    Raises:
        UnreadableError: ``no_markup`` where there is nothing to parse.
    """
    raw = markup.replace("\x00", "").encode("utf-8", "replace")
    try:
        tree = etree.fromstring(raw, etree.HTMLParser(**_PARSER_OPTIONS))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableError("no_markup", "no element in the markup") from error
    if tree is None:
        raise UnreadableError("no_markup", "no element in the markup")
    return tree


def visible_page(tree: Element, limits: Limits = LIMITS) -> Page:
    """Return the page of a parsed tree.

    Raises:
        UnreadableError: ``nested_too_deep``, ``too_many_elements``, ``too_many_lines`` or ``too_large``.
    """
    page = _uncovered(tree, limits, frozenset())
    page.telling = list(tree.iter(*TELLING))
    return page


def _uncovered(tree: Element, limits: Limits, shown: frozenset[Element]) -> Page:
    """Return the page with the hidden boxes that hold its article, beside those already ``shown``."""
    page, hidden = _written(tree, limits, shown)
    if not hidden or len(shown) == DEEPEST_BOX:
        return page
    headlines = {
        around: level
        for h1 in islice(tree.iter("h1"), HEADLINES)
        for level, around in enumerate((h1, *h1.iterancestors()))
    }
    most, article = prose_of(page), None
    for box in hidden:
        if (
            (box.tag in BLOCKS or box.tag in STAND_INS)
            and _is_article(box, headlines)
            and sum(map(len, box.itertext())) > most
        ):
            prose = prose_of(_written(box, limits, shown | {box, *box.iterdescendants()})[0])
            if prose > most:
                most, article = prose, box
    return page if article is None else _uncovered(tree, limits, shown | {article})


def name_parts(*names: str | None) -> set[str]:
    """Return the words of which names of elements are made, in small letters.

    Example:
        >>> sorted(name_parts("article__byline", None, "by-line"))
        ['article', 'by', 'byline', 'line']
    """
    return {part for name in names if name for part in _NAME_PARTS.findall(name.lower())}


def prose_of(page: Page) -> int:
    """Return the characters of the page's longer blocks that are not mostly links."""
    lengths = (block.end_char - block.start_char for block in page.blocks if block.links < 0.5)
    return sum(length for length in lengths if length >= PROSE)


def _is_article(box: Element, headlines: dict[Element, int]) -> bool:
    """Return whether a box holds a headline, stands beside one or in an element with one.

    Args:
        box: a hidden element.
        headlines: the page's headlines and what is around them, how many levels further out; any box will do if empty.
    """
    if not headlines or box in headlines or headlines.get(box.getparent()) == 1:
        return True
    around = chain(islice(box.iterancestors(), NEAR), box.iterancestors("article", "main"))
    return any(at in headlines and at.tag not in OUTER for at in around)


def _written(tree: Element, limits: Limits, shown: frozenset[Element]) -> tuple[Page, list[Element]]:
    """Return the page of a tree, and the hidden elements that it leaves out unless they are ``shown``."""
    writer = _Writer(limits, holders=[tree])
    hidden: list[Element] = []
    elements = 0
    walk = etree.iterwalk(tree, events=("start", "end"))
    for event, element in walk:
        if event == "start":
            elements += 1
            if elements > limits.max_elements:
                raise UnreadableError("too_many_elements", f"more than {limits.max_elements:,} elements")
            covered = element not in shown and _is_hidden(element)
            if (
                covered
                or not isinstance(element.tag, str)
                or (element.tag in HIDDEN and not (element.tag in STAND_INS and element in shown))
            ):
                if covered:
                    hidden.append(element)
                walk.skip_subtree()
                writer.push(element, hidden=True)
            else:
                writer.push(element)
        else:
            writer.pop(element)
    writer.flush()
    return Page(tree, "".join(writer.parts), writer.blocks, writer.elements), hidden


def _is_hidden(element: Element) -> bool:
    if element.get("hidden") is not None or element.tag in STAND_INS or is_twin(element):
        return True
    style = element.get("style")
    if not style:
        return False
    style = style.replace(" ", "").lower()
    return "display:none" in style or "visibility:hidden" in style


@dataclass(slots=True)
class _Writer:
    """Collects the text of inline runs and writes each as a block when its line ends."""

    limits: Limits
    parts: list[str] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    elements: list[Element] = field(default_factory=list)
    stack: list[tuple[bool, bool, bool]] = field(default_factory=list)  # open elements: hidden, block, link
    holders: list[Element] = field(default_factory=list)  # the open elements that are blocks
    length: int = 0
    run: list[str] = field(default_factory=list)  # the inline text since the last flush
    linked: int = 0  # its characters inside links, white space left out
    links: int = 0  # open <a> elements
    pres: int = 0  # open <pre> elements
    gap: int = 0  # line breaks due before the next block
    tab: bool = False  # a tab is due before the next block

    def push(self, element: Element, hidden: bool = False) -> None:
        """Open an element and take the text up to its first child."""
        if len(self.stack) >= self.limits.max_depth:
            raise UnreadableError(
                "nested_too_deep", f"more than {self.limits.max_depth:,} elements inside one another"
            )
        if hidden:
            self.stack.append((True, False, False))
            return
        tag = element.tag
        block, link = tag in BLOCKS or "-" in tag, False
        if block and is_cap(element):  # it begins a line, and its word goes on behind it
            self.break_line(1)
            block = False
        if block:
            goes_on = bool(self.run) and tag not in CELLS and is_initial(self.run) and begins_small(element)
            initial, self.run = (self.run, []) if goes_on else ([], self.run)
            self.break_line(2 if tag in PARAGRAPHS else 1, cell=tag in CELLS)
            self.run += initial
            self.holders.append(element)
            self.pres += tag == "pre"
        elif tag == "br":
            self.break_soft()
        elif tag == "img" and (letter := letter_of(element)):
            self.add(letter)
        elif tag == "a" and _leads_elsewhere(element):
            link = True
            self.links += 1
        self.stack.append((False, block, link))
        if text := element.text:
            self.add(text)

    def pop(self, element: Element) -> None:
        """Close an element and take the text up to its next sibling."""
        hidden, block, link = self.stack[-1]
        tag = element.tag
        if block:
            self.break_line(2 if tag in PARAGRAPHS else 0 if tag in CELLS else 1)
            self.holders.pop()
            self.pres -= tag == "pre"
        elif link:
            self.links -= 1
        self.stack.pop()
        if tail := element.tail:
            if self.stack:
                self.add(tail if block or not self.run else joined(element, self.run, tail))
        elif tag in BOXES and not hidden and not is_initial(self.run):
            following = element.getnext()
            if following is not None and following.tag == tag and (tag != "span" or following.get("class")):
                self.run.append(" ")

    def add(self, text: str) -> None:
        """Add inline text to the run."""
        self.run.append(text.replace("\n", _BREAK) if self.pres else text)
        if self.links:
            self.linked += sum(map(len, text.split()))

    def break_soft(self) -> None:
        """Break the line within a block; a second break in a row ends the block as a paragraph does."""
        if self.run and self.run[-1] == _BREAK:
            self.break_line(2)
        else:
            self.run.append(_BREAK)

    def break_line(self, breaks: int, cell: bool = False) -> None:
        """End the run; ``breaks`` line breaks are due before the next block, or a tab before a table cell."""
        if self.run:
            self.flush()
        if cell:
            self.tab = self.gap == 0
        elif breaks > self.gap:
            self.gap = breaks

    def flush(self) -> None:
        """Write the run as a block, unless it is white space only."""
        text = _collapse("".join(self.run))
        linked, self.linked = self.linked, 0
        self.run.clear()
        if not text:
            return
        if self.blocks:
            between = "\n" * self.gap or ("\t" if self.tab else "\n")
            self.parts.append(between)
            self.length += len(between)
        self.gap, self.tab = 0, False
        holder = self.holders[-1]
        start, self.length = self.length, self.length + len(text)
        if self.length > self.limits.max_chars:
            raise UnreadableError(
                "too_large", f"more than {self.limits.max_chars:,} characters of visible text"
            )
        if len(self.blocks) >= self.limits.max_lines:
            raise UnreadableError("too_many_lines", f"more than {self.limits.max_lines:,} blocks")
        self.parts.append(text)
        share = 0.0
        if linked:
            visible = len(text) - text.count(" ") - text.count("\n")
            share = round(min(1.0, linked / visible), 3)
        self.blocks.append(Block(start, self.length, holder.tag, links=share))
        self.elements.append(holder)


def _leads_elsewhere(link: Element) -> bool:
    """Return whether an ``a`` is a link: without ``href`` or around blocks it may be a mark that is never closed.

    A whole paragraph in one that stays on the page is no link either.
    """
    href = link.get("href")
    if href is None:
        return False
    if href and not href.startswith(("#", "javascript:")):
        return True
    return not (len(link) > 0 and link[0].tag in BLOCKS) and sum(map(len, link.itertext())) < LINK_TEXT


def _collapse(raw: str) -> str:
    """Return inline text as it is shown: white space runs are one blank, lines without outer blanks."""
    if not raw.isascii():
        for mark in _SHAPELESS:
            raw = raw.replace(mark, "")
    if _BREAK not in raw:
        return " ".join(raw.split())
    lines = (" ".join(line.split()) for line in raw.split(_BREAK))
    return "\n".join(line for line in lines if line)
