"""Denials of oneself: who stands accused and says that he did not do it denies it ("told detectives he had never met
her"); of somebody whom nobody accuses the same words only say what did not happen."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from flows.annotate.claims.conventions import WORD
from flows.annotate.claims.drafts import Draft
from flows.annotate.claims.reading import Reading
from flows.records import Span, text_of

LOOK_BACK = 900  # characters before a claim in which its speaker is said to be accused
LONGEST = 300  # characters of a content that says no more than that

_MARKS = re.compile(r"[„“”»«\"]")  # some of the words may be quoted


def deny_of_themselves(reading: Reading, drafts: Sequence[Draft]) -> list[Draft]:
    """Return the claims, denied where only the accusation tells a denial from other words."""
    return [
        replace(draft, stance="deny", stance_by="rule")
        if draft.stance == "assert" and _is_negated(reading, draft) and _is_accused(reading, drafts, draft)
        else draft
        for draft in drafts
    ]


def _is_negated(reading: Reading, draft: Draft) -> bool:
    """Whether a content opens with what its speaker did not do: "he had never …", "Ich habe … nicht genommen"."""
    claim, lexicon = draft.claim, reading.lexicon
    content = lexicon.not_negations.sub(" ", _MARKS.sub("", text_of(reading.text, claim.content_spans)))
    if claim.quote_type == "reported" or len(content) > LONGEST or content.rstrip().endswith("?"):
        return False
    undone = lexicon.undone.search(content)
    return undone is not None and (undone["who"].lower() in lexicon.myself) == (claim.quote_type == "direct")


def _is_accused(reading: Reading, drafts: Sequence[Draft], draft: Draft) -> bool:
    """Whether a speaker is called accused, speaks before those who judge him, or is named where somebody accuses."""
    text, accused = reading.text, reading.lexicon.accused
    spoken = text_of(text, draft.spoken)
    if any(word.lower().endswith(reading.lexicon.testifying) for word in WORD.findall(spoken)):
        return False
    if accused.search(spoken) or (draft.claim.cue_spans and _is_tried(reading, draft)):
        return True
    own = draft.speaker.mention
    if own is None:
        return False
    about = (span for span in _accusations(reading, drafts, draft) if span.start < draft.start)
    return any(m.name_id == own.name_id for span in about for m in reading.names.inside([span]))


def _is_tried(reading: Reading, draft: Draft) -> bool:
    """Whether a claim is made before a court or detectives, as its own sentence says."""
    cue = draft.claim.cue_spans[0]
    judging = reading.lexicon.tribunals.finditer(reading.text, *reading.sentences.at(cue.start))
    return any(
        not any(c.start <= found.start() < c.end for c in draft.claim.content_spans) for found in judging
    )


def _accusations(reading: Reading, drafts: Sequence[Draft], draft: Draft) -> Iterator[Span]:
    """Yield what accuses somebody before a claim: claims of others, and sentences with a word for it."""
    for other in drafts:
        if other.stance == "accuse" and other.speaker.name != draft.speaker.name:
            yield Span(other.start, other.end)
    for found in reading.lexicon.accused.finditer(reading.text, max(0, draft.start - LOOK_BACK), draft.start):
        yield reading.sentences.at(found.start())
