# SPDX-License-Identifier: MIT
"""Copying with a citation: what stands on the clipboard is what is stored, with its source."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QTextDocument
from PySide6.QtTest import QTest

from standpoint.model.reports import Reading, Report, Sentence
from standpoint.ui.compare.citation import cite, cite_pair

Key = Qt.Key
CtrlAlt = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
CtrlShift = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def link(workspace):
    """The refugees' link of the small world, selected at its left end."""
    workspace.compare([1, 2])
    comparison = workspace.comparison
    placed = next(one for one in comparison.links() if one.theme == "refugees")
    comparison.select(placed.stop(placed.link.a), placed)
    return placed


def stored(comparison, key):
    reading = comparison.reading(key[0])
    sentence = reading.sentences[key[1]]
    return reading.text[sentence.start : sentence.end]


@pytest.mark.parametrize("view", ["theme", "text"])
def test_a_linked_pair_is_copied_with_both_sources_from_either_view(workspace, link, view, qtbot):
    if view == "text":
        workspace.switch_view()
    where = workspace.by_theme if view == "theme" else workspace.full_text.panes[0]
    said = []
    workspace.said.connect(said.append)
    where.setFocus()
    QTest.keyClick(where, Key.Key_C, CtrlAlt)
    assert said == ["Copied both sentences with their citations."]
    plain = QGuiApplication.clipboard().mimeData().text()
    left, right, last = plain.split("\n\n")
    comparison = workspace.comparison
    assert left.startswith(f"“{stored(comparison, link.link.a)}”\nNine parties meet")
    assert right.startswith(f"“{stored(comparison, link.link.b)}”\nRiver committee")
    assert last == (
        "Linked on Refugees › protection, forced return, codebook v3. "
        "Closeness .25, shared: refugees, protect, Hosts."
    )


def test_of_a_persons_link_that_is_what_is_said(workspace, link, session, qtbot):
    ends = [workspace.comparison.passage(link.stop(key)) for key in (link.link.a, link.link.b)]
    session.link(*ends, link.theme, link.facet, True)
    workspace.comparison.select(link.stop(link.link.a))
    workspace.copy_pair()
    assert (
        QGuiApplication.clipboard()
        .text()
        .splitlines()[-1]
        .startswith(
            "Linked on Refugees › protection, forced return, codebook v3. Linked by a person"
        )
    )


def test_without_a_link_there_is_no_pair_to_copy(workspace):
    workspace.compare([1, 2])
    assert not workspace.commands["cite_pair"].isEnabled()
    QGuiApplication.clipboard().setText("before")
    workspace.copy_pair()
    assert QGuiApplication.clipboard().text() == "before"


def test_a_sentence_without_a_theme_is_copied_with_its_source_too(workspace, qtbot):
    workspace.compare([1, 2], "text")
    reading = workspace.comparison.reading(1)
    plain = next(s for s in reading.sentences if "drank tea" in reading.text[s.start : s.end])
    workspace.comparison.point_at((1, plain.index))
    QTest.keyClick(workspace.full_text.panes[0], Key.Key_C, CtrlShift)
    text = QGuiApplication.clipboard().text()
    assert text.startswith(f"“{reading.text[plain.start : plain.end]}”\n")
    assert text.endswith("Codebook v3.")


def test_a_selection_over_paragraphs_names_all_of_them(world):
    reading = world.readings[1]
    start, end = reading.text.index("The speakers"), reading.text.index("timetable")
    assert "¶\u00a03–4." in cite(reading, start, end, 3).plain


def test_a_title_with_its_own_stop_gets_no_second_one(world):
    reading = world.readings[1]
    asked = replace(reading, report=replace(reading.report, title="Who spoke?"))
    assert "\nWho spoke? Harbour Forum" in cite(asked, 0, 5, 3).plain


_signs = st.one_of(
    st.sampled_from("\n\t &<>\"'`\u00a0\u00ad\u0301\u0651\u064e\u200d\u200f“”«»🕊🏽👩ا"),
    st.characters(exclude_categories=["Cs", "Cc", "Cn", "Co", "Zl", "Zp"]),
)


@settings(max_examples=60, deadline=None)
@given(st.text(_signs, min_size=1, max_size=40), st.sampled_from(["en", "ar"]))
def test_any_words_are_on_the_clipboard_as_they_are_stored(text, language):
    said = f"a{text}b"
    report = Report(1, "<t> & t", "document", None, None, None, None, language, 1, 1, 0, "")
    reading = Reading(report, said, (Sentence(0, 0, len(said), 1),), ())
    marks = ("«", "»") if language == "ar" else ("“", "”")
    for made in (
        cite(reading, 0, len(said), 1),
        cite_pair((reading, 0, len(said)), (reading, 0, len(said)), 1, "T › f", "Closeness .25."),
    ):
        assert made.plain.startswith(f"{marks[0]}{said}{marks[1]}\n<t> & t.")
        assert "<t>" not in made.rich
        assert "<blockquote" in made.rich


def test_the_rich_form_reads_the_same_where_it_is_pasted(world):
    reading = world.readings[1]
    document = QTextDocument()
    document.setHtml(cite(reading, 0, reading.text.index("🕊"), 3).rich)
    pasted = document.toPlainText().replace("\u2028", "\n")
    assert reading.text[: reading.text.index("🕊")].strip() in pasted
