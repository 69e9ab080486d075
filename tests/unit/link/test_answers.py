"""Denials find what they deny by likeness, nearness and who spoke."""

import numpy as np

from flows.link.answers import answers
from flows.link.said import Said


def said(position, stance, speaker, article="a", words=8):
    key = f"{article}{position}"
    return Said("s", key, article, position, stance, speaker, "", None, position * 10, words)


def vectors(*rows):
    table = np.array(rows, np.float32)
    return table / np.linalg.norm(table, axis=1, keepdims=True)


def test_a_denial_answers_the_claim_most_like_it():
    claims = [said(0, "assert", "paper"), said(1, "assert", "mayor"), said(2, "deny", "minister")]
    found = answers(claims, vectors((1, 0, 0.1), (0, 1, 0), (1, 0, 0)))
    assert [(link.claim_id, link.other_claim_id, link.relation) for link in found] == [("a2", "a0", "denies")]


def test_a_denial_without_words_of_its_own_answers_the_nearest_claim():
    claims = [said(0, "assert", "paper"), said(1, "accuse", "agency"), said(2, "deny", "owner", words=3)]
    found = answers(claims, vectors((0.3, 0, 1), (0, 0.3, 1), (0.1, 0.1, 1)))
    assert [link.other_claim_id for link in found] == ["a1"]


def test_nobody_denies_his_own_words_nor_a_denial_nor_a_question():
    claims = [
        said(0, "assert", "minister"),
        said(1, "deny", "spokesman"),
        said(2, "ask", "paper"),
        said(3, "deny", "minister"),
    ]
    assert not [link for link in answers(claims, vectors(*[(1, 0, 0)] * 4)) if link.claim_id == "a3"]


def test_the_claim_may_stand_in_another_article_of_the_story():
    claims = [said(0, "assert", "paper", article="a"), said(0, "deny", "minister", article="b")]
    (link,) = answers(claims, vectors((1, 0.1, 0), (1, 0, 0)))
    assert (link.other_claim_id, link.method) == ("a0", "same story")


def test_a_confirmation_confirms():
    claims = [said(0, "assert", "paper"), said(1, "confirm", "minister")]
    assert answers(claims, vectors((1, 0, 0), (1, 0, 0)))[0].relation == "confirms"
