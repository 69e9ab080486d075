"""The headline of a page, out of the many places where a page states one."""

import re
from collections.abc import Iterable
from itertools import islice
from urllib.parse import urlsplit

from flows.clean.pagedata import PageData, plain
from flows.clean.segments.phrases import all_phrases

# A headline and what content systems put behind it: "Headline | Outlet", "Headline – Outlet – 28.04.2023".
_MARK = r"(?:\||[–—-]{1,2}|[·•»«›‹~@⋆★▷▶►▸]|/{1,2}|:{1,2})"
_SEPARATOR = re.compile(rf"\s+{_MARK}\s+|\s*\|\s*|,\s+")
# An outlet's name before a headline; with a colon it may be what the headline speaks of.
_BEFORE = re.compile(rf"\s+{_MARK}\s+|\s*\|\s*|:\s+")
_NAMED = ("og:site_name", "application-name", "apple-mobile-web-app-title", "twitter:site")
SHORTEST = 2  # words of a headline that are left when something is cut off
# A last part behind such a mark is the outlet's name or a section, also where nothing else names it.
_LAST_PART = re.compile(r"\s+(?:[|·•»«›‹]|::)\s+(?=[^|·•»«›‹:]{2,40}$)")
_LAST_WORD = re.compile(r"\s+[–—-]\s+\w{2,20}$")  # a section before the outlet's name, in the same marks
MOST_HEADINGS = 20  # that are looked at
MOST_NAMED = 4  # words of such a part
SURE = 4  # words before it
_CUT_SHORT = re.compile(r"\s*(?:…|\.\.\.|\[(?:…|\.\.\.)\])$")
MOST_KICKER = 3  # words that a heading may hold before the headline


def page_title(data: PageData, url: str | None) -> str | None:
    """Return the headline of a page.

    The card that a page shows on other sites (``og:title``) is edited by the newsroom and nearly always there.
    It gives way where the page's own headline and its data agree that it is a cut or a search engine's version.
    """
    site_words = _site_words(data, url) | _site_heading(data)
    stated = stated_titles(data, site_words)
    # A place may hold the outlet's name alone.
    found = {
        place: value for place, value in stated.items() if not _names_site(_key(value), site_words)
    } or stated
    found = _without_labels(found)
    key = {place: _key(value) for place, value in found.items()}
    og, h1, own, title = (key.get(place) for place in ("og", "h1", "json_ld", "title"))
    if og and own and own != og:
        if h1 == own and (title == og or ("twitter" not in key and _holds(h1, og))):
            return found["h1"]
        if title == own != h1:
            return found["json_ld"]
    best = next(
        (found[place] for place in ("og", "h1", "json_ld", "twitter", "title") if place in found), None
    )
    return _whole(best, found.values()) if best else None


def _without_labels(found: dict[str, str]) -> dict[str, str]:
    """Return the headlines without single words that the others lack ("Home"), and a heading without its labels."""
    key = {place: _key(value) for place, value in found.items()}
    said = {word for words in key.values() if len(words) >= SURE for word in words}
    kept = {p: v for p, v in found.items() if len(key[p]) > 1 or not said or said.issuperset(key[p])}
    if "og" in kept or "h1" not in kept:
        return kept
    own = key.get("json_ld", ())
    for place in ("json_ld", "title", "twitter"):
        if place not in kept or len(key[place]) < SURE:
            continue
        ends = key["h1"][-len(key[place]) :] == key[place]
        agreed = place == "json_ld" and key.get("title") == own == key["h1"][: len(own)]
        if (ends or agreed) and 0 < len(key["h1"]) - len(key[place]) <= MOST_KICKER:
            return kept | {"h1": kept[place]}
    return kept


def stated_titles(data: PageData, site_words: frozenset[str]) -> dict[str, str]:
    """Return the headlines that a page states by where it does: ``og``, ``twitter``, ``h1``, ``json_ld``, ``title``.

    Args:
        data: what the page says of itself.
        site_words: words of the outlet's name and domain, lower case.
    """
    raw = {
        "og": data.meta.get("og:title"),
        "twitter": data.meta.get("twitter:title"),
        "h1": _own_heading(data),
        "json_ld": next((value for value in data.of_article("headline") if value), None),
        "title": data.title,
    }
    found = {place: plain(value) for place, value in raw.items() if value and plain(value)}
    others = {place: set(map(_key, (v for p, v in found.items() if p != place))) for place in found}
    return {
        place: _without_site(value, others[place], site_words, sure=place == "title")
        for place, value in found.items()
    }


