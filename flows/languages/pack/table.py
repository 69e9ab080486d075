"""What every table of a language pack is made of."""

from pydantic import BaseModel, ConfigDict

Words = tuple[str, ...]


class Table(BaseModel):
    """A table of a TOML file: a missing or unknown key is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=False)


class Titles(Table):
    """Titles or given names by gender."""

    male: Words
    female: Words


class Phrases(Table):
    """A list of phrases."""

    phrases: Words


class WordList(Table):
    """A list of words."""

    words: Words


class Suffixes(Table):
    """A list of endings."""

    suffixes: Words
