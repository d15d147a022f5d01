"""Learning exchanges: a gathering, its slots, and who taught whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from facilitator.exchange_vocabulary import SlotState
from ui.parts.buttons import Button, Kind
from ui.parts.fields import ChoiceField, Labelled
from ui.parts.marks import Badge, Shape
from ui.parts.notes import EmptyState
from ui.parts.table import Column, Table
from ui.parts.text import Text
from ui.theme.type_roles import Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from facilitator.learning.questions import ExchangeDay, SlotLine
    from facilitator.words import Words
    from ui.shell.settings import Settings
    from ui.theme.theme import Theme


class LearningPane(QWidget):
    """One gathering at a time, with the slots in which members teach each other."""

    plan_wanted = Signal()
    change_wanted = Signal()
    taught_wanted = Signal()
    back_wanted = Signal()
    drop_wanted = Signal()

    def __init__(self, theme: Theme, words: Words, settings: Settings) -> None:
        super().__init__()
        self._words = words
        self.days: tuple[ExchangeDay, ...] = ()
        self.gathering = ChoiceField(theme, words("Gathering"))
        self.gathering.chosen.connect(lambda _key: self._show_day())
        self.plan = Button(words("Plan a slot…"), theme, icon="plus")
        self.plan.clicked.connect(self.plan_wanted)
        self.table: Table[SlotLine] = Table(
            self._columns(), theme, words("Slots"), key=lambda slot: str(slot.id)
        )
        self.table.remember(settings, "board/learning")
        self.table.line_chosen.connect(lambda _key: self._show_slot())
        self.table.line_opened.connect(lambda _key: self._open())
        self.learners = Text("", Role.BODY_SOFT, theme, wraps=True)
        self.foot = Text("", Role.META, theme, wraps=True)
        self.taught = Button(words("It was taught…"), theme, Kind.PRIMARY, key="↵")
        self.change = Button(words("Change…"), theme)
        self.drop = Button(words("Take off the plan"), theme)
        self.back = Button(words("It was not so"), theme)
        self.taught.clicked.connect(self.taught_wanted)
        self.change.clicked.connect(self.change_wanted)
        self.drop.clicked.connect(self.drop_wanted)
        self.back.clicked.connect(self.back_wanted)
        self.empty = EmptyState(
            words("No learning exchange yet"),
            words(
                "At a learning exchange the members teach each other for half an hour each, and "
                "the tutor learns with them. Plan a gathering, then the slots."
            ),
            theme,
            primary=words("Plan a slot…"),
        )
        self.empty.primary_wanted.connect(self.plan_wanted)
        self._lay_out(theme)

    def _lay_out(self, theme: Theme) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        head = QHBoxLayout()
        head.setSpacing(16)
        self._which = Labelled(self._words("Gathering"), self.gathering, theme)
        head.addWidget(self._which, 1)
        column.addLayout(head)
        self.table.fit_rows()
        column.addWidget(self.table, 1)
        column.addWidget(self.empty, 1)
        column.addWidget(self.learners)
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self.taught, self.back, self.change, self.drop):
            row.addWidget(button)
        row.addStretch()
        row.addWidget(self.plan)
        column.addLayout(row)
        column.addWidget(self.foot)
        column.addStretch()

    def _columns(self) -> tuple[Column[SlotLine], ...]:
        words = self._words
        return (
            Column("title", words("What is taught"), lambda slot: slot.title, width=0,
                   strong=True),
            Column("teacher", words("Who teaches"), lambda slot: slot.teacher, width=190),
            Column("minutes", words("Minutes"), lambda slot: slot.minutes, right=True, width=80),
            Column("learners", words("Learners"), lambda slot: len(slot.learners), right=True,
                   width=90, spare=1),
            Column("state", words("How it stands"), lambda slot: self._badge(slot).word,
                   badge=self._badge, width=150),
        )  # fmt: skip

    def _badge(self, slot: SlotLine) -> Badge:
        words = self._words
        return {
            SlotState.PLANNED: Badge(Shape.HOLLOW, words("planned"), "ink2"),
            SlotState.TAUGHT: Badge(Shape.DOT, words("taught"), "accent_text"),
            SlotState.NOT_TAUGHT: Badge(Shape.DASHED, words("not this time"), "ink2"),
        }[slot.state]

    def show_days(self, days: Sequence[ExchangeDay]) -> None:
        """Show other gatherings; the chosen one stays, else the one with slots, else the next."""
        self.days = tuple(days)
        words, language = self._words, self._words.language.value
        before = self.gathering.key()
        self.gathering.offer(
            (
                str(day.id),
                f"{words.date(day.day)} · {day.title.name(language)} · {day.cohort.name(language)}",
            )
            for day in self.days
        )
        with_slots = next((day for day in self.days if day.slots), None)
        if before:
            self.gathering.choose(before)
        elif with_slots is not None:
            self.gathering.choose(str(with_slots.id))
        self._show_day()

    def day(self) -> ExchangeDay | None:
        """The gathering that is shown."""
        key = self.gathering.key()
        return next((day for day in self.days if str(day.id) == key), None)

    def show_gathering(self, key: str) -> None:
        """Show another gathering."""
        self.gathering.choose(key)
        self._show_day()

    def chosen(self) -> SlotLine | None:
        """The chosen slot."""
        key = self.table.chosen()
        return next((slot for slot in self.table.lines() if str(slot.id) == key), None)

    def _show_day(self) -> None:
        day, words = self.day(), self._words
        self._which.setVisible(day is not None)
        slots = day.slots if day else ()
        self.table.show_lines(slots)
        if slots and not self.table.chosen():
            self.table.choose(str(slots[0].id))
        for part in (self.table, self.learners, self.foot, self.plan):
            part.setVisible(bool(slots))
        self.empty.setVisible(not slots)
        parts = [words("Taught: %(hours)s", hours=words.hours(day.minutes))] if day else []
        if day and day.both:
            names = ", ".join(day.both)
            parts.append(words("taught and learned on the same day: %(names)s", names=names))
        self.foot.setText(" · ".join(parts))
        self._show_slot()

    def _show_slot(self) -> None:
        slot, words = self.chosen(), self._words
        taught = slot is not None and slot.state is SlotState.TAUGHT
        planned = slot is not None and slot.state is SlotState.PLANNED
        self.taught.setVisible(planned)
        self.change.setVisible(slot is not None and not taught)
        self.drop.setVisible(slot is not None and not taught)
        self.back.setVisible(slot is not None and not planned)
        if slot is None:
            self.learners.setText("")
            return
        names = ", ".join(one.name for one in slot.learners)
        self.learners.setText(
            words("Learners: %(names)s", names=names)
            if names
            else words("Nobody has said yet that they would like to learn this.")
        )

    def _open(self) -> None:
        slot = self.chosen()
        if slot is not None and slot.state is SlotState.PLANNED:
            self.taught_wanted.emit()
