"""Where a cue begins and ends: its verb with the auxiliaries, adverbs and particles that belong to it.

"has repeatedly called for", "went on to say", "issued a statement saying", "kündigte … an": languages whose verbs are
split have the parts of a cue apart, the others in one piece.
"""

import re
from collections.abc import Sequence

from flows.annotate.claims.conventions import WORD, Conventions
from flows.annotate.tagger import TaggedClaim
from flows.records import Span

CLAUSE = 120  # characters in which the other half of a verb is sought
BEHIND = 3  # adverbs and particles behind a verb

_FOLLOWING = re.compile(r"\s(\w+)(?!\w)")
_CLAUSE_END = re.compile(r"[,.:;!?\n„“\"]")


def whole_cue(text: str, cue: Sequence[Span], claim: TaggedClaim, rules: Conventions) -> list[Span]:
    """Return the cue with the auxiliaries, adverbs and particles that belong to its verb."""
    opening = text[slice(*cue[0])].lower().split()
    if not opening or opening[0] in rules.prepositions:
        return list(cue)
    spans = [Span(_beginning(text, cue[0].start, rules), cue[0].end), *cue[1:]]
    spans[-1] = Span(spans[-1].start, _end(text, spans[-1], claim, rules))
    verb = WORD.findall(text, *spans[-1])
    if rules.colon and text.startswith(":", spans[-1].end):
        spans[-1] = Span(spans[-1].start, spans[-1].end + 1)
    if rules.split and len(spans) == 1 and (particle := _particle(text, spans[0].end, claim, rules)):
        spans.append(particle)
    elif len(spans) == 1 and verb and verb[-1].lower() in rules.modals:
        spans += _infinitive(text, spans[0].end, claim)
    return spans


def _beginning(text: str, start: int, rules: Conventions) -> int:
    """Return where the cue of a verb begins: with what leads to it ("went on to", "issued a statement") and with the
    auxiliaries and adverbs before that."""
    while (begin := _attended(text, start, rules)) != start or (begin := _led(text, start, rules)) != start:
        start = begin
    contracted = rules.contracted.search(text, max(0, start - CLAUSE), start)
    return contracted.start("verb") if contracted else start


def _attended(text: str, start: int, rules: Conventions) -> int:
    """Return the start of the auxiliaries and adverbs right before a verb."""
    words = list(WORD.finditer(text, max(0, start - CLAUSE), start))
    for word in reversed(words):
        modal = not rules.split and word[0].lower() in rules.modals
        if not (modal or rules.attends(word[0])) or text[word.end() : start].strip() or word[0][0].isupper():
            break
        start = word.start()
    return start


def _led(text: str, start: int, rules: Conventions) -> int:
    """Return the start of the words that lead to a verb: "continued to" insist, "issued a statement" saying."""
    led = rules.leading.search(text, max(0, start - CLAUSE), start)
    return led.start() if led and "\n" not in led[0] else start


def _end(text: str, last: Span, claim: TaggedClaim, rules: Conventions) -> int:
    """Return the end of the particles and adverbs behind a verb: "called" for, "said" repeatedly."""
    verb, end = WORD.findall(text, *last), last.end
    if not verb:
        return end
    particles = rules.particles.get(verb[-1].lower(), frozenset()) | rules.particles.get("*", frozenset())
    begins = {span.start for span in claim.content_spans}
    for _ in range(BEHIND):
        following = _FOLLOWING.match(text, end)
        if following is None:
            break
        word = following[1].lower()
        adverb = bool(rules.adverb_ending) and word.endswith(rules.adverb_ending) and following[1].islower()
        if not (word in particles or adverb) or (adverb and following.start(1) in begins):
            break
        end = following.end()
    return end


def _infinitive(text: str, end: int, claim: TaggedClaim) -> list[Span]:
    """Return the word that ends the clause of a modal verb: "zugeben" of "musste die Behörde zugeben"."""
    inside = [s for s, _ in claim.content_spans if s >= end]
    limit = min([end + CLAUSE, len(text), *inside])
    stop = _CLAUSE_END.search(text, end, limit)
    words = list(WORD.finditer(text, end, stop.start() if stop else limit))
    return [Span(*words[-1].span())] if words and words[-1][0].islower() else []


def _particle(text: str, end: int, claim: TaggedClaim, rules: Conventions) -> Span | None:
    """Return the particle that ends the clause of a split verb: "an" of "kündigte … an"."""
    inside = [s for s, _ in claim.content_spans if s >= end]
    limit = min([end + CLAUSE, len(text), *inside])
    stop = _CLAUSE_END.search(text, end, limit)
    last = None
    for word in WORD.finditer(text, end, stop.start() if stop else limit):
        last = word
    if last and last[0] in rules.split:
        return Span(*last.span())
    return None
