"""What the words of an answer tell: what is answered, or only that something is; and who answers."""

import re
from collections.abc import Collection, Iterable
from functools import cache, lru_cache
from itertools import pairwise

from flows.languages import pack_of
from flows.languages.lemmas import is_word
from flows.link.claim_rows import ClaimRow

STEM = 5  # letters by which two forms of a word are known
ENDING = 2  # letters that a form may add
FEW_WORDS = 4
NAME = 3  # letters of a short name
TEXTS = 1 << 14  # texts whose words are kept: an answer meets many claims, a claim many answers
_STOP = re.compile(r"[.!?\n]")
_WORD = re.compile(r"[^\W\d_]+")
_LONG = re.compile(rf"[^\W\d_]{{{STEM},}}")


@lru_cache(maxsize=TEXTS)
def stems(text: str) -> frozenset[str]:
    """Return how the longer words begin."""
    return frozenset(word[:STEM] for word in _LONG.findall(text.lower()))


def told(claim: ClaimRow) -> frozenset[str]:
    """Return what an answer tells of what it answers, as stems: nothing for "Weber wies den Vorwurf zurück"."""
    return _told(claim.language, claim.content, f"{claim.speaker_words} {claim.cue}")


@lru_cache(maxsize=TEXTS)
def _told(language: str, content: str, frame: str) -> frozenset[str]:
    denials = pack_of(language).reporting.denials
    words = {
        word
        for word in _LONG.findall(content.lower())
        if not word.startswith(denials.stems)
        and not word.endswith(_roles(language))
        and not any(word[:length] in _plain(language) for length in _forms(word))
    }
    return frozenset(word[:STEM] for word in words) - stems(frame)


def _forms(word: str) -> range:
    """Return how many letters a word may share with another form of it: "Gründe" is one of "Grund", not "Grundbuch"."""
    return range(max(len(word) - ENDING, STEM), len(word) + 1)


def refers(claim: ClaimRow) -> bool:
    """Return whether an answer points at what was said ("this", "the allegations") where it tells nothing of it."""
    reporting = pack_of(claim.language).reporting
    words = _WORD.findall(claim.content.lower())
    said = f" {' '.join(words)} "
    phrases = (*reporting.falsehoods.predicates, *reporting.content.deny)
    openers = tuple(f"{opener} " for opener in reporting.denials.openers)
    behind = [said.partition(f" {phrase} ")[2] for phrase in phrases if f" {phrase} " in said]
    if any(rest.startswith(openers) for rest in behind):
        return False  # "It is not true that charges were filed" tells what is not true
    nouns = [noun for noun in reporting.denials.assertions if not noun.startswith(openers)]
    if behind or len(words) < FEW_WORDS or any(f" {noun} " in said for noun in nouns):
        return True
    cues = _WORD.findall(claim.cue.lower())
    pointers = {pointer.rstrip(".,;") for pointer in reporting.denials.pointers}
    return bool(cues) and set(cues) <= set(words) and bool(set(words) & pointers)


def speaking(claim: ClaimRow) -> frozenset[str]:
    """Return the words for who speaks, without articles."""
    return _speaking(claim.language, claim.speaker_words)


@lru_cache(maxsize=TEXTS)
def _speaking(language: str, speaker_words: str) -> frozenset[str]:
    articles = pack_of(language).reporting.articles.words
    return frozenset(_WORD.findall(speaker_words.lower())) - set(articles)


def is_pronoun(claim: ClaimRow) -> bool:
    """Return whether nobody is named as who speaks: "it", and no name that it stands for was found."""
    pronouns = pack_of(claim.language).reporting.pronouns
    return speaking(claim) <= {*pronouns.male, *pronouns.female, *pronouns.other}


@lru_cache(maxsize=TEXTS)
def names_in(text: str) -> frozenset[tuple[str, str]]:
    """Return the pairs of neighbouring words with capitals, as stems: "Rheingold-Museum", "the Rheingold Museum"."""
    words = _WORD.findall(text)
    return frozenset(
        (one[:STEM].lower(), other[:STEM].lower())
        for one, other in pairwise(words)
        if one[0].isupper() and other[0].isupper() and min(len(one), len(other)) >= FEW_WORDS
    )


def takes_up(claim: ClaimRow, other: ClaimRow) -> bool:
    """Return whether an answer names a claim by a noun of the verb that reports it: "the claim" where one "claims".

    The noun may name who made the claim as well: "the report" where "a report" says so.
    """
    if claim.language != other.language:
        return False
    said = _WORD.findall(f"{other.cue} {other.speaker_words}".lower())
    return any(word.startswith(verbs) for verbs in _verbs(claim) for word in said)


