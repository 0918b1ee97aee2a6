# SPDX-License-Identifier: MIT
"""Dates that stand where dates of reports stand are found; what only looks so is noted."""

from __future__ import annotations

import pytest

BODY = (
    "The council of the harbour town met and spoke for hours about the roads that lead to the "
    "valley, the schools without a roof and the families that wait for a house in the hills.\n\n"
    "Its speaker said that nothing had been decided and that the talks would go on, since nobody "
    "had left the room before the end and all sides had put their wishes on the table by then.\n"
)


def found(read, text, name="a.txt"):
    document = read(name, text)
    return document.date, document.evidence.get("date", "")


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("Beirut, 13 September 2022 — The council met.", "2022-09-13"),
        ("GENEVA (12 May 2017) – The council met.", "2017-05-12"),
        ("Istanbul – July 13, 2021 – The council met.", "2021-07-13"),
        ("DAMASCUS, Syria, Nov. 9, 2021 (Agency) — The council met.", "2021-11-09"),
        ("دمشق – 12 أيار/مايو 2017 – عقد المجلس اجتماعه.", "2017-05-12"),
        ("Istanbul – July 13, 2021", "2021-07-13"),
        ("Sunday, 30 June 2019 14:39", "2019-06-30"),
        ("Wednesday 07 December 2016", "2016-12-07"),
        ("Wednesday 07 December 2016 135 houses stand empty", "2016-12-07"),
        ("September 22, 2023 in Council News", "2023-09-22"),
        ("12 May 2017 In Council News", "2017-05-12"),
        ("Press release – 12 May 2017", "2017-05-12"),
        ("27 تموز، 2021", "2021-07-27"),
        ("10 حزيران/يونيو 2024", "2024-06-10"),
        ("الإثنين, 13 سبتمبر - 2021", "2021-09-13"),
        ("٩ تشرين الثاني ٢٠٢١", "2021-11-09"),
        ("5 غشت 2020", "2020-08-05"),
        ("24 جانفي 2018", "2018-01-24"),
        ("بيان صحفي 27/11/2021", "2021-11-27"),
        ("14 محرم 1443 هـ الموافق 22 آب 2021", "2021-08-22"),
    ],
)
def test_a_dateline_and_a_line_that_is_a_date_are_likely(read, line, date):
    document = read("a.txt", f"{line}\n\n{BODY}")
    assert document.date == date
    assert [one.strength for one in document.findings if one.field == "date"] == ["likely"]
    assert document.text.startswith(line)


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("Tartus, 9 October 2023 (HCN)", "2023-10-09"),
        ("Samstag 22.12.2012", "2012-12-22"),
        ("HARBOUR (HCN) - Oct 9, 2023 - The council met.", "2023-10-09"),
        ("Fri 07 Apr 2017 at 0914 Harbour radio reports", "2017-04-07"),
        ("15 July 2015 Rana Salim was seen in the valley.", "2015-07-15"),
        ("القَاهِرَة، 20 نيسان 2018", "2018-04-20"),
        ("Paris, le 8 février 2019", "2019-02-08"),
        ("Paris, le 1er août 2019", "2019-08-01"),
        ("Berlin, den 5. Mai 2021", "2021-05-05"),
        ("Pressemitteilung vom 5. Mai 2021", "2021-05-05"),
        ("Ankara, 5 Ağustos 2021", "2021-08-05"),
    ],
)
def test_datelines_of_agencies_and_in_other_languages_are_likely(read, line, date):
    document = read("a.txt", f"{line}\n\n{BODY}")
    assert document.date == date
    assert [one.strength for one in document.findings if one.field == "date"] == ["likely"]


def test_a_day_of_publication_before_the_text_in_one_line_is_stated(read):
    line = "Date of publication 7 October 2016 Talks about the road"
    assert found(read, f"{line}\n\n{BODY}") == ("2016-10-07", "line with the date")


@pytest.mark.parametrize(
    "line",
    [
        "Beschluss vom 5. Mai 2021",
        "Stand: 5. Mai 2021",
        "15 July 2015 was a day of talks in the valley.",
        "15 July 2015 Talks begin.\n16 July 2015 Shops close.\n18 July 2015 Talks end.",
        "Mis à jour le 8 février 2019",
    ],
)
def test_days_of_other_things_in_other_words_are_no_finding(read, line):
    document = read("a.txt", f"{line}\n\n{BODY}")
    assert document.date is None
    assert "not used" in document.evidence["date"] or "different" in document.evidence["date"]


