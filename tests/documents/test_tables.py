# SPDX-License-Identifier: MIT
"""What a user may rely on when a table is added: no row lost, none guessed at."""

from __future__ import annotations

import json
import tracemalloc
from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standpoint import documents
from standpoint.documents import columns
from standpoint.errors import UnreadableError
from standpoint.model.places import ColumnMapping, Place

PROSE = "The council wants the roads to the north to be open again before the winter comes here"


@pytest.fixture
def table(tmp_path):
    """Write a file of that name and return what was found in it."""

    def write_and_take(name, content):
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return documents.take(Place(path))

    yield write_and_take
    documents.let_go()


def reports(unpacked):
    """Return by part the document, or the sentence that says why there is none."""
    found = {}
    for part in unpacked.parts:
        try:
            found[part.part] = documents.take(part)
        except UnreadableError as error:
            found[part.part] = error.reason
    return found


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_cells_are_parted_whatever_parts_them_and_however_letters_are_stored(
    table, delimiter, encoding
):
    lines = [
        delimiter.join(("title", "text", "publisher")),
        delimiter.join(
            ("One", f'"Élan, a ""word""; a tab\tand | a bar\nin {PROSE}"', "Café Press")
        ),
    ]
    found = reports(table("t.csv", "\r\n".join(lines).encode(encoding)))
    assert list(found) == ["1"]
    assert found["1"].text == f'Élan, a "word"; a tab\tand | a bar\nin {PROSE}'
    assert (found["1"].title, found["1"].publisher) == ("One", "Café Press")


def test_arabic_of_old_windows_is_read_and_said(table):
    content = "العنوان;النص\nبيان;قال المجلس إن الطرق إلى الشمال مفتوحة أمام الناس منذ اليوم\n"
    (report,) = reports(table("t.csv", content.encode("cp1256"))).values()
    assert report.text.startswith("قال المجلس")
    assert "cp1256" in report.evidence["encoding"]


def test_a_first_line_for_excel_names_what_parts_cells_and_is_no_row(table):
    unpacked = table("t.csv", "sep=|\ntext|title\na, b; c|One\n")
    assert unpacked.columns == ("text", "title")
    assert reports(unpacked)["1"].text == "a, b; c"


def test_empty_rows_count_and_are_left_out(table):
    unpacked = table("t.csv", "title,text\nA,one\n,\n\nB,two\nC,\n")
    found = reports(unpacked)
    assert list(found) == ["1", "4", "5"]
    assert found["4"].text == "two"
    assert found["5"] == "There is no text in this row: “text” is empty."


def test_names_of_columns_that_are_empty_or_stand_twice_are_told_apart(table):
    unpacked = table("t.csv", f",text,text,\n0,{PROSE},other,x\n")
    assert unpacked.columns == ("column 1", "text", "text (3)", "column 4")


def test_a_table_without_names_loses_no_row_and_is_asked_about(table):
    unpacked = table("t.csv", f"A day,{PROSE} one,2020-01-02\nAnother,{PROSE} two,2020-01-03\n")
    assert not unpacked.heads
    assert unpacked.columns == ("column 1", "column 2", "column 3")
    assert (unpacked.rows, unpacked.parts) == (2, ())
    assert unpacked.mapping.columns("text") == ("column 2",)
    assert "text" in unpacked.mapping.guessed
    mapping = ColumnMapping({"text": ("column 2",), "date": ("column 3",)})
    found = reports(documents.take(Place(unpacked.place.path, "", mapping)))
    assert [report.date for report in found.values()] == ["2020-01-02", "2020-01-03"]


def test_what_stands_above_the_names_is_said(table):
    unpacked = table("t.csv", "Export of Monday\n\ntitle,text\nA,one\nB,two\n")
    assert unpacked.columns == ("title", "text")
    assert "Export of Monday" in unpacked.notes[0]
    assert list(reports(unpacked)) == ["1", "2"]


