"""What a terminal shows can be read, and does nothing to the terminal."""

from datetime import timedelta
from io import StringIO

import pytest
from prefect.exceptions import TerminationSignal
from rich.console import Console

from flows import deploy
from flows.cli.exits import one_line
from flows.cli.terminal import answer, lines


def shown(names, rows, width=80):
    console = Console(file=StringIO(), width=width, color_system=None)
    console.print(answer(names, rows, width))
    return console.file.getvalue()


def test_few_columns_are_a_table():
    text = shown(("speaker", "stance"), [("Peskow", "deny")])
    assert "│ Peskow  │ deny   │" in text


def test_columns_too_many_for_the_width_are_records():
    text = shown([f"column_{n}" for n in range(12)], [("a long piece of running text",) * 12] * 2)
    assert text.count("column_7") == 2
    assert "a long piece of running text" in text


def test_no_rows_still_names_the_columns():
    assert "no rows (speaker, stance)" in shown(("speaker", "stance"), [])


def test_escape_sequences_of_an_article_reach_no_terminal():
    assert "\x1b" not in shown(("title",), [("\x1b[2J\u202egone",)])
    assert "\x1b" not in "".join(lines(("title",), [("\x1b]0;owned\x07",)]))


def test_a_line_staysone_line():
    assert list(lines(("a", "b"), [("x\ny", "t\tz")])) == ["a\tb", "x y\tt z"]


@pytest.fixture(params=[KeyboardInterrupt(), TerminationSignal(15)], ids=["ours", "Prefect's"])
def interrupted(request):
    def query() -> None:
        raise RuntimeError("Query interrupted") from request.param  # as DuckDB does

    return query


def test_a_signal_inside_a_library_isone_line(interrupted, capsys):
    with pytest.raises(SystemExit) as ended, one_line():
        interrupted()
    assert ended.value.code == 130
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_a_signal_inside_a_library_ends_a_schedule(interrupted, monkeypatch, tmp_path):
    monkeypatch.setattr(deploy, "run_once", lambda *_, **__: interrupted())
    article = tmp_path / "a.txt"
    article.write_text("Bridge closed", encoding="utf-8")
    with pytest.raises(RuntimeError, match="Query interrupted"):
        deploy.serve(timedelta(0), [str(article)], tmp_path / "w.duckdb", {}, 1, print)
