# SPDX-License-Identifier: MIT
"""The command line as a caller sees it: exit code, output, standard error."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import pytest

from standpoint.cli.program import run

STATEMENTS = {
    "council.txt": (
        "Council meets\n\n"
        "The council asked every side to carry out Resolution 2254 in full. "
        "It spoke for the unity of Syria.\n\n"
        "Nobody may force refugees to go back, the council said.\n"
    ),
    "assembly.txt": (
        "Assembly on neighbours\n\n"
        "The assembly turned down normalization with the Assad regime. "
        "Refugees in the camps need protection and must not be forced back.\n"
    ),
    "harvest.txt": "Harvest\n\nFarmers brought in wheat and olives this year.\n",
}


@dataclass(frozen=True)
class Answer:
    """What a call of the program gave back."""

    code: int
    out: str
    err: str

    @property
    def json(self):
        return json.loads(self.out)


@pytest.fixture
def standpoint(capfd):
    """Call the program as from a shell."""

    def call(*arguments: object) -> Answer:
        capfd.readouterr()
        code = run([str(argument) for argument in arguments])
        out, err = capfd.readouterr()
        return Answer(code, out, err)

    return call


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with three statements as text files."""
    made = tmp_path / "in"
    made.mkdir()
    for name, text in STATEMENTS.items():
        (made / name).write_text(text, encoding="utf-8")
    return made


@pytest.fixture
def corpus(tmp_path: Path, folder: Path, standpoint) -> Path:
    """A corpus that holds the three statements."""
    path = tmp_path / "trial.standpoint"
    assert standpoint("import", path, folder).code == 0
    return path


@pytest.fixture
def ids(corpus: Path, standpoint) -> dict[str, int]:
    """Report ids by the first word of their title."""
    return {
        row["title"].split()[0]: row["id"] for row in standpoint("reports", corpus, "--json").json
    }
