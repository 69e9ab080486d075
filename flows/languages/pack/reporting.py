"""The shape of ``reporting.toml``."""

from pydantic import Field

from flows.languages.pack.speakers import (
    Ages,
    Anonymous,
    Antecedents,
    Collectives,
    Documents,
    Joins,
    MediaWords,
    Occasions,
    Platforms,
    Plurals,
    Pronouns,
    Relays,
    Roles,
)
from flows.languages.pack.stances import Content, Demands, Denials, Falsehoods, Questions, Unreal
from flows.languages.pack.table import Phrases, Table, Titles, Words
from flows.records import Stance


class Cues(Table):
    """Lemmas of the words that report, by stance."""

    assert_: Words = Field(alias="assert")
    deny: Words
    confirm: Words
    accuse: Words
    demand: Words
    ask: Words

    def of(self, stance: Stance) -> Words:
        """Return the lemmas of one stance."""
        words: Words = getattr(self, "assert_" if stance == "assert" else stance)
        return words


class Phrasal(Table):
    """Verbs that report only with certain words in their clause, by stance: the lemma, then these words."""

    deny: Words
    confirm: Words
    accuse: Words
    demand: Words
    ask: Words
    assert_: Words = Field(alias="assert")
    none: Words


class Subjunctive(Table):
    """Verb forms of reported speech: irregular ones, and what makes the infinitive of a regular one.

    ``endings`` are those of such a form, ``third`` those that the verb has in their stead in other forms.
    ``umlauts`` are vowels that such forms have before ``umlaut_endings`` and their infinitives have not. A main clause
    with one of the ``indicatives`` is no reported speech; ``subordinators`` open clauses before it.
    """

    forms: Words
    infinitive: str
    endings: Words
    third: Words
    umlauts: Words
    umlaut_endings: Words
    first_person: Words
    indicatives: Words
    subordinators: Words


class Sayings(Table):
    """Verbs that report a quotation beside them, verbs that tell somebody, pronouns that never speak, labels.

    ``own`` are somebody's own words as the source of a sentence; ``male`` and ``female`` tell before such words whose
    they are, by the gender of the pronoun for him. By ``standing`` verb forms words stand on something.
    """

    verbs: Words
    own: Words
    male: Words
    female: Words
    telling: Words
    naming: Words
    standing: Words
    non_speaker_pronouns: Words
    interviewers: Words
    answering: Words


class Acts(Table):
    """Finite verbs that are an act of speech; auxiliaries between them and their subject.

    ``participles`` are one at the end of a clause behind the auxiliaries of the ``perfect``; none where nothing parts
    the two.
    """

    verbs: Words
    participles: Words
    perfect: Words
    auxiliaries: Words


class Predicates(Table):
    """Finite verbs and participles, with their particles, by what stands behind them when they report.

    ``clauses`` have a clause or an object, those of them that are ``sayings`` a clause only, ``finite`` a clause with
    a finite verb that is seen, ``commands`` what somebody is told to do, ``infinitives`` what is to be done,
    ``objects`` what is said, ``judgements`` what is judged, ``findings`` what one of ``finders`` shows; ``views``
    judge where one of ``seen_as`` ties to the object what it is seen as; ``states`` are what somebody is towards a
    thing, behind a verb of ``being``. Behind a verb, words that ``never`` open what it reports. ``helpers`` are the
    auxiliaries with which a report is none of what might be, ``progressives`` those of a participle, ``unreal`` opens
    a clause of what might be. ``amounts`` count the speakers behind them. ``subjects`` are pronouns that may speak,
    ``plurals`` those of several, ``possessives`` those that may open a noun phrase; ``persons`` open a clause about
    who is named before it.
    """

    clauses: Words
    sayings: Words
    finite: Words
    commands: Words
    infinitives: Words
    objects: Words
    judgements: Words
    findings: Words
    finders: Words
    views: Words
    seen_as: Words
    states: Words
    being: Words
    never: Words
    helpers: Words
    progressives: Words
    unreal: Words
    amounts: Words
    subjects: Words
    plurals: Words
    possessives: Words
    persons: Words


