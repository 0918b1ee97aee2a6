# SPDX-License-Identifier: MIT
"""Codes and names of languages: whatever a file writes becomes the one code that is kept."""

from __future__ import annotations

import re
from functools import cache

# ISO 639-1, then its codes of three letters (ISO 639-2, both kinds), then the English name.
_TWO_LETTERS = """
aa aar Afar; ab abk Abkhazian; ae ave Avestan; af afr Afrikaans; ak aka Akan; am amh Amharic; an
arg Aragonese; ar ara Arabic; as asm Assamese; av ava Avaric; ay aym Aymara; az aze Azerbaijani;
ba bak Bashkir; be bel Belarusian; bg bul Bulgarian; bi bis Bislama; bm bam Bambara; bn ben
Bangla; bo bod tib Tibetan; br bre Breton; bs bos Bosnian; ca cat Catalan; ce che Chechen; ch
cha Chamorro; co cos Corsican; cr cre Cree; cs ces cze Czech; cu chu Church Slavic; cv chv
Chuvash; cy cym wel Welsh; da dan Danish; de deu ger German; dv div Divehi; dz dzo Dzongkha; ee
ewe Ewe; el ell gre Greek; en eng English; eo epo Esperanto; es spa Spanish; et est Estonian; eu
baq eus Basque; fa fas per Persian; ff ful Fula; fi fin Finnish; fj fij Fijian; fo fao Faroese;
fr fra fre French; fy fry Western Frisian; ga gle Irish; gd gla Scottish Gaelic; gl glg
Galician; gn grn Guarani; gu guj Gujarati; gv glv Manx; ha hau Hausa; he heb Hebrew; hi hin
Hindi; ho hmo Hiri Motu; hr hrv Croatian; ht hat Haitian Creole; hu hun Hungarian; hy arm hye
Armenian; hz her Herero; ia ina Interlingua; id ind Indonesian; ie ile Interlingue; ig ibo Igbo;
ii iii Sichuan Yi; ik ipk Inupiaq; io ido Ido; is ice isl Icelandic; it ita Italian; iu iku
Inuktitut; ja jpn Japanese; jv jav Javanese; ka geo kat Georgian; kg kon Kongo; ki kik Kikuyu;
kj kua Kuanyama; kk kaz Kazakh; kl kal Kalaallisut; km khm Khmer; kn kan Kannada; ko kor Korean;
kr kau Kanuri; ks kas Kashmiri; ku kur Kurdish; kv kom Komi; kw cor Cornish; ky kir Kyrgyz; la
lat Latin; lb ltz Luxembourgish; lg lug Ganda; li lim Limburgish; ln lin Lingala; lo lao Lao; lt
lit Lithuanian; lu lub Luba-Katanga; lv lav Latvian; mg mlg Malagasy; mh mah Marshallese; mi mao
mri Māori; mk mac mkd Macedonian; ml mal Malayalam; mn mon Mongolian; mr mar Marathi; ms may msa
Malay; mt mlt Maltese; my bur mya Burmese; na nau Nauru; nb nob Norwegian Bokmål; nd nde North
Ndebele; ne nep Nepali; ng ndo Ndonga; nl dut nld Dutch; nn nno Norwegian Nynorsk; nr nbl South
Ndebele; nv nav Navajo; ny nya Nyanja; oc oci Occitan; oj oji Ojibwa; om orm Oromo; or ori Odia;
os oss Ossetic; pa pan Punjabi; pi pli Pali; pl pol Polish; ps pus Pashto; pt por Portuguese; qu
que Quechua; rm roh Romansh; rn run Rundi; ro ron rum Romanian; ru rus Russian; rw kin
Kinyarwanda; sa san Sanskrit; sc srd Sardinian; sd snd Sindhi; se sme Northern Sami; sg sag
Sango; si sin Sinhala; sk slk slo Slovak; sl slv Slovenian; sm smo Samoan; sn sna Shona; so som
Somali; sq alb sqi Albanian; sr srp Serbian; ss ssw Swati; st sot Southern Sotho; su sun
Sundanese; sv swe Swedish; sw swa Swahili; ta tam Tamil; te tel Telugu; tg tgk Tajik; th tha
Thai; ti tir Tigrinya; tk tuk Turkmen; tn tsn Tswana; to ton Tongan; tr tur Turkish; ts tso
Tsonga; tt tat Tatar; ty tah Tahitian; ug uig Uyghur; uk ukr Ukrainian; ur urd Urdu; uz uzb
Uzbek; ve ven Venda; vi vie Vietnamese; vo vol Volapük; wa wln Walloon; wo wol Wolof; xh xho
Xhosa; yi yid Yiddish; yo yor Yoruba; za zha Zhuang; zh chi zho Chinese; zu zul Zulu
"""
# Languages without a code of two letters: ISO 639-2 or 639-3, then the English name.
_THREE_LETTERS = """
agq Aghem; akk Akkadian; ann Obolo; arc Aramaic; arn Mapuche; asa Asu; ase American Sign
Language; ast Asturian; bal Baluchi; ban Balinese; bas Basaa; bax Bamun; bbc Batak Toba; bem
Bemba; bez Bena; bgc Haryanvi; bgn Western Balochi; bho Bhojpuri; blo Anii; blt Tai Dam; brx
Bodo; bss Akoose; bug Buginese; byn Blin; cch Atsam; ccp Chakma; ceb Cebuano; cgg Chiga; chr
Cherokee; cic Chickasaw; ckb Central Kurdish; cop Coptic; csw Swampy Cree; dav Taita; dje Zarma;
doi Dogri; dsb Lower Sorbian; dua Duala; dyo Jola-Fonyi; ebu Embu; egy Ancient Egyptian; ewo
Ewondo; fil Filipino; frr Northern Frisian; fur Friulian; gaa Ga; gez Geez; got Gothic; grc
Ancient Greek; gsw Swiss German; guz Gusii; haw Hawaiian; hsb Upper Sorbian; inh Ingush; jbo
Lojban; jgo Ngomba; jmc Machame; kaa Kara-Kalpak; kab Kabyle; kaj Jju; kam Kamba; kcg Tyap; kde
Makonde; kea Kabuverdianu; ken Kenyang; kfo Koro; kgp Kaingang; khq Koyra Chiini; kkj Kako; kln
Kalenjin; kok Konkani; kpe Kpelle; ksb Shambala; ksf Bafia; ksh Colognian; kxv Kuvi; lag Langi;
lez Lezghian; lij Ligurian; lkt Lakota; lld Ladin; lrc Northern Luri; luo Luo; luy Luyia; lzh
Literary Chinese; mai Maithili; man Mandingo; mas Masai; mdf Moksha; men Mende; mer Meru; mfe
Morisyen; mgh Makhuwa-Meetto; mgo Metaʼ; mni Manipuri; moh Mohawk; mua Mundang; mus Muscogee;
myv Erzya; mzn Mazanderani; naq Nama; nds Low German; new Newari; nmg Kwasio; nnh Ngiemboon; non
Old Norse; nqo N’Ko; nso Northern Sotho; nus Nuer; nyn Nyankole; osa Osage; pal Pahlavi; pap
Papiamento; pau Palauan; pcm Nigerian Pidgin; peo Old Persian; phn Phoenician; pis Pijin; prg
Prussian; quc Kʼicheʼ; raj Rajasthani; rhg Rohingya; rof Rombo; rwk Rwa; sah Yakut; saq Samburu;
sat Santali; saz Sourashtra; sbp Sangu; scn Sicilian; sdh Southern Kurdish; seh Sena; ses
Koyraboro Senni; sga Old Irish; shi Tachelhit; shn Shan; sid Sidamo; sma Southern Sami; smj Lule
Sami; smn Inari Sami; sms Skolt Sami; ssy Saho; syr Syriac; szl Silesian; teo Teso; tig Tigre;
tkl Tokelauan; tok Toki Pona; tpi Tok Pisin; trv Taroko; trw Torwali; tvl Tuvalu; twq Tasawaq;
tzm Central Atlas Tamazight; uga Ugaritic; vai Vai; vec Venetian; vun Vunjo; wae Walser; wal
Wolaytta; wbp Warlpiri; xnr Kangri; xog Soga; yav Yangben; yrl Nheengatu; yue Cantonese; zgh
Standard Moroccan Tamazight
"""
# What else is written for some: older codes, kinds of one language, names in other languages.
_ALSO = {
    "ar": "arb arz apc ajp acm afb ary aeb apd العربية عربي عربى عربية اللغة_العربية arabe "
    "arabisch arapça عەرەبی",
    "az": "azb azj",
    "bn": "bengali",
    "ckb": "sorani soranî كردية_سورانية",
    "de": "deutsch allemand almanca ألمانية الألمانية",
    "el": "griechisch grec yunanca ελληνικά",
    "en": "englisch anglais inglés ingilizce الإنجليزية الانجليزية إنجليزي انجليزي إنجليزية "
    "انجليزية الإنكليزية الانكليزية إنكليزي انكليزي إنكليزية انكليزية",
    "es": "español castellano spanisch espagnol ispanyolca إسبانية الإسبانية castilian",
    "et": "ekk",
    "fa": "pes prs farsi dari فارسی الفارسية فارسية فارسي persan persisch farsça",
    "fr": "français francais französisch fransızca الفرنسية فرنسية فرنسي francés",
    "he": "iw עברית العبرية عبرية hébreu hebräisch ibranice",
    "hy": "hyw հայերեն الأرمنية أرمنية arménien armenisch ermenice",
    "id": "in bahasa_indonesia",
    "it": "italiano italienisch italien italyanca الإيطالية إيطالية",
    "jv": "jw",
    "ku": "kmr كوردي كوردية "
    "kurmanji kurmancî kurdî kurdi kurdisch kurde kürtçe كردي كردية الكردية كوردی",
    "lv": "lvs",
    "mn": "khk",
    "ms": "zsm",
    "nl": "nederlands niederländisch flemish",
    "no": "nor norwegian norsk",
    "or": "ory",
    "ps": "pbt pbu pushto",
    "pt": "português portugiesisch portugais",
    "ro": "mo mol moldavian moldovan",
    "ru": "русский russisch russe rusça الروسية روسية روسي ruso",
    "sh": "hbs serbo_croatian",
    "sq": "als aln",
    "sv": "svenska schwedisch",
    "sw": "swh",
    "syr": "aii cld tru assyrian surayt السريانية سريانية",
    "tl": "tgl tagalog",
    "tr": "türkçe turkce türkisch turc التركية تركية تركي turco",
    "uk": "українська ukrainisch ukrainien",
    "ur": "اردو",
    "uz": "uzn",
    "yi": "ji ydd",
    "zh": "cmn mandarin 中文 chinesisch chinois",
    "zza": "diq kiu zazaki zaza dimli",
}
_NO_LANGUAGE = frozenset(("und", "mul", "zxx", "mis"))
_TAG = re.compile(r"(?i)([a-z]{2,3})(?:[-_][a-z0-9_@.-]*)?")


