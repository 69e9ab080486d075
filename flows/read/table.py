"""Tables of text, `.csv` and `.tsv`: a record a row below a row of names; a broken row is refused alone."""

import codecs
import csv
import io
import re
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from typing import TextIO

from flows.read.columns import FIELDS
from flows.read.decode import decode
from flows.read.documents import Source, digest, refused_document
from flows.read.input_file import InputFile
from flows.read.limits import LIMITS, Limits, UnreadableError
from flows.read.records import check_columns, record_document
from flows.read.unpack import open_unpacked
from flows.records import Document

MEDIA_TYPE = "text/csv"
_SAMPLE_BYTES = 200_000
_DELIMITERS = ",;\t|"
_STATED = re.compile(r"\ufeff?sep=(.)\s*")  # the first line that spreadsheets write
_AS_TEXT = re.compile(r'="([^"]*)"')  # how spreadsheets keep "007" from being a number

Row = tuple[
    int, list[str] | None
]  # with the number of its first line; None for one whose quotation marks do not fit


def read_table(file: InputFile, mapping: Mapping[str, str], limits: Limits = LIMITS) -> Iterator[Document]:
    """Yield the documents of a table.

    Raises:
        UnreadableError: ``missing_column`` without content, ``binary``; the file ends early or cannot be unpacked, and
            what came before has been yielded.
    """
    encoding, repairs = _encoding(file, limits)
    csv.field_size_limit(max(csv.field_size_limit(), limits.max_bytes))
    errors = "surrogateescape" if encoding == "utf-8" else "replace"
    with (
        open_unpacked(file.path, limits) as raw,
        io.TextIOWrapper(raw, encoding, errors=errors, newline="") as stream,
    ):
        lines = _Lines(stream, limits.max_bytes)
        first = lines.first()
        rows = _rows(lines, _delimiter(first))
        names = _names(next((row for _, row in rows if row and any(row)), []))
        if not names:
            raise UnreadableError("empty", "there is no row of names")
        check_columns(names, mapping)
        lines.width = len(names)
        for number, row in rows:
            uri, name = f"{file.uri}#line={number}", f"{file.name}:{number}"
            if row is None or len(row) > len(names):
                trouble = (
                    "quotation marks that do not fit"
                    if row is None
                    else f"{len(row)} cells under {len(names)} names"
                )
                source = Source(uri, name, MEDIA_TYPE, digest(uri.encode()))
                yield refused_document(source, UnreadableError("broken_row", f"line {number}: {trouble}"))
            elif any(row):
                cells = [_cell(value) for value in row]
                record = {key: cell for key, cell in zip(names, cells, strict=False) if cell}
                sha256 = digest("\x1f".join(cells).encode("utf-8", "replace"))
                yield record_document(record, uri, name, sha256, mapping, repairs, limits)


class _Lines:
    """The lines of a table with their numbers; those that a broken row has taken can be given back.

    ``width`` is how many cells a row has.
    """

    def __init__(self, stream: TextIO, longest: int) -> None:
        self.taken: list[tuple[int, str]] = []
        self._stream, self._longest = stream, longest
        self._held: deque[tuple[int, str]] = deque()
        self._number = self._size = self.width = 0

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        """Return the next line of a row; a row that is too long ends there."""
        if self._size > self._longest or (line := self._next()) is None:
            raise StopIteration
        self.taken.append(line)
        self._size += len(line[1])
        return line[1]

    def first(self) -> str:
        """Return the first line that is not empty, which stays to be read; one that states the delimiter does not."""
        while (line := self._next()) is not None and not line[1].strip("\ufeff \t\r\n"):
            continue
        if line is None:
            return ""
        if not _STATED.fullmatch(line[1]):
            self._held.append(line)
        return line[1]

    def begin(self) -> None:
        """Begin a row."""
        self.taken, self._size = [], 0

    def give_back(self) -> None:
        """Give back the lines of the row but its first."""
        self._held.extendleft(reversed(self.taken[1:]))

    def _next(self) -> tuple[int, str] | None:
        if self._held:
            return self._held.popleft()
        line = self._stream.readline(self._longest + 1)
        self._number += line.endswith(("\n", "\r")) or bool(line)
        return (self._number, line) if line else None


def _rows(lines: _Lines, delimiter: str) -> Iterator[Row]:
    """Yield the rows; one whose quotation marks do not fit costs its first line, and the next is read on its own."""
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    while True:
        lines.begin()
        try:
            row: list[str] | None = next(reader)
        except StopIteration:
            return
        except csv.Error:
            lines.give_back()
            row = (
                next(csv.reader([lines.taken[0][1]], delimiter=delimiter)) if len(lines.taken) == 1 else None
            )
            row = row if row and lines.width in (0, len(row)) else None
        yield lines.taken[0][0], row


def _encoding(file: InputFile, limits: Limits) -> tuple[str, tuple[str, ...]]:
    """Return the encoding of a table, by its beginning, and what is to be said of it."""
    with open_unpacked(file.path, limits) as stream:
        sample = stream.read(_SAMPLE_BYTES)
    try:
        codecs.getincrementaldecoder("utf-8")().decode(sample)
        if b"\0" not in sample:
            return "utf-8", ()
    except UnicodeDecodeError:
        pass
    found = decode(sample)
    return found.encoding, found.repairs if found.encoding != "utf-8" else ()


def _delimiter(line: str) -> str:
    """Return what parts the cells: as the first line states, else the mark that parts it into most."""
    if stated := _STATED.fullmatch(line):
        return stated[1]
    return max(_DELIMITERS, key=lambda mark: len(next(csv.reader([line], delimiter=mark), [])))


def _names(row: Sequence[str]) -> list[str]:
    """Return the names of the columns: ours in small letters, each of them once."""
    names: list[str] = []
    for number, cell in enumerate(row, 1):
        name = _cell(cell).strip('\ufeff \t\r\n"') or f"column {number}"
        small = name.lower()
        name = small if small in FIELDS and small not in row else name
        names.append(f"{name} ({number})" if name in names else name)
    return names


def _cell(value: str) -> str:
    """Return a cell as text; bytes that are no UTF-8 in the encoding that they look like. Nothing is computed."""
    if not value.isascii() and any("\udc80" <= c <= "\udcff" for c in value):
        value = decode(value.encode("utf-8", "surrogateescape")).text
    stated = _AS_TEXT.fullmatch(value)
    return stated[1] if stated else value
