# SPDX-License-Identifier: MIT
"""What was found for the fields of reports when they came in, as it is stored with them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

from standpoint.model import findings
from standpoint.model.findings import Finding

if TYPE_CHECKING:
    from standpoint.corpus.corpus import Corpus


def found(corpus: Corpus, reports: Sequence[int]) -> dict[int, tuple[Finding, ...]]:
    """Return the findings of reports; one without any, or with unreadable ones, is left out."""
    rows = corpus.rows(
        "SELECT id, findings FROM report "
        "WHERE id IN (SELECT value FROM json_each(?)) AND findings != '[]'",
        [json.dumps(list(reports))],
    )
    read: dict[int, tuple[Finding, ...]] = {}
    for report, written in rows:
        try:
            kept = findings.from_values(json.loads(written))
        except ValueError:
            continue
        if kept:
            read[report] = kept
    return read
