# SPDX-License-Identifier: MIT
"""Every test runs on the same ground: no display, no network, no user settings, no stray log.

What stands at module level must happen before Qt, locale or platformdirs are first asked.
"""

from __future__ import annotations

import ipaddress
import locale
import logging
import os
import shutil
import socket
import tempfile
import threading
import time
from pathlib import Path

import hypothesis
import pytest

_ISLAND = {
    "spring.txt": "Spring\n\nRefugees in the valley live in winter tents. "
    "The harbour choir sang on Monday.\n",
    "summer.txt": "Summer\n\nMore winter tents came for the refugees of the island. "
    "Farmers sold wheat.\n",
    "autumn.txt": "Autumn\n\nTwo trucks with winter tents and stoves came to the island. "
    "Some refugees got winter tents late.\n",
    "olives.txt": "Olives\n\n"
    + "Farmers picked olives. The road to the harbour was mended. A bridge was opened. "
    "Wheat was sold on the market. The choir met in the old school. "
    * 4
    + "\n(Source: winter tents for refugees)\n",
}

HOME = Path(tempfile.mkdtemp(prefix="standpoint-tests-")).resolve()
"""A home folder that belongs to this run alone; emptied after each test, removed at the end."""

_FOLDERS = {
    "HOME": "home",
    "USERPROFILE": "home",
    "APPDATA": "home/AppData/Roaming",
    "LOCALAPPDATA": "home/AppData/Local",
    "WIN_PD_OVERRIDE_APPDATA": "home/AppData/Roaming",
    "WIN_PD_OVERRIDE_LOCAL_APPDATA": "home/AppData/Local",
    "XDG_CONFIG_HOME": "home/.config",
    "XDG_DATA_HOME": "home/.local/share",
    "XDG_STATE_HOME": "home/.local/state",
    "XDG_CACHE_HOME": "home/.cache",
    "XDG_RUNTIME_DIR": "runtime",
}

_NOWHERE = "http://127.0.0.1:9"
_FIXED = {
    "QT_QPA_PLATFORM": "offscreen",
    "QT_SCALE_FACTOR": "1",
    "QT_FONT_DPI": "96",
    "QT_ENABLE_HIGHDPI_SCALING": "0",
    "LC_ALL": "C.UTF-8",
    "LANG": "C.UTF-8",
    "LANGUAGE": "en",
    "TZ": "UTC",
    # Programs that a test starts reach no network either.
    "PIP_NO_INDEX": "1",
    "PIP_DISABLE_PIP_VERSION_CHECK": "1",
    "http_proxy": _NOWHERE,
    "https_proxy": _NOWHERE,
    "HTTP_PROXY": _NOWHERE,
    "HTTPS_PROXY": _NOWHERE,
}
_UNSET = (
    "DISPLAY",
    "WAYLAND_DISPLAY",
    "QT_STYLE_OVERRIDE",
    "QT_QPA_PLATFORMTHEME",
    "QT_SCREEN_SCALE_FACTORS",
    "QT_LOGGING_RULES",
    "no_proxy",
    "NO_PROXY",
)


def _stand_on_fixed_ground() -> None:
    for name, folder in _FOLDERS.items():
        (HOME / folder).mkdir(parents=True, exist_ok=True)
        os.environ[name] = str(HOME / folder)
    (HOME / "runtime").chmod(0o700)
    for name in _UNSET:
        os.environ.pop(name, None)
    os.environ.update(_FIXED)
    if hasattr(time, "tzset"):
        time.tzset()
    try:
        locale.setlocale(locale.LC_ALL, "C.UTF-8")
    except locale.Error:  # macOS and Windows know the plain one only
        locale.setlocale(locale.LC_ALL, "C")


_stand_on_fixed_ground()

# The same examples on every machine; `--hypothesis-profile=explore` looks for new ones.
hypothesis.settings.register_profile("steady", deadline=None, derandomize=True)
hypothesis.settings.register_profile("explore", deadline=None, max_examples=1_000)
hypothesis.settings.load_profile("steady")


