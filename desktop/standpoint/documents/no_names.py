# SPDX-License-Identifier: MIT
"""What stands where a name is asked for and names nobody: signs for nothing, programs, accounts."""

from __future__ import annotations

import re

_NOTHING = frozenset(
    one.strip()
    for one in """
    nan, nat, na, n/a, n.a, n a, none, null, nil, undefined, unknown, unkown, unknown author,
    unknown source, author unknown, source unknown, unspecified, not specified, not known,
    not available, not applicable, not stated, not given, not found, missing, tbd, tba, tbc,
    to be determined, to be added, to be announced, to be confirmed, no author, no source,
    no publisher, no data, blank, empty, xxx, value, ref, name, div/0, num, unbekannt, k.a, k. a,
    keine angabe, keine, keiner, inconnu, inconnue, non renseigné, aucun, aucune, desconocido,
    bilinmiyor, bilinmeyen, yok, belirtilmemiş, غير معروف, غير معروفة, غير معلوم, غير معلومة,
    غير محدد, غير محددة, غير متوفر, غير متوفرة, غير متاح, غير مذكور, غير مذكورة, لا يوجد, لا توجد,
    لا شيء, مجهول, مجهولة, مجهول المصدر, بدون, بلا, بدون مصدر, المصدر غير معروف, 0, 0.0
    """.split(",")  # noqa: SIM905
)
_ONLY_AS_A_FAULT = frozenset(("value", "ref", "name", "num", "div/0"))
"""What spreadsheets write after "#"; alone these are words."""
# The accounts that web systems and office programs come with, and what names nobody.
_NOBODY = re.compile(
    r"(?i)(?:(?:super|site|web|system)[ _-]?)?(?:admin(?:istrator|istrateur|istrador)?|user|"
    r"editor|author|manager|moderator|master)[ _-]?\d*|root|webadmin|superadmin|sysadmin|"
    r"word ?press|joomla!?|drupal|typo3|cms|utilisateur|usuario|benutzer|publisher|editors|"
    r"(?:\S+ ){0,3}(?:staff|news ?(?:room|desk))|editorial(?: (?:board|team))?|redaktion|"
    r"(?:la )?rédaction|redacción|guest|default|test|anonymous|owner|"
    r"(?:مدير|مشرف|محرر|مسؤول|إدارة|ادارة)(?: (?:ال)?(?:موقع|صفحة|نظام|ويب|شبكة))?|"
    r"ال(?:مدير|مشرف|محرر|محررة|كاتب|إدارة|ادارة|مستخدم|مسؤول)(?: العام)?|مستخدم|كاتب|أدمن|ادمن|"
    r"(?:(?:هيئة|رئيس|رئيسة|مدير|أسرة|اسرة|فريق|قسم|غرفة) )?(?:ال)?تحرير|"
    r"(?:https?:)?//.*|www\.\S+|\S+@\S+|@\S+|[\W\d_]+|[0-9a-f]{16,}"
)
_PROGRAM = re.compile(
    r"(?i)(?:microsoft|ms|google)?[ -]?(?:office |® )?(?:word|excel|powerpoint|docs)"
    r"(?: (?:document|user|\d).*)?|microsoft(?: office)?(?: user| corporation)?|"
    r"(?:microsoft|libre|open)[ -]?office(?: .*|/.*)?|apache openoffice.*|"
    r"writer|python-docx|calibre.*|pandoc.*|(?:adobe|acrobat)\b.*|"
    r"(?:hp|dell|acer|asus|lenovo|toshiba)(?: (?:user|inc))?|windows(?: user)?|pc|laptop"
)
_MADE_BY = re.compile(
    r"(?i)word ?press(?:\.(?:com|org))?|drupal|joomla!?|blogger(?:\.com)?|blogspot|"
    r"wix(?:\.com)?|squarespace|weebly|ghost|hugo|jekyll|typo3|"
    r"my (?:word ?press )?(?:web ?)?(?:site|blog)|"
    r"(?:just )?another wordpress site|home(?: ?page)?|untitled|localhost|"
    r"news|u\.?s\.?|world|politics|opinion|business|middle east|web ?site|site|index|"
    r"default|الرئيسية|الصفحة الرئيسية|موقع|الموقع|(?:https?:)?//.*|@\S+|"
    r"admin(?:istrator)?|webmaster|editor|anonymous"
)


def is_nothing(value: str) -> bool:
    """Return whether words say that there is no value: "nan", "#N/A", "TBD", "غير معروف", "-"."""
    bare = re.sub(r"^[\W_]+|[\W_]+$", "", " ".join(value.split()).casefold())
    if bare in _ONLY_AS_A_FAULT:
        return value.lstrip().startswith("#")
    return not bare or bare in _NOTHING


def is_no_actor(value: str) -> bool:
    """Return whether words name nobody who could speak: an account, a program, an address."""
    return is_nothing(value) or any(one.fullmatch(value) for one in (_NOBODY, _PROGRAM))


def is_no_publisher(value: str) -> bool:
    """Return whether words are those of a program that makes pages, or of a template."""
    return is_nothing(value) or any(one.fullmatch(value) for one in (_MADE_BY, _PROGRAM))
