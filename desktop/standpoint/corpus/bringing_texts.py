# SPDX-License-Identifier: MIT
"""The texts that reports of another corpus had before, with what people had said of them there."""

from __future__ import annotations

from standpoint.corpus import kept_links, people_words
from standpoint.corpus.bringing import Bringing, Row, dicts, insert
from standpoint.corpus.people_words import Kind, PeopleWords


class Texts:
    """The older texts that one merge brings, when it is known what each report is here.

    Attributes:
        nowhere: how many links kept with them name a report that did not come.
    """

    def __init__(self, bringing: Bringing) -> None:
        self.nowhere = 0
        self._all = bringing

    def bring_all(self, row: Row, report: int) -> None:
        """Let a report that came in have all texts that it had there, under their numbers."""
        corpus, there = self._all.corpus, self._all.there
        version = row["text_version"]
        corpus.database.execute("UPDATE body SET version = ? WHERE report = ?", [version, report])
        for body in dicts(
            there, "SELECT * FROM body WHERE report = ? AND version != ?", [row["id"], version]
        ):
            insert(corpus, "body", {**body, "report": report})
        for kept in dicts(there, "SELECT * FROM replaced_text WHERE report = ?", [row["id"]]):
            words = people_words.from_text(kept["by_people"])
            if kept["version"] == version:
                # Of the text in use there are the links that have no place now.
                words = PeopleWords({"link": words.rows.get("link", ())})
            said = self.renumbered(words).as_text()
            insert(corpus, "replaced_text", {**kept, "report": report, "by_people": said})

    def renumbered(self, words: PeopleWords) -> PeopleWords:
        """Return what people said there as it can be said here; what cannot is counted."""
        rows: dict[Kind, tuple[people_words.Row, ...]] = {}
        for kind, said in words.rows.items():
            here = (self._link(row) if kind == "link" else row for row in said)
            known = tuple(row for row in here if row is not None and self._knows(kind, row))
            if known:
                rows[kind] = known
        return PeopleWords(rows)

    def _link(self, row: kept_links.Row) -> kept_links.Row | None:
        ids = self._all.ids
        places = [(ids.get(report), span) for report, span in kept_links.ends(row)]
        if any(report is None for report, _ in places):
            self.nowhere += 1
            return None
        return kept_links.with_ends(row, [(report or 0, span) for report, span in places])

    def _knows(self, kind: Kind, row: people_words.Row) -> bool:
        if kind == "memo":
            return True
        if kind == "silence":
            return self._all.knows(str(row[0]))
        theme, facet = row[:2] if kind == "link" else row[2:4]
        return self._all.knows(str(theme), str(facet))
