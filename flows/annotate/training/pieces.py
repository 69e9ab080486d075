"""Cuts the base model's piece table down to the languages served.

Kept are the pieces that occur in the training texts or in the word lists of ``simplemma`` (de, en), all short
pieces in the letters of these languages, and every piece of one character, so that any text can be split.
"""

from collections.abc import Iterable
from pathlib import Path

import numpy as np

from flows.annotate.tagger.wordpieces import BEGIN, END, MARK, UNKNOWN, WORD, WordPieces
from flows.annotate.training.base import Base

LANGUAGES = ("de", "en")


def _words(texts: Iterable[str]) -> set[tuple[str, bool]]:
    found: set[tuple[str, bool]] = set()
    for text in texts:
        previous = -1
        for match in WORD.finditer(text):
            found.add((match[0], match.start() == previous))
            previous = match.end()
    return found


def _listed_words() -> Iterable[str]:
    from simplemma.strategies import DefaultDictionaryFactory

    factory = DefaultDictionaryFactory()
    for language in LANGUAGES:
        for word in factory.get_dictionary(language):
            yield word if isinstance(word, str) else bytes(word).decode("utf-8", "replace")


def write_pieces(base: Base, texts: Iterable[str], path: Path, workspace: Path) -> int:
    """Write the pruned piece table and return the number of pieces kept."""
    whole = workspace / "all_pieces.npz"
    _save(base, np.arange(len(base.pieces)), whole)
    table = WordPieces(whole)
    used = {table.begin, table.end, table.unknown}
    for word, glued in _words(texts):
        used.update(table.pieces_of(word, glued))
    for word in _listed_words():
        for form in {word, word[:1].upper() + word[1:]}:
            used.update(table.pieces_of(form, False))
    for index, piece in enumerate(base.pieces):
        if len(piece.removeprefix(MARK)) == 1:
            used.add(index)
    _save(base, np.array(sorted(used)), path)
    whole.unlink()
    return len(used)


def _save(base: Base, kept: "np.ndarray[tuple[int], np.dtype[np.int64]]", path: Path) -> None:
    names = [base.pieces[i].replace("\n", " ") for i in kept]
    assert {BEGIN, END, UNKNOWN} <= set(names)
    np.savez(
        path,
        pieces=np.frombuffer("\n".join(names).encode("utf-8"), np.uint8),
        scores=base.scores[kept],
        codes=base.codes[kept],
        scales=base.scales[kept],
    )
