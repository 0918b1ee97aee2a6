# SPDX-License-Identifier: MIT
"""A comparison leaves the program: as a page, a document, paper or a picture."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from standpoint.session.session import Session
from standpoint.ui.filing import EXPORTED, export_folder

_KINDS = (
    ("html", "Web page, for any browser"),
    ("docx", "Word document"),
    ("pdf", "PDF"),
    ("png", "Picture"),
    ("json", "JSON, for programs"),
)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Leaving", text)


def write(session: Session, reports: tuple[int, ...], target: Path) -> None:
    """Write the comparison of these reports in the form that the file's ending names.

    Raises ExportError where it cannot be written; nothing half is left then.
    """
    from standpoint.figures import comparison

    value = comparison.Comparison(
        title=session.name,
        alignment=session.alignment(reports),
        readings=tuple(session.reading(report) for report in reports),
        codebook=session.codebook(),
        made_on=date.today(),
    )
    comparison.write(value, target)


def ask(session: Session, parent: QWidget) -> Path | None:
    """Ask where the comparison is to go; None where the user thinks better of it."""
    kinds = {f"{_tr(words)} (*.{ending})": ending for ending, words in _KINDS}
    name = _tr("{0}, comparison").format(session.name or _tr("Standpoint"))
    chosen, kind = QFileDialog.getSaveFileName(
        parent,
        _tr("Export the comparison"),
        str(export_folder(session.settings) / f"{name}.html"),
        ";;".join(kinds),
    )
    if not chosen:
        return None
    path = Path(chosen)
    session.settings.set(EXPORTED, str(path.parent))
    known = {f".{ending}" for ending in kinds.values()}
    return path if path.suffix.lower() in known else path.with_name(f"{path.name}.{kinds[kind]}")
