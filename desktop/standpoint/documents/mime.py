# SPDX-License-Identifier: MIT
"""Mail and web archives are made of MIME parts: their head, their headers, their bytes."""

from __future__ import annotations

import codecs
import email
import re
from email import policy
from email.header import decode_header, make_header
from email.message import MIMEPart

_LONGEST_HEAD = 65_536
_LINE = re.compile(rb"[!-9;-~]{1,100}[ \t]*:.*|[ \t]+\S.*")
_POLICY = policy.default.clone(raise_on_defect=False)


def head(data: bytes) -> bytes | None:
    """Return the headers at the start of a file, None where it does not begin with some.

    The line "From …" with which mailboxes begin a mail is cut off.
    """
    opening = _narrow(data[:_LONGEST_HEAD]).lstrip(b"\r\n")
    if opening.startswith(b"From "):
        opening = opening.partition(b"\n")[2]
    lines = []
    for line in opening.replace(b"\r\n", b"\n").split(b"\n"):
        if not line.strip():
            break
        if not _LINE.fullmatch(line):
            return None
        lines.append(line)
    return b"\n".join(lines) if lines and not lines[0][:1].isspace() else None


def parse(data: bytes) -> MIMEPart:
    """Return the parts of a file; damaged ones become what can be had of them."""
    opening = _narrow(data).lstrip(b"\r\n")
    return email.message_from_bytes(_mended_head(opening), policy=_POLICY)


def _narrow(data: bytes) -> bytes:
    """Some programs save a mail in UTF-16, which no mail server would send."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", "replace").encode("utf-8")
    return data.removeprefix(codecs.BOM_UTF8)


def _mended_head(data: bytes) -> bytes:
    """Leave out lines that are no headers: the standard library takes the first as the text."""
    found = re.search(rb"\r?\n\r?\n", data[:_LONGEST_HEAD])
    if found is None or head(data) is not None:
        return data
    lines = data[: found.start()].split(b"\n")
    kept = [line for line in lines if _LINE.fullmatch(line.rstrip(b"\r"))]
    is_head = len(kept) >= 3 and len(lines) - len(kept) <= 3
    return b"\n".join(kept) + data[found.start() :] if is_head else data


def header(message: MIMEPart, name: str) -> str:
    """Return a header as one line of text, "" where there is none or it cannot be read."""
    try:
        value = message.get(name)
    except Exception:  # the parser of the standard library fails on odd addresses in many ways
        value = next((raw for key, raw in message.raw_items() if key.lower() == name), None)
        try:
            value = None if value is None else str(make_header(decode_header(str(value))))
        except Exception:  # an unknown encoding
            value = None
    return "" if value is None else _mended(" ".join(str(value).split()))


def as_written(message: MIMEPart, name: str) -> str:
    """Return a header as it stands there: the standard library writes dates anew."""
    found = (str(raw) for key, raw in message.raw_items() if key.lower() == name)
    return " ".join(next(found, "").split())


def data(part: MIMEPart) -> bytes:
    """Return the bytes of a part, its transfer encoding undone as far as it can be."""
    try:
        found = part.get_payload(decode=True)
    except Exception:  # damaged base64 and its like
        found = None
    return found if isinstance(found, bytes) else b""


def charset(part: MIMEPart) -> str | None:
    """Return the encoding that a part states for its letters."""
    try:
        stated = part.get_content_charset()
    except Exception:  # a damaged header
        return None
    return stated or None


def file_name(part: MIMEPart) -> str:
    """Return the name under which a part is attached, "" for none."""
    try:
        return _mended(" ".join((part.get_filename() or "").split()))
    except Exception:  # a damaged header
        return ""


def _mended(value: str) -> str:
    """Headers with letters that no encoding is stated for come as lone surrogates."""
    try:
        raw = value.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return value.encode("utf-8", "replace").decode("utf-8")
    return raw.decode("utf-8", "replace")
