"""Denials find what they deny by meaning, names, place and who spoke."""

from dataclasses import replace

import numpy as np
import pytest

from flows.link.answer_words import names_role, roles_of
from flows.link.claim_rows import Answer, Candidate, ClaimRow
from flows.link.denials import answer_links
from flows.link.embeddings import SCALE, embed


def said(
    position,
    stance,
    speaker,
    content="",
    *,
    article="a",
    words=8,
    names=(),
    language="de",
    cue="",
    sentence="",
    speaker_words="",
):
    content = content or ("dass Papiere verbrannt wurden" if words > 3 else "wies das zurück")
    return ClaimRow(
        f"{article}{position}",
        article,
        position,
        language,
        stance,
        speaker,
        content,
        words,
        names,
        speaker_words or speaker,
        cue,
        sentence,
    )


def vectors(*rows):
    table = np.array(rows, np.float32)
    return table / np.linalg.norm(table, axis=1, keepdims=True)


def meant(claims):
    return embed([claim.content for claim in claims]).astype(np.float32) / SCALE


def pair_denials(claims, table):
    """Answer every denial and confirmation of the last claim's article by all other claims."""
    answers = [
        Answer(
            claim,
            tuple(
                Candidate(
                    other,
                    float(table[index] @ table[number]),
                    "same article" if other.article_id == claim.article_id else "same story",
                )
                for number, other in enumerate(claims)
                if other is not claim
            ),
        )
        for index, claim in enumerate(claims)
        if claim.stance in ("deny", "confirm") and claim.article_id == claims[-1].article_id
    ]
    return answer_links(answers)


def pairs(claims, table=None):
    table = meant(claims) if table is None else table
    return {link.claim_id: link.other_claim_id for link in pair_denials(claims, table)}


def test_a_denial_answers_the_claim_most_like_it():
    claims = [said(0, "assert", "paper"), said(1, "assert", "mayor"), said(2, "deny", "minister")]
    found = pair_denials(claims, vectors((1, 0, 0.1), (0, 1, 0), (1, 0, 0)))
    assert [(link.claim_id, link.other_claim_id, link.relation) for link in found] == [("a2", "a0", "denies")]


def test_a_denial_that_does_not_tell_what_answers_the_nearest_claim():
    claims = [said(0, "assert", "paper"), said(1, "accuse", "agency"), said(2, "deny", "owner", words=3)]
    assert pairs(claims, vectors((0.3, 0, 1), (0, 0.3, 1), (0.1, 0.1, 1))) == {"a2": "a1"}


def test_a_denial_that_does_not_tell_what_prefers_the_claim_that_names_its_speaker():
    claims = [
        said(0, "assert", "paper", names={"owner", "town"}),
        said(1, "assert", "mayor", names={"harbour"}),
        said(2, "deny", "owner", words=2),
    ]
    close = vectors((0.3, 0, 1), (0, 0.3, 1), (0.1, 0.1, 1))
    assert pairs(claims, close) == {"a2": "a0"}
    claims[1] = said(1, "accuse", "mayor", names={"harbour"})
    claims[0] = said(0, "assert", "paper", names={"town"})
    assert pairs(claims, close) == {"a2": "a1"}


def test_a_denial_right_after_another_goes_on_with_it():
    claims = [
        said(0, "assert", "paper", "Die Stadtwerke hätten den Hafen heimlich an einen Investor verkauft."),
        said(1, "accuse", "agency", "Die Behörde wirft dem Bauamt vor, Akten vernichtet zu haben."),
        said(2, "deny", "town", "dass die Stadtwerke den Hafen verkauft haben"),
        said(3, "deny", "spokesman", "Das ist frei erfunden, die Leser sollten so etwas nicht glauben"),
    ]
    found = pair_denials(claims, meant(claims))
    assert [(link.other_claim_id, link.method.partition(" (")[0]) for link in found] == [
        ("a0", "same article"),
        ("a0", "same answer"),
    ]


def test_the_claim_mostly_stands_before_its_denial():
    claims = [
        said(0, "assert", "paper", "The minister had met the lobbyist twice in March.", names={"minister"}),
        said(1, "deny", "ministry", "that the minister met the lobbyist", names={"minister"}),
        said(2, "assert", "lobbyist", "The minister met him at a public dinner.", names={"minister"}),
    ]
    assert pairs(claims) == {"a1": "a0"}


def test_nobody_denies_his_own_words_nor_a_denial_nor_a_question():
    claims = [
        said(0, "assert", "minister"),
        said(1, "deny", "spokesman"),
        said(2, "ask", "paper"),
        said(3, "deny", "minister"),
    ]
    assert "a3" not in pairs(claims[:1] + claims[2:], vectors(*[(1, 0, 0)] * 3))
    assert pairs(claims, vectors(*[(1, 0, 0)] * 4)) == {"a1": "a0"}


