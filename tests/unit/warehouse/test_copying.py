"""A copy has the same bytes, however the file system makes it."""

import errno
import os

import pytest

from warehouse import copying


def test_the_bytes_are_the_same(tmp_path):
    (tmp_path / "a").write_bytes(os.urandom(3_000_000))
    (tmp_path / "b").write_bytes(b"x" * 5_000_000)  # what was there goes
    assert copying.copy(tmp_path / "a", tmp_path / "b") in ("cloned", "in the kernel", "copied")
    assert (tmp_path / "b").read_bytes() == (tmp_path / "a").read_bytes()


def test_where_the_kernel_cannot_the_bytes_are_copied(tmp_path, monkeypatch):
    def cannot(*_):
        raise OSError(errno.EXDEV, "another file system")

    monkeypatch.setattr(copying.fcntl, "ioctl", cannot)
    monkeypatch.setattr(copying.os, "copy_file_range", cannot, raising=False)
    (tmp_path / "a").write_bytes(b"abc")
    assert copying.copy(tmp_path / "a", tmp_path / "b") == "copied"
    assert (tmp_path / "b").read_bytes() == b"abc"


def test_a_full_disk_is_an_error(tmp_path, monkeypatch):
    def full(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(copying.fcntl, "ioctl", full)
    (tmp_path / "a").write_bytes(b"abc")
    with pytest.raises(OSError, match="No space"):
        copying.copy(tmp_path / "a", tmp_path / "b")
