"""Verbs with what they report behind them: what somebody hopes, promises, demands or defends, where the model finds
nothing ("Doe hopes that …", "the union vowed to …", "…, accusing the owner of …")."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from flows.annotate.claims.conventions import WORD
from flows.annotate.claims.lexicon import lemma_of
from flows.annotate.claims.polarity import is_judge, is_negation, is_unreal, reports_nothing
from flows.annotate.claims.reading import FoundClaim, Reading
from flows.annotate.claims.rule_claim import rule_claim
from flows.annotate.claims.rules.clause_ends import opener_behind
from flows.annotate.claims.rules.labels import asked_lines
from flows.annotate.claims.rules.refusals import is_imagined, is_refusal
from flows.annotate.claims.verb_subjects import (
    SPEAKERS,
    attended,
    may_speak,
    named_before,
    opening_name,
    opening_noun,
    speaks,
    subject_before,
)
from flows.annotate.tagger import TaggedClaim
from flows.languages import pack_of
from flows.records import QuoteType, Span

FOUND_BY = "verb with its complement"
CONFIDENCE = 0.6
LONGEST = 400  # characters of a sentence that is looked at
JOIN = 8  # characters before a verb in which the word stands that joins it to another
FEWEST = 2  # words of what is reported
LEAST_CLAUSE = 3  # words of a clause that is said
COMMANDED = 7  # words up to the infinitive of what somebody is told to do

_APART = re.compile(r"[,;:]|\s[–—-]\s|--|[!?]")


def add_complements(reading: Reading, found: Sequence[FoundClaim]) -> list[FoundClaim]:
    """Return the claims, and one for each verb of the pack's classes with a speaker that no claim has yet."""
    return [*found, *(FoundClaim(claim, FOUND_BY) for claim in _complements(reading, found))]


def _complements(reading: Reading, found: Sequence[FoundClaim]) -> Iterator[TaggedClaim]:
    text, known = reading.text, list(found)
    taken = sorted(s for item in found for s in (*item.claim.content_spans, *item.claim.cue_spans))
    silent = [*reading.quotations, *asked_lines(reading)]
    done = -1
    for first, last in reading.spans:
        for match in reading.lexicon.predicates.finditer(text, first, last):
            verb = _verb(reading, match)
            if verb.start < done or any(verb.overlaps(span) for span in (*taken, *silent)):
                continue
            sentence = reading.sentences.at(verb.start)
            asked = text[sentence.end - 1] == "?"
            if asked or sentence.start < first or sentence.end - sentence.start > LONGEST:
                continue
            ahead = max([sentence.start, *(s.end for s in taken if s.end <= verb.start)])
            subject = _subject(reading, known, Span(ahead, sentence.end), verb)
            content = _content(reading, verb, _limit(reading, sentence, verb, taken)) if subject else None
            if subject and content and (claim := _claim(reading, subject, verb, content)):
                done = content.end
                known.append(FoundClaim(claim, FOUND_BY))
                yield claim


def _verb(reading: Reading, found: re.Match[str]) -> Span:
    """Return a verb without the word that opens what it reports: "is confident" of "is confident that"."""
    words = list(WORD.finditer(reading.text, *found.span()))
    opened = len(words) > 1 and words[-1][0] in reading.lexicon.complement_openers
    return Span(found.start(), words[-2].end() if opened else found.end())


def _claim(reading: Reading, subject: tuple[Span, int], verb: Span, content: Span) -> TaggedClaim | None:
    """Return the claim, None where its clause says that nothing is said."""
    speaker, begin = subject
    kind: QuoteType = "indirect" if content.start >= verb.end else "reported"
    claim = rule_claim(kind, content, CONFIDENCE, speaker=(speaker,), cue=(Span(begin, verb.end),))
    clause = reading.text[min(begin, speaker.start) : content.end]
    word = reading.text[slice(*verb)]
    lexicon = reading.lexicon
    empty = reports_nothing(lexicon, word, clause) or is_refusal(reading, claim) or is_unreal(reading, claim)
    empty = empty or is_imagined(reading, claim) or _shows_nothing(reading, word, speaker)
    judge = is_judge(reading, list(WORD.finditer(reading.text, *speaker))[-1])
    decides = (
        judge and lemma_of(word.split()[0], lexicon.language) in lexicon.rejections
    )  # "dismissed the charges"
    return None if empty or decides else claim


