# SPDX-License-Identifier: MIT
"""What the window says of its corpus: in the status bar, before a comparison, by greying."""

from __future__ import annotations

from typing import TYPE_CHECKING

from standpoint.figures.wording import count
from standpoint.text.direction import isolated
from standpoint.ui.choosing import Pair
from standpoint.ui.library.filtering import said
from standpoint.ui.library.model import shown_date
from standpoint.ui.workspace import COMPARE

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from standpoint.model.reports import Report
    from standpoint.ui.window import MainWindow


FEW = 4
"""So many reports stand side by side at most; of actors' columns no details are edited at once."""


def describe(window: MainWindow) -> None:
    """Say how many reports there are, how many wait for a date, and which codebook codes."""
    years = window.library.model.years
    total, undated = len(years), years.count(None)
    words = window.tr("1 report") if total == 1 else window.tr("{0} reports").format(f"{total:,}")
    if undated:
        words += ", " + window.tr("{0} undated").format(f"{undated:,}")
    draft = window.tr("{0}, not saved").format(window.filing.title())
    window.status.describe(
        draft if window.filing.is_draft else "", codebook(window), words if total else ""
    )
    window.status.show_help_hint(not total)
    window.found.reports = total


def codebook(window: MainWindow) -> str:
    """Return which codebook codes, and what of it is edited but not saved."""
    words = window.tr("Codebook v{0}").format(window.session.codebook_version())
    if window.session.corpus is not None and window.session.draft.edited:
        from standpoint.ui.codebook.drafted import counted

        edited = counted(window.session.draft.changes())
        words += f", {edited}" if edited else ""
    return words


def offer_pairs(window: MainWindow) -> None:
    """Offer the pairs of reports that have most themes in common."""
    model = window.library.model
    found = (
        window.session.pairs_in_common(listed=model.ids, originals=model.originals)
        if model.ids
        else []
    )
    reports = window.session.reports({one for a, b, _ in found for one in (a, b)})
    known = {report.id: (report.title, about(report)) for report in reports}
    pairs = [Pair(a, b, *known[a], *known[b], tuple(themes)) for a, b, themes in found]
    window.choosing.show_pairs(pairs, window.library.model.themes)


def about(report: Report) -> str:
    """Return what is known of a report in an offer: date, actor, else who published it, length."""
    words = "" if report.actor else count(report.words, "word")
    parts = (shown_date(report.date), report.actor or report.publisher, words)
    return " · ".join(isolated(part) for part in parts if part)


def show_selection(window: MainWindow) -> None:
    """Say what is selected on the page before a comparison."""
    model = window.library.model
    picked, shown = window.library.picked(), window.library.selection()
    rows = [model.row_of(report) for report in picked]
    there = [row for row in rows if row is not None]
    titles, years = model.reports.column("title") if there else [], model.years
    # Details are set for what is shown only: no date is offered to a report that nobody sees.
    undated = picked == shown and any(years[row] is None for row in there)
    window.choosing.show_selection([titles[row] for row in there], undated)


def narrow(window: MainWindow, page: QWidget) -> None:
    """Let a figure on a page be drawn from those reports that the library shows."""
    take = getattr(page, "set_reports", None)
    if callable(take):
        window.library.settle()
        narrowed = window.library.filter
        shown = window.library.shown_reports() if narrowed.narrows else None
        take(shown, said(narrowed, window.library.model.themes), narrowed)
    count = getattr(page, "set_scope", None)
    if callable(count):
        count(window.library.selection() or window.comparison())


def grey(window: MainWindow) -> None:
    """Grey what does not apply now."""
    session, comparison = window.session, window.comparison()
    chosen = window.library.selection()
    selected = len(chosen)
    few = len(comparison) if len(comparison) <= FEW else 0
    meant = selected or few or min(len(window.library.picked()), 1)
    is_open, writable = session.corpus is not None, not session.read_only
    may_add = not session.busy and (writable or not is_open)
    save = window.tr("Save as…") if window.filing.is_draft else window.tr("Save a copy…")
    window.actions_["save"].setText(save)
    window.actions_.enable(
        add=may_add,
        add_folder=may_add,
        save=is_open and not session.busy,
        merge=is_open and writable and not session.busy,
        close=is_open,
        export=callable(getattr(window.stage.open_workspace(), "export", None)),
        undo=session.undo.canUndo(),
        redo=session.undo.canRedo(),
        tags=writable and meant > 0,
        details=writable and meant > 0,
        replace_text=writable and meant == 1,
        text_versions=writable and meant == 1,
        not_repost=writable and any(map(window.library.model.is_grouped, chosen or comparison)),
        repost_of=writable and meant > 1,
        read=selected == 1,
        delete=writable and selected > 0,
        compare_selected=2 <= len(window.library.picked()) <= FEW,
        compare_actors=len(window.library.model.reports) > 1,
        close_comparison=bool(comparison) and window.stage.at == COMPARE,
    )
    window.actions_.grey_empty_menus()
