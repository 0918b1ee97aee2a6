# SPDX-License-Identifier: MIT
"""What a user may rely on when an archive is added: each file named, none lost, no trap sprung."""

from __future__ import annotations

import io
import stat
import struct
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standpoint import documents
from standpoint.documents import zip_names, zipped
from standpoint.errors import UnreadableError
from standpoint.model.places import Place, Unpacked


def packed(members, **options):
    """Return the bytes of an archive with these (name, content)."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(name, content, **options)
    return stream.getvalue()


@pytest.fixture
def archive(tmp_path):
    """Write an archive and return, by part, the text or the sentence why there is none."""

    def walk(place):
        try:
            found = documents.take(place)
        except UnreadableError as error:
            yield place.part, error.reason
            return
        if not isinstance(found, Unpacked):
            yield place.part, found.text
            return
        for part in found.parts:
            yield from walk(part)

    def write_and_walk(content, name="a.zip"):
        path = tmp_path / name
        path.write_bytes(content)
        return dict(walk(Place(path)))

    yield write_and_walk
    documents.let_go()


def test_names_stay_inside_and_are_never_two_alike(archive, tmp_path):
    names = [
        "../../up.txt",
        "/root.txt",
        "C:\\win\\dows.txt",
        "a/./b//c.txt",
        "up.txt",
        "nulX.txt",
    ]
    content = packed([(name, f"Text of {at}.") for at, name in enumerate(names)])
    found = archive(content.replace(b"nulX", b"nul\0"))
    assert set(found) == {
        "up.txt", "root.txt", "win/dows.txt", "a/b/c.txt", "up (2).txt", "nul\ufffd.txt",
    }  # fmt: skip
    assert sorted(found.values()) == [f"Text of {at}." for at in range(6)]
    assert [path.name for path in tmp_path.iterdir()] == ["a.zip"]


@given(st.text(st.sampled_from("#%235ab/."), min_size=1, max_size=12))
def test_a_name_comes_back_from_its_place(name):
    place = Place(None, "outer.zip").inside(name)
    assert place.name == name
    assert place.outer.part == "outer.zip"
    assert place.part.count("#") == 1


def test_a_number_sign_in_a_name_is_no_part(archive):
    found = archive(packed([("No. #7 %23.txt", "Seven."), ("t#1.csv", "text\nInside.\n")]))
    assert found == {"No. %237 %2523.txt": "Seven.", "t%231.csv#1": "Inside."}


@pytest.mark.parametrize("encoding", ["utf-8", "cp720", "cp1256"])
def test_arabic_names_of_old_programs_are_letters(archive, encoding):
    name = "بيان المجلس.txt".encode(encoding)
    placeholder = b"N" * (len(name) - 4) + b".txt"
    content = packed([(placeholder.decode(), "Words.")]).replace(placeholder, name)
    assert list(archive(content)) == ["بيان المجلس.txt"]


def test_western_names_of_old_programs_are_letters(archive):
    name = "Erklärung für Genf.txt".encode("cp437")
    placeholder = b"N" * len(name)
    content = packed([(placeholder.decode(), "Words.")]).replace(placeholder, name)
    assert list(archive(content)) == ["Erklärung für Genf.txt"]


def test_two_files_of_one_name_both_come_in(archive):
    with pytest.warns(UserWarning, match="Duplicate"):
        content = packed([("a.txt", "One."), ("a.txt", "Two.")])
    assert archive(content) == {"a.txt": "One.", "a (2).txt": "Two."}


def test_litter_is_passed_over_and_a_link_is_named(archive):
    link = zipfile.ZipInfo("link.txt")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    content = packed([(link, "/etc/passwd"), ("__MACOSX/._a.txt", "x"), (".DS_Store", "x"),
                      ("._a.txt", "x"), (".env", "x"), ("a.txt", "Words.")])  # fmt: skip
    found = archive(content)
    assert set(found) == {"link.txt", "a.txt"}
    assert found["link.txt"].startswith("This is a link")


def test_a_locked_file_is_named_and_the_others_come_in(archive):
    content = bytearray(packed([("locked.txt", "x" * 50), ("open.txt", "Words.")]))
    for sign, flags in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        at = content.index(sign)
        content[at + flags] |= 1
    found = archive(bytes(content))
    assert "password" in found["locked.txt"]
    assert found["open.txt"] == "Words."


def test_a_damaged_file_is_named_and_the_others_come_in(archive):
    content = bytearray(packed([("bad.txt", "The road is open today."), ("good.txt", "Words.")]))
    at = content.index(b"bad.txt") + len("bad.txt") + 4
    content[at] ^= 0xFF
    found = archive(bytes(content))
    assert "damaged in the archive" in found["bad.txt"]
    assert found["good.txt"] == "Words."


def test_a_file_made_to_fill_the_memory_is_not_unpacked(archive):
    found = archive(packed([("bomb.txt", b"0" * 30_000_000), ("a.txt", "Words.")]))
    assert "made to fill the memory" in found["bomb.txt"]
    assert found["a.txt"] == "Words."


def test_a_file_that_unpacks_to_more_than_it_says_is_refused(archive):
    content = bytearray(packed([("liar.txt", b"word " * 100_000)]))
    for sign, at in ((b"PK\3\4", 22), (b"PK\1\2", 24)):
        struct.pack_into("<I", content, content.index(sign) + at, 10)
    assert "damaged in the archive" in archive(bytes(content))["liar.txt"]


def test_files_that_share_their_bytes_are_refused(archive):
    content = packed([("a.txt", "Words of one."), ("b.txt", "Words of two.")])
    first, second = (at for at in range(len(content)) if content[at : at + 4] == b"PK\1\2")
    overlapping = bytearray(content)
    overlapping[second + 42 : second + 46] = content[first + 42 : first + 46]
    found = archive(bytes(overlapping))
    assert all("shares its bytes" in sentence for sentence in found.values())
    assert len(found) == 2


def test_archives_lie_in_archives_only_so_deep(archive):
    content = packed([("deep.txt", "Words.")])
    for depth in range(4):
        content = packed([(f"{depth}.zip", content), (f"{depth}.txt", f"Level {depth}.")])
    found = archive(content)
    assert found["3.zip#2.zip#1.txt"] == "Level 1."
    assert found["3.zip#2.zip#1.zip"].startswith("This archive lies in")
    assert "Words." not in found.values()


def test_too_many_files_are_refused(archive, monkeypatch):
    monkeypatch.setattr(zipped, "_MOST_MEMBERS", (3, 2, 1))
    content = packed([(f"{at}.txt", "Words.") for at in range(4)])
    assert "4 files; the limit is 3" in archive(content)[""]


def test_too_much_in_all_is_refused(archive, monkeypatch):
    monkeypatch.setattr(zipped, "_MOST_TOTAL", (1000, 100, 10))
    assert "the limit is" in archive(packed([("a.txt", "word " * 900)]))[""]


@pytest.mark.parametrize("cut", [30, 60, 100])
def test_an_archive_that_is_cut_has_its_sentence(archive, cut):
    content = packed([("a.txt", "Words " * 20)])
    assert archive(content[:cut])[""].startswith("This ZIP archive is damaged")


def test_an_archive_that_vanishes_meanwhile_has_its_sentence(tmp_path):
    path = tmp_path / "a.zip"
    path.write_bytes(packed([("a.txt", "Words.")]))
    (part,) = documents.take(Place(path)).parts
    documents.let_go()
    path.unlink()
    with pytest.raises(UnreadableError, match="There is no such file"):
        documents.take(part)


def test_an_archive_that_changed_is_opened_anew(tmp_path):
    path = tmp_path / "a.zip"
    path.write_bytes(packed([("a.txt", "Words.")]))
    (part,) = documents.take(Place(path)).parts
    path.write_bytes(packed([("a.txt", "Other words, and more of them.")]))
    assert documents.take(part).text == "Other words, and more of them."
    documents.let_go()


def test_many_files_are_listed_in_little_time(tmp_path):
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as written:
        for at in range(3000):
            written.writestr(f"folder/{at % 7}/text {at}.txt", f"Words of {at}.")
    parts = documents.take(Place(path)).parts
    assert len(parts) == 3000
    assert documents.take(parts[-1]).text.startswith("Words of")
    documents.let_go()


@given(st.text(max_size=30))
def test_no_cleaned_name_leads_out(name):
    parts = zip_names.cleaned(name).split("/")
    assert parts
    assert not {"", ".", ".."} & {part.strip() for part in parts}


def test_threads_that_read_archives_at_once_do_not_close_them_for_each_other(tmp_path):
    from concurrent.futures import ThreadPoolExecutor

    def read_all(number):
        file = tmp_path / f"{number}.zip"
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
            for member in range(40):
                packed.writestr(f"{member}.txt", f"Parcel {number}, letter {member}. " * 50)
        seen = []
        for _ in range(4):
            for member in range(40):
                text = documents.take(Place(file, f"{member}.txt")).text
                seen.append(text.startswith(f"Parcel {number}, letter {member}."))
            documents.let_go()
        return seen

    with ThreadPoolExecutor(4) as threads:
        found = list(threads.map(read_all, range(4)))
    assert all(map(all, found))
