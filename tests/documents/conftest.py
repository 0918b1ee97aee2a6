# SPDX-License-Identifier: MIT
"""Real files for the readers: written to disk, read back from there."""

from __future__ import annotations

import pytest

from standpoint import documents
from standpoint.errors import UnreadableError


@pytest.fixture
def read(tmp_path):
    """Write bytes or text to a file of that name and read it."""

    def write_and_read(name, content):
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return documents.read(path)

    return write_and_read


@pytest.fixture
def reason(read):
    """Return why a file of that name and content cannot be read."""

    def write_and_fail(name, content):
        with pytest.raises(UnreadableError) as caught:
            read(name, content)
        assert caught.value.path.endswith(name)
        return caught.value.reason

    return write_and_fail


def _literal(text):
    for sign in ("\\", "(", ")"):
        text = text.replace(sign, "\\" + sign)
    return text.encode("cp1252")


def _page_stream(lines):
    return b"".join(
        b"q 500 0 0 700 40 60 cm /I1 Do Q\n"
        if line == "picture"
        else b"BT /F1 %g Tf %g %g Td (%s) Tj ET\n" % (line[2], *line[:2], _literal(line[3]))
        for line in lines
    )


@pytest.fixture
def make_pdf():
    """Return the bytes of a PDF; each page is a list of (x, y, size, text) and "picture"."""

    def make(pages, title=None):
        objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
        objects.append(
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
        )
        objects.append(
            b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 "
            b"/ColorSpace /DeviceGray /Length 1 >>\nstream\n\x7f\nendstream"
        )
        kids = []
        for page in pages:
            stream = _page_stream(page)
            objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
            objects.append(
                b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
                b"/Resources << /Font << /F1 3 0 R >> /XObject << /I1 4 0 R >> >> >>" % len(objects)
            )
            kids.append(b"%d 0 R" % len(objects))
        objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), b" ".join(kids))
        info = b""
        if title is not None:
            objects.append(b"<< /Title (%s) /CreationDate (D:20240605120000Z) >>" % _literal(title))
            info = b"/Info %d 0 R" % len(objects)
        return _assembled(objects, info)

    return make


def _assembled(objects, info):
    out, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(objects) + 1
    return (
        out
        + b"xref\n0 %d\n0000000000 65535 f \n" % size
        + table
        + b"trailer << /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF" % (size, info, len(out))
    )
