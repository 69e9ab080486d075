"""Parquet tables: a record a row, read in slices of a row group."""

import io
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from flows.read.columns import CONTENT
from flows.read.decode import decode
from flows.read.documents import digest
from flows.read.input_file import InputFile
from flows.read.limits import LIMITS, Limits, UnreadableError
from flows.read.records import check_columns, record_document
from flows.read.unpack import read_whole
from flows.records import Document

# Rows turned into Python objects at a time.
_SLICE = 64
_BUFFER_BYTES = 1024**2


def read_parquet(file: InputFile, mapping: Mapping[str, str], limits: Limits = LIMITS) -> Iterator[Document]:
    """Yield the documents of a Parquet file.

    Raises:
        UnreadableError: ``corrupt`` from the row on that cannot be read, ``missing_column`` without content.
    """
    number = 0
    try:
        within = file.path if isinstance(file.path, Path) else io.BytesIO(read_whole(file.path, limits))
        with pq.ParquetFile(within, buffer_size=_BUFFER_BYTES, pre_buffer=False) as table:
            check_columns(table.schema_arrow.names, mapping)
            for batch in table.iter_batches(batch_size=_SLICE):
                columns = {name: _values(batch.column(name)) for name in batch.schema.names}
                for row in range(batch.num_rows):
                    number += 1
                    record = {name: values[row] for name, values in columns.items()}
                    uri, name = f"{file.uri}#record={number}", f"{file.name}:{number}"
                    yield record_document(record, uri, name, _digest(record, mapping), mapping, limits=limits)
    except (pa.ArrowException, OSError, EOFError) as error:
        detail = str(error).splitlines()[0][:200] if str(error) else type(error).__name__
        raise UnreadableError("corrupt", f"after record {number}: {detail}") from error


def _values(column: pa.Array) -> list[Any]:
    """Return a column as Python values; what Python cannot hold (broken UTF-8, far dates) as text."""
    if pa.types.is_temporal(column.type):
        column = column.cast(pa.string())
    try:
        return list(column.to_pylist())
    except (UnicodeDecodeError, ValueError, OverflowError, pa.ArrowException):
        pass
    return [_value(item) for item in column]


def _value(item: pa.Scalar) -> Any:
    try:
        return item.as_py()
    except UnicodeDecodeError:
        raw = item.as_buffer().to_pybytes()
        try:
            return decode(raw).text
        except UnreadableError:
            return raw
    except (ValueError, OverflowError, pa.ArrowException):
        return str(item)


def _digest(record: Mapping[str, Any], mapping: Mapping[str, str]) -> str:
    """Return the digest of a row's content, which stands for its bytes."""
    parts = (record.get(mapping.get(name, name)) for name in CONTENT)
    return digest(b"\0".join(p if isinstance(p, bytes) else str(p).encode("utf-8", "replace") for p in parts))
