"""From found claims to drafts: who speaks, with what stance, by what way; decided in text order."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from flows.annotate.claims.chains import Chains, Relay
from flows.annotate.claims.conventions import WORD
from flows.annotate.claims.reading import FoundClaim, Reading
from flows.annotate.claims.rules import (
    denial_signs,
    denials,
    judged_claims,
    named_claims,
    own_denials,
    sources,
    subordinates,
    taken_up,
)
from flows.annotate.claims.speakers import Speaker
from flows.annotate.claims.stances import cue_lemma, stance_of
from flows.annotate.claims.verb_subjects import several_at
from flows.annotate.tagger import TaggedClaim
from flows.languages import pack_of
from flows.records import Span, Stance, text_of

PASSAGE = "sentences of one passage"
FRAMELESS = ("indirect_free_indirect", "free_indirect")
NEXT = 300  # characters between a denial and a content that goes on with it
HOLDING = 8  # claims before one of which the first may hold those behind it
CLOSING = ' \n.!?“”"«»'  # what may stand between two sentences
CLOSE = 900  # characters between two claims of which the later may go on with the speaker of the earlier
DENIED_BY = ("cue", "rule")  # what tells a verb that denies from other words that do
# Rules that find a denial by more than its cue.
DENYING = {
    denials.FOUND_BY,
    subordinates.FOUND_BY,
    denial_signs.FOUND_BY,
    denial_signs.WITH_IT,
    named_claims.FOUND_BY,
    own_denials.FOUND_BY,
    judged_claims.FOUND_BY,
    taken_up.FOUND_BY,
}


@dataclass(slots=True)
class Draft:
    """A claim in the making; ``spoken`` is where its speaker is named, for who goes on speaking as before."""

    claim: TaggedClaim
    found_by: str
    cue: str | None
    lemma: str | None
    stance: Stance
    stance_by: str
    speaker: Speaker
    spoken: tuple[Span, ...] = ()
    outer: list[Speaker] = field(default_factory=list)
    relays: list[Relay] = field(default_factory=list)

    @property
    def start(self) -> int:
        """Where its content begins."""
        return self.claim.content_spans[0].start

    @property
    def end(self) -> int:
        """Where its content ends."""
        return self.claim.content_spans[-1].end


def draft_claims(reading: Reading, found: Sequence[FoundClaim], chains: Chains) -> list[Draft]:
    """Return the claims in text order, each with its stance, speaker, outer speakers and relays."""
    drafts = _with_speakers(reading, found)
    _continue_denials(reading, drafts)
    _nest(drafts)
    _relay(reading.text, drafts, chains)
    return _passages(reading.text, drafts)


def _with_speakers(reading: Reading, found: Sequence[FoundClaim]) -> list[Draft]:
    """Return the claims with speaker and stance; a frameless one close behind another goes on with its speaker."""
    drafts: list[Draft] = []
    known: dict[tuple[Span, ...], Speaker] = {}  # the same words mean the same person
    last: Draft | None = None
    for item in sorted(found, key=lambda item: (item.claim.content_spans, item.claim.quote_type)):
        claim = item.claim
        near = _holding(drafts, last, claim) if last else None
        near = near if near and claim.content_spans[0].start - near.end < CLOSE else None
        lemma = cue_lemma(reading.text, claim.cue_spans, reading.lexicon)
        stance, stance_by = stance_of(reading, claim, lemma)
        if claim.stance == "deny" and DENYING.intersection(item.found_by.split("; ")):
            stance, stance_by = claim.stance, "rule"
        speaker = known.get(claim.speaker_spans) or reading.names.resolve(
            claim.speaker_spans,
            near.speaker.mention if near else None,
            claim.content_spans,
            claim.cue_spans,
            answers=near is not None
            and near.stance != stance == "deny"
            and stance_by in DENIED_BY
            and _follows(reading, claim, near),
        )
        if near and speaker.how in ("words", "pronoun") and _is_last(reading, claim, speaker, near):
            speaker = Speaker(near.speaker.name, False, None, "pronoun")
        elif speaker.how == "words" and (several := _several_before(reading, claim, near)):
            speaker = Speaker(several, False, None, "pronoun")
        elif near and speaker.how == "words" and (earlier := _unnamed_before(reading, claim, drafts)):
            speaker = Speaker(earlier.speaker.name, False, None, "pronoun")
        if claim.speaker_spans:
            known[claim.speaker_spans] = speaker
        spoken = claim.speaker_spans
        if last and _goes_on(reading, claim, last):
            speaker = Speaker(last.speaker.name, False, last.speaker.mention, "context")
        if speaker.how == "none" and near and not claim.cue_spans:
            speaker = Speaker(near.speaker.name, False, near.speaker.mention, "context")
            spoken = near.spoken
        cue = text_of(reading.text, claim.cue_spans) or None
        drafts.append(Draft(claim, item.found_by, cue, lemma, stance, stance_by, speaker, spoken))
        if speaker.how != "none":
            last = drafts[-1]
    return drafts


def _several_before(reading: Reading, claim: TaggedClaim, near: Draft | None) -> str | None:
    """Return the several whom "they" stands for: who spoke last, else the subject of the sentence before."""
    text, offset = reading.text, claim.speaker_spans[0].start
    plurals = pack_of(reading.lexicon.language).reporting.predicates.plurals
    third = {word for word in plurals if word not in reading.lexicon.myself}
    if text_of(text, claim.speaker_spans).lower() not in third:
        return None
    before = reading.sentences.before(offset)
    if before is None or "\n" in text[before.end : offset].strip(" "):
        return None
    if near is None or not near.spoken or near.spoken[0].start < before.start:
        subject = several_at(reading, before)
        return " ".join(text[slice(*subject)].split()) if subject else None
    again = text_of(text, near.spoken).lower() in third and near.speaker.how == "pronoun"
    return near.speaker.name if again or several_at(reading, near.spoken[0]) else None


def _holding(drafts: Sequence[Draft], last: Draft, claim: TaggedClaim) -> Draft:
    """Return the claim that reports the last one and has ended: behind "Lee said that Roth denied it." Lee goes on."""
    start = claim.content_spans[0].start
    holding = [
        d
        for d in drafts[-HOLDING:]
        if d.start <= last.start and last.end <= d.end <= start and d.speaker.how != "none"
    ]
    return min(holding, key=lambda d: d.start, default=last)


def _follows(reading: Reading, claim: TaggedClaim, near: Draft) -> bool:
    """Whether no whole sentence stands between a claim and the one before it."""
    before = reading.sentences.before(claim.content_spans[0].start)
    return before is None or near.end > before.start


def _is_last(reading: Reading, claim: TaggedClaim, speaker: Speaker, last: Draft) -> bool:
    """Whether a pronoun stands for who spoke last without a name: "Eine Sprecherin sagte, …. Sie betonte, …"."""
    spans = (*last.claim.speaker_spans, *claim.speaker_spans)
    if last.speaker.how not in ("words", "pronoun") or last.speaker.mention or len(spans) != 2:
        return False
    between = Span(spans[0].end, spans[1].start)
    if between.start > between.end or between.end - last.end > NEXT:
        return False
    if not _may_be(reading, claim, speaker, last):
        return False
    people = [m for m in reading.names.inside([between]) if m.kind == "person"]
    told = Span.extent((*last.claim.content_spans, *last.claim.frame_spans, *last.claim.cue_spans))
    end = reading.sentences.at(told.end - 1).end
    start = min(claim.content_spans[0].start, reading.sentences.at(between.end).start)
    return not people and not reading.text[end:start].strip()  # a sentence between may name another


def _unnamed_before(reading: Reading, claim: TaggedClaim, drafts: Sequence[Draft]) -> Draft | None:
    """Return the last one who spoke without a name and whom a pronoun fits that nobody named fits: "Der Pfleger
    bestritt es. Die Zeugin Ada Lenz sagte, …. Er habe geschlafen, entgegnete er"."""
    lexicon, spans = reading.lexicon, claim.speaker_spans
    pronoun = text_of(reading.text, spans).lower()
    first, aged = pronoun.partition(" ")[0], pronoun.endswith(lexicon.ages)
    gender = lexicon.age_genders.get(first) if aged else lexicon.pronouns.get(pronoun)
    personal = aged or pronoun in pack_of(lexicon.language).reporting.clauses.pronouns
    plural = claim.cue_spans and text_of(reading.text, claim.cue_spans[:1]).endswith(
        lexicon.plural_endings or ("\n",)
    )
    if not personal or gender not in ("male", "female") or (plural and pronoun in lexicon.plural_pronouns):
        return None
    for draft in reversed(drafts):
        spoken = draft.claim.speaker_spans
        if len(spoken) != 1 or claim.content_spans[0].start - draft.end > CLOSE:
            return None
        told = reading.names.genders_of(spoken[0]) if draft.speaker.how == "words" else None
        voice = aged and text_of(reading.text, spoken).lower().endswith(lexicon.voices)
        if told and gender in told and not voice:
            return draft
    return None


