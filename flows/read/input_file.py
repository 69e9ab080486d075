"""A file that was found to be read."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path


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

    path: Path
    uri: str
    name: str
    format: str
    regular: bool = True
    fields: Mapping[str, str] = field(default_factory=dict)
