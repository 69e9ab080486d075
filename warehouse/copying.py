"""Copies a file as cheaply as the file system can."""

import errno
import fcntl
import os
import shutil
from pathlib import Path

_FICLONE = 0x40049409  # Linux: share the blocks of another file until one of the two changes
_CANNOT = (errno.EXDEV, errno.ENOSYS, errno.EINVAL, errno.EOPNOTSUPP, errno.ENOTTY, errno.EBADF, errno.EPERM)
_STEP = 1 << 30  # bytes


def copy(source: Path, target: Path) -> str:
    """Copy the bytes of one file over another, and return how: ``cloned``, ``in the kernel`` or ``copied``.

    Where the file system shares blocks (Btrfs, XFS, ZFS), a copy costs nothing, however large the file is.
    """
    with source.open("rb") as reading, target.open("wb") as writing:
        try:
            fcntl.ioctl(writing.fileno(), _FICLONE, reading.fileno())
            return "cloned"
        except OSError as error:
            if error.errno not in _CANNOT:
                raise
        if hasattr(os, "copy_file_range"):
            try:
                while os.copy_file_range(reading.fileno(), writing.fileno(), _STEP):
                    pass
                if writing.seek(0, os.SEEK_END) == source.stat().st_size:
                    return "in the kernel"
            except OSError as error:
                if error.errno not in _CANNOT:
                    raise
    shutil.copyfile(source, target)
    return "copied"