def test_a_day_that_is_seen_and_not_taken_is_named(read):
    date, note = found(read, f"The meeting of 9 October 2023 was held by the sea.\n\n{BODY}")
    assert (date, note) == (
        None,
        "“9 October 2023” stands in the text, not as its date: not used",
    )


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("Posted on May 12, 2017 by admin", "2017-05-12"),
        ("Published: 12 May 2017 10:30 AM | Updated 13 May 2017", "2017-05-12"),
        ("Date: 2017-05-12", "2017-05-12"),
        ("تاريخ النشر: 27 تموز 2021", "2021-07-27"),
    ],
)
def test_a_line_with_a_label_for_the_date_states_it(read, line, date):
    document = read("a.txt", f"Talks about the road\n\n{line}\n\n{BODY}")
    assert document.date == date
    assert [one.strength for one in document.findings if one.field == "date"] == ["stated"]


def test_a_date_below_the_lines_of_a_letterhead_is_found(read):
    text = f"Press release\nHarbour Council\nGeneral Assembly\nJuly 13, 2021\n\n{BODY}"
    assert found(read, text)[0] == "2021-07-13"


@pytest.mark.parametrize("line", ["Azaz, Syria, 12 May 2017.", "دمشق 12 أيار 2017", "12 May 2017"])
def test_a_text_may_be_dated_at_its_end(read, line):
    assert found(read, f"{BODY}\n{line}\n")[0] == "2017-05-12"


@pytest.mark.parametrize(
    "line",
    [
        "On 12 May 2017 shells fell on the harbour town.",
        "Shells fell on the harbour, 12 May 2017 - and on the valley.",
        "Published on 12 May 2017, the report says that the roads are closed to all of them.",
        "12 May 2017 – 15 May 2017",
        "The night of 12 May 2017",
        "Resolution 2254, 18 December 2015",
        "Wednesday 07 December 2016 was a day of talks.",
        "In Damascus, 12 May 2017 - the day of the talks",
        "The council met in May 2017.",
        "Born 5 April 1967",
        "Killed 18 March 2012",
        "Arrested, 3 May 2017",
        "Founded (18 March 2012)",
        "Deadline: 5 May 2017",
        "Expires: 5 April 2019",
        "Istanbul: 5 April 2019",
        "Speaker: 5 April 2019",
        "Harbour Council, 12 March 2016.",
        "Security Council Decision (18 December 2015)",
        "ولد 3 أيار 1967",
        "وُلِدَ 3 أيار 1967",
        "اعتقل 3 أيار 2017",
        "استشهد بتاريخ 3 أيار 2017",
        "وتوفي، 3 أيار 2017",
        "الموعد: 3 أيار 2017",
        "مجلس الأمن، 3 أيار 2017",
        "تأسس - 18 آذار 2012",
    ],
)
def test_a_date_that_the_text_speaks_of_is_no_finding(read, line):
    for text in (f"{line}\n\n{BODY}", f"{BODY}\n\n{line}\n\n{BODY}", f"{BODY}\n{line}"):
        document = read("a.txt", text)
        assert document.date is None
        assert not [one for one in document.findings if one.field == "date"]


@pytest.mark.parametrize(
    "line",
    [
        "Geneva Communiqué, 30 June 2012",
        "Harbour Watch, 12 March 2016.",
        "Wireless Courier, 12 March 2016",
        "Syria, 15 March 2011",
        "Rana Salim (12 March 2016)",
        "Harbour Watch, 12 March 2016 – The council met.",
        "وثيقة الميناء، 3 أيار 2017",
        "رنا سليم - 3 أيار 2017",
        "سوريا 15 آذار 2011",
    ],
)
def test_words_that_are_no_known_town_date_a_text_only_weakly(read, line):
    page = "".join(f"<p>{part}</p>" for part in BODY.split("\n") if part)
    for name, text in {
        "a.txt": f"{line}\n\n{BODY}",
        "a.md": f"# {line}\n\n{BODY}",
        "a.html": f"<html><body><article><h1>{line}</h1>{page}</article></body></html>",
        "end.txt": f"{BODY}\n{line}\n",
    }.items():
        document = read(name, text)
        assert document.date is None, name
        assert {one.strength for one in document.findings if one.field == "date"} <= {"weak"}


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("Istanbul, 12 May 2017", "2017-05-12"),
        ("Azaz, Syria – 12 May 2017", "2017-05-12"),
        ("دمشق - 3 أيار 2017", "2017-05-03"),
        ("ريف حلب الشمالي، 3 أيار 2017", "2017-05-03"),
        ("Harbour Pact, 30 June 2012", None),
        ("Born 5 April 1967", None),
        ("ولد 3 أيار 1967", None),
    ],
)
def test_the_same_text_has_the_same_date_in_every_format(read, line, date):
    page = "".join(f"<p>{part}</p>" for part in BODY.split("\n") if part)
    texts = {
        "a.txt": f"{line}\n\n{BODY}",
        "a.md": f"# {line}\n\n{BODY}",
        "a.html": f"<html><head><title>{line}</title></head><body><article><h1>{line}</h1>{page}"
        "</article></body></html>",
    }
    assert {name: read(name, text).date for name, text in texts.items()} == dict.fromkeys(
        texts, date
    )


