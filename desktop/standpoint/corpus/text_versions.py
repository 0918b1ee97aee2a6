# SPDX-License-Identifier: MIT
"""Text versions of a report: a better text takes the place of one that stays as it was.

What people said about the old text is carried over where the sentences are the same; all of it is
kept beside the old text, so that going back brings everything back. A link comes back where the
report at its other end has that sentence now; until then it stays beside the text.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from standpoint.analysis.carrying import Carrying
from standpoint.corpus import (
    furnishing,
    kept_links,
    people_words,
    preparing,
    reading_apart,
    reposts,
    text_in_use,
)
from standpoint.corpus.codebooks import now
from standpoint.corpus.people_words import Left, PeopleWords
from standpoint.errors import CorpusError
from standpoint.model.places import Place
from standpoint.model.reports import Document, Sentence

if TYPE_CHECKING:
    from standpoint.corpus.corpus import Corpus


class OlderTextError(CorpusError):
    """A text that is to come into a report's place is one that it had: its text `version`."""

    def __init__(self, version: int) -> None:
        super().__init__(
            f"This is text version {version} of this report. Take it back in Text versions…."
        )
        self.version = version


@dataclass(frozen=True, slots=True)
class TextVersion:
    """One text of a report: its number from 1, where it came from, and when it was stored."""

    version: int
    path: str
    made_at: str
    current: bool


@dataclass(frozen=True, slots=True)
class Replacement:
    """What a better text would bring: how much is the same, and what people said that would go.

    `same` of `sentences` sentences of the old text stand in the new one; `gone` are the others, and
    `come` those that stand only in the new one, in their words. `kept` is how much of what people
    said has a place in the new text, `left` is the rest; both are to be shown, since more may be
    said until the text is replaced.
    """

    report: int
    document: Document
    sentences: int
    same: int
    gone: tuple[str, ...]
    come: tuple[str, ...]
    kept: PeopleWords
    left: tuple[Left, ...]

    @property
    def new(self) -> int:
        """How many sentences stand only in the new text."""
        return len(self.come)


@dataclass(frozen=True, slots=True)
class TextState:
    """Which text version a report has and what people said of it; `put` brings it there."""

    version: int
    words: PeopleWords


def versions(corpus: Corpus, report: int) -> tuple[TextVersion, ...]:
    """Return the text versions of a report, oldest first."""
    rows = corpus.rows(
        "SELECT body.version, coalesce(replaced.path, report.path), body.made_at, "
        "body.version = report.text_version FROM body JOIN report ON report.id = body.report "
        "LEFT JOIN replaced_text AS replaced ON replaced.report = body.report "
        "AND replaced.version = body.version AND body.version <> report.text_version "
        "WHERE body.report = ? ORDER BY body.version",
        [report],
    )
    return tuple(TextVersion(v, path, made_at, bool(current)) for v, path, made_at, current in rows)


def text(corpus: Corpus, report: int, version: int) -> str:
    """Return a text version. Raises CorpusError where there is none of that number."""
    rows = corpus.rows("SELECT text FROM body WHERE report = ? AND version = ?", [report, version])
    if not rows:
        raise CorpusError(f"Report {report} has no text version {version}.")
    return str(rows[0][0])


def read(file: Path) -> Document:
    """Return the one report that a file holds.

    Raises UnreadableError where it cannot be read, or holds several.
    """
    reading = reading_apart.document(Place(file))
    try:
        while True:
            next(reading)
    except StopIteration as end:
        document: Document = end.value
        return document
    finally:
        reading_apart.let_go()


def look(corpus: Corpus, report: int, file: Path) -> Generator[None, None, Replacement]:
    """Read a file and look at what its text would bring; a question for `Background.ask`.

    Raises what `read` and `plan` raise.
    """
    document = yield from reading_apart.document(Place(file))
    return plan(corpus, report, document)


