# SPDX-License-Identifier: MIT
"""Asks what the rule in the editor finds, and keeps what was answered for the tree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from standpoint.ui.codebook.drafted import rule_at, saved_rule
from standpoint.ui.codebook.entries import Place

if TYPE_CHECKING:
    from standpoint.corpus.rule_preview import RulePreview, RuleQuestion
    from standpoint.session.session import Session


class Asking(QObject):
    """Questions about the current rule. `answered(RulePreview)` for what is still being asked."""

    answered = Signal(object)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._question: RuleQuestion | None = None
        self._place: Place = ()
        self._known: dict[tuple[Place, str], int] = {}
        self.scope: tuple[int, ...] | None = None
        session.previewer.answered.connect(self._take)

    def forget(self) -> None:
        """Forget every answer: the reports or what codes them changed."""
        self._known.clear()
        self._question = None

    def fresh(self) -> dict[Place, int]:
        """Return what rules of the draft find as they stand now, by their place, where known."""
        draft = self._session.draft.codebook
        return {
            place: found
            for (place, source), found in self._known.items()
            if (rule := rule_at(draft, place)) is not None and rule.source == source
        }

    def ask(self, place: Place, source: str) -> None:
        """Ask what a rule would find in the place of the one that stands there."""
        from standpoint.corpus.rule_preview import RuleQuestion

        draft = self._session.draft
        rule = rule_at(draft.codebook, place)
        if rule is None or self._session.corpus is None:
            return
        saved = saved_rule(draft.saved, draft.codebook, place)
        self._place = place
        self._question = RuleQuestion(
            theme=str(place[0]),
            facet=str(place[1]),
            language=rule.language,
            saved=None if saved is None else saved.source,
            rule=source,
            codebook=draft.codebook,
            reports=self.scope,
        )
        self._session.previewer.ask(self._question)

    def leave(self) -> None:
        """Want no answer any more."""
        if self._question is not None:
            self._question = None
            self._session.previewer.leave()

    def _take(self, preview: RulePreview) -> None:
        asked = self._question
        said = preview.question
        if asked is None or (said.rule, said.theme, said.facet) != (
            asked.rule,
            asked.theme,
            asked.facet,
        ):
            return
        if preview.done:
            self._known[self._place, said.rule.strip()] = preview.found
        self.answered.emit(preview)
