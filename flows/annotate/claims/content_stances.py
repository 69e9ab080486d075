"""What a content itself says of its stance: a yes, a question, an order, something called untrue."""

from flows.annotate.claims.conventions import WORD
from flows.annotate.claims.lexicon import Lexicon
from flows.annotate.claims.polarity import is_judge
from flows.annotate.claims.reading import Reading
from flows.annotate.tagger import TaggedClaim
from flows.languages import pack_of
from flows.records import Span, text_of

SHORT = 400  # characters of a content in which one phrase decides what it does
NEAR = 12  # characters before a cue in which its auxiliary stands
BRIEF = 160  # characters of a content that says no more than that something is open
LEAST_WISHED = 2  # words for what is to be changed, before the word for how
CLOSING = " .!”“\"«»’‘')"  # what may stand behind the last word of a content


def leaves_open(reading: Reading, claim: TaggedClaim, content: str) -> bool:
    """Return whether a content says no more than that something is open: "Die Ursache sei unklar"."""
    if claim.quote_type == "reported" or len(content) >= BRIEF:
        return False
    unsettled = reading.lexicon.unsettled.search(content)
    given = pack_of(reading.lexicon.language).reporting.clauses.given
    # "ihm nicht bekannt" is open to one alone.
    return unsettled is not None and not {*WORD.findall(content[: unsettled.start()])[-1:]}.intersection(
        given
    )


def is_confirmed(reading: Reading, claim: TaggedClaim, content: str) -> bool:
    """Return whether a content says yes to something, or owns up: "That's right", "I made a mistake"."""
    lexicon = reading.lexicon
    if claim.quote_type == "reported" or claim.stance in ("ask", "demand") or len(content) > SHORT:
        return False
    owned = claim.quote_type == "direct" and lexicon.admissions.search(content) is not None
    return owned or lexicon.agreed.search(content) is not None


def accuses(reading: Reading, claim: TaggedClaim, content: str) -> bool:
    """Return whether a document that accuses says it, or somebody is said to have done wrong."""
    lexicon = reading.lexicon
    if claim.quote_type == "direct":
        return False
    source = WORD.findall(text_of(reading.text, claim.speaker_spans).lower())
    if claim.quote_type == "indirect" and source and source[-1].endswith(lexicon.charges):
        return True
    return len(content) < SHORT and lexicon.wrongs.search(content) is not None


def bids(reading: Reading, claim: TaggedClaim, content: str) -> bool:
    """Return whether a sentence of reported speech says that its speaker demands something: "Man bitte um Geduld"."""
    lexicon = reading.lexicon
    if claim.quote_type not in ("indirect_free_indirect", "free_indirect") or not lexicon.infinitive:
        return False
    main = WORD.findall(content.partition(",")[0])
    verb = next((word for word in main if f"{word}{lexicon.infinitive}" in lexicon.stances), "")
    return lexicon.stances.get(f"{verb}{lexicon.infinitive}") == "demand"


def asks_for(reading: Reading, claim: TaggedClaim) -> bool:
    """Return whether a verb that asks has no question behind it but what is asked for: "asked them to wait"."""
    lexicon, cue = reading.lexicon, claim.cue_spans[-1]
    content = claim.content_spans[-1]
    if claim.quote_type == "direct":
        end = claim.content_spans[0].start
    elif claim.quote_type == "reported":
        end = reading.sentences.clause_at(cue.start).end
    else:
        end = content.end
    for word in WORD.findall(reading.text[cue.end : max(end, cue.end)]):
        if word.lower() in lexicon.about:
            return False
        if word.lower() in lexicon.requests:
            return True
    return False


def is_borne_out(reading: Reading, claim: TaggedClaim, content: str, lemma: str | None) -> bool:
    """Whether a content shows the rare stance that no cue says: a demand names a duty, a question is one, and who
    confirms says yes."""
    lexicon = reading.lexicon
    if claim.stance == "demand":
        if lemma in lexicon.never_ordering or lemma in lexicon.rejections:
            return False
        told = next(iter(WORD.findall(content)), "").lower() in lexicon.content_openers  # "told her that …"
        if lemma in lexicon.ordering and lexicon.acts.search(content) and not reading.conventions.split:
            return is_ordered(reading, claim, content, lemma)
        ordered = claim.quote_type == "direct" or (not told and lexicon.infinitives.search(content))
        return (
            bool(lemma in lexicon.ordering and ordered)
            or "!" in content
            or bool(lexicon.duties.search(content))
        )
    if claim.stance == "ask":
        opening = next(iter(WORD.findall(content)), "").lower()
        indirect = claim.quote_type != "direct"
        asks = lexicon.stances.get(lemma or "") == "ask" and "?" in content
        return (
            asks
            or content.rstrip(CLOSING).endswith("?")
            or (indirect and bool(claim.cue_spans) and opening in lexicon.question_words)
        )
    return claim.stance != "confirm" or bool(lexicon.agreeing.search(content))


def is_ordered(reading: Reading, claim: TaggedClaim, content: str, lemma: str | None) -> bool:
    """Whether a verb orders what an infinitive behind it says: "told him to leave", "warnte davor, hinzugehen"."""
    lexicon = reading.lexicon
    if claim.quote_type != "indirect" or lemma not in lexicon.ordering or not lexicon.acts.search(content):
        return False
    between = reading.text[claim.cue_spans[-1].end : claim.content_spans[0].start]
    ahead = reading.text[max(0, claim.cue_spans[0].start - NEAR) : claim.cue_spans[-1].end].lower()
    cue = WORD.findall(ahead)
    # "wants to go" orders nobody
    return bool(reading.conventions.split or WORD.search(between) or lexicon.passives.intersection(cue))