def test_the_claim_may_stand_in_another_article_of_the_story():
    claims = [said(0, "assert", "paper", article="a"), said(0, "deny", "minister", article="b")]
    (link,) = pair_denials(claims, vectors((1, 0.1, 0), (1, 0, 0)))
    assert link.other_claim_id == "a0"
    assert link.method.startswith("same story (similarity elsewhere +")


def test_a_confirmation_confirms():
    claims = [said(0, "assert", "paper"), said(1, "confirm", "minister")]
    assert pair_denials(claims, vectors((1, 0, 0), (1, 0, 0)))[0].relation == "confirms"


def test_a_bare_denial_takes_what_its_speaker_answers_behind_it():
    claims = [
        said(0, "assert", "paper", "Das Bauamt habe die Akten vernichtet."),
        said(1, "assert", "mayor", "Der Hafen sei verkauft."),
        said(2, "deny", "owner", "wies das zurück", words=3),
        said(3, "deny", "owner", "dass das Bauamt Akten vernichtet hat"),
    ]
    found = {link.claim_id: link for link in pair_denials(claims, meant(claims))}
    assert (found["a2"].other_claim_id, found["a2"].method) == ("a0", "same answer")


def test_an_answer_that_takes_up_the_words_finds_their_claim():
    claims = [
        said(0, "assert", "group", "Das Werk hat Gift in den Fluss geleitet.", article="a"),
        said(1, "assert", "group", "Das Werk hat Arsenschlamm im Fluss versenkt.", article="a"),
        said(0, "deny", "works", "Arsenschlamm im Fluss versenkt zu haben", article="b"),
    ]
    assert pairs(claims, vectors((1, 0.6, 0), (1, 0.7, 0), (1, 0, 0))) == {"b0": "a1"}


def test_a_denial_that_is_like_no_claim_answers_nobody_who_does_not_concern_it():
    claims = [
        said(0, "assert", "biologist", "der See sei umgekippt"),
        said(1, "deny", "town", "dass das Fest abgesagt wird", cue="bestritt"),
    ]
    assert pairs(claims) == {}
    claims[0] = said(0, "accuse", "biologist", "das Wasser nie geprüft zu haben")
    assert pairs(claims) == {"a1": "a0"}


def test_a_report_that_only_points_at_the_accusation_yields_to_the_accusation_elsewhere():
    claims = [
        said(0, "accuse", "group", "Altöl in die Ostsee geleitet zu haben", article="a", sentence="Die Reederei Tamsen soll Altöl in die Ostsee geleitet haben."),
        said(0, "deny", "Tamsen", "Altöl in die Ostsee geleitet zu haben", article="b", speaker_words="Tamsen"),
        said(1, "accuse", "group", "Die Gruppe hatte der Reederei das vorgeworfen", article="b", cue="vorgeworfen"),
    ]  # fmt: skip
    assert pairs(claims) == {"b0": "a0"}


def test_a_denial_that_names_who_said_it_is_no_chance():
    claims = [
        said(0, "accuse", "x", "Der Vorstand wusste seit März von dem Leck", article="a", speaker_words="der frühere Leiter Kuno Ahlers"),
        said(0, "deny", "y", "wonach der Vorstand seit März von dem Leck wusste", article="b", speaker_words="Der Konzern Basalta"),
    ]  # fmt: skip

    def found(sentence):
        own = replace(claims[1], sentence=sentence)
        similar = Candidate(claims[0], 0.85, "earlier claim")
        return answer_links([Answer(own, (similar,))])

    assert not found("Basalta dementierte, wonach der Vorstand seit März von dem Leck wusste.")
    assert found(
        "Basalta dementierte Aussagen von Kuno Ahlers, wonach der Vorstand seit März von dem Leck wusste."
    )


def test_it_is_hardly_who_has_just_spoken():
    claims = [
        said(0, "assert", "farmers", "the dam opened its gates without warning", language="en"),
        said(1, "assert", "operator", "it had warned all villages two hours before", language="en"),
        said(2, "deny", "it", "It denied any wrongdoing", language="en", cue="denied"),
    ]
    assert pairs(claims) == {"a2": "a0"}


def test_two_claims_each_find_their_own_denial():
    claims = [
        said(0, "assert", "keeper", "im Zoo seien drei Luchse verhungert"),
        said(1, "assert", "guests", "die Kassen hätten zu viel Eintritt verlangt"),
        said(2, "deny", "director", "dass Luchse verhungert seien"),
        said(3, "deny", "cashier", "dass zu viel Eintritt verlangt worden sei"),
    ]
    assert pairs(claims) == {"a2": "a0", "a3": "a1"}


