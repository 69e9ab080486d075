"""Whether a report says that something was said: only what stands in the cue's own clause negates it."""

import re

from flows.annotate.claims.conventions import WORD, conventions_of
from flows.annotate.claims.lexicon import Lexicon, lemma_of
from flows.annotate.claims.reading import Reading
from flows.annotate.tagger import TaggedClaim
from flows.languages import pack_of
from flows.records import Span, text_of

NEAR = 2  # words behind a verb within which a negation is its own: "said nothing about “the plan”"

_BREAK = re.compile(r"[,;:()\"„“”»«\n]|\s[–—-]\s")


def cue_clause(reading: Reading, claim: TaggedClaim) -> str:
    """Return the words of the clause around a claim's cue, its content left out; empty without a cue."""
    if not claim.cue_spans:
        return ""
    cue = Span.extent(claim.cue_spans)
    sentence = reading.sentences.at(cue.start)
    start, end = sentence.start, max(sentence.end, cue.end)
    for stop in _BREAK.finditer(reading.text, sentence.start, cue.start):
        start = stop.end()
    if behind := _BREAK.search(reading.text, cue.end, end):
        end = behind.start()
    for content in claim.content_spans:
        if content.start >= cue.end:
            end = min(end, content.start)
        elif content.end <= cue.start:
            start = max(start, content.end)
        elif content.contains(cue):  # a summary: what stands beside it is another act
            start, end = max(start, content.start), min(end, content.end)
    return reading.text[start : max(end, start)]


def is_negated(reading: Reading, claim: TaggedClaim) -> bool:
    """Return whether the clause of the cue is negated: "did not confirm", "niemand sagte"."""
    clause = cue_clause(reading, claim)
    if not reading.conventions.split and claim.quote_type == "direct" and claim.cue_spans:
        # What is negated behind a verb and before quoted words is said: "said the goal was not to “win”".
        ahead, cue, behind = clause.partition(text_of(reading.text, claim.cue_spans[-1:]))
        clause = ahead + cue + " ".join(behind.split()[:NEAR])
    return is_negation(reading.lexicon, clause)


def is_negation(lexicon: Lexicon, words: str) -> bool:
    """Return whether words negate; "not only", "pleaded not guilty" and the like only look like it."""
    return lexicon.negations.search(lexicon.not_negations.sub(" ", words)) is not None


def is_undenied(reading: Reading, claim: TaggedClaim) -> bool:
    """Return whether a cue that denies is negated: "did not deny"; "denied not knowing" is a denial."""
    clause = cue_clause(reading, claim)
    if not reading.conventions.split:  # where verbs are not split, what negates one stands before it
        ahead, cue, _ = clause.partition(text_of(reading.text, claim.cue_spans[-1:]))
        clause = ahead + cue
    return is_negation(reading.lexicon, clause)


def is_taken_back(reading: Reading, claim: TaggedClaim) -> bool:
    """Return whether the cue takes back what was said: "retracted", "zog seine Aussage zurück"."""
    lexicon, clause = reading.lexicon, cue_clause(reading, claim)
    words = (word for start, end in claim.cue_spans for word in WORD.findall(reading.text[start:end]))
    verbs = [lemma_of(word, lexicon.language) for word in words]
    if lexicon.assertions.search(clause) or (verbs and not lexicon.stances.get(verbs[0])):
        verbs += [
            lemma_of(word, lexicon.language) for word in WORD.findall(clause)
        ]  # "nahm sie die Aussage zurück"
    if len(verbs) > 1 and verbs[-1] + verbs[0] in lexicon.retractions:
        return True  # "zog … zurück"
    return any(
        verb in lexicon.retractions or any(rest.search(clause) for rest in lexicon.retracting.get(verb, ()))
        for verb in verbs
    )


def is_unreal(reading: Reading, claim: TaggedClaim) -> bool:
    """Return whether the clause of the cue says that it was not said: "hätte gesagt", "refused to admit"."""
    clause = reading.lexicon.not_negations.sub(" ", cue_clause(reading, claim))
    opening = WORD.findall(clause)[:2]
    # "Had she warned" puts who speaks behind the verb; ", had warned" goes on after an insertion.
    inverted = len(opening) == 2 and opening[1] not in text_of(reading.text, claim.cue_spans)
    opens = inverted and opening[0].lower() in reading.lexicon.unreal_openers
    return opens or reading.lexicon.unreal.search(clause) is not None


def names_object(reading: Reading, clause: Span, verb: Span) -> bool:
    """Return whether a clause with a noun for what was said has one that is not tied to something else: nobody rejects
    the report in "dismissed the officer over the report", "lehnte den Plan nach Kritik ab"."""
    nouns = [noun.start() for noun in reading.lexicon.assertions.finditer(reading.text, *clause)]
    return not nouns or any(not is_tied(reading, clause, verb, noun) for noun in nouns)


def is_tied(reading: Reading, clause: Span, verb: Span, noun: int) -> bool:
    """Return whether a preposition ties a noun to something else than a verb: before its article and adjectives, or,
    where words do not move, anywhere behind the verb."""
    prepositions = pack_of(reading.lexicon.language).reporting.clauses.prepositions
    words = WORD.findall(reading.text, verb.end if noun > verb.end else clause.start, noun)
    if not reading.conventions.split:
        return noun > verb.end and any(word.lower() in prepositions for word in words)
    while words and reading.conventions.modifies(words[-1]):
        words.pop()
    return bool(words) and words[-1].lower() in prepositions


def is_judge(reading: Reading, word: re.Match[str]) -> bool:
    """Return whether a word is for who decides in law; in "Klaus Richter" it is a name."""
    return word[0].lower().endswith(reading.lexicon.judges) and not any(
        m.kind == "person" and m.start_char <= word.start() < m.end_char for m in reading.mentions
    )


def reports_nothing(lexicon: Lexicon, cue: str, clause: str) -> bool:
    """Return whether a verb has another meaning with other words of its clause: "claimed ten lives"."""
    split = conventions_of(lexicon.language).split
    return any(
        rest.search(clause if split else clause.partition(word)[2])
        for word in WORD.findall(cue)
        for rest in lexicon.plain.get(lemma_of(word, lexicon.language), ())
    )
