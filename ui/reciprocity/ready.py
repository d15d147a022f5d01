"""Ready to give: who could give, by organisation, with an invitation to print for each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.parts.buttons import Button, Kind
from ui.parts.choices import Segments
from ui.parts.table import Column, Table
from ui.parts.text import Text
from ui.reciprocity.sections import Section
from ui.reciprocity.wording import called
from ui.theme.type_roles import Role

if TYPE_CHECKING:
    from facilitator.papers.shared import Named
    from facilitator.reciprocity.ready import ReadyPage, ReadyPerson, UnmetAsk
    from facilitator.words import Words
    from ui.shell.settings import Settings
    from ui.theme.theme import Theme

PEOPLE, ASKS = "people", "asks"


@dataclass(frozen=True)
class _Ask:
    """A line of the asks with its place, for two may be alike."""

    place: int
    ask: UnmetAsk


class ReadySection(Section):
    """People with room, and asks that nobody meets yet."""

    has_rows = False
    invite_wanted = Signal(object)
    person_wanted = Signal(str)

    def __init__(self, theme: Theme, words: Words, settings: Settings) -> None:
        super().__init__()
        self._words = words
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self.lead = Text("", Role.LEAD, theme, wraps=True)
        column.addWidget(self.lead)
        self.segments = Segments(
            ((PEOPLE, words("Who could give")), (ASKS, words("Asks not met yet"))),
            theme,
            words("View"),
        )
        self.stack = QStackedWidget()
        self.segments.chosen.connect(lambda key: self.stack.setCurrentIndex(int(key == ASKS)))
        column.addWidget(self.segments, 0, Qt.AlignmentFlag.AlignLeft)
        self.people: Table[ReadyPerson] = Table(
            self._people_columns(), theme, words("Who could give"),
            key=lambda line: str(line.person_id), many=True,
        )  # fmt: skip
        self.people.remember(settings, "figures/ready")
        self.people.line_opened.connect(self.person_wanted)
        self.people.line_chosen.connect(lambda _key: self._count())
        self.asks: Table[_Ask] = Table(
            self._ask_columns(), theme, words("Asks not met yet"), key=lambda line: str(line.place)
        )
        self.asks.remember(settings, "figures/unmet")
        self.stack.addWidget(self._with_button(theme))
        self.stack.addWidget(self.asks)
        column.addWidget(self.stack, 1)

    def _with_button(self, theme: Theme) -> QWidget:
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.people, 1)
        row = QHBoxLayout()
        self.invite = Button("", theme, Kind.PRIMARY, icon="printer")
        self.invite.clicked.connect(self._invite)
        row.addWidget(self.invite)
        row.addStretch()
        column.addLayout(row)
        return whole

    def _people_columns(self) -> tuple[Column[ReadyPerson], ...]:
        words = self._words
        return (
            Column("who", words("Name"), lambda line: line.name, width=200, strong=True),
            Column("where", words("Organisation"), lambda line: called(line.organisation, words),
                   width=200),
            Column("free", words("Room for"), lambda line: line.free,
                   text=lambda line: words.many("%(n)s more", "%(n)s more", line.free)
                   if line.free else "", width=90),
            Column("qualified", words("Qualified"), lambda line: line.is_qualified,
                   text=lambda line: words("yes") if line.is_qualified else "", width=90, spare=2),
            Column("since", words("Nobody since"), lambda line: line.without_since,
                   text=lambda line: words.date(line.without_since, "brief")
                   if line.without_since else "", width=130),
            Column("offers", words("Offers"), lambda line: self._list(line.offers), width=0,
                   spare=1),
        )  # fmt: skip

    def _ask_columns(self) -> tuple[Column[_Ask], ...]:
        words = self._words
        return (
            Column("topic", words("Asked for"), lambda line: called(line.ask.topic, words),
                   width=200, strong=True),
            Column("who", words("Who asks"), lambda line: line.ask.name, width=180),
            Column("where", words("Organisation"),
                   lambda line: called(line.ask.organisation, words), width=180, spare=1),
            Column("could", words("Could give it"),
                   lambda line: ", ".join(line.ask.could_give)
                   or words("nobody from elsewhere yet"), width=0),
        )  # fmt: skip

    def _list(self, topics: tuple[Named, ...]) -> str:
        return ", ".join(called(topic, self._words) for topic in topics)

    def show_page(self, page: ReadyPage) -> None:
        """Show who could give and who waits."""
        words = self._words
        people = page.people
        asks = [ask for body in page.bodies for ask in body.asks]
        self.people.show_lines(people)
        self.asks.show_lines(_Ask(place, ask) for place, ask in enumerate(asks))
        self.lead.setText(
            words(
                "%(people)s could take %(places)s; %(asks)s.",
                people=words.many("%(n)s person", "%(n)s people", len(people)),
                places=words.many("%(n)s more", "%(n)s more", sum(one.free for one in people)),
                asks=words.many(
                    "%(n)s ask is not met yet", "%(n)s asks are not met yet", len(asks)
                ),
            )
            if people or asks
            else words("Everybody who offers gives, and nobody waits.")
        )
        self._count()

    def _wanted(self) -> tuple[str, ...]:
        lines = tuple(str(line.person_id) for line in self.people.lines())
        return self.people.all_chosen() or lines

    def _count(self) -> None:
        n = len(self._wanted())
        said = self._words.many("Print %(n)s invitation", "Print %(n)s invitations", n)
        self.invite.setText(said)
        self.invite.setAccessibleName(said)
        self.invite.setEnabled(n > 0)
        self.invite.updateGeometry()

    def _invite(self) -> None:
        self.invite_wanted.emit(self._wanted())
