# SPDX-License-Identifier: MIT
"""What every report contributes to a measurement, in columns, so that many are counted at once."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from standpoint.model.dates import ReportDate, parse, widened

if TYPE_CHECKING:
    from standpoint.analysis.sums import Mask, Whole


@dataclass(frozen=True, slots=True)
class Observation:
    """What one report contributes. `hits` counts mentions and `coded` sentences, by series key.

    A series key is a theme id or `theme/facet`; `group` is the one that the report belongs to,
    empty where reports are not split. A series that is missing from `searched` was not looked for
    in this report, so the report leaves that series' denominator. `words` and `sentences` are
    without furniture. A report may belong to other groups `also`.
    """

    report: int
    date: ReportDate | None
    words: int
    sentences: int
    hits: Mapping[str, int]
    coded: Mapping[str, int]
    searched: frozenset[str]
    group: str = ""
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Observations:
    """The same of n reports, each column of length n, in the order of the reports.

    `first` and `last` are the strict bounds of a date as ordinals of days, 0 where it is not
    datable; `vague` where it is approximate or uncertain. `around` holds by place the bounds of an
    approximate date that reaches one unit further on either side. `group` holds places in `groups`,
    `also` by place the further groups of the few reports that belong to several.
    `hits`, `coded` and `searched` hold a column for each series key; one that is missing from
    `hits` or `coded` is 0 everywhere, from `searched` False. `written` are the dates in EDTF.
    """

    reports: Whole
    written: Sequence[str]
    first: Whole
    last: Whole
    vague: Mask
    words: Whole
    sentences: Whole
    group: Whole
    groups: tuple[str, ...]
    hits: Mapping[str, Whole]
    coded: Mapping[str, Whole]
    searched: Mapping[str, Mask]
    around: Mapping[int, tuple[int, int]] = field(default_factory=dict)
    also: Mapping[int, tuple[int, ...]] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.reports)

    def numbers(self) -> Mapping[str, int]:
        """Return how many reports each group has."""
        import numpy as np

        counted = np.bincount(self.group, minlength=len(self.groups))
        for groups in self.also.values():
            counted[list(groups)] += 1
        return {name: int(number) for name, number in zip(self.groups, counted, strict=True)}

    def groups_at(self, place: int) -> tuple[str, ...]:
        """Return the groups that a report belongs to."""
        return tuple(self.groups[at] for at in (self.group[place], *self.also.get(place, ())))

    def take(self, places: Whole) -> Observations:
        """Return the reports at some places, in that order."""
        new: dict[int, int] = {}
        if self.around or self.also:
            new = {int(old): number for number, old in enumerate(places)}
        return Observations(
            self.reports[places],
            [self.written[place] for place in places.tolist()],
            self.first[places],
            self.last[places],
            self.vague[places],
            self.words[places],
            self.sentences[places],
            self.group[places],
            self.groups,
            {key: column[places] for key, column in self.hits.items()},
            {key: column[places] for key, column in self.coded.items()},
            {key: column[places] for key, column in self.searched.items()},
            {new[old]: span for old, span in self.around.items() if old in new},
            {new[old]: groups for old, groups in self.also.items() if old in new},
        )

    def only(self, kept: Sequence[bool]) -> Observations:
        """Return the reports for which there is True, one entry for each report."""
        import numpy as np

        return self.take(np.array(kept, bool).nonzero()[0])

    def of(self, reports: Sequence[int]) -> Observations:
        """Return these reports only, in their order; ids that are not there are left out."""
        import numpy as np

        asked = np.array(reports, np.int64)
        order = np.argsort(self.reports, kind="stable")
        if not len(order):
            return self
        found = np.searchsorted(self.reports[order], asked)
        places = order[np.minimum(found, len(order) - 1)]
        return self.take(places[self.reports[places] == asked])

    def without(self, reports: Collection[int]) -> Observations:
        """Return all but these reports."""
        import numpy as np

        gone = np.isin(self.reports, np.array(sorted(reports), np.int64))
        return self.take((~gone).nonzero()[0])

    def rows(self) -> list[Observation]:
        """Return the reports one by one; what is 0 is left out of `hits` and `coded`."""
        whens = {written: parse(written) if written else None for written in set(self.written)}

        def there(of: Mapping[str, Whole], place: int) -> dict[str, int]:
            return {key: int(column[place]) for key, column in of.items() if column[place]}

        return [
            Observation(
                int(self.reports[place]),
                whens[self.written[place]],
                int(self.words[place]),
                int(self.sentences[place]),
                there(self.hits, place),
                there(self.coded, place),
                frozenset(key for key, column in self.searched.items() if column[place]),
                self.groups_at(place)[0],
                self.groups_at(place)[1:],
            )
            for place in range(len(self))
        ]


def bounds(when: ReportDate | None) -> tuple[int, int]:
    """Return the first and last possible day of a date as ordinals, (0, 0) if not datable."""
    if when is None or when.earliest is None or when.latest is None:
        return 0, 0
    return when.earliest.toordinal(), when.latest.toordinal()


def around(whens: Sequence[ReportDate | None]) -> dict[int, tuple[int, int]]:
    """Return by place the widened bounds of approximate dates, as ordinals."""
    return {
        place: bounds(widened(when))
        for place, when in enumerate(whens)
        if when is not None and when.approximate and when.datable
    }


def columns(rows: Sequence[Observation]) -> Observations:
    """Return rows as columns, in the same order."""
    import numpy as np

    groups = tuple(dict.fromkeys(group for row in rows for group in (row.group, *row.also)))
    place = {group: number for number, group in enumerate(groups)}
    spans = np.array([bounds(row.date) for row in rows], np.int64).reshape(-1, 2)

    def counted(of: Sequence[Mapping[str, int]]) -> dict[str, Whole]:
        keys = sorted({key for one in of for key in one})
        return {key: np.array([one.get(key, 0) for one in of], np.int64) for key in keys}

    searched = sorted({key for row in rows for key in row.searched})
    return Observations(
        np.array([row.report for row in rows], np.int64),
        [row.date.edtf if row.date else "" for row in rows],
        spans[:, 0],
        spans[:, 1],
        np.array([bool(r.date and (r.date.approximate or r.date.uncertain)) for r in rows], bool),
        np.array([row.words for row in rows], np.int64),
        np.array([row.sentences for row in rows], np.int64),
        np.array([place[row.group] for row in rows], np.int64),
        groups,
        counted([row.hits for row in rows]),
        counted([row.coded for row in rows]),
        {key: np.array([key in row.searched for row in rows], bool) for key in searched},
        around([row.date for row in rows]),
        {at: tuple(place[one] for one in row.also) for at, row in enumerate(rows) if row.also},
    )
