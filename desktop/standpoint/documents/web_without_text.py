# SPDX-License-Identifier: MIT
"""Saved pages that hold hardly any text, or one that is no report: said to be such."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from standpoint.documents import web_text
from standpoint.documents.traces import one_line

ABOUT = "web page"
"""What the words of `remark` are about, among the notes on a document."""
FROM_LINKED_DATA = "JSON-LD articleBody: the page itself shows hardly any"
_FEWEST_WORDS = 8
_MOST_OF_ERROR = 120
_MOST_OF_NOTICE = 250
_PART_OF_TITLE = re.compile(r"\s+[-–—|·•»«]\s+|\s*[|:]\s+")
_WAITS = re.compile(
    r"(?:loading|please wait|just a moment|wird geladen|laden|(?:en cours de )?chargement"
    r"(?: en cours)?|(?:lütfen bekleyin|yükleniyor)|جار[يٍ]? التحميل|(?:يرجى|الرجاء) الانتظار|"
    r"[^.!?\n]{0,60}\b(?:java ?script|your browser|ihr browser|votre navigateur|tarayıcınız)\b"
    r"[^.!?\n]{0,80}|[^.!?\n]{0,40}متصفحك[^.!?\n]{0,60}|[\W\d_]+)",
    re.IGNORECASE,
)
_ERROR = re.compile(
    r"(?:(?:error|erreur|fehler|hata|خط[أا])\s*:?\s*)?(?:40[0-9]|410|429|50[0-4])(?:\s*[-–:]?\s*"
    r"(?:error|not found|forbidden|gone|unauthorized|bad gateway|service unavailable))?|"
    r"(?:sorry,? )?(?:the |this |that )?page (?:was |is |could |can ?)?(?:not |cannot )?(?:be )?"
    r"(?:found|available)|not found|forbidden|access (?:denied|to this page has been denied)|"
    r"(?:503 )?service unavailable|bad gateway|internal server error|too many requests|"
    r"just a moment|attention required!?|one more step|are you (?:a robot|human)\??|"
    r"(?:verify(?:ing)?|confirm) (?:that )?you are (?:not a robot|(?:a )?human)|"
    r"(?:diese )?seite (?:wurde )?nicht gefunden|zugriff verweigert|"
    r"(?:cette )?page (?:est )?(?:introuvable|non trouvée)|accès (?:refusé|interdit)|"
    r"(?:aradığınız )?sayfa bulunamadı|erişim engellendi|"
    r"(?:عذرا[،,]? ?)?(?:ال)?صفحة (?:المطلوبة )?غير موجودة|لم يتم العثور على الصفحة|"
    r"(?:غير )?مسموح بالدخول|تم رفض الوصول",
    re.IGNORECASE,
)
_NOTICE = tuple(
    re.compile(words, re.IGNORECASE)
    for words in (
        r"\bcookies?\b|çerez|ملفات تعريف الارتباط|الكوكيز",
        r"privacy|datenschutz|confidentialité|vie privée|gizlilik|kişisel veri|الخصوصية",
        r"consent|einwillig|zustimm|rıza|\bonay|موافق",
        r"personal data|personenbezogen|données (?:à caractère )?personnel|البيانات الشخصية",
        r"\bpartners?\b|\bvendors?\b|partnern?\b|partenaires|iş ortak|شركا[ؤئء]نا",
        r"advertis|personali[sz]|werbung|publicité|reklam|الإعلانات",
        r"\b(?:accept|reject|decline) all\b|akzeptieren|ablehnen|tout (?:accepter|refuser)|"
        r"accepter|tümünü|kabul et|قبول الكل",
        r"on (?:a|your) device|auf (?:ihrem|einem) gerät|sur (?:votre|un) (?:appareil|terminal)",
    )
)
_FEWEST_SIGNS = 3
_WORDS_PER_SIGN = 20
_BESIDE = re.compile(
    r"(?i)[^/\\#]+(?:_files|\.files|[ _-]dateien|[ _-]fichiers|_dosyalar|_archivos|_bestanden|"
    r"_ملفات)"
)


def shows_none(text: str) -> bool:
    """Return whether a page only asks to wait for its script, or for another browser."""
    if len(text.split()) > 3 * _FEWEST_WORDS:
        return False
    parts = (part.strip() for part in re.split(r"[\n,،.…!]+", text))
    return all(_WAITS.fullmatch(part) for part in parts if part)


def has_little(text: str) -> bool:
    """Return whether hardly a sentence is left of a page."""
    return len(re.findall(r"\w+", text)) < _FEWEST_WORDS


def is_frame(page: Any) -> bool:
    """Return whether a page only says which others stand in it."""
    return page.find(".//frameset") is not None


def stated(articles: Sequence[dict[str, Any]]) -> list[str]:
    """Return the paragraphs of the one text that a page states in JSON-LD, [] for none or more."""
    bodies = {words for one in articles if isinstance(words := one.get("articleBody"), str)}
    body = bodies.pop() if len(bodies) == 1 else ""
    if re.search(r"</?(?:p|br|div)\b", body, re.IGNORECASE):
        page = web_text.parse(body)
        blocks = [] if page is None else web_text.shown(page)
    else:
        blocks = [words for line in body.split("\n") if (words := one_line(line))]
    return [] if has_little(" ".join(blocks)) else blocks


def remark(path: str, titles: Sequence[str], text: str) -> str:
    """Return why a page may be no report, "" where nothing says so.

    Args:
        path: where the page stands; browsers save the parts of a page in a folder beside it.
        titles: what the page calls itself, and its headings.
        text: its main text.
    """
    words = len(text.split())
    parts = (part.strip(" .…!") for title in titles for part in _PART_OF_TITLE.split(title))
    if words <= _MOST_OF_ERROR and any(map(_ERROR.fullmatch, parts)):
        return "looks like an error page"
    if words <= _MOST_OF_NOTICE and _is_notice(" ".join((*titles, text)), words):
        return "looks like a notice on cookies"
    folders = re.split(r"[/\\#]", path)[:-1]
    if words <= _MOST_OF_ERROR and folders and _BESIDE.fullmatch(folders[-1]):
        return "looks like a part of a saved page: see the folder"
    if has_little(text):
        return f"hardly any text: {words} {'word' if words == 1 else 'words'}"
    return ""


def _is_notice(text: str, words: int) -> bool:
    signs = [len(one.findall(text)) for one in _NOTICE]
    is_one = signs[0] > 0 or signs[1] > 0
    return (
        is_one and sum(map(bool, signs)) >= _FEWEST_SIGNS and sum(signs) >= words / _WORDS_PER_SIGN
    )
