"""What the README shows is what happens."""

import re
import runpy
import shlex

import duckdb
import pytest

from tests.conftest import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```console\n\$ (onrecord [^\n]*)\n(.*?)```", README, flags=re.DOTALL)
PAGES = [
    ROOT / "README.md",
    ROOT / "SECURITY.md",
    *sorted((ROOT / "docs").glob("*.md")),
]
QUERIES = sorted(
    {
        query
        for page in PAGES
        for found in re.findall(
            r'onrecord sql [^"\n]*"([^"\n]+)"|`(select [^`\n]+)`', page.read_text(encoding="utf-8")
        )
        for query in found
        if query
    }
)


def settled(text):
    """Leave out what differs from run to run: ids of runs, paths, trailing blanks."""
    text = re.sub(r"\d{8}T\d{6}-[0-9a-f]{4}", "RUN", text)
    text = re.sub(r"\S*\.(duckdb|html)", r"FILE.\1", text)
    return [line.rstrip() for line in text.strip().splitlines()]


def test_there_are_examples():
    assert len(EXAMPLES) >= 3


@pytest.mark.parametrize(("command", "expected"), EXAMPLES, ids=[command for command, _ in EXAMPLES])
def test_an_example_prints_what_the_readme_shows(command, expected, onrecord, seeded):
    done = onrecord(*shlex.split(command)[1:], ONRECORD_WAREHOUSE=str(seeded))
    assert settled(done.stdout) == settled(expected), done.stderr


@pytest.mark.parametrize("query", QUERIES)
def test_a_query_in_the_text_can_be_asked(query, seeded):
    with duckdb.connect(str(seeded), read_only=True) as connection:
        assert connection.sql(query).columns


def test_the_pages_that_the_pictures_show_are_there(seeded):
    pages = runpy.run_path(str(ROOT / "docs" / "screenshots.py"))["pages"](seeded)
    pictures = set(re.findall(r"\(docs/(\w+)\.png\)", README))
    assert pictures == set(pages)
    assert all((ROOT / "docs" / f"{name}.png").exists() for name in pictures)
    assert all("Peskow" in page for page in pages.values())
