"""Siblings of the faults that readers are known for, each with its right answer."""

from datetime import UTC, datetime

import pytest

from flows.clean import clean_document
from flows.read import read_documents
from flows.records import Article
from tests.golden.kinds import (
    archives,
    authors,
    credits,
    dates,
    elsewhere,
    encodings,
    endings,
    exports,
    fields,
    headers,
    initials,
    labelled,
    lines,
    linked_data,
    lists_again,
    markups,
    moments,
    names_again,
    noise,
    once_more,
    passed_on,
    places,
    records_again,
    shapes,
    shapes_again,
    stated,
    stated_again,
    tables,
    tables_and_mails,
    texts,
    unseen,
    updates,
)

NOW = datetime(2026, 1, 1, tzinfo=UTC)
MODULES = (
    linked_data,
    authors,
    lines,
    dates,
    stated,
    places,
    updates,
    shapes,
    shapes_again,
    markups,
    fields,
    tables,
    archives,
    elsewhere,
    encodings,
    endings,
    exports,
    texts,
    headers,
    names_again,
    noise,
    records_again,
    lists_again,
    stated_again,
    unseen,
    once_more,
    passed_on,
    initials,
    credits,
    moments,
    labelled,
    tables_and_mails,
)
KINDS = [kind for module in MODULES for kind in module.KINDS]


def squash(value: str | None) -> str:
    return " ".join((value or "").split())


def faults(article: Article, want: dict) -> list[str]:
    """Return what of an article is not as it should be."""
    chosen = next((c for c in article.date_candidates if c.chosen), None)
    date = article.published_at.astimezone(UTC).strftime("%Y-%m-%d %H:%M") if article.published_at else ""
    body, bad = squash(article.body), []
    if not date.startswith(want.get("date", "")):
        bad.append(f"date {date} {article.published_method}")
    if want.get("dated") is False and date:
        bad.append(f"date {date} {article.published_method}")
    for name, value in (("author", article.author), ("title", article.title), ("url", article.source_url), ("precision", article.published_precision)):  # fmt: skip
        if name in want and want[name] != value:
            bad.append(f"{name} {value!r}")
    bad += [f"lacks {part}" for part in want.get("has", []) if squash(part) not in body]
    bad += [f"holds {part}" for part in want.get("hasnot", []) if part in body]
    bad += [
        f"{body.count(squash(part))} times {part}"
        for part in want.get("once", [])
        if body.count(squash(part)) != 1
    ]
    if "flag" in want and want["flag"] not in article.quality_flags:
        bad.append(f"flags {article.quality_flags}")
    if want.get("noflag") in article.quality_flags:
        bad.append(f"flags {article.quality_flags}")
    if "unsure" in want and (chosen is None or chosen.confidence > want["unsure"]):
        bad.append(f"confidence {chosen and chosen.confidence}")
    if "method" in want and want["method"] not in (article.published_method or ""):
        bad.append(f"method {article.published_method}")
    return bad


@pytest.mark.parametrize("kind", KINDS, ids=[kind.name for kind in KINDS])
def test_a_kind_is_read(tmp_path, kind):
    (tmp_path / kind.name).write_bytes(kind.content)
    found = {
        d.external_id: d for batch in read_documents([str(tmp_path / kind.name)], kind.mapping) for d in batch
    }
    expected = kind.expect if kind.several else dict.fromkeys(found, kind.expect)
    bad = {}
    for name, want in expected.items():
        article = clean_document(found[name], NOW) if name in found else None
        wrong = faults(article, want) if isinstance(article, Article) else [str(article)]
        if wrong:
            bad[name] = wrong
    assert bad == {}
