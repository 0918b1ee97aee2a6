# SPDX-License-Identifier: MIT
"""What can be done about furniture: leave out, take back, here or in all reports of a publisher."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu

from standpoint.text.direction import isolated

if TYPE_CHECKING:
    from standpoint.corpus.furniture_reasons import Reason
    from standpoint.model.reports import Sentence
    from standpoint.session.session import Session

LONGEST = 30
"""Letters shown of a publisher's name in a menu."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that can be done: its words in a menu, shorter ones for a button, and the deed."""

    label: str
    short: str
    act: Callable[[], None]


def choices(session: Session, report: int, start: int, end: int) -> list[Choice]:
    """Return what can be done with the sentences that `text[start:end]` of a report touches.

    One sentence can be left out or taken back here and in all reports of its publisher; several
    only here. What a person said can be taken back as well.
    """
    reading = session.reading(report)
    touched = [one for one in reading.sentences if one.start < end and start < one.end]
    if not touched:
        return []
    out = not all(one.furniture for one in touched)
    span = (touched[0].start, touched[-1].end)
    found = [_here(session, report, span, out=out)]
    if len(touched) == 1:
        reason = session.furniture_reason(report, touched[0].index)
        if reason.line:
            found.append(_everywhere(session, reason, _said(reading.text, touched[0]), out=out))
        if reason.said is not None:
            found.append(_unsaid(session, report, span, reason))
    return found


def fill(menu: QMenu, session: Session, report: int, start: int, end: int) -> None:
    """Add to a menu what can be done, disabled where nothing can be changed."""
    for choice in choices(session, report, start, end):
        action = menu.addAction(choice.label.replace("&", "&&"))
        action.setEnabled(not session.read_only)
        action.triggered.connect(lambda *_, act=choice.act: act())


def _said(text: str, sentence: Sentence) -> str:
    return text[sentence.start : sentence.end]


def _here(session: Session, report: int, span: tuple[int, int], *, out: bool) -> Choice:
    label = _tr("Leave out of the report") if out else _tr("Take back into the report")
    return Choice(label, label, lambda: session.set_furniture_passage(report, *span, out))


def _everywhere(session: Session, reason: Reason, said: str, *, out: bool) -> Choice:
    publisher = reason.publisher
    name = publisher if len(publisher) <= LONGEST else publisher[: LONGEST - 1].rstrip() + "…"
    if not publisher:
        words = _tr("Leave out of all reports without publisher")
        words = words if out else _tr("Take back into all reports without publisher")
    else:
        words = _tr("Leave out of all reports of {}")
        words = (words if out else _tr("Take back into all reports of {}")).format(isolated(name))
    short = _tr("Leave out of all its reports") if out else _tr("Take back in all its reports")
    return Choice(
        words, short, lambda: session.set_furniture_line(publisher, reason.line, out, said)
    )


def _unsaid(session: Session, report: int, span: tuple[int, int], reason: Reason) -> Choice:
    label = _tr("Leave it to wording and repetition")

    def act() -> None:
        if reason.said == "passage":
            session.set_furniture_passage(report, *span, None)
        else:
            session.set_furniture_line(reason.publisher, reason.line, None)

    return Choice(label, label, act)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Furniture", text)
