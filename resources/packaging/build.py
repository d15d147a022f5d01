"""`python -m resources.packaging.build`: a folder that runs without Python, and a Linux package.

Both come to `dist/`. PyInstaller finds what belongs together; `slim` takes out what Facilitator
never touches; on Debian and its kin `debian` makes a package of it.
"""

from __future__ import annotations

import argparse
import platform
import shutil
import subprocess
import sys
import time
from importlib.metadata import version
from pathlib import Path

from resources.packaging.debian import package
from resources.packaging.icons import write_icons
from resources.packaging.slim import megabytes, slimmed

ROOT = Path(__file__).parents[2]
HERE = Path(__file__).parent
NAME = "facilitator"
# Data in the folders of `resources`; this one is for building only.
DATA = sorted(
    folder.name
    for folder in HERE.parent.iterdir()
    if folder.is_dir() and folder.name not in {HERE.name, "__pycache__"}
)
# Imported by name at run time, which nobody can see from outside.
FOUND_BY_NAME = ("facilitator", "ui", "sqlcipher3", "sqlalchemy.dialects.sqlite")
UNUSED = (
    "tkinter", "setuptools", "pkg_resources", "distutils", "doctest", "pydoc", "xmlrpc",
    "numpy.f2py", "numpy.testing", "numpy.random", "numpy.distutils", "psycopg_binary",
    "sqlalchemy.dialects.mysql", "sqlalchemy.dialects.oracle", "sqlalchemy.dialects.mssql",
    "PySide6.QtNetwork", "PySide6.QtQml", "PySide6.QtDBus", "pytest", "hatchling",
)  # fmt: skip
PACKAGES = ("facilitator", "PySide6-Essentials", "SQLAlchemy", "sqlcipher3", "alembic", "psycopg",
    "cryptography", "highspy", "reportlab", "pillow", "python-bidi", "pypdfium2", "zxing-cpp",
    "segno", "openpyxl", "defusedxml", "babel", "click")  # fmt: skip


def main() -> int:
    """Build, and say what was built, how large it is and how long it took."""
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--to", type=Path, default=ROOT / "dist", help="folder for the results")
    into: Path = reader.parse_args().to.resolve()
    began = time.monotonic()
    folder = built(into)
    slimmed(folder / "_internal")
    _say(folder, megabytes(folder), began)
    if shutil.which("dpkg-deb"):
        made = package(folder, into, version(NAME))
        _say(made, made.stat().st_size / 1e6, began)
    return 0


def built(into: Path) -> Path:
    """A folder with the program, its parts and its data, as PyInstaller leaves it."""
    work = into / "work"
    work.mkdir(parents=True, exist_ok=True)
    _compile_catalogues()
    write_icons(HERE.parent / "icons" / "ring-mark.svg", work)
    order = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR"]
    order += ["--name", NAME, "--onedir", "--paths", str(ROOT), "--noupx"]
    order += ["--distpath", str(into), "--workpath", str(work), "--specpath", str(work)]
    for name in FOUND_BY_NAME:
        order += ["--collect-submodules", name]
    for name in UNUSED:
        order += ["--exclude-module", name]
    for name in PACKAGES:
        order += ["--copy-metadata", name]
    for name in DATA:
        order += ["--add-data", f"{HERE.parent / name}:resources/{name}"]
    migrations = "facilitator/store/migrations"
    order += ["--add-data", f"{ROOT / migrations}:{migrations}"]
    if sys.platform == "win32":
        order += ["--windowed", "--icon", str(work / "facilitator.ico")]
    elif sys.platform == "darwin":
        order += ["--windowed", "--icon", str(work / "facilitator-512.png")]
        order += ["--osx-bundle-identifier", "org.facilitator.programme"]
    subprocess.run([*order, str(HERE / "start.py")], check=True)
    folder = into / NAME
    for paper in ("LICENSE", "README.md", "CHANGELOG.md"):
        shutil.copy(ROOT / paper, folder)
    shutil.copytree(ROOT / "resources" / "fonts", folder / "licences" / "fonts",
        ignore=shutil.ignore_patterns("*.ttf"), dirs_exist_ok=True)  # fmt: skip
    return folder


def _compile_catalogues() -> None:
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    for source in sorted((HERE.parent / "words").rglob("*.po")):
        with source.open("rb") as text, source.with_suffix(".mo").open("wb") as binary:
            write_mo(binary, read_po(text))


def _say(made: Path, size: float, began: float) -> None:
    took = time.monotonic() - began
    print(f"{made.name}: {size:.0f} MB, {platform.machine()}, after {took:.0f} s")  # noqa: T201  it is a command


if __name__ == "__main__":
    sys.exit(main())
