# SPDX-License-Identifier: MIT
"""What stands in the cells of tables: markup, stamps of programs, days as Excel counts them."""

from __future__ import annotations

import json

import pytest

from standpoint import documents
from standpoint.errors import UnreadableError
from standpoint.model.places import ColumnMapping, Place

PROSE = "The pilots of the harbour have met and want the ferries to sail before the winter comes."


@pytest.fixture
def rows(tmp_path):
    """Write a table and return what is in it and the documents."""

    def take(name, content, mapping=None):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        table = documents.take(Place(path, mapping=mapping))
        return table, [documents.take(part) for part in table.parts]

    yield take
    documents.let_go()


def test_markup_in_a_cell_is_taken_apart_as_that_of_a_page(rows):
    body = (
        "<p>The <b>pilots</b> of the harbour met &amp; spoke.</p><script>x()</script>"
        "<ul><li>One ferry</li><li>Two boats</li></ul>First line<br>second line"
    )
    listed = [{"title": "Ferries &#8211; <i>all</i> of them", "text": body}]
    _, (row,) = rows("a.json", json.dumps(listed))
    assert row.text == (
        "The pilots of the harbour met & spoke.\n\nOne ferry\n\nTwo boats\n\n"
        "First line\nsecond line"
    )
    assert row.title == "Ferries – all of them"


@pytest.mark.parametrize(
    "words",
    [
        "A is < B and C > D, said the pilots of the harbour to the council of the town.",
        "Use <harbour> for the name, and write R&D as it is, & nothing else at all here.",
    ],
)
def test_signs_that_are_no_markup_stay(rows, words):
    _, (row,) = rows("a.json", json.dumps([{"title": "Ferries", "text": words}]))
    assert row.text == words


def test_markup_without_words_is_no_report(rows):
    content = json.dumps([
        {"title": "Ferries", "text": "<p><img src='a.png'></p>"}, {"title": "b", "text": PROSE}
    ])  # fmt: skip
    with pytest.raises(UnreadableError, match="no text"):
        rows("a.json", content)


def test_the_stamp_of_a_message_is_its_day(rows):
    posts = [
        {"created_at": "Wed Oct 10 20:19:24 +0000 2018", "full_text": PROSE},
        {"created_at": "Thu Nov 01 06:00:00 +0000 2018", "full_text": f"{PROSE} Two."},
    ]
    content = "\n".join(json.dumps(one) for one in posts)
    _, found = rows("a.jsonl", content)
    assert [one.date for one in found] == ["2018-10-10", "2018-11-01"]
    assert found[0].evidence["date"] == "column “created_at”"


def test_a_stamp_with_a_wrong_weekday_or_no_day_dates_nothing(rows):
    lines = [f'"{day}","{PROSE} {day}"' for day in
             ("Mon Oct 10 20:19:24 +0000 2018", "Wed Oct 41 20:19:24 +0000 2018")]  # fmt: skip
    _, found = rows("a.csv", "\n".join(["date,text", *lines]))
    assert [one.date for one in found] == [None, None]
    assert all(one.evidence["date"] for one in found)


@pytest.mark.parametrize(
    "column",
    ["Date of statement", "Statement date", "Posted", "Posted on", "posted_at", "Published on",
     "Published", "تاريخ الصدور", "تاريخ النشر", "تاريخ صدور البيان", "تاريخ التصريح"],
)  # fmt: skip
def test_columns_that_say_when_a_report_came_out_are_its_date(rows, column):
    _, (row,) = rows("a.csv", f'{column},title,text\n2021-03-04,Ferries,"{PROSE}"\n')
    assert (row.date, row.evidence["date"]) == ("2021-03-04", f"column “{column}”")


def test_the_day_of_a_statement_is_taken_and_that_of_an_event_is_not(rows):
    head = "Date of event,Date of statement,Who,Statement"
    _, (row,) = rows("a.csv", f'{head}\n2021-01-01,2021-01-03,Pilots,"{PROSE}"\n')
    assert row.date == "2021-01-03"