def code(written: str) -> str:
    """Return the code of a language, of two letters where there is one; "" where it is unknown.

    Args:
        written: a code ("en", "eng", "en-GB") or a name of the language ("English", "العربية").
    """
    clean = " ".join(re.sub(r"\([^()]*\)", " ", written).split())
    tag = _TAG.fullmatch(clean)
    return (_codes().get(tag[1].lower(), "") if tag else "") or _codes().get(_name(clean), "")


def says_none(written: str) -> bool:
    """Return whether it is a code that says of itself that no one language is meant."""
    return written.strip().lower() in _NO_LANGUAGE


def _name(written: str) -> str:
    return written.casefold().replace("_", " ")


@cache
def _codes() -> dict[str, str]:
    """Return the code for each code or name in small letters."""
    found: dict[str, str] = {}
    for entry in _entries(_TWO_LETTERS):
        parts = entry.split(" ")
        codes = [part for part in parts if part.isascii() and part.islower()]
        found.update(dict.fromkeys((*codes, _name(" ".join(parts[len(codes) :]))), codes[0]))
    for entry in _entries(_THREE_LETTERS):
        own, _, name = entry.partition(" ")
        found.update({own: own, _name(name): own})
    for own, others in _ALSO.items():
        found.setdefault(own, own)
        found.update((_name(other), own) for other in others.split())
    return found


def _entries(listed: str) -> list[str]:
    return [" ".join(entry.split()) for entry in listed.split(";")]
