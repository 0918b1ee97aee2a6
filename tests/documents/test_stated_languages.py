# SPDX-License-Identifier: MIT
"""A stated language holds unless the words of the text clearly are those of another."""

from __future__ import annotations

import pytest

from standpoint import documents
from standpoint.model import languages
from standpoint.model.findings import contradictions
from standpoint.model.places import Place
from standpoint.text.language import plain

ENGLISH = (
    "The council of the harbour town met in the hall and spoke for hours about the roads that lead "
    "to the valley, and it was said by the speaker that this is a matter of the schools as well. "
    "It was clear from the talks that the families are to be heard by all of the members."
)
GERMAN = (
    "Der Rat der Hafenstadt traf sich in der Halle und sprach über die Straßen, die in das Tal "
    "führen, und der Sprecher sagte, dass auch die Schulen nicht im besten Zustand sind. Es war "
    "mit den Familien nicht vereinbart, dass die Gespräche von den Räten geführt werden."
)
KURDISH = (
    "Meclisa bajarê benderê li salona kevin civiya û bi saetan li ser rêyên ku diçin newalê "
    "axivî. Axaftvan got ku ev ne tenê karê dibistanan e û divê em bi malbatan re jî "
    "biaxivin, ji ber ku ew ji her kesî zêdetir dizanin ka çi pêwîst e ji bo gundên ku di bin "
    "berfê de mane."
)
SOMALI = (
    "Golaha magaalada dekedda ayaa ku kulmay hoolka weyn oo ka hadlay waddooyinka taga "
    "dooxada iyo dugsiyada aan saqafka lahayn. Afhayeenku wuxuu sheegay in aan weli waxba la "
    "go'aamin islamarkaana wadahadalladu ay sii socon doonaan ilaa dhammaan qoysasku ay "
    "helaan guri cusub oo ay ku noolaadaan."
)
LATIN = (
    "Consilium oppidi maritimi in aula vetere convenit et per multas horas de viis disputavit "
    "quae ad vallem ducunt, neque scholas sine tecto neque familias quae domum exspectant "
    "oblitum est. Orator dixit nihil adhuc decretum esse, sed omnes iterum cras de eadem re "
    "in foro locuturos."
)
ARABIC = (
    "اجتمع مجلس مدينة الميناء في القاعة القديمة وتحدث ساعات طويلة عن الطرق التي تؤدي إلى "
    "الوادي وعن المدارس التي لا سقف لها والعائلات التي تنتظر بيتا في التلال. وقال المتحدث إن "
    "المجلس لم يقرر شيئا بعد وإن المحادثات سوف تستمر حتى يعود الجميع إلى بيوتهم قبل الشتاء "
    "القادم وتفتح الأسواق من جديد."
)
PERSIAN = (
    "شورای شهر بندر در تالار قدیمی گرد آمد و ساعت‌ها درباره‌ی راه‌هایی گفت که به دره می‌رسند "
    "و درباره‌ی مدرسه‌هایی که سقف ندارند و خانواده‌هایی که چشم به راه خانه‌ای در تپه‌ها "
    "هستند. سخنگو گفت که هنوز چیزی تصمیم گرفته نشده و گفتگوها پس از این هم پی گرفته می‌شود تا "
    "همه پیش از زمستان به خانه برگردند."
)
SORANI = (
    "ئەنجومەنی شاری بەندەر لە هۆڵە کۆنەکە کۆبووەوە و چەندین کاتژمێر باسی ئەو ڕێگایانەی کرد کە "
    "دەچنە دۆڵەکە و باسی ئەو قوتابخانانەی کرد کە سەقفیان نییە و ئەو خێزانانەی کە چاوەڕێی "
    "خانوویەکن لە گردەکان. وتەبێژەکە وتی هێشتا هیچ بڕیارێک نەدراوە و گفتوگۆکان بەردەوام دەبن "
    "تا هەمووان پێش زستان بگەڕێنەوە."
)
# In these the short words "da se na o a do no e u i" stand as often as in Portuguese.
CROATIAN = (
    "Gradonačelnik luke kaže da se na cestama do zime ne može raditi i da se o školi bez krova "
    "mora govoriti na sjednici. A mi znamo da se na to ne može čekati do kraja godine, no kažu da "
    "se o obiteljima brine grad. Da se na kraju ne bi reklo da se o tome nije znalo, a da se na "
    "selu ništa ne radi, došli smo u dvoranu do podneva."
)
CZECH = (
    "Starosta přístavu řekl, že se na silnici do zimy nedá pracovat a že se o škole bez střechy "
    "bude jednat na radnici. A my víme, že se na to nedá čekat do konce roku, no a o rodiny se "
    "nikdo nestará. Na schůzce se o tom nemluvilo a do večera se na tom nic nezměnilo, no co se "
    "dá dělat, o to se na jaře musí postarat město."
)
BRETON = (
    "Da gentañ e voe komzet e sal ar porzh eus an hentoù a gas da draoñ ha d'ar skol a zo hep "
    "toenn. E kêr e oa an holl a-du da c'hortoz, ha da vare ar goañv e vo kavet ti da "
    "bep tiegezh a c'hortoz war ar menez. Ne oa nag o paouez na o vont kuit an dud a oa deuet e "
    "kreiz an deiz da selaou, hag a-benn an noz e oa echu."
)
DANISH = (
    "Rådet i havnebyen mødtes i den gamle sal og talte i timevis om vejene, som fører til dalen, "
    "og om skolerne, som er uden tag. Det var ikke klart for alle, men det er i dag en sag for "
    "hele byen, at der er hjem på bakken til de familier, som har ventet med børn i en vinter. En "
    "af de ældste var med til det og har talt for alle."
)
SCRIPTS = [
    ("en", ARABIC, "Arabic"), ("tr", SORANI, "Arabic"), ("ru", ENGLISH, "Latin"),
    ("zh", ENGLISH, "Latin"), ("ar", ENGLISH, "Latin"), ("fa", KURDISH, "Latin"),
]  # fmt: skip


