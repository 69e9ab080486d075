"""How results look on a terminal: tables, progress, hostile text made harmless."""

from collections.abc import Container, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from rich.console import Console, Group, RenderableType
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from flows.controls import strip_control
from flows.run.progress import listen

# A column of running text that is narrower than this cannot be read.
READABLE = 24

STEPS = ("read", "clean", "annotate")


def cell(value: Any) -> Text:
    """Return one table cell: lists joined, times without micro-seconds."""
    if isinstance(value, (list, tuple)):
        return Text(", ".join(strip_control(item) for item in value))
    if hasattr(value, "isoformat"):
        return Text(value.isoformat(sep=" ", timespec="minutes") if hasattr(value, "hour") else str(value))
    return Text(strip_control(value), justify="right" if isinstance(value, (int, float)) else "left")


def table(names: Sequence[str], rows: Iterable[Sequence[Any]]) -> Table:
    """Return a table that folds long text."""
    return _table(names, [[cell(value) for value in row] for row in rows])


def _table(names: Sequence[str], cells: Sequence[Sequence[Text]], *, whole: Container[int] = ()) -> Table:
    """Return a table of cells; columns that are ``whole`` are not folded."""
    shown = Table(header_style="bold", show_lines=False)
    for column, name in enumerate(names):
        shown.add_column(Text(strip_control(name)), overflow="fold", no_wrap=column in whole)
    for row in cells:
        shown.add_row(*row)
    return shown


def answer(names: Sequence[str], rows: Sequence[Sequence[Any]], width: int) -> RenderableType:
    """Return rows as a table or, where that many columns would be too narrow to read, one record after another."""
    if not rows:
        return Text(f"no rows ({', '.join(map(strip_control, names))})")
    cells = [[cell(value) for value in row] for row in rows]
    longest = [max(len(name), *(row[column].cell_len for row in cells)) for column, name in enumerate(names)]
    if 1 + sum(min(each, READABLE) + 3 for each in longest) > width:
        return Group(*_records(names, cells))
    # There is room for them: an id or a name is copied, and a fold would cut it.
    return _table(names, cells, whole={column for column, each in enumerate(longest) if each <= READABLE})


def _records(names: Sequence[str], cells: Sequence[Sequence[Text]]) -> Iterator[RenderableType]:
    for number, row in enumerate(cells, 1):
        record = Table.grid(padding=(0, 2))
        record.add_column(style="bold", no_wrap=True)
        record.add_column(overflow="fold")
        for name, value in zip(names, row, strict=True):
            value.justify = "left"
            record.add_row(Text(strip_control(name)), value)
        yield Rule(f"row {number}", align="left", style="dim")
        yield record


def lines(names: Sequence[str], rows: Iterable[Sequence[Any]]) -> Iterator[str]:
    """Yield a heading and one whole line a row, cells parted by tabs: for pipes, which have no width."""
    yield "\t".join(map(_on_a_line, names))
    for row in rows:
        yield "\t".join(_on_a_line(cell(value).plain) for value in row)


def _on_a_line(text: str) -> str:
    return strip_control(text).replace("\t", " ").replace("\n", " ")


@contextmanager
def progress(console: Console) -> Iterator[None]:
    """Show how many documents each step has done; say nothing where the output is no terminal."""
    if not console.is_terminal:
        yield
        return
    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=console, transient=True) as bars:
        tasks = {step: bars.add_task(step, total=None) for step in STEPS}

        def show(step: str, documents: int) -> None:
            bars.advance(tasks[step], documents)
            if step == "read":
                for task in tasks.values():
                    bars.update(task, total=bars.tasks[tasks["read"]].completed)

        listen(show)
        yield
