"""Read: whatever newsrooms have goes in, Documents come out, batch by batch."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from flows.read.documents import Source, digest, refused_document
from flows.read.fields import check_mapping
from flows.read.formats import BY_NAME
from flows.read.inputs import check_inputs, find_inputs
from flows.read.limits import LIMITS, Limits, UnreadableError
from flows.records import Document, PassedOver

__all__ = ["LIMITS", "Limits", "check_inputs", "read_documents"]


def read_documents(
    inputs: Sequence[str],
    mapping: Mapping[str, str] | None = None,
    limits: Limits = LIMITS,
    batch_size: int = 256,
    passed_over: Counter[str] | None = None,
) -> Iterator[list[Document]]:
    """Return the documents of all inputs in batches; what cannot be read carries its ``refusal``.

    Memory holds one batch: ``batch_size`` documents, or fewer when they hold ``limits.batch_chars``
    characters.

    Args:
        inputs: files, folders or globs.
        mapping: our field names to the input's own (``{"date": "pub_date"}``).
        limits: how large a document may be.
        batch_size: documents a batch.
        passed_over: counts, reason by reason, what is passed over because it is no document.

    Raises:
        UsageError: at once, when an input is missing or holds nothing to read, or the mapping is wrong.
    """
    mapping = dict(mapping or {})
    check_mapping(mapping)
    check_inputs(inputs)
    found = _documents(inputs, mapping, limits)
    return _batches(_counted(found, Counter() if passed_over is None else passed_over), limits, batch_size)


def _counted(found: Iterator[Document | PassedOver], passed_over: Counter[str]) -> Iterator[Document]:
    """Yield the documents; count the rest."""
    for one in found:
        if isinstance(one, PassedOver):
            passed_over[one.reason] += 1
        else:
            yield one


def _documents(
    inputs: Sequence[str], mapping: Mapping[str, str], limits: Limits
) -> Iterator[Document | PassedOver]:
    for file in find_inputs(inputs):
        if isinstance(file, PassedOver):
            yield file
            continue
        try:
            if not file.regular:
                raise UnreadableError("no_file", "a pipe, a device or a broken link")
            yield from BY_NAME[file.format].read(file, mapping, limits)
        except UnreadableError as error:
            source = Source(file.uri, file.name, "application/octet-stream", digest(file.uri.encode()))
            yield refused_document(source, error)


def _batches(documents: Iterator[Document], limits: Limits, size: int) -> Iterator[list[Document]]:
    batch: list[Document] = []
    chars = 0
    for document in documents:
        batch.append(document)
        chars += len(document.text) + len(document.html or "")
        if len(batch) >= size or chars >= limits.batch_chars:
            yield batch
            batch, chars = [], 0
    if batch:
        yield batch
