"""What speaks for a claim as that which a denial or a confirmation answers: named features and their weights."""

import json
import math
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from flows.link.answer_words import (
    answerers,
    is_before,
    is_pronoun,
    names_a_denial,
    names_in,
    names_role,
    names_speaker,
    refers,
    roles_of,
    speaking,
    stems,
    takes_up,
    told,
)
from flows.link.claim_rows import Answer, Candidate, ClaimRow
from flows.link.facts import facts_of

# A weighted sum of what speaks for a claim says whether it is what is answered: log odds against no partner at all.
# The weights are fitted to the open halves of tests/bench/links (`python -m tests.bench.answers`).
WEIGHTS: Mapping[str, float] = json.loads(Path(__file__).with_name("answers.json").read_text("utf-8"))
REACH = 4.0  # claims; at this distance nearness has halved
CLOSE = 2  # claims
MONTH = 30  # days
MOST_WORDS = 3
TELLING = (
    0.4  # cosine; an answer that is like no claim and takes up no word of one is judged by who is concerned
)
NEAR = {"same story": 0.3, "earlier claim": 0.35}  # cosine; claims further apart are no answers to each other
SAME = 0.7  # cosine of a denial and what it denies in the same words, or most of them
FAVOUR = 5.0  # what speaks well or ill of somebody lies this much nearer to 1 and -1
FORGIVEN = 0.05  # where it has all that the answer tells: "… rejected that it would be sold", with a pronoun
NAMELESS = 0.6  # cosine of an answer and an earlier claim that share no name, only words
ONE_MATTER = 2  # names that both articles have, from which they may be about one matter
LATER = 1.0  # days; what is published later still was not there to be answered


class Scored(NamedTuple):
    """A claim with what speaks for it."""

    found: Candidate
    features: Mapping[str, float]

    @property
    def odds(self) -> float:
        """The logarithm of the odds that it is what is answered."""
        return round(sum(WEIGHTS[name] * value for name, value in self.features.items()), 4)

    @property
    def score(self) -> float:
        """The odds as a probability."""
        return round(1 / (1 + math.exp(-self.odds)), 3)

    @property
    def method(self) -> str:
        """Where it was found, and the features that decided."""
        weighed = {name: WEIGHTS[name] * value for name, value in self.features.items()}
        decided = ", ".join(f"{name} {value:+.2f}" for name, value in weighed.items() if round(value, 2))
        return f"{self.found.method} ({decided})"


def scored(answer: Answer) -> list[Scored]:
    """Return the claims that an answer may answer, each with what speaks for it.

    An answer that tells whose claim it answers ("dismissed the navy's account") answers nobody else's in its article.
    """
    claim, telling = answer.claim, tells(answer)
    candidates = _with_roles(answer)
    possible = [found for found in candidates if answers(claim, found.claim) or _repeats(claim, found)]
    here = [found for found in possible if found.method == "same article"]
    whose = [found for found in here if refers(claim) and _cites(claim, found.claim)]
    return [
        Scored(found, _features(claim, found, telling))
        for found in possible
        if _may_answer(claim, found, telling) and (not whose or found in whose or found not in here)
    ]


def _with_roles(answer: Answer) -> list[Candidate]:
    """Return what an answer may answer; of its article, a claim that names its speaker by his role concerns him too."""
    article = [found.claim.sentence for found in answer.candidates if found.method == "same article"]
    roles = roles_of(answer.claim, [answer.claim.sentence, *article])
    return [
        replace(found, concerned=True)
        if roles and found.method == "same article" and names_role(found.claim, roles)
        else found
        for found in answer.candidates
    ]


def tells(answer: Answer) -> bool:
    """Return whether an answer tells which claim of its article it answers: it is like one, or takes up its words.

    Of an answer that points at what was said ("rejected the allegations, but …"), one such word is chance.
    """
    words, least = told(answer.claim), 2 if refers(answer.claim) else 1
    return bool(words) and any(
        found.similarity >= TELLING or len(_repeated(words, answer.claim, found.claim)) >= least
        for found in answer.candidates
        if found.method == "same article" and answers(answer.claim, found.claim)
    )


def answers(claim: ClaimRow, other: ClaimRow) -> bool:
    """Return whether a claim is one that can be answered at all.

    Nobody denies his own words, a question or a demand, or a denial unless he calls it one. Who is unknown may be
    anybody.
    """
    if is_own(claim, other) or claim.claim_id == other.claim_id or other.stance in ("ask", "demand"):
        return False
    return other.stance != "deny" or (claim.stance == "deny" and names_a_denial(claim))


def is_own(claim: ClaimRow, other: ClaimRow) -> bool:
    """Return whether two claims have one speaker.

    "The Danish army" and "army" are one, whether they have an entity or not.
    """
    ours, theirs = speaking(claim), speaking(other)
    one = bool(ours and theirs) and (ours <= theirs or theirs <= ours)
    return one or (claim.speaker is not None and claim.speaker == other.speaker)


def _repeats(claim: ClaimRow, found: Candidate) -> bool:
    """Return whether an answer denies in almost the same words what is told as its speaker's own elsewhere.

    He may go back on it; or who is told of has been taken for who tells: "Morton is to sell the mill, two clerks said."
    What another report of the same day makes him say is no such thing, but his denial, of which the word was missed.
    """
    other, words = found.claim, told(claim)
    return (
        found.method != "same article"
        and found.similarity >= SAME
        and 3 * len(_repeated(words, claim, other)) >= 2 * len(words) > 0
        and other.stance not in ("deny", "ask")
        and (other.stance == "accuse" or found.days >= 1)
        and facts_of(claim.language, claim.content).negated == facts_of(other.language, other.content).negated
    )


