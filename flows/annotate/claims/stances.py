"""What a speaker does with a content, and whether the report keeps its distance."""

from collections.abc import Iterator, Sequence

from flows.annotate.claims.content_stances import (
    accuses,
    asks_for,
    bids,
    is_borne_out,
    is_called_untrue,
    is_confirmed,
    is_ordered,
    is_raged,
    is_rejected,
    is_ruled,
    is_wished,
    leaves_open,
)
from flows.annotate.claims.conventions import WORD, conventions_of
from flows.annotate.claims.lexicon import Lexicon, lemma_of
from flows.annotate.claims.polarity import cue_clause, is_negated, is_undenied, names_object
from flows.annotate.claims.reading import Reading
from flows.annotate.tagger import TaggedClaim
from flows.languages import pack_of
from flows.languages.lemmas import is_word
from flows.records import Span, Stance, text_of

SURE_OF_STANCE = 0.8  # above it, the model's rare stance stands against the cue's own meaning
LEAST_SURE = 0.5  # below it, an accusation that no word shows is none
CLOSING = " \n\"”“»«’')"  # what may stand behind the last mark of a content
SHORT = 400  # characters of a content in which one phrase decides what it does
NEAR = 20  # characters behind a cue in which its object stands


def cue_lemma(text: str, spans: Sequence[Span], lexicon: Lexicon) -> str | None:
    """Return the base form of the reporting word: with the particle of a split verb in front ("weist … zurück" is
    "zurückweisen") or with its preposition behind ("has called for" is "call for"), without auxiliaries."""
    rules = conventions_of(lexicon.language)
    words = [word for start, end in spans for word in WORD.findall(text[start:end])]
    words = [word for word in words if not rules.attends(word) and word.lower() not in rules.modals] or words
    if not words:
        return None
    lemmas = [lemma_of(word, lexicon.language) for word in words]
    if len(words) > 1:
        first, last = lemmas[0], words[-1].lower()
        split = last + first if last in rules.split else ""
        pairs = [f"{lemma} {word.lower()}" for lemma, word in zip(lemmas, words[1:], strict=False)]
        for whole in (split, f"{first} {last}", " ".join(lemmas), *pairs):  # "continued to call for"
            known = whole in lexicon.stances or whole in lexicon.rejections
            if known or (whole and whole == split and is_word(whole, lexicon.language)):
                return whole
    denying = (
        lemma for lemma in lemmas if lexicon.stances.get(lemma) == "deny" or lemma in lexicon.rejections
    )
    meaning = (lemma for lemma in lemmas if lemma in lexicon.stances)
    saying = (lemma for lemma in lemmas if lemma in lexicon.sayings)  # "issued a statement saying" says
    # "Vorwürfe zurückgewiesen" accuses nobody.
    return next(denying, None) or next(meaning, None) or next(saying, lemmas[0])


