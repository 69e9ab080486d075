"""Opens files, packed or not, as streams of bytes that cannot swell without bound."""

import io
import zlib
from collections.abc import Iterator
from typing import BinaryIO, Protocol

import zstandard

from flows.read.input_file import Place
from flows.read.limits import LIMITS, Limits, UnreadableError

# Bytes taken from the packed file at a time. A zstd step unpacks to 32 MB at the very worst.
_STEP = {".gz": 64 * 1024, ".zst": 1024}
_CHUNK = 1024**2
_MAGIC = {b"\x1f\x8b": ".gz", b"\x28\xb5": ".zst"}
_UNPACKED = (b"WARC", b"<", b"{", b"[")
_MEMBER = b"\x1f\x8b\x08"  # the first bytes of a member of .gz data


class _Decoder(Protocol):
    eof: bool
    unused_data: bytes

    def decompress(self, data: bytes, /) -> bytes: ...


def open_unpacked(path: Place, limits: Limits = LIMITS, *, resume: bool = False) -> io.BufferedReader:
    """Return the bytes of a file as a stream, unpacked where they are packed, whatever the name of the file says.

    Reading from it raises UnreadableError: ``truncated``, ``corrupt`` or ``unpacks_too_large``.

    Args:
        path: the file.
        limits: how far it may swell.
        resume: go on with the next member of ``.gz`` data behind a damaged one; for readers that notice
            what is missing.

    Raises:
        UnreadableError: ``unreadable`` when the file cannot be opened.
    """
    try:
        packed = path.open("rb")
    except OSError as error:
        raise UnreadableError("unreadable", error.strerror or "cannot be opened") from error
    try:
        packing = _packing(packed.peek(4)[:4], path.suffix)
    except OSError as error:
        packed.close()
        raise UnreadableError("unreadable", error.strerror or "cannot be read") from error
    if packing is None:
        return packed
    return io.BufferedReader(Chunks(_unpacked(packed, packing, limits, resume)), _CHUNK)


def _packing(first: bytes, suffix: str) -> str | None:
    """Return how a file is packed, by its first bytes, else by its name; records and markup are not packed."""
    known = _MAGIC.get(first[:2], suffix if suffix in _STEP else None)
    return None if first.startswith(_UNPACKED) else known


def read_whole(path: Place, limits: Limits = LIMITS) -> bytes:
    """Return all bytes of a file, unpacked.

    Raises:
        UnreadableError: also ``too_large``, for more than ``limits.max_bytes``.
    """
    with open_unpacked(path, limits) as stream:
        try:
            raw = stream.read(limits.max_bytes + 1)
        except OSError as error:
            raise UnreadableError("unreadable", error.strerror or "cannot be read") from error
    if len(raw) > limits.max_bytes:
        raise UnreadableError("too_large", f"more than {limits.max_bytes:,} bytes")
    return raw


def _unpacked(packed: BinaryIO, suffix: str, limits: Limits, resume: bool) -> Iterator[bytes]:
    """Yield the unpacked bytes chunk by chunk, member by member."""
    taken = made = 0
    decoder, fresh = _decoder(suffix), True
    damage: UnreadableError | None = None
    step = b""
    with packed:
        while more := packed.read(_STEP[suffix]):
            taken += len(more)
            step += more
            while step:
                if damage:
                    start = step.find(_MEMBER)
                    if start < 0:
                        step = step[1 - len(_MEMBER) :]  # they may be split over two steps
                        break
                    step, damage = step[start:], None
                    decoder, fresh = _decoder(suffix), True
                try:
                    for chunk in _steps(decoder, step, suffix):
                        made += len(chunk)
                        if made > limits.max_bytes and made > limits.max_ratio * taken:
                            raise UnreadableError(
                                "unpacks_too_large",
                                f"unpacks to more than {limits.max_ratio} times its size",
                            )
                        if chunk:
                            yield chunk
                except (zlib.error, zstandard.ZstdError) as error:
                    damage = UnreadableError("corrupt", f"damaged {suffix} data")
                    if not resume or suffix != ".gz":
                        raise damage from error
                    step = step[1:]
                    continue
                step, fresh = b"", False
                if decoder.eof:
                    # Zeros behind a member are padding.
                    step = decoder.unused_data.lstrip(b"\0")
                    decoder, fresh = _decoder(suffix), True
    if damage:
        raise damage
    if not fresh:
        raise UnreadableError("truncated", f"the {suffix} data ends early")


def _steps(decoder: _Decoder, data: bytes, suffix: str) -> Iterator[bytes]:
    """Yield what a step unpacks to; zlib hands out a bounded chunk at a time."""
    if suffix != ".gz":
        yield decoder.decompress(data)
        return
    while data and not decoder.eof:
        yield decoder.decompress(data, _CHUNK)  # type: ignore[call-arg]
        data = decoder.unconsumed_tail  # type: ignore[attr-defined]


def _decoder(suffix: str) -> _Decoder:
    if suffix == ".gz":
        return zlib.decompressobj(wbits=31)  # type: ignore[return-value]
    return zstandard.ZstdDecompressor().decompressobj()  # type: ignore[return-value]


class Chunks(io.RawIOBase):
    """A raw stream over chunks of bytes."""

    def __init__(self, chunks: Iterator[bytes]) -> None:
        """Take the chunks, none of which is empty."""
        self.chunks = chunks
        self.rest = memoryview(b"")

    def readable(self) -> bool:
        """Return that it can be read."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fill the buffer as far as the next chunk does, and return how far."""
        if not self.rest:
            self.rest = memoryview(next(self.chunks, b""))
        count = min(len(buffer), len(self.rest))
        buffer[:count] = self.rest[:count]
        self.rest = self.rest[count:]
        return count