def workbook(cells, *, is_1904=False, names=("Title", "Date", "Text")):
    import io
    import zipfile

    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"

    def cell(column, at, value):
        if isinstance(value, str):
            return f'<c r="{column}{at}" t="inlineStr"><is><t>{value}</t></is></c>'
        return f'<c r="{column}{at}"><v>{value}</v></c>'

    lines = [names, *(("Ferries", day, f"{PROSE} {at}") for at, day in enumerate(cells))]
    data = "".join(
        f'<row r="{at}">'
        + "".join(cell("ABC"[n], at, one) for n, one in enumerate(line))
        + "</row>"
        for at, line in enumerate(lines, 1)
    )
    kinds = "application/vnd.openxmlformats-"
    sheet = f"{kinds}officedocument.spreadsheetml."
    flag = '<workbookPr date1904="1"/>' if is_1904 else ""
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types">'
        f'<Default Extension="rels" ContentType="{kinds}package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{sheet}sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/s.xml" ContentType="{sheet}worksheet+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" '
        f'Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{space}" xmlns:r="{office}">{flag}<sheets>'
        '<sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}/relationships">'
        f'<Relationship Id="r1" Type="{office}/worksheet" Target="worksheets/s.xml"/>'
        "</Relationships>",
        "xl/worksheets/s.xml": f'<worksheet xmlns="{space}"><sheetData>{data}</sheetData>'
        "</worksheet>",
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    return stream.getvalue()


def test_a_column_of_days_as_excel_counts_them_is_one_of_days(rows):
    table, found = rows("a.xlsx", workbook([44927, 45123]))
    assert [one.date for one in found] == ["2023-01-01", "2023-07-16"]
    assert table.notes == ("The numbers in “Date” are read as spreadsheets count days.",)


def test_days_are_counted_from_1904_where_the_workbook_says_so(rows):
    _, found = rows("a.xlsx", workbook([43465, 43466], is_1904=True))
    assert [one.date for one in found] == ["2023-01-01", "2023-01-02"]


def test_numbers_among_other_writings_are_no_days_and_say_what_they_may_be(rows):
    _, found = rows("a.xlsx", workbook([44927, "3 May 2021", "spring"]))
    assert [one.date for one in found][:2] == [None, "2021-05-03"]
    assert "2023-01-01" in found[0].evidence["date"]


@pytest.mark.parametrize("day", [12, 250_000, -3, 44927.25])
def test_numbers_that_are_no_days_stay_numbers(rows, day):
    _, found = rows("a.xlsx", workbook([44927, day]))
    assert found[1].date in (None, "2023-01-01")
    assert found[0].date == (None if day != 44927.25 else "2023-01-01")


def test_a_number_in_a_column_of_letters_says_what_it_may_be(rows):
    _, (row,) = rows("a.csv", f'title,date,text\nFerries,44927,"{PROSE}"\n')
    assert row.date is None
    assert "2023-01-01" in row.evidence["date"]


def test_a_refused_cell_of_a_weak_column_says_why(rows):
    _, (row,) = rows("a.csv", f'title,created_at,text\nFerries,the day after,"{PROSE}"\n')
    assert (
        row.evidence["date"]
        == "column “created_at” says “the day after”, which cannot be read as a date"
    )


def test_years_name_columns_where_something_else_does_too(rows):
    table, _ = rows("a.csv", "district,2019,2020,2021\nHarbour,12,14,19\nQuay,30,31,44\n")
    assert table.heads
    assert table.columns == ("district", "2019", "2020", "2021")
    assert table.rows == 2


def test_a_row_with_years_below_years_names_no_columns(rows):
    table, _ = rows("a.csv", "Harbour,2019,2020\nQuay,2018,2021\nPier,2011,2012\n")
    assert not table.heads


def test_said_columns_hold_markup_too(rows):
    inner = {"attributes": {"body": "<p>The tax office <i>fled</i>.</p>"}}
    mapping = ColumnMapping({"text": ("attributes.body",)})
    _, (row,) = rows("a.json", json.dumps({"data": [inner]}), mapping)
    assert row.text == "The tax office fled."
