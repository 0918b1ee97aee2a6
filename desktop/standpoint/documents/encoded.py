# SPDX-License-Identifier: MIT
"""Text files of any size, read at byte offsets and never held in memory as a whole."""

from __future__ import annotations

import codecs
import io
import re
from collections.abc import Iterator
from typing import BinaryIO

from standpoint.documents import decoding
from standpoint.documents.containers import Source

_CHUNK = 1 << 20
_JUDGED = 200_000
_LONGEST_LINE = 100_000_000
_MOST_WIDE = 100_000_000
_WIDE_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_NOT_TEXT = "This file holds no text: it is made of bytes that are no characters."
_TOO_WIDE = (
    "This file is stored as UTF-16 and too large for that. Save it as UTF-8, then add it again."
)
_INNER_RETURN = re.compile(rb"(?<=\r)(?!\n)")


class Encoded:
    """Lines of a text file, each at the offset of its first byte.

    `start` is the offset behind a byte order mark. Files in which a line feed is more than one
    byte are turned to UTF-8 in memory first. `note` says what had to be told of the encoding.

    Raises:
        UnreadableError: on opening, where it is no text.
    """

    def __init__(self, source: Source) -> None:
        self._file = source.file
        self.start = 0
        self.note: str | None = None
        self.size = source.size
        self._stream: BinaryIO = source.stream()
        try:
            self._open(source)
        except BaseException:
            self.close()
            raise

    def _open(self, source: Source) -> None:
        head = source.head
        if head.startswith(_WIDE_MARKS) or head.count(b"\0") > len(head) / 20:
            if source.size > _MOST_WIDE:
                raise self._file.unreadable(_TOO_WIDE)
            decoded = decoding.decode(self._file.holding(self._stream.read()))
            self._stream.close()
            text = decoded.text.encode("utf-8")
            self._stream, self.size = io.BytesIO(text), len(text)
            self.encoding, self.note = "utf-8", decoded.note
            return
        if not decoding.looks_like_text(head.replace(b"\0", b"")):
            raise self._file.unreadable(_NOT_TEXT)
        if head.startswith(codecs.BOM_UTF8):
            self.start = len(codecs.BOM_UTF8)
        if self._is_utf8():
            self.encoding = "utf-8"
            return
        told = decoding.decode(self._file.holding(self._telling()))
        self.encoding, self.note = told.encoding, told.note

    def _is_utf8(self) -> bool:
        decoder = codecs.getincrementaldecoder("utf-8")()
        self._stream.seek(0)
        try:
            while chunk := self._stream.read(_CHUNK):
                if not chunk.isascii() or decoder.getstate()[0]:
                    decoder.decode(chunk)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return False
        return True

    def _telling(self) -> bytes:
        """Return lines by which the encoding can be told: those with letters beyond ASCII."""
        found = bytearray()
        for _, line in self.raw_lines(self.start):
            if not line.isascii():
                found += line
                if len(found) > _JUDGED:
                    break
        return bytes(found).replace(b"\0", b"")

    def raw_lines(self, offset: int) -> Iterator[tuple[int, bytes]]:
        """Yield each line from an offset on, with the offset behind it; CR alone ends one too."""
        self._stream.seek(offset)
        while line := self._stream.readline(_LONGEST_LINE):
            for piece in _INNER_RETURN.split(line) if b"\r" in line[:-2] else (line,):
                if piece:
                    offset += len(piece)
                    yield offset, piece

    def chunks(self, offset: int) -> Iterator[bytes]:
        """Yield the bytes from an offset on."""
        self._stream.seek(offset)
        while chunk := self._stream.read(_CHUNK):
            yield chunk

    def read(self, start: int, end: int) -> str:
        """Return the text between two offsets."""
        self._stream.seek(start)
        return self.decode(self._stream.read(end - start))

    def decode(self, data: bytes) -> str:
        """Return bytes as text, without NUL."""
        text = data.decode(self.encoding, "replace")
        return text.replace("\0", "") if "\0" in text else text

    def close(self) -> None:
        """Close the file."""
        self._stream.close()
