# SPDX-License-Identifier: MIT
"""Words that stand before a day and are never part of the name of a place."""

from __future__ import annotations

_OF_SENTENCES = """
a after all and annual as at before between by during every following for from in it last
meeting next no of on or our previous report bericht beschluss rapport resolution réunion
résolution sitzung stand since session statement that the this to until we with week يوم في من
إلى الى على عن منذ حتى بعد قبل خلال بين وفي ومنذ كان مساء صباح فجر تاريخ عام سنة اجتماع بيان
ليلة أمس اليوم مجزرة ذكرى
"""
# What happened on a day or will, and what a day is one of: "Born 5 April 1967".
_OF_EVENTS = """
abducted adopted agreed appointed approved archived arrested assassinated attacked begins began
besieged bombed born buried captured closed closes concluded convened deadline deceased defected
detained died dies displaced due effective elected ended ends established executed expires
formed founded held imprisoned injured interview joined kidnapped killed launched liberated
martyred married met missing murdered opened opens passed photo photos picture presented
ratified received recorded registered released resigned scheduled sentenced shelled shot signed
started starts submitted summit tortured until valid video wounded geboren gestorben gegründet
verhaftet getötet né née mort décédé fondé arrêté tué doğum ölüm ولد ولدت مواليد وُلد توفي توفيت
وفاة قتل قتلت مقتل استشهد استشهدت استشهاد اعتقل اعتقلت اعتقال اختطف اختطفت خطف اختفى فقد أصيب
اصيب جرح أفرج افرج أطلق اطلق سجن أعدم اعدم حكم تأسس تأسست تأسيس تاسس أسس انتخب انتخبت انتخاب عين
عُين عقد عقدت انعقد انعقدت وقع وقعت توقيع أقر اقر اعتمد بدأ بدأت بدء انتهى انتهت انتهاء ينتهي
تنتهي يبدأ تبدأ موعد مقابلة حوار لقاء قرار صورة صور فيديو هاجر نزح انشق انشقت انشقاق استقال انضم
حرر حررت تحرير سقط سقطت سقوط قصف
"""
_WORDS = frozenset((_OF_SENTENCES + _OF_EVENTS).split())


def is_one(word: str) -> bool:
    """Return whether a word, without its vowel signs, belongs to no place."""
    plain = word.casefold().strip(".")
    return plain in _WORDS or plain.removeprefix("و") in _WORDS
