# SPDX-License-Identifier: MIT
"""Which reports of columns are read in full text: those of the selected link, else the nearest."""

from __future__ import annotations

from collections.abc import Iterable

from standpoint.ui.compare.comparison import Comparison, Placed


def texts_for(comparison: Comparison, report: int | None = None) -> tuple[int, ...]:
    """Return the reports to read side by side, of two columns where both have one.

    Those of the selected link; else that of the selected sentence beside the report with which it
    is linked closest; with nothing selected those of the closest link, and without any link the
    newest of each column.

    Args:
        comparison: of columns of several reports.
        report: this one is to be among them, whatever is selected.
    """
    if comparison.link is not None and report in (None, *_reports(comparison.link)):
        return _reports(comparison.link)
    if report is None and comparison.stop is not None:
        report = comparison.stop.report
    links = comparison.links(shown=True)
    if report is None:
        closest = _closest(links)
        return _reports(closest) if closest is not None else _newest(comparison)
    stop = comparison.stop
    own = comparison.links_of(stop) if stop is not None and stop.report == report else []
    near = [placed for placed in links if report in _reports(placed)]
    closest = _closest(own) or _closest(near)
    if closest is not None:
        return _reports(closest)
    here = comparison.place(report)
    others = [one for place, one in enumerate(_newest(comparison)) if place != here]
    return (report, *others[:1])


def _reports(placed: Placed) -> tuple[int, ...]:
    return placed.link.a[0], placed.link.b[0]


def _closest(links: Iterable[Placed]) -> Placed | None:
    """Return the closest link; what a person linked is closest of all."""
    return max(links, key=_weight, default=None)


def _weight(placed: Placed) -> float:
    return 2.0 if placed.link.origin == "human" else placed.link.closeness or 0.0


def _newest(comparison: Comparison) -> tuple[int, ...]:
    """Return the newest report of each column; its reports stand by date, the undated last."""
    found = []
    for column in comparison.columns:
        dated = [report for report in column.reports if report.date]
        found.append((dated or list(column.reports))[-1].id)
    return tuple(found)
