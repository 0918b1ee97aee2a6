# SPDX-License-Identifier: MIT
from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from standpoint.model.reports import Report
from standpoint.ui.compare.citation import cite
from standpoint.ui.compare.rows import Stop
from standpoint.ui.compare.why_parts import LinkRow, RuleBox


@pytest.fixture
def why(workspace, qtbot):
    workspace.compare([1, 2], "theme")
    workspace.side.show()
    return workspace.why


def words(why):
    """Return what the panel says, line by line."""
    said = []
    for widget in why.widget().findChildren(QWidget):
        if isinstance(widget, QLabel):
            said.append(widget.text())
        elif isinstance(widget, QAbstractButton):
            said.append(f"[{widget.text()}]")
        elif widget.accessibleName():
            said.append(widget.accessibleName())
    return said


def button(why, text):
    return next(b for b in why.widget().findChildren(QAbstractButton) if b.text() == text)


def test_it_says_where_a_sentence_stands_what_it_is_and_which_rule_found_it(workspace, why):
    workspace.comparison.select(Stop("unity", "opposition", (1, 1)))
    said = words(why)
    assert said[0] == "Harbour Forum, ¶ 2, sentence 1"
    assert "Unity › of the opposition" in said
    assert "Suggested by a rule, not yet reviewed" in said
    assert "rule for opposition" in said
    assert "found common ground" in said


def test_it_numbers_the_rules_of_the_facet(workspace, why, world):
    read = world.readings[1]
    mentions = [replace(m, rule='"common ground"') if m.facet == "opposition" else m
                for m in read.mentions]  # fmt: skip
    world.readings[1] = replace(read, mentions=tuple(mentions))
    workspace.comparison.refresh()
    workspace.comparison.select(Stop("unity", "opposition", (1, 1)))
    assert "Rule 1 of 2, codebook v3" in words(why)
    assert why.widget().findChildren(RuleBox)


def test_it_lists_the_links_with_closeness_and_shared_words(workspace, why):
    workspace.comparison.select(Stop("unity", "opposition", (1, 1)))
    said = words(why)
    assert "Linked with 2 passages in River Committee" in said
    assert "¶ 2 closeness .31" in said
    assert "shared: common, ground, differences" in said
    assert "Linked by the machine, not reviewed." in said


def test_a_press_on_a_link_goes_to_its_other_end(workspace, why, qtbot):
    workspace.comparison.select(Stop("unity", "opposition", (1, 1)))
    row = why.widget().findChildren(LinkRow)[0]
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    assert workspace.comparison.stop == Stop("unity", "opposition", (2, 1))


def test_a_link_across_languages_says_why_it_has_no_closeness(workspace, why, session):
    workspace.compare([1, 3], "theme")
    session.world.human["unity", "territory", frozenset(((1, 3), (3, 1)))] = True
    session.announce(links=True)
    workspace.comparison.select(Stop("unity", "territory", (1, 3)))
    assert any(line.startswith("No closeness: different languages") for line in words(why))


def test_its_buttons_confirm_reject_and_open(workspace, why, qtbot, session):
    workspace.comparison.select(Stop("unity", "opposition", (1, 4)))
    qtbot.mouseClick(button(why, "Confirm"), Qt.MouseButton.LeftButton)
    assert session.calls[-1] == ("decide", 1, "unity", "opposition", "confirmed")
    assert any(line.startswith("Confirmed, 22 Nov 2024") for line in words(why))
    qtbot.mouseClick(button(why, "Reject"), Qt.MouseButton.LeftButton)
    assert session.calls[-1] == ("decide", 1, "unity", "opposition", "rejected")
    workspace.comparison.select(Stop("unity", "opposition", (1, 1)))
    qtbot.mouseClick(button(why, "Open in full text"), Qt.MouseButton.LeftButton)
    assert workspace.view() == "text"


def test_it_never_takes_the_focus(workspace, why, qtbot):
    workspace.by_theme.setFocus()
    qtbot.keyClick(workspace.by_theme, Qt.Key.Key_Down)
    assert workspace.by_theme.hasFocus()


def test_without_a_selection_it_says_what_to_do(workspace, why):
    workspace.comparison.select(None)
    assert words(why) == ["Select a sentence to see why it is here."]


def test_copy_with_citation_puts_sentence_and_source_on_the_clipboard(workspace, why, qtbot):
    workspace.comparison.select(Stop("normalization", "regime", (1, 8)))
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    workspace.by_theme.setFocus()
    qtbot.keyClick(workspace.by_theme, Qt.Key.Key_C, keys)
    data = QGuiApplication.clipboard().mimeData()
    assert data.text() == (
        "“The forum rejects normalizing ties with the regime, whatever a neighbour may offer for "
        "it.”\nNine parties meet in the harbour: what was said, and by whom. Harbour Forum, The "
        "Daily Sheet, undated, ¶\u00a06.\nNormalization › with the regime, codebook v3."
    )
    assert "<cite>Nine parties meet" in data.html()


def test_ctrl_c_copies_the_sentence_alone(workspace, why, qtbot):
    workspace.comparison.select(Stop("normalization", "regime", (1, 8)))
    workspace.by_theme.setFocus()
    qtbot.keyClick(workspace.by_theme, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text().startswith("The forum rejects")


def test_a_citation_names_date_and_source_and_never_lets_markup_through(world):
    read = world.readings[1]
    report: Report = replace(
        read.report, title="<b>Talks</b>", date="2024-06", source="https://example.org/a?b=1&c=2"
    )
    made = cite(replace(read, report=report), 0, 5, 3)
    assert "Jun 2024" in made.plain
    assert made.plain.endswith("https://example.org/a?b=1&c=2\nCodebook v3.")
    assert "&lt;b&gt;Talks" in made.rich
    assert 'href="https://example.org/a?b=1&amp;c=2"' in made.rich


def test_an_arabic_citation_runs_right_to_left(world):
    made = cite(world.readings[3], 0, 10, 3)
    assert made.plain.startswith("«")
    assert 'dir="rtl"' in made.rich
