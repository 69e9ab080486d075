"""Who speaks: from the words that name the speaker to a name of the article."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from flows.annotate.claims.antecedents import LONGEST_ROLE, Antecedents
from flows.annotate.claims.complements import Complements
from flows.annotate.claims.conventions import WORD, conventions_of
from flows.annotate.claims.lexicon import Lexicon, is_somebody
from flows.annotate.claims.media import Media, Medium
from flows.annotate.claims.roles import NEAR, Roles
from flows.annotate.claims.subjects import Subjects
from flows.annotate.claims.whose import Whose
from flows.annotate.text import Sentences
from flows.languages import pack_of
from flows.languages.lemmas import base_form
from flows.records import Mention, Span, text_of

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

    def __init__(
        self,
        text: str,
        mentions: Sequence[Mention],
        media: Media,
        lexicon: Lexicon,
        sentences: Sentences,
        quotations: Sequence[Span],
    ) -> None:
        self._text = text
        self._media = media
        self._lexicon = lexicon
        self._mentions = sorted(mentions, key=lambda m: m.start_char)
        self._starts = [m.start_char for m in self._mentions]
        self._people = [m for m in self._mentions if m.kind in PEOPLE]
        self._roles = Roles(text, lexicon)
        self._standing = pack_of(lexicon.language).reporting.antecedents.neuter
        self._latter = pack_of(lexicon.language).reporting.antecedents.latter
        self._whose = Whose(lexicon)
        self._fullest: dict[str, str] = {}
        for mention in self._mentions:
            known = self._fullest.get(mention.name_id, "")
            if len(mention.normal) > len(known):
                self._fullest[mention.name_id] = mention.normal
        people = [m for m in self._people if not self._body_noun(m)]  # "Reederei Norholm" is no "he"
        self._subjects = Subjects(text, sentences, quotations, self._mentions, lexicon, self._roles)
        starts = {mention.start_char for mention in self._people}
        names = frozenset(self._starts)
        self._complements = Complements(text, lexicon, self._roles, self._subjects, starts, names)
        self._antecedents = Antecedents(text, people, lexicon, self._roles, self._subjects, self.name_of)

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
        *,
        answers: bool = False,
    ) -> Speaker:
        """Return who the words at ``spans`` stand for.

        Args:
            spans: the words that name the speaker.
            before: who spoke in the claim before this one, if that stands close by.
            content: what was said; who is named in it is not the speaker.
            cue: the reporting words; the ending of their verb tells one from several.
            answers: whether the claim denies and the one before it does not: two speak then.
        """
        if not spans:
            return Speaker(None, False, None, "none")
        written = WORD.findall(text_of(self._text, spans))
        spans = self._voice(spans, cue)
        text = text_of(self._text, spans).rstrip(", ")
        words = WORD.findall(text)
        if self._several(spans):
            return Speaker(" ".join(text.split()), True, None, "several")
        if body := self._body(spans):
            return Speaker(body, True, None, "named")
        if mention := self._bearer(spans):
            return Speaker(self.name_of(mention), True, mention, "named")
        if not words:
            return Speaker(text, False, None, "words")
        if self._whose.is_nobodys(written, WORD.findall(text_of(self._text, cue))):
            return Speaker(None, False, None, "words")
        near = self._antecedents.before(spans[0].start, content)
        if word := self._standing_for(words, cue, spans[0].start, before, near):
            return word
        if medium := self._medium(spans):
            name = self.name_of(medium.mention) if medium.mention else medium.name
            return Speaker(name, not self._media.is_again(*spans[0]), medium.mention, "named")
        whose = any(self._roles.is_genitive(m) for m in self.inside(spans, PEOPLE))  # "die Anwältin Merlings"
        told = before if answers else None
        meant = (
            None
            if whose or self._plural(cue)
            else self._antecedents.of_role(spans[0], written, before, near, told)
        )
        if meant:
            return Speaker(self.name_of(meant), False, meant, "role")
        return Speaker(self._nominative(spans[0].start, text), False, None, "words")

    def _nominative(self, offset: int, text: str) -> str:
        """Return a noun phrase behind an article of the genitive as it is as a subject: "Ministerium" of "Angaben des
        Ministeriums"."""
        rules = conventions_of(self._lexicon.language)
        article = WORD.findall(self._text, max(0, offset - NEAR), offset)[-1:]
        noun = next((word for word in WORD.finditer(text) if word[0][0].isupper()), None)
        if not article or noun is None or article[0].lower() not in rules.genitives - rules.plain_genitives:
            return text
        base = base_form(noun[0], self._lexicon.language)
        spellings = (base, base.replace("ß", "ss"))  # the dictionary has "Ausschuß"
        form = next((form for form in spellings if noun[0].startswith(form)), noun[0])
        return text[: noun.start()] + form + text[noun.end() :]

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
            return [self._told_by(words, said, spans[0])]
        if plain[:1] and plain[0] in self._lexicon.definite and len(words) > 1:
            return [Span(words[1].start(), spans[0].end)]
        return spans

    def _told_by(self, words: Sequence[re.Match[str]], said: int, span: Span) -> Span:
        """Return whose words a noun for them names: "Experten" of "Ansicht von Experten", "ukrainischer Behörden" of
        "Angaben ukrainischer Behörden", the whole span where it names nobody."""
        rules, pack = conventions_of(self._lexicon.language), pack_of(self._lexicon.language)
        if len(words) < said + 3:
            return span
        word = words[said + 1][0]
        voice = Span(words[said + 2].start(), span.end)
        if word in rules.genitives:
            return voice
        if word in self._lexicon.agents:
            return span if word in pack.dates.on and not self._bearer([voice]) else voice  # "vom Mittwoch"
        adjective = rules.modifies(word) and word not in rules.determiners
        several = adjective and word not in pack.reporting.clauses.prepositions
        return Span(words[said + 1].start(), span.end) if several else span

    def _author(self, span: Span) -> Span | None:
        """Return who is named behind a document: "der Anwältin Lilo Brand" of "einer Stellungnahme der Anwältin …"."""
        words = list(WORD.finditer(self._text, *span))[: LONGEST_ROLE + 1]
        for noun, bond in pairwise(words):
            document = noun[0].lower().endswith(self._lexicon.documents) and noun[0][0].isupper()
            if document and bond[0] in conventions_of(self._lexicon.language).genitives:
                author = Span(bond.end() + 1, span.end)
                name = next(iter(self.inside([author], PEOPLE)), None)
                office = WORD.findall(self._text[author.start : name.start_char]) if name else []
                own = name is not None and (not office or self._roles.among(office[-1:]) is not None)
                return author if own and self._bearer([author]) else None
        return None

    def _medium(self, spans: Sequence[Span]) -> Medium | None:
        """Return the medium the words name, or mean by "the newspaper"."""
        found = (
            m for m in self._media.inside(*spans[0]) if m.certain and not self._has_person(m.end, spans[0])
        )
        return next(
            (m for m in found if not self._lexicon.held.search(self._text, spans[0].start, m.start)), None
        )

    def _has_person(self, end: int, span: Span) -> bool:
        """Whether a name is only whose somebody is: "The Guardian's critic"."""
        mark = next((m for m in self._lexicon.possessives if self._text.startswith(f"{m} ", end)), None)
        last = WORD.findall(self._text, end + len(mark), span.end)[-1:] if mark else []
        return bool(last) and is_somebody(last[0].lower(), self._lexicon)

    def _several(self, spans: Sequence[Span]) -> bool:
        """Whether the words name two people, or a body and somebody else, joined by "and": none speaks alone."""
        people = [m for m in self.inside(spans, PEOPLE) if not self._complements.is_one(m, spans)]
        for first, second in pairwise(people):
            between = WORD.findall(self._text[first.end_char : second.start_char])
            if between and between[0].lower() in self._lexicon.speaker_joins and len(between) <= LONGEST_ROLE:
                return True
        bodies = (m for m in self.inside(spans, BODIES) if not self._complements.is_one(m, spans))
        return any(self._is_joined(m, next(s for s in spans if s.contains(_place(m)))) for m in bodies)

    def _is_joined(self, body: Mention, span: Span) -> bool:
        """Whether a second name or noun phrase stands joined behind a body: "Die Grünen und die Freien Wähler"."""
        words = list(WORD.finditer(self._text, body.end_char, span.end))[:2]
        if len(words) < 2 or words[0][0].lower() not in self._lexicon.speaker_joins:
            return False
        named = words[1].start() in self._starts or words[1][0].lower() in self._lexicon.definite
        return named and self._text[body.end_char : words[0].start()] == " "

    def _standing_for(
        self,
        words: Sequence[str],
        cue: Sequence[Span],
        offset: int,
        before: Mention | None,
        near: Sequence[Mention],
    ) -> Speaker | None:
        """Return who a pronoun is, or somebody by age; None where the words are neither."""
        lexicon, first = self._lexicon, words[0].lower()
        if owner := self._whose.gender(words):
            return self._owner(offset, owner, before, near)
        aged = words[-1].lower().endswith(lexicon.ages) and first in lexicon.definite
        gender = lexicon.pronouns.get(first) if len(words) == 1 else None
        if aged:
            found = self._antecedents.likeliest(offset, lexicon.age_genders.get(first, ""), before, near)
        elif gender:
            if first in lexicon.plural_pronouns and self._plural(cue):
                return None
            personal = gender != "other" and first in pack_of(lexicon.language).reporting.clauses.pronouns
            if (personal or first in self._standing) and (
                phrase := self._antecedents.unnamed(offset, gender, before)
            ):
                return self._described(phrase, before)
            latter = first in self._latter and self._antecedents.latter(offset, gender, near)
            found = latter or self._antecedents.of_pronoun(offset, gender, before, near)
            if first in self._standing:
                found = found or self._body_before(offset, before)
                return Speaker(
                    self.name_of(found) if found else None, False, found, "pronoun" if found else "words"
                )
        else:
            return None
        return Speaker(self.name_of(found), False, found, "pronoun") if found else None

    def _owner(
        self, offset: int, gender: str, before: Mention | None, near: Sequence[Mention]
    ) -> Speaker | None:
        """Return whose words a possessive tells of: "nach seinen Angaben"; of several words it may be a body's."""
        if phrase := self._antecedents.unnamed(offset, gender, before):
            return self._described(phrase, before)
        body = before if before and before.kind != "person" else None
        found = body or self._antecedents.of_pronoun(offset, gender, before, near)
        return Speaker(self.name_of(found), False, found, "pronoun") if found else None

    def _described(self, phrase: Span, before: Mention | None) -> Speaker:
        """Return who a noun phrase is that a pronoun stands for: whom its office means, else its words."""
        words = WORD.findall(self._text, *phrase)
        near = self._antecedents.before(phrase.start, ())
        meant = self._antecedents.of_role(phrase, words, before, near)
        name = self.name_of(meant) if meant else " ".join(self._text[slice(*phrase)].split())
        return Speaker(name, False, meant, "pronoun")

    def _body_before(self, offset: int, before: Mention | None) -> Mention | None:
        """Return the body that "it" stands for: the subject of a sentence before it, else who spoke last."""
        subject = self._subjects.before(offset, "other")
        if before is not None and before.kind == "person":
            before = None
        if subject is None or (before and before.start_char > subject.span.start):
            return before
        return subject.mention

    def _plural(self, cue: Sequence[Span]) -> bool:
        """Whether the ending of the verb says that several speak: "sie sagten"."""
        verb = WORD.findall(text_of(self._text, cue))[:1]
        return bool(verb) and verb[0].lower().endswith(self._lexicon.plural_endings or ("\n",))

    def genders_of(self, span: Span) -> frozenset[str] | None:
        """Return the genders of pronouns that may stand for a noun phrase; None where its noun is not known."""
        return self._subjects.genders_of(span)

    def is_person(self, noun: str) -> bool:
        """Return whether a noun in small letters is for one person."""
        return self._subjects.is_person(noun)

    def is_possessor(self, mention: Mention) -> bool:
        """Return whether a name only says whose office or relation follows: "Smith's lawyer"."""
        return self._antecedents.is_possessor(mention)

    def describes(self, mention: Mention, stop: int) -> bool:
        """Return whether a name only says, ahead of an offset, what the bearer of the next one is."""
        return self._complements.describes(mention, stop)

    def _bearer(self, spans: Sequence[Span]) -> Mention | None:
        """Return the mention that the words name, None if names in them only complement another noun."""
        for mention in self.inside(spans, PEOPLE):
            if not self._complements.is_one(mention, spans):
                return mention
        if medium := self._medium(spans):
            return medium.mention if not self._media.is_again(*spans[0]) else None
        described = False  # "Norholm owner Lund": the office is a body's
        for mention in self.inside(spans, BODIES):
            if self._text.startswith(
                "-", mention.end_char
            ):  # "Kreml-Sprecher" names an office, not its holder
                continue
            start = next(s for s, e in spans if s <= mention.start_char < e)
            written = WORD.findall(self._text[start : mention.start_char])
            own = mention.kind != "location" or self._roles.is_genitive(mention)
            if not own and self._whose.ends_name(written):
                continue
            ahead = [w.lower() for w in written]
            end = next(e for s, e in spans if s <= mention.start_char < e)
            if self._complements.is_one(mention, spans):
                described = described or self._complements.describes(mention, end)
            elif described or not any(self._roles.among([word]) for word in ahead):
                return mention
        return None

    def _body(self, spans: Sequence[Span]) -> str | None:
        """Return a body with the place or person right behind it that says which one it is: "Reederei Norholm",
        "Verteidigungsministerium Finnlands"."""
        mention = next(iter(self.inside(spans)), None)
        if mention is None or mention.kind not in ("person", "location"):
            return None
        start = next(s for s, e in spans if s <= mention.start_char < e)
        noun = self._body_noun(mention)
        ahead = WORD.findall(self._text, start, noun.start()) if noun and noun.start() >= start else []
        own = all(word.lower() in self._lexicon.articles or word.islower() for word in ahead)
        if noun is None or noun.start() < start or not own or self._lexicon.genitives.intersection(ahead[1:]):
            return None
        return " ".join(self._text[noun.start() : mention.end_char].split())

    def _body_noun(self, mention: Mention) -> re.Match[str] | None:
        """Return the noun for a body right before a name."""
        bodies = pack_of(self._lexicon.language).reporting.collectives.bodies
        ahead = list(WORD.finditer(self._text, max(0, mention.start_char - NEAR), mention.start_char))[-1:]
        noun = ahead[0] if ahead and bodies else None
        if noun is None or self._text[noun.end() : mention.start_char] != " ":
            return None
        return noun if noun[0][0].isupper() and noun[0].lower().endswith(bodies) else None


def _place(mention: Mention) -> Span:
    return Span(mention.start_char, mention.end_char)
