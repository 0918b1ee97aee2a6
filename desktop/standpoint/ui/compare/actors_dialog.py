# SPDX-License-Identifier: MIT
"""Asks which actors are to be compared, and over which period."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from standpoint.analysis.grouping import (
    NOT_STATED,
    Gathered,
    Grouping,
    RepostsChosen,
    actors,
    gather,
)
from standpoint.errors import DateError
from standpoint.model import dates
from standpoint.model.reports import Report
from standpoint.model.reposts import Reposts
from standpoint.ui.compare.actors_list import ROW, ActorList
from standpoint.ui.dialogs import Dialog
from standpoint.ui.look import (
    CheckBox,
    Choice,
    Divider,
    Look,
    SearchField,
    Words,
    interface_font,
    isolated,
)

NUMBERS = {2: "two", 3: "three", 4: "four"}
REPOSTS: tuple[tuple[Reposts, str], ...] = (
    ("all", "Count all reposts"),
    ("once", "Count each text once"),
)
_AROUND = 48
"""Pixels of a choice beside its words: frame and chevrons."""
_LINES = 8
"""So many actors are seen at once."""


class ActorsDialog(Dialog):
    """Two to four actors and a period. After `accept`, `grouping()` says what was chosen.

    Args:
        look: colours and faces.
        reports: all that there are.
        before: what was chosen the last time.
        parent: the window.
        repeats: the reports that are left out where each text counts once.
        usual: how reposts count in this corpus where nothing else was chosen.
    """

    def __init__(
        self,
        look: Look,
        reports: Sequence[Report],
        before: Grouping | None = None,
        parent: QWidget | None = None,
        *,
        repeats: Collection[int] = frozenset(),
        usual: Reposts = "all",
    ) -> None:
        super().__init__(look, self.tr("Compare actors"), parent)
        self._reports = tuple(reports)
        self._repeats = frozenset(repeats)
        self._usual: Reposts = usual
        self._counted: RepostsChosen = before.reposts if before else ""
        self._decided = before is not None
        self._ticking = False
        self.setMinimumWidth(520)
        self.add_head(self.tr("Compare actors"))
        lead = self.tr(
            "All reports of each actor stand in one column. The library’s filter does not apply."
        )
        self.body.addWidget(Words(look, lead, role="tx2", wrap=True))
        self._add_list()
        self._add_period()
        self._add_reposts()
        self._said = Words(look, wrap=True)
        self._said.setAccessibleName(self.tr("What will be compared"))
        self._said.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
        self._said.setMinimumHeight(3 * self._said.fontMetrics().lineSpacing())
        self.body.addSpacing(4)
        self.body.addWidget(self._said)
        self.add_button(self.tr("Cancel"), key="Esc").clicked.connect(self.reject)
        self.compare = self.add_button("", main=True, key="Enter")
        self.compare.clicked.connect(self.accept)
        if before is not None:
            self._take_up(before)
        self._describe()
        self.search.setFocus()

    def _add_list(self) -> None:
        self.search = SearchField(self.look, self.tr("Actor"))
        self.list = ActorList(self.look)
        self.list.show_actors(actors(self._reports))
        lines = min(max(len(actors(self._reports)), 3), _LINES)
        self.list.setMinimumHeight(lines * ROW)
        self.list.usual_height = lines * ROW
        self.body.addWidget(self.search)
        self.body.addWidget(self.list, 1)
        self.body.addWidget(Divider(self.look))
        self.search.textChanged.connect(self.list.look_for)
        self.search.entered.connect(lambda: self.list.setFocus(Qt.FocusReason.TabFocusReason))
        self.search.left.connect(self.reject)
        self.list.chosen.connect(self._describe)
        self.list.refused.connect(self._refuse)

    def _add_period(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        self.since = self._date(row, self.tr("From"), self.tr("the beginning"))
        self.until = self._date(row, self.tr("to"), self.tr("now"))
        self.undated = CheckBox(self.look, self.tr("With undated reports"))
        self.undated.setChecked(True)
        row.addSpacing(8)
        row.addWidget(self.undated)
        self.body.addSpacing(4)
        self.body.addLayout(row)
        self.undated.toggled.connect(self._on_tick)

    def _add_reposts(self) -> None:
        """Offer how reposts count, where there are any."""
        self.reposts = Choice(self.look, self.tr("Reposts"))
        for value, words in REPOSTS:
            self.reposts.addItem(self.tr(words), value)
        self.reposts.setCurrentIndex(self.reposts.findData(self._counted or self._usual))
        widest = max(self.fontMetrics().horizontalAdvance(self.tr(words)) for _, words in REPOSTS)
        self.reposts.setMinimumWidth(widest + _AROUND)
        label = Words(self.look, self.tr("Reposts"), role="tx2")
        label.setBuddy(self.reposts)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(label)
        row.addWidget(self.reposts)
        row.addStretch(1)
        self.body.addSpacing(4)
        self.body.addLayout(row)
        for part in (label, self.reposts):
            part.setVisible(bool(self._repeats))
        self.reposts.activated.connect(self._on_reposts)

    def _on_reposts(self) -> None:
        self._counted = self.reposts.currentData()
        self._describe()

    def _date(self, row: QHBoxLayout, words: str, hint: str) -> QLineEdit:
        field = QLineEdit()
        field.setFont(interface_font(13))
        field.setFixedHeight(28)
        field.setMinimumWidth(120)
        field.setPlaceholderText(hint)
        field.setAccessibleName(words)
        label = Words(self.look, words, role="tx2")
        label.setBuddy(field)
        row.addWidget(label)
        row.addWidget(field, 1)
        field.textChanged.connect(self._describe)
        return field

    def _take_up(self, before: Grouping) -> None:
        """Show what was chosen the last time."""
        self.list.tick(before.actors)
        for field, written in ((self.since, before.since), (self.until, before.until)):
            field.setText(dates.show(dates.parse(written)) if written else "")
        self.undated.setChecked(before.undated)

    def _on_tick(self) -> None:
        """Let the tick stay as the analyst set it."""
        if not self._ticking:
            self._decided = True
            self._describe()

    # What is chosen ---------------------------------------------------------------------------

    def grouping(self) -> Grouping:
        """Return what is chosen. Raises DateError where the period cannot be read."""
        since, until = _bound(self.since.text()), _bound(self.until.text())
        undated = self.undated.isChecked()
        chosen = Grouping(self.list.ticked(), since, until, undated, self._counted)
        if chosen.first and chosen.last and chosen.first > chosen.last:
            raise DateError("The period ends before it begins. Write the earlier date first.")
        return chosen

    def _describe(self) -> None:
        """Say what will be compared, and whether it can be."""
        if not self._decided:
            # Who asks for a period does not mean what nobody can place in it.
            period = bool(self.since.text().strip() or self.until.text().strip())
            self._ticking = True
            self.undated.setChecked(not period)
            self._ticking = False
        number = len(self.list.ticked())
        words = self.tr("Compare actors")
        if number in NUMBERS:
            words = self.tr("Compare these {0} actors").format(self.tr(NUMBERS[number]))
        self.compare.set_words(words)
        try:
            found = gather(self.grouping(), self._reports, self._repeats, self._usual)
        except DateError as error:
            self._say(str(error), good=False)
            return
        if number < 2:
            said = self.tr("Choose two to four actors.")
            if number:
                said = f"{self._told(found)} " + self.tr("Choose one more.")
            self._say(said, good=False, role="tx2")
        elif found.missing:
            names = self.tr(" and ").join(_name(actor) for actor in found.missing)
            have = self.tr("has") if len(found.missing) == 1 else self.tr("have")
            said = self.tr("{0} {1} no report in this period.").format(names, have)
            reposts = self._reposts(found) if self._once() else ""
            more = (self._undated(found), reposts, found.said_of_shared)
            self._say(" ".join(part for part in (said, *more) if part), good=False)
        else:
            self._say(self._told(found), good=True)

    def _told(self, found: Gathered) -> str:
        """Return "412 reports: 300 of A, 112 of B. 13 undated left out. 2 reposts counted."."""
        each = ", ".join(
            self.tr("{0} of {1}").format(f"{len(column.reports):,}", isolated(column.label))
            for column in found.columns
        )
        number = found.reports
        words = self.tr("1 report") if number == 1 else self.tr("{0} reports").format(f"{number:,}")
        said = f"{words}: {each}." if len(found.columns) > 1 else f"{each}."
        more = (self._undated(found), self._reposts(found), found.said_of_shared)
        return " ".join(part for part in (said, *more) if part)

    def _once(self) -> bool:
        return (self._counted or self._usual) == "once"

    def _reposts(self, found: Gathered) -> str:
        return f"{found.reposts.said}." if found.reposts.said else ""

    def _undated(self, found: Gathered) -> str:
        return (
            self.tr("{0} undated left out.").format(f"{found.undated:,}") if found.undated else ""
        )

    def _refuse(self) -> None:
        self._say(self.tr("Four actors at most. Untick one first."), good=True, role="tx2")

    def _say(self, words: str, *, good: bool, role: str = "") -> None:
        self._said.setText(words)
        self._said.set_role(role or ("tx" if good else "err"))
        self.compare.setEnabled(good)


def _name(actor: str | None) -> str:
    return isolated(actor or NOT_STATED)


def _bound(written: str) -> str:
    """Return a written date as EDTF, empty for none. Raises DateError."""
    if not written.strip():
        return ""
    date = dates.read_written(written)
    if not date.datable:
        raise DateError(f"“{written.strip()}” is no date. Write a day, month or year: June 2024.")
    return date.edtf
