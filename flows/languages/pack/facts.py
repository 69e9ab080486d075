"""The shape of ``facts.toml``."""

from pydantic import Field

from flows.languages.pack.table import Table, Words


class NumberWords(Table):
    """Numbers as words: whole ones, what stands inside compounds, what multiplies, what follows a time of day, what
    before an hour adds so many minutes, and phrases for amounts with the figures that they are."""

    units: dict[str, float]
    joined: dict[str, float]
    compounds: dict[str, float]
    scales: dict[str, float]
    and_: str = Field(alias="and")
    clock: Words
    past: dict[str, int]
    phrases: dict[str, str]


class Facts(Table):
    """``facts.toml``: what tells two near sentences apart; of units: kind → name → how many base units it is."""

    numbers: NumberWords
    negations: Words
    negation_endings: Words
    negative_prefixes: Words
    opposed: tuple[tuple[str, str], ...]
    units: dict[str, dict[str, float]]
    rounded_units: dict[str, dict[str, float]]
    opposites: dict[str, tuple[Words, Words]]
