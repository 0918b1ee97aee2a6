# SPDX-License-Identifier: MIT
"""What leaves the comparison by the clipboard."""

from __future__ import annotations

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from standpoint.analysis.alignment import PassageKey
from standpoint.figures import comparison_words as words
from standpoint.ui.compare.citation import Citation, Span, cite, cite_pair
from standpoint.ui.compare.comparison import Comparison, Placed
from standpoint.ui.compare.pane import TextPane
from standpoint.ui.compare.rows import Stop


def citation(comparison: Comparison, pane: TextPane | None) -> Citation | None:
    """Return the words selected in a pane, else the selected sentence, with their source."""
    if pane is not None:
        start, end = pane.selected_span()
        if end > start:
            return cite(pane.reading, start, end, comparison.version)
    stop = comparison.stop
    passage = comparison.passage(stop) if stop is not None else None
    if stop is not None and passage is not None:
        reading = comparison.reading(stop.report)
        coded = _coded(comparison, stop)
        return cite(reading, passage.start, passage.end, comparison.version, coded)
    if comparison.plain is not None:
        return cite(*_sentence(comparison, comparison.plain), comparison.version)
    return None


def pair(comparison: Comparison) -> Citation | None:
    """Return both sentences of the selected link with their sources, None without a link."""
    placed = comparison.link
    ends = [] if placed is None else [
        comparison.passage(placed.stop(key)) for key in (placed.link.a, placed.link.b)
    ]  # fmt: skip
    if placed is None or ends[0] is None or ends[1] is None:
        return None
    one, other = comparison.ordered((ends[0], ends[1]))
    return cite_pair(
        _sentence(comparison, one.key),
        _sentence(comparison, other.key),
        comparison.version,
        _coded(comparison, placed.stop(one.key)),
        _link(comparison, placed),
    )


def _sentence(comparison: Comparison, key: PassageKey) -> Span:
    reading = comparison.reading(key[0])
    sentence = reading.sentences[key[1]]
    return reading, sentence.start, sentence.end


def _coded(comparison: Comparison, stop: Stop) -> str:
    return f"{comparison.theme(stop.theme).label} › {comparison.facet(stop).label}"


def _link(comparison: Comparison, placed: Placed) -> str:
    """Return "Closeness .31, shared: common, ground." or who linked the two."""
    label, note = words.link_words(placed.link, comparison.alignment.limit)
    said = [note.rstrip(".")] if note else []
    if placed.link.origin == "human":
        said.insert(0, "Linked by a person")
    elif label:
        said.append(f"Closeness {label}")
    shared = comparison.shared_words(placed)
    if shared:
        said.append(words.shared(shared))
    return f"{', '.join(said)}."


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
