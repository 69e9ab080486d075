"""Claims: who said what, with what stance, on whose word."""

from collections.abc import Sequence

from flows.annotate.claims.chains import chain_of
from flows.annotate.claims.lexicon import Lexicon, lexicon_of
from flows.annotate.claims.spans import settled
from flows.annotate.claims.speakers import Speaker, Speakers
from flows.annotate.claims.stances import cue_lemma, is_hedged, is_refusal, stance_of
from flows.annotate.tagger import TaggedClaim
from flows.records import Article, Claim, Mention, Span, stable_id, text_of

CLOSE = 900  # characters between two claims of which the later may go on with the speaker of the earlier


def find_claims(
    text: str, article: Article, tagged: Sequence[TaggedClaim], mentions: Sequence[Mention]
) -> tuple[Claim, ...]:
    """Return the attributed statements of an article, in text order.

    Args:
        text: the document's.
        article: its article; outlet, agencies and language are used.
        tagged: what the model found, spans are offsets into ``text``.
        mentions: the names of the article.
    """
    lexicon = lexicon_of(article.language)
    names = Speakers(text, mentions, lexicon)
    found = sorted(
        (settled(text, claim, mentions, lexicon) for claim in tagged if not is_refusal(text, claim, lexicon)),
        key=lambda claim: (claim.content_spans, claim.quote_type),
    )
    speakers = _speakers(found, names)
    outer = [_around(number, found, speakers) for number in range(len(found))]
    return tuple(
        _claim(text, article, position, claim, speaker, outer[position], names, lexicon)
        for position, (claim, speaker) in enumerate(zip(found, speakers, strict=True))
    )


def _speakers(found: Sequence[TaggedClaim], names: Speakers) -> list[Speaker]:
    """Return the speaker of each claim; a frameless one close behind another goes on with its speaker."""
    speakers: list[Speaker] = []
    last: Speaker | None = None
    last_end = -CLOSE
    for claim in found:
        start, end = claim.content_spans[0][0], claim.content_spans[-1][1]
        before = last.mention if last and start - last_end < CLOSE else None
        speaker = names.resolve(claim.speaker_spans, before)
        if speaker.how == "none" and last and start - last_end < CLOSE and not claim.cue_spans:
            speaker = Speaker(last.name, False, last.mention, "context")
        speakers.append(speaker)
        if speaker.how != "none":
            last, last_end = speaker, end
    return speakers


def _around(number: int, found: Sequence[TaggedClaim], speakers: Sequence[Speaker]) -> list[Speaker]:
    """Return who speaks in the claims whose content holds this whole claim, the innermost first."""
    claim = found[number]
    own = (*claim.content_spans, *claim.frame_spans, *claim.speaker_spans)
    start, end = min(s for s, _ in own), max(e for _, e in own)
    holding = [
        (other.content_spans[-1][1] - other.content_spans[0][0], speakers[index])
        for index, other in enumerate(found)
        if index != number
        and other.content_spans[0][0] <= start
        and end <= other.content_spans[-1][1]
        and claim.speaker_spans
    ]
    return [speaker for _, speaker in sorted(holding, key=lambda pair: pair[0])]


def _claim(
    text: str,
    article: Article,
    position: int,
    claim: TaggedClaim,
    speaker: Speaker,
    outer: Sequence[Speaker],
    names: Speakers,
    lexicon: Lexicon,
) -> Claim:
    cue = text_of(text, claim.cue_spans) or None
    lemma = cue_lemma(text, claim.cue_spans, lexicon)
    stance, decided = stance_of(text, claim, lemma, lexicon)
    own = _merged((*claim.speaker_spans, *claim.cue_spans, *claim.frame_spans, *claim.addressee_spans))
    return Claim(
        claim_id=stable_id(article.article_id, claim.quote_type, claim.content_spans),
        article_id=article.article_id,
        position=position,
        language=article.language,
        quote_type=claim.quote_type,
        stance=stance,
        hedged=is_hedged(text, claim, lexicon),
        content=text_of(text, claim.content_spans),
        content_spans=claim.content_spans,
        speaker_name=speaker.name,
        speaker_text=text_of(text, claim.speaker_spans) or None,
        speaker_spans=claim.speaker_spans,
        speaker_named=speaker.named,
        speaker_mention_id=speaker.mention.mention_id if speaker.mention else None,
        cue_text=cue,
        cue_lemma=lemma,
        cue_spans=claim.cue_spans,
        frame_spans=claim.frame_spans,
        addressee_spans=claim.addressee_spans,
        rule=f"model; stance by {decided}; speaker by {speaker.how}",
        confidence=round(claim.score, 4),
        sources=chain_of(text, article, speaker, own, claim.content_spans, cue, outer, names, lexicon),
    )


def _merged(spans: Sequence[Span]) -> list[Span]:
    """Return the spans in order without repetition, overlapping ones as one."""
    merged: list[Span] = []
    for start, end in sorted(set(spans)):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
