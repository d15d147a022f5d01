"""The calendar: a month of sessions and gatherings, and what the chosen day holds."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from facilitator.calendar_words import MONTHS
from facilitator.sessions.month import DayOfMonth, month_of
from facilitator.vocabulary import SessionStatus
from ui.parts.buttons import Button, IconButton
from ui.parts.heads import PageHead
from ui.parts.marks import Badge, Shape
from ui.parts.rows import Row, RowList
from ui.parts.split import Scroll
from ui.parts.text import Rule, Text
from ui.sessions.month_view import MonthView, off_said
from ui.sessions.wording import status_words
from ui.shell.page import Page, PageAction, PageContext
from ui.theme.type_roles import Role

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ui.theme.breadth import Breadth

HELD = frozenset({SessionStatus.HELD, SessionStatus.HELD_SHORT})


class CalendarPage(Page):
    """A month at the left, a day of it at the right."""

    place = "calendar"
    tables = frozenset(
        {"session", "pairing", "gathering", "cohort", "person", "pause", "bank_holiday"}
    )

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        theme, words = self.theme, self.words
        self.day = context.clock.today()
        self.days: tuple[DayOfMonth, ...] = ()
        self.before = IconButton("chevron-left", words("The month before"), theme, width=36)
        self.after = IconButton("chevron-right", words("The month after"), theme, width=36)
        self.now = Button(words("Today"), theme)
        self.before.clicked.connect(lambda: self.step_month(-1))
        self.after.clicked.connect(lambda: self.step_month(1))
        self.now.clicked.connect(lambda: self.show_day(context.clock.today()))
        self.head = PageHead(words("Calendar"), theme, actions=(self.before, self.now, self.after))
        self.month = MonthView(theme, words)
        self.month.day_chosen.connect(self.show_day)
        self.month.day_opened.connect(self._to_list)
        self.title = Text("", Role.SUBJECT, theme, wraps=True)
        self.under = Text("", Role.SENTENCE, theme, wraps=True)
        self.list = RowList(theme, words("What the day holds"), margin=8)
        self.list.row_opened.connect(self._open)
        self._lay_out()

    def _lay_out(self) -> None:
        self.right = QWidget()
        column = QVBoxLayout(self.right)
        column.setContentsMargins(24, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.title)
        column.addWidget(self.under)
        column.addWidget(self.list, 1)
        column.addStretch()
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(Scroll(self.month, self.words("Days of the month")), 1)
        row.addSpacing(24)
        row.addWidget(Rule(self.theme, strong=True, upright=True))
        row.addWidget(self.right)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(14)
        self._column.addWidget(self.head)
        self._column.addLayout(row, 1)
        self.fit(self.breadth)

    # -- what is shown ------------------------------------------------------------------------

    def refresh(self) -> None:
        """Ask for the month of the chosen day."""
        self.ask("month", self._show, month_of, self.day.replace(day=1), self.context.clock.today())

    def _show(self, days: tuple[DayOfMonth, ...]) -> None:
        self.days = days
        words, first = self.words, self.day
        name = MONTHS[words.language.value][first.month - 1]
        held = sum(one.held() for one in days if one.in_month)
        arranged = sum(one.arranged() for one in days if one.in_month)
        said = words("%(held)s held, %(arranged)s arranged", held=held, arranged=arranged)
        self.head.say(f"{name} {first.year}", said)
        self.month.show_days(days, self.day, self.context.clock.today())
        self._show_day()

    def _show_day(self) -> None:
        words, language = self.words, self.words.language.value
        line = next((one for one in self.days if one.day == self.day), None)
        if line is None:
            return
        self.title.setText(words.date(line.day, "full"))
        self.under.setText(off_said(line, words))
        rows = [
            Row(f"gathering:{one.cohort_id}", one.title(language), words("Gathering"),
                icon="calendar")
            for one in line.gatherings
        ]  # fmt: skip
        rows += [
            Row(
                f"session:{one.id}", f"{one.coach} → {one.coachee}",
                under=one.place or words("place not said"),
                badge=Badge(
                    Shape.DOT if one.status in HELD else Shape.HOLLOW,
                    status_words(one.status, words), "ink2",
                ),
            )
            for one in line.sessions
        ]  # fmt: skip
        if not rows and not self.under.text():
            self.under.setText(words("Nothing on this day"))
        self.under.setVisible(bool(self.under.text()))
        self.list.setVisible(bool(rows))
        self.list.show_rows(rows)

    def show_day(self, day: dt.date) -> None:
        """Choose a day; another month is asked for."""
        before, self.day = self.day, day
        if (before.year, before.month) == (day.year, day.month) and self.days:
            self.month.show_days(self.days, day, self.context.clock.today())
            self._show_day()
        else:
            self.refresh()

    def step_month(self, by: int) -> None:
        """Go to the same day of a month before or after, or to its last one."""
        months = self.day.year * 12 + self.day.month - 1 + by
        first = dt.date(months // 12, months % 12 + 1, 1)
        after = dt.date((months + 1) // 12, (months + 1) % 12 + 1, 1)
        self.show_day(first.replace(day=min(self.day.day, (after - first).days)))

    def _to_list(self) -> None:
        self.list.choose_first()
        self.list.setFocus()

    def _open(self, key: str) -> None:
        kind, _, found = key.partition(":")
        if kind == "session":
            self.context.navigate("sessions", {"view": "all", "chosen": found})
        elif kind == "gathering":
            self.context.navigate("cohorts", {"cohort": found, "side": "gatherings"})

    # -- what the window asks -----------------------------------------------------------------

    def begin(self) -> None:
        """The chosen day takes the keyboard."""
        self.month.take_focus()

    def state(self) -> Mapping[str, object]:
        """The day that is chosen."""
        return {"day": self.day.isoformat(), "line": self.list.chosen()}

    def restore(self, state: Mapping[str, object]) -> None:
        """Choose a day again."""
        if state.get("day"):
            self.show_day(dt.date.fromisoformat(str(state["day"])))
        self.list.choose_when_shown(str(state.get("line", "")))

    def page_actions(self) -> tuple[PageAction, ...]:
        """Go through the months; arrange and record where sessions are."""
        words = self.words
        return (
            PageAction(words("The month before"), lambda: self.step_month(-1), "Ctrl+PgUp",
                       "chevron-left"),
            PageAction(words("The month after"), lambda: self.step_month(1), "Ctrl+PgDown",
                       "chevron-right"),
            PageAction(words("Today"), self.now.click, "", "calendar-check"),
            PageAction(words("All sessions"),
                       lambda: self.context.navigate("sessions", {"view": "all"}), "", "list"),
        )  # fmt: skip

    def fit(self, breadth: Breadth) -> None:
        """Arrange for a wider or narrower window."""
        super().fit(breadth)
        self._column.setContentsMargins(breadth.margin, 24, breadth.margin, 16)
        self.right.setFixedWidth(self.theme.px(240 if breadth.drawer else 330))
