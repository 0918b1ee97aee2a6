# SPDX-License-Identifier: MIT
"""What a newcomer meets: the right Python, the libraries of the system, a display or none."""

from __future__ import annotations

import ast
import subprocess
import sys

import pytest


@pytest.mark.parametrize("name", ["start.py", "test.py", "supported_python.py"])
def test_an_old_python_can_read_far_enough_to_say_that_it_is_too_old(scripts, name):
    code = (scripts / name).read_text(encoding="utf-8")
    tree = ast.parse(code, feature_version=(3, 4))
    for node in ast.walk(tree):
        assert not isinstance(node, ast.JoinedStr | ast.AnnAssign), "unknown to Python 2.7"
        if isinstance(node, ast.ImportFrom):
            assert node.module != "__future__", "annotations from the future stop Python 3.6"
        if isinstance(node, ast.FunctionDef):
            assert node.returns is None
            assert not any(argument.annotation for argument in node.args.args)


@pytest.mark.parametrize("version", [(2, 7), (3, 6), (3, 10), (3, 15), (4, 0)])
def test_an_unsupported_python_gets_one_sentence(script, version):
    sentence = script("supported_python").refusal(version)
    assert sentence.count("\n") == 0
    assert "3.11 to 3.14" in sentence
    assert f"Python {version[0]}.{version[1]}:" in sentence


@pytest.mark.parametrize("version", [(3, 11), (3, 12), (3, 13), (3, 14, 2)])
def test_a_supported_python_is_not_refused(script, version):
    assert script("supported_python").refusal(version) is None


def test_the_supported_pythons_are_those_of_the_package(script, scripts):
    supported = script("supported_python")
    (_, newest), (_, oldest) = supported.NEWEST, supported.OLDEST
    pyproject = (scripts.parent / "pyproject.toml").read_text(encoding="utf-8")
    assert f'requires-python = ">=3.{oldest},<3.{newest + 1}"' in pyproject


@pytest.mark.parametrize("name", ["start.py", "test.py"])
def test_each_command_explains_itself_without_setting_anything_up(scripts, name, tmp_path):
    # A script that is copied away from its checkout would fail if it did more than explain.
    for file in scripts.glob("*.py"):
        (tmp_path / file.name).write_bytes(file.read_bytes())
    run = subprocess.run(
        [sys.executable, tmp_path / name, "--help"], capture_output=True, text=True, check=True
    )
    assert name in run.stdout
    assert not (tmp_path.parent / ".venv").exists()


def test_every_test_runs_on_two_processes_and_a_choice_runs_as_given(script):
    arguments = script("run_tests").pytest_arguments
    assert arguments([], 8) == ["-n", "2"]
    assert arguments([], 1) == []
    assert arguments(["tests/text", "-x"], 8) == ["tests/text", "-x"]


# The libraries of the system


@pytest.fixture
def libraries(script):
    return script("system_libraries")


def test_the_libraries_of_a_window_are_asked_for_only_where_one_opens(libraries):
    assert libraries.needed(False, {"DISPLAY": ":0"}) == libraries.OFFSCREEN
    assert libraries.needed(True, {}) == libraries.OFFSCREEN
    assert "libxcb-cursor.so.0" in libraries.needed(True, {"DISPLAY": ":0"})
    assert "libwayland-cursor.so.0" in libraries.needed(True, {"WAYLAND_DISPLAY": "wayland-0"})


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Qt brings its own elsewhere")
def test_a_library_is_missing_when_the_loader_cannot_find_it(libraries):
    asked = {"libc.so.6": "libc6", "libnosuchthing.so.9": "libnosuchthing9"}
    assert libraries.missing(asked) == {"libnosuchthing.so.9": "libnosuchthing9"}


@pytest.fixture
def linux(libraries, monkeypatch):
    monkeypatch.setattr(libraries.sys, "platform", "linux")
    monkeypatch.setattr(libraries, "missing", dict)
    monkeypatch.setattr(libraries, "missing_of_python", list)
    return libraries


def test_debian_without_rights_gets_the_line_to_run(linux, monkeypatch):
    monkeypatch.setattr(linux.debian, "present", lambda: True)
    monkeypatch.setattr(linux.debian, "prefix", lambda: None)
    with pytest.raises(linux.SetupError) as told:
        linux.provide({"libGL.so.1": "libgl1", "libEGL.so.1": "libegl1"})
    assert str(told.value).splitlines()[-1].endswith("apt-get install libegl1 libgl1")


def test_the_line_to_run_names_all_that_is_missing_at_once(linux, monkeypatch):
    monkeypatch.setattr(linux.debian, "present", lambda: True)
    monkeypatch.setattr(linux.debian, "prefix", lambda: None)
    monkeypatch.setattr(linux, "missing_of_python", lambda: ["python3.12-venv"])
    with pytest.raises(linux.SetupError, match=r"libgl1 python3\.12-venv"):
        linux.provide({"libGL.so.1": "libgl1"})


def test_what_apt_cannot_bring_is_said_with_its_reason(linux, monkeypatch):
    monkeypatch.setattr(linux.debian, "present", lambda: True)
    monkeypatch.setattr(linux.debian, "prefix", list)
    monkeypatch.setattr(linux.debian, "install", lambda packages: "Unable to locate libgl1")
    with pytest.raises(linux.SetupError, match="Unable to locate libgl1"):
        linux.provide({"libGL.so.1": "libgl1"})


def test_another_linux_is_told_what_is_missing_and_goes_on(linux, monkeypatch, capsys):
    monkeypatch.setattr(linux.debian, "present", lambda: False)
    linux.provide({"libGL.so.1": "libgl1"})
    assert "libGL.so.1" in capsys.readouterr().out


def test_apt_is_asked_again_with_fresh_lists(script, monkeypatch):
    debian, commands = script("debian"), []

    def complaint(command):
        commands.append(command)
        return "Unable to locate package" if len(commands) == 1 else None

    monkeypatch.setattr(debian, "prefix", list)
    monkeypatch.setattr(debian, "_complaint", complaint)
    assert debian.install(["libgl1"]) is None
    assert ["install" in command for command in commands] == [True, False, True]


# The sample


@pytest.mark.parametrize(
    ("environment", "platform", "seen"),
    [
        ({}, "linux", False),
        ({"DISPLAY": ""}, "linux", False),
        ({"DISPLAY": ":0"}, "linux", True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", True),
        ({"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen"}, "linux", False),
        ({}, "darwin", True),
        ({}, "win32", True),
    ],
)
def test_a_window_opens_only_where_it_can_be_seen(script, environment, platform, seen):
    assert script("show_sample").has_display(environment, platform) is seen


def test_the_sample_compares_the_two_actors_that_share_most(script):
    reports = [{"id": n, "actor": actor} for n, actor in [(1, "A"), (2, "A"), (3, "B"), (4, "C")]]
    spoken = {1: ["unity", "refugees"], 2: ["unity", "refugees"], 3: ["unity"], 4: ["refugees"]}
    spoken[4].append("unity")
    mentions = [
        {"report": report, "theme": theme, "facet": None}
        for report, themes in spoken.items()
        for theme in themes
    ]
    assert script("show_sample").most_in_common(reports, mentions) == (1, 4)
