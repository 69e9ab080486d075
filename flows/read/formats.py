"""The formats that can be read. A reader is added here, and nowhere else."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from flows.read.archive import read_warc, read_wet
from flows.read.files import read_file
from flows.read.input_file import InputFile
from flows.read.jsonl import read_jsonl
from flows.read.limits import Limits
from flows.read.parquet import read_parquet
from flows.read.table import read_table
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


FORMATS = (
    Format("text", (".txt",), read_file),
    Format("markdown", (".md",), read_file),
    Format("html", (".html", ".htm", ".xhtml"), read_file),
    Format("jsonl", (".jsonl", ".ndjson"), read_jsonl),
    Format("warc", (".warc",), read_warc),
    Format("wet", (".wet",), read_wet),
    Format("table", (".csv", ".tsv"), read_table),
    Format("parquet", (".parquet",), read_parquet, packed=False),
)
BY_NAME = {known.name: known for known in FORMATS}
BY_SUFFIX = {suffix: known for known in FORMATS for suffix in known.suffixes}


def readable() -> str:
    """Return the formats as a person reads them: ``.txt .md … (each also .gz or .zst) .parquet``."""
    packed = " ".join(known.suffixes[0] for known in FORMATS if known.packed)
    plain = " ".join(known.suffixes[0] for known in FORMATS if not known.packed)
    return f"{packed} (each also .gz or .zst) {plain}"