def is_wished(reading: Reading, claim: TaggedClaim, content: str, lemma: str | None) -> bool:
    """Whether somebody wants something done, in one word for that: "want the test scrapped"."""
    data = pack_of(reading.lexicon.language).reporting
    if claim.quote_type != "indirect" or lemma not in data.demands.wishing:
        return False
    words = [word.lower() for word in WORD.findall(content)]
    return any(
        word.endswith(data.demands.outcomes)
        and (number + 1 == len(words) or words[number + 1] in data.clauses.prepositions)
        for number, word in enumerate(words)
        if number >= LEAST_WISHED
    )


def is_called_untrue(reading: Reading, claim: TaggedClaim, content: str, lemma: str | None) -> bool:
    """Whether a content is no more than a word for untrue, of something that was said: "called the report “nonsense”",
    "“Nonsense!” she said", "spoke of a “fabrication”"; "accused her of “slander”" denies nothing."""
    lexicon = reading.lexicon
    if claim.quote_type == "indirect" and lemma in lexicon.calling and _judged(reading, claim):
        return True
    if claim.quote_type == "reported":
        return lemma in lexicon.calling and lexicon.slander.search(content) is not None
    if not lexicon.untrue.fullmatch(content) or lexicon.stances.get(lemma or "") == "accuse":
        return False
    words = [word.lower() for word in WORD.findall(content)]
    if lexicon.myself.intersection(words):
        return False  # "We were wrong"
    if words[:1] and words[0] in lexicon.definite and not lexicon.assertions.search(content):
        return False  # "The clock is wrong"
    if words[:1] and words[0] in lexicon.pointing:
        return _points(reading, content)  # "called that a lie", not "this policy is wrong"
    if (
        lexicon.slanders.fullmatch(content)
        or _named(reading.text, claim, lexicon)
        or lemma in lexicon.rejections
    ):
        return True
    return claim.quote_type == "direct" and lemma in lexicon.sayings


def is_rejected(reading: Reading, claim: TaggedClaim, content: str, lemma: str | None) -> bool:
    """Return whether a content rejects something as untrue, or somebody stands by it that he did not do something:
    "beteuerte, nichts gewusst zu haben". What a summary judges, a rule of its own says; a court denies nothing."""
    lexicon = reading.lexicon
    summary = claim.quote_type == "reported" and lemma in lexicon.calling
    if len(content) >= SHORT or claim.stance == "demand" or is_ruled(reading, claim):
        return False
    if lemma in lexicon.protesting and lexicon.protests.search(content):
        return True
    plain = lexicon.not_negations.sub(" ", content)
    return not summary and bool(lexicon.denials.search(plain) or lexicon.falsehoods.search(content))


def is_ruled(reading: Reading, claim: TaggedClaim) -> bool:
    """Return whether who decides in law speaks: "The court rejected the claims"."""
    words = [word for span in claim.speaker_spans for word in WORD.finditer(reading.text, *span)]
    return bool(words) and is_judge(reading, words[-1])


def is_raged(reading: Reading, claim: TaggedClaim, content: str, lemma: str | None) -> bool:
    """Whether a verb that accuses reports a quotation that rejects something claimed: "“All lies!” he raged"."""
    lexicon = reading.lexicon
    if claim.quote_type != "direct" or lexicon.stances.get(lemma or "") != "accuse" or len(content) > SHORT:
        return False
    ahead = reading.text[: claim.content_spans[0].start].rstrip()
    if lemma not in lexicon.sayings and not ahead.endswith(":"):
        return False  # "accused her of “slander”"
    named = lexicon.falsehoods.search(content) and lexicon.assertions.search(content)
    return bool(lexicon.denials.search(content) or named or lexicon.untrue.fullmatch(content))


def _points(reading: Reading, content: str) -> bool:
    """Whether the word that points back, with which a content opens, is no article: "that a lie", "that is a lie"."""
    words = [word.lower() for word in WORD.findall(content)]
    links = pack_of(reading.lexicon.language).reporting.falsehoods.links
    return next((number for number, word in enumerate(words) if word in links), 1) <= 1


def _named(text: str, claim: TaggedClaim, lexicon: Lexicon) -> bool:
    """Whether the reporting words around a content name something that was said: "called the allegations …"."""
    if claim.quote_type == "indirect":
        return False
    around = Span.extent((*claim.frame_spans, *claim.cue_spans, *claim.content_spans))
    return around.end - around.start < SHORT and bool(lexicon.assertions.search(text, *around))


def _judged(reading: Reading, claim: TaggedClaim) -> bool:
    """Whether what somebody claimed is told at length and then called untrue: "Berichte, er gehe, nannte er absurd"."""
    lexicon = reading.lexicon
    spoken = max(span.end for span in (*claim.cue_spans, *claim.speaker_spans))
    sentence = reading.sentences.at(claim.content_spans[0].start)
    if spoken < claim.content_spans[-1].end or spoken > sentence.end:
        return False
    named = lexicon.assertions.search(reading.text, sentence.start, claim.content_spans[0].start)
    return named is not None and lexicon.untrue.fullmatch(reading.text[spoken : sentence.end]) is not None
