"""Imports Great Expectations without what no run uses: statistical tests and charts are two fifths of its import."""

import sys
from importlib import import_module
from types import ModuleType
from typing import Any

UNUSED = ("scipy.stats", "altair")


class _Later(ModuleType):
    """A module that is imported when something of it is first asked for."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]
        return getattr(import_module(self.__name__), name)


def great_expectations() -> Any:
    """Return the library."""
    if "great_expectations" in sys.modules:
        return sys.modules["great_expectations"]
    put_off = [name for name in UNUSED if name not in sys.modules]
    sys.modules.update({name: _Later(name) for name in put_off})
    try:
        return import_module("great_expectations")
    finally:
        for name in put_off:
            sys.modules.pop(name, None)  # whoever else imports it gets the module itself
