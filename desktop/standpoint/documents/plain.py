# SPDX-License-Identifier: MIT
"""Plain text: the stored text is the file, decoded, without forms of letters for print."""

from __future__ import annotations

from standpoint.documents import decoding, source_lines, titles, wrapping
from standpoint.documents.formats import File, Format
from standpoint.documents.statements import Statements
from standpoint.model.reports import Document


def read(file: File) -> Document:
    """Return the text of a plain text file.

    Raises:
        UnreadableError: it is not text.
    """
    statements = Statements()
    decoded = decoding.decode(file)
    if decoded.note:
        statements.note("encoding", decoded.note)
    text = decoded.text
    source_lines.read_into(statements, text)
    hard_wrapped = wrapping.is_hard_wrapped(text)
    title = titles.of_text(file, text, hard_wrapped=hard_wrapped)
    return statements.document(file, title, text, hard_wrapped=hard_wrapped)


FORMAT = Format("a text", (".txt", ".text"), read)
