# SPDX-License-Identifier: MIT
"""A bundle holds all that a figure stands on, and is written whole or not at all."""

from __future__ import annotations

import csv
import errno
import hashlib
import io
import os
import signal
import subprocess
import sys
import zipfile
from collections import defaultdict
from dataclasses import replace

import pytest

from standpoint.corpus import edits
from standpoint.corpus.corpus import Corpus
from standpoint.corpus.ingest import ingest
from standpoint.corpus.narrowing import Filter
from standpoint.errors import ExportError
from standpoint.figures.bundle import CONTENTS, METHOD, write_bundle
from standpoint.figures.choices import Choices
from standpoint.figures.export import ExportOptions
from standpoint.figures.remaking import bundled
from standpoint.figures.saved import SavedFigure

UNITY = "It stands for the unity of Syria."
RETURN = "Refugees need protection from forced return."
BOOKS = "The library opened a reading room for children."

# date (None: undated), actor, language, sentences
REPORTS = (
    ("2022-03-01", "Council", "en", (UNITY, BOOKS)),
    ("2022-05", "Council", "en", (RETURN,)),
    ("2022-12/2023-01", "Council", "en", (UNITY, RETURN)),
    ("2023-02~", "Assembly", "en", (UNITY, BOOKS)),
    ("2023-06-12", "Assembly", "xx", (UNITY,)),
    ("2030-01-01", "Assembly", "en", (RETURN,)),
    (None, "=cmd|' /C calc'!A1", "en", (BOOKS,)),
)
CHOICES = Choices(kind="month", start="2022", end="2023")
TREND = SavedFigure("Trend", CHOICES)


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    folder = tmp_path_factory.mktemp("bundled")
    paths = []
    for number, (_, _, _, sentences) in enumerate(REPORTS):
        paths.append(folder / f"{number}.txt")
        text = f"Statement {number}\n\nNote {number} of the day. {' '.join(sentences)}\n"
        paths[-1].write_text(text, encoding="utf-8")
    made = folder / "trial.standpoint"
    with Corpus.create(made) as corpus:
        for _ in ingest(corpus, paths):
            pass
        known = {report.title: report.id for report in corpus.reports()}
        values = {
            known[f"Statement {number}"]: {"date": date, "actor": actor, "language": language}
            for number, (date, actor, language, _) in enumerate(REPORTS)
        }
        edits.set_metadata(corpus, values)
    return made


@pytest.fixture
def bundle(path):
    with Corpus.read(path) as corpus:
        yield lambda saved=TREND: bundled(corpus, saved)


def table(content):
    return list(csv.DictReader(io.StringIO(content.decode("utf-8"))))


def test_it_holds_the_figure_in_every_form_and_what_it_stands_on(bundle, tmp_path):
    place = write_bundle(tmp_path / "out", bundle())
    names = {entry.name for entry in place.iterdir()}
    stem = "Themes over time Jan 2022–Dec 2023"
    figures = {f"{stem}.{kind}" for kind in ("png", "svg", "pdf", "csv")}
    tables = {"codebook v1.toml", "reports counted.csv", "reports left out.csv"}
    assert names == figures | tables | {METHOD, CONTENTS}
    assert (place / f"{stem}.png").read_bytes()[:4] == b"\x89PNG"
    assert (place / f"{stem}.pdf").read_bytes()[:5] == b"%PDF-"
    listed = (place / CONTENTS).read_text(encoding="utf-8")
    for name in names - {CONTENTS}:
        assert f"{hashlib.sha256((place / name).read_bytes()).hexdigest()}  {name}\n" in listed
    assert "Method note: Themes over time" in (place / METHOD).read_text(encoding="utf-8")


def test_every_report_is_in_one_list_with_its_periods_or_its_reason(bundle):
    found = bundle().listing
    assert [one.report.title[-1] for one in found.counted] == ["3", "2", "1", "0"]
    assert {one.report.title[-1]: one.reason for one in found.left_out} == {
        "4": "not searched: no rule in its language",
        "5": "outside the range",
        "6": "no usable date",
    }
    spans = {one.report.title[-1]: one.periods for one in found.counted}
    assert spans["0"] == (("2022-03", 1.0),)
    assert spans["2"] == (("2022-12", 0.5), ("2023-01", 0.5))


