# SPDX-License-Identifier: MIT
"""The saved figures of the open corpus: saving, renaming and deleting one can be undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from standpoint.session import undo
from standpoint.session.changes import Changes
from standpoint.session.edited_corpus import EditedCorpus

if TYPE_CHECKING:
    from standpoint.corpus.saved_figures import Rows, StoredFigure
    from standpoint.figures.saved import SavedFigure


class FiguredCorpus(EditedCorpus):
    """The open corpus with its saved figures."""

    def saved_figures(self) -> list[StoredFigure]:
        """Return all saved figures in the order of their names."""
        from standpoint.corpus import saved_figures

        return saved_figures.read(self._corpus) if self._corpus else []

    def saved_figure(self, name: str) -> StoredFigure | None:
        """Return the figure of that name, upper and lower case alike, None where there is none."""
        from standpoint.corpus import saved_figures

        return saved_figures.find(self._corpus, name) if self._corpus else None

    def save_figure(self, figure: SavedFigure) -> str:
        """Save a figure under its name, over the one that is there; return the name. Undoable.

        Raises:
            CorpusError: the name cannot be one.
        """
        from standpoint.corpus import saved_figures

        there = self.saved_figure(figure.name)
        text = figure.as_text(there.settings if there else "")
        rows = saved_figures.saving(self.reading_corpus, figure.name, text)
        name = next(iter(rows))
        label = f"Saved changes to “{name}”." if there else f"Saved figure “{name}”."
        self._put_figures(label, rows)
        return name

    def rename_figure(self, name: str, new: str) -> str:
        """Give a saved figure another name; return that as it is kept. Undoable.

        Raises:
            CorpusError: the new name is taken or cannot be one.
        """
        from standpoint.corpus import saved_figures

        rows = saved_figures.renaming(self.reading_corpus, name, new)
        kept = list(rows)[-1]
        self._put_figures(f"Renamed figure to “{kept}”.", rows)
        return kept

    def delete_figure(self, name: str) -> None:
        """Delete a saved figure. Undoable. Raises CorpusError where there is none."""
        from standpoint.corpus import saved_figures

        there = saved_figures.get(self.reading_corpus, name)
        self._put_figures(f"Deleted figure “{there.name}”.", {there.name: None})

    def _put_figures(self, label: str, rows: Rows) -> None:
        from standpoint.corpus import saved_figures

        swap = undo.Swap(rows, saved_figures.put)
        self._push(label, swap.forth, swap.back, Changes(figures=True))
