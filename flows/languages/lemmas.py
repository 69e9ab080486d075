"""Words and their base forms, by the dictionaries of ``simplemma``."""

from functools import cache

import simplemma

from flows.languages import languages

_SUPPORTED = frozenset(simplemma.strategies.dictionaries.dictionary_factory.SUPPORTED_LANGUAGES)


@cache
def spoken() -> tuple[str, ...]:
    """Return the languages that have both a pack and a dictionary."""
    return tuple(language for language in languages() if language in _SUPPORTED)


def base_form(word: str, language: str) -> str:
    """Return the base form of a word; the word itself in a language without a dictionary."""
    return simplemma.lemmatize(word, lang=language) if language in _SUPPORTED else word


def is_word(form: str, language: str) -> bool:
    """Return whether a dictionary knows the word; false in a language without one."""
    return language in _SUPPORTED and simplemma.is_known(form, lang=language)
