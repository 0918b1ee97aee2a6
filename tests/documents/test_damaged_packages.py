# SPDX-License-Identifier: MIT
"""What a user may rely on where a workbook, a Word file or a book is damaged: it is called so."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest

from standpoint import documents
from standpoint.errors import UnreadableError
from standpoint.model.places import Place

SMALL = Path(__file__).parent / "small"
KINDS = {
    ".xlsx": "This Excel workbook is damaged",
    ".docx": "This Word file is damaged",
    ".odt": "This OpenDocument text is damaged",
    ".epub": "This EPUB book is damaged",
}


def whole(suffix):
    (file,) = SMALL.glob(f"*{suffix}")
    return file.read_bytes()


def reason(file, data):
    file.write_bytes(data)
    try:
        with pytest.raises(UnreadableError) as caught:
            documents.take(Place(file))
    finally:
        documents.let_go()
    return caught.value.reason


def scrambled(data):
    """Change bytes of the packed parts; the list of the archive stays whole."""
    packed = bytearray(data)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for info in archive.infolist()[1:]:
            begin = info.header_offset + 30 + len(info.filename)
            for at in range(begin, begin + info.compress_size, 7):
                packed[at] ^= 0x55
    return bytes(packed)


@pytest.mark.parametrize("suffix", KINDS)
@pytest.mark.parametrize("share", [0.15, 0.5, 0.9, 0.99])
def test_a_file_that_was_cut_off_is_named_by_its_ending(suffix, share, tmp_path):
    data = whole(suffix)
    assert reason(tmp_path / f"a{suffix}", data[: int(share * len(data))]).startswith(KINDS[suffix])


@pytest.mark.parametrize("suffix", KINDS)
@pytest.mark.parametrize("share", [0.5, 0.9, 0.99])
@pytest.mark.parametrize("named", ["a.zip", "a"])
def test_a_file_that_was_cut_off_is_named_by_what_is_left_of_it(suffix, share, named, tmp_path):
    data = whole(suffix)
    assert reason(tmp_path / named, data[: int(share * len(data))]).startswith(KINDS[suffix])


@pytest.mark.parametrize("suffix", KINDS)
def test_a_file_of_which_parts_are_broken_is_named_by_what_it_is(suffix, tmp_path):
    assert reason(tmp_path / f"a{suffix}", scrambled(whole(suffix))).startswith(KINDS[suffix])


def test_a_workbook_that_lacks_its_list_of_sheets_is_no_archive(tmp_path):
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(whole(".xlsx"))) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            if name != "xl/workbook.xml":
                new.writestr(name, old.read(name))
    assert reason(tmp_path / "a.xlsx", stream.getvalue()).startswith(KINDS[".xlsx"])


@pytest.mark.parametrize("count", ["4294967295", "99999999999999999999"])
def test_a_workbook_that_says_it_has_more_texts_than_bytes_kills_no_reader(count, tmp_path):
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(whole(".xlsx"))) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "xl/sharedStrings.xml":
                data = re.sub(rb'uniqueCount="\d+"', f'uniqueCount="{count}"'.encode(), data)
                assert count.encode() in data
            new.writestr(name, data)
    assert reason(tmp_path / "a.xlsx", stream.getvalue()).startswith(KINDS[".xlsx"])


@pytest.mark.parametrize("place", ["B" + "1" * 900, "ABCDEFG2", "b99999999", "B4294967297"])
def test_a_workbook_with_a_cell_where_no_sheet_has_one_kills_no_reader(place, tmp_path):
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(whole(".xlsx"))) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name.endswith("sheet1.xml"):
                assert b'r="B2"' in data
                data = data.replace(b'r="B2"', f'r="{place}"'.encode())
            new.writestr(name, data)
    assert reason(tmp_path / "a.xlsx", stream.getvalue()).startswith(KINDS[".xlsx"])


def test_a_damaged_archive_of_texts_stays_a_zip_archive(tmp_path):
    data = whole(".zip")
    said = reason(tmp_path / "a.zip", data[: len(data) // 2])
    assert said.startswith("This ZIP archive is damaged")


def test_a_damaged_workbook_in_an_archive_is_named(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as packed:
        packed.writestr("inner.xlsx", whole(".xlsx")[:400])
    try:
        with pytest.raises(UnreadableError, match="This Excel workbook is damaged"):
            documents.take(Place(tmp_path / "a.zip", "inner.xlsx"))
    finally:
        documents.let_go()
