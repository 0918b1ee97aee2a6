# SPDX-License-Identifier: MIT
"""Tables in plain letters (.csv, .tsv): each row is a report, read where it stands in the file."""

from __future__ import annotations

import csv
from array import array
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from standpoint.documents import column_names, heads, separators, signatures
from standpoint.documents.cells import cleaned
from standpoint.documents.containers import Source, Table
from standpoint.documents.encoded import Encoded

_LOOKED_AT = 400_000
_ROWS_LOOKED_AT = 200
_LONGEST_CELL = 50_000_000
_MOST_MENDED = 100
_LONGEST_HEADS = 2000
_MOST_COLUMNS = 20_000
_FAR_TOO_MANY_ROWS = 2_000_000
_TEXT_ENDINGS = (".txt", ".text", "")
_UNPAIRED = (
    "The quotation marks in this row or in the one before it cannot be paired, so that it is not "
    "known where it ends. Mend them, then add the table again."
)
_LARGE_CELL = "A cell of this table has more than 50 MB. Split its text, then add the table again."
_TOO_WIDE = (
    "This table has {size:,} columns; the limit is {limit:,}. Keep those with text, title and "
    "date, then add it again."
)
_TOO_LONG = "This table has more than 2,000,000 rows. Split it, then add the parts."
_BROKEN = (
    "The quotation marks in this table cannot be paired. Save it as .xlsx, or as CSV with another "
    "program, then add that."
)


