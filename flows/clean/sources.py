"""Where an article was published: its address, its domain, its outlet, and the agencies it credits."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from urllib.parse import urljoin, urlsplit

import tldextract

from flows.clean.addresses import (
    LONGEST_ADDRESS,
    as_published,
    is_address,
    is_home,
    is_placeholder,
    names_an_article,
    same_article,
    without_counting,
)
from flows.clean.dates.words import either
from flows.clean.pagedata import PageData
from flows.clean.segments.words import line_words
from flows.languages import languages, pack_of
from flows.languages.lemmas import is_word, spoken
from flows.read.page import page_of
from flows.read.values import safe_line
from flows.read.visible import Page
from flows.records import Document, Segment
from flows.reference import Outlet, agency_names, outlets

MOST_CANONICAL = 20
CREDIT_EDGE = 400  # characters at either end of a body where agencies are credited
LONGEST_CREDIT = 200  # characters of a sentence that credits them
BOILERPLATE_SHARE = 20_000  # characters of boilerplate that are searched for the outlet's own name

# The snapshot of the public-suffix list that the package brings along; nothing is fetched, nothing cached.
_SUFFIXES = tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None)
_ADDRESS = re.compile(r"https?://[^\s<>\"'“”„»«(){}\[\]|\\^`]{4,2000}")
_BARE_DOMAIN = re.compile(r"(?<![\w@./-])(?:[a-zA-Z0-9-]{2,40}\.){1,3}[a-zA-Z]{2,10}(?![\w./-]*\w)")
_WORDS = line_words()
_NOTE = re.compile(rf"(?:{either(_WORDS.before_address)})\b[^\n]{{0,40}}$", re.IGNORECASE)
# "(fmü/dpa)", "(Reuters)", "dpa/AFP", "BERLIN (dpa) –", "Quelle: APA"
_BRACKETS = re.compile(r"[(\[]([\w ./,&+-]{2,60})[)\]]")
_NAMES = re.compile(r"[^\W\d_a-zß-ÿ][\w-]*(?: [^\W\d_a-zß-ÿ][\w-]*){0,3}")
_PARTS = re.compile(rf"[/,&+]|\s+(?:{either(_WORDS.agency_joins)})\s+")
_SENTENCE = re.compile(r"\n+|(?<=[.!?;])\s+")
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Source:
    """Where an article was published; what is unknown is None."""

    url: str | None
    domain: str | None
    outlet: str | None
    method: str | None  # canonical | og_url | record | text | text_domain | named | site_name | publisher
    agencies: tuple[str, ...]
    country: str | None
    timezone: str | None


def find_source(document: Document, segments: Sequence[Segment], data: PageData | None = None) -> Source:
    """Return where a document was published, by what the page, the record and the text say.

    Args:
        document: what was read.
        segments: its segments; only boilerplate and source notes may name the outlet.
        data: what the page says of itself, where the document is one.
    """
    url, method = _address(document, segments)
    house = url or _house(document)
    domain = domain_of(house) if house else None
    outlet = outlet_of(house) if house else None
    name = outlet.name if outlet else None
    if house is None:
        outlet, method = _named_outlet(document, segments)
        name = outlet.name if outlet else None
        domain = outlet.domain if outlet and method == "text_domain" else None
    if name is None and (said := document.fields.get("outlet") or _site_name(document)):
        name, method = said, method or "site_name"
    if name is None and data is not None and data.publisher:
        name, method = data.publisher, method or "publisher"
    return Source(
        url=url,
        domain=domain,
        outlet=name,
        method=method,
        agencies=find_agencies(document.text, segments),
        country=outlet.country if outlet else None,
        timezone=outlet.time_zone if outlet else None,
    )


def domain_of(url: str) -> str | None:
    """Return the registrable domain of a web address, None where there is none.

    An ending that the public list lacks is one label, as the list's own default rule says: an archive within a house
    ("news.blatt.internal") has a domain too.
    """
    if not is_address(url):
        return None
    found = _SUFFIXES(url)
    if found.suffix or found.ipv4 or found.ipv6:
        return found.top_domain_under_public_suffix or None
    labels = [*filter(None, found.subdomain.split(".")), found.domain]
    return ".".join(labels[-2:]) if len(labels) > 1 else None


def outlet_of(url: str) -> Outlet | None:
    """Return the outlet an address belongs to: its host's own, else its domain's."""
    try:
        host = (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return None
    while host.count("."):
        if host in outlets():
            return outlets()[host]
        host = host.partition(".")[2]
    return None


def find_agencies(text: str, segments: Sequence[Segment]) -> tuple[str, ...]:
    """Return the agencies credited in bylines, source notes and at either end of the body, in order."""
    found: dict[str, None] = {}
    body = [s for s in segments if s.role == "body"]
    stretches = [
        text[s.start_char : s.end_char][:CREDIT_EDGE] for s in segments if s.role in ("byline", "source_note")
    ]
    for stretch in stretches:
        for form in _PARTS.split(re.sub(r"[^\w\s/,&+.-]", ",", stretch)):
            _credit(form.rpartition(":")[2], found)
    if body:
        first, last = body[0], body[-1]
        for part in (
            text[first.start_char : min(first.end_char, first.start_char + CREDIT_EDGE)],
            text[max(last.start_char, last.end_char - CREDIT_EDGE) : last.end_char],
        ):
            for bracket in _BRACKETS.finditer(part):
                if part[: bracket.start()].rstrip().endswith(_last_words(bracket[1])):
                    continue  # "told the Associated Press (AP)": a short name credits nobody
                for form in _PARTS.split(bracket[1]):
                    _credit(form, found)
            _credit_sentences(part, found)
        tail = text[max(last.start_char, last.end_char - 60) : last.end_char].strip().rpartition("\n")[2]
        for form in _PARTS.split(tail.strip(" .")):  # a last line of its own: "dpa/AFP"
            _credit(form, found)
    for segment in segments:
        if segment.role != "body" and segment.end_char - segment.start_char <= CREDIT_EDGE:
            _credit_sentences(text[segment.start_char : segment.end_char], found)
    return tuple(found)


def _credit_sentences(part: str, found: dict[str, None]) -> None:
    """Credit the agencies of each sentence that says where a report comes from, or names nothing else."""
    credits, words, agency = _credit_words()
    for sentence in _SENTENCE.split(part):
        forms = agency.findall(sentence)
        if not forms or len(sentence) > LONGEST_CREDIT:
            continue
        rest = set(_WORD.findall(agency.sub(" ", sentence).lower()))
        if rest <= words or credits.search(sentence.lower()):
            for form in forms:
                _credit(form, found)


@cache
def _credit_words() -> tuple[re.Pattern[str], frozenset[str], re.Pattern[str]]:
    """Return what marks a credit, the words that may stand beside agencies in one, and the agencies' names."""
    media = [pack_of(language).reporting.media for language in languages()]
    credits = sorted({phrase for words in media for phrase in words.credits})
    names = sorted(agency_names(), key=len, reverse=True)
    return (
        re.compile(rf"\b(?:{'|'.join(map(re.escape, credits))})\b"),
        frozenset(word for words in media for word in words.credit_words),
        re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, names))})(?![\w-])"),
    )


