# SPDX-License-Identifier: MIT
"""The coder: where the rules of a codebook match in a report."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from standpoint.coding.expressions import Expression
from standpoint.coding.rules import parse
from standpoint.coding.searcher import Searcher
from standpoint.model.codebook import Codebook, Rule, Theme
from standpoint.model.dates import ReportDate
from standpoint.model.reports import Sentence
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

    def hits(self, text: str, sentences: Sequence[Sentence], without: set[str]) -> list[Hit]:
        """Return the hits of all rules but those of some themes."""
        rules = self.rules
        searched = None
        if without:
            searched = {at for at, rule in enumerate(rules) if rule.theme.id not in without}
        return [
            Hit(sentences[sentence].index, start, end, *self._named[number])
            for start, end, number, sentence in self._searcher.hits(text, sentences, searched)
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
        return hits if _apart(hits) else self._longest(hits)

    def _longest(self, hits: list[Hit]) -> list[Hit]:
        """Return what is left when of the hits of each facet that overlap the longest stays."""
        facets: dict[tuple[str, str], list[Hit]] = defaultdict(list)
        for hit in hits:
            facets[hit.theme, hit.facet].append(hit)
        kept = [hit for found in facets.values() for hit in _longest(found)]
        order = {facet: number for number, facet in enumerate(self._facets)}
        return sorted(kept, key=lambda hit: (hit.start, hit.end, order[hit.theme, hit.facet]))

    def find(
        self,
        text: str,
        sentences: Sequence[Sentence],
        language: str | None,
        date: ReportDate | None = None,
    ) -> list[Hit]:
        """Return every hit of every rule, whatever else of its facet overlaps it.

        They are sorted by start, end and the order of themes, facets and rules in the codebook.
        `code` keeps of them what counts; the arguments are the same.
        """
        rules = self._languages.get(plain(language))
        if rules is None:
            return []
        invalid = {theme.id for theme in self._themes if not theme.covers(date)}
        return rules.hits(text, sentences, invalid)

    @cached_property
    def _facets(self) -> tuple[tuple[str, str], ...]:
        return tuple((theme.id, facet.id) for theme in self._themes for facet in theme.facets)

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


def _coder_of(codebook: Codebook, themes: Collection[str]) -> Coder:
    return Coder(codebook).only(themes)


def _made(theme: Theme, facet: str, rule: Rule) -> _Rule:
    return _Rule(theme, facet, rule.source, parse(rule.source, rule.language))


def _apart(hits: list[Hit]) -> bool:
    """Tell whether no two of some sorted hits overlap."""
    return all(hit.end <= other.start for hit, other in pairwise(hits))


def _longest(hits: list[Hit]) -> list[Hit]:
    """Return hits that do not overlap: longer before shorter, earlier before later."""
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda each: (each.start - each.end, each.start)):
        at = bisect_right(kept, hit.start, key=lambda other: other.start)
        behind_last = at == 0 or kept[at - 1].end <= hit.start
        before_next = at == len(kept) or hit.end <= kept[at].start
        if behind_last and before_next:
            kept.insert(at, hit)
    return kept
