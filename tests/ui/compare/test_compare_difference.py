# SPDX-License-Identifier: MIT
from __future__ import annotations

import csv
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from standpoint.analysis.aligned import Cell, Column
from standpoint.ui import file_dialogs
from standpoint.ui.compare.difference_table import RATE, SCORE, TIMES, WORD
from standpoint.ui.compare.rows import Stop
from standpoint.ui.compare.side import WHY, WORDS

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def panel(workspace, qtbot):
    """Return the words that differ between the harbour and the river, counted."""
    return opened(workspace, [1, 2], qtbot)


def opened(workspace, ids, qtbot):
    workspace.compare(ids, "theme")
    workspace.side.show()
    workspace.side.show_tab(WORDS)
    counted(workspace.words, qtbot)
    return workspace.words


def counted(panel, qtbot):
    """Wait until what was asked for is counted."""
    qtbot.waitUntil(lambda: not panel._timer.isActive())


def choose_theme(panel, theme, qtbot, facet=""):
    panel.choice.themes.setCurrentIndex(panel.choice.themes.findData(theme))
    panel.choice.themes.activated.emit(panel.choice.themes.currentIndex())
    panel.choice.facets.setCurrentIndex(panel.choice.facets.findData(facet))
    panel.choice.facets.activated.emit(panel.choice.facets.currentIndex())
    counted(panel, qtbot)


def rows(table):
    return [
        tuple(str(table.words.index(row, column).data()) for column in range(4))
        for row in range(table.words.rowCount())
    ]


def row_of(table, word):
    return next(n for n, row in enumerate(rows(table)) if row[WORD] == word)


def click(table, word, qtbot):
    index = table.words.index(row_of(table, word), WORD)
    table.scrollTo(index)
    qtbot.mouseClick(table.viewport(), LEFT, pos=table.visualRect(index).center())


def test_it_says_in_words_what_is_compared_and_how_sure_that_is(panel):
    assert panel.compared.text() == (
        "On unity: 98 words of Harbour Forum against 85 of River Committee. Codebook v3."
    )
    assert panel.note.text() == (
        "1 report against 1: a difference of this size may be chance. Read the passages."
    )


def test_each_side_has_its_own_list_with_counts_and_rate(panel):
    here, there = ({row[WORD]: row for row in rows(table)} for table in panel.tables)
    assert here["hall"][TIMES : RATE + 1] == ("1 · 0", f"{1000 / 98:.1f}")
    assert there["talks"][TIMES : RATE + 1] == ("0 · 2", f"{2000 / 85:.1f}")
    assert panel.heads[0].text() == "More often in Harbour Forum"
    assert panel.heads[1].text() == "More often in River Committee"
    assert not here.keys() & there.keys()


def test_function_words_are_shown_on_demand(panel, qtbot):
    assert "that" not in {row[WORD] for row in rows(panel.tables[0])}
    qtbot.mouseClick(panel.function_words, LEFT)
    assert "that" in {row[WORD] for row in rows(panel.tables[0])}


def test_words_by_which_rules_found_sentences_are_marked_and_can_be_left_out(panel, qtbot):
    word = next(word for word in panel.made.words if word.key == "voice")
    assert word.by_rule == word.there == 2
    tip = panel.tables[1].words.index(row_of(panel.tables[1], "voice"), WORD)
    assert "Found by the rule: it is what a rule found the sentence by, each time." in tip.data(
        Qt.ItemDataRole.ToolTipRole
    )
    qtbot.mouseClick(panel.rule_words, LEFT)
    assert "voice" not in {row[WORD] for row in rows(panel.tables[1])}
    assert "talks" in {row[WORD] for row in rows(panel.tables[1])}


