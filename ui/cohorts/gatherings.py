"""The gatherings of a cohort, and who came: by click, or by typing a name and pressing Enter."""

from __future__ import annotations

import uuid
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from facilitator.vocabulary import AttendanceState
from ui.cohorts.wording import attendance_badge, gathering_note
from ui.parts.buttons import Button, IconButton, Kind
from ui.parts.choices import FlowLayout
from ui.parts.fields import SearchField
from ui.parts.folding import folded, matches
from ui.parts.marks import Swatch
from ui.parts.notes import EmptyState, GhostRing
from ui.parts.rows import Row, RowList
from ui.parts.text import Rule, Text
from ui.theme.type_roles import Role

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QKeyEvent

    from facilitator.cohorts.people import AttendanceLine
    from facilitator.cohorts.questions import GatheringLine
    from facilitator.words import Words
    from ui.theme.theme import Theme

States = dict[uuid.UUID, AttendanceState]


class AttendanceList(RowList):
    """Names with whether they came; Space changes the chosen ones."""

    toggled = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space or Enter marks; letters look for a name."""
        keys = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() in keys and not event.modifiers():
            self.toggled.emit()
        else:
            super().keyPressEvent(event)


class AttendancePane(QWidget):
    """Who came to one gathering."""

    states_taken = Signal(object)

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__()
        self._theme, self._words = theme, words
        self._lines: dict[str, AttendanceLine] = {}
        self.title = Text("", Role.SECTION, theme, wraps=True)
        self.under = Text("", Role.SENTENCE, theme, wraps=True)
        self.finder = SearchField(theme, words("Type a name, Enter marks: came"))
        self.list = AttendanceList(theme, words("Who came"), margin=10, many=True)
        self.list.headings = (words("Name"), words("Organisation"), words("Who came"))
        self.finder.searched.connect(self._find)
        self.finder.down.connect(self.list.setFocus)
        self.finder.returnPressed.connect(self._mark_found)
        self.list.toggled.connect(self._toggle)
        self.list.row_opened.connect(lambda _key: self._toggle())
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.title)
        column.addWidget(self.under)
        column.addWidget(self.finder)
        column.addWidget(self.list, 1)
        column.addWidget(self._buttons())

    def _buttons(self) -> QWidget:
        words, theme = self._words, self._theme
        row = QWidget()
        flow = FlowLayout(row, 8)
        for text, key, state in (
            (words("Came"), words("Space"), AttendanceState.CAME),
            (words("Sent apologies"), "", AttendanceState.APOLOGIES),
            (words("Was not there"), "", AttendanceState.ABSENT),
            (words("Still expected"), "", AttendanceState.EXPECTED),
        ):
            kind = Kind.PRIMARY if state is AttendanceState.CAME else Kind.PLAIN
            button = Button(text, theme, kind, key=key)
            button.clicked.connect(lambda _on=False, state=state: self._mark(state))
            flow.addWidget(button)
        self.rest = Button("", theme, Kind.QUIET)
        self.rest.clicked.connect(self._all_came)
        flow.addWidget(self.rest)
        return row

    def show_attendance(
        self, gathering: GatheringLine, lines: Sequence[AttendanceLine], today: dt.date
    ) -> None:
        """Show who is expected at a gathering and who came."""
        words = self._words
        self._lines = {str(line.person_id): line for line in lines}
        language = words.language.value
        self.title.setText(gathering.title(language))
        place = gathering.place(language)
        note = gathering_note(gathering, today, words)
        self.under.setText(f"{note} · {place}" if place else note)
        self._show_lines()
        if not self.list.chosen():
            self.list.choose_first()

    def _show_lines(self) -> None:
        self.list.show_rows([self._row(line) for line in self._lines.values()])
        waited_for = sum(one.state is AttendanceState.EXPECTED for one in self._lines.values())
        self.rest.setText(
            self._words.many(
                "Mark the one still expected as come",
                "Mark the %(n)s still expected as come",
                waited_for,
            )
        )
        self.rest.setVisible(bool(waited_for))
        self.rest.updateGeometry()

    def _row(self, line: AttendanceLine) -> Row:
        mark, words = line.organisation, self._words
        name = mark.name(words.language.value) if mark else ""
        return Row(
            str(line.person_id),
            line.name,
            under="" if mark else words("No organisation"),
            swatch=Swatch(mark.colour, name, mark.letters) if mark else None,
            badge=attendance_badge(line.state, words),
        )

    def _find(self, text: str) -> None:
        """Show whom it may be; a name goes before an organisation in which the letters stand."""
        self.list.filter(text)
        named = [row.key for row in self.list.rows() if matches(text, folded(row.title))]
        if text and named and self.list.chosen() not in named:
            self.list.choose(named[0])
        elif text and len(self.list.all_chosen()) != 1:
            self.list.choose_first()

    def _mark_found(self) -> None:
        """Mark the name that was typed and be ready for the next one."""
        if not self.finder.text():
            return
        rows = self.list.rows()
        if rows and self.list.chosen() not in [row.key for row in rows]:
            self.list.choose_first()
        # Enter twice must not take back what the first one said.
        self._mark(AttendanceState.CAME)
        self.finder.clear()

    def _toggle(self) -> None:
        chosen = self._chosen()
        came = AttendanceState.CAME
        all_came = all(line.state is came for line in chosen)
        self._mark(AttendanceState.EXPECTED if all_came else came)

    def _mark(self, state: AttendanceState) -> None:
        self._take({line.person_id: state for line in self._chosen() if line.state is not state})

    def _all_came(self) -> None:
        expected = AttendanceState.EXPECTED
        came = AttendanceState.CAME
        self._take({one.person_id: came for one in self._lines.values() if one.state is expected})

    def _take(self, states: States) -> None:
        """Show the marks at once; the record follows, and is shown again if it said no."""
        if not states:
            return
        for person, state in states.items():
            line = self._lines[str(person)]
            self._lines[str(person)] = replace(line, state=state)
        self._show_lines()
        self.states_taken.emit(states)

    def _chosen(self) -> list[AttendanceLine]:
        return [self._lines[key] for key in self.list.all_chosen() if key in self._lines]


class GatheringsPane(QWidget):
    """Gatherings at the left, who came to the chosen one at the right."""

    plan_wanted = Signal()
    gathering_chosen = Signal(str)
    states_taken = Signal(str, object)

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__()
        self._theme, self._words = theme, words
        self._gatherings: Mapping[str, GatheringLine] = {}
        self.list = RowList(theme, words("Gatherings"), margin=10)
        self.list.headings = (words("Gathering"), words("Day and people"), "")
        self.list.row_chosen.connect(self._choose)
        self.attendance = AttendancePane(theme, words)
        self.list.row_opened.connect(lambda _key: self.attendance.finder.setFocus())
        self.attendance.states_taken.connect(
            lambda states: self.states_taken.emit(self.list.chosen(), states)
        )
        plan = Button(words("Plan a gathering…"), theme, icon="plus")
        plan.clicked.connect(self.plan_wanted)
        self.more = IconButton("ellipsis", words("More for this gathering"), theme)
        self.more.clicked.connect(
            lambda: self.list.menu_wanted.emit(
                self.list.chosen(), self.more.mapToGlobal(QPoint(0, self.more.height()))
            )
        )
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(plan)
        buttons.addWidget(self.more)
        buttons.addStretch(1)
        self.left = QWidget()
        column = QVBoxLayout(self.left)
        column.setContentsMargins(0, 0, 16, 0)
        column.setSpacing(10)
        column.addLayout(buttons)
        column.addWidget(self.list, 1)
        self.empty = EmptyState(
            words("No gathering is planned yet"),
            words("A gathering is a day in a room: papers are handed out and slips come back."),
            theme, primary=words("Plan a gathering…"), ghost=GhostRing(theme),
        )  # fmt: skip
        self.empty.primary_wanted.connect(self.plan_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.left, 2)
        self.line = Rule(theme, strong=True, upright=True)
        row.addWidget(self.line)
        row.addWidget(self.attendance, 3)
        row.addWidget(self.empty, 1)

    def show_gatherings(self, gatherings: Sequence[GatheringLine], today: dt.date) -> None:
        """Show these gatherings; the next one is chosen where none was."""
        words = self._words
        self._gatherings = {str(one.id): one for one in gatherings}
        language = words.language.value
        self.list.show_rows(
            [
                Row(
                    str(one.id),
                    one.title(language),
                    under=gathering_note(one, today, words),
                    icon="calendar-check" if one.day < today else "calendar",
                )
                for one in gatherings
            ]
        )
        for widget in (self.left, self.line, self.attendance):
            widget.setVisible(bool(gatherings))
        self.empty.setVisible(not gatherings)
        if gatherings and not self.list.chosen():
            coming = [one for one in gatherings if one.day >= today]
            self.list.choose(str((coming[0] if coming else gatherings[-1]).id))
        elif gatherings:
            self._choose(self.list.chosen())

    def gathering(self, key: str) -> GatheringLine | None:
        """The gathering with this key."""
        return self._gatherings.get(key)

    def _choose(self, key: str) -> None:
        if key:
            self.gathering_chosen.emit(key)