@pytest.mark.parametrize(
    "line",
    [
        "Deir ez-Zor, 12 May 2017 — The council met.",
        "ISTANBUL, Turkey, 12 May 2017 – The council met.",
        "Gaziantep/Istanbul, 12 May 2017",
        "Northern Aleppo countryside, 12 May 2017",
        "Washington, D.C., 12 May 2017",
        "Şanlıurfa, 12 May 2017",
        "إسطنبول - 12 أيار 2017 - عقد المجلس اجتماعه.",
        "اسطنبول، تركيا، 12 أيار 2017",
        "القاهرة / 12 أيار 2017",
        "الغوطة الشرقية، 12 أيار 2017",
    ],
)
def test_a_known_town_makes_a_dateline_in_all_its_spellings(read, line):
    document = read("a.txt", f"{line}\n\n{BODY}")
    assert document.date == "2017-05-12"
    assert [one.strength for one in document.findings if one.field == "date"] == ["likely"]


def test_a_title_with_a_day_does_not_stand_against_the_dateline(read):
    text = f"Geneva Communiqué, 30 June 2012\n\nIstanbul, 12 May 2017 — It met.\n\n{BODY}"
    document = read("a.txt", text)
    assert document.date == "2017-05-12"
    assert document.title == "Geneva Communiqué, 30 June 2012"


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("The council met on Wednesday at noon.", "“on Wednesday” has no year"),
        ("On Tuesday, the council met.", "“On Tuesday” has no year"),
        ("HARBOUR, Valley, Nov. 9 (Agency) — It met.", "“Nov. 9” has no year"),
        ("عقد المجلس اجتماعه الثلاثاء ٩ تشرين الثاني", "“الثلاثاء ٩ تشرين الثاني” has no year"),
        ("عقد المجلس اجتماعه اليوم الثلاثاء", "“اليوم الثلاثاء” has no year"),
        (
            "2023-13-45\n\nIt met.",
            "“2023-13-45” cannot be a date, as there is no month 13: not used",
        ),
        ("27/11/202\n\nIt met.", "“27/11/202” has no whole year: not used"),
        ("Date: 03/04/2020\n\nIt met.", "“03/04/2020” can be read in two ways: not used"),
        ("14 محرم 1443 هـ\n\nعقد المجلس.",
         "“14 محرم 1443 هـ” is of the Hijri calendar: not converted"),
        ("Monday, 12 May 2017\n\nIt met.", "“Monday, 12 May 2017” was a Friday: not used"),
        ("12 May 2999\n\nIt met.", "“12 May 2999” is yet to come: not used"),
        ("Sunday, 27 April, 2025 • AR • TR\n\nIt met.", "page clock 27 April, 2025, not used"),
        ("Last updated: 13 May 2017\n\nIt met.",
         "“Last updated: 13 May 2017” is not publication: not used"),
    ],
)  # fmt: skip
def test_what_only_looks_like_a_date_is_noted_and_not_taken(read, text, note):
    assert found(read, text) == (None, note)


def test_a_date_with_a_menu_beside_it_may_be_a_clock(read):
    date, note = found(read, f"Sunday, 27 April, 2025\nHome\nTalks about the road\n{BODY}")
    assert date is None
    assert "may be the clock of the page" in note


def test_a_bare_date_on_a_saved_page_is_taken_only_beside_the_headline(read):
    paragraphs = "".join(f"<p>{part}</p>" for part in BODY.split("\n") if part)
    day = "<p>Sunday, 30 June 2019 14:39</p>"
    beside = f"<html><body><article><h1>Talks about the road</h1>{day}{paragraphs}</article></body>"
    assert found(read, beside, "a.html")[0] == "2019-06-30"
    alone = f"<html><body><article>{day}{paragraphs}</article></body></html>"
    assert found(read, alone, "a.html")[0] is None


