"""Labels: in an interview each line opens with who speaks ("SPIEGEL: …", "Q: …"); a headline may do so once."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from flows.annotate.claims.conventions import WORD
from flows.annotate.claims.lexicon import lemma_of
from flows.annotate.claims.reading import FoundClaim, Reading, taken_by
from flows.annotate.claims.rule_claim import rule_claim
from flows.annotate.text import PAIRS
from flows.records import QuoteType, Span

FOUND_BY = "label of a line"
CONFIDENCE = 0.8
FEWEST = 3  # labelled lines that make an interview
LONGEST = 60  # characters of a label
SHORT = 3  # words that a headline's content has at least

_LABEL = re.compile(r"(?m)^[ \t]*[“„\"»]?(?P<label>[^\W\d_][^:\n„“”»«\"?!]{0,59}):[ \t]+(?=\S)")
_DASH = re.compile(r"\s[–—]\s")


def read_labels(reading: Reading, found: Sequence[FoundClaim]) -> list[FoundClaim]:
    """Return the claims: in an interview who is named at the head of a line says what stands in it without
    reporting words; questions and thanks of who asks are nobody's claim. A headline with a label is one."""
    interview = _interview(reading)
    asking = _asking(reading, interview)
    answers = [
        (label, _guest(reading, label, place, interview), rest)
        for label, place, rest in interview
        if label not in asking
    ]
    questions = [line for line in interview if line[0] in asking]
    kept = [part for item in found for part in _labelled(reading, item, [*questions, *answers], asking)]
    return [*kept, *_answers(reading, kept, answers if asking else []), *_headlines(reading, kept)]


def asked_lines(reading: Reading) -> list[Span]:
    """Return the lines of an interview in which somebody asks; what they say is no claim."""
    interview = _interview(reading)
    asking = _asking(reading, interview)
    return [rest for label, _, rest in interview if label in asking]


def _interview(reading: Reading) -> Sequence[tuple[str, Span, Span]]:
    """Return the labelled lines of an article where they are an interview."""
    lines = list(_lines(reading))
    return lines if len(lines) >= FEWEST and len({label for label, _, _ in lines}) < len(lines) else []


def _lines(reading: Reading) -> Iterator[tuple[str, Span, Span]]:
    """Yield label, its place and the rest of each line that opens with one."""
    for first, last in reading.spans:
        for match in _LABEL.finditer(reading.text, first, last):
            if _reports(reading, match["label"]):
                continue
            end = reading.text.find("\n", match.end(), last)
            yield match["label"], Span(*match.span("label")), Span(match.end(), end if end > 0 else last)


def _reports(reading: Reading, label: str) -> bool:
    """Whether the words before a colon are a clause that reports: "Doe continued:"."""
    language, sayings = reading.lexicon.language, reading.lexicon.sayings
    return any(word.islower() and lemma_of(word, language) in sayings for word in WORD.findall(label))


def _asking(reading: Reading, lines: Sequence[tuple[str, Span, Span]]) -> frozenset[str]:
    """Return the labels of who asks: a medium, a word for it, or whose lines are more often questions than others'."""
    asked: dict[str, list[bool]] = {}
    for label, place, rest in lines:
        medium = label.lower() in reading.lexicon.interviewers or bool(reading.media.inside(*place))
        asked.setdefault(label, []).append(medium or "?" in reading.text[rest.start : rest.end])
    shares = {label: sum(questions) / len(questions) for label, questions in asked.items()}
    most = sorted(shares.values())[-2:]
    opens = lines[0][0] if lines else None  # who asks opens an interview
    return frozenset(
        label
        for label, share in shares.items()
        if 2 * share >= 1 or (label == opens and most[0] < share == most[-1])
    )


def _guest(reading: Reading, label: str, place: Span, lines: Sequence[tuple[str, Span, Span]]) -> Span:
    """Return where the name of who answers stands: the label, or the person around the interview whom it means: for
    "A:" the first above it or below it, else whom the first question addresses, for "DOE:" who bears the name."""
    first, last = lines[0][1].start, lines[-1][2].end
    people = [m for m in reading.mentions if m.kind == "person"]
    around = [m for m in people if m.start_char < first] + [m for m in people if m.start_char >= last]
    if label.lower() in reading.lexicon.answering:
        opening = reading.sentences.at(lines[0][2].start)
        around += [m for m in people if opening.contains(Span(m.start_char, m.end_char))]
    elif label.isupper():
        around = [m for m in around if m.surface.lower().endswith(f" {label.lower()}")]
    else:
        return place
    return next((Span(m.start_char, m.end_char) for m in around), place)


