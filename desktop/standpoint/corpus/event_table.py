# SPDX-License-Identifier: MIT
"""Events as a table: CSV with commas, semicolons or tabs, read row by row, and written."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from standpoint.documents.decoding import decode
from standpoint.documents.formats import File
from standpoint.errors import DateError, EventError, UnreadableError
from standpoint.model import dates
from standpoint.model.codebook import Codebook
from standpoint.model.events import DatedEvent, category_of, date_between
from standpoint.text.formulas import harmless, plain

COLUMNS = ("date", "end_date", "precision", "title", "category", "themes", "source")
LARGEST = 20_000_000
"""Bytes of a file; a list of events has a thousandth of that."""

_SYNONYMS = {
    "date": "date start start_date begin begins beginning from first_day when day التاريخ تاريخ "
    "تاريخ_البدء البداية",
    "end_date": "end_date end ends enddate to until last_day finish تاريخ_الانتهاء النهاية",
    "precision": "precision accuracy الدقة",
    "title": "title event label name headline summary description الحدث حدث العنوان عنوان",
    "category": "category type kind group class الفئة فئة النوع",
    "themes": "themes theme topics topic tags keywords المواضيع الموضوع",
    "source": "source url sources link reference references href المصدر مصدر الرابط",
}
"""What heads a column, the first that is found counting."""

_PRECISIONS = {
    "": "", "day": "day", "exact": "day", "month": "month", "year": "year",
    "approximate": "approximate", "approx": "approximate", "approx.": "approximate",
    "about": "approximate", "circa": "approximate", "ca": "approximate", "ca.": "approximate",
    "~": "approximate", "يوم": "day", "شهر": "month", "سنة": "year", "تقريبي": "approximate",
}  # fmt: skip
_UNCLOSED = "a quotation mark is not closed, so this row and those after it were not read."
_JOINERS = "\u200c\u200d\u200e\u200f"


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that was left out, as a spreadsheet counts it (the head is row 1), and why."""

    row: int
    reason: str

    def __str__(self) -> str:
        return f"Row {self.row}: {self.reason}"


@dataclass(frozen=True, slots=True)
class EventTable:
    """What a table holds: events in its order, rows that cannot be used, what the file is."""

    events: tuple[DatedEvent, ...]
    bad: tuple[BadRow, ...]
    note: str = ""


def read_file(path: Path, codebook: Codebook | None = None) -> EventTable:
    """Return the events of a file. Raises EventError where it cannot be read or is no table."""
    try:
        if path.is_dir():
            raise EventError(f"{path.name} is a folder. Choose a CSV file.")
        if path.stat().st_size > LARGEST:
            raise EventError(
                f"{path.name} has {path.stat().st_size / 1e6:,.0f} MB. "
                f"A table of events has at most {LARGEST / 1e6:,.0f} MB."
            )
        content = path.read_bytes()
    except FileNotFoundError:
        raise EventError(f"There is no file {path.name}. Nothing was done.") from None
    except OSError as error:
        reason = error.strerror or "it cannot be reached"
        raise EventError(f"{path.name} cannot be read: {reason}.") from error
    return read(content, path.name, codebook)


def read(content: bytes, name: str, codebook: Codebook | None = None) -> EventTable:
    """Return the events of a table whose first row names its columns.

    A date is read as people write it, or as EDTF; one that can be read in two ways is refused. A
    row that cannot be used is told and the others are taken.

    Args:
        content: the file, in any encoding that reports may have.
        name: what messages call it.
        codebook: finds themes by their names too; an unknown theme stays as it is written.

    Raises:
        EventError: it is no text, is empty, or has no column for dates or titles.
    """
    try:
        decoded = decode(File(name, content))
    except UnreadableError as error:
        raise EventError(f"{name}: {error.reason}") from None
    rows = _rows(decoded.text)
    head = next((row for _, row in rows if isinstance(row, list)), None)
    if head is None:
        raise EventError(f"{name} is empty. Its first row names the columns: {_named()}.")
    places = _places(head, name)
    themes = _themes(codebook)
    events: list[DatedEvent] = []
    bad: list[BadRow] = []
    for number, row in rows:
        if isinstance(row, str):
            bad.append(BadRow(number, row))
            continue
        cells = {
            column: plain(row[at].strip()) if at < len(row) else "" for column, at in places.items()
        }
        if not any(cells.values()):
            continue
        try:
            events.append(_event(cells, themes))
        except (DateError, EventError) as error:
            bad.append(BadRow(number, str(error)))
    notes = [decoded.note or "", _unknown(events, themes) if codebook else ""]
    return EventTable(tuple(events), tuple(bad), " ".join(note for note in notes if note))


