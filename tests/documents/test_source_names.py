# SPDX-License-Identifier: MIT
"""Whom "Source: …" names, without the day, the page or the visit that stands behind it."""

from __future__ import annotations

import pytest

from standpoint.documents import source_names

BODY = "The council of the harbour town met and spoke for hours about the roads.\n\n"


@pytest.mark.parametrize(
    ("stated", "publisher", "date"),
    [
        ("Media Office 3 April 2018", "Media Office", "2018-04-03"),
        ("Media Office April 3, 2018", "Media Office", "2018-04-03"),
        ("Media Office 03.04.2018, p. 12", "Media Office", "2018-04-03"),
        ("Media Office; 3 April 2018; pp. 4-5", "Media Office", "2018-04-03"),
        ("Media Office April 2018", "Media Office", "2018-04"),
        ("Harbour Post on 3 April 2018", "Harbour Post", "2018-04-03"),
        ("مكتب الإعلام 3 نيسان 2018", "مكتب الإعلام", "2018-04-03"),
        ("Media Office, p. 12", "Media Office", None),
        ("مكتب الإعلام، ص 12", "مكتب الإعلام", None),
    ],
)
def test_a_day_or_a_page_behind_a_source_is_no_part_of_its_name(read, stated, publisher, date):
    for text in (f"{BODY}Source: {stated}", f"Title: Roads\nSource: {stated}\n\n{BODY}"):
        document = read("a.txt", text)
        assert (document.publisher, document.date) == (publisher, date)
    front = read("a.md", f"---\ntitle: Roads\nsource: '{stated}'\n---\n{BODY}")
    assert (front.publisher, front.date) == (publisher, date)


@pytest.mark.parametrize(
    ("stated", "publisher", "said"),
    [
        (
            "Media Office 3/4/2018",
            "Media Office",
            "says “3/4/2018”, which cannot be read as a date",
        ),
        (
            "Media Office ٣/٤/٢٠١٨",
            "Media Office",
            "says “٣/٤/٢٠١٨”, which cannot be read as a date",
        ),
        ("Media Office 3 April", "Media Office", "“3 April” has no year"),
        ("مكتب الإعلام 12 رمضان 1440", "مكتب الإعلام", "Hijri"),
        ("Harbour Post, 12 Ramadan 1440", "Harbour Post", "Hijri"),
        ("Media Office, last updated 5 June 2021", "Media Office", "is not publication"),
        ("Media Office, accessed 5 June 2021", "Media Office", "is not publication"),
        ("مكتب الإعلام، تاريخ الدخول 5 حزيران 2021", "مكتب الإعلام", "is not publication"),
    ],
)
def test_a_day_that_does_not_date_a_report_is_cut_off_and_said(read, stated, publisher, said):
    document = read("a.txt", f"{BODY}Source: {stated}\n")
    assert (document.publisher, document.date) == (publisher, None)
    assert said in document.evidence["date"]


@pytest.mark.parametrize(
    "name",
    ["Committee of 2016", "قوى 14 آذار", "جامعة 6 أكتوبر", "Alliance of 14 March", "963+",
     "2254 Group", "Movement 15 March 2011", "Our World in Data", "Last Updated News",
     "P. 12 Group"],
)  # fmt: skip
def test_numbers_and_days_that_belong_to_a_name_stay_there(name):
    assert source_names.read(name) == source_names.Source(name)


@pytest.mark.parametrize(
    "stated",
    ["author's own calculations based on UNHCR data, 2016", "Authors’ calculations, 2016",
     "own elaboration", "Based on figures of the harbour, 2016"],
)  # fmt: skip
def test_who_calculated_from_others_figures_names_no_publisher_and_no_date(read, stated):
    document = read("a.txt", f"{BODY}Source: {stated}\n")
    assert (document.publisher, document.date) == (None, None)
    assert "is what figures rest on" in document.evidence["publisher"]


def test_a_source_column_names_a_publisher_without_the_day_behind_it(tmp_path):
    from standpoint import documents
    from standpoint.model.places import Place

    path = tmp_path / "t.csv"
    path.write_text(
        f'text,source\n"{BODY.strip()}","Media Office, 3 April 2018"\n', encoding="utf-8"
    )
    (part,) = documents.take(Place(path)).parts
    document = documents.take(part)
    documents.let_go()
    assert (document.publisher, document.date) == ("Media Office", "2018-04-03")
