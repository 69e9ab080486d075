"""Measures stories, statements, denials and origins on German cases made for it: ``python -m tests.bench.links``.

The cases of ``links/`` were written by hand and are shown to no model. What is told from the ``open`` half may
guide the rules; the other half was put aside before any output was seen, and only its scores are looked at.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import combinations, count
from pathlib import Path
from typing import Any

import duckdb

CASES = Path(__file__).with_name("links")
HALVES = ("open", "aside")
PER_ARTICLE = 5  # pairs of sentences that two articles share
ENGLISH = ("translation", "cross")  # kinds of pairs whose second sentence is English
SPEAKERS = (
    "Anneliese Torbrügge", "Bertram Ückermann", "Cäcilie Mohrhoff", "Dietmar Pfannkuch", "Edeltraud Silbermann", "Friedhelm Gnade",
    "Gundula Weißhaupt", "Hubertus Lanzrath", "Irmtraud Kettelhack", "Joachim Vahrenholt",
)  # fmt: skip
TOWNS = (
    "Arnshagen",
    "Bröckel",
    "Cismar",
    "Dahlwitz",
    "Ettenbach",
    "Finsterau",
    "Gnoien",
    "Hollern",
    "Illertal",
    "Jüchsen",
)
Span = tuple[str, int, int]  # article, first character, end


@dataclass(slots=True)
class Gold:
    """What is right: stories of articles, pairs of sentences, what denials and confirmations answer, origins of claims."""

    stories: dict[str, str] = field(default_factory=dict)
    pairs: list[tuple[Span, Span, bool, str]] = field(default_factory=list)
    denials: list[tuple[Span, Span]] = field(default_factory=list)
    denying: set[str] = field(default_factory=set)
    answers: list[tuple[Span, Span, str]] = field(default_factory=list)
    answering: set[str] = field(default_factory=set)
    origins: list[tuple[list[str], str, int]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Score:
    """Precision, recall and F1 in percent, and what was wrong or missed."""

    found: int
    right: int
    wanted: int
    errors: tuple[str, ...]

    @property
    def precision(self) -> float:
        return 100 * self.right / max(self.found, 1)

    @property
    def recall(self) -> float:
        return 100 * self.right / max(self.wanted, 1)

    @property
    def f1(self) -> float:
        return 200 * self.right / max(self.found + self.wanted, 1)


def read_cases(half: str) -> tuple[list[dict[str, str]], Gold]:
    """Return the articles of one half, as records, and what is right about them."""
    rows: list[dict[str, str]] = []
    gold = Gold()
    for case in lines(f"stories_{half}.jsonl"):
        ids = [add(rows, f"{half}-{case['case']}", article) for article in case["articles"]]
        for name, article in zip(ids, case["articles"], strict=True):
            gold.stories[name] = f"{case['case']} {article['s']}"
        if "origins" in case:
            gold.origins.append((ids, case["origins"]["q"], case["origins"]["n"]))
    for number, case in enumerate(lines(f"denials_{half}.jsonl")):
        ids = [add(rows, f"{half}-denial{number}", article) for article in case["articles"]]
        gold.denying.update(ids)
        texts = {row["id"]: row["text"] for row in rows}
        gold.denials += [ends(texts, ids, link) for link in case["links"]]
    for number, case in enumerate(lines(f"answers_{half}.jsonl")):
        ids = [add(rows, f"{half}-answer{number}", article) for article in case["articles"]]
        gold.answering.update(ids)
        texts = {row["id"]: row["text"] for row in rows}
        gold.answers += [(*ends(texts, ids, link), "denies") for link in case["links"]]
        gold.answers += [(*ends(texts, ids, link), "confirms") for link in case.get("confirms", [])]
    _add_pairs(rows, gold, half)
    return rows, gold


def ends(texts: dict[str, str], ids: list[str], link: list[Any]) -> tuple[Span, Span]:
    """Return the spans of an answer and of the claim it answers."""
    answer, words, claim, claimed = link
    one, other = (
        (name, texts[name].index(part), texts[name].index(part) + len(part))
        for name, part in ((ids[answer], words), (ids[claim], claimed))
    )
    return one, other


def _add_pairs(rows: list[dict[str, str]], gold: Gold, half: str) -> None:
    """Let two articles a time quote the first and the second sentences of some pairs."""
    lines = [
        line.split("\t")
        for line in (CASES / f"statements_{half}.tsv").read_text("utf-8").splitlines()
        if line
    ]
    number = count()
    for english in (False, True):
        of_kind = [line for line in lines if line[1].startswith(ENGLISH) == english]
        for start in range(0, len(of_kind), PER_ARTICLE):
            chunk, index = of_kind[start : start + PER_ARTICLE], next(number)
            where = f"{TOWNS[index % len(TOWNS)]}{'' if index < len(TOWNS) else ' am See'}"
            articles = []
            for side in (0, 1):
                quotes = [line[2 + side] for line in chunk]
                language = "en" if english and side else "de"
                article = _quoting(quotes, SPEAKERS[index % len(SPEAKERS)], where, language)
                day = f"2024-{1 + index % 12:02}-{3 + 6 * (index // 12) + side:02}"
                name = add(rows, f"{half}-said{index}-{side}", {"l": language, "d": day, **article})
                articles.append((name, article["x"], quotes))
            for line, (one, other) in zip(
                chunk, zip(*(_spans(*a) for a in articles), strict=True), strict=True
            ):
                gold.pairs.append((one, other, line[0] == "same", line[1]))


def _quoting(quotes: list[str], speaker: str, where: str, language: str) -> dict[str, str]:
    if language == "en":
        said = [f"“{quote},” said {speaker}." for quote in quotes]
        return {
            "o": "Foreign Courier",
            "t": f"{speaker} speaks in {where}",
            "x": f"{speaker} spoke to journalists in {where}.\n\n" + "\n\n".join(said),
        }
    said = [f"„{quote}“, sagte {speaker}." for quote in quotes]
    return {
        "o": "Landesbote",
        "t": f"{speaker} spricht in {where}",
        "x": f"{speaker} hat in {where} vor Journalisten gesprochen.\n\n" + "\n\n".join(said),
    }


def _spans(name: str, text: str, quotes: list[str]) -> list[Span]:
    return [(name, text.index(quote), text.index(quote) + len(quote)) for quote in quotes]


def lines(name: str) -> list[dict[str, Any]]:
    """Return the rows of a file of cases."""
    return [json.loads(line) for line in (CASES / name).read_text("utf-8").splitlines()]


def add(rows: list[dict[str, str]], case: str, article: dict[str, str]) -> str:
    """Add an article to the rows and return its id."""
    name = f"{case}-{sum(row['id'].rpartition('-')[0] == case for row in rows)}"
    rows.append(
        {
            "id": name,
            "url": f"https://news.example.org/{name}",
            "outlet": article["o"],
            "date": article["d"],
            "language": article.get("l", "de"),
            "title": article["t"],
            "text": article["x"],
        }
    )
    return name


def run(rows: Iterable[dict[str, str]], folder: Path, command: Callable[..., object] | None = None) -> Path:
    """Return a warehouse of these articles, made by the command, which is given its options."""
    source, warehouse = folder / "cases.jsonl", folder / "cases.duckdb"
    source.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")
    (command or alone)("--input", str(source), "--warehouse", str(warehouse))
    return warehouse


def alone(*options: str) -> None:
    """Run the command in a process of its own."""
    command = [str(Path(sys.executable).with_name("onrecord")), "run", *options]
    subprocess.run(command, check=True, capture_output=True)


def scores(warehouse: Path, gold: Gold) -> dict[str, Score]:
    """Return how well a warehouse links the articles of the cases."""
    with duckdb.connect(str(warehouse), read_only=True) as base:
        claims = defaultdict(list)
        for name, *claim in base.execute(
            "select d.external_id, c.claim_id, c.statement_id, c.content, c.content_spans from claims as c"
            " join articles using (article_id) join documents as d using (document_id) order by c.claim_id"
        ).fetchall():
            claims[name].append(claim)
        return {
            "stories": _stories(base, gold),
            "statements": _statements(claims, gold),
            "denials": _denials(base, claims, gold),
            "answers": _answers(base, claims, gold),
            "origins": _origins(base, claims, gold),
        }


def _stories(base: duckdb.DuckDBPyConnection, gold: Gold) -> Score:
    found = dict(base.execute("select external_id, story_id from v_articles").fetchall())
    pairs = {"found": set(), "wanted": set()}  # type: dict[str, set[tuple[str, str]]]
    for one, other in combinations(sorted(gold.stories), 2):
        if found[one] == found[other]:
            pairs["found"].add((one, other))
        if gold.stories[one] == gold.stories[other]:
            pairs["wanted"].add((one, other))
    return _of(pairs["found"], pairs["wanted"])


def _statements(claims: dict[str, list[Any]], gold: Gold) -> Score:
    found, wanted = set(), set()
    for one, other, same, kind in gold.pairs:
        left, right = _covering(claims, one), _covering(claims, other)
        label = (kind, *(" / ".join(claim[2] for claim in some) or "no claim" for some in (left, right)))
        if same:
            wanted.add((one, other, label))
        if {claim[1] for claim in left} & {claim[1] for claim in right}:
            found.add((one, other, label))
    return _of(found, wanted)


def _denials(base: duckdb.DuckDBPyConnection, claims: dict[str, list[Any]], gold: Gold) -> Score:
    rows = base.execute(
        "select denial_id, claim_id, 'denies' from v_denials where claim_id is not null"
    ).fetchall()
    return _links(rows, claims, [(*ends, "denies") for ends in gold.denials], gold.denying)


def _answers(base: duckdb.DuckDBPyConnection, claims: dict[str, list[Any]], gold: Gold) -> Score:
    rows = base.execute(
        "select denial_id, claim_id, 'denies' from v_denials where claim_id is not null"
        " union all select claim_id, other_claim_id, relation from claim_links where relation = 'confirms'"
    ).fetchall()
    return _links(rows, claims, gold.answers, gold.answering)


def _links(
    rows: list[Any], claims: dict[str, list[Any]], wanted: list[tuple[Span, Span, str]], articles: set[str]
) -> Score:
    """A link is right where a gold link has both its ends."""
    where = {claim[0]: (name, claim) for name, some in claims.items() for claim in some}
    links = [row for row in rows if row[0] in where and row[1] in where and where[row[0]][0] in articles]
    hit, errors = set(), []
    right = 0
    for answer, claim, relation in links:
        of = {
            index
            for index, (one, other, kind) in enumerate(wanted)
            if kind == relation and _meets(where[answer], one) and _meets(where[claim], other)
        }
        hit |= of
        right += bool(of)
        if not of:
            errors.append(f"wrong: {where[answer][0]}: {where[answer][1][2]} -> {where[claim][1][2]}")
    for index, (one, other, _) in enumerate(wanted):
        if index not in hit:
            ends = (" / ".join(c[2] for c in _covering(claims, span)) or "no claim" for span in (one, other))
            errors.append(f"missed: {one[0]}: {' -> '.join(ends)}")
    # An answer may be found in two pieces: recall counts the gold links, precision the links.
    precision = right / max(len(links), 1)
    return Score(round(len(hit) / precision) if right else len(links), len(hit), len(wanted), tuple(errors))


def _origins(base: duckdb.DuckDBPyConnection, claims: dict[str, list[Any]], gold: Gold) -> Score:
    counted = dict(base.execute("select statement_id, origins from statements").fetchall())
    right, errors = 0, []
    for ids, words, wanted in gold.origins:
        statements = {claim[1] for name in ids for claim in claims.get(name, []) if words in claim[2]}
        found = sum(counted[statement] for statement in statements)
        right += found == wanted
        if found != wanted:
            errors.append(f"{ids[0]}: {found} origins in {len(statements)} statements, not {wanted}")
    return Score(len(gold.origins), right, len(gold.origins), tuple(errors))


def _of(found: set[Any], wanted: set[Any]) -> Score:
    errors = [f"wrong: {pair}" for pair in sorted(found - wanted)]
    errors += [f"missed: {pair}" for pair in sorted(wanted - found)]
    return Score(len(found), len(found & wanted), len(wanted), tuple(errors))


def _covering(claims: dict[str, list[Any]], span: Span) -> list[Any]:
    return [claim for claim in claims.get(span[0], []) if _meets((span[0], claim), span)]


def _meets(claim: tuple[str, Any], span: Span) -> bool:
    """Return whether half of the shorter of claim and span is in both."""
    name, (*_, spans) = claim
    if name != span[0]:
        return False
    common = sum(max(0, min(s["end"], span[2]) - max(s["start"], span[1])) for s in spans)
    return 2 * common >= min(sum(s["end"] - s["start"] for s in spans), span[2] - span[1])


def table(halves: Iterable[str] = HALVES) -> Iterator[tuple[str, str, Score]]:
    """Yield the scores of each half."""
    for half in halves:
        rows, gold = read_cases(half)
        with tempfile.TemporaryDirectory() as folder:
            for what, score in scores(run(rows, Path(folder)), gold).items():
                yield half, what, score


def main() -> None:
    """Print the scores, and the errors of the open half where asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])  # type: ignore[union-attr]
    parser.add_argument("--errors", action="store_true", help="also print the errors of the open half")
    errors = parser.parse_args().errors
    print(f"{'':<8}{'links':<12}{'wanted':>7}{'P':>7}{'R':>7}{'F1':>7}")
    for half, what, score in table():
        print(
            f"{half:<8}{what:<12}{score.wanted:>7}{score.precision:>7.1f}{score.recall:>7.1f}{score.f1:>7.1f}"
        )
        if errors and half == "open":
            print(*(f"  {error}" for error in score.errors), sep="\n")


if __name__ == "__main__":
    main()
