# SPDX-License-Identifier: MIT
"""What a caller may rely on when an import is stopped with Ctrl C."""

from __future__ import annotations

import pytest

from standpoint.cli.opened import finish
from standpoint.corpus import furnishing, reposts, soundness
from standpoint.corpus.corpus import Corpus
from standpoint.corpus.ingest import ingest
from standpoint.corpus.preparing import InThisProcess


def test_reports_that_came_in_before_ctrl_c_are_looked_through_for_reposts(folder, tmp_path):
    def stop(progress):
        if progress.items:
            raise KeyboardInterrupt

    with Corpus.create(tmp_path / "stopped.standpoint") as corpus:
        with pytest.raises(KeyboardInterrupt):
            finish(ingest(corpus, [folder], InThisProcess(corpus.codebook())), seen=stop)
        assert corpus.reports()
        assert furnishing.due(corpus) == []
        assert not reposts.owed(corpus)
        assert soundness.problems(corpus) == []


def test_a_job_that_is_stopped_ends_with_the_stop_whatever_it_answers():
    def stubborn():
        try:
            yield 1
        except KeyboardInterrupt:
            yield 2

    def stop(_):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        finish(stubborn(), quiet=True, seen=stop)