def _own_heading(data: PageData) -> str | None:
    """Return the heading that another place states too, else the first one: a logo or a dialog may have one as well."""
    others = {_key(plain(data.meta.get(name, ""))) for name in ("og:title", "twitter:title")}
    others |= {_key(value) for value in data.of_article("headline")}
    keys = {heading: _key(plain(heading)) for heading in data.headings[:MOST_HEADINGS]}
    agreed = (heading for heading, key in keys.items() if key in others)
    title = _key(plain(data.title or ""))
    begins = (heading for heading, key in keys.items() if len(key) >= SURE and title[: len(key)] == key)
    return next(agreed, None) or next(begins, None) or next(iter(data.headings), None)


def _whole(title: str, others: Iterable[str]) -> str:
    """Return a title that is cut short ("Minister…") as another place states it whole."""
    begun = _CUT_SHORT.sub("", title)
    if len(_key(begun)) < SHORTEST:
        return title
    longer = (other for other in others if len(other) > len(title) and other.startswith(begun))
    return next((other for other in longer if begun != title or _is_within_word(other, len(begun))), title)


def _is_within_word(text: str, at: int) -> bool:
    return text[at - 1].isalpha() and text[at].isalpha()


def _site_words(data: PageData, url: str | None) -> frozenset[str]:
    """Return the words of the outlet's names and of its domain, lower case, and each name written as one word."""
    try:
        host = urlsplit(url or data.meta.get("og:url") or "").hostname or ""
    except ValueError:
        host = ""
    names = [data.meta[place] for place in _NAMED if place in data.meta]
    publishers = (item.get("publisher") for item in data.items)
    names += [str(each["name"]) for each in publishers if isinstance(each, dict) and each.get("name")]
    keys = [_key(name) for name in (*names, host)]
    return frozenset(word for key in keys for word in (*key, "".join(key)))


def _site_heading(data: PageData) -> frozenset[str]:
    """Return the words of a first heading that is the outlet's name, as it stands behind the headline in the title."""
    heading = _key(data.headings[0]) if data.headings else ()
    for cut in _SEPARATOR.finditer(data.title or "") if 0 < len(heading) <= MOST_NAMED else ():
        left, rest = (data.title or "")[: cut.start()], (data.title or "")[cut.end() :]
        if _key(rest) == heading and len(_key(left)) >= SURE:
            return frozenset((*heading, "".join(heading)))
    return frozenset()


def _key(title: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\w+", title.lower()))


def _holds(longer: tuple[str, ...], shorter: tuple[str, ...]) -> bool:
    return len(shorter) < len(longer) and f" {' '.join(shorter)} " in f" {' '.join(longer)} "


def _without_site(
    title: str, others: set[tuple[str, ...]], site_words: frozenset[str], *, sure: bool = False
) -> str:
    """Return a title without the outlet's name around it: what is left stands elsewhere, or the rest is the outlet.

    Args:
        title: as a place states it.
        others: the words of what other places state.
        site_words: words of the outlet's name and domain.
        sure: whether a name and a colon before the title are the outlet that speaks.
    """
    for cut in _SEPARATOR.finditer(title):
        left, rest = title[: cut.start()], _key(title[cut.end() :])
        if len(_key(left)) < SHORTEST:
            continue
        if _key(left) in others:
            return left
        if _names_site(rest, site_words):
            return _without_section(left, cut[0])
    for cut in islice(_BEFORE.finditer(title), 1):
        right, name = title[cut.end() :], _key(title[: cut.start()])
        known = _key(right) in others or (len(_key(right)) >= SURE and (sure or ":" not in cut[0]))
        if known and "".join(name) in site_words:
            return right
        # A page for print may have nothing but "Print view: Headline".
        alone = sure and not others and len(_key(right)) >= SHORTEST
        label = all_phrases().match(title[: cut.start()]) if alone else None
        if label and label.category == "share" and label.how == "whole":
            return right
    last = _LAST_PART.search(title)
    if last and len(_key(title[last.end() :])) <= MOST_NAMED and len(_key(title[: last.start()])) >= SURE:
        return _without_section(title[: last.start()], last[0])
    return title


def _without_section(title: str, mark: str) -> str:
    """Return a title without the section behind it that the same mark parts as the outlet's name."""
    last = (_LAST_PART if mark.strip() in "|·•»«›‹::" else _LAST_WORD).search(title)
    same = last is not None and title[last.start() :].strip()[:1] == mark.strip()[:1]
    if (
        last
        and same
        and len(_key(title[last.end() :])) <= MOST_NAMED
        and len(_key(title[: last.start()])) >= SURE
    ):
        return title[: last.start()]
    return title


def _names_site(words: tuple[str, ...], site_words: frozenset[str]) -> bool:
    """Return whether words are the outlet's name, also where its domain writes them as one."""
    named = [word for word in words if not word.isdecimal()]  # a day may stand beside it
    return bool(named) and (site_words.issuperset(named) or "".join(words) in site_words)
