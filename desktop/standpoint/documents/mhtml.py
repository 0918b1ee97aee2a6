# SPDX-License-Identifier: MIT
"""Web archives (.mhtml): a page that a browser saved in one file with all that it shows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email.message import MIMEPart
from email.utils import parsedate_to_datetime

from standpoint.documents import limits, mime, web
from standpoint.documents.formats import File, Format
from standpoint.documents.statements import Statements
from standpoint.model.reports import Document

_SAVED = re.compile(
    rb"(?im)^snapshot-content-location:|^from:\s*[\"'<]*(?:saved by|=\?[^?]+\?[bq]\?)[^\n]*|"
    rb"^x-mimeole:|^content-location:"
)
_SENT = re.compile(rb"(?im)^(?:to|cc|bcc|received|delivered-to|return-path|message-id):")
_RELATED = re.compile(rb"(?i)^content-type:\s*(?:multipart/(?:related|mixed)|text/html)", re.M)
_PARTS = re.compile(rb"(?i)\bcontent-location:\s*[\"']?(?:https?|file|cid):")


def read(file: File) -> Document:
    """Return the main text of a saved page, as of a web page.

    Raises:
        UnreadableError: there is no page in it, or no text in the page.
    """
    limits.check_parts(file, "web archive")
    message = mime.parse(file.data)
    page = _page(message)
    if page is None or not mime.data(page).strip():
        raise file.unreadable(
            "There is no web page in this web archive. Open the page in a browser, "
            "save it again, then add that."
        )
    statements = Statements()
    address = mime.header(page, "content-location") or mime.header(
        message, "snapshot-content-location"
    )
    statements.add("source", address, "address that the page was saved from")
    statements.add_date(_saved_on(message), "day on which the page was saved", "weak")
    inner = file.holding(mime.data(page))
    return web.read_into(statements, inner, mime.charset(page), mime.header(message, "subject"))


def recognises(data: bytes) -> bool:
    """Return whether the bytes are a page saved as MIME parts, and not a mail with one."""
    head = mime.head(data)
    if head is None or not _RELATED.search(head) or _SENT.search(head):
        return False
    return _SAVED.search(head) is not None or _PARTS.search(data[:65_536]) is not None


def _page(message: MIMEPart) -> MIMEPart | None:
    """Return the page itself: what the file calls its start, else the first page in it."""
    pages = [part for part in _leaves(message) if part.get_content_type() in (
        "text/html", "application/xhtml+xml"
    )]  # fmt: skip
    start = message.get_param("start")
    named = [page for page in pages if start and mime.header(page, "content-id") == start]
    return next(iter(named or pages), None)


def _leaves(message: MIMEPart) -> Iterator[MIMEPart]:
    for part in message.walk():
        if not part.is_multipart():
            yield part


def _saved_on(message: MIMEPart) -> str:
    try:
        return parsedate_to_datetime(mime.header(message, "date")).date().isoformat()
    except (ValueError, TypeError, OverflowError):
        return ""


FORMAT = Format("a web archive", (".mhtml", ".mht"), read, recognises)
