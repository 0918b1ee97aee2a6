# SPDX-License-Identifier: MIT
"""The scripts of packaging/ as modules, and a small project of its own to set up."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

import pytest

SCRIPTS = Path(__file__).resolve().parents[2] / "packaging"
MODULES = (
    "debian",
    "run_tests",
    "setup_environment",
    "show_sample",
    "supported_python",
    "system_libraries",
)


@pytest.fixture(scope="session")
def scripts():
    """The folder with the two commands."""
    return SCRIPTS


@pytest.fixture(scope="session")
def script():
    """Import one module of packaging/, as the two commands do."""
    sys.path.insert(0, str(SCRIPTS))
    try:
        loaded = {name: importlib.import_module(name) for name in MODULES}
    finally:
        sys.path.remove(str(SCRIPTS))
    return loaded.__getitem__


BACKEND = '''
"""Builds an editable wheel of one module without anything from an index."""
import pathlib, zipfile

def build_editable(wheel_directory, config_settings=None, metadata_directory=None):
    here = pathlib.Path(__file__).resolve().parent
    name = "tiny-1.0-py3-none-any.whl"
    info = "tiny-1.0.dist-info"
    with zipfile.ZipFile(pathlib.Path(wheel_directory, name), "w") as wheel:
        wheel.writestr("tiny.pth", str(here / "code") + "\\n")
        extras = "Provides-Extra: test\\nProvides-Extra: tools\\n"
        wheel.writestr(
            f"{info}/METADATA", "Metadata-Version: 2.1\\nName: tiny\\nVersion: 1.0\\n" + extras
        )
        wheel.writestr(
            f"{info}/WHEEL", "Wheel-Version: 1.0\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n"
        )
        wheel.writestr(f"{info}/RECORD", "")
    return name
'''


@pytest.fixture
def project(tmp_path):
    """A checkout of a project that needs nothing, in a folder with a space in its name."""
    root = tmp_path / "a checkout"
    (root / "packaging").mkdir(parents=True)
    (root / "packaging" / "constraints.txt").write_text("tiny==1.0\n", encoding="utf-8")
    (root / "code").mkdir()
    (root / "code" / "tiny.py").write_text("", encoding="utf-8")
    (root / "backend.py").write_text(BACKEND, encoding="utf-8")
    (root / "pyproject.toml").write_text(
        '[build-system]\nrequires = []\nbuild-backend = "backend"\nbackend-path = ["."]\n'
        '[project]\nname = "tiny"\nversion = "1.0"\n',
        encoding="utf-8",
    )
    return root
