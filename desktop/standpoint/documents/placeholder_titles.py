# SPDX-License-Identifier: MIT
"""What programs, templates and offices write where a title would stand, and that is none."""

from __future__ import annotations

import re

_PROGRAMS = (
    r"\s+[-–—|]\s+(?:google (?:docs|sheets|slides)|microsoft word|word|libreoffice writer|"
    r"openoffice\S*(?: writer)?|notepad|wordpad|pages)"
)
_KINDS = (
    r"(?:press|news|media)?[\s_-]*(?:release|statement|letter|report|article|document|page|post)s?"
)
_ENGLISH = (
    r"untitled(?:[\s_-]*(?:document|page|post|presentation|file|article|letter))?|"
    r"(?:new|blank|empty|default) (?:document|page|post|article|tab|file)|"
    r"(?:no|page|your|insert|enter) title(?: here)?|"
    r"title(?: here)?|exported data|(?:word|pdf|text) document|powerpoint presentation|"
    r"google docs|about:blank|print(?: preview)?|"
    rf"templates?(?:[\s_-]+(?:for[\s_-]+)?(?:an?[\s_-]+)?{_KINDS})?|{_KINDS}[\s_-]+template"
)
_GERMAN = (
    r"(?:neue[srn]?|leere[srn]?) (?:dokument|seite|beitrag|datei)|dokument|"
    r"unbenannt(?:es)?(?: dokument)?|unbenannte (?:seite|datei)|(?:seite )?ohne (?:titel|namen)|"
    r"titel(?: der seite)?|exportierte daten|"
    r"(?:vorlage|muster)(?:[\s_-]+(?:presse|medien)?(?:mitteilung|erklärung|dokument|brief))?|"
    r"(?:presse|medien)(?:mitteilung|erklärung)[\s_-]+(?:vorlage|muster)"
)
_FRENCH = (
    r"nouve(?:au|lle) (?:document|page|fichier|article)|(?:document|page|fichier) (?:vide|vierge)|"
    r"(?:(?:document|page|fichier|présentation) )?sans (?:titre|nom)|titre(?: de la page)?|"
    r"données exportées|modèle(?: d[eu’'] ?(?:communiqué(?: de presse)?|document|lettre|page))?"
)
_TURKISH = (
    r"(?:yeni|boş|adsız|isimsiz|başlıksız) (?:belge|doküman|sayfa|yazı|dosya|sekme|sunu)|"
    r"(?:adsız|isimsiz|başlıksız)|belge|başlık(?: yok)?|dışa aktarılan veriler?|"
    r"(?:basın (?:bülteni|açıklaması) )?şablonu?"
)
_ARABIC = (
    r"(?:مستند|وثيقة|صفحة|ملف|مقال|منشور|تبويب) (?:جديد|جديدة|فارغ|فارغة)|"
    r"(?:(?:مستند|وثيقة|صفحة|ملف) )?(?:بدون|بلا|دون|من دون) (?:عنوان|اسم)|مستند|"
    r"(?:ال)?عنوان(?: الصفحة)?|(?:قالب|نموذج)(?: (?:بيان|بيان صحفي|خبر|رسالة|مستند))?|"
    r"(?:ال)?بيانات (?:ال)?مصدرة|مستند (?:microsoft )?word"
)
_COUNTED = r"[\s_()\[\]#-]*(?:v\.?\s?)?[\d\u0660-\u0669]*[\d\s_.()\[\]-]*"
# "Document1" is a program's; "Sheet 5" and "Page 12" are names that people give.
_NUMBERED = r"(?:document|file|page|slide|sheet|layout|scan)[\d\u0660-\u0669]*(?:\s*\(\d+\))?"
_PLACEHOLDER = re.compile(
    rf"{_NUMBERED}|microsoft (?:word|powerpoint|excel)\b.*|"
    rf"(?:{'|'.join((_ENGLISH, _GERMAN, _FRENCH, _TURKISH, _ARABIC))}){_COUNTED}",
    re.IGNORECASE,
)
_NUMBER = r"[A-Z]{1,5}(?:/[A-Z\d][\w.()-]*){1,6}"
_FOR_EDITORS = re.compile(
    r"(?:for|to be) (?:immediate|general) (?:release|publication|distribution|use)\b.{0,40}|"
    r"for release(?:\s*:|\s+(?:on|at|until|after|before|\d)).{0,50}|for release|"
    r"(?:strictly )?(?:under )?embargo(?:ed)?(?:\s*:|\s+(?:for release|until|till|to)\b).{0,70}|"
    r"(?:strictly )?(?:under )?embargo(?:ed)?|not for (?:release|publication|broadcast)\b.{0,60}|"
    r"sperrfrist\b.{0,60}|zur sofortigen (?:veröffentlichung|verwendung|freigabe)|"
    r"pour (?:diffusion|publication) immédiate|sous embargo\b.{0,60}|"
    r"derhal yay[ıi]n(?:lanmak|[ıi]) [iı]çin|ambargolu\b.{0,60}|"
    r"للنشر (?:الفوري|فورا|حالا)|(?:محظور|حظر) النشر (?:حتى|قبل)\b.{0,60}|"
    r"(?:united nations|nations unies|الأمم المتحدة)|"
    rf"(?-i:(?:(?i:united nations|nations unies|الأمم المتحدة)\s+)?{_NUMBER})"
    r"(?:\s+distr\b.{0,40})?|"
    r"distr(?:ibution)?\.?\s*:?\s*(?:general|limited|restricted|générale|limitée|عام|محدود)\b.{0,40}|"
    r"original\s*:\s*(?:english|french|arabic|russian|spanish|chinese)(?:[/, and]+\w+)*",
    re.IGNORECASE,
)


def is_one(title: str) -> bool:
    """Return whether a title is one that programs and templates give for want of another.

    In English, Arabic, Turkish, French and German. One that goes on after such words is a title.
    """
    plain = " ".join(title.replace("İ", "i").split())
    plain = re.sub(rf"(?:{_PROGRAMS})$", "", plain, flags=re.IGNORECASE)
    return _PLACEHOLDER.fullmatch(plain) is not None


def is_for_editors(line: str) -> bool:
    """Return whether a line says when a text may be published, or its number as a document."""
    return _FOR_EDITORS.fullmatch(" ".join(line.split()).strip("*_#•–—- ").rstrip(".:")) is not None
