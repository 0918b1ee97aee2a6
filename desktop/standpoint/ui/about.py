# SPDX-License-Identifier: MIT
"""About the program, with the notices that the licences of what it carries ask for."""

from __future__ import annotations

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from standpoint import __version__
from standpoint.files import resource
from standpoint.ui.dialogs import Dialog
from standpoint.ui.look import Look, SegmentedControl, Words, mono_font

LIBRARIES = """Standpoint is free software under the MIT licence. It stands on these libraries:

Qt and PySide6            GNU Lesser General Public License 3; shared libraries that you may
                          replace by others of the same interface. Sources: download.qt.io
Python                    PSF licence
pyqtgraph                 MIT
numpy, scipy              BSD, 3 clauses
sqlite-utils              Apache 2.0
nltk                      Apache 2.0
ahocorasick_rs            Apache 2.0
pypdfium2, PDFium         Apache 2.0, BSD
trafilatura               Apache 2.0
python-docx               MIT
charset-normalizer        MIT
lark                      MIT
click                     BSD, 3 clauses
tomlkit, PyYAML           MIT
filelock, platformdirs    Unlicense, MIT

The full texts come with each library, in the folder of its installation.
"""


def notices() -> list[tuple[str, str]]:
    """Return (heading, text) of every notice: the libraries', then the fonts' and icons' licences.

    Licences are the files named OFL-… or LICENSE… beside what they cover.
    """
    found = [("Libraries", LIBRARIES)]
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
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setFont(mono_font(12))
        self.text.setAccessibleName(self.tr("Notices"))
        self.choice.chosen.connect(lambda index: self.text.setPlainText(parts[index][1]))
        self.text.setPlainText(parts[0][1])
        self.body.addWidget(self.choice)
        self.body.addWidget(self.text, 1)
        copy = self.add_button(self.tr("Copy"))
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.text.toPlainText()))
        close = self.add_button(self.tr("Close"), main=True, key="Esc")
        close.clicked.connect(self.accept)
