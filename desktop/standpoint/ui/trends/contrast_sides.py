# SPDX-License-Identifier: MIT
"""Where the two sides of a comparison are chosen: actors, publishers, or periods as written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from standpoint.corpus.observing import Split
from standpoint.figures.contrast import Sides
from standpoint.ui.look import (
    HEIGHT,
    Choice,
    LinkButton,
    Look,
    Pane,
    SegmentedControl,
    Words,
    interface_font,
)
from standpoint.ui.trends.contrast_choices import TwoSides

WIDTH = 268
_KINDS: tuple[Sides, ...] = ("actor", "publisher", "period")
_PAGES = {"actor": 0, "publisher": 1, "period": 2}


class SidesPane(Pane):
    """Two sides to choose; `changed(TwoSides)` when others are."""

    changed = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "win", parent)
        self._look = look
        self._chosen = TwoSides()
        self.setFixedWidth(WIDTH)
        kinds = [(self.tr("Actors"), ""), (self.tr("Publishers"), ""), (self.tr("Periods"), "")]
        self.kind = SegmentedControl(look, kinds, self.tr("What the two sides are"))
        self.kind.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.boxes: dict[Sides, tuple[Choice, Choice]] = {}
        self.pages = QStackedWidget()
        self.pages.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        for kind in ("actor", "publisher"):
            self.pages.addWidget(self._groups(kind))
        self.first = self._field(self.tr("First period"), self.tr("2013 to 2017"))
        self.second = self._field(self.tr("Second period"), self.tr("2018 to June 2024"))
        self.pages.addWidget(self._periods())
        self.exchange = LinkButton(look, self.tr("Exchange the sides"))
        self.start = self._field(self.tr("From"), self.tr("the beginning"))
        self.end = self._field(self.tr("To"), self.tr("now"))
        self.dates = self._dates()
        self.wrong = Words(look, "", px=12, role="err", wrap=True)
        self.wrong.setAccessibleName(self.tr("What cannot be compared"))
        self.about = Words(look, "", px=11.5, role="tx3", wrap=True)
        self._lay_out()
        self._connect()

    # Building -------------------------------------------------------------------------------

    def _groups(self, kind: Sides) -> QWidget:
        names = {
            "actor": (self.tr("First actor"), self.tr("Second actor")),
            "publisher": (self.tr("First publisher"), self.tr("Second publisher")),
        }[kind]
        page, column = self._page()
        one, other = (Choice(self._look, name) for name in names)
        for name, box in zip(names, (one, other), strict=True):
            box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            box.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            self._labelled(column, name, box)
        self.boxes[kind] = (one, other)
        return page

    def _periods(self) -> QWidget:
        page, column = self._page()
        self._labelled(column, self.tr("First period"), self.first)
        self._labelled(column, self.tr("Second period"), self.second)
        return page

    def _dates(self) -> QWidget:
        page, column = self._page()
        self._labelled(column, self.tr("Only from"), self.start)
        self._labelled(column, self.tr("Only to"), self.end)
        return page

    def _page(self) -> tuple[QWidget, QVBoxLayout]:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        return page, column

    def _labelled(self, column: QVBoxLayout, words: str, field: QWidget) -> None:
        label = Words(self._look, words, px=12, role="tx2")
        label.setBuddy(field)
        column.addSpacing(4)
        column.addWidget(label)
        column.addWidget(field)

    def _field(self, name: str, hint: str) -> QLineEdit:
        field = QLineEdit()
        field.setAccessibleName(name)
        field.setPlaceholderText(hint)
        field.setFont(interface_font(13))
        field.setFixedHeight(HEIGHT)
        field.setToolTip(self.tr("A year, month or day, or a span, such as 2013 to June 2017."))
        return field

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addWidget(self.kind)
        column.addWidget(self.pages)
        column.addWidget(self.exchange, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self.dates)
        column.addWidget(self.wrong)
        column.addStretch(1)
        column.addWidget(self.about)

    def _connect(self) -> None:
        self.kind.chosen.connect(lambda index: self._take(by=_KINDS[index]))
        for kind, boxes in self.boxes.items():
            for letter, box in zip("ab", boxes, strict=True):
                box.activated.connect(
                    lambda _, name=f"{kind}_{letter}", box=box: self._take(
                        **{name: box.currentData()}
                    )
                )
        for name, field in (
            ("period_a", self.first), ("period_b", self.second), ("start", self.start),
            ("end", self.end),
        ):  # fmt: skip
            field.editingFinished.connect(
                lambda name=name, field=field: self._take(**{name: field.text().strip()})
            )
        self.exchange.clicked.connect(self._exchange)

    # Choosing -------------------------------------------------------------------------------

    @property
    def chosen(self) -> TwoSides:
        """What is chosen."""
        return self._chosen

    def _take(self, **values: str) -> None:
        changed = replace(self._chosen, **values)  # type: ignore[arg-type]
        if changed != self._chosen:
            self.show_chosen(changed)
            self.changed.emit(changed)

    def _exchange(self) -> None:
        by = self._chosen.by
        one, other = self._chosen.named()
        self._take(**{f"{by}_a": other, f"{by}_b": one})

    def offer(self, numbers: Mapping[Split, Mapping[str, int]]) -> None:
        """Offer these actors and publishers, each with its number of reports, most first."""
        for kind, boxes in self.boxes.items():
            found = numbers["actor" if kind == "actor" else "publisher"]
            order = sorted(found, key=lambda name: (name == "not stated", -found[name], name))
            for box in boxes:
                box.clear()
                for name in order:
                    number = found[name]
                    reports = self.tr("1 report") if number == 1 else self.tr("{0} reports")
                    whole = f"{name}, {reports.format(f'{number:,}')}"
                    box.addItem(f"{name}, {number:,}", name)
                    for role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
                        box.setItemData(box.count() - 1, whole, role)

    def offered(self, kind: Sides) -> list[str]:
        """Return the names that are offered, those with most reports first."""
        box = self.boxes[kind][0]
        return [box.itemData(row) for row in range(box.count())]

    def show_chosen(self, chosen: TwoSides) -> None:
        """Show choices without announcing them."""
        self._chosen = chosen
        self.kind.set_current(_PAGES[chosen.by])
        self.pages.setCurrentIndex(_PAGES[chosen.by])
        for kind, boxes in self.boxes.items():
            for letter, box in zip("ab", boxes, strict=True):
                box.setCurrentIndex(box.findData(getattr(chosen, f"{kind}_{letter}")))
                box.setToolTip(box.currentData(Qt.ItemDataRole.ToolTipRole) or "")
        for field, text in (
            (self.first, chosen.period_a), (self.second, chosen.period_b),
            (self.start, chosen.start), (self.end, chosen.end),
        ):  # fmt: skip
            if field.text().strip() != text:
                field.setText(text)
        self.dates.setVisible(chosen.by != "period")

    def say_wrong(self, sentence: str) -> None:
        """Say why nothing can be compared; empty where something can."""
        self.wrong.setText(sentence)
        self.wrong.setVisible(bool(sentence))

    def sizeHint(self) -> QSize:
        """As wide as names need."""
        return QSize(WIDTH, 520)
