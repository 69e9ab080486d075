"""Subjects of finite verbs, where they stand before their verb: the noun phrase of a person or body that may speak."""

import re
from collections.abc import Sequence

from flows.annotate.claims.conventions import WORD
from flows.annotate.claims.lexicon import lemma_of
from flows.annotate.claims.polarity import is_negation
from flows.annotate.claims.reading import Reading
from flows.languages import pack_of
from flows.records import Span

LONGEST = 10  # words of a subject
LONGEST_PLURAL = 5  # words up to the noun of several
SPEAKERS = ("person", "organisation", "outlet")

_BRACKET = re.compile(r"\s?\([^()\n]{1,40}\)\s*$")
_AGED = re.compile(r",\s\d{1,3}$")
_APPOSED = re.compile(r",\s[^,;:!?\n„“”»«\"()]{1,120},\s$")


def attended(reading: Reading, first: int, verb: int) -> int:
    """Return where the auxiliaries and adverbs before a verb begin."""
    text, rules = reading.text, reading.conventions
    for word in reversed(list(WORD.finditer(text, first, verb))):
        if text[word.end() : verb].strip() or not word[0].islower():
            break
        if not (rules.attends(word[0]) or word[0] in rules.modals):
            break
        verb = word.start()
    return verb


def may_speak(reading: Reading, verb: Span, begin: int) -> bool:
    """Whether a verb with its auxiliaries is in the active, not negated and tells what is so."""
    text, lexicon, rules = reading.text, reading.lexicon, reading.conventions
    predicates = pack_of(lexicon.language).reporting.predicates
    words = WORD.findall(text, begin, verb.start)
    helpers = {word for word in words if word in rules.modals | rules.auxiliaries}
    if text[slice(*verb)].split()[0].endswith(lexicon.gerunds):
        progressive = helpers & {*predicates.progressives}
        return bool(progressive) and helpers <= {*predicates.helpers, *predicates.progressives}
    return helpers <= {*predicates.helpers} and not is_negation(lexicon, " ".join(words))


def subject_before(reading: Reading, first: int, verb: Span) -> tuple[Span, int] | None:
    """Return the subject of a verb that is finite, in the active and not negated, and where its auxiliaries begin.

    Args:
        reading: the article.
        first: where the clause begins at the earliest.
        verb: the verb without its auxiliaries.
    """
    text, lexicon = reading.text, reading.lexicon
    begin = attended(reading, first, verb.start)
    if not may_speak(reading, verb, begin):
        return None
    words = list(WORD.finditer(text, first, begin))
    end = begin
    for aside in (_BRACKET, _APPOSED):
        if found := aside.search(text, first, end):
            end = found.start()
    words = [word for word in words if word.end() <= end]
    if not words or text[words[-1].end() : end].strip():
        return None
    phrase = _phrase(reading, words)
    if phrase is None:
        return None
    head, subject = phrase
    base = text[slice(*verb)].split()[0]
    several = {*_plurals(reading), *pack_of(lexicon.language).reporting.predicates.amounts}
    plural = lemma_of(head.lower(), lexicon.language) != head.lower() or head.lower() in several
    bare = begin == verb.start and lemma_of(base, lexicon.language) == base
    return None if bare and not plural else (subject, begin)


def named_before(reading: Reading, first: int, verb: Span) -> tuple[Span, int] | None:
    """Return who is named right before a clause about him with a verb that reports, and where its auxiliaries begin:
    "Ann Lee, 61, who hopes to …", "the mayor, who opposes …".

    Args:
        reading: the article.
        first: where the sentence begins.
        verb: the verb without its auxiliaries.
    """
    text = reading.text
    begin = attended(reading, first, verb.start)
    words = list(WORD.finditer(text, first, begin))
    opens = bool(words) and words[-1][0] in pack_of(reading.lexicon.language).reporting.predicates.persons
    if not opens or not may_speak(reading, verb, begin) or text[words[-1].start() - 2] != ",":
        return None
    end = words[-1].start() - 2
    if aged := _AGED.search(text, first, end):
        end = aged.start()
    name = next((m for m in reading.names.inside([Span(first, end)], ("person",)) if m.end_char == end), None)
    if name and "," not in text[first : name.start_char]:
        return Span(name.start_char, name.end_char), begin
    phrase = _phrase(reading, [word for word in words[:-1] if word.end() <= end])
    if phrase is None or text[first : phrase[1].start].strip() or phrase[1].end != end:
        return None
    return phrase[1], begin


def several_at(reading: Reading, part: Span) -> Span | None:
    """Return the noun phrase of several who may speak, if one opens a part of the text: "Union bosses"; a name or
    another noun before it says which they are, a preposition whose they are."""
    text, lexicon, rules = reading.text, reading.lexicon, reading.conventions
    collective = pack_of(lexicon.language).reporting.demands.several
    words = list(WORD.finditer(text, *part))
    while words and words[0][0].lower() in rules.openers:
        words = words[1:]
    for number, word in enumerate(words[:LONGEST_PLURAL]):
        plain = word[0].lower()
        parted = number and text[words[number - 1].end() : word.start()].strip()
        if parted or rules.attends(word[0]) or plain in rules.noun_complements | lexicon.asides:
            return None
        several = lemma_of(plain, lexicon.language) != plain or plain in collective
        if several and plain not in lexicon.pronouns and speaks(reading, plain):
            return Span(words[0].start(), word.end())
    return None


