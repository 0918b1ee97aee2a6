# SPDX-License-Identifier: MIT
"""One reader per format: a file becomes a Document with only what the file itself states."""

from __future__ import annotations

from standpoint.documents.columns import guess
from standpoint.documents.finding import find
from standpoint.documents.places import KnownMappings, let_go, tables, take
from standpoint.documents.reading import LARGEST, read, read_file, shown
from standpoint.documents.registry import SUFFIXES

__all__ = [
    "LARGEST",
    "SUFFIXES",
    "KnownMappings",
    "find",
    "guess",
    "let_go",
    "read",
    "read_file",
    "shown",
    "tables",
    "take",
]
