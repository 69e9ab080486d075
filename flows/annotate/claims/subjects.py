"""Subjects of whole sentences: whom a pronoun in a later one may stand for, be it named or not ("A spokesman for")."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from flows.annotate.claims.conventions import WORD, conventions_of
from flows.annotate.claims.lexicon import Lexicon
from flows.annotate.claims.roles import Roles
from flows.annotate.text import MARKS, Sentences
from flows.languages import pack_of
from flows.records import Mention, Span

LONGEST = 5  # words before the noun of a subject
COMPLEMENT = 5  # words that complement it
BACK = 3  # sentences before a pronoun in which its subject is sought
FAR = 900  # characters between the two
BEHIND = 2  # words behind a quotation of which one begins the subject: "said the mayor"
OPENING = 3  # words before a name that opens its sentence
SPEAKING = ("person", "organisation", "outlet", "location")

_STOP = re.compile(r"[,;:!?()\n„“”»«\"]|\s[–—-]\s")


@dataclass(frozen=True, slots=True)
class Subject:
    """Who a sentence is about: a name, or a noun phrase without one.

    ``genders`` are those of a pronoun that may stand for it, none where it is a pronoun itself.
    """

    span: Span
    mention: Mention | None
    genders: frozenset[str]


class Subjects:
    """The subjects of the sentences of one article."""

    def __init__(
        self,
        text: str,
        sentences: Sentences,
        quotations: Sequence[Span],
        mentions: Sequence[Mention],
        lexicon: Lexicon,
        roles: Roles,
    ) -> None:
        """``mentions`` are the names in text order."""
        self._text = text
        self._sentences = sentences
        self._quotations = quotations
        self._mentions = [m for m in mentions if m.kind in SPEAKING]
        self._starts = [m.start_char for m in self._mentions]
        self._lexicon = lexicon
        self._roles = roles
        self._rules = conventions_of(lexicon.language)
        reporting = pack_of(lexicon.language).reporting
        self._data, self._clauses = reporting.antecedents, reporting.clauses
        self._people = {*self._data.people, *reporting.roles.relations}
        self._bodies = (*self._data.bodies, *reporting.collectives.bodies)
        self._genders = {word: name for name, words in self._data.determiners.items() for word in words}
        self._own = {*reporting.clauses.pronouns, *reporting.predicates.possessives, *self._genders}
        self._known: dict[int, Subject | None] = {}

    def before(self, offset: int, gender: str) -> Subject | None:
        """Return the subject of the nearest sentence before an offset that a pronoun of this gender may stand for."""
        sentence = self._sentences.at(offset)
        for own in (self._leading(sentence), self.of(sentence)):
            if own and own.span.end < offset and gender in own.genders:
                return own
        passed = 0
        while passed < BACK:
            earlier = self._sentences.before(sentence.start)
            if earlier is None or offset - earlier.start > FAR:
                return None
            sentence = earlier
            subject = self.of(sentence)
            if subject and gender in subject.genders:
                return subject
            # A sentence whose subject is a pronoun goes on with one before it.
            passed += subject is None or bool(subject.genders)
        return None

    def sentence_before(self, offset: int) -> Span | None:
        """Return the sentence before that at an offset."""
        return self._sentences.before(self._sentences.at(offset).start)

    def of(self, sentence: Span) -> Subject | None:
        """Return the subject of a sentence, if it may speak; None where none is seen."""
        if sentence.start not in self._known:
            self._known[sentence.start] = self._find(sentence)
        return self._known[sentence.start]

    def own(self, mention: Mention) -> int | None:
        """Return the end of the sentence whose subject a name is."""
        return self._sentences.at(mention.start_char).end if self.is_about(mention) else None

    def has_another(self, subject: Subject, gender: str) -> bool:
        """Return whether a pronoun behind a subject stands for somebody else of its gender: "showed him"."""
        sentence = self._sentences.at(subject.span.start)
        words = (word.lower() for word in WORD.findall(self._text, subject.span.end, sentence.end))
        return any(self._lexicon.pronouns.get(word) == gender and word not in self._own for word in words)

    def genders_of(self, span: Span) -> frozenset[str] | None:
        """Return the genders of pronouns that may stand for a noun phrase; None where its noun is not known."""
        words = list(WORD.finditer(self._text, *span))
        subject = self._noun_phrase(words, 0, span) if words else None
        return subject.genders if subject else None

    def is_governed(self, mention: Mention, offset: int) -> bool:
        """Return whether a name stands behind a preposition or a participle ahead of an offset in its sentence: no
        pronoun there stands for it ("After meeting Jan Roth, he …")."""
        sentence = self._sentences.at(offset)
        if not sentence.start <= mention.start_char < offset:
            return False
        for word in reversed(list(WORD.finditer(self._text, sentence.start, mention.start_char))):
            plain = word[0].lower()
            titled = word[0][0].isupper() or self.is_person(plain) or plain in self._genders
            if word.start() == sentence.start or not (titled or self._rules.modifies(word[0])):
                leads = plain in self._clauses.prepositions and plain not in self._clauses.openers
                return leads or plain.endswith(self._lexicon.gerunds or ("\n",))
        return False

    def is_seen(self, offset: int) -> bool:
        """Return whether the sentence at an offset has a subject that is seen."""
        return self.of(self._sentences.at(offset)) is not None

    def is_about(self, mention: Mention) -> bool:
        """Return whether a name is the subject of its sentence."""
        subject = self.of(self._sentences.at(mention.start_char))
        return subject is not None and subject.mention == mention

    def _find(self, sentence: Span) -> Subject | None:
        place = bisect_right(self._quotations, sentence.start, key=lambda quotation: quotation.start)
        before = self._quotations[place - 1] if place else None
        quoted = before if before and sentence.start < before.end else None
        if quoted is None and self._text[sentence.start] in MARKS:
            return None
        words = list(WORD.finditer(self._text, quoted.end if quoted else sentence.start, sentence.end))
        for first in self._openings(words) if quoted is None else range(min(BEHIND, len(words))):
            if (subject := self._noun_phrase(words, first, sentence)) is not None:
                return subject
        return None

    def _leading(self, sentence: Span) -> Subject | None:
        """Return the subject of the clause that a sentence begins with: "Although the fund approved it, it warned"."""
        words = list(WORD.finditer(self._text, *sentence))
        if len(words) < 2 or words[0][0].lower() not in self._clauses.openers or not self._main_clause(words):
            return None
        return self._noun_phrase(words, 1, sentence)

    def _openings(self, words: Sequence[re.Match[str]]) -> Iterator[int]:
        """Yield the words at which the subject may begin: the first, the first of the main clause behind another, and
        where a verb may stand before it the words behind that."""
        if not words:
            return
        behind = self._main_clause(words)
        opens = not self._rules.nouns_upper and not self._leads(words[0][0].lower())
        for first in (0, behind):
            if self._may_open(words[first]) or (opens and first == 0):
                yield first
        if not self._rules.nouns_upper:
            return
        for number in range(behind + 1, len(words)):
            if _STOP.search(self._text, words[behind].start(), words[number].start()):
                return
            titled = number + 1 < len(words) and self._named_at(words[number + 1].start()) is not None
            known = words[number][0].lower() in self._genders or self._named_at(words[number].start())
            if (known or titled) and self._may_open(words[number]) and self._follows_verb(words, number):
                yield number

    def _leads(self, word: str) -> bool:
        """Whether a word stands before the subject of its sentence: a preposition, a conjunction."""
        return word in self._clauses.prepositions or word in self._clauses.openers

    def _main_clause(self, words: Sequence[re.Match[str]]) -> int:
        """Return the word behind the comma that ends what stands before the main clause."""
        if self._may_open(words[0]):
            return 0
        for number, word in enumerate(words[1:], 1):
            gap = self._text[words[number - 1].end() : word.start()]
            if gap.strip() == "," and self._may_open(word):
                return number
            if gap.strip(" ,"):
                break
        return 0

    def _may_open(self, word: re.Match[str]) -> bool:
        """Whether a noun phrase in the nominative may begin at a word."""
        plain = word[0].lower()
        if plain in self._data.cases:
            return False
        if plain in self._genders or plain in self._lexicon.pronouns:
            return True
        return self._named_at(word.start()) is not None or (word[0][0].isupper() and self.is_person(plain))

    def _follows_verb(self, words: Sequence[re.Match[str]], number: int) -> bool:
        """Whether a verb may stand right before a word: no noun, and nothing that needs a noun behind it."""
        for word in reversed(words[:number]):
            plain = word[0].lower()
            if (
                plain in self._clauses.prepositions
                or plain in self._rules.determiners
                or plain in self._genders
            ):
                return False
            if plain in self._data.cases or plain in self._lexicon.speaker_joins:
                return False
            if word[0][0].isupper():
                return word is not words[number - 1]
        return True

    def _noun_phrase(self, words: Sequence[re.Match[str]], first: int, sentence: Span) -> Subject | None:
        """Return the noun phrase that begins at a word, if its noun may speak."""
        opening = words[first][0].lower()
        if opening in self._lexicon.pronouns and opening not in self._genders:
            return Subject(Span(*words[first].span()), None, frozenset())
        noun, end = None, words[first].start()
        for number in range(first, min(len(words), first + LONGEST + 1)):
            word = words[number]
            if noun and self._breaks(end, word.start()):
                break
            if self._breaks(end, word.start()) or self._ties(word[0].lower(), number > first):
                break
            if mention := self._named_at(word.start()):
                if self._possesses(mention) or self._describes(mention):
                    noun, end = None, mention.end_char
                    continue
                if noun and mention.kind in ("person", "location") and self._is_body(noun[0].lower()):
                    span = Span(words[first].start(), mention.end_char)  # "Das Finanzamt Kiel"
                    return Subject(span, None, self._genders_of(opening, noun[0].lower()))
                return self._named(mention, opening, noun is None and number - first > OPENING)
            if word.start() < end:
                continue  # within a name
            plain = word[0].lower()
            if self._is_speaker(word[0]):
                noun = word
            elif noun or (self._rules.nouns_upper and word[0].islower() and not self._modifies(plain)):
                break
            end = word.end()
        if noun is None:
            return None
        end = self._complement(noun, sentence)
        if named := self._bearer(noun, end):
            return self._named(named, opening, False)
        determiner = next(
            (w for w in words[first:] if w[0].lower() in self._genders and w.end() < noun.start()), None
        )
        span = Span((determiner or words[first]).start(), end)
        genders = self._genders_of(opening, noun[0].lower())
        return Subject(span, None, genders) if genders else None

    def _breaks(self, end: int, start: int) -> bool:
        return start > end and _STOP.search(self._text, end, start) is not None

    def _ties(self, word: str, inside: bool) -> bool:
        """Whether a word ties another noun phrase to the one before it, or opens a clause about that."""
        ties = self._lexicon.genitives | self._rules.noun_complements | {*self._clauses.relative}
        return inside and (word in ties or word in self._clauses.prepositions)

    def _modifies(self, word: str) -> bool:
        return word in self._genders or self._rules.modifies(word)

    def _named_at(self, offset: int) -> Mention | None:
        place = bisect_left(self._starts, offset)
        found = self._mentions[place] if place < len(self._starts) else None
        return found if found and found.start_char == offset else None

    def _possesses(self, mention: Mention) -> bool:
        """Whether what follows a name is somebody or something of its bearer: "Smith's lawyer"."""
        return self._text.startswith(tuple(f"{m} " for m in self._lexicon.possessives), mention.end_char)

    def _describes(self, mention: Mention) -> bool:
        """Whether a name only says whose or what somebody is: "White House spokesman", "the Smith campaign"."""
        following = WORD.match(self._text, mention.end_char + 1)
        right_behind = self._text.startswith(" ", mention.end_char) and not self._rules.nouns_upper
        return right_behind and following is not None and self._is_speaker(following[0])

    def _named(self, mention: Mention, opening: str, far: bool) -> Subject | None:
        """Return a name as a subject, unless too many words stand before it that may hold a verb."""
        if far or self._text.startswith("-", mention.end_char):
            return None
        told = self._genders.get(opening, "")
        if mention.kind == "person":
            genders = {"male", "female"}
        elif told in ("male", "female"):
            genders = {told}
        else:
            genders = {"other"}
        return Subject(Span(mention.start_char, mention.end_char), mention, frozenset(genders))

    def gender_of_noun(self, noun: str) -> str:
        """Return the gender that a noun in small letters for one person tells, "" for none: "Moderatorin"."""
        if not self._rules.nouns_upper:
            return ""
        if noun in self._data.female or noun.endswith(self._data.feminine):
            return "female"
        roles = pack_of(self._lexicon.language).reporting.roles
        if (kin := noun.rpartition("-")[2]) in roles.relations:
            return "female" if kin.endswith(roles.female) and kin not in self._data.male else "male"
        return self._roles.gender_of(noun) if self._is_role(noun) else ""

    def is_person(self, noun: str) -> bool:
        """Return whether a noun in small letters is for one person."""
        return noun in self._people or self._is_role(noun)

    def _is_role(self, noun: str) -> bool:
        """Whether a noun is a role, in the form that it has as a subject."""
        role = self._roles.among([noun])
        return role is not None and role == noun

    def _is_body(self, noun: str) -> bool:
        endings = self._bodies
        return noun.endswith(endings) if self._rules.nouns_upper else noun in endings

    def _is_speaker(self, word: str) -> bool:
        if self._rules.nouns_upper and not word[0].isupper():
            return False
        plain = word.lower()
        return self.is_person(plain) or self._is_body(plain)

    def _genders_of(self, opening: str, noun: str) -> frozenset[str]:
        """Return the genders of pronouns that may stand for a noun behind its determiner."""
        told = self._genders.get(opening, "open")
        if not self.is_person(noun):
            if not any(self._data.determiners[name] for name in ("male", "female", "other")):
                return frozenset({"other"})
            return frozenset({told} if told != "open" else {"male", "other"})
        own = "female" if noun in self._data.female else "male" if noun in self._data.male else ""
        own = own or (self._roles.gender_of(noun) if self._rules.nouns_upper or self._is_role(noun) else "")
        if told == "other":
            return frozenset({"other"})  # "das Mädchen"
        if told == "open":
            return frozenset({own} if own else {"male", "female"})
        # "Die Sprecher" are several, "der Sprecherin" is told something.
        return frozenset({told} if own in ("", told) else ())

    def _bearer(self, noun: re.Match[str], end: int) -> Mention | None:
        """Return the name that a noun phrase describes, be it behind a comma or the end of an office in capitals: "Der
        Chef der Bank, Jan Roth, …", "Secretary of State Jane Doe"."""
        words = WORD.findall(self._text, noun.start(), end)
        last = next((m for m in self._people_at(noun.end(), end) if m.end_char == end), None)
        office = WORD.findall(self._text, noun.end(), last.start_char)[1:] if last else []
        upper = not self._rules.nouns_upper and words[0][0].isupper()
        if upper and office and office[-1][0].isupper() and not self.is_person(office[-1].lower()):
            return last
        if not self._text.startswith(", ", end):
            return None
        following = WORD.match(self._text, end + 2)
        titled = following and following[0][0].isupper() and self.is_person(following[0].lower())
        named = self._named_at(end + 2)
        if named is None and following and titled:
            named = self._named_at(following.end() + 1)  # "The minister, General Jan Roth, …"
        return named if named and named.kind == "person" else None

    def _people_at(self, start: int, end: int) -> list[Mention]:
        inside = slice(bisect_left(self._starts, start), bisect_left(self._starts, end))
        return [m for m in self._mentions[inside] if m.kind == "person"]

    def _complement(self, noun: re.Match[str], sentence: Span) -> int:
        """Return the end of what complements a noun: "of the minister Jan Roth", "for deaf children"."""
        words = list(WORD.finditer(self._text, noun.end(), sentence.end))[: COMPLEMENT + 1]
        if (
            not words
            or not self._ties(words[0][0].lower(), True)
            or self._text[noun.end() : words[0].start()] != " "
        ):
            return noun.end()
        if (
            words[0][0].lower() in self._clauses.relative
            and words[0][0].lower() not in self._lexicon.genitives
        ):
            return noun.end()
        for before, word in pairwise(words):
            if self._breaks(before.end(), word.start()) or self._rules.attends(word[0]):
                return noun.end() if before is words[0] or self._rules.nouns_upper else before.end()
            if mention := self._named_at(word.start()):
                return mention.end_char
            if self._rules.nouns_upper and word[0][0].isupper():
                following = self._named_at(word.end() + 1)
                return following.end_char if following else word.end()
        return noun.end()
