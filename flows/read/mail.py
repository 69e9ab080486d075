"""Mails and pages that a browser has saved as one: the text of each, and the files that hang on a mail."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from email import message_from_bytes
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parseaddr
from functools import cache

from flows.languages import in_every_language
from flows.read.decode import decode
from flows.read.documents import Source, digest, html_document, refused_document, text_document
from flows.read.fields import as_json, fields_of
from flows.read.input_file import Held, InputFile
from flows.read.limits import LIMITS, Limits, UnreadableError
from flows.read.records import plain
from flows.read.unpack import read_whole
from flows.records import Document

MOST_PARTS = 1_000  # parts within parts; a newsletter has some ten
# Lines times parts within parts: each line is held against the boundary of every part around it. Some four seconds.
MOST_COMPARED = 50_000_000
_BOUNDARY = re.compile(rb"boundary\s*=", re.IGNORECASE)
PASSED_ON = 4_000  # characters of a mail that is passed on in which its own headers stand
# Three lines and more of "From: …", also quoted or in bold.
_HEADER_LINES = re.compile(r"(?:^[> \t]*\*?[^\W\d_][^\W_]{1,14}:\*?[ \t].*(?:\n|\Z)){3,}", re.MULTILINE)
_HEADERS = ("Subject", "From", "To", "Date", "Message-ID", "List-Id", "Reply-To")


def read_mail(file: InputFile, limits: Limits = LIMITS) -> Iterator[Document | Held]:
    """Yield the document of a mail's own text, its markup where it has both, and the files that hang on it.

    Raises:
        UnreadableError: the file cannot be opened, unpacked or held, or is no mail.
    """
    mail = _parsed(read_whole(file.path, limits))
    texts = [part for part in _parts(mail) if not _hangs_on(part)]
    chosen = _first(texts, "text/html") or _first(texts, "text/plain")
    headers = {name: _header(mail, name) for name in _HEADERS if mail[name]}
    subject = headers.get("Subject", "")
    fields = {
        "title": _passed_on().sub("", subject),
        "date": headers.get("Date", ""),
        "outlet": _outlet(headers.get("From", "")),
    }
    if chosen is None:
        source = Source(file.uri, file.name, "message/rfc822", digest(file.uri.encode()))
        yield refused_document(source, UnreadableError("empty", "the mail has no text"), headers)
    else:
        external_id = headers.get("Message-ID", "").strip("<> \t") or file.name
        passed_on = fields["title"] != subject
        yield _document(file, external_id, chosen, fields, headers, limits, passed_on=passed_on)
    for number, part in enumerate(filter(_hangs_on, _parts(mail)), 1):
        yield Held(_file_name(part) or f"part {number}", _bytes_of(part))


def read_saved_page(
    file: InputFile, mapping: Mapping[str, str], limits: Limits = LIMITS
) -> Iterator[Document]:
    """Yield the page of a file that a browser has saved together with its pictures.

    Raises:
        UnreadableError: the file cannot be opened, unpacked or held, or holds no page.
    """
    saved = _parsed(read_whole(file.path, limits))
    page = _first(list(_parts(saved)), "text/html") or _first(list(_parts(saved)), "application/xhtml+xml")
    if page is None:
        raise UnreadableError("no_markup", "there is no page in it")
    address = _header(saved, "Snapshot-Content-Location") or _header(page, "Content-Location")
    metadata = {"crawled_at": _header(saved, "Date")} if saved["Date"] else {}
    yield _document(file, file.name, page, {"url": address}, metadata, limits)


@cache
def _passed_on() -> re.Pattern[str]:
    """Return what stands before the subject of a mail that is passed on."""
    return re.compile(
        rf"\A\s*(?:(?:{'|'.join(in_every_language('mail')['passed_on'])})\s?:\s*)+", re.IGNORECASE
    )


def _within(text: str) -> tuple[str, int]:
    """Return when the mail was sent that another passes on, and where its own headers end in the text; "" and 0 where
    the text shows none.
    """
    words = "|".join(in_every_language("mail")["sent"])
    for block in _HEADER_LINES.finditer(text[:PASSED_ON]):
        if found := re.search(
            rf"^[>\s]*\*?(?:{words}):\*?[ \t]*(\S.*?)\s*$", block[0], re.IGNORECASE | re.MULTILINE
        ):
            return found[1], block.end()
    return "", 0


def _outlet(sender: str) -> str:
    """Return the name of a sender whose domain is called the same: an outlet; a person's name is no domain's."""
    name, address = parseaddr(sender)
    host = address.rpartition("@")[2].lower().replace("-", "").split(".")
    return name if "".join(re.findall(r"\w", name.lower())) in host else ""


def _parsed(raw: bytes) -> Message:
    within = len(_BOUNDARY.findall(raw))
    if within > MOST_PARTS:
        raise UnreadableError("nested_too_deep", f"more than {MOST_PARTS:,} parts within parts")
    if within * raw.count(b"\n") > MOST_COMPARED:
        raise UnreadableError(
            "nested_too_deep", f"{within:,} parts within parts are too many for so long a mail"
        )
    try:
        found = message_from_bytes(raw)
    except (ValueError, LookupError, RecursionError) as error:
        raise UnreadableError("corrupt", "a damaged mail") from error
    if not found.keys():
        raise UnreadableError("no_mail", "there are no headers of a mail in it")
    return found


def _parts(mail: Message) -> Iterator[Message]:
    """Yield the parts that hold something themselves; a mail that hangs on another is one of them."""
    waiting = [mail]
    while waiting:
        part = waiting.pop()
        if part.get_content_maintype() == "multipart" and isinstance(part.get_payload(), list):
            waiting += reversed(part.get_payload())  # type: ignore[arg-type]
        else:
            yield part


def _first(parts: list[Message], media_type: str) -> Message | None:
    return next((part for part in parts if part.get_content_type() == media_type), None)


def _hangs_on(part: Message) -> bool:
    """Return whether a part is a file beside the text; pictures that stand in the text are none."""
    if part.get_content_type() == "message/rfc822":
        return True
    return part.get_content_disposition() == "attachment"


def _file_name(part: Message) -> str:
    if part.get_content_type() == "message/rfc822":
        return "mail.eml"
    return " ".join(_decoded(part.get_filename() or "").split()).replace("/", "_")


def _bytes_of(part: Message) -> bytes:
    payload = part.get_payload()
    if isinstance(payload, list):  # a mail that hangs on the mail
        return b"".join(inner.as_bytes() for inner in payload if isinstance(inner, Message))
    raw = part.get_payload(decode=True)
    return raw if isinstance(raw, bytes) else b""


def _document(
    file: InputFile,
    external_id: str,
    part: Message,
    said: Mapping[str, str],
    metadata: Mapping[str, str],
    limits: Limits,
    *,
    passed_on: bool = False,
) -> Document:
    """Return the document of a part; that of a mail which is passed on begins below its own headers."""
    raw = _bytes_of(part)
    markup = part.get_content_type() != "text/plain"
    source = Source(file.uri, external_id, "text/html" if markup else "text/plain", digest(raw))
    kept = {name: as_json(value) for name, value in metadata.items()}
    try:
        decoded = decode(raw, declared=part.get_content_charset(), markup=markup)
    except UnreadableError as error:
        return refused_document(source, error, kept)
    if passed_on and not markup:
        sent, end = _within(decoded.text)
        if sent:
            said = {**said, "date": sent}
            kept["passed_on"] = as_json(decoded.text[:end].strip())
            decoded = replace(decoded, text=decoded.text[end:].lstrip("\n"))
    fields, _ = fields_of({name: value for name, value in said.items() if value}, {})
    if markup:
        return html_document(source, decoded, dict(file.fields) | fields, kept, limits)
    return text_document(source, plain(decoded), dict(file.fields) | fields, kept, limits)


def _header(part: Message, name: str) -> str:
    return " ".join(_decoded(str(part[name] or "")).split())


def _decoded(value: str) -> str:
    """Return a header as it is meant, as it is written where that is broken."""
    try:
        return str(make_header(decode_header(value)))
    except (ValueError, LookupError):
        return value
