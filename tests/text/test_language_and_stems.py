# SPDX-License-Identifier: MIT
"""Which language a text is in, and the stems that closeness compares."""

from __future__ import annotations

import pytest

from standpoint.text.direction import right_to_left
from standpoint.text.language import detect, plain
from standpoint.text.stems import stem, stems


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The delegation left for Geneva and did not return.", "en"),
        ("غادر الوفد إلى جنيف ولم يعد.", "ar"),
        ("وحدة الأراضي", "ar"),
        ("La délégation est partie pour Genève et ne revient pas.", "fr"),
        ("Die Delegation ist nach Genf gereist und nicht zurück.", "de"),
        ("La delegación se fue a Ginebra y no ha vuelto.", "es"),
        ("Heyet Cenevre'ye gitti ve bir daha dönmedi, ancak bu son değil.", "tr"),
        ("هیئت به ژنو رفت و دیگر از آن شهر بازنگشت که این را گفت", "fa"),
        ("Делегация уехала в Женеву.", "ru"),
        ("The council met in الرقة and left for the north.", "en"),
        ("Encûmena me li Sûriyê civînek li dar xist û ji bo aştiyê axivî.", "ku"),
        ("ئەنجومەن لە سلێمانی کۆبووەوە و بڕیاری دا.", "ckb"),
        ("ایران و سوریه درباره بازسازی با هم گفتگو کردند", "fa"),
        ("قال المبعوث إن اللجنة ستجتمع في جنیف یوم الاثنین المقبل", "ar"),
        ("وزیر نے کہا ہے کہ یہ فیصلہ قوم کے لیے ہے", None),
        ("Il consiglio si è riunito a Ginevra con gli inviati della Siria.", None),
        ("O conselho reuniu-se com os enviados em Genebra para discutir a paz.", None),
        ("Dewan itu bertemu dengan utusan di Jenewa untuk membahas perdamaian.", None),
        ("Rada spotkała się z gośćmi w Genewie i nie jest to dobre.", None),
        ("Azərbaycan və Suriya arasında bir görüş keçirildi və daha çok", None),
        ("Съветът осъди нападението в града.", None),
        ("Рада засудила напад на табір.", None),
        ("The council met today in the city. عقد المجلس اجتماعه اليوم في المدينة", None),
        ("عقد المجلس اجتماعه مع ممثلي SDF في المدينة القديمة", "ar"),
        ("Geneva", None),
        ("", None),
        ("2254 – 2118", None),
    ],
)
def test_the_language_of_a_text_is_told_or_left_open(text, language):
    assert detect(text) == language


def test_stems_leave_function_words_out_and_keep_numbers():
    assert stems("The council rejects the forced return of refugees: the refugee’s.", "en") == [
        "council",
        "reject",
        "forc",
        "return",
        "refuge",
        "refuge",
    ]
    assert stems("It welcomed Resolution 2254 and the Committee’s 2,254 pages.", "en") == [
        "welcom",
        "resolut",
        "2254",
        "committe",
        "2,254",
        "page",
    ]


def test_arabic_words_meet_in_their_stems_whatever_the_article_and_the_vowel_signs():
    one, other = stems("اللاجئين والتَّطبيعُ", "ar"), stems("لاجئين تطبيع", "ar")
    assert one == other
    assert stems("القسرية", "ar") == stems("قسرية", "ar") == stems("قسري", "ar")
    assert stems("من وإلى في", "ar") == []


def test_a_language_without_a_stemmer_keeps_its_words():
    assert stems("Die Flüchtlinge kehrten zurück", "de") == ["flüchtlinge", "kehrten", "zurück"]
    assert stems("Any Words", None) == ["any", "words"]


@pytest.mark.parametrize("language", ["en-GB", "en_GB", "EN", "en_gb-oed"])
def test_a_region_changes_nothing_however_it_is_written(language):
    assert plain(language) == "en"
    text = "The council rejects the forced return of refugees."
    assert stems(text, language) == stems(text, "en")
    assert stem("refugees", language) == stem("refugees", "en") != "refugees"
    assert right_to_left(language.lower().replace("en", "ar", 1))
    assert not right_to_left(language)
