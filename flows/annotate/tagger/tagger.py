"""The tagger: documents in, claims and names out."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from flows.annotate.tagger import labels
from flows.annotate.tagger.decode import Content, Sight, WordSpan, decode_contents, decode_names
from flows.annotate.tagger.model import WEIGHTS, Model
from flows.annotate.tagger.shapes import Tagged, TaggedClaim, TaggedName
from flows.annotate.tagger.windows import Window, Words, cut_windows, read_words
from flows.records import Span


class Tagger:
    """Tags claims and names with the shipped model; needs no network."""

    def __init__(self, threads: int = 1, weights: Path = WEIGHTS) -> None:
        """``threads`` is how many the encoder may use."""
        self._model = Model(threads, weights)

    def tag(self, documents: Sequence[tuple[str, Sequence[Span]]]) -> list[Tagged]:
        """Return what was found in each document, in the order given.

        Args:
            documents: the whole text of each document and the half-open code point ranges of it to read.
        """
        return [self._tag(text, ranges) for text, ranges in documents]

    def _tag(self, text: str, ranges: Sequence[Span]) -> Tagged:
        words = read_words(text, ranges, self._model.table)
        windows = list(cut_windows(words))
        sights = [self._sight(words, window) for window in windows]
        contents = decode_contents(sights, self._model.distance)
        names = decode_names(sights)
        claims = [
            _claim(group, words, window)
            for window, found in zip(windows, contents, strict=True)
            for group in _whole(found)
        ]
        named = [
            TaggedName(*_characters(span, words, window), labels.NAME_KINDS[kind], score)
            for window, found in zip(windows, names, strict=True)
            for span, kind, score in found
        ]
        return Tagged(
            tuple(sorted(claims, key=lambda claim: claim.content_spans)),
            tuple(sorted(named, key=lambda name: name.start)),
        )

    def _sight(self, words: Words, window: Window) -> Sight:
        return Sight(
            rows=self._model.rows(words, window),
            fresh=window.fresh - window.start + 1,
            opens=np.array([False, *words.breaks[window.start : window.end], False]),
            marks=np.array([True, *words.marks[window.start : window.end], True]),
        )


def _whole(contents: Sequence[Content]) -> list[list[Content]]:
    """Return the contents of a window by claim: an interrupted content's later parts with the earlier ones."""
    parts: dict[int, list[Content]] = {}  # by the first word of the first part
    owner: dict[int, int] = {}
    for content in contents:
        first = content.span[0]
        head = owner.get(content.before, first)
        if head != first and parts[head][0].kind != content.kind:
            head = first
        owner[first] = head
        parts.setdefault(head, []).append(content)
    return list(parts.values())


def _claim(parts: Sequence[Content], words: Words, window: Window) -> TaggedClaim:
    first = parts[0]

    def spans(link: str) -> tuple[Span, ...]:
        found = {span for part in parts if (span := getattr(part, link))}
        return tuple(sorted(_characters(span, words, window) for span in found))

    return TaggedClaim(
        quote_type=labels.QUOTE_TYPES[first.kind],
        stance=labels.STANCES[first.stance],
        stance_score=first.stance_score,
        hedged=first.hedged,
        content_spans=tuple(_characters(part.span, words, window) for part in parts),
        speaker_spans=spans("speaker")[:1],
        cue_spans=spans("cue")[:1],
        frame_spans=spans("frame"),
        addressee_spans=spans("addressee")[:1],
        score=sum(part.score for part in parts) / len(parts),
        begin_score=first.begin_score,
        speaker_score=first.speaker_score,
        cue_score=first.cue_score,
    )


def _characters(span: WordSpan, words: Words, window: Window) -> Span:
    """Return the code point range of rows ``span`` of a window; row 0 is the begin mark."""
    offset = window.start - 1
    return Span(words.spans[span[0] + offset].start, words.spans[span[1] + offset].end)