def _may_be(reading: Reading, claim: TaggedClaim, speaker: Speaker, last: Draft) -> bool:
    """Whether a pronoun fits the words of who spoke last: what their noun tells, else what their article does."""
    lexicon, spoken = reading.lexicon, last.claim.speaker_spans
    pronoun = text_of(reading.text, claim.speaker_spans).lower()
    gender = lexicon.pronouns.get(pronoun)
    neuter = pack_of(lexicon.language).reporting.antecedents.neuter
    if gender is None or (gender == "other" and pronoun not in neuter):
        return False
    if text_of(reading.text, spoken).lower() == pronoun:
        return last.speaker.how == "pronoun"
    told = reading.names.genders_of(spoken[0])
    if told is not None:
        return gender in told
    words = WORD.findall(text_of(reading.text, spoken))
    article = words[0].lower() if len(words) > 1 else ""
    if gender == "other" or speaker.how != "words" or article not in lexicon.articles:
        return False
    same = "\n" not in reading.text[last.end : claim.speaker_spans[0].start]
    return same and lexicon.article_genders.get(article, gender) == gender


def _goes_on(reading: Reading, claim: TaggedClaim, last: Draft) -> bool:
    """Whether a sentence of reported speech stands right behind a claim of its paragraph: who spoke last goes on,
    whoever was named before."""
    if claim.cue_spans or claim.quote_type == "direct" or not claim.speaker_spans:
        return False
    unnamed = reading.lexicon.pronouns.keys() | reading.conventions.determiners
    if last.speaker.how == "words" and (last.speaker.name or "").lower() in unnamed:
        return False
    start = claim.content_spans[0].start
    spoken = Span.extent((*last.claim.content_spans, *last.claim.frame_spans, *last.claim.cue_spans))
    between = reading.text[spoken.end : start]
    named = claim.speaker_spans[-1]
    earlier = named.end <= spoken.start
    # Who passed it on does not go on: "Das berichtet die Agentur unter Berufung auf die Polizei. Es sei …".
    passed = sources.FOUND_BY in last.found_by and any(f.contains(named) for f in last.claim.frame_spans)
    return (earlier or passed) and 0 <= start - spoken.end < NEXT and not between.strip(' .!?“”"«»')