def test_a_chronology_is_not_dated_by_its_first_entry(read):
    text = "Events\n\n" + "".join(f"{day} May 2017\n{BODY}\n" for day in (12, 13, 14))
    date, note = found(read, text)
    assert date is None
    assert "lines bear different dates" in note


def test_two_datelines_that_contradict_are_both_shown(read):
    date, note = found(read, f"Istanbul, 12 May 2017\n\n{BODY}\nIstanbul, 12 May 2014\n")
    assert date is None
    assert note.startswith("line with place and date says 2017-05-12")
    assert note.endswith("says 2014-05-12: choose one")


def test_what_is_stated_holds_and_the_dateline_stays_visible(read):
    text = f"---\ndate: 2021-11-09\n---\n\nBeirut, 9 November 2018 — It met.\n\n{BODY}"
    assert found(read, text, "a.md") == (
        "2021-11-09",
        "front matter “date”; dateline says 2018-11-09",
    )


def test_the_words_of_a_finding_are_kept_as_they_stand(read):
    (one,) = [
        one
        for one in read("a.txt", f"GENEVA (12 May 2017) – It met.\n\n{BODY}").findings
        if one.field == "date"
    ]
    assert (one.where, one.quote) == ("dateline", "GENEVA (12 May 2017)")


@pytest.mark.parametrize(
    ("name", "date"),
    [
        ("2021-11-09-statement.txt", "2021-11-09"),
        ("20211109.txt", "2021-11-09"),
        ("statement 09.11.2021.txt", "2021-11-09"),
        ("statement_27-11-2021.txt", "2021-11-27"),
        ("2021_11 statement.txt", "2021-11"),
        ("SOC statement 5 June 2020.txt", "2020-06-05"),
        ("بيان 5 حزيران 2020.txt", "2020-06-05"),
        ("000_740034707d7602db.txt", None),
        ("a20210405b.txt", None),
        ("IMG_20210405.txt", None),
        ("WhatsApp Image 2021-04-05 at 10.20.30.txt", None),
        ("IMG-20210405-WA0007.txt", None),
        ("Scan 2021-04-05.txt", None),
        ("03-04-2020.txt", None),
        ("2021-11-09 to 2021-11-12.txt", None),
        ("draft 12.5.2020 of 2021-06-01.txt", None),
        ("statement 1.6.2021 (2021-06-01).txt", "2021-06-01"),
        ("export 2026-11-20.txt", None),
        ("site_backup-20240301.txt", None),
        ("downloaded on 3 May 2021.txt", None),
        ("On the export of wheat 2021-03-04.txt", "2021-03-04"),
        ("2011-12 report.txt", None),
        ("report 2021.txt", None),
        ("Resolution 2254.txt", None),
        ("2021-13-45.txt", None),
        ("2999-01-01.txt", None),
    ],
)
def test_a_file_name_dates_a_report_where_it_holds_a_day(read, name, date):
    assert read(name, BODY).date == date


@pytest.mark.parametrize(
    ("name", "date"),
    [
        ("5-7 May 2017.txt", "2017-05-05/2017-05-07"),
        ("1-15 June 2017 bulletin.txt", "2017-06-01/2017-06-15"),
        ("28 Feb - 3 March 2017.txt", "2017-02-28/2017-03-03"),
        ("Talks, May 5–7, 2017.txt", "2017-05-05/2017-05-07"),
        ("30 December 2016 - 2 January 2017.txt", "2016-12-30/2017-01-02"),
        ("5 to 7 May 2017.txt", "2017-05-05/2017-05-07"),
        ("March-April 2017.txt", "2017-03/2017-04"),
        ("بيان ٥-٧ أيار ٢٠١٧.txt", "2017-05-05/2017-05-07"),
        ("من 5 إلى 7 أيار 2017.txt", "2017-05-05/2017-05-07"),
        ("28 شباط - 3 آذار 2017.txt", "2017-02-28/2017-03-03"),
    ],
)
def test_a_span_in_a_file_name_is_the_date_and_not_its_last_day(read, name, date):
    document = read(name, BODY)
    assert document.date == date
    assert [one.strength for one in document.findings if one.field == "date"] == ["likely"]


