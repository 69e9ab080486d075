"""The shapes of ``names.toml`` and ``demonyms.toml``."""

from flows.languages.pack.table import Table, Titles, Words


class Names(Table):
    """``names.toml``: what belongs to a name, what looks like one and is none, given names by gender."""

    given: Titles

    titles: Words
    title_stems: Words
    genitive_endings: Words
    genitive_marks: Words
    marked_endings: Words
    possessives: Words
    noun_endings: Words
    adjective_endings: Words
    no_names: Words


class Demonyms(Table):
    """``demonyms.toml``: words for inhabitants, peoples and languages."""

    words: Words
