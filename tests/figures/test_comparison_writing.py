# SPDX-License-Identifier: MIT
from __future__ import annotations

import io
from dataclasses import replace

import pytest

from standpoint.analysis.aligned import Column
from standpoint.analysis.alignment import align
from standpoint.analysis.closeness import ClosenessModel
from standpoint.errors import ExportError
from standpoint.figures.comparison import as_json, write
from standpoint.model.reposts import RepostPolicy


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


@pytest.mark.parametrize(
    ("policy", "said", "meant"),
    [
        ("all", "3 reposts counted", "3 reposts counted, each like any other report."),
        (
            "once",
            "3 reposts left out",
            "3 reposts left out: each text counts once, by its original.",
        ),
    ],
)
@pytest.mark.parametrize("form", ["html", "json", "docx", "pdf"])
def test_every_format_says_how_the_reposts_of_actors_count(
    qapp, digest, arabic, answer, compare, tmp_path, form, policy, said, meant
):
    made = compare(digest, arabic, answer)
    columns = (
        Column((digest.report, arabic.report), "Circle", "2 reports", RepostPolicy(policy, 2)),
        Column((answer.report,), "Ring", "1 report", RepostPolicy(policy, 1)),
    )
    aligned = align((digest, arabic, answer), made.codebook, 3, ClosenessModel(), columns=columns)
    file = tmp_path / f"c.{form}"
    write(replace(made, alignment=aligned), file)
    if form == "json":
        assert as_json(replace(made, alignment=aligned))["reposts"] == said
        return
    text = written_in(file)
    assert f"compared by theme · {said} · codebook v3" in text
    assert meant in text
    write(made, file)
    assert "repost" not in written_in(file)


def written_in(file):
    """Return the words of a file, on one line."""
    if file.suffix == ".docx":
        from docx import Document

        text = " ".join(paragraph.text for paragraph in Document(file).paragraphs)
    elif file.suffix == ".pdf":
        import pypdfium2

        pages = pypdfium2.PdfDocument(io.BytesIO(file.read_bytes()))
        text = " ".join(page.get_textpage().get_text_range() for page in pages)
        pages.close()
    else:
        text = file.read_text(encoding="utf-8")
    return " ".join(text.replace("\u00a0", " ").split())
