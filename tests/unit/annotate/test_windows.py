"""Every readable word is read once as fresh, whatever the text."""

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.annotate.tagger.windows import CONTEXT, MAX_PIECES, MAX_WORDS, cut_windows, read_words
from flows.annotate.tagger.wordpieces import MAX_PIECES as PIECES_A_WORD
from flows.annotate.tagger.wordpieces import WordPieces


@cache
def table():
    return WordPieces()


@pytest.mark.parametrize(
    ("word", "least"), [("Bundeskanzlerin", 1), ("x" * 5000, 1), ("日本語", 1), ("\u0301", 1), ("🙂", 1)]
)
def test_any_word_has_a_few_pieces(word, least):
    assert least <= len(table().pieces_of(word, glued=False)) <= PIECES_A_WORD


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(["Wort", "ein", ".", "\n\n", "„Ja“", "sagte", "er", "Donaudampfschiff" * 4, "?!"]),
        max_size=900,
    ),
    st.integers(20, MAX_WORDS),
)
def test_windows_cover_every_word_once(parts, size):
    text = " ".join(parts)
    words = read_words(text, [(0, len(text))], table())
    windows = list(cut_windows(words, size, min(CONTEXT, size // 3)))
    fresh = [word for window in windows for word in range(window.fresh, window.end)]
    assert fresh == list(range(len(words.spans)))
    for window in windows:
        assert window.start <= window.fresh < window.end
        assert sum(len(words.pieces[word]) for word in range(window.start, window.end)) <= MAX_PIECES


def test_spans_are_the_words_of_the_ranges_and_breaks_have_no_length():
    text = "Titel\n\nEr sagte: „Nein.“ Sie ging.\nNeuer Absatz"
    words = read_words(text, [(0, 5), (7, len(text))], table())
    found = [text[start:end] for start, end in words.spans]
    assert "".join(found) == text.replace(" ", "").replace("\n", "")
    assert found.count("") == 2
    begins = [text[start:end] for (start, end), begin in zip(words.spans, words.breaks, strict=True) if begin]
    assert {"Titel", "Er", "Sie"} <= set(begins)
