# SPDX-License-Identifier: MIT
"""The help browser: the pages of `resources/help`, read in the program, with a search."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QKeyEvent, QShowEvent, QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from standpoint.files import resource
from standpoint.ui.look import Divider, Look, Pane, SearchField, interface_font, reading_font

FIRST = "index.md"
PROPORTIONAL = QTextBlockFormat.LineHeightTypes.ProportionalHeight.value


@dataclass(frozen=True, slots=True)
class Page:
    """One page of help: its file name, its title and its Markdown."""

    name: str
    title: str
    text: str


@cache
def pages(language: str = "en") -> tuple[Page, ...]:
    """Return the pages of help in the order in which the first one, `index.md`, links to them."""
    found = []
    folder = resource(f"help/{language}")
    if not folder.is_dir():
        return ()
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.name.endswith(".md"):
            text = entry.read_text(encoding="utf-8")
            lines = [line for line in text.splitlines() if line.startswith("# ")]
            title = lines[0][2:].strip() if lines else entry.name.removesuffix(".md")
            found.append(Page(entry.name, title, text))
    index = next((page.text for page in found if page.name == FIRST), "")
    order = [FIRST, *re.findall(r"\]\(([^)]+\.md)\)", index)]
    found.sort(key=lambda page: order.index(page.name) if page.name in order else len(order))
    return tuple(found)


class Reader(QTextBrowser):
    """Shows a page of Markdown; it fetches nothing, from this computer or any other."""

    def __init__(self, px: float = 15) -> None:
        super().__init__()
        self._px = px
        self.setOpenLinks(False)
        self.document().setDocumentMargin(24)

    def loadResource(self, type: int, name: QUrl | str) -> object:  # noqa: A002
        """Fetch nothing."""
        del type, name
        return None

    def show_markdown(self, text: str) -> None:
        """Show a page from its beginning, with air between its paragraphs."""
        self.setFont(reading_font(self._px))
        self.document().setDefaultFont(reading_font(self._px))
        self.setMarkdown(text)
        block = self.document().begin()
        while block.isValid():
            cursor = QTextCursor(block)
            form = block.blockFormat()
            form.setLineHeight(135, PROPORTIONAL)
            if cursor.currentTable() is None:
                form.setTopMargin(14 if form.headingLevel() else 0)
                form.setBottomMargin(4 if form.headingLevel() else 8)
            cursor.setBlockFormat(form)
            block = block.next()
        self.verticalScrollBar().setValue(0)


class HelpWindow(Pane):
    """A window of its own beside the program: pages at the start, text at the end."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "win", parent)
        self.setWindowFlag(Qt.WindowType.Window)
        self.setWindowTitle(self.tr("Standpoint help"))
        self.resize(900, 640)
        self.field = SearchField(look, self.tr("Find in the help"))
        self.index = QListWidget()
        self.index.setFont(interface_font(13))
        self.index.setAccessibleName(self.tr("Pages"))
        self.reader = Reader()
        self.reader.setAccessibleName(self.tr("Help"))
        side = QVBoxLayout()
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(0)
        top = QHBoxLayout()
        top.setContentsMargins(10, 10, 10, 10)
        top.addWidget(self.field)
        side.addLayout(top)
        side.addWidget(Divider(look))
        side.addWidget(self.index, 1)
        left = QWidget()
        left.setLayout(side)
        left.setFixedWidth(250)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(left)
        row.addWidget(Divider(look, standing=True))
        row.addWidget(self.reader, 1)
        self.field.textChanged.connect(self._narrow)
        self.field.entered.connect(self.index.setFocus)
        self.field.left.connect(self.close)
        self.index.currentItemChanged.connect(lambda item, _: self._open(item))
        self.reader.anchorClicked.connect(self._follow)
        look.changed.connect(self._again)
        self._narrow("")

    def open_page(self, name: str) -> None:
        """Open a page by its file name; an unknown one opens the first."""
        self.field.clear()
        for row in range(self.index.count()):
            item = self.index.item(row)
            if item.data(Qt.ItemDataRole.UserRole).name == name:
                self.index.setCurrentRow(row)
                return
        if self.index.count():
            self.index.setCurrentRow(0)

    def _narrow(self, words: str) -> None:
        wanted = words.casefold().split()
        self.index.clear()
        for page in pages():
            if all(word in page.text.casefold() for word in wanted):
                item = QListWidgetItem(page.title)
                item.setData(Qt.ItemDataRole.UserRole, page)
                self.index.addItem(item)
        if self.index.count():
            self.index.setCurrentRow(0)
        else:
            self.reader.setMarkdown(
                self.tr("Nothing for “{0}” in the help.").format(words.strip())
                if words.strip()
                else self.tr("The help pages are missing from this installation.")
            )

    def _open(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.reader.show_markdown(item.data(Qt.ItemDataRole.UserRole).text)

    def _again(self) -> None:
        self._open(self.index.currentItem())

    def _follow(self, url: QUrl) -> None:
        """Open another page here; an address in the system's browser, since the user asked."""
        if url.scheme() in {"http", "https"}:
            QDesktopServices.openUrl(url)
        elif url.path():
            self.open_page(url.path().rpartition("/")[2])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with Esc, which neither the pages nor the text take."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin at the pages."""
        super().showEvent(event)
        self.index.setFocus()
