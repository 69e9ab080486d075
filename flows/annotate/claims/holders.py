"""Names behind the nouns that say what their bearers are: "Longtime Walker aide Joan Petty", "Norholm owner Lund"."""

from collections.abc import Collection, Sequence

from flows.annotate.claims.conventions import WORD, conventions_of
from flows.annotate.claims.lexicon import Lexicon, is_somebody, lemma_of
from flows.languages import pack_of
from flows.records import Mention

LONGEST = 4  # words between two names
SPEAKERS = ("person", "organisation", "outlet")


def holder_behind(text: str, end: int, stop: int, starts: Collection[int], lexicon: Lexicon) -> int | None:
    """Return where a name begins that the nouns right behind another name describe; None where none does.

    Args:
        text: the article's.
        end: the end of the first name.
        stop: where the words end that may hold both.
        starts: where names begin.
        lexicon: the words of the language.
    """
    if conventions_of(lexicon.language).nouns_upper:
        return None
    offset, nouns = end, 0
    for word in WORD.finditer(text, end, stop):
        if text[offset : word.start()] != " ":
            return None
        if word.start() in starts:
            return word.start() if nouns else None
        if nouns == LONGEST or not word[0][0].islower() or not is_noun(word[0], lexicon):
            return None
        offset, nouns = word.end(), nouns + 1
    return None


def holder_end(text: str, end: int, verb: int, mentions: Sequence[Mention], lexicon: Lexicon) -> int:
    """Return the end of the name that stands right before a verb, where nothing but nouns that describe its bearer, or
    other names, part it from the first words of its noun phrase: "Longtime" Walker aide Joan Petty denied.

    Args:
        text: the article's.
        end: the end of the first words.
        verb: where the verb begins.
        mentions: the names of the article.
        lexicon: the words of the language.
    """
    rules = conventions_of(lexicon.language)
    words = list(WORD.finditer(text, end, verb))
    while words and rules.attends(words[-1][0]):
        words.pop()
    if rules.nouns_upper or not words:
        return end
    last = words[-1].end()
    name = next((m for m in mentions if m.end_char == last and m.kind in SPEAKERS), None)
    if name is None or name.start_char <= end:
        return end
    owned = next((mark for mark in lexicon.possessives if text.startswith(f"{mark} ", end)), "")
    offset, parting = end + len(owned), {" ", ". "} if _is_short(text, end, lexicon) else {" "}
    for word in words:
        if word.start() < offset:
            continue
        apposed = bool(owned) and word.start() == name.start_char and text.startswith(",", last)
        if text[offset : word.start()] not in (parting | {", "} if apposed else parting):
            return end
        if word.start() >= name.start_char:
            break
        tied = bool(owned) and word[0] in lexicon.genitives
        if word[0][0].islower() and not tied and not is_noun(word[0], lexicon):
            return end
        offset, parting = word.end(), {" ", ". "} if word[0].lower() in lexicon.abbreviations else {" "}
    return last


def is_noun(word: str, lexicon: Lexicon) -> bool:
    """Return whether a word in small letters may be a noun or adjective: it ties nothing and is no form of a verb."""
    reporting = pack_of(lexicon.language).reporting
    clauses, rules = reporting.clauses, conventions_of(lexicon.language)
    ties = {*clauses.prepositions, *clauses.openers, *clauses.relative, *reporting.spans.modals}
    ties |= lexicon.speaker_joins | lexicon.predicate_joins | lexicon.pronouns.keys() | rules.determiners
    if word in ties or rules.attends(word) or word in rules.noun_complements | rules.describing:
        return False
    return lemma_of(word, lexicon.language) == word or is_somebody(word, lexicon)


def _is_short(text: str, end: int, lexicon: Lexicon) -> bool:
    """Whether the word before an offset is written with a full stop: "Sgt."."""
    return text[:end].rsplit(None, 1)[-1].lower() in lexicon.abbreviations
