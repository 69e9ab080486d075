"""What the lines around an article say, out of the language packs: of all of them, since pages mix languages."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from flows.languages import Lines, in_every_language, languages, pack_of

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LineWords:
    """The words of all packs together.

    Attributes:
        bylines: what a line of authors begins with, as written.
        no_authors: what content systems write where they know no author, lower case.
        glued: what pages glue behind the authors.
        dated: words in a line of boilerplate that say that its day is the article's.
        contacts: what stands above or before whom the press may ask.
        credit_labels: labels before a picture's credit, also as the end of a compound, and notices of rights.
        picture_words: labels of pictures as words of their own.
        credit_kinds: kinds of pictures in a credit in brackets.
        credit_by: words between such a kind and a name.
        credits: marks that make a short line a picture's.
        marks: marks that speak for a picture.
        agencies: agencies that do.
        notes: what a note on the source of a text begins with.
        before_address: words before the address of the source.
        agency_joins: words between two agencies.
        outlet: words in which a page speaks of itself.
        readers: words in which it speaks to its readers, or of both.
    """

    bylines: Words
    no_authors: frozenset[str]
    glued: Words
    dated: Words
    contacts: Words
    credit_labels: Words
    picture_words: Words
    credit_kinds: Words
    credit_by: Words
    credits: Words
    marks: Words
    agencies: frozenset[str]
    notes: Words
    before_address: Words
    agency_joins: Words
    outlet: frozenset[str]
    readers: frozenset[str]


@cache
def line_words() -> LineWords:
    """Return the line words of every language pack, and those of every language."""
    packs = [pack_of(language).lines for language in languages()]
    packs.append(Lines.model_validate(in_every_language("lines")))

    def joined(words: Callable[[Lines], Words]) -> Words:
        return tuple(dict.fromkeys(word for pack in packs for word in words(pack)))

    return LineWords(
        bylines=joined(lambda pack: pack.bylines),
        no_authors=frozenset(joined(lambda pack: pack.no_authors)),
        glued=joined(lambda pack: pack.glued),
        dated=joined(lambda pack: pack.dated),
        contacts=joined(lambda pack: pack.contacts),
        credit_labels=joined(lambda pack: pack.pictures.labels + pack.pictures.notices),
        picture_words=joined(lambda pack: pack.pictures.labels + pack.pictures.words),
        credit_kinds=joined(lambda pack: pack.pictures.kinds),
        credit_by=joined(lambda pack: pack.pictures.by),
        credits=joined(lambda pack: pack.pictures.credits),
        marks=joined(lambda pack: pack.pictures.marks),
        agencies=frozenset(joined(lambda pack: pack.pictures.agencies)),
        notes=joined(lambda pack: pack.sources.notes),
        before_address=joined(lambda pack: pack.sources.before),
        agency_joins=joined(lambda pack: pack.sources.joins),
        outlet=frozenset(joined(lambda pack: pack.voice.own + pack.voice.subjects)),
        readers=frozenset(joined(lambda pack: pack.voice.own + pack.voice.readers)),
    )
