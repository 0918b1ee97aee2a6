# SPDX-License-Identifier: MIT
"""What an analyst may rely on in the list of sentences gained and lost, and in its chart."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QFontMetricsF, QGuiApplication

from standpoint.corpus.rule_preview import FoundSentence, RulePreview, RuleQuestion
from standpoint.model.codebook import Codebook, Facet, Theme
from standpoint.ui.codebook.preview_chart import PreviewChart, runs
from standpoint.ui.codebook.preview_list import PreviewList
from standpoint.ui.codebook.preview_model import lines
from standpoint.ui.codebook.preview_painting import HEAD, around, fitted
from standpoint.ui.look import interface_font

LAND, CAMPS = Facet("land", "of the land"), Facet("camps", "of the camps")
THEME = Theme("unity", "Unity", 1, "#0072B2", "circle", (LAND, CAMPS))
QUESTION = RuleQuestion(
    "unity", "camps", "en", "unit*", "unity", Codebook("x", (THEME,)), reports=None
)
NOTHING = "Nothing gained, nothing lost."
FILLER = "the wells of the valley are deep and the road to the harbour is long "


def found(number, words="unity", text="", **more):
    """A made-up sentence with one mark."""
    text = text or f"Number {number} says: {FILLER}and {words} is what all of them want."
    start = text.index(words)
    return FoundSentence(
        *(number // 10 + 1, f"Paper {number // 10}", "2024", number, number),
        *(100 * number, 100 * number + len(text), text, ((start, start + len(words)),)),
        **more,
    )


def preview(gained=2, lost=3, same_number=4, **more):
    return replace(
        RulePreview(
            question=QUESTION,
            found=gained + same_number,
            saved=lost + same_number,
            gained=tuple(found(n) for n in range(min(gained, 200))),
            lost=tuple(found(n, "union") for n in range(500, 500 + min(lost, 200))),
            gained_number=gained,
            lost_number=lost,
            same_number=same_number,
            searched=5,
            of=5,
        ),
        **more,
    )


@pytest.fixture
def shown(look, qtbot):
    made = PreviewList(look)
    qtbot.addWidget(made)
    made.resize(560, 300)
    made.show()
    made.show_preview(preview(), THEME)
    # A list that gets the focus chooses its first line.
    made.clearFocus()
    made.setCurrentIndex(QModelIndex())
    return made


def rows(view):
    model = view.model()
    return [model.index(row, 0) for row in range(model.rowCount())]


def test_sections_say_how_many_are_gained_lost_and_stay(shown):
    heads = [line for line in shown.lines.rows() if line.kind == "head"]
    assert [(head.text, head.detail) for head in heads] == [
        ("2 sentences gained", ""),
        ("3 sentences lost", "4 stay the same"),
    ]


@pytest.mark.parametrize(
    ("what", "heads"),
    [
        ({"gained": 1, "lost": 0, "same_number": 1}, [("1 sentence gained", "1 stays the same")]),
        ({"gained": 0, "lost": 1, "same_number": 0}, [("1 sentence lost", "")]),
        ({"gained": 0, "lost": 0, "same_number": 9}, []),
    ],
)
def test_an_empty_section_is_not_there(what, heads):
    found_heads = [line for line in lines(preview(**what)) if line.kind == "head"]
    assert [(head.text, head.detail) for head in found_heads] == heads


@pytest.mark.parametrize(
    ("what", "rule", "head"),
    [
        ({"gained": 1, "lost": 0}, "unity OR camps", ("2 sentences stay the same", "")),
        ({"gained": 0, "lost": 0}, "unity OR camps", ("2 sentences found", NOTHING)),
        ({"gained": 0, "lost": 0}, None, ("2 sentences found", "")),
    ],
)
def test_what_a_rule_finds_as_before_is_listed_too(what, rule, head):
    asked = replace(QUESTION, rule=rule or QUESTION.saved)
    shown = lines(preview(**what, same_number=2, same=(found(7), found(8)), question=asked))
    last = [line for line in shown if line.kind == "head"][-1]
    assert (last.text, last.detail) == head
    assert [line.sentence.sentence for line in shown if line.kind == "same"] == [7, 8]


def test_where_only_the_first_are_shown_the_list_says_so():
    more = [line for line in lines(preview(gained=1340)) if line.kind == "more"]
    assert [line.text for line in more] == ["The first 200 are shown."]


@pytest.mark.parametrize(
    ("still", "decision", "said"),
    [
        ((), None, "Paper 50, ¶ 500"),
        ((("unity", "land"),), None, "Paper 50, ¶ 500 · stays in Unity › of the land"),
        ((("unity", "camps"),), None, "Paper 50, ¶ 500 · another rule of this facet finds it"),
        ((("gone", "x"),), "rejected", "Paper 50, ¶ 500 · stays in gone › x · rejected by you"),
    ],
)
def test_a_sentence_says_where_it_stands_and_what_it_carries_besides(still, decision, said):
    one = found(500, "union", still=still, decision=decision)
    line = next(line for line in lines(preview(lost=1, lost_number=1)) if line.kind == "lost")
    assert line.sentence.report == one.report
    told = lines(replace(preview(lost=1), lost=(one,)))[-1]
    assert told.detail == said.replace("¶ ", "¶\u00a0")


def test_a_lost_sentence_says_why_the_rule_no_longer_finds_it():
    question = replace(QUESTION, rule='uni* NOT INSIDE "union is"')
    told = lines(preview(0, 1, question=question))[-1]
    assert told.words == "Paper 50, ¶\u00a0500 · in the name “union is”"
    assert lines(preview(0, 1))[-1].words == "Paper 50, ¶\u00a0500"


def test_a_screen_reader_hears_what_happens_to_each_sentence(shown):
    said = rows(shown)[1].data(Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith("Gained: Number 0 says")
    assert said.endswith("Paper 0, ¶\u00a00")
    assert rows(shown)[4].data(Qt.ItemDataRole.AccessibleTextRole).startswith("Lost: ")


def test_arrows_walk_from_sentence_to_sentence_over_the_heads(shown, qtbot):
    assert shown.step(1)
    walked = [shown.currentIndex().row()]
    for _ in range(5):
        qtbot.keyClick(shown, Qt.Key.Key_Down)
        walked.append(shown.currentIndex().row())
    assert walked == [1, 2, 4, 5, 6, 6]
    assert not shown.step(1)
    assert shown.step(-1)
    assert shown.currentIndex().row() == 5


@pytest.mark.parametrize(("key", "status"), [("C", "confirmed"), ("X", "rejected")])
def test_a_key_decides_on_the_chosen_sentence(shown, qtbot, key, status):
    shown.step(1)
    with qtbot.waitSignal(shown.decided) as told:
        qtbot.keyClick(shown, key)
    sentence, *rest = told.args
    assert (sentence.start, rest) == (0, ["unity", "camps", status])
    assert shown.chosen.decision == status
    assert shown.lines.rows()[1].detail.endswith(f"· {status} by you")


def test_nothing_is_decided_where_nothing_may_be_or_nothing_is_chosen(shown, qtbot):
    told = []
    shown.decided.connect(lambda *args: told.append(args))
    qtbot.keyClick(shown, "C")
    shown.may_decide = False
    shown.step(1)
    qtbot.keyClick(shown, "X")
    assert told == []
    assert shown.chosen.decision is None


def test_enter_and_a_double_click_open_the_full_text(shown, qtbot):
    shown.step(1)
    with qtbot.waitSignal(shown.opened) as told:
        qtbot.keyClick(shown, Qt.Key.Key_Return)
    assert told.args == [1, 0]
    place = shown.visualRect(rows(shown)[2]).center()
    qtbot.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=place)
    with qtbot.waitSignal(shown.opened) as told:
        qtbot.mouseDClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert told.args == [1, 100]


def test_the_menu_offers_the_same(shown, qtbot):
    shown.step(1)
    menu = shown.menu()
    words = [action.text().split("\t")[0] for action in menu.actions() if action.text()]
    assert words == [
        "Confirm the coding",
        "Reject the coding",
        "Open in full text",
        "Copy the sentence",
    ]
    menu.actions()[1].trigger()
    assert shown.chosen.decision == "rejected"
    menu.actions()[-1].trigger()
    assert QGuiApplication.clipboard().text().endswith("(Paper 0, ¶ 0)")
    menu.close()


def test_another_letter_is_left_to_the_window(shown, qtbot):
    shown.step(1)
    qtbot.keyClick(shown, "N")
    assert shown.currentIndex().row() == 1


def test_a_new_answer_keeps_the_chosen_sentence_and_the_place(shown):
    shown.show_preview(preview(gained=30, lost=30), THEME)
    for _ in range(12):
        shown.step(1)
    chosen, place = shown.chosen, shown.verticalScrollBar().value()
    shown.show_preview(preview(gained=30, lost=31), THEME)
    assert (shown.chosen, shown.verticalScrollBar().value()) == (chosen, place)
    assert place > 0


def test_the_head_of_a_section_sticks_and_the_chosen_sentence_is_never_below_it(shown):
    shown.show_preview(preview(gained=30, lost=30), THEME)
    assert shown.stuck() is None
    shown.verticalScrollBar().setValue(200)
    line, rect = shown.stuck()
    assert (line.text, rect.y()) == ("30 sentences gained", 0)
    second = shown.visualRect(rows(shown)[31]).top() + 200
    shown.verticalScrollBar().setValue(second - HEAD // 2)
    assert shown.stuck()[1].y() == -(HEAD - HEAD // 2)
    shown.verticalScrollBar().setValue(second + 20)
    assert shown.stuck()[0].text == "30 sentences lost"
    for _ in range(40):
        shown.step(1)
    for _ in range(12):
        shown.step(-1)
        assert shown.visualRect(shown.currentIndex()).top() >= HEAD


def test_gained_words_are_underlined_in_the_themes_ink_and_lost_ones_struck_out(shown, look):
    def count(index, colour):
        image = shown.viewport().grab(shown.visualRect(index)).toImage()
        return sum(
            image.pixelColor(x, y).name() == colour
            for x in range(40, image.width())
            for y in range(image.height() - 1)
        )

    ink = look.colour("tx").name()
    hue = look.hue("#0072B2").ink.lower()
    assert count(rows(shown)[1], hue) > 40
    assert count(rows(shown)[4], hue) == 0
    struck = count(rows(shown)[4], ink)
    assert struck > count(rows(shown)[1], ink) + 40


def test_arabic_sentences_run_from_the_right(look, qtbot):
    view = PreviewList(look)
    qtbot.addWidget(view)
    view.resize(560, 200)
    view.show()
    text = "قال المتحدث إن القرى كلها تريد وحدة الصف قبل الموسم"
    one = found(1, "وحدة", text)
    question = replace(QUESTION, language="ar")
    view.show_preview(replace(preview(1, 0, 0), gained=(one,), question=question), THEME)
    index = rows(view)[1]
    set_ = view.painting.sentence(view.lines.line(index), view.viewport().width())
    assert set_.right_to_left
    image = view.viewport().grab(view.visualRect(index)).toImage()
    plus = [image.pixelColor(x, 23).lightness() for x in (23, image.width() - 24)]
    assert plus[1] < plus[0]


def test_what_is_out_of_date_is_dimmed_and_the_next_answer_is_not(shown, look):
    shown.set_dimmed(True)
    assert shown.painting.dimmed
    shown.show_preview(preview(), THEME)
    assert not shown.painting.dimmed


@pytest.mark.parametrize("letters", [60, 90, 140])
def test_a_long_sentence_is_cut_between_words_and_keeps_its_mark(letters):
    for before in (0, 1, 3, 6):
        text = f"{FILLER * before}unity comes first. {FILLER * 3}".strip()
        start = text.index("unity")
        cut = around(text, ((start, start + 5),), letters)
        assert cut.start <= start
        assert start + 5 <= cut.end
        assert cut.end - cut.start <= letters
        assert cut.start == 0 or text[cut.start - 1] == " "
        assert cut.end == len(text) or text[cut.end] == " "
        assert (cut.cut_start, cut.cut_end) == (cut.start > 0, cut.end < len(text))


def test_four_hundred_sentences_are_listed_within_a_blink(look, qtbot):
    view = PreviewList(look)
    qtbot.addWidget(view)
    view.resize(700, 500)
    view.show()
    began = time.perf_counter()
    view.show_preview(preview(200, 200), THEME)
    view.grab()
    assert time.perf_counter() - began < 1.0
    began = time.perf_counter()
    view.show_preview(preview(200, 199), THEME)
    view.grab()
    assert time.perf_counter() - began < 0.3
    assert view.indexAt(QPoint(10, 100)).isValid()


# The chart -------------------------------------------------------------------------------------

CHARTED = preview(
    years=(2013, 2014, 2015, 2016),
    now=(0.5, None, 0.25, 0.3),
    before=(0.75, None, 0.75, 0.3),
    dated=44,
)


@pytest.fixture
def chart(look, qtbot):
    made = PreviewChart(look)
    qtbot.addWidget(made)
    made.resize(700, made.height())
    made.show()
    made.show_preview(CHARTED, THEME)
    return made


def test_a_year_without_reports_is_a_gap():
    assert list(runs(CHARTED.now)) == [[(0, 0.5)], [(2, 0.25), (3, 0.3)]]
    assert list(runs((None, None))) == []


def test_the_numbers_are_said_in_words(chart):
    assert chart.accessibleDescription() == (
        "Unity: 2013, 50 % now, 75 % saved; 2014, no reports; 2015, 25 % now, 75 % saved; "
        "2016, 30 % now, 30 % saved."
    )
    assert chart.tip(10) == ""
    assert chart.tip(chart.width() - 17) == "2016, 30 % now, 30 % saved"


def test_it_draws_the_theme_and_says_where_nothing_is_dated(chart, look):
    def pixels(colour):
        image = chart.grab().toImage()
        return sum(
            image.pixelColor(x, y).name() == colour
            for x in range(image.width())
            for y in range(image.height())
        )

    base = look.hue("#0072B2").base.lower()
    assert pixels(base) > 60
    chart.show_preview(preview(), THEME)
    assert pixels(base) == 0
    assert chart.accessibleDescription() == "No dated report is searched for Unity."
    chart.show_preview(None, None)
    assert chart.accessibleDescription() == ""


@pytest.mark.parametrize("room", [500, 330, 250])
def test_a_long_title_is_cut_before_the_paragraph_that_it_names(look, room):
    title = "The working group of parties and movements in the harbour towns of the north"
    sentence = replace(found(7), title=title, paragraph=5)
    line = lines(preview(gained=0, lost=0, same_number=1, same=(sentence,)))[-1]
    metrics = QFontMetricsF(interface_font(11.5))
    words = fitted(line, metrics, room)
    assert "¶\u00a05" in words
    assert metrics.horizontalAdvance(words) <= room + 1
