"""What a language pack says of where speakers and cues begin and end."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from flows.annotate.claims.patterns import words_of
from flows.languages import pack_of
from flows.languages.lemmas import base_form

WORD: Final = re.compile(r"\w[\w.’'-]*\w|\w")


@dataclass(frozen=True, slots=True)
class Conventions:
    """What a language pack says of spans; all words in lower case.

    Attributes:
        openers: words before a speaker that are no part of it ("both", "weder").
        pairs: those that belong to a speaker unless it names two ("both women").
        determiners: words that need a noun behind them.
        places: prepositions that tie the name of a place to a noun.
        objects: articles that begin another noun phrase than the speaker's, empty where articles have no case.
        genitives: articles of a noun phrase that complements the noun before it.
        plain_genitives: those behind which a noun has the form it has as a subject.
        adjective_endings: what adjectives before a noun end in, empty where words do not show it.
        attributive: other words that need a noun behind them, by their endings.
        closing_comma: whether the comma that closes an apposition belongs to the speaker.
        noun_complements: words behind a noun that tie another noun phrase to it ("der", "von", "of").
        apposed: words an apposition may begin with, besides role nouns and names.
        examples: words before names of some of those who speak ("including").
        describing: participles that say which one speaks, behind its noun ("a report released last year").
        relative: words that open a clause which says that without a comma.
        sayings: nouns that stand for somebody's words ("Angaben", "Ansicht").
        prepositions: prepositions that attribute what stands beside them.
        auxiliaries: forms that belong to a verb behind them.
        modals: forms of verbs whose infinitive says what is done.
        adverbs: words that may stand between the parts of a verb and belong to it.
        adverb_ending: what other such words end in, empty where there is no such ending.
        no_adverbs: words with that ending that are none.
        particles: words that belong to the verb before them, by verb form ("*" for any).
        leading: finds the words that lead to a verb of a cue and belong to it ("went on to", "issued a statement").
        contracted: finds a pronoun with the verb that is written as one word with it, the verb as its group.
        quoting: lemmas of verbs by which a medium quotes somebody.
        quoted_until: words that end the name of who is quoted.
        split: particles that end the clause of their verb ("an" of "kündigte … an").
        colon: whether a colon belongs to the cue it follows.
        measures: what a share is counted in ("percent").
        quantities: words that open a share in words ("more").
        fractions: words that end one ("half").
        impersonal: cues that leave open who speaks ("hieß es").
        gatherings: endings of nouns for where people speak, of whom none is named ("Versammlung").
        no_cues: adverbs that report nothing.
        verbatim: how many words in marks within a report are a claim beside it, 0 where never.
        goes_on: whether a quotation right behind a sentence that reports another is the rest of that one.
        nouns_upper: whether the language writes its nouns in capitals.
    """

    openers: frozenset[str]
    pairs: frozenset[str]
    determiners: frozenset[str]
    noun_complements: frozenset[str]
    places: frozenset[str]
    objects: frozenset[str]
    genitives: frozenset[str]
    plain_genitives: frozenset[str]
    adjective_endings: tuple[str, ...]
    attributive: tuple[str, ...]
    closing_comma: bool
    apposed: frozenset[str]
    examples: frozenset[str]
    describing: frozenset[str]
    relative: frozenset[str]
    sayings: tuple[str, ...]
    prepositions: frozenset[str]
    auxiliaries: frozenset[str]
    modals: frozenset[str]
    adverbs: frozenset[str]
    adverb_ending: str
    no_adverbs: frozenset[str]
    particles: dict[str, frozenset[str]]
    leading: re.Pattern[str]
    contracted: re.Pattern[str]
    quoting: frozenset[str]
    quoted_until: frozenset[str]
    split: frozenset[str]
    colon: bool
    measures: frozenset[str]
    quantities: frozenset[str]
    fractions: frozenset[str]
    impersonal: tuple[str, ...]
    gatherings: tuple[str, ...]
    no_cues: frozenset[str]
    verbatim: int
    goes_on: bool
    nouns_upper: bool

    def attends(self, word: str) -> bool:
        """Return whether a word belongs to the verb behind it."""
        plain = word.lower()
        return (
            plain in self.auxiliaries
            or plain in self.adverbs
            or bool(
                self.adverb_ending and plain.endswith(self.adverb_ending) and plain not in self.no_adverbs
            )
        )

    def modifies(self, word: str) -> bool:
        """Return whether a word may stand before a noun as its article or adjective."""
        return word[0].islower() and (word in self.determiners or word.endswith(self.adjective_endings))

    def describes(self, words: Sequence[str], language: str) -> bool:
        """Return whether the last of the words is an adjective, which needs a noun behind it."""
        plain = words[-1].lower() if words else ""
        if not plain or plain in self.determiners:
            return False
        if self.attributive and plain.endswith(self.attributive):
            return True
        if not self.adjective_endings or not plain.endswith(self.adjective_endings):
            return False
        base = base_form(plain, language)
        known = base.islower() and plain.startswith(base) and plain[len(base) :] in self.adjective_endings
        return known or (self.nouns_upper and words[-1].islower())


@cache
def conventions_of(language: str) -> Conventions:
    """Return the conventions of a language; none where it has no pack."""
    data = pack_of(language).reporting.spans
    pronouns = [word for _, words in pack_of(language).reporting.pronouns for word in words]
    words = {
        name: frozenset(getattr(data, name))
        for name in (
            "openers",
            "pairs",
            "determiners",
            "noun_complements",
            "places",
            "objects",
            "genitives",
            "plain_genitives",
            "apposed",
            "examples",
            "describing",
            "relative",
        )
    }
    return Conventions(
        **words,
        adjective_endings=tuple(data.adjective_endings),
        attributive=tuple(data.attributive),
        closing_comma=data.closing_comma,
        sayings=tuple(data.sayings),
        prepositions=frozenset(data.prepositions),
        auxiliaries=frozenset(data.auxiliaries),
        modals=frozenset(data.modals),
        adverbs=frozenset(data.adverbs),
        adverb_ending=data.adverb_ending,
        no_adverbs=frozenset(data.no_adverbs),
        particles={verb: frozenset(found) for verb, found in data.particles.items()},
        leading=re.compile(rf"(?<!\w)(?:{words_of(data.leading)})\s$", re.IGNORECASE),
        contracted=re.compile(
            rf"(?<!\w)(?:{words_of(pronouns)})(?P<verb>{words_of(data.contractions)})\s$", re.IGNORECASE
        ),
        quoting=frozenset(data.quoting),
        quoted_until=frozenset(data.quoted_until),
        split=frozenset(data.split),
        colon=data.colon,
        measures=frozenset(data.measures),
        quantities=frozenset(data.quantities),
        fractions=frozenset(data.fractions),
        impersonal=data.impersonal,
        gatherings=data.gatherings,
        no_cues=frozenset(data.no_cues),
        goes_on=pack_of(language).reporting.complements.goes_on,
        verbatim=pack_of(language).reporting.complements.verbatim,
        nouns_upper=data.nouns_upper,
    )
