# SPDX-License-Identifier: MIT
"""Whatever a file holds, reading it ends in a document or in a sentence."""

from __future__ import annotations

import io
import itertools
import re
import time
import zipfile
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from standpoint import documents
from standpoint.errors import UnreadableError
from standpoint.model.places import Place, Unpacked

HERE = Path(__file__).parent
SMALL = {path.suffix: path.read_bytes() for path in sorted((HERE / "small").iterdir())}
"""A small whole file of each format."""

NAMES = [*(f"a{suffix}" for suffix in documents.SUFFIXES), "a"]
LONGEST = 10
PARTS = 12
"""So many parts of what holds several are read."""

_numbers = itertools.count()


@pytest.fixture(scope="module", autouse=True)
def folder(tmp_path_factory):
    global _folder  # noqa: PLW0603 - a fixture of one test cannot be asked by its examples
    _folder = tmp_path_factory.mktemp("any")


def check(name, data):
    """Read a file and what is in it: each part is a document or a sentence, in good time."""
    path = _folder / str(next(_numbers)) / name
    path.parent.mkdir()
    path.write_bytes(data)
    begun = time.process_time()  # of this process, however busy the machine is
    try:
        check_places([Place(path)])
    finally:
        path.unlink()
        path.parent.rmdir()
    assert time.process_time() - begun < LONGEST


def check_places(places):
    for place in places:
        try:
            found = documents.take(place)
        except UnreadableError as error:
            assert re.fullmatch(r"(?s)[A-Z\d“].*[^\s.]\.", error.reason), error.reason  # noqa: PT017
            assert "fault of the program" not in error.reason, error.__cause__  # noqa: PT017
            continue
        if isinstance(found, Unpacked):
            assert all(part.shown.encode() for part in found.parts)
            str((found.columns, found.sample)).encode()
            check_places(found.parts[:PARTS])
        else:
            check_document(found)


def check_document(document):
    assert document.text.strip()
    assert document.title.strip()
    assert "\r" not in document.text
    for words in (document.text, document.title, document.actor, document.publisher,
                  document.source, document.language, str(document.evidence)):  # fmt: skip
        (words or "").encode()


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=15)
@given(data=st.binary(max_size=400))
@example(data=b"%PDF-1.4")
@example(data=b"PK\x03\x04")
@example(data=b"---\n[\n---\n")
@example(data=b"\xff\xfe")
@example(data=b"<html")
@example(data=b'---\ntitle: "A \\ud800 day"\nauthor: "B \\udfff"\n---\nThe road is open.\n')
@example(
    data=b'<html><script type="application/ld+json">{"@type": "NewsArticle", "headline": "A \\ud800'
    b' day", "author": {"name": "B \\udc00"}}</script><p>The road to the north is open.</p>'
)
def test_any_bytes_end_in_a_document_or_a_sentence(name, data):
    check(name, data)


PIECES = [
    *("<p>", "</p>", "<table>", "<tr>", "<td", ">", "<title>", "<!--", "-->", "&amp;", "&#0;"),
    *("<script type='application/ld+json'>", "{", "}", "[", "](", "**", "# ", "|", "---", "```"),
    *("> ", "`", "1.", "date: ", "(Source: ", "/ 05.01.2017)", "\n", " ", "word", "é", "ع"),
    *(
        "\ufeff",
        "\u202e",
        "\x0c",
        '"headline": "',
        "\\ud800",
        "&#xD800;",
        "title: ",
        '"',
        "author: ",
    ),
]
MARKUP = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
@settings(max_examples=60)
@given(text=MARKUP)
def test_any_markup_ends_in_a_document_or_a_sentence(name, text):
    check(name, text.encode())


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
@settings(max_examples=30)
@given(text=st.text(max_size=200))
def test_any_text_ends_in_a_document_or_a_sentence(name, text):
    check(name, text.encode())


def packed(members):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return stream.getvalue()


def members_of(data):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {info.filename: archive.read(info) for info in archive.infolist()}


