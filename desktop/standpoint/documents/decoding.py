# SPDX-License-Identifier: MIT
"""Bytes of a text file become text: by its mark, as UTF-8, as UTF-16, then by its letters."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from standpoint.documents import legacy_encodings, print_forms
from standpoint.documents.formats import File

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Python also knows codecs that are no encodings of letters, such as unicode_escape.
_OLD_NAME = re.compile(r"(?i)(windows|cp|x-cp|iso|latin|mac|x-mac|koi8|gb|big5|shift|euc).{0,20}")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_NULS_APART = 100
"""Text holds at most one stray NUL in so many bytes; what has more is made by a program."""
_FEW_NULS = 8
_FEW_APART = 12
"""So few may stand closer in a short text, where all else is sound."""
_NOT_TEXT = "This file holds no text: it is made of bytes that are no characters."
_UNKNOWN = (
    "It cannot be told how the letters of this file are stored. Open it in a text editor, "
    "save it as UTF-8, then add it again."
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """`text` has no byte order mark, only LF line ends and no forms of letters for print.

    `note` says what had to be told.
    """

    text: str
    encoding: str
    note: str | None = None


def decode(file: File, declared: str | None = None) -> Decoded:
    """Return the text of a file.

    Args:
        file: a file that holds text and no markup, or markup that is text.
        declared: the encoding that the file itself names, as web pages do; it is tried after
            UTF-8, because pages that claim to be something else often are UTF-8.

    Raises:
        UnreadableError: the bytes are no text, or it cannot be told which.
    """
    nuls = _stray_nuls(file.data)
    if nuls:
        file = file.holding(file.data.replace(b"\0", b""))
    decoded = _marked(file) or _unmarked(file, declared)
    text = print_forms.letters(decoded.text.replace("\r\n", "\n").replace("\r", "\n"))
    notes = [decoded.note] if decoded.note else []
    if nuls:
        bytes_ = "one byte that is" if nuls == 1 else f"{nuls:,} bytes that are"
        notes.append(f"damaged: {bytes_} no character left out")
    return Decoded(text, decoded.encoding, "; ".join(notes) or None)


def _stray_nuls(data: bytes) -> int:
    """Return how many NULs a damaged text holds, 0 where it is none or they belong to it."""
    nuls = data.count(0)
    if not nuls or (_NULS_APART * nuls > len(data) and not _has_few(data, nuls)):
        return 0
    # In UTF-16 one half of many characters is NUL, in some scripts of few.
    wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or _utf16(data) is not None
    return 0 if wide else nuls


def _has_few(data: bytes, nuls: int) -> bool:
    """Return whether a short text is sound but for a few NULs."""
    if nuls > _FEW_NULS or _FEW_APART * nuls > len(data):
        return False
    try:
        rest = data.replace(b"\0", b"").decode("utf-8")
    except UnicodeDecodeError:
        return False
    return not _CONTROLS.search(rest)


def looks_like_text(data: bytes) -> bool:
    """Return whether bytes could be a text without any signature."""
    return not _is_binary(data[:4096].decode("latin-1"))


def _marked(file: File) -> Decoded | None:
    for mark, encoding in _MARKS:
        if file.data.startswith(mark):
            body = file.data[len(mark) :]
            try:
                text = body.decode(encoding)
            except UnicodeDecodeError:
                if encoding == "utf-8":
                    return _mended_utf8(body)
                text = body.decode(encoding, "replace")
            damaged = text.count("\ufffd")
            if _is_binary(text) or damaged > 1 + len(text) // 500 or len(text) < 20 * damaged:
                raise file.unreadable(_NOT_TEXT)
            return Decoded(text, encoding, _damage(encoding, damaged))
    return None


def _unmarked(file: File, declared: str | None) -> Decoded:
    try:
        text = file.data.decode("utf-8")
    except UnicodeDecodeError:
        text = None
    if text is not None and not _is_binary(text):
        return Decoded(text, "utf-8")
    # Arabic in UTF-16 is made of bytes below 128, so it can pass as UTF-8 with control characters.
    wide = _utf16(file.data)
    if wide is not None:
        return wide
    if text is not None or _is_binary(file.data.decode("latin-1")):
        raise file.unreadable(_NOT_TEXT)
    return _declared(file.data, declared) or _mended_utf8(file.data) or _legacy(file)


def _declared(data: bytes, declared: str | None) -> Decoded | None:
    if declared is None or not _OLD_NAME.fullmatch(declared.strip()):
        return None
    try:
        name = codecs.lookup(declared.strip()).name
        # What browsers do: pages that say latin-1 or ASCII are cp1252.
        name = "cp1252" if name in ("iso8859-1", "ascii") else name
        text = data.decode(name)
    except (LookupError, UnicodeError, ValueError):
        return None
    if _is_binary(text):
        return None
    return Decoded(text, name, f"{name}, as the file says")


def _mended_utf8(data: bytes) -> Decoded | None:
    """Read UTF-8 with a few damaged bytes as such: its sound letters are proof enough."""
    text = data.decode("utf-8", "replace")
    damaged = text.count("\ufffd")
    sound = sum(len(run) for run in re.findall(r"[^\x00-\x7f\ufffd]+", text))
    cut_off = damaged == 1 and text.endswith("\ufffd") and sound > 0
    if sound < 4 * damaged and not cut_off:
        return None
    return Decoded(text, "utf-8", _damage("utf-8", damaged))


def _damage(encoding: str, places: int) -> str | None:
    if not places:
        return None
    where = "one place" if places == 1 else f"{places} places"
    return f"{encoding}, damaged in {where}, shown there as \ufffd"


def _legacy(file: File) -> Decoded:
    found = legacy_encodings.decode(file.data)
    if found is None:
        raise file.unreadable(_UNKNOWN)
    text, encoding = found
    return Decoded(text, encoding, f"{encoding}, told by its letters")


def _utf16(data: bytes) -> Decoded | None:
    """Read UTF-16 without a mark: in the right byte order nearly all of it is common letters."""
    if len(data) % 2:
        return None
    for encoding in ("utf-16-le", "utf-16-be"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        common = len(re.findall("[\t\n\r -~\u00a0-\u024f\u0400-\u06ff\u2010-\u203a]", text))
        spaced = len(text) < 40 or len(re.findall(r"\s", text)) >= len(text) / 40
        if spaced and common >= 0.95 * len(text) and not _is_binary(text):
            return Decoded(text, encoding, f"{encoding}, told by its letters")
    return None


def _is_binary(text: str) -> bool:
    """Text has no NUL and hardly ever another control character."""
    if "\0" in text:
        return True
    return len(_CONTROLS.findall(text)) > len(text) / 200
