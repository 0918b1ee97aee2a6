# SPDX-License-Identifier: MIT
from __future__ import annotations

import contextlib
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standpoint.errors import DateError
from standpoint.model.dates import ReportDate, parse, read_written, show
from standpoint.model.periods import periods

D = date


@pytest.mark.parametrize(
    ("edtf", "earliest", "latest", "precision"),
    [
        ("2024-06-12", D(2024, 6, 12), D(2024, 6, 12), "day"),
        ("2024-06", D(2024, 6, 1), D(2024, 6, 30), "month"),
        ("2024-06-XX", D(2024, 6, 1), D(2024, 6, 30), "month"),
        ("2024-XX", D(2024, 1, 1), D(2024, 12, 31), "year"),
        ("2024-XX-XX", D(2024, 1, 1), D(2024, 12, 31), "year"),
        ("2024", D(2024, 1, 1), D(2024, 12, 31), "year"),
        ("2024-21", D(2024, 3, 1), D(2024, 5, 31), "season"),
        ("2023-24", D(2023, 12, 1), D(2024, 2, 29), "season"),
        ("202X", D(2020, 1, 1), D(2029, 12, 31), "span"),
        ("2024-05/2024-06", D(2024, 5, 1), D(2024, 6, 30), "span"),
        ("2024-05-27/2024-06", D(2024, 5, 27), D(2024, 6, 30), "span"),
        ("2024-02", D(2024, 2, 1), D(2024, 2, 29), "month"),
    ],
)
def test_a_date_has_strict_bounds_and_says_how_exact_it_is(edtf, earliest, latest, precision):
    when = parse(edtf)
    assert (when.earliest, when.latest, when.precision) == (earliest, latest, precision)
    assert when.datable
    assert when.edtf == edtf


@pytest.mark.parametrize(
    ("mark", "approximate", "uncertain"),
    [("~", True, False), ("?", False, True), ("%", True, True)],
)
def test_a_hedge_is_kept_and_does_not_widen_the_bounds(mark, approximate, uncertain):
    assert parse(f"2024-06{mark}") == ReportDate(
        f"2024-06{mark}", D(2024, 6, 1), D(2024, 6, 30), approximate, uncertain
    )
    span = parse(f"2024-05/2024-06{mark}")
    assert (span.approximate, span.uncertain) == (approximate, uncertain)


@pytest.mark.parametrize(
    "edtf",
    ["", "..", "XXXX", "XXXX-06", "/2024-06", "2024-06/", "2024-06/..", "../2024-06", "../.."],
)
def test_an_unknown_or_open_date_is_not_datable(edtf):
    when = parse(edtf)
    assert not when.datable
    assert when.precision == "unknown"