class NetworkReachedError(AssertionError):
    """A test, or what it tests, wanted to leave this machine."""


def _is_local(address: object) -> bool:
    if not isinstance(address, tuple):  # a Unix socket has a path
        return True
    host = address[0]
    if host in {"", "localhost"}:
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _close_the_network() -> None:
    connect, connect_ex, look_up = (
        socket.socket.connect,
        socket.socket.connect_ex,
        socket.getaddrinfo,
    )

    def guarded_connect(self, address):
        if not _is_local(address):
            raise NetworkReachedError(
                f"The network is closed in tests; something called {address!r}."
            )
        return connect(self, address)

    def guarded_connect_ex(self, address):
        if not _is_local(address):
            raise NetworkReachedError(
                f"The network is closed in tests; something called {address!r}."
            )
        return connect_ex(self, address)

    def guarded_look_up(host, *args, **kwargs):
        name = host.decode() if isinstance(host, bytes) else host
        if name is not None and not _is_local((name,)):
            raise NetworkReachedError(
                f"The network is closed in tests; something looked up {name!r}."
            )
        return look_up(host, *args, **kwargs)

    socket.socket.connect = guarded_connect
    socket.socket.connect_ex = guarded_connect_ex
    socket.getaddrinfo = guarded_look_up


def pytest_configure(config):
    config.addinivalue_line(
        "markers", "expects_log: this test is about a warning or error that the program logs"
    )
    _close_the_network()
    from PySide6.QtCore import QLocale

    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedStates))


def pytest_unconfigure(config):
    shutil.rmtree(HOME, ignore_errors=True)


@pytest.fixture(autouse=True, scope="session")
def _one_application(qapp):
    """Figures make a QGuiApplication where there is none; widgets of later tests need the other."""
    return qapp


class _Listener(logging.Handler):
    """Keeps what was logged at WARNING or above."""

    def __init__(self):
        super().__init__(logging.WARNING)
        self.records = []

    def emit(self, record):
        self.records.append(record)


@pytest.fixture(autouse=True)
def _no_unexpected_log(request):
    """A warning that nobody expected fails the test, as qutebrowser's logfail does."""
    listener = _Listener()
    root = logging.getLogger()
    root.addHandler(listener)
    yield
    root.removeHandler(listener)
    if listener.records and request.node.get_closest_marker("expects_log") is None:
        lines = [f"{r.levelname} {r.name}: {r.getMessage()}" for r in listener.records]
        pytest.fail("Logged, and no test expected it:\n" + "\n".join(lines), pytrace=False)


@pytest.fixture(autouse=True)
def _nothing_left_in_the_home():
    """What one test keeps as the user's settings is not there for the next one."""
    yield
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "APPDATA", "LOCALAPPDATA"):
        for left in (HOME / _FOLDERS[name]).iterdir():
            shutil.rmtree(left, ignore_errors=True) if left.is_dir() else left.unlink()


@pytest.fixture
def island_papers(tmp_path):
    """Four reports as files, in which refugees and winter tents go together."""
    folder = tmp_path / "island"
    folder.mkdir()
    for name, text in _ISLAND.items():
        (folder / name).write_text(text, encoding="utf-8")
    return [folder / name for name in _ISLAND]


@pytest.fixture
def old(tmp_path):
    """A corpus of the first format."""
    made = Path(__file__).parent / "corpus" / "format_1.standpoint"
    return Path(shutil.copyfile(made, tmp_path / "Island.standpoint"))


@pytest.fixture
def gate(monkeypatch):
    """Hold the update of an older corpus back after each step, until it is set."""
    from standpoint.corpus import updating

    opened = threading.Event()
    whole = updating.bring_up_to_date

    def slow(corpus):
        for progress in whole(corpus):
            yield progress
            assert opened.wait(10)

    monkeypatch.setattr(updating, "bring_up_to_date", slow)
    yield opened
    opened.set()
