"""The shapes of ``lines.toml`` and ``boilerplate.toml``."""

from flows.languages.pack.table import Table, Words
from flows.records import Category


class PhraseLists(Table):
    """Phrases of one category of boilerplate, by how a line must match them; ``above`` only above an article."""

    whole: Words = ()
    start: Words = ()
    inside: Words = ()
    opens: Words = ()
    above: Words = ()


Boilerplate = dict[Category, PhraseLists]


class PictureWords(Table):
    """Labels before the credit of a picture, credits in brackets, marks and agencies of pictures."""

    labels: Words
    words: Words
    notices: Words
    kinds: Words
    by: Words
    credits: Words
    marks: Words = ()
    agencies: Words = ()


class SourceWords(Table):
    """What a note on the source of a text begins with, words before its address, words between agencies."""

    notes: Words
    before: Words
    joins: Words


class Voice(Table):
    """Words in which a page speaks of itself and to its readers."""

    own: Words
    subjects: Words
    readers: Words


class Lines(Table):
    """``lines.toml``: what the lines around an article say."""

    bylines: Words
    no_authors: Words
    glued: Words
    dated: Words
    contacts: Words = ()
    pictures: PictureWords
    sources: SourceWords
    voice: Voice
