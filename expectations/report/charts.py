"""Draws the charts of a report as SVG.

Every chart is narrow enough for a telephone and takes its colours from the style sheet, so that it follows the
reader's light or dark setting. What it shows stands in a table beside it too.
"""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from markupsafe import Markup

WIDTH = 340
CHARACTER = 6.4  # the usual width of a character at 12 pixels
LONGEST_LABEL = 20  # characters; longer names are cut with an ellipsis
ROW = 22  # the height of a horizontal bar with its gap
LEFT = 44  # room for the numbers of an upright axis
SLANTED = 76  # room below an upright chart for the slanting names of runs
NARROWEST = 14  # pixels from one slanting name to the next; those between stay without a name

Bar = tuple[str, float | None, float | None]  # a name, its value, and what it is compared with


def bars(says: str, rows: Sequence[Bar], *, shares: bool = False) -> Markup:
    """Return horizontal bars, with a tick on each where the value to compare with lies."""
    names = [_cut(name.replace("_", " ")) for name, _, _ in rows]
    left = max(map(len, names), default=0) * CHARACTER + 12
    marks = [0, 0.25, 0.5, 0.75, 1] if shares else _marks(number for row in rows for number in row[1:])
    scale = (WIDTH - left - 20) / marks[-1]
    bottom = len(rows) * ROW
    drawn = [
        _line(left + mark * scale, 0, left + mark * scale, bottom)
        + _text(left + mark * scale, bottom + 16, _number(mark, shares), "middle")
        for mark in marks
    ]
    for row, (name, (_, value, before)) in enumerate(zip(names, rows, strict=True)):
        top = row * ROW
        drawn.append(_text(left - 8, top + 15, name, "end"))
        drawn.append(_bar(left, top + 4, (value or 0) * scale, 14, "var(--chart)"))
        if before is not None:
            drawn.append(_bar(left + before * scale - 1, top + 1, 2, 20, "var(--ink)"))
    return _svg(says, bottom + 22, drawn)


def stacks(says: str, rows: Sequence[Mapping[str, Any]], parts: Mapping[str, str]) -> Markup:
    """Return one upright bar a row, stacked out of its parts; ``parts`` gives each its colour.

    Args:
        says: what the chart shows.
        rows: ``name`` and one number a part, the oldest first.
        parts: the parts in the order of the stack, with their colours.
    """
    top, height = 24, 140
    marks = _marks(sum(row[part] for part in parts) for row in rows)
    drawn = list(_legend(parts)) + list(_upright(top, height, marks, shares=False))
    step = (WIDTH - LEFT) / max(len(rows), 1)
    for column, row in enumerate(rows):
        bottom = float(top + height)
        for part, colour in parts.items():
            tall = row[part] * height / marks[-1]
            bottom -= tall
            drawn.append(_bar(LEFT + (column + 0.1) * step, bottom, step * 0.8, tall, colour))
    drawn += _runs([row["name"] for row in rows], top + height)
    return _svg(says, top + height + SLANTED, drawn)


def line(says: str, rows: Sequence[tuple[str, float | None]], *, shares: bool = False) -> Markup:
    """Return one line over the runs, the oldest first; a run without a value leaves a gap."""
    top, height = 8, 90
    marks = _marks((value for _, value in rows), least=0, count=3)
    step = (WIDTH - LEFT) / max(len(rows), 1)
    drawn = list(_upright(top, height, marks, shares=shares))
    stretches: list[list[str]] = [[]]
    for column, (_, value) in enumerate(rows):
        if value is None:
            stretches.append([])
            continue
        x, y = LEFT + (column + 0.5) * step, top + height * (1 - value / marks[-1])
        stretches[-1].append(f"{x:.1f},{y:.1f}")
        drawn.append(Markup('<circle cx="{:.1f}" cy="{:.1f}" r="3" fill="var(--chart)"/>').format(x, y))
    drawn += [
        Markup('<path d="M{}" fill="none" stroke="var(--chart)" stroke-width="2"/>').format(" L".join(points))
        for points in stretches
        if points
    ]
    drawn += _runs([name for name, _ in rows], top + height)
    return _svg(says, top + height + SLANTED, drawn)


def _marks(numbers: Iterable[float | None], least: float = 1, count: int = 4) -> list[float]:
    """Return about ``count`` round numbers from 0 to at least the greatest, ``least`` or more apart."""
    greatest = max((number for number in numbers if number is not None), default=0) or 1
    wanted = greatest / count
    power = 10 ** math.floor(math.log10(wanted))
    step = max(next(step * power for step in (1, 2, 5, 10) if step * power >= wanted * 0.999), least)
    return [number * step for number in range(math.ceil(greatest / step * 0.999) + 1)]


def _number(value: float, shares: bool) -> str:
    """Return a number as an axis shows it: 25%, 1.5k, 0.5."""
    if shares:
        return f"{value:.4g}%" if (value := value * 100) % 1 > 1e-9 else f"{value:.0f}%"
    for size, unit in ((1e6, "M"), (1e3, "k")):
        if value >= size:
            return f"{value / size:.4g}{unit}"
    return f"{value:.4g}"


def _upright(top: float, height: float, marks: list[float], *, shares: bool) -> Iterator[Markup]:
    """Yield the lines and numbers of an upright axis."""
    for mark in marks:
        y = top + height * (1 - mark / marks[-1])
        yield _line(LEFT, y, WIDTH, y) + _text(LEFT - 6, y + 4, _number(mark, shares), "end")


def _runs(names: Sequence[str], bottom: float) -> Iterator[Markup]:
    """Yield the slanting names of runs, of which some are left out where they stand too close."""
    step = (WIDTH - LEFT) / max(len(names), 1)
    every = math.ceil(NARROWEST / step)
    for column, name in list(enumerate(names))[::every]:
        x, y = LEFT + (column + 0.5) * step + 4, bottom + 12
        turned = Markup(' transform="rotate(-60 {:.1f} {:.1f})"').format(x, y)
        yield _text(x, y, _cut(name, LONGEST_LABEL // 2 + 2), "end", turned)


def _legend(parts: Mapping[str, str]) -> Iterator[Markup]:
    x = float(LEFT)
    for part, colour in parts.items():
        yield _bar(x, 3, 10, 10, colour) + _text(x + 14, 12, part, "start")
        x += 30 + len(part) * CHARACTER


def _cut(name: str, longest: int = LONGEST_LABEL) -> str:
    return name if len(name) <= longest else name[: longest - 1] + "…"


def _text(x: float, y: float, text: str, anchor: str, turned: str = "") -> Markup:
    return Markup('<text x="{:.1f}" y="{:.1f}" text-anchor="{}"{}>{}</text>').format(
        x, y, anchor, turned, text
    )


def _line(x: float, y: float, to_x: float, to_y: float) -> Markup:
    return Markup('<path d="M{:.1f},{:.1f} L{:.1f},{:.1f}" stroke="var(--line)"/>').format(x, y, to_x, to_y)


def _bar(x: float, y: float, width: float, height: float, colour: str) -> Markup:
    return Markup('<rect x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{:.1f}" fill="{}"/>').format(
        x, y, width, height, colour
    )


def _svg(says: str, height: float, drawn: Iterable[Markup]) -> Markup:
    """Return the SVG with a name for those who do not see it."""
    head = Markup(
        '<svg role="img" aria-label="{}" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {} {:.0f}" '
        'width="{}" height="{:.0f}" font-family="system-ui, sans-serif" font-size="12" fill="var(--ink)">'
    ).format(says, WIDTH, height, WIDTH, height)
    return head + Markup("").join(drawn) + Markup("</svg>")
