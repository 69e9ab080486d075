"""The lists that analysts write: what is wrong in them is one clear line, never a decision that is lost."""

import shutil

import pytest

from flows.errors import UsageError
from flows.link.decisions import decisions
from flows.reference import COLUMNS, DECISIONS, REFERENCE, check_lists, overrides


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"surface;kind;external_id;entity\nPeskow;person;;Q1\n", "line 1: the columns are surface, kind"),
        (b"", "line 1: the columns are"),
        (b"\xff\xfe\x00", "no CSV file in UTF-8"),
        (b"surface,kind,external_id,entity\nPeskow,person\n", "line 2: a surface and an entity are needed"),
        (b"surface,kind,external_id,entity\nPeskow,persn,,Q1\n", "line 2: .* kind is empty or person"),
    ],
)
def test_a_broken_list_of_links_is_told(tmp_path, raw, said):
    (tmp_path / "overrides.csv").write_bytes(raw)
    with pytest.raises(UsageError, match=said):
        overrides(tmp_path)


def test_a_list_as_spreadsheets_write_it_is_read(tmp_path):
    (tmp_path / "overrides.csv").write_text("\ufeffsurface,kind,external_id,entity\nPeskow,,,Q1\n", "utf-8")
    assert [(row.surface, row.kind, row.entity) for row in overrides(tmp_path)] == [("Peskow", None, "Q1")]


def test_a_broken_list_of_groups_is_told(tmp_path):
    (tmp_path / "link_overrides.csv").write_bytes(b"\xff")
    with pytest.raises(UsageError, match=r"link_overrides.csv: it is no CSV file"):
        decisions("story", tmp_path)


@pytest.fixture
def lists(tmp_path):
    for file in COLUMNS:
        shutil.copyfile(REFERENCE / file, tmp_path / file)
    return tmp_path


def test_the_lists_of_the_product_are_whole(lists):
    check_lists(lists)
    for file in DECISIONS:
        (lists / file).unlink()
    check_lists(lists)


@pytest.mark.parametrize("file", sorted(set(COLUMNS) - set(DECISIONS)))
def test_a_list_that_is_missing_or_broken_is_told_before_anything_is_read(lists, file):
    (lists / file).write_text("a;b\n", "utf-8")
    with pytest.raises(UsageError, match=rf"{file}, line 1: the columns are"):
        check_lists(lists)
    (lists / file).unlink()
    with pytest.raises(UsageError, match=rf"no .*{file}: bring it back"):
        check_lists(lists)
