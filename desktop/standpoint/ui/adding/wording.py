# SPDX-License-Identifier: MIT
"""What the plan of an import says in words: its cells, its headline, its foot."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from standpoint.model import findings
from standpoint.model.findings import Found
from standpoint.model.places import Place
from standpoint.model.plan import PlanItem, Twin
from standpoint.text.direction import isolated
from standpoint.ui.adding.plan import Plan, Tally, contradicted, remarked
from standpoint.ui.library.model import language_name, shown_date

FILE, TITLE, DATE, ACTOR, PUBLISHER, LANGUAGE, SOURCE, WORDS, WHAT = range(1, 10)
TICK = 0
FIELD_OF: dict[int, Found] = {
    TITLE: "title",
    DATE: "date",
    ACTOR: "actor",
    PUBLISHER: "publisher",
    SOURCE: "source",
    LANGUAGE: "language",
}
STRENGTH = {"stated": "stated", "likely": "likely, not stated", "weak": "weak: not used by itself"}


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its first line, the small one below, and how they look."""

    first: str = ""
    second: str = ""
    italic: bool = False
    icon: str = ""
    error: bool = False
    check: bool = False
    quiet: bool = False


def tr(text: str) -> str:
    """Return a text in the language of the interface."""
    return QCoreApplication.translate("Adding", text)


def field_name(field: str) -> str:
    """Return the name of a field as labels have it."""
    return tr(
        {
            "title": "Title",
            "date": "Date",
            "actor": "Actor",
            "publisher": "Publisher",
            "source": "Source",
            "language": "Language",
        }[field]
    )


def shown_value(field: str, value: str | None) -> str:
    """Return a value as people read it."""
    if not value:
        return ""
    if field == "date":
        return shown_date(value)
    return language_name(value) if field == "language" else value


def file_name(item: PlanItem) -> str:
    """Return the name of a file, with a "#" what is taken out of it."""
    return place_name(item.place)


def place_name(place: Place) -> str:
    """Return how a place is known in a sentence: without the folders of its file."""
    return Place(Path(place.path.name), place.part).shown


def twin_name(plan: Plan, twin: Twin) -> str:
    """Return how the text that another repeats is known: a file by its name, a report by title."""
    return twin.known_as if twin.item is None else place_name(plan.place(twin.item))


def cell(plan: Plan, row: int, column: int) -> Cell:
    """Return what stands in a cell."""
    item = plan.items[row]
    if column == FILE:
        return Cell(file_name(item))
    if column == WHAT:
        return _not_read(plan, row) or _what(plan, row)
    if item.status == "failed":
        return Cell()
    if column == WORDS:
        return Cell(f"{item.words:,}")
    own = {TITLE: _title, DATE: _date}.get(column)
    return own(plan, row) if own is not None else _found(plan, row, FIELD_OF[column])


def _title(plan: Plan, row: int) -> Cell:
    item = plan.items[row]
    title = plan.value(row, "title") or ""
    if plan.is_set(row, "title"):
        return Cell(title, _by_hand(plan, row, "title"))
    remark = remarked(item).get("title")
    if remark is not None and item.status != "duplicate":
        is_front = "front matter" in item.notes
        said = tr("front matter: {0}").format(remark) if is_front else remark
        return Cell(title, said, check=True)
    if item.title_origin == "first words":
        return Cell(title, tr("title taken from the first words"), italic=True)
    if item.title_origin == "file name":
        return Cell(title, tr("title taken from the file name"), italic=True)
    taken = plan.taken(row, "title")
    return Cell(title, item.notes.get("title") or (taken.where if taken else ""))


def _date(plan: Plan, row: int) -> Cell:
    item = plan.items[row]
    chosen = plan.is_set(row, "date") or "date" in contradicted(item)
    if plan.value(row, "date") is None and not chosen:
        if item.status == "duplicate" and not plan.ticked(row):
            return Cell()
        weak = plan.findings(row, "date")
        noted = item.notes.get("date", "")
        if not noted and weak:
            noted = f"{weak[0].where} {shown_date(weak[0].value)}, {tr('not used')}"
        return Cell(tr("no date"), noted or tr("none in text, name or file"), quiet=True)
    return _found(plan, row, "date")


