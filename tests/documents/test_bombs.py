# SPDX-License-Identifier: MIT
"""Files made to fill memory or to take for ever end within the limits: a report or a sentence."""

from __future__ import annotations

import io
import json
import re
import time
import zipfile
import zlib
from pathlib import Path

import pytest

from standpoint import documents
from standpoint.coding import codebook_file
from standpoint.coding.coder import Coder
from standpoint.corpus.known import Known
from standpoint.corpus.preparing import Rows, Surveyed, Unreadable, prepare_wanted, survey_place
from standpoint.model.places import Place, Unpacked
from standpoint.model.plan import Wanted

SMALL = {path.suffix: path for path in sorted((Path(__file__).parent / "small").iterdir())}
LONGEST = 20
"""Seconds of the processor for a look and an import: ten for each, and far less as a rule."""
PARTS = 2
SAID = "The council met on Monday. "
INCLUDED = (
    '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd" '
    'parse="text"/>'
)


@pytest.fixture(scope="module")
def coder():
    return Coder(codebook_file.default())


@pytest.fixture
def outcome(tmp_path, coder):
    """Write a file, look at it and prepare it as an import does; return reports and sentences."""

    def found(place):
        seen = survey_place(place, Known())
        if isinstance(seen, Unpacked):
            return [one for part in seen.parts[:PARTS] for one in found(part)]
        taken = prepare_wanted(Wanted(place), coder, Known())
        assert isinstance(seen, Surveyed) == isinstance(taken, Rows)
        if isinstance(taken, Unreadable):
            assert "fault of the program" not in taken.reason
            assert re.fullmatch(r"(?s)[A-Z\d“].*[^\s.]\.", taken.reason)
            return [taken.reason]
        return [taken.text]

    def write_and_take(name, content):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        begun = time.process_time()
        answers = found(Place(path))
        assert time.process_time() - begun < LONGEST
        return answers

    yield write_and_take
    documents.let_go()


def members_of(suffix):
    with zipfile.ZipFile(SMALL[suffix]) as archive:
        return {info.filename: archive.read(info) for info in archive.infolist()}