def _answers(
    reading: Reading, found: Sequence[FoundClaim], lines: Sequence[tuple[str, Span, Span]]
) -> Iterator[FoundClaim]:
    """Yield the sentences of answers that no claim covers: all that a guest says is said."""
    taken = taken_by(found)
    for _, place, rest in lines:
        start = rest.start
        while start < rest.end and (sentence := reading.sentences.at(start)):
            own = Span(max(sentence.start, rest.start), min(sentence.end, rest.end))
            following = reading.sentences.after(max(own.end, start + 1))
            start = following.start if following else rest.end
            words = WORD.findall(reading.text, *own)
            asks = reading.text[own.start : own.end].endswith("?")
            if len(words) >= SHORT and not asks and not any(own.overlaps(span) for span in taken):
                yield FoundClaim(rule_claim("direct", own, CONFIDENCE, speaker=(place,)), FOUND_BY)


def _labelled(
    reading: Reading,
    item: FoundClaim,
    lines: Sequence[tuple[str, Span, Span]],
    asking: frozenset[str],
) -> Iterator[FoundClaim]:
    """Yield a claim as its line's label has it; nothing where who asks says it."""
    claim = item.claim
    content = Span.extent(claim.content_spans)
    line = next((line for line in lines if _start(reading, line[2]) <= content.start < line[2].end), None)
    inside = line is not None and any(line[2].contains(span) for span in claim.cue_spans)
    if line is None or inside:
        yield item
        return
    label, place, rest = line
    if label in asking:
        return
    spans = tuple(
        Span(max(span.start, rest.start), min(span.end, rest.end))
        for span in (_sentences_of(reading, span, rest) for span in claim.content_spans)
        if span.start < rest.end and span.end > rest.start
    )
    if spans:
        spoken = replace(claim, content_spans=spans, speaker_spans=(place,), cue_spans=(), frame_spans=())
        yield FoundClaim(spoken, f"{item.found_by}; {FOUND_BY}")


def _start(reading: Reading, rest: Span) -> int:
    """Return where a line begins, its label included."""
    return reading.text.rfind("\n", 0, rest.start) + 1


def _sentences_of(reading: Reading, span: Span, line: Span) -> Span:
    """Return a content as whole sentences of its line: all that a guest says is said."""
    start, end = (
        reading.sentences.at(span.start).start,
        reading.sentences.at(max(span.start, span.end - 1)).end,
    )
    return Span(max(start, line.start), min(end, line.end))


def _headlines(reading: Reading, found: Sequence[FoundClaim]) -> Iterator[FoundClaim]:
    """Yield what a heading says after a name and a colon, where it is a sentence or a quotation."""
    for heading in reading.headings:
        for match in _LABEL.finditer(reading.text, *heading):
            start = match.end()
            dash = _DASH.search(reading.text, start, heading.end)
            line = reading.text.find("\n", start, heading.end)
            end = min([heading.end, *([dash.start()] if dash else []), *([line] if line > 0 else [])])
            content, place = Span(start, end), Span(*match.span("label"))
            people = reading.names.inside([place], ("person",))
            named = bool(people) and people[-1].end_char == place.end
            taken = any(span.overlaps(content) for item in found for span in item.claim.content_spans)
            if named and not taken and (direct := _is_said(reading, content)) is not None:
                kind: QuoteType = "direct" if direct else "indirect"
                yield FoundClaim(rule_claim(kind, content, CONFIDENCE, speaker=(place,)), FOUND_BY)


def _is_said(reading: Reading, content: Span) -> bool | None:
    """Return whether a headline's words are a quotation, None where they are no sentence either."""
    text, rules = reading.text, reading.conventions
    if text[content.start] in PAIRS:
        return True
    words = [word.lower() for word in WORD.findall(text, content.start, content.end)]
    verbs = rules.auxiliaries | rules.modals
    return False if len(words) > SHORT and verbs.intersection(words) else None
