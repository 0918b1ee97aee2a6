# SPDX-License-Identifier: MIT
"""The coder: where the rules of a codebook match in a report."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from standpoint.coding.expressions import Expression
from standpoint.coding.overlaps import longest_apart
from standpoint.coding.rules import parse
from standpoint.coding.searcher import Searcher
from standpoint.model.codebook import Codebook, Rule, Theme
from standpoint.model.dates import ReportDate
from standpoint.model.reports import Sentence
from standpoint.text.compared import Compared
from standpoint.text.language import plain


class Hit(NamedTuple):
    """Where a rule matched: `text[start:end]`, from the first matched word to the last.

    `sentence` is the index of the sentence that holds it. `rule` is the rule as it is written.
    """

    sentence: int
    start: int
    end: int
    theme: str
    facet: str
    rule: str


@dataclass(frozen=True, slots=True)
class _Rule:
    theme: Theme
    facet: str
    source: str
    expression: Expression


class _Language:
    """The rules of one language and what searches for them."""

    def __init__(self, rules: Sequence[_Rule]) -> None:
        self.rules = rules
        self._named = [(rule.theme.id, rule.facet, rule.source) for rule in rules]
        self._searcher = Searcher([rule.expression for rule in rules])

    def hits(
        self,
        text: str,
        sentences: Sequence[Sentence],
        without: set[str],
        compared: Compared | None,
    ) -> list[Hit]:
        """Return the hits of all rules but those of some themes."""
        rules = self.rules
        searched = None
        if without:
            searched = {at for at, rule in enumerate(rules) if rule.theme.id not in without}
        return [
            Hit(sentences[sentence].index, start, end, *self._named[number])
            for start, end, number, sentence in self._searcher.hits(
                text, sentences, searched, compared
            )
        ]


class Coder:
    """A codebook made ready to code reports. Themes that are switched off are not searched.

    Its rules are read when it codes for the first time; RuleError is raised then where one cannot
    be read.
    """

    def __init__(self, codebook: Codebook) -> None:
        self.codebook = codebook
        self._whole = self
        self._themes = codebook.active()
        self._parts: dict[frozenset[str], Coder] = {}
        self._rules: dict[str, list[tuple[str, _Rule]]] = {}

    def only(self, themes: Collection[str]) -> Coder:
        """Return a coder of the same codebook that searches only the themes of these ids.

        Ids of themes that are switched off or unknown change nothing. Rules are compiled once for
        all coders of a codebook that come from one another.
        """
        wanted = frozenset(theme.id for theme in self._themes if theme.id in themes)
        if len(wanted) == len(self._themes):
            return self
        parts = self._whole._parts
        if wanted not in parts:
            part = Coder(self.codebook)
            part._whole = self._whole
            part._themes = tuple(theme for theme in self._themes if theme.id in wanted)
            parts[wanted] = part
        return parts[wanted]

    @cached_property
    def _languages(self) -> dict[str, _Language]:
        rules: dict[str, list[_Rule]] = defaultdict(list)
        for theme in self._themes:
            for language, rule in self._whole._compiled(theme):
                rules[language].append(rule)
        return {language: _Language(found) for language, found in rules.items()}

    def _compiled(self, theme: Theme) -> list[tuple[str, _Rule]]:
        """Return the rules of a theme with their languages, in order."""
        if theme.id not in self._rules:
            self._rules[theme.id] = [
                (rule.language, _made(theme, facet.id, rule))
                for facet in theme.facets
                for rule in facet.rules
            ]
        return self._rules[theme.id]

    def __reduce__(self) -> tuple[Callable[..., Coder], tuple[Codebook, tuple[str, ...]]]:
        """Cross into a worker process as the codebook it was made from."""
        return _coder_of, (self.codebook, tuple(theme.id for theme in self._themes))

    def code(
        self,
        text: str,
        sentences: Sequence[Sentence],
        language: str | None,
        date: ReportDate | None = None,
    ) -> list[Hit]:
        """Return the hits in the sentences of a report, sorted by where they start.

        Furniture is skipped. Hits of one facet that overlap count once, and the longest stays.
        Themes that do not search this report (see `unsearched`) have no hit.

        Args:
            text: the report as it is stored.
            sentences: its sentences.
            language: the report's language; None is searched by no rule.
            date: when it is from; None and unknown dates are inside every validity.
        """
        hits = self.find(text, sentences, language, date)
        if not _overlap(hits):
            return hits
        spans: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
        for hit in hits:
            spans[hit.theme, hit.facet].append((hit.start, hit.end))
        left = {facet: longest_apart(found) for facet, found in spans.items()}
        kept = []
        for hit in hits:
            here = left[hit.theme, hit.facet]
            if (hit.start, hit.end) in here:
                here.discard((hit.start, hit.end))  # the first of the rules that found it has it
                kept.append(hit)
        return kept

    def find(
        self,
        text: str,
        sentences: Sequence[Sentence],
        language: str | None,
        date: ReportDate | None = None,
        compared: Compared | None = None,
    ) -> list[Hit]:
        """Return every hit of every rule, whatever else of its facet overlaps it.

        They are sorted by start, end and the order of themes, facets and rules in the codebook.
        `code` keeps of them what counts; the arguments are the same. `compared` is the report as
        it is compared, where the caller has it.
        """
        rules = self._languages.get(plain(language))
        if rules is None:
            return []
        invalid = {theme.id for theme in self._themes if not theme.covers(date)}
        return rules.hits(text, sentences, invalid, compared)

    def unsearched(
        self, language: str | None, date: ReportDate | None = None
    ) -> dict[tuple[str, str], str]:
        """Return each (theme, facet) that such a report is not searched for, and why.

        The reason is "language" (no rules for it) or "dates" (outside the theme's validity).
        """
        code = plain(language)
        found: dict[tuple[str, str], str] = {}
        for theme in self._themes:
            for facet in theme.facets:
                if code not in facet.languages():
                    found[theme.id, facet.id] = "language"
                elif not theme.covers(date):
                    found[theme.id, facet.id] = "dates"
        return found


def _overlap(hits: Iterable[Hit]) -> bool:
    """Tell whether hits of one facet overlap; they are sorted by where they start."""
    ends: dict[tuple[str, str], int] = {}
    for _, start, end, theme, facet, _ in hits:
        if ends.get((theme, facet), 0) > start:
            return True
        ends[theme, facet] = end
    return False


def _coder_of(codebook: Codebook, themes: Collection[str]) -> Coder:
    return Coder(codebook).only(themes)


def _made(theme: Theme, facet: str, rule: Rule) -> _Rule:
    return _Rule(theme, facet, rule.source, parse(rule.source, rule.language))
