# SPDX-License-Identifier: MIT
"""What is asked before a comparison leaves, as values, and how it is remembered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal, Protocol, TypeVar, get_args

from standpoint.figures.comparison import Contents, PageSize, Texts

Kind = Literal["html", "docx", "pdf", "png", "json"]
KINDS: tuple[Kind, ...] = get_args(Kind)
PAGES: tuple[PageSize, ...] = get_args(PageSize)
DPIS = (150, 200, 300, 600)
PAGED = frozenset({"html", "docx", "pdf"})
"""What has pages, and full texts."""
_KEYS = "compare/export"
_T = TypeVar("_T")


class Memory(Protocol):
    """Where the last export's options are kept."""

    def get(self, key: str, default: Any = None) -> Any:
        """Return what is kept under a key."""

    def set(self, key: str, value: Any) -> None:
        """Keep a value under a key."""


@dataclass(frozen=True, slots=True)
class Options:
    """What the analyst chose.

    Args:
        kind: the format.
        page: the paper.
        dpi: dots per inch of a picture.
        everything: whether themes that are switched off go along all the same.
        texts: whether full texts go along, of single reports.
        group_texts: the same where a column holds the reports of an actor.
        memos: whether memos go along.
    """

    kind: Kind = "html"
    page: PageSize = "A4"
    dpi: int = 200
    everything: bool = False
    texts: bool = True
    group_texts: bool = False
    memos: bool = True

    def contents(self, off: frozenset[str], *, grouped: bool) -> Contents:
        """Return what of the comparison leaves; `off` are the themes switched off."""
        if grouped:
            texts: Texts = "spoken" if self.group_texts else "single"
        else:
            texts = "single" if self.texts else "none"
        return Contents(
            off=frozenset() if self.everything else off,
            texts=texts,
            memos=self.memos,
            page=self.page,
        )


def recall(memory: Memory) -> Options:
    """Return what was chosen last time; what cannot be read is as at first."""
    usual = Options()
    return Options(
        kind=_one_of(memory, "format", KINDS, usual.kind),
        page=_one_of(memory, "page", PAGES, usual.page),
        dpi=_one_of(memory, "dpi", DPIS, usual.dpi),
        texts=bool(memory.get(f"{_KEYS}/texts", usual.texts)),
        group_texts=bool(memory.get(f"{_KEYS}/group_texts", usual.group_texts)),
        memos=bool(memory.get(f"{_KEYS}/memos", usual.memos)),
    )


def keep(memory: Memory, options: Options) -> None:
    """Keep what was chosen for the next time, but not which themes: the bar says that."""
    for name, value in (
        ("format", options.kind),
        ("page", options.page),
        ("dpi", options.dpi),
        ("texts", options.texts),
        ("group_texts", options.group_texts),
        ("memos", options.memos),
    ):
        memory.set(f"{_KEYS}/{name}", value)


def _one_of(memory: Memory, name: str, known: Sequence[_T], usual: _T) -> _T:
    kept = memory.get(f"{_KEYS}/{name}", usual)
    return kept if kept in known else usual