def _continue_denials(reading: Reading, drafts: Sequence[Draft]) -> None:
    """Find the denials that go on: what somebody negates or restricts right behind a denial of his own."""
    last: Draft | None = None
    for draft in drafts:
        content = text_of(reading.text, draft.claim.content_spans)
        goes_on = (
            last is not None
            and last.stance == "deny"
            and draft.start - last.end < NEXT
            and (draft.speaker.name in {last.speaker.name} - {None} or _speaks_for(reading, draft, last))
        )
        plain = reading.lexicon.not_negations.sub(" ", content)
        plans = reading.lexicon.plans.search(content)
        if goes_on and not plans and draft.stance == "assert" and reading.lexicon.restrictions.search(plain):
            draft.stance, draft.stance_by = "deny", "the denial before it"
        last = draft


def _speaks_for(reading: Reading, draft: Draft, last: Draft) -> bool:
    """Whether somebody goes on for who denied: "The airline denied it. “…,” a spokesman said.", "its leader said"."""
    lexicon, spoken = reading.lexicon, text_of(reading.text, draft.spoken)
    words = [word.lower() for word in WORD.findall(spoken)]
    next_to = _is_right_behind(reading, draft, last)
    own = bool(last.speaker.name) and (last.speaker.name or "") in spoken
    whose = own or not lexicon.genitives.intersection(words[1:])
    if any(word.endswith(lexicon.voices) for word in words):
        return whose and (next_to or "\n" not in reading.text[last.end : draft.start])
    name, mention = (last.speaker.name or "").lower(), last.speaker.mention
    one = mention is not None and mention.kind == "person" and " " in name  # one word may be a firm unknown
    if not words or not next_to or one or name in lexicon.pronouns:
        return False  # for a person speaks only who is called a spokesperson
    itself = len(words) == 1 and lexicon.pronouns.get(words[0], "male") not in ("male", "female")
    leads = whose and lexicon.leaders.search(spoken) is not None
    return itself or leads or words[0] in lexicon.belonging


