# SPDX-License-Identifier: MIT
"""A window with the plan of an import open over it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

LONG = 60_000

COUNCIL = (
    "Council paper\n\nThe harbour council wants Resolution 2254 carried out in full. "
    "Its lighthouse stays lit. Nobody may force refugees to go back.\n"
)
VALLEY = (
    "Valley paper\n\nThe valley council asks for the unity of Syria and names "
    "Resolution 2254 as its way. It meets again in autumn.\n"
)
DATED = (
    "---\ntitle: On the bridge\ndate: 2021-03-04\nauthor: River Board\n---\n\n"
    "The board opened the bridge for traffic. Farmers came over it with wheat.\n"
)
ARABIC = "بيان عن الطريق\n\nطلب مجلس الوادي طريقا جديدا إلى المدرسة. وقال المجلس إن الشتاء قريب.\n"
TABLE = (
    "id,what was said,headline here,when\n"
    "1,The olive growers asked for water and for roads this year.,Water for olives,2022-05-06\n"
    "2,The olive growers thanked the valley council for its help.,Thanks,2022-07\n"
)


@pytest.fixture
def drop():
    """Drag files over a widget and drop them."""
    return _drop


@pytest.fixture
def table_file(tmp_path):
    """A table whose columns have names that say nothing."""
    file = tmp_path / "talks.csv"
    file.write_text(TABLE, encoding="utf-8")
    return file


def _drop(widget, *paths):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    action, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    plain = Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(400, 300), action, data, button, plain)
    QApplication.sendEvent(widget, enter)
    if not enter.isAccepted():
        return False
    event = QDropEvent(QPointF(400, 300), action, data, button, plain)
    QApplication.sendEvent(widget, event)
    return event.isAccepted()


@pytest.fixture
def papers(tmp_path):
    """Six files: two in English, one dated, one Arabic, a copy and an empty one."""
    folder = tmp_path / "papers"
    folder.mkdir()
    for name, text in (
        ("a council.txt", COUNCIL),
        ("b valley.txt", VALLEY),
        ("c dated.md", DATED),
        ("d arabic.txt", ARABIC),
        ("e copy.txt", COUNCIL),
        ("f empty.txt", ""),
    ):
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def looked(window, session, qtbot):
    """Add paths, wait until they were looked at, and return the dialog."""

    def look_at(*paths):
        window.adding.add(list(paths))
        dialog = window.adding.dialog
        qtbot.waitUntil(lambda: not dialog.looking, timeout=LONG)
        return dialog

    yield look_at
    if window.adding.dialog is not None:
        window.adding.dialog.plan.undo.clear()
        window.adding.dialog.reject()
        qtbot.waitUntil(lambda: not session.busy, timeout=LONG)


@pytest.fixture
def plan(looked, papers):
    """The plan for the six files."""
    return looked(papers)
