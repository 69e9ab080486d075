"""Newspapers, broadcasters, agencies and portals that an article names: who may have passed a claim on."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from flows.annotate.claims.patterns import words_of
from flows.annotate.mentions.gazetteer import gazetteer
from flows.languages import pack_of
from flows.records import Mention, SourceKind, Span
from flows.reference import agency_names

# Words are bounded: one without end must not be gone through again from each of its hyphens.
_NAME = r"(?:[^\W\d_a-zß-ÿ][\w.&’'-]{0,40})"
_ON = r"(?<![^\W\d_]{4}\.)\s"  # a full stop behind a whole word ends a sentence, and a name: "in Berlin. Die Zeitung"
_DOMAIN = re.compile(
    r"(?<![\w@.-])(?:[\w-]{1,63}\.){1,8}(?:com|org|net|info|de|at|ch|uk|eu|tv|news)(?![\w-])"
)


QUOTED = 2  # characters between what a medium is and its name: "die Tageszeitung „X“"


@dataclass(frozen=True, slots=True)
class Medium:
    """One place where an article names a medium; ``certain`` unless only what stands around it can tell."""

    start: int
    end: int
    name: str
    kind: SourceKind
    mention: Mention | None
    certain: bool


@dataclass(frozen=True, slots=True)
class _Words:
    """What a language pack says of media."""

    agency: re.Pattern[str]
    named: re.Pattern[str]
    small: re.Pattern[str]
    told: re.Pattern[str]
    quoted: re.Pattern[str]
    short: re.Pattern[str]
    title: re.Pattern[str]
    part: re.Pattern[str]
    again: re.Pattern[str]
    generic: re.Pattern[str]
    compound: re.Pattern[str]


class Media:
    """The media of one article."""

    def __init__(self, text: str, mentions: Sequence[Mention], spans: Sequence[Span], language: str) -> None:
        """``spans`` are the parts of the text that are read."""
        self._text = text
        self._words = _words(language)
        found = [medium for mention in mentions if (medium := self._of_mention(mention))]
        taken = {(m.start, m.end) for m in found if m.certain}
        for start, end in spans:
            for match in self._words.named.finditer(text, start, end):
                offset = Span(*match.span("quoted" if match["quoted"] else "plain"))
                found.append(self._named(offset, match["noun"], mentions))
            found += self._in_small_letters(Span(start, end))
            found += [
                self._named(Span(*match.span("quoted")), "", mentions)
                for pattern in (self._words.told, self._words.quoted, self._words.short)
                for match in pattern.finditer(text, start, end)
            ]
            for pattern in (self._words.title, _DOMAIN):
                found += [
                    self._named(Span(*match.span()), "", mentions)
                    for match in pattern.finditer(text, start, end)
                ]
        found = [m for m in found if m.certain or not any(s <= m.start < e for s, e in taken)]
        found = [m for m in found if self._stands_alone(m)]
        certain = sorted(m.start for m in found if m.certain)
        found = [m for m in found if m.mention or not _one_follows(m.end, certain)]
        self._all = _in_full(sorted(_apart(found), key=lambda m: m.start))
        self._starts = [m.start for m in self._all]

    def inside(self, start: int, end: int) -> list[Medium]:
        """Return what is named between two places, "the newspaper" for one named before included."""
        found = [m for m in self._all[bisect_left(self._starts, start) :] if m.start < end]
        for match in self._words.again.finditer(self._text, start, end):
            before = self.before(match.start())
            if before and not any(m.start - 3 <= match.end() and match.start() < m.end for m in found):
                found.append(Medium(*match.span(), before.name, before.kind, before.mention, True))
        return sorted(found, key=lambda m: m.start)

    def unnamed(self, start: int, end: int) -> Iterator[Medium]:
        """Yield the media without a name between two places: "state television"."""
        for match in self._words.generic.finditer(self._text, start, end):
            # "Die Zeitung „Fiskaren“": what is said of a medium is none beside it.
            near = 1 if self._text.startswith((" „", " “", " »", ' "'), match.end()) else 0
            if not any(
                m.certain and m.start - 2 * near < match.end() + near and match.start() <= m.end + 1
                for m in self._all
            ):
                yield Medium(*match.span(), " ".join(match[0].split()), "outlet", None, True)

    def before(self, offset: int) -> Medium | None:
        """Return the medium named last before an offset."""
        return next((m for m in reversed(self._all[: bisect_left(self._starts, offset)]) if m.certain), None)

    def is_again(self, start: int, end: int) -> bool:
        """Return whether the words only say "the newspaper"."""
        return self._words.again.fullmatch(self._text, start, end) is not None

    def _stands_alone(self, medium: Medium) -> bool:
        """Whether a name stands for the medium, and not for whose somebody or something is: "a BBC-backed survey"."""
        return (
            not self._text.startswith("-", medium.end)
            or self._words.compound.match(self._text, medium.end) is not None
        )

    def _in_small_letters(self, span: Span) -> Iterator[Medium]:
        """Yield known media behind what they are though small letters begin their names: "the magazine new Yorker"."""
        for match in self._words.small.finditer(self._text, *span):
            words = match["name"].split()
            for last in range(len(words), 0, -1):
                name = " ".join(word[0].upper() + word[1:] for word in words[:last])
                known = gazetteer().get(name) if words[0][0].islower() else None
                if known and known.kind == "outlet":
                    start = match.start("name")
                    yield Medium(start, start + len(" ".join(words[:last])), name, "outlet", None, True)
                    break

    def _of_mention(self, mention: Mention) -> Medium | None:
        offset = mention.start_char, mention.end_char
        if mention.normal in agency_names() or mention.surface in agency_names():
            return Medium(*offset, mention.normal, "agency", mention, True)
        if mention.kind == "outlet":
            return Medium(*offset, mention.normal, "outlet", mention, True)
        first = mention.surface.split()[0]
        if first in agency_names() and mention.kind != "person":  # glued to the name behind it
            return Medium(mention.start_char, mention.start_char + len(first), first, "agency", None, True)
        if mention.kind not in ("organisation", "product"):
            return None
        known = gazetteer().get(mention.surface)
        if known and known.kind != "outlet":
            return None
        certain = self._words.part.search(mention.surface) is not None
        return Medium(*offset, mention.normal, "outlet", mention, certain)

    def _named(self, offset: Span, noun: str, mentions: Sequence[Mention]) -> Medium:
        """Return the medium whose name stands behind what it is: "der Tageszeitung „X“", "the broadcaster X"."""
        start, end = offset
        mention = next((m for m in mentions if m.start_char < end and start < m.end_char), None)
        if mention and mention.kind in ("person", "location"):
            mention = None
        kind: SourceKind = "agency" if self._words.agency.search(noun) else "outlet"
        return Medium(start, end, " ".join(self._text[start:end].split()), kind, mention, True)


def _in_full(found: Sequence[Medium]) -> list[Medium]:
    """Return the media in text order; the last part of a name that stood before means the whole: "the Times" behind
    "the Los Angeles Times"."""
    whole: list[Medium] = []
    last: dict[str, Medium] = {}  # by what its name ends in, from a space on
    for medium in found:
        before = last.get(f" {medium.name.removeprefix('The ')}")
        whole.append(replace(medium, name=before.name, mention=before.mention) if before else medium)
        name = whole[-1].name
        if whole[-1].certain:
            ends = [name[at:] for at, letter in enumerate(name) if letter == " "]
            last |= {end: whole[-1] for end in ends if name != f"The{end}"}
    return whole


def _one_follows(end: int, starts: Sequence[int]) -> bool:
    """Return whether one of the ordered offsets lies right behind the end, but for a space and a quotation mark."""
    following = bisect_right(starts, end)
    return following < len(starts) and starts[following] <= end + QUOTED


def _apart(found: Sequence[Medium]) -> list[Medium]:
    """Return the media without those that overlap a longer or surer one."""
    kept: list[Medium] = []  # by where they stand; none overlaps another
    for medium in sorted(found, key=lambda m: (not m.certain, m.mention is None, m.start - m.end, m.start)):
        position = bisect_left(kept, medium.start, key=lambda m: m.start)
        around = kept[max(0, position - 1) : position + 1]
        if all(medium.end <= other.start or other.end <= medium.start for other in around):
            kept.insert(position, medium)
    return kept


@cache
def _words(language: str) -> _Words:
    data, names = pack_of(language).reporting.media, pack_of(language).names
    relays = pack_of(language).reporting.relays
    verbs = words_of(word for word in relays.before if " " not in word)
    nouns, parts = words_of(data.nouns), words_of(data.parts)
    genitive, possessive = words_of(names.genitive_endings), words_of(names.possessives)
    compound = r"[\w-]{0,20}" if pack_of(language).reporting.spans.nouns_upper else ""
    titled = words_of(part.capitalize() for part in data.parts)
    return _Words(
        agency=re.compile(words_of(data.agencies), re.IGNORECASE),
        named=re.compile(
            rf"(?<!\w)(?P<noun>(?i:[\w-]{{0,40}}(?:{nouns})))\s+"
            rf"(?:[\"„“”»‚‘'](?P<quoted>[^\"„“”»«‚‘'\n]{{2,40}})[\"“”«‘’']|(?P<plain>{_NAME}(?:{_ON}{_NAME}){{0,4}}))"
        ),
        small=re.compile(rf"(?<!\w)(?:{nouns})\s(?P<name>\w{{2,20}}(?:\s\w{{2,20}}){{0,2}})"),
        told=re.compile(
            rf"(?<!\w)(?:{verbs})\s(?:[\w.-]{{1,40}}\s){{0,4}}[\w.-]{{1,40}}(?:,[^,.;:!?\n„“”\"»«]{{3,120}},)?\s"
            rf"(?:{words_of(relays.told)})\s"
            rf"[„“”\"»‚‘'](?P<quoted>{_NAME}(?:\s{_NAME}){{0,3}})[\"“”«‘’']"
        ),
        quoted=re.compile(
            rf"(?<!\w)(?i:{words_of(data.again)})\s[„“”\"»‚‘'](?P<quoted>{_NAME}(?:\s{_NAME}){{0,3}})[\"“”«‘’']"
            rf"(?=,?\s(?:{words_of(relays.after)})(?!\w))",
        ),
        short=re.compile(
            rf"(?<!\w)(?:{words_of(relays.before)})\s(?:{words_of(data.again)})\s"
            rf"(?P<quoted>{words_of(data.short)})(?![\w-])(?!\s[^\W\d_a-zß-ÿ])"
        ),
        title=re.compile(
            rf"(?<![\w-])(?:(?:{_NAME}{_ON}){{1,3}}(?:{_NAME}-)?(?:{titled})|{_NAME}-(?:{titled})"
            rf"|{_NAME}(?:{words_of(data.endings)}))(?:{genitive})?(?![\w-])"
        ),
        part=re.compile(rf"(?:^|\W|(?<=\w))(?:{parts})(?:{genitive}|{possessive})?(?!\w)", re.IGNORECASE),
        generic=re.compile(
            rf"(?<![\w-])(?:(?:{_kinds(data.kinds)})\s)?{compound}(?:{words_of(data.generic)})(?![\w-])",
            re.IGNORECASE,
        ),
        compound=re.compile(rf"-[\w-]{{0,20}}(?:{words_of(data.compounds)})(?!\w)", re.IGNORECASE),
        again=re.compile(
            rf"(?<!\w)(?:{words_of(data.again)})\s(?:[\w-]{{1,40}}\s)?[\w-]{{0,40}}"
            rf"(?:{words_of((*data.nouns, *data.pointing))})(?!\w)",
            re.IGNORECASE,
        ),
    )


def _kinds(words: Iterable[str]) -> str:
    """Return a pattern for words, some of which are only endings ("-ish")."""
    endings = [word.removeprefix("-") for word in words if word.startswith("-")]
    return rf"{words_of(w for w in words if not w.startswith('-'))}|\w{{1,20}}(?:{words_of(endings)})"