def _may_answer(claim: ClaimRow, found: Candidate, telling: bool) -> bool:
    """Return whether an answer may answer a claim at all.

    Of its own article, an answer that is like no claim answers one if it points at something, or the claim accuses,
    stands in the same sentence, or is told as what was before; else the claim must name who answers. Elsewhere the two
    must be like each other, and what was said in another story must name who answers, or whom the answer names; or the
    answer names who said it; or one outlet, or an article that names the same, uses the words again.
    """
    other = found.claim
    if _comes_later(claim, found):
        return False
    if found.method == "same article":
        if telling or refers(claim) or found.joined or other.stance in ("accuse", "deny"):
            return True
        if not told(claim):
            return is_before(other) or _concerned(claim, found)
        return is_before(other) and claim.stance == "deny" and abs(claim.position - other.position) <= CLOSE
    if other.stance == "deny":
        return _cited(claim, other)  # "calls the mayor's denial a lie" tells whose it is, not what it says
    words = told(claim)
    repeated = _repeated(words, claim, other)
    concerned = _concerned(claim, found)
    whole = concerned and bool(repeated) and repeated == words
    if not words or found.similarity < NEAR[found.method] - FORGIVEN * whole:
        return False
    return (
        found.method == "same story"
        or concerned
        or _cited(claim, other)
        or bool(set(claim.names) & set(other.names))
        or bool(names_in(claim.content) & names_in(other.sentence))
        or (
            (found.one_outlet or found.names_of_both >= ONE_MATTER)
            and found.similarity >= NAMELESS
            and len(repeated) >= 2
        )
    )


def _comes_later(claim: ClaimRow, found: Candidate) -> bool:
    """Return whether a claim was not there to be answered: it is itself a later answer, or was published days later."""
    other = found.claim
    if is_before(other):
        return False
    if found.method == "same article":
        return other.stance == "confirm" and other.position > claim.position
    return found.days < (0 if other.stance == "confirm" else -LATER)


def _features(claim: ClaimRow, found: Candidate, telling: bool) -> dict[str, float]:
    """Return what speaks for a claim, and against it."""
    other = found.claim
    here = found.method == "same article"
    words = told(claim)
    repeated = _repeated(words, claim, other)
    names, others = set(claim.names) - {claim.speaker}, set(other.names)
    distance = abs(claim.position - other.position)
    earlier = is_before(other) and (not here or distance <= CLOSE)
    return {
        "similarity": found.similarity * (here and telling),
        "similarity elsewhere": found.similarity * (not here),
        "nearness": (here and not telling) / (1 + (distance - 1) / REACH),
        "names": len(names & others) / min(len(names), len(others)) if names and others else 0.0,
        "words": float(min(len(repeated), MOST_WORDS)),
        "all it tells": len(repeated) / max(len(words), 1),
        "concerned": float(_concerned(claim, found)),
        "against": float(here and not telling and _is_against(claim, found)),
        "speaks ill": -FAVOUR * found.favour * (here and not telling),
        "accused": float(other.stance == "accuse"),
        "cited": float(_cites(claim, other) if here else _cited(claim, other)),
        "told before": float(earlier),
        "behind": float(here and other.position > claim.position and not earlier and not found.joined),
        "perhaps own": float(here and is_pronoun(claim) and other.position == claim.position - 1),
        "two languages": float(claim.language != other.language),
        "months": min(max(found.days, 0.0) / MONTH, 2.0),
        "points at it": float(here and refers(claim)),
        "takes up its verb": float(other.stance == "deny" or (here and takes_up(claim, other))),
        "untied": float(here and telling and not _tied(claim, found)),
    }


def _cites(claim: ClaimRow, other: ClaimRow) -> bool:
    """Return whether an answer tells little more than who made the claim."""
    words = told(claim)
    mostly = bool(words) and 2 * len(words & stems(other.speaker_words)) >= len(words)
    return mostly or (refers(claim) and names_speaker(claim, other))


def _tied(claim: ClaimRow, found: Candidate) -> bool:
    """Return whether a claim of the article has more in common with an answer than that the two are alike."""
    other = found.claim
    return bool(
        found.joined
        or refers(claim)
        or _concerned(claim, found)
        or _repeated(told(claim), claim, other)
        or (set(claim.names) - {claim.speaker}) & set(other.names)
    )


def _cited(claim: ClaimRow, other: ClaimRow) -> bool:
    """Return whether the sentence of an answer names who made the claim."""
    return bool(answerers(other) & stems(claim.sentence))


def _repeated(words: frozenset[str], claim: ClaimRow, other: ClaimRow) -> frozenset[str]:
    return words & stems(other.content) if claim.language == other.language else frozenset()


def _concerned(claim: ClaimRow, found: Candidate) -> bool:
    """Return whether the sentence of a claim names who answers."""
    return (
        found.concerned
        or claim.speaker in found.claim.names
        or bool(answerers(claim) & stems(found.claim.sentence))
        or bool(names_in(claim.speaker_words) & names_in(found.claim.sentence))
    )


def _is_against(claim: ClaimRow, found: Candidate) -> bool:
    """Return whether a claim is about who answers, or those he speaks for: it says so, or accuses him."""
    return (
        (found.claim.stance == "accuse" and _concerned(claim, found))
        or claim.speaker in found.claim.names
        or bool(answerers(claim) & stems(found.claim.content))
        or bool(names_in(claim.speaker_words) & names_in(found.claim.content))
    )
