# SPDX-License-Identifier: MIT
"""E-mails (.eml): their text as it stands, with the day and the subject of the mail."""

from __future__ import annotations

import re
from email.message import MIMEPart
from email.utils import parseaddr, parsedate_to_datetime

from standpoint.documents import limits, mail_text, mime, source_lines, titles, written_dates
from standpoint.documents.formats import File, Format
from standpoint.documents.statements import Statements
from standpoint.model.reports import Document

# Who writes a letter by hand writes none of these.
_BY_MACHINE = re.compile(
    rb"(?im)^(?:received|return-path|message-id|mime-version|delivered-to|dkim-signature|"
    rb"x-mailer|x-[a-z-]+|content-transfer-encoding|content-type):"
)
_BY_PEOPLE = re.compile(rb"(?im)^(?:from|to|subject|date|sender|cc):")
_MANY_NAMED = 10


def read(file: File) -> Document:
    """Return the text of an e-mail. What it quotes or forwards in its text stays.

    Attachments are not read; the evidence of the text names them.

    Raises:
        UnreadableError: it is no e-mail, is encrypted, or holds no text.
    """
    limits.check_parts(file, "e-mail")
    message = mime.parse(file.data)
    if not mime.header(message, "from") and not mime.header(message, "subject"):
        raise file.unreadable(
            f"This is not an e-mail, though its name ends in {file.suffix}. "
            "Rename it to end in .txt, then add it again."
        )
    if message.get_content_type() == "multipart/encrypted" or "pkcs7-mime" in (
        message.get_content_type()
    ):
        raise file.unreadable(
            "This e-mail is encrypted. Open it in your mail program, save its text as .txt, "
            "then add that."
        )
    content = mail_text.content(file, message)
    if not re.search(r"\w", content.text):
        raise file.unreadable(_no_text(content))
    statements = Statements()
    for note in dict.fromkeys(content.encodings):
        statements.note("encoding", note)
    if content.attachments:
        statements.note("text", f"not read: {_named(content.attachments)}")
    _describe(statements, message)
    source_lines.read_into(statements, content.text)
    subject = titles.stated(mime.header(message, "subject"), "subject of the mail")
    title = subject or titles.of_text(file, content.text, hard_wrapped=content.hard_wrapped)
    return statements.document(file, title, content.text, hard_wrapped=content.hard_wrapped)


def recognises(data: bytes) -> bool:
    """Return whether the bytes begin with the head of a mail that a program wrote."""
    head = mime.head(data)
    return (
        head is not None
        and len(set(_BY_PEOPLE.findall(head))) >= 1
        and re.search(rb"(?im)^(?:from|sender|subject):", head) is not None
        and _BY_MACHINE.search(head) is not None
    )


def _describe(statements: Statements, message: MIMEPart) -> None:
    """Add the day, the sender as a weak actor, and the body or list that it was sent for."""
    written = mime.header(message, "date")
    try:
        day = parsedate_to_datetime(written).date().isoformat() if written else ""
    except (ValueError, TypeError, OverflowError):
        day = written
    wrong = _wrong_weekday(mime.as_written(message, "date"), day)
    if wrong:
        statements.note("date", f"date of the mail: {wrong}")
    else:
        statements.add_date(day, "date of the mail")
    statements.add("publisher", mime.header(message, "organization"), "organisation of the sender")
    mailing_list = re.sub(r"\s*<[^<>]*>\s*$", "", mime.header(message, "list-id")).strip(' "')
    statements.add("publisher", mailing_list, "mailing list", "likely")
    name, _address = parseaddr(mime.header(message, "from"))
    statements.add("actor", name, "sender of the mail", "weak")


def _wrong_weekday(written: str, day: str) -> str:
    """Return why the weekday in the head of a mail contradicts its day, "" where it does not."""
    weekday = re.match(r"[A-Za-z]{3,9}(?=,|\s)", written)
    own = written_dates.wrong_weekday(f"{weekday[0]}, {day}") if weekday else ""
    return written_dates.wrong_weekday(written) or own


def _no_text(content: mail_text.Content) -> str:
    if not content.attachments:
        return "There is no text in this e-mail."
    named = _named(content.attachments)
    return f"There is no text in this e-mail, only {named}. Save what is attached, then add that."


def _named(attachments: list[str]) -> str:
    more = len(attachments) - _MANY_NAMED
    named = ", ".join(f"“{name}”" for name in attachments[:_MANY_NAMED])
    kind = "the attachment" if len(attachments) == 1 else "the attachments"
    return f"{kind} {named}" + (f" and {more} more" if more > 0 else "")


FORMAT = Format("an e-mail", (".eml",), read, recognises)
