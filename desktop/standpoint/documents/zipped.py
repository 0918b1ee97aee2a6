# SPDX-License-Identifier: MIT
"""ZIP archives: the files in them, each read as if it lay in a folder; nothing is ever unpacked.

What makes an archive a trap (members that overlap, that unpack to a thousand times their size, or
that are archives without end) is refused, each member with its sentence.
"""

from __future__ import annotations

import stat
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass

from standpoint.documents import foreign_packages, zip_names
from standpoint.documents.containers import Archive, Source
from standpoint.documents.finding import is_litter, natural_key
from standpoint.documents.formats import File

_MOST_MEMBERS = (200_000, 20_000, 2_000)
"""How many files an archive may hold: on disk, in another archive, in one that is in another."""
_MOST_MEMBER = 100_000_000
_MOST_TOTAL = (20_000_000_000, 2_000_000_000, 200_000_000)
_MOST_RATIO = 300
_SMALL = 5_000_000
_LOCAL_HEADER = 30

_DAMAGED = "This {noun} is damaged or incomplete. Copy or download it again, then add it."
_KINDS = (
    (b"xl/w", "Excel workbook"), (b"xl/_rels/", "Excel workbook"), (b"word/", "Word file"),
    (b"opendocument.text", "OpenDocument text"), (b"epub+zip", "EPUB book"),
    (b"ppt/", "PowerPoint file"), (b"[Content_Types].xml", "Office file"),
)  # fmt: skip
"""What else is packed as ZIP, by what stands at its beginning when its end is lost."""
_TOO_MANY = (
    "This archive holds {number:,} files; the limit is {limit:,}. Unpack it, then add the files."
)
_TOO_MUCH = (
    "The files in this archive have {size:,.0f} MB; the limit is {limit:,.0f} MB. Unpack it, then "
    "add the files."
)
_LOCKED = "This file is locked with a password. Unpack the archive, then add the file."
_LINK = "This is a link to another file, not a file. Add the file that it points to."
_OVERLAPS = (
    "This file shares its bytes with another in the archive, as archives do that are made to fill "
    "the memory. It is not unpacked."
)
_SQUEEZED = (
    "This file would be {ratio:,.0f} times as large when unpacked, as files are that are made to "
    "fill the memory. It is not unpacked."
)
_TOO_LARGE = (
    "This file has {size:,.0f} MB when unpacked; the limit is {limit:,.0f} MB. Unpack the archive, "
    "then add the file."
)
_PACKING = (
    "This file is packed in a way that is not known. Unpack the archive with the program that made "
    "it, then add the file."
)
_BROKEN = "This file is damaged in the archive. Copy or download the archive again, then add it."


@dataclass(frozen=True, slots=True)
class _Member:
    info: zipfile.ZipInfo
    refused: str | None


class _Zip:
    def __init__(self, source: Source, depth: int) -> None:
        self._file = source.file
        self._stream = source.stream()
        try:
            self._zip = zipfile.ZipFile(self._stream)
            self._members = self._listed(min(depth, len(_MOST_MEMBERS) - 1))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError) as error:
            self._stream.close()
            raise self._file.unreadable(_DAMAGED.format(noun=_noun(source))) from error
        except BaseException:
            self._stream.close()
            raise

    def _listed(self, depth: int) -> dict[str, _Member]:
        refusal = foreign_packages.refusal(self._zip, self._file.suffix)
        if refusal is not None:
            raise self._file.unreadable(refusal)
        infos = [
            info
            for info in self._zip.infolist()
            if not info.is_dir() and not foreign_packages.is_type(info)
        ]
        if len(infos) > _MOST_MEMBERS[depth]:
            limit = _MOST_MEMBERS[depth]
            raise self._file.unreadable(_TOO_MANY.format(number=len(infos), limit=limit))
        overlapping = _overlapping(infos)
        found = {
            name: _Member(info, _OVERLAPS if at in overlapping else _refusal(info))
            for at, (name, info) in enumerate(zip(zip_names.names(infos), infos, strict=True))
            if not is_litter(name)
        }
        size = sum(one.info.file_size for one in found.values() if one.refused is None)
        if size > _MOST_TOTAL[depth]:
            most = _MOST_TOTAL[depth] / 1e6
            raise self._file.unreadable(_TOO_MUCH.format(size=size / 1e6, limit=most))
        return found

    def names(self) -> Sequence[str]:
        return sorted(self._members, key=natural_key)

    def data(self, name: str) -> bytes:
        member = self._members.get(name)
        named = File(f"{self._file.path}#{name}", b"")
        if member is None:
            raise named.unreadable("There is no such file in this archive.")
        if member.refused is not None:
            raise named.unreadable(member.refused)
        try:
            with self._zip.open(member.info) as packed:
                data = packed.read(_MOST_MEMBER + 1)
        except MemoryError:
            raise
        except NotImplementedError as error:
            raise named.unreadable(_PACKING) from error
        except Exception as error:  # zlib.error, LZMAError and their like have no common ancestor
            raise named.unreadable(_BROKEN) from error
        if len(data) > _MOST_MEMBER:
            raise named.unreadable(_large(len(data)))
        return data

    def close(self) -> None:
        self._zip.close()
        self._stream.close()


def _noun(source: Source) -> str:
    """Return what a damaged archive is, by the names and types of its first parts."""
    return next((noun for sign, noun in _KINDS if sign in source.head), "ZIP archive")


def _refusal(info: zipfile.ZipInfo) -> str | None:
    """Return why a member is not unpacked, by what the list of the archive says of it."""
    if info.flag_bits & 0x41:
        return _LOCKED
    if stat.S_ISLNK(info.external_attr >> 16):
        return _LINK
    if info.file_size > _MOST_MEMBER:
        return _large(info.file_size)
    ratio = info.file_size / max(1, info.compress_size)
    if info.file_size > _SMALL and ratio > _MOST_RATIO:
        return _SQUEEZED.format(ratio=ratio)
    return None


def _large(size: int) -> str:
    return _TOO_LARGE.format(size=size / 1e6, limit=_MOST_MEMBER / 1e6)


def _overlapping(infos: Sequence[zipfile.ZipInfo]) -> set[int]:
    """Return the positions of members of which the packed bytes are also those of another."""
    found: set[int] = set()
    ordered = sorted(range(len(infos)), key=lambda at: infos[at].header_offset)
    furthest, whose = -1, -1
    for at in ordered:
        info = infos[at]
        if info.header_offset < furthest:
            found |= {at, whose}
        end = info.header_offset + _LOCAL_HEADER + info.compress_size
        if end > furthest:
            furthest, whose = end, at
    return found


def recognises(source: Source) -> bool:
    """Return whether the bytes begin as a ZIP archive does."""
    return source.head.startswith((b"PK\3\4", b"PK\5\6"))


ARCHIVE = Archive("a ZIP archive", (".zip",), _Zip, recognises)
