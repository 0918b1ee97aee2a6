# SPDX-License-Identifier: MIT
"""What a figure's file says about itself, and that it is whole, the same, and in its place."""

from __future__ import annotations

import errno
import re
import struct
import xml.etree.ElementTree as ET
import zlib

import pypdf
import pypdfium2
import pytest
from PySide6.QtGui import QImage

from standpoint import __version__
from standpoint.errors import ExportError
from standpoint.figures.export import (
    FORMATS,
    ExportOptions,
    beside,
    export,
    export_with,
    page_of,
    render,
    with_ending,
)

SVG = "{http://www.w3.org/2000/svg}"
DC = "{http://purl.org/dc/elements/1.1/}"
RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
ARABIC = "الوحدة في بيانات المعارضة"
PAGE = ExportOptions(183, 144)


def chunks(png):
    """Return the chunks of a PNG as (kind, content), each checked against its sum."""
    found, at = [], 8
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        kind, content = png[at + 4 : at + 8], png[at + 8 : at + 8 + length]
        assert zlib.crc32(kind + content) == struct.unpack(">I", png[at + 8 + length :][:4])[0]
        found.append((kind, content))
        at += 12 + length
    return found


@pytest.mark.parametrize("kind", FORMATS)
def test_the_same_figure_is_written_as_the_same_bytes(draw, kind, monkeypatch):
    drawn = draw(title=ARABIC)
    first = render(drawn, kind, PAGE)
    monkeypatch.setenv("TZ", "Asia/Damascus")
    assert render(drawn, kind, PAGE) == first
    assert not re.search(rb"(CreationDate|CreateDate|ModifyDate|date>)", first)


@pytest.mark.parametrize("dpi", [72, 150, 300, 1200])
def test_a_png_says_its_resolution_and_its_size_on_paper(draw, dpi):
    content = render(draw(), "png", ExportOptions(60, 110, dpi=dpi))
    found = dict(chunks(content))
    across, down, unit = struct.unpack(">IIB", found[b"pHYs"])
    assert (across, down, unit) == (round(dpi / 0.0254), round(dpi / 0.0254), 1)
    width, height = struct.unpack(">II", found[b"IHDR"][:8])
    assert width / across * 1000 == pytest.approx(60, abs=0.5)
    assert height / down * 1000 == pytest.approx(110, abs=0.5)
    assert found[b"IHDR"][9] == 2  # colours without transparency


def test_a_png_says_its_title_its_method_and_its_maker(draw):
    drawn = draw(title=ARABIC)
    picture = QImage.fromData(render(drawn, "png", PAGE))
    assert picture.text("Title") == ARABIC
    assert picture.text("Description").endswith(page_of(drawn, PAGE).description)
    assert "95\u00a0% Wilson intervals" in picture.text("Description")
    assert picture.text("Software") == f"Standpoint {__version__}"
    assert "tIME" not in {kind.decode() for kind, _ in chunks(render(drawn, "png", PAGE))}


def test_an_svg_has_its_metadata_as_dublin_core(draw):
    drawn = draw(title='Unity & "peace" <2024>')
    root = ET.fromstring(render(drawn, "svg", PAGE))
    described = root.find(f"{SVG}metadata/{RDF}RDF/{RDF}Description")
    assert described.find(f"{DC}title").text == drawn.title
    assert described.find(f"{DC}description").text == page_of(drawn, PAGE).description
    assert described.find(f"{DC}creator").text == f"Standpoint {__version__}"


def test_an_svg_is_read_out_as_one_picture_by_its_title_and_description(draw):
    root = ET.fromstring(render(draw(), "svg", PAGE))
    by_id = {element.get("id"): element for element in root.iter() if element.get("id")}
    named = [by_id[one] for one in root.get("aria-labelledby").split()]
    assert root.get("role") == "img"
    assert [element.tag for element in named] == [f"{SVG}title", f"{SVG}desc"]
    assert "44 dated reports" in named[1].text


