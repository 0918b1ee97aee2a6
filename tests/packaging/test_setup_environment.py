# SPDX-License-Identifier: MIT
"""The environment is made once, found ready at once, and made again when it is not whole."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest


@pytest.fixture
def setup(script):
    return script("setup_environment")


@pytest.fixture(scope="session")
def bare(tmp_path_factory):
    """An environment without pip, made once: the tests that need one take a copy."""
    folder = tmp_path_factory.mktemp("bare") / ".venv"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", folder], check=True)
    return folder


def interpreter(folder):
    return folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


@pytest.fixture
def quick(setup, monkeypatch):
    """Leave pip out, where the question is only whether the environment is made again."""
    monkeypatch.setattr(setup.Environment, "_bring_pip", lambda self: True)
    monkeypatch.setattr(setup.Environment, "_install", lambda self, extras: None)


@pytest.mark.slow
@pytest.mark.skipif(not find_spec("ensurepip"), reason="pip would have to be fetched")
def test_a_new_checkout_gets_an_environment_that_is_ready_the_next_time(setup, project, capsys):
    environment = setup.Environment(project)
    python = environment.prepare({"test"})
    assert "Making the environment" in capsys.readouterr().out
    subprocess.run([python, "-c", "import tiny"], check=True)

    assert environment.prepare({"test"}) == python
    assert environment.prepare() == python
    assert capsys.readouterr().out == ""

    # Another extra is added to what is there.
    environment.prepare({"tools"})
    said = capsys.readouterr().out
    assert "Installing" in said
    assert "Making" not in said
    assert json.loads(environment.stamp.read_text(encoding="utf-8"))["extras"] == ["test", "tools"]

    # So is what a changed pin asks for, and a kill in the middle of that loses nothing.
    pins = project / "packaging" / "constraints.txt"
    pins.write_text("tiny==2.0\n", encoding="utf-8")
    with pytest.raises(setup.SetupError, match=r"pip says: [A-Z]"):
        environment.prepare()
    pins.write_text("tiny==1.0\n", encoding="utf-8")
    capsys.readouterr()
    environment.prepare()
    assert capsys.readouterr().out == ""


def test_an_environment_that_was_moved_is_made_again(setup, project, quick, capsys):
    environment = setup.Environment(project)
    environment.prepare()
    packages = next(environment.folder.rglob("site-packages"))
    (packages / "pip.py").touch()
    capsys.readouterr()
    environment.prepare()
    assert "making it again" not in capsys.readouterr().out

    setup.Environment(project.rename(project.with_name("moved"))).prepare()
    assert "another folder; making it again" in capsys.readouterr().out


def test_a_half_made_environment_is_made_again(setup, project, bare, quick, capsys):
    environment = setup.Environment(project)
    shutil.copytree(bare, environment.folder, symlinks=True)
    environment.stamp.write_text('{"python": "unfinished"}', encoding="utf-8")
    (environment.folder / "left over").touch()
    environment.prepare()
    assert "not whole; making it again" in capsys.readouterr().out
    assert not (environment.folder / "left over").exists()


@pytest.mark.skipif(os.name == "nt", reason="an interpreter that is gone is a dangling link")
def test_an_environment_whose_python_is_gone_is_made_again(setup, project, quick):
    environment = setup.Environment(project)
    environment.folder.joinpath("bin").mkdir(parents=True)
    environment.python.symlink_to("/no/such/python3")
    environment.prepare()
    subprocess.run([environment.python, "-c", ""], check=True)


def test_an_environment_made_by_hand_is_used_and_kept(setup, project, bare, quick, capsys):
    environment = setup.Environment(project)
    shutil.copytree(bare, environment.folder, symlinks=True)
    (environment.folder / "mine").touch()
    environment.prepare()
    assert (environment.folder / "mine").exists()
    assert "Making" not in capsys.readouterr().out


def test_an_environment_made_by_hand_with_another_python_is_left_alone(
    setup, project, bare, monkeypatch
):
    environment = setup.Environment(project)
    shutil.copytree(bare, environment.folder, symlinks=True)
    monkeypatch.setattr(setup, "THIS_PYTHON", "3.99")
    with pytest.raises(setup.SetupError, match=r"made by hand with Python 3\.\d+"):
        environment.prepare()
    assert interpreter(environment.folder).exists()


@pytest.fixture
def no_ensurepip(setup, monkeypatch):
    """A Python as Debian delivers it without python3-venv, where nothing may be installed."""
    run = setup.Environment._run

    def as_debian(self, command, patient=False):
        if "ensurepip" in command:
            return subprocess.CompletedProcess(command, 1, "", "No module named ensurepip")
        return run(self, command, patient)

    monkeypatch.setattr(setup.Environment, "_run", as_debian)
    monkeypatch.setattr(setup.importlib.util, "find_spec", lambda name: None)
    monkeypatch.setattr(setup.debian, "prefix", lambda: None)


def test_debian_without_python3_venv_gets_the_line_to_run(
    setup, project, no_ensurepip, monkeypatch
):
    monkeypatch.setattr(setup, "is_debians_python", lambda: True)
    with pytest.raises(setup.SetupError) as told:
        setup.Environment(project).prepare()
    version = f"{sys.version_info[0]}.{sys.version_info[1]}"
    assert str(told.value).endswith(f"apt-get install python{version}-venv")


def test_another_python_without_ensurepip_is_told_what_to_install(
    setup, project, no_ensurepip, monkeypatch
):
    monkeypatch.setattr(setup, "is_debians_python", lambda: False)
    with pytest.raises(setup.SetupError, match="ensurepip is missing"):
        setup.Environment(project).prepare()


def test_what_apt_brings_is_used_at_once(setup, project, no_ensurepip, monkeypatch):
    installed = []
    monkeypatch.setattr(setup, "is_debians_python", lambda: True)
    monkeypatch.setattr(setup.debian, "prefix", list)
    monkeypatch.setattr(setup.debian, "install", installed.extend)
    environment = setup.Environment(project)
    monkeypatch.setattr(setup.Environment, "_bring_pip", lambda self: bool(installed))
    environment._make()
    assert installed == [setup.venv_package()]
    assert interpreter(environment.folder).exists()


def test_without_a_connection_the_sentence_says_so_and_gives_pips_reason(setup):
    said = (
        "WARNING: Retrying (Retry(total=0)) after connection broken by 'NewConnectionError(…)'\n"
        "ERROR: Could not find a version that satisfies the requirement numpy\n"
        "ERROR: No matching distribution found for numpy\n"
    )
    sentence = setup.failure_of_pip(said, Path("pip.log"))
    assert "the package index did not answer" in sentence
    assert "pip says: Could not find a version that satisfies the requirement numpy" in sentence
    assert "\n" not in sentence
    assert "did not answer" not in setup.failure_of_pip("ERROR: no space left", Path("pip.log"))


def test_packages_from_elsewhere_do_not_leak_in(setup, monkeypatch):
    monkeypatch.setenv("PYTHONPATH", "/somewhere")
    assert "PYTHONPATH" not in setup.clean_environment()