def _verbs(claim: ClaimRow) -> list[tuple[str, ...]]:
    """Return how the words begin that report what an answer names by a noun."""
    families = pack_of(claim.language).reporting.denials.families
    words = _judged(claim)
    return [verbs for noun, verbs in families.items() if any(noun in word for word in words)]


def names_a_denial(claim: ClaimRow) -> bool:
    """Return whether an answer says of a denial what it says: "called the denial a lie"."""
    return not _judged(claim).isdisjoint(pack_of(claim.language).reporting.denials.nouns)


def _judged(claim: ClaimRow) -> set[str]:
    """Return the words of an answer, or of its sentence where it is no summary, without the verb that answers."""
    summary = bool(claim.cue) and claim.cue in claim.content
    words = _WORD.findall((claim.content if summary else claim.sentence or claim.content).lower())
    return set(words) - set(_WORD.findall(claim.cue.lower()))


def names_speaker(claim: ClaimRow, other: ClaimRow) -> bool:
    """Return whether an answer names, by a word with a capital, who made a claim: "Dale's account"."""
    speakers = {word for word in _WORD.findall(other.speaker_words) if word[0].isupper()}
    speakers = {word for word in speakers if len(word) >= NAME and word.lower() in speaking(other)}
    return any(
        word.startswith(speaker) and len(word) <= len(speaker) + ENDING
        for word in _WORD.findall(claim.content)
        for speaker in speakers
    )


def roles_of(claim: ClaimRow, sentences: Iterable[str]) -> frozenset[str]:
    """Return what sentences call who answers, right before his name: "coach" for "coach Ulf Petri said"."""
    names = {word for word in _WORD.findall(claim.speaker_words) if word[0].isupper() and len(word) >= NAME}
    return frozenset(
        word.lower()
        for sentence in sentences
        for word, name in pairwise(_WORD.findall(sentence))
        if name in names and word not in names and word.lower().endswith(_roles(claim.language))
    )


def names_role(claim: ClaimRow, roles: Collection[str]) -> bool:
    """Return whether a claim or what reports it names one of these roles, but not for its own speaker."""
    others = set(_WORD.findall(claim.sentence.lower())) - set(_WORD.findall(claim.speaker_words.lower()))
    return any(word.startswith(tuple(roles)) for word in others)


def is_before(claim: ClaimRow) -> bool:
    """Return whether a report is told as what was before the one it stands beside: "had written", "hatte gemeldet"."""
    before = pack_of(claim.language).reporting.denials.before
    ahead, _, behind = claim.sentence.partition(claim.content)
    report = _STOP.split(ahead)[-1] + " " + _STOP.split(behind)[0]
    return bool(set(_WORD.findall(report.lower())) & set(before))


def answerers(claim: ClaimRow) -> frozenset[str]:
    """Return the proper names among the words for who answers, as stems: no dictionary has them, no role ends so."""
    return _answerers(claim.language, claim.speaker_words)


@lru_cache(maxsize=TEXTS)
def _answerers(language: str, speaker_words: str) -> frozenset[str]:
    return frozenset(
        word.lower()[:STEM]
        for word in _LONG.findall(speaker_words)
        if word[0].isupper()
        and not word.lower().endswith(_roles(language))
        and not is_word(word, language)
        and not is_word(word.lower(), language)
    )


@cache
def _roles(language: str) -> tuple[str, ...]:
    roles = pack_of(language).reporting.roles
    return tuple(suffix + end for suffix in roles.suffixes for end in ("", *roles.inflections))


@cache
def _plain(language: str) -> frozenset[str]:
    """Return words that say that something is answered, not what, and how they may begin."""
    reporting = pack_of(language).reporting
    lists: Iterable[Iterable[str]] = (
        reporting.denials.assertions,
        reporting.denials.rejections,
        reporting.denials.pointers,
        reporting.denials.negations,
        reporting.denials.openers,
        reporting.hearsay.subordinate,
        reporting.falsehoods.predicates,
        reporting.falsehoods.subjects,
        reporting.content.deny,
        reporting.spans.determiners,
        reporting.spans.auxiliaries,
        reporting.spans.modals,
    )
    words = {word for some in lists for word in _LONG.findall(" ".join(some).lower())}
    return frozenset(
        word[: len(word) - less] for word in words for less in range(ENDING + 1) if len(word) - less >= STEM
    )
