"""Web archives that lie, are cut, or hold what is no page."""

import zlib

import brotli

from tests.golden.kinds.making import (
    Kind,
    archived,
    packed,
    response,
)

OK = "HTTP/1.1 200 OK\nContent-Type: text/html; charset=utf-8"
SITE = "https://blatt.example/a/nummer-{}-x"


def archive(
    name: str, parts: list[bytes], wanted: list[int], *, pack: str = "", cut: int = 0, **more: object
) -> Kind:
    raw = (
        b"".join(map(packed, parts))
        if pack == "each"
        else packed(b"".join(parts))
        if pack
        else b"".join(parts)
    )
    return Kind(
        f"{name}.warc{'.gz' if pack else ''}",
        raw[: len(raw) - cut],
        {SITE.format(n): {"date": f"2024-04-{n + 1:02d}"} for n in wanted} | more,
        several=True,
    )


def record(n: int, head: str = OK, body: bytes | None = None, **more: object) -> bytes:
    return response(SITE.format(n), head, archived(n) if body is None else body, **more)


ARCHIVES = [
    archive("warc-chunked-lie", [record(0, OK + "\nTransfer-Encoding: chunked"), record(1)], [0, 1]),
    archive("warc-chunked-upper", [record(0, OK + "\ntransfer-encoding: Chunked\nConnection: close"), record(1)], [0, 1]),
    archive("warc-gzip-lie", [record(0, OK + "\nContent-Encoding: gzip"), record(1, OK + "\nContent-Encoding: deflate"), record(2, OK + "\nContent-Encoding: zstd")], [0, 1, 2]),
    archive("warc-x-gzip", [record(0, OK + "\nContent-Encoding: x-gzip", packed(archived(0))), record(1, OK, packed(archived(1)))], [0]),
    archive("warc-twice", [record(0, OK + "\nContent-Encoding: gzip, gzip", packed(packed(archived(0)))), record(1)], [0, 1]),
    archive("warc-types", [record(n, f"HTTP/1.1 200 OK\nContent-Type: {kind}") for n, kind in enumerate(("Text/HTML", "text/html;charset=UTF-8;x", "TEXT/HTML ; Charset=\"utf-8\"", "application/xhtml+xml", "text/html, text/html"))], [0, 1, 2, 3, 4]),
    archive("warc-no-type", [record(0, "HTTP/1.1 200 OK\nServer: x"), record(1, "HTTP/1.1 200\nContent-Type: text/html")], [0, 1]),
    archive("warc-resource", [record(0, kind="resource"), record(1), record(2, kind="resource")], [0, 1, 2]),
    archive("warc-one-break", [record(0, end=b"\r\n"), record(1, end=b"\n"), record(2, end=b""), record(3)], [0, 1, 2, 3]),
    archive("warc-many-breaks", [record(0, end=b"\r\n" * 5), record(1, end=b"\n\n"), record(2)], [0, 1, 2]),
    archive("warc-cut", [record(n) for n in range(6)], [0, 1, 2, 3, 4], cut=900),
    archive("warc-cut-each", [record(n) for n in range(6)], [0, 1, 2, 3, 4], pack="each", cut=400),
    archive("warc-cut-packed", [record(n) for n in range(12)], [0, 1, 2, 3], pack="whole", cut=300),
    archive("warc-http3", [record(n, f"{line}\nContent-Type: text/html") for n, line in enumerate(("HTTP/2 200", "HTTP/3 200 ", "HTTP/1.0 200 Okay then", "HTTP/2.0 200 OK"))], [0, 1, 2, 3]),
    archive("warc-nothing-else", [record(0, "HTTP/1.1 404 Not Found\nContent-Type: text/html"), record(1, "HTTP/1.1 200 OK\nContent-Type: image/png"), record(2)], [2]),
]  # fmt: skip


def said_length(raw: bytes, more: int) -> bytes:
    """Return a record that says another length than it has."""
    before, _, behind = raw.partition(b"Content-Length: ")
    length, _, rest = behind.partition(b"\r\n")
    return before + b"Content-Length: %d\r\n" % (int(length) + more) + rest


