"""Who a clause says acts: the first that can speak before its verb or behind it; in the passive, whom "by" names."""

import re

from flows.annotate.claims.conventions import WORD
from flows.annotate.claims.lexicon import lemma_of
from flows.annotate.claims.reading import Reading
from flows.annotate.claims.verb_subjects import SPEAKERS, subject_before
from flows.records import Span

LONGEST_SUBJECT = 3  # words of a noun phrase that is no name


def subject_of(reading: Reading, clause: Span, verb: Span) -> Span | None:
    """Return who denies: the first that can speak before the verb, else right behind it; in the passive who acts."""
    if passive := _agent(reading, clause, verb):
        clause = passive
    ahead, behind = parts_of(reading, clause, verb)
    return (
        who_speaks(reading, ahead)
        or _plain_subject(reading, ahead, verb)
        or who_speaks(reading, behind)
        or _opening_noun(reading, clause, verb)
        or _place_at(reading, clause, verb)
    )


def _plain_subject(reading: Reading, ahead: Span, verb: Span) -> Span | None:
    """Return the subject that opens its clause and is no name of a person, where subjects stand before their verbs:
    "Local residents deny", "Syria has always denied"."""
    if reading.conventions.split or reading.conventions.nouns_upper:
        return None
    form = next(
        (w for w in WORD.finditer(reading.text, *verb) if not reading.conventions.attends(w[0])), None
    )
    found = subject_before(reading, ahead.start, Span(form.start(), verb.end)) if form else None
    if found and not reading.text[ahead.start : found[0].start].strip():
        return found[0]
    place = next((m for m in reading.mentions if m.start_char == ahead.start and m.kind == "location"), None)
    between = WORD.findall(reading.text, place.end_char, verb.start) if place else ["of"]
    plain = place is not None and all(reading.conventions.attends(word) for word in between)
    return Span(place.start_char, place.end_char) if place and plain else None


def _place_at(reading: Reading, clause: Span, verb: Span) -> Span | None:
    """Return the place that stands for who governs it, beside the verb: "Moskau bestritt jede Schuld"."""
    for mention in reading.mentions:
        opens = mention.start_char == clause.start and 0 <= verb.start - mention.end_char <= 1
        follows = reading.conventions.split and 0 <= mention.start_char - verb.end <= 1
        if mention.kind == "location" and (opens or follows):
            return Span(mention.start_char, mention.end_char)
    return None


def parts_of(reading: Reading, clause: Span, verb: Span) -> tuple[Span, Span]:
    """Return what of a clause stands before its verb and behind it."""
    ahead = Span(clause.start, verb.start)
    if reading.conventions.split and reading.text[clause.start : verb.start].endswith(", "):
        ahead = Span(verb.start, verb.start)  # "Dass er log, bestritt der Kapitän": a clause, then the verb
    return ahead, Span(verb.end, clause.end)


def who_speaks(reading: Reading, part: Span) -> Span | None:
    """Return the first in a part of a clause that can speak: a name, a pronoun or somebody by office."""
    for mention in reading.names.inside([part], SPEAKERS):
        if not (reading.names.is_possessor(mention) or reading.names.describes(mention, part.end)):
            name = Span(mention.start_char, mention.end_char)
            return _in_office(reading, part, name) or name
    people = (_person_at(reading, part, word) for word in WORD.finditer(reading.text, *part))
    return next((person for person in people if person), None)


def _in_office(reading: Reading, part: Span, name: Span) -> Span | None:
    """Return the noun phrase in which a name is only whose office it is: "Lawyers for the actor Jane Doe"."""
    words = list(WORD.finditer(reading.text, part.start, name.start))
    bond = next(
        (n for n in range(len(words) - 1, 0, -1) if words[n][0].lower() in reading.lexicon.genitives), 0
    )
    if (
        not bond
        or len(words) - bond > LONGEST_SUBJECT
        or "," in reading.text[words[bond].start() : name.start]
    ):
        return None
    office = _person_at(reading, part, words[bond - 1])
    return Span(office.start, name.end) if office else None


def _agent(reading: Reading, clause: Span, verb: Span) -> Span | None:
    """Return the part of a passive clause that names who acts, empty where nobody is named: "was denied by X"."""
    text, lexicon = reading.text, reading.lexicon
    words = [word for word in WORD.finditer(text, *clause) if word.start() != verb.start]
    form = text[verb.start : verb.end]
    infinitive = lemma_of(form, lexicon.language) == form.lower()  # "wird dementieren"
    near = [word[0].lower() for word in words if word.end() <= verb.start]
    passives = lexicon.passives.intersection(near if reading.conventions.split else near[-2:])
    if not passives or infinitive:
        return None
    agent = next((word for word in words if word[0].lower() in lexicon.agents), None)
    return Span(agent.end(), clause.end) if agent else Span(verb.end, verb.end)


def _opening_noun(reading: Reading, clause: Span, verb: Span) -> Span | None:
    """Return the noun phrase with an article that opens the clause and ends at its verb: "Der Fahrer stritt"."""
    words = list(WORD.finditer(reading.text, clause.start, verb.start))
    attending = (number for number, word in enumerate(words) if reading.conventions.attends(word[0]))
    words = words[: next(attending, len(words))]  # "Der Rapper hat die Vorwürfe stets abgestritten"
    opens = reading.lexicon.articles | reading.conventions.determiners
    if not 2 <= len(words) <= LONGEST_SUBJECT or words[0][0].lower() not in opens:
        return None
    whole = Span(words[0].start(), words[-1].end())
    parted = "," in reading.text[whole.start : verb.start]
    noun = not (reading.conventions.nouns_upper and words[-1][0][0].islower())
    return whole if noun and not parted else None


def _person_at(reading: Reading, part: Span, word: re.Match[str]) -> Span | None:
    """Return the pronoun or role noun that a word is, with the article before it."""
    plain = word[0].lower()
    following = WORD.match(reading.text, word.end() + 1, part.end)
    if following and following[0][0].isupper() and plain in reading.conventions.determiners:
        return None  # "diese Zahl"
    if reading.lexicon.pronouns.get(plain) in ("male", "female"):
        return Span(*word.span())
    role = plain.endswith(reading.lexicon.roles) and len(plain) > 3
    if role and (reading.conventions.nouns_upper or not plain.endswith(reading.lexicon.gerunds)):
        before = list(WORD.finditer(reading.text, part.start, word.start()))[-2:]
        articles = [w for w in before if w[0].lower() in reading.lexicon.articles]
        return Span(articles[0].start() if articles else word.start(), word.end())
    return None
