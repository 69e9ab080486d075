"""From bytes to text: which encoding they are in, and what had to be mended."""

import codecs
import re
from dataclasses import dataclass

from flows.languages import languages
from flows.languages.detection import detect_language
from flows.read.limits import UnreadableError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_META_CHARSET = re.compile(
    rb"""<meta[^>]{0,300}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})""", re.IGNORECASE
)
# Browsers read these names as Windows code pages, which hold the same letters and more.
_WIDER = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
}
# What a page means by these where it uses bytes that they keep for control characters.
_SIBLINGS = {
    "iso8859-2": "cp1250",
    "iso8859-5": "cp1251",
    "iso8859-7": "cp1253",
    "iso8859-13": "cp1257",
    "iso8859-15": "cp1252",
}
_HIGH_CONTROLS = bytes(range(0x80, 0xA0))
# Encodings in which text of other languages is plain ASCII bytes.
_SEVEN_BIT = frozenset(("iso2022_jp", "hz"))
_CONTROLS = bytes((*range(9), *range(14, 27), *range(28, 32)))
_MOJIBAKE_LETTERS = "ÃÂâÐÑÅÄ"
_MOJIBAKE_REST = "[\u0080-\u00bfŒœŠšŸŽžƒˆ˜–—‘’‚“”„†‡•…‰‹›€™]"
_MOJIBAKE = re.compile(f"[{_MOJIBAKE_LETTERS}]{_MOJIBAKE_REST}")
_MOJIBAKE_PAIRS = tuple((letter, re.compile(letter + _MOJIBAKE_REST)) for letter in _MOJIBAKE_LETTERS)
_WITHIN_WORD = re.compile("(?<=[A-Za-z])Ã[\u00a1-\u00bfŸ](?=[a-z])")  # a letter with a mark, read as two
# Encodings that have letters where Windows-1252 has signs: a text of theirs is none of it.
_OTHER_PLACES = ("mac", "cp4", "cp7", "cp8")
# An umlaut of Windows-1252 within a word; in those places these bytes are signs, or letters of no language served.
_UMLAUT = re.compile(rb"[A-Za-z][\xe4\xf6\xfc][a-z]")
# Text is told from binary data by this share of control characters.
_BINARY_SHARE = 0.01
_STRAY_CONTROLS = 2  # so many make no text binary, however short it is
_SAMPLE_BYTES = 200_000


@dataclass(frozen=True, slots=True)
class Decoded:
    """Decoded text, the encoding it was in, and what was done beyond plain decoding."""

    text: str
    encoding: str
    repairs: tuple[str, ...] = ()


def decode(raw: bytes, declared: str | None = None, markup: bool = False) -> Decoded:
    """Return the text that the bytes spell.

    A byte order mark decides; then valid UTF-8, which no other encoding looks like; then what is declared (by
    the transfer or a ``meta`` element); then detection.

    Args:
        raw: the bytes of a whole document.
        declared: the encoding that the transfer names.
        markup: look for a ``meta`` element.

    Raises:
        UnreadableError: ``binary`` when they are no text.
    """
    for mark, name in _BOMS:
        if raw.startswith(mark):
            return _mended(
                raw[len(mark) :].decode(name, "replace"), name, f"{name} by its mark" * (name != "utf-8")
            )
    if not raw:
        return Decoded("", "utf-8")
    wide = _utf16_without_mark(raw)
    if wide:
        return _mended(raw.decode(wide, "replace"), wide, f"{wide} without a mark")
    names = [_codec(declared)] if declared else []
    if markup and (found := _META_CHARSET.search(raw[:4096])):
        names.append(_codec(found[1].decode("ascii")))
    stated = next((name for name in names if name), None)
    if stated not in _SEVEN_BIT:
        try:
            return _mended(raw.decode("utf-8"), "utf-8")
        except UnicodeDecodeError:
            pass
    if stated and stated != "utf-8":
        if stated in _SIBLINGS and len(raw.translate(None, _HIGH_CONTROLS)) < len(raw):
            stated = _SIBLINGS[stated]
        return _mended(raw.decode(stated, "replace"), stated)
    return _detected(raw)


def clean_string(text: str) -> Decoded:
    """Return a string of a record with what cannot be stored replaced and certain mojibake repaired.

    Raises:
        UnreadableError: ``binary`` when it is no text.
    """
    return _mended(text, "utf-8")


def _codec(name: str | None) -> str | None:
    """Return Python's name for an encoding, None for one it does not know or that is no text encoding."""
    try:
        found = codecs.lookup((name or "").strip())
        "".encode(found.name)
    except (LookupError, ValueError):
        return None
    return _WIDER.get(found.name, found.name)


