"""The page in an HTTP response as an archive keeps it: what its headers say, checked against the bytes."""

import re
import zlib
from dataclasses import dataclass, field

import brotli
import zstandard

from flows.read.limits import LIMITS, Limits, UnreadableError

_STATUS = re.compile(rb"HTTP/\d(?:\.\d)?[ \t]+(\d{3})(?!\d)")
_HEAD_END = re.compile(rb"\r?\n\r?\n")
_LONGEST_HEAD = 64 * 1024
_LONGEST_VALUE = 1000
_MEDIA_TYPE = re.compile(r"[\s,;\"']*([\w.+-]+/[\w.+-]+)")
_CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_MARKUP = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body|meta)\b",
    re.IGNORECASE | re.DOTALL,
)
_CHUNK = re.compile(rb"[ \t]*([0-9A-Fa-f]{1,8})[ \t]*(?:;[^\r\n]{0,1000})?\r?\n")
_GZIP, _ZSTD = b"\x1f\x8b\x08", b"\x28\xb5\x2f\xfd"
_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_CONTROLS = bytes((*range(9), *range(14, 27)))
_MOST_LAYERS = 4


@dataclass(frozen=True, slots=True)
class Response:
    """An HTTP response.

    Attributes:
        status: its status code, None where there was no head.
        headers: its headers, names in lower case; values of one name joined by commas.
        body: the bytes behind the head.
    """

    status: int | None
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""

    @property
    def media_type(self) -> str:
        """Its media type, lower case; "" where it says none."""
        return media_type_of(self.headers.get("content-type", ""))

    @property
    def charset(self) -> str | None:
        """The encoding it says its text is in."""
        return charset_of(self.headers.get("content-type", ""))


def media_type_of(content_type: str) -> str:
    """Return the media type in a ``Content-Type``, lower case; "" where there is none."""
    found = _MEDIA_TYPE.match(content_type[:_LONGEST_VALUE])
    return found[1].lower() if found else ""


def charset_of(content_type: str) -> str | None:
    """Return the charset in a ``Content-Type``."""
    found = _CHARSET.search(content_type[:_LONGEST_VALUE])
    return found[1] if found else None


def looks_like_a_page(body: bytes) -> bool:
    """Return whether bytes begin as markup of HTML does."""
    return _MARKUP.match(body.removeprefix(_BOMS[0])[:4096]) is not None


def parse_response(block: bytes) -> Response:
    """Return the response in the block of a record; a block without a head of HTTP is all body."""
    status = _STATUS.match(block)
    if status is None:
        return Response(None, {}, block)
    end = _HEAD_END.search(block, 0, _LONGEST_HEAD)
    if end and _STATUS.match(
        block, end.end()
    ):  # the answer of a proxy, or a notice to go on, stands before it
        return parse_response(block[end.end() :])
    head, body = (block[: end.start()], block[end.end() :]) if end else (block, b"")
    headers: dict[str, str] = {}
    for line in head.decode("utf-8", "replace").splitlines()[1:]:
        name, colon, value = line.partition(":")
        if colon:
            name = name.strip().lower()
            headers[name] = f"{headers[name]}, {value.strip()}" if name in headers else value.strip()
    return Response(int(status[1]), headers, body)


def payload(response: Response, limits: Limits = LIMITS) -> bytes:
    """Return the body without its transfer and content encodings.

    Archives often keep a body decoded under the headers of the encoded one: an encoding is undone only where
    the bytes are in it.

    Raises:
        UnreadableError: ``corrupt``, ``truncated`` or ``too_large``.
    """
    body = response.body
    if "chunked" in response.headers.get("transfer-encoding", "").lower():
        body = _dechunked(body)
    stated = re.findall(r"[\w-]+", response.headers.get("content-encoding", "").lower())
    for encoding in reversed(stated[-_MOST_LAYERS:]):
        body = _decoded(body, encoding, limits)
    for _ in range(_MOST_LAYERS):
        if not body.startswith((_GZIP, _ZSTD)):
            break
        body = _decoded(body, "", limits)
    return body


def _dechunked(body: bytes) -> bytes:
    """Return a body of chunks joined; one that is not in chunks as it is."""
    chunks: list[bytes] = []
    position = 0
    while found := _CHUNK.match(body, position):
        size = int(found[1], 16)
        if not size:
            return b"".join(chunks)
        position = found.end() + size
        behind = body[position : position + 2]
        if position > len(body) or (behind and behind[:1] not in b"\r\n"):
            break
        chunks.append(body[found.end() : position])
        position += 2 if behind == b"\r\n" else 1
    if not chunks:
        return body
    if position >= len(body):  # only the empty chunk at the end is missing
        return b"".join(chunks)
    raise UnreadableError("corrupt", "damaged transfer encoding")


def _decoded(body: bytes, encoding: str, limits: Limits) -> bytes:
    """Return a body unpacked; what it begins with decides, then what is stated, if the bytes are no text."""
    most = limits.max_bytes
    try:
        if body.startswith(_GZIP):
            return _inflated(body, 31, most)
        if body.startswith(_ZSTD):
            return _bounded(zstandard.ZstdDecompressor().stream_reader(body).read(most + 1), most)
        if encoding == "deflate" and not _is_text(body):
            is_zlib = body[:1] == b"\x78" and int.from_bytes(body[:2]) % 31 == 0
            return _inflated(body, 15 if is_zlib else -15, most)
        if encoding == "br" and not _is_text(body):
            decoder = brotli.Decompressor()
            unpacked = _bounded(decoder.process(body, output_buffer_limit=most + 1), most)
            if not decoder.is_finished():
                raise UnreadableError("truncated", "the content encoding ends early")
            return unpacked
    except (zlib.error, zstandard.ZstdError, brotli.error) as error:
        raise UnreadableError("corrupt", "damaged content encoding") from error
    return body


def _inflated(body: bytes, wbits: int, most: int) -> bytes:
    """Return all members of gzip or zlib data, one after the other."""
    members: list[bytes] = []
    size = 0
    while body:
        decoder = zlib.decompressobj(wbits)
        members.append(decoder.decompress(body, most + 1 - size))
        size += len(members[-1])
        if size > most:
            raise UnreadableError("too_large", f"more than {most:,} bytes")
        if not decoder.eof:
            raise UnreadableError("truncated", "the content encoding ends early")
        body = decoder.unused_data
        if wbits != 31 or not body.startswith(_GZIP):
            break
    return b"".join(members)


def _bounded(data: bytes, most: int) -> bytes:
    if len(data) > most:
        raise UnreadableError("too_large", f"more than {most:,} bytes")
    return data


def _is_text(body: bytes) -> bool:
    """Return whether bytes are text as they stand: packed data has control characters almost at once."""
    sample = body[:2048]
    return body.startswith(_BOMS) or sample == sample.translate(None, _CONTROLS)