def opening_noun(reading: Reading, start: int, end: int) -> Span | None:
    """Return the noun phrase of somebody who speaks that opens a sentence, up to its first auxiliary: "The ministry
    did not …"."""
    words = list(WORD.finditer(reading.text, start, end))
    stop = next((n for n, word in enumerate(words) if word[0] in reading.conventions.auxiliaries), 0)
    phrase = _phrase(reading, words[:stop]) if stop else None
    return phrase[1] if phrase and phrase[1].start == start else None


def opening_name(reading: Reading, start: int, end: int) -> Span | None:
    """Return the name or pronoun of a person that opens a sentence."""
    word = WORD.match(reading.text, start, end)
    if word and reading.lexicon.pronouns.get(word[0].lower()) in ("male", "female"):
        return Span(*word.span()) if word[0].lower() in _subjects(reading) else None
    names = reading.names.inside([Span(start, end)], SPEAKERS)
    return Span(names[0].start_char, names[0].end_char) if names and names[0].start_char == start else None


def _subjects(reading: Reading) -> Sequence[str]:
    return pack_of(reading.lexicon.language).reporting.predicates.subjects


def _plurals(reading: Reading) -> Sequence[str]:
    return pack_of(reading.lexicon.language).reporting.predicates.plurals


def _phrase(reading: Reading, words: Sequence[re.Match[str]]) -> tuple[str, Span] | None:
    """Return head and extent of the noun phrase that the words end in, if it may speak."""
    text, lexicon, rules = reading.text, reading.lexicon, reading.conventions
    taken, stop = _taken(reading, words)
    while taken and taken[0][0].lower() in rules.openers:
        taken = taken[1:]
    predicates = pack_of(lexicon.language).reporting.predicates
    if not taken or len(taken) > LONGEST or stop in predicates.unreal:
        return None
    whole = Span(taken[0].start(), taken[-1].end())
    plain = [word[0].lower() for word in taken]
    if len(plain) == 1 and plain[0] in lexicon.pronouns:
        return (plain[0], whole) if plain[0] in predicates.subjects else None
    ties = rules.noun_complements | rules.describing
    pronouns = lexicon.pronouns.keys() - {*predicates.possessives}
    odd = rules.auxiliaries | rules.modals | lexicon.question_words | pronouns
    opens = plain[0] in ties | lexicon.asides or plain[0].endswith(lexicon.gerunds)
    if opens or odd.intersection(plain) or is_negation(lexicon, text[slice(*whole)]):
        return None
    if (stop in lexicon.speaker_joins and taken[0][0][0].isupper()) or text[whole.start - 1] in "’'":
        return None
    head = next((n for n, word in enumerate(plain[1:]) if word in ties), len(plain) - 1)
    if not speaks(reading, plain[head]) and plain[head] in predicates.amounts:
        head = len(plain) - 1  # "a majority of voters", "a number of critics"
    last = taken[head]
    names = reading.names.inside([Span(whole.start, last.end())], SPEAKERS)
    named = bool(names) and names[-1].end_char == last.end()
    if named and any(mark in text[whole.start : names[-1].start_char] for mark in lexicon.possessives):
        whole = Span(names[-1].start_char, whole.end)  # "Doe's lawyer Ann Roe" is no Doe
    counted = len(plain) == 1 and plain[0] in predicates.amounts  # "Most oppose the plan"
    return (last[0], whole) if named or counted or speaks(reading, plain[head]) else None


def speaks(reading: Reading, noun: str) -> bool:
    """Return whether a noun, in whatever number, is one for somebody who speaks."""
    lexicon = reading.lexicon
    roles = {noun.removesuffix(ending) for ending in ("", *lexicon.role_inflections)}
    return noun.endswith(lexicon.collective_suffixes) or any(role.endswith(lexicon.roles) for role in roles)


def _taken(reading: Reading, words: Sequence[re.Match[str]]) -> tuple[list[re.Match[str]], str]:
    """Return the last of the words up to a mark or a word that opens a clause, and that word."""
    lexicon = reading.lexicon
    clauses = pack_of(lexicon.language).reporting.clauses
    stops = {*clauses.openers, *lexicon.complement_openers, *clauses.relative, *lexicon.predicate_joins}
    taken: list[re.Match[str]] = []
    for word in reversed(words):
        gap = reading.text[word.end() : taken[0].start()].strip() if taken else ""
        if gap and not (gap == "." and word[0].lower() in lexicon.abbreviations):
            break
        if word[0].lower() in stops:
            return taken, word[0].lower()
        taken.insert(0, word)
    return taken, ""
