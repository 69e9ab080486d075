"""What nobody reports: contents that are no more than a word, and those that only repeat a heading."""

from collections.abc import Sequence

from flows.annotate.claims.reading import FoundClaim, Reading
from flows.annotate.claims.rules.denials import is_bare_heading
from flows.annotate.tagger import TaggedClaim
from flows.records import Span, text_of


def drop_unreported(reading: Reading, found: Sequence[FoundClaim]) -> list[FoundClaim]:
    """Return the claims without those whose content nobody says."""
    return [
        item
        for item in found
        if _is_statement(reading, item.claim)
        and not _is_heading(reading, item.claim)
        and not _is_bare(reading, item.claim)
        and not _is_apart(reading, item.claim)
        and not _is_of_another(reading, item.claim, found)
    ]


def _is_statement(reading: Reading, claim: TaggedClaim) -> bool:
    """Whether a content is more than a conjunction and no aim; of a quotation one word is enough."""
    content = text_of(reading.text, claim.content_spans)
    words = content.split()
    opening = words[0].lower() if words else ""
    if (
        claim.quote_type == "indirect"
        and opening in reading.lexicon.purposes
        and reading.lexicon.infinitives.search(content)
    ):
        return False  # "Um sicher zu gehen, schrieb sie …"
    cues = {text_of(reading.text, (cue,)).lower() for cue in claim.cue_spans} - reading.conventions.no_cues
    if claim.quote_type == "indirect" and not cues and reading.lexicon.infinitives.match(content):
        return False  # "led them to doubt it": no verb reports the infinitive
    return not _is_medium(reading, claim) if claim.quote_type == "direct" else len(words) > 1


def _is_medium(reading: Reading, claim: TaggedClaim) -> bool:
    """Whether what stands in marks is the name of a medium: "sagte sie der „Tageszeitung“"."""
    start, end = Span.extent(claim.content_spans)
    return any(m.start - 1 <= start and end <= m.end + 1 for m in reading.media.inside(start, end))


def _is_heading(reading: Reading, claim: TaggedClaim) -> bool:
    """Whether a content without reporting words beside it is just what a headline or a caption says."""
    start = claim.content_spans[0].start
    own = [heading for heading in reading.headings if heading.start <= start < heading.end]
    reported = claim.quote_type == "direct" or any(
        heading.start <= cue.start < heading.end for heading in own for cue in claim.cue_spans
    )
    return bool(own) and not reported


def _is_apart(reading: Reading, claim: TaggedClaim) -> bool:
    """Whether what sums up an act has its verb from another sentence."""
    if claim.quote_type != "reported" or not claim.cue_spans:
        return False
    own = Span(
        reading.sentences.at(claim.content_spans[0].start).start,
        reading.sentences.at(claim.content_spans[-1].end - 1).end,
    )
    return not any(own.overlaps(cue) for cue in claim.cue_spans)


def _is_of_another(reading: Reading, claim: TaggedClaim, found: Sequence[FoundClaim]) -> bool:
    """Whether the verb of a claim reports another one, whose speaker is taken for what is said, or in whose sentence
    the bare noun does not stand that is."""
    if claim.quote_type != "indirect" or not claim.cue_spans:
        return False
    others = [other.claim for other in found if other.claim.cue_spans == claim.cue_spans]
    content, sentence = Span.extent(claim.content_spans), reading.sentences.at(claim.cue_spans[0].start)
    if not claim.speaker_spans and any(content.contains(s) for other in others for s in other.speaker_spans):
        return True
    words, rules = text_of(reading.text, claim.content_spans).split(), reading.conventions
    plain = all(word[0].isupper() or rules.modifies(word) for word in words)
    noun = rules.nouns_upper and plain and words[-1][0].isupper()
    return (
        noun and not sentence.overlaps(content) and any(sentence.overlaps(o.content_spans[0]) for o in others)
    )


def _is_bare(reading: Reading, claim: TaggedClaim) -> bool:
    """Whether a headline only says that somebody denies, not what."""
    content = Span.extent(claim.content_spans)
    return claim.quote_type == "reported" and is_bare_heading(
        reading, content, (*claim.speaker_spans, *claim.cue_spans)
    )
