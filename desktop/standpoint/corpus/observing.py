# SPDX-License-Identifier: MIT
"""What every report contributes to a chart, under a choice of which codings count."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import date
from itertools import chain
from typing import TYPE_CHECKING, Literal

from standpoint.analysis.observations import Observations, around
from standpoint.coding.overlaps import longest_apart
from standpoint.corpus import tallies, weighing
from standpoint.model import dates
from standpoint.model.actors import stated_names
from standpoint.text.language import plain

if TYPE_CHECKING:
    from standpoint.analysis.sums import Mask, Whole
    from standpoint.corpus.corpus import Corpus
    from standpoint.model.codebook import Codebook

Counted = Literal["suggested", "not-rejected", "confirmed"]
"""All suggestions; these and people's own codings, without rejected ones; confirmed ones only."""

Split = Literal["theme", "actor", "publisher"]

_Sentence = tuple[int, int, int, str, str]
"""Report, start, end, theme, facet."""


def observations(
    corpus: Corpus,
    counted: Counted = "not-rejected",
    split: Split = "theme",
    reports: Sequence[int] | None = None,
) -> Observations:
    """Return what each report contributes, with the active themes and their facets as series.

    With a split by actor or publisher a report belongs to the group that it names, and to each
    where it names several actors.
    """
    few = reports if reports is not None and len(reports) <= _FEW else None
    found = _Reports(corpus, split, few)
    whole = found.observations(corpus, found.tallied(corpus, counted, decided=True))
    return whole if reports is None else whole.of(reports)


def stored(corpus: Corpus, counted: Counted, reports: Sequence[int]) -> Observations:
    """Return what rules found in some reports, whatever was decided; nothing for "confirmed"."""
    found = _Reports(corpus, "theme", reports)
    return found.observations(corpus, found.tallied(corpus, counted, decided=False))


def dates_of(corpus: Corpus, reports: Sequence[int]) -> Observations:
    """Return only when these reports were made, and which series they were searched for."""
    return _Reports(corpus, "theme", reports).observations(corpus, ({}, {}))


_APART = chr(31)
_NOT_STATED = "not stated"
_FEW = 5_000
"""So many reports are asked for by their ids; of more, all are read and some kept."""