@pytest.mark.parametrize("policy", ["allocate", "widen", "certain"])
@pytest.mark.parametrize("split", ["theme", "actor", "facet"])
@pytest.mark.parametrize("kind", ["month", "year", "week"])
def test_the_lists_add_up_to_the_numbers_of_the_figure(bundle, policy, split, kind):
    choices = replace(CHOICES, policy=policy, split=split, kind=kind, theme="unity")
    made = bundle(SavedFigure("Trend", choices))
    for series in made.figure.series:
        group = series.key.partition("@")[2]
        weights = defaultdict(float)
        for one in made.listing.counted:
            unsearched = series.label in {label for label, _ in one.unsearched}
            if not unsearched and group in {"", one.report.actor or "not stated"}:
                for key, weight in one.periods:
                    weights[key] += weight
        for point in series.points:
            assert weights[point.period.key] == pytest.approx(point.reports)
    assert len(made.listing.counted) + len(made.listing.left_out) == len(REPORTS)


def test_what_a_filter_leaves_out_is_listed_as_filtered_out(bundle):
    only = Filter(chosen={"actor": frozenset({"Council"})})
    found = bundle(SavedFigure("Trend", CHOICES, only)).listing
    assert {one.report.actor for one in found.counted} == {"Council"}
    assert {one.reason for one in found.left_out} == {"filtered out"}


def test_tables_have_every_field_and_nothing_that_a_spreadsheet_would_run(bundle):
    contents = bundle().contents()
    counted, left = table(contents["reports counted.csv"]), table(contents["reports left out.csv"])
    themes = ("unity", "resolution_2254", "refugees", "normalization")
    assert list(counted[0]) == [
        "id", "title", "date", "actor", "publisher", "source", "language", "words", "sentences",
        "sha256", "periods", "not_searched_for",
        *(f"{theme} {what}" for theme in themes for what in ("mentions", "sentences")),
    ]  # fmt: skip
    assert counted[1]["periods"] == "2022-12 0.5; 2023-01 0.5"
    assert len(counted[0]["sha256"]) == 64
    assert [row["actor"] for row in left if row["reason"] == "no usable date"] == [
        "'=cmd|' /C calc'!A1"
    ]


@pytest.mark.parametrize("measure", ["share", "rate", "sentences", "count"])
def test_every_number_can_be_counted_again_from_the_list_of_reports(bundle, measure):
    contents = bundle(SavedFigure("Trend", replace(CHOICES, measure=measure))).contents()
    figure = next(content for name, content in contents.items() if name.endswith("3.csv"))
    points = list(csv.DictReader(io.StringIO(figure.decode("utf-8").partition("\n\n")[0])))
    counted = table(contents["reports counted.csv"])
    assert sum(float(point["numerator"]) for point in points) > 2
    for point in points:
        top = 0.0
        for row in counted:
            weights = dict(part.split(" ") for part in row["periods"].split("; "))
            mentions = row[f"{point['series']} mentions"]
            if not mentions:
                continue
            coded = int(row[f"{point['series']} sentences"])
            found = {"share": coded > 0, "sentences": coded}.get(measure, int(mentions))
            top += float(weights.get(point["period"], 0)) * found
        assert top == pytest.approx(float(point["numerator"]), abs=1e-5)


def test_only_a_bundle_gives_way_to_a_bundle(bundle, tmp_path):
    target = tmp_path / "notes.zip"
    target.write_bytes(b"my notes")
    with pytest.raises(ExportError, match="is no bundle"):
        write_bundle(target, bundle())
    assert target.read_bytes() == b"my notes"
    target.unlink()
    write_bundle(target, bundle())
    before = target.read_bytes()
    write_bundle(target, bundle())
    assert target.read_bytes() == before


def test_two_bundles_of_one_figure_are_the_same_to_the_byte(path, tmp_path):
    """Each from a program of its own, at another time."""
    code = (
        "import sys; from pathlib import Path\n"
        "from standpoint.corpus.corpus import Corpus\n"
        "from standpoint.figures.bundle import write_bundle\n"
        "from standpoint.figures.remaking import bundled\n"
        "from standpoint.figures.saved import SavedFigure\n"
        "with Corpus.read(Path(sys.argv[1])) as corpus:\n"
        "    write_bundle(Path(sys.argv[2]), bundled(corpus, SavedFigure('Trend')))\n"
    )
    targets = [tmp_path / "a.zip", tmp_path / "b.zip"]
    for seed, target in zip(("1", "2"), targets, strict=True):
        run = subprocess.run(
            [sys.executable, "-c", code, str(path), str(target)],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=False,
        )
        assert run.returncode == 0, run.stderr
    assert targets[0].read_bytes() == targets[1].read_bytes()


def test_a_zip_unpacks_into_one_folder_of_safe_names(bundle, tmp_path):
    titled = SavedFigure("Trend", CHOICES, options=ExportOptions(title="../a: b/c?* “اتجاه”\n"))
    place = write_bundle(tmp_path / "out.zip", bundle(titled))
    with zipfile.ZipFile(place) as archive:
        assert archive.testzip() is None
        names = archive.namelist()
    assert {name.partition("/")[0] for name in names} == {"a b c اتجاه"}
    assert "a b c اتجاه/a b c اتجاه.svg" in names


