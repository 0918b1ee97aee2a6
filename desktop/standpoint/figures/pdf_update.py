# SPDX-License-Identifier: MIT
"""A PDF as Qt writes it: its objects, and new ones added at its end (ISO 32000-1, 7.5.6)."""

from __future__ import annotations

import re


class Update:
    """What is changed in a PDF; `written()` is the file with it.

    A file that is not written as Qt writes it has no `catalog`, and nothing is to be changed.
    """

    def __init__(self, pdf: bytes) -> None:
        self._pdf = pdf
        self._objects: dict[int, bytes] = {}
        self._trailer = pdf[pdf.rfind(b"trailer") :]
        start = re.findall(rb"startxref\s+(\d+)", pdf)
        size = re.search(rb"/Size (\d+)", self._trailer)
        root = re.search(rb"/Root (\d+) 0 R", self._trailer)
        self._start = int(start[-1]) if start else 0
        self.next = int(size[1]) if size else 0
        self.catalog = int(root[1]) if root and start and size else 0

    def read(self, number: int) -> bytes:
        """Return what stands between `obj` and `endobj`, empty where it is not there."""
        if number in self._objects:
            return self._objects[number]
        head = b"\n%d 0 obj\n" % number
        start = self._pdf.find(head)
        end = self._pdf.find(b"\nendobj", start)
        return self._pdf[start + len(head) : end] if 0 <= start < end else b""

    def put(self, number: int, body: bytes) -> None:
        """Write an object anew, or a new one of the number `next`."""
        self._objects[number] = body
        self.next = max(self.next, number + 1)

    def written(self) -> bytes:
        """Return the whole file."""
        if not self._objects:
            return self._pdf
        offset = len(self._pdf)
        body, table = b"", b"0 1\n0000000000 65535 f \n"
        for number in sorted(self._objects):
            table += b"%d 1\n%010d 00000 n \n" % (number, offset + len(body))
            body += b"%d 0 obj\n%s\nendobj\n" % (number, self._objects[number])
        kept = self._trailer[self._trailer.index(b"<<") + 2 : self._trailer.rindex(b">>")]
        kept = re.sub(rb"/Size \d+", b"/Size %d" % self.next, kept)
        end = b"trailer\n<<%s/Prev %d\n>>\n" % (kept, self._start)
        at = offset + len(body)
        return b"".join((self._pdf, body, b"xref\n", table, end, b"startxref\n%d\n%%%%EOF\n" % at))
