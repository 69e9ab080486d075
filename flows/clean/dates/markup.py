"""Dates that a page's markup, its address or the record states."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain, islice

from lxml import etree
from lxml.etree import _Element as Element

from flows.clean.dates.expressions import Found
from flows.clean.dates.fields import read_date
from flows.clean.dates.words import date_words, either
from flows.clean.microdata import is_of_page
from flows.clean.pagedata import PageData
from flows.languages import in_every_language
from flows.read.visible import Page, name_parts

MOST_META = 100  # dates in meta elements of one page; every one is compared with every other

# Names of meta elements, lower case and without what parts their words, with how far each can be believed.
META = {
    "articlepublishedtime": 0.93,
    "ogarticlepublishedtime": 0.93,
    "ogpublishedtime": 0.9,
    "ogpubdate": 0.9,
    "articlepublished": 0.9,
    "datepublished": 0.9,
    "publicationdate": 0.9,
    "citationpublicationdate": 0.88,
    "citationonlinedate": 0.88,
    "citationdate": 0.85,
    "articlepublicationdate": 0.9,
    "releasedate": 0.8,
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
    "btpubdate": 0.88,
    "btfirstpublished": 0.88,
    "datepublication": 0.88,
    "publicationdatetime": 0.88,
    "publishdatetime": 0.88,
    "publishtime": 0.85,
    "publishedtime": 0.88,
    "publisheddate": 0.88,
    "publishedtimetelegram": 0.88,
    "articlepublishdate": 0.88,
    "articledateoriginal": 0.88,
    "originalpublicationdate": 0.88,
    "firstpublished": 0.88,
    "rnewsdatepublished": 0.88,
    "dateissued": 0.85,
    "displaydate": 0.8,
    "postdate": 0.85,
    "storydate": 0.85,
    "createdate": 0.6,
    "datecreated": 0.6,
    "lastmodified": 0.2,
    "articlemodifiedtime": 0.3,
    "ogupdatedtime": 0.3,
}
LINKED_DATA = {
    "datepublished": 0.95,
    "datecreated": 0.6,
    "coveragestarttime": 0.7,
    "uploaddate": 0.3,
    "datemodified": 0.3,
}

# Attributes that hold the day behind what an element shows ("3 hours ago").
ATTRIBUTES = (
    "title",
    "value",
    "data-datetime",
    "data-date",
    "data-published",
    "data-time",
    "data-timestamp",
    "data-utime",
)
NO_TIMES = ("meta", "ins", "del", "script", "style")
MOST_TIMES = 20
# Other attributes that may hold nothing but a date: a tip over "2 hours ago", what a script reads.
_ATTRIBUTES = etree.XPath(
    "//@title[contains(., '20') or contains(., '19')]"
    " | //@*[starts-with(name(), 'data-') and (contains(name(), 'date') or contains(name(), 'publish'))]"
)
LONGEST_VALUE = 60  # characters of such an attribute
LONGEST_REST = 12  # letters in it beside the date: a weekday
NEAREST = 6  # boxes around an element whose names are looked at
_BOXES = in_every_language("markup")
_REMARKS = frozenset((*_BOXES["regions"]["comments"], *_BOXES["names"]["comments"]))
_ELSEWHERE = _REMARKS.union(*_BOXES["regions"].values(), _BOXES["names"]["related"])
# Properties of microdata and RDFa, lower case and without their vocabulary.
PUBLISHED = ("datepublished", "issued", "published", "pubdate")
_MARKUP = date_words().markup
_PUBLISHED = re.compile(either(_MARKUP["published"]), re.IGNORECASE)
_UPDATED = re.compile(either(_MARKUP["updated"]), re.IGNORECASE)
LONGEST_LABEL = 40  # characters before a date that say which it is
_BEHIND = rf"(?:\s+(?:{either((*date_words().on, *date_words().at))}))?\W{{0,4}}$"
_PUBLISHED_LABEL = re.compile(rf"\b(?:{either(date_words().published)}){_BEHIND}", re.IGNORECASE)
_UPDATED_LABEL = re.compile(rf"\b(?:{either(date_words().updated)}){_BEHIND}", re.IGNORECASE)
_DATED = re.compile(either((*_MARKUP["published"], *_MARKUP["dated"])), re.IGNORECASE)

_PATH_DATE = re.compile(r"(?<!\d)((?:19|20)\d\d)[-/_]?(0[1-9]|1[0-2])[-/_]?(0[1-9]|[12]\d|3[01])(?!\d)")
_PATH_MONTH = re.compile(r"/((?:19|20)\d\d)[-/](0[1-9]|1[0-2])(?=/)")
_PATH_NAMED = re.compile(
    rf"/((?:19|20)\d\d)/({either(date_words().months)})/(0?[1-9]|[12]\d|3[01])(?=/|$)", re.IGNORECASE
)
_PATH_PARTS = re.compile(r"(?<!\d)(0[1-9]|[12]\d|3[01])[-_.](0[1-9]|1[0-2])[-_.]((?:19|20)\d\d)(?!\d)")
# Editorial systems put year, month, day and clock time of creation into long numbers: yymmddHHMMSS.
_LONG_NUMBER = re.compile(r"(?<!\d)\d{14,22}(?!\d)")
_IN_NUMBER = re.compile(r"(?=(\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])([01]\d|2[0-3])([0-5]\d)([0-5]\d))")

Stated = tuple[Found, str, str, float]  # the date, the method, the evidence, the confidence


def linked_data(data: PageData, order: bool | None) -> Iterator[Stated]:
    """Yield the dates of the page's JSON-LD; ``order`` says whether the month comes first."""
    articles = data.articles
    for share, items in ((1.0, articles), (0.5, [item for item in data.holders if item not in articles])):
        for item in items:
            kind = str(item.get("@type", ""))
            for key, value in item.items():
                belief = LINKED_DATA.get(key.lower())
                value = _bare(value) if belief else None
                if not belief or not isinstance(value, str | int | float):
                    continue
                if found := read_date(str(value), month_first=order):
                    yield found, f"json_ld:{key}", f"{kind}.{key}: {value}"[:200], belief * share


