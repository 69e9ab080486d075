"""The tables of ``reporting.toml`` that tell who speaks, and on whose word."""

from flows.languages.pack.table import Table, Words


class Pronouns(Table):
    """Pronouns by whom they stand for."""

    male: Words
    female: Words
    other: Words


class Plurals(Table):
    """Pronouns that the ending of their verb puts into the plural."""

    pronouns: Words
    verbs: Words


class Joins(Table):
    """Words that join speakers, and those that join what one speaker does."""

    words: Words
    predicates: Words


class Anonymous(Table):
    """Words in a speaker that name nobody on purpose; phrases beside one that say so."""

    words: Words
    phrases: Words


class Roles(Table):
    """Endings of nouns for somebody by office or trade, of their cases; what makes a name behind them a complement.

    ``voices`` are those for somebody who speaks for others, ``leaders`` nouns for who runs a firm; ``belonging`` are
    words before a noun that tell whose it is, where that may be a firm.
    """

    suffixes: Words
    voices: Words
    leaders: Words
    belonging: Words
    genitives: Words
    inflections: Words
    further: Words
    introducing: Words
    relations: Words
    female: Words
    male: Words
    open: Words
    other: str


class Collectives(Table):
    """Endings of nouns for people and bodies that speak; of those for one body, behind which its name stands, and of
    those for a place, which has its own."""

    suffixes: Words
    bodies: Words
    places: Words


class Ages(Table):
    """Endings of nouns for somebody by age, and the articles before them that tell a gender."""

    suffixes: Words
    male: Words
    female: Words


class Antecedents(Table):
    """Nouns that a pronoun may stand for where they head the subject of a sentence before it.

    ``people`` are such nouns besides the roles and relations, ``female`` and ``male`` those of either that tell a
    gender, ``feminine`` endings of any noun for a woman; ``bodies`` are endings of nouns for one body or document,
    besides those behind which a name stands. ``neuter`` are pronouns for a body, which speak for nobody where it is
    not seen. ``determiners`` open such a subject, by the genders that they leave open; ``cases`` are those that
    open none. ``latter`` are pronouns for the last of two who were named.
    """

    people: Words
    female: Words
    male: Words
    feminine: Words
    bodies: Words
    determiners: dict[str, Words]
    cases: Words
    neuter: Words
    latter: Words


class Relays(Table):
    """Phrases around the name of who passed a claim on.

    ``when`` are words of time that may stand before a medium that was told. Behind one of the words ``stated`` within
    what a medium reports stands who said it. A ``newsroom`` is that of the article itself: "unserer Redaktion". A
    medium behind one of the words ``answered`` wrote what somebody only answers: "auf den Artikel der Zeitung".
    """

    before: Words
    told: Words
    when: Words
    telling: Words
    aired: Words
    audience: Words
    newsroom: Words
    held: Words
    learning: Words
    learnt_from: Words
    besides: Words
    stated: Words
    staff: Words
    references: Words
    referring: Words
    after: Words
    answered: Words
    place: Words
    citing: Words
    cited: Words
    cited_until: Words


class MediaWords(Table):
    """Words that make a medium of a name; ``pointing`` are other nouns that point back to one named before."""

    nouns: Words
    pointing: Words
    short: Words
    generic: Words
    kinds: Words
    feminine: Words
    compounds: Words
    agencies: Words
    credits: Words
    credit_words: Words
    again: Words
    parts: Words
    endings: Words


class Documents(Table):
    """Documents and the prepositions before them; what words for others end in ("Positionspapier")."""

    before: Words
    nouns: Words
    compounds: Words


class Occasions(Table):
    """What all who are there hear: nouns for speeches and the like, and the words before them ("in a speech")."""

    before: Words
    nouns: Words


class Platforms(Table):
    """Platforms, the prepositions before them, what is posted there and the verbs for it."""

    names: Words
    before: Words
    verbs: dict[str, str]
    posts: dict[str, str]
