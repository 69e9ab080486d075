"""The example sentences of the training: their marks, and whether the shipped files keep to them."""

import pytest

from flows.annotate.training.examples import read_examples


def written(folder, line):
    (folder / "examples_de.txt").write_text(f"# a comment\n{line}\n", encoding="utf-8")
    return read_examples("de", folder)


def test_a_text_of_one_claim(tmp_path):
    (row,) = written(tmp_path, "assert? indirect | {F:{S:Er} {C:sagte},} {Q:es regne}.")
    (claim,) = row["claims"]
    assert row["text"] == "Er sagte, es regne."
    assert (claim["stance"], claim["hedged"], claim["quote_type"]) == ("assert", True, "indirect")
    assert [row["text"][a:b] for a, b in claim["content_spans"]] == ["es regne"]
    assert [row["text"][a:b] for a, b in claim["frame_spans"]] == ["Er sagte,"]


def test_digits_say_of_which_claims_a_part_is(tmp_path):
    line = "ask direct; assert direct | {S1:FRAGE}: {Q1:Wann?} ¶ {S2:Eva}: {Q2:Bald.}"
    (row,) = written(tmp_path, line)
    assert row["text"] == "FRAGE: Wann?\n\nEva: Bald."
    spoken = [
        tuple(row["text"][slice(*claim[part][0])] for part in ("speaker_spans", "content_spans"))
        for claim in row["claims"]
    ]
    assert spoken == [("FRAGE", "Wann?"), ("Eva", "Bald.")]


def test_nothing_is_said(tmp_path):
    assert written(tmp_path, "none | Es regnet.") == [{"text": "Es regnet.", "claims": []}]


@pytest.mark.parametrize(
    "line",
    [
        "assert indirect {Q:es regne}",
        "guess indirect | {Q:es regne}",
        "assert indirect | {Q:es regne",
        "assert indirect | {X:es} {Q:regne}",
        "assert indirect; deny indirect | {Q1:es regne}",
        "none | {Q:es regne}",
    ],
)
def test_a_line_of_another_form_is_refused_with_its_number(tmp_path, line):
    with pytest.raises(ValueError, match=r"examples_de\.txt, line 2"):
        written(tmp_path, line)


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_shipped_sentences_keep_to_the_guidelines(language):
    rows = read_examples(language)
    texts = [row["text"] for row in rows]
    assert len(set(texts)) == len(texts)
    for row in rows:
        for claim in row["claims"]:
            for start, end in claim["content_spans"]:
                content = row["text"][start:end]
                if claim["quote_type"] == "indirect":
                    assert content[-1] not in ",.;:", content
                elif claim["quote_type"] != "direct":
                    assert content[-1] == ".", content
