# SPDX-License-Identifier: MIT
"""What the name of a file and of its folder says of a date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePath

from standpoint.documents import written_dates
from standpoint.documents.formats import File
from standpoint.documents.traces import Hint, shortened
from standpoint.errors import DateError
from standpoint.model.dates import read_written
from standpoint.model.findings import Finding, Strength

# Names that a camera, a telephone or a scanner gives: the day of the picture, not of the text.
_DEVICE = re.compile(
    r"(?i)(?:.*[ _-])?(?:img|dsc[nf]?|pxl|vid|aud|ptt|mvimg|fb_img|whatsapp|telegram|signal|viber|"
    r"screen ?shot|bildschirmfoto|capture|scan(?:ned)?|cam ?scanner|photo|picture|image|لقطة|صورة)"
    r"(?:[ _\d-]|$)|.*[-_]wa\d{4}\b"
)
# "export 2026-11-20", "site-backup_20240301": the day on which a program wrote the file.
_WRITTEN_OUT = re.compile(
    r"(?i)(?:\w+[ _-])?(?:export(?:ed)?|backup|downloads?|downloaded|saved|accessed|retrieved|dump|"
    r"snapshot|تصدير)[ _-]*(?:(?:of|on|from|at|vom|am|في)[ _-]+)?\d"
)
_YEAR = r"(?:19|20)\d\d"
_DAY = re.compile(rf"(?<!\d)(?P<y>{_YEAR})(?P<s>[-_. ])(?P<m>\d\d?)(?P=s)(?P<d>\d\d?)(?!\d)")
_COMPACT = re.compile(
    rf"(?<![^\W_])(?P<y>{_YEAR})(?P<m>\d\d)(?P<d>\d\d)(?:T\d{{4,6}}Z?)?(?![^\W_])"
)
_TURNED = re.compile(rf"(?<!\d)(?P<a>\d\d?)(?P<s>[-_. ])(?P<b>\d\d?)(?P=s)(?P<y>{_YEAR})(?!\d)")
_MONTH = re.compile(rf"(?:^|(?<=[\s_-]))(?P<y>{_YEAR})[-_.](?P<m>\d\d)(?=$|[\s_-](?!\d)|[^\w.])")
_ALONE = re.compile(rf"(?<![^\W_])(?P<y>{_YEAR})(?![^\W_])")
# "5.-7.5.2017", "28.02 - 03.03.2017": a day stands before the day.
_BEGUN = re.compile(r"(?<!\d)\d{1,2}\.?(?:\d{1,2}\.?)?(?:\s?[-–—]\s?|\s(?:to|bis|[إا]ل[ىي])\s)$")
# "2017-05-05 to 07"; "2017-05-05-2" may be the second file of a day.
_GOES_ON = re.compile(
    r"(?:\s?[-–—_]\s?|\s(?:to|bis|[إا]ل[ىي])\s)(?P<m>\d\d[-.])?(?P<d>\d\d)(?!\d|[-_.:]\d)"
)


def find(file: File) -> Iterator[Finding | Hint]:
    """Yield the dates in the name of a file and in that of the folders right above it.

    The name counts as "likely"; a year alone and everything in a folder's name as "weak". Hashes,
    counters and the names that cameras and telephones give say nothing.
    """
    parts = [part for part in re.split(r"[\\/]+", file.inner or file.path) if part]
    stem = PurePath(file.name).stem if file.suffix else file.name
    if file.suffix or not stem.isdecimal():  # a number alone is that of a row
        yield from _in_name(stem, "file name")
    for folder in parts[-3:-1]:
        if _DEVICE.match(folder):
            continue
        for edtf, _, trouble in _dates(folder):
            if trouble:
                continue
            yield Finding("date", edtf, "name of its folder", "weak", shortened(folder))


def _in_name(stem: str, where: str) -> Iterator[Finding | Hint]:
    if _DEVICE.match(stem):
        return
    found = list(_dates(stem))
    days = {edtf for edtf, strength, _ in found if strength == "likely"}
    if len(days) > 1:
        yield Hint("date", f"{where} “{shortened(stem)}” holds {len(days)} dates: not used")
        return
    written_out = _WRITTEN_OUT.match(stem) is not None
    for edtf, strength, trouble in found:
        if trouble:
            yield Hint("date", f"{where}: {trouble}")
        else:
            found_so: Strength = "weak" if written_out else strength
            yield Finding("date", edtf, where, found_so, shortened(stem))


def _dates(stem: str) -> Iterator[tuple[str, Strength, str]]:
    """Yield (EDTF, strength, "") for each date in a name, or ("", "weak", why it is none)."""
    numbers = [*_DAY.finditer(stem), *_COMPACT.finditer(stem)]
    taken = [range(*found.span()) for found in numbers]
    turned = [
        found
        for found in _TURNED.finditer(stem)
        if not any(found.start() in place or found.end() - 1 in place for place in taken)
    ]
    for found in numbers + turned:
        several = _several(stem, found)
        if several:
            yield "", "weak", f"“{several}” holds several days: not used"
            return
    for found in numbers:
        edtf = _edtf(f"{found['y']}-{int(found['m']):02}-{int(found['d']):02}")
        if edtf:
            yield edtf, "likely", ""
    for found in turned:
        sign = "." if found["s"] == "." else "/"
        try:
            read = read_written(f"{found['a']}{sign}{found['b']}{sign}{found['y']}")
        except DateError as error:
            if "two ways" in str(error):
                yield "", "weak", f"“{found[0]}” can be read in two ways: not used"
            continue
        if not written_dates.trouble_of(read):
            yield read.edtf, "likely", ""
    if numbers or turned:
        return
    span = written_dates.span(stem)
    if span is not None:
        yield span.edtf, "likely" if span.edtf else "weak", span.trouble
        return
    written = written_dates.first(re.sub(r"[_-]+", " ", stem))
    if written is not None:
        if written.edtf:
            yield written.edtf, "likely", ""
        return
    yield from _months(stem)


def _several(stem: str, found: re.Match[str]) -> str:
    """Return what can be a span where a day in numbers is only one of its ends, else ""."""
    if "a" in found.re.groupindex:
        before = _BEGUN.search(stem[: found.start()])
        return f"{before[0]}{found[0]}".strip() if before else ""
    after = _GOES_ON.match(stem, found.end())
    if after is None or (after["m"] is None and not int(found["d"]) < int(after["d"]) <= 31):
        return ""
    return f"{found[0]}{after[0]}"


def _months(stem: str) -> Iterator[tuple[str, Strength, str]]:
    months = list(_MONTH.finditer(stem))
    if len({(found["y"], found["m"]) for found in months}) > 1:
        yield "", "weak", f"“{shortened(stem)}” holds several months: not used"
        return
    for found in months:
        edtf = _edtf(f"{found['y']}-{found['m']}")
        # "2011-12" may be two years, and "2017-05 – 07" is three months.
        goes_on = re.match(
            r"\s?[-–—]\s?\d\d?(?!\d)|\s(?:to|bis|[إا]ل[ىي])\s\d", stem[found.end() :]
        )
        doubtful = goes_on or int(found["m"]) == int(found["y"]) % 100 + 1
        if edtf and 1 <= int(found["m"]) <= 12:
            yield edtf, "weak" if doubtful or found.start() else "likely", ""
            return
    for found in _ALONE.finditer(stem):
        edtf = _edtf(found["y"])
        if edtf:
            yield edtf, "weak", ""
            return


def _edtf(written: str) -> str:
    """Return a date if a report can be of it, else ""."""
    try:
        read = read_written(written)
    except DateError:
        return ""
    return "" if written_dates.trouble_of(read) else read.edtf
