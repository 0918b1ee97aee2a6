# SPDX-License-Identifier: MIT
"""A figure leaves as a file that a journal can use, or not at all."""

from __future__ import annotations

import csv
import io
import struct
import sys
import xml.etree.ElementTree as ET

import pypdf
import pytest
from PySide6.QtGui import QImage

from standpoint.errors import ExportError
from standpoint.figures.export import FORMATS, ExportOptions, export, render
from standpoint.figures.table import HEADER

SVG = "{http://www.w3.org/2000/svg}"
ARABIC = "الوحدة في بيانات المعارضة"


def svg_words(content):
    root = ET.fromstring(content)
    return [element.text for element in root.iter(f"{SVG}text")]


def tables(content):
    numbers, _, notes = content.decode("utf-8").partition("\n\n")
    return list(csv.DictReader(io.StringIO(numbers))), list(csv.DictReader(io.StringIO(notes)))


def test_a_png_carries_its_dpi_and_has_the_size_asked_for(draw, tmp_path):
    path = export(draw(), tmp_path / "a.png", ExportOptions(89, 110, dpi=300))
    content = path.read_bytes()
    at = content.index(b"pHYs") + 4
    assert struct.unpack(">IIB", content[at : at + 9]) == (11811, 11811, 1)
    picture = QImage(str(path))
    assert (picture.width(), picture.height()) == (1051, 1299)
    assert "Themes over time" in picture.text("Title")
    assert "5 reports without usable date" in picture.text("Description")


def test_an_svg_holds_real_text_in_millimetres_and_every_point_in_words(draw):
    drawn = draw()
    content = render(drawn, "svg", ExportOptions(183, 144))
    root = ET.fromstring(content)
    assert (root.get("width"), root.get("height")) == ("183mm", "144mm")
    words = svg_words(content)
    assert {"2013", "2024", "100 %", "Unity", "no reports", "3*"} <= set(words)
    says = {element.text for element in root.iter(f"{SVG}title")}
    for series in drawn.series:
        for index, point in enumerate(series.points):
            assert (drawn.say(series, index) in says) == (point.value is not None)


def test_an_svg_survives_signs_that_xml_forbids_or_reads_itself(draw):
    content = render(draw(title='A & B\x07 <c> "d"'), "svg")
    assert 'A & B <c> "d"' in svg_words(content)


def test_arabic_words_in_an_svg_run_from_the_right(draw):
    root = ET.fromstring(render(draw(title=ARABIC), "svg"))
    title = next(element for element in root.iter(f"{SVG}text") if element.text == ARABIC)
    assert title.get("direction") == "rtl"


def test_a_pdf_has_its_fonts_embedded_its_size_and_its_title(draw, tmp_path):
    path = export(draw(title=ARABIC), tmp_path / "a.pdf", ExportOptions(183, 144))
    reader = pypdf.PdfReader(path)
    assert reader.metadata.title == ARABIC
    page = reader.pages[0]
    assert [float(x) for x in page.mediabox[2:]] == pytest.approx([518.7, 408.2], abs=1)
    fonts = [font.get_object() for font in page["/Resources"]["/Font"].values()]
    names = set()
    for font in fonts:
        descendant = font["/DescendantFonts"][0].get_object()
        descriptor = descendant["/FontDescriptor"].get_object()
        assert {"/FontFile", "/FontFile2", "/FontFile3"} & set(descriptor)
        names.add(str(descriptor["/FontName"]))
    assert any("StandpointSans" in name for name in names)
    assert any("StandpointNaskh" in name for name in names)


def test_words_and_numbers_can_be_copied_from_a_pdf(draw):
    words = pypdf.PdfReader(io.BytesIO(render(draw(), "pdf"))).pages[0].extract_text()
    plain = " ".join(words.split())
    for said in ("2013", "100 %", "Resolution 2254", "5 reports without usable date are left out"):
        assert said in plain


def test_a_csv_has_the_numbers_of_the_figure(draw):
    drawn = draw()
    numbers, notes = tables(render(drawn, "csv"))
    assert tuple(numbers[0]) == HEADER
    points = [(s.key, p) for s in drawn.series for p in s.points]
    assert len(numbers) == len(points)
    for row, (key, point) in zip(numbers, points, strict=True):
        assert (row["series"], row["period"]) == (key, point.period.key)
        assert (row["start"], row["end"]) == (str(point.period.start), str(point.period.end))
        for name in ("value", "low", "high"):
            number = getattr(point, name)
            assert (
                row[name] == ""
                if number is None
                else float(row[name]) == pytest.approx(number, abs=1e-6)
            )
        assert float(row["reports"]) == pytest.approx(point.reports, abs=1e-6)
        assert row["approximate"] == ("true" if point.approximate else "false")
    said = {row["note"]: row["value"] for row in notes}
    assert said["reports without usable date"] == "5"
    assert said["codebook version"] == "3"
    assert said["drawn as"] == "points with intervals"
    assert said["caption"] == " ".join(drawn.caption.split())
    assert said["date policy"] == "imprecise dates spread over their span by days"


