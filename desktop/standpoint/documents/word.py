# SPDX-License-Identifier: MIT
"""Word files (.docx): paragraphs and tables in the order in which they stand."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime

from standpoint.documents import limits, office_properties, source_lines, titles, word_text
from standpoint.documents.formats import File, Format
from standpoint.documents.statements import Statements
from standpoint.model.reports import Document

_MOST_MEMBERS = 10_000
_MOST_XML = 100_000_000
_MOST_UNPACKED = 400_000_000


def read(file: File) -> Document:
    """Return the text of a Word file; paragraphs are parted by a blank line.

    The dates in a Word file say when it was saved, not when it was published, and its author is
    who typed it: they are weak findings.

    Raises:
        UnreadableError: it is damaged, too large when unpacked, or holds no text.
    """
    import docx

    _check(file)
    document = docx.Document(io.BytesIO(file.data))
    content = word_text.content(document)
    text = "\n\n".join(content.blocks)
    if not text:
        raise file.unreadable(_no_text(content.pictures))
    statements = Statements()
    source_lines.read_into(statements, text)
    properties = document.core_properties
    office_properties.read_into(
        statements,
        created=_day(properties.created),
        changed=_day(properties.modified),
        author=properties.author or properties.last_modified_by or "",
    )
    title = office_properties.title(
        properties.title or "", content.title, content.heading, content.blocks
    )
    return statements.document(file, title or titles.of_text(file, text), text)


def recognises(data: bytes) -> bool:
    """Return whether the bytes are a Word file, by what is packed in them."""
    if not data.startswith(b"PK\3\4"):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            names = packed.namelist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return False
    return "[Content_Types].xml" in names and any(name.startswith("word/") for name in names)


def _check(file: File) -> None:
    """Refuse what would fill the memory, and what Word never writes."""
    with zipfile.ZipFile(io.BytesIO(file.data)) as packed:
        members = packed.infolist()
        xml = sum(m.file_size for m in members if m.filename.endswith((".xml", ".rels")))
        if (
            len(members) > _MOST_MEMBERS
            or xml > _MOST_XML
            or sum(m.file_size for m in members) > _MOST_UNPACKED
        ):
            raise file.unreadable(
                "This Word file is too large when unpacked. Save its text as .txt, then add that."
            )
        for member in members:
            if not member.filename.endswith((".xml", ".rels")):
                continue
            with packed.open(member) as part:
                opening = part.read(4096)
                if member.file_size > limits.MOST_OFFICE_TAGS:
                    limits.check_tags(file, opening + part.read(), limits.MOST_OFFICE_TAGS)
            if b"<!DOCTYPE" in opening or b"<!ENTITY" in opening:
                raise file.unreadable(
                    "This Word file defines entities, which Word never does, and is not opened. "
                    "Open it in Word, save a copy, then add that."
                )
            if member.filename == "_rels/.rels" and b"purl.oclc.org/ooxml" in opening:
                raise file.unreadable(
                    "This Word file is saved as Strict Open XML, which is not read. "
                    "Save it as an ordinary .docx, then add that."
                )


def _no_text(pictures: int) -> str:
    if not pictures:
        return "There is no text in this Word file."
    only = "a picture" if pictures == 1 else f"{pictures} pictures"
    return f"There is no text in this Word file, only {only}. Run text recognition, then add it."


def _day(moment: datetime | None) -> str:
    return "" if moment is None else moment.date().isoformat()


FORMAT = Format("a Word file", (".docx",), read, recognises, signed=True)
