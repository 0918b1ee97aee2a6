# SPDX-License-Identifier: MIT
"""How large one report may be: beyond that a file is a collection, or was made to do harm."""

from __future__ import annotations

import re

from standpoint.documents.formats import File
from standpoint.model.reports import Document

MOST_LETTERS = 10_000_000
"""The most letters that a report may have: some 5,000 pages."""

MOST_LINES = 200_000
"""The most lines that a report may have, without empty ones."""

MOST_TAGS = 1_000_000
"""The most tags, opening and closing, that a page may have."""

MOST_OFFICE_TAGS = 2_000_000
"""The most tags of a document from an office program, which needs ten for a paragraph."""

MOST_PARTS = 5_000
"""The most parts that a mail or a web archive may have."""

_PART = re.compile(rb"(?i)\ncontent-type:")
_LONG = "Its text has {size:,} letters; a report may have {limit:,}. Split it, then add the parts."
_LINES = "Its text has {size:,} lines; a report may have {limit:,}. Split it, then add the parts."
_TAGS = (
    "There are {size:,} tags in its markup; a report may have {limit:,}. Copy its text into a .txt "
    "file, then add that."
)
_PARTS = (
    "This {noun} has {size:,} parts; the limit is {limit:,}. Save its text as .txt, then add that."
)


def check(file: File, document: Document) -> Document:
    """Return the document of a file. Raises UnreadableError where it is too long for a report."""
    text = document.text
    if len(text) > MOST_LETTERS:
        raise file.unreadable(_LONG.format(size=len(text), limit=MOST_LETTERS))
    if text.count("\n") > MOST_LINES:
        lines = sum(1 for line in text.splitlines() if line.strip())
        if lines > MOST_LINES:
            raise file.unreadable(_LINES.format(size=lines, limit=MOST_LINES))
    return document


def check_tags(file: File, source: str | bytes, most: int = MOST_TAGS) -> None:
    """Raise UnreadableError where there are so many tags that reading them takes minutes."""
    tags = source.count("<") if isinstance(source, str) else source.count(b"<")
    if tags > most:
        raise file.unreadable(_TAGS.format(size=tags, limit=most))


def check_parts(file: File, noun: str) -> None:
    """Raise UnreadableError where a mail or a web archive is in far too many parts."""
    parts = sum(1 for _ in _PART.finditer(file.data))
    if parts > MOST_PARTS:
        raise file.unreadable(_PARTS.format(noun=noun, size=parts, limit=MOST_PARTS))
