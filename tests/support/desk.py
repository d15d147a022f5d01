"""A screen of its own with a session bus and the accessibility bus, for whole programs.

`with running_desk() as desk, desk.started([...]) as program: ...` and then look at the program
as a screen reader does: `tests.support.atspi.Reader(desk)`.
"""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Desk:
    """A running screen; `home` is an empty home folder for the programs on it."""

    display: str
    bus: str
    home: Path

    @property
    def environment(self) -> dict[str, str]:
        """What a program on this desk finds in its environment."""
        ours = ("QT_", "XDG_", "DBUS_", "FACILITATOR_", "WAYLAND_", "COVERAGE_")
        kept = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
        folders = {
            f"XDG_{name}_HOME": str(self.home / name.lower())
            for name in ("CONFIG", "DATA", "CACHE")
        }
        return {
            **kept,
            **folders,
            "HOME": str(self.home),
            "XDG_RUNTIME_DIR": str(self.home),
            "DISPLAY": self.display,
            "DBUS_SESSION_BUS_ADDRESS": self.bus,
            "QT_QPA_PLATFORM": "xcb",
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
            "LC_ALL": "C.UTF-8",
        }

    @contextlib.contextmanager
    def started(
        self, arguments: Sequence[str | Path], **environment: str
    ) -> Iterator[subprocess.Popen[str]]:
        """A Python program (script and arguments, or "-m", module, ...) for one block.

        Its output goes to a file; when the block fails, what it said is added to the failure.
        """
        order = [sys.executable, *map(str, arguments)]
        with self._running(order, ROOT, {**self.environment, **environment}) as program:
            yield program

    @property
    def clean_account(self) -> dict[str, str]:
        """What a program finds on the first day of an account: its home is empty."""
        home = self.home / "first day"
        home.mkdir(exist_ok=True)
        return {
            "HOME": str(home),
            "PATH": "/usr/bin:/bin",
            "XDG_RUNTIME_DIR": str(self.home),
            "DISPLAY": self.display,
            "DBUS_SESSION_BUS_ADDRESS": self.bus,
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
            "LC_ALL": "C.UTF-8",
        }

    @contextlib.contextmanager
    def installed(
        self, program: Path, arguments: Sequence[str | Path]
    ) -> Iterator[subprocess.Popen[str]]:
        """A built program in a clean account, for one block."""
        order = [str(program), *map(str, arguments)]
        with self._running(order, Path("/"), self.clean_account) as running:
            yield running

    @contextlib.contextmanager
    def _running(
        self, order: list[str], folder: Path, environment: dict[str, str]
    ) -> Iterator[subprocess.Popen[str]]:
        with (
            tempfile.TemporaryFile("w+", encoding="utf-8") as said,
            subprocess.Popen(
                order,
                cwd=folder,
                env=environment,
                stdout=said,
                stderr=subprocess.STDOUT,
                text=True,
            ) as program,
        ):
            try:
                yield program
            except BaseException as trouble:
                said.seek(0)
                trouble.add_note(f"The program said:\n{said.read()}")
                raise
            finally:
                program.terminate()
                try:
                    program.wait(timeout=10)
                except subprocess.TimeoutExpired:
                    program.kill()


@contextlib.contextmanager
def running_desk(size: str = "1366x768") -> Iterator[Desk]:
    """A screen and its buses as long as the block."""
    with contextlib.ExitStack() as stack:
        home = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="desk-")))
        home.chmod(0o700)
        display = stack.enter_context(running_screen(size, home))
        env = {"DISPLAY": display, "HOME": str(home), "XDG_RUNTIME_DIR": str(home)}
        bus = stack.enter_context(
            _serving(
                ["dbus-daemon", "--session", "--nofork", "--nopidfile", "--print-address"], env
            )
        )
        yield Desk(display, bus, home)


@contextlib.contextmanager
def running_screen(size: str = "1366x768", seen_in: Path | None = None) -> Iterator[str]:
    """A screen without any bus as long as the block; gives its DISPLAY.

    Args:
        seen_in: a folder in which `tests.support.screen` finds what is on it.
    """
    screen = ["-screen", "0", f"{size}x24", "-nolisten", "tcp"]
    # Else the screen begins anew when its last program ends, under those that just begin.
    screen += ["-noreset", "-nocursor"]
    screen += ["-fbdir", str(seen_in)] if seen_in else []
    with _serving(["Xvfb", *screen, "-displayfd"], {}) as number:
        yield f":{number}"


@contextlib.contextmanager
def _serving(command: list[str], environment: dict[str, str]) -> Iterator[str]:
    """Start a server that writes where it can be found to a pipe, and stop it afterwards.

    The number of the pipe is the last word of the command.
    """
    reading, writing = os.pipe()
    last = command[-1] + ("=" if command[-1].startswith("--") else " ")
    words = [*command[:-1], *(last + str(writing)).split()]
    with subprocess.Popen(
        words,
        env={**os.environ, **environment},
        pass_fds=[writing],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as server:
        os.close(writing)
        try:
            with os.fdopen(reading, encoding="utf-8") as answer:
                address = answer.readline().strip()
            if not address:
                raise RuntimeError(f"{command[0]} did not start")
            yield address
        finally:
            server.terminate()
            server.wait(timeout=10)