def test_a_row_with_too_many_cells_fails_alone(table):
    found = reports(table("t.csv", "title,text\nA,one, and more\nB,two\nC,three,,\n"))
    assert "3 cells and the table 2 columns" in found["1"]
    assert (found["2"].text, found["3"].text) == ("two", "three")


def test_a_quotation_that_never_ends_takes_no_other_row_along(table):
    found = reports(table("t.csv", 'title,text\nA,"never ends\nB,two\nC,"three"\n'))
    assert "cannot be paired" in found["1"]
    assert (found["2"].text, found["3"].text) == ("two", "three")


def test_sloppy_quotation_marks_on_one_line_cost_no_row_and_no_cell(table):
    found = reports(table("t.csv", 'title,text\nA,"Unity" is what they ask for\nB,two\n'))
    assert found["1"].text == "Unity is what they ask for"
    assert found["2"].text == "two"


def test_the_pieces_of_a_broken_row_are_no_reports(table):
    content = 'title,text,date\nA,"He said "go" now\nand more",2020\nB,two,2021\n'
    found = reports(table("t.csv", content))
    assert [isinstance(one, str) for one in found.values()] == [True, True, False]
    assert found["3"].date == "2021"


def test_quotation_marks_of_a_database_export_stay(table):
    found = reports(table("t.tsv", 'title\ttext\nA\t"Unity" is what they ask for\nB\tsaid "no"\n'))
    assert found["1"].text == '"Unity" is what they ask for'


def test_marks_that_excel_leaves_and_nul_are_no_letters(table):
    found = reports(table("t.csv", 'title,text\nA,"one_x000D_\ntwo\x00"\n'))
    assert found["1"].text == "one\ntwo"


def test_a_text_is_a_table_only_where_that_is_sure(table):
    assert table("t.txt", "title;date;text\nA;2020;one\nB;2021;two\n").rows == 2
    assert table("l.txt", "Title, text and date\nOne line.\nTwo, three.\n").text.startswith("Title")


@pytest.mark.parametrize(
    ("dates", "taken"),
    [
        (["03/04/2020", "25/04/2020"], ["2020-04-03", "2020-04-25"]),
        (["03/04/2020", "04/25/2020"], ["2020-03-04", "2020-04-25"]),
        (["03/04/2020", "05/04/2020"], [None, None]),
        (["03/04/2020", "25/04/2020", "04/25/2020"], [None, "2020-04-25", "2020-04-25"]),
        (["٠٣/٠٤/٢٠٢٠", "25/04/2020 14:05"], ["2020-04-03", "2020-04-25"]),
        (["20200403", "20200403T101500Z"], ["2020-04-03", "2020-04-03"]),
        # One odd date among many turns none of them, whichever way it points.
        (["03/04/2020"] * 9 + ["25/04/2020"], [None] * 9 + ["2020-04-25"]),
        (["03/04/2020"] * 9 + ["04/25/2020"], [None] * 9 + ["2020-04-25"]),
        (["٠٣/٠٤/٢٠٢٠"] * 9 + ["٢٥/٠٤/٢٠٢٠"], [None] * 9 + ["2020-04-25"]),
        (["03/04/2020"] * 4 + ["25/04/2020"], [None] * 4 + ["2020-04-25"]),
        (["03/04/2020"] * 3 + ["25/04/2020"], ["2020-04-03"] * 3 + ["2020-04-25"]),
        # Dates with one reading in either order say nothing against those that decide.
        (["04/04/2020"] * 9 + ["25/04/2020"], ["2020-04-04"] * 9 + ["2020-04-25"]),
    ],
)
def test_a_column_decides_which_number_is_the_day_and_never_a_row(table, dates, taken):
    rows = "".join(f"text number {at} here,{date}\n" for at, date in enumerate(dates))
    found = list(reports(table("t.csv", f"text,date\n{rows}")).values())
    assert [report.date for report in found] == taken
    if taken[0] is None:
        assert f"“{dates[0]}”, which can be two days" in found[0].evidence["date"]
        weak = [one for one in found[0].findings if one.field == "date"]
        assert {(one.value, one.strength, one.where) for one in weak} == {
            ("2020-04-03", "weak", "column “date”"),
            ("2020-03-04", "weak", "column “date”"),
        }


