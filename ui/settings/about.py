"""About: versions, licences, and how much of the Welsh a speaker has checked."""

from __future__ import annotations

import platform
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.parts.heads import SectionHead
from ui.parts.text import Text
from ui.theme.type_roles import Role

if TYPE_CHECKING:
    from facilitator.words import Words
    from ui.theme.theme import Theme

PARTS = (
    ("PySide6-Essentials", "LGPL-3.0"),
    ("SQLAlchemy", "MIT"),
    ("sqlcipher3", "zlib"),
    ("alembic", "MIT"),
    ("psycopg", "LGPL-3.0"),
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
    try:
        return version(package)
    except PackageNotFoundError:
        return ""


class AboutSection(QWidget):
    """What this program is made of."""

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__()
        self._words = words
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for line in (
            words("Facilitator %(version)s, MIT licence", version=version_of("facilitator")),
            words("Works without a network. Nothing leaves this laptop by itself."),
            words("Python %(version)s", version=platform.python_version()),
        ):
            column.addWidget(Text(line, Role.BODY, theme, wraps=True))
        column.addWidget(SectionHead(words("Welsh"), theme))
        self.welsh = Text("", Role.BODY, theme, wraps=True)
        column.addWidget(self.welsh)
        column.addWidget(SectionHead(words("Made with"), theme))
        for package, licence in PARTS:
            name = f"{package} {version_of(package)}".rstrip()
            line = f"{name} · {licence}"
            column.addWidget(Text(line, Role.SENTENCE, theme))
        column.addWidget(
            Text(
                words("Typeface: Atkinson Hyperlegible Next, OFL. Icons: Lucide, ISC."),
                Role.SENTENCE,
                theme,
                wraps=True,
            )
        )
        column.addStretch()

    def show_unchecked(self, count: int) -> None:
        """Say how many Welsh texts wait for a speaker's check."""
        self.welsh.setText(
            self._words("Welsh texts that wait for a speaker’s check: %(n)s", n=count)
        )
