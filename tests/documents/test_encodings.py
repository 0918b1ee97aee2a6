# SPDX-License-Identifier: MIT
"""Texts of all ages come out with their own letters, or are refused in words."""

from __future__ import annotations

import codecs

import pytest

ENGLISH = "The mayor’s envoys met on “neutral ground” – nothing more – and didn’t reply.\n"
ARABIC = "عقد المجلس اجتماعاً في الميناء لبحث ملف العائلات، وأكد المتحدث أن القرار واضح.\n"
TURKISH = "Belediye başkanı dün görüştü; çağrı şöyle: güvenli dönüş için İzmir’e yollar.\n"
FRENCH = "Le conseil s’est réuni à Genève ; « rien n’est décidé », dit l’émissaire.\n"
RUSSIAN = "Совет собрался в порту и обсудил вопрос о дорогах, которые ведут в долину. " * 3


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
@pytest.mark.parametrize("text", [ENGLISH, ARABIC])
def test_a_byte_order_mark_decides_and_is_not_stored(read, text, encoding):
    assert read("a.txt", text.encode(encoding)).text == text


def test_a_big_endian_mark_is_known_too(read):
    data = codecs.BOM_UTF16_BE + ARABIC.encode("utf-16-be")
    assert read("a.txt", data).text == ARABIC


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", [ENGLISH, ARABIC])
def test_utf16_without_a_mark_is_told_by_its_letters(read, text, encoding):
    document = read("a.txt", text.encode(encoding))
    assert document.text == text
    assert encoding in document.evidence["encoding"]


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (ENGLISH, "cp1252"),
        (ENGLISH, "mac_roman"),
        (FRENCH, "cp1252"),
        (FRENCH, "mac_roman"),
        (ARABIC, "cp1256"),
        (ARABIC.replace("،", ","), "iso8859_6"),
        (TURKISH, "cp1254"),
        (RUSSIAN, "cp1251"),
    ],
)
def test_an_old_encoding_is_told_by_its_letters(read, text, encoding):
    document = read("a.txt", text.encode(encoding))
    assert document.text == text
    assert encoding in document.evidence["encoding"]


@pytest.mark.parametrize(
    "text", ["The mayor’s office.", "He said “no”.", "Café", "£5 – or more", "the régime’s envoys"]
)
def test_one_short_line_of_cp1252_is_enough(read, text):
    assert read("a.txt", text.encode("cp1252")).text == text


@pytest.mark.parametrize("text", ["القرار 2254", "Resolution 2254 / القرار 2254", "قال: «نعم»"])
def test_one_short_line_of_cp1256_is_enough(read, text):
    assert read("a.txt", text.encode("cp1256")).text == text


def test_a_long_file_of_cp1252_is_not_taken_for_something_else(read):
    text = ENGLISH * 5_000
    assert read("a.txt", text.encode("cp1252")).text == text


def test_utf8_with_a_damaged_place_stays_utf8_and_says_so(read):
    data = ARABIC.encode().replace("ق".encode(), b"\xd9", 1)
    document = read("a.txt", data)
    assert document.text == ARABIC.replace("ق", "\ufffd", 1)
    assert "damaged in one place" in document.evidence["encoding"]


def test_utf8_that_was_cut_off_inside_a_letter_stays_utf8(read):
    document = read("a.txt", "“Nothing”, he said".encode() + "…".encode()[:2])
    assert document.text == "“Nothing”, he said\ufffd"


def test_letters_that_nobody_can_tell_are_refused_in_words(reason):
    words = reason("a.txt", bytes(range(128, 256)) * 3)
    assert words.startswith("It cannot be told how the letters of this file are stored.")
    assert "UTF-8" in words


@pytest.mark.parametrize(
    "data", [b"abc\0def\0\0ghi", b"\1\2\3\4 text \5\6", bytes(range(256)) * 4, b"\xff\xfe\0"]
)
def test_bytes_that_are_no_letters_are_refused_in_words(reason, data):
    assert reason("a.txt", data).startswith("This file holds no text")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1256"])
def test_a_stray_nul_among_prose_is_left_out_and_said(read, encoding):
    words = "عاد القارب إلى الميناء بعد شتاء طويل وفرح الناس بعودته. " * 6
    data = words.strip().encode(encoding)
    broken = data[:90] + b"\0" + data[90:]
    document = read("a.txt", broken)
    assert document.text == read("b.txt", data).text
    assert "one byte that is no character left out" in document.evidence["encoding"]


def test_a_nul_in_each_line_of_a_program_s_file_is_refused(reason):
    assert reason("a.txt", b"boats and nets\0" * 60).startswith("This file holds no text")
