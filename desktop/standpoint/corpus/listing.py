# SPDX-License-Identifier: MIT
"""All reports of a corpus to be listed: rows that become values only where one is looked at."""

from __future__ import annotations

import contextlib
import gc
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields
from operator import itemgetter
from typing import TYPE_CHECKING, Any, overload

from standpoint.model.reports import Report

if TYPE_CHECKING:
    from standpoint.corpus.corpus import Corpus

_FIELDS = tuple(one.name for one in fields(Report))
_NUMBER = len(_FIELDS)


class Listing(Sequence[Report]):
    """Reports in an order. Making 100,000 values costs more than reading their rows.

    Args:
        rows: the fields of each report, in the order in which `Report` has them; what follows
            them is passed over.
    """

    __slots__ = ("_rows",)

    def __init__(self, rows: Sequence[tuple[Any, ...]] = ()) -> None:
        self._rows = rows

    @classmethod
    def of(cls, reports: Iterable[Report]) -> Listing:
        """Return a listing of reports that are values already."""
        if isinstance(reports, Listing):
            return reports
        return cls([tuple(getattr(report, name) for name in _FIELDS) for report in reports])

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, at: int) -> Report: ...

    @overload
    def __getitem__(self, at: slice) -> Listing: ...

    def __getitem__(self, at: int | slice) -> Report | Listing:
        if isinstance(at, slice):
            return Listing(self._rows[at])
        return Report(*self._rows[at][:_NUMBER])

    def column(self, field: str) -> list[Any]:
        """Return one field of all reports, in their order."""
        return list(map(itemgetter(_FIELDS.index(field)), self._rows))


def listing(corpus: Corpus) -> Listing:
    """Return all reports, newest first, undated last."""
    with _no_search_for_rubbish():
        rows = corpus.rows(
            f"SELECT {', '.join(_FIELDS)}, coalesce(latest, '') FROM report "
            "WHERE deleted_at IS NULL ORDER BY id"
        )
    # SQLite takes three times as long to put them into order.
    rows.sort(key=itemgetter(_NUMBER), reverse=True)
    return Listing(rows)


@contextlib.contextmanager
def _no_search_for_rubbish() -> Iterator[None]:
    """Keep Python from walking again and again through rows that all stay."""
    searches = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if searches:
            gc.enable()


def added(corpus: Corpus) -> dict[int, tuple[str, str]]:
    """Return of each report when it was added (UTC, ISO 8601) and the file that it came from."""
    with _no_search_for_rubbish():
        rows = corpus.rows("SELECT id, added_at, path FROM report WHERE deleted_at IS NULL")
        return {report: (made, path) for report, made, path in rows}