def _found(plan: Plan, row: int, field: Found) -> Cell:
    item = plan.items[row]
    first = shown_value(field, plan.value(row, field))
    if plan.is_set(row, field):
        return Cell(first or tr("none"), _by_hand(plan, row, field))
    if field in contradicted(item) and item.status != "duplicate":
        said = [
            f"{one.where}: {shown_value(field, one.value)}"
            for one in findings.contradictions(item.findings, field)
            if one.value != plan.value(row, field)
        ]
        return Cell(first or tr("not chosen"), "; ".join(said), check=True)
    remark = remarked(item).get(field)
    if remark is not None and item.status != "duplicate":
        return Cell(first, remark, check=True)
    taken = plan.taken(row, field)
    if taken is None:
        return Cell(first, _may_be(plan, row) if field == "actor" and not first else "")
    likely = taken.strength != "stated" and field in {"date", "actor"}
    return Cell(first, taken.where, check=likely and item.status != "duplicate")


def _by_hand(plan: Plan, row: int, field: Found) -> str:
    """Return where a value that was set comes from: typed, or taken from what was found."""
    taken = plan.taken(row, field)
    return tr("taken: {0}").format(taken.where) if taken is not None else tr("set by you")


def _may_be(plan: Plan, row: int) -> str:
    """Return who may speak in a report that does not say so ("may be Arab League")."""
    item = plan.items[row]
    named = dict.fromkeys(
        one.value for one in item.findings if one.field == "actor" and one.strength == "weak"
    )
    if not named or item.status == "duplicate":
        return ""
    return tr("may be {0}").format(tr(" or ").join(named))


def _what(plan: Plan, row: int) -> Cell:
    item, ticked = plan.items[row], plan.ticked(row)
    status = plan.status(row)
    if status == "table":
        table = plan.tables[item.place.key]
        number = tr("1 row") if table.rows == 1 else tr("{0} rows").format(f"{table.rows:,}")
        return Cell(number, tr("Say what its columns hold: F2."), icon="columns-2")
    if status == "failed":
        head, _, rest = item.reason.partition(". ")
        return Cell(head.rstrip("."), rest, icon="circle-alert", error=True)
    if status == "duplicate":
        return _duplicate(plan, row)
    if status == "repost" and item.twin is not None:
        near = tr("Nearly the same as {0}").format(twin_name(plan, item.twin))
        about = tr("About {0} % of its words.") if item.twin.about else tr("{0} % of its words.")
        share = about.format(f"{100 * item.twin.share:.0f}")
        after = tr("Added as a repost.") if ticked else tr("Left out.")
        return Cell(near, f"{share} {after}", icon="copy")
    if ticked:
        return Cell(tr("New"), furniture(item), icon="plus")
    taken = next((other for other in plan.copies(row) if plan.ticked(other)), None)
    why = tr("Not added unless you tick it.")
    if taken is not None and taken != row:
        why = tr("{0} is added for it.").format(file_name(plan.items[taken]))
    return Cell(tr("Left out"), why, icon="minus")


def _not_read(plan: Plan, row: int) -> Cell | None:
    """Return which columns of a table are not read, for its first row, and what to do about it."""
    names = ", ".join(map(isolated, plan.not_read(row)))
    said = tr("{0}. Choose columns: F2.").format(names)
    return Cell(tr("Columns not read"), said, icon="columns-2", check=True) if names else None


def tables_not_read(plan: Plan) -> str:
    """Return a line on the tables of which columns were not read, "" for none."""
    tables = plan.tables_to_check()
    if not tables:
        return ""
    if len(tables) > 1:
        return tr("Columns of {0} tables are not read: see “To check”.").format(len(tables))
    (table,) = tables
    names = ", ".join(table.not_read)
    return tr("Columns of {0} not read: {1}.").format(place_name(table.place), names)


