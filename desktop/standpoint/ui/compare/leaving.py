# SPDX-License-Identifier: MIT
"""A comparison leaves the program: as a page, a document, paper or a picture."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from standpoint.figures import comparison as figure
from standpoint.figures import comparison_words as words
from standpoint.figures.wording import listed
from standpoint.ui.compare.comparison import Comparison
from standpoint.ui.filing import EXPORTED, export_folder

if TYPE_CHECKING:
    from standpoint.ui.look.look import Look


def value(comparison: Comparison) -> figure.Comparison:
    """Return the open comparison as it stands: its columns, its limit, the themes that are on."""
    alignment = comparison.alignment
    names = words.column_names(alignment.columns)
    return figure.Comparison(
        title=listed(names),
        alignment=alignment,
        readings=tuple(comparison.reading(report.id) for report in alignment.reports),
        codebook=comparison.codebook,
        made_on=date.today(),
        contents=figure.Contents(off=comparison.view.off),
    )


def ask(comparison: Comparison, look: Look, parent: QWidget) -> Path | None:
    """Ask how the comparison is to leave, and write it.

    Return the file; None where the user thinks better of it. What cannot be written is said in
    the dialog, which stays open.
    """
    from standpoint.ui.compare.leaving_dialog import LeavingDialog

    settings = comparison.session.settings
    dialog = LeavingDialog(look, value(comparison), settings, export_folder(settings), parent)
    dialog.exec()
    written = dialog.written
    dialog.deleteLater()
    if written is not None:
        settings.set(EXPORTED, str(written.parent))
    return written
