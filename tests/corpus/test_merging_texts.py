# SPDX-License-Identifier: MIT
"""What a user may rely on when corpora are merged in which reports had other texts before."""

from __future__ import annotations

import pytest

from standpoint.corpus import edits, furnishing, merging, soundness, text_versions
from standpoint.corpus.corpus import Corpus
from standpoint.corpus.ingest import ingest
from standpoint.model.reports import HumanLink

HARBOUR = (
    "Harbour paper\n\nThe harbour wants the resolution carried out in full. "
    "Nobody may be forced to go back.\n"
)
VALLEY = "Valley paper\n\nThe valley speaks for unity. Wheat was brought in.\n"
RIDGE = (
    "Ridge paper\n\nThe ridge turned the offer down. Families need protection there.\n\n"
    "Olives were sold well.\n"
)
BETTER = "Ridge paper\n\nSet anew.\n\nThe ridge turned the offer down. Prices rose again.\n"
NEWER = "Ridge paper\n\nA third writing of it. Olives were sold well.\n"
BACK = "Nobody may be forced to go back."
FAMILIES = "Families need protection there."


def made(path, **texts):
    """Make a corpus of texts by the names of their files."""
    folder = path.with_suffix("")
    folder.mkdir()
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    with Corpus.create(path) as corpus:
        list(ingest(corpus, [folder]))
    return path


def named(corpus):
    return {report.title.partition(" ")[0]: report.id for report in corpus.reports()}


def replaced(corpus, report, file, text):
    file.write_text(text, encoding="utf-8")
    plan = text_versions.plan(corpus, report, text_versions.read(file))
    return text_versions.replace_text(corpus, plan)


def span(corpus, report, words):
    text = corpus.text(report)
    (found,) = (one for one in corpus.sentences(report) if words in text[one.start : one.end])
    return found.start, found.end


def linked(corpus, one, other):
    """Return the words on which links between two reports stand."""
    return [
        {
            corpus.text(link.report_a)[link.start_a : link.end_a],
            corpus.text(link.report_b)[link.start_b : link.end_b],
        }
        for link in corpus.links([one, other])
    ]


def decide(corpus, report, words):
    key = edits.CodingKey(report, *span(corpus, report, words), "refugees", "return")
    edits.decide(corpus, key, "confirmed")


def link(corpus, one, words, other, others):
    pair = HumanLink(
        "refugees", "return", one, *span(corpus, one, words), other, *span(corpus, other, others),
        True, "",
    )  # fmt: skip
    edits.set_link(corpus, pair, linked=True)


@pytest.fixture
def mine(tmp_path):
    """This corpus: a text that the other has too, and one that it has not."""
    path = made(tmp_path / "mine.standpoint", harbour=HARBOUR, valley=VALLEY)
    with Corpus.open(path) as corpus:
        yield corpus


@pytest.fixture
def other(tmp_path):
    """The other corpus: the ridge's text was replaced after it was coded and linked."""
    path = made(tmp_path / "other.standpoint", harbour=HARBOUR, ridge=RIDGE, wells="Wells\n\nDry.")
    with Corpus.open(path) as corpus:
        ids = named(corpus)
        link(corpus, ids["Harbour"], BACK, ids["Ridge"], FAMILIES)
        link(corpus, ids["Wells"], "Dry.", ids["Ridge"], FAMILIES)
        decide(corpus, ids["Ridge"], FAMILIES)
        replaced(corpus, ids["Ridge"], tmp_path / "better.txt", BETTER)
        edits.delete(corpus, [ids["Wells"]])
    return path


def test_links_kept_with_an_older_text_name_the_reports_of_this_corpus(mine, other, run):
    merged = run(merging.merge(mine, other))
    ids = named(mine)
    assert soundness.problems(mine) == []
    text_versions.take(mine, ids["Ridge"], 1)
    assert linked(mine, ids["Ridge"], ids["Harbour"]) == [{BACK, FAMILIES}]
    assert linked(mine, ids["Ridge"], ids["Valley"]) == []
    assert [one.theme for one in mine.decisions(ids["Ridge"])] == ["refugees"]
    assert merged.nowhere == 1
    assert (
        "1 link kept with an older text could not come along: its other report did not come."
        in list(merged.sentences())
    )
    assert soundness.problems(mine) == []


def test_codings_kept_with_an_older_text_on_themes_that_are_unknown_here_are_counted(
    mine, other, run
):
    with Corpus.open(other) as corpus:
        corpus.database.execute(
            "UPDATE replaced_text SET by_people = replace(by_people, '\"refugees\"', '\"exile\"')"
        )
        corpus.database.conn.commit()
    merged = run(merging.merge(mine, other))
    assert merged.unknown == {("exile", "return"): 2}
    text_versions.take(mine, named(mine)["Ridge"], 1)
    assert mine.decisions() == ()


