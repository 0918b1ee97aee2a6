# SPDX-License-Identifier: MIT
"""Rich text (.rtf): paragraphs, table rows and notes, in whatever code page they are stored."""

from __future__ import annotations

import re

from standpoint.documents import office_properties, rtf_text, source_lines, titles
from standpoint.documents.formats import File, Format
from standpoint.documents.statements import Statements
from standpoint.model.reports import Document

_OPENING = re.compile(rb"(?:\xef\xbb\xbf)?\s{0,20}\{\\rtf")


def read(file: File) -> Document:
    """Return the text of an RTF file; paragraphs are parted by a blank line.

    Field codes, hidden text, tracked deletions, headers and comments are left out; footnotes
    stand at the end.

    Raises:
        UnreadableError: it holds no text.
    """
    content = rtf_text.content(file.data)
    text = "\n\n".join(content.blocks)
    if not re.search(r"\w", text):
        raise file.unreadable(_no_text(content.pictures))
    statements = Statements()
    damaged = text.count("\ufffd")
    if damaged:
        where = "one place" if damaged == 1 else f"{damaged} places"
        statements.note("encoding", f"damaged in {where}, shown there as \ufffd")
    source_lines.read_into(statements, text)
    office_properties.read_into(
        statements, created=content.created, changed=content.changed, author=content.author
    )
    title = office_properties.title(content.title, "", "", content.blocks)
    return statements.document(file, title or titles.of_text(file, text), text)


def recognises(data: bytes) -> bool:
    """Return whether the bytes begin as RTF does."""
    return _OPENING.match(data) is not None


def _no_text(pictures: int) -> str:
    if not pictures:
        return "There is no text in this RTF file."
    only = "a picture" if pictures == 1 else f"{pictures} pictures"
    return f"There is no text in this RTF file, only {only}. Run text recognition, then add it."


FORMAT = Format("an RTF file", (".rtf",), read, recognises, signed=True)
