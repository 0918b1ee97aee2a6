# SPDX-License-Identifier: MIT
"""What a user may rely on when a codebook changes."""

from __future__ import annotations

import pytest

from standpoint.coding import codebook_file
from standpoint.corpus import codebooks
from standpoint.corpus.corpus import Corpus
from standpoint.corpus.recoding import recode


@pytest.fixture
def wheat():
    """A codebook with one theme that the default one does not have."""
    return codebook_file.read(
        """
name = "Harvest"

[[theme]]
id = "wheat"
label = "Wheat"
key = 1
colour = "#0072B2"
shape = "circle"

[[theme.facet]]
id = "bread"
label = "of bread"
[theme.facet.rules]
en = ["wheat"]
"""
    )


def test_a_new_version_codes_only_after_the_recode(corpus, run, wheat):
    version = codebooks.save(corpus, wheat, note="trial")
    assert (version, corpus.codebook_version()) == (2, 1)
    assert run(recode(corpus, version)) == 3
    assert corpus.codebook_version() == 2
    assert {mention.theme for mention in corpus.mentions()} == {"wheat"}
    assert {mention.codebook_version for mention in corpus.mentions()} == {2}


def test_a_cancelled_recode_leaves_the_old_version_whole(corpus, path, wheat):
    before = list(corpus.mentions())
    job = recode(corpus, codebooks.save(corpus, wheat, note=""))
    next(job)
    job.close()
    assert corpus.codebook_version() == 1
    assert list(corpus.mentions()) == before


def test_the_same_codebook_again_is_no_new_version(corpus):
    assert codebooks.save(corpus, corpus.codebook(), note="again") == 1
    assert [saved.version for saved in corpus.codebook_versions()] == [1]


def test_recoding_with_the_same_codebook_finds_the_same(corpus, run):
    before = list(corpus.mentions())
    run(recode(corpus))
    assert list(corpus.mentions()) == before


def test_every_version_can_be_read_again(corpus, path, run, wheat):
    run(recode(corpus, codebooks.save(corpus, wheat, note="trial")))
    with Corpus.read(path) as again:
        assert again.codebook(1).fingerprint() == codebook_file.default().fingerprint()
        assert [theme.id for theme in again.codebook().themes] == ["wheat"]
