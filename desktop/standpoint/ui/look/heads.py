# SPDX-License-Identifier: MIT
"""What divides and heads a screen: rules, labels that elide, dock heads, the strip of a notice."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from standpoint.ui.look.buttons import IconButton, PushButton
from standpoint.ui.look.faces import interface_font
from standpoint.ui.look.look import Look

DOCK_HEAD = 34
NOTICE = 40


class Divider(QWidget):
    """A rule of 1 px, lying or standing."""

    def __init__(
        self,
        look: Look,
        *,
        standing: bool = False,
        role: str = "line",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._role = role
        if standing:
            self.setFixedWidth(1)
        else:
            self.setFixedHeight(1)
        look.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill the rule."""
        del event
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.colour(self._role))
        painter.end()


class Words(QLabel):
    """A label in a colour of the chrome that follows the scheme.

    With `wrap` it breaks lines; its text is plain unless `rich` is set.
    """

    def __init__(
        self,
        look: Look,
        text: str = "",
        *,
        px: float = 13,
        weight: int = 400,
        role: str = "tx",
        wrap: bool = False,
        rich: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._look = look
        self._role = role
        self.setTextFormat(Qt.TextFormat.RichText if rich else Qt.TextFormat.PlainText)
        self.setFont(interface_font(px, weight))
        self.setWordWrap(wrap)
        look.changed.connect(self._colour)
        self._colour()

    def set_role(self, role: str) -> None:
        """Show the words in another colour of the chrome."""
        self._role = role
        self._colour()

    def _colour(self) -> None:
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.WindowText, self._look.colour(self._role))
        self.setPalette(palette)


class ElidedLabel(Words):
    """One line of words that ends in "…" where it has no room; the tooltip has all of it."""

    def minimumSizeHint(self) -> QSize:
        """Give way down to a few letters."""
        return QSize(24, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint as much as fits."""
        del event
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        painter.drawText(self.contentsRect(), self.alignment(), self._shown())
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Offer the whole in the tooltip only where it is cut."""
        super().resizeEvent(event)
        self._tell()

    def setText(self, text: str) -> None:
        """Show other words."""
        super().setText(text)
        self._tell()

    def _shown(self) -> str:
        width = self.contentsRect().width()
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, width)

    def _tell(self) -> None:
        self.setToolTip("" if self._shown() == self.text() else self.text())


class Pane(QWidget):
    """A plain area in a ground of the chrome ("win", "base") that follows the scheme."""

    def __init__(self, look: Look, ground: str = "win", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._ground = ground
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        look.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill the ground."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(self._look.colour(self._ground)))
        painter.end()


class DockHead(Pane):
    """The head of a dock: its name, a detail beside it ("49 reports"), buttons at the end."""

    def __init__(
        self, look: Look, title: str, detail: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(look, "win", parent)
        self.setFixedHeight(DOCK_HEAD)
        self._title = Words(look, title, weight=600)
        self._detail = ElidedLabel(look, detail, role="tx2")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(12, 0, 5, 0)
        self._row.setSpacing(4)
        self._row.addWidget(self._title)
        self._row.addSpacing(4)
        self._row.addWidget(self._detail, 1)
        self.setAccessibleName(title)

    def set_title(self, title: str) -> None:
        """Say another name."""
        self._title.setText(title)
        self.setAccessibleName(title)

    def set_detail(self, detail: str) -> None:
        """Say another detail."""
        self._detail.setText(detail)

    def add_button(self, icon: str, name: str, key: str = "") -> IconButton:
        """Add a button at the end and return it."""
        button = IconButton(self._look, icon, name, key=key)
        self._row.addWidget(button)
        return button


class NoticeBar(Pane):
    """The strip above a workspace that says what a job did, with one action and a close button."""

    acted = Signal()
    closed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "win", parent)
        self.setFixedHeight(NOTICE)
        self._sign = QLabel()
        self._headline = Words(look, weight=600)
        self._detail = ElidedLabel(look, role="tx2")
        self._action = PushButton(look, "", small=True)
        self._close = IconButton(look, "x", self.tr("Close this notice"))
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 0, 8, 1)
        row.setSpacing(8)
        row.addWidget(self._sign)
        row.addWidget(self._headline)
        row.addSpacing(4)
        row.addWidget(self._detail, 1)
        row.addWidget(self._action)
        row.addWidget(self._close)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._action.clicked.connect(self.acted)
        self._close.clicked.connect(self.dismiss)
        self.hide()

    def say(
        self, headline: str, detail: str = "", action: str = "", *, error: bool = False
    ) -> None:
        """Show the strip; without an action it has only its close button."""
        self._headline.setText(headline)
        self._headline.set_role("err" if error else "tx")
        self._sign.setVisible(error)
        if error:
            ratio = self.devicePixelRatioF()
            self._sign.setPixmap(self._look.pixmap("circle-alert", "err", 16, ratio))
        self._detail.setText(detail)
        self._action.set_words(action)
        self._action.setVisible(bool(action))
        self.setAccessibleName(f"{headline}. {detail}".strip())
        self.show()

    def words(self) -> str:
        """Return what the strip says."""
        return f"{self._headline.text()} {self._detail.text()}".strip()

    def dismiss(self) -> None:
        """Put the strip away."""
        self.hide()
        self.closed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill the ground and rule off what is below."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.fillRect(0, self.height() - 1, self.width(), 1, self._look.colour("line"))
        painter.end()