def test_a_rejected_report_is_that_of_whom_the_denial_names():
    claims = [
        said(
            0, "assert", "paper", "Brakewell plans to buy Ostrel", language="en", speaker_words="The Dispatch"
        ),
        said(1, "assert", "analyst", "buses sell well", language="en"),
        said(
            2,
            "deny",
            "Brakewell",
            "Brakewell rejected the report by the Dispatch",
            speaker_words="Brakewell",
            language="en",
            cue="rejected",
        ),
    ]
    assert pairs(claims, vectors((1, 0, 0.2), (0, 1, 0.2), (0, 0, 1))) == {"a2": "a0"}


def test_a_claim_of_another_story_must_name_who_answers():
    def answer(sentence):
        accusation = said(
            0, "accuse", "office", "Säure in den Kanal geleitet zu haben", article="a", sentence=sentence
        )
        denial = said(
            0,
            "deny",
            "Tinctora",
            "Säure in den Kanal geleitet zu haben",
            article="b",
            speaker_words="Tinctora",
        )
        return answer_links([Answer(denial, (Candidate(accusation, 1.0, "earlier claim"),))])

    assert answer("Das Amt wirft dem Hersteller Solvarin vor, Säure in den Kanal geleitet zu haben") == []
    assert len(answer("Das Amt wirft dem Hersteller Tinctora vor, Säure in den Kanal geleitet zu haben")) == 1


@pytest.mark.parametrize(
    ("language", "cue", "sentence"),
    [
        ("en", "reported", "Pryce called the report “a fabrication”"),
        ("en", "claimed", "Pryce dismissed the claim as nonsense"),
        ("en", "accused", "Pryce rejected the accusations"),
        ("de", "behauptete", "Pries nannte die Behauptung frei erfunden"),
        ("de", "warf vor", "Pries wies den Vorwurf zurück"),
        ("de", "meldete", "Pries bezeichnete die Meldung als falsch"),
        ("de", "schrieb", "Pries nannte den Zeitungsbericht eine Lüge"),
    ],
)
def test_an_answer_takes_up_the_verb_by_its_noun(language, cue, sentence):
    claims = [
        said(0, "assert", "paper", "xx yy zz vv ww", cue=cue, language=language),
        said(1, "assert", "angler", "xx yy zz ww vv", cue="said", language=language),
        said(2, "deny", "owner", sentence, sentence=sentence, cue="called", language=language),
    ]
    assert pairs(claims, vectors((0, 1, 0.2), (1, 0, 0.2), (0, 0, 1))) == {"a2": "a0"}


def test_who_calls_a_denial_a_lie_answers_the_denial():
    claims = [
        said(0, "accuse", "tenant", "Die Firma habe Schutt vergraben"),
        said(1, "deny", "firm", "dass die Firma Schutt vergraben habe"),
        said(2, "deny", "tenant", "Die Mieterin nannte das Dementi eine Lüge", cue="nannte"),
    ]
    assert pairs(claims) == {"a1": "a0", "a2": "a1"}


def test_who_disputes_what_denied_his_words_answers_that():
    claims = [
        said(0, "assert", "angler", "the mill had poured lye into the river", language="en"),
        said(1, "deny", "mill", "that it had poured lye into the river", language="en"),
        said(2, "deny", "angler", "Lind disputed that", language="en", cue="disputed"),
    ]
    assert pairs(claims) == {"a1": "a0", "a2": "a1"}


def test_an_account_is_of_whom_the_answer_names():
    claims = [
        said(0, "assert", "dale", "the tanker had no lights", speaker_words="Skipper Osric Dale", language="en"),
        said(1, "assert", "pilot", "the wind had dropped", speaker_words="Shona Baird", language="en"),
        said(2, "deny", "owner", "The owner disputed Dale's version of events", language="en", cue="disputed"),
    ]  # fmt: skip
    assert pairs(claims, vectors((0, 1, 0.2), (1, 0, 0.2), (0, 0, 1))) == {"a2": "a0"}


def test_a_denial_answers_no_later_confirmation():
    later = said(0, "confirm", "owner", "dass das Werk verkauft wird", article="a")
    denial = said(0, "deny", "mayor", "dass das Werk verkauft wird", article="b")

    def answered(days, other=later):
        return answer_links([Answer(denial, (Candidate(other, 0.95, "same story", True, days=days),))])

    assert answered(-0.5) == answered(-3.0) == []
    assert answered(2.0)
    assert answered(-3.0, replace(later, stance="assert")) == []
    told_before = "Die Zeitung hatte geschrieben, dass das Werk verkauft wird"
    assert answered(-3.0, replace(later, stance="assert", sentence=told_before))


