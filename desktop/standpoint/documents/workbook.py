# SPDX-License-Identifier: MIT
"""Excel workbooks (.xlsx): each row of the first sheet that has some is a report.

Formulas count as the values that were saved with them; macros are never run.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import IO, Any

from standpoint.documents import cells, column_names, columns, heads, serial_days
from standpoint.documents.containers import Source, Table

_MOST_UNPACKED = 400_000_000
_MOST_MEMBERS = 20_000
_LOOKED_AT = 200
_END = 500_000
_MOST_CELLS = 10_000_000
_BOOKS = frozenset(("xl/workbook.xml", "xl/workbook.bin"))
_COUNT = re.compile(rb'uniqueCount\s*=\s*["\']\s*\+?(\d+)')
_FROM_1904 = re.compile(rb'\sdate1904\s*=\s*["\'](?:1|true|on)["\']')
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_DAMAGED = (
    "This Excel workbook is damaged or incomplete. Open it in Excel, save a copy, then add that."
)
_TOO_WIDE = (
    "The sheets of this Excel workbook span {size:,} cells, with the empty ones; the limit is "
    "{limit:,}. Save the sheet as CSV (UTF-8), then add that."
)
_TOO_LARGE = (
    "This Excel workbook is too large when unpacked. Save its sheet as CSV (UTF-8), then add that."
)


class _Sheet:
    """The rows of a sheet, without what is hidden, by their number below the heads."""

    def __init__(
        self,
        name: str,
        rows: list[list[Any]],
        merged: Sequence[Any],
        hidden: set[int],
        later: int = 0,
    ):
        self.name = name
        lines = [_texts(row) for row in rows[:_LOOKED_AT]]
        found = heads.find(_with_merged(lines, merged))
        self.columns, self.named, self.above = found.columns, found.named, found.above
        self._rows = rows
        self.hidden = 0
        self.serial = self._write_days(later)
        self.filled: list[int] = []
        for at in range(self.above, len(rows)):
            if any(cell != "" and cell is not None for cell in rows[at]):
                if at in hidden:
                    self.hidden += 1
                else:
                    self.filled.append(at - self.above + 1)
        judged = (self.row(number) for number in self.filled[:_LOOKED_AT])
        self.guessed = columns.guess(self.columns, [row for row in judged if row])

    def _write_days(self, later: int) -> str:
        """Write the numbers in columns of days as days; return what was done, "" for nothing."""
        are_dates = [
            column_names.role(name) == "date" or column_names.is_weak_date(name)
            for name in self.columns
        ]
        below = self._rows[self.above :]
        found = serial_days.columns(self.columns, are_dates, below, later)
        for row in below if found else ():
            for at in found:
                if at < len(row):
                    row[at] = serial_days.written(row[at], later)
        names = " and ".join(f"“{self.columns[at]}”" for at in found)
        return f"The numbers in {names} are read as spreadsheets count days." if found else ""

    def row(self, number: int) -> Mapping[str, str] | None:
        at = number - 1 + self.above
        if not self.above <= at < len(self._rows):
            return None
        return dict(zip(self.columns, _texts(self._rows[at]), strict=False))


class _Workbook:
    encoding: str | None = None

    def __init__(self, source: Source) -> None:
        self._file = source.file
        _check_size(source)
        sheets, unseen = self._read(source)
        if not sheets:
            raise self._file.unreadable("No sheet of this workbook has a row with text.")
        main = next((one for one in sheets if one.guessed.usable), sheets[0])
        self._sheets = [one for one in sheets if one.columns == main.columns]
        others = [one for one in sheets if one.columns != main.columns]
        self.columns, self.heads = main.columns, main.named
        serial = dict.fromkeys(one.serial for one in self._sheets if one.serial)
        self.notes = (*_notes(others, unseen), *serial)
        self.unread = tuple(_unread(self._sheets, others))

    def _read(self, source: Source) -> tuple[list[_Sheet], list[str]]:
        """Return the sheets that have rows, and the names of those that nobody sees."""
        from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

        sheets: list[_Sheet] = []
        spans = _spans(source)
        later = _later(source)
        with source.stream() as stream, self._library():
            book = CalamineWorkbook.from_filelike(stream)
            shown = [
                sheet.name
                for sheet in book.sheets_metadata
                if sheet.typ == SheetTypeEnum.WorkSheet
                and sheet.visible == SheetVisibleEnum.Visible
            ]
            unseen = [name for name in book.sheet_names if name not in shown]
        if any(span.is_nowhere for span in spans.values()):
            raise self._file.unreadable(_DAMAGED)
        # The library holds all cells between the first and the last one.
        size = sum(spans[name].cells for name in shown if name in spans)
        if size > _MOST_CELLS:
            raise self._file.unreadable(_TOO_WIDE.format(size=size, limit=_MOST_CELLS))
        for name in shown:
            with self._library():
                sheet = book.get_sheet_by_name(name)
                rows = sheet.to_python(skip_empty_area=False)
                merged = sheet.merged_cell_ranges or ()
            if any(any(cell != "" for cell in row) for row in rows):
                hidden = spans[name].hidden if name in spans else set()
                sheets.append(_Sheet(name, rows, merged, hidden, later))
        return sheets, unseen

    @contextmanager
    def _library(self) -> Iterator[None]:
        """Turn what the library raises into a sentence; it is written in Rust and may panic."""
        try:
            yield
        except BaseException as error:
            is_panic = type(error).__name__ == "PanicException"
            if is_panic or (isinstance(error, Exception) and not isinstance(error, MemoryError)):
                raise self._file.unreadable(_DAMAGED) from error
            raise

    def keys(self) -> Sequence[str]:
        first, *others = self._sheets
        found = [str(number) for number in first.filled]
        for sheet in others:
            found += [f"{sheet.name}!{number}" for number in sheet.filled]
        return found

    def row(self, key: str) -> Mapping[str, str]:
        name, mark, number = key.rpartition("!")
        sheet = next((one for one in self._sheets if one.name == name), None)
        if not mark:
            sheet = self._sheets[0]
        found = sheet.row(int(number)) if sheet and number.isdecimal() else None
        if found is None:
            raise self._file.unreadable(f"This workbook has no row {key}.")
        return found

    def each(self) -> Iterator[Mapping[str, str]]:
        for sheet in self._sheets:
            for number in sheet.filled:
                row = sheet.row(number)
                if row is not None:
                    yield row

    def close(self) -> None:
        self._sheets = []


def _notes(others: Sequence[_Sheet], unseen: Sequence[str]) -> Iterator[str]:
    without = [one.name for one in others if not one.guessed.columns("text")]
    if without:
        yield f"Not read, as no text is in them: {_sheets(without)}."
    if unseen:
        yield f"Not read, as they are hidden or hold no cells: {_sheets(unseen)}."


def _unread(sheets: Sequence[_Sheet], others: Sequence[_Sheet]) -> Iterator[str]:
    names = [one.name for one in others if one.guessed.columns("text")]
    if names:
        yield (
            f"Not read, as the columns are others: {_sheets(names)}. Save each as a file of its "
            "own, then add it."
        )
    for sheet in sheets:
        if sheet.hidden:
            rows = "1 hidden row" if sheet.hidden == 1 else f"{sheet.hidden:,} hidden rows"
            yield f"Not read: {rows} of the sheet “{sheet.name}”. Show them, then add them again."


def _sheets(names: Sequence[str]) -> str:
    listed = ", ".join(f"“{name}”" for name in names[:6])
    more = f" and {len(names) - 6} more" if len(names) > 6 else ""
    return f"{'the sheet' if len(names) == 1 else 'the sheets'} {listed}{more}"


def _texts(row: Sequence[Any]) -> list[str]:
    return [_decoded(cell) if isinstance(cell, str) else cells.written(cell) for cell in row]


def _decoded(text: str) -> str:
    """Return a text without the escapes by which workbooks keep control characters."""
    if "_x" not in text:
        return cells.written(text)
    return cells.written(_ESCAPE.sub(lambda found: chr(int(found[1], 16)), text))


def _with_merged(lines: list[list[str]], merged: Sequence[Any]) -> list[list[str]]:
    """Let names that stand over several columns be part of the names below them."""
    wide = [
        (first, last) for first, last in merged if last[1] > first[1] and first[0] + 1 < len(lines)
    ]
    for first, last in wide:
        row, below = lines[first[0]], lines[first[0] + 1]
        width = range(first[1], min(last[1] + 1, len(row)))
        filled = sum(bool(cell) for cell in row)
        if filled < 2 or not any(below[at] for at in width):
            continue  # a title over the whole table
        for at, cell in enumerate(row):
            if at not in width and cell and not below[at]:
                below[at] = cell
        lines[first[0]] = [""] * len(row)
    return lines


def _check_size(source: Source) -> None:
    """Refuse a workbook that would fill the memory, before it is opened."""
    try:
        with source.stream() as stream, zipfile.ZipFile(stream) as packed:
            members = packed.infolist()
            is_whole = _has_sheets(members) and not any(_boasts(packed, one) for one in members)
    except MemoryError:
        raise
    except Exception as error:  # zlib.error and its like have no common ancestor
        raise source.file.unreadable(_DAMAGED) from error
    if not is_whole:
        raise source.file.unreadable(_DAMAGED)
    unpacked = sum(member.file_size for member in members)
    if len(members) > _MOST_MEMBERS or unpacked > _MOST_UNPACKED:
        raise source.file.unreadable(_TOO_LARGE)


def _has_sheets(members: Sequence[zipfile.ZipInfo]) -> bool:
    return any(member.filename.startswith("xl/workbook") for member in members)


def _boasts(packed: zipfile.ZipFile, member: zipfile.ZipInfo) -> bool:
    """Return whether a list of texts says that it holds more than it has bytes.

    The library makes room for as many as it says and ends the process where there is none.
    """
    if not member.filename.lower().endswith("sharedstrings.xml"):
        return False
    with packed.open(member) as texts:
        said = _COUNT.search(texts.read(4096))
    return said is not None and int(said[1]) > member.file_size


@dataclass(slots=True)
class _Span:
    """How far the cells of a sheet reach, and its hidden rows, counted from 0.

    `is_nowhere` says that a cell stands where no sheet has one.
    """

    rows: int = 0
    columns: int = 0
    hidden: set[int] = field(default_factory=set)
    is_nowhere: bool = False

    @property
    def cells(self) -> int:
        return self.rows * self.columns


# XML leaves free how the names are prefixed, which quotes stand and where spaces do.
_PREFIX = rb"(?:[^\s<>:/!?]{1,60}:)?"
_ROW = re.compile(rb"<" + _PREFIX + rb"row(?=[\s/>])([^>]{0,500})")
_HIDDEN = re.compile(rb'\shidden\s*=\s*["\']\s*(?:1|true)\s*["\']')
_NUMBER = re.compile(rb'\sr\s*=\s*["\']\s*(\d{1,7})\s*["\']')
_CELL = re.compile(
    rb"<" + _PREFIX + rb'c\b[^>]{0,200}?\sr\s*=\s*["\']([A-Za-z]{1,3})(\d{1,7})["\']'
)
# No sheet reaches so far; the library counts on, over the end of its numbers.
_NOWHERE = re.compile(rb'\sr\s*=\s*["\'](?:[A-Za-z]{4,9}\d|[A-Za-z]{0,9}\d{8})')


def _spans(source: Source) -> dict[str, _Span]:
    """Return what the library does not tell of each sheet, or only after it has filled memory."""
    found: dict[str, _Span] = {}
    known: dict[str, _Span] = {}
    with source.stream() as stream, zipfile.ZipFile(stream) as packed:
        members = frozenset(packed.namelist())
        for name, member in _sheet_files(packed).items():
            if member in members:
                if member not in known:
                    with packed.open(member) as sheet:
                        known[member] = _span(sheet)
                found[name] = known[member]
    return found


def _span(sheet: IO[bytes]) -> _Span:
    span = _Span()
    columns: set[bytes] = set()
    last = 0
    for chunk in _chunks(sheet):
        for row in _ROW.finditer(chunk):
            number = _NUMBER.search(row[1])
            # A row without a number follows on the one before it.
            last = int(number[1]) if number else last + 1
            if _HIDDEN.search(row[1]):
                span.hidden.add(last - 1)
        for column, at in _CELL.findall(chunk):
            columns.add(column.upper())
            span.rows = max(span.rows, int(at))
        span.is_nowhere = span.is_nowhere or _NOWHERE.search(chunk) is not None
    span.columns = max(map(_number, columns), default=0)
    return span


def _chunks(sheet: IO[bytes]) -> Iterator[bytes]:
    """Yield the bytes of a sheet so that no tag is parted and none comes twice."""
    rest = b""
    while chunk := sheet.read(1 << 20):
        chunk = rest + chunk
        cut = chunk.rfind(b"<", max(0, len(chunk) - 4000))
        rest = chunk[cut:] if cut >= 0 else b""
        yield chunk[:cut] if cut >= 0 else chunk
    yield rest


def _number(column: bytes) -> int:
    """Return the number of a column by its letters: 1 for A, 27 for AA."""
    number = 0
    for letter in column:
        number = 26 * number + letter - 64
    return number


def _sheet_files(packed: zipfile.ZipFile) -> dict[str, str]:
    """Return the member of the archive that holds each sheet."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        book = etree.fromstring(packed.read("xl/workbook.xml"), parser)
        links = etree.fromstring(packed.read("xl/_rels/workbook.xml.rels"), parser)
    except (KeyError, etree.XMLSyntaxError, ValueError):
        return {}
    targets = {link.get("Id"): link.get("Target", "") for link in links}
    found = {}
    for sheet in book.iter("{*}sheet"):
        key = next((value for name, value in sheet.attrib.items() if name.endswith("}id")), None)
        target = targets.get(key, "")
        found[sheet.get("name", "")] = (
            target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        )
    return found


def _later(source: Source) -> int:
    """Return how many days later the count of days begins: Excel for the Mac began with 1904."""
    with source.stream() as stream, zipfile.ZipFile(stream) as packed:
        if "xl/workbook.xml" not in packed.namelist():
            return 0
        with packed.open("xl/workbook.xml") as book:
            is_later = _FROM_1904.search(book.read(_END)) is not None
    return serial_days.LATER if is_later else 0


def recognises(source: Source) -> bool:
    """Return whether this is a ZIP archive that holds a workbook."""
    if not source.head.startswith(b"PK\3\4"):
        return False
    is_named = source.file.suffix in TABLE.suffixes
    try:
        with source.stream() as stream:
            # Listing an archive of 70,000 files takes a second; names stand at its end, too.
            stream.seek(max(0, source.size - _END))
            if b"xl/workbook." not in stream.read(_END) and not is_named:
                return False
            with zipfile.ZipFile(stream) as packed:
                names = set(packed.namelist())
    except Exception:  # a broken archive raises anything
        return is_named
    if is_named and "[Content_Types].xml" in names:
        return True  # one that lacks its list of sheets
    return bool(names & _BOOKS)


TABLE = Table("an Excel workbook", (".xlsx", ".xlsm"), _Workbook, recognises)
