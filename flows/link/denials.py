"""Pairs a denial or a confirmation with the claim it answers."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from flows.link.answer_words import answerers, is_before, is_pronoun, names_in, refers, speaking, stems, told
from flows.link.claim_rows import Answer, Candidate, ClaimRow


class Link(NamedTuple):
    """The first claim denies or confirms the second."""

    claim_id: str
    other_claim_id: str
    relation: str
    method: str
    score: float


RELATIONS = {"deny": "denies", "confirm": "confirms"}

# What speaks for a claim of the same article; the first three add up to 1.
SIMILARITY, NAMES, NEARNESS = 0.6, 0.2, 0.2
BARE = 0.5  # what nearness says where the answer does not tell what it answers
CONCERNED = 0.1  # the claim names who answers
ACCUSED = 0.1  # an accusation calls for an answer
CITED = 0.3  # the answer names who made the claim: "rejected the report by …"
BELATED = 0.2  # what is answered mostly stands before the answer, or is told as what was before it
EARLIER = 0.1  # what had been said before is told because it is answered: "the paper had written …"
NAMED = 0.1  # the answer names the act by which it was claimed: "called the report …", where a paper reported
PERHAPS_OWN = 0.15  # "It denied …" behind what somebody says: it may be he
JOINED = 0.3  # both stand in one sentence: "denied that …, after a newspaper reported that …"
CLOSE = 2  # claims
REACH = 4.0  # claims; at this distance nearness has halved
LEAST_WITHIN = 0.4
# Elsewhere what is said decides; the further away, the more must speak for it.
LEAST = {"same story": 0.55, "earlier claim": 0.6}
TELLING = (
    0.4  # cosine; an answer that is like no claim and takes up no word of one is judged by who is concerned
)
NEAR = {"same story": 0.3, "earlier claim": 0.35}  # cosine; claims further apart are no answers to each other
FORGIVEN = 0.05  # where it has all that the answer tells: "… rejected that it would be sold", with a pronoun
TRANSLATED = 0.1  # what translation takes from the cosine
WHOLE = 0.1  # the claim has all that the answer tells
REPEATED = 0.1  # each long word that the answer takes up, up to two


class Scored(NamedTuple):
    """A claim with what speaks for it."""

    found: Candidate
    features: Mapping[str, float]

    @property
    def score(self) -> float:
        """The sum of the features."""
        return round(sum(self.features.values()), 4)

    @property
    def method(self) -> str:
        """Where it was found, and the features that decided."""
        decided = ", ".join(
            f"{name} {value:+.2f}" for name, value in self.features.items() if round(value, 2)
        )
        return f"{self.found.method} ({decided})"


def answer_links(answers: Sequence[Answer]) -> list[Link]:
    """Return for each answer of one article the claim it answers, where one is found.

    The article itself is searched first, then its story, then what was said on the matter before. An answer that
    does not tell what it answers ("denied it") takes what its speaker answers beside it.

    Args:
        answers: the denials and confirmations of one article, in their order.
    """
    links: dict[str, Link] = {}
    for answer in sorted(answers, key=lambda answer: not _tells(answer)):
        bare = (refers(answer.claim) or not told(answer.claim)) and not _tells(answer)
        link = (_beside(answer, links) if bare else None) or _best(answer)
        if link:
            links[answer.claim.claim_id] = link
    return list(links.values())


def _tells(answer: Answer) -> bool:
    """Return whether an answer tells which claim of its article it answers: it is like one, or takes up its words.

    Of an answer that points at what was said ("rejected the allegations, but …"), one such word is chance.
    """
    words, least = told(answer.claim), 2 if refers(answer.claim) else 1
    return bool(words) and any(
        found.similarity >= TELLING or len(_repeated(words, answer.claim, found.claim)) >= least
        for found in answer.candidates
        if found.method == "same article" and _answers(answer.claim, found.claim)
    )


def _best(answer: Answer) -> Link | None:
    """Return the link to the best claim of the first place that has one.

    An answer that tells what no claim of its article tells, or what its article only points at ("had made the
    accusation on Monday"), is sought elsewhere first.
    """
    claim, telling = answer.claim, _tells(answer)
    candidates = [found for found in answer.candidates if _answers(claim, found.claim)]
    within = [_within(claim, found, telling) for found in candidates if found.method == "same article"]
    rounds = [(LEAST_WITHIN, [scored for scored in within if scored])]
    if told(claim):
        elsewhere = []
        for method, least in LEAST.items():
            there = [_elsewhere(claim, found) for found in candidates if found.method == method]
            elsewhere.append((least, [scored for scored in there if scored]))
        rounds = rounds + elsewhere if telling else elsewhere + rounds
    for least, scored in rounds:
        best = max(scored, key=lambda one: (one.score, one.found.claim.claim_id), default=None)
        if best and best.score >= least:
            return Link(
                claim.claim_id,
                best.found.claim.claim_id,
                RELATIONS[claim.stance],
                best.method,
                round(min(best.score, 1.0), 3),
            )
    return None


def _answers(claim: ClaimRow, other: ClaimRow) -> bool:
    """Nobody denies his own words, a denial or a question; who is unknown may be anybody.

    "The Danish army" and "army" are one, whether they have an entity or not.
    """
    ours, theirs = speaking(claim), speaking(other)
    one = bool(ours and theirs) and (ours <= theirs or theirs <= ours)
    own = one or (claim.speaker is not None and claim.speaker == other.speaker)
    return not own and claim.claim_id != other.claim_id and other.stance not in ("deny", "ask")


def _beside(answer: Answer, links: dict[str, Link]) -> Link | None:
    """Return the link of the answer that this one goes on with: nobody claimed anything in between.

    Before it, that may be anybody's answer; behind it, only its own speaker's.
    """
    claim = answer.claim
    article = [found.claim for found in answer.candidates if found.method == "same article"]
    before = [other for other in reversed(article) if other.position < claim.position]
    behind = [
        other for other in article if other.position > claim.position and other.speaker == claim.speaker
    ]
    for side in (before, behind[:1]):
        for other in side:
            link = links.get(other.claim_id)
            if link and other.stance == claim.stance:
                answered = next((said for said in article if said.claim_id == link.other_claim_id), None)
                if answered is None or _answers(claim, answered):
                    return link._replace(claim_id=claim.claim_id, method="same answer")
            if _answers(claim, other):
                break
    return None


def _within(claim: ClaimRow, found: Candidate, telling: bool) -> Scored | None:
    """Return how well a claim of the same article fits as what is answered.

    An answer that does not tell what it answers is judged by offsets and names alone; one that tells, and is like
    nothing, answers at most what accuses or names who answers.
    """
    other = found.claim
    distance = abs(claim.position - other.position)
    nearness = 1 / (1 + (distance - 1) / REACH)
    names, others = set(claim.names) - {claim.speaker}, set(other.names)
    shared = len(names & others) / min(len(names), len(others)) if names and others else 0.0
    concerned = _concerned(claim, found)
    earlier = is_before(other)
    if not telling and not _may_answer(claim, found, earlier, concerned):
        return None
    features = {"nearness": NEARNESS * nearness if telling else BARE * nearness, "names": NAMES * shared}
    if telling:
        features |= {
            "similarity": SIMILARITY * found.similarity,
            "words": REPEATED * min(len(_repeated(told(claim), claim, other)), 2),
        }
    return Scored(
        found,
        features
        | {
            "concerned": CONCERNED * concerned,
            "accused": ACCUSED * (other.stance == "accuse"),
            "cited": CITED * (not telling and _cites(claim, other)),
            "joined": JOINED * found.joined,
            "told before": EARLIER * earlier,
            "perhaps own": -PERHAPS_OWN * (is_pronoun(claim) and other.position == claim.position - 1),
            "named": NAMED * bool(stems(other.cue) & (stems(claim.sentence) - stems(claim.cue))),
            "belated": -BELATED * (other.position > claim.position and not earlier and not found.joined),
        },
    )


def _may_answer(claim: ClaimRow, found: Candidate, earlier: bool, concerned: bool) -> bool:
    """Return whether an answer that is like no claim may answer this one: it points at something, or the claim accuses,
    stands in the same sentence, or is told as what was before; else it must name who answers."""
    if refers(claim) or found.joined or found.claim.stance == "accuse":
        return True
    if not told(claim):
        return earlier or concerned
    return earlier and claim.stance == "deny" and abs(claim.position - found.claim.position) <= CLOSE


def _elsewhere(claim: ClaimRow, found: Candidate) -> Scored | None:
    """Return how well a claim of another article fits: an answer repeats words, and is about the one who answers.

    What was said in another story must name who answers, or whom the answer names; or the answer names who said it.
    """
    other = found.claim
    concerned = _concerned(claim, found)
    repeated = _repeated(told(claim), claim, other)
    whole = concerned and bool(repeated) and repeated == told(claim)
    if found.similarity < NEAR[found.method] - FORGIVEN * whole:
        return None
    cited = bool(answerers(other) & stems(claim.sentence))
    if found.method == "earlier claim" and not (concerned or cited or set(claim.names) & set(other.names)):
        return None
    return Scored(
        found,
        {
            "similarity": found.similarity,
            "words": REPEATED * min(len(repeated), 2),
            "whole": WHOLE * whole,
            "concerned": CONCERNED * concerned,
            "accused": ACCUSED / 2 * (other.stance == "accuse"),
            "two languages": TRANSLATED * (claim.language != other.language),
        },
    )


def _cites(claim: ClaimRow, other: ClaimRow) -> bool:
    """Return whether an answer tells little more than who made the claim."""
    words = told(claim)
    return bool(words) and 2 * len(words & stems(other.speaker_words)) >= len(words)


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