def page(language, text):
    return f"<html lang={language}><body><main><h1>Road</h1><p>{text}</p></main></body></html>"


@pytest.mark.parametrize(
    ("stated", "text"),
    [("de", ENGLISH), ("fr", ENGLISH), ("en", GERMAN), ("la", ENGLISH), ("so", ENGLISH),
     ("tr", ENGLISH), ("ku", ENGLISH), ("hr", ENGLISH), ("da", ENGLISH), ("en", KURDISH),
     ("tr", KURDISH), ("fa", ARABIC), ("ckb", ARABIC), ("ur", ARABIC), ("ar", PERSIAN),
     ("ar", SORANI)],
)  # fmt: skip
def test_a_stated_language_that_the_words_contradict_is_not_used(read, stated, text):
    document = read("a.html", page(stated, text))
    assert document.language is None
    assert f"says “{stated}”, but its words are" in document.evidence["stated language"]
    assert "language" not in document.evidence


@pytest.mark.parametrize(
    ("stated", "text"),
    [
        ("en", ENGLISH),
        ("de", GERMAN),
        ("nds", GERMAN),
        ("ku", KURDISH),
        ("so", SOMALI),
        ("la", LATIN),
        ("ar", ARABIC),
        ("fa", PERSIAN),
        ("ckb", SORANI),
        ("ar", ARABIC[:60]),
        ("fa", ARABIC[:60]),
        ("ku", SORANI),
        ("ur", PERSIAN),
        ("de", "The road is open. Come to it."),
        ("la", "The road is open. Come to it."),
        *((code, CROATIAN) for code in ("bs", "hr", "sh", "sl", "sr")),
        *((code, CZECH) for code in ("cs", "sk", "pl")),
        *((code, BRETON) for code in ("br", "cy", "kw")),
        *((code, DANISH) for code in ("da", "nb", "no")),
        ("la", GERMAN),
        ("so", f"{SOMALI} {ENGLISH[:170]}"),
    ],
)
def test_a_stated_language_holds_where_the_words_do_not_speak_against_it(read, stated, text):
    assert read("a.html", page(stated, text)).language == stated


@pytest.mark.parametrize(
    ("written", "code"),
    [("eng", "en"), ("EN-us", "en"), ("English", "en"), ("fre", "fr"), ("fra", "fr"), ("per", "fa"),
     ("Türkçe", "tr"), ("lat", "la"), ("kmr", "ku"), ("ckb", "ckb"), ("العربية", "ar"),
     ("English (UK)", "en"), ("iw", "he"), ("الإنكليزية", "en"), ("كوردي", "ku"), ("فارسي", "fa")],
)  # fmt: skip
def test_whatever_names_a_language_becomes_its_one_code(written, code):
    assert languages.code(written) == code


@pytest.mark.parametrize("written", ["xx", "qqq", "und", "nan", "Klingon", "", "the"])
def test_what_names_no_language_is_none(written):
    assert languages.code(written) == ""


def test_a_code_of_three_letters_is_the_language_that_its_two_letters_name(read):
    assert read("a.html", page("eng", ENGLISH)).language == "en"
    assert read("a.md", f"---\ntitle: Road\nlanguage: deu\n---\n{GERMAN}").language == "de"


@pytest.mark.parametrize("stated", ["ara", "ar", "Arabic"])
def test_a_stated_language_is_held_against_the_text_however_it_is_written(read, stated):
    document = read("a.html", page(stated, ENGLISH))
    assert document.language is None
    assert "says “ar”, but the text is in Latin script" in document.evidence["stated language"]


def test_a_code_of_no_language_is_not_taken_and_said(tmp_path):
    path = tmp_path / "t.csv"
    path.write_text(
        f'text,language\n"{ENGLISH}",xx\n"{ENGLISH} Then, too.",eng\n', encoding="utf-8"
    )
    one, other = map(documents.take, documents.take(Place(path)).parts)
    documents.let_go()
    assert one.language is None
    assert (
        one.evidence["language"]
        == "column “language” says “xx”, which is no language that is known"
    )
    assert (other.language, other.evidence["language"]) == ("en", "column “language”")


def test_a_code_that_was_stored_long_ago_counts_as_its_language():
    assert plain("eng") == plain("en-GB") == "en"


@pytest.mark.parametrize(("stated", "text", "script"), SCRIPTS)
def test_a_stated_language_that_is_not_written_so_is_kept_with_its_place_and_not_taken(
    read, stated, text, script
):
    document = read("a.html", page(stated, text))
    assert document.language is None
    said = f"html lang says “{stated}”, but the text is in {script} script: not used"
    assert document.evidence["stated language"] == said
    kept = [(one.value, one.where) for one in document.findings if one.field == "language"]
    assert (stated, "html lang") in kept


def test_of_two_stated_languages_the_one_that_the_words_bear_out_holds(read):
    text = f'<meta property="og:locale" content="en_GB"><p>{ENGLISH}</p>'
    document = read("a.html", f"<html lang=la><body>{text}</body></html>")
    assert (document.language, document.evidence["language"]) == ("en", "meta og:locale")
    assert [one.value for one in contradictions(document.findings, "language")] == ["en", "la"]
