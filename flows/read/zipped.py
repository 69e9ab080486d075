"""Members of `.zip` files, read as files are; what cannot be opened is refused, and no archive swells without bound."""

import io
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import BinaryIO, Literal

from flows.read.input_file import printable
from flows.read.limits import Limits, UnreadableError
from flows.read.unpack import Chunks

MOST_MEMBERS = 200_000
_STEP = 64 * 1024
_ENCRYPTED = 0x1  # the flag of a member that wants a password
_UNSEEN = ("__MACOSX",)  # folders of what systems note beside the files
_DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError)


@dataclass(slots=True)
class _Budget:
    """How many bytes an archive may still unpack to, all its members together."""

    left: int


@dataclass(frozen=True, slots=True)
class Member:
    """A file within an archive; it is opened as a file on disk is."""

    archive: zipfile.ZipFile
    info: zipfile.ZipInfo
    limits: Limits
    budget: _Budget = field(compare=False)

    @property
    def name(self) -> str:
        """Its own name, without its folders."""
        return PurePosixPath(self.info.filename).name

    @property
    def suffix(self) -> str:
        """What its name ends in."""
        return PurePosixPath(self.info.filename).suffix

    @property
    def uri(self) -> str:
        """Its path within the archive, as one printable line that leads nowhere else."""
        parts = PurePosixPath(self.info.filename).parts
        return printable("/".join(part for part in parts if part.strip("./")))

    def open(self, mode: Literal["rb"], /) -> io.BufferedReader:
        """Return its bytes as a stream; reading from it raises UnreadableError where it is damaged or too large.

        Raises:
            UnreadableError: ``encrypted``.
        """
        if self.info.flag_bits & _ENCRYPTED:
            raise UnreadableError("encrypted", "a member of an archive that wants a password")
        return io.BufferedReader(Chunks(self._chunks()), _STEP)

    def _chunks(self) -> Iterator[bytes]:
        made = 0
        try:
            with self.archive.open(self.info) as stream:
                while chunk := stream.read(_STEP):
                    made += len(chunk)
                    self.budget.left -= len(chunk)
                    most = max(self.limits.max_bytes, self.limits.max_ratio * self.info.compress_size)
                    if made > most or self.budget.left < 0:
                        raise _swells(self.limits)
                    yield chunk
        except _DAMAGE as error:
            raise UnreadableError("corrupt", "a damaged member of an archive") from error


@contextmanager
def members(packed: BinaryIO, limits: Limits) -> Iterator[Iterator[Member]]:
    """Give the files of an archive, in its order, while it is open.

    Raises:
        UnreadableError: it is no archive, has too many members, or unpacks to too much.
    """
    try:
        archive = zipfile.ZipFile(packed)
    except _DAMAGE as error:
        raise UnreadableError("corrupt", "a damaged .zip file") from error
    with archive:
        size = packed.seek(0, io.SEEK_END)
        infos = [info for info in archive.infolist() if not info.is_dir() and not _is_unseen(info.filename)]
        if len(infos) > MOST_MEMBERS:
            raise UnreadableError("too_many_members", f"more than {MOST_MEMBERS:,} files in an archive")
        yield _in_turn(archive, infos, limits, _Budget(max(limits.max_bytes, limits.max_ratio * size)))


def _in_turn(
    archive: zipfile.ZipFile, infos: Sequence[zipfile.ZipInfo], limits: Limits, budget: _Budget
) -> Iterator[Member]:
    for info in infos:
        if budget.left < 0:
            raise _swells(limits)
        yield Member(archive, info, limits, budget)


def _swells(limits: Limits) -> UnreadableError:
    return UnreadableError("unpacks_too_large", f"unpacks to more than {limits.max_ratio} times its size")


def _is_unseen(name: str) -> bool:
    return any(
        (part.startswith(".") and part.strip(".")) or part in _UNSEEN for part in PurePosixPath(name).parts
    )
