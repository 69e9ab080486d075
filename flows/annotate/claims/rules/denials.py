"""Denials: clauses in which somebody denies what was said, where the model found nothing."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from flows.annotate.claims.conventions import WORD
from flows.annotate.claims.lexicon import Lexicon, lemma_of
from flows.annotate.claims.polarity import is_judge, is_negation, names_object, reports_nothing
from flows.annotate.claims.reading import FoundClaim, Reading, taken_by
from flows.annotate.claims.rule_claim import rule_claim
from flows.annotate.claims.rules.actors import LONGEST_SUBJECT, parts_of, subject_of
from flows.annotate.claims.rules.plain_acts import opens_with_deed
from flows.annotate.claims.rules.refusals import before_refusal
from flows.annotate.claims.stances import cue_lemma
from flows.annotate.tagger import TaggedClaim
from flows.languages import pack_of
from flows.records import Span

FOUND_BY = "clause that denies"
CONFIDENCE = 0.8
LONGEST = 400  # characters of a clause that is looked at
DASHES = ("-", "–", "—")
OBJECT = 60  # characters behind an article in which its noun stands
FEW = 2  # adverbs behind a verb without an object


def add_denials(reading: Reading, found: Sequence[FoundClaim]) -> list[FoundClaim]:
    """Return the claims, and one for each clause that reports a denial where the model found none.

    A clause denies when its verb does and its object is a claim ("die Vorwürfe", "the allegations") or points back
    to one ("dies", "this").
    """
    found = [_as_denial(reading, item) for item in found]
    denied = list(_denials(reading, found))
    kept = [FoundClaim(_without(item.claim, denied), item.found_by) for item in found]
    return [*kept, *(FoundClaim(claim, FOUND_BY) for claim in denied)]


def _as_denial(reading: Reading, item: FoundClaim) -> FoundClaim:
    """Return a claim that is a whole clause as a denial where its verb denies, whatever word was taken for its cue:
    "wies … alle Vorwürfe von sich"."""
    claim = item.claim
    if claim.quote_type == "indirect" and (governed := _governed(reading, claim)):
        return FoundClaim(governed, f"{item.found_by}; {FOUND_BY}")
    if denied := _denied_behind(reading, claim):
        return FoundClaim(denied, f"{item.found_by}; {FOUND_BY}")
    if claim.quote_type != "reported":
        return item
    clause = reading.sentences.clause_at(Span.extent((*claim.content_spans, *claim.cue_spans)).start)
    cue = cue_of(reading, clause)
    if cue is None or not clause.contains(Span.extent(claim.content_spans)):
        return item
    speaks = any(_is_object(reading, span, cue[0]) for span in claim.speaker_spans)
    if cue == claim.cue_spans and not speaks:
        return item
    if not denies_a_claim(reading, clause, cue[0]):
        return item
    speaker = claim.speaker_spans
    if speaks:
        who = subject_of(reading, clause, cue[0])
        speaker = (who,) if who and not _is_deed(reading, who, cue[0]) else ()
    denied = replace(claim, stance="deny", stance_score=1.0, cue_spans=cue, speaker_spans=speaker)
    return FoundClaim(denied, f"{item.found_by}; {FOUND_BY}")


def _denied_behind(reading: Reading, claim: TaggedClaim) -> TaggedClaim | None:
    """Return a sentence that seems to go on with a claim before it as what its main clause denies: "Dass er gehe,
    verneinte sie"."""
    text, lexicon = reading.text, reading.lexicon
    if claim.cue_spans or claim.quote_type not in ("free_indirect", "indirect_free_indirect"):
        return None
    sentence = reading.sentences.at(claim.content_spans[0].start)
    opening = WORD.match(text, sentence.start)
    cue = cue_of(reading, sentence)
    if not opening or opening[0].lower() not in lexicon.content_openers or cue is None:
        return None
    sure = lexicon.stances.get(cue_lemma(text, cue, lexicon) or "") == "deny"
    who = subject_of(reading, sentence, cue[0])
    parted = text[: cue[0].start].endswith(", ")
    if not (sure and who and parted) or is_negation(lexicon, text[cue[0].start : sentence.end]):
        return None
    content = Span(sentence.start, cue[0].start - len(", "))
    denied = replace(claim, quote_type="indirect", stance="deny", stance_score=1.0, content_spans=(content,))
    return replace(denied, speaker_spans=(who,), cue_spans=cue, frame_spans=())


