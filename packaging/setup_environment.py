# SPDX-License-Identifier: MIT
"""The environment `.venv` of a checkout: made, filled with what is pinned, and found ready."""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import time
import tomllib
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import debian

ROOT = Path(__file__).resolve().parent.parent
STAMP = "standpoint.json"
PATIENCE = 20.0
"""Seconds without a word before a line says that pip is still at work."""

THIS_PYTHON = f"{sys.version_info[0]}.{sys.version_info[1]}"


class SetupError(Exception):
    """The environment cannot be made here; the text is the sentence that a newcomer reads."""


def say(text: str) -> None:
    """Print one plain line at once."""
    print(text, flush=True)


def clean_environment() -> dict[str, str]:
    """Return the environment for what runs in `.venv`: packages from elsewhere stay out of it."""
    strange = {"PYTHONPATH", "PYTHONHOME", "__PYVENV_LAUNCHER__"}
    settings = {name: value for name, value in os.environ.items() if name not in strange}
    return settings | {"PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_NO_INPUT": "1"}


@dataclass(frozen=True, slots=True)
class Found:
    """What an existing environment says of itself."""

    version: str
    has_pip: bool
    has_project: bool


@dataclass(frozen=True, slots=True)
class Environment:
    """The environment of one checkout, which lies at `root`."""

    root: Path

    @property
    def folder(self) -> Path:
        """Where it lies."""
        return self.root / ".venv"

    @property
    def python(self) -> Path:
        """Its interpreter."""
        return self.folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

    @property
    def stamp(self) -> Path:
        """Written when all is installed; while it is being made it says so."""
        return self.folder / STAMP

    def prepare(self, extras: Collection[str] = ()) -> Path:
        """Make the environment ready with the project's `extras` and return its interpreter.

        Raises:
            SetupError: with the sentence to show, if it cannot be made here.
        """
        stamp = self._read_stamp()
        found = self._ask()
        wanted = set(extras) | set(stamp.get("extras", ()))
        if found and found.has_project and stamp == self._stamp(wanted):
            return self.python
        if not self._usable(stamp, found):
            self._make()
        self._install(wanted)
        self.stamp.write_text(json.dumps(self._stamp(wanted), indent=1) + "\n", encoding="utf-8")
        return self.python

    # What is there

    def _stamp(self, extras: Collection[str]) -> dict[str, object]:
        needs = hashlib.sha256()
        for path in (self.root / "pyproject.toml", self.root / "packaging" / "constraints.txt"):
            needs.update(path.read_bytes())
        return {
            "python": THIS_PYTHON,
            "root": str(self.root),
            "needs": needs.hexdigest(),
            "extras": sorted(extras),
        }

    def _read_stamp(self) -> dict[str, Any]:
        try:
            stamp = json.loads(self.stamp.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return stamp if isinstance(stamp, dict) else {}

    def _ask(self) -> Found | None:
        """Let its interpreter speak; None if it does not run."""
        question = (
            "import sys, importlib.util as u;"
            "print(*sys.version_info[:2], sep='.');"
            f"print(*(int(bool(u.find_spec(n))) for n in ('pip', {self._project()!r})))"
        )
        try:
            answer = self._run([str(self.python), "-c", question])
        except OSError:
            return None
        lines = answer.stdout.split()
        if answer.returncode or len(lines) != 3:
            return None
        return Found(lines[0], lines[1] == "1", lines[2] == "1")

    def _usable(self, stamp: dict[str, Any], found: Found | None) -> bool:
        """Say whether what is there can be added to."""
        if not self.folder.exists():
            return False
        if not stamp and found:  # made by hand: it is not ours to remove
            if found.version != THIS_PYTHON:
                raise SetupError(
                    f"{self.folder} was made by hand with Python {found.version}, and this is "
                    f"Python {THIS_PYTHON}: run this with that Python, or remove the folder."
                )
            if not found.has_pip and not self._bring_pip():
                raise SetupError(self._how_to_get_venv())
            return True
        if found is None or not found.has_pip or stamp.get("python") == "unfinished":
            say("The environment in .venv is not whole; making it again.")
            return False
        if found.version != THIS_PYTHON or stamp.get("python") != THIS_PYTHON:
            say(f"The environment in .venv is for Python {found.version}; making it again.")
            return False
        if stamp.get("root") != str(self.root):
            say("The environment in .venv was made in another folder; making it again.")
            return False
        return True

    def _project(self) -> str:
        return str(self._pyproject()["project"]["name"])

    def _pyproject(self) -> dict[str, dict[str, object]]:
        return tomllib.loads((self.root / "pyproject.toml").read_text(encoding="utf-8"))

    # Making it

    def _make(self) -> None:
        say(f"Making the environment .venv with Python {THIS_PYTHON}.")
        ways = (self._make_by_venv, self._make_by_virtualenv, self._make_after_apt)
        if not any(way() for way in ways):
            raise SetupError(self._how_to_get_venv())

    def _begin(self) -> None:
        if self.folder.is_symlink() or self.folder.is_file():
            self.folder.unlink()
        elif self.folder.exists():
            shutil.rmtree(self.folder)
        self.folder.mkdir()
        self.stamp.write_text('{"python": "unfinished"}\n', encoding="utf-8")

    def _make_by_venv(self) -> bool:
        self._begin()
        # Debian keeps ensurepip apart, so pip comes in a step of its own.
        made = self._run([sys.executable, "-m", "venv", "--without-pip", str(self.folder)])
        return made.returncode == 0 and self._bring_pip()

    def _bring_pip(self) -> bool:
        bundled = self._run([str(self.python), "-m", "ensurepip", "--default-pip"])
        if bundled.returncode == 0:
            return True
        if importlib.util.find_spec("pip") is None:
            return False
        say("This Python has no ensurepip; its own pip installs one into .venv.")
        outer = [sys.executable, "-m", "pip", "--python", str(self.python), "install", "-q", "pip"]
        return self._run(outer).returncode == 0

    def _make_by_virtualenv(self) -> bool:
        if importlib.util.find_spec("virtualenv") is None:
            return False
        say("This Python has no ensurepip; virtualenv makes .venv instead.")
        self._begin()
        command = [sys.executable, "-m", "virtualenv", "-q", str(self.folder)]
        return self._run(command).returncode == 0

    def _make_after_apt(self) -> bool:
        if not is_debians_python() or debian.prefix() is None:
            return False
        say(f"Installing what Debian keeps apart: apt-get install {venv_package()}")
        return debian.install([venv_package()]) is None and self._make_by_venv()

    def _how_to_get_venv(self) -> str:
        start = "This Python cannot make environments, because its ensurepip is missing. "
        if is_debians_python():
            way = f"Run this line, then the same command again:\n  {debian.line([venv_package()])}"
            return start + way
        return start + "Install the venv or virtualenv package for it, or use another Python."

    # Filling it

    def _install(self, extras: Collection[str]) -> None:
        say("Installing what packaging/constraints.txt pins; the first time takes a few minutes.")
        build = self._pyproject().get("build-system", {}).get("requires", [])
        if isinstance(build, list) and build:
            self._pip(*map(str, build))
        project = f".[{','.join(sorted(extras))}]" if extras else "."
        # With its build tools pinned here, nothing is fetched that no pin knows.
        self._pip("--no-build-isolation", "-e", project)

    def _pip(self, *what: str) -> None:
        log = self.folder / "pip.log"
        command = [str(self.python), "-m", "pip", "install", "-q", "--progress-bar", "off"]
        command += ["--retries", "3", "--log", str(log), "-c", "packaging/constraints.txt", *what]
        run = self._run(command, patient=True)
        if run.returncode:
            raise SetupError(failure_of_pip(run.stderr, log))

    def _run(
        self, command: Sequence[str], patient: bool = False
    ) -> subprocess.CompletedProcess[str]:
        """Run a command in the checkout, quietly; `patient` says now and then that it goes on."""
        started = time.monotonic()
        process = subprocess.Popen(
            command,
            cwd=self.root,
            env=clean_environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            errors="replace",
        )
        with process:
            while True:
                try:
                    out, err = process.communicate(timeout=PATIENCE if patient else None)
                    break
                except subprocess.TimeoutExpired:
                    say(f"  still installing ({time.monotonic() - started:.0f} s)")
                except BaseException:
                    process.kill()
                    raise
        return subprocess.CompletedProcess(command, process.returncode, out, err)


def is_debians_python() -> bool:
    """Say whether apt can complete this Python."""
    return debian.present() and Path(sys.base_prefix) == Path("/usr")


def venv_package() -> str:
    """Return the name of the Debian package that completes this Python."""
    return f"python{THIS_PYTHON}-venv"


def missing_of_python() -> list[str]:
    """Return the Debian packages without which this Python makes no environment."""
    ways = ("ensurepip", "pip", "virtualenv")
    if not is_debians_python() or any(importlib.util.find_spec(way) for way in ways):
        return []
    return [venv_package()]


def failure_of_pip(said: str, log: Path) -> str:
    """Return one sentence for pip's failure, with pip's own word."""
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    # The first error names what failed; those after it say what follows from that.
    errors = [line for line in lines if line.lower().startswith("error")] or lines[-1:]
    word = errors[0].removeprefix("ERROR: ") if errors else "it gave no reason"
    signs = ("NewConnectionError", "NameResolutionError", "ConnectTimeout", "ProxyError")
    unreachable = any(sign in said for sign in signs)
    start = (
        "The packages could not be fetched, because the package index did not answer"
        if unreachable
        else "The packages could not be installed"
    )
    return f"{start}; pip says: {word} (all it said is in {log})"
