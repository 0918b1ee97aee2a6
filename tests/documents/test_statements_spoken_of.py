# SPDX-License-Identifier: MIT
"""A headline about a statement, and a phrase behind "By", make nobody an actor."""

from __future__ import annotations

import pytest

BODY = "Two ferries were moored, and nobody had told the pilots which of them would sail first."


def actors(document):
    return [(one.value, one.strength) for one in document.findings if one.field == "actor"]


@pytest.mark.parametrize(
    "headline",
    [
        "Statement by Harbour Ministry is a forgery, says the Pilots League",
        "Statement by the Harbour Council was never sent",
        "Press statement by Amnesty dismissed by Cairo",
        "Statement by Turkey angers the Coalition",
        "Statement by Turkey Angers The Coalition",
        "STATEMENT BY TURKEY ANGERS THE COALITION",
        "Communiqué by the Cairo Platform refused in Doha",
        "Joint statement by Russia and Iran draws fire",
        "Statement by the Harbour Council sparks a strike",
        "Statement by Lina Qasim removed",
        "Statement by Lina Qasim Removed From Website",
        "Letter from the Harbour Council leaked",
        "Message from the Harbour Council has not arrived",
        "Statement by the Syrian Democratic Forces contradicts that of the Council",
        "Statement by Harbour Council did not mention the ferries",
        "Statement by the Harbour Council on the ferries draws fire",
        "Statement by the Harbour Council on the ferries is a forgery",
        "Appeal by the Harbour Council goes unheard",
        "Declaration by the Pilots Union splits the harbour",
        "Statement by the Union Irks the Coalition",
        "Statement by Hezbollah Rattles Beirut",
        "Appeal by Doctors Unheeded",
        "Joint Statement by the Foreign Ministers of Turkey, Russia and Iran",
        "Joint Statement by Syrian civil society organisations on Idlib",
        "Statement by Turkey, say pilots, was late",
        "بيان صادر عن مجلس الميناء يثير غضب الصيادين",
        "بيان صادر عن مجلس الميناء أثار غضب الصيادين",
        "بيان صادر عن هيئة الميناء لم يصل",
        "بيان صادر عن هيئة الميناء مرفوض",
        "تصريح صادر عن حزب الميناء تنتقده الصحف",
        "بيان صادر عن هيئة الميناء حول الطرق يفاجئ الصيادين",
        "بيان صادر عن مجلس الميناء يهز المدينة",
    ],
)
@pytest.mark.parametrize("place", ["page", "line"])
def test_a_headline_about_a_statement_names_no_actor(read, headline, place):
    page = f"<title>{headline}</title><h1>{headline}</h1><p>{BODY}</p><p>{BODY} Again.</p>"
    text = f"{headline}\n\n{BODY}"
    document = read("a.html", page) if place == "page" else read("a.txt", text)
    assert document.actor is None
    assert all(strength == "weak" for _, strength in actors(document))
    assert all("the Coalition" not in name and " by " not in name for name, _ in actors(document))


@pytest.mark.parametrize(
    ("headline", "actor"),
    [
        ("Statement by the Harbour Council", "Harbour Council"),
        ("Statement by the Harbour Council on the ferries", "Harbour Council"),
        ("Statement by the Harbour Council regarding ferries", "Harbour Council"),
        ("Statement by the Harbour Council, 3 May 2021", "Harbour Council"),
        ("Statement by the Harbour Council 3 May 2021", "Harbour Council"),
        ("Statement by the Harbour Council welcoming the ferries", "Harbour Council"),
        ("Statement by the Harbour Council – the ferries are late", "Harbour Council"),
        ("Statement by the Harbour Council on what is happening", "Harbour Council"),
        ("Press Release by the Harbour Council On The Ferries", "Harbour Council"),
        ("Statement by the Syrian Democratic Forces", "Syrian Democratic Forces"),
        ("Statement by the General Command of the Syrian Democratic Forces",
         "General Command of the Syrian Democratic Forces"),
        ("Statement by the United Pilots Federation", "United Pilots Federation"),
        ("Statement by the Harbour Network for Human Rights", "Harbour Network for Human Rights"),
        ("Statement by Sailors for Freedom Network", "Sailors for Freedom Network"),
        ("Statement by the Harbour Council for World Sea Day", "Harbour Council"),
        ("Statement by Dr. Rana Haddad, head of the pilots", "Dr. Rana Haddad"),
        ("Statement by the Minister of Affairs of the Sea", "Minister of Affairs of the Sea"),
        ("Statement by Rana al-Haddad in Geneva", "Rana al-Haddad"),
        ("بيان صادر عن مجلس الميناء", "مجلس الميناء"),
        ("بيان صادر عن مجلس الميناء بخصوص الطرق", "مجلس الميناء"),
        ("بيان صادر عن تيار يبرود", "تيار يبرود"),
        ("بيان صادر عن حركة تحرير الميناء", "حركة تحرير الميناء"),
    ],
)  # fmt: skip
def test_who_makes_a_statement_is_taken_where_only_its_subject_follows(read, headline, actor):
    assert read("a.txt", f"{headline}\n\n{BODY}").actor == actor


def test_a_name_with_an_article_inside_is_shown(read):
    document = read("a.txt", f"Statement by Save the Children on Aleppo\n\n{BODY}")
    assert [name for name, _ in actors(document)] == ["Save the Children"]


@pytest.mark.parametrize(
    "line",
    [
        "By The Rivers Of Babylon",
        "By the Waters of the Orontes",
        "By Order Of The Court",
        "By Order of the Military Council",
        "By Decree Of The Ministry",
        "By The Skin Of Our Teeth",
        "By The Numbers",
        "By Leave Of The Harbour Master",
        "By Grace Of Two Kings",
        "By Air And Sea",
        "By Rivers And Wells",
        "By Hook Or By Crook",
        "By A Thin Majority",
        "By Virtue Of Article Nine",
        "By Way Of Introduction",
        "By The Harbour Wall",
        "By Request Of Lina Qasim",
        "BY ORDER OF THE COURT",
        "By Dawn's Early Light",
        "By No Means Over",
    ],
)
def test_a_phrase_behind_by_names_no_actor(read, line):
    assert read("a.txt", f"{line}\n\n{BODY}").actor is None


@pytest.mark.parametrize(
    ("line", "actor"),
    [
        ("By Lina Qasim", "Lina Qasim"),
        ("By Lina Qasim in Beirut", "Lina Qasim"),
        ("By the Harbour Council", "the Harbour Council"),
        ("By The Syrian Observatory for Human Rights",
         "The Syrian Observatory for Human Rights"),
        ("By the Union of Free Pilots", "the Union of Free Pilots"),
        ("By Maria de la Cruz", "Maria de la Cruz"),
    ],
)  # fmt: skip
def test_a_byline_still_names_people_and_bodies(read, line, actor):
    found = read("a.txt", f"{line}\n\n{BODY}").actor
    assert found is not None
    assert found.removeprefix("The ").removeprefix("the ") == actor.removeprefix(
        "The "
    ).removeprefix("the ")