def _governed(reading: Reading, claim: TaggedClaim) -> TaggedClaim | None:
    """Return a claim whose noun was taken for its cue with the verb that denies it: "scoffed at the claim that"."""
    text, lexicon, content = reading.text, reading.lexicon, claim.content_spans[0]
    if len(claim.cue_spans) != 1 or not lexicon.assertions.fullmatch(text, *claim.cue_spans[0]):
        return None
    noun, clause = claim.cue_spans[0], reading.sentences.clause_at(claim.cue_spans[0].start)
    if not clause.start < noun.start < content.start:
        return None
    ahead = Span(clause.start + text[clause.start : noun.start].rfind(", ") + 1, noun.end)
    cue = cue_of(reading, ahead)
    if cue is None or is_negation(lexicon, text[ahead.start : noun.start]):
        return None
    who = subject_of(reading, ahead, cue[0])
    speaker = (who,) if who else claim.speaker_spans
    return replace(
        claim, stance="deny", stance_score=1.0, cue_spans=cue, speaker_spans=speaker, frame_spans=()
    )


def _is_object(reading: Reading, speaker: Span, verb: Span) -> bool:
    """Whether the words taken for the speaker, or the noun they belong to, are what is denied."""
    text, assertions = reading.text, reading.lexicon.assertions
    if assertions.search(text, *speaker):
        return True
    near = (
        LONGEST_SUBJECT if speaker.start > verb.start else 1
    )  # before the verb, the noun of a passive clause
    words = WORD.findall(text, speaker.end, speaker.end + OBJECT)[:near]
    alone = text[slice(*speaker)].lower() in reading.lexicon.articles
    if alone and any(assertions.fullmatch(word) for word in words):
        return True
    noun = WORD.match(text, speaker.end + 1) if alone else None
    return _is_deed(reading, Span(speaker.start, noun.end()) if noun else speaker, verb)


def _is_deed(reading: Reading, noun: Span, verb: Span) -> bool:
    """Whether a noun before the verb is for what one may have done: "Eine Beteiligung bestritt der Konzern"."""
    last = WORD.findall(reading.text, *noun)[-1:]
    deeds = pack_of(reading.lexicon.language).reporting.denials.deeds
    ahead = bool(reading.conventions.split) and noun.end <= verb.start
    return ahead and any(word.lower() in deeds for word in last)


def _denials(reading: Reading, found: Sequence[FoundClaim]) -> Iterator[TaggedClaim]:
    text, lexicon = reading.text, reading.lexicon
    taken = taken_by(found)
    done = -1
    for stem in reading.find(lexicon.denying):
        if stem.start() < done:
            continue
        clause = reading.sentences.clause_at(stem.start())
        done = clause.end
        if clause.end - clause.start > LONGEST:
            continue
        if _is_taken(text, clause, taken):
            if aside := _denied_aside(reading, clause, Span(*stem.span()), taken):
                yield aside
            part = _joined_part(reading, clause, stem.end(), taken)
            if part is None:
                continue
            clause = part
        clause = before_refusal(reading, clause, stem.end())
        cue = cue_of(reading, clause)
        if cue and (undenied := _undenied(reading, clause, cue)):
            yield undenied
            continue
        if cue is None or text.startswith("?", clause.end - 1) or not denies_a_claim(reading, clause, cue[0]):
            continue
        speaker = subject_of(reading, clause, cue[0])
        if speaker and not is_bare_heading(reading, clause, (speaker, *cue)):
            told = _told_behind(reading, clause, cue)
            yield rule_claim(
                "indirect" if told else "reported",
                told or clause,
                CONFIDENCE,
                stance="deny",
                stance_score=1.0,
                speaker=(speaker,),
                cue=cue,
            )


def _told_behind(reading: Reading, clause: Span, cue: Sequence[Span]) -> Span | None:
    """Return what follows a denial that names nothing, behind a colon: "Der Verein widersprach: Das Bad sei dicht"."""
    sentence = reading.sentences.at(clause.start)
    behind = Span(clause.end + len(": "), sentence.end - (reading.text[sentence.end - 1] in ".!"))
    opens = reading.text.startswith(": ", clause.end) and behind.start < behind.end
    quoted = any(behind.overlaps(quotation) for quotation in reading.quotations)
    return behind if opens and not quoted and _is_bare(reading, clause, cue) else None


def is_bare_heading(reading: Reading, clause: Span, known: Sequence[Span]) -> bool:
    """Whether a headline says no more than who denies: "Bahn dementiert"."""
    if not any(heading.contains(clause) for heading in reading.headings):
        return False
    words = (Span(*word.span()) for word in WORD.finditer(reading.text, *clause))
    return all(any(span.contains(word) for span in known) for word in words)


