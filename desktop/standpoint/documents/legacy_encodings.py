# SPDX-License-Identifier: MIT
"""Which old one-byte encoding a text was written in, told by how its letters fit together.

A byte above 127 means another character in each old encoding, and only one of them makes words.
charset-normalizer alone took 5 MB of cp1252 English for mac_roman (“ìneutral groundî”), so the
encodings of this genre are judged here, and it is asked about all others.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import islice

CANDIDATES = ("cp1252", "cp1256", "cp1254", "iso8859_6", "mac_roman")
"""In order of preference where two read a text equally well."""

_OTHERS = [
    *("cp1250", "iso8859_2", "cp1251", "koi8_r", "cp1253", "cp1255", "cp1257", "cp720"),
    *("shift_jis", "euc_jp", "gb18030", "big5", "euc_kr"),
]
_JUDGED = 20_000
_ENOUGH = 0.9
_ABOVE_ASCII = re.compile(r"[^\x00-\x7f]")
_ARABIC = re.compile("[\u0621-\u064a]")
# These nine make up three letters of five in Arabic; by chance it would be one of three.
_COMMON_ARABIC = re.compile("[اليونمرته]")
_APOSTROPHES = "’"
_OPENING = "“‘«„‚‹¿¡"
_CLOSING = "”’»“‹›"
_SIGNS = "«»–—…•·€£©®™§°\u00a0\u00ad\u200c\u200d\u200e\u200f،؛؟٪"
_TURKISH = "ğĞışŞİ"
_RARE_LATIN = "ÝýÞþÐðªµƒˆ"
_MEASURES = "²³¹½¼¾±×÷º"
_STANDS_ALONE = "àÀèéÉóÓ"


def decode(data: bytes) -> tuple[str, str] | None:
    """Return the text and the name of its encoding, or None where none makes words of it."""
    best: tuple[float, str, str] | None = None
    for encoding in CANDIDATES:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        fit = _fit(text)
        if best is None or fit > best[0]:
            best = (fit, text, encoding)
    if best is not None and best[0] >= _ENOUGH:
        return best[1], best[2]
    return _by_statistics(data)


def _by_statistics(data: bytes) -> tuple[str, str] | None:
    """Ask charset-normalizer; its answer holds only where it knows the language too."""
    from charset_normalizer import from_bytes

    match = from_bytes(data[:200_000], cp_isolation=_OTHERS).best()
    if match is None or match.chaos > 0.1 or match.coherence < 0.3:
        return None
    try:
        return data.decode(match.encoding), match.encoding
    except (UnicodeDecodeError, LookupError):
        return None


def _fit(text: str) -> float:
    """Return how well the characters above ASCII fit their neighbours, from -3 to 3 on average."""
    places = [found.start() for found in islice(_ABOVE_ASCII.finditer(text), _JUDGED)]
    if not places or not _reads_as_arabic(text[places[0] : places[-1] + 1]):
        return 0.0
    return sum(_fit_here(text, at) for at in places) / len(places)


def _reads_as_arabic(text: str) -> bool:
    letters = len(_ARABIC.findall(text))
    return letters < 20 or len(_COMMON_ARABIC.findall(text)) >= 0.42 * letters


def _fit_here(text: str, at: int) -> float:
    sign = text[at]
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    if sign in _MEASURES:
        return -2 if after.isalpha() else 1
    if _is_arabic(sign):
        return _arabic_fit(sign, before, after)
    if unicodedata.category(sign)[0] in "LM":
        return _latin_fit(sign, before, after, text[max(0, at - 2) : at + 3])
    return _sign_fit(sign, before, after)


def _sign_fit(sign: str, before: str, after: str) -> float:
    if sign in _APOSTROPHES and _is_latin(before) and _is_latin(after):
        return 3
    if sign in _OPENING and not before.isalnum() and (after.isalnum() or after in _OPENING):
        return 2
    if sign in _CLOSING and not before.isspace() and not after.isalpha():
        return 2
    if sign in _SIGNS:
        return 1
    return -2 if before.isalpha() or after.isalpha() else -1


def _arabic_fit(sign: str, before: str, after: str) -> float:
    """Letters stand among Arabic letters; the forms that end a word are followed by none."""
    if _is_latin(before) or _is_latin(after):
        return -3
    mark = unicodedata.combining(sign) > 0
    if mark and not _is_arabic(before):
        return -3
    if sign in "ةى\u064c\u064d" and _is_arabic(after) and not unicodedata.combining(after):
        return -3
    return 2 if _is_arabic(before) or _is_arabic(after) else 0


def _latin_fit(sign: str, before: str, after: str, around: str) -> float:
    """Accented letters stand among plain ones, capitals at the start of a word."""
    if _is_arabic(before) or _is_arabic(after) or (sign.isupper() and before.islower()):
        return -3
    if not before.isalpha() and not after.isalpha():
        return 1 if sign in _STANDS_ALONE else -2
    if not any(letter.isascii() and letter.isalpha() for letter in around):
        return -2
    if sign in _RARE_LATIN:
        return 0
    # Turkish shares six bytes with the letters of Icelandic, which are rare here.
    return 2.5 if sign in _TURKISH else 2


def _is_latin(sign: str) -> bool:
    return sign.isalpha() and sign < "\u0250"


def _is_arabic(sign: str) -> bool:
    return "\u0600" <= sign <= "\u06ff" and unicodedata.category(sign)[0] in "LM"