def _utf16_without_mark(raw: bytes) -> str | None:
    """Return the byte order of UTF-16 text with many Latin letters, which leaves every other byte zero."""
    sample = raw[: 4096 & ~1]
    half = len(sample) // 2
    if half < 2:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > 0.4 * half and even < 0.05 * half:
        return "utf-16-le"
    if even > 0.4 * half and odd < 0.05 * half:
        return "utf-16-be"
    return None


def _detected(raw: bytes) -> Decoded:
    """Return text in an encoding that nothing names."""
    broken = raw.decode("utf-8", "replace")
    bad = broken.count("\ufffd")
    good = sum(c > "\x7f" for c in broken) - bad
    if good > bad:  # multi-byte characters do not come about by chance
        return _mended(broken, "utf-8", f"{bad} broken bytes replaced")
    if sum(byte < 9 or 13 < byte < 27 for byte in raw[:_SAMPLE_BYTES]) > _BINARY_SHARE * len(
        raw[:_SAMPLE_BYTES]
    ):
        raise UnreadableError("binary", "control characters: no text")

    from charset_normalizer import from_bytes

    best = from_bytes(raw[:_SAMPLE_BYTES], preemptive_behaviour=False).best()
    name = (_codec(best.encoding) if best else None) or "cp1252"
    sample = raw[:_SAMPLE_BYTES]
    if (not name.startswith(_OTHER_PLACES) or _UMLAUT.search(sample)) and _is_western(sample):
        name = "cp1252"
    return _mended(raw.decode(name, "replace"), name, f"{name} by detection")


def _is_western(raw: bytes) -> bool:
    """Return whether bytes read as Windows-1252 are of a language served.

    Its few letters beyond ASCII tell a detector little: to it "Søren" is Czech or Korean.
    """
    try:
        western = raw.decode("cp1252")
    except UnicodeDecodeError:
        return False
    return detect_language(western) in languages()


def _mended(text: str, encoding: str, repair: str = "") -> Decoded:
    """Return text without what no table can store, and without mojibake where that is certain."""
    repairs = [repair] if repair else []
    if not text.isprintable():
        try:
            raw, storable = text.encode("utf-8"), True
        except UnicodeEncodeError:
            raw, storable = text.encode("utf-8", "replace"), False
        controls = len(raw) - len(raw.translate(None, _CONTROLS))
        if controls > max(_STRAY_CONTROLS, _BINARY_SHARE * len(text)):
            raise UnreadableError("binary", f"{controls} control characters in {len(text)}: no text")
        if nulls := text.count(
            "\x00"
        ):  # they stand for nothing, also within words; browsers leave them out too
            text = text.replace("\x00", "")
            repairs.append(f"{nulls} null characters left out")
        if not storable:
            # The halves of a pair that JSON spelled apart become one character; a lone half is lost anyway.
            text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
            repairs.append("lone surrogates replaced")
    if (mended := without_mojibake(text)) != text:
        text = mended
        repairs.append("mojibake repaired")
    return Decoded(text, encoding, tuple(repairs))


def _shows_mojibake(text: str) -> bool:
    """Return whether a text has two pairs of characters that no language has, or one of a capital within a word."""
    return (
        _WITHIN_WORD.search(text) is not None
        or sum(len(pair.findall(text)) for letter, pair in _MOJIBAKE_PAIRS if letter in text) > 1
    )


def without_mojibake(text: str) -> str:
    """Return text without the UTF-8 that was read as Windows-1252, once or twice, where the reading is certain."""
    if not _shows_mojibake(text):
        return text
    read = _read_again(text, certain=False)
    if _MOJIBAKE.search(read) and (again := _read_again(read)) != read:
        return again
    return _read_again(text)


def _read_again(text: str, *, certain: bool = True) -> str:
    """Return text with the lines that were UTF-8 read as Windows-1252.

    A line is read again as a whole if every character fits that story. Of a line in which right letters stand
    beside two broken ones, these are read again.
    """
    from ftfy.fixes import decode_inconsistent_utf8

    mended: list[str] = []
    for line in text.split("\n"):
        broken = len(_MOJIBAKE.findall(line))
        try:
            read = line.encode("sloppy-windows-1252").decode("utf-8") if broken else line
        except UnicodeError:
            read = decode_inconsistent_utf8(line) if broken > 1 else line
        mended.append(line if broken and certain and _MOJIBAKE.search(read) else read)
    return "\n".join(mended)