def _shows_nothing(reading: Reading, verb: str, speaker: Span) -> bool:
    """Whether the subject of a verb of finding is nothing that finds: "The minister showed no sign of …"."""
    rules = pack_of(reading.lexicon.language).reporting.predicates
    nouns = {word.lower() for word in WORD.findall(reading.text, *speaker)}
    return verb.lower() in rules.findings and not nouns.intersection(rules.finders)


def _subject(
    reading: Reading, found: Sequence[FoundClaim], sentence: Span, verb: Span
) -> tuple[Span, int] | None:
    """Return who speaks and where the cue begins: the subject of the verb; for a participle behind a comma, and a
    second verb behind "and", who speaks in its sentence or opens it."""
    text, lexicon = reading.text, reading.lexicon
    participle = text[slice(*verb)].split()[0].endswith(lexicon.gerunds)
    begin = attended(reading, sentence.start, verb.start)
    word = next(iter(WORD.findall(text, max(sentence.start, begin - JOIN), begin)[-1:]), "")
    if participle and begin == verb.start:
        goes_on = text[begin - 2 : begin] in (", ", "” ", '" ')
    else:
        joined = word in lexicon.predicate_joins and text[begin - 1 : begin] == " "
        goes_on = joined and may_speak(reading, verb, begin) and not participle
    if not goes_on:
        return subject_before(reading, sentence.start, verb) or named_before(reading, sentence.start, verb)
    start = reading.sentences.at(verb.start).start
    before = [
        span
        for item in found
        for span in item.claim.speaker_spans
        if start <= span.start < verb.start and item.claim.content_spans[0].start >= start
    ]
    opening = opening_name(reading, start, verb.start) or opening_noun(reading, start, verb.start)
    speaker = before[-1] if before else opening
    return (speaker, begin) if speaker else None


def _limit(reading: Reading, sentence: Span, verb: Span, taken: Sequence[Span]) -> int:
    """Return where what a verb reports ends at the latest: where another claim begins, and, within a clause about a
    person, where that ends."""
    limit = min([sentence.end, *(s.start for s in taken if s.start >= verb.end)])
    begin = attended(reading, sentence.start, verb.start)
    opener = next(iter(WORD.findall(reading.text, max(sentence.start, begin - JOIN), begin)[-1:]), "")
    comma = reading.text.find(",", verb.end, limit)
    inside = opener in pack_of(reading.lexicon.language).reporting.predicates.persons
    return comma if inside and comma > 0 else limit


def _content(reading: Reading, verb: Span, limit: int) -> Span | None:
    """Return what a verb reports: the clause, infinitive or object behind it; a judgement with its verb, since of
    what is judged nothing is said without it."""
    text, lexicon = reading.text, reading.lexicon
    rules, word = pack_of(lexicon.language).reporting.predicates, text[slice(*verb)].lower()
    following = WORD.match(text, verb.end + 1) if text[verb.end : verb.end + 1] == " " else None
    if following is None or following.start() >= limit:
        return None
    if word in rules.clauses and following[0].lower() in lexicon.asides:  # "said on Monday that"
        opened = opener_behind(reading, Span(following.start(), limit))
        following = (WORD.match(text, opened) if opened else None) or following
    opener, judged = following[0].lower(), word in rules.judgements
    content = Span(following.start(), _end(reading, verb.end, limit))
    says = word in {*rules.sayings, *rules.finite} and opener in lexicon.pronouns
    seen = (
        word in {*rules.judgements, *rules.views}
        and opener in lexicon.pronouns
        and _is_view(reading, content)
    )
    if opener in rules.never and not says and not seen:
        return None
    if opener in lexicon.infinitive_marks:
        fits = word in rules.infinitives
    else:
        fits = judged or word in {*rules.objects, *rules.clauses, *rules.findings} - {*rules.finite}
        fits = fits or (word in rules.finite and _is_finite(reading, content))
        fits = fits or (word in rules.commands and _is_command(reading, content))
        fits = fits or word.endswith(rules.states)
        fits = fits or (opener in lexicon.complement_openers and f"{word} {opener}".endswith(rules.states))
    if word in rules.views:
        judged = fits = _is_view(reading, content)
    words = WORD.findall(text, *content)
    if word in rules.sayings and not (_is_clause(reading, words) and _is_whole(reading, content, limit)):
        return None
    names = all(word[0].isupper() for word in words)
    if not fits or not words or (not judged and (names or len(words) < FEWEST)):
        return None
    return Span(verb.start, content.end) if judged else content


