"""Draws the charts of a report as SVG, with Vega-Lite. Import it only when a report is written.

Every chart is narrow enough for a telephone and takes its colours from the style sheet, so that it follows the
reader's light or dark setting. What it shows stands in a table beside it too.
"""

import json
from collections.abc import Mapping, Sequence
from typing import Any

import vl_convert
from markupsafe import Markup

WIDTH = 340
PERCENT, NUMBER = ".0%", "~s"
# Runs stand side by side, the oldest first, under slanting names.
RUNS: dict[str, Any] = {
    "field": "name",
    "type": "ordinal",
    "sort": None,
    "title": None,
    "axis": {"labelAngle": -60, "labelOverlap": True},
}
LONGEST_LABEL = 130  # pixels; longer names are cut with an ellipsis

CONFIG = {
    "background": "transparent",
    "font": "system-ui, sans-serif",
    "view": {"stroke": None},
    "axis": {
        "labelColor": "var(--ink)",
        "titleColor": "var(--soft)",
        "titleFontWeight": "normal",
        "labelFontSize": 12,
        "titleFontSize": 12,
        "domainColor": "var(--line)",
        "gridColor": "var(--line)",
        "tickColor": "var(--line)",
        "labelLimit": LONGEST_LABEL,
    },
    "legend": {
        "labelColor": "var(--ink)",
        "labelFontSize": 12,
        "title": None,
        "orient": "top",
        "symbolStrokeWidth": 0,
    },
}

Bar = tuple[str, float | None, float | None]  # a name, its value, and what it is compared with


def bars(says: str, rows: Sequence[Bar], *, shares: bool = False) -> Markup:
    """Return horizontal bars, with a tick on each where the value to compare with lies."""
    values = [
        {"name": name.replace("_", " "), "value": value or 0, "before": before}
        for name, value, before in rows
    ]
    ticks = {"values": [0, 0.25, 0.5, 0.75, 1]} if shares else {"tickCount": 4, "tickMinStep": 1}
    length = {
        "type": "quantitative",
        "title": None,
        "axis": {"format": PERCENT if shares else NUMBER, **ticks},
        "scale": {"domain": [0, 1]} if shares else {},
    }
    name = {"field": "name", "type": "nominal", "sort": None, "title": None}
    return _drawn(
        says,
        {
            "height": {"step": 22},
            "data": {"values": values},
            "encoding": {"y": name},
            "layer": [
                {
                    "mark": {"type": "bar", "color": "var(--chart)", "height": 14},
                    "encoding": {"x": {"field": "value", **length}},
                },
                {
                    "transform": [{"filter": "isValid(datum.before)"}],
                    "mark": {"type": "tick", "color": "var(--ink)", "thickness": 2, "height": 20},
                    "encoding": {"x": {"field": "before", **length}},
                },
            ],
        },
    )


def stacks(says: str, rows: Sequence[Mapping[str, Any]], parts: Mapping[str, str]) -> Markup:
    """Return one upright bar a row, stacked out of its parts; ``parts`` gives each its colour.

    Args:
        says: what the chart shows.
        rows: ``name`` and one number a part, the oldest first.
        parts: the parts in the order of the stack, with their colours.
    """
    values = [
        {"name": row["name"], "part": part, "value": row[part], "place": place}
        for row in rows
        for place, part in enumerate(parts)
    ]
    colours = {"domain": list(parts), "range": list(parts.values())}
    return _drawn(
        says,
        {
            "height": 140,
            "data": {"values": values},
            "mark": "bar",
            "encoding": {
                "x": RUNS,
                "y": {"field": "value", "type": "quantitative", "title": None, "axis": {"tickCount": 4}},
                "color": {"field": "part", "type": "nominal", "scale": colours, "legend": {}},
                "order": {"field": "place"},
            },
        },
    )


def line(says: str, rows: Sequence[tuple[str, float | None]], *, shares: bool = False) -> Markup:
    """Return one line over the runs, the oldest first."""
    axis = {"format": PERCENT if shares else NUMBER, "tickCount": 3}
    return _drawn(
        says,
        {
            "height": 90,
            "data": {"values": [{"name": name, "value": value} for name, value in rows]},
            "mark": {
                "type": "line",
                "color": "var(--chart)",
                "point": {"color": "var(--chart)", "filled": True, "size": 30},
            },
            "encoding": {
                "x": RUNS,
                "y": {
                    "field": "value",
                    "type": "quantitative",
                    "title": None,
                    "axis": axis,
                    "scale": {"zero": True},
                },
            },
        },
    )


def _drawn(says: str, specification: dict[str, Any]) -> Markup:
    """Return the SVG with a name for those who do not see it; the drawing escapes what it writes itself."""
    whole: dict[str, Any] = {
        "width": WIDTH,
        "autosize": {"type": "fit-x", "contains": "padding"},
        "config": CONFIG,
    }
    drawn = vl_convert.vegalite_to_svg(
        json.dumps(whole | specification, default=float), allowed_base_urls=[], vl_version="5.21"
    )
    head = Markup('<svg role="img" aria-label="{}" ').format(says)
    return head + Markup(drawn.removeprefix("<svg "))
