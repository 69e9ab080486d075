"""Claims: who said what, with what stance, on whose word."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from flows.annotate.claims.chains import Chains, Relay
from flows.annotate.claims.continuations import RULE as GOES_ON
from flows.annotate.claims.continuations import continuations
from flows.annotate.claims.denials import RULE as DENIES
from flows.annotate.claims.denials import denials, without_denials
from flows.annotate.claims.hearsay import RULE as HEARSAY
from flows.annotate.claims.hearsay import hearsay, is_voiceless
from flows.annotate.claims.lexicon import Lexicon, lexicon_of
from flows.annotate.claims.media import Media
from flows.annotate.claims.quotes import attributed
from flows.annotate.claims.spans import complete_spans, has_inanimate_speaker
from flows.annotate.claims.speakers import Speaker, Speakers
from flows.annotate.claims.speech_acts import RULE as ACTS
from flows.annotate.claims.speech_acts import speech_acts
from flows.annotate.claims.stances import cue_lemma, is_hedged, is_refusal, stance_of
from flows.annotate.tagger import TaggedClaim
from flows.records import Article, Claim, Mention, Span, Stance, stable_id, text_of

NEXT = 300  # characters between a denial and a content that goes on with it
CLOSE = 900  # characters between two claims of which the later may go on with the speaker of the earlier


@dataclass(slots=True)
class _Draft:
    """A claim in the making."""

    tagged: TaggedClaim
    rule: str
    cue: str | None
    lemma: str | None
    stance: Stance
    decided: str
    speaker: Speaker
    outer: list[Speaker] = field(default_factory=list)
    relays: list[Relay] = field(default_factory=list)

    @property
    def start(self) -> int:
        return self.tagged.content_spans[0][0]

    @property
    def end(self) -> int:
        return self.tagged.content_spans[-1][1]


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
    media = Media(text, mentions, article.readable, lexicon.language)
    names = Speakers(text, mentions, media, lexicon)
    chains = Chains(text, article, names, media, lexicon)
    headings = [(s.start_char, s.end_char) for s in article.segments if s.role in ("title", "caption")]
    said = [
        claim
        for claim in tagged
        if _says(text, claim) and not _heads(claim, headings) and not is_refusal(text, claim, lexicon)
    ]
    denied = list(denials(text, article.readable, said, names, lexicon))
    said = [without_denials(claim, denied) for claim in said]
    found = [*attributed(text, article.readable, said, lexicon), *((claim, DENIES) for claim in denied)]
    acting = list(speech_acts(text, article.readable, [claim for claim, _ in found], names, lexicon))
    found += [(claim, ACTS) for claim in acting]
    whole = [(claim, complete_spans(text, claim, mentions, media, lexicon), rule) for claim, rule in found]
    found = [
        (claim, rule)
        for seen, claim, rule in whole
        if not has_inanimate_speaker(text, seen, claim, mentions, media, lexicon)
    ]
    going_on = continuations(text, article.readable, [claim for claim, _ in found], lexicon)
    found += [(claim, GOES_ON) for claim in going_on]
    unsourced = list(hearsay(text, article.readable, [claim for claim, _ in found], lexicon))
    found = [
        (claim, rule) for claim, rule in found if not is_voiceless(claim) or not _within(claim, unsourced)
    ]
    found += [(claim, HEARSAY) for claim in unsourced]
    drafts = _drafts(text, found, names, lexicon)
    _answer(text, drafts, lexicon)
    _nest(drafts)
    _relay(text, drafts, chains)
    return tuple(
        _claim(text, article, position, draft, chains, lexicon) for position, draft in enumerate(drafts)
    )


def _drafts(
    text: str, found: Sequence[tuple[TaggedClaim, str]], names: Speakers, lexicon: Lexicon
) -> list[_Draft]:
    """Return the claims with speaker and stance; a frameless one close behind another goes on with its speaker."""
    drafts: list[_Draft] = []
    known: dict[tuple[Span, ...], Speaker] = {}  # the same words mean the same person
    last: _Draft | None = None
    for claim, rule in sorted(found, key=lambda pair: (pair[0].content_spans, pair[0].quote_type)):
        near = last if last and claim.content_spans[0][0] - last.end < CLOSE else None
        speaker = known.get(claim.speaker_spans) or names.resolve(
            claim.speaker_spans, near.speaker.mention if near else None, claim.content_spans
        )
        if claim.speaker_spans:
            known[claim.speaker_spans] = speaker
        if speaker.how == "none" and near and not claim.cue_spans:
            speaker = Speaker(near.speaker.name, False, near.speaker.mention, "context")
        lemma = cue_lemma(text, claim.cue_spans, lexicon)
        stance, decided = stance_of(text, claim, lemma, lexicon)
        if claim.stance == "deny" and rule == DENIES:
            stance, decided = claim.stance, "rule"
        cue = text_of(text, claim.cue_spans) or None
        drafts.append(_Draft(claim, rule, cue, lemma, stance, decided, speaker))
        if speaker.how != "none":
            last = drafts[-1]
    return drafts


def _says(text: str, claim: TaggedClaim) -> bool:
    """Whether a content is more than a conjunction; of a quotation one word is enough."""
    return claim.quote_type == "direct" or len(text_of(text, claim.content_spans).split()) > 1


def _heads(claim: TaggedClaim, headings: Sequence[Span]) -> bool:
    """Whether a content without reporting words beside it is just what a headline or a caption says."""
    start = claim.content_spans[0][0]
    own = [(first, last) for first, last in headings if first <= start < last]
    reported = claim.quote_type == "direct" or any(a <= s < b for a, b in own for s, _ in claim.cue_spans)
    return bool(own) and not reported


def _within(claim: TaggedClaim, others: Sequence[TaggedClaim]) -> bool:
    """Whether a content stands in one of other claims."""
    first, last = claim.content_spans[0][0], claim.content_spans[-1][1]
    return any(s < last and first < e for other in others for s, e in other.content_spans)


def _answer(text: str, drafts: Sequence[_Draft], lexicon: Lexicon) -> None:
    """Find the denials that go on: what somebody negates or restricts right behind a denial of his own."""
    last: _Draft | None = None
    for draft in drafts:
        content = text_of(text, draft.tagged.content_spans)
        goes_on = (
            last is not None
            and last.stance == "deny"
            and draft.start - last.end < NEXT
            and draft.speaker.name in {last.speaker.name} - {None}
        )
        if goes_on and draft.stance == "assert" and lexicon.restrictions.search(content):
            draft.stance, draft.decided = "deny", "the denial before it"
        last = draft


def _nest(drafts: Sequence[_Draft]) -> None:
    """Give each claim the speakers of the claims whose content holds all of it, the innermost first."""
    open_claims: list[_Draft] = []
    for draft in sorted(drafts, key=lambda d: (d.start, -d.end)):
        claim = draft.tagged
        own = (*claim.content_spans, *claim.frame_spans, *claim.speaker_spans)
        start, end = min(s for s, _ in own), max(e for _, e in own)
        open_claims = [other for other in open_claims if other.end > draft.start]
        if claim.speaker_spans:
            holding = [o for o in open_claims if o is not draft and o.start <= start and end <= o.end]
            draft.outer = [o.speaker for o in sorted(holding, key=lambda o: o.end - o.start)]
        open_claims.append(draft)


def _relay(text: str, drafts: Sequence[_Draft], chains: Chains) -> None:
    """Find who passed each claim on; who goes on speaking does so by the same way."""
    last: _Draft | None = None
    for draft in drafts:
        draft.relays = chains.relays(draft.tagged, draft.speaker)
        same = last is not None and last.speaker.name == draft.speaker.name and draft.start - last.end < CLOSE
        if last and same and not draft.relays and "\n" not in text[last.end : draft.start]:
            draft.relays = last.relays
        last = draft


def _claim(
    text: str, article: Article, position: int, draft: _Draft, chains: Chains, lexicon: Lexicon
) -> Claim:
    claim, speaker = draft.tagged, draft.speaker
    return Claim(
        claim_id=stable_id(article.article_id, claim.quote_type, claim.content_spans),
        article_id=article.article_id,
        position=position,
        language=article.language,
        quote_type=claim.quote_type,
        stance=draft.stance,
        hedged=is_hedged(text, claim, lexicon),
        content=text_of(text, claim.content_spans),
        content_spans=claim.content_spans,
        speaker_name=speaker.name,
        speaker_text=text_of(text, claim.speaker_spans) or None,
        speaker_spans=claim.speaker_spans,
        speaker_named=speaker.named,
        speaker_mention_id=speaker.mention.mention_id if speaker.mention else None,
        cue_text=draft.cue,
        cue_lemma=draft.lemma,
        cue_spans=claim.cue_spans,
        frame_spans=claim.frame_spans,
        addressee_spans=claim.addressee_spans,
        rule=f"{draft.rule}; stance by {draft.decided}; speaker by {speaker.how}",
        confidence=round(claim.score, 4),
        sources=chains.chain(speaker, draft.relays, draft.outer),
    )
