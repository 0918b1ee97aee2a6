# SPDX-License-Identifier: MIT
"""Words that a person codes, and what they write about a passage.

A coding by hand is two things: the words it was (`marking`), and on each sentence that they touch a
decision, by which everything counts. `plan_*` say what is to change, `write` changes it, whole or
not at all, and returns what takes it back.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from standpoint.corpus.edits import CodingKey, Status, decide_each
from standpoint.corpus.said import Said, as_said, put
from standpoint.model.reports import Marking, Memo, Sentence

if TYPE_CHECKING:
    from standpoint.corpus.corpus import Corpus


@dataclass(frozen=True, slots=True)
class HandCoding:
    """Which words are to be marked (True) or not, and what is to be decided on sentences."""

    markings: Mapping[CodingKey, bool | Said[bool]] = field(default_factory=dict)
    decisions: Mapping[CodingKey, Status | Said[Status]] = field(default_factory=dict)


def plan_coding(corpus: Corpus, words: CodingKey) -> HandCoding:
    """Return how to code some words of a report; blanks at their ends and furniture stay outside.

    Nothing is to change where no sentence is touched that counts.
    """
    report = words.report
    trimmed = _trimmed(corpus.text(report), words.start, words.end)
    touched = _touched(corpus.sentences(report), *trimmed)
    if not touched:
        return HandCoding()
    place = (words.theme, words.facet)
    return HandCoding(
        {CodingKey(report, *trimmed, *place): True},
        {CodingKey(report, one.start, one.end, *place): "confirmed" for one in touched},
    )


def plan_uncoding(corpus: Corpus, marked: Iterable[Marking]) -> HandCoding:
    """Return how to take codings by hand back.

    A sentence that another marking of the facet touches stays coded; one that a rule finds is a
    suggestion again.
    """
    gone = {key_of(marking) for marking in marked}
    left: dict[CodingKey, Status] = {}
    for report in {key.report for key in gone}:
        kept = [made for made in markings(corpus, report) if key_of(made) not in gone]
        sentences = corpus.sentences(report)
        for key in (key for key in gone if key.report == report):
            for one in _touched(sentences, key.start, key.end):
                place = (key.theme, key.facet)
                if not any((m.theme, m.facet) == place and _meet(m, one) for m in kept):
                    left[CodingKey(report, one.start, one.end, *place)] = None
    confirmed = {
        CodingKey(made.report, made.start, made.end, made.theme, made.facet)
        for report in {key.report for key in gone}
        for made in corpus.decisions(report)
        if made.status == "confirmed"
    }
    return HandCoding(
        dict.fromkeys(gone, False),
        {key: status for key, status in left.items() if key in confirmed},
    )


def plan_resizing(corpus: Corpus, marking: Marking, start: int, end: int) -> HandCoding:
    """Return how to let a marking reach from `start` to `end` instead.

    Nothing is to change where no sentence is touched that counts.
    """
    words = CodingKey(marking.report, start, end, marking.theme, marking.facet)
    wanted = plan_coding(corpus, words)
    if not wanted.markings:
        return wanted
    before = plan_uncoding(corpus, [marking])
    return HandCoding(
        {**before.markings, **wanted.markings}, {**before.decisions, **wanted.decisions}
    )


def write(corpus: Corpus, wanted: HandCoding) -> HandCoding:
    """Mark words and decide on their sentences; return what was there before.

    Raises ReadOnlyError where the corpus is open for reading only, CorpusError where the file
    cannot be written.
    """
    with corpus.changing():
        before = {key: _mark(corpus, key, there) for key, there in wanted.markings.items()}
        return HandCoding(before, decide_each(corpus, wanted.decisions))


def _mark(corpus: Corpus, key: CodingKey, there: bool | Said[bool]) -> Said[bool]:
    said = as_said(there)
    place = {
        "report": key.report,
        "start": key.start,
        "stop": key.end,
        "theme": key.theme,
        "facet": key.facet,
    }
    before = put(corpus, "marking", place, Said(said.what or None, said.made_at))
    return Said(before.what is not None, before.made_at)


def markings(corpus: Corpus, report: int) -> tuple[Marking, ...]:
    """Return the words that people coded in a report, in their order."""
    rows = corpus.rows(
        "SELECT report, start, stop, theme, facet, made_at FROM marking WHERE report = ? "
        "ORDER BY start, stop, theme, facet",
        [report],
    )
    return tuple(Marking(*row) for row in rows)


def memos(corpus: Corpus, report: int) -> tuple[Memo, ...]:
    """Return what people wrote about passages of a report, in the order of the text."""
    rows = corpus.rows(
        "SELECT report, start, stop, words, made_at FROM memo WHERE report = ? "
        "ORDER BY start, stop",
        [report],
    )
    return tuple(Memo(*row) for row in rows)


@dataclass(frozen=True, slots=True)
class MemoKey:
    """The passage `text[start:end]` of a report, about which a memo may be written."""

    report: int
    start: int
    end: int


def set_memos(
    corpus: Corpus, wanted: Mapping[MemoKey, str | Said[str]]
) -> dict[MemoKey, Said[str]]:
    """Write memos, or with empty words take them away; return the words that stood there.

    Raises ReadOnlyError where the corpus is open for reading only, CorpusError where the file
    cannot be written.
    """
    before: dict[MemoKey, Said[str]] = {}
    with corpus.changing():
        for key, words in wanted.items():
            said = as_said(words)
            place = {"report": key.report, "start": key.start, "stop": key.end}
            stood = put(corpus, "memo", place, Said(said.what or None, said.made_at), "words")
            before[key] = Said(stood.what or "", stood.made_at)
    return before


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _touched(sentences: Sequence[Sentence], start: int, end: int) -> list[Sentence]:
    return [one for one in sentences if one.start < end and start < one.end and not one.furniture]


def _meet(marking: Marking, sentence: Sentence) -> bool:
    return marking.start < sentence.end and sentence.start < marking.end


def key_of(marking: Marking) -> CodingKey:
    """Return what identifies a coding by hand."""
    return CodingKey(marking.report, marking.start, marking.end, marking.theme, marking.facet)
