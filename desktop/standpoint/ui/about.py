# SPDX-License-Identifier: MIT
"""About the program, with the notices that the licences of what it carries ask for."""

from __future__ import annotations

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from standpoint import __version__
from standpoint.files import resource
from standpoint.ui.dialogs import Dialog
from standpoint.ui.help import Reader
from standpoint.ui.look import Look, SegmentedControl, Words, mono_font


def notices() -> list[tuple[str, str]]:
    """Return (heading, text) of every notice: the program's page, then the licences' own texts.

    Licences are the files named OFL-… or LICENSE… beside what they cover.
    """
    found = [("Notices", resource("NOTICES.md").read_text(encoding="utf-8"))]
    for folder, heading in (("fonts", "Fonts"), ("icons", "Icons")):
        texts = [
            f"{entry.name}\n\n{entry.read_text(encoding='utf-8').strip()}"
            for entry in sorted(resource(folder).iterdir(), key=lambda entry: entry.name)
            if entry.name.startswith(("OFL", "LICENSE", "LICENCE"))
        ]
        if texts:
            found.append((heading, "\n\n\n".join(texts) + "\n"))
    return found


class About(Dialog):
    """Version, purpose, notices."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "About Standpoint", parent)
        self.resize(680, 560)
        self.add_head("Standpoint", self.tr("Version {0}").format(__version__))
        words = self.tr(
            "Compare what political actors say: reports side by side, theme by theme, and themes "
            "over time. Nothing leaves this computer. Qt {0}."
        ).format(qVersion())
        self.body.addWidget(Words(look, words, role="tx2", wrap=True))
        parts = notices()
        self.choice = SegmentedControl(look, [(name, "") for name, _ in parts], self.tr("Notices"))
        self.text = Reader(14)
        self.text.setAccessibleName(self.tr("Notices"))
        self._parts = parts
        self.choice.chosen.connect(self._show)
        self._show(0)
        self.body.addWidget(self.choice)
        self.body.addWidget(self.text, 1)
        copy = self.add_button(self.tr("Copy"))
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.text.toPlainText()))
        self.body.setSpacing(12)
        close = self.add_button(self.tr("Close"), main=True, key="Esc")
        close.clicked.connect(self.accept)

    def _show(self, index: int) -> None:
        """Show the page as a page and the licences letter by letter."""
        name, text = self._parts[index]
        if index == 0:
            self.text.show_markdown(text)
        else:
            self.text.setFont(mono_font(12))
            self.text.document().setDefaultFont(mono_font(12))
            self.text.setPlainText(text)
        self.text.setAccessibleName(name)