def stance_of(reading: Reading, claim: TaggedClaim, lemma: str | None) -> tuple[Stance, str]:
    """Return the stance and what decided it: "cue", "frame", "content" or "model".

    A denial needs a word that denies, in the cue, in its clause, or as what the content says of something claimed.
    """
    text, lexicon = reading.text, reading.lexicon
    content = text_of(text, claim.content_spans)
    asked = content.rstrip(CLOSING + ".").endswith("?")
    untrue = not asked and is_rejected(reading, claim, content, lemma)
    if is_called_untrue(reading, claim, content, lemma) or is_raged(reading, claim, content, lemma):
        return "deny", "content"
    unsettled = leaves_open(reading, claim, content)
    confirmed = is_confirmed(reading, claim, content)
    for by_word, how in (
        (_meaning(reading, claim, lemma), "cue"),
        (_frame_meaning(reading, claim), "frame"),
    ):
        if by_word == claim.stance and by_word in ("demand", "accuse"):  # "denied it and urged him to return"
            return by_word, how
        plain = claim.stance in ("assert", "deny")
        if by_word and by_word != "assert" and (plain or by_word in ("deny", "confirm", "accuse")):
            return by_word, how
        if by_word == "assert" and (untrue or unsettled or confirmed):
            break  # "teilte mit" says no more than that it was said
        if by_word and (claim.stance_score < SURE_OF_STANCE or by_word == "assert"):
            return by_word, how
    if untrue:
        return "deny", "content"
    if unsettled:
        return "ask", "content"
    if confirmed:
        return "confirm", "content"
    if claim.stance == "assert" and accuses(reading, claim, content):
        return "accuse", "content"
    if claim.quote_type != "reported" and lexicon.questions.search(content):
        return "ask", "content"
    if (
        claim.quote_type in ("reported", "indirect")
        and claim.stance in ("assert", "accuse")
        and lexicon.open.search(content)
    ):
        return "ask", "content"  # "voiced doubts whether …"
    stated = claim.quote_type == "direct" and "?" not in content
    if claim.stance == "ask" and stated and content.rstrip(CLOSING).endswith("!"):
        return "demand", "content"
    if claim.stance == "accuse" and accuses(reading, claim, content):
        return "accuse", "content"
    if claim.stance == "accuse" and not claim.cue_spans and claim.stance_score < SURE_OF_STANCE:
        return "assert", "content"  # no word of the report accuses
    if claim.stance == "accuse" and claim.stance_score < LEAST_SURE:
        return "assert", "content"
    obliges = claim.stance != "accuse" and len(content) < SHORT and lexicon.obliged.search(content)
    ordered = lexicon.orders.search(content) or is_ordered(reading, claim, content, lemma)
    ordered = ordered or is_wished(reading, claim, content, lemma) or bids(reading, claim, content)
    if (ordered or obliges) and not asked and claim.quote_type != "reported":
        return "demand", "content"
    if (
        claim.stance == "deny"
        or (claim.stance == "ask" and stated)
        or not is_borne_out(reading, claim, content, lemma)
    ):
        return "assert", "content"  # nothing in it is denied, asked, demanded or confirmed
    return claim.stance, "model"


def _meaning(reading: Reading, claim: TaggedClaim, lemma: str | None) -> Stance | None:
    """Return what the cue says of the content."""
    lexicon = reading.lexicon
    if by_phrase := phrasal_stance(reading, claim):
        return "assert" if by_phrase == "ask" and _doubts(reading, claim) else by_phrase
    if lemma in lexicon.rejections:
        content = text_of(reading.text, claim.content_spans)
        if is_ruled(reading, claim):
            return "assert"  # what a court dismisses it does not deny
        cue = claim.cue_spans[0] if claim.cue_spans else claim.content_spans[0]
        clause = reading.sentences.clause_at(cue.start)
        if claim.quote_type == "reported" and not names_object(reading, clause, cue):
            return "assert"
        if _of_a_claim(reading.text, claim, lexicon) or lexicon.done.search(content):
            return "deny"
        return "assert" if claim.stance == "deny" else None
    stance = lexicon.stances.get(_whole(reading, claim, lemma))
    if lemma in lexicon.bidding and lexicon.bidden.search(text_of(reading.text, claim.content_spans)):
        return "demand"  # "insisted that he leave"
    named = lexicon.assertions.search(text_of(reading.text, claim.cue_spans))
    if stance == "accuse" and named and _frame_meaning(reading, claim) == "deny":
        return None  # "wies die Anschuldigung zurück" makes none
    if stance == "deny" and is_undenied(reading, claim):
        return "confirm"  # "did not deny"
    if stance == "confirm" and is_negated(reading, claim):
        return "assert"  # "could not be confirmed"
    if stance == "ask" and lemma in lexicon.telling and asks_for(reading, claim):
        return "demand"  # "asked him to go"
    if stance == "ask" and _doubts(reading, claim):
        return "assert"
    if stance == "deny" and lemma in lexicon.ambiguous and _of_a_plan(reading, claim):
        return "assert"
    return stance


def _whole(reading: Reading, claim: TaggedClaim, lemma: str | None) -> str:
    """Return the base form of a cue, with the preposition that opens the content: "called", "for it to be dropped"."""
    opening = WORD.match(reading.text, claim.content_spans[0].start)
    whole = f"{lemma} {opening[0].lower()}" if opening and claim.quote_type == "indirect" else ""
    return whole if whole in reading.lexicon.stances else lemma or ""


