# SPDX-License-Identifier: MIT
from __future__ import annotations

import pytest

from standpoint.errors import ExportError
from standpoint.figures.comparison import write


@pytest.mark.parametrize("form", ["html", "json", "docx", "pdf", "png", "HTML"])
def test_the_ending_of_the_name_chooses_the_format(qapp, digest, answer, compare, tmp_path, form):
    file = tmp_path / f"c.{form}"
    write(compare(digest, answer), file, dpi=72)
    start = {"html": b"<!DOCTYPE", "json": b"{", "docx": b"PK", "pdf": b"%PDF", "png": b"\x89PNG"}
    assert file.read_bytes().startswith(start[form.lower()])
    assert [entry.name for entry in tmp_path.iterdir()] == [file.name]


def test_another_ending_is_refused_with_those_that_there_are(digest, answer, compare, tmp_path):
    with pytest.raises(ExportError) as refused:
        write(compare(digest, answer), tmp_path / "c.odt")
    assert ".html, .json, .docx, .pdf or .png" in str(refused.value)
