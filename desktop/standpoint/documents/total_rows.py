# SPDX-License-Identifier: MIT
"""Rows that add up a table and are no report: "Total,,2"."""

from __future__ import annotations

import re
from collections.abc import Mapping

from standpoint.documents.cells import cleaned
from standpoint.model.places import ColumnMapping

_LABEL = re.compile(
    r"(?i)(?:(?:grand|overall|sub)[ -]?)?totals?|sums?|sum total|gesamt(?:summe|zahl)?|summe|"
    r"insgesamt|somme|total général|(?:genel )?toplam|"
    r"(?:ال)?مجموع(?: (?:ال)?(?:كلي|عام|نهائي))?|(?:ال)?[إا]جمالي(?: (?:ال)?(?:كلي|عام))?"
)
_NUMBER = re.compile(r"[\W\d]*\d[\W\d]*?(?:\s*[^\W\d_]+){0,2}[.:]?")
_MARKS = re.compile("[\u064b-\u0652\u0640]")


def is_one(row: Mapping[str, str], mapping: ColumnMapping) -> bool:
    """Return whether a row is a total of its table.

    Its first cell that is filled says so, and its text is nothing or a number, "2 reports" too.
    """
    filled = [(column, " ".join(words.split())) for column, words in row.items() if words.strip()]
    if not filled:
        return False
    first, label = filled[0]
    if not _LABEL.fullmatch(_MARKS.sub("", label).strip(" :：.")):
        return False
    texts = [column for column in mapping.columns("text") if column != first]
    said = [" ".join(cleaned(row.get(column, "")).split()) for column in texts]
    if not texts:
        # What is called "Total" itself is one where nothing but numbers and days stand beside it.
        said = [words for column, words in filled[1:]] or [label]
    return all(not words or _NUMBER.fullmatch(words) for words in said)
