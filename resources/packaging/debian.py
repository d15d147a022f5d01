"""Makes a Debian package of the built folder: menu entry, icon, file type, nothing to run."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
# What the folder leaves to the machine: graphics, letters on the bus, the C and C++ libraries.
DEPENDS = (
    "libc6 (>= 2.35)", "libstdc++6", "libgcc-s1", "libgl1", "libegl1", "libx11-6", "libdbus-1-3",
    "libfontconfig1",
)  # fmt: skip
RECOMMENDS = ("libcups2 | libcups2t64", "cups-client", "libpq5", "shared-mime-info")
CONTROL = """Package: facilitator
Version: {version}
Architecture: {machine}
Maintainer: The makers of Facilitator <facilitator@example.org>
Installed-Size: {kilobytes}
Depends: {depends}
Recommends: {recommends}
Section: misc
Priority: optional
Description: desktop program for the facilitator of a reciprocal coaching programme
 People from many organisations receive coaching, training and other help, and
 give it on. Facilitator keeps the people, pairs them, prints their agreements,
 takes the sessions as they are told, and says each week what needs attention.
 It speaks Welsh and English, and works without a network.
"""


def package(folder: Path, into: Path, version: str) -> Path:
    """A package that installs the folder under /opt; the same folder gives the same bytes."""
    machine = subprocess.run(
        ["dpkg", "--print-architecture"], capture_output=True, text=True, check=True
    ).stdout.strip()
    made = into / f"facilitator_{version}_{machine}.deb"
    with tempfile.TemporaryDirectory(dir=into) as name:
        tree = Path(name, "tree")
        laid_out(folder, into / "work", tree)
        size = sum(path.lstat().st_size for path in tree.rglob("*") if path.is_file())
        (tree / "DEBIAN").mkdir()
        (tree / "DEBIAN" / "control").write_text(
            CONTROL.format(
                version=version,
                machine=machine,
                kilobytes=size // 1024,
                depends=", ".join(DEPENDS),
                recommends=", ".join(RECOMMENDS),
            ),
            "utf-8",
        )
        # zstd is quick and every Debian since 12 reads it; the name carries no date.
        order = [
            "dpkg-deb",
            "--root-owner-group",
            "-Zzstd",
            "-z10",
            "--build",
            str(tree),
            str(made),
        ]
        when = {**os.environ, "SOURCE_DATE_EPOCH": os.environ.get("SOURCE_DATE_EPOCH", "0")}
        subprocess.run(order, check=True, env=when, stdout=subprocess.DEVNULL)
    return made


def laid_out(folder: Path, icons: Path, tree: Path) -> None:
    """The files as they will lie on the machine."""
    share = tree / "usr" / "share"
    program = tree / "opt" / "facilitator"
    shutil.copytree(folder, program, symlinks=True)
    binaries = tree / "usr" / "bin"
    binaries.mkdir(parents=True)
    (binaries / "facilitator").symlink_to("/opt/facilitator/facilitator")
    _put(HERE / "linux" / "facilitator.desktop", share / "applications")
    _put(HERE / "linux" / "facilitator.xml", share / "mime" / "packages")
    _put(icons / "facilitator.svg", share / "icons" / "hicolor" / "scalable" / "apps")
    for picture in icons.glob("facilitator-*.png"):
        size = picture.stem.partition("-")[2]
        apps = share / "icons" / "hicolor" / f"{size}x{size}" / "apps"
        _put(picture, apps, "facilitator.png")
    _put(folder / "LICENSE", share / "doc" / "facilitator", "copyright")
    for path in (tree, *tree.rglob("*")):
        if not path.is_symlink():
            runs = path.is_dir() or path.stat().st_mode & 0o100
            path.chmod(0o755 if runs else 0o644)


def _put(file: Path, folder: Path, name: str = "") -> None:
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(file, folder / (name or file.name))
