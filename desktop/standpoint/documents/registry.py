# SPDX-License-Identifier: MIT
"""The formats that are read. A new one is its module, a line here and a test."""

from __future__ import annotations

from standpoint.documents import markdown, pdf, plain, web, word
from standpoint.documents.formats import Format

FORMATS: tuple[Format, ...] = (
    pdf.FORMAT,
    word.FORMAT,
    web.FORMAT,
    markdown.FORMAT,
    plain.FORMAT,
)
"""In the order in which they are asked whether they recognise a file."""

SUFFIXES: tuple[str, ...] = tuple(suffix for kind in FORMATS for suffix in kind.suffixes)
"""The endings of files that are read, in lower case with their dot."""
