"""Who speaks: from the words that name the speaker to a name of the article."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from flows.annotate.claims.conventions import WORD, conventions_of
from flows.annotate.claims.lexicon import Lexicon
from flows.annotate.claims.media import Media, Medium
from flows.languages import pack_of
from flows.records import Mention, Span, text_of

LOOK_BACK = 1500  # characters before a pronoun or role noun in which its name is sought
NEAR = 60  # characters around a name in which a role noun or title describes it
_APPOSED = re.compile(r",\s[^\W\d_a-zß-ÿ]")
_PARTS = re.compile(r"[.,;:!?\n“”„\"»«]")  # what parts clauses
LONGEST_ROLE = 4  # words of an office that stands for a person
PEOPLE = ("person",)
BODIES = ("organisation", "outlet", "location", "other", "product", "event")


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks, as far as the text tells.

    ``name`` is the name's fullest form in the article, else the words as they stand; ``named`` says whether the
    words themselves hold the name, ``mention`` is the mention that stands for the speaker.
    """

    name: str | None
    named: bool
    mention: Mention | None
    how: str  # named | several | pronoun | role | context | words | none


class Speakers:
    """The names of one article as possible speakers."""

    def __init__(self, text: str, mentions: Sequence[Mention], media: Media, lexicon: Lexicon) -> None:
        self._text = text
        self._media = media
        self._lexicon = lexicon
        self._mentions = sorted(mentions, key=lambda m: m.start_char)
        self._starts = [m.start_char for m in self._mentions]
        self._people = [m for m in self._mentions if m.kind in PEOPLE]
        self._fullest: dict[str, str] = {}
        for mention in self._mentions:
            known = self._fullest.get(mention.name_id, "")
            if len(mention.normal) > len(known):
                self._fullest[mention.name_id] = mention.normal
        self._genders = self._find_genders()

    def name_of(self, mention: Mention) -> str:
        """Return the fullest form of the mention's name in the article."""
        return self._fullest.get(mention.name_id) or mention.normal

    def inside(self, spans: Sequence[Span], kinds: Sequence[str] | None = None) -> list[Mention]:
        """Return the mentions within the spans, in text order."""
        found = []
        for start, end in spans:
            for mention in self._mentions[bisect_left(self._starts, start) :]:
                if mention.start_char >= end:
                    break
                if mention.end_char <= end and (kinds is None or mention.kind in kinds):
                    found.append(mention)
        return found

    def resolve(
        self,
        spans: Sequence[Span],
        before: Mention | None,
        content: Sequence[Span] = (),
        cue: Sequence[Span] = (),
    ) -> Speaker:
        """Return who the words at ``spans`` stand for.

        Args:
            spans: the words that name the speaker.
            before: who spoke in the claim before this one, if that stands close by.
            content: what was said; who is named in it is not the speaker.
            cue: the reporting words; the ending of their verb tells one from several.
        """
        if not spans:
            return Speaker(None, False, None, "none")
        written = WORD.findall(text_of(self._text, spans))
        spans = self._voice(spans, cue)
        text = text_of(self._text, spans).rstrip(", ")
        words = WORD.findall(text)
        if self._several(spans):
            return Speaker(" ".join(text.split()), True, None, "several")
        if mention := self._bearer(spans):
            return Speaker(self.name_of(mention), True, mention, "named")
        if not words:
            return Speaker(text, False, None, "words")
        near = self._before(spans[0][0], content)
        if words[-1].lower().endswith(self._lexicon.ages) and words[0].lower() in self._lexicon.definite:
            found = self._antecedent(
                spans[0][0], self._lexicon.age_genders.get(words[0].lower(), ""), before, near
            )
            return Speaker(
                self.name_of(found) if found else text, False, found, "pronoun" if found else "words"
            )
        gender = self._lexicon.pronouns.get(words[0].lower()) if len(words) == 1 else None
        if gender:
            plural = self._plural(words[0], cue)
            found = None if plural else self._antecedent(spans[0][0], gender, before, near)
            if found:  # who was "he" once is never "she"
                self._genders.setdefault(found.name_id, gender)
            return Speaker(
                self.name_of(found) if found else text, False, found, "pronoun" if found else "words"
            )
        if medium := self._medium(spans):
            name = self.name_of(medium.mention) if medium.mention else medium.name
            return Speaker(name, not self._media.is_again(*spans[0]), medium.mention, "named")
        if role := self._role(words):
            found = self._in_role(near, role) or self._as_role(spans[0], written, role, before, near)
            if found:
                return Speaker(self.name_of(found), False, found, "role")
        return Speaker(text, False, None, "words")

    def _voice(self, spans: Sequence[Span], cue: Sequence[Span]) -> Sequence[Span]:
        """Return whose words a preposition names: "der Polizei" of "Angaben der Polizei", "Feuerwehr" of "der
        Feuerwehr zufolge"."""
        rules = conventions_of(self._lexicon.language)
        opening = WORD.findall(text_of(self._text, cue))[:1]
        if len(spans) == 1 and (author := self._author(spans[0])):
            return [author]
        if (
            len(spans) != 1
            or not opening
            or opening[0].lower() not in rules.prepositions
            or not rules.sayings
        ):
            return spans
        words = list(WORD.finditer(self._text, *spans[0]))
        plain = [word[0].lower() for word in words]
        said = next((n for n, word in enumerate(plain[:3]) if word.endswith(rules.sayings)), None)
        if said is not None:
            bond = plain[said + 1 : said + 2]
            if not bond or bond[0] not in rules.noun_complements or len(words) < said + 3:
                return spans
            voice = [Span(words[said + 2].start(), spans[0].end)]
            # Other genitives change the noun: "Angaben des Ministeriums" stays as it stands.
            return voice if bond[0] in rules.plain_genitives or self._bearer(voice) else spans
        if plain[:1] and plain[0] in self._lexicon.definite and len(words) > 1:
            return [Span(words[1].start(), spans[0].end)]
        return spans

    def _author(self, span: Span) -> Span | None:
        """Return who is named behind a document: "der Anwältin Lilo Brand" of "einer Stellungnahme der Anwältin …"."""
        words = list(WORD.finditer(self._text, *span))[: LONGEST_ROLE + 1]
        for noun, bond in pairwise(words):
            document = noun[0].lower().endswith(self._lexicon.documents) and noun[0][0].isupper()
            if document and bond[0] in conventions_of(self._lexicon.language).genitives:
                author = Span(bond.end() + 1, span.end)
                name = next(iter(self.inside([author], PEOPLE)), None)
                office = WORD.findall(self._text[author.start : name.start_char]) if name else []
                own = name is not None and (not office or self._role(office[-1:]) is not None)
                return author if own and self._bearer([author]) else None
        return None

    def _medium(self, spans: Sequence[Span]) -> Medium | None:
        """Return the medium the words name, or mean by "the newspaper"."""
        found = (m for m in self._media.inside(*spans[0]) if m.certain)
        return next(
            (m for m in found if not self._lexicon.held.search(self._text, spans[0].start, m.start)), None
        )

    def _several(self, spans: Sequence[Span]) -> bool:
        """Whether the words name two people joined by "and", of whom none speaks alone."""
        people = [m for m in self.inside(spans, PEOPLE) if not self._complements(m, spans)]
        for first, second in pairwise(people):
            between = WORD.findall(self._text[first.end_char : second.start_char])
            if between and between[0].lower() in self._lexicon.speaker_joins and len(between) <= LONGEST_ROLE:
                return True
        return False

    def _plural(self, pronoun: str, cue: Sequence[Span]) -> bool:
        """Whether the ending of the verb puts the pronoun into the plural: "sie sagten"."""
        verb = WORD.findall(text_of(self._text, cue))[:1]
        plural = bool(verb) and verb[0].lower().endswith(self._lexicon.plural_endings or ("\n",))
        return plural and pronoun.lower() in self._lexicon.plural_pronouns

    def _bearer(self, spans: Sequence[Span]) -> Mention | None:
        """Return the mention that the words name, None if names in them only complement another noun."""
        for mention in self.inside(spans, PEOPLE):
            if not self._complements(mention, spans):
                return mention
        if medium := self._medium(spans):
            return medium.mention if not self._media.is_again(*spans[0]) else None
        for mention in self.inside(spans, BODIES):
            if self._text.startswith(
                "-", mention.end_char
            ):  # "Kreml-Sprecher" names an office, not its holder
                continue
            start = next(s for s, e in spans if s <= mention.start_char < e)
            ahead = [w.lower() for w in WORD.findall(self._text[start : mention.start_char])]
            if not self._complements(mention, spans) and not any(self._role([word]) for word in ahead):
                return mention
        return None

    def _complements(self, mention: Mention, spans: Sequence[Span]) -> bool:
        """Whether it only complements another noun: "Sprecher der Polizei", "a lawyer for Smith", "Smith's lawyer"."""
        start, end = next((s, e) for s, e in spans if s <= mention.start_char < e)
        behind = self._text[mention.end_char : end]
        if behind.startswith("-"):  # "Obama-Berater David Lindner"
            return True
        if any(
            behind.startswith(mark) and behind[len(mark) :][:1].isspace()
            for mark in self._lexicon.possessives
        ):
            return True
        if self._possesses(mention, behind):
            return True
        apposed = self._text.rfind(",", start, mention.start_char) + 1
        written = WORD.findall(self._text[max(start, apposed) : mention.start_char])
        ahead = [w.lower() for w in written]
        if ahead and ahead[0] in self._lexicon.articles:
            ahead = ahead[1:]
        if ahead and ahead[0] in conventions_of(self._lexicon.language).examples:
            return True  # "major unions, including the Miners' Federation": all of them speak
        if self._ends_office(written):
            return False
        if apposed and not ahead:  # "the mayor of Boston, Jane Doe"
            return False
        return len(ahead) >= 2 and any(word in self._lexicon.genitives for word in ahead[1:])

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
        related = pack_of(self._lexicon.language).reporting.roles.relations
        if office is None or not (self._role([office[0]]) or office[0].lower() in related):
            return False
        if genitive and rules.nouns_upper:
            return True
        following = mention.end_char + office.end() + 1
        return not rules.nouns_upper and any(m.start_char == following for m in self._people)

    def _ends_office(self, words: Sequence[str]) -> bool:
        """Whether the last word ends an office in capitals before its holder: "Secretary of State Jane Doe"."""
        if len(words) < 3 or conventions_of(self._lexicon.language).nouns_upper:
            return False
        office, bond, last = words[-3:]
        named = office[0].isupper() and last[0].isupper() and bond in self._lexicon.genitives
        return named and self._role([office]) is not None and self._role([last]) is None

    def _role(self, words: Sequence[str]) -> str | None:
        """Return the role noun among the words, in lower case."""
        for word in words:
            plain = word.lower()
            for form in self._forms(plain):
                if form.endswith(self._lexicon.roles):
                    return form
        return None

    def _in_role(self, near: Sequence[Mention], role: str) -> Mention | None:
        """Return the nearest of the persons named before, beside whose name the role noun stands."""
        plain = role.replace("-", "")
        kind = max((ending for ending in self._lexicon.roles if role.endswith(ending)), key=len)
        for mention in reversed(near):
            titles = [title.replace("-", "") for title in self._titles(mention)]
            if plain in titles or kind in titles or (plain == kind and any(t.endswith(kind) for t in titles)):
                return mention
        return None

    def _as_role(
        self,
        span: Span,
        words: Sequence[str],
        role: str,
        before: Mention | None,
        near: Sequence[Mention],
    ) -> Mention | None:
        """Return whom an office that stands beside no name most likely means, if it means one definite person: who
        a pronoun would stand for."""
        offset, end = span
        if words[0].lower() not in self._lexicon.definite or len(words) > LONGEST_ROLE:
            return None
        if _APPOSED.search(self._text, offset, end + 3):
            return None  # "the owner, Vale Chemicals,": the name behind it is whose it is
        gender = self._gender_of(role)
        # "Ann Lee slammed the mayor": two of one clause are two.
        near = [m for m in near if _PARTS.search(self._text, m.end_char, offset)]
        if before is not None and not _PARTS.search(self._text, before.end_char, offset):
            before = None
        fitting = {m.name_id for m in near if self._genders.get(m.name_id, gender) == gender or not gender}
        found = self._antecedent(offset, gender, before, near)
        # Of several whom the office may mean only who spoke last is sure enough.
        return (
            found if found and (len(fitting) == 1 or (before and found.name_id == before.name_id)) else None
        )

    def _gender_of(self, role: str) -> str:
        """Return the gender of a role noun, "" where both may bear it."""
        ending = max((e for e in self._lexicon.role_genders if role.endswith(e)), key=len)
        return self._lexicon.role_genders[ending]

    def _titles(self, mention: Mention) -> list[str]:
        """Return the words of the title right before a name or of the apposition right behind it."""
        ahead = self._text[max(0, mention.start_char - NEAR) : mention.start_char]
        stop = re.split(r"[.,;:!?\n„“”\"()]|\s(?=[a-zß-ÿ]+\s*$)", ahead)[-1]
        words = [word.lower() for word in WORD.findall(stop)][-3:]
        words += [word.lower() for word in WORD.findall(self._behind(mention))]
        return [form for word in words for form in self._forms(word)]

    def _forms(self, word: str) -> list[str]:
        """Return a word, and without each ending that it may have in other cases."""
        return [word, *(word.removesuffix(ending) for ending in self._lexicon.role_inflections)]

    def _behind(self, mention: Mention) -> str:
        """Return the apposition behind a name: ", der Sprecher der Polizei,"."""
        text = self._text[mention.end_char : mention.end_char + NEAR]
        return text.partition(".")[0] if text.startswith((",", " (")) else ""

    def _before(self, offset: int, content: Sequence[Span]) -> list[Mention]:
        """Return the persons named close before an offset, who are not named in what was said."""
        return [
            m
            for m in self._people
            if offset - LOOK_BACK <= m.start_char
            and m.end_char <= offset
            and not any(start <= m.start_char < end for start, end in content)
        ]

    def _antecedent(
        self, offset: int, gender: str, before: Mention | None, people: Sequence[Mention]
    ) -> Mention | None:
        """Return the person a pronoun most likely stands for: the last speaker if close by, else the subject
        of the sentence before, else the nearest name; an empty ``gender`` is anybody's."""
        if gender == "other":
            return None

        def fits(mention: Mention) -> bool:
            return not gender or self._genders.get(mention.name_id, gender) == gender

        near = [m for m in people if fits(m)]
        if not near:
            return None
        known = [m for m in near if gender and self._genders.get(m.name_id) == gender]
        if known and before is not None and before.name_id not in self._genders:
            # Of two whom a pronoun fits, who is known to be a woman is "she".
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
        opening = [m for m in near[-6:] if self._opens_sentence(m)]
        return opening[-1] if opening else near[-1]

    def _opens_sentence(self, mention: Mention) -> bool:
        ahead = self._text[max(0, mention.start_char - NEAR) : mention.start_char]
        opening = re.split(r"[.!?\n“”\"]", ahead)[-1]
        first = mention.start_char - len(opening)
        persons = (m for m in self._mentions[bisect_left(self._starts, first) :] if m.kind == "person")
        # "Smith's wife Ann Lee said": whose wife she is does not open the sentence.
        subject = next((m for m in persons if m is mention or not self.is_possessor(m)), None)
        return subject is mention and not self.is_possessor(mention) and len(WORD.findall(opening)) <= 3

    def is_possessor(self, mention: Mention) -> bool:
        """Return whether a name only says whose office or relation follows: "Smith's lawyer"."""
        return self._text.startswith(
            tuple(f"{mark} " for mark in self._lexicon.possessives), mention.end_char
        )

    def _find_genders(self) -> dict[str, str]:
        """Return each person's gender, by titles and role nouns beside the name, else by the given name."""
        genders: dict[str, str] = {}
        for mention in self._people:
            ahead = WORD.findall(self._text[max(0, mention.start_char - NEAR) : mention.start_char])
            for word in ahead[-1:]:
                plain = word.lower().rstrip(".")
                role = self._role([plain])
                gender = self._lexicon.titles.get(plain) or (role and self._gender_of(role))
                if gender and (plain in self._lexicon.titles or gender == "female"):
                    genders[mention.name_id] = gender
        for mention in self._people:
            given = re.split(r"[ -]", self.name_of(mention))[0]
            if given in self._lexicon.given_genders:
                genders.setdefault(mention.name_id, self._lexicon.given_genders[given])
        return genders
