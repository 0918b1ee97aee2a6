# SPDX-License-Identifier: MIT
"""The Codebook workspace in the main window, on a small corpus with a small codebook."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from standpoint.coding.codebook_file import read
from standpoint.corpus.corpus import Corpus
from standpoint.ui.workspace import CODEBOOK

SMALL = """
name = "harbour"

[[theme]]
id = "boats"
label = "Boats"
key = 1
colour = "#0072B2"
shape = "circle"
definition = "What floats."
examples = ["The ferry left at noon.", "A raft was seen."]
near_misses = ["The ferry terminal was painted."]

[[theme.facet]]
id = "large"
label = "large ones"
rules.en = ["ferr*", "steamer OR freighter"]
rules.ar = ["سفينة"]

[[theme.facet]]
id = "small"
label = "small ones"
counts = false
rules.en = ["dinghy"]

[[theme]]
id = "weather"
label = "Weather"
key = 2
colour = "#D55E00"
shape = "square"

[[theme.facet]]
id = "wind"
label = "wind"
rules.en = ["storm"]

[[theme]]
id = "birds"
label = "Birds"
key = 3
colour = "#009E73"
shape = "triangle"
active = false

[[theme.facet]]
id = "gulls"
label = "gulls"
rules.en = ["gull*"]
"""

TEXTS = {
    "noon.txt": "The ferry left at noon. A storm came up. The freighter stayed in the harbour.\n",
    "night.txt": "Two ferries met at night. A dinghy was lost. Gulls cried over the quay.\n",
    "quay.txt": "The steamer waits. Nobody saw the ferry terminal in the storm.\n",
}


@pytest.fixture
def harbour(tmp_path):
    """A corpus file with the small codebook and no reports."""
    path = tmp_path / "harbour.standpoint"
    Corpus.create(path, read(SMALL.strip() + "\n", "harbour")).close()
    return path


@pytest.fixture
def desk(window, session, harbour, tmp_path, qtbot):
    """The workspace, in the main window at 1440 pixels, with three reports."""
    folder = tmp_path / "texts"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    session.open(harbour)
    with qtbot.waitSignal(session.job_finished, timeout=60_000):
        session.ingest([folder])
    window.resize(1440, 900)
    window.show_workspace(CODEBOOK)
    return window.stage.workspace(CODEBOOK)


@pytest.fixture
def lines():
    """Return what the tree shows, unfolded: label and number of each line."""

    def read_lines(workspace):
        model = workspace.left.model
        found = []

        def walk(parent, depth):
            for row in range(model.rowCount(parent)):
                index = model.index(row, 0, parent)
                number = model.index(row, 2, parent).data()
                found.append((depth * "  " + index.data(), number))
                walk(index, depth + 1)

        from PySide6.QtCore import QModelIndex

        walk(QModelIndex(), 0)
        return found

    return read_lines


@pytest.fixture
def press(qtbot):
    """Press keys in a widget that has the focus."""

    def press_keys(widget, *keys):
        widget.setFocus(Qt.FocusReason.OtherFocusReason)
        for key in keys:
            if isinstance(key, str) and key.isascii():
                qtbot.keyClicks(widget, key)
            elif isinstance(key, str):
                for letter in key:  # QTest knows no letters beyond Latin-1
                    typed = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier(0), letter)
                    QApplication.sendEvent(widget, typed)
            elif isinstance(key, tuple):
                qtbot.keyClick(widget, key[0], key[1])
            else:
                qtbot.keyClick(widget, key)

    return press_keys
