"""Connections: who is connected to whom, as a map and as a list, and who holds it together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from facilitator.charts.network import Cluster, Member, Network
from facilitator.reciprocity.connections import ConnectedPerson, Connections
from ui.drawings.network import NetworkView
from ui.parts.buttons import Button
from ui.parts.choices import Segments
from ui.parts.rows import Row, RowList
from ui.parts.table import Column, Table
from ui.parts.text import Rule, Text
from ui.reciprocity.sections import Section
from ui.reciprocity.wording import called
from ui.theme.type_roles import Role

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from facilitator.words import Words
    from ui.shell.settings import Settings
    from ui.theme.theme import Theme

MAP, LIST = "map", "list"
BESIDE = 270
# Beside the map the inspector stands where both have this much; else below it.
WIDE_ENOUGH = 760


class ConnectionsSection(Section):
    """The map with its twin, a list; at the side who holds organisations together."""

    has_rows = False
    person_wanted = Signal(str)

    def __init__(self, theme: Theme, words: Words, settings: Settings) -> None:
        super().__init__()
        self._theme, self._words = theme, words
        self._page = Connections((), ())
        self._chosen = ""
        self.lead = Text("", Role.LEAD, theme, wraps=True)
        self.segments = Segments(
            ((MAP, words("Map")), (LIST, words("List"))), theme, words("Show as")
        )
        self.map = NetworkView(theme, words)
        self.map.person_chosen.connect(lambda place: self._tell(self._page.people[place].code))
        self.map.person_opened.connect(lambda place: self._open(self._page.people[place].code))
        self.list: Table[ConnectedPerson] = Table(
            self._columns(), theme, words("Who is connected to whom"), key=lambda line: line.code
        )
        self.list.remember(settings, "figures/connections")
        self.list.line_chosen.connect(self._choose_listed)
        self.list.line_opened.connect(self._open)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.map)
        self.stack.addWidget(self.list)
        self.segments.chosen.connect(lambda key: self.stack.setCurrentIndex(int(key == LIST)))
        self.said = Text("", Role.SENTENCE, theme, wraps=True)
        self.open_button = Button(words("Open this person"), theme)
        self.open_button.clicked.connect(lambda: self._open(self._chosen))
        self.bridges = RowList(theme, words("Through whom organisations meet"), margin=8)
        self.bridges.row_chosen.connect(self.choose)
        self.bridges.row_opened.connect(self._open)
        self._lay_out()

    def _lay_out(self) -> None:
        theme, words = self._theme, self._words
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.lead)
        column.addWidget(self.segments, 0, Qt.AlignmentFlag.AlignLeft)
        self.beside = QWidget()
        side = QVBoxLayout(self.beside)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(8)
        side.addWidget(Text(words("Through whom organisations meet"), Role.SECTION, theme,
                            wraps=True))  # fmt: skip
        self.note = Text("", Role.SENTENCE, theme, wraps=True)
        for widget in (self.note, self.bridges, Rule(theme), self.said):
            side.addWidget(widget)
        side.addWidget(self.open_button, 0, Qt.AlignmentFlag.AlignLeft)
        side.addStretch()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(24)
        self._row.addWidget(self.stack, 1)
        self._row.addWidget(self.beside)
        column.addLayout(self._row, 1)

    def _columns(self) -> tuple[Column[ConnectedPerson], ...]:
        words = self._words
        return (
            Column("name", words("Name"), lambda line: line.name, width=180, strong=True),
            Column("organisation", words("Organisation"), self._body, width=180, spare=2),
            Column("people", words("People"), lambda line: len(line.minutes), right=True,
                   width=80),
            Column("hours", words("Hours"), lambda line: sum(line.minutes.values()),
                   text=lambda line: words.hours(sum(line.minutes.values())), right=True,
                   width=90),
            Column("holds", words("Only link of"), lambda line: len(line.holds),
                   text=lambda line: words.many("%(n)s pair", "%(n)s pairs", len(line.holds))
                   if line.holds else "", width=110, spare=1),
            Column("with", words("With"), self._with, width=0),
        )  # fmt: skip

    # -- what is shown ------------------------------------------------------------------------

    def show_page(self, page: Connections) -> None:
        """Show who is connected to whom; whoever is chosen stays chosen."""
        words, self._page = self._words, page
        place = {one.code: at for at, one in enumerate(page.people)}
        body = {one.code: at for at, one in enumerate(page.bodies)}
        links = tuple(
            (place[one.code], place[other])
            for one in page.people
            for other in one.minutes
            if place[one.code] < place[other]
        )
        shown = Network(
            tuple(Cluster(self._called(one.code), one.letters, one.colour) for one in page.bodies),
            tuple(Member(one.name, body[one.body], len(one.holds)) for one in page.people),
            links,
        )
        self.map.show_network(shown, lambda at: self._sentence(page.people[at]))
        self.list.show_lines(page.people)
        self.lead.setText(
            words(
                "%(people)s people of %(bodies)s organisations gave to or received from each "
                "other; a line joins two of them.",
                people=len(page.people), bodies=len(page.bodies),
            )
            if page.people
            else words("Nobody has given or received in this cohort and period yet.")
        )  # fmt: skip
        for part in (self.segments, self.stack, self.beside):
            part.setVisible(bool(page.people))
        self._show_bridges()
        first = self._chosen if self._chosen in place else ""
        self.choose(first) if first else self._tell("")

    def _show_bridges(self) -> None:
        words = self._words
        held = sorted((one for one in self._page.people if one.holds), key=lambda one: one.name)
        self.bridges.show_rows(
            Row(
                one.code,
                one.name,
                under=words.many(
                    "the only link of %(n)s pair",
                    "the only link of %(n)s pairs",
                    len(one.holds),
                ),
            )
            for one in held
        )
        self.bridges.setVisible(bool(held))
        self.bridges.setFixedHeight(self._theme.two_line_row * len(held) + 4)
        self.note.setText(
            words("If one of them leaves, pairs of organisations lose their only link.")
            if held
            else words("No two organisations hang on one person alone.")
        )

    def choose(self, code: str) -> None:
        """Choose a person on the map, in the list and at the side."""
        place = next((at for at, one in enumerate(self._page.people) if one.code == code), None)
        if place is None:
            return
        if self.map.person != place:
            self.map.choose(("person", place))
        self._tell(code)

    def _choose_listed(self, code: str) -> None:
        if code and code != self._chosen:
            self.choose(code)

    def _tell(self, code: str) -> None:
        """Say who is chosen, everywhere alike."""
        self._chosen, person = code, self._page.person(code)
        self.said.setText(
            self._sentence(person)
            if person
            else self._words("Choose a person on the map to see with whom they are connected.")
        )
        self.open_button.setVisible(person is not None)
        if person is not None:
            self.list.choose(code)
            if person.holds:
                self.bridges.choose(code)

    def _open(self, code: str) -> None:
        person = self._page.person(code)
        if person is not None:
            self.person_wanted.emit(str(person.key))

    # -- words --------------------------------------------------------------------------------

    def _called(self, code: str) -> str:
        body = next(one for one in self._page.bodies if one.code == code)
        return called(body.name, self._words) or self._words("No organisation")

    def _body(self, person: ConnectedPerson) -> str:
        return self._called(person.body)

    def _with(self, person: ConnectedPerson) -> str:
        names = {one.code: one.name for one in self._page.people}
        most = sorted(person.minutes, key=lambda code: names[code])
        return ", ".join(names[code] for code in most)

    def _sentence(self, person: ConnectedPerson) -> str:
        words = self._words
        said = words(
            "%(name)s, %(organisation)s: %(hours)s with %(others)s.",
            name=person.name, organisation=self._body(person), others=self._with(person),
            hours=words.hours(sum(person.minutes.values())),
        )  # fmt: skip
        pairs = "; ".join(f"{self._called(a)} – {self._called(b)}" for a, b in person.holds)
        return (
            words("%(said)s The only link of: %(pairs)s.", said=said, pairs=pairs)
            if (pairs)
            else said
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The side stands beside the map where there is room, else below it."""
        super().resizeEvent(event)
        beside = self.width() >= self._theme.px(WIDE_ENOUGH)
        way = QBoxLayout.Direction
        self._row.setDirection(way.LeftToRight if beside else way.TopToBottom)
        self.beside.setFixedWidth(self._theme.px(BESIDE) if beside else self.width())
