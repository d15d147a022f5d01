"""The entry point: hands `open_window` to the commands and imports Qt only when it is called."""

from __future__ import annotations

import ctypes
import gc
import os
import sys
from functools import partial
from typing import TYPE_CHECKING

from facilitator import VERSION
from facilitator.errors import RuleBroken, Trouble

if TYPE_CHECKING:
    import threading
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from facilitator.clock import Clock
    from facilitator.window_request import WindowRequest
    from ui.shell.doors import Doors
    from ui.shell.settings import Settings
    from ui.theme.tokens import Tokens

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
# How long a worker may hold Python's lock while the window waits for it, in seconds. Qt lets go of
# it with nearly every call: at Python's own 5 ms a page of 300 calls stood still for a second.
HAND_OVER = 0.0005


def main() -> None:
    """Run the command line; `facilitator [FILE]` opens the window and needs none."""
    from facilitator.window_request import plain_request

    opens = open_window
    request = plain_request(sys.argv[1:])
    if request is not None:
        try:
            sys.exit(open_window(request))
        except (Trouble, OSError) as error:
            opens = partial(_fail_again, error)
    from facilitator.commands.main import main as run_command

    run_command(opens)


def _fail_again(error: Exception, _request: WindowRequest) -> int:
    """Let the command line say in words why no window was opened."""
    raise error


def open_window(request: WindowRequest) -> int:
    """Show the window until it is closed; the exit code of the program.

    Where a window has the programme open already, that one comes forward instead.

    Raises:
        RuleBroken: there is no display, or a system library that Qt needs is missing; the demo
            says so and ends with 0.
    """
    from ui.raising import comes_forward

    if request.path is not None and comes_forward(request.path):
        return 0
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
    """Build the application and its window, and stay until the window is closed.

    The first frame is painted with the little that it needs; everything else comes after it.
    """
    from ui.sweeping import Sweeper, import_as_python_does

    sys.setswitchinterval(HAND_OVER)
    # Nearly everything that a start makes stays: looking through it again and again is wasted.
    gc.disable()
    from ui.shell.application import Application

    import_as_python_does()
    from facilitator.clock import Clock
    from ui.shell.errors import Watchman
    from ui.shell.settings import Settings
    from ui.shell.window import MainWindow
    from ui.theme.theme import Theme, dress_application, dress_first

    app = Application(sys.argv[:1])
    app.setApplicationName("Facilitator")
    app.setDesktopFileName("facilitator")
    clock, settings = Clock(today_is=request.today), Settings(settings_path)
    theme = Theme(first_tokens(settings, app), settings.text_size / 100)
    dress_first(app, theme)
    watchman = Watchman(settings.path.with_name("log.txt"), lambda: clock.now().isoformat())
    watchman.stand()
    language = settings.language or request.language
    window = MainWindow(doors, clock, settings, theme, language, at_once=False)
    watchman.met.connect(window.show_trouble)
    window.bug_met.connect(watchman.write)
    sweeper = Sweeper()
    window.first_painted.connect(lambda: dress_application(app, theme))

    def listen() -> None:
        from ui.shell.coming_forward import ComingForward

        app.aboutToQuit.connect(ComingForward(window).stop)

    def settle() -> None:
        from PySide6.QtCore import Qt

        from ui.shell.news import Beginner, News

        sweeper.start()
        window.opening.opened.connect(listen, Qt.ConnectionType.SingleShotConnection)
        window.opening.opened.connect(sweeper.keep_what_is)
        News(window, VERSION)
        Beginner(window)
        app.file_wanted.connect(window.open_file)
        waiting = app.take_waiting()
        if waiting is not None:
            window.open_file(waiting)

    window.furnished.connect(settle)
    window.begin(programme_of(request), os.environ.get("FACILITATOR_PASSPHRASE") or None)
    window.show()
    return app.exec()


def programme_of(request: WindowRequest) -> Path | None:
    """The programme that is asked for: a file, or the small file that leads to a server."""
    if request.path is not None or not request.server:
        return request.path
    from facilitator.server_address import address_of
    from ui.shell.folders import address_file, usual_folder

    return address_file(usual_folder(), address_of(request.server))


def first_tokens(settings: Settings, app: QApplication) -> Tokens:
    """The colours of the first frame: as chosen, else dark where the system's ground is dark.

    What the system says of itself is asked when the window is furnished.
    """
    from ui.theme.tokens import Scheme, tokens_for

    dark = settings.scheme is Scheme.DARK
    if settings.scheme is Scheme.SYSTEM:
        dark = app.palette().window().color().lightness() < 128
    return tokens_for(dark=dark, high_contrast=settings.high_contrast)


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