def plan(corpus: Corpus, report: int, document: Document) -> Replacement:
    """Look at what a better text would bring; nothing is changed.

    Raises CorpusError where it is the text that is there already, or another report's, and
    OlderTextError where it is one that the report had.
    """
    found = corpus.report(report)
    _refuse_text(corpus, report, preparing.content(document.text))
    old = corpus.text(report)
    before = corpus.sentences(report)
    prepared = text_in_use.prepared(corpus, report, document)
    carrying = Carrying(old, before, document.text, prepared.sentences)
    new = _only_in(prepared.sentences, carrying)
    kept, left = _carried(
        people_words.of(corpus, found.id), report, carrying, old, prepared.sentences
    )
    stay = carrying.sentences
    return Replacement(
        report,
        document,
        len(before),
        len(stay),
        tuple(old[one.start : one.end] for one in before if (one.start, one.end) not in stay),
        tuple(document.text[one.start : one.end] for one in new),
        kept,
        left,
    )


def _only_in(units: Iterable[Sentence], carrying: Carrying) -> list[Sentence]:
    """Return the sentences of a new text that do not stand in the old one."""
    taken = set(carrying.sentences.values())
    return [one for one in units if (one.start, one.end) not in taken]


def _carried(
    words: PeopleWords, report: int, carrying: Carrying, old: str, units: Iterable[Sentence]
) -> tuple[PeopleWords, tuple[Left, ...]]:
    nothing_new = all(one.furniture for one in _only_in(units, carrying))
    return people_words.carried(words, report, carrying, old, nothing_new=nothing_new)


def _refuse_text(corpus: Corpus, report: int, sha256: str) -> None:
    """Refuse a text that is in use already, or that the report had."""
    _refuse_known(corpus, report, sha256)
    rows = corpus.rows(
        "SELECT max(version) FROM replaced_text WHERE report = ? AND sha256 = ?", [report, sha256]
    )
    if rows[0][0] is not None:
        raise OlderTextError(int(rows[0][0]))


def _refuse_known(corpus: Corpus, report: int, sha256: str) -> None:
    rows = corpus.rows(
        "SELECT id, title FROM report WHERE sha256 = ? AND deleted_at IS NULL", [sha256]
    )
    if rows and rows[0][0] == report:
        raise CorpusError("This is the text that the report has already. Nothing was changed.")
    if rows:
        raise CorpusError(
            f"This is the text of “{rows[0][1]}”. Delete that report first. Nothing was changed."
        )


def _refuse_version(corpus: Corpus, report: int, version: int) -> None:
    rows = corpus.rows(
        "SELECT sha256 FROM replaced_text WHERE report = ? AND version = ?", [report, version]
    )
    _refuse_known(corpus, report, rows[0][0])


def replace_text(corpus: Corpus, replacement: Replacement) -> TextState:
    """Let a better text stand in a report's place; return the state before, for `put`.

    Title, date, actor and all else that is known of the report stay.
    """
    report, document = replacement.report, replacement.document
    with corpus.changing():
        _refuse_text(corpus, report, preparing.content(document.text))
        ((last,),) = corpus.rows("SELECT max(version) FROM body WHERE report = ?", [report])
        corpus.database.execute(
            "INSERT INTO body (report, version, text, made_at) VALUES (?, ?, ?, ?)",
            [report, last + 1, document.text, now()],
        )
        _remember(corpus, report, last + 1, document)
        old, before = corpus.text(report), corpus.sentences(report)

        def carried(words: PeopleWords) -> PeopleWords:
            units = corpus.sentences(report)
            carrying = Carrying(old, before, corpus.text(report), units)
            return _carried(words, report, carrying, old, units)[0]

        return _stand(corpus, report, last + 1, carried)


def state_of(corpus: Corpus, report: int, version: int) -> TextState:
    """Return a text version with what people had said when another took its place.

    Raises CorpusError where there is none of that number.
    """
    text(corpus, report, version)
    return TextState(version, people_words.kept(corpus, report, version))


