# SPDX-License-Identifier: MIT
"""How the file itself keeps the sums of `month` and `series_month`: a part of the schema.

Like a migration this is never changed once it has shipped.
"""

from __future__ import annotations


def _place(row: str) -> str:
    """Return as SQL the month and the vagueness of a report, `row` being its name."""
    return (
        f"CASE WHEN {row}.earliest IS NULL OR {row}.latest IS NULL THEN '' "
        f"WHEN substr({row}.earliest, 1, 7) = substr({row}.latest, 1, 7) "
        f"THEN substr({row}.earliest, 1, 7) ELSE '*' END, "
        f"coalesce({row}.date, '') GLOB '*[~?%]*'"
    )


def _count_report(row: str, sign: str) -> str:
    return (
        "INSERT INTO month (month, vague, language, reports, words, sentences, worded) "
        f"SELECT {_place(row)}, coalesce({row}.language, ''), {sign}1, {sign}{row}.words, "
        f"{sign}{row}.sentences, {sign}({row}.words > 0) WHERE {row}.deleted_at IS NULL "
        "ON CONFLICT DO UPDATE SET reports = reports + excluded.reports, "
        "words = words + excluded.words, sentences = sentences + excluded.sentences, "
        "worded = worded + excluded.worded;"
    )


def _count_tally(tally: str, row: str, sign: str, where: str) -> str:
    return (
        "INSERT INTO series_month (series, month, vague, reports, hits, coded, squares) "
        f"SELECT {tally}.series, {_place(row)}, {sign}1, {sign}{tally}.hits, {sign}{tally}.coded, "
        f"{sign}1.0 * {tally}.hits * {tally}.hits / max({row}.words, 1) {where} "
        "ON CONFLICT DO UPDATE SET reports = reports + excluded.reports, "
        "hits = hits + excluded.hits, coded = coded + excluded.coded, "
        "squares = squares + excluded.squares;"
    )


def _of_report(row: str, sign: str) -> str:
    where = f"FROM tally WHERE tally.report = {row}.id AND {row}.deleted_at IS NULL"
    return _count_tally("tally", row, sign, where)


def _of_tally(row: str, sign: str) -> str:
    where = f"FROM report WHERE report.id = {row}.report AND report.deleted_at IS NULL"
    return _count_tally(row, "report", sign, where)


TRIGGERS = (
    f"CREATE TRIGGER report_added AFTER INSERT ON report BEGIN {_count_report('NEW', '+')} END",
    # Its tallies go first, while it can still be said to which month they belong.
    "CREATE TRIGGER report_removed BEFORE DELETE ON report BEGIN "
    f"DELETE FROM tally WHERE report = OLD.id; {_count_report('OLD', '-')} END",
    "CREATE TRIGGER report_changed AFTER UPDATE OF date, earliest, latest, language, words, "
    "sentences, deleted_at ON report BEGIN "
    f"{_count_report('OLD', '-')} {_count_report('NEW', '+')} "
    f"{_of_report('OLD', '-')} {_of_report('NEW', '+')} END",
    f"CREATE TRIGGER tally_added AFTER INSERT ON tally BEGIN {_of_tally('NEW', '+')} END",
    f"CREATE TRIGGER tally_removed AFTER DELETE ON tally BEGIN {_of_tally('OLD', '-')} END",
    "CREATE TRIGGER tally_changed AFTER UPDATE ON tally BEGIN "
    f"{_of_tally('OLD', '-')} {_of_tally('NEW', '+')} END",
)
MONTHS = (
    f"SELECT {_place('report')}, coalesce(language, ''), count(*), sum(words), sum(sentences), "
    "sum(words > 0) FROM report WHERE deleted_at IS NULL GROUP BY 1, 2, 3"
)
SERIES_MONTHS = (
    f"SELECT tally.series, {_place('report')}, count(*), sum(tally.hits), sum(tally.coded), "
    "sum(1.0 * tally.hits * tally.hits / max(report.words, 1)) FROM tally "
    "JOIN report ON report.id = tally.report AND report.deleted_at IS NULL GROUP BY 1, 2, 3"
)
FILL = (f"INSERT INTO month {MONTHS}", f"INSERT INTO series_month {SERIES_MONTHS}")
