# SPDX-License-Identifier: MIT
"""Tables in plain letters (.csv, .tsv): each row is a report."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping

from standpoint.documents import decoding
from standpoint.documents.columns import distinct
from standpoint.documents.containers import Table
from standpoint.documents.formats import File


class _Separated:
    def __init__(self, file: File) -> None:
        self._file = file
        text = decoding.decode(file).text
        delimiter = "\t" if file.suffix == ".tsv" else _delimiter(text)
        csv.field_size_limit(100_000_000)
        rows = [
            row for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter) if row
        ]
        if not rows:
            raise file.unreadable("This table is empty.")
        self._columns = distinct(rows[0])
        self._rows = rows[1:]

    @property
    def columns(self) -> tuple[str, ...]:
        return self._columns

    def __len__(self) -> int:
        return len(self._rows)

    def row(self, number: int) -> Mapping[str, str]:
        if not 1 <= number <= len(self._rows):
            raise self._file.unreadable(f"This table has no row {number}.")
        return dict(zip(self._columns, self._rows[number - 1], strict=False))


def _delimiter(text: str) -> str:
    first = text.split("\n", 1)[0]
    return max(",;\t|", key=first.count)


def recognises(file: File) -> bool:
    """Return whether the file is named as a table is."""
    return file.suffix in TABLE.suffixes


TABLE = Table("a table", (".csv", ".tsv"), _Separated, recognises)