def test_an_open_interval_keeps_the_bound_that_is_known():
    assert parse("2024-06/..").earliest == D(2024, 6, 1)
    assert parse("/2024-06").latest == D(2024, 6, 30)


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("2024-02-30", "February 2024 has 29 days. Write a day from 01 to 29"),
        ("2023-02-29", "February 2023 has 28 days"),
        ("2024-13", "there is no month 13. Write 01 to 12"),
        ("2024-00", "there is no month 00"),
        ("2024-06-00", "Write a day from 01 to 30"),
        ("2024-21-05", "a season has no day. Write 2024-21"),
        ("2024-XX-12", "a day but no month. Write 2024"),
        ("202X-06", "Write 202X for the years alone"),
        ("2024-06/2024-05", "ends before it begins. Write the earlier date first: 2024-05/2024-06"),
        ("2024/2025/2026", "more than one “/”"),
        ("0000", "there is no year 0"),
        ("24-06-12", "Write it as 2024-06-12"),
        ("2024-6", "Write it as 2024-06-12"),
        ("yesterday", "Write it as 2024-06-12"),
    ],
)
def test_an_impossible_date_is_refused_and_the_sentence_says_what_to_write(text, advice):
    with pytest.raises(DateError) as refused:
        parse(text)
    assert advice in str(refused.value)
    assert f"“{text}”" in str(refused.value)


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("2024-05/2024-06", "2024-05/2024-06"),
        ("2024-6-12", "2024-06-12"),
        ("2024/06/12", "2024-06-12"),
        ("2024-06-12T09:30:00+03:00", "2024-06-12"),
        ("12 June 2024", "2024-06-12"),
        ("Wednesday, 12th of June 2024", "2024-06-12"),
        ("June 12, 2024", "2024-06-12"),
        ("Sept. 2024", "2024-09"),
        ("june 2024", "2024-06"),
        ("about June 2024", "2024-06~"),
        ("c. 2013", "2013~"),
        ("June 2024?", "2024-06?"),
        ("perhaps about 2024", "2024%"),
        ("May to June 2024", "2024-05/2024-06"),
        ("May–June 2024", "2024-05/2024-06"),
        ("May-June 2024", "2024-05/2024-06"),
        ("from May to June 2024", "2024-05/2024-06"),
        ("between May and June 2024", "2024-05/2024-06"),
        ("about May–Jun 2024", "2024-05~/2024-06~"),
        ("27 May – 30 June 2024", "2024-05-27/2024-06-30"),
        ("27–30 June 2024", "2024-06-27/2024-06-30"),
        ("June 27–30, 2024", "2024-06-27/2024-06-30"),
        ("Dec 2023 – Jan 2024", "2023-12/2024-01"),
        ("2013–2024", "2013/2024"),
        ("2013-2024", "2013/2024"),
        ("from June 2024", "2024-06/.."),
        ("2024-06-12 to 2024-06-15", "2024-06-12/2024-06-15"),
        ("since 2024-06", "2024-06/.."),
        ("about 2024-06-12", "2024-06-12~"),
        ("until June 2024", "../2024-06"),
        ("June 2024 to unknown date", "2024-06/"),
        ("spring 2024", "2024-21"),
        ("winter 2023/24", "2023-24"),
        ("winter 2023–2024", "2023-24"),
        ("the 2010s", "201X"),
        ("12.06.2024", "2024-06-12"),
        ("27/6/2024", "2024-06-27"),
        ("6/27/2024", "2024-06-27"),
        ("6/6/2024", "2024-06-06"),
        ("12 حزيران 2024", "2024-06-12"),
        ("١٢ حُزيران ٢٠٢٤", "2024-06-12"),
        ("الأربعاء، 12 حزيران/يونيو 2024 م", "2024-06-12"),
        ("تشرين الأول 2023", "2023-10"),
        ("آب 2013", "2013-08"),
        ("نحو حزيران 2024", "2024-06~"),
        ("من أيار إلى حزيران 2024", "2024-05/2024-06"),
        ("بين أيار وحزيران 2024", "2024-05/2024-06"),
        ("بين كانون الأول 2023 وكانون الثاني 2024", "2023-12/2024-01"),
        ("بين 2013 و2024", "2013/2024"),
        ("ربيع 2024", "2024-21"),
        ("۱۲ حزيران ۲۰۲۴", "2024-06-12"),
        ("12 حزيران 2024؟", "2024-06-12?"),
        ("في 12 من آب من عام 2013", "2013-08-12"),
        ("من آب 2013", "2013-08/.."),
        ("كانون الثاني (يناير) 2024", "2024-01"),
        ("تشرين أول 2023", "2023-10"),
        ("كانون ثاني 2020", "2020-01"),
        ("12 يونيو 2019", "2019-06-12"),
        ("12 جويلية 2019", "2019-07-12"),
        ("3 فيفري 2020", "2020-02-03"),
        ("غشت 2021", "2021-08"),
        ("دجنبر 2022", "2022-12"),
        ("06/2019", "2019-06"),
        ("2019/06", "2019-06"),
        ("2024-6", "2024-06"),
        ("Saturday 27/6/2017", "2017-06-27"),
        ("Q2 2024", "2024-04/2024-06"),
        ("2024-Q4", "2024-10/2024-12"),
        ("the second quarter of 2024", "2024-04/2024-06"),
        ("الربع الأخير من عام 2024", "2024-10/2024-12"),
        ("first half of 2019", "2019-01/2019-06"),
        ("النصف الثاني من 2019", "2019-07/2019-12"),
        ("2024-W23", "2024-06-03/2024-06-09"),
        ("week 1 of 2020", "2019-12-30/2020-01-05"),
        ("27/6/2024 - 30/6/2024", "2024-06-27/2024-06-30"),
        ("6/12/2024 to 6/15/2024", "2024-06-12/2024-06-15"),
        ("between 12/06/2024 and 15/06/2024", "2024-06-12/2024-06-15"),
        ("12.06.2024–15.06.2024", "2024-06-12/2024-06-15"),
        ("28.5.–3.6.2024", "2024-05-28/2024-06-03"),
        ("2024/06/12 - 2024/06/15", "2024-06-12/2024-06-15"),
        ("5/5/2024 - 6/6/2024", "2024-05-05/2024-06-06"),
        ("من ١٢/٦/٢٠٢٤ حتى ١٥/٦/٢٠٢٤", "2024-06-12/2024-06-15"),
        ("12. bis 15. Mai 2024", "2024-05-12/2024-05-15"),
        ("2024-06-12T10:00Z/2024-06-15T18:00Z", "2024-06-12/2024-06-15"),
        ("undated", ""),
        ("", ""),
        ("بلا تاريخ", ""),
    ],
)
def test_a_date_is_read_as_people_write_it(text, edtf):
    assert read_written(text) == parse(edtf)


