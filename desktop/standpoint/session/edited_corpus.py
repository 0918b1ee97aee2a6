# SPDX-License-Identifier: MIT
"""What an analyst changes in the open corpus: each edit is one step to undo."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from standpoint.session import undo
from standpoint.session.changes import Changes
from standpoint.session.open_corpus import OpenCorpus
from standpoint.session.settings import Settings

if TYPE_CHECKING:
    from standpoint.analysis.aligned import Passage
    from standpoint.corpus.edits import CodingKey, Status
    from standpoint.corpus.hand_coding import HandCoding
    from standpoint.model.events import DatedEvent
    from standpoint.model.reports import Marking
    from standpoint.model.reposts import Reposts
    from standpoint.session.worker import Edit


class EditedCorpus(OpenCorpus):
    """The open corpus with its edits; who inherits it says how an edit reaches the file.

    Signals: `said(sentence, undoable)` for the status bar.
    """

    said = Signal(str, bool)

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(settings, parent)
        self.undo = QUndoStack(self)

    def _may_write(self) -> bool:
        """Tell whether something can be changed; where not, say why."""
        raise NotImplementedError

    def _submit(self, edit: Edit, changes: Changes) -> None:
        """Have an edit made, and the screens told of it."""
        raise NotImplementedError

    def set_metadata(self, values: Mapping[int, Mapping[str, str | None]], said: str = "") -> None:
        """Set fields of reports: report → field → value. Undoable."""
        from standpoint.corpus import edits

        number = len(values)
        label = said or ("Edited 1 report." if number == 1 else f"Edited {number:,} reports.")
        swap = undo.Swap(values, edits.set_metadata)
        self._push(label, swap.forth, swap.back, Changes(reports=True, codings=True))

    def delete(self, reports: Sequence[int]) -> None:
        """Take reports out. Undoable until the corpus is closed."""
        number = len(reports)
        label = "Deleted 1 report." if number == 1 else f"Deleted {number:,} reports."
        leaving = undo.Leaving(reports)
        self._push(label, leaving.go, leaving.come, Changes(reports=True, codings=True))

    def decide(
        self, report: int, start: int, end: int, theme: str, facet: str, *, status: Status
    ) -> None:
        """Confirm or reject a coding, or take the decision back with None. Undoable."""
        self.decide_facets(report, start, end, [(theme, facet)], status=status)

    def decide_facets(
        self,
        report: int,
        start: int,
        end: int,
        facets: Sequence[tuple[str, str]],
        *,
        status: Status,
    ) -> None:
        """Decide on a sentence's codings with several (theme, facet) in one undoable step."""
        from standpoint.corpus import edits, hand_coding

        keys = [edits.CodingKey(report, start, end, theme, facet) for theme, facet in facets]
        decisions: dict[edits.CodingKey, Status] = dict.fromkeys(keys, status)
        word = {"confirmed": "Confirmed.", "rejected": "Rejected.", None: "Back to suggested."}
        wanted = hand_coding.HandCoding({}, decisions)
        if status is None:
            # Whose decision is taken back, whose words are marked no more.
            marked = [
                made
                for made in hand_coding.markings(self.reading_corpus, report)
                if (made.theme, made.facet) in facets and made.start < end and start < made.end
            ]
            undone = hand_coding.plan_uncoding(self.reading_corpus, marked)
            wanted = hand_coding.HandCoding(undone.markings, {**undone.decisions, **decisions})
        self._code_by_hand(word[status], wanted)

    def code(self, words: CodingKey, said: str = "") -> bool:
        """Code some words of a report with a theme and facet. Undoable.

        Returns whether there was something to code: not where the words are furniture, or coded so
        already and never rejected.
        """
        from standpoint.corpus import hand_coding

        wanted = hand_coding.plan_coding(self.reading_corpus, words)
        marked = hand_coding.markings(self.reading_corpus, words.report)
        known = {hand_coding.key_of(made) for made in marked}
        if not wanted.markings.keys() - known and self._stand(words.report, wanted.decisions):
            return False
        self._code_by_hand(said or "Coded.", wanted)
        return True

    def _stand(self, report: int, wanted: Mapping[CodingKey, object]) -> bool:
        """Tell whether every one of these decisions was made already."""
        from standpoint.corpus import edits

        made = {
            edits.CodingKey(one.report, one.start, one.end, one.theme, one.facet): one.status
            for one in self.reading_corpus.decisions(report)
        }
        return all(made.get(key) == status for key, status in wanted.items())

    def uncode(self, markings: Sequence[Marking], said: str = "") -> None:
        """Take codings by hand back. Undoable."""
        from standpoint.corpus import hand_coding

        wanted = hand_coding.plan_uncoding(self.reading_corpus, markings)
        self._code_by_hand(said or "Coding taken back.", wanted)

    def resize(self, marking: Marking, start: int, end: int, said: str = "") -> bool:
        """Let a coding by hand reach from `start` to `end`; tell whether it changed. Undoable."""
        from standpoint.corpus import hand_coding

        wanted = hand_coding.plan_resizing(self.reading_corpus, marking, start, end)
        if not wanted.markings or set(wanted.markings) == {hand_coding.key_of(marking)}:
            return False
        self._code_by_hand(said or "Coding resized.", wanted)
        return True

    def _code_by_hand(self, label: str, wanted: HandCoding) -> None:
        from standpoint.corpus import hand_coding

        swap = undo.Swap(wanted, hand_coding.write)
        self._push(label, swap.forth, swap.back, Changes(codings=True))

    def set_memo(self, report: int, start: int, end: int, words: str) -> None:
        """Write a memo about `text[start:end]`, or with no words take it away. Undoable."""
        from standpoint.corpus import hand_coding

        key = hand_coding.MemoKey(report, start, end)
        swap = undo.Swap({key: words.strip()}, hand_coding.set_memos)
        label = "Memo kept." if words.strip() else "Memo deleted."
        self._push(label, swap.forth, swap.back, Changes(memos=True))

    def link(self, a: Passage, b: Passage, theme: str, facet: str, linked: bool | None) -> None:
        """Link or unlink two passages, or leave it to the machine with None. Undoable."""
        from standpoint.corpus import edits
        from standpoint.model.reports import HumanLink

        pair = HumanLink(
            theme, facet, a.report, a.start, a.end, b.report, b.start, b.end, bool(linked), ""
        )
        words = {
            True: "Linked ¶ {} with ¶ {}.",
            False: "Unlinked ¶ {} with ¶ {}.",
            None: "Left ¶ {} and ¶ {} to the machine.",
        }
        swap = undo.Swap(linked, lambda corpus, value: edits.set_link(corpus, pair, value))
        label = words[linked].format(a.paragraph, b.paragraph)
        self._push(label, swap.forth, swap.back, Changes(links=True))

    def set_closeness_limit(self, limit: float) -> None:
        """Let the machine link sentences as close as this or closer, from 0 to 1. Undoable."""
        from standpoint.corpus import edits

        swap = undo.Swap(limit, edits.set_closeness_limit)
        label = f"Limit of closeness: {limit:.2f}.".replace(" 0.", " .")
        self._push(label, swap.forth, swap.back, Changes(links=True))

    def set_reviewed(self, report: int, theme: str, silent: bool) -> None:
        """Say that a person found a report silent on a theme. Undoable."""
        from standpoint.corpus import edits

        swap = undo.Swap(
            silent, lambda corpus, value: edits.set_reviewed(corpus, report, theme, value)
        )
        label = "Reviewed: silent." if silent else "Back to not reviewed."
        self._push(label, swap.forth, swap.back, Changes(codings=True))

    def set_furniture_passage(
        self, report: int, start: int, end: int, furniture: bool | None
    ) -> None:
        """Say of every sentence that `text[start:end]` touches whether it is furniture. Undoable.

        None takes back what was said, and leaves it to wording and repetition.
        """
        from standpoint.corpus import furnishing

        touched: dict[tuple[int, int], bool | None] = {
            (one.start, one.end): furniture
            for one in self.reading_corpus.sentences(report)
            if one.start < end and start < one.end
        }
        label = {
            True: "Left out of the report.",
            False: "Taken back into the report.",
            None: "Left to wording and repetition again.",
        }[furniture]
        swap = undo.Swap(
            touched, lambda corpus, value: furnishing.set_passages(corpus, report, value)
        )
        self._push(label, swap.forth, swap.back, Changes(reports=True, codings=True))

    def set_furniture_line(
        self, publisher: str, line: int, furniture: bool | None, example: str = ""
    ) -> None:
        """Say of a line in all reports of a publisher whether it is furniture. Undoable.

        Args:
            publisher: or the actor where none is stated; empty for reports that state neither.
            line: as `furniture_reason` and `repeated_lines` name it.
            furniture: None takes back what was said.
            example: the line as it stands in a report.
        """
        from standpoint.corpus import furnishing

        whose = f"all reports of {publisher}" if publisher else "all reports without publisher"
        label = {
            True: f"Left out of {whose}.",
            False: f"Taken back into {whose}.",
            None: f"Left to wording and repetition again in {whose}.",
        }[furniture]
        swap = undo.Swap(
            furniture,
            lambda corpus, value: furnishing.set_line(corpus, publisher, line, value, example),
        )
        self._push(label, swap.forth, swap.back, Changes(reports=True, codings=True))

    def part_reposts(self, reports: Sequence[int]) -> None:
        """Say that each of these reports stands for itself, and is no repost. Undoable."""
        from standpoint.corpus import reposts

        wanted = reposts.plan_apart(self.reading_corpus, reports)
        number = len(reports)
        label = "Not a repost." if number == 1 else f"{number:,} reports are no reposts."
        self._say_reposts(label, wanted)

    def join_reposts(self, reports: Sequence[int]) -> None:
        """Say that these reports are one text: the earliest is the original. Undoable."""
        from standpoint.corpus import reposts

        wanted = reposts.plan_together(self.reading_corpus, reports)
        self._say_reposts(f"{len(set(reports)):,} reports are one text.", wanted)

    def confirm_reposts(self, pairs: Mapping[tuple[int, int], bool]) -> None:
        """Say of pairs of reports that they are the same. Undoable."""
        number = len(pairs)
        label = "Confirmed 1 repost." if number == 1 else f"Confirmed {number:,} reposts."
        self._say_reposts(label, pairs)

    def take_as_original(self, report: int) -> None:
        """Let a report be the original of its group, whatever its date. Undoable.

        Raises CorpusError where it is in no group.
        """
        from standpoint.corpus import reposts

        wanted = reposts.plan_original(self.reading_corpus, report)
        self._say_reposts(f"Report {report} is the original.", wanted)

    def _say_reposts(self, label: str, wanted: Mapping[tuple[int, int], Any]) -> None:
        from standpoint.corpus import reposts

        if not wanted:
            return
        swap = undo.Swap(wanted, reposts.say)
        self._push(label, swap.forth, swap.back, Changes(reports=True))

    def set_repost_policy(self, policy: Reposts) -> None:
        """Let reposts count so in figures of this corpus that say nothing else. Undoable."""
        from standpoint.corpus import reposts

        label = "Reposts count." if policy == "all" else "Each text counts once."
        swap = undo.Swap(policy, reposts.set_policy)
        self._push(label, swap.forth, swap.back, Changes(reports=True))

    def add_events(self, new: Sequence[DatedEvent], said: str = "") -> None:
        """Write own events down. Undoable; done again, they have the ids that they had."""
        from standpoint.corpus import events

        number = len(new)
        label = said or ("Added 1 event." if number == 1 else f"Added {number:,} events.")
        added = undo.Added(lambda corpus: events.add(corpus, new), events.put)
        self._push(label, added.forth, added.back, Changes(events=True))

    def change_event(self, event: DatedEvent) -> None:
        """Let an own event, known by its id, be as given. Undoable."""
        from standpoint.corpus import events

        swap = undo.Swap({event.id: event}, events.put)
        self._push("Changed 1 event.", swap.forth, swap.back, Changes(events=True))

    def remove_events(self, ids: Sequence[int]) -> None:
        """Take own events away. Undoable."""
        from standpoint.corpus import events

        number = len(ids)
        label = "Deleted 1 event." if number == 1 else f"Deleted {number:,} events."
        swap = undo.Swap(dict.fromkeys(ids), events.put)
        self._push(label, swap.forth, swap.back, Changes(events=True))

    def _push(self, label: str, forth: Edit, back: Edit, changes: Changes, more: str = "") -> None:
        """Make an edit that can be undone, and say its label, with `more` behind it."""
        if self._may_write():
            self.undo.push(
                undo.Command(
                    label,
                    lambda: self._submit(forth, changes),
                    lambda: self._submit(back, changes),
                )
            )
            words = f"{label} {more}" if more else label
            self.said.emit(words, True)  # noqa: FBT003 - a signal takes no keywords
