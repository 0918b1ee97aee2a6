# SPDX-License-Identifier: MIT
"""The open comparison: its columns, how they are aligned, what is shown of it, what is selected."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject, Signal

from standpoint.analysis.alignment import Alignment, Column, Link, Passage, PassageKey, Row
from standpoint.analysis.grouping import Grouping, gather
from standpoint.analysis.shared_words import occurrences, shown
from standpoint.corpus import hand_coding
from standpoint.model.codebook import Codebook, Facet, Theme
from standpoint.model.reports import CodingStatus, Reading, Report
from standpoint.ui.compare.filtering import Filtered, sift
from standpoint.ui.compare.gathering import AT_ONCE, Gathered, Gathering
from standpoint.ui.compare.naming import Names, names
from standpoint.ui.compare.rows import Stop, View

if TYPE_CHECKING:
    from standpoint.session.session import Session

MOST = 4
"""So many columns stand side by side at most."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A link with the facet on which it stands."""

    theme: str
    facet: str
    link: Link

    def ends(self) -> frozenset[PassageKey]:
        """Return both passages."""
        return frozenset((self.link.a, self.link.b))

    def other(self, key: PassageKey) -> PassageKey:
        """Return the passage at the other end."""
        return self.link.b if self.link.a == key else self.link.a

    def stop(self, key: PassageKey) -> Stop:
        """Return one end as what can be selected."""
        return Stop(self.theme, self.facet, key)


