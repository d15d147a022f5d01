"""How the window looks and speaks now: colours, text size, Qt's own words, the focus ring."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from ui.shell.speech import QtWords
from ui.theme.focus_ring import FocusRing
from ui.theme.tokens import Scheme, tokens_for

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMainWindow

    from facilitator.words import Words
    from ui.shell.settings import Settings
    from ui.theme.theme import Theme
    from ui.theme.tokens import Density


class Look(QObject):
    """Follows the settings and the system, and keeps the one focus ring of the window."""

    def __init__(self, window: QMainWindow, settings: Settings, theme: Theme) -> None:
        super().__init__(window)
        self._window, self._settings, self._theme = window, settings, theme
        self._qt_words: QtWords | None = None
        theme.still, theme.density = settings.still, settings.density
        theme.spaced = settings.spaced
        self.ring = FocusRing(theme.tokens, window)
        theme.changed.connect(self._colour_ring)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow_focus)
            app.styleHints().colorSchemeChanged.connect(self.wear)

    def speak(self, words: Words) -> None:
        """Let Qt's own buttons speak these words."""
        app = QGuiApplication.instance()
        if app is None:
            return
        if self._qt_words is not None:
            app.removeTranslator(self._qt_words)
        self._qt_words = QtWords(words)
        app.installTranslator(self._qt_words)

    def change_text_size(self, by: int) -> None:
        """Make text larger or smaller by so many per cent; 0 makes it 100 % again."""
        size = 100 if by == 0 else min(200, max(100, self._settings.text_size + by))
        self._settings.text_size = size
        self._theme.wear(factor=size / 100)

    def choose_scheme(self, scheme: Scheme) -> None:
        """Be light, dark, or as the system has it."""
        self._settings.scheme = scheme
        self.wear()

    def choose_contrast(self, wanted: bool) -> None:
        """Show more contrast, or the usual one."""
        self._settings.high_contrast = wanted
        self.wear()

    def choose_density(self, density: Density) -> None:
        """Give the rows of tables less or more air."""
        self._settings.density = density
        self._theme.wear(density=density)

    def choose_still(self, wanted: bool) -> None:
        """Let nothing move on the screen, or let things move as usual."""
        self._settings.still = self._theme.still = wanted

    def choose_spaced(self, wanted: bool) -> None:
        """Set letters and words further apart, or as usual."""
        self._settings.spaced = self._theme.spaced = wanted
        self._theme.wear()

    def wear(self) -> None:
        """Wear what the settings and the system ask for."""
        dark = wants_dark(self._settings.scheme)
        contrast = self._settings.high_contrast or system_wants_contrast()
        tokens = tokens_for(dark=dark, high_contrast=contrast)
        if tokens is not self._theme.tokens:
            self._theme.wear(tokens)

    def _colour_ring(self) -> None:
        self.ring.wear(self._theme.tokens)

    def _follow_focus(self, _old: object, now: object) -> None:
        # A window that goes takes the ring with it before the last of its fields.
        if not isValid(self.ring):
            return
        inside = now if isinstance(now, QWidget) and now.window() is self._window else None
        self.ring.follow(inside)


def wants_dark(scheme: Scheme) -> bool:
    """Whether the window is to be dark, asking the system where it is to decide."""
    if scheme is not Scheme.SYSTEM:
        return scheme is Scheme.DARK
    hints = QGuiApplication.styleHints()
    return hints is not None and hints.colorScheme() is Qt.ColorScheme.Dark


def system_wants_contrast() -> bool:
    """Whether the system asks for high contrast; older Qt cannot tell."""
    hints = QGuiApplication.styleHints()
    ask = getattr(hints, "accessibility", None)
    if ask is None or not hasattr(Qt, "ContrastPreference"):
        return False
    return bool(ask().contrastPreference() is Qt.ContrastPreference.HighContrast)
