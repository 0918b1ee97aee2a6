# SPDX-License-Identifier: MIT
"""Whether the letters and words of a text contradict a stated language, or it speaks two."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

# The commonest words alone, in Latin letters: enough to contradict, not to tell a language.
_COMMON = {
    name: frozenset(words.split())
    for name, words in {
        "en": "the of and to in that is for on with as was by at from it this are be has which",
        "fr": "le la les de des du et en un une dans que qui pour par sur est au aux il elle",
        "de": "der die das und in den von zu mit des für auf ist im dem nicht ein eine als auch",
        "es": "el la los las de del y en un una que por para con se su es al lo como",
        "it": "il lo la gli di che e del della in un una per con non si dei nel è sono",
        "nl": "de het een en van in is dat op te met voor niet zijn aan door bij ook als",
        "pt": "o a os as de da do dos das e em um uma que por para com não se no na",
        "tr": "ve bir bu için ile da de olarak olan daha çok gibi kadar sonra ise olduğu en",
        "sv": "och att det i en som är på av för inte med var den till om har ett de",
        "ku": "û ji bi di li ku de ya yên ê ew ev me wan jî bo her ne lê xwe hat kir dike",
    }.items()
}
_LIKE_ENGLISH = frozenset(["ang", "bi", "enm", "jam", "kri", "pcm", "pis", "sco", "srn", "tpi"])
_ENGLISH_ALONE = ("the", "and", "of")
_PLAINLY, _PLAINLY_DIFFERENT = 0.3, 8
"""The bar for English where the words of the stated language are not known, above half a text."""
_READ = 6_000
_FEWEST = 40
_SURELY = 0.15
_RIVAL = 3
_DIFFERENT = 6
"""So many of the commonest words; one or two, such as "a" and "na", many languages have."""
_SCRIPTS = {
    "Latin": "A-Za-z\u00c0-\u024f\u1e00-\u1eff",
    "Arabic": "\u0620-\u064a\u066e-\u06d3\u06d5\u06ee-\u06ff",
    "Cyrillic": "\u0400-\u052f",
    "Hebrew": "\u05d0-\u05ea",
    "Greek": "\u0370-\u03ff",
    "Armenian": "\u0530-\u058f",
}
_WRITTEN_IN = {
    code: script
    for script, codes in {
        "Latin": "af br ca co cs cy da de en eo es et eu fi fr ga gl hr hu id is it la lb lt lv mt "
        "nb nl nn no oc pl pt ro sk sl so sq sv sw tl tr vi",
        "Arabic": "ar ckb fa ps sd ug ur",
        "Cyrillic": "be bg mk ru uk",
        "Greek": "el",
        "Hebrew": "he yi",
        "Armenian": "hy",
        "another": "am bn bo dv gu hi ja ka km kn ko lo ml mr my ne si ta te th ti zh",
    }.items()
    for code in codes.split()
}
"""The script of languages that are written in one; Kurdish, Serbian and others are in several."""
_SCRIPT_READ = 20_000
_TIMES = 4
_FEWEST_LETTERS = 10
# Arabic has its article at every fourth word, its neighbours have it in names alone, and letters
# that it does not have. The Persian letters for ك and ي are no evidence: they are typed for them.
_ARTICLE = re.compile(r"(?<!\w)[وفبك]?ال\w{2,}|(?<!\w)و?لل\w{2,}")
_NEVER_ARABIC = re.compile("[پچژگەێۆڕڵڤےںٹڈڑډړښڼۍې]")
_SORANI = re.compile("[ەێۆڕڵ]")
_OF_ARABIC, _OF_OTHERS = 0.12, 0.03
"""Parts of the words with the article: in Arabic more than the first, elsewhere fewer than the
second."""
_IN_OTHERS, _IN_ARABIC = 0.01, 0.003
"""Parts of the letters that Arabic does not have, in its neighbours and in foreign names."""
_IN_SORANI = 0.04
_IN_SCRIPT = {name: re.compile(f"[{letters}]") for name, letters in _SCRIPTS.items()}
_NOT_LATIN = re.compile("[\u0370-\u06ff]")
_BESIDE, _LETTERS = 0.1, 60
"""A text speaks two languages where so large a part, and so many letters, are of another script."""


@dataclass(frozen=True, slots=True)
class Other:
    """What a text is in and not what was stated, in words; `told` is its code, if that is known."""

    words: str
    told: str = ""


def other_than(stated: str, text: str) -> Other | None:
    """Return what a text clearly is in, None where it may be in the stated language.

    A language of which the commonest words are not known is contradicted only by the script, by
    plainly English and by plainly Arabic text: "da se na o a" are common in too many languages.
    A short text contradicts only by its script.

    Args:
        stated: the code of a language.
        text: the text, of which the beginning is read.
    """
    script = _script(text[:_SCRIPT_READ], _WRITTEN_IN.get(stated, ""))
    if script:
        return Other(f"the text is in {script} script", _script_alone(script))
    words = re.findall(r"[^\W\d_]+", text[:_READ].casefold())
    if len(words) < _FEWEST:
        return None
    told = _by_words(stated, words) or _by_article(stated, text[:_READ], len(words))
    return Other(f"its words are “{told}”", told) if told else None


def _script(sample: str, own: str) -> str:
    """Return the script that nearly all letters are of, if it is not the own one, else ""."""
    if not own or (own == "Latin" and sample.isascii()):
        return ""
    letters = {name: len(pattern.findall(sample)) for name, pattern in _IN_SCRIPT.items()}
    every = len(re.findall(r"[^\W\d_]", sample))
    letters["another"] = max(0, every - sum(letters.values()))
    most = max(letters, key=lambda name: letters[name])
    clear = letters[most] >= _FEWEST_LETTERS and letters[most] > _TIMES * letters[own]
    return most if clear and most != own else ""


def _script_alone(script: str) -> str:
    """Return the language that alone is written in a script, "" where several are."""
    found = [code for code, own in _WRITTEN_IN.items() if own == script]
    return found[0] if len(found) == 1 else ""


def _by_words(stated: str, words: list[str]) -> str:
    often = Counter(words)
    if stated not in _COMMON:
        is_english = stated not in _LIKE_ENGLISH and _is_plainly_english(often)
        return "en" if is_english else ""
    counts = {name: sum(map(often.__getitem__, common)) for name, common in _COMMON.items()}
    best = max(counts, key=lambda name: counts[name])
    if sum(word in often for word in _COMMON[best]) < _DIFFERENT:
        return ""
    is_often = counts[best] >= _SURELY * len(words)
    return best if is_often and counts[best] >= _RIVAL * counts[stated] else ""


def _is_plainly_english(often: Counter[str]) -> bool:
    found = [often[word] for word in _COMMON["en"] if word in often]
    return (
        all(word in often for word in _ENGLISH_ALONE)
        and len(found) >= _PLAINLY_DIFFERENT
        and sum(found) >= _PLAINLY * often.total()
    )


def _by_article(stated: str, text: str, words: int) -> str:
    """Tell Arabic from Persian, Sorani and Urdu, where each is plainly what it is."""
    if _WRITTEN_IN.get(stated, "Arabic") != "Arabic":
        return ""
    letters = len(_IN_SCRIPT["Arabic"].findall(text))
    if letters < 3 * words:
        return ""
    articles = len(_ARTICLE.findall(text)) / words
    foreign = len(_NEVER_ARABIC.findall(text)) / letters
    if stated != "ar" and articles > _OF_ARABIC and foreign < _IN_ARABIC:
        return "ar"
    is_other = stated == "ar" and articles < _OF_OTHERS and foreign > _IN_OTHERS
    return (
        ("ckb" if len(_SORANI.findall(text)) > _IN_SORANI * letters else "fa") if is_other else ""
    )


def two_scripts(text: str) -> tuple[str, str, float] | None:
    """Return the two scripts of most letters and the share of the second, from 0 to 0.5.

    None where a text has one script and at most names or a few words in another.
    """
    if text.isascii() or not _NOT_LATIN.search(text):
        return None
    letters = Counter(
        {name: sum(map(len, pattern.findall(text))) for name, pattern in _IN_SCRIPT.items()}
    )
    (first, _), (second, fewer) = letters.most_common(2)
    share = fewer / letters.total()
    return None if fewer < _LETTERS or share < _BESIDE else (first, second, share)
