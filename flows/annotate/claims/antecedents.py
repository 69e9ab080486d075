"""Antecedents: the person whom a pronoun, an office or an age stands for ("she", "the minister", "der 52-Jährige")."""

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence

from flows.annotate.claims.conventions import WORD, conventions_of
from flows.annotate.claims.lexicon import Lexicon
from flows.annotate.claims.roles import NEAR, Roles
from flows.annotate.claims.subjects import Subjects
from flows.languages import pack_of
from flows.records import Mention, Span

LOOK_BACK = 1500  # characters before a pronoun or role noun in which its name is sought
NEAREST = 300  # characters in which a sentence about somebody stands before a pronoun
LONGEST_ROLE = 4  # words of an office that stands for a person

_APPOSED = re.compile(r",\s[^\W\d_a-zß-ÿ]")
_SENTENCE_END = re.compile(r"[.!?][\"”“»«’)]?\s")
_PARTS = re.compile(r"[.,;:!?\n“”„\"»«]")  # what parts clauses


class Antecedents:
    """The persons of one article, as what other words stand for."""

    def __init__(
        self,
        text: str,
        people: Sequence[Mention],
        lexicon: Lexicon,
        roles: Roles,
        subjects: Subjects,
        name_of: Callable[[Mention], str],
    ) -> None:
        """``people`` are the mentions of persons in text order; ``name_of`` gives the fullest form of a name."""
        self._text = text
        self._people = people
        self._starts = [m.start_char for m in people]
        self._lexicon = lexicon
        self._roles = roles
        self._subjects = subjects
        self._sayings = conventions_of(lexicon.language).sayings or ("\n",)
        self._genders = self._find_genders(name_of)

    def before(self, offset: int, content: Sequence[Span]) -> list[Mention]:
        """Return the persons named close before an offset, who are not named in what was said."""
        return [
            m
            for m in self._people
            if offset - LOOK_BACK <= m.start_char
            and m.end_char <= offset
            and not any(start <= m.start_char < end for start, end in content)
        ]

    def of_pronoun(
        self, offset: int, gender: str, before: Mention | None, near: Sequence[Mention]
    ) -> Mention | None:
        """Return whom a pronoun stands for; who was "he" once is never "she".

        Args:
            offset: where it stands.
            gender: its gender.
            before: who spoke in the claim before this one, if that stands close by.
            near: the persons named close before.
        """
        found = self.likeliest(offset, gender, before, near)
        if found:
            self._genders.setdefault(found.name_id, gender)
        return found

    def of_role(
        self,
        span: Span,
        words: Sequence[str],
        before: Mention | None,
        near: Sequence[Mention],
        told: Mention | None = None,
    ) -> Mention | None:
        """Return whom a noun for an office or trade stands for: who bears it, else, behind a definite article, the one
        person whom it may mean; never ``told``, whose words are denied, unless he bears it."""
        if words[0].lower().endswith(self._sayings):  # "Angaben des Ministers"
            words = words[1:]
        head = self._roles.head(words)
        if not head or not self._roles.is_definite(words) or self._roles.is_plural(head):
            return None
        role = self._roles.among(head)
        if role is None:
            noun = head[-1].lower() if words[0].lower() in self._lexicon.definite and len(head) > 1 else ""
            return next((m for m in reversed(near) if noun and self._roles.is_called(m, noun)), None)
        bearer = next((m for m in reversed(near) if self._roles.bears(m, role)), None)
        if bearer:
            return bearer
        found = self._only(span, words, role, before, near)
        return None if found and told and found.name_id == told.name_id else found

    def _only(
        self, span: Span, words: Sequence[str], role: str, before: Mention | None, near: Sequence[Mention]
    ) -> Mention | None:
        """Return whom an office that stands beside no name most likely means, if it means one definite person: who
        a pronoun would stand for."""
        offset, end = span
        if words[0].lower() not in self._lexicon.definite or len(words) > LONGEST_ROLE:
            return None
        if _APPOSED.search(self._text, offset, end + 3):
            return None  # "the owner, Vale Chemicals,": the name behind it is whose it is
        gender = self._roles.gender_of(role)
        # "Ann Lee slammed the mayor": two of one clause are two.
        near = [m for m in near if _PARTS.search(self._text, m.end_char, offset)]
        if before is not None and not _PARTS.search(self._text, before.end_char, offset):
            before = None
        fitting = {m.name_id for m in near if self._genders.get(m.name_id, gender) == gender or not gender}
        found = self.likeliest(offset, gender, before, near)
        if found is None or any(
            m.name_id == found.name_id and self._roles.has_another(m, role) for m in near
        ):
            return None
        # Of several whom the office may mean only who spoke last is sure enough.
        return found if len(fitting) == 1 or (before and found.name_id == before.name_id) else None

    def likeliest(
        self, offset: int, gender: str, before: Mention | None, people: Sequence[Mention]
    ) -> Mention | None:
        """Return the person most likely meant: the last speaker if close by, else the subject of the sentence before,
        else the nearest name; an empty ``gender`` is anybody's."""
        if gender == "other":
            return None

        def fits(mention: Mention) -> bool:
            return not gender or self._genders.get(mention.name_id, gender) == gender

        if before is not None and before.kind != "person" and not self._lexicon.article_genders:
            before = None  # only where nouns have genders "she" may be a body
        near = [m for m in people if fits(m)]
        near = [m for m in near if not self._subjects.is_governed(m, offset)] or near
        if not near:
            return None
        known = [m for m in near if gender and self._genders.get(m.name_id) == gender]
        apart = before is not None and _SENTENCE_END.search(self._text, before.end_char, offset)
        unsure = (
            before is not None and before.name_id not in self._genders and not self._subjects.is_about(before)
        )
        if known and apart and unsure:
            # Of two whom a pronoun fits, who is known to be a woman is "she", unless the other is the subject.
            near, before = known, None
        here = self._text.rfind("\n", 0, offset)
        own = [m for m in near if m.start_char > here]
        if own and before is not None and before.start_char < here:
            subject = next((m for m in reversed(own) if self._opens_sentence(m)), None)
            return subject or next((m for m in own if m.name_id == before.name_id), own[0])
        if before is not None and fits(before) and offset - before.end_char < LOOK_BACK // 2:
            later = [m for m in near if m.start_char > before.start_char and m.name_id != before.name_id]
            if not any(self._opens_sentence(m) for m in later):
                return before
        topic = self._subjects.before(offset, gender) if gender else None
        if topic and topic.mention and topic.mention in near:
            return topic.mention
        opening = [m for m in near[-6:] if self._opens_sentence(m) and offset - m.end_char < NEAREST]
        return (opening or known or near)[-1]

    def latter(self, offset: int, gender: str, near: Sequence[Mention]) -> Mention | None:
        """Return whom "the latter" means: of two named in the sentence before the last, who is not its subject."""
        sentence = self._subjects.sentence_before(offset)
        named = [m for m in near if sentence and sentence.contains(Span(m.start_char, m.end_char))]
        fits = named and self._genders.get(named[-1].name_id, gender) == gender
        several = len({m.name_id for m in named}) > 1
        return named[-1] if fits and several and not self._subjects.is_about(named[-1]) else None

    def is_possessor(self, mention: Mention) -> bool:
        """Return whether a name only says whose office or relation follows: "Smith's lawyer"."""
        marks = tuple(f"{mark} " for mark in self._lexicon.possessives)
        return self._text.startswith(marks, mention.end_char)

    def unnamed(self, offset: int, gender: str, before: Mention | None) -> Span | None:
        """Return the noun phrase without a name that a pronoun stands for: the subject of a sentence before it, if
        nobody spoke since."""
        subject = self._subjects.before(offset, gender)
        if subject is None or subject.mention is not None or self._subjects.has_another(subject, gender):
            return None
        spoke = before is not None and before.start_char >= subject.span.end
        return None if spoke else subject.span

    def _opens_sentence(self, mention: Mention) -> bool:
        if self._subjects.is_seen(mention.start_char):
            return self._subjects.is_about(mention)
        ahead = self._text[max(0, mention.start_char - NEAR) : mention.start_char]
        opening = re.split(r"[.!?\n“”\"]", ahead)[-1]
        persons = self._people[bisect_left(self._starts, mention.start_char - len(opening)) :]
        # "Smith's wife Ann Lee said": whose wife she is does not open the sentence.
        subject = next((m for m in persons if m is mention or not self.is_possessor(m)), None)
        return subject is mention and not self.is_possessor(mention) and len(WORD.findall(opening)) <= 3

    def _find_genders(self, name_of: Callable[[Mention], str]) -> dict[str, str]:
        """Return each person's gender, by titles and role nouns beside the name, else by the given name."""
        genders: dict[str, str] = {}
        for mention in self._people:
            title = self._roles.title(mention)
            role = self._roles.among([title]) if title else None
            gender = self._lexicon.titles.get(title) or (role and self._roles.gender_of(role))
            if gender and (title in self._lexicon.titles or gender == "female"):
                genders[mention.name_id] = gender
        for mention in self._people:
            given = re.split(r"[ -]", name_of(mention))[0]
            if given in self._lexicon.given_genders:
                genders.setdefault(mention.name_id, self._lexicon.given_genders[given])
        for mention in self._people:
            if mention.name_id not in genders and (gender := self._gender_of_own(mention)):
                genders[mention.name_id] = gender
        for mention in self._people:
            if gender := self._subjects.gender_of_noun(self._roles.title(mention)):
                genders.setdefault(mention.name_id, gender)
        return genders

    def _gender_of_own(self, mention: Mention) -> str | None:
        """Return the gender that a possessive tells of the subject before it: "Lee praised his wife"."""
        end = self._subjects.own(mention)
        if end is None:
            return None
        place = bisect_left(self._starts, mention.end_char)
        other = self._starts[place] if place < len(self._starts) else end
        possessives = pack_of(self._lexicon.language).reporting.predicates.possessives
        words = (word.lower() for word in WORD.findall(self._text, mention.end_char, min(end, other)))
        found = (self._lexicon.pronouns.get(word) for word in words if word in possessives)
        return next((gender for gender in found if gender in ("male", "female")), None)
