# SPDX-License-Identifier: MIT
"""Small statements in our own words, as files, and corpora made of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from standpoint.corpus.corpus import Corpus
from standpoint.corpus.ingest import ingest

STATEMENTS = {
    "council.txt": (
        "Council meets in spring\n\n"
        "The council asked every side to carry out Resolution 2254 in full. "
        "It spoke for the unity of Syria and against any partition of the country.\n\n"
        "Nobody may force refugees to go back, the council said.\n"
        "(Source: Council Press Desk)\n"
    ),
    "assembly.txt": (
        "Assembly on neighbours\n\n"
        "The assembly turned down normalization with the Assad regime. "
        "Refugees in the camps need protection, it added.\n"
    ),
    "harvest.txt": "Harvest\n\nFarmers brought in wheat and olives this year.\n",
}


@pytest.fixture
def statements(tmp_path: Path) -> list[Path]:
    """Three statements as text files: two on several themes, one on none."""
    folder = tmp_path / "statements"
    folder.mkdir()
    for name, text in STATEMENTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    return [folder / name for name in STATEMENTS]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return where a corpus may be made."""
    return tmp_path / "trial.standpoint"


@pytest.fixture
def corpus(path: Path, statements: list[Path]):
    """A corpus that holds the three statements, open for writing."""
    with Corpus.create(path) as made:
        _run(ingest(made, statements))
        yield made


@pytest.fixture
def run():
    """Run a job to its end and return what it returns."""
    return _run


def _run(job):
    while True:
        try:
            next(job)
        except StopIteration as end:
            return end.value


@pytest.fixture
def named(corpus: Corpus) -> dict[str, int]:
    """The ids of the three reports by the first word of their title."""
    return {report.title.split()[0]: report.id for report in corpus.reports()}