def test_a_csv_gives_no_spreadsheet_a_formula(draw):
    drawn = draw(title='=HYPERLINK("x")', filters="@actor")
    said = {row["note"]: row["value"] for row in tables(render(drawn, "csv"))[1]}
    assert said["title"] == '\'=HYPERLINK("x")'
    assert said["filters"] == "'@actor"


def test_an_empty_figure_says_in_every_format_how_many_reports_wait(draw, tmp_path):
    drawn = draw(per_year={})
    for kind in FORMATS:
        export(drawn, tmp_path / f"empty.{kind}")
    words = " ".join(svg_words((tmp_path / "empty.svg").read_bytes()))
    assert "No dated reports. 5 reports wait for a date." in words
    pdf = pypdf.PdfReader(tmp_path / "empty.pdf").pages[0].extract_text()
    said = {row["note"]: row["value"] for row in tables((tmp_path / "empty.csv").read_bytes())[1]}
    assert said["reports without usable date"] == "5"
    for text in (
        words,
        " ".join(pdf.split()),
        QImage(str(tmp_path / "empty.png")).text("Description"),
    ):
        assert "5 reports without usable date" in text


def test_dark_and_light_differ_in_their_ground(draw, tmp_path):
    for scheme, ground in (("light", 255), ("dark", 27)):
        path = export(draw(), tmp_path / f"{scheme}.png", ExportOptions(60, dpi=72, scheme=scheme))
        assert QImage(str(path)).pixelColor(1, 1).red() == ground


def test_an_unknown_suffix_is_refused_with_the_ones_that_are_known(draw, tmp_path):
    with pytest.raises(ExportError, match=r"PNG, SVG, PDF or CSV"):
        export(draw(), tmp_path / "a.gif")
    assert list(tmp_path.iterdir()) == []


def test_a_picture_too_large_for_any_machine_is_refused(draw):
    with pytest.raises(ExportError, match="cannot be made"):
        render(draw(), "png", ExportOptions(1000, 1000, dpi=2400))


@pytest.mark.parametrize("kind", FORMATS)
def test_a_read_only_folder_gives_one_sentence_and_no_file(draw, tmp_path, kind):
    folder = tmp_path / "locked"
    folder.mkdir()
    if sys.platform == "win32":
        pytest.skip("Windows does not lock folders by their flag")
    folder.chmod(0o555)
    try:
        with pytest.raises(ExportError) as error:
            export(draw(), folder / f"a.{kind}")
        assert str(error.value).endswith("its folder or disk is read-only. Choose another folder.")
        assert list(folder.iterdir()) == []
    finally:
        folder.chmod(0o755)


def test_a_read_only_file_stays_as_it_was(draw, tmp_path):
    path = tmp_path / "a.svg"
    path.write_text("mine")
    path.chmod(0o444)
    with pytest.raises(ExportError, match="could not be written: it may not be changed"):
        export(draw(), path)
    assert path.read_text() == "mine"


def test_a_folder_that_has_gone_is_named(draw, tmp_path):
    with pytest.raises(ExportError, match="its folder is not there"):
        export(draw(), tmp_path / "gone" / "a.png")


def test_a_full_disk_leaves_the_old_file_and_nothing_half_done(draw, tmp_path):
    resource = pytest.importorskip("resource")
    path = tmp_path / "a.svg"
    path.write_text("old")
    content = draw()
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1024, before[1]))
    try:
        with pytest.raises(ExportError, match="could not be written"):
            export(content, path)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert path.read_text() == "old"
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.svg"]


def test_a_csv_says_everything_that_the_figure_says(draw):
    options = ExportOptions(title="My title", subtitle="Under it", caption="My caption.")
    drawn = draw(policy="certain", status="confirmed", thin=3, filters="Actor: Council")
    said = {row["note"]: row["value"] for row in tables(render(drawn, "csv", options))[1]}
    assert said["title"] == "My title"
    assert said["subtitle"] == "Under it"
    assert said["caption"].startswith("My caption. 5 reports without usable date")
    assert said["filters"] == "Actor: Council"
    assert said["codings counted"] == "confirmed codings only"
    assert said["date policy"] == "certain dates only"
    assert said["marked as thin, under"] == "3"
    assert said["resolution_2254 valid from"] == "2015-12-18"
    assert said["event"] == "2024-12-08 Fall of the regime"
    assert "event" not in render(drawn, "csv", ExportOptions(events=False)).decode("utf-8")
