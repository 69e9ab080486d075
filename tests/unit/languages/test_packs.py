"""Language packs: complete or refused with one line; a folder adds a language, and none is mixed with another."""

import shutil

import pytest

from flows import languages as packs
from flows.annotate.claims import find_claims
from flows.annotate.claims.conventions import conventions_of
from flows.annotate.claims.lexicons import lexicon_of
from flows.annotate.tagger import TaggedClaim
from flows.errors import UsageError
from flows.records import Span
from tests.annotated import article_of

CACHED = (packs.languages, packs.pack_of, lexicon_of, conventions_of)


@pytest.fixture
def toy(tmp_path, monkeypatch):
    """A folder of packs with a third language: English whose words are its own."""
    folder = tmp_path / "languages"
    for language in (*packs.languages(), packs.NEUTRAL):
        shutil.copytree(packs.PACKS / language, folder / language)
    shutil.copytree(folder / "en", folder / "xx")
    return folder


@pytest.fixture
def installed(toy, monkeypatch):
    def forget():
        for cached in CACHED:
            cached.cache_clear()

    monkeypatch.setattr(packs, "languages", lambda: ("de", "en", "xx"))
    monkeypatch.setattr(
        packs, "read_pack", lambda language, folder=toy, read=packs.read_pack: read(language, folder)
    )
    packs.pack_of.cache_clear()
    lexicon_of.cache_clear()
    yield toy
    monkeypatch.undo()
    forget()


def change(path, old, new):
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


@pytest.mark.parametrize("language", packs.languages())
def test_every_pack_that_ships_is_whole(language):
    assert packs.read_pack(language).language == language


def test_a_folder_adds_a_language(installed):
    change(installed / "xx" / "reporting.toml", "deny = [", 'deny = ["zorb", ')
    text = "Jane Doe zorb that the bridge is unsafe."
    claim = TaggedClaim(
        "indirect", "assert", 0.5, False, (Span(14, 39),), (Span(0, 8),), (Span(9, 13),), (), (), 0.9
    )
    (found,) = find_claims(text, article_of(text, "xx"), [claim], ())
    assert (found.stance, found.stance_by) == ("deny", "cue")


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        (
            "reporting.toml",
            "[refusals]",
            "[refusal]",
            "languages/xx/reporting.toml: refusals: field required",
        ),
        ("names.toml", "no_names =", "no_nams =", "languages/xx/names.toml: no_names: field required"),
        ("names.toml", "no_names =", "more = []\nno_names =", "languages/xx/names.toml: more: unknown key"),
        (
            "dates.toml",
            "today = [",
            "today = 7 # [",
            "languages/xx/dates.toml: today: input should be a valid tuple",
        ),
    ],
)
def test_a_pack_that_is_not_whole_is_one_clear_line(toy, file, old, new, message):
    change(toy / "xx" / file, old, new)
    with pytest.raises(UsageError) as raised:
        packs.read_pack("xx", toy)
    assert str(raised.value) == message


def test_a_missing_file_is_named(toy):
    (toy / "xx" / "dates.toml").unlink()
    with pytest.raises(UsageError, match=r"languages/xx/dates\.toml is missing"):
        packs.read_pack("xx", toy)


def test_a_language_without_a_pack_gets_no_words_of_another():
    lexicon = lexicon_of("fi")
    assert not lexicon.stances
    assert not lexicon.roles
    assert lexicon.refusals.search("no comment, kein Kommentar") is None
    assert not conventions_of("fi").determiners
