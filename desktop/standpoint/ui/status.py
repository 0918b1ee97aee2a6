# SPDX-License-Identifier: MIT
"""The status bar: where one is, what was just done and how to take it back, how far a job is."""

from __future__ import annotations

import time

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStatusBar, QWidget

from standpoint.model.progress import Progress
from standpoint.ui.look import (
    ElidedLabel,
    LinkButton,
    Look,
    ShareBar,
    Words,
    interface_font,
    key_size,
    paint_key,
)

HEIGHT = 25
NOT_SAVED = "Not saved."
"""How a sentence begins that says why a version cannot be saved."""


def time_left(seconds: float) -> str:
    """Return how long a job still takes, as the status bar says it ("40 s left")."""
    if seconds < 1:
        return "less than 1 s left"
    if seconds < 100:
        return f"{round(seconds)} s left"
    return f"{round(seconds / 60)} min left"


class _HelpHint(QWidget):
    """The word Help and its key, on the empty screen."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setFixedSize(60, HEIGHT - 1)
        look.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setFont(interface_font(12))
        painter.setPen(self._look.colour("tx2"))
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(self.rect(), flags, self.tr("Help"))
        size = key_size("F1")
        box = QRect(self.width() - size.width(), 3, size.width(), size.height())
        paint_key(painter, box, "F1", self._look.colour("tx2"), self._look.colour("line2"))
        painter.end()


class StatusBar(QStatusBar):
    """25 px. Left: codebook, reports. Right: what was done with its undo, or the running job."""

    undo_asked = Signal()
    cancel_asked = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._started = 0.0
        self._kept: tuple[str, bool] | None = None
        self.setSizeGripEnabled(False)
        self.setFixedHeight(HEIGHT)
        self._place = Words(look, px=12, role="tx2")
        self._codebook = Words(look, px=12, role="tx2")
        self._reports = Words(look, px=12, role="tx2")
        self._read_only = Words(look, px=12, weight=500, role="tx")
        self._hint = ElidedLabel(look, px=12, role="tx2")
        self._message = ElidedLabel(look, px=12, role="tx2")
        self._message.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        self._undo = LinkButton(look, self.tr("Undo"))
        self._share = ShareBar(look)
        self._cancel = LinkButton(look, self.tr("Cancel"))
        self._aside = Words(look, px=12, role="tx2")
        self._aside.setContentsMargins(16, 0, 0, 0)
        self._saved = Words(look, px=12, role="tx2")
        self._saved.setContentsMargins(16, 0, 14, 0)
        self._help = _HelpHint(look)
        self._message.setAccessibleName(self.tr("Last message"))
        self._inside = QWidget(self)
        row = QHBoxLayout(self._inside)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(0)
        for label in (self._place, self._codebook, self._reports, self._read_only):
            label.setContentsMargins(0, 0, 18, 0)
            row.addWidget(label)
        row.addWidget(self._hint, 2)
        row.addWidget(self._share)
        row.addSpacing(8)
        row.addWidget(self._message, 3)
        row.addSpacing(2)
        row.addWidget(self._undo)
        row.addWidget(self._cancel)
        row.addWidget(self._aside)
        row.addWidget(self._saved)
        row.addWidget(self._help)
        self._undo.clicked.connect(self.undo_asked)
        self._cancel.clicked.connect(self.cancel_asked)
        for widget in (
            self._place,
            self._read_only,
            self._undo,
            self._share,
            self._cancel,
            self._aside,
            self._saved,
        ):
            widget.hide()
        self._help.hide()
        look.changed.connect(self.update)

    def describe(self, place: str, codebook: str, reports: str) -> None:
        """Say what is open: "New corpus, not saved", "Codebook v1", "49 reports, 5 undated"."""
        for label, words in (
            (self._place, place),
            (self._codebook, codebook),
            (self._reports, reports),
        ):
            label.setText(words)
            label.setVisible(bool(words))

    def show_read_only(self, reason: str) -> None:
        """Say that nothing can be changed, and why in the tooltip; empty to say nothing."""
        self._read_only.setText(self.tr("Read only"))
        self._read_only.setToolTip(reason)
        self._read_only.setVisible(bool(reason))

    def codebook(self, words: str) -> None:
        """Say which codebook codes and what of it is edited ("Codebook v2, 1 rule edited")."""
        self._codebook.setText(words)
        self._codebook.setVisible(bool(words))

    def aside(self, words: str) -> None:
        """Say how long something took ("Preview in 38 ms"), or nothing; what was done stays."""
        self._aside.setText(words)
        self._aside.setVisible(bool(words))

    def hint(self, words: str) -> None:
        """Say which keys lead on from here."""
        self._hint.setText(words)

    def saved(self, words: str) -> None:
        """Say when the last change reached the disk ("Saved 14:32"), or nothing."""
        self._saved.setText(words)
        self._saved.setVisible(bool(words))

    def show_help_hint(self, shown: bool) -> None:
        """Point to the help, on the empty screen."""
        self._help.setVisible(shown)

    def say(self, words: str, *, undoable: bool = False) -> None:
        """Say what was done, with a link that takes it back."""
        if self._kept is not None:
            self._kept = words, undoable
        self._message.setText(words)
        self._undo.setVisible(undoable)

    def withdraw(self) -> None:
        """Take back a message that offers to undo something which is not the last act any more."""
        if self.offers_undo():
            self.say("")

    def message(self) -> str:
        """Return what is said at the right."""
        return self._message.text()

    def offers_undo(self) -> bool:
        """Return whether the message carries its undo."""
        return not self._undo.isHidden()

    def begin(self, label: str) -> None:
        """Show that a job began."""
        self._kept = None
        self._show_share()
        self._cancel.setEnabled(True)
        self._cancel.show()
        self.say(f"{label}…")

    def begin_edit(self) -> None:
        """Show that an edit takes a while; what was said of it stands there again at its end."""
        self._kept = self.message(), self.offers_undo()
        self._show_share()

    def end_edit(self) -> None:
        """Show that it is made; nothing where a job has begun since."""
        kept, self._kept = self._kept, None
        if kept is not None:
            self._share.hide()
            self.say(kept[0], undoable=kept[1])

    def _show_share(self) -> None:
        self._started = time.monotonic()
        self._share.begin()
        self._share.show()

    def advance(self, progress: Progress) -> None:
        """Show how far the job is and how long it still takes."""
        words = self.tr("{0} {1} of {2}").format(
            progress.label, f"{progress.done:,}", f"{progress.total:,}"
        )
        spent = time.monotonic() - self._started
        if 0 < progress.done < progress.total and spent > 1:
            left = spent / progress.done * (progress.total - progress.done)
            words += ", " + time_left(left)
        self._share.tell(progress)
        if self._kept is None:
            self.say(words)
        else:
            self._message.setText(words)

    def stopping(self) -> None:
        """Show that the job ends after its present batch."""
        self._cancel.setEnabled(False)

    def end(self) -> None:
        """Show that no job runs."""
        self._share.hide()
        self._cancel.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fill the bar below its line; QStatusBar's own layout has other margins."""
        super().resizeEvent(event)
        self._inside.setGeometry(0, 1, self.width(), HEIGHT - 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground and the line above."""
        del event
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.colour("win"))
        painter.fillRect(0, 0, self.width(), 1, self._look.colour("line"))
        painter.end()
