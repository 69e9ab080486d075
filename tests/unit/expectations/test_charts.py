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
    assert "<path" in charts.line("Claims", [("1", 0.5), ("2", None), ("3", 0.7)])


def test_stacks_name_their_parts():
    drawn = charts.stacks(
        "Runs", [{"name": "1", "loaded": 3, "refused": 1}], {"loaded": "red", "refused": "blue"}
    )
    assert "loaded" in drawn
    assert "refused" in drawn
