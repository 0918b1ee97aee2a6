# SPDX-License-Identifier: MIT
"""Soft hyphens, ligatures and stray zero bytes: read as the letters that people see."""

from __future__ import annotations

import io
import zipfile

import pytest

from standpoint import documents
from standpoint.model.places import Place

PLAIN = """The constitution must wait

Geneva, 1 November 2019

The officers found the first affidavit of the fleet, and the flag stays folded in the office.
"""
PRINTED = (
    PLAIN.replace("constitution", "con\u00adsti\u00adtu\u00adtion")
    .replace("November", "Novem\u00adber")
    .replace("officers", "o\ufb03cers")
    .replace("first", "\ufb01rst")
    .replace("affidavit", "a\ufb03davit")
    .replace("fleet", "\ufb02eet")
    .replace("flag", "\ufb02ag")
    .replace("stays", "\ufb06ays")
    .replace("office", "o\ufb00ice")
    .replace("folded", "fol\u200bded\u2060")
)


def docx(text):
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    kinds = "application/vnd.openxmlformats-"
    paragraphs = "".join(
        f'<w:p><w:r><w:t xml:space="preserve">{line}</w:t></w:r></w:p>'
        for line in text.split("\n")
        if line
    )
    parts = {
        "[Content_Types].xml": (
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            f'<Default Extension="rels" ContentType="{kinds}package.relationships+xml"/>'
            '<Override PartName="/word/document.xml" ContentType="'
            f'{kinds}officedocument.wordprocessingml.document.main+xml"/></Types>'
        ),
        "_rels/.rels": (
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
            'relationships/officeDocument" Target="word/document.xml"/></Relationships>'
        ),
        "word/document.xml": (
            f'<w:document xmlns:w="{space}"><w:body>{paragraphs}</w:body></w:document>'
        ),
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    return stream.getvalue()


def page(text):
    title, *rest = [line for line in text.split("\n") if line]
    body = "".join(f"<p>{line}</p>" for line in rest)
    return (
        f"<html><head><meta charset=utf-8><title>{title}</title></head><body>{body}</body></html>"
    )


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("a.txt", str),
        ("a.md", str),
        ("b.md", lambda text: f"---\ntitle: {text.splitlines()[0]}\n---\n{text}"),
        ("a.html", page),
        ("a.docx", docx),
        ("a.eml", lambda text: (
            "Subject: Boats\nContent-Type: text/plain; charset=utf-8\n"
            f"Content-Transfer-Encoding: 8bit\n\n{text}"
        )),
    ],
)  # fmt: skip
def test_a_text_for_print_is_read_as_the_same_without(read, name, made):
    plain, printed = read(name, made(PLAIN)), read(name, made(PRINTED))
    assert printed.text == plain.text
    assert "first affidavit" in printed.text
    assert printed.title == plain.title
    assert printed.date == plain.date
    if name != "a.eml":
        assert printed.date == "2019-11-01"


@pytest.mark.parametrize("name", ["a.csv", "a.json"])
def test_so_are_the_cells_of_a_table(tmp_path, name):
    path = tmp_path / name
    words = "The con\u00adsti\u00adtu\u00adtion of the o\ufb03ce \ufb01rst"
    rows = {
        "a.csv": f'title,date,actor,text\nThe \ufb02ag,1 Novem\u00adber 2019,O\ufb03ce,"{words}"\n',
        "a.json": f'[{{"title": "The \ufb02ag", "date": "1 Novem\u00adber 2019", '
        f'"actor": "O\ufb03ce", "text": "{words}"}}]',
    }
    path.write_text(rows[name], encoding="utf-8")
    (part,) = documents.take(Place(path)).parts
    row = documents.take(part)
    documents.let_go()
    assert row.text == "The constitution of the office first"
    assert (row.title, row.date, row.actor) == ("The flag", "2019-11-01", "Office")


def test_a_word_that_a_soft_hyphen_breaks_at_the_end_of_a_line_is_whole(read):
    document = read("a.txt", "The consti\u00ad\ntution must wait until the boats are in.\n")
    assert document.text.startswith("The constitution must wait")


def test_shaped_arabic_letters_are_letters_also_in_plain_text(read):
    shaped = "\ufe91\ufef4\ufe8e\ufee5 \ufea3\ufeee\ufedd \ufefb\ufea3\ufed6"
    text = read("a.txt", f"{shaped}\n\nيطالب المجلس بفتح الطرق.").text
    assert text.startswith("بيان حول لاحق")


def test_a_vowel_sign_that_is_printed_alone_stands_on_its_letter(read):
    assert "حلاً سياسياً" in read("a.txt", "نريد حلا\ufe70 سياسيا\ufe70 يضمن الطرق كلها.\n").text


@pytest.mark.parametrize("sign", ["\ufdfa", "\ufdfb", "\ufdfd"])
def test_a_sign_that_stands_for_a_whole_phrase_stays_one_sign(read, sign):
    text = read("a.txt", f"قال النبي{sign} في \ufee3\ufedc\ufe94.\n").text
    assert text == f"قال النبي{sign} في مكة.\n"


def test_other_signs_stay_as_they_are(read):
    text = "Ḥamā, ½ of the № 5, ﴾ and ﴿, ZWNJ می\u200cخواهم, and ² stay as they are here.\n"
    assert read("a.txt", text).text == text


@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.md"])
@pytest.mark.parametrize("zeros", [1, 2, 4])
def test_a_short_text_with_a_few_zero_bytes_is_read_without_them(read, name, zeros):
    words = "The drawers were open" + "\0" * zeros + " and the letters of two years were gone now."
    sound = f"<title>Boats</title><p>{words}</p>" if name == "a.html" else f"Boats\n\n{words}\n"
    document = read(name, sound)
    assert "open and the letters" in document.text.replace("  ", " ")
    assert "\0" not in document.text
    assert "left out" in document.evidence["encoding"]


def test_bytes_of_a_program_with_few_zero_bytes_stay_refused(reason):
    data = bytes(range(1, 32)) * 6 + b"\0\0" + b"abc def " * 4
    assert "no text" in reason("a.txt", data)