@pytest.mark.parametrize(
    "text",
    [
        "13/05/2017 - 13/05/2017",
        "13.05.2017–13.05.2017",
        "13 May 2017 – 13 May 2017",
        "2017-05-13T10:00Z/2017-05-13T18:00Z",
        "من 13 أيار 2017 إلى 13 أيار 2017",
        "2017-05-13/2017-05-13",
    ],
)
def test_a_span_of_one_day_is_that_day(text):
    assert read_written(text).edtf == "2017-05-13"


@pytest.mark.parametrize("text", ["1/2/3/2017", "12/15/05/2017", "12./15/05/2017"])
def test_numbers_with_one_slash_too_many_are_no_span(text):
    with pytest.raises(DateError):
        read_written(text)


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("05/12/2017 - 06/01/2017", "2017-05-12/2017-06-01"),
        ("5/5/2017 - 1/6/2017", "2017-05-05/2017-06-01"),
        ("1/5/2017 - 5/1/2017", "2017-01-05/2017-05-01"),
    ],
)
def test_a_span_that_runs_backwards_in_one_order_is_asked_about_and_the_other_named(text, edtf):
    with pytest.raises(DateError, match=f"in two ways, .* in one. Write {edtf} if the other"):
        read_written(text)


def test_what_a_refusal_says_to_write_can_be_read():
    with pytest.raises(DateError, match=r"Write 2017-05-12 if the day .*, 2017-12-05 if the month"):
        read_written("12/05/2017 - 12/05/2017")
    with pytest.raises(DateError, match="ends before it begins") as refused:
        read_written("05/06/2017 - 07/06/2016")
    assert "Write 2" not in str(refused.value)


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("13/05/2017 10:00 - 13/05/2017 12:00", "2017-05-13"),
        ("13.05.2017 9:00–15.05.2017 17:30", "2017-05-13/2017-05-15"),
        ("5/13/2017 10:00:00 AM to 5/15/2017 2:00 PM", "2017-05-13/2017-05-15"),
        ("2017/05/13 10:00-2017/05/13 12:00", "2017-05-13"),
    ],
)
def test_days_of_a_span_may_bear_their_clock(text, edtf):
    assert read_written(text).edtf == edtf


