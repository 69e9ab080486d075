"""Where sentences end: initials and abbreviations end none, unless a word that opens one follows."""

import pytest

from flows.annotate.text import Sentences

ABBREVIATIONS, OPENERS = frozenset({"rep", "dr"}), frozenset({"the", "he", "in", "der"})


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("The U.N. Security Council met. It agreed.", ["The U.N. Security Council met.", "It agreed."]),
        (
            "He left the U.S. The plan failed. In May he came back.",
            ["He left the U.S.", "The plan failed.", "In May he came back."],
        ),
        ("Rep. G.K. Doe met Dr. J.R.R. Roe.", ["Rep. G.K. Doe met Dr. J.R.R. Roe."]),
        ("Er kam aus den U.S.A. Der Plan stand.", ["Er kam aus den U.S.A.", "Der Plan stand."]),
        ("She lives in the U.S.", ["She lives in the U.S."]),
    ],
)
def test_sentences_end(text, sentences):
    found = Sentences(text, ABBREVIATIONS, OPENERS)
    spans = [found.at(0)]
    while following := found.after(spans[-1].end):
        spans.append(following)
    assert [text[slice(*span)] for span in spans] == sentences
