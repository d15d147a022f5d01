"""What some tests need from the machine, and the line that installs it where it is missing."""

from __future__ import annotations

import ctypes
import re
import shutil
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

REASON = "not on this machine: "
IMPORTS_QT = re.compile(r"^\s*(?:from|import)\s+(?:PySide6|ui)\b", re.MULTILINE)
XCB_LIBRARIES = (
    "libxcb-cursor.so.0",
    "libxcb-icccm.so.4",
    "libxcb-keysyms.so.1",
    "libxcb-shape.so.0",
    "libxcb-xkb.so.1",
    "libxkbcommon-x11.so.0",
)


@dataclass(frozen=True)
class Need:
    """One thing that a test may ask of the machine, and the Debian packages that bring it."""

    name: str
    what: str
    packages: str
    is_here: Callable[[], bool]

    @property
    def marker(self) -> str:
        """The pytest marker of tests that need it."""
        return f"needs_{self.name}"

    @property
    def reason(self) -> str:
        """Why a test that needs it was skipped."""
        return f"{REASON}{self.what}"


def _can_load(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _has_qt() -> bool:
    try:
        import PySide6.QtWidgets
    except ImportError:
        return False
    return bool(PySide6.QtWidgets.QApplication)


def initdb() -> Path | None:
    """The newest initdb of this machine: Debian keeps it out of the PATH."""
    versions = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    found = sorted(versions, key=lambda path: float(path.parts[-3]))
    if found:
        return found[-1]
    on_path = shutil.which("initdb")
    return Path(on_path) if on_path else None


def _has_xvfb() -> bool:
    at_spi = any(
        Path(folder, "at-spi-bus-launcher").exists()
        for folder in ("/usr/libexec", "/usr/lib/at-spi2-core", "/usr/libexec/at-spi2-core")
    )
    programs = all(shutil.which(program) for program in ("Xvfb", "dbus-daemon"))
    return at_spi and programs and all(_can_load(library) for library in XCB_LIBRARIES)


NEEDS = (
    Need(
        "qt",
        "Qt's system libraries",
        "libglib2.0-0 libgl1 libegl1 libxkbcommon0 libfontconfig1 libfreetype6 libdbus-1-3",
        _has_qt,
    ),
    Need(
        "xvfb",
        "Xvfb, D-Bus and the accessibility bus",
        "xvfb at-spi2-core dbus libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0"
        " libxcb-xkb1 libxkbcommon-x11-0",
        _has_xvfb,
    ),
    Need("postgres", "PostgreSQL", "postgresql", lambda: initdb() is not None),
    Need(
        "poppler",
        "poppler's pdftotext, pdfinfo and pdftoppm",
        "poppler-utils",
        lambda: all(shutil.which(name) for name in ("pdftotext", "pdfinfo", "pdftoppm")),
    ),
    Need("git", "git", "git", lambda: shutil.which("git") is not None),
)


@cache
def is_here(need: Need) -> bool:
    """Whether this machine has it; looked at once."""
    return need.is_here()


def need_named(name: str) -> Need:
    """The need of that name."""
    return next(need for need in NEEDS if need.name == name)


def apt_line(reasons: set[str]) -> str:
    """The one line that would make the skipped tests run on Debian and Ubuntu."""
    packages = " ".join(need.packages for need in NEEDS if need.reason in reasons)
    return f"apt-get install -y --no-install-recommends {packages}"
