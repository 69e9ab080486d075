"""Role nouns: offices and trades that stand beside a person's name, and later for it ("the minister")."""

import re
from collections.abc import Sequence

from flows.annotate.claims.conventions import WORD, conventions_of
from flows.annotate.claims.lexicon import Lexicon
from flows.languages import pack_of
from flows.records import Mention

NEAR = 60  # characters around a name in which a role noun or title describes it
TITLE = 3  # words of a title before a name


class Roles:
    """The role nouns of one article."""

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        self._text = text
        self._lexicon = lexicon
        self._rules = conventions_of(lexicon.language)
        self._people = pack_of(lexicon.language).reporting.antecedents.people

    def among(self, words: Sequence[str]) -> str | None:
        """Return the first role noun among the words, in lower case and without the ending of its case."""
        found = (form for word in words for form in self._forms(word.lower()) if self._is_role(form))
        return next(found, None)

    def is_plural(self, words: Sequence[str]) -> bool:
        """Return whether a role noun among the words is none of one person, where nouns have no cases: "lawyers"."""
        role = self.among(words)
        return role is not None and not self._rules.objects and role not in [word.lower() for word in words]

    def kind_of(self, role: str) -> str:
        """Return what a compound names: "minister" of "finance-minister"."""
        return max((ending for ending in self._lexicon.roles if role.endswith(ending)), key=len)

    def gender_of(self, role: str) -> str:
        """Return the gender of a role noun, "" where both may bear it."""
        ending = max((e for e in self._lexicon.role_genders if role.endswith(e)), key=len)
        return self._lexicon.role_genders[ending]

    def head(self, words: Sequence[str]) -> Sequence[str]:
        """Return the words of a noun phrase without what complements its noun: "the friend" of "the friend of the
        star"."""
        bond = next(
            (n for n, word in enumerate(words[1:], 1) if word.lower() in self._lexicon.genitives), None
        )
        return words[:bond]

    def is_definite(self, words: Sequence[str]) -> bool:
        """Return whether a noun phrase may mean one person named before: "his lawyer", no "a lawyer"."""
        return words[0].lower() not in self._lexicon.introducing

    def bears(self, mention: Mention, role: str) -> bool:
        """Return whether a role noun stands beside a name, or a compound of one that it may stand for."""
        plain, kind = role.replace("-", ""), self.kind_of(role)
        titles = [title.replace("-", "") for title in self._titles(mention)]
        return plain in titles or kind in titles or (plain == kind and any(t.endswith(kind) for t in titles))

    def is_called(self, mention: Mention, noun: str) -> bool:
        """Return whether any noun stands right before a name, or right behind it as who that is: "Beekeeper Ann Lee",
        "Ann Lee, a beekeeper"."""
        ahead = WORD.findall(self._text, max(0, mention.start_char - NEAR), mention.start_char)[-1:]
        if not self._text[: mention.start_char].endswith(f"{ahead[0] if ahead else ''} "):
            ahead = []
        apposed = self.head(WORD.findall(self._behind(mention)))[-1:]
        return any(form == noun for word in (*ahead, *apposed) for form in self._forms(word.lower()))

    def has_another(self, mention: Mention, role: str) -> bool:
        """Return whether a name stands beside another office than a role noun tells, which is none that somebody
        bears besides: "the judge" is no "prosecutor Ann Lee", "the Democrat" may be the mayor."""
        if self.kind_of(role) in self._lexicon.further_roles:
            return False
        titles = self._titles(mention)
        offices = [title for title in titles if self._is_role(title)]
        if not offices:  # "die Kanzlerin" is no "Lehrerin Ute Brand"
            return any(title in self._people for title in titles) or self._has_trade(mention)
        return not any(self.kind_of(title) == self.kind_of(role) for title in offices)

    def _has_trade(self, mention: Mention) -> bool:
        """Whether a noun of any trade stands right before a name, where nouns have capitals: "Star-Tenor Jan Roth"."""
        word = next(
            iter(WORD.findall(self._text, max(0, mention.start_char - NEAR), mention.start_char)[-1:]), ""
        )
        beside = self._text.endswith(f"{word} ", 0, mention.start_char)
        noun = word[:1].isupper() and word.lower() not in {*self._lexicon.titles, *self._rules.determiners}
        trade = word.lower().endswith(self._lexicon.collective_suffixes) or "-" in word
        return self._rules.nouns_upper and beside and noun and trade

    def is_genitive(self, mention: Mention) -> bool:
        """Return whether a name has the ending of whose something is: "die Anwältin Merlings" is not Merling."""
        endings = self._lexicon.genitive_endings
        own = mention.surface.endswith(endings) and not mention.normal.endswith(endings)
        return self._rules.nouns_upper and own

    def title(self, mention: Mention) -> str:
        """Return the word right before a name, in lower case."""
        ahead = WORD.findall(self._text, max(0, mention.start_char - NEAR), mention.start_char)
        return ahead[-1].lower().rstrip(".") if ahead else ""

    def _titles(self, mention: Mention) -> list[str]:
        """Return the words of the title right before a name or of the apposition right behind it."""
        ahead = self._text[max(0, mention.start_char - NEAR) : mention.start_char]
        ahead = "" if self.is_genitive(mention) else ahead
        stop = re.split(r"[.,;:!?\n„“”\"()]|\s(?=[a-zß-ÿ]+\s*$)", ahead)[-1]
        words = [*WORD.findall(stop)[-TITLE:], *WORD.findall(self._behind(mention))]
        return [form for word in words for form in self._forms(word.lower())]

    def _behind(self, mention: Mention) -> str:
        """Return the apposition behind a name: ", der Sprecher der Polizei,"."""
        text = self._text[mention.end_char : mention.end_char + NEAR]
        return text.partition(".")[0] if text.startswith((",", " (")) else ""

    def _is_role(self, word: str) -> bool:
        """Whether a word is a role noun, or a compound of one: nouns in small letters are joined by a hyphen."""
        if self._rules.nouns_upper:
            return word.endswith(self._lexicon.roles)
        return word.rpartition("-")[2] in self._lexicon.roles

    def _forms(self, word: str) -> list[str]:
        """Return a word, and without each ending that it may have in other cases."""
        return [word, *(word.removesuffix(ending) for ending in self._lexicon.role_inflections)]
