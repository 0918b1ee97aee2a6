# SPDX-License-Identifier: MIT
"""Rich text gives its words in any code page, without codes, deletions and hidden text."""

from __future__ import annotations

import pytest

FONTS = r"{\fonttbl{\f0\fcharset0 Times;}{\f1\fcharset178 Simplified Arabic;}{\f2\fcharset204 T;}}"


def rtf(body, head=r"\ansi\ansicpg1252\deff0\uc1", fonts=FONTS):
    return (r"{\rtf1" + head + fonts + body + "}").encode("latin-1")


def test_paragraphs_breaks_and_signs_are_as_they_are_shown(read):
    body = r"\pard One\tab two\line three\par Four \ldblquote five\rdblquote\emdash six.\par"
    assert read("a.rtf", rtf(body)).text == "One\ttwo\nthree\n\nFour “five”—six."


def test_arabic_in_its_code_page_by_font_or_by_file(read):
    words = "عاد الأهالي"
    hexed = "".join(rf"\'{byte:02x}" for byte in words.encode("cp1256"))
    assert read("a.rtf", rtf(rf"{{\f1 {hexed}}} \f0 back")).text == f"{words} back"
    assert read("b.rtf", rtf(hexed, r"\ansi\ansicpg1256", "")).text == words


def test_raw_bytes_of_the_code_page_are_read_too(read):
    data = rtf("@", r"\ansi\ansicpg1256", "").replace(b"@", "سوريا".encode("cp1256"))
    assert read("a.rtf", data).text == "سوريا"


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (r"\u1593?\u1575?\u1583?", "عاد"),
        (r"\uc0\u1593\u1575\u1583 now", "عادnow"),
        (r"{\uc2 \u1593\'3f\'3f}a", "عa"),
        (r"a\u-10179?\u-8704?", "a\U0001f600"),
        (r"\u-10179? lone", "\ufffd lone"),
        (r"caf\u233\'e9", "café"),
    ],
)
def test_unicode_escapes_replace_their_fallback(read, body, words):
    assert read("a.rtf", rtf(body)).text == words


def test_fields_keep_what_they_show_and_lose_their_code(read):
    body = r'See {\field{\*\fldinst HYPERLINK "https://example.org/"}{\fldrslt the page}} now.'
    assert read("a.rtf", rtf(body)).text == "See the page now."


def test_deleted_hidden_and_commented_words_are_no_text(read):
    body = (
        r"It is {\deleted SECRET}{\v SECRET}{\*\annotation SECRET}open{\*\unknown SECRET}."
        r"{\header SECRET}{\footer SECRET}{\pict ffd8ffe0}"
    )
    assert read("a.rtf", rtf(body)).text == "It is open."


def test_rows_of_short_cells_are_lines_and_long_cells_are_paragraphs(read):
    row = r"\trowd\cellx1\cellx2\pard\intbl {}\cell {}\cell\row "
    long = "The council met on the second day of the week and spoke for hours about the road there."
    body = (
        r"\pard Before.\par "
        + row.format("Name", "Role")
        + row.format("Rana", "Speaker")
        + row.format("Note", long)
        + r"\pard After.\par"
    )
    assert read("a.rtf", rtf(body)).text.split("\n\n") == [
        *("Before.", "Name\tRole", "Rana\tSpeaker", "Note", long, "After."),
    ]


def test_footnotes_stand_at_the_end_and_boxes_after_their_paragraph(read):
    box = r"{\shp{\*\shpinst{\sp{\sn x}{\sv SECRET}}{\shptxt In the box.\par}}{\shprslt SECRET}}"
    body = rf"The road{{\footnote Since Monday.}} is{box} open.\par Come.\par"
    assert read("a.rtf", rtf(body)).text.split("\n\n") == [
        *("The road is open.", "In the box.", "Come.", "Since Monday."),
    ]


def test_marks_of_lists_are_dropped(read):
    body = r"{\listtext\bullet\tab}One\par{\pntext 2.\tab}Two\par"
    assert read("a.rtf", rtf(body)).text == "One\n\nTwo"


def test_bytes_of_pictures_are_passed_over(read):
    body = r"One {\pict\bin5 @}}\}} two"
    assert read("a.rtf", rtf(body)).text == "One two"


def test_properties_give_the_title_and_weak_findings(read):
    info = (
        r"{\info{\upr{\title SECRET}{\*\ud{\title The open road}}}{\author Rana Haddad}"
        r"{\creatim\yr2024\mo6\dy5\hr10}{\revtim\yr1601\mo1\dy1}}"
    )
    document = read("a.rtf", rtf(info + r"\pard It is open today, they said.\par"))
    assert document.text == "It is open today, they said."
    assert (document.title, document.date, document.actor) == ("The open road", None, None)
    assert [(f.field, f.value) for f in document.findings if f.strength == "weak"] == [
        ("date", "2024-06-05"),
        ("actor", "Rana Haddad"),
    ]


@pytest.mark.parametrize("name", ["a.txt", "a.doc", "a", "a.rtf"])
def test_it_is_known_whatever_its_name(read, name):
    assert read(name, rtf("The road is open.")).text == "The road is open."


def test_one_cut_off_in_the_middle_gives_what_is_there(read):
    assert read("a.rtf", rtf(r"The road {\b is open")[:-1]).text == "The road is open"


def test_one_without_text_says_so(reason):
    assert reason("a.rtf", rtf("")) == "There is no text in this RTF file."
    assert "only a picture" in reason("a.rtf", rtf(r"{\pict ffd8}"))


def test_plain_text_with_its_ending_is_not_taken_silently(reason):
    assert "it holds plain text" in reason("a.rtf", "The council met.\n")
