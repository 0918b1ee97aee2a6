# SPDX-License-Identifier: MIT
"""All reports of two actors side by side: chosen in a dialog, walked, decided on, found again."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from standpoint.analysis.grouping import Grouping
from standpoint.ui.compare import gathering
from standpoint.ui.compare.actors_dialog import ActorsDialog
from standpoint.ui.compare.rows import Shown, Silent
from standpoint.ui.workspace import COMPARE

Key = Qt.Key
TEXTS = (
    (
        "Harbour Forum",
        "2023-05-04",
        "The forum asks for the safe return of refugees to their towns.",
    ),
    ("Harbour Forum", "2024-02-11", "Refugees need safe roads and a safe return. Bread is dear."),
    ("Harbour Forum", "", "Resolution 2254 stands in full, says the hall in a note of its own."),
    ("River Committee", "2023-06-09", "The safe return of refugees to towns waits for roads."),
    (
        "River Committee",
        "2024-03-01",
        "Normalization with the regime rewards it. It rained all day.",
    ),
    (
        "River Committee",
        "2019",
        "Resolution 2254 in full is what the committee wants from the hall.",
    ),
    ("Valley Board", "2011-01-02", "A choir sang in the valley. Nobody spoke of politics."),
    ("", "2022-08-08", "A note without a name asks for a safe return of refugees."),
)
BOTH = Grouping(("Harbour Forum", "River Committee"))


@pytest.fixture
def reports(tmp_path):
    folder = tmp_path / "reports"
    folder.mkdir()
    for number, (actor, date, text) in enumerate(TEXTS):
        head = f"title: Sheet {number}\n" + (f"actor: {actor}\n" if actor else "")
        head += f"date: {date}\n" if date else ""
        (folder / f"{number}.md").write_text(f"---\n{head}---\n\n{text}\n", encoding="utf-8")
    return folder


@pytest.fixture
def filled(window, session, reports, tmp_path, qtbot):
    session.create(tmp_path / "actors.standpoint")
    with qtbot.waitSignal(session.job_finished, timeout=60_000):
        session.ingest([reports])
    return window


@pytest.fixture
def compared(filled, qtbot):
    filled.compare_actors(BOTH)
    made = filled.stage.workspace(COMPARE)
    made.by_theme.setFocus()
    qtbot.wait(10)
    return made


def in_dialog(act):
    """Do something in the dialog that opens next."""

    def when_open():
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, ActorsDialog):
            try:
                act(dialog)
            finally:
                if dialog.isVisible():
                    dialog.reject()
        else:
            QTimer.singleShot(20, when_open)

    QTimer.singleShot(20, when_open)


def titles(workspace):
    return [head.title for head in workspace.head._heads]


def said(dialog):
    return dialog._said.text().replace("\u2068", "").replace("\u2069", "")


def shown(workspace):
    return [box.thing for box in workspace.by_theme.page.boxes if isinstance(box.thing, Shown)]


# Choosing ---------------------------------------------------------------------------------------


def test_actors_are_chosen_by_typing_and_ticking_and_enter_compares_them(filled, qtbot):
    def choose(dialog):
        assert dialog.compare.text() == "Compare actors"
        assert not dialog.compare.isEnabled()
        QTest.keyClicks(dialog.search, "river")
        QTest.keyClick(dialog.search, Key.Key_Down)
        QTest.keyClick(dialog.list, Key.Key_Space)
        assert "Choose one more." in said(dialog)
        dialog.search.clear()
        row = dialog.list.model().index(0, 0)
        QTest.mouseClick(
            dialog.list.viewport(), Qt.MouseButton.LeftButton,
            pos=dialog.list.visualRect(row).center(),
        )  # fmt: skip
        assert said(dialog) == "6 reports: 3 of River Committee, 3 of Harbour Forum."
        assert dialog.compare.text() == "Compare these two actors"
        QTest.keyClick(dialog.search, Key.Key_Return)

    in_dialog(choose)
    filled.actions_["compare_actors"].trigger()
    workspace = filled.stage.workspace(COMPARE)
    assert titles(workspace) == ["River Committee", "Harbour Forum"]
    assert filled.stage.pages.currentWidget() is workspace


def test_the_dialog_says_live_what_a_period_takes_and_leaves(filled):
    def choose(dialog):
        dialog.list.tick(("Harbour Forum", "River Committee"))
        QTest.keyClicks(dialog.since, "January 2023")
        assert said(dialog) == (
            "4 reports: 2 of Harbour Forum, 2 of River Committee. 1 undated left out."
        )
        QTest.mouseClick(dialog.undated, Qt.MouseButton.LeftButton, pos=QPoint(8, 12))
        assert said(dialog) == "5 reports: 3 of Harbour Forum, 2 of River Committee."
        QTest.keyClicks(dialog.until, "2021")
        assert said(dialog) == "The period ends before it begins. Write the earlier date first."
        assert not dialog.compare.isEnabled()
        dialog.since.clear()
        QTest.mouseClick(dialog.undated, Qt.MouseButton.LeftButton, pos=QPoint(8, 12))
        assert said(dialog) == ("Harbour Forum has no report in this period. 1 undated left out.")
        assert not dialog.compare.isEnabled()
        QTest.keyClick(dialog, Key.Key_Escape)

    in_dialog(choose)
    filled.ask_actors()
    assert filled.comparison() == []


def test_no_fifth_actor_and_none_alone(filled):
    def choose(dialog):
        dialog.list.tick(("Harbour Forum", "River Committee", "Valley Board", None))
        assert [dialog.list.ticked()[3], len(dialog.list.ticked())] == [None, 4]
        dialog._describe()
        assert "1 of Actor not stated" in said(dialog)
        assert dialog.compare.text() == "Compare these four actors"
        dialog.reject()

    in_dialog(choose)
    filled.ask_actors()


def test_the_dialog_opens_with_what_was_chosen_the_last_time(filled):
    filled.compare_actors(Grouping(("Harbour Forum", "River Committee"), "2023", "2024-06", False))
    seen = []

    def look(dialog):
        seen.extend([dialog.list.ticked(), dialog.since.text(), dialog.until.text()])
        seen.append(dialog.undated.isChecked())
        assert dialog.grouping() == Grouping(BOTH.actors, "2023", "2024-06", False)
        dialog.reject()

    in_dialog(look)
    filled.ask_actors()
    assert seen == [BOTH.actors, "2023", "Jun 2024", False]


@pytest.fixture
def reposted(filled, session, tmp_path, qtbot):
    """The window on a corpus in which the committee took over a report of the forum."""
    folder = tmp_path / "more"
    folder.mkdir()
    text = " ".join(
        f"The {place} needs safe roads for the return of refugees, as the hall wrote in May."
        for place in ("harbour", "valley", "market", "upper town", "mill", "bridge", "old quarter")
    )
    for actor, date, before in (
        ("Harbour Forum", "2023-05-20", ""),
        ("River Committee", "2023-05-22", "Read again\n\n"),
    ):
        head = f"title: Roads by {actor}\nactor: {actor}\ndate: {date}"
        (folder / f"{date}.md").write_text(f"---\n{head}\n---\n\n{before}{text}\n", "utf-8")
    with qtbot.waitSignal(session.job_finished, timeout=60_000):
        session.ingest([folder])
    assert len(session.reposts()) == 1
    return filled


def test_how_reposts_count_is_chosen_and_said_over_the_columns(reposted, session):
    def choose(dialog):
        dialog.list.tick(BOTH.actors)
        dialog._describe()
        assert said(dialog) == (
            "8 reports: 4 of Harbour Forum, 4 of River Committee. 1 repost counted."
        )
        QTest.keyClick(dialog.reposts, Key.Key_Down)
        assert dialog.reposts.currentText() == "Count each text once"
        words = dialog.reposts.fontMetrics().horizontalAdvance("Count each text once")
        assert dialog.reposts.width() > words + 37
        assert said(dialog) == (
            "7 reports: 4 of Harbour Forum, 3 of River Committee. 1 repost left out."
        )
        QTest.keyClick(dialog.search, Key.Key_Return)

    in_dialog(choose)
    reposted.ask_actors()
    workspace = reposted.stage.workspace(COMPARE)
    assert [len(column.reports) for column in workspace.comparison.columns] == [4, 3]
    heads = workspace.head._heads
    assert heads[1].about.startswith("3 reports, 1 repost left out, 2019 to 2024, ")
    assert "repost" not in heads[0].about
    assert workspace.grouping().reposts == "once"


def test_without_a_choice_reposts_of_actors_count_as_the_corpus_says(reposted, session, qtbot):
    reposted.compare_actors(BOTH)
    workspace = reposted.stage.workspace(COMPARE)
    assert ", 1 repost counted, " in workspace.head._heads[1].about
    with qtbot.waitSignal(session.changed):
        session.set_repost_policy("once")
    qtbot.waitUntil(lambda: ", 1 repost left out, " in workspace.head._heads[1].about)
    assert [len(column.reports) for column in workspace.comparison.columns] == [4, 3]

    def look(dialog):
        assert dialog.reposts.currentText() == "Count each text once"
        assert dialog.grouping() == BOTH
        dialog.reject()

    in_dialog(look)
    reposted.ask_actors()


def test_without_reposts_the_dialog_offers_no_choice_of_them(filled):
    def look(dialog):
        assert not dialog.reposts.isVisible()
        dialog.reject()

    in_dialog(look)
    filled.ask_actors()


# Reading ----------------------------------------------------------------------------------------


def test_a_column_is_headed_by_its_actor_and_each_sentence_names_its_report(compared):
    assert titles(compared) == ["Harbour Forum", "River Committee"]
    about = compared.head._heads[0].about
    assert about.startswith("3 reports, 2023 to 2024, 1 undated, ")
    assert {thing.of for thing in shown(compared)} >= {"4 May 2023", "9 Jun 2023", "Sheet 2"}


def test_sentences_of_a_column_stand_by_date(compared):
    for facet in ("return", "protection", "situation"):
        there = [t for t in shown(compared) if t.stop.facet == facet and not t.linked]
        ranks = [compared.comparison.rank(thing.stop.passage) for thing in there]
        for place in (0, 1):
            mine = [r for r, t in zip(ranks, there, strict=True)
                    if compared.comparison.place(t.stop.report) == place]  # fmt: skip
            assert mine == sorted(mine)


def test_the_texts_of_a_link_open_and_esc_leads_back_to_the_same_place(compared, qtbot):
    QTest.keyClick(compared.by_theme, Key.Key_N)
    link, stop = compared.comparison.link, compared.comparison.stop
    assert link is not None
    at = compared.by_theme.verticalScrollBar().value()
    QTest.keyClick(compared.by_theme, Key.Key_T)
    assert compared.view() == "text"
    qtbot.wait(20)
    panes = [pane.report for pane in compared.full_text.panes]
    assert panes == [link.link.a[0], link.link.b[0]]
    assert titles(compared) == [compared.comparison.reading(one).report.title for one in panes]
    assert "Esc back to the actors" in compared.hint
    QTest.keyClick(compared.full_text.panes[0], Key.Key_Escape)
    assert compared.view() == "theme"
    assert titles(compared) == ["Harbour Forum", "River Committee"]
    assert compared.comparison.stop == stop
    assert compared.by_theme.verticalScrollBar().value() == at


def test_with_nothing_selected_the_texts_of_the_closest_link_open(compared, qtbot):
    closest = max(compared.comparison.links(), key=lambda placed: placed.link.closeness or 0)
    QTest.keyClick(compared.by_theme, Key.Key_T)
    assert set(compared.comparison.texts) == {closest.link.a[0], closest.link.b[0]}


def test_in_full_text_the_chips_count_the_texts_that_are_read(compared, qtbot):
    def counted():
        return {chip.theme.id: chip._counts for chip in compared.bar.chips()}

    whole = counted()
    QTest.keyClick(compared.by_theme, Key.Key_T)
    qtbot.waitUntil(lambda: compared.view() == "text")
    texts = compared.comparison.texts
    alignment = compared.comparison.alignment
    for theme, said in counted().items():
        found = [
            {p.key for row in alignment.rows for c in row.cells for p in c.passages
             if row.theme == theme and row.counts and p.report == text}
            for text in texts
        ]  # fmt: skip
        assert said == " · ".join(str(len(keys)) for keys in found)
    assert counted() != whole
    other = next(one for one in compared.comparison.columns[1].ids if one not in texts)
    compared.full_text.panes[1].setFocus()
    before = counted()
    compared.show_report(other)
    assert compared.full_text.panes[1].hasFocus()
    assert counted() != before
    QTest.keyClick(compared.full_text.panes[1], Key.Key_T)
    assert compared.view() == "theme"
    assert counted() == whole


def test_without_any_link_the_newest_report_of_each_column_opens(filled):
    filled.compare_actors(Grouping(("Valley Board", "River Committee")))
    workspace = filled.stage.workspace(COMPARE)
    assert not workspace.comparison.links()
    workspace.switch_view()
    opened = [workspace.comparison.reading(one).report for one in workspace.comparison.texts]
    assert [report.date for report in opened] == ["2011-01-02", "2024-03-01"]


def test_a_report_found_elsewhere_opens_inside_the_comparison_of_its_actor(filled, compared):
    report = next(r for r in filled.session.reports() if r.title == "Sheet 5")
    filled.read(report.id)
    assert compared.view() == "text"
    assert report.id in [pane.report for pane in compared.full_text.panes]
    assert compared.comparison.grouped


# Deciding ---------------------------------------------------------------------------------------


def test_codings_and_links_are_decided_as_between_two_reports(filled, compared, session, qtbot):
    QTest.keyClick(compared.by_theme, Key.Key_N)
    stop, number = compared.comparison.stop, len(compared.comparison.links())
    QTest.keyClick(compared.by_theme, Key.Key_C)
    qtbot.waitUntil(lambda: compared.comparison.passage(stop).status == "confirmed")
    QTest.keyClick(compared.by_theme, Key.Key_U)
    qtbot.waitUntil(lambda: len(compared.comparison.links()) < number)
    session.undo.undo()
    qtbot.waitUntil(lambda: len(compared.comparison.links()) == number)
    session.undo.undo()
    qtbot.waitUntil(lambda: compared.comparison.passage(stop).status == "suggested")
    QTest.keyClick(compared.by_theme, Key.Key_X)
    qtbot.waitUntil(
        lambda: (
            compared.comparison.passage(stop) is None
            or compared.comparison.passage(stop).status == "rejected"
        )
    )


def test_nobody_is_asked_whether_an_actor_is_silent_in_all_reports(compared, session, qtbot):
    view = compared.by_theme
    for theme in compared.comparison.themes():
        compared.comparison.toggle_silent(theme.id)
    box = next(b for b in view.page.boxes if isinstance(b.thing, Silent) and b.thing.several)
    view.show_box(box)
    view.walk.stand(box.thing)
    before = session.undo.index()
    QTest.keyClick(view, Key.Key_C)
    qtbot.wait(50)
    assert session.undo.index() == before
    assert "report by report" in view._tip(
        QPoint(round(box.x) + 60, round(box.y - view.verticalScrollBar().value()) + 8)
    )


# Many -------------------------------------------------------------------------------------------


@pytest.fixture
def few_at_once(monkeypatch):
    from standpoint.ui.compare import comparison

    monkeypatch.setattr(comparison, "AT_ONCE", 3)
    assert gathering.AT_ONCE > 3


def test_many_reports_are_read_beside_the_window_which_says_so(filled, few_at_once, qtbot):
    filled.compare_actors(BOTH)
    workspace = filled.stage.workspace(COMPARE)
    assert workspace.waiting.isVisible()
    assert workspace.waiting.title.text() == "Reading 6 reports…"
    assert filled.comparison() == list(workspace.report_ids())
    qtbot.waitUntil(lambda: bool(workspace.comparison.columns), timeout=60_000)
    assert workspace.by_theme.isVisible()
    assert titles(workspace) == ["Harbour Forum", "River Committee"]
    workspace.by_theme.setFocus()
    whole = filled.session.alignment(workspace.comparison.ids, columns=workspace.comparison.columns)
    assert workspace.comparison.alignment == whole
    QTest.keyClick(workspace.by_theme, Key.Key_N)
    stop = workspace.comparison.stop
    QTest.keyClick(workspace.by_theme, Key.Key_C)
    qtbot.waitUntil(lambda: workspace.comparison.passage(stop).status == "confirmed")
    assert not workspace.comparison.waiting


@pytest.mark.parametrize("how", ["esc", "others", "menu"])
def test_reading_is_given_up_by_choosing_something_else(filled, few_at_once, qtbot, how):
    filled.compare_actors(BOTH)
    workspace = filled.stage.workspace(COMPARE)
    if how == "esc":
        qtbot.waitUntil(workspace.waiting.hasFocus)
        QTest.keyClick(workspace.waiting, Key.Key_Escape)
    elif how == "menu":
        filled.actions_["close_comparison"].trigger()
    else:
        filled.compare([report.id for report in filled.session.reports()[:2]])
    assert not workspace.comparison.waiting
    qtbot.wait(300)
    if how == "others":
        assert not workspace.comparison.grouped
        assert len(workspace.comparison.ids) == 2
    else:
        assert filled.stage.pages.currentWidget() is filled.choosing


def test_the_comparison_of_actors_comes_back_when_the_corpus_is_opened_again(
    filled, compared, session, qtbot
):
    path = session.path
    filled.remember()
    session.close()
    assert filled.comparison() == []
    session.open(path)
    workspace = filled.stage.workspace(COMPARE)
    assert workspace.grouping() == BOTH
    assert titles(workspace) == ["Harbour Forum", "River Committee"]


def test_a_report_that_comes_in_later_joins_its_actor(filled, compared, session, tmp_path, qtbot):
    more = tmp_path / "more.md"
    more.write_text(
        "---\ntitle: Sheet 9\nactor: Harbour Forum\ndate: 2024-09-01\n---\n\nRefugees again.\n",
        encoding="utf-8",
    )
    with qtbot.waitSignal(session.job_finished, timeout=60_000):
        session.ingest([more])
    assert len(compared.comparison.columns[0].reports) == 4