@cache
def _last_words(short: str) -> tuple[str, ...]:
    """Return what the full names of an agency end in."""
    name = agency_names().get(short)
    return tuple(
        f" {form.rpartition(' ')[2]}" for form, of in agency_names().items() if of == name and " " in form
    )


def _credit(form: str, found: dict[str, None]) -> None:
    name = agency_names().get(form.strip().strip(" .-"))
    if name:
        found[name] = None


def _address(document: Document, segments: Sequence[Segment]) -> tuple[str | None, str | None]:
    """Return the article's own address and how it was found."""
    found, method = stated_address(document)
    if found:
        return without_counting(found), method
    for segment in segments:
        if segment.role != "source_note" and segment.role != "boilerplate":
            continue
        stretch = document.text[segment.start_char : segment.end_char][:LONGEST_ADDRESS]
        for address in _ADDRESS.finditer(stretch):
            if segment.role == "source_note" or _NOTE.search(stretch[: address.start()]):
                return without_counting(address[0].rstrip(".,;:!?")), "text"
    return None, None


def stated_address(document: Document) -> tuple[str | None, str | None]:
    """Return the address that a document's page or record states for it, and how: believed, not searched for."""
    record = document.fields.get("url")
    record = as_published(record) if record and is_address(record) else None
    canonical, og_url = _page_addresses(document, record)
    if found := _agreed([url for url in canonical if _is_believed(url, record)], record, og_url):
        return found, "canonical"
    if og_url and _is_believed(og_url, record):
        return og_url, "og_url"
    return (record, "record") if record else (None, None)


