"""The formats that can be read, and what holds files of them. A reader is added here, and nowhere else."""

import os
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from flows.read.archive import read_warc, read_wet
from flows.read.documents import Source, digest, refused_document
from flows.read.feeds import read_items
from flows.read.files import read_file
from flows.read.input_file import InputFile, Place, printable
from flows.read.jsonl import read_jsonl
from flows.read.limits import Limits, UnreadableError
from flows.read.mail import read_mail, read_saved_page
from flows.read.parquet import read_parquet
from flows.read.sniffing import format_shown
from flows.read.table import read_table
from flows.read.zipped import members
from flows.records import Document, PassedOver

Reader = Callable[[InputFile, Mapping[str, str], Limits], Iterator[Document | PassedOver]]


@dataclass(frozen=True, slots=True)
class Format:
    """One format.

    Attributes:
        name: what readers know the format by.
        suffixes: what its files' names end in; the first is the usual one.
        read: yields the documents of a file.
        packed: whether its files may be packed, with ``.gz`` or ``.zst`` behind their name.
    """

    name: str
    suffixes: tuple[str, ...]
    read: Reader
    packed: bool = True


def _read_zip(file: InputFile, mapping: Mapping[str, str], limits: Limits) -> Iterator[Document | PassedOver]:
    """Yield the documents of the files in an archive.

    Raises:
        UnreadableError: the archive cannot be read; what came before has been yielded.
    """
    with file.path.open("rb") as packed, members(packed, limits) as found:
        for member in found:
            yield from _read_inside(member, member.name, f"{file.uri}/{member.uri}", mapping, limits)


def _read_mail(
    file: InputFile, mapping: Mapping[str, str], limits: Limits
) -> Iterator[Document | PassedOver]:
    """Yield the text of a mail, and the documents of the files that hang on it.

    Raises:
        UnreadableError: the mail cannot be read.
    """
    for found in read_mail(file, limits):
        if isinstance(found, Document):
            yield found
        else:
            uri = f"{file.uri}/{printable(found.name)}"
            yield from _read_inside(found, found.name, uri, mapping, limits)


def _read_inside(
    place: Place, name: str, uri: str, mapping: Mapping[str, str], limits: Limits
) -> Iterator[Document | PassedOver]:
    """Yield the documents of a file within another; one that cannot be read is refused alone."""
    stem, suffix, found = format_of(name)
    if found is None:
        yield PassedOver(unknown(suffix))
        return
    found = BY_NAME[format_shown(place, found.name, limits)]
    file = InputFile(place, uri, printable(stem), found.name)
    try:
        if found.name == "zip":
            raise UnreadableError("nested_archive", "an archive within an archive: unpack the outer one")
        yield from found.read(file, mapping, limits)
    except UnreadableError as error:
        source = Source(uri, file.name, "application/octet-stream", digest(uri.encode()))
        yield refused_document(source, error)


FORMATS = (
    Format("text", (".txt",), read_file),
    Format("markdown", (".md",), read_file),
    Format("html", (".html", ".htm", ".xhtml"), read_file),
    Format("jsonl", (".jsonl", ".ndjson", ".json"), read_jsonl),
    Format("warc", (".warc",), read_warc),
    Format("wet", (".wet",), read_wet),
    Format("table", (".csv", ".tsv"), read_table),
    Format("parquet", (".parquet",), read_parquet, packed=False),
    Format("feed", (".rss", ".atom", ".xml"), read_items),
    Format("mail", (".eml",), _read_mail),
    Format("saved page", (".mhtml", ".mht"), read_saved_page),
    Format("zip", (".zip",), _read_zip, packed=False),
)
PACKED = (".gz", ".zst")
BY_NAME = {known.name: known for known in FORMATS}
BY_SUFFIX = {suffix: known for known in FORMATS for suffix in known.suffixes}
HTML = BY_NAME["html"]


def format_of(name: str) -> tuple[str, str, Format | None]:
    """Return the name of a file without its suffixes, the suffix that tells its format, and the format."""
    for packed in PACKED:
        name = name.removesuffix(packed)
    stem, suffix = os.path.splitext(name)
    found = BY_SUFFIX.get(suffix.lower())
    if found and found.name in ("warc", "wet"):
        stem = stem.removesuffix(".warc")
    return stem, suffix.lower() if found else suffix, found


def unknown(suffix: str) -> str:
    """Return why a file is passed over whose name ends in this."""
    shown = suffix.lower() if re.fullmatch(r"\.[\w-]{1,10}", suffix) else "its suffix"
    return f"file: {shown} is no known format"


def readable() -> str:
    """Return the formats as a person reads them: ``.txt .md … (each also .gz or .zst) .parquet``."""
    packed = " ".join(known.suffixes[0] for known in FORMATS if known.packed)
    plain = " ".join(known.suffixes[0] for known in FORMATS if not known.packed)
    return f"{packed} (each also .gz or .zst) {plain}"