class Comparison(QObject):
    """The columns being compared: reports, or all reports of actors.

    Signals: `aligned()` when reports, codings or links were read anew; `viewed()` when something
    was switched, folded or opened; `selected()` when another sentence or link is selected;
    `texts_chosen()` when other reports of columns are read in full text;
    `waited(done, total)` while very many reports are read, `failed(str)` when they cannot be.
    """

    waited = Signal(int, int)
    failed = Signal(str)
    aligned = Signal()
    viewed = Signal()
    selected = Signal()
    texts_chosen = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._alignment = Alignment(0, 0.0, (), ())
        self._readings: dict[int, Reading] = {}
        self._codebook = Codebook("", ())
        self._names = Names()
        self._place: dict[int, int] = {}
        self._rank: dict[int, int] = {}
        self._texts: tuple[int, ...] = ()
        self._view = View()
        self._filtered: Filtered | None = None
        self._stop: Stop | None = None
        self._link: Placed | None = None
        self._plain: PassageKey | None = None
        self._rows: dict[tuple[str, str], Row] = {}
        self._links: list[Placed] = []
        self._passages: dict[Stop, Passage] = {}
        self._of: dict[Stop, list[Placed]] = {}
        self._asked: tuple[Column, ...] = ()
        self._grouping: Grouping | None = None
        self._gathering = Gathering(session, self)
        self._gathering.stepped.connect(self.waited)
        self._gathering.failed.connect(self.failed)
        self._gathering.ready.connect(self._on_gathered)

    # What is compared -------------------------------------------------------------------------

    def load(
        self,
        ids: Sequence[int] = (),
        columns: Sequence[Column] = (),
        grouping: Grouping | None = None,
    ) -> None:
        """Compare reports, or columns of reports; nothing is selected and folds are closed again.

        Very many reports are read beside the window: `aligned` tells when, until then nothing is
        compared.

        Args:
            ids: reports, at most four, from left to right.
            columns: reports that stand together, at most four groups; then `ids` are not looked at.
            grouping: what gathers the columns, again whenever reports change.
        """
        self._view = View(off=self._view.off, order=self._view.order, rejected=self._view.rejected)
        self._stop = self._link = self._plain = None
        self._texts = ()
        self._grouping = grouping
        if grouping is not None:
            columns = self._gathered(grouping, self._session.reports())
        if sum(len(column.reports) for column in columns) > AT_ONCE:
            self._readings = {}
            self._take(Alignment(0, 0.0, (), ()))
        self._read(ids[:MOST], columns[:MOST])

    def refresh(self, *, said_only: bool = False) -> None:
        """Read the same reports anew; what is selected stays selected if it is still there.

        Args:
            said_only: reports, texts and rules are as they were; only codings, links or memos of
                people are not.
        """
        if said_only and self._may_follow():
            self._show(self._gathering.follow(self._alignment, self._readings, self._codebook))
            return
        known = {report.id: report for report in self._session.reports()}
        if self._grouping is not None:
            columns = self._gathered(self._grouping, known.values())
        else:
            kept = [
                replace(column, reports=tuple(known[one] for one in column.ids if one in known))
                for column in (self._asked or self.columns if self.grouped else ())
            ]
            columns = tuple(column for column in kept if column.reports)
        ids = [number for number in self.ids if number in known]
        self._read(ids if self._grouping is None else (), columns)

    def _gathered(self, grouping: Grouping, reports: Iterable[Report]) -> tuple[Column, ...]:
        """Return the columns of a grouping, with reposts counted as it or the corpus says."""
        session = self._session
        return gather(grouping, reports, session.reposts(), session.repost_policy()).columns

    def _may_follow(self) -> bool:
        """Return whether what people say may be read anew without all the rest."""
        many = self.grouped and len(self.ids) > AT_ONCE
        same = self._alignment.limit == (self._session.closeness_limit() if many else 0.0)
        return many and same and not self.waiting

    def _read(self, ids: Sequence[int], columns: Sequence[Column]) -> None:
        self._gathering.leave()
        self._asked = tuple(columns)
        if sum(len(column.reports) for column in columns) > AT_ONCE:
            # What is shown meanwhile was aligned by the codebook that is known here.
            self._gathering.ask(columns)
            return
        self._codebook = self._session.codebook()
        if columns:
            ids = [number for column in columns for number in column.ids]
        self._readings = {number: self._session.reading(number) for number in ids}
        if columns:
            alignment = self._session.alignment(ids, columns=columns)
        elif ids:
            alignment = self._session.alignment(ids)
        else:
            alignment = Alignment(0, 0.0, (), ())
        self._take(alignment)

    def reread(self) -> None:
        """Read the memos anew; neither texts nor codings changed."""
        corpus = self._session.reading_corpus
        self._readings = {
            number: replace(reading, memos=hand_coding.memos(corpus, number))
            for number, reading in self._readings.items()
        }
        self.viewed.emit()
        self.selected.emit()

    def _on_gathered(self, gathered: Gathered) -> None:
        self._codebook = self._session.codebook()
        if gathered.alignment.codebook_version == self._session.codebook_version():
            # Something may have been said of a report after it was read beside the window.
            gathered = self._gathering.follow(gathered.alignment, gathered.readings, self._codebook)
        self._show(gathered)

    def _show(self, gathered: Gathered) -> None:
        self._readings = dict(gathered.readings)
        self._take(gathered.alignment)

    @property
    def waiting(self) -> bool:
        """Whether reports are being read, so that nothing or something older is shown."""
        return self._gathering.waiting

    @property
    def asked(self) -> tuple[int, ...]:
        """The reports that are or will be compared, from left to right."""
        if self._gathering.waiting:
            return tuple(number for column in self._asked for number in column.ids)
        return self.ids

    @property
    def grouping(self) -> Grouping | None:
        """What gathers the columns; None for columns of one report each."""
        return self._grouping

    def _take(self, alignment: Alignment) -> None:
        """Show an alignment of what is read; what is no longer there is not selected."""
        self._alignment = alignment
        self._filtered = None
        self._names = names(alignment)
        self._rank = {report.id: rank for rank, report in enumerate(alignment.reports)}
        self._place = {
            number: place for place, column in enumerate(alignment.columns) for number in column.ids
        }
        self._texts = tuple(one for one in self._texts if one in self._rank)
        self._index()
        self._stop = self._stop if self._stop and self.passage(self._stop) else None
        if self._link is not None:
            self._link = self._same_link(self._link)
        if self._plain is not None and self._plain[0] not in self._readings:
            self._plain = None
        self.aligned.emit()
        self.selected.emit()

    def _index(self) -> None:
        """Let passages and links be found without going through all of them."""
        rows = self._alignment.rows
        self._rows = {(row.theme, row.facet): row for row in rows}
        self._links = [Placed(row.theme, row.facet, link) for row in rows for link in row.links]
        self._passages = {
            Stop(row.theme, row.facet, passage.key): passage
            for row in rows
            for cell in row.cells
            for passage in cell.passages
        }
        self._of = {}
        for placed in self._links:
            for key in (placed.link.a, placed.link.b):
                self._of.setdefault(placed.stop(key), []).append(placed)

    def _same_link(self, link: Placed) -> Placed | None:
        return next((found for found in self.links() if found.ends() == link.ends()
                     and (found.theme, found.facet) == (link.theme, link.facet)), None)  # fmt: skip

    @property
    def session(self) -> Session:
        """The session that answers."""
        return self._session

    @property
    def ids(self) -> tuple[int, ...]:
        """The reports compared, from left to right; those of one column by date."""
        return tuple(self._readings)

    @property
    def columns(self) -> tuple[Column, ...]:
        """What is compared, from left to right."""
        return self._alignment.columns

    @property
    def grouped(self) -> bool:
        """Whether a column holds an actor's reports, and not one report."""
        return self._alignment.grouped

    def place(self, report: int) -> int:
        """Return in which column a report stands, counted from 0."""
        return self._place[report]

    def rank(self, key: PassageKey) -> tuple[int, int]:
        """Return what sorts passages as they stand: by column, date of the report, and text."""
        return self._rank[key[0]], key[1]

    @property
    def texts(self) -> tuple[int, ...]:
        """The reports whose full texts stand side by side: all, or those chosen of the columns."""
        return self._texts if self.grouped else self.ids

    def set_texts(self, reports: Iterable[int]) -> None:
        """Choose which reports of columns are read in full text, from left to right."""
        self._texts = tuple(sorted(set(reports), key=lambda report: self._rank[report]))
        self.texts_chosen.emit()

    @property
    def alignment(self) -> Alignment:
        """The reports aligned."""
        return self._alignment

    @property
    def codebook(self) -> Codebook:
        """The codebook in force."""
        return self._codebook

    @property
    def version(self) -> int:
        """The version of the codebook in force."""
        return self._alignment.codebook_version

    def reading(self, report: int) -> Reading:
        """Return one of the reports as it is read."""
        return self._readings[report]

    def name(self, report: int) -> str:
        """Return a report's short name: with its actor's where it shares a column."""
        return self._names.reports[report]

    def column_name(self, place: int) -> str:
        """Return what a column is called: an actor's name, or its report's short one."""
        return self._names.columns[place]

    @property
    def names(self) -> Names:
        """What columns and reports are called."""
        return self._names

    def themes(self) -> tuple[Theme, ...]:
        """Return the themes that the codebook looks for."""
        return self._codebook.active()

    def theme(self, theme: str) -> Theme:
        """Return a theme by its id."""
        return self._codebook.theme(theme)

    def facet(self, stop: Stop) -> Facet:
        """Return the facet on which a sentence stands."""
        return self.theme(stop.theme).facet(stop.facet)

    def row(self, theme: str, facet: str) -> Row:
        """Return a facet across the reports."""
        return self._rows[theme, facet]

    # What is shown ----------------------------------------------------------------------------

    @property
    def view(self) -> View:
        """What is switched off, folded and opened."""
        return self._view

    def set_view(self, view: View) -> None:
        """Show it another way; a selection that is no longer shown is given up."""
        if view == self._view:
            return
        filtered = view.filter != self._view.filter
        self._view = view
        self._filtered = None
        stop = self._stop
        gone = filtered and stop is not None and stop not in self.filtered().stops
        if stop is not None and (gone or stop.theme in view.off):
            self._stop = self._link = None
            self.selected.emit()
        self.viewed.emit()

    def shows(self, theme: str) -> bool:
        """Return whether a theme is on."""
        return theme not in self._view.off

    def toggle(self, theme: str) -> None:
        """Switch a theme on or off."""
        self.set_view(replace(self._view, off=self._view.off ^ {theme}))

    def only(self, theme: str) -> None:
        """Show one theme alone; asked for again, all of them."""
        others = frozenset(other.id for other in self.themes()) - {theme}
        self.set_view(replace(self._view, off=frozenset() if self._view.off == others else others))

    def filtered(self) -> Filtered:
        """Return which sentences the filter leaves; all of those shown, where it is empty."""
        if self._filtered is None:
            view = self._view
            self._filtered = sift(
                self._alignment,
                lambda report: self._readings[report].text,
                view.filter,
                off=view.off,
                rejected=view.rejected,
            )
        return self._filtered

    def filtered_links(self) -> list[Placed]:
        """Return the links of themes that are on of which the filter leaves both ends."""
        links = self.links(shown=True)
        if not self._view.filter.active:
            return links
        left = self.filtered().stops
        return [one for one in links if all(one.stop(key) in left for key in one.ends())]

    def alignment_at(self, limit: float) -> Alignment:
        """Return the same columns aligned at another limit of closeness; nothing is shown of it."""
        columns = self.columns if self.grouped else ()
        return self._session.alignment(self.ids, limit, columns)

    def toggle_silent(self, theme: str) -> None:
        """Open or close a theme on which every column is silent."""
        self.set_view(replace(self._view, silent=self._view.silent ^ {theme}))

    def toggle_collapsed(self, theme: str) -> None:
        """Collapse a theme to its header or open it."""
        self.set_view(replace(self._view, collapsed=self._view.collapsed ^ {theme}))

    def toggle_fold(self, key: tuple[str, str, int]) -> None:
        """Open a fold or close it."""
        self.set_view(replace(self._view, opened=self._view.opened ^ {key}))

    # What is selected -------------------------------------------------------------------------

    @property
    def stop(self) -> Stop | None:
        """The sentence that is selected."""
        return self._stop

    @property
    def link(self) -> Placed | None:
        """The one link that is selected, if it was chosen itself or is the sentence's only one."""
        if self._link is not None:
            return self._link
        links = self.links_of(self._stop) if self._stop else []
        return links[0] if len(links) == 1 else None

    def select(self, stop: Stop | None, link: Placed | None = None) -> None:
        """Select a sentence, and of its links one or none in particular."""
        if (stop, link, None) != (self._stop, self._link, self._plain):
            self._stop, self._link, self._plain = stop, link, None
            self.selected.emit()

    @property
    def plain(self) -> PassageKey | None:
        """The sentence without a theme that is pointed at; None while one with a theme is."""
        return self._plain

    def point_at(self, key: PassageKey) -> None:
        """Point at a sentence that carries no theme, to ask why; nothing else is selected then."""
        if (self._stop, self._link, self._plain) != (None, None, key):
            self._stop = self._link = None
            self._plain = key
            self.selected.emit()

    def passage(self, stop: Stop) -> Passage | None:
        """Return the passage of a stop, None where it is not there (any more)."""
        return self._passages.get(stop)

    def passage_of(self, theme: str, facet: str, key: PassageKey) -> Passage | None:
        """Return a passage by theme, facet and key, None where there is none."""
        return self._passages.get(Stop(theme, facet, key))

    def links(self, *, shown: bool = False) -> list[Placed]:
        """Return all links, facet by facet; with `shown` only those of themes that are on."""
        if not shown:
            return list(self._links)
        return [placed for placed in self._links if placed.theme not in self._view.off]

    def text_links(self) -> list[Placed]:
        """Return the links of themes that are on between the reports read in full text."""
        links = self.links(shown=True)
        if not self.grouped:
            return links
        open_ = set(self.texts)
        return [one for one in links if one.link.a[0] in open_ and one.link.b[0] in open_]

    def links_of(self, stop: Stop) -> list[Placed]:
        """Return a sentence's links on its facet, closest first."""
        return list(self._of.get(stop, ()))

    def emphasised(self) -> list[Placed]:
        """Return the links drawn as selected: the chosen one, else all of the sentence."""
        if self._link is not None:
            return [self._link]
        return self.links_of(self._stop) if self._stop else []

    def shared_spans(self, placed: Placed, key: PassageKey) -> list[tuple[int, int]]:
        """Return where a link's shared words stand in one of its passages, in code points."""
        passage = self.passage_of(placed.theme, placed.facet, key)
        if passage is None or not placed.link.shared:
            return []
        reading = self._readings[key[0]]
        shared = frozenset(placed.link.shared)
        return list(
            occurrences(reading.text, passage.start, passage.end, reading.report.language, shared)
        )

    def shared_words(self, placed: Placed) -> list[str]:
        """Return a link's shared words as people read them: "common", "coordinat-"."""
        reports = [self._readings[key[0]] for key in (placed.link.a, placed.link.b)]
        texts = []
        for reading, key in zip(reports, (placed.link.a, placed.link.b), strict=True):
            sentence = reading.sentences[key[1]]
            texts.append(reading.text[sentence.start : sentence.end])
        language = reports[0].report.language
        return [shown(stem, texts[0], texts[1], language) for stem in placed.link.shared]

    def step_link(
        self,
        steps: int,
        order: Callable[[Placed], object] | None = None,
        among: Sequence[Placed] | None = None,
    ) -> Placed | None:
        """Select the next or previous link of the themes that are on, and return it.

        `among` are the links that are walked, without it all of those themes.
        """
        links = self.links(shown=True) if among is None else list(among)
        if order is not None:
            links.sort(key=order)  # type: ignore[arg-type]
        if not links:
            return None
        # Of a sentence with several links, none of them chosen, the walk forward begins at its
        # first: so it is also after one of them was taken away.
        standing = [links.index(one) for one in self.emphasised() if one in links]
        if self.link in links:
            chosen = links[(links.index(self.link) + steps) % len(links)]
        elif standing:
            chosen = links[(min(standing) + steps - (steps > 0)) % len(links)]
        else:
            chosen = links[0 if steps > 0 else -1]
        key = chosen.link.a
        if self._stop is not None and self._stop.passage in chosen.ends():
            key = self._stop.passage
        self.select(chosen.stop(key), chosen)
        return chosen

    # What the analyst decides -----------------------------------------------------------------

    def decide(self, stop: Stop, status: Literal["confirmed", "rejected"]) -> None:
        """Confirm or reject the coding of a sentence; the same again takes it back."""
        passage = self.passage(stop)
        if passage is None or self._session.read_only:
            return
        wanted = None if self._decided(passage, stop) == status else status
        self._session.decide(
            passage.report, passage.start, passage.end, stop.theme, stop.facet, status=wanted
        )

    def _decided(self, passage: Passage, stop: Stop) -> CodingStatus | None:
        """Return what a person decided on a coding, None where nobody did."""
        place = (passage.start, passage.end, stop.theme, stop.facet)
        made = [
            decision
            for decision in self._readings[passage.report].decisions
            if (decision.start, decision.end, decision.theme, decision.facet) == place
        ]
        return max(made, key=lambda decision: decision.made_at).status if made else None

    def is_rejected(self, stop: Stop, passage: Passage) -> bool:
        """Return whether a person rejected a sentence on the facet of a stop; no link stands so."""
        return self._decided(passage, stop) == "rejected"

    def linked_at(self, placed: Placed) -> str:
        """Return when a person made a link, as ISO 8601, or an empty text."""
        ends = placed.ends()
        for made in self._session.reading_corpus.links(self.ids):
            pair = {(made.report_a, made.start_a), (made.report_b, made.start_b)}
            if (made.theme, made.facet, pair) == (
                placed.theme,
                placed.facet,
                {(key[0], self._readings[key[0]].sentences[key[1]].start) for key in ends},
            ):
                return made.made_at
        return ""

    def ordered(self, passages: tuple[Passage, Passage]) -> tuple[Passage, Passage]:
        """Return two passages in the order of their columns, and of the reports in them."""
        one, other = sorted(passages, key=lambda passage: self.rank(passage.key))
        return one, other

    def set_linked(
        self, theme: str, facet: str, passages: tuple[Passage, Passage], *, linked: bool
    ) -> None:
        """Link or unlink two passages of two reports on a facet."""
        one, other = self.ordered(passages)
        if self.place(one.report) != self.place(other.report) and not self._session.read_only:
            self._session.link(one, other, theme, facet, linked)

    def unlink(self, placed: Placed) -> None:
        """Take a link away, whoever made it."""
        ends = [self.passage(placed.stop(key)) for key in (placed.link.a, placed.link.b)]
        if ends[0] is not None and ends[1] is not None:
            self.set_linked(placed.theme, placed.facet, (ends[0], ends[1]), linked=False)

    def confirm_link(self, placed: Placed) -> None:
        """Let a person stand for a link that the machine made."""
        ends = [self.passage(placed.stop(key)) for key in (placed.link.a, placed.link.b)]
        if ends[0] is not None and ends[1] is not None and placed.link.origin == "machine":
            self.set_linked(placed.theme, placed.facet, (ends[0], ends[1]), linked=True)
