# SPDX-License-Identifier: MIT
"""Names of people as catalogues write them: "Haddad, Rim" is one person, "Hamas, Fatah" is two."""

from __future__ import annotations

import re
from typing import NamedTuple

from standpoint.documents import bylines, known_actors, known_places, name_lists

_BY = re.compile(r"(?i)(?:by|written by|posted by|بقلم)(?:\s*:\s*|\s+)(?=[^\W\d_])")
_PART = re.compile(r"[^\W\d_](?:[^\W\d_]|['’ʿ-]){0,30}\.?")
_GIVEN = frozenset(
    """
    abbas abdallah abdelrahman abdo abdul abdullah abdulrahman abeer adam adel adib adnan ahmad
    ahmed aida aisha akram alaa alan albert alex alexander alexandra ali alia alice amal amani
    amer amin amina amir amira ammar amr andrea andreas andrew angela anna anne anthony antoine
    anton antoun anwar areej arthur asaad asma asmaa ayham ayman aziz bahia barbara basel bashar
    bassam bassel benjamin bernd bilal birgit bouthaina brigitte burhan carla carole caroline
    catherine charles charlotte christian christine christopher claire clara claudia colin dalia
    dana daniel daniela david deborah diana dima dina dominique donald dunya edward elena elias
    elie elizabeth emily emma emmanuel eric erika eva fadi fadia fadwa fahd faisal farah farid
    faris fatima fawaz fawzi felix ferdinand firas frank françois françoise friedrich gabriel
    george georges ghada ghassan ghiath giorgio hadeel hadi haidar haitham hala hamid hamza
    hanan hani hannah hans harald hasan hassan hazem heba heike hekmat helen helena henri hind
    hisham hoda huda hussain hussein ibrahim iman imran ingrid isabel isabelle ismail issa issam
    iyad jack jacques jad jamal jamil jan jane jean jennifer jihad jim jimmy joan johanna john
    jonathan joseph joumana julia julie julien jürgen karim karin karl kate katherine katrin
    kenneth kevin khaled khalid khalil laila lama lamia lana lara laura layla leila lena leo
    lina linda lisa louai louis louise luay lubna lucas lucy luke lynn maher mahmoud mai majed
    malak malik manal manfred mar marcel margaret maria mariam marie mark markus martin martina
    marwan mary matthew may maya mays mayss mazen michael michel michelle moaz mohamad mohamed
    mohammad mohammed mona monika mouna muhammad mustafa mutaz nabil nada nadia nadim naji najib
    najla najwa nancy nasr nasser natalie nawal nawar nazir nicolas nicole nidal nihad nisreen
    nizar noor nora nour nura olga oliver olivier omar osama oussama patricia patrick paul paula
    peter petra philip philippe pierre qusay rabab rachel rafael rafif raghad rami rana rania
    rasha rawan razan rebecca reem renate richard rim rima rime rita robert roger rola rosa
    rouba ruba rula ruth saad sabah sabine sadiq safaa sahar said salah saleh salem salim salma
    sam samar samer sami samia samir samira samuel sana sandra sara sarah sawsan sebastian selim
    selma shadi shaza silvia simon sofia soha sonia sophie stefan stefanie stephan stephen
    steven suad suha suhair susan susanne talal tamara tamer tarek tareq tariq thomas tim tobias
    tom uday ulrich ulrike ursula victor viola wael wafa wajdi walid walter wassim werner
    wilhelm william wolfgang yahya yara yasmin yasmine yasser yousef youssef yusuf zaher zaid
    zaki zein zeina zeinab ziad zoe zuhair
    """.split()  # noqa: SIM905
)
_GIVEN_ARABIC = frozenset(
    """
    أحمد احمد محمد محمود علي حسن حسين خالد عمر سامي سامر سمير كمال كريم ريم رنا رانيا سارة سلمى
    مريم ليلى لينا هدى هند نور ندى نادية منى مها ميساء وائل وليد يوسف ياسر ياسين زياد زينب فاطمة
    عائشة إبراهيم ابراهيم إسماعيل عبدالله جمال جورج إلياس الياس بشار بسام باسل هيثم هشام مازن ماهر
    مروان مصطفى معاذ نبيل نزار طارق طلال صالح صلاح رامي رياض رضوان دانا ديما فراس فيصل غسان غادة
    """.split()  # noqa: SIM905
)


class Ordered(NamedTuple):
    """Names with the given name first, parted by commas, and whether a comma is in doubt."""

    names: str
    is_doubtful: bool = False


def ordered(written: str, *, bars: bool = False) -> Ordered:
    """Return names with the given name first where it surely stands last, and without a "by".

    "Haddad, Rim" and "Haddad, Rim; Saleh, Omar" are certain where the words behind the commas are
    given names and those before them are none; where one of several is, all are written so. Two
    single words of which that is not known stay as they are, two actors, and are doubtful, unless
    one is an actor that is known or an acronym.

    Args:
        written: one name, or several that commas or semicolons part.
        bars: whether "|" parts names, too; see `name_lists.parted`.
    """
    bare = _BY.sub("", written.strip(), count=1) if _BY.match(written.strip()) else written
    people = name_lists.parted(bare, bars=bars)
    pairs = [_pair(one) for one in people]
    if len(people) == 1 and not any(pairs):
        return Ordered(people[0])
    sure = [pair is not None and _is_given(pair[1]) and not _is_given(pair[0]) for pair in pairs]
    if any(sure) and all(pairs):
        sure = [True] * len(pairs)
    turned = [
        f"{pair[1]} {pair[0]}" if pair and is_sure else one
        for one, pair, is_sure in zip(people, pairs, sure, strict=True)
    ]
    doubtful = any(pair and not is_sure for pair, is_sure in zip(pairs, sure, strict=True))
    return Ordered(", ".join(turned), doubtful)


def _pair(name: str) -> tuple[str, str] | None:
    """Return the two words around the only comma of what may be one person's name."""
    parts = [part.strip() for part in re.split("[,،]", name)]
    if len(parts) != 2 or not all(_PART.fullmatch(part) for part in parts):
        return None
    return None if any(map(_is_another, parts)) else (parts[0], parts[1])


def _is_another(word: str) -> bool:
    """Return whether a word is no part of a person's name: a body, a place, an acronym."""
    cased = word.lower() != word.upper()
    if cased and (word[0].islower() or (len(word.rstrip(".")) > 1 and word.isupper())):
        return True
    return (
        bylines.is_body(word)
        or known_actors.is_known(word)
        or known_places.is_known(word)
        or known_places.is_country(word)
    )


def _is_given(word: str) -> bool:
    if re.fullmatch(r"[^\W\d_]\.", word):
        return True  # "Haddad, R."
    return word.casefold() in _GIVEN or word in _GIVEN_ARABIC