ARCHIVES += [
    archive("warc2-identity", [record(0, OK + "\nContent-Encoding: identity"), record(1, OK + "\nContent-Encoding: utf-8"), record(2, OK + "\nContent-Encoding: none"), record(3, OK + "\nContent-Encoding:")], [0, 1, 2, 3]),
    archive("warc2-raw-deflate", [record(0, OK + "\nContent-Encoding: deflate", zlib.compress(archived(0))[2:-4]), record(1, OK + "\nContent-Encoding: deflate", zlib.compress(archived(1)))], [0, 1]),
    archive("warc2-lf", [record(0, OK).replace(b"\r\n", b"\n"), record(1)], [1]),
    archive("warc2-length-lie", [record(0, OK + "\nContent-Length: 40"), record(1, OK + "\nContent-Length: 9999999")], [0, 1]),
    archive("warc2-continue", [record(0, "HTTP/1.1 100 Continue\n\n" + OK), record(1, "HTTP/1.1 200 Connection established\n\n" + OK)], [0, 1]),
    archive("warc2-angle", [response("<" + SITE.format(0) + ">", OK, archived(0)), record(1)], [0, 1]),
    archive("warc2-version", [record(0).replace(b"WARC/1.0", b"WARC/1.1"), record(1).replace(b"WARC/1.0", b"WARC/0.18"), record(2)], [0, 1, 2]),
    archive("warc2-chunk-real", [record(0, OK + "\nTransfer-Encoding: chunked", b"".join(b"%X;x=1\r\n"%len(c) + c + b"\r\n" for c in (archived(0)[:500], archived(0)[500:])) + b"0\r\nX: y\r\n\r\n"), record(1)], [0, 1]),
    archive("warc2-chunk-cut", [record(0, OK + "\nTransfer-Encoding: chunked", b"%x\r\n"%len(archived(0)) + archived(0)), record(1)], [0, 1]),
    archive("warc2-chunk-gzip", [record(0, OK + "\nTransfer-Encoding: chunked\nContent-Encoding: gzip", (lambda z:b"%x\r\n"%len(z) + z + b"\r\n0\r\n\r\n")(packed(archived(0)))), record(1, OK + "\nTransfer-Encoding: chunked\nContent-Encoding: gzip", packed(archived(1)))], [0, 1]),
    archive("warc2-te-gzip", [record(0, OK + "\nTransfer-Encoding: gzip, chunked"), record(1)], [0, 1]),
    archive("warc2-garbage", [record(0), b"\x00\x00\x00\x00", record(1), b"garbage line\r\n\r\n", record(2)], [0, 1, 2]),
    archive("warc2-zeros", [record(n) for n in range(3)] + [b"\x00" * 512], [0, 1, 2]),
    archive("warc2-header-latin", [record(0, OK + "\nX-Title: Fähre"), record(1).replace(b"WARC-Date", b"X-Note: F\xe4hre\r\nWARC-Date"), record(2)], [0, 1, 2]),
    archive("warc2-lower", [record(0).replace(b"WARC-Type", b"warc-type").replace(b"WARC-Target-URI", b"warc-target-uri").replace(b"Content-Length", b"content-length", 1), record(1)], [0, 1]),
    archive("warc2-revisit", [record(0), response(SITE.format(0), OK, b"", kind="revisit"), record(1)], [0, 1]),
    archive("warc2-resource-type", [record(0, kind="resource").replace(b"Content-Type: text/html", b"Content-Type: Text/Html; charset=UTF-8"), record(1)], [0, 1]),
    archive("warc2-mixed-pack", [record(0)], [0], pack="each"),
    archive("warc2-cut-head", [record(0), record(1), record(2)[:60]], [0, 1]),
    archive("warc2-cut-one", [record(0), record(1)], [0], pack="each", cut=30),
    archive("warc2-no-space", [record(0, "HTTP/1.1 200 OK\nContent-Type:text/html"), record(1, "HTTP/1.1 200 OK\nCONTENT-TYPE: TEXT/HTML;CHARSET=UTF-8"), record(2, "HTTP/1.1 200 OK\nContent-Type: \"text/html\"")], [0, 1, 2]),
    archive("warc2-204-206", [record(0, "HTTP/1.1 203 Non-Authoritative\nContent-Type: text/html"), record(1)], [1]),
    archive("warc2-plain-type", [record(0, "HTTP/1.1 200 OK\nContent-Type: text/plain"), record(1, "HTTP/1.1 200 OK\nContent-Type: application/octet-stream"), record(2, "HTTP/1.1 200 OK\nContent-Type: application/vnd.wap.xhtml+xml")], [0, 1, 2]),
    archive("warc2-msgtype", [record(0).replace(b"application/http; msgtype=response", b"application/http;msgtype=response"), record(1).replace(b"application/http; msgtype=response", b"Application/HTTP"), record(2)], [0, 1, 2]),
    archive("warc2-fold", [record(0, "HTTP/1.1 200 OK\nX-Long: a\n  b c\nContent-Type: text/html"), record(1)], [0, 1]),
    archive("warc2-short-length", [said_length(record(0), -2), record(1)], [0, 1]),
    archive("warc2-long-length", [said_length(record(0), 2), record(1)], [0, 1]),
]  # fmt: skip
ARCHIVES += [
    archive(
        "warc2-br",
        [
            record(0, OK + "\nContent-Encoding: br", brotli.compress(archived(0))),
            record(1, OK + "\nContent-Encoding: gzip", brotli.compress(archived(1))),
        ],
        [0],
    )
]


