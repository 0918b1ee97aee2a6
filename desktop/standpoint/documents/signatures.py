# SPDX-License-Identifier: MIT
"""Kinds of file that hold no report, known by their first bytes, each with its sentence."""

from __future__ import annotations

import re

_TEXT_RECOGNITION = "If it shows a text, run text recognition and add the result."
_SAVE_AS = "Save it as .docx, .pdf or .txt, then add that."
_UNPACK = "Unpack it, then add the files in it."

_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (rb"\x89PNG\r\n", f"This is a PNG picture, not a text. {_TEXT_RECOGNITION}"),
    (rb"\xff\xd8\xff", f"This is a JPEG picture, not a text. {_TEXT_RECOGNITION}"),
    (rb"GIF8[79]a", f"This is a GIF picture, not a text. {_TEXT_RECOGNITION}"),
    (rb"II\*\0|MM\0\*", f"This is a TIFF picture, not a text. {_TEXT_RECOGNITION}"),
    (rb"RIFF....WEBP", f"This is a WebP picture, not a text. {_TEXT_RECOGNITION}"),
    (rb"BM....\0\0\0\0", f"This is a BMP picture, not a text. {_TEXT_RECOGNITION}"),
    (rb"\x00\x00\x01\x00[\x01-\xff]\x00", "This is an icon, not a text."),
    (rb"....ftyp(?:hei[cxms]|mif1|avif)", f"This is a photograph, not a text. {_TEXT_RECOGNITION}"),
    (rb"8BPS", f"This is a Photoshop picture, not a text. {_TEXT_RECOGNITION}"),
    (rb"AT&TFORM", f"This is a DjVu scan, a format that is not read. {_TEXT_RECOGNITION}"),
    (rb"....ftyp|\x1aE\xdf\xa3|RIFF....AVI ", "This is a film, not a text."),
    (rb"ID3[\x02-\x04]|OggS\0|fLaC|RIFF....WAVE|\xff[\xfb\xf3\xf2][\x10-\xff]",
     "This is a sound recording, not a text. Write down what is said, then add that."),
    (rb"SQLite format 3\0",
     "This is a database, not a report. If it is a corpus, open it instead of adding it."),
    (rb"\x00\x05\x16\x07", "This is a leftover of macOS beside the real file, not a text."),
    (rb"\x1f\x8b\x08|BZh[1-9]1AY|\xfd7zXZ|7z\xbc\xaf|Rar!\x1a|\x28\xb5\x2f\xfd",
     f"This is a packed archive. {_UNPACK}"),
    (rb"\x7fELF|\xcf\xfa\xed\xfe|\xca\xfe\xba\xbe|MZ[^\n]{0,60}\0\0\0", "This is a program."),
    (rb"%!PS", f"This is a PostScript file, a format that is not read. {_SAVE_AS}"),
    (rb"\x00\x01\x00\x00\x00|OTTO\x00|wOF[F2]", "This is a font, not a text."),
)  # fmt: skip
_COMPILED = tuple((re.compile(sign, re.DOTALL), sentence) for sign, sentence in _SIGNATURES)

_ZIPPED: tuple[tuple[bytes, str], ...] = (
    (b"xl/workbook", "This is an Excel workbook and not one report: each of its rows is one."),
    (b"ppt/presentation", f"This is a PowerPoint file, a format that is not read. {_SAVE_AS}"),
    (b"vnd.oasis.opendocument.spreadsheet",
     "This is an OpenDocument spreadsheet, a format that is not read. Save it as .xlsx, then add "
     "that."),
    (b"vnd.oasis.opendocument.presentation",
     f"This is an OpenDocument presentation, a format that is not read. {_SAVE_AS}"),
    (b"vnd.oasis.opendocument",
     f"This is an OpenDocument file without text, which is not read. {_SAVE_AS}"),
)  # fmt: skip


def foreign(data: bytes) -> str | None:
    """Return the sentence for a file that holds no report, or None where nothing is known."""
    for sign, sentence in _COMPILED:
        if sign.match(data):
            return sentence
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return _compound(data)
    if data.startswith(b"PK\3\4") or data.startswith(b"PK\5\6"):
        return _zipped(data)
    if data[257:262] == b"ustar":
        return f"This is a packed archive. {_UNPACK}"
    return None


def _compound(data: bytes) -> str:
    """Office's old container also wraps new files that have a password."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return "This file is locked with a password. Save a copy without it, then add that."
    if "WordDocument".encode("utf-16-le") in data:
        return f"This is an old Word file (.doc), which is not read. {_SAVE_AS}"
    return f"This is an old Office file, a format that is not read. {_SAVE_AS}"


def _zipped(data: bytes) -> str:
    # Names stand at the beginning of each member and again in the list at the end.
    ends = data[:4096] + data[-65536:]
    for sign, sentence in _ZIPPED:
        if sign in ends:
            return sentence
    return "This is a ZIP archive and not one report: each file in it is one."
