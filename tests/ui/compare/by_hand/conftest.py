# SPDX-License-Identifier: MIT
"""A real corpus in a real session, compared in a workspace that has the keyboard."""

from __future__ import annotations

import contextlib
import sqlite3
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from standpoint.session.session import Session
from standpoint.session.settings import Settings

# CRLF, an emoji of several code points, combining marks, quotation marks, an attendance line.
COAST = (
    "The coast forum closes its winter round\r\n\r\n"
    "The forum asks every host to protect refugees 👩‍👩‍👧 and rejects “any forced return” of "
    "refugees 🕊️ home. Its cafe\u0301 kept the lamps on all night.\r\n\r\n"
    "It calls on all sides to carry out Resolution 2254 in full, with a calendar that nobody "
    "may stretch. Weavers and fishermen shared one long table.\r\n\r\n"
    "Read also: the winter round in pictures\r\n"
)
HILLS = (
    "The hill council answers the forum\n\n"
    "Refugees must be protected where they are, says the council; a forced return of refugees is "
    "a crime. Shepherds sent cheese to the camp.\n\n"
    "On Resolution 2254 the council wants a calendar too, and monitors in every province.\n"
)
DESERT = (
    "لقاء أهل البادية\n\n"
    "أكَّدَ الحاضرون وحدة الأراضي السورية ورفضوا كل تقسيم للبلاد. "
    "وقُدِّمَ الشايُ في خيمةٍ كبيرة مع ضيوف من UNHCR جاؤوا باكراً.\n\n"
    "وطالبوا بتطبيق القرار ٢٢٥٤ كاملاً دون انتقاء.\n"
)
TABLES = ("marking", "decision", "memo", "link", "reviewed", "mention", "sentence", "report")


@pytest.fixture
def session(qapp, qtbot, tmp_path):
    made = Session(Settings(tmp_path / "settings.ini"))
    made.create(tmp_path / "trial.standpoint")
    paths = []
    for name, text in (("coast", COAST), ("hills", HILLS), ("desert", DESERT)):
        paths.append(tmp_path / f"{name}.txt")
        paths[-1].write_bytes(text.encode("utf-8"))
    with qtbot.waitSignal(made.job_finished, timeout=60_000):
        made.ingest(paths)
    yield made
    made.close()


@pytest.fixture
def ids(session):
    """The reports of the coast, the hills and the desert."""
    return [
        next(r.id for r in session.reports() if word in r.title)
        for word in ("coast", "hill", "أهل")
    ]


@pytest.fixture
def workspace(qtbot, look, session, ids):
    from standpoint.ui.compare.workspace import CompareWorkspace

    made = CompareWorkspace(session, look)
    host = QWidget()
    row = QHBoxLayout(host)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(made, 1)
    row.addWidget(made.side)
    made.side.setFixedWidth(292)
    made.side.hide()
    made.side_asked.connect(lambda: made.side.setVisible(made.side.isHidden()))
    host.resize(1400, 760)
    qtbot.addWidget(host)
    with qtbot.waitActive(host):
        host.show()
        host.activateWindow()
    made.said_last = []
    made.said.connect(made.said_last.append)
    session.said.connect(lambda words, *_: made.said_last.append(words))
    made.compare([ids[0], ids[1]], "text")
    yield made
    look.set_zoom(1.0)


class Hands:
    """What a person does with mouse and keyboard."""

    def __init__(self, workspace, session, qtbot):
        self.workspace, self.session, self.qtbot = workspace, session, qtbot

    def pane(self, report):
        return self.workspace.full_text.pane(report)

    def span(self, report, words):
        start = self.session.reading(report).text.index(words)
        return start, start + len(words)

    def caret(self, pane, position):
        """Return the point of the viewport at which a position of the stored text lies."""
        line = pane.cursorRect(pane.span_cursor(position, position))
        # From right to left Qt takes the end of the letter that was hit.
        return QPoint(line.x() + (2 if pane.mirrored else 0), line.center().y())

    def drag(self, pane, start, end):
        """Select from one position of the stored text to another with the mouse."""
        view = pane.viewport()
        first, last = self.caret(pane, start), self.caret(pane, end)
        QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=first)
        for share in (0.3, 0.7, 1.0):
            self.move(view, first + (last - first) * share)
        self.move(view, last)
        QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=last)

    def move(self, widget, at):
        from PySide6.QtCore import QEvent, QPointF
        from PySide6.QtGui import QMouseEvent

        point = QPointF(at)
        event = QMouseEvent(
            QEvent.Type.MouseMove, point, QPointF(widget.mapToGlobal(QPoint(at))),
            Qt.MouseButton.NoButton, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
        )  # fmt: skip
        QApplication.sendEvent(widget, event)

    def select(self, report, words):
        """Select words with the mouse."""
        self.drag(self.pane(report), *self.span(report, words))

    def click(self, report, words):
        """Click in the middle of words."""
        start, end = self.span(report, words)
        pane = self.pane(report)
        at = self.caret(pane, (start + end) // 2)
        QTest.mouseClick(pane.viewport(), Qt.MouseButton.LeftButton, pos=at)

    def press(self, key, modifiers=Qt.KeyboardModifier.NoModifier, on=None):
        """Press a key where the keyboard is."""
        there = on or QApplication.focusWidget()
        assert there is not None, "nothing has the keyboard"
        QTest.keyClick(there, key, modifiers)

    def change(self, do):
        """Do what changes the corpus, and wait until it has."""
        with self.qtbot.waitSignal(self.session.changed, timeout=10_000):
            do()
        QApplication.processEvents()

    def code(self, typed):
        """Press K, type into the list, press Enter."""
        self.press(Qt.Key.Key_K)
        popup = self.workspace.by_hand.popup
        QTest.keyClicks(popup.field, typed)
        QTest.keyClick(popup.field, Qt.Key.Key_Return)

    def words(self, report):
        """Return what is marked in a report: words and facet."""
        reading = self.session.reading(report)
        return [(reading.text[m.start : m.end], m.facet) for m in reading.markings]

    @property
    def said(self):
        return self.workspace.said_last[-1]


@pytest.fixture
def hands(workspace, session, qtbot):
    return Hands(workspace, session, qtbot)


@pytest.fixture
def tables(session):
    """Return a function that reads what the corpus holds, row by row."""

    def read():
        path = session.path
        with contextlib.closing(sqlite3.connect(path)) as database:
            found = {}
            for table in TABLES:
                rows = database.execute(f"SELECT * FROM {table}").fetchall()
                found[table] = sorted(rows, key=repr)
        return found

    return read


@pytest.fixture
def opposition(session):
    """The facet that tests code with."""
    return SimpleNamespace(theme="unity", facet="opposition")
