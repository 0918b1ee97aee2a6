# SPDX-License-Identifier: MIT
"""OpenDocument texts give their words in the order of the page; saving dates stay weak."""

from __future__ import annotations

import io
import zipfile

import pytest

NAMES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in [
        ("office", "office"), ("text", "text"), ("table", "table"), ("style", "style"),
        ("draw", "drawing"), ("meta", "meta"),
    ]
)  # fmt: skip
DC = 'xmlns:dc="http://purl.org/dc/elements/1.1/"'
TYPE = "application/vnd.oasis.opendocument.text"


def odt(body, styles="", meta="", mimetype=TYPE, **members):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr(zipfile.ZipInfo("mimetype"), mimetype)
        packed.writestr(
            "content.xml",
            f"<office:document-content {NAMES} {DC}><office:automatic-styles>{styles}"
            f"</office:automatic-styles><office:body><office:text>{body}</office:text>"
            "</office:body></office:document-content>",
        )
        packed.writestr(
            "meta.xml",
            f"<office:document-meta {NAMES} {DC}><office:meta>{meta}</office:meta>"
            "</office:document-meta>",
        )
        for name, content in members.items():
            packed.writestr(name.replace("__", "/"), content)
    return stream.getvalue()


def p(words, style="Standard"):
    return f'<text:p text:style-name="{style}">{words}</text:p>'


def test_paragraphs_headings_lists_and_tables_stand_in_their_order(read):
    cell = "<table:table-cell>{}</table:table-cell>"
    rows = "".join(
        f"<table:table-row>{cell.format(p(a))}{cell.format(p(b))}</table:table-row>"
        for a, b in [("Name", "Role"), ("Rana", "Speaker")]
    )
    body = (
        '<text:h text:outline-level="1">The road</text:h>'
        + p("It is open.")
        + f"<text:list><text:list-item>{p('One')}</text:list-item>"
        f"<text:list-item>{p('Two')}</text:list-item></text:list>"
        f"<table:table>{rows}</table:table>" + p("After the table.")
    )
    assert read("a.odt", odt(body)).text.split("\n\n") == [
        *("The road", "It is open.", "One", "Two", "Name\tRole", "Rana\tSpeaker"),
        "After the table.",
    ]


def test_spaces_tabs_breaks_and_links_are_as_they_are_shown(read):
    body = p(
        'One<text:s text:c="2"/>two<text:tab/>three<text:line-break/>'
        "four <text:span>fi</text:span>ve\n      <text:a>and six</text:a>."
    )
    assert read("a.odt", odt(body)).text == "One  two\tthree\nfour five and six."


def test_footnotes_stand_at_the_end(read):
    cited = "<text:note-citation>1</text:note-citation>"
    note = f"<text:note>{cited}<text:note-body>{{}}</text:note-body></text:note>"
    body = p(f"The road{note.format(p('Since Monday.'))} is open.") + p("Come.")
    assert read("a.odt", odt(body)).text == "The road is open.\n\nCome.\n\nSince Monday."


def test_what_was_deleted_or_annotated_or_hidden_is_no_text(read):
    styles = (
        '<style:style style:name="T9"><style:text-properties text:display="none"/></style:style>'
    )
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion>"
        f"{p('SECRET one')}</text:deletion></text:changed-region></text:tracked-changes>"
        + p(
            "The road<office:annotation><dc:creator>SECRET two</dc:creator>"
            f"{p('SECRET three')}</office:annotation> is "
            '<text:span text:style-name="T9">SECRET four</text:span>open.'
        )
    )
    assert read("a.odt", odt(body, styles)).text == "The road is open."


def test_merged_cells_are_read_once(read):
    row = (
        f"<table:table-row><table:table-cell>{p('Both')}</table:table-cell>"
        "<table:covered-table-cell/></table:table-row>"
    )
    assert read("a.odt", odt(f"<table:table>{row}</table:table>")).text == "Both"


def test_a_box_comes_after_the_paragraph_that_it_hangs_on(read):
    box = f"<draw:frame><draw:text-box>{p('In the box.')}</draw:text-box></draw:frame>"
    assert read("a.odt", odt(p(f"Be{box}side it."))).text == "Beside it.\n\nIn the box."


def test_a_paragraph_styled_as_title_is_the_title(read):
    styles = '<style:style style:name="P1" style:parent-style-name="Title"/>'
    document = read("a.odt", odt(p("The open road", "P1") + p("It is open today."), styles))
    assert (document.title, document.title_origin) == ("The open road", "document")
    assert document.evidence["title"] == "paragraph in the style Title"


def test_days_of_saving_and_who_typed_it_are_weak_and_not_taken(read):
    meta = (
        "<meta:creation-date>2024-06-05T10:00:00</meta:creation-date>"
        "<dc:date>2024-07-01T09:30:00.5</dc:date>"
        "<meta:initial-creator>Rana Haddad</meta:initial-creator>"
    )
    document = read("a.odt", odt(p("The road is open."), meta=meta))
    assert (document.date, document.actor) == (None, None)
    assert [(f.field, f.value) for f in document.findings if f.strength == "weak"] == [
        ("date", "2024-06-05"),
        ("date", "2024-07-01"),
        ("actor", "Rana Haddad"),
    ]


@pytest.mark.parametrize("name", ["a.txt", "a", "a.docx", "a.odt"])
def test_it_is_known_whatever_its_name(read, name):
    assert read(name, odt(p("The road is open."))).text == "The road is open."


def test_a_locked_one_says_so(reason):
    manifest = "<manifest><encryption-data/></manifest>"
    words = reason("a.odt", odt(p("x"), **{"META-INF__manifest.xml": manifest}))
    assert words.startswith("This OpenDocument text is locked with a password.")


@pytest.mark.parametrize(
    ("kind", "words"), [("spreadsheet", "spreadsheet"), ("presentation", "presentation")]
)
def test_its_siblings_are_named_and_not_read(reason, kind, words):
    data = odt(p("x"), mimetype=f"application/vnd.oasis.opendocument.{kind}")
    assert f"OpenDocument {words}, a format that is not read" in reason("a.txt", data)


def test_entities_are_never_unfolded(reason):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as packed:
        packed.writestr("mimetype", TYPE)
        packed.writestr(
            "content.xml",
            '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
            f"<office:document-content {NAMES}><office:body><office:text>{p('&x;')}"
            "</office:text></office:body></office:document-content>",
        )
    assert "defines entities and is not opened" in reason("a.odt", stream.getvalue())


def test_one_without_text_says_so(reason):
    assert reason("a.odt", odt("")) == "There is no text in this OpenDocument text."
    picture = p("<draw:frame><draw:image/></draw:frame>")
    assert "only a picture" in reason("a.odt", odt(picture))


def test_a_cut_off_one_says_so(reason):
    assert "damaged or incomplete" in reason("a.odt", odt(p("The road is open."))[:300])
