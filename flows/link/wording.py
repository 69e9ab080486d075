"""Says whether two claims are one statement: a sum of what speaks for it, and what sets them apart."""

from typing import NamedTuple

from flows.link.facts import Facts, common, contradiction, differ, facts_of, held, reordered, shared
from flows.link.numbers import agreed

# Cosine of two contents lies around 0.72 for translations and paraphrases of one claim, below 0.6 for different
# claims on one matter. What else speaks for one claim lowers what is asked of it, what speaks against it raises.
# The weights are set by hand. A logistic regression over the same features, fitted to the 168 labelled pairs of
# tests/bench/links, trades recall for precision and is no better on pairs it has not seen.
LEAST = 0.75  # what claims must reach on average to be one statement
ONE_SPEAKER = 0.08
TWO_SPEAKERS = -0.02  # in one story, where the speaker of one of the two may be whom the other one cites
ONE_STORY = 0.05
NUMBERS = 0.04  # the same figure in both
TELLING_NUMBER = 0.06  # in two languages: a time of day or a figure of so many digits as is no chance
NAMES = 0.02  # each name in both, up to two
APART = -0.15  # places in both, none of them the same; persons likewise
TWO_LANGUAGES = 0.07  # what translation takes from the cosine
NEGATION = -0.06  # a "not" in one of the two, in other words otherwise
REORDERED = -0.06  # in two languages: the names that both have stand in another order
# In one language only:
WORDS = 0.35  # of the share of longer words in common, where it is other than half
ONE_NUMBER = -0.06  # figures in one of the two, no equal ones
OTHER_DEMAND = -0.2  # demands in two stories that each name what the other one does not
ONE_DAY = -0.08  # a month or weekday in one of the two
SHORT = 8  # words
REPEATED = 0.5  # share of equal words
NEGATIVE = {"deny"}


class Pair(NamedTuple):
    """A row of ``sql/transforms/statements/read/near.sql``."""

    claim_id: str
    other_claim_id: str
    similarity: float
    names: int
    places_apart: bool
    persons_apart: bool
    one_speaker: bool
    two_speakers: bool
    one_story: bool
    one_article: bool
    stance: str
    other_stance: str
    language: str
    content: str
    other_language: str
    other_content: str


class Verdict(NamedTuple):
    """How much speaks for one statement, and the features that decided."""

    score: float
    method: str


def judge(pair: Pair) -> Verdict | None:
    """Return the score of two near claims, None where they contradict each other.

    What two people say of two events is two statements, however similar: each vouches for another matter. An article
    that lets two people speak sets their words beside each other.
    """
    if pair.two_speakers and (pair.one_article or not pair.one_story):
        return None
    if (pair.stance in NEGATIVE) != (pair.other_stance in NEGATIVE):
        return None
    one, other = facts_of(pair.language, pair.content), facts_of(pair.other_language, pair.other_content)
    if contradiction(one, other) or (not pair.one_story and not _repeats(one, other)):
        return None
    numbers = agreed(one.numbers, other.numbers)
    features = {
        "similarity": pair.similarity,
        "one speaker": ONE_SPEAKER * pair.one_speaker,
        "two speakers": TWO_SPEAKERS * pair.two_speakers,
        "one story": ONE_STORY * pair.one_story,
        "numbers": NUMBERS * bool(numbers),
        "telling number": TELLING_NUMBER
        * (one.language != other.language and any(number.is_telling for number in numbers)),
        "names": NAMES * min(pair.names, 2),
        "places apart": APART * pair.places_apart,
        "persons apart": APART * pair.persons_apart,
        "two languages": TWO_LANGUAGES * (pair.language != pair.other_language),
        "negation": NEGATION * (one.negated != other.negated),
    }
    if one.language != other.language:
        features["reordered"] = REORDERED * reordered(one, other)
    else:
        features |= {
            "words": WORDS * (shared(one, other) - 0.5),
            "one number": ONE_NUMBER * (bool(one.numbers or other.numbers) and not numbers),
            "other demand": OTHER_DEMAND * (_demands_apart(pair) and differ(one, other)),
            "one day": ONE_DAY * (one.months != other.months or one.weekdays != other.weekdays),
        }
    method = ", ".join(f"{name} {value:+.2f}" for name, value in features.items() if round(value, 2))
    return Verdict(round(min(sum(features.values()), 1.0), 4), method)


def _demands_apart(pair: Pair) -> bool:
    """Return whether two claims demand something in two stories: who asks for much asks for it in like words."""
    return not pair.one_story and pair.stance == pair.other_stance == "demand"


def _repeats(one: Facts, other: Facts) -> bool:
    """Return whether a short sentence of another story repeats the words; too little else tells two remarks apart."""
    short = min(len(one.words), len(other.words)) <= SHORT
    return one.language != other.language or not short or common(one, other) >= REPEATED or held(one, other)