def _duplicate(plan: Plan, row: int) -> Cell:
    item = plan.items[row]
    assert item.twin is not None
    if plan.ticked(row):
        return Cell(tr("Added for the others"), tr("They hold the same text."), icon="plus")
    if item.twin.older:
        same = tr("Older text of {0}").format(twin_name(plan, item.twin))
        which = tr("The corpus has it as an older text of report {0}. Will not be added twice.")
        return Cell(same, which.format(item.twin.report), icon="copy")
    same = tr("Same text as {0}").format(twin_name(plan, item.twin))
    if item.twin.report is not None:
        return Cell(same, tr("It is in the corpus. Will not be added twice."), icon="copy")
    return Cell(same, tr("Will not be added twice."), icon="copy")


def furniture(item: PlanItem) -> str:
    """Return how much of a text is furniture ("9 lines of furniture, 82 words")."""
    number = item.furniture_lines
    if not number:
        return ""
    if number == 1:
        return tr("1 line of furniture")
    lines = tr("{0} lines of furniture").format(f"{number:,}")
    return f"{lines}, " + tr("{0} words").format(f"{item.furniture_words:,}")


# The dialog's own sentences ---------------------------------------------------------------------


def things(plan: Plan, number: int) -> str:
    """Return what the plan's rows are, in a number: files, or reports where some are parts."""
    parts = any(item.place.part for item in plan.items[:200])
    if parts:
        return tr("report") if number == 1 else tr("reports")
    return tr("file") if number == 1 else tr("files")


def headline(plan: Plan, tally: Tally, looking: bool) -> str:
    """Return what the plan comes to ("6 of 9 files will be added")."""
    if not tally.total:
        return tr("Looking at the files") if looking else tr("No files found")
    of = f"{tally.added:,} {tr('of')} {tally.total:,} {things(plan, tally.total)}"
    if tally.added == tally.total:
        of = f"{tally.total:,} {things(plan, tally.total)}"
    return tr("{0} will be added").format(of)


def detail(tally: Tally, looking: bool) -> str:
    """Return what stands beside the headline."""
    if not tally.total:
        return "" if looking else tr("What was chosen holds nothing that can be read.")
    parts = []
    if tally.duplicate:
        parts.append(
            tr("1 repeats another")
            if tally.duplicate == 1
            else tr("{0} repeat others").format(f"{tally.duplicate:,}")
        )
    if tally.failed:
        parts.append(tr("{0} cannot be read").format(f"{tally.failed:,}"))
    if tally.table:
        parts.append(
            tr("1 table waits for its columns")
            if tally.table == 1
            else tr("{0} tables wait for their columns").format(f"{tally.table:,}")
        )
    own = tally.new + tally.repost - tally.added
    if own > 0:
        parts.append(tr("{0} left out by you").format(f"{own:,}"))
    said = ", ".join(parts)
    return (f"{said}. " if said else "") + tr("Nothing is stored until you add them.")


def add_words(number: int) -> str:
    """Return what the main button says."""
    if number == 0:
        return tr("Add reports")
    return tr("Add 1 report") if number == 1 else tr("Add {0} reports").format(f"{number:,}")


def undated(number: int) -> tuple[str, str]:
    """Return what the foot says of reports without a date: what, and what it means."""
    if not number:
        return "", ""
    if number == 1:
        return tr("1 report has no date."), tr(
            "It can be compared, but stands in no chart until you set one. "
            "A month or “about June 2024” is enough."
        )
    return tr("{0} reports have no date.").format(f"{number:,}"), tr(
        "They stand in no chart until you set one. A month or “about June 2024” is enough."
    )


def nothing(given: Sequence[Path], otherwise: str) -> str:
    """Return why a plan is empty, by what was chosen."""
    if len(given) == 1 and given[0].is_dir():
        return tr("The folder {0} holds nothing that can be read.").format(given[0].name)
    return otherwise