@pytest.mark.parametrize(
    ("names", "roles"),
    [
        ("Unnamed: 0,headline,body,Load-Date,Publication Date,Publication", "title=headline "
         "text=body date=Publication_Date publisher=Publication"),
        ("HD,BY,PD,SN,LA,LP,TD,AN", "text=LP+TD title=HD date=PD "
         "actor=BY publisher=SN language=LA"),
        ("stories_id,publish_date,title,url,language,media_name,media_url", "title=title "
         "date=publish_date publisher=media_name source=url language=language"),
        ("DATE,SourceCommonName,DocumentIdentifier", "date=DATE publisher=SourceCommonName "
         "source=DocumentIdentifier"),
        ("id,articleText,pubDate,articleUrl", "text=articleText date=pubDate source=articleUrl"),
        ("نص البيان,عنوان البيان,تاريخ النشر,الجهة,الرابط", "text=نص_البيان title=عنوان_البيان "
         "date=تاريخ_النشر actor=الجهة source=الرابط"),
    ],
)  # fmt: skip
def test_names_of_known_exports_say_what_columns_hold(names, roles):
    mapping = columns.guess(names.split(","))
    assert not mapping.guessed
    assert {role: "+".join(held).replace(" ", "_") for role, held in mapping.roles.items()} == dict(
        one.split("=") for one in roles.split()
    )


def test_a_day_of_saving_is_suggested_and_not_taken(table):
    unpacked = table("t.csv", "text,created_at\nWhat they said.,2020-01-02\n")
    assert unpacked.mapping.guessed == {"date"}
    (report,) = reports(unpacked).values()
    assert report.date is None
    assert ("2020-01-02", "weak") in [(one.value, one.strength) for one in report.findings]


@pytest.mark.parametrize(
    ("cell", "publisher", "source"),
    [("The Courier", "The Courier", None), ("https://a.example/1", None, "https://a.example/1")],
)
def test_a_source_that_is_a_name_is_a_publisher(table, cell, publisher, source):
    (report,) = reports(table("t.csv", f"text,source\nWhat they said.,{cell}\n")).values()
    assert (report.publisher, report.source) == (publisher, source)


def test_the_longest_prose_is_only_a_suggestion(table):
    unpacked = table("t.csv", f"kind,wording\nnews,{PROSE}\nother,{PROSE} too\n")
    assert unpacked.mapping.columns("text") == ("wording",)
    assert not unpacked.mapping.usable
    assert unpacked.parts == ()


# JSON ---------------------------------------------------------------------------------------


def test_a_list_in_an_object_is_found_and_keys_in_keys_are_columns(table):
    content = {"status": "ok", "response": {"docs": [
        {"headline": {"main": "A"}, "body": PROSE, "tags": ["x", "y"], "by": [{"name": "N"}]},
        {"body": "a \ud83d\ude00 \ud800 half"}, 7,
    ]}}  # fmt: skip
    unpacked = table("t.json", json.dumps(content))
    assert unpacked.columns == ("headline.main", "body", "tags", "by.name")
    assert unpacked.unread == ("Not read: 1 value in the list that are no objects.",)
    found = reports(unpacked)
    assert found["1"].text == PROSE
    assert found["2"].text == "a 😀 \ufffd half"


def test_one_object_is_one_report(table):
    content = {"title": "Alone", "text": PROSE, "links": [{"url": "x"}, {"url": "y"}]}
    assert [one.title for one in reports(table("t.json", json.dumps(content))).values()] == [
        "Alone"
    ]


@pytest.mark.parametrize("name", ["t.jsonl", "t.ndjson", "t.json", "t.txt"])
def test_lines_are_objects_by_content_and_a_broken_one_fails_alone(table, name):
    found = reports(table(name, '{"text": "one"}\n\n{"text": "tw\n{"text": "three"}\n'))
    assert list(found) == ["1", "3", "4"]
    assert found["3"].startswith("This row is no JSON object.")
    assert found["4"].text == "three"


