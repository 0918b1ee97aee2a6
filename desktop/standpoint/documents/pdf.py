# SPDX-License-Identifier: MIT
"""PDF files: their paragraphs, without page numbers and running heads."""

from __future__ import annotations

import re
import threading
from typing import Any

from standpoint.documents import (
    office_properties,
    pdf_lines,
    pdf_paragraphs,
    pdf_running_lines,
    source_lines,
    titles,
)
from standpoint.documents.formats import File, Format
from standpoint.documents.statements import Statements
from standpoint.model.reports import Document

_MOST_PAGES = 5_000
_MOST_SEARCHED = 500_000_000
"""Bytes to look through for the ends of streams that have none: one to three seconds."""
_LITTLE_TEXT = 60
_LOCKED = "This PDF is locked with a password. Save a copy without the password, then add that."
_DAMAGED = "This PDF is damaged and cannot be opened. Copy or download it again, then add it."
_RECOGNISE = "Run text recognition, then add it again."
_NO_TITLE = re.compile(
    r"(?i)microsoft (?:word|powerpoint|excel)\b.*|untitled\b.*|(?:document|dokument)\s*\d*|"
    r".*\.(?:docx?|dotx?|rtf|odt|pdf|indd|qxd|pub|txt|html?|pptx?|xlsx?)|https?:.*|about:blank|"
    r"[\w-]*\d[\w-]*|slide \d+|powerpoint presentation|print|scan.*|بدون عنوان"
)
_STREAM = re.compile(rb">>\s{0,9}stream")
# PDFium keeps state that threads of one process share.
_ONE_AT_A_TIME = threading.Lock()


def read(file: File) -> Document:
    """Return the text of a PDF; paragraphs are parted by a blank line.

    The dates in a PDF say when the file was made, not when it was published: they are weak
    findings, as is its author.

    Raises:
        UnreadableError: it is locked, damaged, or its pages are pictures.
    """
    with _ONE_AT_A_TIME:
        pages, pictures, properties = _pages(file)
    statements = Statements()
    kept = pdf_running_lines.without(pages)
    if not any(kept) and not all(pictures):
        kept = pages
    text = "\n\n".join(pdf_paragraphs.paragraphs(kept))
    if not re.search(r"\w", text):
        raise file.unreadable(_no_text(len(pages), sum(pictures)))
    if not _is_readable(text):
        raise file.unreadable(
            f"The letters in this PDF are stored as drawings that are no text. {_RECOGNISE}"
        )
    unread = sum(pictures)
    if unread:
        have = "is a picture" if unread == 1 else "are pictures"
        statements.note("text", f"{unread} of its {len(pages)} pages {have} with little or no text")
    source_lines.read_into(statements, text)
    office_properties.read_into(
        statements,
        created=_day(properties.get("CreationDate", "")),
        changed=_day(properties.get("ModDate", "")),
        author=properties.get("Author", ""),
    )
    title = _title(properties.get("Title", ""), text)
    return statements.document(file, title or titles.of_text(file, text), text)


def recognises(data: bytes) -> bool:
    """Return whether the bytes begin as a PDF does; some programs write a line before it."""
    return re.match(rb"(?:\xef\xbb\xbf)?\s*%PDF-\d|[^\n]{0,200}\n%PDF-\d", data[:1024]) is not None


def _pages(file: File) -> tuple[list[list[pdf_lines.Line]], list[bool], dict[str, str]]:
    """Return the lines of each page, which pages show pictures, and the file's properties."""
    import pypdfium2

    # Of each stream that is not ended PDFium seeks the end in all that follows.
    endless = sum(1 for _ in _STREAM.finditer(file.data)) - file.data.count(b"endstream")
    if endless * len(file.data) > _MOST_SEARCHED and endless > 2:
        raise file.unreadable(_DAMAGED)
    try:
        document = pypdfium2.PdfDocument(file.data)
    except pypdfium2.PdfiumError as error:
        is_locked = "password" in str(error).lower() or "security" in str(error).lower()
        raise file.unreadable(_LOCKED if is_locked else _DAMAGED) from error
    try:
        if not 0 < len(document) <= _MOST_PAGES:
            raise file.unreadable(
                f"This PDF has {len(document):,} pages; the limit is {_MOST_PAGES:,}. "
                "Split it, then add the parts."
                if len(document)
                else _DAMAGED
            )
        pages, pictures = [], []
        for number in range(len(document)):
            lines, is_picture = _page(document, number)
            pages.append(lines)
            pictures.append(is_picture)
        return pages, pictures, document.get_metadata_dict()
    finally:
        document.close()


def _page(document: Any, number: int) -> tuple[list[pdf_lines.Line], bool]:
    import pypdfium2

    try:
        page = document[number]
    except pypdfium2.PdfiumError:
        return [], False
    lines = pdf_lines.lines(page)
    image = pypdfium2.raw.FPDF_PAGEOBJ_IMAGE
    # A scanner's stamp or a page number does not make a picture a text.
    is_bare = sum(len(line.text) for line in lines) < _LITTLE_TEXT
    is_picture = is_bare and next(page.get_objects(filter=[image]), None) is not None
    page.close()
    return lines, is_picture


def _no_text(pages: int, pictures: int) -> str:
    if not pictures:
        its = "page is" if pages == 1 else f"{pages} pages are"
        return f"No text in this PDF. Its {its} empty or drawn. {_RECOGNISE}"
    if pages == 1:
        return f"No text in this PDF. Its page is a picture. {_RECOGNISE}"
    its = f"Its {pages}" if pictures == pages else f"{pictures} of its {pages}"
    return f"No text in this PDF. {its} pages are pictures. {_RECOGNISE}"


def _is_readable(text: str) -> bool:
    """Fonts without a table of characters give private signs in the place of letters."""
    strange = len(re.findall("[\x00-\x08\x0e-\x1f\x7f-\x9f\ue000-\uf8ff\ufffd]", text))
    return strange < 0.2 * len(re.sub(r"\s", "", text))


def _day(written: str) -> str:
    """Return the day of "D:20240605120000Z" (ISO 32000-1, 7.9.4), "" where it is none."""
    found = re.match(r"(?:D:)?(\d{4})(\d{2})(\d{2})", written.strip())
    return "-".join(found.groups()) if found else ""


def _title(stated: str, text: str) -> titles.Title | None:
    is_none = _NO_TITLE.fullmatch(stated.strip()) or titles.is_no_heading(stated)
    if is_none or len(stated.split()) < 2:
        return None
    return titles.of_properties(stated, text)


FORMAT = Format("a PDF", (".pdf",), read, recognises, signed=True)
