# SPDX-License-Identifier: MIT
"""What a user may rely on when an Excel workbook is added."""

from __future__ import annotations

import io
import re
import zipfile
from xml.sax.saxutils import escape

import pytest

from standpoint import documents
from standpoint.documents import workbook
from standpoint.errors import UnreadableError
from standpoint.model.places import Place

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_BOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"


def _cell(name, value):
    """Return a cell: text, a number, ("date", serial number), or ("formula", formula, value)."""
    if isinstance(value, tuple) and value[0] == "date":
        return f'<c r="{name}" s="1"><v>{value[1]}</v></c>'
    if isinstance(value, tuple):
        return f'<c r="{name}" t="str"><f>{escape(value[1])}</f><v>{escape(value[2])}</v></c>'
    if isinstance(value, int | float):
        return f'<c r="{name}"><v>{value}</v></c>'
    return f'<c r="{name}" t="inlineStr"><is><t xml:space="preserve">{escape(value)}</t></is></c>'


def _sheet(rows, hidden=(), merged=()):
    lines = []
    for number, row in enumerate(rows, 1):
        cells = "".join(
            _cell(f"{chr(65 + at)}{number}", value) for at, value in enumerate(row) if value != ""
        )
        shown = ' hidden="1"' if number in hidden else ""
        lines.append(f'<row r="{number}"{shown}>{cells}</row>')
    ranges = "".join(f'<mergeCell ref="{one}"/>' for one in merged)
    tail = f'<mergeCells count="{len(merged)}">{ranges}</mergeCells>' if merged else ""
    return f'<worksheet xmlns="{_MAIN}"><sheetData>{"".join(lines)}</sheetData>{tail}</worksheet>'


