# SPDX-License-Identifier: MIT
"""What leaves the comparison by the clipboard."""

from __future__ import annotations

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from standpoint.ui.compare.citation import Citation, cite
from standpoint.ui.compare.comparison import Comparison
from standpoint.ui.compare.pane import TextPane


def citation(comparison: Comparison, pane: TextPane | None) -> Citation | None:
    """Return the words selected in a pane, else the selected sentence, with their source."""
    if pane is not None:
        start, end = pane.selected_span()
        if end > start:
            return cite(pane.reading, start, end, comparison.version)
    stop = comparison.stop
    passage = comparison.passage(stop) if stop is not None else None
    if stop is None or passage is None:
        return None
    coded = f"{comparison.theme(stop.theme).label} › {comparison.facet(stop).label}"
    reading = comparison.reading(stop.report)
    return cite(reading, passage.start, passage.end, comparison.version, coded)


def copy_citation(found: Citation) -> None:
    """Put words with their source on the clipboard, plain and rich."""
    data = QMimeData()
    data.setText(found.plain)
    data.setHtml(found.rich)
    QGuiApplication.clipboard().setMimeData(data)


def copy_sentence(comparison: Comparison) -> None:
    """Put the selected sentence on the clipboard as it is stored."""
    stop = comparison.stop
    passage = comparison.passage(stop) if stop is not None else None
    if passage is not None:
        text = comparison.reading(passage.report).text
        QGuiApplication.clipboard().setText(text[passage.start : passage.end])
