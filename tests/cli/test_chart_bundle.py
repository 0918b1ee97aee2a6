# SPDX-License-Identifier: MIT
"""`chart --bundle` writes a figure with all that it takes to check it."""

from __future__ import annotations

import zipfile

import pytest

from standpoint.figures.bundle import CONTENTS, METHOD


@pytest.fixture
def dated(standpoint, corpus, ids):
    standpoint("set", corpus, ids["Council"], "--date", "2023-05-02")
    standpoint("set", corpus, ids["Assembly"], "--date", "2024-03")
    return corpus


def test_a_bundle_alone_or_beside_a_file(standpoint, dated, tmp_path):
    folder, file = tmp_path / "bundle", tmp_path / "x.svg"
    answer = standpoint("chart", dated, "--bundle", folder, "--period", "year", "--title", "Ours")
    assert (answer.code, answer.out) == (0, f"Wrote {folder}.\n")
    assert {METHOD, CONTENTS, "Ours.pdf", "Ours.csv"} <= {one.name for one in folder.iterdir()}
    both = ("--bundle", tmp_path / "b.zip", "--output", file, "--period", "year", "--title", "Ours")
    assert standpoint("chart", dated, *both).out.count("Wrote") == 2
    with zipfile.ZipFile(tmp_path / "b.zip") as archive:
        assert archive.read("Ours/Ours.svg") == file.read_bytes()
    assert (folder / "Ours.svg").read_bytes() == file.read_bytes()


def test_a_saved_figure_is_bundled_on_its_page(standpoint, dated, tmp_path):
    page = ("--width", "89", "--height", "70", "--grey", "--subtitle", "auto", "--theme", "unity")
    assert standpoint("figures", dated, "save", "Trend", "--period", "year", *page).code == 0
    assert standpoint("chart", dated, "--saved", "Trend", "--bundle", tmp_path / "b").code == 0
    (svg,) = (tmp_path / "b").glob("*.svg")
    assert 'width="89mm" height="70mm"' in svg.read_text(encoding="utf-8")
    assert "2 dated reports, codebook v1" in svg.read_text(encoding="utf-8")
    note = " ".join((tmp_path / "b" / METHOD).read_text(encoding="utf-8").split())
    assert "stands on 2 dated reports" in note


def test_without_a_place_nothing_is_done(standpoint, dated):
    answer = standpoint("chart", dated)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err == "Say where to: --output FILE, --bundle PATH, or both.\n"


def test_a_folder_of_other_files_is_refused_with_exit_2(standpoint, dated, tmp_path):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.txt").write_text("x", encoding="utf-8")
    answer = standpoint("chart", dated, "--bundle", tmp_path / "mine")
    assert answer.code == 2
    assert answer.err.startswith("The folder mine holds other files: thesis.txt.")


def test_five_undated_reports_make_a_bundle_that_says_so(standpoint, corpus, tmp_path):
    answer = standpoint("chart", corpus, "--bundle", tmp_path / "b")
    assert answer.code == 0
    assert "3 reports wait for a date" in answer.out
    left = (tmp_path / "b" / "reports left out.csv").read_text(encoding="utf-8")
    assert left.count("no usable date") == 3


def test_a_figure_that_was_written_is_told_though_its_bundle_could_not_be(
    standpoint, dated, tmp_path
):
    taken = tmp_path / "b.zip"
    taken.write_bytes(b"my notes")
    file = tmp_path / "x.svg"
    answer = standpoint("chart", dated, "--output", file, "--bundle", taken, "--period", "year")
    assert (answer.code, answer.out) == (1, f"Wrote {file}.\n")
    assert answer.err == "b.zip is there and is no bundle. Choose another name.\n"
    assert taken.read_bytes() == b"my notes"
    assert file.is_file()
