# SPDX-License-Identifier: MIT
"""The lines of a preview: what a rule gains, loses and keeps, and what is said of each sentence."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, Literal

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from standpoint.corpus.rule_preview import FoundSentence, RulePreview
from standpoint.model.codebook import Codebook, Rule
from standpoint.text.direction import isolated

Index = QModelIndex | QPersistentModelIndex
Kind = Literal["head", "gained", "lost", "same", "more"]
LINE = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Line:
    """One line: a head or a closing remark in `text` and `detail`, or a sentence and its source.

    `rule` is the one that loses the sentence; why is found out only when the line is looked at.
    """

    kind: Kind
    text: str
    detail: str = ""
    sentence: FoundSentence | None = None
    rule: Rule | None = None

    @property
    def words(self) -> str:
        """The detail, with why the rule no longer finds a lost sentence, where that is told."""
        if self.sentence is None or self.rule is None:
            return self.detail
        why = why_lost(self.rule, self.sentence.text)
        return f"{self.detail} · {isolated(why)}" if why else self.detail

    @property
    def key(self) -> tuple[Kind, int, int] | None:
        """What the line is known by when the preview changes."""
        one = self.sentence
        return None if one is None else (self.kind, one.report, one.start)


def sentences(number: int) -> str:
    """Return "1 sentence", "12 sentences"."""
    return f"{number:,} sentence" if number == 1 else f"{number:,} sentences"


def facet_name(codebook: Codebook, theme_id: str, facet_id: str) -> str:
    """Return "Unity › of the territory"; what is no longer there keeps its id."""
    try:
        theme = codebook.theme(theme_id)
    except KeyError:
        return f"{theme_id} › {facet_id}"
    labels = {facet.id: facet.label for facet in theme.facets}
    return f"{theme.label} › {labels.get(facet_id, facet_id)}"


@lru_cache(maxsize=1024)
def why_lost(rule: Rule, text: str) -> str:
    """Return why a rule no longer finds a sentence, in a few words, where that can be told."""
    from standpoint.coding.explaining import obstacle

    found = obstacle(rule, text)
    return found.short if found is not None else ""


_BESIDES = {"gained": "already", "lost": "stays", "same": "also"}


def source_words(found: FoundSentence, preview: RulePreview, kind: Kind) -> str:
    """Return where a sentence stands and what it carries besides: "… · stays in Unity › …"."""
    question = preview.question
    said = [f"{isolated(found.title)}, ¶\u00a0{found.paragraph}"]
    own = (question.theme, question.facet)
    others = [facet_name(question.codebook, *one) for one in found.still if one != own]
    if own in found.still:
        said.append("another rule of this facet finds it")
    elif others:
        said.append(f"{_BESIDES[kind]} in {', '.join(others)}")
    if found.decision:
        said.append(f"{found.decision} by you")
    return " · ".join(said)


def lines(preview: RulePreview) -> list[Line]:
    """Return the lines of a preview: what is gained, what is lost, and what stays the same."""
    found: list[Line] = []
    same = preview.same_number
    stay = f"{same:,} {'stays' if same == 1 else 'stay'} the same" if same else ""
    parts: tuple[tuple[Kind, int, tuple[FoundSentence, ...]], ...] = (
        ("gained", preview.gained_number, preview.gained),
        ("lost", preview.lost_number, preview.lost),
    )
    last = "lost" if preview.lost_number else "gained"
    rule = Rule(preview.question.language, preview.question.rule)
    for kind, number, shown in parts:
        if not number:
            continue
        found.append(Line("head", f"{sentences(number)} {kind}", stay if kind == last else ""))
        by = rule if kind == "lost" else None
        found += [Line(kind, one.text, source_words(one, preview, kind), one, by) for one in shown]
        found += _cut(number, len(shown))
    if preview.same:
        head = Line("head", f"{sentences(same)} {'stays' if same == 1 else 'stay'} the same")
        if not found:
            edited = preview.question.rule != preview.question.saved
            detail = "Nothing gained, nothing lost." if edited else ""
            head = Line("head", f"{sentences(same)} found", detail)
        found.append(head)
        found += [
            Line("same", one.text, source_words(one, preview, "same"), one) for one in preview.same
        ]
        found += _cut(same, len(preview.same))
    return found


def _cut(number: int, shown: int) -> list[Line]:
    return [Line("more", f"The first {shown:,} are shown.")] if number > shown else []


class PreviewModel(QAbstractListModel):
    """The lines of a preview in one column. Heads cannot be chosen."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: list[Line] = []

    def show(self, found: list[Line]) -> None:
        """Show other lines."""
        self.beginResetModel()
        self._lines = found
        self.endResetModel()

    def line(self, index: Index) -> Line | None:
        """Return the line at an index."""
        return self._lines[index.row()] if index.isValid() else None

    def rows(self) -> list[Line]:
        """Return every line."""
        return self._lines

    def decide(self, row: int, decision: str) -> None:
        """Show what a person said of a sentence."""
        line = self._lines[row]
        if line.sentence is None:
            return
        detail = line.detail
        for said in ("confirmed", "rejected"):
            detail = detail.replace(f" · {said} by you", "")
        self._lines[row] = replace(
            line,
            detail=f"{detail} · {decision} by you",
            sentence=replace(line.sentence, decision=decision),
        )
        self.dataChanged.emit(self.index(row), self.index(row))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """One row for each line."""
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the words of a line."""
        line = self.line(index)
        if line is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return line.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            said = {"gained": self.tr("Gained: "), "lost": self.tr("Lost: ")}.get(line.kind, "")
            return f"{said}{line.text} {line.words}".strip()
        if role == Qt.ItemDataRole.ToolTipRole and line.sentence is not None:
            return f"<p>{_plain(line.text)}</p>"
        return line if role == LINE else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Sentences can be chosen; heads and remarks cannot."""
        line = self.line(index)
        if line is None or line.sentence is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


def _plain(text: str) -> str:
    from html import escape

    return escape(text)