@pytest.mark.parametrize(
    "name",
    [
        "5_7 May 2017.txt",
        "5 and 6 May 2017.txt",
        "talks-5-7-may-2017.txt",
        "12-5 June 2020.txt",
        "5.-7.5.2017.txt",
        "5-7.05.2017.txt",
        "28.02 - 03.03.2017.txt",
        "2017-05-05 - 07.txt",
        "2017-05-05 to 2017-05-07.txt",
        "2017-05-05–07.txt",
        "2017-04-28 - 05-03.txt",
        "2017-05 to 2017-07.txt",
        "2017-05 – 07.txt",
        "5 و 7 أيار 2017.txt",
        "5 7 أيار 2017.txt",
        "5-7 May 2999.txt",
    ],
)
def test_a_name_that_may_hold_several_days_dates_nothing(read, name):
    document = read(name, BODY)
    assert document.date is None
    assert {one.strength for one in document.findings if one.field == "date"} <= {"weak"}


@pytest.mark.parametrize(
    ("name", "date"),
    [
        ("statement_5_June_2020.txt", "2020-06-05"),
        ("statement-5-June-2020.txt", "2020-06-05"),
        ("15 تشرين الثاني 2017.txt", "2017-11-15"),
        ("2017-05-05-2.txt", "2017-05-05"),
        ("2017-05-05_143000.txt", "2017-05-05"),
        ("2017-05-05-14-30-00.txt", "2017-05-05"),
    ],
)
def test_a_number_beside_the_day_in_a_name_makes_no_span(read, name, date):
    assert read(name, BODY).date == date


def test_a_folder_named_by_a_span_or_an_open_day_is_no_day(read, tmp_path):
    for name in ("5_7 May 2017", "03-04-2020"):
        (tmp_path / name).mkdir()
        document = read(f"{name}/a.txt", BODY)
        assert not [one for one in document.findings if one.field == "date"]


def test_a_folder_named_by_a_year_is_only_shown(read, tmp_path):
    (tmp_path / "Statements 2017").mkdir()
    document = read("Statements 2017/a.txt", BODY)
    assert document.date is None
    (one,) = [one for one in document.findings if one.field == "date"]
    assert (one.value, one.strength, one.where) == ("2017", "weak", "name of its folder")


@pytest.mark.parametrize(
    ("address", "date"),
    [
        ("https://harbour.example.org/2021/11/09/talks", "2021-11-09"),
        ("https://harbour.example.org/date/2017/5/12.html", "2017-05-12"),
        ("https://harbour.example.org/news?date=2021-11-09", "2021-11-09"),
        ("https://harbour.example.org/2021/11/talks", "2021-11"),
        ("https://harbour.example.org/wp-content/uploads/2021/11/talks.pdf", None),
        ("https://web.archive.org/web/20211109000000/https://a.org/2021/11/09/", None),
        ("https://harbour.example.org/2254/2118/12", None),
    ],
)
def test_an_address_may_bear_the_date_and_names_the_host_weakly(read, address, date):
    document = read("a.md", f"---\nurl: {address}\n---\n{BODY}")
    assert document.date == date
    assert document.publisher is None
    hosts = [one.value for one in document.findings if one.field == "publisher"]
    assert hosts == ([] if "archive" in address else ["harbour.example.org"])


@pytest.mark.parametrize(
    ("line", "actor"),
    [
        ("By Rana Haddad", "Rana Haddad"),
        ("Author: Rana Haddad", "Rana Haddad"),
        ("Statement by the Harbour Council on the roads", "Harbour Council"),
        ("Press statement issued by the Harbour Council", "Harbour Council"),
        ("بيان صادر عن مجلس الميناء حول الطرق", "مجلس الميناء"),
        ("بقلم رنا حداد", "رنا حداد"),
        ("By force of arms", None),
        ("By admin", None),
        ("By the way of the sea", None),
        ("Statement by statement", None),
        ("By Monday the council had met and had spoken about the road to the valley.", None),
    ],
)
def test_who_speaks_is_likely_where_a_line_says_nothing_else(read, line, actor):
    document = read("a.txt", f"{line}\n\n{BODY}")
    assert document.actor == actor
    strengths = {one.strength for one in document.findings if one.field == "actor"}
    assert strengths == ({"likely"} if actor else set())