def _is_believed(url: str, record: str | None) -> bool:
    """Return whether an address that a page claims can be its own.

    A page may claim any address; it is believed where the record's own is of the same house. Content systems
    claim the home page or a section for every article, or an address that was never filled in.
    """
    if not is_address(url) or is_placeholder(url):
        return False
    if record is None:
        return not is_home(url)
    if domain_of(url) != domain_of(record):
        return False
    if is_home(url):
        return is_home(record)
    return names_an_article(url) or not names_an_article(record) or same_article(url) == same_article(record)


def _agreed(urls: Sequence[str], record: str | None, og_url: str | None) -> str | None:
    """Return the address that the canonical links agree on, else the one that something else says too."""
    articles = {same_article(url) or url for url in urls}
    if len(articles) > 1:
        said = {same_article(url) for url in (record, og_url) if url}
        urls = [url for url in urls if same_article(url) in said]
    return urls[0] if urls else None


def _page_addresses(document: Document, record: str | None) -> tuple[list[str], str | None]:
    """Return the canonical addresses that a page states, and its ``og:url``."""
    page = page_of(document)
    if page is None:
        return [], None
    canonical = {
        _joined(record, element.get("href") or ""): None
        for element in page.all_of("link")
        if "canonical" in (element.get("rel") or "").lower().split()
    }
    og_url = _meta(page, "og:url")
    return list(canonical)[:MOST_CANONICAL], _joined(record, og_url) if og_url else None


def _joined(record: str | None, reference: str) -> str:
    """Return a reference of a page as an address; "" where it is none."""
    try:
        return as_published(urljoin(record or "", safe_line(reference)[:LONGEST_ADDRESS]))
    except ValueError:
        return ""


def _house(document: Document) -> str | None:
    """Return an address of the site that a page claims to be of, its article's or not."""
    canonical, og_url = _page_addresses(document, None)
    return next(
        (url for url in (*canonical, og_url) if url and is_address(url) and not is_placeholder(url)), None
    )


def _site_name(document: Document) -> str | None:
    page = page_of(document)
    return _meta(page, "og:site_name") if page else None


def _meta(page: Page, name: str) -> str | None:
    for element in page.all_of("meta"):
        if (element.get("property") or element.get("name")) == name and (value := element.get("content")):
            return safe_line(value)[:LONGEST_ADDRESS] or None
    return None


def _named_outlet(document: Document, segments: Sequence[Segment]) -> tuple[Outlet | None, str | None]:
    """Return the outlet that the boilerplate names: by its domain, else by its name in an appeal."""
    own = [
        s
        for s in segments
        if s.role == "boilerplate" and s.category in ("appeal", "legal", "comments", "other")
    ]
    own += [s for s in segments if s.role in ("byline", "source_note", "caption")]
    texts = [document.text[s.start_char : s.end_char][:BOILERPLATE_SHARE] for s in own]
    domains = {
        outlet.domain: outlet
        for text in texts
        for found in _BARE_DOMAIN.finditer(text)
        if (outlet := outlets().get(found[0].lower().removeprefix("www.")))
    }
    if len(domains) == 1:
        return next(iter(domains.values())), "text_domain"
    appeals = [
        document.text[s.start_char : s.end_char][:BOILERPLATE_SHARE]
        for s in segments
        if s.category in ("appeal", "legal")
    ]
    named = {
        outlet.name: outlet
        for text in appeals
        for name in set(_NAMES.findall(text))
        for outlet in _by_name().get(name, ())
    }
    if len(named) == 1:
        return next(iter(named.values())), "named"
    return None, None


@cache
def _by_name() -> dict[str, tuple[Outlet, ...]]:
    """Return the outlets by those of their names that mean nothing else."""
    found: dict[str, tuple[Outlet, ...]] = {}
    for outlet in outlets().values():
        for name in (outlet.name, *outlet.aliases):
            if not _is_common(name):
                found[name] = (*found.get(name, ()), outlet)
    return found


def _is_common(name: str) -> bool:
    """Return whether a name is also a plain word ("Heute", "Die Zeit"), which an appeal may well contain."""
    article, _, noun = name.rpartition(" ")
    if len(article) > 3 or noun[1:] != noun[1:].lower():
        return False
    forms = {noun, noun.lower()}
    return any(is_word(form, language) for form in forms for language in spoken())