def _is_right_behind(reading: Reading, draft: Draft, last: Draft) -> bool:
    """Whether a claim opens the next sentence behind another, be it of the next paragraph."""
    told, own = (
        Span.extent((*c.content_spans, *c.frame_spans, *c.cue_spans, *c.speaker_spans))
        for c in (last.claim, draft.claim)
    )
    end = reading.sentences.at(told.end - 1).end
    return told.end <= own.start and not reading.text[end : own.start].strip(CLOSING)


def _nest(drafts: Sequence[Draft]) -> None:
    """Give each claim the speakers of the claims whose content holds all of it, the innermost first."""
    open_claims: list[Draft] = []
    for draft in sorted(drafts, key=lambda d: (d.start, -d.end)):
        claim = draft.claim
        own = Span.extent((*claim.content_spans, *claim.frame_spans, *claim.speaker_spans))
        open_claims = [other for other in open_claims if other.end > draft.start]
        if claim.speaker_spans:
            # What sums up an act is told by whom it cites: "He insulted them, according to the Times".
            reports = [o for o in open_claims if o is not draft and o.claim.quote_type != "reported"]
            holding = [o for o in reports if Span(o.start, o.end).contains(own)]
            draft.outer = [o.speaker for o in sorted(holding, key=lambda o: o.end - o.start)]
        open_claims.append(draft)


def _relay(text: str, drafts: Sequence[Draft], chains: Chains) -> None:
    """Find who passed each claim on; who goes on speaking does so by the same way."""
    last: Draft | None = None
    for draft in drafts:
        draft.relays = chains.relays(draft.claim, draft.speaker)
        same = (
            last is not None
            and last.speaker.name == draft.speaker.name is not None
            and draft.start - last.end < CLOSE
        )
        close = "\n" not in text[last.end : draft.start] if last else False
        if last and same and close and not draft.relays and not chains.has_audience(draft.claim):
            draft.relays = last.relays
        last = draft


def _passages(text: str, drafts: Sequence[Draft]) -> list[Draft]:
    """Return the claims; sentences of one kind without reporting words that follow one another in a paragraph are one
    claim of their speaker: "Die Brücke sei alt. Sie müsse weg." """
    whole: list[Draft] = []
    for draft in drafts:
        last = whole[-1] if whole else None
        if last and _is_one_passage(text, last, draft):
            claim = replace(
                last.claim,
                content_spans=(Span(last.start, draft.end),),
                hedged=last.claim.hedged or draft.claim.hedged,
                score=max(last.claim.score, draft.claim.score),
            )
            rules = dict.fromkeys((*last.found_by.split("; "), *draft.found_by.split("; "), PASSAGE))
            whole[-1] = replace(last, claim=claim, found_by="; ".join(rules))
        else:
            whole.append(draft)
    return whole


def _is_one_passage(text: str, first: Draft, second: Draft) -> bool:
    """Whether two frameless sentences stand side by side and say something of the same stance and speaker."""
    between = text[first.end : second.start]
    kinds = {first.claim.quote_type, second.claim.quote_type}
    alike = first.stance == second.stance and first.speaker.name == second.speaker.name is not None
    frameless = len(kinds) == 1 and kinds.issubset(FRAMELESS)
    cues = first.claim.cue_spans or second.claim.cue_spans
    return frameless and alike and not cues and first.end <= second.start and between in (" ", "  ")