def _bare(value: object) -> object:
    """Return the value that a list or an object of JSON-LD stands for: its first, its ``@value``."""
    if isinstance(value, list):
        return _bare(value[0]) if value else None
    return value.get("@value") if isinstance(value, dict) else value


def meta(page: Page, order: bool | None) -> Iterator[Stated]:
    """Yield the dates of the page's meta elements, of the first ones where there are many."""
    yield from islice(_meta(page, order), MOST_META)


def _meta(page: Page, order: bool | None) -> Iterator[Stated]:
    for element in page.all_of("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        belief = META.get(re.sub(r"[^a-z]", "", name.lower()))
        value = element.get("content")
        if not belief or not value or (element.get("itemprop") and not is_of_page(element, page)):
            continue
        if found := read_date(value, month_first=order):
            yield found, f"meta:{name.lower()}", f"{name}: {value}"[:200], belief


def times(page: Page, order: bool | None) -> Iterator[Stated]:
    """Yield the dates of ``time`` elements and of elements marked as the date of publication."""
    seen = 0
    for element in page.tree.iter("*"):
        marked = element.get("itemprop") or element.get("property") or ""
        if not (
            marked or element.get("datetime") or _is_dated(element.get("class")) or element.tag == "time"
        ):
            continue
        marked = _property_of(marked)
        value = _value_of(element, marked)
        found = read_date(value, month_first=order) if value else None
        if found is None or not is_of_page(element, page) or _is_in(element, _REMARKS):
            continue
        seen += 1
        parent = element.getparent()
        named = " ".join(
            (marked, element.get("class") or "", (parent.get("class") or "") if parent is not None else "")
        ).lower()
        label = _label_of(element)
        belief = 0.45 / seen**0.5
        if marked in PUBLISHED or element.get("pubdate") is not None:
            belief = 0.9
        elif _UPDATED_LABEL.search(label):
            belief = 0.25
        elif _PUBLISHED.search(named) or _PUBLISHED_LABEL.search(label):
            belief = 0.7
        elif _UPDATED.search(named) or marked == "datemodified":
            belief = 0.25
        yield found, "time", f"time: {value}"[:200], belief
        if seen >= MOST_TIMES:
            return


def _value_of(element: Element, marked: str) -> str | None:
    """Return what an element says of a date: by an attribute, or by its text where its name promises one."""
    if element.tag in NO_TIMES:
        return None
    stated = element.get("datetime") or (element.get("content") if marked else None)
    promised = element.tag == "time" or marked in PUBLISHED or marked == "datecreated"
    if stated or not (promised or _is_dated(element.get("class"))):
        return stated
    held = next((value for name in ATTRIBUTES if (value := element.get(name)) and read_date(value)), None)
    return held or (" ".join(element.itertext())[:200] if promised else None)


def attributes(page: Page, order: bool | None) -> Iterator[Stated]:
    """Yield the dates in attributes of elements whose names promise none, where a date is all that one says."""
    seen = 0
    for value in _ATTRIBUTES(page.tree):
        element = value.getparent()
        found = read_date(value, month_first=order) if len(value) <= LONGEST_VALUE else None
        if found is None or element is None or found.precision in ("month", "year"):
            continue
        rest = value[: found.start] + value[found.end :]
        if (
            sum(map(str.isalnum, rest)) > LONGEST_REST
            or _is_in(element, _ELSEWHERE)
            or not is_of_page(element, page)
        ):
            continue
        seen += 1
        yield found, "attribute", f"{value.attrname}: {value}"[:200], 0.4 / seen**0.5
        if seen >= MOST_TIMES:
            return


def _is_in(element: Element, names: frozenset[str]) -> bool:
    """Return whether a box around an element is called one of the names: of comments, of other articles."""
    called: set[str] = set()
    for at in islice(chain((element,), element.iterancestors()), NEAREST):
        called |= name_parts(str(at.tag), at.get("class"), at.get("id"))
    return not called.isdisjoint(names)


def _label_of(element: Element) -> str:
    """Return the text right before an element, in the element that holds both."""
    before, parent = element.getprevious(), element.getparent()
    text = before.tail if before is not None else parent.text if parent is not None else ""
    return (text or "")[-LONGEST_LABEL:]


def _property_of(names: str) -> str:
    """Return the property that an attribute names, lower case: "dc:issued dc:date" is "issued"."""
    found = [name.rpartition(":")[2] for name in names.lower().split()]
    return next((name for name in found if name in PUBLISHED), found[0] if found else "")


@lru_cache(65536)
def _is_dated(names: str | None) -> bool:
    """Return whether the names of an element speak of a date."""
    return names is not None and _DATED.search(names) is not None


def address(url: str) -> Iterator[Stated]:
    """Yield the dates in an address: its path, and its long numbers."""
    path = url[:2000]
    for pattern, order in ((_PATH_DATE, (1, 2, 3)), (_PATH_PARTS, (3, 2, 1))):
        for match in pattern.finditer(path):
            if found := read_date("-".join(match[n] for n in order)):
                yield found, "url", match[0].strip("/"), 0.75
    for match in _PATH_NAMED.finditer(path):
        if found := read_date(" ".join((match[3], match[2], match[1]))):
            yield found, "url", match[0].strip("/"), 0.75
    for match in _PATH_MONTH.finditer(path):
        if found := read_date(f"{match[1]}-{match[2]}"):
            yield found, "url", match[0].strip("/"), 0.3
    for number in _LONG_NUMBER.finditer(path):
        for match in _IN_NUMBER.finditer(number[0]):
            year, month, day, hour, minute, second = match.groups()
            if int(year) >= 10 and (found := read_date(f"20{year}-{month}-{day}T{hour}:{minute}:{second}")):
                yield found, "url_number", number[0], 0.3
