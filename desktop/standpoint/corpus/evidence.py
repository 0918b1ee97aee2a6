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


def remarks(corpus: Corpus, reports: Sequence[int]) -> dict[int, dict[str, str]]:
    """Return what was not read or not used of reports when they came in, by what it is about.

    A report of which all is plain is left out.
    """
    rows = corpus.rows(
        "SELECT id, evidence FROM report "
        "WHERE id IN (SELECT value FROM json_each(?)) AND evidence != '{}'",
        [json.dumps(list(reports))],
    )
    findings_of = found(corpus, [report for report, _ in rows])
    read: dict[int, dict[str, str]] = {}
    for report, written in rows:
        try:
            kept = json.loads(written)
        except ValueError:
            continue
        pairs = kept.items() if isinstance(kept, dict) else ()
        words = {str(about): str(said) for about, said in pairs}
        noted = findings.remarks(words, findings_of.get(report, ()))
        if noted:
            read[report] = noted
    return read
