# SPDX-License-Identifier: MIT
"""What the address of a report says of its date and of who published it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from standpoint.documents import written_dates
from standpoint.documents.traces import shortened
from standpoint.errors import DateError
from standpoint.model.dates import read_written
from standpoint.model.findings import Finding, Strength

_WHERE = "address"
_YEAR = r"(?P<y>(?:19|20)\d\d)"
_DAYS = (
    re.compile(rf"/{_YEAR}/(?P<m>\d\d?)/(?P<d>\d\d?)(?=/|\.html?$|$)"),
    re.compile(rf"(?:/|[?&](?:date|day|published)=){_YEAR}-(?P<m>\d\d)-(?P<d>\d\d)(?!\d)"),
    re.compile(rf"(?:/|[?&](?:date|day)=){_YEAR}(?P<m>\d\d)(?P<d>\d\d)(?=/|$|&)"),
)
_MONTH = re.compile(rf"/{_YEAR}/(?P<m>\d\d?)(?=/|\.html?$|$)")
# "/2013/middle_east/8/3/": the section stands between.
_PARTED = re.compile(rf"/{_YEAR}/[a-z][\w-]*/(?P<m>\d\d?)/(?P<d>\d\d?)(?=/|\.html?$|$)")
_UPLOAD = re.compile(r"(?i)/(?:uploads?|files?|media|assets|images?)/")
# Copies and shelves: their host published nothing.
_COPIES = re.compile(
    r"(?i)(?:web\.archive\.org|archive\.(?:is|ph|today|org)|.*webcache.*|localhost)"
)


def find(address: str) -> Iterator[Finding]:
    """Yield the date in the path of an address, and the host as a weak publisher."""
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return
    path = f"{parts.path}?{parts.query}" if parts.query else parts.path
    is_copy = _COPIES.fullmatch(host) is not None
    if host and not is_copy and re.search(r"[a-z]", host.rpartition(".")[2]):
        yield Finding("publisher", host, _WHERE, "weak")
    if not is_copy:
        yield from _date(path)


def _date(path: str) -> Iterator[Finding]:
    # A file is put on a site before or after what it holds is published.
    strength: Strength = "weak" if _UPLOAD.search(path) else "likely"
    for pattern in (*_DAYS, _PARTED, _MONTH):
        found = pattern.search(path)
        if found is None:
            continue
        day = found.groupdict().get("d")
        written = f"{found['y']}-{int(found['m']):02}" + (f"-{int(day):02}" if day else "")
        try:
            read = read_written(written)
        except DateError:
            continue
        if read.precision in ("day", "month") and not written_dates.trouble_of(read):
            held: Strength = "weak" if pattern is _PARTED else strength
            yield Finding("date", read.edtf, _WHERE, held, shortened(found[0].strip("/?&")))
            return