def _undenied(reading: Reading, clause: Span, cue: tuple[Span, ...]) -> TaggedClaim | None:
    """Return what somebody does not deny: "wollte nicht dementieren, dass …" confirms it."""
    text, lexicon = reading.text, reading.lexicon
    start = cue[-1].end + (2 if text.startswith(",", cue[-1].end) else 1)
    comma = cue[-1].end
    if (
        start < 0
        or lexicon.stances.get(cue_lemma(text, cue, lexicon) or "") != "deny"
        or not lexicon.negations.search(text, clause.start, start)
    ):
        return None
    if lexicon.refusals.search(text, clause.start, start):
        return None  # "weder bestätigen noch dementieren"
    opener = WORD.match(text, start, clause.end)
    speaker = subject_of(reading, Span(clause.start, comma), cue[0])
    if speaker is None or not opener or opener[0].lower() not in lexicon.content_openers:
        return None
    content = Span(start, clause.end - (text[clause.end - 1] in ".!"))
    return rule_claim(
        "indirect", content, CONFIDENCE, stance="confirm", stance_score=1.0, speaker=(speaker,), cue=cue
    )


def _is_taken(text: str, clause: Span, taken: Sequence[Span]) -> bool:
    """Whether a claim stands in the clause; a content that runs on over the dash before it is cut there instead."""
    dashed = text[max(0, clause.start - 3) : clause.start].strip() in DASHES
    return any(clause.overlaps(span) and not (dashed and span.start < clause.start) for span in taken)


def _denied_aside(reading: Reading, clause: Span, verb: Span, taken: Sequence[Span]) -> TaggedClaim | None:
    """Return what somebody denies in a clause about him, whatever he says around it: "Doe, who denies the charges, said
    he would appeal"."""
    text, lexicon = reading.text, reading.lexicon
    comma, closing = text.rfind(", ", clause.start, verb.start), text.find(",", verb.end, clause.end)
    aside = Span(comma + 2, closing)
    relative = WORD.match(text, aside.start) if comma > 0 < closing else None
    relates = relative is not None and relative[0] in pack_of(lexicon.language).reporting.clauses.relative
    if relative is None or not relates or relative[0] not in lexicon.non_speaker_pronouns:
        return None  # "whose husband denies it"
    ahead = next((m for m in reading.names.inside([clause]) if m.end_char == comma), None)
    cue = cue_of(reading, aside)
    apart = not any(aside.overlaps(span) for span in taken if span.end <= closing)
    if ahead is None or cue is None or not apart or not denies_a_claim(reading, aside, cue[0]):
        return None
    speaker = Span(ahead.start_char, ahead.end_char)
    return rule_claim(
        "reported", aside, CONFIDENCE, stance="deny", stance_score=1.0, speaker=(speaker,), cue=cue
    )


def _joined_part(reading: Reading, clause: Span, verb: int, taken: Sequence[Span]) -> Span | None:
    """Return the clause up to an "and" behind its verb, where only what follows is a claim: "denied guilt and said"."""
    first = min((span.start for span in taken if clause.overlaps(span)), default=clause.end)
    for word in WORD.finditer(reading.text, verb, clause.end):
        if word.end() > first:
            return None
        if word[0].lower() in reading.lexicon.predicate_joins:
            return Span(clause.start, word.start() - 1)
    return None


def denies_a_claim(reading: Reading, clause: Span, verb: Span) -> bool:
    """Whether the verb's own part of the clause names something said, and neither negates the verb nor makes a noun
    of it."""
    text, lexicon = reading.text, reading.lexicon
    before = text[clause.start : verb.start]
    comma = text.find(",", verb.end, clause.end)
    own = Span(clause.start + before.rfind(",") + 1, comma if comma > 0 else clause.end)
    cue = cue_of(reading, clause)
    rejects = cue is not None and cue_lemma(text, cue, lexicon) in lexicon.rejections
    ahead, behind = text[own.start : verb.start], text[verb.start : own.end]
    named = lexicon.denied.search(behind) or lexicon.assertions.search(ahead)
    names_a_claim = named and (not rejects or names_object(reading, clause, verb))
    words = WORD.findall(before)
    points = reading.conventions.split and len(words) == 1 and words[0].lower() in lexicon.pointers
    points = points or _is_denied_before(reading, clause, own, verb)
    points = points or opens_with_deed(reading, Span(own.start, verb.start))
    dismissed = lexicon.dismissed.search(text[verb.end : clause.end])
    is_noun = bool(words) and words[-1].lower() in lexicon.articles and _may_be_noun(reading, verb)
    sure = cue is not None and (_is_sure(text, cue, lexicon) or _is_bare(reading, clause, cue))
    if reports_nothing(lexicon, text[slice(*verb)], text[slice(*clause)]):
        return False
    if is_noun or is_negation(lexicon, text[slice(*own)]) or _is_ruling(reading, clause, verb):
        return False
    return bool(names_a_claim or points or dismissed or sure)


def _may_be_noun(reading: Reading, verb: Span) -> bool:
    """Whether a word behind an article may be a noun: "das Dementi", not "das dementierte sie"."""
    return not reading.conventions.nouns_upper or reading.text[verb.start].isupper()


