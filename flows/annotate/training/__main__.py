"""``python -m flows.annotate.training --data PATH``: train, export, write the tagger's weights."""

import argparse
import random
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import torch

from flows.annotate.tagger.model import WEIGHTS
from flows.annotate.tagger.wordpieces import PIECES, WordPieces
from flows.annotate.training.base import find_base, read_base
from flows.annotate.training.data import Labelled, read_appeals, read_claims, read_lines, read_names
from flows.annotate.training.examples import Row, joined, read_examples, read_name_lists
from flows.annotate.training.export import export
from flows.annotate.training.network import Network
from flows.annotate.training.pieces import write_pieces
from flows.annotate.training.resume import resume
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
    parser.add_argument(
        "--start", type=Path, help="go on from these exported weights, not from the base model"
    )
    parser.add_argument("--epochs", type=int, default=Settings().epochs)
    parser.add_argument(
        "--rate", type=float, default=1.0, help="of the usual learning rates (lower to go on)"
    )
    parser.add_argument(
        "--frozen", type=int, default=0, help="layers, from the first on, that stay as they are"
    )
    parser.add_argument("--share", type=float, default=1.0, help="of the corpora that each epoch sees")
    parser.add_argument(
        "--repeats", type=int, default=1, help="how often an epoch sees each example sentence"
    )
    parser.add_argument("--threads", type=int, default=torch.get_num_threads())
    parser.add_argument("--seed", type=int, default=Settings().seed)
    parser.add_argument("--layers", type=int, default=6)
    parser.add_argument("--output", type=Path, default=WEIGHTS, help="where the weights go")
    parser.add_argument("--work", type=Path, default=Path(tempfile.gettempdir()) / "onrecord-training")
    parser.add_argument("--pieces", action="store_true", help="cut the piece table anew before")
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    options.work.mkdir(parents=True, exist_ok=True)
    base = read_base(find_base())
    if options.pieces:
        write_pieces(base, texts(options.data), PIECES, options.work)
    table = WordPieces(PIECES)
    network = Network(base, layers=options.layers)
    if options.start:
        resume(network, options.start)
    corpus = read_corpus(options.data, table)
    appeals = read_lines(options.data / "factappeal_en.jsonl.gz")
    examples = {language: read_examples(language) for language in ("de", "en")}
    german = read_lines(options.data / "names_de_germeval14.jsonl.gz")
    english = read_lines(options.data / "names_en_uner_ewt.jsonl.gz")

    def part(rows: Sequence[Labelled] | Sequence[Row], of: float, chance: random.Random) -> list[Any]:
        """Return a sample of the rows, as large as the epoch wants it."""
        return chance.sample(rows, int(len(rows) * of * options.share))

    def documents(epoch: int, chance: random.Random) -> Sequence[Labelled]:
        """Return one epoch: claims and examples, FactAppeal every other time, most German names, all English."""
        found = [*part(corpus["de"], 1, chance), *part(corpus["en"], 1, chance)]
        for language, rows in examples.items():
            for _ in range(options.repeats):
                found += read_claims(joined(rows, chance), table, language, {})
        if epoch % 2 == 0:
            found += read_appeals(part(appeals, 1, chance), table, chance)
        found += read_names(part(german, 3 / 4, chance), table, "germeval", True, chance)
        found += read_names(part(english, 1, chance), table, "ewt", False, chance)
        return found

    settings = Settings(
        epochs=options.epochs,
        encoder_rate=Settings().encoder_rate * options.rate,
        heads_rate=Settings().heads_rate * options.rate,
        frozen=options.frozen,
        seed=options.seed,
        half=any(torch.cpu.get_capabilities().get(name) for name in ("avx512_bf16", "amx_bf16")),
    )
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
