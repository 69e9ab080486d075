"""The shape of ``facts.toml``."""

from pydantic import Field

from flows.languages.pack.table import Table, Words


class NumberWords(Table):
    """Numbers as words: whole ones, what stands inside compounds, what multiplies, what follows a time of day."""

    units: dict[str, float]
    joined: dict[str, float]
    compounds: dict[str, float]
    scales: dict[str, float]
    and_: str = Field(alias="and")
    clock: Words


class Facts(Table):
    """``facts.toml``: what tells two near sentences apart."""

    numbers: NumberWords
    negations: Words
    negation_endings: Words
    opposites: dict[str, tuple[Words, Words]]