def _is_denied_before(reading: Reading, clause: Span, own: Span, verb: Span) -> bool:
    """Whether a relative clause denies the noun before it, "the allegations, which she denies", or, where a verb may
    end its clause, a deed before it: "hat die Tat bestritten"."""
    text, lexicon = reading.text, reading.lexicon
    opening = WORD.match(text, next((n for n in range(own.start, verb.start) if text[n] != " "), verb.start))
    relative = pack_of(lexicon.language).reporting.clauses.relative
    ahead = WORD.findall(text, max(clause.start, own.start - OBJECT), own.start)[-LONGEST_SUBJECT:]
    relates = own.start > clause.start and opening is not None and opening[0].lower() in relative
    if relates and any(lexicon.assertions.fullmatch(word) for word in ahead):
        return True
    last = reading.conventions.split and not WORD.search(text, verb.end, own.end)
    return bool(last) and any(
        lexicon.denied.fullmatch(word) for word in WORD.findall(text, own.start, verb.start)
    )


def _is_sure(text: str, cue: Sequence[Span], lexicon: Lexicon) -> bool:
    """Whether a verb has no other meaning: whatever its object is, it is denied."""
    words = [text[start:end].lower() for start, end in cue]
    verbs = {lemma_of(word, lexicon.language) for word in words} | {
        word + lexicon.infinitive for word in words
    }
    phrases = (phrase for verb in verbs for phrase, _ in lexicon.phrasal.get(verb, ()))
    if any(phrase.fullmatch(text, *span) for phrase in phrases for span in cue):
        return True
    lemma = cue_lemma(text, cue, lexicon)
    return lexicon.stances.get(lemma or "") == "deny" and lemma not in lexicon.ambiguous


def _is_bare(reading: Reading, clause: Span, cue: Sequence[Span]) -> bool:
    """Whether a verb with another meaning has no object, which then is what was said: "Ihr Büro widersprach."."""
    text, lexicon, rules = reading.text, reading.lexicon, reading.conventions
    ahead = WORD.findall(text, clause.start, cue[0].start)
    behind = WORD.findall(text, cue[-1].end, clause.end)
    alone = len(behind) <= FEW and all(word.islower() and word not in rules.determiners for word in behind)
    verb = lemma_of(text[slice(*cue[0])], lexicon.language)
    return bool(rules.split) and verb in lexicon.ambiguous and alone and 0 < len(ahead) <= LONGEST_SUBJECT


def _without(claim: TaggedClaim, denials: Sequence[TaggedClaim]) -> TaggedClaim:
    """Return a claim without the clause behind a dash that denies it: "… met twice - she denied this"."""
    start, end = claim.content_spans[-1]
    for denial in denials:
        first, last = denial.content_spans[0]
        if start < first < end <= last:
            return replace(claim, content_spans=(*claim.content_spans[:-1], Span(start, first - 3)))
    return claim


def cue_of(reading: Reading, clause: Span) -> tuple[Span, ...] | None:
    """Return the verb that denies, with the particle that ends its clause where it is split."""
    lexicon, split = reading.lexicon, reading.conventions.split
    words = list(WORD.finditer(reading.text, *clause))
    last = words[-1] if words else None
    for number, word in enumerate(words):
        if not lexicon.denying.match(word[0]):
            continue
        lemma = lemma_of(word[0], lexicon.language)
        beside = words[number + 1] if number + 1 < len(words) else None
        if beside and f"{lemma} {beside[0].lower()}" in lexicon.rejections:
            return (Span(word.start(), beside.end()),)  # "laughed off"
        if lexicon.stances.get(lemma) == "deny" or lemma in lexicon.rejections:
            return (Span(*word.span()),)
        phrases = lexicon.phrasal.get(lemma, lexicon.phrasal.get(word[0].lower() + lexicon.infinitive, ()))
        for phrase, stance in phrases:
            parts = Span(clause.start if split else word.end(), clause.end)
            if stance == "deny" and (rest := phrase.search(reading.text, *parts)):
                return tuple(sorted((Span(*word.span()), Span(*rest.span()))))
        whole = (last[0] + lemma) if last and last[0] in split else ""
        for verb in (whole, whole + lexicon.infinitive):  # no dictionary has every form: "weise"
            if last and (lexicon.stances.get(verb) == "deny" or verb in lexicon.rejections):
                return Span(*word.span()), Span(*last.span())
    return None


def _is_ruling(reading: Reading, clause: Span, verb: Span) -> bool:
    """Whether a court dismisses: "The court dismissed the charges"."""
    text, lexicon = reading.text, reading.lexicon
    if lexicon.stances.get(lemma_of(text[slice(*verb)], lexicon.language)) == "deny":
        return False
    ahead, behind = (list(WORD.finditer(text, *part)) for part in parts_of(reading, clause, verb))
    return any(is_judge(reading, word) for word in ahead or behind[:LONGEST_SUBJECT])
