"""The records of a web archive, one after the other; damage costs the records it hits and no other."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import BinaryIO

from flows.read.limits import LIMITS, Limits, UnreadableError

# Where a record begins: its version and its first header; one of archives alone where it follows a cut line.
_START = re.compile(
    rb"(?:\A|(?<=[\n\0]))WARC/\d\.\d{1,2}[ \t]*\r?\n(?=[A-Za-z][\w-]{1,40}[ \t]*:)|WARC/\d\.\d{1,2}\r\n(?=WARC-)"
)
_LONGEST_START = 80
_BOUNDARY = re.compile(rb"[\r\n]{0,64}(?:\Z|WARC/\d\.\d)")

_HEAD_END = re.compile(rb"\r?\n\r?\n")
_FOLD = re.compile(r"\r?\n[ \t]+")
_LONGEST_HEAD = 64 * 1024
_STEP = 256 * 1024
_CONTROLS = bytes((*range(9), *range(14, 32)))


@dataclass(frozen=True, slots=True)
class WarcRecord:
    """One record of an archive.

    Attributes:
        headers: its headers under their own names.
        block: what it holds.
        trouble: why the block is not whole, None where it is.
    """

    headers: Mapping[str, str]
    block: bytes
    trouble: UnreadableError | None = None

    def header(self, name: str) -> str:
        """Return a header whatever the case of its name, "" where there is none."""
        return _header(self.headers, name)

    @property
    def kind(self) -> str:
        """Its type (``response``), lower case."""
        return self.header("WARC-Type").lower()


def read_records(stream: BinaryIO, limits: Limits = LIMITS) -> Iterator[WarcRecord | int]:
    """Yield the records of an archive, and the number of bytes between two records that belong to none.

    A record ends where the next one begins, whatever it says of its length.

    Raises:
        UnreadableError: what the stream raises, once every whole record has been yielded; ``truncated`` where
            the archive ends within a record, ``no_archive`` where there is none.
    """
    source = _Source(stream)
    number = 0
    while True:
        if debris := sum(len(piece.strip(b"\r\n")) for piece in source.before_start()):
            yield debris
        headers = source.head()
        if headers is None:
            break
        number += 1
        record = _record(headers, source, limits)
        if record.trouble and record.trouble.reason == "truncated" and source.at_end():
            raise source.trouble or UnreadableError("truncated", f"ends within record {number}")
        yield record
    if source.trouble:
        raise source.trouble
    if source.ahead:
        raise UnreadableError("truncated", f"ends within record {number + 1}")
    if not number and source.taken:
        raise UnreadableError("no_archive", "there is no record of a web archive in it")


def _header(headers: Mapping[str, str], name: str) -> str:
    found = headers.get(name)
    if found is None:
        found = next((value for key, value in headers.items() if key.lower() == name.lower()), "")
    return found.strip()


def _record(headers: Mapping[str, str], source: "_Source", limits: Limits) -> WarcRecord:
    """Return the record that has these headers and begins where the source stands."""
    stated = _header(headers, "Content-Length")
    length = int(stated) if re.fullmatch(r"[0-9]{1,15}", stated) else None
    if length is None or length > limits.max_bytes:
        size, kept = 0, []
        for piece in source.before_start():
            size += len(piece)
            if size <= limits.max_bytes:
                kept.append(piece)
        if size > limits.max_bytes:
            return WarcRecord(
                headers, b"", UnreadableError("too_large", f"more than {limits.max_bytes:,} bytes")
            )
        block = b"".join(kept).rstrip(b"\r\n")
        return WarcRecord(headers, block, _cut(block, length or 0))
    if source.is_boundary(length):
        return WarcRecord(headers, source.take(length))
    if (start := source.next_start(length)) is not None:
        block = source.take(start).rstrip(b"\r\n")
        return WarcRecord(headers, block, _cut(block, length))
    block = source.take(length)
    if len(block) < length:
        return WarcRecord(headers, block, _cut(block, length))
    # A length counted in characters, or before a conversion, is too short: the rest of the text follows.
    return WarcRecord(headers, block + source.text_before_start())


def _cut(block: bytes, length: int) -> UnreadableError | None:
    if len(block) >= length:
        return None
    return UnreadableError("truncated", f"{len(block):,} of {length:,} bytes are there")


class _Source:
    """The bytes of an archive with a look ahead; an error of the stream ends it and is kept."""

    def __init__(self, stream: BinaryIO) -> None:
        self.stream = stream
        self.ahead = bytearray()
        self.taken = False
        self.ended = False
        self.trouble: UnreadableError | None = None

    def _fill(self, size: int) -> None:
        """Look ahead by this many bytes where there are so many."""
        while len(self.ahead) < size and not self.ended:
            try:
                data = self.stream.read1(_STEP)  # type: ignore[attr-defined]
            except UnreadableError as error:
                self.trouble, data = error, b""
            except OSError as error:
                self.trouble, data = UnreadableError("unreadable", error.strerror or "cannot be read"), b""
            self.ended = not data
            self.ahead += data

    def take(self, size: int) -> bytes:
        """Return the next bytes, fewer at the end."""
        self._fill(size)
        taken = bytes(self.ahead[:size])
        del self.ahead[:size]
        self.taken = self.taken or bool(taken)
        return taken

    def at_end(self) -> bool:
        """Return whether nothing follows."""
        self._fill(1)
        return not self.ahead

    def is_boundary(self, offset: int) -> bool:
        """Return whether at this offset nothing follows, or another record behind no more than line breaks."""
        self._fill(offset + _LONGEST_START)
        return (
            len(self.ahead) >= offset
            and _BOUNDARY.match(self.ahead, offset, offset + _LONGEST_START) is not None
        )

    def next_start(self, within: int) -> int | None:
        """Return where a record begins within the next bytes, None where none does."""
        self._fill(within + _LONGEST_START)
        found = _START.search(self.ahead, 1)
        return found.start() if found and found.start() < within else None

    def text_before_start(self) -> bytes:
        """Return what stands before the next record, line breaks at its end left out, nothing if it is no text."""
        self._fill(_STEP)
        found = _START.search(self.ahead)
        text = bytes(self.ahead[: found.start()] if found else self.ahead[:_STEP])
        if not (found or self.ended) or text != text.translate(None, _CONTROLS):
            return b""
        if text.startswith((b"\r\n\r\n", b"\n\n")):
            return b""  # the record has ended; what follows is another, whose first line is damaged
        return self.take(len(text)).rstrip(b"\r\n")

    def before_start(self) -> Iterator[bytes]:
        """Yield piece by piece what stands before the next record, or before the end."""
        while True:
            self._fill(_STEP)
            found = _START.search(self.ahead)
            size = found.start() if found else len(self.ahead) - (0 if self.ended else _LONGEST_START)
            if size <= 0:
                return
            yield self.take(size)

    def head(self) -> dict[str, str] | None:
        """Return the headers of the record that begins here, None at the end and where they do not end."""
        self._fill(4096)
        end = _HEAD_END.search(self.ahead)
        if end is None:
            self._fill(_LONGEST_HEAD)
            end = _HEAD_END.search(self.ahead)
        if end is None:
            return None
        lines = self.take(end.end())[: end.start()].decode("utf-8", "replace")
        pairs = (line.partition(":") for line in _FOLD.sub(" ", lines).splitlines()[1:])
        return {name.strip(): value.strip() for name, colon, value in pairs if colon}
