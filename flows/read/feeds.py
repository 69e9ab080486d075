"""Files that name pages: RSS and Atom feeds, sitemaps, and lists of files. Nothing is ever fetched.

A page is read where it is saved beside the file; what a feed holds of others is read from the feed itself.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml import etree

from flows.read.decode import decode
from flows.read.documents import digest
from flows.read.input_file import InputFile, Place
from flows.read.limits import Limits, UnreadableError
from flows.read.records import record_document
from flows.read.unpack import read_whole
from flows.records import Document, PassedOver

MOST = 200_000  # pages that one file names; a sitemap may hold 50,000

# Elements that stand for a page, in RSS, Atom and sitemaps, and what in them is its day of publication. When a page
# was changed (`updated`, `lastmod`) is not when it was published.
_PAGES = {"item", "entry", "url"}
_ADDRESSES = ("link", "loc", "guid", "id")
_DATES = ("pubdate", "published", "publication_date", "date", "issued")
# Elements that hold a whole article as markup, and what else they say of it; a `description` is mostly a teaser.
_WHOLE = ("encoded", "content")
_SAID = {"title": ("title",), "author": ("creator", "author", "name")}
_ROOTS = {"rss", "rdf", "feed", "urlset", "sitemapindex"}


@dataclass(frozen=True, slots=True)
class Named:
    """A page that a feed or a list names.

    Attributes:
        path: where it is saved, None where it is not.
        address: its address, None where only the file is named.
        date: its day of publication as the feed writes it.
        record: the article itself where the feed holds it whole.
    """

    path: Path | None
    address: str | None = None
    date: str | None = None
    record: Mapping[str, str] = field(default_factory=dict)


def read_items(
    file: InputFile, mapping: Mapping[str, str], limits: Limits
) -> Iterator[Document | PassedOver]:
    """Yield the articles that a feed holds itself and whose pages are not saved beside it.

    Raises:
        UnreadableError: the file cannot be read, or is no feed and no sitemap.
    """
    for number, named in enumerate(read_feed(file.path, limits), 1):
        if named.path is None and named.record:
            uri, name = f"{file.uri}#item={number}", f"{file.name}:{number}"
            sha256 = digest(named.record["html"].encode("utf-8", "replace"))
            yield record_document(named.record, uri, name, sha256, {}, limits=limits)
        elif not isinstance(file.path, Path):
            yield PassedOver("feed: names a page that is not saved")


def read_feed(path: Place, limits: Limits) -> Iterator[Named]:
    """Yield the pages that a feed or a sitemap names, each with the file that it is saved in below the same folder.

    Raises:
        UnreadableError: the file cannot be read, or is no feed and no sitemap.
    """
    raw = read_whole(path, limits)
    # Entities stay as they are, so that no file grows and nothing outside is read.
    steps = etree.iterparse(
        BytesIO(raw), events=("start", "end"), resolve_entities=False, no_network=True, recover=True
    )
    root, count = None, 0
    for event, element in steps:
        if root is None:
            root = element
            if _name(element) not in _ROOTS:
                raise UnreadableError("no_feed", f"its outermost element is {_name(element)[:40]}")
        if event == "end" and _name(element) in _PAGES and count < MOST:
            count += 1
            if named := _named(element, path.parent if isinstance(path, Path) else None):
                yield named
            element.clear()
    if root is None:
        raise UnreadableError("no_feed", "no markup")


def read_list(path: Path, limits: Limits) -> Iterator[Named]:
    """Yield the files that a list names, one a line: a file, or its address, a tab and the file.

    An address alone stands for the page that is saved from it below the same folder. Lines that begin with # say
    nothing.

    Raises:
        UnreadableError: the list cannot be read.
    """
    for line in decode(read_whole(path, limits)).text.splitlines()[:MOST]:
        first, tab, second = line.strip().partition("\t")
        if not first or first.startswith("#"):
            continue
        if tab:
            yield Named(_file(path.parent / second.strip()), first)
        elif _is_address(first):
            yield Named(_saved(first, path.parent), first)
        else:
            yield Named(_file(path.parent / first))


def _named(element: etree._Element, folder: Path | None) -> Named | None:
    found: dict[str, str] = {}
    for child in element.iter():
        name = _name(child)
        if name == "link" and child.get("rel", "alternate") != "alternate":
            continue
        value = (child.get("href") or child.text or "").strip()
        if value and child is not element:
            found.setdefault(name, value)
    address = next((found[name] for name in _ADDRESSES if name in found), None)
    if address is None:
        return None
    date = next((found[name] for name in _DATES if name in found), None)
    path = _saved(address, folder) if folder else None
    html = next((found[name] for name in _WHOLE if name in found), None)
    url = address if _is_address(address) else None
    record = {"id": address, "url": url or "", "date": date or "", "html": html} if html else {}
    for field_name, elements in _SAID.items() if html else ():
        record[field_name] = next((found[name] for name in elements if name in found), "")
    return Named(path, url, date, record)


def _name(element: etree._Element) -> str:
    return etree.QName(element).localname.lower() if isinstance(element.tag, str) else ""


def _is_address(text: str) -> bool:
    return text.lower().startswith(("http://", "https://"))


def _saved(address: str, folder: Path) -> Path | None:
    """Return the file below the folder that a page is saved in: as crawlers lay pages out, or under its own name."""
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
    except ValueError:
        return None
    path = unquote(parts.path).strip("/")
    query = f"?{parts.query}" if parts.query else ""
    own = path.rpartition("/")[2]
    for place in dict.fromkeys((f"{host}/{path}{query}", f"{host}/{path}", path, own)):
        for end in ("", ".html", ".htm", "/index.html", ".html.gz"):
            found = _file(folder / f"{place}{end}".strip("/"))
            if found and found.resolve().is_relative_to(
                folder.resolve()
            ):  # no feed names what lies elsewhere
                return found
    return None


def _file(path: Path) -> Path | None:
    try:
        return path if path.is_file() else None
    except (OSError, ValueError):
        return None
