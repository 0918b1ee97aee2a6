# SPDX-License-Identifier: MIT
"""Own events in from a table and out to one, and what of a table could not be used."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QTextBrowser, QWidget

from standpoint.corpus import event_table
from standpoint.corpus.event_table import BadRow
from standpoint.corpus.events import new_among
from standpoint.figures.events import known
from standpoint.replacing import replace_file
from standpoint.ui import file_dialogs
from standpoint.ui.dialogs import Dialog
from standpoint.ui.filing import EXPORTED, export_folder
from standpoint.ui.look import Look, interface_font

if TYPE_CHECKING:
    from standpoint.session.session import Session

_MOST = 500


class BadRowsDialog(Dialog):
    """The rows of a table that were left out, each with its reason."""

    def __init__(
        self,
        look: Look,
        name: str,
        bad: Sequence[BadRow],
        said: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, "Import events", parent)
        number = len(bad)
        head = self.tr("1 row was left out") if number == 1 else self.tr("{0} rows were left out")
        self.add_head(head.format(f"{number:,}"), f"{name}. {said}")
        self.rows = QTextBrowser()
        self.rows.setOpenLinks(False)
        self.rows.setFont(interface_font(13))
        self.rows.document().setDocumentMargin(8)
        self.rows.setAccessibleName(self.tr("Rows that were left out"))
        lines = [f'<p style="margin:0 0 4px 0">{escape(str(row))}</p>' for row in bad[:_MOST]]
        if number > _MOST:
            lines.append(f"<p>{self.tr('and {0} more').format(f'{number - _MOST:,}')}</p>")
        self.rows.setHtml("".join(lines))
        self.body.addWidget(self.rows, 1)
        self.resize(620, 360)
        self.add_button(self.tr("Close"), main=True, key="Esc").clicked.connect(self.accept)


def bring_in(session: Session, path: Path) -> tuple[str, tuple[BadRow, ...], int]:
    """Add the events of a table that are not there yet; undoable in one step.

    Returns what to say, the rows that were left out, and how many events were added.

    Raises:
        EventError: the file cannot be read or is no table of events.
    """
    table = event_table.read_file(path, session.codebook())
    new, repeated = new_among(table.events, (*session.own_events(), *known()))
    number = len(new)
    added = "Added 1 event." if number == 1 else f"Added {number:,} events."
    if new:
        session.add_events(new, added)
    passed = f" {repeated:,} already there." if repeated else ""
    said = f"{added}{passed} {table.note}".strip()
    return said, table.bad, number


def hand_on(session: Session, path: Path) -> str:
    """Write the analyst's own events to a table; return what to say. Raises ExportError."""
    own = session.own_events()
    replace_file(path, event_table.write(own))
    session.settings.set(EXPORTED, str(path.parent))
    number = "1 event" if len(own) == 1 else f"{len(own):,} events"
    return f"Wrote {number} to {path.name}."


def ask_file_in(session: Session, window: QWidget) -> Path | None:
    """Ask for a table to take events from."""
    name = file_dialogs.open_file(
        window,
        window.tr("Import events"),
        str(export_folder(session.settings)),
        window.tr("Tables (*.csv *.tsv *.txt)"),
    )
    return Path(name) if name else None


def ask_file_out(session: Session, window: QWidget) -> Path | None:
    """Ask where to write own events to."""
    folder = export_folder(session.settings)
    name = f"{session.name} events.csv" if session.name else "events.csv"
    chosen, _ = file_dialogs.save_file(
        window, window.tr("Export events"), str(folder / name), window.tr("Tables (*.csv)")
    )
    if not chosen:
        return None
    path = Path(chosen)
    return path if path.suffix else path.with_name(f"{path.name}.csv")
