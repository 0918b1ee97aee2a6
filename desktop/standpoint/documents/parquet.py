# SPDX-License-Identifier: MIT
"""Parquet tables (.parquet): each row is a report, a few hundred rows in memory at a time."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from typing import Any

from standpoint.documents import json_values
from standpoint.documents.containers import MOST_ROWS, Source, Table, too_long

_MOST_UNPACKED = 20_000_000_000
_BATCH_BYTES = 4_000_000
_MOST_IN_BATCH = 1000
_TOO_LARGE = "This Parquet table is too large when unpacked. Split it, then add the parts."
_SHORT = (
    "This Parquet table is damaged: it says that it has more rows than it holds. Save it anew, "
    "then add that."
)


class _Parquet:
    """Goes forward through a row group as rows are asked for; back only by beginning again."""

    heads = True
    unread: tuple[str, ...] = ()
    encoding: str | None = None

    def __init__(self, source: Source) -> None:
        import pyarrow as pa
        from pyarrow import parquet as pq

        self._file = source.file
        self._group = -1
        self._batches: Iterator[Any] = iter(())
        self._batch: Any = None
        self._first = self._behind = 0
        self._stream = source.stream()
        try:
            opened = pa.PythonFile(self._stream, mode="r")
            self._table = pq.ParquetFile(opened, pre_buffer=False, buffer_size=1 << 20)
            about = self._table.metadata
            sizes = [about.row_group(at).total_byte_size for at in range(about.num_row_groups)]
            groups = [about.row_group(at).num_rows for at in range(about.num_row_groups)]
            self._ends = list(accumulate(groups))
            self._unpacked = sum(sizes)
            self._in_batch = _MOST_IN_BATCH
            if self._ends and sum(sizes):
                average = sum(sizes) // max(1, self._ends[-1])
                self._in_batch = max(1, min(_MOST_IN_BATCH, _BATCH_BYTES // max(1, average)))
            schema = self._table.schema_arrow
            self._read = [field.name for field in schema if _is_readable(field.type)]
            self.columns = tuple(name for field in schema for name in _names(field, ""))
            self.notes = tuple(_told([f.name for f in schema if f.name not in self._read]))
        except BaseException:
            self._stream.close()
            raise
        if self._unpacked > _MOST_UNPACKED:
            self.close()
            raise self._file.unreadable(_TOO_LARGE)

    def keys(self) -> Sequence[str]:
        rows = self._ends[-1] if self._ends else 0
        # A few bytes can claim any number of rows.
        if rows > MOST_ROWS:
            raise self._file.unreadable(too_long(rows))
        return [str(number) for number in range(1, rows + 1)]

    def row(self, key: str) -> Mapping[str, str]:
        at = int(key) - 1 if key.isdecimal() and len(key) < 12 else -1
        if not (self._ends and 0 <= at < self._ends[-1]):
            raise self._file.unreadable(f"This table has no row {key}.")
        group = bisect_right(self._ends, at)
        if group != self._group or at < self._first:
            self._begin(group)
        while at >= self._behind:
            self._next()
        return _row(self._batch.slice(at - self._first, 1))

    def _begin(self, group: int) -> None:
        self._group = group
        self._batches = self._table.iter_batches(
            self._in_batch, row_groups=[group], columns=self._read, use_threads=False
        )
        self._first = self._behind = self._ends[group - 1] if group else 0

    def _next(self) -> None:
        batch = next(self._batches, None)
        if batch is None:
            raise self._file.unreadable(_SHORT)
        self._batch = batch
        self._first, self._behind = self._behind, self._behind + batch.num_rows

    def each(self) -> Iterator[Mapping[str, str]]:
        batches = self._table.iter_batches(self._in_batch, columns=self._read, use_threads=False)
        for batch in batches:
            for at in range(batch.num_rows):
                yield _row(batch.slice(at, 1))

    def close(self) -> None:
        self._batches, self._batch = iter(()), None
        self._table.close(force=True)
        self._stream.close()


def _row(batch: Any) -> Mapping[str, str]:
    """Return the one row of a batch; moments are cut to a millionth of a second, as Python's."""
    import pyarrow as pa

    found: dict[str, Any] = {}
    for name, column in zip(batch.schema.names, batch.columns, strict=True):
        cell = column
        if pa.types.is_timestamp(cell.type):
            cell = cell.cast(pa.timestamp("us", cell.type.tz), safe=False)
        (found[name],) = cell.to_pylist()
    return json_values.flat(found)


def _is_readable(kind: Any) -> bool:
    """Return whether a column can hold words; pictures and lists of numbers hold none."""
    import pyarrow as pa

    types = pa.types
    if types.is_list(kind) or types.is_large_list(kind) or types.is_fixed_size_list(kind):
        inner = kind.value_type
        return _is_readable(inner) and not (types.is_floating(inner) or types.is_integer(inner))
    return not (
        types.is_binary(kind) or types.is_large_binary(kind) or types.is_fixed_size_binary(kind)
    )


def _names(field: Any, before: str) -> Iterator[str]:
    """Yield the names of the columns that a field becomes."""
    import pyarrow as pa

    kind = field.type
    if not _is_readable(kind):
        return
    if pa.types.is_list(kind) and pa.types.is_struct(kind.value_type):
        kind = kind.value_type
    if pa.types.is_struct(kind):
        for inner in kind:
            yield from _names(inner, f"{before}{field.name}.")
    else:
        yield before + field.name


def _told(left_out: Sequence[str]) -> Iterator[str]:
    if left_out:
        names = ", ".join(f"“{name}”" for name in left_out[:6])
        yield f"Not read, as no words stand in them: {names}."


def recognises(source: Source) -> bool:
    """Return whether the file begins as Parquet does."""
    return source.head.startswith(b"PAR1")


TABLE = Table("a Parquet table", (".parquet",), _Parquet, recognises)
