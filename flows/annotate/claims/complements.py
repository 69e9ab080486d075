"""Names that only complement another noun: "Sprecher der Polizei", "a lawyer for Smith", "Smith's lawyer"."""

import re
from collections.abc import Collection, Sequence
from itertools import pairwise

from flows.annotate.claims.antecedents import LONGEST_ROLE
from flows.annotate.claims.conventions import WORD, conventions_of
from flows.annotate.claims.holders import holder_behind
from flows.annotate.claims.lexicon import Lexicon, is_somebody
from flows.annotate.claims.roles import Roles
from flows.annotate.claims.subjects import Subjects
from flows.languages import pack_of
from flows.records import Mention, Span


class Complements:
    """What stands around a name in a text says whether somebody else is meant by the words that hold it."""

    def __init__(
        self,
        text: str,
        lexicon: Lexicon,
        roles: Roles,
        subjects: Subjects,
        people: Collection[int],
        names: Collection[int],
    ) -> None:
        """Take a text with its offices and subjects, and where names of people, and all names, start in it."""
        self._text = text
        self._lexicon = lexicon
        self._roles = roles
        self._subjects = subjects
        self._people = people
        self._names = names

    def is_one(self, mention: Mention, spans: Sequence[Span]) -> bool:
        """Return whether the name only complements another noun of the spans that hold it."""
        start, end = next((s, e) for s, e in spans if s <= mention.start_char < e)
        behind = self._text[mention.end_char : end]
        if behind.startswith("-"):  # "Obama-Berater David Lindner"
            return True
        if any(
            behind.startswith(mark) and behind[len(mark) :][:1].isspace()
            for mark in self._lexicon.possessives
        ):
            return True
        if self._possesses(mention, behind) or self._attributes(behind):
            return True
        if self.describes(mention, end):
            return True
        apposed = self._text.rfind(",", start, mention.start_char) + 1
        written = WORD.findall(self._text[max(start, apposed) : mention.start_char])
        ahead = [w.lower() for w in written]
        if apposed and self._opens_relative(ahead):
            return True
        if ahead and ahead[0] in self._lexicon.articles:
            ahead = ahead[1:]
        if ahead and self._roles.is_genitive(mention) and self._roles.among(ahead[-1:]):
            return True
        if ahead and ahead[0] in conventions_of(self._lexicon.language).examples:
            return True  # "major unions, including the Miners' Federation": all of them speak
        if self._is_told_of(ahead, apposed > 0):
            return True
        if self._ends_office(written) or self._ends_plain_office(mention, ahead):
            return False
        if apposed and not ahead:  # "the mayor of Boston, Jane Doe"
            return False
        return len(ahead) >= 2 and any(word in self._lexicon.genitives for word in ahead[1:])

    def describes(self, mention: Mention, stop: int) -> bool:
        """Return whether nouns part a name from another, ahead of an offset, whose bearer they describe: "Norholm owner
        Lund", "Walker ally Joan Petty"."""
        return holder_behind(self._text, mention.end_char, stop, self._names, self._lexicon) is not None

    def _is_told_of(self, ahead: Sequence[str], apposed: bool) -> bool:
        """Whether the words before a name open a clause about the noun: "the judge who freed Jan Roth", "the expert, on
        whom Ann Lee relies"."""
        clauses, gerunds = pack_of(self._lexicon.language).reporting.clauses, self._lexicon.gerunds
        if apposed and ahead and ahead[0] in clauses.prepositions:
            return True
        if conventions_of(self._lexicon.language).nouns_upper:
            return False  # a comma parts such a clause
        return any(
            word in clauses.relative
            or (gerunds and word.endswith(gerunds) and self._subjects.is_person(noun))
            for noun, word in pairwise(ahead)
        )

    def _opens_relative(self, ahead: Sequence[str]) -> bool:
        """Whether words behind a comma open a clause about the noun and are no apposition ("…, die Minister Jan Roth
        kennt"): an article fits its noun, and none stands right before a name."""
        lexicon = self._lexicon
        if not ahead or ahead[0] not in pack_of(lexicon.language).reporting.clauses.relative:
            return False
        if ahead[0] not in lexicon.articles or len(ahead) == 1:
            return True
        own, role = lexicon.article_genders.get(ahead[0], ""), self._roles.among(ahead[-1:])
        gender = self._roles.gender_of(role) if role else ""
        return own == "" or (own in ("male", "female") and gender != "" and own != gender)

    def _attributes(self, behind: str) -> bool:
        """Whether a noun for people stands right behind a name, which only says whose they are: "a Kremlin source"."""
        words = WORD.findall(behind.partition(",")[0])[:LONGEST_ROLE]
        rules, lexicon = conventions_of(self._lexicon.language), self._lexicon
        if rules.nouns_upper or not words or not behind.startswith(" "):
            return False
        people = (*lexicon.roles, *lexicon.collective_suffixes)
        ties = lexicon.genitives | lexicon.speaker_joins
        plain = all(word.islower() and word not in ties and not rules.attends(word) for word in words)
        return plain and words[-1].endswith(people)

    def _possesses(self, mention: Mention, behind: str) -> bool:
        """Whether a name is the possessor of the office behind it: "Merkels früherer Sprecher Ulf Roth", "Grass’
        Lektorin", "the former Walker aide Joan Petty"."""
        mark = next((m for m in self._lexicon.genitive_marks if behind.startswith(f"{m} ")), "")
        ends = (*self._lexicon.genitive_endings, *self._lexicon.genitive_marks)
        genitive = bool(mark) or mention.surface.endswith(ends)
        rules = conventions_of(self._lexicon.language)
        words = list(WORD.finditer(behind, len(mark)))[:LONGEST_ROLE]
        if not words or behind[len(mark) : words[0].start()] != " ":
            return False
        office = next((word for word in words if not (genitive and rules.modifies(word[0]))), None)
        bodies = pack_of(self._lexicon.language).reporting.collectives.bodies
        owns = self._roles.is_genitive(mention) and office is not None
        if owns and office and office[0][0].isupper() and office[0].lower().endswith(bodies):
            return True  # "Israels Armee"
        related = pack_of(self._lexicon.language).reporting.roles.relations
        if rules.nouns_upper:
            return (
                genitive
                and office is not None
                and (self._roles.among([office[0]]) is not None or office[0].lower() in related)
            )
        return self._precedes_holder(mention, words, related)

    def _precedes_holder(
        self, mention: Mention, words: Sequence[re.Match[str]], related: Collection[str]
    ) -> bool:
        """Whether an office of some words stands between a name and another person, who holds it: "Walker campaign
        manager Joan Petty"."""
        ties = self._lexicon.genitives | self._lexicon.speaker_joins
        office: list[str] = []
        for word in words:
            office.append(word[0])
            end = mention.end_char + word.end()
            if word[0] in ties or self._text[mention.end_char : end].split() != office:
                return False
            if end + 1 in self._people:
                return self._roles.among(office) is not None or office[-1].lower() in related
        return False

    def _ends_office(self, words: Sequence[str]) -> bool:
        """Whether the last word ends an office in capitals before its holder: "Secretary of State Jane Doe"."""
        if len(words) < 3 or conventions_of(self._lexicon.language).nouns_upper:
            return False
        office, bond, last = words[-3:]
        named = office[0].isupper() and last[0].isupper() and bond in self._lexicon.genitives
        return named and self._roles.among([office]) is not None and self._roles.among([last]) is None

    def _ends_plain_office(self, mention: Mention, ahead: Sequence[str]) -> bool:
        """Whether the last word ends an office in small letters before its holder: "his chief of staff Jane Doe", not
        "a lawyer for singer Jane Doe"."""
        if len(ahead) < 3 or mention.kind != "person" or conventions_of(self._lexicon.language).nouns_upper:
            return False
        office, bond, last = ahead[-3:]
        bodies = pack_of(self._lexicon.language).reporting.antecedents.bodies
        somebody = is_somebody(last, self._lexicon) or self._subjects.is_person(last) or last in bodies
        return bond in self._lexicon.genitives and self._roles.among([office]) is not None and not somebody