def test_days_that_dots_shorten_may_be_joined_by_a_slash():
    assert read_written("3/4.5.2017").edtf == "2017-05-03/2017-05-04"
    assert read_written("12-15/05/2017").edtf == "2017-05-12/2017-05-15"


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        (
            "12/6/2024",
            "Write 2024-06-12 if the day comes first, 2024-12-06 if the month comes first",
        ),
        ("12-06-2024", "can be read in two ways"),
        ("06.27.2024", "Write 2024-06-27"),
        ("12/06/24", "four digits"),
        ("12 June", "has no year"),
        ("May to June", "has no year"),
        ("12 2024", "a day but no month"),
        ("mid June 2024", "because of “mid”"),
        ("last Tuesday", "because of “last”"),
        ("31 June 2024", "June 2024 has 30 days"),
        ("حزيران/تموز 2024", "two different months"),
        ("June to May 2024", "ends before it begins"),
        ("between May 2024", "only one end"),
        ("15/06/2024 - 12/06/2024", "ends before it begins. Write the earlier date first"),
        (
            "05/06/2024 - 07/06/2024",
            "Write 2024-06-05/2024-06-07 if the day comes first, 2024-05-06/2024-07-06 if the",
        ),
        ("13/06/2024 - 06/15/2024", "not a date that can be read"),
        ("12/06/2024 and 15/06/2024", "cannot be read as a date"),
        ("2024-06-12 10:00; 2024-06-15 12:00", "cannot be read as a date"),
        ("31.06.2024 - 15.07.2024", "June 2024 has 30 days"),
        ("05/06/2017", "Write 2017-06-05 if the day comes first, 2017-05-06 if the month"),
        ("٠٥/٠٦/٢٠١٧", "can be read in two ways"),
        ("السبت ٥/٦/٢٠١٧", "can be read in two ways"),
        ("2011/12", "Write 2011-12 for the month, 2011/2012 for both years"),
        ("12 June 24", "four digits"),
        ("June '24", "four digits"),
        ("27–30 June 24", "four digits"),
        ("منتصف 2019", "because of “منتصف”, which has no fixed ends. Write those that you mean"),
        ("أوائل حزيران 2024", "because of “أوائل”, which has no fixed ends"),
        ("late 2013", "which has no fixed ends"),
        ("تشرين 2023", "two months are named so. Write تشرين الأول or تشرين الثاني"),
        ("12 رمضان 1438", "because of “رمضان”, which is of the Hijri calendar"),
        ("1438هـ", "Write the day in the Gregorian calendar"),
        ("30 شباط 2024", "“30 شباط 2024”: February 2024 has 29 days"),
        ("32/12/2024", "“32/12/2024”: December 2024 has 31 days"),
        ("0/5/2024", "days and months begin with 1"),
        ("21/2024", "there is no month 21"),
        ("week 53 of 2024", "the year 2024 has no week 53"),
        ("and", "not a date"),
        ("–", "not a date"),
    ],
)
def test_what_is_unclear_is_asked_and_never_guessed(text, advice):
    with pytest.raises(DateError) as refused:
        read_written(text)
    assert advice in str(refused.value)


@pytest.mark.parametrize(
    ("edtf", "english", "arabic"),
    [
        ("2024-06-12", "12 Jun 2024", "12 حزيران 2024"),
        ("2024-06", "Jun 2024", "حزيران 2024"),
        ("2024-06-XX", "Jun 2024", "حزيران 2024"),
        ("2024-06~", "about Jun 2024", "نحو حزيران 2024"),
        ("2024-06?", "perhaps Jun 2024", "ربما حزيران 2024"),
        ("2024-05/2024-06", "May–Jun 2024", "أيار–حزيران 2024"),
        ("2024-05-27/2024-06-30", "27 May – 30 Jun 2024", "27 أيار – 30 حزيران 2024"),
        ("2024-06-27/2024-06-30", "27–30 Jun 2024", "27–30 حزيران 2024"),
        ("2023-12/2024-01", "Dec 2023 – Jan 2024", "كانون الأول 2023 – كانون الثاني 2024"),
        ("2013/2024", "2013–2024", "2013–2024"),
        ("2024", "2024", "2024"),
        ("2024-21", "spring 2024", "ربيع 2024"),
        ("201X", "2010s", "عقد 2010"),
        ("2024-06/..", "from Jun 2024", "منذ حزيران 2024"),
        ("../2024-06", "until Jun 2024", "حتى حزيران 2024"),
        ("2024-06/", "Jun 2024 to unknown date", "حزيران 2024 إلى تاريخ مجهول"),
        ("", "undated", "بلا تاريخ"),
        ("XXXX", "undated", "بلا تاريخ"),
    ],
)
def test_a_date_is_shown_as_people_read_it(edtf, english, arabic):
    assert show(parse(edtf)) == english
    assert show(parse(edtf), "ar") == arabic


