"""Full-text search over headlines, bodies and claims: an index beside the warehouse that each run brings up to date.

The index is SQLite's FTS5, since it takes new articles at a cost that follows their number. DuckDB's own is rebuilt
whole: that took 21 seconds for 10,000 articles of 490 words, at every run.
"""

import re
import sqlite3
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import duckdb
import simplemma

from flows.errors import UsageError
from flows.languages import languages
from warehouse.home import Home
from warehouse.memory import frugal, rows
from warehouse.reading import reading
from warehouse.schema import statement

PORTION = 500  # articles that are indexed at once
MOST_CLAIMS, MOST_ARTICLES = 2000, 500  # best hits that are returned
RANKED = 50_000  # newest hits among which the best are sought: of a word in every article, none is better than another
MOST_WORDS = 32  # of a query
LONGEST_WORD = 60  # characters

_WORD = re.compile(r"\w+")
_PHRASE = re.compile(r'"([^"]*)"|(\S+)')
_TABLES = """
create table if not exists indexed (article_id text primary key, fingerprint text not null) without rowid;
create table if not exists entries (
    entry integer primary key, article_id text not null, kind text not null, id text not null
);
create index if not exists entries_of_article on entries (article_id);
create virtual table if not exists terms using fts5 (words, tokenize = "unicode61 remove_diacritics 0");
"""


@dataclass(frozen=True, slots=True)
class Hits:
    """What a query finds, the best first."""

    claim_ids: list[str]
    article_ids: list[str]


def index_published(home: Home) -> int:
    """Bring the index of what is published up to date, and return how many articles were indexed anew.

    The index is made of the warehouse alone: one that cannot be read is made anew.
    """
    home.search.parent.mkdir(parents=True, exist_ok=True)
    with reading(home.warehouse) as warehouse:
        try:
            return update_index(warehouse, home.search)
        except sqlite3.DatabaseError:
            for name in ("", "-wal", "-shm"):
                home.search.with_name(home.search.name + name).unlink(missing_ok=True)
            return update_index(warehouse, home.search)


def update_index(warehouse: duckdb.DuckDBPyConnection, path: Path) -> int:
    """Bring the index at ``path`` up to date, and return how many articles were indexed anew.

    Args:
        warehouse: read access to the published warehouse.
        path: where the index lies; made when it is missing.
    """
    with _opened(path) as index:
        index.execute("pragma journal_mode = wal")  # the file stays so: who reads never waits for a run
        index.execute("pragma synchronous = normal")
        index.executescript(_TABLES)
        known = dict(index.execute("select article_id, fingerprint from indexed"))
        marks: dict[str, str] = {}  # of the articles to index anew
        former = []
        with frugal(warehouse):
            for article, mark in rows(warehouse, statement("search/fingerprints.sql")):
                before = known.pop(article, None)
                if before != mark:
                    marks[article] = mark
                    former += [article] if before else []
            changed = list(marks)
            with index:
                _remove(index, [*known, *former])
                for first in range(0, len(changed), PORTION):
                    _add(index, warehouse, changed[first : first + PORTION])
                index.executemany("insert into indexed values (?, ?)", marks.items())
        return len(changed)


def find(path: Path, query: str) -> Hits:
    """Return the claims and articles that hold every word of a query, in any inflection; "…" is a phrase.

    Args:
        path: where the index lies; without one nothing is found.
        query: words as a person types them.

    Raises:
        UsageError: the index is damaged.
    """
    match = _match(query)
    if not match or not path.exists():
        return Hits([], [])
    try:
        with _opened(path) as index:
            claims = _best(index, match, "claim", MOST_CLAIMS)
            return Hits(claims, _best(index, match, "article", MOST_ARTICLES))
    except sqlite3.DatabaseError as error:
        raise UsageError(f"cannot search in {path}: {error}; the next run makes it anew") from error


def word_keys(query: str) -> frozenset[str]:
    """Return the keys of a query's words in every language, to mark them where they are shown."""
    return frozenset(key for word in _WORD.findall(query)[:MOST_WORDS] for key in _keys(word))


@lru_cache(maxsize=200_000)
def word_key(word: str, language: str) -> str:
    """Return what all inflections of a word share: its lemma, without case, accents and sharp s.

    Example:
        >>> word_key("Häuser", "de"), word_key("Straße", "de")
        ('haus', 'strasse')
    """
    return _folded(_lemma(word[:LONGEST_WORD], language))


@contextmanager
def _opened(path: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(path, timeout=30)) as index:
        yield index


def _best(index: sqlite3.Connection, match: str, kind: str, most: int) -> list[str]:
    found = index.execute(
        "with hits as materialized ("
        "select rowid as entry, rank from terms where words match ? order by rowid desc limit ?"
        ") select e.id from hits as h inner join entries as e using (entry)"
        " where e.kind = ? order by h.rank, e.entry limit ?",
        (match, RANKED, kind, most),
    )
    return [str(key) for (key,) in found]


def _remove(index: sqlite3.Connection, articles: Sequence[str]) -> None:
    for article in articles:
        found = "select entry from entries where article_id = ?"
        index.execute(f"delete from terms where rowid in ({found})", (article,))
        index.execute("delete from entries where article_id = ?", (article,))
        index.execute("delete from indexed where article_id = ?", (article,))


def _add(index: sqlite3.Connection, warehouse: duckdb.DuckDBPyConnection, articles: Sequence[str]) -> None:
    found = warehouse.execute(statement("search/texts.sql"), {"articles": list(articles)}).fetchall()
    for article, kind, key, language, text in found:
        entry = index.execute(
            "insert into entries (article_id, kind, id) values (?, ?, ?)", (article, kind, key)
        ).lastrowid
        words = " ".join(word_key(word, language) for word in _WORD.findall(text))
        index.execute("insert into terms (rowid, words) values (?, ?)", (entry, words))


def _match(query: str) -> str:
    """Return the query in the index's own syntax; every word is quoted, so that none is an operator."""
    parts, count = [], 0
    for phrase, word in _PHRASE.findall(query):
        words = _WORD.findall(phrase or word)[: MOST_WORDS - count]
        count += len(words)
        if not words:
            continue
        if phrase:
            whole = {" ".join(word_key(each, language) for each in words) for language in ("", *languages())}
            parts.append(_any_of(whole))
        else:
            parts.extend(_any_of(_keys(each)) for each in words)
    return " AND ".join(parts)


def _any_of(alternatives: set[str]) -> str:
    return "(" + " OR ".join(f'"{each}"' for each in sorted(alternatives)) + ")"


def _keys(word: str) -> set[str]:
    return {word_key(word, language) for language in ("", *languages())}


def _lemma(word: str, language: str) -> str:
    supported = simplemma.strategies.dictionaries.dictionary_factory.SUPPORTED_LANGUAGES
    return simplemma.lemmatize(word, lang=language) if language in supported else word


def _folded(word: str) -> str:
    decomposed = unicodedata.normalize("NFKD", word.casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))
