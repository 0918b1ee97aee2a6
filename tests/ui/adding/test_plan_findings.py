# SPDX-License-Identifier: MIT
"""What an analyst may rely on where a file says several things, or repeats another."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from standpoint.model.findings import Finding
from standpoint.model.places import Place, Unpacked
from standpoint.model.plan import Planned, Twin
from standpoint.ui.adding import found, wording
from standpoint.ui.adding.detail import marked
from standpoint.ui.metadata import MetadataDialog

Key = Qt.Key
LONG = 60_000
PAGE = Finding("date", "2021-03-04", "meta of the page", "stated")
OTHER = Finding("date", "2021-05-01", "dateline", "stated", "1 May 2021")
NAMED = Finding("date", "2020-02-03", "file name", "likely")


@pytest.fixture
def said(plan):
    """The plan, two of its files with findings on their date, all with one in their name."""
    items = list(plan.plan.items)
    items[0] = replace(items[0], date=None, findings=(PAGE, OTHER, NAMED))
    items[1] = replace(items[1], date="2020-02-03", findings=(NAMED,))
    items[3] = replace(items[3], date=None, findings=(replace(NAMED, strength="weak"),))
    plan.plan.take(Planned(0, tuple(items[:4])))
    plan._recount()
    return plan


def cell(plan, row, column=wording.DATE):
    return wording.cell(plan.plan, row, column)


def test_findings_that_contradict_each_other_are_shown_and_not_chosen(said):
    assert said.tabs.tab("check").isVisible()
    assert cell(said, 0).first == "not chosen"
    assert cell(said, 0).second == (
        "meta of the page: 4 Mar 2021; dateline: 1 May 2021; file name: 3 Feb 2020"
    )
    assert cell(said, 0).check
    assert cell(said, 1).check
    QTest.mouseClick(said.tabs.tab("check"), Qt.MouseButton.LeftButton)
    assert said.model.order == [0, 1]


def test_a_weak_finding_is_told_and_not_used(said):
    assert cell(said, 3).first == "no date"
    assert cell(said, 3).second == "file name 3 Feb 2020, not used"


def test_a_key_takes_one_of_several_findings(said, qtbot):
    said.table.select_rows([0], 0)
    qtbot.waitUntil(lambda: "1 May 2021" in said.detail.text.toPlainText())
    shown = said.detail.text.toPlainText()
    assert "dateline “1 May 2021”" in shown
    assert "file name" in shown
    assert "likely, not stated" in shown
    QTest.keyClick(said.table, Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert said.plan.value(0, "date") == "2021-05-01"
    assert not said.plan.to_check(0)
    QTest.keyClick(said.table, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert said.plan.value(0, "date") is None
    assert said.plan.to_check(0)


def test_one_kind_of_finding_is_taken_for_many_files_in_one_act(said):
    said.table.selectAll()
    offers = {action.text(): action for action in said.verbs.found_menu().actions()}
    assert "Date from file name: 2 of 5, where none is set" in offers
    offers["Date from file name: 2 of 5, where none is set"].trigger()
    assert [said.plan.value(row, "date") for row in (0, 1, 3)] == ["2020-02-03"] * 3
    said.plan.undo.undo()
    assert [said.plan.value(row, "date") for row in (0, 1, 3)] == [None, "2020-02-03", None]


def test_who_may_speak_is_shown_and_a_name_of_several_is_not_taken_for_many(plan):
    first = "named in the first words"
    items = list(plan.plan.items)
    one = Finding("actor", "Arab League", first, "weak", "League of Arab States")
    several = tuple(Finding("actor", name, first, "weak", "SNC") for name in ("Council", "Body"))
    items[0] = replace(items[0], actor=None, findings=(one,))
    items[1] = replace(items[1], actor=None, findings=several)
    plan.plan.take(Planned(0, tuple(items[:2])))
    assert cell(plan, 0, wording.ACTOR) == wording.Cell("", "may be Arab League")
    assert cell(plan, 1, wording.ACTOR) == wording.Cell("", "may be Council or Body")
    (offer,) = (each for each in found.offers(plan.plan, [0, 1]) if each.field == "actor")
    assert offer.values == {0: {"actor": "Arab League"}}


def test_details_are_set_for_many_files_by_one_form(plan):
    plan.table.select_rows([0, 1, 3], 0)

    def fill():
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, MetadataDialog):
            QTimer.singleShot(20, fill)
            return
        assert dialog.save.text() == "Set for 3"
        field = dialog._fields["date"]
        QTest.keyClicks(field, "June 2024")
        dialog._fields["actor"].setText("Valley Council")
        QTest.keyClick(field, Key.Key_Return)

    QTimer.singleShot(20, fill)
    QTest.keyClick(plan.table, Key.Key_F2)
    assert {plan.plan.value(row, "date") for row in (0, 1, 3)} == {"2024-06"}
    assert plan.plan.value(2, "date") == "2021-03-04"
    assert plan.plan.value(3, "actor") == "Valley Council"
    assert plan.isVisible()


def test_a_repost_shows_both_texts_and_can_be_left_out(plan, qtbot):
    item = plan.plan.items[1]
    twin = Twin(plan.plan.items[0].place.shown, 0.97, item=0)
    plan.plan.take(Planned(1, (replace(item, status="repost", twin=twin),)))
    plan._recount()
    assert cell(plan, 1, wording.WHAT).first == "Nearly the same as a council.txt"
    assert cell(plan, 1, wording.WHAT).second == "97 % of its words. Added as a repost."
    plan.table.select_rows([1], 1)
    qtbot.waitUntil(lambda: plan.detail._texts is not None, timeout=LONG)
    shown = plan.detail.text.toPlainText()
    assert "Its lighthouse stays lit." in shown
    assert "It meets again in autumn." in shown
    QTest.mouseClick(plan.detail.leave_out, Qt.MouseButton.LeftButton)
    assert cell(plan, 1, wording.WHAT).second == "97 % of its words. Left out."
    assert plan.detail.add.text() == "Add as repost"
    QTest.mouseClick(plan.detail.add, Qt.MouseButton.LeftButton)
    assert plan.plan.ticked(1)


def test_the_pane_shows_how_a_selected_file_begins(plan, qtbot):
    plan.table.select_rows([3], 3)
    qtbot.waitUntil(lambda: "مجلس الوادي" in plan.detail.text.toPlainText(), timeout=LONG)


def test_words_that_stand_in_one_text_only_are_marked():
    one, other = marked("The red boat left.", "The <blue> boat left.", "#EEEEEE")
    assert one == (
        'The <span style="background:#EEEEEE;text-decoration:underline">red</span> boat left.'
    )
    assert other.startswith("The &lt;<span")
    assert other.endswith(">blue</span>&gt; boat left.")


def test_arabic_words_with_and_without_vowel_signs_are_not_marked_as_others():
    one, other = marked("اجتمع المجلس أمس", "اِجْتَمَعَ المَجْلِسُ اليَوْمَ", "#EEEEEE")
    assert one.startswith("اجتمع المجلس <span")
    assert other.endswith(">اليَوْمَ</span>")
    assert other.count("<span") == 1


def test_a_stretch_over_two_lines_is_marked_on_both():
    _, other = marked("The boat left.", "The boat\n\nand the barge left.", "#EEEEEE")
    assert [line.count("span") for line in other.split("\n")] == [0, 0, 2]
    _, other = marked("The left.", "The boat\nbarge left.", "#EEEEEE")
    assert [line.count("span") for line in other.split("\n")] == [2, 2]


def test_copies_of_a_row_that_went_are_added_once_and_what_was_unticked_stays_so(plan):
    table = Unpacked(Place(Path("/in/t.csv")), ())
    row = replace(plan.plan.items[0], place=Place(Path("/in/t.csv"), "1"), sha256="same")
    start = len(plan.plan.items)
    copies = [
        replace(
            row, place=Place(Path(f"/in/{name}.txt")), status=status, twin=Twin("t", item=start)
        )
        for name, status in (("a", "duplicate"), ("b", "duplicate"), ("c", "repost"))
    ]
    copies[2] = replace(copies[2], sha256="other")
    plan.plan.take(Planned(start, (row, *copies)))
    plan.plan.tick([start + 3], on=False)
    plan.plan.drop_table(table)
    a, b, c = plan.plan.items[start + 1 :]
    assert (a.status, b.status, b.twin.item, c.status) == ("new", "duplicate", start + 1, "new")
    assert [plan.plan.ticked(start + at) for at in (1, 2, 3)] == [True, False, False]


def test_a_text_in_two_languages_is_to_be_checked_until_its_language_is_set(looked, tmp_path):
    both = "The council met in the old hall by the harbour. " * 3 + "طالب المجلس بوحدة الصف. " * 6
    for name, text in (
        ("a both.txt", f"A day in May\n\n{both}\n"),
        ("c plain.txt", "A day in June\n\nThe council met in the old hall by the harbour.\n"),
    ):
        (tmp_path / name).write_text(text, encoding="utf-8")
    plan = looked(*sorted(tmp_path.glob("[ac] *"))).plan
    language = wording.cell(plan, 0, wording.LANGUAGE)
    assert language.check
    assert "of the letters are Arabic, the others Latin" in language.second
    items = [Path(item.place.shown).name for item in plan.items]
    assert [items[row] for row in range(2) if plan.to_check(row)] == ["a both.txt"]
    plan.set_values({0: {"language": "en"}})
    assert not plan.to_check(0)


def test_a_page_with_hardly_any_text_is_to_be_checked_until_its_title_is_set(looked, tmp_path):
    (tmp_path / "page.html").write_text("<html><title>The pier</title><p>Soon</p>", "utf-8")
    plan = looked(tmp_path / "page.html").plan
    title = wording.cell(plan, 0, wording.TITLE)
    assert (title.second, title.check) == ("hardly any text: 1 word", True)
    assert plan.to_check(0)
    plan.set_values({0: {"title": "The pier, soon"}})
    assert not plan.to_check(0)
