# SPDX-License-Identifier: MIT
"""The text of a mail: the plain version of each part that is shown, else the HTML one."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from email.message import MIMEPart

from standpoint.documents import decoding, limits, mime, web, web_text, wrapping
from standpoint.documents.formats import File

_DEEPEST = 20
_LITTLE = 5
# Encodings whose bytes are all ASCII, so that they pass as UTF-8.
_SHIFTED = re.compile(r"(?i)iso-2022-.*|hz.*|utf-7")


@dataclass(slots=True)
class Content:
    """What a mail holds; `attachments` are the names of parts that are not read."""

    text: str = ""
    hard_wrapped: bool = False
    attachments: list[str] = field(default_factory=list)
    encodings: list[str] = field(default_factory=list)


def content(file: File, message: MIMEPart) -> Content:
    """Return the text of a mail with the names of what is attached.

    Raises:
        UnreadableError: it cannot be told how its letters are stored.
    """
    found = Content()
    texts = [text.strip("\n") for text in _texts(file, message, found, 0)]
    found.text = "\n\n".join(text for text in texts if text.strip())
    found.hard_wrapped = wrapping.is_hard_wrapped(found.text)
    return found


def _texts(file: File, part: MIMEPart, found: Content, depth: int) -> Iterator[str]:
    kind = part.get_content_type()
    parts = list(part.iter_parts()) if part.is_multipart() else []
    if depth > _DEEPEST:
        return
    if kind == "multipart/alternative":
        yield _preferred(file, parts, found, depth)
    elif kind == "multipart/related":
        yield from _root(file, parts, found, depth)
    elif kind == "message/rfc822" or (kind.startswith("message/") and depth):
        found.attachments.append(_name_of(part))
    elif parts:
        for inner in parts:
            yield from _texts(file, inner, found, depth + 1)
    elif part.is_attachment() or not kind.startswith("text/") or _is_file(part, kind):
        if not kind.startswith(("multipart/", "application/pgp-sig", "application/pkcs7-sig")):
            found.attachments.append(_name_of(part))
    elif kind == "text/html":
        yield "\n\n".join(_html(file, part, found))
    else:
        yield _plain(file, part, found)


def _preferred(file: File, parts: list[MIMEPart], found: Content, depth: int) -> str:
    """Return the plain version, or the HTML one where the plain one says next to nothing."""
    versions: dict[str, str] = {}
    for part in parts:
        texts = "\n\n".join(filter(None, _texts(file, part, found, depth + 1)))
        is_plain = part.get_content_type() == "text/plain"
        versions.setdefault("plain" if is_plain else "rich", texts)
        if not is_plain and not versions["rich"].strip():
            versions["rich"] = texts
    plain, rich = versions.get("plain", ""), versions.get("rich", "")
    says_little = _LITTLE * len("".join(plain.split())) < len("".join(rich.split()))
    return rich if says_little else plain


def _root(file: File, parts: list[MIMEPart], found: Content, depth: int) -> Iterator[str]:
    """Yield the text of the first part; the others are pictures that it shows."""
    for at, inner in enumerate(parts):
        if at and not inner.get_content_type().startswith(("text/", "multipart/")):
            if inner.is_attachment():
                found.attachments.append(_name_of(inner))
            continue
        yield from _texts(file, inner, found, depth + 1)


def _html(file: File, part: MIMEPart, found: Content) -> list[str]:
    data = mime.data(part)
    source = _decoded(file, data, mime.charset(part) or web.declared(data), found)
    limits.check_tags(file, source)
    page = web_text.parse(source) if source.strip() else None
    if page is None:
        return []
    body = page.find("body")
    # The whole of a mail is its text: what frames a web page frames no mail.
    return web_text.shown(page if body is None else body, web_text.NEVER_SHOWN)


def _plain(file: File, part: MIMEPart, found: Content) -> str:
    text = _decoded(file, mime.data(part), mime.charset(part), found)
    if part.get_param("format") != "flowed":
        return text
    return _flowed(text, joins=part.get_param("delsp") == "yes")


def _flowed(text: str, *, joins: bool) -> str:
    """Join lines that end in a space (RFC 3676, section 4); the signature's mark does not."""
    lines: list[str] = []
    is_open = False
    for line in text.split("\n"):
        quoted = re.match(">*", line)
        marks = quoted[0] if quoted else ""
        words = line[len(marks) :].removeprefix(" ")
        soft = words.endswith(" ") and words != "-- "
        words = words[:-1] if soft and joins else words
        if is_open and lines and _marks(lines[-1]) == marks and words != "-- ":
            lines[-1] += words
        else:
            lines.append(f"{marks} {words}" if marks else words)
        is_open = soft
    return "\n".join(line.rstrip() for line in lines)


def _marks(line: str) -> str:
    found = re.match(">*", line)
    return found[0] if found else ""


def _decoded(file: File, data: bytes, charset: str | None, found: Content) -> str:
    if not data.strip():
        return ""
    if charset and _SHIFTED.fullmatch(charset):
        try:
            return codecs.decode(data, charset, "replace").replace("\r\n", "\n")
        except LookupError:
            pass
    decoded = decoding.decode(file.holding(data), charset)
    if decoded.note:
        found.encodings.append(decoded.note)
    return decoded.text


def _is_file(part: MIMEPart, kind: str) -> bool:
    """Return whether a part is a file, though nothing says that it is attached."""
    return kind not in ("text/plain", "text/html", "text/enriched") or (
        part.get_content_disposition() is None and bool(mime.file_name(part))
    )


def _name_of(part: MIMEPart) -> str:
    named = mime.file_name(part)
    if named:
        return named
    if part.get_content_type() == "message/rfc822":
        inner = next(iter(part.iter_parts()), None)
        subject = "" if inner is None else mime.header(inner, "subject")
        return subject or "another e-mail"
    return part.get_content_type()
