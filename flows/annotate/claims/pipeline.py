"""Claims: who said what, with what stance, on whose word."""

from collections.abc import Sequence

from flows.annotate.claims.anonymity import is_anonymous
from flows.annotate.claims.chains import Chains
from flows.annotate.claims.confidence import content_confidence, is_kept, speaker_confidence
from flows.annotate.claims.drafts import Draft, draft_claims
from flows.annotate.claims.joining import joined
from flows.annotate.claims.reading import MODEL, FoundClaim, Reading, Rule, read_article
from flows.annotate.claims.rules.addressees import part_addressees
from flows.annotate.claims.rules.clause_ends import keep_to_clauses
from flows.annotate.claims.rules.clause_subjects import name_subjects
from flows.annotate.claims.rules.colons import add_announced
from flows.annotate.claims.rules.complements import add_complements
from flows.annotate.claims.rules.continuations import continue_reports
from flows.annotate.claims.rules.contrasts import part_contrasts
from flows.annotate.claims.rules.datelines import cut_datelines
from flows.annotate.claims.rules.datives import part_datives
from flows.annotate.claims.rules.denial_signs import add_denial_signs
from flows.annotate.claims.rules.denials import add_denials
from flows.annotate.claims.rules.hearsay import add_hearsay
from flows.annotate.claims.rules.judged_claims import judge_claims
from flows.annotate.claims.rules.labels import read_labels
from flows.annotate.claims.rules.later_speakers import drop_later
from flows.annotate.claims.rules.named_claims import read_named_claims
from flows.annotate.claims.rules.nearest_cues import take_nearest
from flows.annotate.claims.rules.nobody import drop_non_speakers
from flows.annotate.claims.rules.own_denials import read_own_denials
from flows.annotate.claims.rules.own_words import name_own
from flows.annotate.claims.rules.parted_acts import part_acts
from flows.annotate.claims.rules.parted_quotations import join_parted
from flows.annotate.claims.rules.parted_sentences import join_sentences
from flows.annotate.claims.rules.participles import name_participle_subjects
from flows.annotate.claims.rules.phrases import complete_phrases
from flows.annotate.claims.rules.plain_acts import drop_plain_acts
from flows.annotate.claims.rules.quotations import attribute_quotations
from flows.annotate.claims.rules.quoted_words import widen_quoted_words
from flows.annotate.claims.rules.references import name_references
from flows.annotate.claims.rules.refusals import cut_refusals, drop_refusals
from flows.annotate.claims.rules.signs import read_signs
from flows.annotate.claims.rules.sources import name_sources
from flows.annotate.claims.rules.speech_acts import add_speech_acts
from flows.annotate.claims.rules.split_names import join_names
from flows.annotate.claims.rules.stated_sources import add_stated_sources
from flows.annotate.claims.rules.subordinates import part_subordinates
from flows.annotate.claims.rules.taken_up import add_taken_up
from flows.annotate.claims.rules.told_before import add_told_before
from flows.annotate.claims.rules.told_clauses import add_told_clauses
from flows.annotate.claims.rules.told_media import name_tellers
from flows.annotate.claims.rules.turned_frames import turn_frames
from flows.annotate.claims.rules.unreported import drop_unreported
from flows.annotate.claims.rules.verb_brackets import close_brackets
from flows.annotate.claims.rules.weak import drop_weak
from flows.annotate.claims.saying_dates import said_at
from flows.annotate.claims.self_denials import deny_of_themselves
from flows.annotate.claims.stances import is_hedged
from flows.annotate.tagger import TaggedClaim
from flows.records import Article, Claim, Mention, Span, stable_id, text_of

