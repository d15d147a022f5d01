"""A section of figures that is a table: its lines, a foot, and the figures that a line opens."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.parts.fields import SearchField
from ui.parts.table import Column, Table
from ui.parts.text import Text
from ui.theme.type_roles import Role

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from facilitator.words import Words
    from ui.reciprocity.opening import Openable
    from ui.shell.settings import Settings
    from ui.theme.theme import Theme

T = TypeVar("T")


@dataclass(frozen=True)
class About(Generic[T]):
    """What a table is about: its name, how it reads a line, and the figures that a line opens."""

    name: str
    kept_as: str
    key: Callable[[T], str]
    title: Callable[[T], str]
    figures: Callable[[T], Sequence[Openable]]
    filters: bool = True


class Section(QWidget):
    """What every section of the page tells: a title and the figures it opens."""

    opened = Signal(str, object)
    has_rows = True

    def offer_again(self) -> None:
        """Offer the figures of what is chosen again, when the section is shown."""
        self.opened.emit("", ())


class TableSection(Section, Generic[T]):
    """Lines with a filter above and a foot below; the chosen line offers its figures."""

    def __init__(
        self,
        theme: Theme,
        words: Words,
        settings: Settings,
        columns: Sequence[Column[T]],
        about: About[T],
    ) -> None:
        super().__init__()
        self._key, self._title, self._figures = about.key, about.title, about.figures
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 12)
        self.column.setSpacing(12)
        self.search = SearchField(theme, words("Filter"))
        self.search.setVisible(about.filters)
        self.column.addWidget(self.search)
        self.table: Table[T] = Table(columns, theme, about.name, key=about.key)
        self.table.remember(settings, f"figures/{about.kept_as}")
        self.table.setMinimumHeight(theme.px(104))
        self.table.fit_rows()
        self.column.addWidget(self.table, 1)
        self.foot = Text("", Role.META, theme, wraps=True)
        self.column.addWidget(self.foot)
        self.column.addStretch()
        self.search.searched.connect(self.table.filter)
        self.search.leads_into(self.table)
        self.table.line_chosen.connect(self._offer)

    def show_lines(self, lines: Sequence[T], foot: str) -> None:
        """Show other lines; the chosen one stays, else the first is chosen."""
        self.table.show_lines(lines)
        self.foot.setText(foot)
        self.foot.setVisible(bool(foot))
        if self.table.chosen():
            self._offer(self.table.chosen())
        elif lines:
            self.table.choose(self._key(self.table.lines()[0]))
        else:
            self.opened.emit("", ())

    def offer_again(self) -> None:
        """Offer the figures of the chosen line again, when the section is shown."""
        self._offer(self.table.chosen())

    def _offer(self, key: str) -> None:
        line = next((one for one in self.table.lines() if self._key(one) == key), None)
        if line is None:
            self.opened.emit("", ())
        else:
            self.opened.emit(self._title(line), tuple(self._figures(line)))
