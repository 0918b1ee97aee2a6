# SPDX-License-Identifier: MIT
"""Edit what is known about one report or many: title, date, actor, publisher, source, language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import cast

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QCompleter, QGridLayout, QHBoxLayout, QLabel, QLineEdit, QWidget

from standpoint.errors import DateError
from standpoint.model import dates
from standpoint.model.findings import Finding, Found, of, taken
from standpoint.model.reports import Report
from standpoint.ui.dialogs import Dialog
from standpoint.ui.library.model import language_name, year_of
from standpoint.ui.look import (
    Choice,
    LinkButton,
    Look,
    Words,
    interface_font,
    isolated,
    reads_right_to_left,
)

FIELDS = ("title", "date", "actor", "publisher", "source", "language")
LANGUAGES = ("ar", "en", "fr", "de", "he", "ku", "fa", "ru", "es", "tr")
SPANS = {
    "day": "that day",
    "month": "the whole month",
    "season": "{first} to {last}",
    "year": "the whole year",
    "span": "some time in this span",
    "unknown": "open, so that it stands in no chart",
}
Values = dict[str, str | None]
_STRENGTH = {"stated": "stated", "likely": "likely, not stated", "weak": "weak"}
_MOST_FOUND = 4
_NO_DATE = "No date: it can be compared, but stands in no chart."
_QUOTED = re.compile("“([^”]*)”")


def read_back(written: str) -> tuple[str, bool]:
    """Return what will be stored, in words, and whether it can be.

    "6/2024" gives "Jun 2024, the whole month; stored as 2024-06"; what cannot be read gives the
    reason.
    """
    if not written.strip():
        return _NO_DATE, True
    try:
        date = dates.read_written(written)
    except DateError as error:
        return _QUOTED.sub(lambda quote: f"“{isolated(quote[1])}”", str(error)), False
    if date.earliest is None and date.latest is None:
        return _NO_DATE, True
    first, last = (dates.show(dates.parse(day.isoformat())) if day else ""
                   for day in (date.earliest, date.latest))  # fmt: skip
    meant = SPANS[date.precision].format(first=first, last=last)
    return f"{dates.show(date)}, {meant}; stored as {date.edtf}", True


class MetadataDialog(Dialog):
    """F2. With several reports, a field that differs is empty and stays as it is unless filled.

    After `accept`, `changes()` holds what to set.
    """

    def __init__(
        self,
        look: Look,
        reports: Sequence[Report],
        known: Sequence[Report],
        parent: QWidget | None = None,
        found: Mapping[int, Sequence[Finding]] | None = None,
        *,
        remarks: Mapping[int, Mapping[str, str]] | None = None,
    ) -> None:
        many = len(reports) > 1
        title = f"Details of {len(reports):,} reports" if many else "Details of a report"
        super().__init__(look, title, parent)
        self._reports = reports
        self._fields: dict[str, QLineEdit] = {}
        self._found = found or {}
        self._remarks = (remarks or {}).get(reports[0].id, {}) if not many else {}
        self._found_dates: dict[int, str] = {}
        self._before = {name: _common(reports, name) for name in FIELDS}
        self._before["date"] = _as_written(self._before["date"])
        self.setMinimumWidth(560)
        if many:
            self.add_head(title, self.tr("A field that you leave alone stays as it is."))
        else:
            self.add_head(self.tr("Details"), "")
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(1, 1)
        self.body.addLayout(self._grid)
        self._add_fields(known)
        self.body.addStretch(1)
        cancel = self.add_button(self.tr("Cancel"), key="Esc")
        cancel.clicked.connect(self.reject)
        words = self.tr("Save {0} reports").format(len(reports)) if many else self.tr("Save")
        self.save = self.add_button(words, main=True, key="Enter")
        self.save.clicked.connect(self.accept)
        self._understand()
        undated = any(year_of(report.date) is None for report in reports)
        self._fields["date" if many or undated else "title"].setFocus()

    def _add_fields(self, known: Sequence[Report]) -> None:
        if len(self._reports) == 1:
            self._add("title", self.tr("Title"))
            field = self._fields["title"]
            if reads_right_to_left(field.text()):
                field.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        date = self._add("date", self.tr("Date"))
        date.setPlaceholderText(
            self._hint("date") or self.tr("12 June 2024, June 2024, about June 2024")
        )
        self._answer = Words(self.look, px=12, role="tx2", wrap=True)
        self._answer.setMinimumHeight(2 * self._answer.fontMetrics().lineSpacing())
        self._answer.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
        self._answer.setAccessibleName(self.tr("How the date is understood"))
        self._alert = QLabel()
        self._alert.setFixedWidth(18)
        answer = QHBoxLayout()
        answer.setSpacing(4)
        answer.addWidget(self._alert, 0, Qt.AlignmentFlag.AlignTop)
        answer.addWidget(self._answer, 1)
        self._grid.addLayout(answer, self._grid.rowCount(), 1)
        date.textChanged.connect(self._understand)
        self._offer_found_dates()
        for name, words in (
            ("actor", self.tr("Actor")),
            ("publisher", self.tr("Publisher")),
            ("source", self.tr("Source")),
        ):
            field = self._add(name, words)
            field.setPlaceholderText(self._hint(name))
            if name != "source":
                values = sorted({v for r in known if (v := getattr(r, name))}, key=str.casefold)
                completer = QCompleter(values, field)
                completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
                completer.setFilterMode(Qt.MatchFlag.MatchContains)
                field.setCompleter(completer)
                popup = completer.popup()
                if popup is not None:
                    popup.setObjectName("offered")
        self._fields["source"].setPlaceholderText(
            self._hint("source") or self.tr("Address or reference")
        )
        self._add_language(known)
        for about, words in self._remarks.items():
            if about not in FIELDS:
                self._remark(f"{about[0].upper()}{about[1:]}: {words}")

    def _remark(self, words: str) -> None:
        """Say what was not read or not used when the report came in."""
        said = _QUOTED.sub(lambda quote: f"“{isolated(quote[1])}”", words)
        line = Words(self.look, said, px=12, role="tx2", wrap=True)
        self._grid.addWidget(line, self._grid.rowCount(), 1)

    def _hint(self, name: str) -> str:
        differ = len({getattr(report, name) for report in self._reports}) > 1
        return self.tr("different values") if differ else ""

    def _add(self, name: str, words: str) -> QLineEdit:
        field = QLineEdit(self._before[name] or "")
        field.setFont(interface_font(13))
        field.setAccessibleName(words)
        field.setFixedHeight(28)
        self._place(words, field)
        self._fields[name] = field
        self._add_evidence(name, field)
        return field

    def _add_evidence(self, name: str, field: QLineEdit) -> None:
        """Say below a field where its value was found, and offer other values that were."""
        if len(self._reports) != 1:
            return
        findings = of(self._found.get(self._reports[0].id, ()), cast("Found", name))
        noted = self._remarks.get(name)
        if noted and not findings:
            self._remark(self.tr("When it came in: {0}").format(noted))
        now = getattr(self._reports[0], name)
        for value in list(dict.fromkeys(one.value for one in findings))[:_MOST_FOUND]:
            wheres = [one for one in findings if one.value == value]
            places = ", ".join(dict.fromkeys(one.where for one in wheres))
            said = f"{isolated(places)} ({_STRENGTH.get(wheres[0].strength, '')})"
            shown = _as_written(value) if name == "date" else value
            row = QHBoxLayout()
            row.setSpacing(8)
            words = self.tr("Found: {0}").format(said)
            if value != now:
                words = self.tr("Also found: {0}, {1}").format(isolated(str(shown)), said)
            row.addWidget(Words(self.look, words, px=12, role="tx2", wrap=True), 1)
            if value != now:
                take = LinkButton(self.look, self.tr("Take it"))
                take.setAccessibleName(self.tr("Take {0}").format(shown))
                take.clicked.connect(lambda _=False, f=field, v=shown: f.setText(str(v)))
                row.addWidget(take, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addLayout(row, self._grid.rowCount(), 1)

    def _offer_found_dates(self) -> None:
        """Offer, for several reports, to give each the date that was found in it."""
        if len(self._reports) < 2:
            return
        dates_found = {
            report.id: best.value
            for report in self._reports
            if (best := taken(self._found.get(report.id, ()), "date")) is not None
            and best.value != report.date
        }
        if dates_found:
            words = self.tr("Take the dates that were found ({0} of {1})")
            number, all_ = f"{len(dates_found):,}", f"{len(self._reports):,}"
            take = LinkButton(self.look, words.format(number, all_))
            take.clicked.connect(lambda: self._take_dates(dates_found))
            self._grid.addWidget(take, self._grid.rowCount(), 1)

    def _take_dates(self, dates_found: dict[int, str]) -> None:
        self._fields["date"].setText(self._before["date"] or "")
        self._found_dates = dates_found
        words = self.tr("{0} reports get the date that was found in them.")
        self._answer.setText(words.format(f"{len(dates_found):,}"))

    def _place(self, words: str, widget: QWidget) -> None:
        row = self._grid.rowCount()
        label = Words(self.look, words, role="tx2")
        label.setBuddy(widget)
        self._grid.addWidget(label, row, 0)
        self._grid.addWidget(widget, row, 1)

    def _add_language(self, known: Iterable[Report]) -> None:
        self._language = Choice(self.look, self.tr("Language"))
        present = {report.language for report in known if report.language}
        codes = sorted({*LANGUAGES, *present}, key=lambda code: language_name(code).casefold())
        if self._hint("language"):
            self._language.addItem(self.tr("different languages"), "*")
        self._language.addItem(self.tr("Unknown"), None)
        for code in codes:
            own = QLocale(code).nativeLanguageName()
            name = language_name(code)
            self._language.addItem(f"{name}  {own}" if own and name not in own else name, code)
        here = "*" if self._hint("language") else self._before["language"]
        self._language.setCurrentIndex(max(self._language.findData(here), 0))
        self._place(self.tr("Language"), self._language)

    def _understand(self) -> None:
        written = self._fields["date"].text()
        untouched = written == (self._before["date"] or "")
        words, good = read_back(written)
        if untouched and self._hint("date"):
            words = self.tr("Each keeps its own date.")
        self._answer.setText(words)
        self._answer.set_role("tx2" if good else "err")
        self._make_room()
        ratio = self.devicePixelRatioF()
        image = self.look.pixmap("check", "tx2", 14, ratio)
        if not good:
            image = self.look.pixmap("circle-alert", "err", 14, ratio)
        elif not written.strip():
            image = self.look.pixmap("calendar-off", "tx2", 14, ratio)
        self._alert.setPixmap(image)
        self.save.setEnabled(good)

    def _make_room(self) -> None:
        """Keep room for two lines, and for all that are said."""
        two = 2 * self._answer.fontMetrics().lineSpacing()
        said = self._answer.heightForWidth(self._answer.width()) if self.isVisible() else 0
        self._answer.setMinimumHeight(max(two, said))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the answer's lines anew."""
        super().resizeEvent(event)
        self._make_room()

    def changes(self) -> dict[int, Values]:
        """Return report → field → new value, of the fields that were changed."""
        new: Values = {}
        for name, field in self._fields.items():
            if field.text() != (self._before[name] or ""):
                text = " ".join(field.text().split())
                new[name] = text or None
        if new.get("date"):
            new["date"] = dates.read_written(str(new["date"])).edtf
        if "title" in new:
            if new["title"] is None:
                del new["title"]
            else:
                new["title_origin"] = "analyst"
        language = self._language.currentData()
        if language != "*" and language != self._before["language"]:
            new["language"] = language
        changed = {report.id: dict(new) for report in self._reports} if new else {}
        if "date" not in new:
            for report, date in self._found_dates.items():
                changed.setdefault(report, {})["date"] = date
        return changed

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close without saving."""
        self.reject()
        event.accept()


def _as_written(edtf: str | None) -> str | None:
    """Return a stored date as people write it: "about Jun 2024"."""
    try:
        return dates.show(dates.parse(edtf)) if edtf else edtf
    except DateError:
        return edtf


def _common(reports: Sequence[Report], name: str) -> str | None:
    """Return the value that all reports share, None where they differ."""
    values = {getattr(report, name) for report in reports}
    value = values.pop()
    return None if values else value
