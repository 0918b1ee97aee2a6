# SPDX-License-Identifier: MIT
"""Is what an import knew, and what people noted beside the texts, in order."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from standpoint.corpus import kept_links, people_words, preparing
from standpoint.model.findings import Finding
from standpoint.model.places import ROLES

if TYPE_CHECKING:
    from standpoint.corpus.corpus import Corpus


def problems(corpus: Corpus) -> list[str]:
    """Return one sentence for each thing that is wrong, at most one for each kind and report."""
    looks = (_findings, _signatures, _reposts, _texts, _links, _tags, _mappings)
    return [sentence for look in looks for sentence in look(corpus)]


def _findings(corpus: Corpus) -> Iterator[str]:
    for report, written in corpus.rows("SELECT id, findings FROM report WHERE findings != '[]'"):
        if not _reads(partial(_finding_rows, written)):
            yield f"What the file of report {report} stated cannot be read."


def _signatures(corpus: Corpus) -> Iterator[str]:
    for (report,) in corpus.rows(
        "SELECT report FROM signature WHERE typeof(hashes) != 'blob' "
        "OR length(hashes) NOT IN (0, (SELECT max(length(hashes)) FROM signature))"
    ):
        yield f"The signature of report {report}, by which reposts are found, is damaged."


def _reposts(corpus: Corpus) -> Iterator[str]:
    for (report,) in corpus.rows(
        "SELECT report FROM repost WHERE report = original OR NOT share BETWEEN 0 AND 1"
    ):
        yield f"Report {report} is noted as a repost of what cannot be an original."
    for one, other in corpus.rows(
        "SELECT report_a, report_b FROM repost_said WHERE report_a = report_b AND NOT same"
    ):
        yield f"Report {one} is noted as not the same as report {other}, which it is."


def _texts(corpus: Corpus) -> Iterator[str]:
    for report, version in corpus.rows(
        "SELECT r.report, r.version FROM replaced_text AS r LEFT JOIN body AS b "
        "ON b.report = r.report AND b.version = r.version WHERE b.report IS NULL"
    ):
        yield f"Text version {version} of report {report} is not there."
    for report, version, sha256, text, said in corpus.rows(
        "SELECT r.report, r.version, r.sha256, b.text, r.by_people FROM replaced_text AS r "
        "JOIN body AS b ON b.report = r.report AND b.version = r.version "
        "JOIN report ON report.id = r.report AND report.deleted_at IS NULL"
    ):
        if preparing.content(text) != sha256:
            yield f"Text version {version} of report {report} is not the one that was stored."
        elif not _reads(partial(_kept, said)):
            yield f"What people said of text version {version} of report {report} cannot be read."
        else:
            yield from _kept_links(corpus, report, version, sha256, said)


def _kept(said: str) -> people_words.PeopleWords:
    kept = people_words.from_text(said)
    for row in kept.rows.get("link", ()):
        if len(row) < len(kept_links.COLUMNS):
            raise ValueError("a link that is not whole")
        kept_links.ends(row)
    return kept


def _kept_links(corpus: Corpus, report: int, version: int, sha256: str, said: str) -> Iterator[str]:
    """Look at the links that are kept with a text version: their ends must be sentences."""
    links = _kept(said).rows.get("link", ())
    faults = kept_links.faults(corpus, report, sha256, links)
    for what in filter(None, faults):
        yield f"A link kept with text version {version} of report {report} {what}."
        return


def _links(corpus: Corpus) -> Iterator[str]:
    ends = " AND ".join(
        f"EXISTS (SELECT 1 FROM sentence WHERE report = report_{end} AND start = start_{end} "
        f"AND stop = stop_{end})"
        for end in "ab"
    )
    for one, other in corpus.rows(f"SELECT report_a, report_b FROM link WHERE NOT ({ends})"):
        yield f"A link of report {one} and report {other} stands on no sentence of their texts."


def _tags(corpus: Corpus) -> Iterator[str]:
    for (report,) in corpus.rows("SELECT DISTINCT report FROM tag WHERE trim(name) = ''"):
        yield f"A tag of report {report} has no name."


def _mappings(corpus: Corpus) -> Iterator[str]:
    for columns, roles in corpus.rows("SELECT columns, roles FROM column_mapping"):
        try:
            named, said = json.loads(columns), json.loads(roles)
            sound = set(said) <= set(ROLES) and all(set(said[role]) <= set(named) for role in said)
        except (ValueError, TypeError):
            sound = False
        if not sound:
            yield f"How tables with the columns {columns} are read cannot be understood."


def _finding_rows(written: str) -> list[Finding]:
    return [Finding(*one) for one in json.loads(written)]


def _reads(read: Callable[[], object]) -> bool:
    try:
        read()
    except (ValueError, TypeError):
        return False
    return True