def test_two_svgs_in_one_web_page_do_not_share_a_name(draw):
    ids = []
    for title in ("One", "Two"):
        root = ET.fromstring(render(draw(title=title), "svg", PAGE))
        ids.append({element.get("id") for element in root.iter()} - {None})
    assert len(ids[0]) == 3
    assert ids[0].isdisjoint(ids[1])


def test_an_svg_is_cut_at_its_page_and_names_faces_that_other_machines_have(draw):
    root = ET.fromstring(render(draw(), "svg", PAGE))
    (clip,) = root.iter(f"{SVG}clipPath")
    assert clip[0].get("width") == root.get("viewBox").split()[2]
    drawn = [one for one in root if one.tag == f"{SVG}g"]
    assert [one.get("clip-path") for one in drawn] == [f"url(#{clip.get('id')})"]
    families = {text.get("font-family") for text in root.iter(f"{SVG}text")}
    assert all(family.endswith("serif") and "Standpoint" in family for family in families)


def test_every_text_of_the_page_is_text_in_the_svg(draw):
    drawn = draw(title=ARABIC)
    root = ET.fromstring(render(drawn, "svg", PAGE))
    written = [element.text for element in root.iter(f"{SVG}text")]
    assert written == [text.text for text in page_of(drawn, PAGE).texts()]


def test_a_pdf_says_its_title_its_method_its_maker_and_its_language(draw):
    drawn = draw(title=ARABIC)
    content = render(drawn, "pdf", PAGE)
    document = pypdfium2.PdfDocument(content)
    said = document.get_metadata_dict()
    assert said["Title"] == ARABIC
    assert said["Subject"] == page_of(drawn, PAGE).description
    assert said["Creator"] == f"Standpoint {__version__}"
    document.close()
    reader = pypdf.PdfReader(_stream(content))
    assert reader.trailer["/Root"]["/Lang"] == "en"
    assert reader.trailer["/Root"]["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.xmp_metadata.dc_title["x-default"] == ARABIC
    assert reader.xmp_metadata.dc_description["x-default"] == said["Subject"]


def _stream(content):
    import io

    return io.BytesIO(content)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [89, 120, 183])
def test_a_pdf_has_exactly_its_size_and_no_white_edge(draw, width, scheme):
    content = render(draw(scheme=scheme), "pdf", ExportOptions(width, 130))
    document = pypdfium2.PdfDocument(content)
    page = document[0]
    assert page.get_size() == pytest.approx((width * 72 / 25.4, 130 * 72 / 25.4), abs=0.01)
    pixels = page.render(scale=4).to_numpy()
    ground = pixels[8, 8].tolist()
    edges = (pixels[0], pixels[-2], pixels[:, 0], pixels[:, -2])
    assert all((edge == ground).all() for edge in edges)
    document.close()


def test_a_pdf_holds_its_words_as_text_in_faces_of_its_own(draw):
    drawn = draw()
    document = pypdfium2.PdfDocument(render(drawn, "pdf", PAGE))
    words = " ".join(document[0].get_textpage().get_text_range().split())
    for said in ("Themes over time, 2013–2024", "Unity", "100 %", "Fall of the regime", "2017"):
        assert said in words
    assert "95 % Wilson intervals" in words
    document.close()


@pytest.mark.parametrize("title", ["Unity", ARABIC])
def test_every_face_of_a_pdf_is_embedded_and_only_the_letters_it_needs(draw, title):
    content = render(draw(title=title), "pdf", PAGE)
    fonts = pypdf.PdfReader(_stream(content)).pages[0]["/Resources"]["/Font"].values()
    assert fonts
    for font in fonts:
        inner = font.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"]
        descriptor = inner.get_object()
        held = [descriptor[key] for key in ("/FontFile2", "/FontFile3") if key in descriptor]
        assert len(held) == 1
        assert 500 < len(held[0].get_object().get_data()) < 60_000


def test_a_name_without_a_known_ending_is_refused_with_those_that_are_known(draw, tmp_path):
    for name in ("figure", "figure.gif", "figure.", ".png"):
        with pytest.raises(ExportError, match=r"End the name with \.png, \.svg, \.pdf or \.csv\."):
            export(draw(), tmp_path / name)
    assert list(tmp_path.iterdir()) == []


