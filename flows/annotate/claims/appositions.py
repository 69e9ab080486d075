"""Appositions: who somebody is, between commas or behind one ("Jane Doe, a lawyer for the city,")."""

import re
from collections.abc import Sequence

from flows.annotate.claims.conventions import WORD, Conventions
from flows.annotate.claims.lexicon import Lexicon
from flows.records import Mention

APPOSITION = 160  # characters an apposition may have
BOND = re.compile(r"\s(\w+)\s")  # a word that may tie what follows to the noun before it

_CLOSING = re.compile(r",(?=\s)|[.!?;:](?=\s|$)|\n|[\"„“”»]")


class Appositions:
    """The appositions of one article."""

    def __init__(self, text: str, mentions: Sequence[Mention], lexicon: Lexicon, rules: Conventions) -> None:
        self._text = text
        self._mentions = mentions
        self._lexicon = lexicon
        self._rules = rules

    def end(self, start: int, end: int, limit: int, verb: int | None) -> int:
        """Return the end of a noun phrase with the apposition behind it, or with the one that it only begins.

        Args:
            start: where the noun phrase begins.
            end: where it ends without one.
            limit: an offset that it cannot pass.
            verb: where its verb begins, if that stands behind it.
        """
        comma = self._text.rfind(", ", start, end)
        if comma >= 0 and self._is_relative(comma, end):
            return comma
        begun = self._behind(comma, limit, verb) if comma >= 0 else end
        return max(self._behind(end, limit, verb), begun)

    def _is_relative(self, comma: int, end: int) -> bool:
        """Whether the words marked begin a clause about the speaker, whose verb stands behind them: "Jan Roth, der auch
        Landrat" before "ist,"."""
        first = WORD.match(self._text, comma + 2)
        verb = WORD.match(self._text, end + 1) if self._text.startswith(" ", end) else None
        if not (self._rules.nouns_upper and first and verb and first[0] in self._lexicon.definite):
            return False
        return verb[0] in self._rules.auxiliaries and self._text.startswith(",", verb.end())

    def titled(self, end: int) -> bool:
        """Return whether the word that ends there is a title or an initial, so that a full stop ends no sentence."""
        word = re.search(r"\w+$", self._text[max(0, end - 12) : end])
        if word is None:
            return False
        return len(word[0]) == 1 or word[0].lower() in self._lexicon.abbreviations

    def _behind(self, end: int, limit: int, verb: int | None) -> int:
        """Return the end of ", a lawyer for the city,"."""
        first = WORD.match(self._text, end + 2, limit) if self._text.startswith(", ", end) else None
        if not first:
            return end
        name = next((m for m in self._mentions if m.start_char == end + 2 and m.kind == "person"), None)
        if name and self._rules.nouns_upper and name.end_char <= limit:
            return name.end_char  # other words may follow at once: "…, General Jan Roth am Montag"
        closing = next(
            (m for m in _CLOSING.finditer(self._text, end + 2, limit + 2) if not self._abbreviated(m)), None
        )
        if not closing or closing.start() - end > APPOSITION:
            return end
        enclosed = self._rules.closing_comma and closing[0] == "," and closing.end() + 1 == verb
        if not (name or self._opens(first) or (enclosed and first[0][0].isupper())):
            return end
        inside = WORD.findall(self._text[end : closing.start()])
        if self._rules.nouns_upper and not (inside[-1][0].isupper() or inside[-1][0].isdigit()):
            return end  # a relative clause: it ends in its verb
        last = closing.end() if closing[0] == "," and self._rules.closing_comma else closing.start()
        if first[0].isdigit():  # an age: what it stands beside goes on
            return max(last, self._behind(closing.start(), limit, verb))
        return last

    def _opens(self, first: re.Match[str]) -> bool:
        """Whether a word behind a comma says who the one before it is."""
        plain, lexicon, rules = first[0].lower(), self._lexicon, self._rules
        if plain in rules.apposed or plain.endswith(lexicon.roles) or re.fullmatch(r"\d\d", plain):
            return True
        bond = BOND.match(self._text, first.end())
        tied = bond is not None and bond[1].lower() in rules.noun_complements
        described = bool(rules.attributive) and rules.describes([first[0]], lexicon.language)
        return described or (tied and plain.endswith(lexicon.collective_suffixes))

    def _abbreviated(self, stop: re.Match[str]) -> bool:
        """Whether a full stop only ends a title, an initial or an ordinal."""
        ordinal = re.search(r"(?<!\d)\d{1,2}$", self._text[max(0, stop.start() - 3) : stop.start()])
        return stop[0] == "." and (ordinal is not None or self.titled(stop.start()))
