# SPDX-License-Identifier: MIT
"""The Why panel: why a sentence stands where it stands, and what can be done."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from standpoint.analysis.alignment import Link, Passage
from standpoint.model.reports import Mention, Reading, Sentence
from standpoint.ui.compare import furniture_choices, furniture_words, why_decisions, wording
from standpoint.ui.compare.comparison import Comparison, Placed
from standpoint.ui.compare.link_bar import DigitMark
from standpoint.ui.compare.moments import moment, since
from standpoint.ui.compare.rows import Silent, Stop
from standpoint.ui.compare.why_memos import WhyMemos
from standpoint.ui.compare.why_parts import LinkRow, Prose, RuleBox
from standpoint.ui.look.buttons import PushButton
from standpoint.ui.look.heads import Divider, Words
from standpoint.ui.look.look import Look

CONTEXT = 160
"""Letters shown of what stands before the sentence."""
NARROW = 262
"""Below this width two buttons in a row go without icons."""


class WhyPanel(QScrollArea):
    """Follows the selection and never takes the focus by itself.

    Signals: `confirmed()`, `rejected()`, `linking()`, `unlinked()`, `opened()`, `copied()` for its
    buttons; `resized()`, `taken_back()` for a coding by hand, `reviewed(Silent)` for a silence;
    `followed(Placed)` when one of the links is pressed.
    """

    resized = Signal()
    taken_back = Signal()
    reviewed = Signal(object)

    confirmed = Signal()
    rejected = Signal()
    linking = Signal()
    unlinked = Signal()
    opened = Signal()
    copied = Signal()
    followed = Signal(object)

    def __init__(self, comparison: Comparison, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._comparison = comparison
        self._look = look
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(self.tr("Why this is here"))
        self._column = QVBoxLayout()
        self._silent: Silent | None = None
        self.memos = WhyMemos(self, comparison, look)
        self.memos.altered.connect(self.refresh)
        comparison.selected.connect(self.refresh)
        look.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Say what there is to say of the selection."""
        if not self.isVisibleTo(self.window()) and self.widget() is not None:
            return
        if self.memos.writing:
            # What is being typed stays; the panel catches up when it is kept or given up.
            return
        content = QWidget()
        content.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(12, 8, 12, 16)
        self._column.setSpacing(6)
        stop = self._comparison.stop
        passage = self._comparison.passage(stop) if stop is not None else None
        if self._comparison.plain is not None:
            self._fill_plain(*self._comparison.plain)
        elif self._silent is not None and self._silent.report in self._comparison.ids:
            self._fill_silent(self._silent)
        elif stop is None or passage is None:
            self._say(self.tr("Select a sentence to see why it is here."), "tx2")
            self.memos.list_all(self._column)
        else:
            self._fill(stop, passage)
        self._column.addStretch(1)
        before = self.takeWidget()
        if before is not None:
            # One of its buttons may just be telling us that it was pressed.
            before.hide()
            before.deleteLater()
        self.setWidget(content)

    def showEvent(self, event: object) -> None:
        """Catch up with what was selected while the panel was away."""
        del event
        self.refresh()

    def show_silence(self, silent: Silent | None) -> None:
        """Explain a silent cell on which the keyboard stands, or what is selected again."""
        if silent != self._silent:
            self._silent = silent
            self.refresh()

    def _fill(self, stop: Stop, passage: Passage) -> None:
        self._say_place(stop.report, passage.sentence)
        self._coding(stop, passage)
        self._rules(stop, passage)
        self._marked(stop, passage)
        self._links(stop)
        self._unlinked(stop)
        self._buttons((self.tr("Link to…"), "L", "link", self.linking),
                      (self.tr("Unlink"), "U", "unlink", self.unlinked))  # fmt: skip
        self.memos.fill(self._column, stop.report, passage.start, passage.end)
        self._in_the_text(passage)
        self._buttons((self.tr("Open in full text"), "Enter", "", self.opened))
        self._buttons((self.tr("Copy with citation"), "", "copy", self.copied))

    def _say_place(self, report: int, index: int) -> None:
        reading = self._comparison.reading(report)
        name = wording.isolated(self._comparison.name(report))
        paragraph = reading.sentences[index].paragraph
        same = [s.index for s in reading.sentences if s.paragraph == paragraph]
        place = self.tr("{}, ¶ {}, sentence {}").format(name, paragraph, same.index(index) + 1)
        self._say(place, "tx2", px=12)
        if self._comparison.grouped:
            self._say(reading.report.title, px=12)

    def _rejected(self, reading: Reading, sentence: Sentence) -> str:
        """Return as what a sentence was rejected, empty where it was not."""
        said = [
            wording.theme_facet(theme, facet)
            for theme in self._comparison.themes()
            for facet in theme.facets
            for made in reading.decisions
            if made.status == "rejected"
            and (made.theme, made.facet) == (theme.id, facet.id)
            and (made.start, made.end) == (sentence.start, sentence.end)
        ]
        return self.tr("Rejected as {}.").format(" and ".join(said)) if said else ""

    def _fill_plain(self, report: int, index: int) -> None:
        """Say of a sentence without a theme whether it counts, why, and what can be done."""
        self._say_place(report, index)
        session = self._comparison.session
        reading = self._comparison.reading(report)
        sentence = reading.sentences[index]
        reason = session.furniture_reason(report, index)
        self._head(self.tr("Not counted") if reason.furniture else self.tr("Counted, no theme"))
        words = furniture_words.why(reason) or self._rejected(reading, sentence)
        if not words:
            version = self._comparison.version
            words = self.tr("No rule of codebook v{} finds a theme here.").format(version)
        self._say(words)
        text = reading.text[sentence.start : sentence.end].strip()
        shown = text if len(text) <= CONTEXT else text[:CONTEXT].rsplit(" ", 1)[0] + " …"
        self._column.addWidget(Prose(self._look, shown, reading.report.language, role="tx2"))
        self.memos.fill(self._column, report, sentence.start, sentence.end)
        for choice in furniture_choices.choices(session, report, sentence.start, sentence.end):
            button = PushButton(self._look, choice.short, small=True)
            button.setToolTip(choice.label)
            button.setEnabled(not session.read_only)
            button.clicked.connect(choice.act)
            self._column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _fill_silent(self, silent: Silent) -> None:
        """Say of a silent cell what was looked for, and whether a person found it silent too."""
        comparison, session = self._comparison, self._comparison.session
        name = comparison.column_name(comparison.place(silent.report))
        self._say(wording.isolated(name), "tx2", px=12)
        self._head(self.tr("Silent"))
        theme = comparison.theme(silent.theme)
        self._facet_line(Stop(silent.theme, silent.facet, (silent.report, 0)))
        self._say(silent.words, "tx2")
        if silent.detail:
            self._say(silent.detail, "tx2")
        if silent.several:
            return
        made_at = session.reviewed_at(silent.report, theme.id)
        if made_at:
            said = self.tr("Reviewed by you: silent on {}").format(theme.label)
            self._say(since(said, made_at), "tx2")
        words = self.tr("Not reviewed") if made_at else self.tr("Reviewed: silent")
        button = PushButton(self._look, words, key="C", small=True)
        button.setEnabled(not session.read_only)
        button.clicked.connect(lambda: self.reviewed.emit(silent))
        self._column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    # Words ------------------------------------------------------------------------------------

    def _say(self, words: str, role: str = "tx", *, px: float = 13, weight: int = 400) -> Words:
        label = Words(self._look, words, px=px, weight=weight, role=role, wrap=True)
        label.setMinimumWidth(20)
        self._column.addWidget(label)
        return label

    def _head(self, words: str) -> None:
        self._column.addSpacing(8)
        self._say(words, "tx2", px=12)

    def _buttons(self, *buttons: tuple[str, str, str, object]) -> None:
        row = QHBoxLayout()
        row.setSpacing(6)
        narrow = len(buttons) > 1 and self.viewport().width() < NARROW
        for words, key, icon, signal in buttons:
            shown = "" if narrow else icon
            button = PushButton(self._look, words, key=key, icon=shown, small=True)
            button.setEnabled(self._may(signal))
            button.clicked.connect(signal)
            row.addWidget(button)
        row.addStretch(1)
        self._column.addSpacing(4)
        self._column.addLayout(row)

    def _may(self, signal: object) -> bool:
        if signal in (self.opened, self.copied):
            return True
        stop = self._comparison.stop
        links = self._comparison.links_of(stop) if stop is not None else []
        writable = not self._comparison.session.read_only
        return writable and (signal != self.unlinked or bool(links))

    # The coding -------------------------------------------------------------------------------

    def _coding(self, stop: Stop, passage: Passage) -> None:
        self._head(self.tr("Coded as"))
        self._facet_line(stop)
        self._say(why_decisions.coding(self._comparison, stop, passage), "tx2")
        if not self._comparison.facet(stop).counts:
            self._say(self.tr("This facet does not count toward its theme."), "tx2", px=12)
        self._buttons((self.tr("Confirm"), "C", "check", self.confirmed),
                      (self.tr("Reject"), "X", "x", self.rejected))  # fmt: skip

    def _facet_line(self, stop: Stop) -> None:
        theme = self._comparison.theme(stop.theme)
        row = QHBoxLayout()
        row.setSpacing(8)
        digit = DigitMark(self._look)
        digit.set_theme(theme)
        row.addWidget(digit, 0, Qt.AlignmentFlag.AlignTop)
        label = f"{theme.label} › {self._comparison.facet(stop).label}"
        row.addWidget(Words(self._look, label, weight=600, wrap=True), 1)
        self._column.addLayout(row)

    def _marked(self, stop: Stop, passage: Passage) -> None:
        """Say which words a person coded, and when."""
        marked = why_decisions.marked(self._comparison, stop, passage)
        language = self._comparison.reading(stop.report).report.language
        ink = self._look.hue(self._comparison.theme(stop.theme)).ink
        for made in marked:
            self._head(since(self.tr("Marked by you"), made.made_at))
            words = why_decisions.quote(self._comparison, made)
            spans = [(0, len(words))]
            self._column.addWidget(
                Prose(self._look, words, language, underlined=spans, ink=ink, by_hand=True)
            )
        if marked:
            self._buttons((self.tr("Resize"), "R", "", self.resized),
                          (self.tr("Take back"), "Del", "", self.taken_back))  # fmt: skip

    def _rules(self, stop: Stop, passage: Passage) -> None:
        if not passage.mentions:
            self._head(self.tr("No rule found this sentence. A person coded it."))
            return
        rules = list(dict.fromkeys(mention.rule for mention in passage.mentions))
        self._head(self._rule_numbers(stop, rules, passage.mentions[0].codebook_version))
        for rule in rules:
            self._column.addWidget(RuleBox(self._look, rule))
        self._found(stop, passage)

    def _rule_numbers(self, stop: Stop, rules: list[str], version: int) -> str:
        """Return "Rules 2 and 3 of 7, codebook v3"."""
        known = [rule.source for rule in self._comparison.facet(stop).rules]
        numbers = [str(known.index(rule) + 1) for rule in rules if rule in known]
        book = self.tr("codebook v{}").format(version)
        if len(numbers) < len(rules):
            return f"{'Rule' if len(rules) == 1 else 'Rules'}, {book}"
        listed = " and ".join([", ".join(numbers[:-1]), numbers[-1]] if numbers[1:] else numbers)
        return f"{'Rule' if len(rules) == 1 else 'Rules'} {listed} of {len(known)}, {book}"

    def _found(self, stop: Stop, passage: Passage) -> None:
        reading = self._comparison.reading(stop.report)
        mentions: dict[tuple[int, int], Mention] = {(m.start, m.end): m for m in passage.mentions}
        words, spans = "found ", []
        for place, (start, end) in enumerate(sorted(mentions)):
            words += "" if place == 0 else " and " if place == len(mentions) - 1 else ", "
            spans.append((len(words), len(words) + end - start))
            words += reading.text[start:end]
        ink = self._look.hue(self._comparison.theme(stop.theme)).ink
        self._column.addWidget(Prose(self._look, words, None, underlined=spans, ink=ink))

    # The links --------------------------------------------------------------------------------

    def _links(self, stop: Stop) -> None:
        links = self._comparison.links_of(stop)
        for report in self._comparison.ids:
            there = [link for link in links if link.other(stop.passage)[0] == report]
            if there:
                name = wording.isolated(self._comparison.name(report))
                passages = wording.counted(len(there), "passage")
                self._head(self.tr("Linked with {} in {}").format(passages, name))
                for placed in there:
                    self._link(stop, placed)
        if len(self._comparison.ids) > 1:
            self._column.addWidget(Divider(self._look))
            if not links:
                self._say(self.tr("Linked with nothing."), "tx2")
            elif all(placed.link.origin == "machine" for placed in links):
                self._say(self.tr("Linked by the machine, not reviewed."), "tx2")
            self._left_out(stop)

    def _link(self, stop: Stop, placed: Placed) -> None:
        key = placed.other(stop.passage)
        passage = self._comparison.passage(placed.stop(key))
        paragraph = passage.paragraph if passage is not None else 0
        human = placed.link.origin == "human"
        closeness = placed.link.closeness
        measure, value = "", ""
        if human:
            when = moment(self._comparison.linked_at(placed))
            measure = self.tr("linked by you, {}").format(when) if when else self.tr("by you")
        elif closeness is not None:
            measure, value = self.tr("closeness"), wording.closeness(closeness)
        chosen = placed in self._comparison.emphasised()
        row = LinkRow(self._look, f"¶ {paragraph}", measure, value, chosen=chosen)
        row.setToolTip(wording.closeness_in_words(placed.link, self._comparison.alignment.limit))
        row.pressed.connect(lambda: self.followed.emit(placed))
        self._column.addWidget(row)
        words = self._comparison.shared_words(placed)
        if words:
            self._say(self.tr("shared: {}").format(", ".join(words)), "tx2")
        if closeness is None:
            self._say(
                self.tr(
                    "No closeness: different languages share no words. "
                    "Links across languages are made by hand."
                ),
                "tx2",
            )

    def _unlinked(self, stop: Stop) -> None:
        """List the links that a person took away, each to be made again or left to the machine."""
        comparison = self._comparison
        for gone in why_decisions.unlinked(comparison, stop):
            name = wording.isolated(comparison.name(gone.there.report))
            where = self.tr("Unlinked by you from ¶ {} in {}").format(gone.there.paragraph, name)
            self._head(since(where, gone.made_at))
            row = QHBoxLayout()
            row.setSpacing(6)
            for words, linked in (
                (self.tr("Link again"), True),
                (self.tr("Leave to the machine"), None),
            ):
                button = PushButton(self._look, words, small=True)
                button.setEnabled(not comparison.session.read_only)
                button.clicked.connect(partial(self._link_again, stop, gone, linked))
                row.addWidget(button)
            row.addStretch(1)
            self._column.addLayout(row)

    def _link_again(
        self, stop: Stop, gone: why_decisions.Unlinked, linked: bool | None, checked: bool = False
    ) -> None:
        del checked
        one, other = self._comparison.ordered((gone.here, gone.there))
        self._comparison.session.link(one, other, stop.theme, stop.facet, linked)

    def _left_out(self, stop: Stop) -> None:
        row = self._comparison.row(stop.theme, stop.facet)
        limit = self._comparison.alignment.limit
        left_out = [link for link in row.left_out if stop.passage in (link.a, link.b)]
        for link in sorted(left_out, key=_closeness, reverse=True)[:1]:
            placed = Placed(stop.theme, stop.facet, link)
            other = self._comparison.passage(placed.stop(placed.other(stop.passage)))
            if other is not None and link.closeness is not None:
                value = wording.closeness(link.closeness, limit)
                words = self.tr("Nearest left out: ¶ {} at {}, under the limit of {}.")
                self._say(words.format(other.paragraph, value, wording.closeness(limit)), "tx2")

    # The text ---------------------------------------------------------------------------------

    def _in_the_text(self, passage: Passage) -> None:
        reading = self._comparison.reading(passage.report)
        before = [s for s in reading.sentences[: passage.sentence] if not s.furniture]
        if not before:
            return
        self._head(self.tr("In the text, before it"))
        last = before[-1]
        words = reading.text[last.start : last.end].strip()
        if len(words) > CONTEXT:
            words = "… " + words[-CONTEXT:].split(" ", 1)[-1]
        sign = f"¶\u00a0{last.paragraph}  "
        mirrored = Prose(self._look, sign + words, reading.report.language, role="tx2")
        self._column.addWidget(mirrored)


def _closeness(link: Link) -> float:
    return link.closeness or 0.0
