# SPDX-License-Identifier: MIT
"""What a file is, is told by its content; what cannot be read is said in a sentence."""

from __future__ import annotations

import io
import os
import pickle
import sqlite3
import subprocess
import sys
import zipfile

import pytest

from standpoint import documents
from standpoint.documents import reading
from standpoint.documents.formats import File
from standpoint.errors import UnreadableError
from standpoint.model.places import Place

PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\0\0\0\0"
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def zipped(**members):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "/"), content)
    return packed.getvalue()


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html", "a.docx", "a.pdf", "a", "a.csv"])
def test_an_empty_file_is_said_to_be_empty(reason, name):
    assert reason(name, b"") == "This file is empty."


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
def test_white_space_is_no_text(reason, name):
    assert reason(name, b" \n\t\r\n") in (
        "There is no text in this file.",
        "This is not a web page, though its name ends in .html. Rename it to end in .txt.",
    )


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html", "a.docx", "a.pdf", "a"])
def test_a_picture_is_known_whatever_its_name(reason, name):
    assert reason(name, PNG).startswith("This is a PNG picture, not a text.")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"\xff\xd8\xff\xe0\0\x10JFIF\0", "JPEG picture"),
        (b"GIF89a\1\0\1\0", "GIF picture"),
        (b"\x1f\x8b\x08\0\0\0\0\0", "packed archive"),
        (b"\0\5\x16\7\0\2\0\0Mac OS X", "leftover of macOS"),
        (b"ID3\3\0\0\0\0", "sound recording"),
        (b"\0\0\0\x18ftypmp42\0\0", "film"),
        (OLD_OFFICE + "WordDocument".encode("utf-16-le"), "old Word file"),
        (OLD_OFFICE + "EncryptedPackage".encode("utf-16-le"), "locked with a password"),
        (zipped(notes__a="words"), "ZIP archive"),
        (zipped(xl__workbook="<x/>"), "Excel workbook"),
        (zipped(ppt__presentation="<x/>"), "PowerPoint file"),
    ],
)
def test_what_holds_no_report_is_named(reason, data, words):
    assert words in reason("a.txt", data)


def test_a_corpus_that_is_added_as_a_file_is_told_apart(tmp_path):
    path = tmp_path / "mine.standpoint"
    connection = sqlite3.connect(path)
    connection.execute("create table report (id integer)")
    connection.commit()
    connection.close()
    with pytest.raises(UnreadableError, match="open it instead of adding it"):
        documents.read(path)


def test_a_file_of_an_unknown_format_fails_with_the_formats_that_are_read(reason):
    words = reason("a.csv", "name,words\nroad,2\n")
    assert words.startswith("Files that end in .csv are not read.")
    for suffix in (".txt", ".md", ".html", ".docx", ".pdf"):
        assert suffix in words


def test_text_without_an_ending_is_read_as_text(read):
    assert read("README", "The council met at noon.\n").text == "The council met at noon.\n"


def test_a_web_page_named_as_text_is_read_as_a_web_page(read):
    document = read(
        "a.txt", "<!DOCTYPE html><title>The road</title><p>The council met at noon.</p>"
    )
    assert document.text == "The council met at noon."


@pytest.mark.parametrize("name", ["a.docx", "a.pdf"])
def test_plain_text_with_the_ending_of_another_format_is_not_taken_silently(reason, name):
    assert "it holds plain text. Rename it to end in .txt" in reason(name, "The council met.\n")


def test_a_file_that_is_not_there_is_said_not_to_be_there(tmp_path):
    with pytest.raises(UnreadableError) as caught:
        documents.read(tmp_path / "none.txt")
    assert caught.value.reason == "There is no such file."