def test_a_click_on_a_head_sorts_and_another_turns_it_round(panel, qtbot):
    table = panel.tables[1]
    header = table.horizontalHeader()

    def press(column):
        x = header.sectionViewportPosition(column) + header.sectionSize(column) // 2
        qtbot.mouseClick(header.viewport(), LEFT, pos=header.viewport().rect().center().__class__(
            x, header.height() // 2))  # fmt: skip

    press(WORD)
    words = [row[WORD].casefold() for row in rows(table)]
    assert words == sorted(words)
    press(WORD)
    assert [row[WORD].casefold() for row in rows(table)] == words[::-1]
    press(SCORE)
    scores = [float(row[SCORE]) for row in rows(table)]
    assert scores == sorted(scores, reverse=True)


def test_a_click_on_a_word_selects_its_first_passage_and_lists_all(workspace, panel, qtbot):
    click(panel.tables[1], "talks", qtbot)
    first = workspace.comparison.stop
    assert first.report == 2
    assert "talks" in workspace.comparison.reading(2).text[slice(*span(workspace, first))]
    assert ["talks" in row.place.text for row in panel.passages.rows] == [True, True]
    assert panel.passages.words()[0] == (
        "Harbour Forum: never, 0.0 per 1,000 words. "
        f"River Committee: twice, {2000 / 85:.1f} per 1,000 words."
    )


def span(workspace, stop):
    passage = workspace.comparison.passage(stop)
    return passage.start, passage.end


def test_enter_walks_on_from_passage_to_passage_and_shift_enter_back(workspace, panel, qtbot):
    table = panel.tables[1]
    table.setFocus(Qt.FocusReason.TabFocusReason)
    assert [index.row() for index in table.selectionModel().selectedRows()] == [0]
    while rows(table)[table.currentIndex().row()][WORD] != "talks":
        qtbot.keyClick(table, Qt.Key.Key_Down)
    said = []
    workspace.said.connect(said.append)
    stops = []
    for _ in range(3):
        qtbot.keyClick(table, Qt.Key.Key_Return)
        stops.append(workspace.comparison.stop)
    assert stops[0] != stops[1]
    assert stops[2] == stops[0]
    assert said == [f"Passage {n} of 2 with “talks”." for n in (1, 2, 1)]
    qtbot.keyClick(table, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert workspace.comparison.stop == stops[1]
    assert table.hasFocus()


def test_another_word_begins_with_its_own_first_passage(workspace, panel, qtbot):
    said = []
    workspace.said.connect(said.append)
    click(panel.tables[1], "talks", qtbot)
    click(panel.tables[1], "joined", qtbot)
    assert said[-1] == "Passage 1 of 2 with “joined”."
    click(panel.tables[1], "joined", qtbot)
    assert said[-1] == "Passage 2 of 2 with “joined”."


def test_a_word_of_the_other_side_takes_the_choice_over(panel, qtbot):
    click(panel.tables[1], "talks", qtbot)
    click(panel.tables[0], "hall", qtbot)
    assert not panel.tables[1].currentIndex().isValid()
    assert [row.place.source for row in panel.passages.rows] == ["Harbour Forum"]


def test_a_click_on_a_passage_goes_there_and_a_double_click_opens_it(workspace, panel, qtbot):
    click(panel.tables[1], "talks", qtbot)
    row = panel.passages.rows[1]
    qtbot.mouseClick(row, LEFT)
    assert workspace.comparison.stop == row.place.stop
    assert workspace.view() == "theme"
    qtbot.mouseDClick(row, LEFT)
    assert workspace.view() == "text"
    assert workspace.comparison.stop == row.place.stop


def test_it_follows_the_theme_of_the_selection(workspace, panel, qtbot):
    workspace.comparison.select(Stop("refugees", "protection", (1, 6)))
    counted(panel, qtbot)
    assert panel.compared.text().startswith("On refugees: ")
    workspace.comparison.select(Stop("resolution_2254", "un_resolutions", (2, 8)))
    counted(panel, qtbot)
    assert panel.compared.text().startswith("On UN resolutions in general: ")


def test_a_facet_alone_can_be_compared(panel, qtbot):
    choose_theme(panel, "unity", qtbot, "opposition")
    assert panel.compared.text().startswith("On unity of the opposition: ")
    assert panel.made.there.words == 85
    assert panel.made.here.words < 98


def test_where_only_one_side_speaks_it_says_so(panel, qtbot):
    choose_theme(panel, "normalization", qtbot)
    assert panel.compared.text() == (
        "Only Harbour Forum speaks of normalization here: no words to set against."
    )
    assert not panel.tables[0].isVisible()
    assert not panel.export.isVisible()


def test_where_nobody_speaks_it_says_so(workspace, qtbot):
    panel = opened(workspace, [2, 4], qtbot)
    choose_theme(panel, "normalization", qtbot)
    assert panel.compared.text() == "No passage on normalization on either side."


def test_one_report_alone_asks_for_another(workspace, qtbot):
    workspace.compare([1], "text")
    workspace.side.show()
    workspace.side.show_tab(WORDS)
    qtbot.waitUntil(lambda: bool(workspace.words.compared.text()))
    assert workspace.words.compared.text() == (
        "Select one more report. Words differ between two sides."
    )


def test_two_languages_are_not_set_against_each_other(workspace, qtbot):
    panel = opened(workspace, [1, 3], qtbot)
    choose_theme(panel, "unity", qtbot)
    assert panel.compared.text() == (
        "The words of different languages cannot be set against each other."
    )
    choose_theme(panel, "refugees", qtbot)
    assert panel.compared.text() == (
        "Only Harbour Forum speaks of refugees here: no words to set against. "
        "\u2068المنتدى\u2069 was not searched for it."
    )


def test_of_three_columns_one_is_set_against_the_others(workspace, qtbot):
    panel = opened(workspace, [1, 2, 3], qtbot)
    choose_theme(panel, "unity", qtbot)
    assert panel.choice.sides.isVisible()
    assert panel.compared.text() == (
        "On unity: 98 words of Harbour Forum against 85 of the others. "
        "Codebook v3. 2 sentences in another language are left out."
    )  # fmt: skip
    panel.choice.sides.setCurrentIndex(1)
    panel.choice.sides.activated.emit(1)
    counted(panel, qtbot)
    assert panel.heads[0].text() == "More often in River Committee"
    assert panel.made.here.words == 85


def test_columns_of_several_reports_are_compared_as_whole_actors(workspace, qtbot, session):
    world = session.world
    world.readings[5] = replace(
        world.readings[1], report=replace(world.readings[1].report, id=5, title="Second sheet")
    )

    def align(ids, *_, **__):
        made = world.align([1, 2])
        pair = Column(
            (made.columns[0].reports[0], world.readings[5].report), "Harbour", "2 reports"
        )
        more = tuple(
            replace(row, links=(), cells=(doubled(row.cells[0]), row.cells[1])) for row in made.rows
        )
        return replace(made, columns=(pair, made.columns[1]), rows=more)

    def doubled(cell):
        again = tuple(replace(passage, report=5) for passage in cell.passages)
        return Cell((1, 5), (*cell.passages, *again), cell.silence, cell.reason)

    session.alignment = align
    columns = align([1, 2]).columns
    workspace.comparison.load((), columns)
    workspace.side.show()
    workspace.side.show_tab(WORDS)
    panel = workspace.words
    counted(panel, qtbot)
    choose_theme(panel, "unity", qtbot)
    assert panel.compared.text().startswith(
        "On unity: 196 words in 2 reports of Harbour against 85 in 1 report of "
    )
    assert {row[WORD]: row for row in rows(panel.tables[0])}["hall"][TIMES] == "2 · 0"
    key = next(word.key for word in panel.made.words if word.key == "hall")
    assert [said.report for said, _ in panel.made.passages(key)] == [1, 5]


def test_a_rejected_sentence_is_no_longer_counted(workspace, panel, qtbot):
    click(panel.tables[1], "talks", qtbot)
    before = panel.made.there.words
    workspace.comparison.decide(workspace.comparison.stop, "rejected")
    counted(panel, qtbot)
    assert panel.made.there.words < before
    assert {row[WORD]: row for row in rows(panel.tables[1])}["talks"][TIMES] == "0 · 1"


def test_it_counts_nothing_while_its_tab_is_not_open(workspace, panel, qtbot):
    qtbot.mouseClick(workspace.side.tabs[WHY], LEFT)
    workspace.compare([2, 1], "theme")
    qtbot.wait(60)
    assert panel.made is None
    qtbot.mouseClick(workspace.side.tabs[WORDS], LEFT)
    qtbot.waitUntil(lambda: panel.made is not None)
    assert panel.heads[0].text() == "More often in River Committee"


def test_the_keys_open_a_tab_and_put_the_pane_away(workspace, panel, qtbot):
    asked = []
    workspace.side_asked.connect(lambda: asked.append(workspace.side.tab()))
    workspace.by_theme.setFocus()
    qtbot.keyClick(workspace.by_theme, Qt.Key.Key_W)
    assert (workspace.side.tab(), asked) == (WHY, [])
    qtbot.keyClick(workspace.by_theme, Qt.Key.Key_D)
    assert (workspace.side.tab(), asked) == (WORDS, [])
    qtbot.keyClick(workspace.by_theme, Qt.Key.Key_D)
    assert asked == [WORDS]


def test_the_table_is_copied_with_tabs(panel, qtbot):
    table = panel.tables[1]
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0].split("\t")[:3] == ["word", "times: Harbour Forum", "times: River Committee"]
    assert len(lines) == 1 + len(rows(table))
    words = {line.split("\t")[0]: line.split("\t") for line in lines[1:]}
    assert words["talks"][1:3] == ["0", "2"]


def test_the_words_leave_as_csv_that_runs_no_formula(
    workspace, panel, qtbot, tmp_path, monkeypatch, session
):
    report = session.world.readings[1].report
    session.world.readings[1] = replace(
        session.world.readings[1], report=replace(report, actor="=Harbour")
    )
    session.announce(reports=True)
    counted(panel, qtbot)
    session.name = "corpus"
    session.settings = Kept(tmp_path)
    target = tmp_path / "words"
    monkeypatch.setattr(file_dialogs, "save_file", lambda *_: (str(target), ""))
    said = []
    workspace.said.connect(said.append)
    qtbot.mouseClick(panel.export, LEFT)
    assert said == ["Wrote words.csv."]
    text = target.with_suffix(".csv").read_text(encoding="utf-8")
    table, notes = text.split("\n\n")
    read = list(csv.reader(table.splitlines()))
    assert read[0][1] == "times: =Harbour"
    assert {len(row) for row in read} == {10}
    assert len(read) == 1 + sum(len(rows(table)) for table in panel.tables) + neither(panel)
    assert not any(cell.startswith(("=", "@")) for row in read for cell in row)
    assert "codebook version,3" in notes


EXPORTED = "export/folder"


class Kept(dict):
    """Settings that know where exports go."""

    def __init__(self, folder):
        super().__init__({EXPORTED: str(folder)})

    def set(self, key, value):
        self[key] = value


def neither(panel):
    """Return how many words stand as often on one side as on the other."""
    return sum(word.score == 0 for word in panel.shown())


def test_arabic_words_stand_under_their_commonest_form(workspace, qtbot, session):
    world = session.world
    second = replace(world.readings[3].report, id=6, title="بيان ثان", actor="المجلس")
    world.readings[6] = replace(world.readings[3], report=second, mentions=tuple(
        replace(mention, report=6) for mention in world.readings[3].mentions if mention.start < 130
    ))  # fmt: skip
    panel = opened(workspace, [3, 6], qtbot)
    choose_theme(panel, "unity", qtbot)
    assert panel.made.language == "ar"
    table = panel.tables[0] if panel.tables[0].words.rowCount() else panel.tables[1]
    qtbot.mouseClick(panel.function_words, LEFT)
    everything = [word.key for word in panel.made.words]
    assert "البلاد" in everything
    assert table.viewport().grab().size().isValid()