def unplaced(corpus: Corpus, report: int, version: int) -> tuple[Left, ...]:
    """Return which links of a text version would have no place if it were taken now.

    The reports at their other ends have other texts by now, without those sentences.
    """
    own = text(corpus, report, version)
    kept = people_words.kept(corpus, report, version).rows.get("link", ())
    _, aside = kept_links.placed(corpus, report, kept)
    return tuple(people_words.left_out("link", row, report, own) for row in aside)


def take(corpus: Corpus, report: int, version: int) -> TextState:
    """Go back to a text version, with what people had said of it; return what stood there.

    Links that have no place now (see `unplaced`) stay beside it and stand again as soon as they
    have one. Raises CorpusError where there is no such version, where the report has it already, or
    where another report has come to hold that text meanwhile.
    """
    with corpus.changing():
        state = state_of(corpus, report, version)
        if corpus.rows("SELECT 1 FROM report WHERE id = ? AND text_version = ?", [report, version]):
            raise CorpusError(
                f"Report {report} has text version {version} already. Nothing was changed."
            )
        return put(corpus, report, state)


def _remember(corpus: Corpus, report: int, version: int, document: Document) -> None:
    """Keep where a text came from, and that nobody has said anything of it yet."""
    corpus.database.execute(
        "INSERT OR REPLACE INTO replaced_text "
        "(report, version, sha256, path, hard_wrapped, by_people, made_at) "
        "VALUES (?, ?, ?, ?, ?, '{}', ?)",
        [
            report, version, preparing.content(document.text), document.path,
            int(document.hard_wrapped), now(),
        ],
    )  # fmt: skip


def put(corpus: Corpus, report: int, state: TextState) -> TextState:
    """Let a report have a text version, with what people said of it; return what stood there.

    Raises CorpusError where another report has come to hold that text meanwhile.
    """
    return _stand(corpus, report, state.version, lambda _: state.words)


def _stand(
    corpus: Corpus, report: int, to: int, words: Callable[[PeopleWords], PeopleWords]
) -> TextState:
    """Let a report have a text version; `words` are asked for, once it has, by what was said."""
    with corpus.changing(), reposts.following(corpus, [report]):
        rows = corpus.rows(
            "SELECT text_version, sha256, path, hard_wrapped, publisher, actor FROM report "
            "WHERE id = ?",
            [report],
        )
        version, sha256, path, hard_wrapped, publisher, actor = rows[0]
        before = _all_said(corpus, report, version)
        corpus.database.execute(
            "INSERT OR REPLACE INTO replaced_text "
            "(report, version, sha256, path, hard_wrapped, by_people, made_at) "
            "VALUES (?, ?, ?, ?, ?, ?, ?)",
            [report, version, sha256, path, hard_wrapped, before.as_text(), now()],
        )
        _refuse_version(corpus, report, to)
        text_in_use.switch(corpus, report, to)
        people_words.keep(corpus, report, to, people_words.put(corpus, report, words(before)))
        _place_others(corpus, report)
        furnishing.settle_now(corpus, [publisher or actor])
    return TextState(version, before)


def _all_said(corpus: Corpus, report: int, version: int) -> PeopleWords:
    """Return what people said of the text in use, with the links that have no place now."""
    live = people_words.of(corpus, report)
    aside = people_words.kept(corpus, report, version).rows.get("link", ())
    return PeopleWords({**live.rows, "link": (*live.rows["link"], *aside)})


def _place_others(corpus: Corpus, report: int) -> None:
    """Let links stand that other reports kept because this one had another text."""
    rows = corpus.rows(
        "SELECT kept.report, kept.version FROM replaced_text AS kept JOIN report "
        "ON report.id = kept.report AND report.text_version = kept.version "
        "WHERE kept.report != ? AND kept.by_people != '{}'",
        [report],
    )
    for other, version in rows:
        kept = people_words.kept(corpus, other, version)
        links = kept.rows.get("link", ())
        if not any(report in dict(kept_links.ends(row)) for row in links):
            continue
        stand, aside = kept_links.placed(corpus, other, links)
        if stand:
            kept_links.write(corpus, stand)
            people_words.keep(corpus, other, version, PeopleWords({"link": aside} if aside else {}))
