"""Words on the page: text of a role, names that may be cut, sentences with strong parts, rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.theme.type_roles import Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.theme.theme import Theme


class Text(QLabel):
    """Text in one role; keeps its colour and size right when the theme changes."""

    def __init__(
        self,
        text: str,
        role: Role,
        theme: Theme,
        *,
        colour: str = "",
        wraps: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._theme, self._role, self._colour = theme, role, colour or role.value.colour
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wraps)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        theme.changed.connect(self.restyle)
        Text.restyle(self)

    def restyle(self) -> None:
        """Take font and colour from the theme again."""
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.WindowText, self._theme.colour(self._colour))
        self.setPalette(palette)
        self.setFont(self._theme.font(self._role))

    def set_colour(self, token: str) -> None:
        """Wear the colour of another token."""
        if token != self._colour:
            self._colour = token
            self.restyle()


class ElidedText(Text):
    """A name that is cut at its end where it has no room, with the whole of it in the tooltip."""

    def __init__(self, text: str, role: Role, theme: Theme, *, colour: str = "") -> None:
        super().__init__(text, role, theme, colour=colour)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(theme.px(40))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint as much of the name as there is room for."""
        shown = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, self.width()
        )
        self.setToolTip(self.text() if shown != self.text() else "")
        painter = QPainter(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        painter.drawText(self.rect(), self.alignment() | Qt.AlignmentFlag.AlignVCenter, shown)
        painter.end()


class Sentence(Text):
    """A sentence that wraps, with some of its phrases in strong ink."""

    def __init__(
        self,
        text: str,
        theme: Theme,
        strong: Sequence[str] = (),
        *,
        role: Role = Role.SENTENCE,
        colour: str = "",
    ) -> None:
        super().__init__("", role, theme, colour=colour, wraps=True)
        self.setTextFormat(Qt.TextFormat.RichText)
        self._plain, self._strong = text, tuple(strong)
        self.restyle()

    def say(self, text: str, strong: Sequence[str] = ()) -> None:
        """Show another sentence."""
        self._plain, self._strong = text, tuple(strong)
        self.restyle()

    def plain(self) -> str:
        """The sentence without its marks, as a screen reader says it."""
        return self._plain

    def restyle(self) -> None:
        """Take font and colour again and write the marks in the theme's ink."""
        super().restyle()
        if hasattr(self, "_strong"):
            ink = self._theme.colour("ink").name()
            self.setText(with_strong(self._plain, self._strong, ink))
            self.setAccessibleName(self._plain)


def with_strong(text: str, phrases: Sequence[str], ink: str) -> str:
    """The sentence as rich text, the first standing of each phrase at weight 600 in `ink`."""
    # It brings the names of every sign of HTML.
    from html import escape

    rest, written = text, ""
    standing = [phrase for phrase in phrases if phrase in text]
    # Phrases that come in their order are looked for one after the other: a bare "2" means the
    # one after "18 days", not the first digit of "21 days" before it.
    if not _in_order(text, standing):
        standing.sort(key=text.index)
    for phrase in standing:
        before, found, rest_after = rest.partition(phrase)
        if not found:
            continue
        mark = f'<span style="font-weight:600;color:{ink}">{escape(phrase)}</span>'
        written += escape(before) + mark
        rest = rest_after
    return written + escape(rest)


def _in_order(text: str, phrases: Sequence[str]) -> bool:
    """Whether the phrases stand in the text one after the other."""
    at = 0
    for phrase in phrases:
        found = text.find(phrase, at)
        if found < 0:
            return False
        at = found + len(phrase)
    return True


class Rule(QWidget):
    """A hairline: between rows, or `strong` between groups."""

    def __init__(self, theme: Theme, *, strong: bool = False, upright: bool = False) -> None:
        super().__init__()
        self._theme = theme
        self._token = "rule_strong" if strong else "rule"
        fixed, grows = QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding
        self.setSizePolicy(fixed if upright else grows, grows if upright else fixed)
        if upright:
            self.setFixedWidth(1)
        else:
            self.setFixedHeight(1)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """One pixel thick."""
        return QSize(1, 1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Fill whole device pixels, so that the line is never half grey."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour(self._token))
        painter.end()