def test_who_speaks_well_of_the_denier_is_not_answered_by_a_bare_denial():
    claims = [said(0, "assert", "nurse"), said(1, "assert", "auditor"), said(2, "deny", "owner", words=2)]
    one, other = (Candidate(claim, 0.1, "same article") for claim in claims[:2])
    found = answer_links([Answer(claims[2], (replace(one, favour=-0.3), replace(other, favour=0.3)))])
    assert [link.other_claim_id for link in found] == ["a0"]


def test_a_denial_that_goes_on_with_another_and_is_like_no_claim_answers_the_same():
    claims = [
        said(0, "assert", "agency", "the mayor had sold the forest to a friend", language="en"),
        said(1, "deny", "mayor", "that the forest had been sold", language="en"),
        said(2, "deny", "mayor", "“Every single tree is still owned by us”", language="en"),
    ]
    assert pairs(claims) == {"a1": "a0"}
    claims[2] = replace(claims[2], goes_on=True)
    assert pairs(claims) == {"a1": "a0", "a2": "a0"}


def test_a_denial_answers_its_speakers_own_words_of_another_day_but_not_those_beside_it():
    plan = said(0, "assert", "mill", "to cut forty jobs at its paper mill", article="b", language="en")
    denial = said(0, "deny", "mill", "that it plans to cut forty jobs at its paper mill", language="en")
    for days, found in ((3.0, ["b0"]), (0.0, [])):
        links = answer_links([Answer(denial, (Candidate(plan, 0.9, "same story", True, days=days),))])
        assert [link.other_claim_id for link in links] == found


def test_a_bare_denial_answers_who_blames_its_speaker_by_his_role():
    cleared = "Trainer Ulf Petri habe sich stets um die Sportler gekümmert"
    claims = [
        said(0, "accuse", "Brix", "ihn trotz Fiebers aufs Wasser geschickt zu haben",
             sentence="Hanno Brix wirft seinem Trainer vor, ihn trotz Fiebers aufs Wasser geschickt zu haben"),
        said(1, "assert", "Stamm", cleared, names={"Petri"}, sentence=f"{cleared}, sagte Carola Stamm"),
        said(2, "deny", "Petri", "Petri bestreitet das.", words=3, cue="bestreitet", speaker_words="Ulf Petri"),
    ]  # fmt: skip
    assert pairs(claims) == {"a2": "a0"}


def test_who_speaks_by_the_same_role_does_not_blame_its_bearer():
    coach = said(0, "assert", "Brix", sentence="sagte Trainer Hanno Brix", speaker_words="Trainer Hanno Brix")
    assert not names_role(coach, {"trainer"})
    assert names_role(replace(coach, speaker_words="Hanno Brix"), {"trainer"})
    denial = said(1, "deny", "Petri", speaker_words="Ulf Petri")
    assert roles_of(denial, ["Trainer Ulf Petri bestritt das", "so Petri am Montag"]) == {"trainer"}


def test_a_denial_answers_no_demand():
    claims = [
        said(0, "deny", "Pope", "„Das ist nicht passiert“", words=4),
        said(1, "demand", "lawyer", "Eine Anwältin verlangte seinen Rücktritt."),
    ]
    assert pairs(claims) == {}


def test_a_denial_of_another_article_is_denied_where_its_speaker_is_named():
    lie = "Arno Zwick bezeichnete das Dementi von Direktorin Gitta Prohaska als Lüge."
    claims = [
        said(0, "deny", "Prohaska", "Spenden privat verwendet zu haben", speaker_words="Gitta Prohaska"),
        said(
            0, "deny", "Zwick", lie, article="b", sentence=lie, cue="bezeichnete", speaker_words="Arno Zwick"
        ),
    ]
    assert pairs(claims) == {"b0": "a0"}
    other = lie.replace("Direktorin Gitta Prohaska", "Kassenwart Bodo Tiedemann")
    claims[1] = replace(claims[1], content=other, sentence=other)
    assert pairs(claims) == {}


def test_an_earlier_claim_of_another_outlet_is_answered_where_both_articles_name_the_same():
    claim = said(
        0, "assert", "Gross", "Die Einfahrt sei zu schmal, das Land tue nichts", speaker_words="Tilda Gross"
    )
    denial = said(
        0, "deny", "Dirks", "dass die Einfahrt zu schmal sei", article="b", speaker_words="Enno Dirks"
    )
    found = Candidate(claim, 0.62, "earlier claim", days=20.0, names_of_both=2)
    assert [link.other_claim_id for link in answer_links([Answer(denial, (found,))])] == ["a0"]
    assert answer_links([Answer(denial, (replace(found, names_of_both=1),))]) == []
