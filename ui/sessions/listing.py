"""All sessions as a table: filter, period, and what can be done with one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from facilitator.vocabulary import SessionStatus
from facilitator.words import Language
from ui.parts.buttons import Button
from ui.parts.choices import Chips
from ui.parts.fields import DateField, Labelled, SearchField
from ui.parts.flow import Flow
from ui.parts.table import Column, Table
from ui.parts.text import Text
from ui.sessions.wording import happened_words, status_words, told_words
from ui.theme.type_roles import Role

if TYPE_CHECKING:
    import datetime as dt

    from facilitator.sessions.questions import SessionLine, SessionList
    from facilitator.words import Words
    from ui.shell.settings import Settings
    from ui.theme.theme import Theme


class SessionTable(QWidget):
    """The table with its filters, its footer and the acts of the chosen session."""

    act_wanted = Signal(str, object)

    def __init__(self, theme: Theme, words: Words, today: dt.date, settings: Settings) -> None:
        super().__init__()
        self._words, self._today = words, today
        self._list: SessionList | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self.search = SearchField(theme, words("Filter by name, cohort or place"))
        self.since = DateField(theme, words("From"), words, today)
        self.until = DateField(theme, words("Until"), words, today)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.search, 2, Qt.AlignmentFlag.AlignTop)
        for field in (self.since, self.until):
            field.setPlaceholderText(field.accessibleName())
            field.day_changed.connect(lambda _day: self._sift())
            minded = Labelled("", field, theme)
            minded.mind_day(field, words)
            head.addWidget(minded, 1, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        self.chips = Chips((("all", words("All")),), theme, words("Which sessions"))
        self.chips.chosen.connect(lambda _keys: self._sift())
        column.addWidget(self.chips)
        self.table: Table[SessionLine] = Table(
            self._columns(), theme, words("Sessions"), key=lambda line: str(line.id)
        )
        self.table.remember(settings, "sessions")
        self.table.line_chosen.connect(lambda _key: self._offer())
        self.table.line_opened.connect(lambda _key: self._open())
        self.search.searched.connect(self.table.filter)
        self.search.searched.connect(lambda _text: self._count())
        self.search.leads_into(self.table)
        column.addWidget(self.table, 1)
        self.foot = Text("", Role.META, theme, wraps=True)
        column.addWidget(self.foot)
        acts = Flow(8)
        self.outcome = Button(words("Say what happened"), theme)
        self.move_it = Button(words("Move to another day…"), theme)
        self.correct = Button(words("Correct…"), theme)
        self.doubt = Button(words("Remembered otherwise…"), theme)
        self.settle = Button(words("It stands"), theme)
        self.letter = Button(words("Print the letter…"), theme)
        self.off = Button(words("Called off…"), theme)
        self.counts = Button(words("Counts towards…"), theme)
        for button, act in (
            (self.outcome, "outcome"),
            (self.move_it, "move"),
            (self.off, "off"),
            (self.doubt, "doubt"),
            (self.settle, "settle"),
            (self.letter, "letter"),
            (self.counts, "counts"),
            (self.correct, "correct"),
        ):
            button.clicked.connect(lambda _on=False, act=act: self._want(act))
            acts.flow.addWidget(button)
        column.addWidget(acts)
        self._offer()

    def _columns(self) -> tuple[Column[SessionLine], ...]:
        words = self._words
        welsh = words.language is Language.CY
        return (
            Column("day", words("Day"), lambda line: line.day,
                   text=lambda line: words.date(line.day, "brief"), width=112, whole=True),
            Column("coach", words("Gives"), lambda line: line.coach, width=165, strong=True),
            Column("coachee", words("Receives"), lambda line: line.coachee, width=165, strong=True),
            Column("status", words("What happened"),
                   lambda line: status_words(line.status, words),
                   text=self._happened, width=190),
            Column("minutes", words("Minutes"), lambda line: line.counted,
                   text=self._minutes, right=True, width=80),
            Column("told", words("Who told us"),
                   lambda line: told_words(line.told_by, words), width=115, spare=2),
            Column("cohort", words("Cohort"),
                   lambda line: line.cohort_cy if welsh else line.cohort_en, width=115,
                   spare=3),
            Column("place", words("Where"), lambda line: line.place, width=0, spare=1),
        )  # fmt: skip

    def _minutes(self, line: SessionLine) -> str:
        """Nothing before a session was held: no minutes are known yet."""
        return "" if line.status is SessionStatus.ARRANGED else str(line.counted)

    def _happened(self, line: SessionLine) -> str:
        return happened_words(line, self._words)

    def show_sessions(self, sessions: SessionList) -> None:
        """Show other sessions; filter, order and choice stay."""
        words = self._words
        self._list = sessions
        held = sum(line.status.moves_minutes for line in sessions.lines)
        to_come = sum(self._is_to_come(line) for line in sessions.lines)
        silent = len(sessions.without_outcome(self._today))
        corrected = sum(line.is_corrected for line in sessions.lines)
        doubted = sum(line.disputed_by is not None for line in sessions.lines)
        self.chips.offer(
            (
                ("all", f"{words('All')} · {len(sessions.lines)}"),
                ("held", f"{words('Held')} · {held}"),
                ("to_come", f"{words('To come')} · {to_come}"),
                ("silent", f"{words('Nobody has said yet')} · {silent}"),
                ("corrected", f"{words('Corrected')} · {corrected}"),
                ("doubted", f"{words('Remembered otherwise')} · {doubted}"),
            )
        )
        if not self.chips.keys():
            self.chips.choose("all")
        self._sift()

    def _is_to_come(self, line: SessionLine) -> bool:
        return line.status is SessionStatus.ARRANGED and line.day >= self._today

    def _sift(self) -> None:
        if self._list is None:
            return
        kind = (self.chips.keys() or ("all",))[0]
        since, until = self.since.day(), self.until.day()
        self.table.show_lines(
            line
            for line in self._list.lines
            if self._is_of(kind, line)
            and (since is None or line.day >= since)
            and (until is None or line.day <= until)
        )
        self._count()
        self._offer()

    def _is_of(self, kind: str, line: SessionLine) -> bool:
        if kind == "held":
            return line.status.moves_minutes
        if kind == "to_come":
            return self._is_to_come(line)
        if kind == "silent":
            return line.status is SessionStatus.ARRANGED and line.day < self._today
        if kind == "doubted":
            return line.disputed_by is not None
        return line.is_corrected if kind == "corrected" else True

    def _count(self) -> None:
        if self._list is None:
            return
        words, lines = self._words, self.table.lines()
        minutes = sum(line.counted for line in lines)
        self.foot.setText(
            " · ".join(
                (
                    words.many("%(n)s session", "%(n)s sessions", len(lines)),
                    words("%(hours)s held", hours=words.hours(minutes)),
                    words("sum over all parties: %(n)s", n=self._list.sum_over_parties),
                )
            )
        )

    def chosen(self) -> SessionLine | None:
        """The chosen session."""
        key = self.table.chosen()
        return next((line for line in self.table.lines() if str(line.id) == key), None)

    def _offer(self) -> None:
        """Show the acts that fit the chosen session."""
        line = self.chosen()
        arranged = line is not None and line.status is SessionStatus.ARRANGED
        self.outcome.setVisible(arranged and line is not None and line.day <= self._today)
        self.move_it.setVisible(arranged)
        self.off.setVisible(arranged and line is not None and line.day > self._today)
        self.counts.setVisible(line is not None and line.status.moves_minutes)
        self.correct.setVisible(line is not None and not arranged)
        known = line is not None and not arranged
        doubted = line is not None and line.disputed_by is not None
        self.doubt.setVisible(known and not doubted)
        self.settle.setVisible(known and doubted)
        self.letter.setVisible(line is not None and line.is_corrected)

    def offered(self) -> tuple[tuple[Button, str], ...]:
        """The acts that fit the chosen session, with their keys."""
        keys = (
            (self.outcome, ""), (self.move_it, "F2"), (self.off, ""), (self.correct, "F2"),
            (self.doubt, ""), (self.settle, ""), (self.letter, ""), (self.counts, ""),
        )  # fmt: skip
        return tuple((button, key) for button, key in keys if not button.isHidden())

    def _open(self) -> None:
        line = self.chosen()
        if line is None:
            return
        if line.status is not SessionStatus.ARRANGED:
            self._want("correct")
        else:
            self._want("outcome" if line.day <= self._today else "move")

    def _want(self, act: str) -> None:
        line = self.chosen()
        if line is not None:
            self.act_wanted.emit(act, line)
