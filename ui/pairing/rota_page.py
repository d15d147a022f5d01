"""Threes and rounds of a day: who sits with whom, and whose turn it is to be out."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.pairing.actions import clear_seats, seat_people
from facilitator.pairing.rounds import cohorts_to_pair, enrolled
from facilitator.pairing.seating import rota_of
from ui.pairing.rota_dialog import RotaDialog
from ui.pairing.wording import listed
from ui.parts.answers import AnswerStack, column_of
from ui.parts.buttons import Button, Kind
from ui.parts.choices import FlowLayout
from ui.parts.dialogs import TroubleBox
from ui.parts.fields import ChoiceField
from ui.parts.heads import PageHead
from ui.parts.marks import Badge, Shape
from ui.parts.notes import EmptyState
from ui.parts.rows import Row, RowList
from ui.parts.split import Scroll, Split
from ui.parts.text import Text
from ui.shell.asking import open_form
from ui.shell.errors import Teller
from ui.shell.page import PageAction, PageContext
from ui.shell.split_page import SplitPage
from ui.theme.type_roles import Role

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from facilitator.pairing.rota import Sitting
    from facilitator.pairing.seating import DayOfRota
    from facilitator.pairing.shown import CohortToPair, Someone
    from ui.theme.breadth import Breadth


class RotaPage(SplitPage):
    """The gatherings of a cohort beside the rounds of the one that is chosen."""

    place = "rota"
    tables = frozenset({"seat", "gathering", "cohort", "enrolment", "person", "pause"})

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        theme, words = self.theme, self.words
        self._wanted = self._wished = ""
        self._days: dict[str, DayOfRota] = {}
        self.head = PageHead(words("Threes and rounds of a day"), theme)
        self.trouble = TroubleBox(theme)
        self.cohort = ChoiceField(theme, words("Cohort"))
        self.cohort.chosen.connect(self.show_cohort)
        self.rows = RowList(theme, words("Gatherings"), margin=12)
        self.rows.row_chosen.connect(self.show_day)
        self.day = Text("", Role.SUBJECT, theme, wraps=True)
        self.make = Button(words("Make the rota…"), theme, Kind.PRIMARY)
        self.make.clicked.connect(self.ask_to_make)
        self.print = Button(words("Print the rota…"), theme, icon="printer")
        self.print.clicked.connect(self.print_rota)
        self.clear = Button(words("Take the rota away"), theme, Kind.QUIET)
        self.clear.clicked.connect(self.take_away)
        self.rounds = QWidget()
        self._rounds = QVBoxLayout(self.rounds)
        self._rounds.setContentsMargins(0, 0, 12, 0)
        self._rounds.setSpacing(6)
        self.empty = EmptyState(
            words("No gathering yet"),
            words("Threes and rounds belong to a day on which a cohort meets."),
            theme,
            primary=words("Cohorts"),
        )
        self.empty.primary_wanted.connect(lambda: context.navigate("cohorts", {}))
        self._lay_out(context)

    def _lay_out(self, context: PageContext) -> None:
        first, second = QWidget(), QWidget()
        column = QVBoxLayout(first)
        column.setContentsMargins(0, 0, 12, 0)
        column.setSpacing(8)
        column.addWidget(self.cohort)
        column.addWidget(self.rows, 1)
        beside = QVBoxLayout(second)
        beside.setContentsMargins(16, 0, 12, 0)
        beside.setSpacing(10)
        beside.addWidget(self.day)
        acts = QWidget()
        flow = FlowLayout(acts, 8)
        for act in (self.make, self.print, self.clear):
            flow.addWidget(act)
        beside.addWidget(acts)
        beside.addWidget(Scroll(self.rounds, self.words("Rounds")), 1)
        self.split = Split(first, second, context.settings, "rota", self.theme)
        self.stack = AnswerStack(self.split, self.empty)
        self._column = column_of(self, self.head, self.trouble, self.stack)
        self.fit(self.breadth)

    def refresh(self) -> None:
        """Ask which cohorts there are, then for the days of the one that is shown."""
        self.ask("cohorts", self._show_cohorts, cohorts_to_pair)

    def _show_cohorts(self, cohorts: Sequence[CohortToPair]) -> None:
        language = self.words.language.value
        keys = [str(one.id) for one in cohorts]
        self.cohort.offer([(str(one.id), one.title(language)) for one in cohorts])
        if self._wanted not in keys:
            self._wanted = keys[0] if keys else ""
        self.cohort.choose(self._wanted)
        if self._wanted:
            today = self.context.clock.today()
            self.ask("days", self._show_days, rota_of, uuid.UUID(self._wanted), today)
        else:
            self.stack.show_answer(found=False)

    def show_cohort(self, key: str) -> None:
        """Show the days of another cohort."""
        self._wanted = key
        self.refresh()

    def _show_days(self, days: Sequence[DayOfRota]) -> None:
        words, chosen = self.words, self._wished or self.rows.chosen()
        self._wished = ""
        self._days = {str(one.id): one for one in days}
        self.rows.show_rows(self._row(one) for one in days)
        made = sum(bool(one.sittings) for one in days)
        said = words("%(n)s of %(all)s gatherings have a rota", n=made, all=len(days))
        self.head.say(words("Threes and rounds of a day"), said)
        # The chooser stays in sight where another cohort may have gatherings.
        self.stack.show_answer(found=bool(days or self.cohort.count() > 1))
        first = next(iter(self._days), "")
        self.rows.choose(chosen if chosen in self._days else first)
        self.show_day(self.rows.chosen())
        self.actions_changed.emit()

    def _row(self, one: DayOfRota) -> Row:
        words = self.words
        count = len(one.sittings)
        badge = Badge(Shape.HOLLOW, words("no rota yet"))
        if count:
            badge = Badge(Shape.DOT, words.many("%(n)s round", "%(n)s rounds", count))
        title = one.title(words.language.value)
        return Row(str(one.id), title, under=words.date(one.day), badge=badge)

    def chosen(self) -> DayOfRota | None:
        """The gathering that is shown."""
        return self._days.get(self.rows.chosen())

    def show_day(self, key: str) -> None:
        """Show the rounds of a gathering."""
        words, day = self.words, self._days.get(key)
        while (item := self._rounds.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        has_rounds = day is not None and bool(day.sittings)
        self.print.setVisible(has_rounds)
        self.clear.setVisible(has_rounds)
        self.make.setEnabled(day is not None)
        if day is None:
            self.day.setText(words("This cohort has no gathering yet."))
            return
        title = day.title(words.language.value)
        self.day.setText(words("%(title)s, %(day)s", title=title, day=words.date(day.day)))
        if not day.sittings:
            text = words("Who sits with whom is not settled yet.")
            self._rounds.addWidget(Text(text, Role.BODY_SOFT, self.theme, wraps=True))
        for sitting in day.sittings:
            self._add_round(sitting)
        self._rounds.addStretch(1)
        self.actions_changed.emit()

    def _add_round(self, sitting: Sitting) -> None:
        words, theme = self.words, self.theme
        title = words("Round %(n)s", n=sitting.round)
        self._rounds.addWidget(Text(title, Role.SECTION, theme))
        for number, table in enumerate(sitting.tables, 1):
            said = words("Table %(n)s: %(people)s", n=number, people=" → ".join(table[:2]))
            if len(table) > 2:
                said = words("%(table)s; %(name)s observes", table=said, name=table[2])
            self._rounds.addWidget(Text(said, Role.BODY, theme, wraps=True))
        if sitting.out:
            out = words("Helps to run it: %(names)s", names=listed(sitting.out, words))
            self._rounds.addWidget(Text(out, Role.BODY_SOFT, theme, wraps=True))
        self._rounds.addSpacing(8)

    def ask_to_make(self) -> None:
        """Ask who comes and how they sit, then make the rota."""
        if self.chosen() is not None:
            today = self.context.clock.today()
            self.ask("people", self._open_dialog, enrolled, uuid.UUID(self._wanted), today)

    def _open_dialog(self, people: Sequence[Someone]) -> None:
        day = self.chosen()
        if day is None:
            return
        today = self.context.clock.today()
        dialog = RotaDialog(
            uuid.UUID(self._wanted),
            tuple(self._days.values()),
            day.id,
            people,
            self.theme,
            self.words,
            today,
            self,
        )
        open_form(self, dialog, seat_people)

    def take_away(self) -> None:
        """Take the rota of the chosen gathering away."""
        day = self.chosen()
        if day is not None and day.sittings:
            self.runner.act(clear_seats, day.id, self.did, self._refused)

    def _refused(self, error: Exception) -> None:
        self.trouble.say(Teller(self.words).tell(error))

    def print_rota(self) -> None:
        """To the page of papers, where the rota is printed."""
        self.context.navigate(
            "papers", {"view": "kinds", "kind_chosen": "rota", "cohort": self._wanted}
        )

    def state(self) -> Mapping[str, object]:
        """The cohort and the gathering that are shown."""
        return {"cohort": self._wanted, "chosen": self.rows.chosen()}

    def restore(self, state: Mapping[str, object]) -> None:
        """Show a cohort again."""
        self._wished = str(state.get("chosen", ""))
        wanted = str(state.get("cohort", ""))
        if wanted and wanted != self._wanted:
            self._wanted = wanted
            self._stale = True
        if self.rows.choose(self._wished):
            self._wished = ""
        if self.isVisible() and self._stale:
            self._stale = False
            self.refresh()

    def page_actions(self) -> tuple[PageAction, ...]:
        """Make, print, take away."""
        words, day = self.words, self.chosen()
        has_rounds = day is not None and bool(day.sittings)
        return (
            PageAction(words("Make the rota…"), self.ask_to_make, enabled=day is not None),
            PageAction(words("Print the rota…"), self.print_rota, "", "printer",
                       enabled=has_rounds),
            PageAction(words("Take the rota away"), self.take_away, enabled=has_rounds),
        )  # fmt: skip

    def print_page(self) -> bool:
        """The rota of the chosen gathering's cohort."""
        self.print_rota()
        return True

    def fit(self, breadth: Breadth) -> None:
        """Arrange for a wider or narrower window."""
        super().fit(breadth)
        self._column.setContentsMargins(breadth.margin, 24, breadth.margin, 16)
