# SPDX-License-Identifier: MIT
"""Word files give their words in the order of the page, and no date."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest
from docx.oxml import parse_xml

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def packed(document):
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def repacked(data, change):
    """Return a Word file whose members went through `change(name, bytes)`."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", 8) as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
    return out.getvalue()


@pytest.fixture
def document():
    return docx.Document()


def test_paragraphs_and_tables_stand_in_their_order(read, document):
    document.add_paragraph("Before the table.")
    table = document.add_table(2, 2)
    for cell, words in zip(
        [*table.rows[0].cells, *table.rows[1].cells],
        ["Name", "Role", "Rana", "Speaker"],
        strict=True,
    ):
        cell.text = words
    document.add_paragraph("After the table.")
    assert read("a.docx", packed(document)).text == (
        "Before the table.\n\nName\tRole\n\nRana\tSpeaker\n\nAfter the table."
    )


def test_a_table_inside_a_table_is_read(read, document):
    cell = document.add_table(1, 2).rows[0].cells[1]
    cell.text = "Outer words."
    inner = cell.add_table(1, 2)
    inner.rows[0].cells[0].text, inner.rows[0].cells[1].text = "inner", "cells"
    assert read("a.docx", packed(document)).text == "Outer words.\n\ninner\tcells"


def test_merged_cells_are_read_once(read, document):
    table = document.add_table(2, 2)
    table.cell(0, 0).merge(table.cell(1, 1)).text = "One for all."
    assert read("a.docx", packed(document)).text == "One for all."


def test_breaks_and_tabs_inside_a_paragraph_stay(read, document):
    document.add_paragraph("One\nTwo\tThree")
    assert read("a.docx", packed(document)).text == "One\nTwo\tThree"


def test_what_was_inserted_counts_and_what_was_deleted_does_not(read, document):
    paragraph = document.add_paragraph("The road ")._p
    paragraph.append(parse_xml(f"<w:ins {W}><w:r><w:t>is open</w:t></w:r></w:ins>"))
    paragraph.append(parse_xml(f"<w:del {W}><w:r><w:delText>is shut</w:delText></w:r></w:del>"))
    assert read("a.docx", packed(document)).text == "The road is open"


def test_links_fields_and_controls_keep_their_words(read, document):
    paragraph = document.add_paragraph("See ")._p
    run = "<w:r><w:t>{}</w:t></w:r>"
    paragraph.append(parse_xml(f"<w:hyperlink {W}>{run.format('the page')}</w:hyperlink>"))
    paragraph.append(
        parse_xml(f'<w:fldSimple {W} w:instr="DATE">{run.format(" now")}</w:fldSimple>')
    )
    control = (
        f"<w:sdt {W}><w:sdtContent><w:p>{run.format('In a control.')}</w:p></w:sdtContent></w:sdt>"
    )
    document.element.body.insert(0, parse_xml(control))
    assert read("a.docx", packed(document)).text == "In a control.\n\nSee the page now"


