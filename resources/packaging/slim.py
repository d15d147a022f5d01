"""Takes out of a built folder what Facilitator never touches, and says how large the rest is."""

from __future__ import annotations

import platform
import re
import shutil
import subprocess
from typing import TYPE_CHECKING

from resources.packaging import icu
from resources.packaging.hollow import hollowed

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

# What of Qt's plug-ins a window of widgets can use; the rest is for other kinds of program.
PLUGINS = (
    "platforms/*xcb.*", "platforms/*offscreen.*", "platforms/*wayland*", "platforms/qwindows.*",
    "platforms/libqcocoa.*", "wayland-shell-integration/*xdg-shell.*",
    "wayland-decoration-client/*", "iconengines/*svgicon.*", "imageformats/*svg.*",
    "imageformats/*jpeg.*", "platforminputcontexts/*compose*", "platforminputcontexts/*ibus*",
    "platformthemes/*xdgdesktopportal.*", "printsupport/*", "styles/*",
)  # fmt: skip
# Welsh, English and what both inherit from.
LOCALES = re.compile(r"(root|(cy|en)(_001|_150|_GB)?)\.dat")
# Files and folders of packages that no module of ours asks for.
UNUSED = (
    "PySide6/Qt/translations", "PySide6/Qt/qml", "PySide6/QtNetwork.*", "setuptools*",
    "PIL/_avif.*", "PIL/_imagingtk.*", "PIL/_imagingcms.*", "numpy/random",
    "numpy/_core/*_tests.*", "psycopg_binary*",
    "python3*/lib-dynload/_sqlite3.*", "python3*/lib-dynload/readline.*",
    "python3*/lib-dynload/_curses*",
    # Python's own digests stand without the system's library of ciphers; nothing goes to a network.
    "python3*/lib-dynload/_ssl.*", "python3*/lib-dynload/_hashlib.*",
    # Old encodings of East Asia.
    "python3*/lib-dynload/_codecs_*", "python3*/lib-dynload/_multibytecodec.*",
)  # fmt: skip
# They belong to the machine: its printers, its log-in service, its graphics.
OF_THE_MACHINE = re.compile(
    r"lib(cups|gssapi_krb5|krb5|gnutls|GL|EGL|X11|dbus-1|systemd|stdc\+\+|gcc_s)\.so"
)
# Nothing of them is ever called: matrix algebra, and pictures of the screen.
NEVER_CALLED = ("numpy.libs/libscipy_openblas*.so*", "pillow.libs/libxcb-*.so*")
# Libraries changed by the makers of wheels do not survive being stripped.
AS_IT_CAME = re.compile(r"\.libs/|numpy|highspy|zxing")
IS_LIBRARY = re.compile(r"\.(so(\.\d+)*|abi3\.so)$")


def slimmed(inside: Path) -> None:
    """Take out plug-ins, languages and modules that are not used, then what only they needed."""
    _remove(path for pattern in UNUSED for path in inside.glob(pattern))
    plugins = inside / "PySide6" / "Qt" / "plugins"
    kept = {path for pattern in PLUGINS for path in plugins.glob(pattern)}
    _remove(path for path in plugins.glob("*/*") if path not in kept)
    locales = inside / "babel" / "locale-data"
    _remove(path for path in locales.glob("*.dat") if not LOCALES.fullmatch(path.name))
    if shutil.which("objdump"):
        if shutil.which("ld"):
            for library in inside.glob("PySide6/Qt/lib/libicudata.so.*"):
                icu.shortened(library)
            if platform.machine() == "x86_64":
                _hollow(inside)
        _remove(_of_the_machine(inside))
        while unneeded := _nobody_needs(inside):
            _remove(unneeded)
    if shutil.which("strip"):
        for path in _libraries(inside):
            if not AS_IT_CAME.search(str(path.relative_to(inside))):
                subprocess.run(["strip", "--strip-unneeded", path], check=False)


def _hollow(inside: Path) -> None:
    """Leave of what is never called the names alone."""
    libraries = _libraries(inside)
    for library in [path for pattern in NEVER_CALLED for path in inside.glob(pattern)]:
        hollowed(library, [path for path in libraries if library.name in needed_by(path)])


def megabytes(folder: Path) -> float:
    """What all files in a folder hold together, links counted once, in millions of bytes."""
    files = [path for path in folder.rglob("*") if path.is_file() and not path.is_symlink()]
    return sum(path.stat().st_size for path in files) / 1e6


def _remove(paths: Iterable[Path]) -> None:
    for path in list(paths):
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)


def _libraries(inside: Path) -> list[Path]:
    return [
        path
        for path in sorted(inside.rglob("*"))
        if path.is_file() and not path.is_symlink() and IS_LIBRARY.search(path.name)
    ]


def _of_the_machine(inside: Path) -> list[Path]:
    return [path for path in inside.iterdir() if OF_THE_MACHINE.match(path.name)]


def _nobody_needs(inside: Path) -> list[Path]:
    """Libraries which no other file links to and which Python does not load by name."""
    libraries = _libraries(inside)
    needed = {name for path in libraries for name in needed_by(path)}
    return [
        path
        for path in inside.rglob("lib*.so*")
        if _is_linked_to(path.relative_to(inside))
        and path.name not in needed
        and not path.name.startswith("libpython")
    ]


def _is_linked_to(path: Path) -> bool:
    """Whether this lies where libraries for linking lie, not where a program loads by name."""
    folder = path.parent.as_posix()
    return folder in {".", "PySide6/Qt/lib"} or folder.endswith(".libs")


def needed_by(library: Path) -> list[str]:
    """The names of the libraries that one library links to."""
    said = subprocess.run(["objdump", "-p", library], capture_output=True, text=True, check=False)
    return re.findall(r"NEEDED\s+(\S+)", said.stdout)
