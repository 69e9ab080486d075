"""The chain: who passed a claim on, from its speaker to the outlet that published it."""

import re
from collections.abc import Sequence

from flows.annotate.claims.lexicon import Lexicon, lemma_of
from flows.annotate.claims.speakers import Speaker, Speakers
from flows.clean.sources import agencies
from flows.records import Article, ClaimSource, Mention, SourceKind, Span

UNKNOWN = "unknown"
_SENTENCE_END = re.compile(r"[.!?…][\"”“»«’)\]]*\s+(?=[\"„“»«‚‘'(]?[A-ZÄÖÜ0-9])|\n")


def chain_of(
    text: str,
    article: Article,
    speaker: Speaker,
    spans: Sequence[Span],
    content: Sequence[Span],
    cue: str | None,
    outer: Sequence[Speaker],
    names: Speakers,
    lexicon: Lexicon,
) -> tuple[ClaimSource, ...]:
    """Return the steps from the speaker outward; the last is the publishing outlet.

    Args:
        text: the document's.
        article: it was published in.
        speaker: who made the claim.
        spans: the claim's speaker, cue, frame and addressee.
        content: what was said; who is named in it passed nothing on.
        cue: the reporting words.
        outer: speakers of the claims that report this one, the innermost first.
        names: the article's names.
        lexicon: of the article's language.
    """
    said = speaker.name or UNKNOWN
    taken = speaker.mention
    steps = [
        ClaimSource(
            0,
            said,
            "speaker",
            taken.start_char if taken else None,
            taken.end_char if taken else None,
            taken.mention_id if taken else None,
        )
    ]
    known = {said.lower()}

    def add(name: str, kind: SourceKind, mention: Mention | None, place: Span | None = None) -> None:
        if name.lower() in known:
            return
        known.add(name.lower())
        start, end = (mention.start_char, mention.end_char) if mention else place or (None, None)
        steps.append(ClaimSource(len(steps), name, kind, start, end, mention.mention_id if mention else None))

    def in_content(place: int) -> bool:
        return any(start <= place < end for start, end in content)

    for sentence in _sentences(text, spans):
        for found in lexicon.platform.finditer(text, *sentence):
            if not in_content(found.start("name")):
                add(found["name"], "platform", None, found.span("name"))
        for mention in names.inside([sentence]):
            kind = _kind(mention)
            if not kind or mention == speaker.mention or in_content(mention.start_char):
                continue
            if _relays(text, mention, spans, lexicon):
                add(names.name_of(mention), kind, mention)
    verb = lexicon.platform_verbs.get(lemma_of(cue, lexicon.language)) if cue else None
    if verb:
        add(verb, "platform", None)
    for other in outer:
        if other.name and other.mention != speaker.mention:
            kind = _kind(other.mention) if other.mention else None
            add(other.name, kind or "document", other.mention)
    for agency in article.agencies:
        add(agency, "agency", None)
    outlet = article.outlet or article.source_domain or UNKNOWN
    if outlet.lower() in known and len(steps) > 1 and steps[-1].name.lower() == outlet.lower():
        steps.pop()
    known.discard(outlet.lower())
    add(outlet, "outlet", None)
    return tuple(steps)


def _kind(mention: Mention) -> SourceKind | None:
    if mention.normal in agencies() or mention.surface in agencies():
        return "agency"
    return "outlet" if mention.kind == "outlet" else None


def _relays(text: str, mention: Mention, spans: Sequence[Span], lexicon: Lexicon) -> bool:
    """Whether the words around a name say that it passed something on."""
    before = text[max(0, mention.start_char - 50) : mention.start_char]
    # "der amerikanischen Zeitung X": an adjective or a noun of its own may stand between.
    shorter = [before, *(before[: m.start()] for m in list(re.finditer(r"[\w-]+\W+$", before))[:1])]
    behind = text[mention.end_char : mention.end_char + 30]
    if any(lexicon.relay_before.search(part) for part in shorter) or lexicon.relay_after.search(behind):
        return True
    return any(start <= mention.start_char and mention.end_char <= end for start, end in spans)


def _sentences(text: str, spans: Sequence[Span]) -> list[Span]:
    """Return the sentences in which the claim's own words stand."""
    found = []
    for start, end in spans:
        window = max(0, start - 400)
        ends = [m.end() for m in _SENTENCE_END.finditer(text, window, start)]
        first = ends[-1] if ends else window
        closing = _SENTENCE_END.search(text, end, end + 400)
        last = closing.start() + 1 if closing else min(len(text), end + 400)
        if (first, last) not in found:
            found.append((first, last))
    return found