def _doubts(reading: Reading, claim: TaggedClaim) -> bool:
    """Whether a thing is doubted, not whether something is so: "bezweifelte ihre Eignung"."""
    content = text_of(reading.text, claim.content_spans)
    plain = claim.quote_type in ("reported", "direct") and "?" not in content
    return plain and reading.lexicon.doubts.search(cue_clause(reading, claim)) is not None


def _of_a_plan(reading: Reading, claim: TaggedClaim) -> bool:
    """Whether such a verb has an object of its own that nobody said: "widersprach dem Plan, das Dorf umzusiedeln"."""
    text, lexicon, content = reading.text, reading.lexicon, claim.content_spans[0]
    verb = claim.cue_spans[-1]
    words = WORD.findall(text, verb.end, content.start) if verb.end < content.start else []
    if claim.quote_type != "indirect" or len(words) < 2 or words[0].lower() not in lexicon.articles:
        return False
    if any(verb.end < speaker.end <= content.start for speaker in claim.speaker_spans):
        return False  # the subject, not the object: "bestritt der Kreml, dass …"
    return not lexicon.denied.search(text[verb.start : content.start])


def phrasal_stance(reading: Reading, claim: TaggedClaim) -> Stance | None:
    """Return what a cue says together with other words of its clause: "stellt … in Abrede", "owned up to"."""
    lexicon = reading.lexicon
    clause = cue_clause(reading, claim)
    for start, end in claim.cue_spans:
        for word in WORD.findall(reading.text[start:end]):
            rules = lexicon.phrasal.get(lemma_of(word, lexicon.language), ())
            # Where verbs are not split, what belongs to one stands behind it.
            words = clause if reading.conventions.split else clause.partition(word)[2]
            if stance := next((stance for pattern, stance in rules if pattern.search(words)), None):
                return stance
    return None


def _frame_meaning(reading: Reading, claim: TaggedClaim) -> Stance | None:
    """Return what a reporting clause says whose rare word is not the cue: "so die Vorwürfe der Anwältin"."""
    text, lexicon, rules = reading.text, reading.lexicon, reading.conventions
    own = [reading.sentences.at(span.start) for span in (*claim.content_spans, *claim.cue_spans)]
    for start, end in claim.frame_spans:
        if not any(sentence.contains(Span(start, end)) for sentence in own):
            continue  # of another sentence
        words = list(_own_words(reading, claim, Span(start, end)))
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


def _own_words(reading: Reading, claim: TaggedClaim, frame: Span) -> Iterator[str]:
    """Yield the words of a frame that say what its speaker does: "rejected the report and said" says no more than said,
    nor does "the man, who rejected the report, said" or "the man, accused by his wife, said"."""
    text, lexicon = reading.text, reading.lexicon
    pack = pack_of(lexicon.language).reporting
    relative = {*pack.clauses.relative, *pack.spans.relative}
    cue = claim.cue_spans[0].start if claim.cue_spans else frame.start
    ahead = WORD.finditer(text, frame.start, max(frame.start, cue))
    joins = (word.end() for word in ahead if word[0].lower() in lexicon.predicate_joins)
    words = list(WORD.finditer(text, max(joins, default=frame.start), frame.end))
    last, aside = frame.start, False
    for number, word in enumerate(words):
        parted = "," in text[last : word.start()] or (not reading.conventions.split and word.end() < cue)
        aside = (aside and not last < cue <= word.start()) or (parted and word[0].lower() in relative)
        last = word.end()
        suffered = number + 1 < len(words) and words[number + 1][0].lower() in lexicon.agents
        if not aside and not suffered:
            yield word[0]


def _of_a_claim(text: str, claim: TaggedClaim, lexicon: Lexicon) -> bool:
    """Whether what is rejected was said by somebody; a plan refused or a request turned down is no denial."""
    around = text_of(text, (*claim.frame_spans, *claim.cue_spans, *claim.content_spans[:1]))
    if lexicon.assertions.search(around[:SHORT]):
        return True
    verb = conventions_of(lexicon.language)
    for start, end in claim.cue_spans:
        words = [word for word in WORD.finditer(text, start, end) if not verb.attends(word[0])]
        if words and lexicon.denied.search(text[words[-1].start() : end + NEAR]):
            return not lexicon.acts.search(text_of(text, claim.content_spans))  # "rejected this"
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
