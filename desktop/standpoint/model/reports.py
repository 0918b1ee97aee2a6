# SPDX-License-Identifier: MIT
"""Reports and what they are made of. Every offset is a code point into the stored text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from standpoint.model.findings import Finding

TitleOrigin = Literal["document", "first words", "file name", "analyst"]


@dataclass(frozen=True, slots=True)
class Document:
    """What a reader got out of one file: only what the file itself states.

    `path` is how the user knows the file: its path, or `FILE#member` inside an archive.
    `date` is EDTF or None; it is never guessed. `evidence` says, per field, where it was found
    ("front matter", "meta article:published_time"); `findings` hold every value with its strength,
    also those that were not taken. `hard_wrapped` is True where a single line
    break in `text` is a gap between words and not the end of a paragraph.
    """

    path: str
    title: str
    title_origin: TitleOrigin
    text: str
    date: str | None = None
    actor: str | None = None
    publisher: str | None = None
    source: str | None = None
    language: str | None = None
    hard_wrapped: bool = False
    evidence: Mapping[str, str] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Sentence:
    """The unit of coding: `text[start:end]`, the `index`th of its report, counted from 0.

    `paragraph` counts from 1. Furniture is shown dimmed and is never counted; `origin` says what
    made it so: 1 its wording, 2 that it repeats in reports of its publisher, 3 a person; 0 without.
    """

    index: int
    start: int
    end: int
    paragraph: int
    furniture: bool = False
    origin: int = 0


@dataclass(frozen=True, slots=True)
class Report:
    """One document of the corpus, without its text.

    `words` and `sentences` leave furniture out; `furniture_words` is what was left out.
    `date` is EDTF or None for undated.
    """

    id: int
    title: str
    title_origin: TitleOrigin
    date: str | None
    actor: str | None
    publisher: str | None
    source: str | None
    language: str | None
    words: int
    sentences: int
    furniture_words: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Mention:
    """Where a rule matched: `text[start:end]` of a report, inside its sentence `sentence`.

    `rule` is the rule as it is written in the codebook of that version.
    """

    report: int
    sentence: int
    start: int
    end: int
    theme: str
    facet: str
    rule: str
    codebook_version: int


CodingStatus = Literal["suggested", "confirmed", "rejected"]
Silence = Literal["none_found", "reviewed", "not_searched"]


@dataclass(frozen=True, slots=True)
class Decision:
    """A person's word on a coding: the sentence that starts and ends there carries the theme."""

    report: int
    start: int
    end: int
    theme: str
    facet: str
    status: Literal["confirmed", "rejected"]
    made_at: str


@dataclass(frozen=True, slots=True)
class Marking:
    """The words `text[start:end]` that a person coded with a theme and facet.

    The coding itself is a Decision on each sentence that they touch; this says which words it was.
    """

    report: int
    start: int
    end: int
    theme: str
    facet: str
    made_at: str


@dataclass(frozen=True, slots=True)
class Memo:
    """What a person wrote about `text[start:end]` of a report, and when it was last changed."""

    report: int
    start: int
    end: int
    words: str
    made_at: str


@dataclass(frozen=True, slots=True)
class HumanLink:
    """A person's link (`linked`) or unlink between two sentences, by their offsets.

    It is kept with the smaller (report, start) first, so that each pair stands once.
    """

    theme: str
    facet: str
    report_a: int
    start_a: int
    end_a: int
    report_b: int
    start_b: int
    end_b: int
    linked: bool
    made_at: str


@dataclass(frozen=True, slots=True)
class Reading:
    """One report as it is read: text, sentences, mentions and what people decided about them.

    `unsearched` holds (theme, facet) that this codebook did not look for in this report, with the
    reason in words ("language" or "dates"). `reviewed` holds themes on which the analyst found the
    report silent.
    """

    report: Report
    text: str
    sentences: tuple[Sentence, ...]
    mentions: tuple[Mention, ...]
    decisions: tuple[Decision, ...] = ()
    unsearched: Mapping[tuple[str, str], str] = field(default_factory=dict)
    reviewed: frozenset[str] = frozenset()
    markings: tuple[Marking, ...] = ()
    memos: tuple[Memo, ...] = ()
