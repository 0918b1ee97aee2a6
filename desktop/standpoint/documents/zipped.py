# SPDX-License-Identifier: MIT
"""ZIP archives: the files in them, each read as if it lay in a folder."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence

from standpoint.documents.containers import Archive
from standpoint.documents.finding import is_litter, natural_key
from standpoint.documents.formats import File

_MOST_MEMBER = 100_000_000


class _Zip:
    def __init__(self, file: File) -> None:
        self._file = file
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(file.data))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
            raise file.unreadable(
                "This ZIP archive is damaged or incomplete. Copy or download it again, then add it."
            ) from error

    def names(self) -> Sequence[str]:
        found = {
            info.filename
            for info in self._zip.infolist()
            if not info.is_dir() and not is_litter(info.filename)
        }
        return sorted(found, key=natural_key)

    def data(self, name: str) -> bytes:
        member = File(f"{self._file.path}#{name}", b"")
        try:
            with self._zip.open(name) as packed:
                data = packed.read(_MOST_MEMBER + 1)
        except KeyError as error:
            raise member.unreadable("There is no such file in this archive.") from error
        except (RuntimeError, zipfile.BadZipFile, OSError, NotImplementedError, EOFError) as error:
            raise member.unreadable(
                "This file cannot be unpacked. Unpack the archive with another program."
            ) from error
        if len(data) > _MOST_MEMBER:
            raise member.unreadable("This file is too large when unpacked.")
        return data


def recognises(data: bytes) -> bool:
    """Return whether the bytes begin as a ZIP archive does."""
    return data.startswith((b"PK\3\4", b"PK\5\6"))


ARCHIVE = Archive("a ZIP archive", (".zip",), _Zip, recognises)
