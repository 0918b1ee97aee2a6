# SPDX-License-Identifier: MIT
"""The texts that reports of another corpus had before, with what people had said of them there."""

from __future__ import annotations

from standpoint.corpus import kept_links, people_words
from standpoint.corpus.bringing import Bringing, Row, dicts, insert
from standpoint.corpus.people_words import Kind, PeopleWords

_VALUES = {"decision": "status", "memo": "words"}
_KINDS: dict[Kind, tuple[str, str]] = {
    "coding": ("coding", "codings"),
    "marking": ("coding by hand", "codings by hand"),
    "memo": ("memo", "memos"),
    "link": ("link", "links"),
    "silence": ("mark “reviewed: silent”", "marks “reviewed: silent”"),
}


class Texts:
    """The older texts that one merge brings, when it is known what each report is here.

    Attributes:
        nowhere: how many links kept with them name a report that did not come.
    """

    def __init__(self, bringing: Bringing) -> None:
        self.nowhere = 0
        self._all = bringing
        self._to_say: list[tuple[int, PeopleWords]] = []
        self._to_place: list[tuple[int, int, PeopleWords]] = []

    def bring_all(self, row: Row, report: int) -> None:
        """Let a report that came in have all texts that it had there, under their numbers.

        Call `say` when this was done for all reports.
        """
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
            said = self.renumbered(words)
            text = {**kept, "report": report, "by_people": said.as_text()}
            insert(corpus, "replaced_text", text)
            if kept["version"] == version and said:
                self._to_place.append((report, version, said))

    def join(self, row: Row, report: int, *, in_use: bool) -> None:
        """Bring the texts that a report of both corpora has or had there, and had not here.

        Call `say` when this was done for all reports.

        Args:
            row: the report there.
            report: its id here.
            in_use: whether the text that it has there is the one that it has here.
        """
        if in_use and not self._all.there.rows(
            "SELECT 1 FROM replaced_text WHERE report = ?", [row["id"]]
        ):
            return
        here, mine = self._texts(report), self._current(report)
        met: list[tuple[int, PeopleWords]] = []
        for text in self._there(row):
            current = text["version"] == row["text_version"]
            words = self._words(row["id"], text, current=current, live=current and not in_use)
            if text["sha256"] in here:
                met.append((here[text["sha256"]], words))
            else:
                here[text["sha256"]] = self._add(report, text, words)
        if not in_use:
            other = f"another, which is text version {here[row['sha256']]} here"
            self._all.tell(f"The text of {self._named(report)}", f"text version {mine}", other)
        for version, words in met:
            if version == mine:
                self._to_say.append((report, words))
            else:
                self._compare(report, version, words)

    def say(self) -> None:
        """Bring what was said there of texts that are in use here and were replaced there.

        Links kept with reports that came in stand where their other sentence is here.
        """
        for report, words in self._to_say:
            for kind, (table, columns) in people_words.TABLES.items():
                for said in words.rows.get(kind, ()):
                    row: Row = {"report": report, **dict(zip(columns, said, strict=True))}
                    span = (row.get("start", 0), row.get("stop", 0))
                    if kind != "coding" or self._all.fits(table, (report, span)):
                        self._all.bring(table, row, _VALUES.get(table, ""))
            if aside := self._place(report, words):
                self._all.unplaced["link"] += len(aside)
        for report, version, words in self._to_place:
            aside = self._place(report, words)
            left = PeopleWords({"link": aside} if aside else {})
            people_words.keep(self._all.corpus, report, version, left)

    def _place(self, report: int, words: PeopleWords) -> tuple[kept_links.Row, ...]:
        """Bring the links among what people said; return those that have no place now."""
        stand, aside = kept_links.placed(self._all.corpus, report, words.rows.get("link", ()))
        for link in stand:
            if self._all.fits("link", *kept_links.ends(link)):
                row = dict(zip(kept_links.COLUMNS, link, strict=False))
                self._all.bring("link", row, "linked")
        return aside

    def _texts(self, report: int) -> dict[str, int]:
        """Return the versions of the texts that a report has and had here, by their SHA-256."""
        rows = self._all.corpus.rows(
            "SELECT sha256, version FROM replaced_text WHERE report = ?1 "
            "UNION ALL SELECT sha256, text_version FROM report WHERE id = ?1",
            [report],
        )
        return {sha256: int(version) for sha256, version in rows}

    def _current(self, report: int) -> int:
        rows = self._all.corpus.rows("SELECT text_version FROM report WHERE id = ?", [report])
        return int(rows[0][0])

    def _there(self, row: Row) -> list[Row]:
        """Return all texts of a report there, each with where it came from, the oldest first."""
        return dicts(
            self._all.there,
            "SELECT body.version, body.text, body.made_at, "
            "coalesce(kept.sha256, r.sha256) AS sha256, coalesce(kept.path, r.path) AS path, "
            "coalesce(kept.hard_wrapped, r.hard_wrapped) AS hard_wrapped, "
            "coalesce(kept.by_people, '{}') AS by_people, "
            "coalesce(kept.made_at, body.made_at) AS kept_at "
            "FROM body JOIN report AS r ON r.id = body.report LEFT JOIN replaced_text AS kept "
            "ON kept.report = body.report AND kept.version = body.version "
            "WHERE body.report = ? AND (kept.version OR body.version = r.text_version) "
            "ORDER BY body.version",
            [row["id"]],
        )

    def _words(self, report: int, text: Row, *, current: bool, live: bool) -> PeopleWords:
        """Return what people said there of a text, as it is said here.

        Of the `current` one only links without a place are kept beside it; with `live` comes what
        is said of it now.
        """
        words = people_words.from_text(text["by_people"])
        if current:
            said = people_words.of(self._all.there, report).rows if live else {}
            said.pop("passage", None)  # They come with those of all other texts.
            links = (*said.get("link", ()), *words.rows.get("link", ()))
            words = PeopleWords({**said, "link": links})
        return self.renumbered(words)

    def _add(self, report: int, text: Row, words: PeopleWords) -> int:
        corpus = self._all.corpus
        ((last,),) = corpus.rows("SELECT max(version) FROM body WHERE report = ?", [report])
        own = {"report": report, "version": int(last) + 1}
        self._all.write("body", {**own, "text": text["text"], "made_at": text["made_at"]})
        kept = {name: text[name] for name in ("sha256", "path", "hard_wrapped")}
        said = {"by_people": words.as_text(), "made_at": text["kept_at"]}
        insert(corpus, "replaced_text", {**own, **kept, **said})
        self._all.rows.append(("replaced_text", {**own, **kept, **said}))
        return int(last) + 1

    def _compare(self, report: int, version: int, words: PeopleWords) -> None:
        """Tell where more was said there of a text which this report had before here, too."""
        here = people_words.kept(self._all.corpus, report, version)
        if _without_times(words) - _without_times(here):
            what = f"What people said of text version {version} of {self._named(report)}"
            self._all.tell(what, _told(here), _told(words))

    def _named(self, report: int) -> str:
        return f"“{self._all.titles[report]}” (report {report})"

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


def _without_times(words: PeopleWords) -> set[tuple[object, ...]]:
    """Return what was said, without when, and of links without their other text."""
    return {
        (kind, *(row[:9] if kind == "link" else row[:-1]))
        for kind, rows in words.rows.items()
        for row in rows
    }


def _told(words: PeopleWords) -> str:
    """Return how much people said ("2 codings, 1 memo")."""
    parts = []
    for kind, (one, many) in _KINDS.items():
        number = len(words.rows.get(kind, ()))
        if number:
            parts.append(f"1 {one}" if number == 1 else f"{number:,} {many}")
    return ", ".join(parts) or "nothing"
