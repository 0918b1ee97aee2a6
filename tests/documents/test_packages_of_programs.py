# SPDX-License-Identifier: MIT
"""What programs pack as ZIP and is not read is refused as one file, whatever its name is."""

from __future__ import annotations

import io
import zipfile

import pytest

from standpoint import documents
from standpoint.errors import UnreadableError
from standpoint.model.places import Place, Unpacked

ODF = "application/vnd.oasis.opendocument."


def packed(members):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return stream.getvalue()


def told_apart(kind):
    return {
        "mimetype": ODF + kind,
        "content.xml": "<a>Boats lie at the quay.</a>",
        "meta.xml": "<m/>",
    }


OFFICE = {"[Content_Types].xml": "<Types/>", "docProps/core.xml": "<c/>"}
PACKAGES = [
    ("spreadsheet", told_apart("spreadsheet"), "OpenDocument spreadsheet", ".xlsx"),
    ("template", told_apart("spreadsheet-template"), "OpenDocument spreadsheet", ".xlsx"),
    ("slides", told_apart("presentation"), "OpenDocument presentation", ".pdf"),
    ("drawing", told_apart("graphics"), "OpenDocument drawing", ".pdf"),
    ("formula", told_apart("formula"), "OpenDocument file", ".pdf"),
    ("pptx", OFFICE | {"ppt/slides/slide1.xml": "<s>Boats</s>"}, "PowerPoint", ".pdf"),
    ("vsdx", OFFICE | {"visio/document.xml": "<v/>"}, "Visio", ".pdf"),
    ("other", OFFICE | {"custom/a.xml": "<v/>"}, "Office file", ".pdf"),
    ("pages", {"Index/Document.iwa": b"\0a", "preview.jpg": b"\xff\xd8\xff"}, "Pages", ".docx"),
    ("keynote", {"Index/Document.iwa": b"\0", "Index/Slide-1.iwa": b"\0"}, "Keynote", ".pdf"),
    ("old pages", {"index.xml": "<a/>", "buildVersionHistory.plist": "<p/>"}, "Pages", ".docx"),
    ("jar", {"META-INF/MANIFEST.MF": "Manifest-Version: 1.0\n", "org/Boat.class": b"\xca\xfe",
             "readme.txt": "Boats lie here."}, "Java", ""),
    ("apk", {"AndroidManifest.xml": b"\3\0", "META-INF/MANIFEST.MF": "x", "a.txt": "Boats."},
     "Android", ""),
    ("krita", {"mimetype": "application/x-krita", "a.xml": "<a/>"}, "application/x-krita", ".pdf"),
]  # fmt: skip


@pytest.mark.parametrize("name", ["a.zip", "a.bin", "a", "a.ods", "a.pptx", "a.pages"])
@pytest.mark.parametrize(("members", "kind", "instead"), [one[1:] for one in PACKAGES])
def test_a_package_of_a_program_is_one_file_with_one_sentence(
    tmp_path, name, members, kind, instead
):
    path = tmp_path / name
    path.write_bytes(packed(members))
    with pytest.raises(UnreadableError) as caught:
        documents.take(Place(path))
    documents.let_go()
    assert kind in caught.value.reason
    assert "not read" in caught.value.reason
    assert instead in caught.value.reason
    assert caught.value.path == str(path)


def test_numbers_and_pages_are_told_by_their_names_where_nothing_else_tells(tmp_path):
    for name, kind in (("a.numbers", "Numbers"), ("a.key", "Keynote"), ("a.pages", "Pages")):
        path = tmp_path / name
        path.write_bytes(packed({"Index/Document.iwa": b"\0", "Index/Tables/DataList.iwa": b"\0"}))
        with pytest.raises(UnreadableError, match=kind):
            documents.take(Place(path))
    documents.let_go()


def test_a_package_in_an_archive_is_one_part_and_the_others_come_in(tmp_path):
    path = tmp_path / "a.zip"
    inner = packed(told_apart("spreadsheet"))
    path.write_bytes(packed({"b/sums.ods": inner, "c.txt": "Boats lie at the quay."}))
    found = documents.take(Place(path))
    assert isinstance(found, Unpacked)
    first, second = found.parts
    with pytest.raises(UnreadableError, match="OpenDocument spreadsheet"):
        documents.take(first)
    assert documents.take(second).text == "Boats lie at the quay."
    documents.let_go()


def test_the_type_of_a_package_is_never_a_report(tmp_path):
    path = tmp_path / "a.zip"
    inside = {"old/mimetype": f"{ODF}text", "old/content.xml": "<a/>", "c.txt": "Boats lie here."}
    path.write_bytes(packed(inside))
    names = [part.name for part in documents.take(Place(path)).parts]
    documents.let_go()
    assert names == ["c.txt", "old/content.xml"]


def test_an_archive_of_files_stays_an_archive(tmp_path):
    path = tmp_path / "a.zip"
    inside = {"x/META-INF/MANIFEST.MF": "Boats", "Index/a.txt": "Boats lie.", "index.xml": "<a/>"}
    path.write_bytes(packed(inside))
    assert len(documents.take(Place(path)).parts) == 3
    documents.let_go()


@pytest.mark.parametrize(
    "beside",
    [
        {"META-INF/MANIFEST.MF": "Manifest-Version: 1.0\n"},
        {"mimetype": "text/plain"},
        {"mimetype": "text/html"},
    ],
)
def test_reports_beside_what_only_looks_like_a_sign_of_a_program_come_in(tmp_path, beside):
    path = tmp_path / "reports.zip"
    path.write_bytes(packed(beside | {"a.txt": "Boats lie at the quay.", "b.txt": "None left."}))
    found = documents.take(Place(path))
    names = [part.name for part in found.parts]
    documents.let_go()
    assert {"a.txt", "b.txt"} <= set(names)


@pytest.mark.parametrize("name", ["a.jar", "a.war", "a.apk"])
def test_a_java_archive_without_classes_is_told_by_its_name(tmp_path, name):
    path = tmp_path / name
    path.write_bytes(packed({"META-INF/MANIFEST.MF": "x", "readme.txt": "Boats lie here."}))
    with pytest.raises(UnreadableError, match="Java archive"):
        documents.take(Place(path))
    documents.let_go()