_days = st.dates(D(1900, 1, 1), D(2100, 12, 31))
_marks = st.sampled_from(["", "~", "?", "%"])


@st.composite
def _points(draw):
    day = draw(_days)
    shapes = ["%Y-%m-%d", "%Y-%m", "%Y", "%Y-%m-XX", "%Y-XX", f"%Y-{draw(st.integers(21, 24))}"]
    shapes += [f"{day.year // 10}X", f"{day.year // 100}XX"]
    return day.strftime(draw(st.sampled_from(shapes))) + draw(_marks)


@st.composite
def _dates(draw):
    sides = [draw(_points()), draw(_points())]
    shape = draw(st.sampled_from(["point", "span", "open", "from", "unknown end", "unknown start"]))
    if shape == "span":
        sides.sort(key=lambda side: parse(side).earliest)
    first, last = sides
    return {
        "point": first,
        "span": f"{first}/{last}",
        "open": f"../{first}",
        "from": f"{first}/..",
        "unknown end": f"{first}/",
        "unknown start": f"/{first}",
    }[shape]


@settings(max_examples=300)
@given(_dates(), st.sampled_from(["en", "ar"]))
def test_every_date_survives_being_shown_and_read_back(text, language):
    when = parse(text)
    assert parse(when.edtf) == when
    assert read_written(text) == when
    again = read_written(show(when, language))
    assert (again.earliest, again.latest) == (when.earliest, when.latest)
    assert (again.approximate, again.uncertain) == (when.approximate, when.uncertain)
    assert show(again, language) == show(when, language)


@settings(max_examples=300)
@given(st.text(alphabet="0123456789X-/~?%. Junemayabout–حزيران و", max_size=20))
def test_any_typing_becomes_a_date_or_is_refused(text):
    with contextlib.suppress(DateError):
        when = read_written(text)
        assert when.earliest is None or when.latest is None or when.earliest <= when.latest


@settings(max_examples=200)
@given(_days, st.sampled_from(["{d} {m} {y}", "{d} من {m} عام {y}", "{d} {m}، {y} م"]), st.data())
def test_a_day_is_read_in_every_arabic_month_name_and_in_all_digits(day, form, data):
    names = data.draw(st.sampled_from(ARABIC_MONTHS))
    written = form.format(d=day.day, m=names[day.month - 1], y=day.year)
    for zero in ("0", "٠", "۰"):
        digits = str.maketrans("0123456789", "".join(chr(ord(zero) + n) for n in range(10)))
        assert read_written(written.translate(digits)).edtf == day.isoformat()


ARABIC_MONTHS = (
    ("كانون الثاني", "شباط", "آذار", "نيسان", "أيار", "حزيران", "تموز", "آب", "أيلول",
     "تشرين الأول", "تشرين الثاني", "كانون الأول"),
    ("يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر",
     "نوفمبر", "ديسمبر"),
    ("جانفي", "فيفري", "مارس", "أفريل", "ماي", "جوان", "جويلية", "أوت", "سبتمبر", "أكتوبر",
     "نوفمبر", "ديسمبر"),
    ("يناير", "فبراير", "مارس", "أبريل", "ماي", "يونيو", "يوليوز", "غشت", "شتنبر", "أكتوبر",
     "نونبر", "دجنبر"),
)  # fmt: skip


@settings(max_examples=200)
@given(st.integers(1, 31), st.integers(1, 12), st.integers(1900, 2099))
def test_a_day_in_numbers_is_never_guessed(one, two, year):
    try:
        found = read_written(f"{one}/{two}/{year}")
    except DateError as error:
        said = str(error)
        assert "days" in said if one > 12 else one != two
        assert "two ways" in said or "days" in said
        return
    assert one > 12 or one == two
    assert (found.earliest.day, found.earliest.month) == (one, two)


@pytest.mark.parametrize("kind", ["day", "week", "month", "quarter", "year"])
def test_the_key_of_every_period_can_be_written_and_means_that_period(kind):
    for period in periods(D(2019, 12, 20), D(2021, 1, 20), kind):
        found = read_written(period.key)
        assert (found.earliest, found.latest) == (period.start, period.end)
