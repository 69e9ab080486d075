import re

import pytest

from expectations.report import charts

HOSTILE = '"><script>alert(1)</script>'


def test_names_in_a_chart_are_escaped_and_the_chart_has_a_name():
    drawn = charts.bars(f"Articles per outlet {HOSTILE}", [(HOSTILE, 3, 2.0), ("Bote", 5, None)])
    assert drawn.startswith('<svg role="img" aria-label="Articles per outlet &#34;&gt;&lt;script')
    assert "<script" not in drawn
    assert "&lt;script&gt;" in drawn


def test_a_chart_takes_its_colours_from_the_page():
    drawn = charts.bars("Shares", [("de", 0.5, 0.4)], shares=True)
    assert "var(--chart)" in drawn
    assert "100%" in drawn


def test_a_run_without_a_value_leaves_a_gap():
    drawn = charts.line("Claims", [("1", 0.5), ("2", 0.6), ("3", None), ("4", 0.7), ("5", 0.8)])
    assert drawn.count('stroke="var(--chart)"') == 2
    assert drawn.count("<circle") == 4


@pytest.mark.parametrize(
    ("greatest", "marks"),
    [
        (0, ["0", "1"]),
        (3, ["0", "1", "2", "3"]),
        (52, ["0", "20", "40", "60"]),
        (4300, ["0", "2k", "4k", "6k"]),
    ],
)
def test_an_axis_is_marked_with_round_numbers(greatest, marks):
    drawn = charts.bars("Articles", [("a", greatest, None)])
    assert re.findall(r'"middle">(.*?)<', drawn) == marks


def test_of_many_runs_only_those_with_room_are_named():
    drawn = charts.line("Claims", [(f"run {run}", 1.0) for run in range(100)])
    assert drawn.count("<circle") == 100
    assert drawn.count("run ") < 30


def test_stacks_name_their_parts():
    drawn = charts.stacks(
        "Runs", [{"name": "1", "loaded": 3, "refused": 1}], {"loaded": "red", "refused": "blue"}
    )
    assert "loaded" in drawn
    assert "refused" in drawn
