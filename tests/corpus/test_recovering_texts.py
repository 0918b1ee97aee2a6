# SPDX-License-Identifier: MIT
"""What a user may rely on when texts in a damaged corpus were replaced, deleted or came again."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from standpoint.corpus import (
    edits,
    furnishing,
    hand_coding,
    recovering,
    soundness,
    text_versions,
)
from standpoint.corpus.corpus import Corpus
from standpoint.corpus.ingest import ingest
from standpoint.corpus.pages import Pages
from standpoint.corpus.recovered import CutText, OlderText
from standpoint.model.reports import HumanLink

PAGE = 4096
FIRST = "The ferry town wants the resolution carried out in full."
SECOND = "Nobody may be forced to leave the camps at night."
THIRD = "Its lighthouse stays lit, as it was agreed in spring."
PLAIN = "Valley paper\n\nThe valley speaks for unity. Wheat was brought in.\n"


def old_text():
    return f"Ferry paper\n\n{FIRST} {SECOND} {THIRD}\n"


def long_text(word):
    """Return a text of several pages of the file that begins with two sentences of the old one."""
    many = " ".join(f"The {word} number {one} was seen by all who came." for one in range(400))
    return f"Ferry paper\n\nSet anew. {FIRST} {SECOND}\n\n{many}\n"


@pytest.fixture
def source(tmp_path):
    """A corpus in which nothing is damaged yet, open to be changed."""
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "ferry.txt").write_text(old_text(), encoding="utf-8")
    (folder / "valley.txt").write_text(PLAIN, encoding="utf-8")
    with Corpus.create(tmp_path / "source.standpoint") as corpus:
        list(ingest(corpus, [folder]))
        yield corpus


def span(corpus, report, words):
    text = corpus.text(report)
    (found,) = (one for one in corpus.sentences(report) if words in text[one.start : one.end])
    return found.start, found.end


def decide(corpus, report, words, status="confirmed"):
    key = edits.CodingKey(report, *span(corpus, report, words), "refugees", "return")
    edits.decide(corpus, key, status)


def replaced(corpus, report, file, text):
    file.write_text(text, encoding="utf-8")
    plan = text_versions.plan(corpus, report, text_versions.read(file))
    return text_versions.replace_text(corpus, plan)


def recovered(corpus, tmp_path, harm=lambda content: None):
    """Close a corpus, harm it, recover it and look whether the new one is sound."""
    path = corpus.path
    corpus.close()
    content = bytearray(path.read_bytes())
    harm(content)
    path.write_bytes(content)
    with Corpus.create(tmp_path / "new.standpoint") as new:
        job = recovering.recover(new, path)
        try:
            while True:
                next(job)
        except StopIteration as end:
            assert soundness.problems(new) == []
            return end.value


def opened(tmp_path):
    return Corpus.open(tmp_path / "new.standpoint")


def zero(at):
    def harm(content):
        page = at // PAGE
        content[page * PAGE : (page + 1) * PAGE] = bytes(PAGE)

    return harm


def zero_words(words):
    """Return what puts zeros on every page that holds these words."""

    def harm(content):
        at = content.find(words.encode())
        assert at >= 0
        while at >= 0:
            zero(at)(content)
            at = content.find(words.encode())

    return harm


def without_reports(path):
    """Return what puts zeros on the pages that hold the list of reports."""

    def harm(content):
        with closing(sqlite3.connect(path)) as db, Pages(path) as pages:
            (root,) = db.execute(
                "SELECT rootpage FROM sqlite_master WHERE name = 'report'"
            ).fetchone()
            for page in pages.tree(root).pages:
                zero((page - 1) * PAGE)(content)

    return harm


def test_a_deleted_text_that_was_added_again_comes_back_once(source, tmp_path):
    decide(source, 1, SECOND)
    edits.delete(source, [1])
    list(ingest(source, [tmp_path / "in"]))
    decide(source, 3, SECOND)
    said = recovered(source, tmp_path, without_reports(source.path))
    with opened(tmp_path) as new:
        assert sorted(report.id for report in new.reports()) == [2, 3]
        assert len(new.decisions(3)) == 1
    assert said.twice == ((1, 3),)
    assert (
        "Report 1 holds the same text as report 3 and was left out: one of them had been deleted."
        in list(said.sentences())
    )
    assert said.homeless["decision"] == 1
    assert not said.whole


def test_what_was_said_of_a_deleted_report_is_not_told_as_lost(source, tmp_path):
    memo = hand_coding.MemoKey(1, *span(source, 1, FIRST))
    hand_coding.set_memos(source, {memo: "Look again."})
    link = HumanLink(
        "unity", "", 1, *span(source, 1, SECOND), 2, *span(source, 2, "Wheat"), True, ""
    )
    edits.set_link(source, link, linked=True)
    replaced(source, 1, tmp_path / "better.txt", long_text("heron"))
    edits.delete(source, [1])
    said = recovered(source, tmp_path)
    assert list(said.sentences()) == []
    assert said.whole


def test_of_a_damaged_text_the_whole_one_before_it_comes_back_with_what_was_said(source, tmp_path):
    decide(source, 1, FIRST)
    decide(source, 1, THIRD)
    link = HumanLink(
        "unity", "", 1, *span(source, 1, THIRD), 2, *span(source, 2, "Wheat"), True, ""
    )
    edits.set_link(source, link, linked=True)
    replaced(source, 1, tmp_path / "better.txt", long_text("heron"))
    decide(source, 1, SECOND, "rejected")
    decide(source, 1, "number 300 was")
    said = recovered(source, tmp_path, zero_words("heron number 390"))
    (one,) = said.older
    assert isinstance(one, OlderText)

    assert (one.report, one.version) == (1, 1)
    told = list(said.sentences())
    assert (
        "In part: report 1 “Ferry paper”, from " + str(tmp_path / "better.txt") + ". Its newest "
        "text cannot be read whole; text version 1, which it had before, came back."
    ) in told
    assert "1 report came back whole, 1 in part; 0 are lost." in told
    with opened(tmp_path) as new:
        text = new.text(1)
        assert text == old_text()
        assert [version.version for version in text_versions.versions(new, 1)] == [1]
        assert {(text[one.start : one.end], one.status) for one in new.decisions(1)} == {
            (FIRST, "confirmed"),
            (SECOND, "rejected"),
            (THIRD, "confirmed"),
        }
        assert len(new.links([1, 2])) == 1
    assert said.homeless["decision"] == 1


def test_an_older_text_that_is_damaged_is_named_and_the_newest_comes_back(source, tmp_path):
    edits.delete(source, [1])
    (tmp_path / "in" / "ferry.txt").write_text(long_text("gull"), encoding="utf-8")
    list(ingest(source, [tmp_path / "in"]))
    replaced(source, 3, tmp_path / "better.txt", "Ferry paper\n\nA short one.\n")
    said = recovered(source, tmp_path, zero_words("gull number 390"))
    assert said.versions == ((3, 1),)
    assert "Text version 1 of report 3 cannot be read and was left out." in list(said.sentences())
    assert not said.older
    with opened(tmp_path) as new:
        assert new.text(3) == "Ferry paper\n\nA short one.\n"
        assert [version.version for version in text_versions.versions(new, 3)] == [2]


def test_of_a_text_without_its_report_what_comes_before_the_damage_is_kept_and_said(
    source, tmp_path
):
    (tmp_path / "in" / "more.txt").write_text(long_text("crane"), encoding="utf-8")
    list(ingest(source, [tmp_path / "in"]))
    path = source.path

    def harm(content):
        without_reports(path)(content)
        zero_words("crane number 390")(content)

    said = recovered(source, tmp_path, harm)
    assert said.bare == (1, 2, 3)
    (cut,) = said.cut
    assert isinstance(cut, CutText)
    assert cut.report == 3
    told = list(said.sentences())
    assert "0 reports came back whole, 3 in part; 0 are lost." in told
    with opened(tmp_path) as new:
        assert long_text("crane").startswith(new.text(3))
        assert len(new.text(3)) == cut.characters > 1000


def test_two_texts_of_which_only_the_same_beginning_is_left_do_not_stop_the_recovery(
    source, tmp_path
):
    for word in ("stork", "swift"):
        text = f"Same words before it. {'Then it went on. ' * 600}And the {word} number 1 came."
        (tmp_path / "in" / f"{word}.txt").write_text(text, encoding="utf-8")
    list(ingest(source, [tmp_path / "in"]))

    def harm(content):
        for word in ("stork", "swift"):
            zero_words(f"And the {word} number")(content)

    said = recovered(source, tmp_path, harm)
    assert len(said.cut) + len(said.lost) == 2
    with opened(tmp_path) as new:
        assert len(new.reports()) == 4 - len(said.lost)


def test_links_beyond_the_damage_of_a_text_are_left_out_and_counted(source, tmp_path):
    (tmp_path / "in" / "more.txt").write_text(long_text("finch"), encoding="utf-8")
    list(ingest(source, [tmp_path / "in"]))
    for words in (SECOND, "finch number 399 "):
        link = HumanLink(
            "unity", "", 3, *span(source, 3, words), 2, *span(source, 2, "Wheat"), True, ""
        )
        edits.set_link(source, link, linked=True)
    memo = hand_coding.MemoKey(3, *span(source, 3, "finch number 399 "))
    hand_coding.set_memos(source, {memo: "Look again."})
    said = recovered(source, tmp_path, zero_words("finch number 390"))
    assert [one.report for one in said.cut] == [3]
    assert (said.homeless["link"], said.homeless["memo"], said.kept["link"]) == (1, 1, 1)


def test_what_is_kept_beside_older_texts_comes_back_as_far_as_its_texts_do(source, tmp_path):
    (tmp_path / "in" / "more.txt").write_text(long_text("raven"), encoding="utf-8")
    list(ingest(source, [tmp_path / "in"]))
    link = HumanLink(
        "unity", "", 3, *span(source, 3, SECOND), 1, *span(source, 1, SECOND), True, ""
    )
    edits.set_link(source, link, linked=True)
    replaced(source, 1, tmp_path / "better.txt", "Ferry paper\n\nA short one.\n")
    said = recovered(source, tmp_path, zero_words("raven number 390"))
    assert [one.report for one in said.cut] == [3]
    assert said.homeless["link"] == 1
    with opened(tmp_path) as new:
        text_versions.take(new, 1, 1)
        assert new.text(1) == old_text()
        assert soundness.problems(new) == []


def test_what_was_left_out_of_a_damaged_text_is_left_out_of_the_older_one(source, tmp_path):
    furnishing.set_passages(source, 1, {span(source, 1, THIRD): True})
    replaced(source, 1, tmp_path / "better.txt", long_text("heron"))
    furnishing.set_passages(
        source, 1, {span(source, 1, SECOND): True, span(source, 1, "number 300 was"): True}
    )
    said = recovered(source, tmp_path, zero_words("heron number 390"))
    assert [one.version for one in said.older] == [1]
    assert said.homeless["furniture_passage"] == 1
    with opened(tmp_path) as new:
        text = new.text(1)
        left_out = [text[one.start : one.end] for one in new.sentences(1) if one.furniture]
        assert left_out == [SECOND, THIRD]
        words = sum(len(part.split()) for part in ("Ferry paper", FIRST))
        assert new.report(1).words == words