def test_older_texts_of_a_report_that_both_have_come_along(mine, tmp_path, run):
    report = named(mine)["Harbour"]
    path = made(tmp_path / "worse.standpoint", harbour="Harbour paper\n\nA first try of it.\n")
    with Corpus.open(path) as corpus:
        decide(corpus, 1, "A first try")
        replaced(corpus, 1, tmp_path / "good.txt", HARBOUR)
    before = text_versions.versions(mine, report)
    merged = run(merging.merge(mine, path))
    assert (merged.added, merged.same, merged.brought) == ((), 1, {"body": 1})
    assert merged.headline() == "From worse.standpoint: 1 older text."
    listed = text_versions.versions(mine, report)
    assert [(one.version, one.path.rpartition("/")[2], one.current) for one in listed] == [
        (1, "harbour.txt", True),
        (2, "harbour.txt", False),
    ]
    assert mine.text(report) == HARBOUR
    merging.take_back(mine, merged)
    assert text_versions.versions(mine, report) == before
    merging.bring_again(mine, merged)
    text_versions.take(mine, report, 2)
    assert mine.text(report) == "Harbour paper\n\nA first try of it.\n"
    assert [one.theme for one in mine.decisions(report)] == ["refugees"]
    assert soundness.problems(mine) == []


def test_a_report_that_has_a_better_text_there_stays_one_report_and_gets_it_as_a_text_version(
    mine, tmp_path, run
):
    path = made(tmp_path / "other.standpoint", harbour=HARBOUR, ridge=RIDGE)
    with Corpus.open(path) as corpus:
        decide(corpus, 1, BACK)
        replaced(corpus, 1, tmp_path / "better.txt", f"{HARBOUR}\nA sentence more.\n")
        link(corpus, 1, BACK, 2, FAMILIES)
        edits.set_reviewed(corpus, 1, "unity", silent=True)
    merged = run(merging.merge(mine, path))
    ids = named(mine)
    assert set(ids) == {"Harbour", "Valley", "Ridge"}
    assert mine.text(ids["Harbour"]) == HARBOUR
    assert [str(one) for one in merged.differences] == [
        f"The text of “Harbour paper” (report {ids['Harbour']}): here text version 1, there "
        "another, which is text version 2 here. The one here was kept."
    ]
    # What was said of the text that is in use here counts here; the rest stays with its own text.
    assert [one.theme for one in mine.decisions(ids["Harbour"])] == ["refugees"]
    assert mine.reading(ids["Harbour"]).reviewed == frozenset()
    assert linked(mine, ids["Harbour"], ids["Ridge"]) == []
    assert soundness.problems(mine) == []
    text_versions.take(mine, ids["Harbour"], 2)
    assert mine.text(ids["Harbour"]).endswith("A sentence more.\n")
    assert linked(mine, ids["Harbour"], ids["Ridge"]) == [{BACK, FAMILIES}]
    assert mine.reading(ids["Harbour"]).reviewed == frozenset({"unity"})
    assert soundness.problems(mine) == []


def test_a_report_whose_text_was_replaced_here_does_not_come_in_again(mine, other, tmp_path, run):
    report = named(mine)["Harbour"]
    replaced(mine, report, tmp_path / "better.txt", f"{HARBOUR}\nA sentence more.\n")
    with Corpus.open(other) as corpus:
        decide(corpus, named(corpus)["Harbour"], BACK)
    merged = run(merging.merge(mine, other))
    assert set(named(mine)) == {"Harbour", "Valley", "Ridge"}
    assert len(merged.added) == 1
    told = [str(one) for one in merged.differences]
    assert told[0].startswith(f"The text of “Harbour paper” (report {report}): here text version 2")
    assert told[1] == (
        f"What people said of text version 1 of “Harbour paper” (report {report}): here nothing, "
        "there 1 coding. The one here was kept."
    )
    assert soundness.problems(mine) == []


def test_two_reports_of_which_one_has_the_older_text_of_the_other_stay_two(tmp_path, run):
    path = made(tmp_path / "two.standpoint", harbour=HARBOUR, ridge=RIDGE)
    with Corpus.open(path) as corpus:
        replaced(corpus, 1, tmp_path / "better.txt", BETTER)
        (tmp_path / "again").mkdir()
        edits.delete(corpus, [2])
        replaced(corpus, 1, tmp_path / "newer.txt", RIDGE)
        replaced(corpus, 1, tmp_path / "newest.txt", NEWER)
        edits.restore(corpus, [2])
    with Corpus.create(tmp_path / "empty.standpoint") as corpus:
        merged = run(merging.merge(corpus, path))
        assert len(merged.added) == 2
        assert sorted(corpus.text(report) for report in merged.added) == sorted([NEWER, RIDGE])
        assert soundness.problems(corpus) == []


