# SPDX-License-Identifier: MIT
"""What an analyst may rely on when words are looked for and shown among their neighbours."""

from __future__ import annotations

import pytest

from standpoint.corpus import searching
from standpoint.corpus.corpus import Corpus
from standpoint.corpus.ingest import ingest


@pytest.fixture
def marked(tmp_path):
    with Corpus.create(tmp_path / "c.standpoint") as corpus:
        for name, text in (
            ("plain", "قال محمد إن الاجتماع انتهى قبل المساء."),
            ("marked", "قالَ مُحَمَّدٌ إنّ الاِجتِماعَ انتهى بعد الغداء."),
            ("latin", "The résumé of the meeting was read aloud in the old hall."),
        ):
            (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
        for _ in ingest(corpus, sorted(tmp_path.glob("*.txt"))):
            pass
        yield corpus


@pytest.mark.parametrize("words", ["محمد", "مُحَمَّد", "الاجتماع", "محم"])
def test_arabic_words_are_found_with_and_without_marks(marked, words):
    found = searching.find(marked, words)
    assert len(found.holding) == 2
    said = searching.snippets(marked, words, sorted(found.holding))
    assert all("⟦" in piece for piece in said.values())


def test_the_best_come_first_if_wanted(marked):
    found = searching.find(marked, "meeting hall", best_first=True)
    assert found.best == tuple(found.holding)
    assert searching.find(marked, "meeting hall").best == ()


def test_a_report_whose_title_says_it_comes_before_texts_that_mention_it(tmp_path):
    with Corpus.create(tmp_path / "c.standpoint") as corpus:
        body = "The council met twice in the harbour. " * 20
        said = "A paper on local matters came. The paper on local roads did too. "
        for number in range(6):
            text = f"Report {number}\n\n{body}{said}{said}{number}\n"
            (tmp_path / f"{number}.txt").write_text(text)
        (tmp_path / "x.txt").write_text(f"Paper on local elections\n\n{body}\n")
        for _ in ingest(corpus, sorted(tmp_path.glob("*.txt"))):
            pass
        best = searching.find(corpus, "paper on local", best_first=True).best
        assert corpus.find(best[0]).title == "Paper on local elections"
        assert corpus.search("paper on local")[0].title == "Paper on local elections"


def test_accents_and_capitals_do_not_matter_and_the_text_stays_as_it_is():
    assert "⟦Résumé⟧" in searching.snippet("Der Résumé bleibt.", ["resume"])
    assert searching.snippet("preresume only", ["resume"]) == ""


def test_a_snippet_shows_the_place_in_which_most_words_stand():
    text = (
        "harbour alone here. "
        + "filler words stand between. " * 20
        + "the harbour and the olive grove"
    )
    said = searching.snippet(text, ["harbour", "olive"])
    assert said.startswith("… ")
    assert "⟦harbour⟧ and the ⟦olive⟧ grove" in said


@pytest.mark.parametrize("words", ["", " ", '"', "( OR *", "a-b NEAR/3", "⟦", "ـ"])
def test_nothing_that_is_typed_breaks_the_search(marked, words):
    found = searching.find(marked, words, best_first=True)
    assert found.holding == frozenset() or found.best
    searching.snippets(marked, words, [1, 2, 3])
