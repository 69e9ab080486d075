"""Dates that a page's markup, its address or the record states."""

import re
from collections.abc import Iterator
from itertools import islice

from lxml.etree import _Element as Element

from flows.clean.dates.expressions import Found, read_date
from flows.clean.pagedata import ARTICLE_TYPES, PageData

MOST_META = 100  # dates in meta elements of one page; every one is compared with every other

# Names of meta elements, lower case and without what parts their words, with how far each can be believed.
META = {
    "articlepublishedtime": 0.93,
    "ogarticlepublishedtime": 0.93,
    "ogpublishedtime": 0.9,
    "ogpubdate": 0.9,
    "articlepublished": 0.9,
    "datepublished": 0.9,
    "publishdate": 0.9,
    "publishedat": 0.9,
    "pubdate": 0.9,
    "parselypubdate": 0.9,
    "sailthrudate": 0.88,
    "cxenseparserecspublishtime": 0.88,
    "cxenseparsepublishtime": 0.88,
    "dctermsissued": 0.88,
    "dctermscreated": 0.85,
    "dctermsdate": 0.85,
    "dcdateissued": 0.88,
    "dcdatecreated": 0.85,
    "dcdate": 0.85,
    "dcdatepublication": 0.88,
    "date": 0.8,
    "lastmodified": 0.2,
    "articlemodifiedtime": 0.3,
    "ogupdatedtime": 0.3,
}
LINKED_DATA = {"datepublished": 0.95, "datecreated": 0.6, "uploaddate": 0.3, "datemodified": 0.3}

_PATH_DATE = re.compile(r"(?<!\d)((?:19|20)\d\d)[-/_]?(0[1-9]|1[0-2])[-/_]?(0[1-9]|[12]\d|3[01])(?!\d)")
_PATH_MONTH = re.compile(r"/((?:19|20)\d\d)[-/](0[1-9]|1[0-2])(?=/)")
_PATH_PARTS = re.compile(r"(?<!\d)(0[1-9]|[12]\d|3[01])[-_.](0[1-9]|1[0-2])[-_.]((?:19|20)\d\d)(?!\d)")
# Editorial systems put year, month, day and clock time of creation into long numbers: yymmddHHMMSS.
_LONG_NUMBER = re.compile(r"(?<!\d)\d{14,22}(?!\d)")
_IN_NUMBER = re.compile(r"(?=(\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])([01]\d|2[0-3])([0-5]\d)([0-5]\d))")

Stated = tuple[Found, str, str, float]  # the date, the method, the evidence, the confidence


def linked_data(data: PageData) -> Iterator[Stated]:
    """Yield the dates of the page's JSON-LD."""
    for item in data.items:
        kind = str(item.get("@type", ""))
        for key, value in item.items():
            belief = LINKED_DATA.get(key.lower())
            if belief and isinstance(value, str) and (found := read_date(value)):
                article = ARTICLE_TYPES.search(kind) is not None
                yield (
                    found,
                    f"json_ld:{key}",
                    f"{kind}.{key}: {value}"[:200],
                    belief if article else belief / 2,
                )


def meta(tree: Element) -> Iterator[Stated]:
    """Yield the dates of the page's meta elements, of the first ones where there are many."""
    yield from islice(_meta(tree), MOST_META)


def _meta(tree: Element) -> Iterator[Stated]:
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        belief = META.get(re.sub(r"[^a-z]", "", name.lower()))
        value = element.get("content")
        if belief and value and (found := read_date(value)):
            yield found, f"meta:{name.lower()}", f"{name}: {value}"[:200], belief


def times(tree: Element) -> Iterator[Stated]:
    """Yield the dates of ``time`` elements and of elements marked as the date of publication."""
    seen = 0
    for element in tree.iter("time", "abbr", "span", "div", "p"):
        marked = (element.get("itemprop") or "").lower()
        if element.tag != "time" and marked not in ("datepublished", "datecreated"):
            continue
        value = element.get("datetime") or element.get("content") or element.get("title")
        value = value or " ".join(element.itertext())[:200]
        found = read_date(value)
        if found is None:
            continue
        seen += 1
        named = " ".join(
            [
                marked,
                element.get("class") or "",
                (element.getparent().get("class") if element.getparent() is not None else "") or "",
            ]
        ).lower()
        belief = 0.45 / seen**0.5
        if marked == "datepublished" or element.get("pubdate") is not None:
            belief = 0.9
        elif re.search(r"publi|pubdate|created|erstell|posted", named):
            belief = 0.7
        elif re.search(r"updat|modif|aktualis|geänd", named) or marked == "datemodified":
            belief = 0.25
        yield found, "time", f"time: {value}"[:200], belief
        if seen >= 20:
            return


def address(url: str) -> Iterator[Stated]:
    """Yield the dates in an address: its path, and its long numbers."""
    path = url[:2000]
    for pattern, order in ((_PATH_DATE, (1, 2, 3)), (_PATH_PARTS, (3, 2, 1))):
        for match in pattern.finditer(path):
            if found := read_date("-".join(match[n] for n in order)):
                yield found, "url", match[0].strip("/"), 0.75
    for match in _PATH_MONTH.finditer(path):
        if found := read_date(f"{match[1]}-{match[2]}"):
            yield found, "url", match[0].strip("/"), 0.3
    for number in _LONG_NUMBER.finditer(path):
        for match in _IN_NUMBER.finditer(number[0]):
            year, month, day, hour, minute, second = match.groups()
            if int(year) >= 10 and (found := read_date(f"20{year}-{month}-{day}T{hour}:{minute}:{second}")):
                yield found, "url_number", number[0], 0.3
