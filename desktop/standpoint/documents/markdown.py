# SPDX-License-Identifier: MIT
"""Markdown, with or without front matter."""

from __future__ import annotations

from standpoint.documents import decoding, front_matter, markdown_text, source_lines, titles
from standpoint.documents.formats import File, Format
from standpoint.documents.statements import Statements
from standpoint.model.reports import Document

# A rule right below a paragraph makes a heading of it, which nobody meant.
_LONGEST_HEADING = 200


def read(file: File) -> Document:
    """Return the text of a Markdown file and what its front matter states.

    Raises:
        UnreadableError: it is not text, or holds nothing but front matter.
    """
    statements = Statements()
    decoded = decoding.decode(file)
    if decoded.note:
        statements.note("encoding", decoded.note)
    front = front_matter.read_into(statements, decoded.text)
    reduced = markdown_text.reduce(front.text)
    below = reduced if front.below == front.text else markdown_text.reduce(front.below)
    source_lines.read_into(statements, reduced.text)
    return statements.document(
        file,
        titles.stated(front.title, "front matter “title”")
        or _of_heading(below)
        or titles.of_text(file, below.text),
        reduced.text,
    )


def _of_heading(reduced: markdown_text.Reduced) -> titles.Title | None:
    """Return the first heading of level 1, else a heading that opens the text."""
    for level, words in reduced.headings:
        if len(words) <= _LONGEST_HEADING and (level == 1 or reduced.text.startswith(words)):
            return titles.stated(words, "heading")
    return None


FORMAT = Format("a Markdown text", (".md", ".markdown"), read)
