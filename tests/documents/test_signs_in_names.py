# SPDX-License-Identifier: MIT
"""What a user may rely on where the name of a file, folder or packed file has a “#” in it."""

from __future__ import annotations

import zipfile

import pytest

from standpoint import documents
from standpoint.model.places import Place, Unpacked

TEXT = b"We ground barley and wheat for the valley, and we sold the rest on the market.\n"


@pytest.fixture
def found(tmp_path):
    """Return, by where they stand below the folder, the documents of a file."""

    def walk(place):
        taken = documents.take(place)
        if not isinstance(taken, Unpacked):
            return [taken]
        return [one for part in taken.parts for one in walk(part)]

    def of(name, data=TEXT):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(data)
        return {one.path.removeprefix(f"{tmp_path}/"): one for one in walk(Place(file))}

    yield of
    documents.let_go()


def test_a_file_has_its_whole_name_as_title_and_path(found):
    document = found("a#b.txt", b"12\n")["a#b.txt"]
    assert document.title == "a#b"


def test_the_date_before_the_sign_counts_and_a_number_behind_it_is_no_row(found):
    document = found("2021-03-04 report #2.md", b"12\n")["2021-03-04 report #2.md"]
    assert (document.title, document.date) == ("2021-03-04 report #2", "2021-03-04")
    assert found("#2021-03-05.txt")["#2021-03-05.txt"].date == "2021-03-05"


def test_the_folder_s_date_is_that_of_its_whole_name(found):
    document = found("2019-05 press #7/a#b.txt")["2019-05 press #7/a#b.txt"]
    assert [(one.value, one.quote) for one in document.findings if one.field == "date"] == [
        ("2019-05", "2019-05 press #7")
    ]


def test_rows_of_a_table_come_in_and_keep_the_name_of_their_file(found):
    rows = found("report #2.csv", b"title,text\nOne,Wheat was sold.\n,Olives were sold.\n")
    assert list(rows) == ["report #2.csv#1", "report #2.csv#2"]
    assert rows["report #2.csv#1"].title == "One"


def test_packed_files_have_their_own_names_as_they_were_written(found, tmp_path):
    inner = tmp_path / "inner.zip"
    with zipfile.ZipFile(inner, "w") as packed:
        packed.writestr("deep #1/2020-01-02 c#d.txt", b"12\n")
        packed.writestr("100%23.txt", b"13\n")
    with zipfile.ZipFile(tmp_path / "made.zip", "w") as packed:
        packed.writestr("e#f.txt", b"14\n")
        packed.writestr("table #3.csv", b"title,text\n,Wheat was sold.\n")
        packed.write(inner, "in#ner.zip")
    documents_found = found("x#1.zip", (tmp_path / "made.zip").read_bytes())
    assert {path: (one.title, one.date) for path, one in documents_found.items()} == {
        "x#1.zip#e%23f.txt": ("e#f", None),
        "x#1.zip#table %233.csv#1": ("Wheat was sold.", None),
        "x#1.zip#in%23ner.zip#deep %231/2020-01-02 c%23d.txt": ("2020-01-02 c#d", "2020-01-02"),
        "x#1.zip#in%23ner.zip#100%2523.txt": ("100%23", None),
    }


def test_endings_are_told_behind_the_sign(found):
    page = b"<html><head><title>The mill</title></head><body><p>We ground barley.</p></body></html>"
    assert found("page.txt#top.html", page)["page.txt#top.html"].title == "The mill"
    assert found("notes.md#old", b"12\n")["notes.md#old"].title == "notes.md#old"
