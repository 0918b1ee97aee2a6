# SPDX-License-Identifier: MIT
"""Documents that are packed as ZIP: opened within limits, their XML read without entities."""

from __future__ import annotations

import io
import zipfile
from typing import Any

from standpoint.documents import limits
from standpoint.documents.formats import File

_MOST_MEMBERS = 20_000
_MOST_MARKUP = 100_000_000
_MOST_MEMBER = 50_000_000
_MARKUP = (".xml", ".opf", ".ncx", ".xhtml", ".html", ".htm")
_TOO_LARGE = "This {noun} is too large when unpacked. Save its text as .txt, then add that."
_DAMAGED = "This {noun} is damaged or incomplete. Copy or download it again, then add it."
_NOT_THERE = (
    "This {noun} lacks the part “{name}”, which every such file has. "
    "Open it in the program that it comes from, save a copy, then add that."
)


class Package:
    """An open file of several packed parts.

    Raises:
        UnreadableError: on opening, where it is damaged or beyond the limits.
    """

    def __init__(self, file: File, noun: str) -> None:
        self._file = file
        self._noun = noun
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(file.data))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
            raise file.unreadable(_DAMAGED.format(noun=noun)) from error
        members = self._zip.infolist()
        markup = sum(m.file_size for m in members if m.filename.lower().endswith(_MARKUP))
        if len(members) > _MOST_MEMBERS or markup > _MOST_MARKUP:
            raise file.unreadable(_TOO_LARGE.format(noun=noun))
        self._names = frozenset(member.filename for member in members)

    def __contains__(self, name: str) -> bool:
        return name in self._names

    def data(self, name: str) -> bytes:
        """Return the bytes of a part.

        Raises:
            UnreadableError: there is none of that name, it is damaged, locked or too large.
        """
        if name not in self._names:
            raise self._file.unreadable(_NOT_THERE.format(noun=self._noun, name=name))
        try:
            with self._zip.open(name) as packed:
                data = packed.read(_MOST_MEMBER + 1)
        except (RuntimeError, zipfile.BadZipFile, OSError, NotImplementedError, EOFError) as error:
            raise self._file.unreadable(_DAMAGED.format(noun=self._noun)) from error
        except Exception as error:  # zlib.error and its like have no common ancestor
            raise self._file.unreadable(_DAMAGED.format(noun=self._noun)) from error
        if len(data) > _MOST_MEMBER:
            raise self._file.unreadable(_TOO_LARGE.format(noun=self._noun))
        return data

    def xml(self, name: str) -> Any:
        """Return the root of a part, an lxml element in which no entity is unfolded.

        Raises:
            UnreadableError: as `data`, and where it is no XML.
        """
        from lxml import etree

        data = self.data(name)
        limits.check_tags(self._file, data, limits.MOST_OFFICE_TAGS)
        # The parser resolves none, but no such program writes any: it is an attack.
        if b"<!ENTITY" in data[:4096]:
            raise self._file.unreadable(
                f"This {self._noun} defines entities and is not opened. "
                "Open it in the program that it comes from, save a copy, then add that."
            )
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, remove_pis=True,
            remove_comments=True,
        )  # fmt: skip
        try:
            return etree.fromstring(data, parser=parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise self._file.unreadable(_DAMAGED.format(noun=self._noun)) from error


def kind(data: bytes) -> str:
    """Return what the member "mimetype" of a packed file says, "" where there is none.

    It stands first and unpacked in OpenDocument files and EPUB books, so that it can be told
    from the first bytes; a file that was packed again by another program has it anywhere.
    """
    if not data.startswith(b"PK\3\4"):
        return ""
    if data[30:38] == b"mimetype" and data[8:10] == b"\0\0":
        start = 38 + int.from_bytes(data[28:30], "little")
        return data[start : start + 100].split(b"PK")[0].decode("ascii", "replace").strip()
    if b"mimetype" not in data:
        return ""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed, packed.open("mimetype") as member:
            return member.read(100).decode("ascii", "replace").strip()
    except Exception:  # a broken or foreign archive raises anything
        return ""