def test_a_text_box_is_read_once(read, document):
    box = f"<w:txbxContent {W}><w:p><w:r><w:t>In a box.</w:t></w:r></w:p></w:txbxContent>"
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    run = (
        f"<w:r {W} {mc}><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing>{box}</w:drawing>"
        f"</mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    document.add_paragraph("Beside it.")._p.append(parse_xml(run))
    assert read("a.docx", packed(document)).text == "Beside it.\n\nIn a box."


def add_note(document, kind, words):
    """Give a document one footnote or endnote, below the line that parts notes from the text."""
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    notes = (
        f'<w:{kind}s {W}><w:{kind} w:type="separator" w:id="-1"><w:p/></w:{kind}>'
        f'<w:{kind} w:type="continuationNotice" w:id="0"><w:p><w:r><w:t>More.</w:t></w:r></w:p>'
        f'</w:{kind}><w:{kind} w:id="1"><w:p><w:r><w:{kind}Ref/></w:r><w:r><w:t>{words}</w:t></w:r>'
        f"</w:p></w:{kind}></w:{kind}s>"
    )
    form = f"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}s+xml"
    part = Part(PackURI(f"/word/{kind}s.xml"), form, notes.encode(), document.part.package)
    base = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    document.part.relate_to(part, f"{base}{kind}s")


@pytest.mark.parametrize("kind", ["footnote", "endnote"])
def test_notes_follow_the_text(read, document, kind):
    document.add_paragraph("The road is open.")
    add_note(document, kind, "Since May.")
    assert read("a.docx", packed(document)).text == "The road is open.\n\nSince May."


def test_endnotes_come_after_footnotes(read, document):
    document.add_paragraph("The road is open.")
    add_note(document, "endnote", "Since May.")
    add_note(document, "footnote", "To lorries.")
    words = "The road is open.\n\nTo lorries.\n\nSince May."
    assert read("a.docx", packed(document)).text == words


def test_arabic_stays_as_it_is_written(read, document):
    words = "عقد المجلسُ اجتماعاً، وأكّد أنّ القرار ٢٢٥٤ واضح."
    document.add_paragraph(words)
    assert read("a.docx", packed(document)).text == words


def test_the_stated_title_is_the_title(read, document):
    document.core_properties.title = "Talks about the road"
    document.add_heading("First part", 1)
    found = read("a.docx", packed(document))
    assert (found.title, found.title_origin) == ("Talks about the road", "document")


def test_a_title_on_the_page_comes_before_one_left_from_a_template(read, document):
    document.core_properties.title = "Last year’s letter"
    document.add_heading("Talks about the road", 0)
    assert read("a.docx", packed(document)).title == "Talks about the road"


@pytest.mark.parametrize("stated", ["", "Microsoft Word - road.docx", "road.doc", "Document1"])
def test_a_title_that_a_program_made_is_none(read, document, stated):
    document.core_properties.title = stated
    document.add_paragraph("Some words before the heading that say a little.")
    document.add_heading("Talks about the road", 1)
    assert read("a.docx", packed(document)).title == "Talks about the road"


def test_the_dates_and_the_typist_of_the_file_are_not_used(read, document):
    document.core_properties.author = "Typist"
    document.add_paragraph("The road is open.")
    found = read("a.docx", packed(document))
    assert (found.date, found.actor, found.language) == (None, None, None)


def test_a_source_line_at_the_end_is_read(read, document):
    document.add_paragraph("The road is open.")
    document.add_paragraph("(Source: Harbour Press Office / 05.01.2017)")
    found = read("a.docx", packed(document))
    assert (found.publisher, found.date) == ("Harbour Press Office", "2017-01-05")


def test_a_word_file_is_known_whatever_its_name(read, document):
    document.add_paragraph("The road is open.")
    for name in ("a.txt", "a.pdf", "a"):
        assert read(name, packed(document)).text == "The road is open."


def test_a_file_without_words_says_so(reason, document):
    assert reason("a.docx", packed(document)) == "There is no text in this Word file."


@pytest.mark.parametrize("keep", [4, 100, 3000])
def test_a_file_that_was_cut_off_is_said_to_be_damaged(reason, document, keep):
    document.add_paragraph("The road is open.")
    assert "damaged or incomplete" in reason("a.docx", packed(document)[:keep])


def test_a_broken_part_is_said_to_be_damaged(reason, document):
    broken = repacked(
        packed(document), lambda name, data: data[:99] if name == "word/document.xml" else data
    )
    assert reason("a.docx", broken).startswith("This Word file is damaged")


def test_a_file_that_unpacks_without_end_is_refused(reason, document):
    def grow(name, data):
        return data + b" " * 120_000_000 if name == "word/document.xml" else data

    assert "too large when unpacked" in reason("a.docx", repacked(packed(document), grow))


def test_entities_are_refused(reason, document, tmp_path):
    (tmp_path / "secret").write_text("SECRET")

    def add(name, data):
        entity = f'<!DOCTYPE x [<!ENTITY e SYSTEM "{(tmp_path / "secret").as_uri()}">]>'.encode()
        return data.replace(b"?>", b"?>" + entity, 1) if name == "word/document.xml" else data

    assert "defines entities" in reason("a.docx", repacked(packed(document), add))


def test_strict_open_xml_is_said_to_be_that(reason, document):
    def strict(name, data):
        old, new = b"schemas.openxmlformats.org/officeDocument/2006", b"purl.oclc.org/ooxml"
        return data.replace(old, new) if name == "_rels/.rels" else data

    assert "Strict Open XML" in reason("a.docx", repacked(packed(document), strict))


def test_hidden_words_are_no_text(read, document):
    paragraph = document.add_paragraph("The road ")
    paragraph.add_run("SECRET ").font.hidden = True
    paragraph.add_run("is open.")
    assert read("a.docx", packed(document)).text == "The road is open."


def test_days_of_saving_and_who_typed_it_are_weak_findings(read, document):
    import datetime

    document.add_paragraph("The road is open.")
    document.core_properties.created = datetime.datetime(2024, 6, 5, 10)
    document.core_properties.author = "Rana Haddad"
    found = read("a.docx", packed(document))
    assert (found.date, found.actor) == (None, None)
    weak = [(f.field, f.value) for f in found.findings if f.strength == "weak"]
    assert ("date", "2024-06-05") in weak
    assert ("actor", "Rana Haddad") in weak
