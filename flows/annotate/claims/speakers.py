"""Who speaks: from the words that name the speaker to a name of the article."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from flows.annotate.claims.lexicon import Lexicon
from flows.records import Mention, Span

LOOK_BACK = 1500  # characters before a pronoun or role noun in which its name is sought
NEAR = 60  # characters around a name in which a role noun or title describes it
PEOPLE = ("person",)
BODIES = ("organisation", "outlet", "location", "other", "product", "event")

_WORD = re.compile(r"\w[\w'’-]*")


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks, as far as the text tells.

    ``name`` is the name's fullest form in the article, else the words as they stand; ``named`` says whether the
    words themselves hold the name, ``mention`` is the mention that stands for the speaker.
    """

    name: str | None
    named: bool
    mention: Mention | None
    how: str  # named | pronoun | role | context | words | none


class Speakers:
    """The names of one article as possible speakers."""

    def __init__(self, text: str, mentions: Sequence[Mention], lexicon: Lexicon) -> None:
        self._text = text
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

    def resolve(self, spans: Sequence[Span], before: Mention | None) -> Speaker:
        """Return who the words at ``spans`` stand for.

        Args:
            spans: the words that name the speaker.
            before: who spoke in the claim before this one, if that stands close by.
        """
        if not spans:
            return Speaker(None, False, None, "none")
        words = _WORD.findall(" ".join(self._text[start:end] for start, end in spans))
        if mention := self._bearer(spans):
            return Speaker(self.name_of(mention), True, mention, "named")
        text = " ".join(self._text[start:end] for start, end in spans)
        if not words:
            return Speaker(text, False, None, "words")
        gender = self._lexicon.pronouns.get(words[0].lower()) if len(words) == 1 else None
        if gender:
            found = self._antecedent(spans[0][0], gender, before)
            return Speaker(
                self.name_of(found) if found else text, False, found, "pronoun" if found else "words"
            )
        if role := self._role(words):
            found = self._in_role(spans[0][0], role)
            if found:
                return Speaker(self.name_of(found), False, found, "role")
        return Speaker(text, False, None, "words")

    def _bearer(self, spans: Sequence[Span]) -> Mention | None:
        """Return the mention that the words name, None if names in them only complement another noun."""
        for mention in self.inside(spans, PEOPLE):
            if not self._complements(mention, spans):
                return mention
        for mention in self.inside(spans, BODIES):
            start = next(s for s, e in spans if s <= mention.start_char < e)
            ahead = [w.lower() for w in _WORD.findall(self._text[start : mention.start_char])]
            if not self._complements(mention, spans) and not any(self._role([word]) for word in ahead):
                return mention
        return None

    def _complements(self, mention: Mention, spans: Sequence[Span]) -> bool:
        """Whether a noun before the mention owns it: "Sprecher der Polizei", "a lawyer for Smith"."""
        start = next(s for s, e in spans if s <= mention.start_char < e)
        ahead = [w.lower() for w in _WORD.findall(self._text[start : mention.start_char])]
        if ahead and ahead[0] in self._lexicon.articles:
            ahead = ahead[1:]
        return len(ahead) >= 2 and any(word in self._lexicon.genitives for word in ahead[1:])

    def _role(self, words: Sequence[str]) -> str | None:
        """Return the role noun among the words, in lower case."""
        for word in words:
            plain = word.lower()
            for form in (plain, plain.removesuffix("s"), plain.removesuffix("n")):
                if form.endswith(self._lexicon.roles):
                    return form
        return None

    def _in_role(self, place: int, role: str) -> Mention | None:
        """Return the nearest person before ``place`` beside whose name the role noun stands."""
        kind = max((ending for ending in self._lexicon.roles if role.endswith(ending)), key=len)
        for wanted in (role, kind) if role != kind else (role,):
            for mention in reversed(self._before(place)):
                around = self._text[max(0, mention.start_char - NEAR) : mention.start_char]
                around = around.rpartition(".")[2] + " " + self._behind(mention)
                if any(word.lower().removesuffix("s").endswith(wanted) for word in _WORD.findall(around)):
                    return mention
        return None

    def _behind(self, mention: Mention) -> str:
        """Return the apposition behind a name: ", der Sprecher der Polizei,"."""
        text = self._text[mention.end_char : mention.end_char + NEAR]
        return text.partition(".")[0] if text.startswith((",", " (")) else ""

    def _before(self, place: int) -> list[Mention]:
        return [m for m in self._people if place - LOOK_BACK <= m.start_char and m.end_char <= place]

    def _antecedent(self, place: int, gender: str, before: Mention | None) -> Mention | None:
        """Return the person a pronoun most likely stands for: the last speaker if close by, else the subject
        of the sentence before, else the nearest name."""
        if gender == "other":
            return None

        def fits(mention: Mention) -> bool:
            return self._genders.get(mention.name_id, gender) == gender

        near = [m for m in self._before(place) if fits(m)]
        if not near:
            return None
        if before is not None and fits(before) and place - before.end_char < LOOK_BACK // 2:
            later = [m for m in near if m.start_char > before.start_char and m.name_id != before.name_id]
            if not any(self._opens_sentence(m) for m in later):
                return before
        opening = [m for m in near[-6:] if self._opens_sentence(m)]
        return opening[-1] if opening else near[-1]

    def _opens_sentence(self, mention: Mention) -> bool:
        ahead = self._text[max(0, mention.start_char - NEAR) : mention.start_char]
        opening = re.split(r"[.!?\n“”\"]", ahead)[-1]
        return len(_WORD.findall(opening)) <= 3

    def _find_genders(self) -> dict[str, str]:
        """Return what titles and role nouns beside the names say of each person's gender."""
        genders: dict[str, str] = {}
        for mention in self._people:
            ahead = _WORD.findall(self._text[max(0, mention.start_char - NEAR) : mention.start_char])
            for word in ahead[-1:]:
                plain = word.lower().rstrip(".")
                if plain in self._lexicon.titles:
                    genders[mention.name_id] = self._lexicon.titles[plain]
                elif plain.endswith("in") and plain.endswith(self._lexicon.roles):
                    genders[mention.name_id] = "female"
        return genders
