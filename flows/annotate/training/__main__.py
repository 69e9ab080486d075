"""``python -m flows.annotate.training --data PATH``: train, export, write the tagger's weights."""

import argparse
import random
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from flows.annotate.tagger.model import WEIGHTS
from flows.annotate.tagger.wordpieces import PIECES, WordPieces
from flows.annotate.training.base import find_base, read_base
from flows.annotate.training.data import Labelled, read_appeals, read_claims, read_lines, read_names
from flows.annotate.training.examples import joined, read_examples, read_name_lists
from flows.annotate.training.export import export
from flows.annotate.training.network import Network
from flows.annotate.training.pieces import write_pieces
from flows.annotate.training.train import Settings, train


def read_corpus(data: Path, table: WordPieces) -> dict[str, list[Labelled]]:
    """Return the claims corpora, whose documents are the same in every epoch."""
    return {
        language: list(
            read_claims(
                read_lines(data / f"claims_{language}.jsonl.gz"), table, language, read_name_lists(language)
            )
        )
        for language in ("de", "en")
    }


def texts(data: Path) -> Iterator[str]:
    """Yield every text of the training data, whose pieces the piece table must hold."""
    for path in sorted(data.glob("*.jsonl.gz")):
        for row in read_lines(path):
            yield row["text"] if "text" in row else " ".join(row["tokens"])


def main() -> None:
    """Train from the base model and write the weights."""
    parser = argparse.ArgumentParser(prog="python -m flows.annotate.training", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the folder with the training data")
    parser.add_argument("--epochs", type=int, default=Settings().epochs)
    parser.add_argument("--seed", type=int, default=Settings().seed)
    parser.add_argument("--layers", type=int, default=6)
    parser.add_argument("--output", type=Path, default=WEIGHTS, help="where the weights go")
    parser.add_argument("--work", type=Path, default=Path(tempfile.gettempdir()) / "onrecord-training")
    parser.add_argument("--pieces", action="store_true", help="cut the piece table anew before")
    options = parser.parse_args()
    options.work.mkdir(parents=True, exist_ok=True)
    base = read_base(find_base())
    if options.pieces:
        write_pieces(base, texts(options.data), PIECES, options.work)
    table = WordPieces(PIECES)
    network = Network(base, layers=options.layers)
    corpus = read_corpus(options.data, table)
    appeals = read_lines(options.data / "factappeal_en.jsonl.gz")
    examples = {language: read_examples(language) for language in ("de", "en")}
    german = read_lines(options.data / "names_de_germeval14.jsonl.gz")
    english = read_lines(options.data / "names_en_uner_ewt.jsonl.gz")

    def documents(epoch: int, chance: random.Random) -> Sequence[Labelled]:
        """Return one epoch: all claims and examples, FactAppeal every other time, most German names, all English."""
        found = [*corpus["de"], *corpus["en"]]
        for language, rows in examples.items():
            found += read_claims(joined(rows, chance), table, language, {})
        if epoch % 2 == 0:
            found += read_appeals(appeals, table, chance)
        found += read_names(chance.sample(german, len(german) * 3 // 4), table, "germeval", True, chance)
        found += read_names(english, table, "ewt", False, chance)
        return found

    settings = Settings(epochs=options.epochs, seed=options.seed)
    train(
        network,
        documents,
        table,
        settings,
        options.work / "checkpoint.pt",
        log=lambda line: print(line, flush=True),
    )
    export(network, options.output)


if __name__ == "__main__":
    main()
