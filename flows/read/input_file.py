"""A file that was found to be read."""

import io
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Literal, Protocol


class Place(Protocol):
    """Where a file lies: on a disk, within an archive, in a mail."""

    @property
    def suffix(self) -> str:
        """What its name ends in."""

    def open(self, mode: Literal["rb"], /) -> io.BufferedReader:
        """Return its bytes as a buffered stream."""


@dataclass(frozen=True, slots=True)
class Held:
    """A file whose bytes are in memory."""

    name: str
    raw: bytes

    @property
    def suffix(self) -> str:
        """What its name ends in."""
        return PurePath(self.name).suffix

    def open(self, mode: Literal["rb"], /) -> io.BufferedReader:
        """Return its bytes as a buffered stream."""
        return io.BufferedReader(io.BytesIO(self.raw))


@dataclass(frozen=True, slots=True)
class InputFile:
    """A file to read.

    Attributes:
        path: where it lies.
        uri: its path below the input folder, the folder's own name first, as one printable line.
        name: its file name without suffixes, as one printable line.
        format: the name of its format.
        fields: what is known of it beside itself, as the feed that names it says.
        regular: False for what cannot be opened safely: a pipe, a device, a broken link.
    """

    path: Place
    uri: str
    name: str
    format: str
    regular: bool = True
    fields: Mapping[str, str] = field(default_factory=dict)


def printable(name: str) -> str:
    """Return a path as one printable line without ``#``: other characters as the %XX of their bytes."""
    return "".join(
        c if c.isprintable() and c not in "%#" else "".join(f"%{b:02X}" for b in os.fsencode(c)) for c in name
    )
