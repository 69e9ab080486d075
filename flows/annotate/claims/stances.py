"""What a speaker does with a content, and whether the report keeps its distance."""

from collections.abc import Sequence

from flows.annotate.claims.conventions import WORD, conventions_of
from flows.annotate.claims.lexicon import Lexicon, lemma_of
from flows.annotate.tagger import TaggedClaim
from flows.records import Span, Stance, text_of

SURE_OF_STANCE = 0.8  # above it, the model's rare stance stands against the cue's own meaning
SHORT = 400  # characters of a content in which one phrase decides what it does
NEAR = 20  # characters around a cue in which a negation belongs to it


def cue_lemma(text: str, spans: Sequence[Span], lexicon: Lexicon) -> str | None:
    """Return the base form of the reporting word: with the particle of a split verb in front ("weist … zurück" is
    "zurückweisen") or with its preposition behind ("has called for" is "call for"), without auxiliaries."""
    rules = conventions_of(lexicon.language)
    words = [word for start, end in spans for word in WORD.findall(text[start:end])]
    words = [word for word in words if not rules.attends(word)] or words
    if not words:
        return None
    lemmas = [lemma_of(word, lexicon.language) for word in words]
    if len(words) > 1:
        first, last = lemmas[0], words[-1].lower()
        for whole in (last + first if last in rules.split else "", f"{first} {last}", " ".join(lemmas)):
            if whole in lexicon.stances or (last in rules.split and whole == last + first):
                return whole
    return next((lemma for lemma in lemmas if lemma in lexicon.stances), lemmas[0])


def stance_of(text: str, claim: TaggedClaim, lemma: str | None, lexicon: Lexicon) -> tuple[Stance, str]:
    """Return the stance and what decided it: "cue", "frame", "content" or "model"."""
    content = text_of(text, claim.content_spans)
    for by_word, how in (
        (_meaning(text, claim, lemma, lexicon), "cue"),
        (_frame_meaning(text, claim, lexicon), "frame"),
    ):
        if by_word in ("deny", "confirm") or (by_word and claim.stance in ("assert", "deny")):
            return by_word, how
        if by_word and claim.stance_score < SURE_OF_STANCE:
            return by_word, how
    if len(content) < SHORT and lexicon.denials.search(content) and claim.stance in ("assert", "accuse"):
        return "deny", "content"
    if claim.quote_type != "reported" and lexicon.questions.search(content):
        return "ask", "content"
    if (
        claim.quote_type == "reported"
        and claim.stance in ("assert", "accuse")
        and lexicon.open.search(content)
    ):
        return "ask", "content"  # "voiced doubts whether …"
    if claim.stance == "deny" and claim.quote_type != "reported" and not lexicon.restrictions.search(content):
        return "assert", "content"  # nothing in it is negated
    return claim.stance, "model"


def _meaning(text: str, claim: TaggedClaim, lemma: str | None, lexicon: Lexicon) -> Stance | None:
    """Return what the cue says of the content."""
    if lemma in lexicon.rejections:
        if _of_a_claim(text, claim, lexicon):
            return "deny"
        return "assert" if claim.stance == "deny" else None
    stance = lexicon.stances.get(lemma or "")
    if stance == "deny" and claim.cue_spans:
        start, end = claim.cue_spans[0][0], claim.cue_spans[-1][1]
        if lexicon.negations.search(text, max(0, start - NEAR), min(len(text), end + NEAR)):
            return "confirm"  # "did not deny"
    return stance


def _frame_meaning(text: str, claim: TaggedClaim, lexicon: Lexicon) -> Stance | None:
    """Return what a reporting clause says whose rare word is not the cue: "so die Vorwürfe der Anwältin"."""
    rules = conventions_of(lexicon.language)
    for start, end in claim.frame_spans:
        words = WORD.findall(text[start:end])
        last = words[-1].lower() if words else ""
        for word in words:
            lemma = lemma_of(word, lexicon.language)
            for whole in (last + lemma if last in rules.split else "", lemma):
                stance = lexicon.stances.get(whole)
                if stance == "deny" or (stance == "accuse" and claim.stance == "assert"):
                    return stance
                if whole in lexicon.rejections and _of_a_claim(text, claim, lexicon):
                    return "deny"
    return None


def _of_a_claim(text: str, claim: TaggedClaim, lexicon: Lexicon) -> bool:
    """Whether what is rejected was said by somebody; a plan refused or a request turned down is no denial."""
    around = text_of(text, (*claim.frame_spans, *claim.cue_spans, *claim.content_spans[:1]))
    if lexicon.assertions.search(around[:SHORT]):
        return True
    verb = conventions_of(lexicon.language)
    for start, end in claim.cue_spans:
        words = [word for word in WORD.finditer(text, start, end) if not verb.attends(word[0])]
        if words and lexicon.denied.search(text[words[-1].start() : end + NEAR]):
            return True  # "rejected this"
    return False


def is_hedged(text: str, claim: TaggedClaim, lexicon: Lexicon) -> bool:
    """Return whether the reporting marks doubt or hearsay."""
    own = text_of(text, (*claim.frame_spans, *claim.cue_spans))
    if lexicon.hedges.search(own):
        return True
    if claim.quote_type == "direct":
        return claim.hedged and bool(own)
    content = text_of(text, claim.content_spans)
    return claim.hedged or bool(lexicon.modal and lexicon.modal.search(content))


def is_refusal(text: str, claim: TaggedClaim, lexicon: Lexicon) -> bool:
    """Return whether the words only say that nothing was said."""
    spans = (*claim.frame_spans, *claim.cue_spans, *claim.content_spans)
    start, end = min(s for s, _ in spans), max(e for _, e in spans)
    if claim.quote_type == "direct" and not claim.frame_spans:
        return False
    outside = text[start:end] if claim.quote_type != "direct" else text_of(text, claim.frame_spans)
    found = lexicon.refusals.search(outside)
    return found is not None and end - start < 300
