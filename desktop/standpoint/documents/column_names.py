# SPDX-License-Identifier: MIT
"""Names that columns have in tables of reports, and what such columns hold."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

_NAMES: dict[str, str] = {
    "text": "text full_text fulltext article_text content_text body_text plain_text clean_text "
    "raw_text story_text statement_text press_release_text maintext main_text body content "
    "article article_body articlebody content_rendered statement press_release transcript story "
    "message post_text tweet_text نص_البيان نص_الخبر نص_المقال النص_الكامل النص نص محتوى_الخبر "
    "المحتوى محتوى المتن متن نص_التصريح volltext artikeltext texte texte_intégral texte_complet "
    "contenu metin tam_metin içerik haber_metni",
    "title": "title headline heading hed hd article_title story_title title_rendered subject "
    "document_title العنوان عنوان عنوان_الخبر عنوان_البيان عنوان_المقال العنوان_الرئيسي "
    "titel überschrift schlagzeile titre manchette başlık haber_başlığı",
    "date": "publication_date published_date date_published publish_date published_at published "
    "published_on date_of_statement statement_date date_of_issue publishdate pub_date pubdate "
    "date_of_publication issue_date release_date "
    "date_publish posted_at posted_on posted date_posted pd date article_date day when "
    "تاريخ_النشر تاريخ_نشر تاريخ_الصدور تاريخ_صدور_البيان "
    "تاريخ_الاصدار تاريخ_البيان تاريخ_التصريح "
    "تاريخ_الخبر التاريخ تاريخ erscheinungsdatum veröffentlichungsdatum veröffentlicht_am "
    "erschienen_am publikationsdatum datum date_de_publication date_de_parution publié_le "
    "yayın_tarihi yayınlanma_tarihi tarih",
    "actor": "actor organisation organization party speaker issued_by issuer author authors byline "
    "actors organisations organizations parties speakers "
    "by writer creator الجهة جهة الجهات الجهة_المصدرة الحزب المنظمة المتحدث المؤلف الكاتب كاتب "
    "sprecher sprecherin herausgegeben_von verfasser autor autorin auteur auteure yazar konuşmacı",
    "publisher": "publisher outlet newspaper media_name media_outlet publication_name publication "
    "source_name sourcecommonname source_common_name source_title sn site_name sitename site "
    "website domain source_domain news_outlet journal channel agency الناشر ناشر الصحيفة "
    "صحيفة الوكالة القناة الموقع اسم_المصدر "
    "medium zeitung herausgeber verlag média journal_source éditeur yayıncı gazete",
    "source": "url link article_url story_url source_url permalink canonical_url address "
    "web_url weburl documentidentifier document_identifier href uri source المصدر مصدر الرابط "
    "رابط رابط_الخبر quelle kaynak bağlantı lien",
    "language": "language lang language_code article_language la اللغة لغة sprache langue dil",
}
_ROLES = {name: role for role, names in _NAMES.items() for name in names.split()}
_RANKS = {name: rank for rank, name in enumerate(_ROLES)}
_WEAK_DATES = frozenset((
    "created_at", "created", "created_utc", "creation_date", "date_created", "updated_at",
    "updated", "modified", "modified_at", "last_modified", "date_modified", "timestamp",
    "date_added", "seendate", "seen_date", "تاريخ_الاضافة",
))  # fmt: skip
_WEAK_TEXTS = frozenset(
    ("description", "summary", "abstract", "excerpt", "snippet", "الوصف", "الملخص", "ملخص")
)
_NUMBERING = frozenset((
    "", "id", "nr", "no", "num", "number", "nummer", "index", "row", "unnamed_0", "words",
    "word_count", "wordcount", "wörter", "mots", "key", "guid", "uuid", "hash", "sha256", "الرقم",
    "رقم", "م",
))  # fmt: skip
"""Columns that say nothing of a report but its number or its length."""
_SPREAD = (("lp", "td"), ("lead_paragraph", "tail_paragraphs"), ("hlead", "body"), ("lead", "body"))
"""The beginning of a text and its rest, as Factiva and Nexis part them."""

_ALEFS = str.maketrans("أإآ", "ااا")


def plain(name: str) -> str:
    """Return a name as it is compared: "publishDate", "Publish Date" and "publish-date" alike."""
    parted = re.sub(r"(?<=[a-z\d])(?=[A-Z])", "_", name.strip())
    parted = unicodedata.normalize("NFC", parted)
    bare = re.sub(r"[\u064b-\u0652\u0640\u200e\u200f\ufeff]", "", parted.translate(_ALEFS))
    return re.sub(r"[\W_]+", "_", bare.casefold()).strip("_")


def role(name: str) -> str | None:
    """Return what a column of that name surely holds, None where it does not say."""
    return _ROLES.get(plain(name))


def rank(name: str) -> int:
    """Return how well a name fits its role among others of the same: the lower, the better."""
    return _RANKS.get(plain(name), len(_RANKS))


def is_weak_date(name: str) -> bool:
    """Return whether a column of that name holds a day on which something else happened."""
    return plain(name) in _WEAK_DATES


def is_weak_text(name: str) -> bool:
    """Return whether a column of that name holds a text that may be only a part."""
    return plain(name) in _WEAK_TEXTS


def only_numbers(name: str) -> bool:
    """Return whether a column of that name says no more of a report than its number or length."""
    return plain(name) in _NUMBERING


def spread_text(names: Sequence[str]) -> tuple[str, ...]:
    """Return the columns over which exports of press databases spread a text, else ()."""
    known = {plain(name): name for name in reversed(names)}
    for beginning, rest in _SPREAD:
        if beginning in known and rest in known:
            return known[beginning], known[rest]
    return ()
