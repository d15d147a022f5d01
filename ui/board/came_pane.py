"""Who could meet whom, and what came of the board: two tables with their sums."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from facilitator.board.wording import reasons_said, sorts, urgencies, uses_said
from ui.board.items_pane import whose
from ui.parts.buttons import Button, Kind
from ui.parts.fields import SearchField
from ui.parts.marks import Badge, Shape
from ui.parts.notes import EmptyState
from ui.parts.table import Column, Table
from ui.parts.text import Text
from ui.theme.type_roles import Role

if TYPE_CHECKING:
    from facilitator.board.meeting import Meeting
    from facilitator.board.questions import BoardPage, ExchangeLine
    from facilitator.words import Words
    from ui.shell.settings import Settings
    from ui.theme.theme import Theme


class MeetingsPane(QWidget):
    """Every ask that could be met, with whom, and why in a sentence."""

    log_wanted = Signal(str, str)

    def __init__(self, theme: Theme, words: Words, settings: Settings) -> None:
        super().__init__()
        self._words = words
        self._page: BoardPage | None = None
        self.search = SearchField(theme, words("Filter by word or name"))
        self.table: Table[Meeting] = Table(
            self._columns(), theme, words("Could meet"), key=lambda one: f"{one.ask} {one.offer}"
        )
        self.table.remember(settings, "board/meetings")
        self.search.searched.connect(self.table.filter)
        self.search.leads_into(self.table)
        self.table.line_chosen.connect(lambda _key: self._show())
        self.table.line_opened.connect(lambda _key: self._log())
        self.why = Text("", Role.BODY_SOFT, theme, wraps=True)
        self.log = Button(words("Log what was given…"), theme, Kind.PRIMARY, key="↵")
        self.log.clicked.connect(self._log)
        self.empty = EmptyState(
            words("Nobody to introduce yet"),
            words(
                "Where an ask and an offer share a topic, a word or a room, the two appear here "
                "with the reason."
            ),
            theme,
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.search)
        self.table.fit_rows()
        column.addWidget(self.table, 1)
        column.addWidget(self.empty, 1)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.log)
        row.addWidget(self.why, 1)
        column.addLayout(row)
        column.addStretch()

    def _columns(self) -> tuple[Column[Meeting], ...]:
        words = self._words
        return (
            Column("ask", words("What is asked for"), self._ask, width=230, strong=True),
            Column("asker", words("Who asks"), self._asker, width=150, spare=2),
            Column("soon", words("How soon"), self._soon, width=140, spare=1),
            Column("giver", words("Who could give"), self._giver, width=170, strong=True),
            Column("why", words("Why"), lambda one: reasons_said(one.why, words), width=0),
        )

    def _ask(self, one: Meeting) -> str:
        line = self._page.item(one.ask) if self._page else None
        return line.title if line else ""

    def _asker(self, one: Meeting) -> str:
        line = self._page.item(one.ask) if self._page else None
        return whose(line, self._words) if line else ""

    def _soon(self, one: Meeting) -> str:
        line = self._page.item(one.ask) if self._page else None
        return urgencies(self._words)[line.urgency] if line else ""

    def _giver(self, one: Meeting) -> str:
        if self._page is None:
            return ""
        line, skill = self._page.item(one.offer), self._page.skill(one.offer)
        if line is not None:
            return whose(line, self._words)
        return skill.name.name(self._words.language.value) if skill else ""

    def show_page(self, page: BoardPage) -> None:
        """Show other meetings."""
        self._page = page
        self.table.show_lines(page.meetings)
        some = bool(page.meetings)
        for part in (self.search, self.table, self.why, self.log):
            part.setVisible(some)
        self.empty.setVisible(not some)
        if some and not self.table.chosen():
            first = self.table.lines()[0]
            self.table.choose(f"{first.ask} {first.offer}")
        self._show()

    def chosen(self) -> Meeting | None:
        """The chosen meeting."""
        key = self.table.chosen()
        found = (one for one in self.table.lines() if f"{one.ask} {one.offer}" == key)
        return next(found, None)

    def _show(self) -> None:
        one = self.chosen()
        self.log.setEnabled(one is not None)
        self.why.setText(reasons_said(one.why, self._words) if one else "")

    def _log(self) -> None:
        one = self.chosen()
        if one is not None:
            self.log_wanted.emit(one.ask, one.offer)


class CamePane(QWidget):
    """What was given, with effort and uses in two columns and two sums."""

    take_back_wanted = Signal(str)
    log_wanted = Signal()

    def __init__(self, theme: Theme, words: Words, settings: Settings) -> None:
        super().__init__()
        self._words = words
        self.search = SearchField(theme, words("Filter by word or name"))
        self.table: Table[ExchangeLine] = Table(
            self._columns(), theme, words("What came of it"), key=lambda line: str(line.id)
        )
        self.table.remember(settings, "board/came")
        self.search.searched.connect(self.table.filter)
        self.search.leads_into(self.table)
        self.table.line_chosen.connect(lambda _key: self._show())
        self.foot = Text("", Role.META, theme, wraps=True)
        self.back = Button(words("It was not so: take it back…"), theme)
        self.back.clicked.connect(self._take_back)
        self.empty = EmptyState(
            words("Nothing has been given from the board yet"),
            words(
                "When somebody has helped or lent something, log it: effort in minutes goes into "
                "the ledger, things are counted in uses beside it."
            ),
            theme,
            primary=words("Log what was given…"),
        )
        self.empty.primary_wanted.connect(self.log_wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.search)
        self.table.fit_rows()
        column.addWidget(self.table, 1)
        column.addWidget(self.empty, 1)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.back)
        row.addWidget(self.foot, 1)
        column.addLayout(row)
        column.addStretch()

    def _columns(self) -> tuple[Column[ExchangeLine], ...]:
        words, language = self._words, self._words.language.value
        programme = words("The programme")
        return (
            Column("day", words("Day"), lambda line: line.day,
                   text=lambda line: words.date(line.day, "brief"), width=112, whole=True),
            Column("giver", words("Who gave"),
                   lambda line: line.giver.name(language) or programme, width=150, strong=True),
            Column("receiver", words("Who received"),
                   lambda line: line.receiver.name(language) or programme, width=150, strong=True),
            Column("what", words("What"), lambda line: line.what, width=240),
            Column("sort", words("What it is"), lambda line: sorts(words)[line.sort],
                   width=120, spare=1),
            Column("return", words("The return is meant for"),
                   lambda line: line.return_to.name(language) or (
                       programme if line.is_gift else ""), width=150, spare=2),
            Column("minutes", words("Effort"), lambda line: line.minutes,
                   text=lambda line: words.hours(line.minutes) if line.minutes else "",
                   right=True, width=80),
            Column("uses", words("Uses"), lambda line: line.uses,
                   text=lambda line: str(line.uses) if line.uses else "", right=True, width=64,
                   spare=3),
            Column("state", words("How it stands"),
                   lambda line: words("taken back") if line.taken_back_on else words("stands"),
                   badge=lambda line: Badge(Shape.DASHED, words("taken back"), "ink2")
                   if line.taken_back_on else Badge(Shape.DOT, words("stands"), "accent_text"),
                   width=110, spare=3),
        )  # fmt: skip

    def show_page(self, page: BoardPage) -> None:
        """Show other lines and their two sums."""
        words = self._words
        self.table.show_lines(page.exchanges)
        some = bool(page.exchanges)
        for part in (self.search, self.table, self.foot, self.back):
            part.setVisible(some)
        self.empty.setVisible(not some)
        self.foot.setText(
            words(
                "Effort: %(hours)s · beside it, never added: %(uses)s",
                hours=words.hours(page.minutes),
                uses=uses_said(page.uses, words),
            )
        )
        self._show()

    def chosen(self) -> ExchangeLine | None:
        """The chosen line."""
        key = self.table.chosen()
        return next((line for line in self.table.lines() if str(line.id) == key), None)

    def _show(self) -> None:
        line = self.chosen()
        self.back.setEnabled(line is not None and line.taken_back_on is None)

    def _take_back(self) -> None:
        line = self.chosen()
        if line is not None:
            self.take_back_wanted.emit(str(line.id))