class _Reports:
    """The reports of a corpus in columns, in the order in which they came in."""

    def __init__(self, corpus: Corpus, split: Split, reports: Sequence[int] | None = None) -> None:
        import numpy as np

        numbers = ("id", "words", "sentences")
        texts = ("date", "earliest", "latest", "language")
        # One text for each column, taken apart at once: several times as fast as rows.
        asked = [f"group_concat({column})" for column in numbers]
        asked += [f"group_concat(coalesce({column}, ''), char(31))" for column in texts]
        asked.append(
            "''"
            if split == "theme"
            else f"group_concat(coalesce(nullif({split}, ''), '{_NOT_STATED}'), char(31))"
        )
        only = "" if reports is None else "AND id IN (SELECT value FROM json_each(?))"
        values = [] if reports is None else [json.dumps(list(reports))]
        ((*counted, written, earliest, latest, languages, groups),) = corpus.rows(
            f"SELECT {', '.join(asked)} FROM report WHERE deleted_at IS NULL {only}", values
        )
        self._asked = reports
        self.ids, self.words, self.sentences = (
            np.fromstring(column or "", np.int64, sep=",") for column in counted
        )
        number = len(self.ids)
        self._first, self._last = (_ordinals(column, number) for column in (earliest, latest))
        self.written = written.split(_APART) if number else []
        self.vague = self._among(written, lambda date: date.approximate or date.uncertain)
        self._approximate = self._among(written, lambda date: date.approximate)
        self._language, self._languages = _numbered(languages, number)
        self.groups: tuple[str, ...] = ("",)
        self.group: Whole = np.zeros(number, np.int64)
        if split != "theme":
            self.group, self.groups = _numbered(groups, number)
        self.also: dict[int, tuple[int, ...]] = {}
        if split == "actor":
            self._part_actors()

    def _part_actors(self) -> None:
        """Let each actor be a group, and reports that name several belong to all of them."""
        import numpy as np

        named = [stated_names(stated) or (_NOT_STATED,) for stated in self.groups]
        known = {name: at for at, name in enumerate(dict.fromkeys(chain(*named)))}
        places = [tuple(known[name] for name in names) for names in named]
        for number, (_, *others) in enumerate(places):
            if others:
                for at in (self.group == number).nonzero()[0].tolist():
                    self.also[at] = tuple(others)
        self.group = np.array([first for first, *_ in places], np.int64)[self.group]
        self.groups = tuple(known)

    def _among(self, written: str | None, asked: Callable[[dates.ReportDate], bool]) -> Mask:
        """Return which dates are of a kind; many reports share few dates."""
        import numpy as np

        places, different = _numbered(written, len(self.ids))
        marked = [any(sign in text for sign in "~?%") for text in different]
        kinds = [
            sign and asked(dates.parse(text)) for text, sign in zip(different, marked, strict=True)
        ]
        return np.array(kinds, bool)[places] if different else np.zeros(0, bool)

    def bounds(self) -> tuple[Whole, Whole]:
        """Return the first and last possible day of each report, 0 where one is not known."""
        datable = (self._first > 0) & (self._last > 0)
        return self._first * datable, self._last * datable

    def around(self) -> dict[int, tuple[int, int]]:
        """Return by place the bounds of approximate dates one unit wider."""
        places = self._approximate.nonzero()[0].tolist()
        found = around([dates.parse(self.written[place]) for place in places])
        return {places[number]: span for number, span in found.items()}

    def observations(
        self, corpus: Corpus, tallied: tuple[dict[str, Whole], dict[str, Whole]]
    ) -> Observations:
        """Return these reports with what was found in them."""
        return Observations(
            self.ids,
            self.written,
            *self.bounds(),
            self.vague,
            self.words,
            self.sentences,
            self.group,
            self.groups,
            *tallied,
            self.searched(corpus),
            self.around(),
            self.also,
        )

    def tallied(
        self, corpus: Corpus, counted: Counted, *, decided: bool
    ) -> tuple[dict[str, Whole], dict[str, Whole]]:
        """Return mentions and coded sentences of each report by series.

        With `decided` what people decided is taken into account.
        """
        import numpy as np

        facets = _facets(corpus.codebook())
        keys = [*dict.fromkeys(theme for theme, _ in facets), *map("/".join, facets)]
        hits = {key: np.zeros(len(self.ids), np.int64) for key in keys}
        coded = {key: np.zeros(len(self.ids), np.int64) for key in keys}
        place = np.full(int(self.ids.max(initial=0)) + 1, -1, np.int64)
        place[self.ids] = np.arange(len(self.ids))
        for key, columns in (
            tallies.stored(corpus, self._asked).items() if counted != "confirmed" else ()
        ):
            if key in hits:
                known = columns[0] < len(place)
                at = place[columns[0][known]]
                for column, values in ((hits, columns[1]), (coded, columns[2])):
                    column[key][at[at >= 0]] = values[known][at >= 0]
        if decided and counted != "suggested":
            self._decided(corpus, counted, place, (hits, coded))
        return hits, coded

    def _decided(
        self,
        corpus: Corpus,
        counted: Counted,
        place: Whole,
        found: tuple[dict[str, Whole], dict[str, Whole]],
    ) -> None:
        """Count the reports anew in which a person decided something."""
        reports = {report for (report,) in corpus.rows("SELECT DISTINCT report FROM decision")}
        reports = {one for one in reports if one < len(place) and place[one] >= 0}
        there = [int(place[one]) for one in reports]
        for column in (*found[0].values(), *found[1].values()):
            column[there] = 0
        if not there:
            return
        sentences: dict[tuple[int, str], set[int]] = defaultdict(set)
        for report, start, key, number in _counted(corpus, counted, reports):
            at = int(place[report]) if report < len(place) else -1
            if at >= 0 and key in found[0]:
                found[0][key][at] += number
                sentences[at, key].add(start)
        for (at, key), starts in sentences.items():
            found[1][key][at] = len(starts)

    def searched(self, corpus: Corpus) -> dict[str, Mask]:
        """Return by series which reports the codebook looks for it in, as the coder decides."""
        import numpy as np

        codes = [plain(language) for language in self._languages]
        found: dict[str, Mask] = {}
        for theme in corpus.codebook().active():
            covered = np.ones(len(self.ids), bool)
            if theme.valid_from:
                covered &= (self._last == 0) | (self._last >= theme.valid_from.toordinal())
            if theme.valid_to:
                covered &= self._first <= theme.valid_to.toordinal()
            for facet in theme.facets:
                known = facet.languages()
                spoken = np.array([code in known for code in codes], bool)
                looked = spoken[self._language] & covered if codes else covered
                found[f"{theme.id}/{facet.id}"] = looked
                if facet.counts:
                    found[theme.id] = found.get(theme.id, np.zeros(len(looked), bool)) | looked
        return found


