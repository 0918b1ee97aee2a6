# SPDX-License-Identifier: MIT
"""The look in force: its scheme, colours and zoom, and the signal that says when it changes."""

from __future__ import annotations

from typing import Any, Literal, Protocol, cast

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPixmap
from PySide6.QtWidgets import QApplication

from standpoint.figures.colours import CHROME, Chrome, Hue, Scheme, hue
from standpoint.model.codebook import Theme
from standpoint.ui.look import faces, icons
from standpoint.ui.look.palette import palette, selected_text, style_sheet

Preference = Literal["system", "light", "dark", "high contrast"]
PREFERENCES: tuple[Preference, ...] = ("system", "light", "dark", "high contrast")
REST_OF_FACES = 300
"""Milliseconds after which the faces are loaded that nobody has asked for yet."""
ZOOMS = (0.7, 0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0)


class Settings(Protocol):
    """Where the look is remembered: anything that reads and writes by key."""

    def get(self, key: str, default: Any = None) -> Any:
        """Return what stands under `key`, or the default."""

    def set(self, key: str, value: Any) -> None:
        """Remember `value` under `key`."""


class Look(QObject):
    """Colours, faces and icons of the running program.

    `changed` is emitted after the scheme or the zoom changed; whoever paints by hand or caches
    fonts repaints then. Widgets that only use the palette need not listen.
    """

    changed = Signal()

    def __init__(self, settings: Settings | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._preference = self._known(self._remembered("look/scheme", "system"))
        self._zoom = self._number(self._remembered("look/zoom", "1"))
        self._scheme = self._resolve()
        self._icons: dict[tuple[str, str, int], QIcon] = {}
        self._colours: dict[str, QColor] = {}
        self._pixmaps: dict[tuple[str, str, int, float], QPixmap] = {}

    # Scheme -----------------------------------------------------------------------------------

    @property
    def scheme(self) -> Scheme:
        """The scheme in force."""
        return self._scheme

    @property
    def tokens(self) -> Chrome:
        """The achromatic colours of the scheme, as "#RRGGBB"."""
        return CHROME[self._scheme]

    @property
    def dark(self) -> bool:
        """Whether text is lighter than its ground."""
        return self.tokens.dark

    @property
    def high_contrast(self) -> bool:
        """Whether tints give way to thicker lines."""
        return self._scheme.startswith("high")

    @property
    def preference(self) -> Preference:
        """What the user chose: a scheme, or to follow the system."""
        return self._preference

    def set_preference(self, preference: Preference) -> None:
        """Choose a scheme, or "system"; it is remembered and applied at once."""
        self._preference = preference
        self._remember("look/scheme", preference)
        self._follow()

    def apply(self, app: QApplication) -> None:
        """Dress the whole program: Fusion, palette, faces; and follow the system from now on.

        Call it before the first widget is made. The faces that the first paint does not need come
        soon after it; the window loads them before it opens a corpus.
        """
        faces.load_first()
        app.setStyle("Fusion")
        app.setFont(faces.interface_font())
        self._dress(app)
        app.styleHints().colorSchemeChanged.connect(self._follow)
        QTimer.singleShot(REST_OF_FACES, self, faces.load_rest)

    def _dress(self, app: QApplication) -> None:
        self._tell_system(app)
        app.setPalette(palette(self._scheme))
        app.setStyleSheet(style_sheet(self._scheme))

    def _tell_system(self, app: QApplication) -> None:
        """Let window frames and the system's own dialogs have the scheme that was chosen."""
        if self._preference in {"light", "dark"}:
            wanted = Qt.ColorScheme.Dark if self.dark else Qt.ColorScheme.Light
            app.styleHints().setColorScheme(wanted)
        else:
            app.styleHints().unsetColorScheme()

    def _follow(self) -> None:
        app = QApplication.instance()
        if isinstance(app, QApplication) and self._preference not in {"light", "dark"}:
            app.styleHints().unsetColorScheme()
        scheme = self._resolve()
        if scheme == self._scheme:
            return
        self._scheme = scheme
        self._icons.clear()
        self._colours.clear()
        self._pixmaps.clear()
        if isinstance(app, QApplication):
            self._dress(app)
        self.changed.emit()

    def _resolve(self) -> Scheme:
        if self._preference in {"light", "dark"}:
            return cast("Scheme", self._preference)
        dark = system_is_dark()
        if self._preference == "high contrast" or system_wants_contrast():
            return "high contrast dark" if dark else "high contrast light"
        return "dark" if dark else "light"

    # Zoom -------------------------------------------------------------------------------------

    @property
    def zoom(self) -> float:
        """By how much text to read is enlarged, from 0.7 to 2."""
        return self._zoom

    def set_zoom(self, zoom: float) -> None:
        """Enlarge text to read; values outside 0.7 to 2 are brought back into the range."""
        zoom = min(max(zoom, ZOOMS[0]), ZOOMS[-1])
        if zoom != self._zoom:
            self._zoom = zoom
            self._remember("look/zoom", str(zoom))
            self.changed.emit()

    def zoom_by(self, steps: int) -> None:
        """Go some steps up or down the scale of zooms."""
        nearest = min(range(len(ZOOMS)), key=lambda i: abs(ZOOMS[i] - self._zoom))
        self.set_zoom(ZOOMS[min(max(nearest + steps, 0), len(ZOOMS) - 1)])

    # Colours and icons ------------------------------------------------------------------------

    def colour(self, role: str) -> QColor:
        """Return a colour of the chrome by the name that LOOK.md gives it ("tx2", "sel", …).

        It is kept, for each cell of a table asks for some: whoever changes one copies it first.
        """
        if role not in self._colours:
            self._colours[role] = QColor(getattr(self.tokens, role))
        return self._colours[role]

    @property
    def selected_text(self) -> QColor:
        """The colour of words on `sel`."""
        return QColor(selected_text(self._scheme))

    def hue(self, theme: Theme | str) -> Hue:
        """Return a theme's colours on this scheme; `theme` may be its base "#RRGGBB"."""
        return hue(theme if isinstance(theme, str) else theme.colour, self._scheme)

    def icon(self, name: str, role: str = "tx2", px: int = 16) -> QIcon:
        """Return an icon in a colour of the chrome, kept until the scheme changes."""
        key = (name, role, px)
        if key not in self._icons:
            self._icons[key] = icons.icon(name, getattr(self.tokens, role), self.tokens.furn, px)
        return self._icons[key]

    def pixmap(self, name: str, role: str = "tx2", px: int = 16, ratio: float = 1.0) -> QPixmap:
        """Return an icon to paint by hand, at the device's ratio."""
        key = (name, role, px, ratio)
        if key not in self._pixmaps:
            colour = role if role.startswith("#") else getattr(self.tokens, role)
            self._pixmaps[key] = icons.pixmap(name, colour, px, ratio)
        return self._pixmaps[key]

    # Memory -----------------------------------------------------------------------------------

    def _remembered(self, key: str, default: str) -> str:
        return default if self._settings is None else str(self._settings.get(key, default))

    def _known(self, preference: str) -> Preference:
        return next((known for known in PREFERENCES if known == preference), "system")

    def _number(self, zoom: str) -> float:
        try:
            return min(max(float(zoom), ZOOMS[0]), ZOOMS[-1])
        except ValueError:
            return 1.0

    def _remember(self, key: str, value: str) -> None:
        if self._settings is not None:
            self._settings.set(key, value)


def system_is_dark() -> bool:
    """Return whether the system shows light words on dark ground."""
    running = QGuiApplication.instance() is not None
    return running and QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark


def system_wants_contrast() -> bool:
    """Return whether the system asks for high contrast (Qt 6.10 and later can tell)."""
    if QGuiApplication.instance() is None:
        return False
    accessibility = getattr(QGuiApplication.styleHints(), "accessibility", None)
    if accessibility is None:
        return False
    return bool(accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast)
