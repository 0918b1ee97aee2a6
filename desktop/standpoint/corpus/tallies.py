# SPDX-License-Identifier: MIT
"""How often each theme and facet was found in each report, stored so that no mention is read.

The tables hold what rules found, whatever people decided; `observing` takes decisions into account.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

    from standpoint.analysis.sums import Whole
    from standpoint.corpus.corpus import Corpus

_COUNTED = (
    # In the order of the index, so that nothing is sorted: three times as fast.
    "SELECT series.id, m.report, count(*), count(DISTINCT m.sentence) FROM mention AS m "
    "JOIN rule ON rule.id = m.rule "
    "JOIN series ON series.theme = rule.theme AND series.facet = rule.facet "
    "WHERE m.report IN (SELECT report FROM tally_due) AND m.toward_theme >= 0 "
    "GROUP BY m.report, series.id "
    "UNION ALL "
    "SELECT series.id, m.report, sum(m.toward_theme = 2), count(DISTINCT m.sentence) "
    "FROM mention AS m JOIN rule ON rule.id = m.rule "
    "JOIN series ON series.theme = rule.theme AND series.facet = '' "
    "WHERE m.report IN (SELECT report FROM tally_due) AND m.toward_theme >= 1 "
    "GROUP BY m.report, series.id"
)


def renew(db: Database) -> None:
    """Count again what changed; call it at the end of every transaction that may code."""
    if not db.execute("SELECT EXISTS (SELECT 1 FROM tally_due)").fetchone()[0]:
        return
    db.execute(
        "INSERT OR IGNORE INTO series (theme, facet) "
        "SELECT DISTINCT theme, facet FROM rule UNION SELECT DISTINCT theme, '' FROM rule"
    )
    db.execute("DELETE FROM tally WHERE report IN (SELECT report FROM tally_due)")
    db.execute(f"INSERT INTO tally (series, report, hits, coded) {_COUNTED}")
    db.execute("DELETE FROM tally_due")


def stored(
    corpus: Corpus, reports: Sequence[int] | None = None
) -> dict[str, tuple[Whole, Whole, Whole]]:
    """Return for each series key (theme or `theme/facet`) its reports, mentions and sentences.

    Of all reports, or of some; deleted ones are among them. The three columns are of one length.
    """
    import numpy as np

    listed, values = "tally", []
    if reports is not None:
        # Left to itself SQLite reads every tally for the sake of the order.
        listed = "tally INDEXED BY tally_by_report"
        values = [json.dumps(list(reports))]
    only = "" if reports is None else "WHERE tally.report IN (SELECT value FROM json_each(?)) "
    rows = corpus.rows(
        # One text for each column, taken apart by numpy: five times as fast as rows.
        "SELECT series.theme, series.facet, group_concat(tally.report), "
        "group_concat(tally.hits), group_concat(tally.coded) "
        f"FROM {listed} JOIN series ON series.id = tally.series {only}GROUP BY tally.series",
        values,
    )
    return {
        f"{theme}/{facet}" if facet else theme: (
            np.fromstring(reports, np.int64, sep=","),
            np.fromstring(hits, np.int64, sep=","),
            np.fromstring(coded, np.int64, sep=","),
        )
        for theme, facet, reports, hits, coded in rows
    }


def otherwise(corpus: Corpus) -> int:
    """Return how many stored tallies are not what the mentions add up to."""
    everything = _COUNTED.replace("m.report IN (SELECT report FROM tally_due)", "TRUE")
    ((number,),) = corpus.rows(
        f"WITH counted(series, report, hits, coded) AS ({everything}) SELECT count(*) FROM ("
        "SELECT * FROM (SELECT * FROM counted EXCEPT SELECT series, report, hits, coded FROM tally)"
        " UNION ALL SELECT * FROM "
        "(SELECT series, report, hits, coded FROM tally EXCEPT SELECT * FROM counted))"
    )
    return int(number)
