# SPDX-License-Identifier: MIT
"""Exporting the comparison: format, contents and paper, with the export itself as preview."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from standpoint.errors import ExportError
from standpoint.figures import comparison as leaving
from standpoint.figures import comparison_words as words
from standpoint.figures.comparison_pages import Pages, Picture
from standpoint.text.direction import right_to_left
from standpoint.ui import file_dialogs
from standpoint.ui.compare.leaving_options import (
    DPIS,
    KINDS,
    PAGED,
    PAGES,
    Kind,
    Memory,
    Options,
    keep,
    recall,
)
from standpoint.ui.compare.leaving_preview import Preview
from standpoint.ui.dialogs import Dialog
from standpoint.ui.look import (
    HEIGHT,
    CheckBox,
    ElidedLabel,
    LinkButton,
    Look,
    Pane,
    SegmentedControl,
    Words,
    interface_font,
)

_SIDE = 312
_PAUSE = 150
_LONG = 150
"""From so many passages on only the first page is laid out before the export."""


class LeavingDialog(Dialog):
    """Enter exports, Esc cancels. After `accept`, `written` is the file.

    Args:
        look: how it looks.
        value: the whole comparison, with `contents.off` the themes that are switched off.
        memory: where options are kept.
        folder: where the file goes unless the analyst says otherwise.
        parent: the window.
    """

    def __init__(
        self,
        look: Look,
        value: leaving.Comparison,
        memory: Memory,
        folder: Path,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, self.tr("Export the comparison"), parent)
        self._value, self._memory = value, memory
        self._off = value.contents.off
        self._grouped = value.alignment.grouped
        cells = [cell for row in value.alignment.rows for cell in row.cells]
        self._long = sum(len(cell.passages) for cell in cells) > _LONG
        self.written: Path | None = None
        self._replaced: Path | None = None
        """What is there and may be written over."""
        self.preview = Preview(look)
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE)
        self._timer.timeout.connect(self.show_now)
        self._build()
        self._choose(recall(memory))
        self._connect()
        self._path = folder / f"{_file_name(value.title)}.{self.kind}"
        self._on_kind()
        self.resize(1060, 760)
        self.title.setFocus()

    # Building -------------------------------------------------------------------------------

    def _build(self) -> None:
        self.body.setContentsMargins(0, 0, 0, 0)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.preview, 1)
        side = Pane(self.look, "win")
        side.setFixedWidth(_SIDE)
        self._column = QVBoxLayout(side)
        self._column.setContentsMargins(18, 8, 18, 12)
        self._column.setSpacing(4)
        row.addWidget(side)
        self.body.addLayout(row, 1)
        self.format = self._segments(self.tr("Format"), [kind.upper() for kind in KINDS])
        self.about = self._small()
        self._add_title()
        self._add_contents()
        self.page = self._segments(self.tr("Page"), list(PAGES))
        self.dpi = self._segments(self.tr("Dots per inch"), [str(dpi) for dpi in DPIS])
        self.method = self._small()
        self._column.addStretch(1)
        self._add_foot()

    def _label(self, text: str) -> None:
        self._column.addSpacing(8)
        self._column.addWidget(Words(self.look, text, px=12, role="tx2"))

    def _small(self) -> Words:
        small = Words(self.look, "", px=11.5, role="tx3", wrap=True)
        self._column.addSpacing(2)
        self._column.addWidget(small)
        return small

    def _segments(self, name: str, choices: list[str]) -> SegmentedControl:
        self._label(name)
        made = SegmentedControl(self.look, [(choice, "") for choice in choices], name)
        made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._column.addWidget(made)
        return made

    def _add_title(self) -> None:
        self._label(self.tr("Title"))
        self.title = QLineEdit(self._value.title)
        self.title.setFont(interface_font(13))
        self.title.setFixedHeight(HEIGHT)
        self.title.setAccessibleName(self.tr("Title"))
        self.title.setCursorPosition(0)
        self._column.addWidget(self.title)

    def _add_contents(self) -> None:
        self._label(self.tr("What is in it"))
        self.everything = CheckBox(
            self.look, self.tr("Also what is switched off: {0}").format(self._left_out())
        )
        self.everything.setVisible(bool(self._off))
        full = self.tr("Full texts of reports with passages")
        self.texts = CheckBox(self.look, full if self._grouped else self.tr("Full texts"))
        self.memos = CheckBox(self.look, self.tr("Memos"))
        for box in (self.everything, self.texts, self.memos):
            self._column.addWidget(box)

    def _left_out(self) -> str:
        labels = self._value.left_out()
        return labels[0] if len(labels) == 1 else self.tr("{0} themes").format(len(labels))

    def _add_foot(self) -> None:
        self.problem = Words(self.look, "", role="err", wrap=True)
        self.problem.setContentsMargins(18, 6, 18, 6)
        self.problem.hide()
        self.place = ElidedLabel(self.look, "", role="tx2")
        self.change = LinkButton(self.look, self.tr("Change…"), px=13)
        self.foot.row.takeAt(0)
        self.foot.row.addWidget(self.place, 1)
        self.foot.row.addWidget(self.change)
        self.foot.row.addSpacing(12)
        self.cancel = self.add_button(self.tr("Cancel"), key="Esc")
        self.act = self.add_button("", main=True, key="Enter")
        self.body.addWidget(self.problem)

    def _connect(self) -> None:
        self.format.chosen.connect(lambda _: self._on_kind())
        for segments in (self.page, self.dpi):
            segments.chosen.connect(lambda _: self.show_now())
        for box in (self.everything, self.texts, self.memos):
            box.toggled.connect(lambda _: self.show_now())
        self.title.textChanged.connect(lambda _: self._timer.start())
        self.change.clicked.connect(self._ask_place)
        self.cancel.clicked.connect(self.reject)
        self.act.clicked.connect(self._export)

    # What is chosen -------------------------------------------------------------------------

    @property
    def kind(self) -> Kind:
        """The format that is chosen."""
        return KINDS[self.format.current()]

    @property
    def path(self) -> Path:
        """Where the comparison will be written."""
        return self._path

    def set_path(self, path: Path) -> None:
        """Write to another place; a known ending chooses the format."""
        ending = path.suffix.lower().lstrip(".")
        known = [number for number, kind in enumerate(KINDS) if kind == ending]
        if known:
            self.format.set_current(known[0])
            self._path = path
        else:
            self._path = path.with_name(f"{path.name}.{self.kind}")
        self._on_kind()

    def _choose(self, options: Options) -> None:
        self.format.set_current(KINDS.index(options.kind))
        self.page.set_current(PAGES.index(options.page))
        self.dpi.set_current(DPIS.index(options.dpi))
        self.texts.setChecked(options.group_texts if self._grouped else options.texts)
        self.memos.setChecked(options.memos)

    def options(self) -> Options:
        """Return what is chosen; what the format does not ask stays as it was kept."""
        kept = recall(self._memory)
        texts = self.texts.isChecked()
        return replace(
            kept,
            kind=self.kind,
            page=PAGES[self.page.current()],
            dpi=DPIS[self.dpi.current()],
            everything=self.everything.isChecked(),
            texts=kept.texts if self._grouped else texts,
            group_texts=texts if self._grouped else kept.group_texts,
            memos=self.memos.isChecked(),
        )

    def value(self) -> leaving.Comparison:
        """Return the comparison as it will be written."""
        contents = self.options().contents(self._off, grouped=self._grouped)
        title = self.title.text().strip() or self._value.title
        return replace(self._value, title=title, contents=contents)

    # Following what is chosen ---------------------------------------------------------------

    def _on_kind(self) -> None:
        kind = self.kind
        if self._path.suffix.lower() != f".{kind}":
            self._path = self._path.with_suffix(f".{kind}")
        self.place.setText(f"{self._path.parent.name} / {self._path.name}")
        self.place.setToolTip(str(self._path))
        self.act.set_words(self.tr("Export {0}").format(kind.upper()))
        self.texts.setEnabled(kind in PAGED)
        self.page.setEnabled(kind in PAGED)
        self.dpi.setEnabled(kind == "png")
        noted = any(reading.memos for reading in self._value.readings)
        self.memos.setEnabled(kind != "json" and noted)
        self.title.setEnabled(kind != "json")
        self.show_now()

    def show_now(self) -> None:
        """Lay the first page out and show it, or say why there is none."""
        self._timer.stop()
        self.problem.hide()
        value, dpi = self.value(), self.options().dpi
        self.act.setEnabled(True)
        about = _ABOUT[self.kind]
        if self.kind == "json":
            text = json.dumps(leaving.as_json(value), ensure_ascii=False, indent=2)
            self.preview.show_text(text, self.tr("Its first lines"))
        elif self.kind == "png":
            picture = Picture(value)
            size = "{:,}\u00a0×\u00a0{:,}".format(*picture.pixels(dpi))
            about = self.tr("One picture of the passages by theme, {0} pixels.").format(size)
            self.preview.show_paper(picture, self.tr("Its top"))
            if dpi > picture.most_dpi():
                self._refuse(picture)
        else:
            pages = Pages(value, brief=self._long)
            self.preview.show_paper(pages, self._paged(pages))
        if self.kind == "pdf" and any(right_to_left(r.language) for r in value.alignment.reports):
            about += " " + self.tr("Arabic loses letters when it is copied out of a PDF.")
        self.about.setText(about)
        self._say_method(value)

    def _refuse(self, picture: Picture) -> None:
        self.preview.say(
            self.tr(
                "The picture would be too high. Choose at most {0} dpi, fewer themes, or PDF."
            ).format(picture.most_dpi())
        )
        self.act.setEnabled(False)

    def _paged(self, pages: Pages) -> str:
        if self.kind == "pdf":
            many = self.tr("Page 1 of {0}").format(pages.count)
            return many if pages.count else self.tr("Page 1")
        if self.kind == "docx":
            return self.tr("Page 1 as a PDF has it; Word breaks its own lines")
        return self.tr("Page 1 as a PDF has it; a browser breaks its own lines")

    def _say_method(self, value: leaving.Comparison) -> None:
        alignment = value.alignment
        said = [
            self.tr("Links from a closeness of {0}, codebook v{1}.").format(
                words.closeness(alignment.limit), alignment.codebook_version
            )
        ]
        left_out = value.left_out()
        if left_out:
            said.append(self.tr("Not shown: {0}.").format(", ".join(left_out)))
        self.method.setText(" ".join(said))

    # Doing ----------------------------------------------------------------------------------

    def _ask_place(self) -> None:
        kinds = [f"{kind.upper()} (*.{kind})" for kind in KINDS]
        chosen, _ = file_dialogs.save_file(
            self,
            self.tr("Export the comparison"),
            str(self._path),
            ";;".join(kinds),
            kinds[self.format.current()],
        )
        if chosen:
            self.set_path(Path(chosen))
            self._replaced = self._path  # that dialog has asked

    def _export(self) -> None:
        """Write the file; where that fails, say why and stay open. What is there is asked about."""
        if self._path.exists() and self._path != self._replaced:
            self._replaced = self._path
            words = self.tr("{0} is there already. Export again to replace it, or change it.")
            self.problem.setText(words.format(self._path.name))
            self.problem.show()
            return
        options = self.options()
        self.setCursor(Qt.CursorShape.WaitCursor)
        try:
            leaving.write(self.value(), self._path, dpi=options.dpi)
        except ExportError as error:
            self.problem.setText(str(error))
            self.problem.show()
            return
        finally:
            self.unsetCursor()
        keep(self._memory, options)
        self.written = self._path
        self.accept()


_ABOUT: dict[Kind, str] = {
    "html": "One file without script. Any browser opens and prints it, with no network.",
    "docx": "Headings, tables, and memos as comments.",
    "pdf": "Pages with bookmarks, and the faces in it.",
    "png": "",
    "json": "For programs: passages with their offsets, and links.",
}


def _file_name(title: str) -> str:
    """Return a title as the name of a file: without signs that some system forbids."""
    allowed = "".join(c if c.isalnum() or c in " -–_,." else " " for c in title)
    return " ".join(allowed.split())[:80].strip(" .") or "Comparison"