@pytest.mark.parametrize(
    "content", ["plain words", "[", '[{"text": "a"}', '{"a": "b', "[1, 2]", "[" * 100_000, '"a"']
)
def test_what_is_no_json_has_its_sentence(table, content):
    with pytest.raises(UnreadableError) as caught:
        table("t.json", content)
    assert caught.value.reason.startswith("This is no whole JSON file")


def test_several_lists_are_not_chosen_between(table):
    rows = [{"text": "a"}, {"text": "b"}]
    with pytest.raises(UnreadableError, match="“one”, “two”"):
        table("t.json", json.dumps({"one": rows, "two": rows}))
    unpacked = table("u.json", json.dumps({"one": rows, "facets": [{"n": 1}, {"n": 2}]}))
    assert (unpacked.rows, unpacked.notes) == (
        2,
        ("Not read, as they hold no text of reports: “facets”.",),
    )


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner),
    max_leaves=6,
)


@settings(max_examples=80, deadline=None)
@given(
    rows=st.lists(st.dictionaries(st.text(max_size=4), VALUES, max_size=3), min_size=1, max_size=5),
    indent=st.sampled_from([None, 1]),
    ascii_only=st.booleans(),
)
def test_objects_are_found_whatever_stands_in_them(tmp_path_factory, rows, indent, ascii_only):
    path = tmp_path_factory.mktemp("json") / "t.json"
    rows = [{"text": "words", **row} for row in rows]
    path.write_text(json.dumps(rows, indent=indent, ensure_ascii=ascii_only), encoding="utf-8")
    assert documents.take(Place(path)).rows == len(rows)
    documents.let_go()


# Parquet ------------------------------------------------------------------------------------


def test_rows_of_parquet_are_read_in_any_order(tmp_path):
    import pyarrow as pa
    from pyarrow import parquet as pq

    path = tmp_path / "t.parquet"
    days = [datetime(2020, 1, 1 + at % 28, at % 2) for at in range(2500)]
    data = {
        "text": [f"Statement number {at}." for at in range(2500)],
        "date": pa.array(days, pa.timestamp("ns")),
        "about": [{"url": f"https://a.example/{at}"} for at in range(2500)],
        "vector": [[0.5, 0.25]] * 2500,
    }
    pq.write_table(pa.table(data), path, row_group_size=1000)
    unpacked = documents.take(Place(path))
    assert unpacked.columns == ("text", "date", "about.url")
    assert "“vector”" in unpacked.notes[0]
    for number in (1, 2500, 999, 1001, 1000, 3):
        report = documents.take(unpacked.parts[number - 1])
        assert report.text == f"Statement number {number - 1}."
        assert report.date == days[number - 1].date().isoformat()
    documents.let_go()


def test_a_small_parquet_table_of_millions_of_rows_is_refused_at_once(tmp_path):
    import pyarrow as pa
    from pyarrow import parquet as pq

    path = tmp_path / "t.parquet"
    text = pa.DictionaryArray.from_arrays(pa.repeat(pa.scalar(0, pa.int32()), 4_000_000), [PROSE])
    pq.write_table(pa.table({"text": text}), path)
    tracemalloc.start()
    try:
        with pytest.raises(UnreadableError, match="4,000,000 rows; the limit is 1,000,000"):
            documents.take(Place(path))
        assert tracemalloc.get_traced_memory()[1] < 150_000_000
    finally:
        tracemalloc.stop()
        documents.let_go()


@pytest.mark.parametrize("content", [b"PAR1", b"PAR1" + b"\0" * 200 + b"PAR1", b"PAR1junkPAR1"])
def test_a_damaged_parquet_table_has_its_sentence(table, content):
    with pytest.raises(UnreadableError, match="damaged"):
        table("t.parquet", content)
