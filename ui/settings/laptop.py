"""Settings of this laptop: language, colours, text size, movement; kept here, not in the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from facilitator.words import Language
from ui.parts.buttons import Button, CheckBox
from ui.parts.choices import Segments
from ui.parts.fields import Labelled, NumberField
from ui.parts.heads import SectionHead
from ui.parts.text import Text
from ui.theme.tokens import Density, Scheme
from ui.theme.type_roles import Role

if TYPE_CHECKING:
    from facilitator.words import Words
    from ui.shell.settings import Settings
    from ui.shell.window import MainWindow
    from ui.theme.theme import Theme

STEP = 10


class LaptopSection(QWidget):
    """Language, colours and text size; each takes effect at once."""

    def __init__(
        self, theme: Theme, words: Words, settings: Settings, window: MainWindow | None
    ) -> None:
        super().__init__()
        self._words, self._settings, self._window = words, settings, window
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(SectionHead(words("Language of the window"), theme))
        self.language = Segments(
            (("cy", "Cymraeg"), ("en", "English")), theme, words("Language of the window"),
            words.language.value,
        )  # fmt: skip
        self.language.chosen.connect(self._speak)
        column.addWidget(self.language)
        self._add_colours(column, theme)
        column.addWidget(SectionHead(words("Text size"), theme, above=14))
        column.addLayout(self._size_row(theme))
        self.spaced = CheckBox(words("Letters and words further apart"), theme)
        self.spaced.setChecked(settings.spaced)
        self.spaced.toggled.connect(self._space)
        column.addWidget(self.spaced)
        self._add_density(column, theme)
        self._add_lock(column, theme)
        column.addWidget(
            Text(
                words("These stay on this laptop and are no part of the programme."),
                Role.SENTENCE,
                theme,
                wraps=True,
            )
        )
        theme.changed.connect(self._say_size)

    def _add_colours(self, column: QVBoxLayout, theme: Theme) -> None:
        words, settings = self._words, self._settings
        column.addWidget(SectionHead(words("Colours"), theme, above=14))
        self.scheme = Segments(
            (
                (Scheme.SYSTEM.value, words("As the system")),
                (Scheme.LIGHT.value, words("Light")),
                (Scheme.DARK.value, words("Dark")),
            ),
            theme,
            words("Colours"),
            settings.scheme.value,
        )
        self.scheme.chosen.connect(self._colour)
        column.addWidget(self.scheme)
        self.contrast = CheckBox(words("High contrast"), theme)
        self.contrast.setChecked(settings.high_contrast)
        self.contrast.toggled.connect(self._contrast)
        column.addWidget(self.contrast)
        self.still = CheckBox(words("Nothing moves on the screen"), theme)
        self.still.setChecked(settings.still)
        self.still.toggled.connect(self._keep_still)
        column.addWidget(self.still)

    def _add_density(self, column: QVBoxLayout, theme: Theme) -> None:
        words, settings = self._words, self._settings
        column.addWidget(SectionHead(words("Rows of tables"), theme, above=14))
        self.density = Segments(
            (
                (Density.COMPACT.value, words("Compact")),
                (Density.USUAL.value, words("As usual")),
                (Density.ROOMY.value, words("Roomy")),
            ),
            theme,
            words("Rows of tables"),
            settings.density.value,
        )
        self.density.chosen.connect(self._air)
        column.addWidget(self.density)

    def _add_lock(self, column: QVBoxLayout, theme: Theme) -> None:
        words, settings = self._words, self._settings
        column.addWidget(SectionHead(words("Lock"), theme, above=14))
        name = words("Minutes without a key or a click until a programme locks itself; 0 is never")
        self.lock_after = NumberField(theme, name, least=0, most=240)
        self.lock_after.setValue(settings.lock_after)
        self.lock_after.valueChanged.connect(self._keep_lock)
        self.lock_after.setFixedWidth(theme.px(120))
        theme.changed.connect(lambda: self.lock_after.setFixedWidth(theme.px(120)))
        column.addWidget(Labelled(name, self.lock_after, theme))

    def _size_row(self, theme: Theme) -> QHBoxLayout:
        words = self._words
        row = QHBoxLayout()
        row.setSpacing(8)
        self.smaller = Button(words("Smaller"), theme)
        self.smaller.clicked.connect(lambda: self._size(-STEP))
        self.larger = Button(words("Larger"), theme)
        self.larger.clicked.connect(lambda: self._size(STEP))
        self.usual = Button(words("As usual"), theme)
        self.usual.clicked.connect(lambda: self._size(0))
        self.size_now = Text("", Role.STRONG, theme)
        for widget in (self.smaller, self.size_now, self.larger, self.usual):
            row.addWidget(widget)
        row.addStretch()
        self._say_size()
        return row

    def _say_size(self) -> None:
        size = self._settings.text_size
        self.size_now.setText(f"{size} %")
        self.smaller.setEnabled(size > 100)
        self.larger.setEnabled(size < 200)

    def _size(self, by: int) -> None:
        if self._window is not None:
            self._window.look.change_text_size(by)
        self._say_size()

    def _speak(self, key: str) -> None:
        if self._window is not None:
            self._window.speak_language(Language(key))

    def _colour(self, key: str) -> None:
        if self._window is not None:
            self._window.look.choose_scheme(Scheme(key))

    def _air(self, key: str) -> None:
        if self._window is not None:
            self._window.look.choose_density(Density(key))

    def _contrast(self, wanted: bool) -> None:
        if self._window is not None:
            self._window.look.choose_contrast(wanted)

    def _space(self, wanted: bool) -> None:
        if self._window is not None:
            self._window.look.choose_spaced(wanted)

    def _keep_still(self, wanted: bool) -> None:
        self._settings.still = wanted
        if self._window is not None:
            self._window.look.choose_still(wanted)

    def _keep_lock(self, minutes: int) -> None:
        self._settings.lock_after = minutes
        if self._window is not None and self._window.keeper is not None:
            self._window.keeper.count_idle_time()
