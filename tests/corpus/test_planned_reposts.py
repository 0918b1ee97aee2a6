# SPDX-License-Identifier: MIT
"""What a plan says of reposts is what the corpus says once everything was added."""

from __future__ import annotations

import random

import pytest

from standpoint.corpus import planned_reposts, planning, reposts
from standpoint.corpus.corpus import Corpus
from standpoint.corpus.ingest import add, ingest
from standpoint.corpus.processes import WorkerProcesses
from standpoint.model.plan import Wanted

_NOUNS = (
    "harbour council bridge farmer wheat teacher school winter road lorry letter meeting valley "
    "olive baker river lighthouse camp market doctor roof cable field orchard mill ferry"
)
NOUNS = _NOUNS.split()


def prose(seed: int, words: int = 120) -> list[str]:
    chance = random.Random(seed)
    return [f"{chance.choice(NOUNS)}{chance.choice(('', 's'))}" for _ in range(words)]


def changed(words: list[str], seed: int, share: float) -> list[str]:
    chance = random.Random(seed)
    return [chance.choice(NOUNS) if chance.random() < share else word for word in words]


def write(folder, name, words, day=None):
    folder.mkdir(exist_ok=True)
    lines = [" ".join(words[at : at + 12]).capitalize() + "." for at in range(0, len(words), 12)]
    head = f"---\ndate: {day}\n---\n\n" if day else ""
    (folder / f"{name}.md").write_text(head + "\n\n".join(lines) + "\n", encoding="utf-8")


@pytest.fixture
def folder(tmp_path):
    """Twelve statements, each with versions of it: nearer and farther, earlier and later."""
    made = tmp_path / "papers"
    for number in range(12):
        words = prose(number)
        write(made, f"{number:02} a", words, f"2021-05-{number + 1:02}")
        for at, share in enumerate((0.02, 0.05, 0.08, 0.12)):
            day = f"2021-0{3 + at}-15" if number % 3 else None
            write(made, f"{number:02} {at + 1}", changed(words, at, share), day)
    return made


def kept(corpus: Corpus) -> dict[str, tuple[str, float]]:
    paths = dict(corpus.rows("SELECT id, path FROM report"))
    return {
        paths[one.report]: (paths[one.original], round(one.share, 6))
        for one in reposts.known(corpus).values()
    }


def planned(corpus: Corpus, items) -> dict[str, tuple[str, float]]:
    paths = dict(corpus.rows("SELECT id, path FROM report"))
    return {
        item.place.shown: (
            paths[item.twin.report] if item.twin.report else items[item.twin.item].place.shown,
            round(item.twin.share, 6),
        )
        for item in items
        if item.status == "repost"
    }


def added(items):
    return [Wanted(item.place, {}, item.sha256) for item in items if item.status != "duplicate"]


@pytest.mark.parametrize("in_other_processes", [False, True])
def test_a_plan_names_the_reposts_originals_and_shares_of_the_corpus(
    path, run, folder, in_other_processes
):
    with Corpus.create(path) as corpus:
        preparer = WorkerProcesses(None, count=1) if in_other_processes else None
        items = run(planning.plan(corpus, [folder], preparer))
        if preparer is not None:
            preparer.close()
        told = planned(corpus, items)
        run(add(corpus, added(items)))
        assert len(told) > 10
        assert told == kept(corpus)


def test_what_is_there_already_is_compared_alike(path, run, folder):
    files = sorted(folder.iterdir())
    with Corpus.create(path) as corpus:
        run(ingest(corpus, files[::2]))
        items = run(planning.plan(corpus, files[1::2]))
        told = planned(corpus, items)
        new = {item.place.shown for item in items}
        run(add(corpus, added(items)))
        assert len(told) > 5
        assert told == {name: of for name, of in kept(corpus).items() if name in new}


def test_an_original_that_a_person_chose_is_named(path, run, tmp_path):
    words = prose(40)
    for at, name in enumerate("abc"):
        write(tmp_path / "p", name, changed(words, at, 0.02), f"201{at}-05-01")
    one, two, three = sorted((tmp_path / "p").iterdir())
    with Corpus.create(path) as corpus:
        run(ingest(corpus, [one, two]))
        reposts.say(corpus, reposts.plan_original(corpus, 2))
        items = run(planning.plan(corpus, [three]))
        assert items[0].twin.report == 2
        told = planned(corpus, items)
        run(add(corpus, added(items)))
        assert told.items() <= kept(corpus).items()


def test_texts_that_differ_in_their_numbers_are_no_reposts(path, run, tmp_path):
    sides = "In {0} the harbour took in {1} tonnes of wheat and {2} lorries left the valley. "
    for name, first in (("a", 11), ("b", 53)):
        text = "".join(
            sides.format(1900 + first + n, 7 * first + n, 3 * first + n) for n in range(1)
        )
        words = f"The board met again and read its report. {text}Then the bakers were thanked, "
        more = "and the teachers of the lower school were asked to stay until the winter ends."
        (tmp_path / f"{name}.txt").write_text(words + more + " " + " ".join(prose(5, 40)) + ".\n")
    with Corpus.create(path) as corpus:
        items = run(planning.plan(corpus, sorted(tmp_path.glob("[ab].txt"))))
        assert [item.status for item in items] == ["new", "new"]
        run(add(corpus, added(items)))
        assert kept(corpus) == {}


def test_a_file_looked_at_later_with_an_earlier_date_is_the_original(path, run, tmp_path):
    words = prose(1)
    write(tmp_path / "one", "late", words, "2022-05-01")
    write(tmp_path / "two", "early", changed(words, 1, 0.02), "2020-01-01")
    told = []
    with Corpus.create(path) as corpus:
        first = run(planning.plan(corpus, [tmp_path / "one"]))
        steps = planning.plan(corpus, [tmp_path / "two"], known=first)
        for progress in steps:
            if progress.planned is not None:
                told.append(progress.planned)
        late = next(step for step in reversed(told) if step.first == 0)
        assert (late.items[0].status, late.items[0].twin.item) == ("repost", 1)
        assert not late.items[0].twin.about


def test_of_very_many_candidates_shares_are_said_to_be_estimates(path, run, folder, monkeypatch):
    monkeypatch.setattr(planned_reposts, "MOST_READ", 3)
    with Corpus.create(path) as corpus:
        items = run(planning.plan(corpus, [folder]))
        found = [item.twin.about for item in items if item.status == "repost"]
        assert found
        assert all(found)
