# SPDX-License-Identifier: MIT
"""What a user may rely on when corpora are merged in which reports had other texts before."""

from __future__ import annotations

import pytest

from standpoint.corpus import edits, merging, soundness, text_versions
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