def _ordinals(joined: str | None, length: int) -> Whole:
    """Return days, written as 2024-06-12, as ordinals, 0 for none; many reports share few days."""
    import numpy as np

    places, different = _numbered(joined, length)
    days = [date.fromisoformat(text).toordinal() if text else 0 for text in different]
    return np.array(days, np.int64)[places] if days else np.zeros(0, np.int64)


def _numbered(joined: str | None, length: int) -> tuple[Whole, tuple[str, ...]]:
    """Return for each of `length` texts its place among the different ones, and those."""
    import numpy as np

    texts = (joined or "").split(_APART) if length else []
    known = {text: number for number, text in enumerate(dict.fromkeys(texts))}
    return np.fromiter(map(known.__getitem__, texts), np.int64, length), tuple(known)


def _facets(codebook: Codebook) -> dict[tuple[str, str], bool]:
    """Return each (theme, facet) that is active, and whether it counts toward its theme."""
    return {
        (theme.id, facet.id): facet.counts for theme in codebook.active() for facet in theme.facets
    }


def theme_counts(
    corpus: Corpus, counted: Counted = "not-rejected", reports: Sequence[int] | None = None
) -> dict[int, dict[str, int]]:
    """Return, per report, on how many of its sentences each theme counts, as in `observations`.

    Of all reports, or of some.
    """
    found: dict[int, dict[str, int]] = defaultdict(dict)
    decided: set[int] = set()
    if counted != "suggested":
        decided = {report for (report,) in corpus.rows("SELECT DISTINCT report FROM decision")}
    active = {theme.id for theme in corpus.codebook().active()}
    for theme, report, number in [] if counted == "confirmed" else _coded(corpus, reports):
        if theme in active and report not in decided:
            found[report][theme] = number
    if reports is not None:
        decided &= set(reports)
    starts: dict[tuple[int, str], set[int]] = defaultdict(set)
    for report, start, series, _number in _counted(corpus, counted, decided) if decided else ():
        if "/" not in series and report in decided:
            starts[report, series].add(start)
    for (report, theme), places in starts.items():
        found[report][theme] = len(places)
    return dict(found)


def _coded(corpus: Corpus, reports: Sequence[int] | None) -> list[tuple[str, int, int]]:
    """Return (theme, report, sentences) as rules found them, in all or some reports."""
    if reports is not None:
        # CROSS: begin with what is asked for. SQLite cannot tell how much that is and would look
        # through it again for every report there is.
        return corpus.rows(
            "SELECT series.theme, tally.report, tally.coded FROM json_each(?) AS asked "
            "CROSS JOIN report ON report.id = asked.value AND report.deleted_at IS NULL "
            "JOIN tally ON tally.report = report.id "
            "JOIN series ON series.id = tally.series WHERE series.facet = ''",
            [json.dumps(list(reports))],
        )
    return corpus.rows(
        "SELECT series.theme, tally.report, tally.coded FROM series "
        "JOIN tally ON tally.series = series.id "
        "JOIN report ON report.id = tally.report AND report.deleted_at IS NULL "
        "WHERE series.facet = ''"
    )


def sentences_by_rule(
    corpus: Corpus, reports: Sequence[int] | None = None
) -> dict[tuple[str, ...], int]:
    """Return in how many sentences each theme, facet and rule was found: see Corpus."""
    asked = "" if reports is None else "AND m.report IN (SELECT value FROM json_each(?)) "
    values = [] if reports is None else [json.dumps(list(reports))]
    found: dict[tuple[str, ...], int] = {}
    for columns, least in (
        ("rule.theme", 1),
        ("rule.theme, rule.facet", 0),
        ("rule.theme, rule.facet, rule.source", weighing.HIDDEN),
    ):
        rows = corpus.rows(
            # One number for report and sentence: told apart three times as fast as two.
            f"SELECT {columns}, count(DISTINCT (m.report << 32) | m.sentence) FROM rule "
            "JOIN mention AS m ON m.rule = rule.id "
            f"WHERE m.toward_theme >= {least} {asked}"
            "AND m.report NOT IN (SELECT id FROM report WHERE deleted_at IS NOT NULL) "
            f"GROUP BY {columns}",
            values,
        )
        found.update({tuple(row[:-1]): row[-1] for row in rows})
    return found


