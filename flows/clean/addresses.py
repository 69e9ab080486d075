"""Web addresses: whether one can be an article's, and which of them name the same article."""

import re
from urllib.parse import SplitResult, parse_qsl, unquote, urlencode, urlsplit

from flows.languages import in_every_language

LONGEST_ADDRESS = 4000
_WORDS = in_every_language("addresses")

# Parameters that count readers, and nothing else.
_COUNTING = (
    r"utm_?(?:source|medium|campaign|term|content|id|name|brand|social\S{0,20}|cid|reader|referrer|pubreferrer|swu)"
    r"|(?:fb?|g|ms|tw|tt|li_?fat_|ys?|dc|wb|s|ob_?)clid|msclkid|g(?:ad_source|ad_campaignid|braid)|wbraid|igshi?d|mc_[ce]id|_ga|_gl|ncid|cmpid"
    r"|wt_?_?mc.{0,20}|wt_zmc|at_(?:medium|campaign|custom\d)|pk_(?:campaign|kwd|source|medium)|(?:mtm|matomo|piwik)_\w{2,20}|xtor|xts"
    r"|ns_(?:mchannel|source|campaign|linkname|fee)|_hs(?:enc|mi)|hsa_\w{2,12}|mkt_tok|__twitter_impression|_branch_\w{2,20}|vero_id"
    r"|guce_\w{2,20}|guccounter|ftag|ftcamp\w{0,20}|_x_tr_\w{2,5}|li_fat_id|srsltid|__s"
)
_COUNTS = re.compile(_COUNTING, re.IGNORECASE)
_COUNTING_END = re.compile(rf"#(?:(?:{_COUNTING})=.*|echobox=.*|:~:text=.*|xtor.*|ref=rss)$", re.IGNORECASE)
# Those, and others that say where a reader came from or in which dress a page is shown; none says which article it is.
_TRACKING = re.compile(
    rf"{_COUNTING}|utm_.*|pk_.*|mtm_.*|matomo_.*|piwik_.*|ns_.*|s_?cid|icid|ocid|smid|sr_share|hsa_.*|_branch_.*"
    r"|cmp|taid|\w{2,12}_(?:ref|share)|social|rss|nonamp|(?:php|j)?sess(?:ion)?_?id"
    r"|_x_tr_.*|share_.*|ito|trk|trkid|guccounter|guce_.*|int_?(?:cmp|source|medium|campaign)|hss_channel|mbid|linkid|sfnsn|wprov"
    r"|ref|ref_?src|referr?er|source|src|via|share|shared|fb_.*|spm|amp|amp_.*|outputtype|_amp|mobile|ftag|ftcamp.*",
    re.IGNORECASE,
)
# Values that make a parameter of their own name a dress: ``?output=amp``, ``?view=mobile``.
_DRESS = re.compile(r"amp(?:html)?|mobile|m|print", re.IGNORECASE)
# Switches for a dress, and all parts of an article on one page.
_SWITCH = re.compile(
    r"(?:print|mobile|m|(?:is_?)?amp|single_?page)=(?:1|true|yes|on)?|(?:page|seite|p)=all|s=\d\d",
    re.IGNORECASE,
)
_SESSION = re.compile(r";j?sessionid=\w+", re.IGNORECASE)
_DRESS_KEYS = frozenset(
    ("output", "outputtype", "view", "type", "layout", "format", "mode", "print", "service")
)
_HOSTS = re.compile(rf"^(?:www\d?|{'|'.join(_WORDS['hosts'])})\.(?=[^.]+\.)", re.IGNORECASE)
_AMP_PATH = re.compile(
    r"(?:/amp|\.amp|/amp/index\.html?|/index\.amp\.html?)/?$|(?<=/)index\.html?$", re.IGNORECASE
)
_AMP_NAME = re.compile(r"[._-]amp(?=\.(?:html?|php|aspx?)$)", re.IGNORECASE)
_AMP_FIRST = re.compile(r"^/(?:amp|mobile|m)(?=/)|/amp(?=/[^/]+$)", re.IGNORECASE)
_AMP_CACHE = re.compile(r"^/(?:[cvi]/)?(?:s/)?(?=[^/]+\.[^/]+/)")
# A copy in a web archive: the archive's own, a moment, and the address that was copied.
_COPY = re.compile(r"https?://[^/\s]+/(?:[\w-]{1,40}/)?\d{4,14}(?:[a-z]{2}_)?/(?=https?:/)", re.IGNORECASE)
_HOME = re.compile(
    rf"/?(?:(?:{'|'.join(_WORDS['home_pages'])})(?:\.\w{{2,5}})?|[a-z]{{2}}(?:[-_][a-z]{{2}})?)?/?",
    re.IGNORECASE,
)
_PLACEHOLDER = re.compile(
    r"[{}<>\[\]|\\^`]|\$\{|%7b|%5b|(?:^|[/=?&.])(?:undefined|null|none|nan|todo|placeholder|permalink|your-?url"
    r"|:slug|:id|%s|%d|__\w{1,40}__|#)(?=$|[/&?#.])",
    re.IGNORECASE,
)
_ENDING = re.compile(r"\.[A-Za-z]{2,5}$")


