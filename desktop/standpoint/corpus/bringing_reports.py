# SPDX-License-Identifier: MIT
"""Reports of another corpus: the same text is one report, others come in with all their texts."""

from __future__ import annotations

import json
from collections.abc import Generator
from functools import cached_property
from typing import TYPE_CHECKING

from standpoint.corpus import anew, ingest
from standpoint.corpus.bringing import Bringing, Row, dicts
from standpoint.corpus.bringing_texts import Texts
from standpoint.corpus.stem_table import Stems
from standpoint.model.progress import Progress

if TYPE_CHECKING:
    from standpoint.model.reports import Sentence

LABEL = "Merging"

_BATCH = 20  # reports
_FIELDS = ("title", "date", "actor", "publisher", "source", "language")
_IN_USE = "SELECT sha256 FROM report WHERE deleted_at IS NULL"
_TEXTS_OF = (
    "SELECT sha256 FROM report WHERE id = ? UNION SELECT sha256 FROM replaced_text WHERE report = ?"
)
# CROSS: begin with the texts, wherever they are few and reports are many.
_HOLDING = (
    "SELECT report.id FROM json_each(?) AS asked "
    "CROSS JOIN report ON report.sha256 = asked.value AND report.deleted_at IS NULL"
)
HOLDERS = (
    f"{_HOLDING} UNION SELECT report.id FROM json_each(?) AS asked "
    "CROSS JOIN replaced_text AS kept ON kept.sha256 = asked.value "
    "CROSS JOIN report ON report.id = kept.report AND report.deleted_at IS NULL ORDER BY 1"
)
"""The reports that have or had one of some texts, which are asked for twice."""


class Reports:
    """The reports that one merge brings.

    Attributes:
        otherwise: those of the other corpus that have another text here; what was said of theirs
            is kept with it.
        filled: of those that were here, the fields that were empty, with what they hold now.
        texts: the texts that they had before.
    """

    def __init__(self, bringing: Bringing) -> None:
        self.otherwise: set[int] = set()
        self.filled: dict[int, dict[str, str | None]] = {}
        self.texts = Texts(bringing)
        self._taken: set[int] = set()
        self._all = bringing
        self._corpus = bringing.corpus
        self._there = bringing.there

    def run(self) -> Generator[Progress, None, None]:
        """Bring in all reports of the other corpus that were not deleted there."""
        reports = dicts(
            self._there,
            f"SELECT id, {', '.join(anew.REPORT_COLUMNS)} FROM report "
            "WHERE deleted_at IS NULL ORDER BY id",
        )
        stems = Stems()
        for done, row in enumerate(reports):
            if done % _BATCH == 0:
                yield Progress(done, len(reports), LABEL)
            self._bring(row, stems)
        stems.write(self._corpus.database)
        yield Progress(len(reports), len(reports), LABEL)
        added = self._all.added
        for row in reports:
            report = self._all.ids[row["id"]]
            if report in added:
                self.texts.bring_all(row, report)
            else:
                self.texts.join(row, report, in_use=row["id"] not in self.otherwise)
        self.texts.say()

    def _bring(self, row: Row, stems: Stems) -> None:
        report = self._same(row)
        if report is None:
            report = self._sibling(row["id"])
            if report is not None:
                self.otherwise.add(row["id"])
        if report is None:
            report = self._add(row, stems)
            self._all.titles[report] = row["title"]
            self._all.added[report] = None
        else:
            fields = ", ".join(_FIELDS)
            asked = f"SELECT id, {fields} FROM report WHERE id = ?"
            (here,) = dicts(self._corpus, asked, [report])
            self._all.titles[report] = here["title"]
            self._details(here, row)
        self._all.ids[row["id"]] = report
        self._taken.add(report)

    def _same(self, row: Row) -> int | None:
        """Return the report here that has the same text now."""
        rows = self._corpus.rows(
            "SELECT id FROM report WHERE sha256 = ? AND deleted_at IS NULL", [row["sha256"]]
        )
        return int(rows[0][0]) if rows else None

    def _sibling(self, report: int) -> int | None:
        """Return the report here that has or had a text which this one has or had there.

        None where there is none, or where another one there has its text.
        """
        texts = json.dumps([sha256 for (sha256,) in self._there.rows(_TEXTS_OF, [report, report])])
        rows = self._corpus.rows(HOLDERS, [texts, texts])
        here = (int(row[0]) for row in rows)
        return next(
            (one for one in here if one not in self._taken and one not in self._claimed), None
        )

    @cached_property
    def _claimed(self) -> set[int]:
        """The reports here of which the other corpus has the text in use."""
        texts = [row[0] for row in self._there.rows(_IN_USE)]
        rows = self._corpus.rows(_HOLDING, [json.dumps(texts)])
        return {int(row[0]) for row in rows}

    def _add(self, row: Row, stems: Stems) -> int:
        text = self._there.text(row["id"])
        prepared = anew.prepare(row, text, self._corpus.coder(), self._sentences(row["id"], text))
        report = ingest.store(self._corpus, prepared)
        stems.add(prepared.language, prepared.stems)
        anew.bring_back(self._corpus, report, row)
        return report

    def _sentences(self, report: int, text: str) -> tuple[Sentence, ...] | None:
        rows = dicts(self._there, "SELECT * FROM sentence WHERE report = ?", [report])
        return anew.sentences_of(rows, text)

    def _details(self, here: Row, there: Row) -> None:
        """Fill what is empty here; tell what differs."""
        for name in _FIELDS:
            mine, other = here[name], there[name]
            if other and not mine:
                self.filled.setdefault(here["id"], {})[name] = other
            elif other and mine != other:
                what = f"The {name} of “{here['title']}” (report {here['id']})"
                self._all.tell(what, f"“{mine}”", f"“{other}”")
