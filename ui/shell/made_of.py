"""What the program is made of, how much of the Welsh is unchecked, and details to copy."""

from __future__ import annotations

import platform
from importlib.resources import files
from typing import TYPE_CHECKING

from PySide6.QtCore import qVersion

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from facilitator.words import Language
    from ui.theme.theme import Theme

PARTS = (
    ("PySide6-Essentials", "LGPL-3.0"),
    ("SQLAlchemy", "MIT"),
    ("sqlcipher3", "zlib"),
    ("alembic", "MIT"),
    ("psycopg", "LGPL-3.0"),
    ("cryptography", "Apache-2.0 or BSD"),
    ("highspy", "MIT"),
    ("reportlab", "BSD"),
    ("pillow", "MIT-CMU"),
    ("python-bidi", "LGPL-3.0"),
    ("pypdfium2", "BSD / Apache-2.0"),
    ("zxing-cpp", "Apache-2.0"),
    ("segno", "BSD"),
    ("openpyxl", "MIT"),
    ("defusedxml", "PSF"),
    ("babel", "BSD"),
    ("click", "BSD"),
    ("DejaVu Sans", "Bitstream Vera"),
)


def unchecked_welsh() -> int:
    """How many Welsh texts no speaker has checked yet, as the catalogues say."""
    folder = files("resources") / "words" / "cy"
    return sum(
        line.startswith("#,") and "unchecked" in line
        for source in folder.iterdir()
        if source.name.endswith(".po")
        for line in source.read_text(encoding="utf-8").splitlines()
    )


def version_of(package: str) -> str:
    """The version of a package, "" where it is not there."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(package)
    except PackageNotFoundError:
        return ""


def details(window: QWidget, theme: Theme, language: Language) -> str:
    """Versions and settings that matter when something looks wrong; no name and no path."""
    size, tokens = window.size(), theme.tokens
    colours = "dark" if tokens.dark else "light"
    contrast = ", high contrast" if tokens.high_contrast else ""
    return "\n".join(
        (
            f"Facilitator {version_of('facilitator')}",
            f"Python {platform.python_version()}, Qt {qVersion()}",
            f"{platform.system()} {platform.machine()}",
            f"window {size.width()} x {size.height()} at {window.devicePixelRatio():g}",
            f"text {round(theme.factor * 100)} %, {colours}{contrast}, {language.value}",
            *(f"{part} {number}" for part, _ in PARTS if (number := version_of(part))),
        )
    )