def test_a_merge_that_brought_texts_with_links_on_them_is_sound_when_it_is_taken_back(
    mine, tmp_path, run
):
    path = made(tmp_path / "other.standpoint", harbour=HARBOUR, ridge=RIDGE)
    with Corpus.open(path) as corpus:
        replaced(corpus, 1, tmp_path / "better.txt", f"{HARBOUR}\nA sentence more.\n")
        link(corpus, 1, BACK, 2, FAMILIES)
        replaced(corpus, 2, tmp_path / "ridge.txt", BETTER)
        text_versions.take(corpus, 1, 1)
    merged = run(merging.merge(mine, path))
    merging.take_back(mine, merged)
    assert soundness.problems(mine) == []
    merging.bring_again(mine, merged)
    assert soundness.problems(mine) == []
    ids = named(mine)
    text_versions.take(mine, ids["Harbour"], 2)
    text_versions.take(mine, ids["Ridge"], 1)
    assert linked(mine, ids["Harbour"], ids["Ridge"]) == [{BACK, FAMILIES}]


def alike(name, said):
    return (
        f"{name} paper\n\nThe {name} report speaks of wells in its first part. {said} "
        f"It ends with the {name} greeting.\n"
    )


@pytest.fixture
def three(tmp_path, run):
    """Merge a report with two kept links: of one other the old text is here, of one the new."""
    said = {name: f"{name} says that families may return." for name in ("Alder", "Birch", "Cedar")}
    old = {name: alike(name, words) for name, words in said.items()}
    new = {name: alike(name, f"Of {name} nothing is left.") for name in said}
    path = made(tmp_path / "theirs.standpoint", **old)
    with Corpus.open(path) as corpus:
        ids = named(corpus)
        for name in ("Birch", "Cedar"):
            link(corpus, ids["Alder"], said["Alder"], ids[name], said[name])
        for name, report in ids.items():
            replaced(corpus, report, tmp_path / f"{name}.txt", new[name])
        text_versions.take(corpus, ids["Alder"], 1)
        assert len(text_versions.unplaced(corpus, ids["Alder"], 1)) == 2
    here = made(tmp_path / "ours.standpoint", birch=old["Birch"], cedar=new["Cedar"])
    with Corpus.open(here) as corpus:
        merged = run(merging.merge(corpus, path))
        yield corpus, merged, said


def test_a_kept_link_of_a_report_that_comes_in_stands_where_its_other_sentence_is_here(three):
    corpus, merged, said = three
    ids = named(corpus)
    assert linked(corpus, ids["Alder"], ids["Birch"]) == [{said["Alder"], said["Birch"]}]
    assert [one.words for one in text_versions.unplaced(corpus, ids["Alder"], 1)] == [said["Alder"]]
    assert merged.brought["link"] == 1
    assert soundness.problems(corpus) == []
    merging.take_back(corpus, merged)
    assert corpus.rows("SELECT * FROM link") == []
    merging.bring_again(corpus, merged)
    assert linked(corpus, ids["Alder"], ids["Birch"]) == [{said["Alder"], said["Birch"]}]
    assert soundness.problems(corpus) == []


def test_a_kept_link_stands_again_and_takes_no_other_kept_link_away(three):
    corpus, _, said = three
    ids = named(corpus)
    (older,) = (
        one.version for one in text_versions.versions(corpus, ids["Cedar"]) if not one.current
    )
    text_versions.take(corpus, ids["Cedar"], older)
    for name in ("Birch", "Cedar"):
        assert linked(corpus, ids["Alder"], ids[name]) == [{said["Alder"], said[name]}]
    assert text_versions.unplaced(corpus, ids["Alder"], 1) == ()


def test_what_was_left_out_of_a_better_text_there_comes_with_it(mine, tmp_path, run):
    path = made(tmp_path / "theirs.standpoint", harbour=HARBOUR)
    with Corpus.open(path) as corpus:
        replaced(corpus, 1, tmp_path / "n.txt", HARBOUR.replace("in full", "in all parts"))
        furnishing.set_passages(corpus, 1, {span(corpus, 1, BACK): True})
    merged = run(merging.merge(mine, path))
    report = named(mine)["Harbour"]
    assert not any("people said" in str(one) for one in merged.differences)
    text_versions.take(mine, report, 2)
    text = mine.text(report)
    assert [text[one.start : one.end] for one in mine.sentences(report) if one.furniture] == [BACK]
    assert run(merging.merge(mine, path)).differences == ()
    assert soundness.problems(mine) == []
