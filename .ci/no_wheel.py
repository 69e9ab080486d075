"""Ends every wheel build but an editable one: five top-level packages do not belong into site-packages."""

from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class NoWheel(BuildHookInterface):  # type: ignore[type-arg,misc]
    """Refuses to build a wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """End the build with one line, unless the wheel is the stub of an editable install."""
        if version != "editable":
            raise SystemExit(
                "onrecord is an application and is not built as a wheel: "
                "install it with `make run` or `pip install -e .`, see README.md"
            )
