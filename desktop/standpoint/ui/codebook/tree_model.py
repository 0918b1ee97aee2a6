# SPDX-License-Identifier: MIT
"""The tree of themes, facets and rules as a model: what each is, and how much it finds."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from standpoint.model.codebook import Codebook
from standpoint.ui.codebook.entries import Entry, Place, entries, sentences, shortened

Index = QModelIndex | QPersistentModelIndex

Counts = Mapping[tuple[str, ...], int]
"""Sentences found, by (theme,), (theme, facet) or (theme, facet, rule)."""

LABEL, SHARE, NUMBER = range(3)
COLUMNS = 3
UNCOUNTED = "Not counted before it is saved."


class CodebookModel(QAbstractItemModel):
    """The tree in three columns: what it is, its share of its facet, in how many sentences it is.

    `renamed(place, label)` when a label was typed over in the tree.
    """

    renamed = Signal(object, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._top: list[Entry] = []
        self._counts: Counts | None = {}
        self._fresh: Mapping[Place, int] = {}
        self._unsaved: frozenset[Place] = frozenset()
        self._faults: Mapping[Place, str] = {}
        self.editable = False

    def show(
        self,
        codebook: Codebook,
        counts: Counts | None,
        *,
        fresh: Mapping[Place, int] | None = None,
        unsaved: Collection[Place] = (),
        faults: Mapping[Place, str] | None = None,
        words: str = "",
    ) -> bool:
        """Show another codebook or other numbers; return whether lines came, went or moved.

        Args:
            codebook: the themes to show.
            counts: what the saved rules find; None where there is no report to count in.
            fresh: what a rule that is not saved finds, by its place, as far as that is known.
            unsaved: the rules that the saved version does not have as they stand now, and the
                themes and facets that it does not have at all.
            faults: why a rule cannot be read, by its place.
            words: show only lines that hold these words.
        """
        self._counts, self._fresh = counts, fresh or {}
        self._unsaved, self._faults = frozenset(unsaved), faults or {}
        top = entries(codebook, words)
        if [entry.shape() for entry in top] == [entry.shape() for entry in self._top]:
            self._take_over(top)
            return False
        self.beginResetModel()
        self._top = top
        for entry in self.lines():
            self._note(entry)
        self.endResetModel()
        return True

    def _take_over(self, top: list[Entry]) -> None:
        """Put other words into the lines that stand, so that selection and folding stay."""
        for old, new in zip(self.lines(), (e for t in top for e in t.walk()), strict=True):
            old.theme, old.facet, old.rule = new.theme, new.facet, new.rule
            if self._note(old):
                first = self.createIndex(old.row, 0, old)
                self.dataChanged.emit(first, self.createIndex(old.row, COLUMNS - 1, old))

    def _note(self, entry: Entry) -> bool:
        """Keep how a line looks now; return whether it looked otherwise before."""
        theme = entry.theme
        marks = (theme.colour, theme.key, theme.active) if theme is not None else ()
        counts = entry.facet.counts if entry.facet is not None else True
        looks = (entry.label, self._shown(entry), self.share(entry), self.fault(entry))
        before, entry.looks = entry.looks, (*looks, marks, counts)
        return before != entry.looks

    def lines(self) -> Iterator[Entry]:
        """Yield every line from top to bottom, folded or not."""
        for entry in self._top:
            yield from entry.walk()

    def entry(self, index: Index) -> Entry | None:
        """Return what stands at an index."""
        found = index.internalPointer() if index.isValid() else None
        return found if isinstance(found, Entry) else None

    def at(self, place: Place) -> QModelIndex:
        """Return the index of a place, an invalid one where the tree does not show it."""
        for entry in self.lines():
            if entry.theme is not None and entry.place == place:
                return self.createIndex(entry.row, 0, entry)
        return QModelIndex()

    def count(self, entry: Entry) -> int | None:
        """Return in how many sentences the entry is found, None where that is not known."""
        if entry.rule is not None and entry.place in self._fresh:
            return self._fresh[entry.place]
        if entry.theme is None or self._counts is None:
            return None
        if entry.place in self._unsaved:
            return None
        return self._counts.get(entry.key, 0)

    @property
    def counted(self) -> bool:
        """Whether there are reports to count in."""
        return self._counts is not None

    def share(self, entry: Entry) -> float | None:
        """Return which share of its facet's sentences a rule finds, from 0 to 1, if known."""
        if entry.rule is None or entry.parent is None:
            return None
        own, whole = self.count(entry), self.count(entry.parent)
        return min(own / whole, 1.0) if own is not None and whole else None

    def fault(self, entry: Entry) -> str:
        """Return why a rule cannot be read, or an empty text."""
        return self._faults.get(entry.place, "") if entry.rule is not None else ""

    def say(self, entry: Entry) -> str:
        """Return in words how much an entry finds ("“union*” supplies 7 of 9 sentences …")."""
        if entry.theme is None:
            return "The rules of these themes look for nothing."
        if not entry.theme.active:
            return f"{entry.theme.label} is switched off: its rules look for nothing."
        if self._counts is None:
            return "There are no reports to count in."
        return self._say_rule(entry) if entry.rule is not None else self._say_whole(entry)

    def _say_whole(self, entry: Entry) -> str:
        number = self.count(entry)
        said = UNCOUNTED if number is None else f"Found in {sentences(number)}."
        if entry.theme is not None and entry.facet is not None and not entry.facet.counts:
            said += f" Does not count toward {entry.theme.label}."
        return said

    def _say_rule(self, entry: Entry) -> str:
        if entry.rule is not None and not entry.rule.source:
            return "This rule is not written yet."
        if fault := self.fault(entry):
            return fault
        named, found = f"“{shortened(entry.label)}”", self.count(entry)
        if found is None:
            return f"{named} is not counted yet. Choose it to see what it finds."
        if not found:
            return f"{named} finds no sentence."
        whole = self.count(entry.parent) if entry.parent is not None else None
        if whole is None:
            return f"{named} finds {sentences(found)}."
        return f"{named} supplies {found:,} of {sentences(max(whole, found))}."

    # What Qt asks -----------------------------------------------------------------------------

    def _below(self, index: Index) -> list[Entry]:
        entry = self.entry(index)
        return self._top if entry is None else entry.below

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        """Return the index of a line."""
        below = self._below(parent)
        if 0 <= row < len(below) and 0 <= column < COLUMNS:
            return self.createIndex(row, column, below[row])
        return QModelIndex()

    def parent(self, index: Index) -> QModelIndex:  # type: ignore[override]
        """Return the index of what a line stands below."""
        entry = self.entry(index)
        if entry is None or entry.parent is None:
            return QModelIndex()
        return self.createIndex(entry.parent.row, 0, entry.parent)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return how many lines stand below one."""
        return len(self._below(parent)) if parent.column() <= 0 else 0

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, ARG002
        """Return 3: the label, the share and the number."""
        return COLUMNS

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let labels of themes and facets be typed over, and lines be dragged."""
        entry = self.entry(index)
        flags = super().flags(index)
        if entry is None or entry.theme is None or not self.editable:
            return flags
        flags |= Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemIsDropEnabled
        if entry.rule is None and index.column() == LABEL:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def supportedDropActions(self) -> Qt.DropAction:
        """Let lines be moved; the view asks for it, and the codebook says what becomes of it."""
        return Qt.DropAction.MoveAction

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Announce a label that was typed; whoever listens puts it into the codebook."""
        entry = self.entry(index)
        if role != Qt.ItemDataRole.EditRole or entry is None or not isinstance(value, str):
            return False
        typed = " ".join(value.split())
        if typed and typed != entry.label:
            self.renamed.emit(entry.place, typed)
        return bool(typed)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell shows."""
        entry = self.entry(index)
        if entry is None:
            return None
        shown: object = None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                shown = (entry.label, None, self._shown(entry))[index.column()]
            case Qt.ItemDataRole.EditRole:
                shown = entry.label
            case Qt.ItemDataRole.ToolTipRole:
                shown = self._tip(entry)
            case Qt.ItemDataRole.AccessibleTextRole:
                shown = f"{entry.label}. {self.say(entry)}"
        return shown

    def _shown(self, entry: Entry) -> str:
        if entry.theme is None:
            return f"{len(entry.below):,}"
        if not entry.theme.active:
            return ""
        if self._counts is None:
            return ""
        number = self.count(entry)
        if number is None:
            return "–"
        counts = entry.rule is not None or entry.facet is None or entry.facet.counts
        return f"{number:,}" if counts else f"({number:,})"

    def _tip(self, entry: Entry) -> str:
        parts = [entry.label] if entry.rule is not None else []
        if entry.rule is not None and entry.rule.note:
            parts.append(entry.rule.note)
        if entry.rule is None and entry.facet is None and entry.theme is not None:
            parts.append(entry.theme.definition)
        return "\n".join([part for part in parts if part] + [self.say(entry)])

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """Return the heads of the columns."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return (self.tr("Theme, facet, rule"), self.tr("share"), self.tr("sent."))[section]
        if role == Qt.ItemDataRole.ToolTipRole:
            return (
                None,
                self.tr("Of the facet's sentences, how many the rule finds"),
                self.tr("Sentences found"),
            )[section]
        if role == Qt.ItemDataRole.TextAlignmentRole and section != LABEL:
            return Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter
        return None
