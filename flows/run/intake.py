"""Decides which documents go on, and writes what the steps found into the batch of the run."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from flows.read.fields import fields_of, is_crawl_date
from flows.records import Annotation, Article, Document, Refusal, Status
from flows.run.reprocess import Reprocess
from flows.run.variants import address_of, variant_of
from warehouse import tables
from warehouse.batch import Batch
from warehouse.publish import GivenWay

DESCRIBING = ("title", "date", "author", "outlet")  # what a source mends in a record of the same text
CRAWLED = "warc-"  # what an archive's names for its own copy begin with


@dataclass(slots=True)
class Counts:
    """How many documents of a run went where.

    ``known`` ones are part of ``duplicate``; ``refused_before`` are those of them that wait in quarantine unchanged.
    ``passed_over`` counts, reason by reason, what is no document and so none of them.
    """

    read: int = 0
    loaded: int = 0
    duplicate: int = 0
    known: int = 0
    refused_before: int = 0
    quarantined: int = 0
    passed_over: Counter[str] = field(default_factory=Counter)

    def after(self, given_way: GivenWay | None) -> "Counts":
        """Return the counts where others have brought in documents of the run meanwhile."""
        if not given_way:
            return self
        return replace(
            self,
            loaded=given_way.loaded,
            duplicate=self.read - given_way.loaded - given_way.quarantined,
            known=self.known + given_way.known,
            refused_before=self.refused_before + given_way.refused,
            quarantined=given_way.quarantined,
        )


class Intake:
    """Sorts the documents of one run into new, duplicate and refused, in the order in which they arrive."""

    def __init__(
        self,
        batch: Batch,
        run_id: str,
        started_at: datetime,
        version: str,
        *,
        again: bool,
        reprocess: Reprocess | None = None,
        mapping: Mapping[str, str] | None = None,
    ) -> None:
        """``again`` takes documents that wait in quarantine, or were loaded before, as if they were new.

        ``reprocess`` takes some of those that were loaded before; ``mapping`` has our field names and the inputs' own.
        """
        self.batch = batch
        self.run_id = run_id
        self.started_at = started_at
        self.version = version
        self.again = again
        self.reprocess = reprocess
        self.mapping = mapping or {}
        self.counts = Counts()
        self._met: set[str] = set()  # the loaded documents whose records have been read again

    def sort(self, documents: Sequence[Document]) -> list[Document]:
        """Return the documents to clean; store the rows of all that are new to the warehouse."""
        self.counts.read += len(documents)
        ids = [document.document_id for document in documents]
        known = self.batch.known(ids, published=not self.again)
        if self.reprocess:
            version = self.version if self.reprocess.which == "outdated" else None
            anew = self.batch.extracted_before(ids, version, self.reprocess.since)
            known -= anew - self.batch.known(anew, published=False)
        known -= self._mended(documents, known)
        waiting = {} if self.again else self.batch.refused_before(ids, self.version)
        refused = {d.document_id for d in documents if _says_the_same(d, waiting.get(d.document_id))}
        content_duplicates = self.batch.content_duplicates(
            {tables.content_hash(d) for d in documents if not d.refusal}
        )
        addresses = {d.document_id: address for d in documents if (address := address_of(d))}
        at_addresses = self.batch.at_addresses(set(addresses.values()))
        going_on: list[Document] = []
        stored: list[tables.Row] = []
        for document in documents:
            if document.document_id in known or document.document_id in refused:
                self.counts.known += 1
                self.counts.duplicate += 1
                self.counts.refused_before += document.document_id in refused
                continue
            known.add(document.document_id)
            if document.refusal:
                stored.append(self._row(document, "quarantined", None))
                self.refuse(document, document.refusal)
                continue
            address = addresses.get(document.document_id)
            neighbours = at_addresses.setdefault(address, []) if address else []
            original = content_duplicates.setdefault(tables.content_hash(document), document.document_id)
            if original == document.document_id:
                original = variant_of(document, neighbours) or original
            if original != document.document_id:
                self.counts.duplicate += 1
                stored.append(self._row(document, "duplicate", original))
                continue
            row = self._row(document, "loaded", None, address)
            stored.append(row)
            neighbours.append(row)
            going_on.append(document)
        self.batch.append("documents", stored)
        # Which of them will be refused is known only after the checks; loading keeps those of the refused.
        self.batch.append("originals", [tables.original_row(document) for document in going_on])
        return going_on

    def _mended(self, documents: Sequence[Document], known: set[str]) -> set[str]:
        """Return which loaded documents state another title, day, author or outlet of the same text than before.

        A statement that is only gone mends nothing. Of records with one text that stand in one input the first counts,
        or two that differ would take turns, run after run.
        """
        stating = [d for d in documents if d.document_id in known and d.metadata and not d.refusal]
        before = self.batch.metadata_of_loaded([d.document_id for d in stating]) if stating else {}
        mended: set[str] = set()
        for document in stating:
            key = document.document_id
            if key not in before or key in self._met:
                continue
            self._met.add(key)
            stored = self._described(json.loads(before[key]))
            if self._described(document.metadata).items() - stored.items():
                mended.add(key)
        return mended

    def _described(self, metadata: Mapping[str, Any]) -> dict[str, str]:
        fields, _ = fields_of(metadata, self.mapping)
        return {name: fields[name] for name in DESCRIBING if name in fields}

    def _row(
        self, document: Document, status: Status, original: str | None, address: str | None = None
    ) -> tables.Row:
        return tables.document_row(
            document, status, original, self.started_at, self.run_id, self.version, address
        )

    def refuse(self, document: Document, refusal: Refusal) -> None:
        """Store why a document goes no further."""
        self.counts.quarantined += 1
        row = tables.quarantine_row(document.document_id, document.uri, refusal, self.started_at, self.run_id)
        self.batch.append("quarantine", [row])

    def correct(self, ids: Sequence[str], corrections: Mapping[str, str]) -> None:
        """Store what an analyst has corrected in these documents; it holds for every later run too."""
        self.batch.append(
            "corrections",
            [
                tables.correction_row(document_id, field, value, self.started_at, self.run_id)
                for document_id in ids
                for field, value in corrections.items()
            ],
        )

    def keep(self, articles: Sequence[Article]) -> None:
        """Store cleaned articles with their segments and date candidates."""
        self.batch.append("articles", [tables.article_row(article) for article in articles])
        self.batch.append("segments", [row for article in articles for row in tables.segment_rows(article)])
        self.batch.append(
            "date_candidates", [row for article in articles for row in tables.date_rows(article)]
        )

    def note(self, annotations: Sequence[Annotation]) -> None:
        """Store mentions, claims and their chains."""
        self.batch.append("mentions", [row for found in annotations for row in tables.mention_rows(found)])
        self.batch.append("claims", [row for found in annotations for row in tables.claim_rows(found)])
        self.batch.append("claim_sources", [row for found in annotations for row in tables.chain_rows(found)])

    def judge(
        self,
        results: Sequence[tables.Row],
        refused: Mapping[str, Refusal],
        flags: Mapping[str, Sequence[str]],
    ) -> None:
        """Store what the checks found: results, quarantined documents, flags of articles."""
        self.batch.append("quality_results", results)
        self.batch.append(
            "quarantine",
            [
                tables.quarantine_row(document_id, uri, refused[document_id], self.started_at, self.run_id)
                for document_id, uri in self.batch.uris(refused)
            ],
        )
        self.counts.quarantined += len(refused)
        self.batch.settle(flags)
        self.counts.loaded = self.batch.count("select count(*) from batch.articles")


def _says_the_same(document: Document, metadata: str | None) -> bool:
    """Return whether a record states of a text what it stated when the text was refused.

    A day or a title that its source has mended since may well be accepted. When the record was fetched, and what is
    counted of it, says nothing of the text.
    """
    return metadata is not None and _stated(json.loads(metadata)) == _stated(document.metadata)


def _stated(metadata: Mapping[str, Any]) -> dict[str, str]:
    return {
        name: value
        for name, value in metadata.items()
        if isinstance(value, str) and value and not (is_crawl_date(name) or name.lower().startswith(CRAWLED))
    }