def chunked(body: bytes, end: bytes) -> bytes:
    """Return a body in one chunk, its lines ended in another way than the standard's."""
    return b"%x" % len(body) + end + body + b"\n0\n\n"


ARCHIVES += [
    archive("a5-1", [record(0, OK + "\nContent-Encoding: gzip", packed(b"x" * 10)[:12]), record(1)], [1]),
    archive("a5-2", [record(0, OK + "\nTransfer-Encoding: chunked", b"5\r\nabc"), record(1)], [1]),
    archive("a5-3", [record(0).replace(b"Content-Length", b"Content-Lenght", 1), record(1)], [0, 1]),
    archive("a5-4", [record(0), record(1)[:-300], record(2)], [0, 2]),
    archive("a5-5", [record(0, OK + "\nContent-Type: text/plain")], [0]),
    archive("a5-6", [record(0, "HTTP/1.1 200 OK\ncontent-type: Text/Html; Charset=ISO-8859-1", archived(0, "de").decode().replace('charset="utf-8"', 'name="x"').encode("latin-1", "replace")), record(1)], [0, 1]),
    archive("a5-7", [record(0, kind="resource").replace(b"resource", b"Resource"), record(1)], [0, 1]),
    archive("a5-8", [record(0, OK + "\nContent-Encoding: br"), record(1, OK + "\nContent-Encoding: gzip, br"), record(2, OK + "\nContent-Encoding: BR")], [0, 1, 2]),
    archive("a5-9", [record(n) for n in range(8)], [0, 1, 2, 3, 4, 5, 6], pack="each", cut=5),
    archive("a5-10", [record(n, end=b"\n") for n in range(5)], [0, 1, 2, 3, 4], pack="whole"),
    archive("a5-11", [record(0, "HTTP/1.1  200  OK\nContent-Type: text/html"), record(1, "HTTP/1.1 200 OK\nContent-Type: text/html;"), record(2, "HTTP/1.1 200 OK\nContent-Type: ;text/html")], [0, 1, 2]),
    archive("a5-12", [record(0, "ICY 200 OK\nContent-Type: text/html"), record(1)], [1]),
    archive("a5-13", [record(0, OK + "\nTransfer-Encoding: Chunked", chunked(archived(0), b" \r\n")), record(1)], [0, 1]),
    archive("a5-14", [record(0, OK + "\nTransfer-Encoding: chunked", chunked(archived(0), b"\n")), record(1)], [0, 1]),
]  # fmt: skip

KINDS = ARCHIVES