@pytest.mark.parametrize(
    "line",
    [
        "Letter from Damascus",
        "Appeal from Idlib",
        "Statement from Geneva",
        "Letter from Syria",
        "Letter from Azaz, Syria",
        "رسالة صادرة من دمشق",
        "بيان صادر عن ريف حلب",
        "بقلم رئيس التحرير",
        "بقلم هيئة التحرير",
        "بِقَلَمِ هَيْئَةِ التَّحْرِيرِ",
    ],
)
def test_where_a_text_comes_from_is_no_actor(read, line):
    document = read("a.txt", f"{line}\n\n{BODY}")
    assert not [one for one in document.findings if one.field == "actor"]


@pytest.mark.parametrize(
    "line",
    [
        "Message from the Past",
        "Message from the Front",
        "Appeal from the Heart of the Movement",
        "Letter from Rana Haddad",
        "By Invitation Only",
        "By Land and Sea",
        "By Monday",
        "By Friday Noon",
        "By Popular Demand",
        "By Royal Decree",
        "By Party Decree",
        "By Roof and Road",
        "By Rana",
        "Address by Title",
        "Statement by Qatar",
        "بقلم رصاص",
        "بقلم الرصاص الأسود",
        "بقلم رنا",
        "بيان صادر عن الماضي",
    ],
)
def test_words_that_need_not_be_who_speaks_are_shown_and_never_taken(read, line):
    document = read("a.txt", f"{line}\n\n{BODY}")
    assert document.actor is None
    assert {one.strength for one in document.findings if one.field == "actor"} <= {"weak"}


@pytest.mark.parametrize(
    ("line", "actor"),
    [
        ("Letter from the Harbour Council", "Harbour Council"),
        ("Message from the Council of Harbours", "Council of Harbours"),
        ("Letter from the Syrian National Council", "Syrian National Council"),
        ("Statement by UNHCR", "UNHCR"),
        ("Statement by Rana Haddad on the roads", "Rana Haddad"),
        ("Statement by the President of the Harbour Council", "President of the Harbour Council"),
        ("By: Rana", "Rana"),
        ("BY RANA HADDAD", "RANA HADDAD"),
        ("By Omar bin Salim al-Haddad", "Omar bin Salim al-Haddad"),
        ("بقلم الدكتور سليم حداد", "الدكتور سليم حداد"),
        ("بيان صادر عن الائتلاف الوطني", "الائتلاف الوطني"),
        ("بيان صادر عن جبهة الميناء", "جبهة الميناء"),
        ("بيان صادر عن هيئة الميناء", "هيئة الميناء"),
        ("بيان صادر عن الهيئة العليا", "الهيئة العليا"),
        ("بيانٌ صادر عن مجلسِ الميناء", "مجلس الميناء"),
        ("بَيَانٌ صَادِرٌ عَنْ هَيْئَةِ المِينَاءِ حَوْلَ الطُّرُقِ", "هيئة الميناء"),
        ("بيـــان صـادر عن مجلـس الميناء", "مجلس الميناء"),
        ("بقلمِ رَنَا حَدَّاد", "رنا حداد"),
    ],
)
def test_a_body_a_known_actor_and_names_of_people_are_taken(read, line, actor):
    assert read("a.txt", f"{line}\n\n{BODY}").actor == actor


def test_front_matter_holds_against_the_day_of_a_source_that_is_cited(read):
    text = f"---\ndate: 2021-11-09\n---\n\n{BODY}\n(Source: Harbour Post, 11 November 2021)\n"
    assert found(read, text, "a.md") == (
        "2021-11-09",
        "front matter “date”; source line at the end says 2021-11-11",
    )


def test_the_words_of_an_arabic_date_are_kept_in_their_order(read):
    document = read("a.txt", f"8 أيار 2023\n\n{BODY}")
    assert [(one.value, one.quote) for one in document.findings if one.field == "date"] == [
        ("2023-05-08", "8 أيار 2023")
    ]


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("25 ديسمبر كانون الأول 2017", "2017-12-25"),
        ("25 ديسمبر / كانون الأول 2017", "2017-12-25"),
        ("25 كانون الأول ديسمبر 2017", "2017-12-25"),
        ("دمشق، ٣ أيار مايو ٢٠١٧ – عقد المجلس اجتماعه.", "2017-05-03"),
        ("25 ديسمبر (كانون الأول) 2017", "2017-12-25"),
        ("25 ديسمبر كانون الثاني 2017", None),
    ],
)
def test_a_month_with_both_of_its_names_is_one_month(read, line, date):
    body = "عقد المجلس اجتماعه الأول أمس وتحدث طويلا عن الطرق."
    assert read("a.txt", f"{line}\n\n{body}\n").date == date
