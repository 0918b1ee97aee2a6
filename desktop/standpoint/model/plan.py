# SPDX-License-Identifier: MIT
"""What an import would do, file by file, before anything is stored."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from standpoint.model.findings import Finding
from standpoint.model.places import Place, Unpacked
from standpoint.model.reports import TitleOrigin

PlanStatus = Literal["new", "repost", "duplicate", "failed"]

NO_TEXT_COLUMN = "Which column holds the text is not known."
"""How the reason begins for a table that waits for somebody to say what its columns hold."""

NOT_READ = "Columns not read:"
"""How the sentence begins on columns that could hold a date, an actor or a publisher."""


@dataclass(frozen=True, slots=True)
class Twin:
    """The text that another repeats.

    Either `report` is its id in the corpus, or `item` its position in the plan. `known_as` is how
    the user knows it; `share` is how much of this one's words, in runs of four, stand there too,
    from 0 to 1, `about` whether that is estimated. `older` says that the report had that text
    before a better one took its place.
    """

    known_as: str
    share: float = 1.0
    report: int | None = None
    item: int | None = None
    about: bool = False
    older: bool = False


@dataclass(frozen=True, slots=True)
class PlanItem:
    """What would become of one file or part of one.

    "new" and "repost" (nearly the same as its `twin`) would be added, "duplicate" (exactly the
    same text) and "failed" would not; `reason` is the sentence for a failed one. `date` is EDTF.
    `findings` say what was found where, `notes` what else is worth knowing of the file, by what it
    is about ("encoding", "text"). Words are counted without furniture.
    """

    place: Place
    status: PlanStatus
    reason: str = ""
    title: str = ""
    title_origin: TitleOrigin = "document"
    date: str | None = None
    actor: str | None = None
    publisher: str | None = None
    source: str | None = None
    language: str | None = None
    words: int = 0
    furniture_lines: int = 0
    furniture_words: int = 0
    sha256: str = ""
    signature: bytes = b""
    findings: tuple[Finding, ...] = ()
    notes: Mapping[str, str] = field(default_factory=dict)
    twin: Twin | None = None


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be added: a place, and what the analyst set by hand (field → value or None).

    With `sha256` the text must still be the one that was planned.
    """

    place: Place
    changes: Mapping[str, str | None] = field(default_factory=dict)
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Planned:
    """A step of planning: items that were looked at, and files that turned out to hold several.

    `first` is the position of the first item in the plan. An item that comes again under its
    position replaces what was said before.
    """

    first: int
    items: tuple[PlanItem, ...]
    unpacked: tuple[Unpacked, ...] = ()