def _counted(
    corpus: Corpus, counted: Counted, reports: Collection[int] | None = None
) -> list[tuple[int, int, str, int]]:
    """Return (report, sentence start, series, mentions) of what counts, in all or these reports.

    `reports` must hold all in which something was decided.
    """
    decided = _decided(corpus)
    touched = {place[:4] for place in decided} if counted != "suggested" else set()
    facets = _facets(corpus.codebook())
    found: list[tuple[int, int, str, int]] = []
    seen: set[_Sentence] = set()
    partly: dict[tuple[int, int, int, str], set[str]] = defaultdict(set)
    for report, start, stop, theme, facet, own, mentions in _mentioned(corpus, reports):
        if (theme, facet) not in facets:
            continue
        place = (report, start, stop, theme, facet)
        seen.add(place)
        if not _counts(decided.get(place), counted):
            continue
        found.append((report, start, f"{theme}/{facet}", own))
        if not facets[theme, facet]:
            continue
        if place[:4] in touched:
            partly[report, start, stop, theme].add(facet)
        else:
            found.append((report, start, theme, mentions))
    for (report, start, stop, theme), left in partly.items():
        # Which of overlapping mentions counts was settled before a person took one of them out.
        number = _apart(corpus, report, (start, stop), theme, left)
        found.append((report, start, theme, number))
    if counted != "suggested":
        found += _own(decided, seen, facets)
    return found


def _mentioned(
    corpus: Corpus, reports: Collection[int] | None
) -> list[tuple[int, int, int, str, str, int, int]]:
    """Return each sentence with a facet found in it, its mentions of facet and theme."""
    asked = "" if reports is None else "AND m.report IN (SELECT value FROM json_each(?)) "
    return corpus.rows(
        "SELECT m.report, s.start, s.stop, rule.theme, rule.facet, count(*), "
        "sum(m.toward_theme = 2) FROM mention AS m "
        "JOIN rule ON rule.id = m.rule "
        "JOIN sentence AS s ON s.report = m.report AND s.idx = m.sentence "
        "JOIN report ON report.id = m.report AND report.deleted_at IS NULL "
        f"WHERE m.toward_theme >= 0 {asked}"
        "GROUP BY m.report, m.sentence, rule.theme, rule.facet",
        [] if reports is None else [json.dumps(list(reports))],
    )


def _own(
    decided: Mapping[_Sentence, str],
    seen: set[_Sentence],
    facets: Mapping[tuple[str, str], bool],
) -> Iterator[tuple[int, int, str, int]]:
    """Yield people's own codings: they have no mention behind them and count as one."""
    for place, status in decided.items():
        report, start, _, theme, facet = place
        if place not in seen and status == "confirmed" and (theme, facet) in facets:
            yield report, start, f"{theme}/{facet}", 1
            if facets[theme, facet]:
                yield report, start, theme, 1


def _apart(
    corpus: Corpus, report: int, sentence: tuple[int, int], theme: str, facets: set[str]
) -> int:
    """Return how many mentions of these facets stand in a sentence, overlapping ones as one."""
    rows = corpus.rows(
        "SELECT m.start, m.stop, rule.facet FROM mention AS m JOIN rule ON rule.id = m.rule "
        "WHERE m.report = ? AND m.start >= ? AND m.stop <= ? AND rule.theme = ? "
        "AND m.toward_theme >= 0",
        [report, *sentence, theme],
    )
    return len(longest_apart([(a, z) for a, z, facet in rows if facet in facets]))


def _counts(status: str | None, counted: Counted) -> bool:
    match counted:
        case "suggested":
            return True
        case "not-rejected":
            return status != "rejected"
        case "confirmed":
            return status == "confirmed"


def _decided(corpus: Corpus) -> Mapping[_Sentence, str]:
    return {
        (made.report, made.start, made.end, made.theme, made.facet): made.status
        for made in corpus.decisions()
    }


def passages(
    corpus: Corpus, series: str, reports: Sequence[int], counted: Counted = "not-rejected"
) -> list[tuple[int, int]]:
    """Return (report, sentence start) of every sentence counted for a series in these reports.

    In the order of `reports`, then of the text: exactly those that `observations` counted.
    """
    theme = series.split("@", 1)[0]
    order = {report: number for number, report in enumerate(reports)}
    decided = {report for (report,) in corpus.rows("SELECT DISTINCT report FROM decision")}
    found = {
        (order[report], start)
        for report, start, key, _number in _counted(corpus, counted, order.keys() | decided)
        if key == theme and report in order
    }
    return [(reports[number], start) for number, start in sorted(found)]
