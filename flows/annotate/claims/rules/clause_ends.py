"""Contents that begin or end beside their clause: its conjunction belongs to it ("that her brother …"), a word that
joins what comes next does not, nor does the sentence behind a closing mark."""

import re
from collections.abc import Sequence
from dataclasses import replace

from flows.annotate.claims.conventions import WORD
from flows.annotate.claims.reading import FoundClaim, Reading
from flows.annotate.tagger import TaggedClaim
from flows.annotate.text import CLOSING
from flows.records import Span

_STOP = re.compile(r"[,.;:!?()“”\"\n]")
_BEFORE = re.compile(r"(?<!\w)(\w+)\s$")
OPENER = 12  # characters of a conjunction
ASIDE = 5  # words between a verb and the conjunction behind it


def keep_to_clauses(reading: Reading, found: Sequence[FoundClaim]) -> list[FoundClaim]:
    """Return the claims; indirect contents begin and end with their clause."""
    return [FoundClaim(_kept(reading, item.claim), item.found_by) for item in found]


def _kept(reading: Reading, claim: TaggedClaim) -> TaggedClaim:
    if claim.quote_type != "indirect" or not claim.cue_spans:
        return claim
    first, last = claim.content_spans[0], claim.content_spans[-1]
    start, end = _start(reading, claim, first), _end(reading, claim, last)
    if (start, end) == (first.start, last.end):
        return claim
    if len(claim.content_spans) == 1:
        return replace(claim, content_spans=(Span(start, end),))
    spans = (Span(start, first.end), *claim.content_spans[1:-1], Span(last.start, end))
    return replace(claim, content_spans=spans)


def _start(reading: Reading, claim: TaggedClaim, content: Span) -> int:
    """Return where a content begins with its conjunction, behind when or where it was said: "afterwards that …"."""
    text, openers = reading.text, reading.lexicon.complement_openers
    before = _BEFORE.search(text[max(0, content.start - OPENER) : content.start])
    if before is not None and before[1].lower() in openers:
        return content.start - len(before[0])
    opening = WORD.match(text, content.start, content.end)
    if opening is None or opening[0].lower() not in reading.lexicon.asides - openers:
        return content.start
    behind = claim.cue_spans[-1].end == content.start - 1
    return opener_behind(reading, content) or content.start if behind else content.start


def opener_behind(reading: Reading, part: Span) -> int | None:
    """Return where the conjunction stands that opens a clause behind a few words of when or where."""
    words = list(WORD.finditer(reading.text, *part))[:ASIDE]
    found = next((word for word in words if word[0].lower() in reading.lexicon.complement_openers), None)
    parted = found is None or _STOP.search(reading.text, part.start, found.start())
    return None if found is None or parted else found.start()


def _end(reading: Reading, claim: TaggedClaim, content: Span) -> int:
    text, (start, end) = reading.text, content
    sentence = reading.sentences.at(start)
    marked = text[sentence.end - 1] in CLOSING  # a full stop alone may be an abbreviation's
    if marked and sentence.start <= claim.cue_spans[0].start < start and sentence.end < end:
        end = sentence.end
    end = _particle_end(reading, claim, end)
    words = list(WORD.finditer(text, start, end))
    if len(words) > 1 and words[-1].end() == end and words[-1][0] in reading.lexicon.predicate_joins:
        end = len(text[: words[-1].start()].rstrip(" ,–—-"))
    return end


def _particle_end(reading: Reading, claim: TaggedClaim, end: int) -> int:
    """Return the end of the verb's particle that closes the clause behind a content: "Der Brand brach nach Angaben der
    Polizei in der Küche" ends with "aus"."""
    text, rules = reading.text, reading.conventions
    source = WORD.match(text, claim.cue_spans[0].start)
    particle = WORD.match(text, end + 1) if text[end : end + 1] == " " else None
    closes = particle is not None and particle[0] in rules.split and _STOP.match(text, particle.end())
    governed = source is not None and source[0].lower() in rules.prepositions
    return particle.end() if particle and closes and governed else end
