# SPDX-License-Identifier: MIT
"""The wheel holds what the tree holds, with the licences' notices, and runs by itself."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
MAPPED = {"desktop/standpoint": "standpoint", "resources": "standpoint/resources"}
MAPPED |= {"data": "standpoint/data"}
LEFT = {".git", ".venv", "build", "dist"}


def tree():
    """List the files of the checkout: those git knows, or all of them in an unpacked archive."""
    try:
        listed = subprocess.run(
            ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True
        )
        names = [name for name in listed.stdout.split("\0") if name]
    except (OSError, subprocess.CalledProcessError):
        found = (path.relative_to(ROOT) for path in ROOT.rglob("*") if path.is_file())
        names = [
            path.as_posix()
            for path in found
            if not LEFT & set(path.parts)
            and not any(
                part.endswith(("__pycache__", ".egg-info", "_cache")) for part in path.parts
            )
        ]
    return sorted(name for name in names if (ROOT / name).is_file())


def in_the_wheel(name):
    """Return where a file of the tree lies in the wheel, or None if it stays out."""
    for folder, package in MAPPED.items():
        if name.startswith(f"{folder}/"):
            return package + name.removeprefix(folder)
    return None


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """The wheel, built from a clean copy of the tree: a left-over build/ ships old modules."""
    copy = tmp_path_factory.mktemp("tree")
    for name in tree():
        (copy / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / name, copy / name)
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", "wheel"]
    built = subprocess.run(
        command, cwd=copy, capture_output=True, text=True, timeout=300, check=False
    )
    assert built.returncode == 0, built.stdout[-2000:] + built.stderr[-2000:]
    (found,) = (copy / "wheel").glob("*.whl")
    return found


@pytest.fixture(scope="module")
def held(wheel):
    with zipfile.ZipFile(wheel) as archive:
        return {name for name in archive.namelist() if not name.endswith("/")}


def test_every_folder_with_modules_is_a_listed_package():
    listed = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    places = {in_the_wheel(name) for name in tree() if name.endswith(".py")} - {None}
    folders = {place.rpartition("/")[0].replace("/", ".") for place in places}
    assert set(listed["tool"]["setuptools"]["packages"]) == folders


@pytest.mark.slow
def test_the_wheel_holds_what_the_tree_holds_and_nothing_else(held):
    program = {name for name in held if ".dist-info/" not in name}
    expected = {in_the_wheel(name) for name in tree()} - {None}
    assert sorted(expected - program) == [], "missing from the wheel"
    assert sorted(program - expected) == [], "in the wheel, but not in the tree"


@pytest.mark.slow
def test_the_notices_that_the_licences_ask_for_are_there(wheel, held):
    (own,) = (name for name in held if re.fullmatch(r"[^/]+\.dist-info/licenses/LICENSE", name))
    fonts = "standpoint/resources/fonts/"
    notices = {name for name in held if name.startswith(fonts) and "OFL" in name}
    families = {Path(name).stem.partition("-")[0] for name in held if name.endswith(".ttf")}
    assert len(notices) >= len(families) > 0
    icons = [name for name in held if name.startswith("standpoint/resources/icons/LICENSE")]
    assert icons
    with zipfile.ZipFile(wheel) as archive:
        assert "MIT License" in archive.read(own).decode()
        for name in notices:
            assert "SIL OPEN FONT LICENSE" in archive.read(name).decode().upper()
        for name in icons:
            assert "ISC License" in archive.read(name).decode()


@pytest.mark.slow
def test_an_installed_wheel_passes_its_own_test_in_another_folder(wheel, tmp_path):
    site, elsewhere = tmp_path / "site", tmp_path / "elsewhere"
    elsewhere.mkdir()
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)
    surroundings = os.environ | {"PYTHONPATH": str(site)}

    def python(*arguments):
        return subprocess.run(
            [sys.executable, *arguments],
            cwd=elsewhere,
            env=surroundings,
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )

    place = python("-c", "import standpoint; print(standpoint.__path__[0])").stdout.strip()
    assert Path(place) == site / "standpoint", "this is not the wheel's own code"
    run = python("-m", "standpoint", "self-test")
    assert run.returncode == 0, run.stdout + run.stderr
