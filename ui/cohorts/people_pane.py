"""The people of a cohort: a table with a filter; enrol, change the role, take out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from facilitator.cohorts.people import EnrolledLine
from facilitator.cycle.actions import PLACES
from facilitator.vocabulary import EnrolmentState
from ui.cohorts.wording import enrolment_states, roles
from ui.parts.buttons import Button, Kind
from ui.parts.choices import FlowLayout
from ui.parts.fields import SearchField
from ui.parts.marks import Badge, Shape, Swatch
from ui.parts.notes import EmptyState, GhostRing
from ui.parts.table import Column, Table
from ui.parts.text import Text
from ui.theme.type_roles import Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from facilitator.words import Words
    from ui.shell.settings import Settings
    from ui.theme.theme import Theme


class PeoplePane(QWidget):
    """Who is in the cohort."""

    enrol_wanted = Signal()
    role_wanted = Signal(str)
    out_wanted = Signal(object)
    places_wanted = Signal(object, str)
    person_wanted = Signal(str)

    def __init__(self, theme: Theme, words: Words, settings: Settings) -> None:
        super().__init__()
        self._theme, self._words = theme, words
        self._lines: dict[str, EnrolledLine] = {}
        self.filter = SearchField(theme, words("Filter by name or organisation"))
        self.table = Table[EnrolledLine](
            _columns(words), theme, words("People of the cohort"),
            key=lambda line: str(line.id), many=True,
        )  # fmt: skip
        self.table.remember(settings, "cohorts/people")
        self.filter.searched.connect(self.table.filter)
        self.filter.leads_into(self.table)
        self.table.line_opened.connect(self._open)
        self.table.line_chosen.connect(self._choose)
        self.enrol = Button(words("Enrol people…"), theme, Kind.PRIMARY, icon="user-plus")
        self.enrol.clicked.connect(self.enrol_wanted)
        self.role = Button(words("Change the role…"), theme)
        self.role.clicked.connect(lambda: self.role_wanted.emit(self.table.chosen()))
        self.out = Button(words("Step out of the cohort…"), theme)
        self.out.clicked.connect(lambda: self.out_wanted.emit(self.table.all_chosen()))
        self.places = Button(words("Where they stand…"), theme)
        self.places.clicked.connect(self._offer_places)
        acts = QWidget()
        flow = FlowLayout(acts, 8)
        for button in (self.enrol, self.role, self.places, self.out):
            flow.addWidget(button)
        self.foot = Text("", Role.META, theme)
        self.empty = EmptyState(
            words("Nobody is enrolled yet"),
            words("Choose people from the programme; a cohort needs at least two to be paired."),
            theme, primary=words("Enrol people…"), ghost=GhostRing(theme),
        )  # fmt: skip
        self.empty.primary_wanted.connect(self.enrol_wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.filter)
        column.addWidget(self.table, 1)
        column.addWidget(self.foot)
        column.addWidget(acts)
        column.addWidget(self.empty, 1)
        self._choose("")

    def show_people(self, lines: Sequence[EnrolledLine]) -> None:
        """Show these people."""
        self._lines = {str(line.id): line for line in lines}
        self.table.show_lines(lines)
        for widget in (self.filter, self.table, self.foot, *self._acts()):
            widget.setVisible(bool(lines))
        self.empty.setVisible(not lines)
        self._choose(self.table.chosen())

    def _say_how_many(self) -> None:
        words, chosen = self._words, len(self.table.all_chosen())
        self.foot.setText(
            words("%(n)s chosen", n=chosen)
            if chosen > 1
            else words.many("%(n)s person", "%(n)s people", len(self._lines))
        )

    def line(self, key: str) -> EnrolledLine | None:
        """The line with this key."""
        return self._lines.get(key)

    def _acts(self) -> tuple[Button, ...]:
        return (self.enrol, self.role, self.places, self.out)

    def _choose(self, key: str) -> None:
        # What is for chosen people stands there only while somebody is chosen.
        for button in self._acts()[1:]:
            button.setVisible(bool(key))
        self.role.setEnabled(len(self.table.all_chosen()) == 1)
        self._say_how_many()

    def _offer_places(self) -> None:
        """From applied to taking part, for everybody who is chosen, in one step."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for state, name in self.places_offered():
            action = menu.addAction(name)
            action.triggered.connect(lambda _on=False, state=state: self.give(state))
        menu.popup(self.places.mapToGlobal(QPoint(0, self.places.height())))

    def places_offered(self) -> tuple[tuple[str, str], ...]:
        """Where somebody can stand, from applied to taking part: (key, words)."""
        names = enrolment_states(self._words)
        return tuple((state.value, names[state]) for state in PLACES)

    def give(self, state: str) -> None:
        """Let everybody chosen stand there."""
        self.places_wanted.emit(self.table.all_chosen(), state)

    def _open(self, key: str) -> None:
        line = self.line(key)
        if line is not None:
            self.person_wanted.emit(str(line.person_id))


def _columns(words: Words) -> tuple[Column[EnrolledLine], ...]:
    language = words.language.value
    role_words, state_words = dict(roles(words)), enrolment_states(words)

    def organisation(line: EnrolledLine) -> str:
        return line.organisation.name(language) if line.organisation else ""

    def swatch(line: EnrolledLine) -> Swatch | None:
        mark = line.organisation
        return Swatch(mark.colour, mark.name(language), mark.letters) if mark else None

    def state(line: EnrolledLine) -> str:
        return words("Resting") if line.is_resting else state_words[line.state]

    def badge(line: EnrolledLine) -> Badge:
        if line.is_resting:
            return Badge(Shape.BARS, state(line), "ink2")
        if line.state in {EnrolmentState.ACTIVE, EnrolmentState.COMPLETED}:
            return Badge(Shape.DOT, state(line), "accent_text")
        return Badge(Shape.HOLLOW, state(line), "ink2")

    return (
        Column("name", words("Name"), lambda line: line.name, width=220, strong=True),
        Column("organisation", words("Organisation"), organisation, width=0, swatch=swatch,
               spare=1),
        Column("role", words("Role"), lambda line: role_words[line.role.value], width=150,
               spare=2, whole=True),
        Column("given", words("Given"), lambda line: line.given,
               text=lambda line: words.hours(line.given), right=True, width=90),
        Column("received", words("Received"), lambda line: line.received,
               text=lambda line: words.hours(line.received), right=True, width=90),
        Column("state", words("State"), state, width=150, badge=badge),
    )  # fmt: skip
