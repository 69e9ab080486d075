"""Finds the files to read: files, folders, globs and what feeds and lists name, each file once, in a stable order."""

import glob
import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from flows.errors import UsageError
from flows.languages import in_every_language
from flows.read.feeds import read_feed, read_list
from flows.read.formats import BY_NAME, HTML, format_of, readable, unknown
from flows.read.input_file import InputFile, printable
from flows.read.limits import LIMITS, UnreadableError
from flows.read.sniffing import format_shown
from flows.records import PassedOver

# The folder of pictures and frames that a browser lays beside a page is named like the page, and so.
BESIDE_A_PAGE = tuple(in_every_language("saved_pages")["folders"])
FEEDS = (".xml", ".rss", ".atom")
LIST = ".list"


def check_inputs(inputs: Sequence[str]) -> None:
    """Return if every input has something to read.

    Raises:
        UsageError: an input is missing, matches nothing or holds no file of a known format.
    """
    if not inputs:
        raise UsageError("nothing to read: give files, folders or globs of articles")
    for given in inputs:
        if not any(isinstance(file, InputFile) for file in _files(given)):
            raise UsageError(_nothing(given))


def find_inputs(inputs: Sequence[str]) -> Iterator[InputFile | PassedOver]:
    """Yield the files of all inputs, each once, folders in the order of their names; say what is passed over."""
    seen: set[tuple[int, int] | str] = set()
    for given in inputs:
        for file in _files(given):
            if isinstance(file, PassedOver):
                yield file
                continue
            key = _identity(file.path) if isinstance(file.path, Path) else file.uri
            if key not in seen:
                seen.add(key)
                yield file


def _nothing(given: str) -> str:
    if not given:
        return "an input is empty: name a file, a folder or a glob"
    shown = printable(given)
    path = Path(given)
    if path.is_dir() and not os.access(path, os.R_OK | os.X_OK):
        return f"cannot read {shown}: this user may not open the folder"
    if path.is_dir():
        return f"nothing to read in {shown}: the folder holds no file of a known format ({readable()})"
    if path.is_file() and path.suffix.lower() in (*FEEDS, LIST):
        return f"nothing to read: none of the pages that {shown} names is saved beside it"
    if os.path.lexists(path):
        return f"cannot read {shown}: not one of the known formats ({readable()})"
    if glob.has_magic(given):
        return f"nothing to read: no file of a known format matches {shown}"
    return f"no such file or folder: {shown}"


def _files(given: str) -> Iterator[InputFile | PassedOver]:
    """Yield the files of one input; nothing for one that is missing."""
    if os.path.lexists(given):
        path = Path(os.path.abspath(given))
        yield from _below(path, path.parent if path.is_dir() else path.parent.parent)
    elif glob.has_magic(given):
        fixed = given[: min(given.index(c) for c in "*?[" if c in given)]
        base = Path(os.path.abspath(os.path.dirname(fixed))).parent
        for match in sorted(glob.iglob(given, recursive=True)):
            yield from _below(Path(os.path.abspath(match)), base)


def _below(path: Path, base: Path) -> Iterator[InputFile | PassedOver]:
    """Yield a file, or the files of a folder; their addresses begin below ``base``.

    A link within a folder is followed where it stays in the folder: whoever may put a file there may not have
    others read.
    """
    if not path.is_dir():
        yield from _file(path, base)
        return
    visited: set[tuple[int, int] | str] = set()
    closed: list[OSError] = []
    for folder, folders, names in os.walk(path, followlinks=True, onerror=closed.append):
        key = _identity(Path(folder))
        if key in visited:  # a link leads back here
            folders.clear()
            continue
        visited.add(key)
        seen = {name for name in (*folders, *names) if not name.startswith(".")}
        outside = {name for name in seen if _leads_out(os.path.join(folder, name), path)}
        beside = _beside_pages(seen.intersection(folders), seen.intersection(names))
        folders[:] = sorted(seen.intersection(folders) - outside - beside)
        for name in sorted(seen.intersection(names) - outside):
            yield from _file(Path(folder, name), base)
        yield from (PassedOver("link: leads out of the folder") for _ in outside)
        yield from (PassedOver("folder: what a browser has saved beside a page") for _ in beside - outside)
    yield from (PassedOver(f"folder: cannot be opened ({error.strerror})") for error in closed)


def _beside_pages(folders: set[str], names: set[str]) -> set[str]:
    """Return the folders that a browser has made for the pictures, scripts and frames of a page it saved."""
    pages = {stem for stem, _, found in map(format_of, names) if found is HTML}
    return {
        folder
        for folder in folders
        if any(folder.endswith(ending) and folder.removesuffix(ending) in pages for ending in BESIDE_A_PAGE)
    }


def _leads_out(name: str, folder: Path) -> bool:
    return os.path.islink(name) and not Path(os.path.realpath(name)).is_relative_to(os.path.realpath(folder))


def _file(path: Path, base: Path, *, saved_page: bool = False) -> Iterator[InputFile | PassedOver]:
    """Yield the file, or the files that it names; a page saved from an address may have any suffix or none."""
    stem, suffix, found = format_of(path.name)
    if found and _is_regular(path):
        found = BY_NAME[format_shown(path, found.name, LIMITS)]
    if (suffix == LIST or (found and found.name == "feed")) and _is_regular(path):
        yield from _named(path, base, stem, suffix)
        return
    if found is None and saved_page:
        found, stem = HTML, stem + suffix
    if found is None:
        yield PassedOver(unknown(suffix))
        return
    yield _input(path, base, stem, found.name)


def _input(path: Path, base: Path, stem: str, kind: str) -> InputFile:
    uri = Path(os.path.relpath(path, base)).as_posix()
    return InputFile(path, printable(uri), printable(stem), kind, _is_regular(path))


def _named(path: Path, base: Path, stem: str, suffix: str) -> Iterator[InputFile | PassedOver]:
    """Yield the files that a feed, a sitemap or a list names."""
    own = 0
    try:
        for named in read_list(path, LIMITS) if suffix == LIST else read_feed(path, LIMITS):
            if named.path is None and named.record:
                own += 1
            elif named.path is None:
                yield PassedOver(f"{suffix[1:]}: names a page that is not saved")
            elif named.path.suffix.lower() in (*FEEDS, LIST):
                yield PassedOver(f"{suffix[1:]}: names another list")
            else:
                about = {"url": named.address, "date": named.date}
                fields = {name: value for name, value in about.items() if value}
                yield from (
                    replace(file, fields=fields) if isinstance(file, InputFile) else file
                    for file in _file(named.path, base, saved_page=bool(named.address))
                )
    except (UnreadableError, SyntaxError) as error:
        detail = error.detail if isinstance(error, UnreadableError) else "broken"
        yield PassedOver(f"file: {suffix} that is no feed, sitemap or list ({detail})")
    if own:
        yield _input(path, base, stem, "feed")


def _is_regular(path: Path) -> bool:
    try:
        return stat.S_ISREG(path.stat().st_mode)
    except OSError:
        return False


def _identity(path: Path) -> tuple[int, int] | str:
    """Return what two paths to the same file have in common."""
    try:
        found = path.stat()
    except OSError:
        return os.path.abspath(path)
    return found.st_dev, found.st_ino