def test_a_folder_is_no_file(tmp_path):
    with pytest.raises(UnreadableError, match="This is a folder"):
        documents.read(tmp_path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs a system with named pipes")
def test_a_pipe_does_not_hang_the_program(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    with pytest.raises(UnreadableError, match="not a file"):
        documents.read(tmp_path / "pipe.txt")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read all")
def test_a_file_that_may_not_be_read_is_said_so(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("words")
    path.chmod(0)
    with pytest.raises(UnreadableError, match="You are not allowed to read this file"):
        documents.read(path)


def test_a_refusal_of_the_system_is_a_sentence(tmp_path, monkeypatch):
    path = tmp_path / "a.txt"
    path.write_text("words")

    def refuse(*_args, **_kwargs):
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr("pathlib.Path.open", refuse)
    with pytest.raises(UnreadableError, match="You are not allowed to read this file"):
        documents.read(path)


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="needs symbolic links")
def test_a_link_to_itself_is_a_sentence(tmp_path):
    (tmp_path / "a.txt").symlink_to(tmp_path / "a.txt")
    with pytest.raises(UnreadableError, match="points to itself"):
        documents.read(tmp_path / "a.txt")


def test_a_file_beyond_the_limit_is_refused_before_it_is_read(tmp_path):
    path = tmp_path / "huge.txt"
    with path.open("wb") as opened:
        opened.truncate(reading.LARGEST + 1)
    with pytest.raises(UnreadableError, match=r"This file has 100 MB; the limit is 100 MB"):
        documents.read(path)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")
def test_a_name_that_is_no_unicode_can_be_stored(tmp_path):
    path = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    with open(path, "wb") as opened:  # noqa: PTH123
        opened.write(b"12")
    (found,) = documents.find([tmp_path])
    document = documents.read(found)
    assert document.path.encode().endswith("caf\ufffd.txt".encode())
    assert document.title == "caf\ufffd"


def test_a_member_of_an_archive_is_read_from_memory():
    document = documents.read_file(
        File("post.zip#statements/one.md", b"# The road\n\nIt is open.\n", "statements/one.md")
    )
    assert (document.path, document.title) == ("post.zip#statements/one.md", "The road")


def test_the_error_keeps_its_parts_on_the_way_from_a_worker(tmp_path):
    with pytest.raises(UnreadableError) as caught:
        documents.read(tmp_path / "none.txt")
    copy = pickle.loads(pickle.dumps(caught.value))
    assert (copy.path, copy.reason) == (caught.value.path, caught.value.reason)


def test_importing_the_floor_imports_no_heavy_library():
    heavy = ["trafilatura", "lxml", "docx", "pypdfium2", "yaml", "charset_normalizer", "PySide6"]
    code = (
        "import sys, standpoint.documents; "
        f"print([name for name in {heavy!r} if name in sys.modules])"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"


def test_the_endings_that_are_read_are_known():
    assert {".txt", ".md", ".html", ".htm", ".docx", ".pdf"} <= set(documents.SUFFIXES)


@pytest.mark.expects_log
def test_a_fault_of_the_program_does_not_blame_the_file(read, reason, monkeypatch):
    monkeypatch.setattr("standpoint.documents.titles.of_text", lambda: None)
    # The call itself fails in our own module, as a mistake there would.
    assert reason("a.txt", "The road is open.").startswith("Standpoint failed on this text.")


def test_a_path_that_is_too_long_is_not_called_missing(tmp_path):
    with pytest.raises(UnreadableError) as caught:
        documents.read(tmp_path / ("folder/" * 900) / "a.txt")
    assert "too long" in caught.value.reason


@pytest.mark.parametrize(("suffix", "noun"), [(".docx", "Word file"), (".epub", "EPUB book")])
def test_a_damaged_file_is_named_by_its_ending_and_not_as_an_archive(tmp_path, suffix, noun):
    file = tmp_path / f"broken{suffix}"
    file.write_bytes(b"PK\3\4" + bytes(200))
    with pytest.raises(UnreadableError, match=f"This {noun} is damaged"):
        documents.take(Place(file))
