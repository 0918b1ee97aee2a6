# SPDX-License-Identifier: MIT
"""The formats that are read. A new one is its module, a line here and a test."""

from __future__ import annotations

from standpoint.documents import (
    epub,
    json_rows,
    mail,
    markdown,
    mhtml,
    odt,
    parquet,
    pdf,
    plain,
    rtf,
    separated,
    web,
    word,
    workbook,
    zipped,
)
from standpoint.documents.containers import Archive, Table
from standpoint.documents.formats import Format

FORMATS: tuple[Format, ...] = (
    pdf.FORMAT,
    word.FORMAT,
    odt.FORMAT,
    epub.FORMAT,
    rtf.FORMAT,
    mhtml.FORMAT,
    mail.FORMAT,
    web.FORMAT,
    markdown.FORMAT,
    plain.FORMAT,
)
"""In the order in which they are asked whether they recognise a file."""

ARCHIVES: tuple[Archive, ...] = (zipped.ARCHIVE,)
"""Asked after all others, since many of those are packed themselves."""

TABLES: tuple[Table, ...] = (
    parquet.TABLE,
    workbook.TABLE,
    json_rows.TABLE,
    separated.TABLE,
)
"""Asked after the formats, the one in plain letters last."""

SUFFIXES: tuple[str, ...] = (
    *(suffix for kind in FORMATS for suffix in kind.suffixes),
    *(suffix for archive in ARCHIVES for suffix in archive.suffixes),
    *(suffix for table in TABLES for suffix in table.suffixes),
)
"""The endings of files that are read, in lower case with their dot."""
