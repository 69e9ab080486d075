"""Whose words a source or a name tells of: "nach seinen Angaben", "ersten Informationen zufolge", "die Tafel Bonn"."""

from collections.abc import Sequence

from flows.annotate.claims.conventions import conventions_of
from flows.annotate.claims.lexicon import Lexicon
from flows.languages import pack_of


class Whose:
    """What the words of a noun phrase say of who speaks by it; words are given as they are written."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Read the words of the lexicon's language."""
        own = pack_of(lexicon.language).reporting.sayings
        self._genders = {**dict.fromkeys(own.male, "male"), **dict.fromkeys(own.female, "female")}
        self._whose = self._genders.keys() | lexicon.articles
        self._places = pack_of(lexicon.language).reporting.collectives.places
        self._rules = conventions_of(lexicon.language)

    def gender(self, words: Sequence[str]) -> str:
        """Return the gender of a pronoun for whose words a possessive tells they are, "" where none stands there:
        "seinen Angaben"."""
        said = len(words) > 1 and words[-1].lower().endswith(self._rules.sayings or ("\n",))
        return self._genders.get(words[0].lower(), "") if said else ""

    def is_nobodys(self, words: Sequence[str], cue: Sequence[str]) -> bool:
        """Return whether a source tells what words it is, not whose: "Nach ersten Angaben"."""
        *ahead, last = [word.lower() for word in words]
        plain = all(self._rules.modifies(word) and word not in self._whose for word in ahead)
        source = bool(cue) and cue[0].lower() in self._rules.prepositions
        return source and bool(ahead) and plain and last in self._rules.sayings

    def ends_name(self, ahead: Sequence[str]) -> bool:
        """Return whether a place behind these words ends the name of a body: "Der Chaos Treff Bonn" is not Bonn."""
        if not self._rules.nouns_upper or not ahead:
            return False
        noun = ahead[-1].lower()
        named = ahead[-1][0].isupper() and noun not in self._rules.determiners
        return named and not noun.endswith((*self._places, *self._rules.sayings))
