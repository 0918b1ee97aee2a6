# SPDX-License-Identifier: MIT
"""What a finder sees in a document: a finding, or what only looks like one and why it is none."""

from __future__ import annotations

import re
from dataclasses import dataclass

from standpoint.documents import print_forms
from standpoint.model.findings import Found


@dataclass(frozen=True, slots=True)
class Hint:
    """What a person would take for a value and is none, as `“on Wednesday” has no year`.

    It is said where no value of that field was found.
    """

    field: Found
    words: str


def one_line(value: object) -> str:
    """Return a value as one line of text without control characters, "" for none."""
    if not isinstance(value, str):
        return ""
    plain = print_forms.letters(value)
    return " ".join(
        re.sub(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff]", " ", plain).split()
    )


def shortened(words: str, most: int = 60) -> str:
    """Return words as a quotation in a sentence, cut where they are long."""
    return words if len(words) <= most else words[:most].rstrip() + "…"
