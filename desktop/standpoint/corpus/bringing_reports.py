# SPDX-License-Identifier: MIT
"""Reports of another corpus: the same text is one report, others come in with all their texts."""

from __future__ import annotations

from collections.abc import Generator
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


class Reports:
    """The reports that one merge brings.

    Attributes:
        added: the ids of those that came in.
        filled: of those that were here, the fields that were empty, with what they hold now.
        texts: the texts that they had before.
    """

    def __init__(self, bringing: Bringing) -> None:
        self.added: list[int] = []
        self.filled: dict[int, dict[str, str | None]] = {}
        self.texts = Texts(bringing)
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
        added = set(self.added)
        for row in reports:
            report = self._all.ids[row["id"]]
            if report in added:
                self.texts.bring_all(row, report)
        yield Progress(len(reports), len(reports), LABEL)

    def _bring(self, row: Row, stems: Stems) -> None:
        known = dicts(
            self._corpus,
            f"SELECT id, {', '.join(_FIELDS)} FROM report WHERE sha256 = ? AND deleted_at IS NULL",
            [row["sha256"]],
        )
        if known:
            self._all.ids[row["id"]] = known[0]["id"]
            self._all.titles[known[0]["id"]] = known[0]["title"]
            self._details(known[0], row)
            return
        report = self._add(row, stems)
        self._all.ids[row["id"]] = report
        self._all.titles[report] = row["title"]
        self.added.append(report)

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