def packed(members, says=None):
    """Return a packed file; a content may be a list of pieces, a size other than the true one."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in members.items():
            info = zipfile.ZipInfo(name)
            info.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            with archive.open(info, "w", force_zip64=True) as member:
                for piece in content if isinstance(content, list) else [content]:
                    member.write(piece)
        for name, size in (says or {}).items():
            archive.getinfo(name).file_size = size
    return stream.getvalue()


MAIN = {
    ".docx": ("word/document.xml", b"</w:body>", b"<w:p><w:r><w:t>a</w:t></w:r></w:p>"),
    ".odt": ("content.xml", b"</office:text>", b"<text:p>a</text:p>"),
    ".epub": ("OEBPS/one.xhtml", b"</body>", b"<p>a</p>"),
    ".xlsx": ("xl/worksheets/sheet1.xml", b"</sheetData>", b"<row/>"),
}


def grown(suffix, piece, number):
    """Return a packed file whose main part holds something very often."""
    name, end, _ = MAIN[suffix]
    members = members_of(suffix)
    before, after = members[name].split(end, 1)
    block = piece * (1_000_000 // len(piece) + 1)
    rounds, left = divmod(number, len(block) // len(piece))
    members[name] = [before, *([block] * rounds), piece * left, end + after]
    return packed(members)


LAUGHS = (
    '<!DOCTYPE {} [<!ENTITY a "haha">'
    + "".join(f'<!ENTITY {chr(98 + at)} "' + f"&{chr(97 + at)};" * 10 + '">' for at in range(9))
    + "]>"
)
LONG = '<!DOCTYPE {} [<!ENTITY j "' + "x" * 50_000 + '">]>'
ELSEWHERE = (
    '<!DOCTYPE {} SYSTEM "http://127.0.0.1:9/a.dtd" [<!ENTITY j SYSTEM "file:///etc/passwd">'
    '<!ENTITY % p SYSTEM "http://127.0.0.1:9/p"> %p;]>'
)
LATE = "<!-- " + "p" * 5000 + " -->" + LAUGHS
TYPES = {"laughs": LAUGHS, "long": LONG, "elsewhere": ELSEWHERE, "late": LATE}


@pytest.mark.parametrize("kind", TYPES)
@pytest.mark.parametrize("name", ["a.xhtml", "a.html", "a.svg", "a.xml", "a.txt"])
def test_entities_of_markup_are_not_unfolded(outcome, name, kind):
    text = f"<?xml version='1.0'?>{TYPES[kind].format('html')}<html><body><p>{SAID}"
    (answer,) = outcome(name, f"{text}{'&j;' * 2000}</p>{INCLUDED}</body></html>")
    assert len(answer) < 70_000
    assert "root:" not in answer


@pytest.mark.parametrize("kind", TYPES)
@pytest.mark.parametrize("suffix", MAIN)
def test_entities_in_any_part_of_a_packed_file_are_not_unfolded(outcome, suffix, kind):
    for name, content in members_of(suffix).items():
        if not content.lstrip().startswith(b"<"):
            continue
        markup = re.sub(r"^\s*<\?xml[^>]*\?>\s*|<!DOCTYPE[^>]*>", "", content.decode())
        root = re.match(r"\s*<([\w:]+)", markup)[1]
        markup = re.sub(r">([^<>\s][^<>]*)</", rf">\1&j;{INCLUDED}</", markup, count=1)
        members = members_of(suffix)
        members[name] = f"<?xml version='1.0'?>{TYPES[kind].format(root)}{markup}".encode()
        for answer in outcome(f"a{suffix}", packed(members)):
            assert len(answer) < 1000
            assert "root:" not in answer


@pytest.mark.parametrize("suffix", MAIN)
def test_a_packed_file_that_unpacks_to_a_gigabyte_is_said_to_be_too_large(outcome, suffix):
    (answer,) = outcome(f"a{suffix}", grown(suffix, b" ", 10**9))
    assert "too large when unpacked" in answer


@pytest.mark.parametrize("suffix", MAIN)
def test_a_packed_file_that_says_ten_gigabytes_is_believed(outcome, suffix):
    (answer,) = outcome(f"a{suffix}", packed(members_of(suffix), {MAIN[suffix][0]: 10**10}))
    assert "too large when unpacked" in answer


@pytest.mark.parametrize("suffix", MAIN)
def test_a_packed_file_that_says_less_than_it_holds_does_not_fill_memory(outcome, suffix):
    name = MAIN[suffix][0]
    members = members_of(suffix)
    members[name] = [members[name], *([b" " * 10**6] * 300)]
    (answer,) = outcome(f"a{suffix}", packed(members, {name: 1000}))
    assert "damaged" in answer


@pytest.mark.parametrize("suffix", [".docx", ".odt", ".epub"])
def test_a_packed_file_with_very_many_tags_is_not_read_for_minutes(outcome, suffix):
    (answer,) = outcome(f"a{suffix}", grown(suffix, MAIN[suffix][2], 1_300_000))
    assert "tags in its markup" in answer or "too large" in answer


@pytest.mark.parametrize("suffix", MAIN)
def test_parts_that_lie_in_each_other_without_end_are_refused_or_passed_over(outcome, suffix):
    tag = {".docx": b"w:tbl", ".odt": b"text:section", ".epub": b"div", ".xlsx": b"row"}[suffix]
    name, end, _ = MAIN[suffix]
    members = members_of(suffix)
    deep = b"<%s>" % tag * 100_000 + b"</%s>" % tag * 100_000
    members[name] = members[name].replace(end, deep + end)
    assert outcome(f"a{suffix}", packed(members))


HEADS = '<row r="1"><c r="A1" t="inlineStr"><is><t>text</t></is></c></row>'


def workbook(rows):
    members = members_of(".xlsx")
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    sheet = f'<worksheet xmlns="{space}"><sheetData>{HEADS}{rows}</sheetData></worksheet>'
    return packed({**members, MAIN[".xlsx"][0]: sheet.encode()})


def test_a_workbook_with_a_cell_in_its_last_corner_is_refused(outcome):
    corner = '<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row>'
    (answer,) = outcome("a.xlsx", workbook(corner))
    assert answer.startswith("The sheets of this Excel workbook span 17,179,869,184 cells")


def test_a_workbook_with_wide_rows_is_refused_before_it_fills_memory(outcome):
    rows = "".join(
        f'<row r="{at}"><c r="XFD{at}" t="inlineStr"><is><t>x</t></is></c></row>'
        for at in range(2, 2002)
    )
    (answer,) = outcome("a.xlsx", workbook(rows))
    assert "Save the sheet as CSV" in answer


def page(body, head=""):
    return f"<html><head><title>Harbour council</title>{head}</head><body>{body}</body></html>"


PAGES = {
    "deep": lambda: page("<div>" * 100_000 + SAID),
    "deep tables": lambda: page("<table><tr><td>" * 30_000 + SAID),
    "tiny elements": lambda: page("<b>a</b>" * 1_000_000),
    "cells": lambda: page("<table><tr>" + "<td>a</td>" * 60_000 + "</table>"),
    "short paragraphs": lambda: page("<p>a</p>" * 60_000),
    "many words": lambda: page("<p>" + "word " * 6_000_000),
    "line breaks": lambda: page("<br>" * 10_000_000 + SAID),
    "empty lines": lambda: page("\n" * 10_000_000 + f"<p>{SAID}"),
    "comments": lambda: page("<!-- a -->" * 300_000 + f"<p>{SAID}"),
    "attributes": lambda: page("<p " + "".join(f"a{n}='b' " for n in range(5_000)) + ">" + SAID),
    "authors": lambda: page(SAID, "<meta name='author' content='Anna Berg'>" * 50_000),
    "deep statements": lambda: page(
        f"<p>{SAID}", "<script type='application/ld+json'>" + "[" * 100_000 + "</script>"
    ),
    "many statements": lambda: page(
        f"<p>{SAID}",
        "<script type='application/ld+json'>"
        + json.dumps([{"@type": "NewsArticle", "author": [{"name": f"A{n}"}]} for n in range(9999)])
        + "</script>",
    ),
}


@pytest.mark.parametrize("kind", PAGES)
def test_a_page_made_to_take_for_ever_does_not(outcome, kind):
    assert outcome("a.html", PAGES[kind]())


def test_numbers_of_things_in_a_page_have_their_sentence(outcome):
    (answer,) = outcome("a.html", PAGES["tiny elements"]())
    assert answer.startswith("There are 2,000,008 tags in its markup; a report may have 1,000,000.")


TABLES = {
    "deep.json": lambda: "[" * 100_000 + "]" * 100_000,
    "row.json": lambda: '[{"text": "a", "x": ' + "[" * 100_000 + "]" * 100_000 + "}]",
    "keys.json": lambda: '[{"text": "a"' + "".join(f',"k{n}":1' for n in range(50_000)) + "}]",
    "number.json": lambda: '[{"text": "a", "n": ' + "9" * 1_000_000 + "}]",
    "deep.jsonl": lambda: '{"text": "a", "x": ' + "[" * 100_000 + '\n{"text": "b"}\n',
    "cell.csv": lambda: "title,text\na," + "word " * 12_000_000 + "\n",
    "quoted.csv": lambda: 'title,text\na,"' + ("word " * 200 + "\n") * 60_000 + '"\n',
    "unpaired.csv": lambda: "title,text\n" + 'a,"b "c" d"\n' * 100_000,
    "columns.csv": lambda: "\n".join(
        (",".join(f"c{n}" for n in range(100_000)), ",".join(["word"] * 100_000), "")
    ),
    "commas.csv": lambda: "," * 5_000_000,
}


@pytest.mark.parametrize("name", TABLES)
def test_a_table_made_to_fill_memory_does_not(outcome, name):
    outcome(name, TABLES[name]())


def numbered(objects):
    out, offsets = [b"%PDF-1.4\n"], []
    at = len(out[0])
    for number, body in enumerate(objects, 1):
        offsets.append(at)
        out.append(b"%d 0 obj\n%s\nendobj\n" % (number, body))
        at += len(out[-1])
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(objects) + 1
    out.append(b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, table))
    out.append(b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (size, at))
    return b"".join(out)


CATALOGUE = b"<< /Type /Catalog /Pages 2 0 R >>"
FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
LEAF = (
    b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
    b"/Resources << /Font << /F1 3 0 R >> >> >>"
)
WORDS = b"BT /F1 12 Tf 50 700 Td (The council met on Monday) Tj ET "


def stream(data, more=b""):
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(data), more, data)


def tree(kids, count):
    return b"<< /Type /Pages /Count %d /Kids [%s] >>" % (count, kids)


def squeezed(data, size):
    packer = zlib.compressobj(9)
    block = b" " * 1_000_000
    pieces = [packer.compress(data), *(packer.compress(block) for _ in range(size // 10**6))]
    return b"".join(pieces) + packer.flush()


PDFS = {
    "pages in a ring": lambda: numbered(
        [CATALOGUE, tree(b"2 0 R 3 0 R", 10), tree(b"2 0 R 3 0 R", 5)]
    ),
    "too many pages": lambda: numbered(
        [CATALOGUE, tree(b"5 0 R " * 5001, 5001), FONT, stream(WORDS), LEAF]
    ),
    "a billion pages": lambda: numbered(
        [CATALOGUE, tree(b"5 0 R", 10**9), FONT, stream(WORDS), LEAF]
    ),
    "a content that is itself": lambda: numbered(
        [CATALOGUE, tree(b"5 0 R", 1), FONT, b"4 0 R", LEAF]
    ),
    "a stream of blanks that is packed twice": lambda: numbered(
        [CATALOGUE, tree(b"5 0 R", 1), FONT,
         stream(zlib.compress(squeezed(WORDS, 2 * 10**8)), b"/Filter [/FlateDecode /FlateDecode]"),
         LEAF]
    ),
    "streams without an end": lambda: numbered(
        [CATALOGUE, tree(b"5 0 R", 1), FONT,
         b"<< /Length 9 >>\nstream\nBT (The council) Tj ET\nendobj\n9 0 obj\n" * 12_000, LEAF]
    )[:-60],
    "arrays in arrays": lambda: numbered(
        [CATALOGUE[:-2] + b"/X " + b"[" * 500_000 + b">>", tree(b"5 0 R", 1), FONT, stream(WORDS),
         LEAF]
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", PDFS)
def test_a_pdf_made_to_take_for_ever_does_not(outcome, kind):
    assert outcome("a.pdf", PDFS[kind]())


def test_a_pdf_with_too_many_pages_says_how_many(outcome):
    (answer,) = outcome("a.pdf", PDFS["too many pages"]())
    assert answer.startswith("This PDF has 5,001 pages; the limit is 5,000.")


def nested(number):
    parts = "".join(
        f'Content-Type: multipart/mixed; boundary="b{at}"\n\n--b{at}\n' for at in range(number)
    )
    return f"From: a@b.example\nSubject: Council\nMIME-Version: 1.0\n{parts}\n\n{SAID}\n"


MAILS = {
    "nested parts": lambda: nested(10_000),
    "fewer nested parts": lambda: nested(1_500),
    "many parts": lambda: (
        'From: a@b.example\nContent-Type: multipart/mixed; boundary="b"\n\n'
        + f"--b\nContent-Type: text/plain\n\n{SAID}\n" * 100_000
    ),
    "many headers": lambda: (
        "From: a@b.example\n" + "".join(f"X-{n}: y\n" for n in range(100_000)) + f"\n{SAID}"
    ),
    "one subject": lambda: f"From: a@b.example\nSubject: {'y' * 1_000_000}\n\n{SAID}",
    "many words in the subject": lambda: f"From: a@b.example\nSubject: {'y z ' * 60_000}\n\n{SAID}",
    "open brackets": lambda: f"From: {'(' * 200_000}\nSubject: x\n\n{SAID}",
    "quoted": lambda: f"From: a@b.example\n\n{'> ' * 300_000}{SAID}",
}


@pytest.mark.parametrize("suffix", [".eml", ".mhtml"])
@pytest.mark.parametrize("kind", MAILS)
def test_a_mail_made_to_take_for_ever_does_not(outcome, kind, suffix):
    assert outcome(f"a{suffix}", MAILS[kind]())


RTF = {
    "deep groups": lambda: "{\\rtf1 " + "{" * 100_000 + SAID + "}" * 100_000 + "}",
    "open groups": lambda: "{\\rtf1 " + "{\\b " * 200_000 + SAID,
    "a long word": lambda: "{\\rtf1 \\" + "a" * 5_000_000 + f" {SAID}}}",
    "a long number": lambda: "{\\rtf1 \\b" + "9" * 500_000 + f" {SAID}}}",
    "a picture": lambda: "{\\rtf1 " + SAID + "{\\pict " + "89" * 5_000_000 + "}}",
}


@pytest.mark.parametrize("kind", RTF)
def test_rich_text_made_to_take_for_ever_does_not(outcome, kind):
    assert outcome("a.rtf", RTF[kind]())


def anchors():
    lines = ["a: &a [x, x, x, x, x, x, x, x, x]"]
    for at in range(12):
        lines.append(f"{chr(98 + at)}: &{chr(98 + at)} [{', '.join(['*' + chr(97 + at)] * 9)}]")
    return "\n".join([*lines, "title: *m", "author: *m"])


FRONT = {
    "anchors": anchors,
    "brackets": lambda: "title: " + "[" * 60_000,
    "a long number": lambda: "title: " + "9" * 60_000,
    "keys": lambda: "\n".join(f"k{n}: v" for n in range(6_000)),
}


@pytest.mark.parametrize("kind", FRONT)
def test_front_matter_made_to_take_for_ever_does_not(outcome, kind):
    (answer,) = outcome("a.md", f"---\n{FRONT[kind]()}\n---\n{SAID}")
    assert SAID.strip() in answer