def _is_clause(reading: Reading, words: Sequence[str]) -> bool:
    """Whether words may be a clause with its subject: not "was drafted", "after lunch", "his family"."""
    first, rules = words[0].lower(), reading.conventions
    odd = first in reading.lexicon.asides | rules.auxiliaries | rules.modals
    return len(words) >= LEAST_CLAUSE and not odd


def _is_whole(reading: Reading, content: Span, limit: int) -> bool:
    """Whether a content ends with its sentence or clause, not where another claim cuts it."""
    behind = reading.text[content.end : limit]
    return content.end < limit and (
        bool(behind.strip()) or limit > reading.sentences.at(content.start).end - 1
    )


def _is_command(reading: Reading, content: Span) -> bool:
    """Whether somebody is told to do something: "residents to leave", "both sides not to speak"."""
    lexicon, words = reading.lexicon, list(WORD.finditer(reading.text, *content))[:COMMANDED]
    to = next((number for number, word in enumerate(words) if word[0] in lexicon.infinitive_marks), 0)
    told = [word for word in words[:to] if not is_negation(lexicon, word[0])]
    if not told or told[0][0].lower() in lexicon.asides | reading.conventions.prepositions:
        return False
    noun = told[-1]
    named = any(m.end_char == noun.end() for m in reading.names.inside([content], SPEAKERS))
    return named or noun[0].lower() in lexicon.pronouns or speaks(reading, noun[0].lower())


def _is_finite(reading: Reading, content: Span) -> bool:
    """Whether words are a clause: one that is opened as such, or one with a finite verb behind its subject."""
    rules, words = reading.conventions, [word.lower() for word in WORD.findall(reading.text, *content)]
    opened = bool(words) and words[0] in reading.lexicon.complement_openers
    return len(words) >= LEAST_CLAUSE and (
        opened or not (rules.auxiliaries | rules.modals).isdisjoint(words[1:])
    )


def _is_view(reading: Reading, content: Span) -> bool:
    """Whether an object is seen as something: "sees the vote as a warning"."""
    ties = pack_of(reading.lexicon.language).reporting.predicates.seen_as
    return any(word.lower() in ties for word in WORD.findall(reading.text, *content)[1:-1])


def _end(reading: Reading, start: int, limit: int) -> int:
    """Return where what is reported ends: with its sentence, or before the next clause."""
    text, lexicon = reading.text, reading.lexicon
    clauses = pack_of(lexicon.language).reporting.clauses
    stops = {*clauses.openers, *clauses.relative, *reading.conventions.prepositions}
    end = limit
    for mark in _APART.finditer(text, start, limit):
        following = WORD.search(text, mark.end(), limit)
        word = following[0].lower() if following else ""
        goes_on = mark[0] == "," and word not in stops and not word.endswith(lexicon.gerunds)
        if not goes_on:
            end = mark.start()
            break
    words = list(WORD.finditer(text, start, end))[1:]
    for join, verb in pairwise(words):
        if join[0].lower() in lexicon.predicate_joins and _reports(reading, verb[0]):
            end = join.start()
            break
    if words and not text[words[-1].end() : end].strip() and words[-1][0].lower() in lexicon.predicate_joins:
        end = words[-1].start()  # where another claim goes on
    return len(text[:end].rstrip(" ,.;:–—-\n"))


def _reports(reading: Reading, word: str) -> bool:
    """Whether a word is a finite verb that reports: "praised the plan and said …"."""
    lexicon = reading.lexicon
    lemma = lemma_of(word, lexicon.language)
    finite = word.islower() and lemma != word and not word.endswith(lexicon.gerunds)
    return finite and (lemma in lexicon.sayings or lemma in lexicon.stances)