# On what the model finds.
FIRST_RULES: tuple[Rule, ...] = (
    cut_datelines,  # before all that looks at a content's beginning
    drop_unreported,  # first to drop: what nobody reports (a heading, a lone conjunction) must not block a later rule
    keep_to_clauses,  # before contents are widened or looked at
    take_nearest,  # before every rule that reads a cue
    join_names,  # before speakers are read
    turn_frames,  # before every rule that reads a cue
    close_brackets,  # before every rule that reads what a verb means
    read_named_claims,  # after brackets are closed, before refusals: what is denied is said
    part_addressees,  # before contents are read
    name_tellers,  # before subjects are sought: who is told something is none
    read_labels,  # after headings are gone: a headline's label makes it a claim
    cut_refusals,  # before what is left of it is dropped: who adds that nothing is said has said something
    drop_refusals,  # before denials: "declined to comment" denies nothing
    drop_plain_acts,  # after refusals, before denials: what is no denial must not keep one from being found
    part_subordinates,  # before denials: a denying main clause is cut off from what stands under it
    add_denials,  # before quotations: a denying clause behind a dash is cut out of the content before it
    add_taken_up,  # beside the clauses that deny: what a clause behind a claim denies of it
    judge_claims,  # beside the clauses that deny: what somebody calls a claim
    read_own_denials,  # beside the clauses that deny: what somebody denies in his own words
    add_denial_signs,  # after the clauses that deny: what is left is denied by the words around it
    name_subjects,  # after denials: "denied it, after a newspaper had reported" is read as a whole there
    name_participle_subjects,  # beside the subjects of clauses
    join_parted,  # before quotations are attributed one by one
    attribute_quotations,  # marks are surer than the model: they decide the speaker before phrases are completed
)
# On what is sure enough of it, and where nothing is found so far.
LATER_RULES: tuple[Rule, ...] = (
    add_speech_acts,  # only sentences in which nothing was found so far
    part_acts,  # after acts of speech: what one of them is by itself stands beside the other
    add_announced,  # only sentences in which nothing was found so far
    add_told_before,  # only sentences in which nothing was found so far
    add_told_clauses,  # only sentences in which no verb reports so far
    add_stated_sources,  # only sentences in which nothing was found so far
    add_complements,  # only verbs that no claim has so far
    part_contrasts,  # after every rule that finds what stands on a source's word
    drop_non_speakers,  # before phrases are completed: what follows takes the speaker as it stands
    name_sources,  # before phrases are completed: whom a medium cites speaks, and the medium passes it on
    drop_later,  # before phrases are completed: what follows takes the speaker as it stands
    complete_phrases,  # after every rule that finds a cue: whole phrases for all; things that say nothing go
    part_datives,  # after phrases are completed, which takes every genitive
    join_sentences,  # after phrases are completed: where a source ends is known by then
    name_own,  # after halves are joined around their source
    widen_quoted_words,  # after phrases are completed: where speaker and cue end is known by then
    continue_reports,  # goes on from the claims that stand by now
    add_hearsay,  # after every rule that finds a claim of a speaker: what is on nobody's word yields to them
    name_references,  # after hearsay, which gets the source that a medium refers to
    read_signs,  # last: no rule takes a colon or a dash for a word
)


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
    reading, drafts, chains = read_drafts(text, article, tagged, mentions)
    sure = [(draft, content_confidence(draft, article.language)) for draft in drafts]
    kept = [(draft, confidence) for draft, confidence in sure if is_kept(draft, confidence)]
    return tuple(
        _claim(reading, position, draft, chains, confidence)
        for position, (draft, confidence) in enumerate(kept)
    )


def read_drafts(
    text: str, article: Article, tagged: Sequence[TaggedClaim], mentions: Sequence[Mention]
) -> tuple[Reading, list[Draft], Chains]:
    """Return the article's reading, all that may be a claim of it, in text order, and its chains."""
    reading = read_article(text, article, mentions)
    found = _through(FIRST_RULES, reading, [FoundClaim(claim, MODEL) for claim in tagged])
    sure = drop_weak(reading, found)
    read = _through(LATER_RULES, reading, sure)
    taken = [span for item in read for span in item.claim.content_spans]
    # Who speaks in a weak claim may be whom the next pronoun means.
    weak = [item for item in found if item not in sure and not _overlaps(item.claim.content_spans, taken)]
    chains = Chains(reading)
    drafts = draft_claims(reading, _once([*read, *weak]), chains)
    return reading, deny_of_themselves(reading, drafts), chains


def _through(rules: Sequence[Rule], reading: Reading, found: Sequence[FoundClaim]) -> list[FoundClaim]:
    for rule in rules:
        found = rule(reading, found)
    return list(found)


def _overlaps(spans: Sequence[Span], taken: Sequence[Span]) -> bool:
    return any(span.overlaps(other) for span in spans for other in taken)


def _once(found: Sequence[FoundClaim]) -> list[FoundClaim]:
    """Return the claims, those of one kind with one content as one: two halves may each have grown to the whole."""
    kept: dict[tuple[str, tuple[Span, ...]], FoundClaim] = {}
    for item in found:
        key = (item.claim.quote_type, item.claim.content_spans)
        kept[key] = joined(kept[key], [item]) if key in kept else item
    return list(kept.values())


def _claim(reading: Reading, position: int, draft: Draft, chains: Chains, confidence: float) -> Claim:
    claim, speaker, article = draft.claim, draft.speaker, reading.article
    said = said_at(reading, claim)
    return Claim(
        claim_id=stable_id(article.article_id, claim.quote_type, tuple(map(tuple, claim.content_spans))),
        article_id=article.article_id,
        position=position,
        language=article.language,
        quote_type=claim.quote_type,
        stance=draft.stance,
        hedged=is_hedged(reading.text, claim, reading.lexicon),
        content=text_of(reading.text, claim.content_spans),
        content_spans=claim.content_spans,
        speaker_name=speaker.name,
        speaker_text=text_of(reading.text, draft.spoken).removesuffix(",") or None,  # it closes an apposition
        speaker_spans=draft.spoken,
        speaker_named=speaker.named,
        speaker_anonymous=is_anonymous(reading, claim, speaker),
        said_at=said.at if said else None,
        said_precision=said.precision if said else None,
        speaker_mention_id=speaker.mention.mention_id if speaker.mention else None,
        cue_text=draft.cue,
        cue_lemma=draft.lemma,
        cue_spans=claim.cue_spans,
        frame_spans=claim.frame_spans,
        addressee_spans=claim.addressee_spans,
        found_by=draft.found_by,
        stance_by=draft.stance_by,
        speaker_by=speaker.how,
        rule=f"{draft.found_by}; stance by {draft.stance_by}; speaker by {speaker.how}",
        confidence=round(confidence, 4),
        speaker_confidence=round(confidence * speaker_confidence(draft, article.language), 4),
        sources=chains.chain(speaker, draft.relays, draft.outer),
    )