def as_published(url: str) -> str:
    """Return the address that was copied where one is that of a copy in a web archive.

    Example:
        >>> as_published("https://archive.example/web/20240917060000/https://blatt.example/a-1")
        'https://blatt.example/a-1'
    """
    return _COPY.sub("", url, count=1) if _COPY.match(url) else url


def without_counting(url: str) -> str:
    """Return an address without the parameters that count readers; the rest stays as it is written.

    Example:
        >>> without_counting("https://blatt.example/a?id=7&utm_source=rss&fbclid=x")
        'https://blatt.example/a?id=7'
    """
    if "?" not in url and "#" not in url:
        return url
    url = _COUNTING_END.sub("", url, count=1)
    address, mark, rest = url.partition("?")
    if not mark:
        return url
    query, hash_mark, fragment = rest.partition("#")
    kept = [
        part
        for part in query.split("&")
        if not _COUNTS.fullmatch(part.partition("=")[0].removeprefix("amp;"))
    ]
    return f"{address}{'?' * bool(any(kept))}{'&'.join(kept)}{hash_mark}{fragment}"


def is_address(url: str) -> bool:
    """Return whether text is an address of the web."""
    parts = _split(url)
    return parts is not None and parts.scheme in ("http", "https") and len(url) <= LONGEST_ADDRESS


def is_home(url: str) -> bool:
    """Return whether an address is that of a whole site."""
    parts = _split(url)
    return parts is not None and not parts.query and _HOME.fullmatch(parts.path) is not None


def is_placeholder(url: str) -> bool:
    """Return whether an address was never filled in (``https://example.org/{{slug}}``), or is of no public host."""
    parts = _split(url)
    if parts is None:
        return True
    host = parts.hostname or ""
    numbers = host.replace(".", "").isdecimal()  # of the machine that made the page
    return "." not in host or numbers or _PLACEHOLDER.search(url.partition("://")[2]) is not None


def names_an_article(url: str) -> bool:
    """Return whether the last part of an address names one text, as a number or several words joined do."""
    parts = _split(url)
    if parts is None:
        return False
    last = _ENDING.sub("", _own_path(parts.path).rstrip("/").rpartition("/")[2])
    return any(c.isdigit() for c in last) or len(re.findall(r"[-_,+]|%20", last)) > 1


def same_article(url: str) -> str | None:
    """Return what the addresses of one article have in common, None for the address of no article.

    The AMP page, the mobile page and links that carry tracking share it with the article's own address.
    """
    parts = _split(url)
    if parts is None or is_home(url) or is_placeholder(url):
        return None
    host, path = (parts.hostname or "").lower(), parts.path
    if host.endswith(".cdn.ampproject.org") or (host.startswith("www.google.") and path.startswith("/amp/")):
        inner = _AMP_CACHE.sub("", path.removeprefix("/amp")).lstrip("/")
        return same_article(f"https://{inner}") if "/" in inner else None
    path = _own_path(_SESSION.sub("", re.sub(r"/{2,}", "/", path)))
    kept = [
        (key, value)
        for key, value in parse_qsl(parts.query, keep_blank_values=True)
        if not _TRACKING.fullmatch(key)
        and not _SWITCH.fullmatch(f"{key}={value}")
        and not (key.lower() in _DRESS_KEYS and (_DRESS.fullmatch(value) or not value))
    ]
    if not path.strip("/") and not kept:
        return None
    port = f":{parts.port}" if parts.port not in (None, 80, 443) else ""
    query = f"?{urlencode(sorted(kept))}" if kept else ""
    return f"{_HOSTS.sub('', host)}{port}{unquote(path).rstrip('/')}{query}"


def _own_path(path: str) -> str:
    """Return a path without what makes it that of an AMP or a mobile page."""
    return _AMP_NAME.sub("", _AMP_PATH.sub("", _AMP_FIRST.sub("", path)))


def _split(url: str) -> SplitResult | None:
    try:
        parts = urlsplit(url.strip())
        parts.port  # noqa: B018  raises for a port that is none
    except ValueError:
        return None
    return parts if parts.hostname else None
