"""The entry point: hands `open_window` to the commands and imports Qt only when it is called."""

from __future__ import annotations

import ctypes
import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from facilitator.words import Language, Words
    from ui.shell.doors import Doors

# What a bare Debian lacks, found one at a time by asking its loader.
APT = (
    "apt-get install -y --no-install-recommends libglib2.0-0 libgl1 libegl1 libxkbcommon0"
    " libfontconfig1 libfreetype6 libdbus-1-3 libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1"
    " libxcb-shape0 libxcb-xkb1 libxkbcommon-x11-0"
)
ALWAYS = ("libglib-2.0.so.0", "libGL.so.1", "libEGL.so.1", "libxkbcommon.so.0", "libdbus-1.so.3")
FOR_X11 = (
    "libxcb-cursor.so.0",
    "libxcb-icccm.so.4",
    "libxcb-keysyms.so.1",
    "libxcb-shape.so.0",
    "libxcb-xkb.so.1",
    "libxkbcommon-x11.so.0",
)


class NoWindow(Exception):
    """The window cannot be shown here; the message is one plain sentence that says why."""


def main() -> int:
    """Run the command line; `facilitator [FILE]` opens the window through `open_window`."""
    from facilitator import commands

    return commands.run(sys.argv[1:], open_window)


def open_window(
    path: Path | None,
    doors: Doors,
    *,
    language: Language | None = None,
    today: dt.date | None = None,
    passphrase: str | None = None,
    settings_path: Path | None = None,
) -> int:
    """Show the window until it is closed; the exit code of the program.

    Raises:
        NoWindow: there is no display, or a system library that Qt needs is missing.
    """
    from facilitator.clock import Clock
    from facilitator.words import Language as AnyLanguage
    from facilitator.words import Words

    chosen = language or _system_language(AnyLanguage)
    check_display(Words(chosen))
    from PySide6.QtWidgets import QApplication

    from ui.shell.errors import Watchman
    from ui.shell.look import system_wants_contrast, wants_dark
    from ui.shell.settings import Settings
    from ui.shell.window import MainWindow
    from ui.theme.theme import Theme, dress_application
    from ui.theme.tokens import tokens_for

    app = QApplication(sys.argv[:1])
    app.setApplicationName("Facilitator")
    app.setDesktopFileName("facilitator")
    clock, settings = Clock(today_is=today), Settings(settings_path)
    contrast = settings.high_contrast or system_wants_contrast()
    tokens = tokens_for(dark=wants_dark(settings.scheme), high_contrast=contrast)
    theme = Theme(tokens, settings.text_size / 100)
    dress_application(app, theme)
    watchman = Watchman(settings.path.with_name("log.txt"), lambda: clock.now().isoformat())
    watchman.stand()
    window = MainWindow(doors, clock, settings, theme, language or settings.language or chosen)
    watchman.met.connect(window.show_trouble)
    window.begin(path, passphrase)
    window.show()
    return app.exec()


def _system_language(languages: type[Language]) -> Language:
    """Welsh where the system speaks Welsh, else English."""
    spoken = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG")
    return languages.CY if (spoken or "").startswith("cy") else languages.EN


def check_display(words: Words) -> None:
    """See that a window can be shown, before Qt ends the program with a misleading message.

    Raises:
        NoWindow: with the sentence that says what is missing.
    """
    if not sys.platform.startswith("linux"):
        return
    platform = os.environ.get("QT_QPA_PLATFORM", "")
    drawn_nowhere = platform.startswith(("offscreen", "minimal", "vnc"))
    has_screen = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    if not has_screen and not drawn_nowhere:
        raise NoWindow(
            words(
                "There is no screen here, so no window is opened; on a desktop the same command"
                " shows it."
            )
        )
    needed = ALWAYS if drawn_nowhere or not os.environ.get("DISPLAY") else (*ALWAYS, *FOR_X11)
    missing = [name for name in needed if not _is_there(name)]
    if missing:
        raise NoWindow(
            words(
                "The window needs system libraries that are not installed (%(missing)s):"
                " %(command)s",
                missing=", ".join(missing),
                command=APT,
            )
        )


def _is_there(library: str) -> bool:
    """Whether the system's loader finds this library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True