def test_an_earlier_bundle_gives_way_and_leaves_no_file_behind(bundle, tmp_path):
    place = tmp_path / "out"
    write_bundle(place, bundle())
    titled = SavedFigure("Trend", CHOICES, options=ExportOptions(title="Another"))
    write_bundle(place, bundle(titled))
    names = [entry.name for entry in place.iterdir()]
    assert "Another.png" in names
    assert not any(name.startswith("Themes") for name in names)
    assert [entry.name for entry in tmp_path.iterdir()] == ["out"]


def test_a_folder_with_other_files_is_left_alone(bundle, tmp_path):
    place = tmp_path / "out"
    write_bundle(place, bundle())
    (place / "my notes.txt").write_text("ours", encoding="utf-8")
    with pytest.raises(ExportError, match=r"holds other files: my notes\.txt\. Choose a new name"):
        write_bundle(place, bundle())
    assert (place / "my notes.txt").read_text(encoding="utf-8") == "ours"
    (tmp_path / "second").mkdir()
    with pytest.raises(ExportError, match=r"holds other files: .* and 1 more"):
        write_bundle(tmp_path, bundle())


def test_an_empty_folder_is_filled(bundle, tmp_path):
    (tmp_path / "out").mkdir()
    write_bundle(tmp_path / "out", bundle())
    assert (tmp_path / "out" / CONTENTS).is_file()


@pytest.mark.parametrize("name", ["out.png", "out.pdf", "x.standpoint"])
def test_a_name_of_another_kind_of_file_is_refused(bundle, tmp_path, name):
    with pytest.raises(ExportError, match=r"a bundle is a folder or a \.zip"):
        write_bundle(tmp_path / name, bundle())
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("name", ["out", "out.zip"])
def test_a_full_disk_leaves_the_old_bundle_and_no_half_one(bundle, tmp_path, monkeypatch, name):
    place = write_bundle(tmp_path / name, bundle())
    before = _everything(tmp_path)

    def full(_descriptor):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(ExportError, match=r"its disk is full\. Free some space"):
        write_bundle(place, bundle(SavedFigure("Trend", Choices())))
    assert _everything(tmp_path) == before


@pytest.mark.skipif(os.name != "posix", reason="folders have no such flag elsewhere")
@pytest.mark.parametrize("name", ["out", "out.zip"])
def test_a_protected_folder_and_one_that_has_gone_are_told_in_a_sentence(bundle, tmp_path, name):
    around = tmp_path / "kept"
    around.mkdir()
    around.chmod(0o555)
    with pytest.raises(ExportError, match="folder or disk is read-only"):
        write_bundle(around / name, bundle())
    around.chmod(0o755)
    assert not list(around.iterdir())
    with pytest.raises(ExportError, match="its folder is not there"):
        write_bundle(tmp_path / "gone" / name, bundle())


@pytest.mark.skipif(os.name != "posix", reason="signals end a process so on POSIX")
def test_a_kill_in_the_middle_leaves_the_old_bundle_whole(path, bundle, tmp_path):
    place = write_bundle(tmp_path / "out", bundle())
    before = _everything(place)
    code = (
        "import os, sys, time; from pathlib import Path\n"
        "from standpoint.corpus.corpus import Corpus\n"
        "from standpoint.figures.bundle import write_bundle\n"
        "from standpoint.figures.remaking import bundled\n"
        "from standpoint.figures.saved import SavedFigure\n"
        "count = iter(range(100))\n"
        "sync = os.fsync\n"
        "def slow(file):\n"
        "    sync(file)\n"
        "    if next(count) == 3:\n"
        "        print('half', flush=True)\n"
        "        time.sleep(60)\n"
        "os.fsync = slow\n"
        "with Corpus.read(Path(sys.argv[1])) as corpus:\n"
        "    write_bundle(Path(sys.argv[2]), bundled(corpus, SavedFigure('Trend')))\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, str(path), str(place)], stdout=subprocess.PIPE, text=True
    ) as run:
        assert run.stdout.readline() == "half\n"
        run.send_signal(signal.SIGKILL)
        run.wait(10)
    assert _everything(place) == before
    # What was half written bears no name that anybody would open.
    assert {entry.name[:5] for entry in tmp_path.iterdir()} == {"out", ".out."}
    write_bundle(place, bundle())


def _everything(folder):
    return {
        str(file.relative_to(folder)): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }
