"""Denials, stances and relays on sentences written before the rules and put aside: no rule is fitted to one of them.

``stances.jsonl`` was read while its rules were made; it guards them. ``stances_put_aside.jsonl`` was not.
"""

import json
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from flows.annotate import Annotator
from flows.records import Segment, Span
from tests.annotated import article_of

HERE = Path(__file__).parent

# Least precision and recall. Measured on 2026-11-29: of 39 denials found in the first file 38 are right, of 40 told 38
# are found; in the second, written after most rules, 26 of 26 and 26 of 32. Of 38 relays 31 are right.
DENIALS = {"denials.jsonl": (92.0, 90.0), "denials_later.jsonl": (92.0, 78.0)}
LEAST_RELAYS = 29
# Eighty chains as news writes them, eight of them without a relay; the rules were mended for the first file, the second
# was measured once behind them: 36 and 35 of 40 have the right speaker and the right relay.
CHAINS = {"relays_fitted.jsonl": 35, "relays_later.jsonl": 33}
# Whole short articles of every kind, sixty of them: who speaks, and by whom the words went. The rules were mended for the
# first file: 116 of 125 are right. The second was measured once behind them, 118 of 134, and read then: 122 are right now.
# Sixty short English texts with their stances, court to live blog: 97 of 129 were right before their open half was read,
# 110 after; of the half put aside, measured once behind the mends, 101 of 125.
VOICES = {"voices.jsonl": 114, "voices_later.jsonl": 115, "voices_en.jsonl": 109, "voices_en_later.jsonl": 98}
# Sixty short German news texts of every kind: who speaks, with what stance and by whose hands, all three right, and the
# most claims that nobody made. They were halved before output was seen; rules were mended for the first half:
# of 146 claims 99 were right and 125 are, 2 nobody made. Of 143 put aside 102 were right; 105 and 5 when measured once, 112
# when read behind that. Eighty later ones, written in one go and halved in turn before output was seen, with more of who
# has no name: 89 of 114 were right in the half that was read then, 104 are; of 103 put aside 69, and 70 behind the mends.
# Eighty English ones alike: of 138 claims 110 were right and 120 are; of 134 put aside 102 were, and are behind the mends.
NEWS = {
    "news_de.jsonl": (121, 4),
    "news_de_put_aside.jsonl": (107, 8),
    "news_de_later.jsonl": (100, 4),
    "news_de_later_put_aside.jsonl": (66, 4),
    "news_en.jsonl": (116, 3),
    "news_en_put_aside.jsonl": (98, 3),
}

# Least precision and recall of the rare stances together, a claim that is not found being missed, and the most reports of
# what nobody said that may be claims. Measured on 2026-11-30: 99.0, 76.6
# and 1; put aside 94.7, 68.7 and 5. News of every kind, sentences and short articles, written in one go and halved before
# its output was seen: 98.3, 92.1 and 0 on the half that was read, 95.4, 83.2 and 2 on the other, measured once.
STANCES = {
    "stances.jsonl": (94.0, 74.0, 1),
    "stances_put_aside.jsonl": (92.0, 66.0, 6),
    "stances_news.jsonl": (95.0, 89.0, 1),
    "stances_news_put_aside.jsonl": (92.0, 79.0, 4),
}


@pytest.fixture(scope="module")
def annotator():
    return Annotator(threads=1)


def claims_of(annotator, row):
    """Return the claims of a text that is all body."""
    text = row["text"]
    body = Segment(0, "body", None, "given", 1.0, 0, len(text))
    (annotation,) = annotator.annotate([(text, replace(article_of(text, row["language"]), segments=(body,)))])
    return annotation.claims


@pytest.mark.parametrize("name", CHAINS)
def test_chains(annotator, name):
    right = sum(any(_chained(claim, row) for claim in claims_of(annotator, row)) for row in rows(name))
    assert right >= CHAINS[name]


@pytest.mark.parametrize("name", VOICES)
def test_voices(annotator, name):
    right = 0
    for row in rows(name):
        claims = claims_of(annotator, row)
        right += sum(any(_voiced(claim, label) for claim in claims) for label in row["claims"])
        right += sum(not any(_voiced(claim, label) for claim in claims) for label in row.get("never", ()))
    assert right >= VOICES[name]


@pytest.mark.parametrize("name", NEWS)
def test_news(annotator, name):
    right, made = 0, 0
    for row in rows(name):
        claims = claims_of(annotator, row)
        right += sum(
            any(_voiced(claim, label) and claim.stance in label["stances"] for claim in claims)
            for label in row["claims"]
        )
        right += sum(not any(_voiced(claim, label) for claim in claims) for label in row.get("never", ()))
        told = [*(label["content"] for label in row["claims"]), *row.get("may", ())]
        made += sum(
            not any(words in _around(row["text"], claim) or claim.content in words for words in told)
            for claim in claims
        )
    least_right, most_made = NEWS[name]
    assert right >= least_right
    assert made <= most_made


@pytest.mark.parametrize("name", DENIALS)
def test_denials(annotator, name):
    right, wrong, missed = 0, 0, 0
    for row in rows(name):
        denials = [claim for claim in claims_of(annotator, row) if claim.stance == "deny"]
        told = [claim for claim in denials if row["denied"] and row["denied"] in _around(row["text"], claim)]
        right += bool(told)
        wrong += len(denials) - len(told)
        missed += bool(row["denied"]) and not told
    least_precision, least_recall = DENIALS[name]
    assert 100 * right / (right + wrong) >= least_precision
    assert 100 * right / (right + missed) >= least_recall


def test_relays(annotator):
    found = sum(
        any(_relayed(claim, row) for claim in claims_of(annotator, row)) for row in rows("relays.jsonl")
    )
    assert found >= LEAST_RELAYS


@pytest.mark.parametrize("name", STANCES)
def test_stances(annotator, name):
    table, said = Counter(), 0
    for row in rows(name):
        claims, told = claims_of(annotator, row), set()
        for label in row["labels"]:
            found = _about(row["text"], claims, label["words"])
            fitting = [claim for claim in found if claim.stance in label["stances"]]
            told |= {claim.claim_id for claim in fitting}
            if "none" in label["stances"]:
                said += bool(found) and not fitting
            elif label["stances"] != ["assert"]:
                table["right" if fitting else "missed"] += 1
            assert not fitting or not label.get("hedged") or any(claim.hedged for claim in fitting)
        table["wrong"] += sum(claim.stance != "assert" and claim.claim_id not in told for claim in claims)
    least_precision, least_recall, most_said = STANCES[name]
    assert 100 * table["right"] / (table["right"] + table["wrong"]) >= least_precision
    assert 100 * table["right"] / (table["right"] + table["missed"]) >= least_recall
    assert said <= most_said


def rows(name):
    """Return the rows of a file beside this one."""
    return [json.loads(line) for line in (HERE / name).read_text("utf-8").splitlines()]


def _about(text, claims, words):
    """Return the claims whose content holds the words, else those that hold them with their frame."""
    return [claim for claim in claims if words and words in claim.content] or [
        claim for claim in claims if words and words in _around(text, claim)
    ]


def _around(text, claim):
    start, end = Span.extent((*claim.content_spans, *claim.frame_spans))
    return text[start:end]


def _relayed(claim, row):
    relays = [step.name for step in claim.sources[1:-1]]
    said = claim.content.startswith(row["content"]) and row["speaker"] in ("", claim.speaker_name)
    return said and row["relay"] in relays


def _voiced(claim, label):
    """Whether a claim with the words is one of these speakers, by these relays and with one of these stances if told."""
    relays = [step.name for step in claim.sources[1:-1]]
    wanted = label.get("relays", [[relay] for relay in relays])
    passed = len(relays) == len(wanted) and all(
        any(name in relay for name in names for relay in relays) for names in wanted
    )
    spoken = any(name.casefold() in (claim.speaker_name or "").casefold() for name in label["speakers"])
    meant = claim.stance in label.get("stances", [claim.stance])
    return label["content"] in claim.content and spoken and passed and meant


def _chained(claim, row):
    relays = [step.name for step in claim.sources[1:-1]]
    said = row["content"] in claim.content[: len(row["content"]) + len("that “")]
    passed = any(row["relay"] in relay for relay in relays) if row["relay"] else not relays
    return said and passed and row["speaker"] in (claim.speaker_name or "")
