"""The entry point: hands `open_window` to the commands and imports Qt only when it is called."""

from __future__ import annotations

import ctypes
import os
import sys
from typing import TYPE_CHECKING

from facilitator.errors import RuleBroken

if TYPE_CHECKING:
    import threading
    from collections.abc import Callable
    from pathlib import Path

    from facilitator.clock import Clock
    from facilitator.commands.desk import WindowRequest
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


def main() -> None:
    """Run the command line; `facilitator [FILE]` opens the window through `open_window`."""
    from facilitator.commands.main import main as run_command

    run_command(open_window)


def open_window(request: WindowRequest) -> int:
    """Show the window until it is closed; the exit code of the program.

    Raises:
        RuleBroken: there is no display, or a system library that Qt needs is missing; the demo
            says so and ends with 0.
    """
    check_display()
    from facilitator.files import ProgrammeFiles

    return show_window(request, ProgrammeFiles(_make_sample))


def _make_sample(
    path: Path, clock: Clock, tell: Callable[[int, int], None], stop: threading.Event
) -> None:
    """Make the sample programme with its agreements on paper; stopped, no file is left."""
    from facilitator.agreements.issuing import issue
    from facilitator.sample.building import build_sample

    build_sample(path, clock.today(), issue=issue, tell=tell, stop=stop)


def show_window(request: WindowRequest, doors: Doors, settings_path: Path | None = None) -> int:
    """Build the application and its window, and stay until the window is closed."""
    from PySide6.QtWidgets import QApplication

    from facilitator.clock import Clock
    from ui.shell.errors import Watchman
    from ui.shell.look import system_wants_contrast, wants_dark
    from ui.shell.settings import Settings
    from ui.shell.window import MainWindow
    from ui.sweeping import Sweeper
    from ui.theme.theme import Theme, dress_application
    from ui.theme.tokens import tokens_for

    app = QApplication(sys.argv[:1])
    app.setApplicationName("Facilitator")
    app.setDesktopFileName("facilitator")
    clock, settings = Clock(today_is=request.today), Settings(settings_path)
    contrast = settings.high_contrast or system_wants_contrast()
    tokens = tokens_for(dark=wants_dark(settings.scheme), high_contrast=contrast)
    theme = Theme(tokens, settings.text_size / 100)
    dress_application(app, theme)
    watchman = Watchman(settings.path.with_name("log.txt"), lambda: clock.now().isoformat())
    watchman.stand()
    window = MainWindow(doors, clock, settings, theme, settings.language or request.language)
    watchman.met.connect(window.show_trouble)
    window.bug_met.connect(watchman.write)
    sweeper = Sweeper()
    sweeper.start()
    window.begin(request.path, os.environ.get("FACILITATOR_PASSPHRASE") or None)
    window.show()
    return app.exec()


def check_display(always: tuple[str, ...] = ALWAYS) -> None:
    """See that a window can be shown, before Qt ends the program with a misleading message.

    Raises:
        RuleBroken: with what is missing and the line that installs it.
    """
    if not sys.platform.startswith("linux"):
        return
    platform = os.environ.get("QT_QPA_PLATFORM", "")
    drawn_nowhere = platform.startswith(("offscreen", "minimal", "vnc"))
    has_screen = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    if not has_screen and not drawn_nowhere:
        raise RuleBroken("window_without_screen")
    on_x11 = bool(os.environ.get("DISPLAY")) and not drawn_nowhere
    needed = (*always, *FOR_X11) if on_x11 else always
    missing = [name for name in needed if not _is_there(name)]
    if missing:
        raise RuleBroken("window_libraries_missing", missing=", ".join(missing), command=APT)


def _is_there(library: str) -> bool:
    """Whether the system's loader finds this library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


if __name__ == "__main__":
    main()