def _unknown(events: Sequence[DatedEvent], themes: Mapping[str, str]) -> str:
    """Return a sentence on themes that the codebook does not have; empty where it has all."""
    known = set(themes.values())
    names = sorted({theme for event in events for theme in event.themes} - known)
    if not names:
        return ""
    return f"The codebook has no theme {', '.join(names)}; such events are shown with All only."


def _rows(text: str) -> Iterator[tuple[int, list[str] | str]]:
    """Yield rows with their numbers, the words in place of one that cannot be read."""
    first = text.lstrip("\n").partition("\n")[0]
    divider = max(",;\t", key=_unquoted(first).count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=divider, strict=True)
    number = 0
    while True:
        number += 1
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            if "end of data" in str(error):
                yield number, _UNCLOSED
                return
            yield number, f"this row cannot be read ({error})."
            continue
        if row:
            yield number, row


def _unquoted(line: str) -> str:
    """Return a line without what stands in quotation marks."""
    return "".join(line.split('"')[::2])


def _places(head: Sequence[str], name: str) -> dict[str, int]:
    """Return where each known column stands. Raises EventError."""
    written = ["_".join(cell.casefold().replace("-", " ").split()) for cell in head]
    places: dict[str, int] = {}
    for column, synonyms in _SYNONYMS.items():
        found = next((each for each in synonyms.split() if each in written), None)
        if found is not None:
            places[column] = written.index(found)
    missing = [column for column in ("date", "title") if column not in places]
    if missing:
        raise EventError(
            f"{name} has no column {' and no column '.join(missing)}. "
            f"Its first row names the columns: {_named()}."
        )
    return places


def _named() -> str:
    return ", ".join(COLUMNS)


def _themes(codebook: Codebook | None) -> Mapping[str, str]:
    """Return theme ids by what they may be written as."""
    themes = codebook.themes if codebook else ()
    return {
        **{theme.label.casefold(): theme.id for theme in themes},
        **{theme.id.casefold(): theme.id for theme in themes},
    }


def _event(cells: Mapping[str, str], themes: Mapping[str, str]) -> DatedEvent:
    """Return the event of a row. Raises DateError, EventError."""
    title = one_line(cells["title"])
    if not title:
        raise EventError("The title is missing.")
    when = _as_precise(
        date_between(cells["date"], cells.get("end_date", "")), cells.get("precision", "")
    )
    written = cells.get("themes", "")
    for divider in ",،؛|\n":
        written = written.replace(divider, ";")
    named = (one_line(each) for each in written.split(";"))
    known = (themes.get(each.casefold(), each) for each in named if each)
    return DatedEvent(
        when,
        title,
        category_of(one_line(cells.get("category", ""))),
        tuple(dict.fromkeys(known)),
        one_line(cells.get("source", "")),
    )


def _as_precise(edtf: str, precision: str) -> str:
    """Return a date as precise as the column says: "2024-06-15" by month is "2024-06"."""
    wanted = _PRECISIONS.get(precision.casefold())
    if wanted is None:
        raise EventError(
            f"The precision “{precision}” is not known. Write day, month, year or approximate."
        )
    return "/".join(_side(side, wanted) for side in edtf.split("/"))


def _side(side: str, wanted: str) -> str:
    mark = side[-1] if side[-1] in "~?%" else ""
    if wanted == "approximate":
        return side if mark else f"{side}~"
    letters = {"month": 7, "year": 4}.get(wanted)
    if letters is None or dates.parse(side).precision in {"season", "span"}:
        return side
    return f"{side.removesuffix(mark)[:letters]}{mark}"


def one_line(text: str) -> str:
    """Return text on one line, without control characters."""
    return " ".join("".join(c if c.isprintable() or c in _JOINERS else " " for c in text).split())


def write(events: Sequence[DatedEvent]) -> bytes:
    """Return the table of events, as `read` takes it.

    It starts with a byte order mark, without which Excel takes Arabic for another script. Text
    that a spreadsheet would run as a formula gets an apostrophe before it.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for event in events:
        start, _, end = event.date.partition("/")
        cells = (
            start, end, _precision(start, end), event.title, event.category,
            ";".join(event.themes), event.source,
        )  # fmt: skip
        writer.writerow([harmless(cell) for cell in cells])
    return b"\xef\xbb\xbf" + out.getvalue().encode("utf-8")


def _precision(start: str, end: str) -> str:
    """Return the word for how exact both ends are, nothing where there is none for both."""
    sides = [dates.parse(side) for side in (start, end) if side]
    if all(side.approximate for side in sides):
        return "approximate"
    found = {side.precision for side in sides}
    word = found.pop() if len(found) == 1 else ""
    return word if word in _PRECISIONS else ""
