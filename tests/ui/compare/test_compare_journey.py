# SPDX-License-Identifier: MIT
"""The comparison over a real corpus: real files, rules, session and undo."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt, QTimer

from standpoint.analysis.alignment import Alignment, Cell, Link, Row
from standpoint.model.codebook import Codebook, Facet, Theme
from standpoint.session.session import Session
from standpoint.session.settings import Settings
from standpoint.ui.compare.comparison import Comparison
from standpoint.ui.compare.rows import Stop
from standpoint.ui.compare.wording import status_words
from standpoint.ui.compare.workspace import CompareWorkspace

COAST = """The coast forum closes its winter round

The forum asks every host to protect refugees and rejects any forced return of refugees 🕊️ home.
It calls on all sides to carry out Resolution 2254 in full, with a calendar that nobody may stretch.
The unity of Syria is no bargaining chip, and no line drawn through the country will be signed.
"""
HILLS = """The hill council answers the forum

Refugees must be protected where they are, says the council; a forced return of refugees is a crime.
On Resolution 2254 the council wants a calendar too, and monitors in every province.
"""
DESERT = """لقاء أهل البادية

أكد الحاضرون وحدة الأراضي السورية ورفضوا كل تقسيم للبلاد.
وطالبوا بتطبيق القرار ٢٢٥٤ كاملاً دون انتقاء.
"""


@pytest.fixture
def session(qapp, qtbot, tmp_path):
    made = Session(Settings(tmp_path / "settings.ini"))
    made.create(tmp_path / "trial.standpoint")
    paths = []
    for name, text in (("coast", COAST), ("hills", HILLS), ("desert", DESERT)):
        paths.append(tmp_path / f"{name}.txt")
        paths[-1].write_text(text, encoding="utf-8")
    with qtbot.waitSignal(made.job_finished, timeout=60_000):
        made.ingest(paths)
    yield made
    made.close()


@pytest.fixture
def ids(session):
    by_language = {r.title.split()[1]: r.id for r in session.reports()}
    return by_language["coast"], by_language["hill"], by_language["أهل"]


@pytest.fixture
def workspace(qtbot, look, session, ids):
    made = CompareWorkspace(session, look)
    made.resize(1200, 700)
    qtbot.addWidget(made)
    qtbot.addWidget(made.side)
    made.show()
    made.activateWindow()
    qtbot.waitActive(made)
    made.compare(ids[:2], "theme")
    made.by_theme.setFocus()
    return made


def act(qtbot, session, do):
    with qtbot.waitSignal(session.changed, timeout=10_000):
        do()


def test_two_files_that_speak_of_the_same_come_level_and_an_undo_takes_every_step_back(
    workspace, session, qtbot
):
    view = workspace.by_theme
    links = workspace.comparison.links()
    assert {"refugees", "resolution_2254"} <= {placed.theme for placed in links}
    placed = next(p for p in links if p.theme == "refugees")
    boxes = [view.page.by_stop[placed.stop(key)] for key in placed.ends()]
    assert boxes[0].y == boxes[1].y
    start = workspace.comparison.alignment

    workspace.comparison.select(placed.stop(placed.link.a))
    act(qtbot, session, lambda: qtbot.keyClick(view, Qt.Key.Key_C))
    assert workspace.comparison.passage(placed.stop(placed.link.a)).status == "confirmed"
    workspace.comparison.select(placed.stop(placed.link.a), placed)
    act(qtbot, session, lambda: qtbot.keyClick(view, Qt.Key.Key_U))
    assert placed.ends() not in {p.ends() for p in workspace.comparison.links()
                                 if p.facet == placed.facet}  # fmt: skip
    act(qtbot, session, lambda: qtbot.keyClick(view, Qt.Key.Key_X))

    for _ in range(3):
        act(qtbot, session, session.undo.undo)
    assert workspace.comparison.alignment == start


def test_what_is_highlighted_in_the_pane_is_what_is_stored(workspace, session, ids):
    for report in ids:
        workspace.read(report)
        pane = workspace.full_text.pane(report)
        text = session.reading(report).text
        assert pane.reading.mentions
        for mention in pane.reading.mentions:
            selected = pane.span_cursor(mention.start, mention.end).selectedText()
            assert selected == text[mention.start : mention.end]


def test_a_person_links_across_languages(workspace, session, ids, qtbot):
    workspace.compare([ids[0], ids[2]], "theme")
    comparison = workspace.comparison
    assert comparison.links() == []
    row = next(r for r in comparison.alignment.rows
               if r.theme == "resolution_2254" and all(c.passages for c in r.cells))  # fmt: skip
    here, there = (cell.passages[0] for cell in row.cells)
    comparison.select(Stop(row.theme, row.facet, here.key))
    view = workspace.by_theme
    qtbot.keyClick(view, Qt.Key.Key_L)
    qtbot.keyClick(view, Qt.Key.Key_Right)
    if comparison.stop.passage[0] != there.report:
        qtbot.keyClick(view, Qt.Key.Key_Right)
    act(qtbot, session, lambda: qtbot.keyClick(view, Qt.Key.Key_Return))
    assert [p.link.origin for p in comparison.links()] == ["human"]
    assert comparison.links()[0].link.closeness is None


def test_one_undo_takes_back_a_link_and_the_coding_that_came_with_it(
    workspace, session, ids, qtbot
):
    comparison = workspace.comparison
    hills = session.reading(ids[1])
    plain = next(s for s in hills.sentences if "monitors" in hills.text[s.start : s.end])
    row = next(r for r in comparison.alignment.rows if r.theme == "unity" and r.cells[0].passages)
    start = comparison.alignment
    comparison.select(Stop(row.theme, row.facet, row.cells[0].passages[0].key))
    workspace.switch_view()
    workspace.deciding.start_linking()
    said = []
    session.said.connect(lambda words, *_: said.append(words))
    act(qtbot, session, lambda: workspace.full_text.pane(ids[1]).pressed.emit(plain.index))
    assert ", and coded ¶ " in said[-1]
    assert comparison.passage_of(row.theme, row.facet, (ids[1], plain.index)) is not None
    act(qtbot, session, session.undo.undo)
    assert comparison.alignment == start


def test_a_theme_on_which_both_are_silent_says_so_in_its_header(workspace):
    workspace.comparison.only("normalization")
    assert workspace.by_theme.page.heads[0].thing.summary == "silent in both"


def test_the_comparison_leaves_as_a_file(workspace, tmp_path, qtbot):
    from standpoint.ui.compare.leaving_dialog import LeavingDialog

    target = tmp_path / "out.html"

    def press_enter():
        (dialog,) = workspace.findChildren(LeavingDialog)
        dialog.set_path(target)
        qtbot.keyClick(dialog, Qt.Key.Key_Return)

    said = []
    workspace.said.connect(said.append)
    QTimer.singleShot(0, press_enter)
    workspace.export()
    assert said == ["Wrote out.html."]
    assert "hill council" in target.read_text(encoding="utf-8")


def test_a_sentence_linked_by_hand_is_confirmed_by_the_first_c_and_not_taken_back(
    workspace, session, ids, qtbot
):
    coast, hills = (session.reading(report) for report in ids[:2])
    facet = next(m.facet for m in coast.mentions if m.theme == "refugees")
    plain = next(s for s in hills.sentences if "monitors" in hills.text[s.start : s.end])
    passages = workspace.comparison.row("refugees", facet).cells[0].passages
    other = SimpleNamespace(
        report=ids[1], start=plain.start, end=plain.end, paragraph=plain.paragraph
    )
    act(qtbot, session, lambda: session.link(passages[0], other, "refugees", facet, True))
    stop = Stop("refugees", facet, (ids[1], plain.index))
    qtbot.waitUntil(lambda: workspace.comparison.passage(stop) is not None)
    linked = workspace.comparison.passage(stop)
    assert status_words(linked.status, linked) == "Linked by hand, not yet reviewed"
    said = []
    session.said.connect(lambda words, *_: said.append(words))
    act(qtbot, session, lambda: workspace.comparison.decide(stop, "confirmed"))
    qtbot.waitUntil(lambda: workspace.comparison.passage(stop).status == "confirmed")
    assert "Back to suggested." not in said
    assert [made.status for made in session.reading(ids[1]).decisions] == ["confirmed"]
    act(qtbot, session, lambda: workspace.comparison.decide(stop, "confirmed"))
    qtbot.waitUntil(lambda: workspace.comparison.passage(stop).status == "suggested")
    assert session.reading(ids[1]).decisions == ()


def test_a_selected_link_stays_on_its_theme_where_two_themes_share_a_facets_name(qtbot):
    def facets():
        return (Facet("return", "return"),)

    codebook = Codebook(
        "test",
        tuple(Theme(key, key, n, "#0072B2", "circle", facets()) for n, key in enumerate("ab", 1)),
    )
    cells = (Cell((1,), (), "none_found"), Cell((2,), (), "none_found"))
    links = (Link((1, 0), (2, 0), 0.5, (), "machine"),)
    alignment = Alignment(1, 0.08, (), tuple(Row(t, "return", cells, links) for t in "ab"))
    session = SimpleNamespace(
        codebook=lambda: codebook,
        reading=lambda number: SimpleNamespace(report=SimpleNamespace(id=number)),
        alignment=lambda _ids: alignment,
        reports=lambda: [SimpleNamespace(id=1), SimpleNamespace(id=2)],
    )
    comparison = Comparison(session)
    comparison.load([1, 2])
    chosen = comparison.links()[1]
    assert chosen.theme == "b"
    comparison.select(None, chosen)
    comparison.refresh()
    assert comparison.link.theme == "b"


def test_colours_and_zoom_change_after_another_comparison_was_read_in_full(
    workspace, session, look, ids
):
    workspace.compare([ids[0], ids[1]], view="text")
    workspace.switch_view()
    workspace.compare([ids[1], ids[2]], view="theme")
    look.set_preference("dark")
    look.zoom_by(1)
    workspace.full_text.set_dimmed(False)
    workspace.switch_view()
    assert [pane.report for pane in workspace.full_text.panes] == [ids[1], ids[2]]
    sizes = {pane.document().defaultFont().pixelSize() for pane in workspace.full_text.panes}
    assert all(pane.isVisible() for pane in workspace.full_text.panes), sizes
