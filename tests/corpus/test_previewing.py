# SPDX-License-Identifier: MIT
"""What an analyst may rely on while a rule is being written."""

from __future__ import annotations

from dataclasses import replace

import pytest

from standpoint.coding.rule_finder import RuleFinder
from standpoint.corpus import edits, previewing, saved_rule
from standpoint.corpus.corpus import Corpus
from standpoint.corpus.rule_preview import RuleQuestion
from standpoint.errors import RuleError
from standpoint.model.codebook import Facet, Rule


@pytest.fixture
def dated(corpus, named):
    """The three statements with dates in two years."""
    dates = {"Council": "2022-03-01", "Assembly": "2023-05", "Harvest": "2023"}
    edits.set_metadata(corpus, {named[name]: {"date": date} for name, date in dates.items()})
    return corpus


@pytest.fixture
def ask(dated):
    """Ask what a rule of refugees › situation finds; return the last answer."""

    def answer(rule, saved="camps", **more):
        question = RuleQuestion(
            "refugees", "situation", "en", saved, rule, dated.codebook(), **more
        )
        return list(previewing.preview(dated, question))[-1]

    return answer


def test_gained_and_lost_sentences_come_with_their_place_and_mark(ask, named, dated):
    answer = ask("refugees", saved="camps OR wheat")
    (gained,) = answer.gained
    assert (gained.report, gained.title) == (named["Council"], "Council meets in spring")
    assert dated.text(gained.report)[gained.start : gained.end] == gained.text
    assert [gained.text[start:end] for start, end in gained.marks] == ["refugees"]
    (lost,) = answer.lost
    assert [lost.text[start:end] for start, end in lost.marks] == ["wheat"]
    assert (answer.found, answer.saved, answer.same_number) == (2, 2, 1)
    assert (answer.gained_number, answer.lost_number, answer.done) == (1, 1, True)


def test_the_numbers_are_those_of_the_rule_alone_in_every_report(ask, dated):
    for source in ("camps", "unity", "refugee*", "the", "*tion", "go NEAR/2 back"):
        finder = RuleFinder(Rule("en", source))
        expected = sum(
            len({hit[0] for hit in finder.find(dated.text(one.id), dated.sentences(one.id))})
            for one in dated.reports()
        )
        assert ask(source).found == expected, source


def test_what_a_lost_sentence_still_carries_is_said(ask):
    (lost,) = ask("wheat", saved="unity").lost
    assert ("unity", "territory") in lost.still


def test_a_new_rule_loses_nothing(ask):
    answer = ask("camps", saved=None)
    assert (answer.saved, answer.lost, answer.gained_number) == (0, (), 1)


def test_a_saved_rule_that_cannot_be_read_finds_nothing(ask):
    assert ask("camps", saved="camps NEAR tents").saved == 0


def test_a_rule_that_cannot_be_read_says_so(ask):
    with pytest.raises(RuleError):
        ask("camps NEAR tents")


def test_only_the_reports_asked_about_are_looked_at(ask, named):
    answer = ask("the", saved=None, reports=(named["Harvest"],))
    assert (answer.found, answer.of) == (0, 0)
    answer = ask("wheat OR camps", saved=None, reports=(named["Harvest"],))
    assert {one.report for one in answer.gained} == {named["Harvest"]}


def test_a_rule_in_arabic_looks_at_no_english_report(dated):
    question = RuleQuestion("refugees", "situation", "ar", None, "camps", dated.codebook())
    (answer,) = previewing.preview(dated, question)
    assert (answer.found, answer.of) == (0, 0)


def test_the_chart_moves_with_the_rule(ask):
    answer = ask("wheat", saved="camps")
    assert answer.years == (2022, 2023)
    # Refugees stand in the council's report by another rule, in the assembly's by several.
    assert answer.before == (1.0, 0.5)
    assert answer.now == (1.0, 1.0)
    assert answer.dated == 3


def test_a_rejected_sentence_moves_no_chart(ask, dated, named):
    wheat = next(iter(ask("wheat", saved=None).gained))
    key = edits.CodingKey(wheat.report, wheat.start, wheat.end, "refugees", "situation")
    edits.decide(dated, key, "rejected")
    answer = ask("wheat", saved=None)
    assert answer.gained[0].decision == "rejected"
    assert answer.now == answer.before


