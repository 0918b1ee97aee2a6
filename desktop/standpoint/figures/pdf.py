# SPDX-License-Identifier: MIT
"""A page as PDF: real text in embedded faces, cut at its edge, with its method as its subject."""

from __future__ import annotations

import math
import re
from hashlib import blake2b

from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QHashSeed,
    QIODevice,
    QMarginsF,
    QSizeF,
    QUuid,
)
from PySide6.QtGui import QPageSize, QPainter, QPdfWriter

from standpoint.errors import ExportError
from standpoint.figures.about import LANGUAGE, MAKER, xmp
from standpoint.figures.drawing import Drawing
from standpoint.figures.painting import paint
from standpoint.figures.pdf_actual_text import say
from standpoint.figures.pdf_letters import name_letters
from standpoint.figures.pdf_update import Update

_DPI = 1200
_WHOLE_FONT = re.compile(rb"\n(\d+) 0 obj\n<< /Type /Font\n/Subtype /Type0")
_BASE = re.compile(rb"(/BaseFont )/\S+")
_EXACT = QPageSize.SizeMatchPolicy.ExactMatch
_DATES = re.compile(rb"/(?:CreationDate|ModDate) \(D:[^)]*\)\n")
_OFFSET = re.compile(rb"(\d{10})(?= \d{5} n)")
_BOX = re.compile(rb"/MediaBox \[0 0 [\d.]+ ([\d.]+)\]")
_BARE = re.compile(rb"\n/(?:Author|Subject) [^\n]*")


def pdf(page: Drawing) -> bytes:
    """Return a page as the content of a file; the same page gives the same bytes.

    Raises:
        ExportError: Qt could not paint it.
    """
    # Qt writes faces in the order of a hash, which each start of a program shuffles anew.
    QHashSeed.setDeterministicGlobalSeed()
    try:
        return _described(_written(page), page)
    finally:
        QHashSeed.resetRandomGlobalSeed()


def _written(page: Drawing) -> bytes:
    """Return a page as Qt writes it."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(page.title)
    writer.setCreator(MAKER)
    packet = xmp(page)
    writer.setDocumentXmpMetadata(QByteArray(packet))
    writer.setDocumentId(_identity(page))
    writer.setResolution(_DPI)
    # Qt's pages have whole points; what is more than the page is cut off below.
    size = QSizeF(math.ceil(page.width), math.ceil(page.height))
    writer.setPageSize(QPageSize(size, QPageSize.Unit.Point, "", _EXACT))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    painter = QPainter()
    if not painter.begin(writer):
        raise ExportError("The PDF could not be made. Try another format.")
    try:
        paint(page, painter, _DPI)
    finally:
        painter.end()
    buffer.close()
    return bytes(data.data())


def _identity(page: Drawing) -> QUuid:
    """Return the number of the document: another one for another page, none by chance."""
    said = blake2b(repr(page).encode("utf-8", "replace"), digest_size=16).digest()
    return QUuid.fromRfc4122(QByteArray(said))


def _described(written: bytes, page: Drawing) -> bytes:
    """Return Qt's file without its clock, with what Qt has no words for: subject and language."""
    still = _without_clock(written)
    update = Update(still)
    if not update.catalog:
        return still
    name_letters(update, still, " ".join(text.text for text in page.texts()))
    _cut(update, page)
    _name_subsets(update, still)
    say(update, page.texts(), _DPI)
    catalog = update.read(update.catalog)
    named = f"/Type /Catalog\n/Lang ({LANGUAGE})\n/ViewerPreferences << /DisplayDocTitle true >>"
    update.put(update.catalog, catalog.replace(b"/Type /Catalog", named.encode(), 1))
    information = re.search(rb"/Info (\d+) 0 R", still[still.rfind(b"trailer") :])
    if information:
        number = int(information[1])
        kept = _BARE.sub(b"", update.read(number)).rpartition(b">>")[0]
        subject = (b"\xfe\xff" + page.description.encode("utf-16-be", "replace")).hex()
        update.put(number, kept + f"/Subject <{subject}>\n>>".encode())
    return update.written()


def _without_clock(written: bytes) -> bytes:
    """Return Qt's file without the time of its making; what comes after moves up."""
    found = list(_DATES.finditer(written, 0, written.find(b"endobj")))
    start = re.search(rb"startxref\s+(\d+)\s+%%EOF\s*$", written)
    if not found or not start:
        return written
    gone = sum(len(date[0]) for date in found)
    after = found[-1].end()

    def moved(offset: int) -> int:
        return offset - gone if offset >= after else offset

    table = int(start[1])
    body = _DATES.sub(b"", written[:after]) + written[after:table]
    offsets = _OFFSET.sub(lambda o: b"%010d" % moved(int(o[1])), written[table : start.start()])
    return body + offsets + b"startxref\n%d\n%%%%EOF\n" % moved(table)


def _cut(update: Update, page: Drawing) -> None:
    """Give the page its exact size: without that a dark one has a white edge."""
    tree = re.search(rb"/Pages (\d+) 0 R", update.read(update.catalog))
    kids = re.search(rb"/Kids\s*\[\s*(\d+) 0 R", update.read(int(tree[1])) if tree else b"")
    for number in {int(found[1]) for found in (tree, kids) if found}:
        body = update.read(number)
        box = _BOX.search(body)
        if box:
            top = float(box[1])
            exact = f"/MediaBox [0 {top - page.height:.3f} {page.width:.3f} {top:.3f}]"
            update.put(number, _BOX.sub(exact.encode(), body))


def _name_subsets(update: Update, written: bytes) -> None:
    """Call each face the subset that it is, as its descriptor does (ISO 32000-1, 9.6.4)."""
    for found in _WHOLE_FONT.finditer(written):
        whole = int(found[1])
        part = re.search(rb"/DescendantFonts \[(\d+) 0 R", update.read(whole))
        about = re.search(rb"/FontDescriptor (\d+) 0 R", update.read(int(part[1])) if part else b"")
        name = re.search(rb"/FontName (/\S+)", update.read(int(about[1])) if about else b"")
        if part and name:
            for number in (whole, int(part[1])):
                update.put(number, _BASE.sub(rb"\g<1>" + name[1], update.read(number)))
