# SPDX-License-Identifier: MIT
"""What the program remembers between two runs: a small file of plain values."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QSettings

_RECENT = 10


class Settings:
    """Values by name, kept in an INI file of the user's configuration folder."""

    def __init__(self, file: Path | None = None) -> None:
        if file is None:
            from platformdirs import user_config_path

            file = user_config_path("standpoint", appauthor=False) / "standpoint.ini"
        self._store = QSettings(str(file), QSettings.Format.IniFormat)

    def get(self, key: str, default: Any = None) -> Any:
        """Return a remembered value, in the type of `default` where one is given."""
        value = self._store.value(key, default)
        if isinstance(default, bool):
            return value in (True, "true", "1", 1)
        if isinstance(default, (int, float)) and value is not None:
            try:
                return type(default)(str(value))
            except (TypeError, ValueError):
                return default
        return value

    def set(self, key: str, value: Any) -> None:
        """Remember a value; a list, number, text or byte array."""
        self._store.setValue(key, value)

    def save(self) -> None:
        """Write what was set to the disk."""
        self._store.sync()

    def recent(self) -> list[Path]:
        """Return the corpora opened before that still exist, newest first."""
        known = self.get("recent", [])
        known = [known] if isinstance(known, str) else list(known or [])
        return [path for entry in known if (path := Path(entry)).is_file()]

    def add_recent(self, path: Path) -> None:
        """Put a corpus at the head of the recent ones."""
        paths = [path.resolve(), *(p for p in self.recent() if p.resolve() != path.resolve())]
        self.set("recent", [str(entry) for entry in paths[:_RECENT]])
