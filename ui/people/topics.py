"""Offers and asks as chips: on the page of a person each change is kept at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from ui.parts.chips_field import ChipsField
from ui.parts.detail import DetailField

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent, QObject

    from facilitator.words import Words
    from ui.theme.theme import Theme


class ChipsDetail(DetailField):
    """A label and chips that are always open to be added to; `kept` carries all of them."""

    def __init__(self, label: str, theme: Theme, words: Words) -> None:
        self.chips = ChipsField(theme, words, label)
        super().__init__(label, theme, lambda: self.chips)
        self._stack.setCurrentWidget(self.editor)
        self.value.hide()
        self.chips.chips_changed.connect(self.kept)

    def show_value(self, value: object, words: str | None = None) -> None:
        """Show these chips; what is half-typed behind them stays."""
        del words
        self._value = value
        self.chips.show_chips(value if isinstance(value, tuple) else ())

    def is_editing(self) -> bool:
        """Whether a further one is half-typed."""
        return bool(self.chips.field.text())

    def edit(self) -> None:
        """Go to where the next one is typed."""
        self.chips.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def keep(self) -> None:
        """Keep what is half-typed as a chip."""
        self.chips.field.add()

    def leave(self) -> None:
        """Forget what is half-typed."""
        self.say("")
        self.chips.field.clear()

    def refuse(self, trouble: str) -> None:
        """Show what the record has, and say what stands in the way."""
        self.show_value(self._value)
        self.say(trouble)

    def eventFilter(self, _watched: QObject, _event: QEvent) -> bool:
        """Every key is the chips' own."""
        return False


def topics_typed(text: str) -> list[str]:
    """What stands between the commas, each once."""
    parts = (part.strip() for part in text.replace(";", ",").split(","))
    return list(dict.fromkeys(part for part in parts if part))
