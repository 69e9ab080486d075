"""A file that was found to be read."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class InputFile:
    """A file to read.

    Attributes:
        path: where it lies.
        uri: its path below the input folder, the folder's own name first, as one printable line.
        name: its file name without suffixes, as one printable line.
        format: the name of its format.
        regular: False for what cannot be opened safely: a pipe, a device, a broken link.
    """

    path: Path
    uri: str
    name: str
    format: str
    regular: bool = True
