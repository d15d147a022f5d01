"""The theme in force: colours, type and lengths, and the signal when they change.

Every part takes the theme in its constructor, asks it for `colour`, `font`, `px` and
`icon` when it paints, and connects `changed` to whatever must be measured again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPixmap
from PySide6.QtWidgets import QApplication

from ui.theme import icons, style
from ui.theme.tokens import LIGHT, Density, Tokens
from ui.theme.type_roles import REGULAR, Role, font, load_first_fonts, load_fonts

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

SMALLEST, LARGEST = 1.0, 2.0


class Theme(QObject):
    """Colours and sizes as they are now; `changed` says that they are other ones."""

    changed = Signal()

    def __init__(self, tokens: Tokens = LIGHT, factor: float = 1.0) -> None:
        super().__init__()
        self.tokens = tokens
        self.factor = factor
        self.still = self.spaced = False
        self.density = Density.USUAL
        self._colours: dict[str, QColor] = {}

    def wear(
        self,
        tokens: Tokens | None = None,
        factor: float | None = None,
        density: Density | None = None,
    ) -> None:
        """Change colours, text size (1.0 to 2.0) or the rows' air for the whole window at once."""
        self.tokens = tokens or self.tokens
        self.density = density or self.density
        if factor is not None:
            self.factor = min(LARGEST, max(SMALLEST, factor))
        self._colours.clear()
        self.dress()
        self.changed.emit()

    def dress(self) -> None:
        """Hand palette, font and style sheet to the application."""
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.setFont(self.font(Role.BODY))
            app.setPalette(style.palette_of(self.tokens))
            app.setStyleSheet(style.style_sheet(self.tokens, self.factor))

    def colour(self, name: str) -> QColor:
        """The colour of a token, such as "ink" or "accent_text"."""
        if name not in self._colours:
            self._colours[name] = QColor(getattr(self.tokens, name))
        return self._colours[name]

    def fill(self, place: int) -> QColor:
        """The fill of the organisation in this place of the programme's order."""
        return QColor(self.tokens.fill(place))

    def font(self, role: Role, *, tabular: bool = False) -> QFont:
        """The font of a role at the present text size."""
        size, weight = self.px(role.value.size), role.value.weight
        return font(size, weight, tabular=tabular, spaced=self.spaced)

    def sized(self, size: int, weight: int = REGULAR) -> QFont:
        """The font in `size` px at 100 %, for the few places that no role describes."""
        return font(self.px(size), weight, spaced=self.spaced)

    def metrics(self, role: Role) -> QFontMetricsF:
        """How wide and high text of a role is."""
        return QFontMetricsF(self.font(role))

    def line(self, role: Role) -> int:
        """The line height of a role at the present text size."""
        return self.px(role.value.line)

    def px(self, length: float) -> int:
        """A length of type, row, icon or side bar at the present text size."""
        return round(length * self.factor)

    def words_wide(self, length: float) -> int:
        """The width of a place for words: wider where letters stand further apart."""
        return round(self.px(length) * (1.28 if self.spaced else 1))

    def icon(
        self, name: str, size: float, colour: str, widget: QWidget, stroke: float = icons.STROKE
    ) -> QPixmap:
        """An icon of `size` px at 100 % in a token's colour, sharp on the widget's screen."""
        shade = self.colour(colour).name()
        return icons.icon(name, self.px(size), shade, widget.devicePixelRatioF(), stroke)

    @property
    def two_line_row(self) -> int:
        """The height of a row with a title and a sentence: 56 at 100 %."""
        return self.px(20) + self.px(19) + 17

    @property
    def table_row(self) -> int:
        """The height of a table row: 36 at 100 %, compact 32, roomy 44."""
        return self.px(18) + self.density.air


def dress_first(app: QApplication, theme: Theme) -> None:
    """As much of the fonts and the theme as the first frame needs."""
    load_first_fonts()
    app.setPalette(style.palette_of(theme.tokens))


def dress_application(app: QApplication, theme: Theme) -> None:
    """Set Fusion, the bundled fonts and the theme on a fresh application."""
    app.setStyle("Fusion")
    load_fonts()
    theme.dress()