def test_an_ending_is_given_to_a_name_and_a_dot_in_it_stays(tmp_path):
    assert with_ending(tmp_path / "a.PNG", "svg") == tmp_path / "a.svg"
    assert with_ending(tmp_path / "v2.1", "pdf") == tmp_path / "v2.1.pdf"


def test_numbers_and_method_go_beside_a_figure(draw, tmp_path):
    path = tmp_path / "a.pdf"
    asked = beside(path, numbers=True, method=True)
    assert export_with(draw(), path, PAGE, numbers=True, method=True) == (path, *asked)
    assert [one.name for one in asked] == ["a.csv", "a method.txt"]
    assert "Wilson" in asked[1].read_text(encoding="utf-8")
    assert beside(tmp_path / "a.csv", numbers=True) == ()


def test_a_figure_that_cannot_be_laid_out_leaves_nothing_beside(draw, tmp_path):
    with pytest.raises(ExportError, match="needs a height"):
        export_with(draw(), tmp_path / "a.png", ExportOptions(50, 30), numbers=True, method=True)
    assert list(tmp_path.iterdir()) == []


class _Full:
    """A file on a disk that takes the first bytes and then has no room left."""

    def __init__(self, file):
        self._file = file

    def write(self, content):
        self._file.write(content[:100])
        raise OSError(errno.ENOSPC, "No space left on device")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._file.close()

    def __getattr__(self, name):
        return getattr(self._file, name)


@pytest.mark.parametrize("kind", FORMATS)
def test_a_disk_that_fills_up_while_writing_leaves_the_old_figure(
    draw, tmp_path, kind, monkeypatch
):
    path = tmp_path / f"a.{kind}"
    path.write_text("of last month", encoding="utf-8")
    drawn = draw()
    first = type(path).open

    def opened(self, mode="r", *more, **named):
        file = first(self, mode, *more, **named)
        return _Full(file) if "x" in mode else file

    monkeypatch.setattr(type(path), "open", opened)
    with pytest.raises(ExportError) as refused:
        export(drawn, path)
    monkeypatch.undo()
    said = f"a.{kind} could not be written: its disk is full. Free some space or choose another"
    assert str(refused.value) == f"{said} disk."
    assert [entry.name for entry in tmp_path.iterdir()] == [f"a.{kind}"]
    assert path.read_text(encoding="utf-8") == "of last month"


def test_a_folder_in_the_place_of_the_file_is_left_alone(draw, tmp_path):
    (tmp_path / "a.svg").mkdir()
    with pytest.raises(ExportError, match="a folder has this name"):
        export(draw(), tmp_path / "a.svg")
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.svg"]


def test_arabic_words_of_a_pdf_are_said_letter_by_letter(draw):
    name = "بيانات المجلس ٢٢٥٤"
    drawn = draw(title=f"{ARABIC} 2013–2024", labels={"unity": name})
    content = pypdf.PdfReader(_stream(render(drawn, "pdf", PAGE))).pages[0].get_contents()
    said = re.findall(rb"/ActualText <feff(\w*)>", content.get_data())
    letters = "".join(bytes.fromhex(one.decode()).decode("utf-16-be") for one in said)
    # Digits are themselves; they need no help.
    assert letters == f"{ARABIC} {name[:13]}".replace(" ", "")
    assert content.get_data().count(b"BDC") == content.get_data().count(b"EMC") == len(said)


def test_a_pdf_is_sound_to_a_reader_that_forgives_nothing(draw):
    reader = pypdf.PdfReader(_stream(render(draw(title=ARABIC), "pdf", PAGE)), strict=True)
    assert len(reader.pages) == 1
    assert reader.pages[0].get_contents().get_data().count(b"/ActualText") > 20
    names = [font["/BaseFont"] for font in reader.pages[0]["/Resources"]["/Font"].values()]
    assert all(re.fullmatch(r"/[A-Z]{6}\+Standpoint\w+-\w+", name) for name in names)