def mutated(data, changes):
    """Return bytes with changes: (what, where and how far from 0 to 1, bytes to put there)."""
    for what, at, far, junk in changes:
        start = int(at * len(data))
        end = min(len(data), start + 1 + int(far * far * 200))
        piece = data[start:end]
        if what == "flip":
            other = bytes(byte ^ (1 << len(junk) % 8) for byte in piece[:4])
            data = data[:start] + other + data[start + len(other) :]
        elif what == "cut":
            data = data[:start] + data[end:]
        elif what == "put":
            data = data[:start] + junk + data[start:]
        elif what == "over":
            data = data[:start] + junk + data[start + len(junk) :]
        elif what == "twice":
            data = data[:end] + piece * (1 + len(junk) % 40) + data[end:]
        elif what == "move":
            rest = data[:start] + data[end:]
            to = int(far * len(rest))
            data = rest[:to] + piece + rest[to:]
        elif what == "end":
            data = data[:start]
        elif what == "number":
            found = list(re.finditer(rb"\d+", data))
            if found:
                one = found[int(at * len(found))]
                number = (b"0", b"-1", b"65536", b"4294967295", b"9" * 25, b"1e999")[len(junk) % 6]
                data = data[: one.start()] + number + data[one.end() :]
    return data


def mutated_inside(data, member, changes):
    """Return a packed file of which one member has changed."""
    members = members_of(data)
    name = list(members)[int(member * len(members))]
    members[name] = mutated(members[name], changes)
    return packed(members)


WHAT = ("flip", "cut", "put", "over", "twice", "move", "end", "number")
RELEVANT = (
    *(piece.encode("utf-8", "surrogatepass") for piece in PIECES),
    *(b"\0", b"\xff\xfe", b"\r\n", b"\r", b"\\", b"{", b"}", b"<", b"/>", b"\x1b", b"\xed\xa0\x80"),
    *(b"<!DOCTYPE a [<!ENTITY b 'c'>]>", b"&b;", b"<![CDATA[", b"]]>", b"\\bin9 ", b"\\u-9 "),
    *(b"%PDF-", b"obj", b"endobj", b"stream\n", b"<<", b">>", b"0 R", b"PK\x03\x04", b"PK\x05\x06"),
    *(b"=?utf-8?q?=", b"Content-Type: ", b"boundary=", b"--outer--", b"[" * 40, b"<div>" * 40),
)
JUNK = st.one_of(st.binary(max_size=8), st.sampled_from(RELEVANT))
CHANGES = st.lists(
    st.tuples(st.sampled_from(WHAT), st.floats(0, 0.999), st.floats(0, 0.999), JUNK),
    min_size=1, max_size=6,
)  # fmt: skip


def whole(name):
    """A whole file of the format that a name tells; of some other where there is none yet."""
    return SMALL.get(Path(name).suffix, SMALL[".html"])


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=25)
@given(changes=CHANGES)
def test_a_broken_file_ends_in_a_document_or_a_sentence(name, changes):
    check(name, mutated(whole(name), changes))


@pytest.mark.parametrize("name", [n for n in NAMES if whole(n).startswith(b"PK")])
@settings(max_examples=25)
@given(member=st.floats(0, 0.999), changes=CHANGES)
def test_a_packed_file_with_a_broken_member_ends_in_a_document_or_a_sentence(name, member, changes):
    check(name, mutated_inside(whole(name), member, changes))


@pytest.mark.parametrize("suffix", sorted(set(SMALL) & set(documents.SUFFIXES)))
def test_the_small_whole_file_of_a_format_is_read(suffix):
    found = documents.take(Place(HERE / "small" / f"a{suffix}"))
    parts = found.parts if isinstance(found, Unpacked) else ()
    texts = [documents.take(part) for part in parts] or [found]
    assert all(isinstance(one, Unpacked) or "." in one.text or one.text for one in texts)


BROKE = sorted((HERE / "broke").iterdir()) if (HERE / "broke").is_dir() else []


@pytest.mark.parametrize("path", BROKE, ids=lambda path: path.name)
def test_what_once_broke_a_reader_breaks_it_no_more(path):
    check(path.name, path.read_bytes())