def test_a_facet_that_does_not_count_moves_no_chart(dated):
    question = RuleQuestion(
        "resolution_2254", "un_resolutions", "en", None, "wheat", dated.codebook()
    )
    (answer,) = previewing.preview(dated, question)
    assert answer.found == 1
    assert answer.now == answer.before


def test_a_theme_is_previewed_only_in_its_dates(dated, named):
    from datetime import date

    book = dated.codebook()
    theme = replace(book.theme("refugees"), valid_from=date(2023, 1, 1))
    book = replace(book, themes=(theme,))
    question = RuleQuestion("refugees", "situation", "en", None, "refugees OR wheat", book)
    (answer,) = previewing.preview(dated, question)
    assert {one.report for one in answer.gained} == {named["Assembly"], named["Harvest"]}


def test_an_edit_of_the_corpus_is_seen_by_the_next_question(path, dated, named):
    with Corpus.read(path) as reader:
        question = RuleQuestion("refugees", "situation", "en", None, "wheat", reader.codebook())
        assert next(previewing.preview(reader, question)).found == 1
        edits.delete(dated, [named["Harvest"]])
        assert next(previewing.preview(reader, question)).found == 0


def test_first_answers_come_before_all_reports_are_looked_at(ask, dated, monkeypatch):
    monkeypatch.setattr(previewing, "_FIRST", 0)
    monkeypatch.setattr(previewing, "_LATER", 0)
    question = RuleQuestion(
        "refugees", "situation", "en", None, "the OR wheat OR camps", dated.codebook()
    )
    answers = list(previewing.preview(dated, question))
    assert [answer.searched for answer in answers] == [1, 2, 3]
    assert {answer.of for answer in answers} == {3}
    assert [answer.done for answer in answers] == [False, False, True]


def test_a_report_that_is_deleted_while_its_preview_is_made_is_left_out(ask, dated, named):
    question = RuleQuestion("refugees", "situation", "en", None, "wheat OR camps", dated.codebook())
    list(previewing.preview(dated, question))
    kept = saved_rule._latest[0][1]
    edits.delete(dated, [named["Harvest"]])
    # The list of reports is still that of the moment before; only texts are gone.
    kept._texts.clear()
    kept._ahead.clear()
    answer = list(previewing.preview(dated, question))[-1]
    assert {one.report for one in answer.gained} == {named["Assembly"]}


def test_the_chart_follows_what_counts(dated):
    book = dated.codebook()
    question = RuleQuestion("refugees", "situation", "en", None, "wheat", book)
    (before,) = previewing.preview(dated, question)
    theme = book.theme("refugees")
    facets = tuple(replace(facet, counts=facet.id != "situation") for facet in theme.facets)
    book = replace(book, themes=(replace(theme, facets=facets),))
    (after,) = previewing.preview(dated, replace(question, codebook=book))
    assert before.now == (1.0, 1.0)
    assert after.now == (0.0, 0.5)
    assert after.before == before.before


def test_the_chart_shows_the_whole_draft_and_not_only_the_rule_in_hand(dated):
    book = dated.codebook()
    theme = book.theme("refugees")
    facets = tuple(
        replace(facet, rules=(Rule("en", "wheat"),) if facet.id == "return" else ())
        for facet in theme.facets
    )
    draft = replace(book, themes=(replace(theme, facets=facets),))
    question = RuleQuestion("refugees", "situation", "en", None, "camps", draft)
    (answer,) = previewing.preview(dated, question)
    # As saved both of 2022 and 2023; in the draft the harvest by another rule, the camps by this.
    assert answer.before == (1.0, 0.5)
    assert answer.now == (0.0, 1.0)


def test_a_new_theme_is_charted_from_its_own_rules(dated):
    book = dated.codebook()
    theme = replace(
        book.theme("refugees"),
        id="food",
        facets=(Facet("grain", "grain", rules=(Rule("en", "wheat"), Rule("en", "olives"))),),
    )
    draft = replace(book, themes=(*book.themes, theme))
    question = RuleQuestion("food", "grain", "en", None, "camps", draft)
    (answer,) = previewing.preview(dated, question)
    assert (answer.before, answer.now) == ((0.0, 0.0), (0.0, 1.0))


def test_the_chart_is_about_all_reports_also_where_few_were_asked_about(ask, named):
    answer = ask("wheat OR camps", saved="camps", reports=(named["Assembly"],))
    assert (answer.found, answer.gained_number, answer.of) == (1, 0, 1)
    assert answer.now == (1.0, 1.0)
