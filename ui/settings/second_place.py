"""The second place of the backups in Settings: where it is, how old its newest copy is."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from ui.parts.buttons import Button
from ui.parts.choices import FlowLayout
from ui.parts.heads import SectionHead
from ui.parts.text import Text
from ui.theme.type_roles import Role

if TYPE_CHECKING:
    import datetime as dt

    from facilitator.store.second_place import SecondPlace
    from facilitator.words import Words
    from ui.theme.theme import Theme


class SecondPlaceSection(QWidget):
    """Chooses the second place and copies there; `chosen` says the folder, "" for none."""

    chosen = Signal(str)
    copy_wanted = Signal()

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__()
        self._words = words
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(SectionHead(words("A second place"), theme, above=14))
        self.said = Text("", Role.BODY_SOFT, theme, wraps=True)
        column.addWidget(self.said)
        acts = QWidget()
        flow = FlowLayout(acts, 8)
        self.choose = Button(words("Choose a stick or folder…"), theme)
        self.choose.clicked.connect(self._choose)
        self.copy = Button(words("Copy there now"), theme)
        self.copy.clicked.connect(self.copy_wanted)
        self.forget = Button(words("No second place"), theme)
        self.forget.clicked.connect(lambda: self.chosen.emit(""))
        for button in (self.choose, self.copy, self.forget):
            flow.addWidget(button)
        column.addWidget(acts)
        self.show_place(None, None)

    def show_place(self, place: SecondPlace | None, today: dt.date | None) -> None:
        """Say where it is and how old the newest copy there is."""
        self.said.setText(place_said(place, today, self._words))
        self.copy.setVisible(place is not None)
        self.copy.setEnabled(place is not None and place.is_there)
        self.forget.setVisible(place is not None)

    def _choose(self) -> None:
        dialog = QFileDialog(self, self._words("A second place for backups"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(lambda folder: self.chosen.emit(str(Path(folder))))
        dialog.open()


def place_said(place: SecondPlace | None, today: dt.date | None, words: Words) -> str:
    """The second place in one or two sentences."""
    if place is None or today is None:
        return words(
            "When this laptop is gone, so are its backups. Choose a stick or a folder elsewhere; "
            "copies there are encrypted as the file is."
        )
    folder = str(place.folder)
    if not place.is_there:
        return words("%(folder)s cannot be reached now. Put the stick in.", folder=folder)
    days = place.days_old(today)
    if days is None:
        return words("%(folder)s: no copy lies there yet.", folder=folder)
    return words("%(folder)s: the newest copy is %(days)s days old.", folder=folder, days=days)
