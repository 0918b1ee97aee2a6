# SPDX-License-Identifier: MIT
"""Names of packed files: decoded, and cleaned of all that could lead out of the archive."""

from __future__ import annotations

import re
import unicodedata
import zipfile
from collections.abc import Iterable, Sequence
from pathlib import PurePosixPath

_UTF8_FLAG = 0x800
_UNICODE_PATH = 0x7075
_OLD = ("cp437", "cp720", "cp1256", "cp850", "cp1252")
"""What programs of the eighties to the nineties wrote, in order of preference."""
_LONGEST = 400


def names(members: Sequence[zipfile.ZipInfo]) -> list[str]:
    """Return a name for each member, no two alike: a path below the archive, with "/".

    Names without a mark are UTF-8 where they can be, else of the one old encoding that makes
    letters of all of them. Drive letters, ".." and leading slashes are left out.
    """
    raw = {at: _raw(member) for at, member in enumerate(members) if not _is_marked(member)}
    encoding = _encoding(raw.values())
    found: dict[str, None] = {}
    for at, member in enumerate(members):
        name = _unicode_path(member)
        if name is None:
            name = raw[at].decode(encoding, "replace") if at in raw else member.orig_filename
        found[_distinct(cleaned(name), found)] = None
    return list(found)


def cleaned(name: str) -> str:
    """Return a name as a path that stays inside: never empty, absolute or with control signs."""
    plain = "".join(
        "\ufffd" if unicodedata.category(sign) in ("Cc", "Cs") else sign for sign in name
    )
    parts = re.sub(r"^[A-Za-z]:", "", plain.replace("\\", "/")).split("/")
    kept = [part for part in parts if part.strip() not in ("", ".", "..")]
    return "/".join(kept)[-_LONGEST:] or "without a name"


def _distinct(name: str, known: Iterable[str]) -> str:
    if name not in known:
        return name
    path = PurePosixPath(name)
    number = 2
    while (other := str(path.with_name(f"{path.stem} ({number}){path.suffix}"))) in known:
        number += 1
    return other


def _is_marked(member: zipfile.ZipInfo) -> bool:
    return bool(member.flag_bits & _UTF8_FLAG)


def _raw(member: zipfile.ZipInfo) -> bytes:
    """Return the bytes of a name that zipfile has read as cp437, which can always be undone."""
    return member.orig_filename.encode("cp437", "replace")


def _unicode_path(member: zipfile.ZipInfo) -> str | None:
    """Return the name that Info-ZIP keeps beside one in an old encoding."""
    extra = member.extra
    while len(extra) >= 4:
        kind, length = int.from_bytes(extra[:2], "little"), int.from_bytes(extra[2:4], "little")
        if kind == _UNICODE_PATH and length > 5:
            try:
                return extra[9 : 4 + length].decode("utf-8")
            except UnicodeDecodeError:
                return None
        extra = extra[4 + length :]
    return None


def _encoding(raw: Iterable[bytes]) -> str:
    foreign = b"\n".join(name for name in raw if not name.isascii())
    try:
        foreign.decode("utf-8")
    except UnicodeDecodeError:
        return max(_OLD, key=lambda encoding: _letters(foreign, encoding))
    return "utf-8"


def _letters(names: bytes, encoding: str) -> float:
    """Return how many of the characters beyond ASCII are letters, Arabic ones beside their like."""
    text = names.decode(encoding, "replace")
    beyond = [sign for sign in text if sign > "\x7f"]
    good = sum(unicodedata.category(sign) in ("Ll", "Lo", "Lu") for sign in beyond)
    arabic = sum("\u0621" <= sign <= "\u064a" for sign in beyond)
    common = sum(sign in "اليونمرته" for sign in beyond)
    if arabic and common < 0.4 * arabic:
        return 0.0
    mixed = 0 < arabic < 0.9 * len(beyond)
    rare = sum(unicodedata.name(sign, "").startswith("GREEK") for sign in beyond)
    return (good - rare) / len(beyond) - (0.5 if mixed else 0) + (0.2 if arabic else 0)