def made(sheets, hidden_sheets=()):
    """Return the bytes of a workbook with these sheets: name → XML."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as packed:
        overrides = "".join(
            f'<Override PartName="/xl/worksheets/s{at}.xml" ContentType="{_SHEET_TYPE}"/>'
            for at in range(len(sheets))
        )
        packed.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{_TYPES}"><Default Extension="xml" ContentType="application/xml"/>'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
            f'relationships+xml"/><Override PartName="/xl/workbook.xml" '
            f'ContentType="{_BOOK_TYPE}"/>{overrides}</Types>',
        )
        packed.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="r" '
            f'Type="{_LINKS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        )
        listed = "".join(
            f'<sheet name="{escape(name)}" sheetId="{at + 1}" r:id="r{at}" '
            f'state="{"hidden" if name in hidden_sheets else "visible"}"/>'
            for at, name in enumerate(sheets)
        )
        packed.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{_MAIN}" xmlns:r="{_LINKS}"><sheets>{listed}</sheets></workbook>',
        )
        links = "".join(
            f'<Relationship Id="r{at}" Type="{_LINKS}/worksheet" Target="worksheets/s{at}.xml"/>'
            for at in range(len(sheets))
        )
        packed.writestr(
            "xl/_rels/workbook.xml.rels",
            f'<Relationships xmlns="{_PACKAGE}">{links}<Relationship Id="st" '
            f'Type="{_LINKS}/styles" Target="styles.xml"/></Relationships>',
        )
        packed.writestr(
            "xl/styles.xml",
            f'<styleSheet xmlns="{_MAIN}"><cellXfs count="2"><xf numFmtId="0"/>'
            '<xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>',
        )
        for at, sheet in enumerate(sheets.values()):
            packed.writestr(f"xl/worksheets/s{at}.xml", sheet)
    return stream.getvalue()


@pytest.fixture
def book(tmp_path):
    """Write a workbook and return what was found in it."""

    def write_and_take(content, name="t.xlsx"):
        path = tmp_path / name
        path.write_bytes(content)
        return documents.take(Place(path))

    yield write_and_take
    documents.let_go()


def texts(unpacked):
    return {part.part: documents.take(part).text for part in unpacked.parts}


HEADS = ["title", "text", "date"]


def test_rows_are_reports_with_dates_and_values_of_formulas(book):
    rows = [
        HEADS,
        ["One", "First words.", ("date", 43831)],
        ["Two", ("formula", 'CONCAT("a")', "Second words."), ("date", 43831.5)],
        ["", "", ""],
        [4, "Fourth_x000D_\nwords.", "2020-05"],
    ]
    unpacked = book(made({"Data": _sheet(rows)}))
    assert texts(unpacked) == {"1": "First words.", "2": "Second words.", "4": "Fourth\nwords."}
    found = [documents.take(part) for part in unpacked.parts]
    assert [one.date for one in found] == ["2020-01-01", "2020-01-01", "2020-05"]
    assert [one.title for one in found] == ["One", "Two", "4"]


def test_hidden_rows_and_sheets_are_said_and_not_read(book):
    rows = [HEADS, ["A", "one", ""], ["B", "two", ""]]
    sheets = {"Data": _sheet(rows, hidden=(3,)), "Secret": _sheet(rows)}
    unpacked = book(made(sheets, hidden_sheets=("Secret",)))
    assert texts(unpacked) == {"1": "one"}
    assert "1 hidden row of the sheet “Data”" in unpacked.unread[0]
    assert "“Secret”" in unpacked.notes[0]


@pytest.mark.parametrize(
    ("plain", "written"),
    [
        (' hidden="1"', " hidden='1'"),
        (' hidden="1"', ' hidden = "true"'),
        (' hidden="1"', " hidden='true' ht='12'"),
        (' r="3" hidden="1"', " hidden='1'\n r = '3'"),
        (' r="3" hidden="1"', ' hidden="1"'),
    ],
)
@pytest.mark.parametrize("prefix", ["", "x:"])
def test_a_row_is_hidden_however_its_file_writes_that(book, prefix, plain, written):
    rows = [HEADS, ["A", "one", ""], ["B", "two", ""], ["C", "three", ""]]
    sheet = _sheet(rows, hidden=(3,)).replace(plain, written)
    if prefix:
        sheet = re.sub(r"<(/?)(\w)", r"<\1x:\2", sheet).replace("xmlns=", "xmlns:x=")
    unpacked = book(made({"Data": sheet}))
    assert texts(unpacked) == {"1": "one", "3": "three"}
    assert unpacked.unread[0].startswith("Not read: 1 hidden row of the sheet “Data”")


def test_a_long_sheet_loses_no_hidden_row(book):
    rows = [HEADS] + [["A", "word " * 60 + str(at), ""] for at in range(6000)]
    hidden = tuple(range(2, 6002, 2))
    sheet = re.sub("<(/?)(\\w)", r"<\1x:\2", _sheet(rows, hidden)).replace("xmlns=", "xmlns:x=")
    unpacked = book(made({"Data": sheet}))
    assert len(unpacked.parts) == 3000
    assert "3,000 hidden rows" in unpacked.unread[0]


def test_sheets_with_the_same_columns_come_in_and_others_are_said(book):
    read_me = _sheet([["About this file"]])
    data = {year: _sheet([HEADS, ["A", f"words of {year}", ""]]) for year in ("2020", "2021 #2")}
    other = _sheet([["body", "outlet"], ["Other words.", "The Courier"]])
    unpacked = book(made({"Read me": read_me, **data, "Press": other, "Empty": _sheet([])}))
    assert texts(unpacked) == {"1": "words of 2020", "2021 %232!1": "words of 2021 #2"}
    assert "“Read me”" in unpacked.notes[0]
    assert "“Press”" in unpacked.unread[0]


def test_merged_names_over_columns_are_no_row(book):
    rows = [["All statements", "", ""], ["Statement", "", "Day"], ["title", "text", ""],
            ["A", "one", "2020-01-02"]]  # fmt: skip
    unpacked = book(made({"Data": _sheet(rows, merged=("A1:C1", "A2:B2", "C2:C3"))}))
    assert unpacked.columns == ("title", "text", "Day")
    assert texts(unpacked) == {"1": "one"}


def test_a_workbook_is_known_by_what_it_holds(book):
    assert texts(book(made({"D": _sheet([HEADS, ["A", "one", ""]])}), "t.zip")) == {"1": "one"}


def test_a_workbook_that_would_fill_the_memory_is_not_opened(book, monkeypatch):
    monkeypatch.setattr(workbook, "_MOST_UNPACKED", 2000)
    with pytest.raises(UnreadableError, match="too large when unpacked"):
        book(made({"D": _sheet([HEADS, ["A", "one " * 2000, ""]])}))


@pytest.mark.parametrize("sheet", ["<worksheet", "", "<a/>"])
def test_a_damaged_workbook_has_its_sentence(book, sheet):
    with pytest.raises(UnreadableError) as caught:
        book(made({"D": sheet}))
    assert caught.value.reason.endswith(".")


def test_a_workbook_without_rows_has_its_sentence(book):
    with pytest.raises(UnreadableError, match="No sheet of this workbook"):
        book(made({"D": _sheet([])}))