class Complements(Table):
    """What opens a clause that is said, what an infinitive; words behind a verb of saying that open no such clause.

    So many words in marks as ``verbatim`` says are a claim beside such a clause; 0 for never. A quotation right behind
    the sentence that reports another ``goes_on`` with it, or is a claim of its own.
    """

    openers: Words
    infinitives: Words
    asides: Words
    verbatim: int
    goes_on: bool


class ToldBefore(Table):
    """Pronouns that open a sentence and stand for the one before it, lemmas of the verbs behind them that tell it, and
    forms behind which such a verb ends the clause as a participle; none where verbs do not stand second. ``clauses``
    are words that open one, at the end of a sentence, that tells the rest."""

    pointers: Words
    verbs: Words
    perfect: Words
    clauses: Words


class Hedges(Table):
    """Words of doubt; the modal verb of reports and what ends its clause."""

    words: Words
    modal: Words
    perfect: Words


class Hearsay(Table):
    """Phrases on nobody's word; the forms around the modal verb of reports."""

    phrases: Words
    relative: Words
    subordinate: Words
    modal: Words
    prefixes: Words
    endings: Words
    foreign: Words
    participles: Words
    auxiliaries: Words
    stacked: Words
    joins: Words


class Contrasts(Table):
    """What opens a clause of what another one says, and verbs that report with the word beside them only.

    None where no clause shows by itself that another one speaks.
    """

    openers: Words
    verbs: dict[str, str]


class SentenceWords(Table):
    """Abbreviations that end no sentence."""

    abbreviations: Words


class Articles(Table):
    """Words a noun phrase may begin with."""

    definite: Words
    words: Words
    male: Words
    female: Words
    other: Words


class Clauses(Table):
    """What opens a clause with a subject of its own.

    ``openers`` do, of which ``joins`` leave its verb where a main clause has it. ``told`` are nouns for whom somebody
    told what follows. ``datives`` are articles of whom something is told, ``dative_endings`` those of adjectives
    behind an ambiguous one; ``giving`` verbs always have such a one beside them, ``given`` are words that open or are
    one. ``numerals`` stand for people behind a definite article. ``relative`` are pronouns of a clause about the
    noun before it.
    Behind one of the ``prepositions`` stands no subject; ``pronouns`` are those of subjects, ``plain`` those that are
    nothing else.
    """

    openers: Words
    joins: Words
    told: Words
    prepositions: Words
    pronouns: Words
    plain: Words
    relative: Words
    datives: Words
    numerals: Words
    giving: Words
    given: Words
    dative_endings: Words


class SpanWords(Table):
    """Where speakers and cues begin and end."""

    openers: Words
    pairs: Words
    determiners: Words
    noun_complements: Words
    places: Words
    objects: Words
    genitives: Words
    plain_genitives: Words
    attributive: Words
    adjective_endings: Words
    closing_comma: bool
    apposed: Words
    examples: Words
    describing: Words
    relative: Words
    sayings: Words
    prepositions: Words
    auxiliaries: Words
    modals: Words
    adverbs: Words
    adverb_ending: str
    no_adverbs: Words
    leading: Words
    contractions: Words
    quoting: Words
    quoted_until: Words
    split: Words
    colon: bool
    nouns_upper: bool
    measures: Words
    quantities: Words
    fractions: Words
    impersonal: Words
    gatherings: Words
    no_cues: Words
    particles: dict[str, Words]


class Reporting(Table):
    """``reporting.toml``: how the language reports what somebody said."""

    cues: Cues
    phrasal: Phrasal
    denials: Denials
    subjunctive: Subjunctive
    sayings: Sayings
    acts: Acts
    predicates: Predicates
    questions: Questions
    demands: Demands
    content: Content
    complements: Complements
    told_before: ToldBefore
    falsehoods: Falsehoods
    hedges: Hedges
    hearsay: Hearsay
    contrasts: Contrasts
    unreal: Unreal
    refusals: Phrases
    pronouns: Pronouns
    plurals: Plurals
    joins: Joins
    clauses: Clauses
    sentences: SentenceWords
    titles: Titles
    anonymous: Anonymous
    roles: Roles
    collectives: Collectives
    ages: Ages
    antecedents: Antecedents
    articles: Articles
    relays: Relays
    media: MediaWords
    documents: Documents
    occasions: Occasions
    platforms: Platforms
    spans: SpanWords
