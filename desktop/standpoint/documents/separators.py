# SPDX-License-Identifier: MIT
"""How a table in plain letters parts its cells, told by its first rows."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from standpoint.documents import column_names

_DELIMITERS = ",;\t|"
_EVEN = 0.7
_UNUSED = "\x1f"
"""Parts nothing: for a table of one column."""


@dataclass(frozen=True, slots=True)
class Separators:
    """What parts cells. `escape` stands before a quotation mark in a cell, where it is not doubled.

    `quoted` is False where quotation marks are letters like others, as in exports of databases.
    """

    delimiter: str = ","
    quoted: bool = True
    escape: str | None = None

    def options(self) -> dict[str, Any]:
        """Return this as the options of `csv.reader`."""
        return {
            "delimiter": self.delimiter,
            "quoting": csv.QUOTE_MINIMAL if self.quoted else csv.QUOTE_NONE,
            "escapechar": self.escape,
            "doublequote": self.escape is None,
        }


def tell(lines: Sequence[str], *, whole: bool, named: str | None = None) -> Separators:
    """Return how the cells are parted.

    Args:
        lines: the first lines, with their line ends.
        whole: whether that is all of the table; if not, its last row may be cut.
        named: the delimiter that a first line such as "sep=;" or the file's ending names.
    """
    delimiter = named or max(_DELIMITERS, key=lambda sign: _fit(lines, sign, whole=whole))
    alone = bool(lines) and column_names.role(lines[0].strip().strip('"')) == "text"
    if named is None and (alone or _fit(lines, delimiter, whole=whole)[0] <= 0):
        delimiter = _UNUSED
    candidates = [Separators(delimiter)]
    if any('\\"' in line for line in lines):
        candidates.append(Separators(delimiter, escape="\\"))
    if delimiter == "\t":
        candidates.append(Separators(delimiter, quoted=False))
    fitting = (one for one in candidates if _parses(lines, one, whole=whole))
    return next(fitting, candidates[0])


def _fit(lines: Sequence[str], delimiter: str, *, whole: bool) -> tuple[float, int]:
    """Return how even the rows are, and how many cells most of them have."""
    try:
        widths = [len(row) for row in csv.reader(lines, delimiter=delimiter) if row]
    except csv.Error:
        return 0.0, 0
    if not widths:
        return 0.0, 0
    counted = Counter(widths if whole or len(widths) < 3 else widths[:-1])
    width, rows = max(counted.items(), key=lambda item: (item[1] * (item[0] > 1), item[0]))
    if width == 1:
        return 0.0, 1
    # What stands above a table has one cell; a text of one column has any number of them.
    share = rows / (counted.total() - _leading(widths))
    if widths[0] == 1 and share < _EVEN:
        return 0.0, 1
    return share + (0.5 if widths[0] == width else 0.0), width


def _leading(widths: Sequence[int]) -> int:
    return next((at for at, width in enumerate(widths) if width > 1), 0)


def _parses(lines: Sequence[str], separators: Separators, *, whole: bool) -> bool:
    reader = csv.reader(lines, strict=True, **separators.options())
    try:
        for _ in reader:
            pass
    except csv.Error as error:
        return not whole and "end of data" in str(error)
    return True


def named_in(line: str) -> str | None:
    """Return the delimiter that the first line of a table names for Excel, as in "sep=;"."""
    plain = line.strip("\r\n").strip('"')
    return plain[4] if len(plain) == 5 and plain.lower().startswith("sep=") else None
