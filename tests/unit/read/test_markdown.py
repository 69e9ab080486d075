"""Markdown: what a reader sees of it, and what looks like a mark and is none."""

import pytest

from flows.read.markdown import without_marks


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("## Bridge shut ##", "Bridge shut"),
        ("Bridge shut\n===", "Bridge shut"),
        ("> > \u201eNie\u201c, sagte Ohm.", "\u201eNie\u201c, sagte Ohm."),
        ("It **rains** and _pours_, ***says*** [the office](https://a.example/x_(y)).", "It rains and pours, says the office."),
        ("**He *never* paid**, [she][1] said.\n[1]: https://a.example/b", "He never paid, she said.\n"),
        ("See <https://a.example/b>. ![A bridge](b.png)", "See https://a.example/b. "),
        ("The `lock` cost 5\\*.", "The lock cost 5*."),
        ("B\u00fcrger*innen und Leser*innen", "B\u00fcrger*innen und Leser*innen"),
        ("3. Mai 2024\n* * *\n- ein Punkt\nsnake_case_name, 2 * 3 * 4", "3. Mai 2024\n* * *\n- ein Punkt\nsnake_case_name, 2 * 3 * 4"),
        ("[sic] #hashtag ###", "[sic] #hashtag ###"),
        ("###\n", "###\n"),
    ],
)  # fmt: skip
def test_marks_are_taken_off(written, shown):
    assert without_marks(written) == shown


def test_text_full_of_marks_takes_no_time():
    for mark in ("*a ", "**a ", "_a_", "[a](", "![", "`", "> ", "<http://", "a\n==", "\\"):
        assert without_marks(mark * 20_000)
