"""Completes the noun phrase that names a speaker, where the model marked only a part of it."""

import re
from collections.abc import Sequence
from itertools import pairwise

from flows.annotate.claims.appositions import APPOSITION, BOND, Appositions
from flows.annotate.claims.conventions import WORD, Conventions
from flows.annotate.claims.holders import holder_end
from flows.annotate.claims.lexicon import Lexicon, is_somebody, lemma_of
from flows.languages import pack_of
from flows.records import Mention, Span

SHARE = 4  # words of a share: "more than two thirds"
LONGEST_NAME = 60  # characters of a name in marks
LONGEST = 6  # words between an article and the end of its noun phrase
TITLE = 40  # characters of a title before a name
OWNED = 3  # words behind a name that say who of it speaks
TIED = 4  # words of a phrase within which something is tied to its noun
DESCRIBED = 14  # words of a clause that says which one speaks
AHEAD = 120  # characters before the words marked in which their phrase may begin

_BRACKET = re.compile(r"\s?\([^()\n]{1,60}\)")
_STOP = re.compile(r"[,.;:!?()\n„“”»«\"–—]|\s-\s")
_OF_NUMBER = re.compile(r"\s\w+\s(?:\w+\s)?\d")  # "Seventeen" of the 20 innkeepers


class Phrases:
    """The noun phrases of one article, found around words that name a speaker."""

    def __init__(self, text: str, mentions: Sequence[Mention], lexicon: Lexicon, rules: Conventions) -> None:
        self._text = text
        self._mentions = mentions
        self._lexicon = lexicon
        self._rules = rules
        self._prepositions = pack_of(lexicon.language).reporting.clauses.prepositions
        self._appositions = Appositions(text, mentions, lexicon, rules)

    def whole(self, span: Span, cue: Sequence[Span], contents: Sequence[Span]) -> Span:
        """Return the whole noun phrase.

        Args:
            span: the words marked.
            cue: the reporting words, which are no part of it.
            contents: what was said, which is no part of it either.
        """
        start, end = self._trimmed(span)
        alone = self._text[start:end].lower()
        verb = min((s for s, _ in cue if s >= end), default=None)
        owner = self._owner(Span(start, end), verb)
        if alone in self._lexicon.pronouns and alone not in self._rules.determiners and not owner:
            return Span(start, end)
        start = self._left(start)
        limit = min([end + 2 * APPOSITION, len(self._text), *(s for s, _ in contents if s >= end)])
        limit = min(limit, verb) if verb is not None else limit
        end = self._name_end(end)
        end = self._name_behind(start, end, limit)
        if verb is not None:
            end = holder_end(self._text, end, verb, self._mentions, self._lexicon)
            end = self._possessor(end, min(limit, verb))
        if self._text.endswith(self._lexicon.possessives or ("\n",), start, end):
            end = self._with_noun(end, limit, verb is not None)  # "Smith's" is only whose lawyer speaks
        end = self._measured(start, end, limit)
        if owner or self._lacks_noun(start, end):
            end = self._with_noun(end, limit, verb is not None)
        elif self._rules.describes(WORD.findall(self._text[start:end])[-1:], self._lexicon.language):
            end = self._noun_behind(end, limit, verb)
        end = self._attribute(start, end, limit)
        while (longer := self._bracket(self._bond(end, limit, cue), limit)) != end:
            end = longer
        end = self._mark_end(start, end)
        openings = [self._text[s:e].lower().split() for s, e in cue]
        governed = any(words and words[0] in self._rules.prepositions for words in openings)
        if not governed:
            end = self._up_to_verb(end, verb)
            end = self._appositions.end(start, end, limit, verb)
        return Span(start, self._closed(start, end))

    def _mark_end(self, start: int, end: int) -> int:
        """Return where the marks close that are opened within the words: "der Blog „Gleis 4“"."""
        own = self._text[start:end]
        closing = self._text.find("“", end, end + LONGEST_NAME)
        return closing + 1 if own.count("„") > own.count("“") and closing >= 0 else end

    def _trimmed(self, span: Span) -> Span:
        """Return the span without what opens its clause and without loose marks at its end."""
        start, end = span
        while (word := WORD.match(self._text, start, end)) and word[0].lower() in self._rules.openers:
            following = WORD.search(self._text, word.end(), end)
            behind = WORD.findall(self._text, word.end(), end)
            joined = self._lexicon.speaker_joins.intersection(behind)
            pair = word[0].lower() in self._rules.pairs and not joined
            if not following or pair:  # "both women", not "both Ann Lee and Jan Roth"
                break
            start = following.start()
        if self._rules.objects:
            words = list(WORD.finditer(self._text, start, end))
            for noun, word in pairwise(words):
                if (
                    word[0] in self._rules.objects
                    and noun[0][0].isupper()
                    and noun[0].lower() not in self._rules.determiners
                ):
                    end = noun.end()  # "the lawyer the judge told": the next noun phrase is somebody else
                    break
        while end > start and self._text[end - 1] in " ,(\n":
            end -= 1
        end = self._without_adverb(start, end)
        if self._text.startswith("-", end) and (rest := WORD.match(self._text, end + 1)):
            end = rest.end()  # "Der 58-Jährige" is one word behind its article
        return Span(start, end)

    def _without_adverb(self, start: int, end: int) -> int:
        """Return the end of the words without one in small letters behind their noun: "Die Armee hingegen"."""
        words = list(WORD.finditer(self._text, start, end))[-2:]
        if not self._rules.nouns_upper or len(words) < 2:
            return end
        noun, last = words
        upper = noun[0][0].isupper() and noun[0].lower() not in self._rules.determiners
        apart = self._text[noun.end() : last.start()] == " " and last.end() == end and last[0].islower()
        named = any(m.start_char < end <= m.end_char for m in self._mentions)
        return noun.end() if upper and apart and last[0].isalpha() and not named else end

    def _left(self, start: int) -> int:
        """Return the start of the phrase that the words marked only complete: "Studie der Universität"."""
        for mention in self._mentions:
            if mention.start_char < start < mention.end_char:
                start = mention.start_char
        own = WORD.match(self._text, start)
        if not own or own[0].lower() not in self._rules.genitives:
            return start
        words = list(WORD.finditer(self._text, max(0, start - AHEAD), start))
        said = (*self._rules.sayings, *self._lexicon.documents)
        # "des Ministeriums" is never a subject: what it complements stands before it.
        genitive = own[0].lower() not in self._rules.plain_genitives
        if not words or not (words[-1][0].lower().endswith(said) or (genitive and words[-1][0][0].isupper())):
            return start
        for word in reversed(words):
            if _STOP.search(self._text, word.end(), start) or (
                start != own.start() and not self._rules.modifies(word[0])
            ):
                break
            start = word.start()
        return start

    def _name_end(self, end: int) -> int:
        """Return the end of the name that ``end`` cuts in two, a title before it included ("Rep. Jane Doe")."""
        titled = end + 2 if self._text.startswith(". ", end) and self._appositions.titled(end) else end
        for mention in self._mentions:
            if mention.start_char < end < mention.end_char or titled == mention.start_char > end:
                return mention.end_char
        return end

    def _name_behind(self, start: int, end: int, limit: int) -> int:
        """Return the end of the name that a title leads to, where only the title's first words were marked."""
        name = next((m for m in self._mentions if m.start_char >= end), None)
        if name is None or name.end_char > limit or name.start_char - end > TITLE:
            return end
        between = self._text[end : name.start_char]
        words = WORD.findall(between)
        if between == " ":  # "forderte Ökonomin Carla Witt": the name stands right behind the noun marked
            words = WORD.findall(self._text[start:end])[-1:]
            if words and self._rules.nouns_upper and words[0][0].isupper() and self._is_title(words[0]):
                return name.end_char
        if (
            between == " "
            and name.kind != "person"
            and self._rules.nouns_upper
            and self._text[end - 1].isalpha()
        ):
            words = WORD.findall(self._text[start:end])[-1:]
            return name.end_char if words and words[0][0].isupper() else end  # "der Stadt Den Haag"
        if name.kind != "person":
            return end
        titled = bool(words) and words[-1].lower().endswith(self._lexicon.roles) and not _STOP.search(between)
        return name.end_char if titled else end

    def _is_title(self, noun: str) -> bool:
        """Whether a noun stands for somebody, so that a name behind it is that person's."""
        return noun.lower().endswith((*self._lexicon.roles, *self._lexicon.collective_suffixes))

    def _possessor(self, end: int, verb: int) -> int:
        """Return the end of who speaks behind a name that only says whose somebody he is: "The Guardian's critic"."""
        mark = next((m for m in self._lexicon.possessives if self._text.startswith(f"{m} ", end)), None)
        words = list(WORD.finditer(self._text, end + len(mark), verb)) if mark else []
        while words and self._rules.attends(words[-1][0]):
            words.pop()
        if (
            not words
            or len(words) > OWNED
            or _STOP.search(self._text, end + len(mark or ""), words[-1].end())
        ):
            return end
        noun = words[-1][0].lower()
        speaks = is_somebody(noun, self._lexicon) and not noun.endswith(self._lexicon.documents)
        return words[-1].end() if speaks else end

    def _measured(self, start: int, end: int, limit: int) -> int:
        """Return the end of a number and what it counts: "Twenty-eight percent", "more than half"."""
        ahead = WORD.findall(self._text, start, end)
        if ahead and ahead[0].lower() in self._rules.quantities and len(ahead) <= SHARE:
            for word in list(WORD.finditer(self._text, end, limit))[:SHARE]:
                if _STOP.search(self._text, end, word.start()):
                    break
                if word[0].lower() in self._rules.fractions:
                    return self._counted(word.end(), limit)
        if len(ahead) == 1 and _OF_NUMBER.match(self._text, end, limit):
            return self._counted(end, limit)
        rest = re.compile(r"-\w+").match(self._text, end, limit)
        last = rest.end() if rest else end
        unit = re.compile(r"\s?([%\w]+)").match(self._text, last, limit)
        return unit.end() if unit and unit[1].lower() in self._rules.measures else end

    def _counted(self, end: int, limit: int) -> int:
        """Return the end of what a share is one of, up to the verb: "half of teachers", "die Hälfte der Befragten"."""
        bond = BOND.match(self._text, end, limit)
        words = list(WORD.finditer(self._text, bond.end(), limit)) if bond else []
        while words and self._rules.attends(words[-1][0]):
            words.pop()
        tied = bond is not None and bond[1].lower() in self._rules.noun_complements
        whole = tied and 0 < len(words) <= SHARE and not _STOP.search(self._text, end, words[-1].end())
        return words[-1].end() if whole else end

    def _attribute(self, start: int, end: int, limit: int) -> int:
        """Return the end of what a phrase between article and adjective describes: "zwei mit den Plänen" vertraute
        Personen, "einer am" Montag veröffentlichten Studie."""
        if not self._rules.nouns_upper or _STOP.search(self._text, start, end):
            return end
        stop = _STOP.search(self._text, end, limit)
        words = list(WORD.finditer(self._text, start, stop.start() if stop else limit))
        articles = self._rules.determiners
        behind: Sequence[re.Match[str]] = ()
        for number, (article, word) in enumerate(pairwise(words), 1):
            if article.start() < end and article[0].lower() in articles and word[0] in self._prepositions:
                behind = words[number:][: DESCRIBED - LONGEST]
        for thing, adjective, noun in zip(behind, behind[1:], behind[2:], strict=False):
            described = thing[0][0].isupper() and noun[0][0].isupper() and noun.end() > end
            plain = adjective[0] not in articles | self._rules.noun_complements
            if described and plain and adjective[0].islower() and self._rules.modifies(adjective[0]):
                return self._name_end(noun.end())
        return end

    def _owner(self, span: Span, verb: int | None) -> bool:
        """Whether a pronoun alone only says whose somebody is who speaks: "her" family insists."""
        alone = self._text[span.start : span.end].lower()
        between = self._text[span.end : verb] if verb is not None else ""
        words = [word.lower() for word in WORD.findall(between) if not self._rules.attends(word)]
        return (
            alone in self._lexicon.owning
            and bool(words)
            and not _STOP.search(between)
            and is_somebody(words[-1], self._lexicon)
        )

    def _lacks_noun(self, start: int, end: int) -> bool:
        words = WORD.findall(self._text[start:end])
        counts = len(words) > 1 and words[-1].isdigit() and self._rules.nouns_upper  # "viele der rund 300"
        if counts and not any(m.end_char == end for m in self._mentions):
            return True
        if len(words) == 1 and words[0].lower() in self._rules.quantities:  # "nearly" three in five
            return True
        return bool(words) and (
            words[-1].lower()
            in self._rules.determiners | self._rules.noun_complements | self._rules.places | self._rules.pairs
        )

    def _with_noun(self, end: int, limit: int, verb_follows: bool) -> int:
        """Return where the noun phrase of a lone article ends: with its noun, or where the verb begins."""
        last = end
        words = list(WORD.finditer(self._text, end, limit))
        for word in words[:LONGEST]:
            if _STOP.search(self._text, last, word.start()) or self._rules.attends(word[0]):
                break
            if (
                last == end
                and word[0] in self._lexicon.articles - self._rules.genitives
                and self._rules.split
            ):
                break  # "forderten beide eine Pause": an article opens another noun phrase
            last = word.end()
            if word[0].lower().endswith(self._lexicon.ages):
                return last
            if self._rules.nouns_upper and word[0][0].isupper():
                return self._name_end(last)
        else:
            if len(words) > LONGEST:
                return self._before_verb(end, words, limit) if verb_follows else end
        return self._name_end(last) if verb_follows else end

    def _before_verb(self, end: int, words: Sequence[re.Match[str]], verb: int) -> int:
        """Return the end of a long noun phrase without marks, which is where its verb begins."""
        kept = list(words)
        while kept and self._rules.attends(kept[-1][0]):
            kept.pop()
        plain = [word[0].lower() for word in kept]
        tied = any(
            word in self._rules.noun_complements | self._rules.describing
            or word.endswith(self._lexicon.gerunds)
            for word in plain[1:TIED]
        )
        joined = self._lexicon.predicate_joins.intersection(plain)
        whole = tied and not joined and len(kept) <= DESCRIBED and not _STOP.search(self._text, end, verb)
        return kept[-1].end() if whole else end

    def _noun_behind(self, end: int, limit: int, verb: int | None) -> int:
        """Return where the noun phrase of a lone adjective ends: "Russische Luftangriffe", "human rights groups"."""
        words = list(WORD.finditer(self._text, end, limit))
        if not words or self._text[end : words[0].start()] != " " or self._rules.attends(words[0][0]):
            return end
        if self._rules.nouns_upper:
            return self._name_end(words[0].end()) if words[0][0][0].isupper() else end
        return self._with_noun(end, limit, True) if verb is not None else words[0].end()

    def _up_to_verb(self, end: int, verb: int | None) -> int:
        """Return the end of a subject that its description parts from its verb: "A report released last year found"."""
        if verb is None or self._rules.nouns_upper or _STOP.search(self._text, end, verb):
            return end
        gap = list(WORD.finditer(self._text, end, verb))
        while gap and self._rules.attends(gap[-1][0]):
            gap.pop()
        plain = [word[0].lower() for word in gap]
        if (
            len(gap) < 2
            or self._text[end : gap[0].start()] != " "
            or self._lexicon.predicate_joins.intersection(plain)
        ):
            return end
        participle = plain[0] in self._rules.describing and plain[0] not in self._lexicon.genitives
        if participle and plain[1:] and plain[1] in self._lexicon.articles:
            return end  # "issued a statement calling for …": a verb of its own
        relative = plain[0] in self._rules.relative and len(gap) <= DESCRIBED
        tied = plain[0] in self._rules.noun_complements | self._rules.describing and len(gap) <= LONGEST
        return gap[-1].end() if relative or tied else end

    def _bond(self, end: int, limit: int, cue: Sequence[Span]) -> int:
        """Return the end of the noun phrase tied to this one: "… der Grünen", "… of Ohio"."""
        bond = BOND.match(self._text, end, limit)
        if not bond or bond[1].lower() not in self._rules.noun_complements | self._rules.places:
            return end
        verbs = (word.lower() for s, e in cue for word in WORD.findall(self._text[s:e]))
        if any(bond[1] in self._rules.particles.get(verb, ()) for verb in verbs):
            return end  # "spricht die Polizei von …": the preposition is the verb's
        if bond[1].lower() in self._rules.places:
            return next((m.end_char for m in self._mentions if m.start_char == bond.end()), end)
        last = bond.end()
        words = list(WORD.finditer(self._text, bond.end(), limit))[:4]
        if bond[1].lower() in self._lexicon.speaker_joins and self._opens_predicate(words):
            return end
        for word in words:
            if _STOP.search(self._text, last, word.start()):
                break
            last = word.end()
            if word[0][0].isupper():
                return self._name_end(last)
        return end

    def _opens_predicate(self, words: Sequence[re.Match[str]]) -> bool:
        """Whether a verb and its object follow, no second noun phrase: "und wies den Vorwurf zurück"."""
        plain = [word[0].lower() for word in words[:2]]
        if len(plain) < 2 or plain[0] in self._rules.determiners:
            return False
        return plain[1] in self._rules.determiners or self._is_verb(words[0][0])

    def _is_verb(self, word: str) -> bool:
        """Whether a word is a finite verb, where infinitives have an ending: "sprach" of "sprechen"."""
        infinitive = self._lexicon.infinitive
        base = lemma_of(word, self._lexicon.language)
        return bool(infinitive) and word.islower() and base != word and base.endswith(infinitive)

    def _bracket(self, end: int, limit: int) -> int:
        found = _BRACKET.match(self._text, end, limit)
        return found.end() if found else end

    def _closed(self, start: int, end: int) -> int:
        """Return the end with the bracket closed that the words marked leave open; a long one is no part of them."""
        opened = self._text.rfind("(", start, end)
        if opened < 0 or ")" in self._text[opened:end]:
            return end
        whole = _BRACKET.match(self._text, opened)
        return whole.end() if whole else max(start, len(self._text[:opened].rstrip()))