class _Separated:
    """Rows are known by the offset of their first byte; only one is in memory at a time."""

    unread: tuple[str, ...] = ()

    def __init__(self, source: Source) -> None:
        self._file = source.file
        # Also what other readers of CSV in this process may take; a limit of memory holds anyway.
        csv.field_size_limit(_LONGEST_CELL)
        self._lines = Encoded(source)
        self.encoding = self._lines.note
        self._offsets = array("Q")
        self._filled = array("Q")
        self._unpaired: set[int] = set()
        self._end = 0
        try:
            self._index(source)
        except csv.Error as error:
            self.close()
            is_large = "field limit" in str(error)
            raise self._file.unreadable(_LARGE_CELL if is_large else _BROKEN) from error
        except BaseException:
            self.close()
            raise

    def _index(self, source: Source) -> None:
        start, lines, whole = self._first_lines()
        named = separators.named_in(lines[0]) if lines else None
        if named is not None:
            start = next(self._lines.raw_lines(start))[0]
            lines = lines[1:]
        tabs = source.file.suffix == ".tsv" and any("\t" in line for line in lines)
        self._form = separators.tell(lines, whole=whole, named=named or ("\t" if tabs else None))
        first = list(islice(csv.reader(lines, **self._form.options()), _ROWS_LOOKED_AT))
        width = max(map(len, first), default=0)
        if width > _MOST_COLUMNS:
            raise self._file.unreadable(_TOO_WIDE.format(size=width, limit=_MOST_COLUMNS))
        found = heads.find(first if whole else first[:-1] or first)
        self.columns, self.heads = found.columns, found.named
        self._find_rows(start)
        self._above = found.above
        self.notes = tuple(self._told(first))
        if not self.columns:
            raise self._file.unreadable("This table is empty.")

    def _first_lines(self) -> tuple[int, list[str], bool]:
        """Return where they begin, some lines, and whether those are all."""
        lines: list[str] = []
        size = 0
        for _, line in self._lines.raw_lines(self._lines.start):
            size += len(line)
            lines.append(self._lines.decode(line))
            if size > _LOOKED_AT:
                return self._lines.start, lines, False
        return self._lines.start, lines, True

    def _find_rows(self, start: int) -> None:
        """Note where each row begins, and which hold something.

        Rows are read strictly first. One that breaks the rules of quotation is taken as it is
        where it stands on one line and has a cell for each column; else it would take other rows
        along, and so might the pieces that follow it, up to the next whole row.
        """
        at = self._strict_rows(start, after_broken=False)
        while at is not None:
            try:
                row = next(csv.reader(self._counted(at), **self._form.options()), [])
            except csv.Error:
                row = []
            first_line = next(self._lines.raw_lines(at))[0]
            is_broken = self._end != first_line or len(row) != len(self.columns)
            self._note(at, is_broken=is_broken)
            if len(self._unpaired) > _MOST_MENDED:
                raise self._file.unreadable(_BROKEN)
            at = self._strict_rows(first_line, after_broken=is_broken)

    def _strict_rows(self, start: int, *, after_broken: bool) -> int | None:
        """Note rows up to the first that is not sound, and return where that begins."""
        self._end = start
        reader = csv.reader(self._counted(start), strict=True, **self._form.options())
        before = start
        try:
            for row in reader:
                after_broken = after_broken and len(row) != len(self.columns)
                if any(cell and not cell.isspace() for cell in row):
                    self._note(before, is_broken=after_broken)
                else:
                    self._offsets.append(before)
                before = self._end
        except csv.Error:
            return before
        return None

    def _note(self, offset: int, *, is_broken: bool = False) -> None:
        """Note a row that holds something."""
        if is_broken:
            self._unpaired.add(len(self._offsets))
        self._filled.append(len(self._offsets))
        self._offsets.append(offset)
        if len(self._filled) > _FAR_TOO_MANY_ROWS:
            raise self._file.unreadable(_TOO_LONG)

    def _counted(self, start: int) -> Iterator[str]:
        decode = self._lines.decode
        for end, line in self._lines.raw_lines(start):
            self._end = end
            yield decode(line)

    def _told(self, first: Sequence[Sequence[str]]) -> Iterator[str]:
        above = [cell for row in first[: max(0, self._above - 1)] for cell in row if cell.strip()]
        if self.heads and above:
            shown = " ".join(above)[:80]
            yield f"What stands above the names of the columns is not read: “{shown}”."

    def keys(self) -> Sequence[str]:
        return [str(at - self._above + 1) for at in self._filled if at >= self._above]

    def row(self, key: str) -> Mapping[str, str]:
        at = int(key) - 1 + self._above if key.isdecimal() and len(key) < 12 else -1
        if not self._above <= at < len(self._offsets):
            raise self._file.unreadable(f"This table has no row {key}.")
        if at in self._unpaired:
            raise self._file.unreadable(_UNPAIRED)
        lines = self._counted(self._offsets[at])
        try:
            cells = next(csv.reader(lines, **self._form.options()), [])
        except csv.Error as error:
            raise self._file.unreadable(_UNPAIRED) from error
        return self._named(cells)

    def _named(self, cells: list[str]) -> Mapping[str, str]:
        width = len(self.columns)
        if any(cell.strip() for cell in cells[width:]):
            raise self._file.unreadable(
                f"This row has {len(cells)} cells and the table {width} columns, so that it is not "
                "known which cell is which. Mend the row, then add it again."
            )
        return {name: cleaned(cell) for name, cell in zip(self.columns, cells, strict=False)}

    def each(self) -> Iterator[Mapping[str, str]]:
        width = len(self.columns)
        for cells in self._each_row():
            if any(cells) and not any(cells[width:]):
                yield dict(zip(self.columns, map(cleaned, cells), strict=False))

    def _each_row(self) -> Iterator[list[str]]:
        options = self._form.options()
        sound = [at for at in self._filled if at >= self._above and at not in self._unpaired]
        if self._unpaired:
            for at in sound:
                yield next(csv.reader(self._counted(self._offsets[at]), **options), [])
        elif sound:
            yield from csv.reader(self._counted(self._offsets[self._above]), **options)

    def close(self) -> None:
        self._lines.close()


def recognises(source: Source) -> bool:
    """Return whether a file is named as a table is, or is one though it is named as a text.

    A text is taken for a table only if its first line names the text and something else of each
    report, as in "title;date;text", and all rows have as many cells.
    """
    if source.file.suffix in TABLE.suffixes:
        return signatures.foreign(source.head) is None
    if source.file.suffix not in _TEXT_ENDINGS:
        return False
    first, _, rest = source.head.partition(b"\n")
    if len(first) > _LONGEST_HEADS or not any(sign in first for sign in (b",", b";", b"\t", b"|")):
        return False
    lines = source.head.decode("utf-8-sig", "replace").splitlines(keepends=True)
    whole = len(source.head) == source.size
    form = separators.tell(lines, whole=whole)
    rows = [row for row in csv.reader(lines, **form.options()) if row]
    roles = {column_names.role(name) for name in rows[0]} - {None}
    even = {len(row) for row in (rows if whole else rows[:-1])} == {len(rows[0])}
    return "text" in roles and len(roles) > 1 and len(rows) > 1 and bool(rest) and even


TABLE = Table("a table", (".csv", ".tsv"), _Separated, recognises)
