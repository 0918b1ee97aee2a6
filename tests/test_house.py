# SPDX-License-Identifier: MIT
"""The ground that tests/conftest.py lays really holds."""

from __future__ import annotations

import logging
import os
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path

import platformdirs
import pytest
from PySide6.QtCore import QLocale
from PySide6.QtGui import QGuiApplication


def test_no_test_opens_a_window_on_a_display(qapp):
    assert QGuiApplication.platformName() == "offscreen"
    assert QGuiApplication.primaryScreen().devicePixelRatio() == 1


def test_language_and_time_zone_are_the_same_everywhere():
    assert QLocale().language() == QLocale.Language.English
    assert time.strftime("%Z", time.localtime(0)) in {"UTC", "Coordinated Universal Time"}


def test_settings_of_the_user_are_out_of_reach():
    folder = Path(platformdirs.user_config_dir("standpoint"))
    assert "standpoint-tests-" in str(folder)
    assert Path.home() in folder.parents or Path(os.environ["XDG_CONFIG_HOME"]) in folder.parents


@pytest.mark.parametrize("name", ["first", "second"])
def test_settings_of_one_test_are_gone_in_the_next(name):
    folder = Path(platformdirs.user_config_dir("standpoint"))
    assert not folder.exists()
    folder.mkdir(parents=True)
    (folder / "standpoint.ini").write_text(name, encoding="utf-8")


def test_a_socket_to_another_machine_is_refused():
    with socket.socket() as s, pytest.raises(AssertionError, match="network is closed"):
        s.connect(("192.0.2.1", 80))
    with pytest.raises(AssertionError, match="looked up"):
        socket.create_connection(("example.org", 443))


def test_a_socket_on_this_machine_is_allowed():
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        with socket.create_connection(server.getsockname(), timeout=5) as client:
            assert client.getpeername() == server.getsockname()


@pytest.mark.expects_log
def test_a_marked_test_may_log_a_warning():
    logging.getLogger("standpoint").warning("expected")


def test_an_unexpected_warning_fails_a_test(tmp_path):
    shutil.copy(Path(__file__).with_name("conftest.py"), tmp_path)
    (tmp_path / "test_noise.py").write_text(
        "import logging\ndef test_noise():\n    logging.getLogger('x').warning('a stray line')\n",
        encoding="utf-8",
    )
    run = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", tmp_path],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert run.returncode == 1, run.stdout
    assert "WARNING x: a stray line" in run.stdout
