# SPDX-License-Identifier: MIT
"""Towns from which reports on Syria are dated, in English, Arabic and their other spellings.

Written down by hand for this program: the capitals of the world and the seats of the United
Nations; of Syria the seats of the governorates and districts, and the towns and quarters that the
press names; of its neighbours the towns where Syrians and their organisations sit. Countries stand
apart: beside a town they belong to it, alone they date nothing. Towns whose names are common words
or those of people ("Nice", "صور") are left out.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from standpoint.model.date_words import folded

_TOWNS = """
damascus, aleppo, homs, hama, idlib, idleb, daraa, deraa, dara'a, latakia, lattakia, ladhiqiyah,
tartus, tartous, raqqa, raqqah, rakka, deir ez-zor, deir al-zor, deir ezzor, deir al-zour, deir
ez-zour, deir al-zawr, dayr al-zawr, deir ezzour, hasakah, hasaka, hassakeh, hasakeh, hassaka,
qamishli, qamishlo, kamishli, quneitra, suwayda, sweida, suwaida, sweda, douma, darayya, daraya,
ghouta, moadamiyah, madaya, zabadani, babila, yarmouk, jaramana, harasta, arbin, zamalka, jobar,
qudsaya, qalamoun, yabroud, nabk, qutayfah, mezzeh, kafr batna, saqba, saraqib, maarat numan,
maaret numan, khan shaykhun, khan sheikhoun, khan sheikhun, jisr shughur, jisr shughour, ariha,
binnish, kafranbel, kafr nabl, sarmada, sarmin, salqin, darkush, atarib, anadan, azaz, afrin,
efrin, bab, jarabulus, jarablus, manbij, kobani, kobane, ayn arab, ain arab, tal abyad, tell
abyad, tal rifaat, tel rifaat, ras ayn, ras ain, serekaniye, marea, safira, khanasir, amuda,
malikiyah, darbasiyah, shaddadi, hawl, tabqa, tabqah, thawrah, ain issa, ayn issa, mayadin,
albukamal, bukamal, abu kamal, palmyra, tadmur, tadmor, rastan, talbiseh, qusayr, qusair, waer,
mahin, salamiyah, salamiyeh, mhardeh, masyaf, kafr zita, lataminah, morek, qalaat madiq, jableh,
baniyas, banias, kessab, inkhil, tafas, busra, bosra, izra, sanamayn, shahba, salkhad, tanf,
rukban, nubl, fuah, kefraya, atmeh, bab hawa, bab salama, khmeimim, hmeimim, wadi barada,
barzeh, qaboun, khan tuman, beirut, tripoli, sidon, saida, tyre, zahle, baalbek, arsal, chtaura,
bekaa, istanbul, ankara, gaziantep, antep, hatay, antakya, antioch, reyhanli, kilis, sanliurfa,
urfa, mersin, adana, izmir, diyarbakir, mardin, antalya, bursa, amman, irbid, mafraq, zaatari,
zarqa, aqaba, ramtha, baghdad, erbil, arbil, hewler, sulaymaniyah, sulaimani, dohuk, duhok,
mosul, kirkuk, basra, sinjar, cairo, alexandria, sharm sheikh, jerusalem, tel aviv, ramallah,
gaza, haifa, nazareth, golan, majdal shams, doha, riyadh, jeddah, jidda, mecca, dhahran, abu
dhabi, dubai, sharjah, kuwait, kuwait city, manama, muscat, sanaa, aden, tehran, teheran,
isfahan, mashhad, khartoum, benghazi, tunis, algiers, rabat, casablanca, marrakesh, marrakech,
nouakchott, djibouti, mogadishu, moroni, nicosia, larnaca, limassol, geneva, geneve, genf, new
york, new york city, washington, washington dc, vienna, wien, nairobi, the hague, hague, den
haag, montreux, lausanne, bern, berne, zurich, basel, brussels, bruxelles, brussel, strasbourg,
luxembourg, london, paris, berlin, rome, roma, milan, madrid, barcelona, lisbon, lisboa,
amsterdam, rotterdam, copenhagen, stockholm, malmo, gothenburg, oslo, helsinki, reykjavik,
dublin, edinburgh, manchester, birmingham, hamburg, munich, munchen, cologne, koln, frankfurt,
stuttgart, dusseldorf, bonn, leipzig, dresden, bremen, hannover, hanover, nurnberg, dortmund,
graz, salzburg, linz, innsbruck, lyon, marseille, toulouse, lille, bordeaux, athens,
thessaloniki, sofia, bucharest, belgrade, sarajevo, zagreb, ljubljana, skopje, pristina, tirana,
podgorica, budapest, prague, bratislava, warsaw, vilnius, riga, tallinn, kyiv, kiev, minsk,
chisinau, valletta, monaco, vaduz, andorra la vella, san marino, vatican city, moscow, sochi,
saint petersburg, st petersburg, astana, nur-sultan, almaty, bishkek, tashkent, dushanbe,
ashgabat, baku, tbilisi, yerevan, kabul, islamabad, karachi, lahore, delhi, new delhi, mumbai,
dhaka, colombo, kathmandu, thimphu, beijing, shanghai, hong kong, taipei, tokyo, seoul,
pyongyang, ulaanbaatar, hanoi, bangkok, vientiane, phnom penh, yangon, naypyidaw, kuala lumpur,
singapore, jakarta, manila, dili, bandar seri begawan, canberra, sydney, melbourne, wellington,
auckland, suva, port moresby, ottawa, toronto, montreal, vancouver, chicago, los angeles,
boston, houston, san francisco, philadelphia, atlanta, detroit, miami, mexico city, guatemala
city, san salvador, tegucigalpa, managua, san jose, panama city, havana, kingston,
port-au-prince, santo domingo, port of spain, bridgetown, nassau, belmopan, paramaribo, bogota,
caracas, quito, lima, la paz, brasilia, rio de janeiro, sao paulo, buenos aires, montevideo,
asuncion, abuja, lagos, accra, lome, porto-novo, cotonou, abidjan, yamoussoukro, monrovia,
freetown, conakry, bissau, banjul, dakar, praia, bamako, ouagadougou, niamey, ndjamena, yaounde,
bangui, libreville, malabo, brazzaville, kinshasa, luanda, windhoek, pretoria, cape town,
johannesburg, maseru, mbabane, gaborone, harare, lusaka, lilongwe, maputo, antananarivo, port
louis, kampala, kigali, bujumbura, gitega, dodoma, dar es salaam, addis ababa, asmara, juba
"""
_ARABIC_TOWNS = """
دمشق، حلب، حمص، حماة، حماه، إدلب، درعا، اللاذقية، طرطوس، الرقة، دير الزور، الحسكة، القامشلي،
القنيطرة، السويداء، دوما، داريا، الغوطة، الغوطة الشرقية، الغوطة الغربية، معضمية الشام، المعضمية،
مضايا، الزبداني، ببيلا، اليرموك، جرمانا، حرستا، عربين، زملكا، جوبر، قدسيا، القلمون، يبرود،
النبك، القطيفة، المزة، كفربطنا، سقبا، سراقب، معرة النعمان، خان شيخون، جسر الشغور، أريحا، بنش،
كفرنبل، سرمدا، سرمين، سلقين، دركوش، الأتارب، عندان، إعزاز، اعزاز، أعزاز، عزاز، عفرين، الباب،
جرابلس، منبج، كوباني، عين العرب، تل أبيض، تل رفعت، رأس العين، مارع، السفيرة، الدانا، عامودا،
المالكية، الدرباسية، الشدادي، الهول، عين عيسى، البوكمال، تدمر، الرستن، تلبيسة، الحولة، الوعر،
محردة، مصياف، كفرزيتا، اللطامنة، مورك، جبلة، بانياس، إنخل، طفس، بصرى، بصرى الشام، إزرع، الصنمين،
داعل، شهبا، صلخد، التنف، الركبان، الفوعة، كفريا، أطمة، باب الهوى، باب السلامة، حميميم، وادي
بردى، برزة، القابون، بيروت، طرابلس، صيدا، زحلة، بعلبك، عرسال، شتورا، البقاع، إسطنبول، اسطنبول،
استانبول، أنقرة، غازي عنتاب، عنتاب، عينتاب، هاتاي، أنطاكيا، الريحانية، كيليس، شانلي أورفا،
أورفا، مرسين، أضنة، إزمير، ديار بكر، ماردين، عمان، عمّان، إربد، المفرق، الزعتري، الزرقاء،
العقبة، الرمثا، بغداد، أربيل، اربيل، السليمانية، دهوك، الموصل، كركوك، البصرة، سنجار، القاهرة،
الإسكندرية، شرم الشيخ، القدس، القدس المحتلة، تل أبيب، رام الله، غزة، حيفا، الناصرة، الجولان،
الجولان المحتل، مجدل شمس، الدوحة، الرياض، جدة، مكة، مكة المكرمة، المدينة المنورة، الظهران، أبو
ظبي، أبوظبي، دبي، الشارقة، الكويت، مدينة الكويت، المنامة، مسقط، صنعاء، عدن، طهران، أصفهان،
الخرطوم، بنغازي، تونس، الجزائر، الرباط، الدار البيضاء، مراكش، نواكشوط، جيبوتي، مقديشو، نيقوسيا،
لارنكا، جنيف، نيويورك، واشنطن، فيينا، فيينّا، نيروبي، لاهاي، مونترو، لوزان، زيورخ، بروكسل،
بروكسيل، ستراسبورغ، لوكسمبورغ، لندن، باريس، برلين، روما، ميلانو، مدريد، برشلونة، لشبونة،
أمستردام، كوبنهاغن، ستوكهولم، أوسلو، هلسنكي، دبلن، هامبورغ، ميونخ، ميونيخ، كولونيا، فرانكفورت،
شتوتغارت، ليون، مرسيليا، أثينا، صوفيا، بوخارست، بلغراد، سراييفو، زغرب، بودابست، براغ،
براتيسلافا، وارسو، كييف، مينسك، فاليتا، موسكو، سوتشي، أستانا، أستانة، نور سلطان، باكو، تبليسي،
يريفان، كابول، كابل، إسلام أباد، إسلام آباد، نيودلهي، بكين، هونغ كونغ، طوكيو، سيول، بانكوك،
كوالالمبور، سنغافورة، جاكرتا، كانبرا، سيدني، أوتاوا، تورنتو، مونتريال، هافانا، كراكاس، برازيليا،
بوينس آيرس، أديس أبابا، جوبا، داكار
"""
_COUNTRIES = """
syria, syrian arab republic, north syria, northern syria, turkey, turkiye, lebanon, jordan,
iraq, egypt, israel, palestine, qatar, saudi arabia, united arab emirates, uae, bahrain, oman,
yemen, iran, sudan, libya, tunisia, algeria, morocco, cyprus, switzerland, usa, us, united
states, dc, austria, belgium, netherlands, france, germany, uk, united kingdom, england, great
britain, italy, spain, sweden, norway, denmark, finland, greece, russia, kazakhstan, canada,
australia, japan, china,
سوريا، سورية، الجمهورية العربية السورية، شمال سوريا، الشمال السوري، تركيا، لبنان، الأردن،
العراق، مصر، إسرائيل، فلسطين، قطر، السعودية، المملكة العربية السعودية، الإمارات، البحرين، اليمن،
إيران، السودان، ليبيا، المغرب، قبرص، سويسرا، الولايات المتحدة، النمسا، بلجيكا، هولندا، فرنسا،
ألمانيا، بريطانيا، المملكة المتحدة، إيطاليا، إسبانيا، السويد، النرويج، الدنمارك، اليونان، روسيا،
كازاخستان
"""
_AROUND = """
city countryside suburbs suburb province governorate district region town village camp rural
greater north south east west northern southern eastern western northwest northeast central
مدينه محافظه ريف بلده قريه مخيم منطقه حي ناحيه شمال جنوب شرق غرب شمالي جنوبي شرقي غربي شماليه
جنوبيه شرقيه غربيه
"""
_ARTICLE = re.compile(r"\b(?:al|el|ad|an|ar|as|ash|at|az|ez|es|ul|us)\b[\s-]*")


def is_known(name: str) -> bool:
    """Return whether a name is that of known towns: "Azaz, Syria", "ريف حلب", "Geneva/Paris".

    Every part between commas and strokes must be one, the last may be a country. Words such as
    "northern" and "countryside" belong to a town.
    """
    parts = [part for part in re.split(r"\s*[,،/]\s*", name.strip()) if part]
    if not parts or not _is_town(parts[0]):
        return False
    return all(_is_town(part) or _plain(part) in _countries() for part in parts[1:])


def is_country(name: str) -> bool:
    """Return whether a name is that of a country beside whose towns it may stand."""
    return _plain(name) in _countries()


def _is_town(name: str) -> bool:
    plain = _plain(name)
    if plain in _towns():
        return True
    words = plain.split()
    for at in range(1, len(words)):
        if " ".join(words[at:]) in _countries():
            words = words[:at]
            break
    around = _AROUND.split()
    kept = " ".join(word for word in words if _bare(word) not in around)
    return kept in _towns()


def _bare(word: str) -> str:
    return word.removeprefix("ال")


@cache
def _towns() -> frozenset[str]:
    return _names(_TOWNS) | _names(_ARABIC_TOWNS)


@cache
def _countries() -> frozenset[str]:
    return _names(_COUNTRIES)


def _names(listed: str) -> frozenset[str]:
    return frozenset(_plain(name) for name in re.split(r"\s*[,،]\s*", listed.strip()) if name)


def _plain(name: str) -> str:
    """Return a name in one spelling: without accents, articles, capitals and vowel signs."""
    plain = unicodedata.normalize("NFKD", folded(name).replace("ı", "i"))
    plain = "".join(sign for sign in plain if not unicodedata.combining(sign))
    plain = re.sub(r"[’'`ʿʾ.]", "", plain).replace("-", " ").replace("–", " ")
    return " ".join((_ARTICLE.sub("", plain) or plain).split())
