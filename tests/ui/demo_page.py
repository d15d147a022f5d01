"""Pages made of the parts on invented data: to test the frame, and to look at the parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.parts.buttons import Button, IconButton, Kind
from ui.parts.choices import Chips, Segments
from ui.parts.detail import DetailField, DetailGrid
from ui.parts.fields import LineField, SearchField, TextField
from ui.parts.heads import Figure, FigureBand, PageHead, SectionHead
from ui.parts.marks import Badge, BadgeView, Shape, Swatch, SwatchView
from ui.parts.notes import EmptyState, GhostRing, Note, NoteItem
from ui.parts.rows import Row, RowList
from ui.parts.sentences import RuleLine, SentenceGroup
from ui.parts.split import Scroll, Split
from ui.parts.table import Column, Table
from ui.parts.text import Rule, Text
from ui.shell.page import Page, PageAction, PageContext
from ui.shell.palette import Group, Hit, sifted
from ui.theme.type_roles import Role

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from ui.theme.breadth import Breadth

PEOPLE = (
    Row("1", "Angharad Pugh", swatch=Swatch(3, "Bangor University"),
        badge=Badge(Shape.DOT, "in step", "accent_text")),
    Row("2", "Elin Mair Jones", swatch=Swatch(1, "Betsi Cadwaladr UHB"),
        badge=Badge(Shape.UP, "1 h ahead", "accent_text")),
    Row("3", "Hywel Prosser", swatch=Swatch(5, "Wrexham CBC"),
        badge=Badge(Shape.DIAMOND, "4 h 30 to pass on", "rust", strong=True)),
    Row("4", "Nadia Haddad", swatch=Swatch(1, "Betsi Cadwaladr UHB"),
        badge=Badge(Shape.BARS, "resting")),
    Row("5", "Siân Llŵyd-Ŵyr", swatch=Swatch(0, "Cyngor Gwynedd"),
        badge=Badge(Shape.HALF, "1 h to pass on", "ink")),
    Row("6", "Tomasz Błażejewski", swatch=Swatch(11, "Coleg Cambria"),
        badge=Badge(Shape.HOLLOW, "too early")),
)  # fmt: skip


def add_person(_step: object, _draft: str) -> str:
    """An action."""
    return "1"


def people_list(_db: object) -> tuple[Row, ...]:
    """A question."""
    return PEOPLE


def people_hits(text: str, answer: Callable[[Sequence[Hit]], None]) -> None:
    """A provider for the palette."""
    hits = [
        Hit(Group.PEOPLE, row.title, lambda: None, row.second_line, icon="user") for row in PEOPLE
    ]
    answer(sifted(hits, text))


class PeoplePage(Page):
    """List and detail."""

    place = "people"
    tables = frozenset({"person"})

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        theme, words = self.theme, self.words
        self.list = RowList(theme, words("People"))
        self.filter = SearchField(theme, "Filter by name, organisation or topic")
        self.filter.searched.connect(self.list.filter)
        self.chips = Chips(
            (("all", "Everyone · 44"), ("owe", "To pass on · 9"), ("c7", "Cohort 7 · 34")),
            theme, "Which people",
        )  # fmt: skip
        self.chips.choose("c7")
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 20, 0, 0)
        head = QVBoxLayout()
        head.setContentsMargins(20, 0, 20, 8)
        head.setSpacing(12)
        more = IconButton("sliders-horizontal", "Columns", theme)
        head.addWidget(PageHead("People", theme, actions=(more, Button("New", theme, icon="plus"))))
        head.addWidget(self.filter)
        head.addWidget(self.chips)
        column.addLayout(head)
        column.setSpacing(0)
        column.addWidget(Rule(theme))
        column.addWidget(self.list, 1)
        self.split = Split(left, self._detail(), context.settings, "people", theme)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.split)

    def _detail(self) -> QWidget:
        theme, words = self.theme, self.words
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(40, 20, 40, 24)
        column.setSpacing(12)
        actions = (
            IconButton("ellipsis", "More", theme), Button("Print", theme, icon="printer"),
            Button("Log a session", theme, Kind.PRIMARY, key="L"),
        )  # fmt: skip
        column.addWidget(PageHead("Siân Llŵyd-Ŵyr", theme, actions=actions))
        facts = QHBoxLayout()
        facts.addWidget(SwatchView(Swatch(0, "Cyngor Gwynedd, Principal Planning Officer"), theme))
        facts.addWidget(Text("·  Letters in Welsh", Role.SENTENCE, theme))
        facts.addStretch()
        column.addLayout(facts)
        column.addWidget(
            BadgeView(Badge(Shape.HALF, "Behind by 1 h, due in 30 days.", "ink"), theme)
        )
        figures = (
            Figure("4", "received", "h", "received", Shape.HOLLOW),
            Figure("3", "given", "h", "given", Shape.DOT),
            Figure("1", "to pass on by 31 March", "h", "left"),
        )
        column.addWidget(FigureBand(figures, theme))
        column.addWidget(SectionHead("Gives and asks", theme, at_right="2 topics"))
        offers = DetailField("Offers", theme, lambda: LineField(theme))
        offers.show_value("Leading change, difficult conversations, planning law in plain Welsh")
        asks = DetailField("Asks", theme, lambda: TextField(theme, "Asks"))
        asks.show_value("")
        self.grid = DetailGrid([offers, asks])
        column.addWidget(self.grid)
        column.addWidget(SectionHead("Sessions", theme))
        columns: tuple[Column[tuple[str, int]], ...] = (
            Column("who", "With", lambda line: line[0], width=260, strong=True),
            Column("minutes", "Minutes", lambda line: line[1], right=True, width=90),
            Column("why", "Where", lambda _line: "Caernarfon", width=0),
        )
        table = Table(columns, theme, words("Sessions"), key=lambda line: line[0])
        table.show_lines((("Tomasz Błażejewski", 60), ("Gwilym Roberts", 45), ("Elin Jones", 600)))
        table.choose("Gwilym Roberts")
        column.addWidget(table, 1)
        note = Note(
            "Two things to settle first",
            (NoteItem("1", "Wrexham CBC has no sponsor’s name yet.", "Add it"),),
            theme,
        )
        column.addWidget(note)
        return Scroll(inside, "Person")

    def refresh(self) -> None:
        """Ask for the people."""
        self.ask("list", self._show, people_list)

    def _show(self, rows: tuple[Row, ...]) -> None:
        self.list.show_rows(rows)
        if not self.list.chosen():
            self.list.choose("5")

    def state(self) -> Mapping[str, object]:
        """The chosen person and the filter."""
        return {"chosen": self.list.chosen(), "filter": self.filter.text()}

    def restore(self, state: Mapping[str, object]) -> None:
        """Choose and filter again."""
        self.filter.setText(str(state.get("filter", "")))
        self.list.choose(str(state.get("chosen", "")))

    def page_actions(self) -> tuple[PageAction, ...]:
        """Add somebody."""
        return (PageAction("New person", self.add, "Ctrl+N", "plus"),)

    def add(self) -> None:
        """Add somebody and say so."""
        self.runner.act(add_person, "Siân", self.did)

    def to_filter(self) -> bool:
        """Into the filter field."""
        self.filter.setFocus()
        return True

    def fit(self, breadth: Breadth) -> None:
        """Arrange."""
        super().fit(breadth)
        self.split.fit(breadth)


class WeekPage(Page):
    """Rule-sentence rows."""

    place = "week"
    tables = frozenset({"snooze"})

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        theme, words = self.theme, self.words
        inside = QWidget()
        column = QVBoxLayout(inside)
        self.column = column
        column.setContentsMargins(40, 24, 40, 24)
        column.setSpacing(0)
        self.segments = Segments((("rings", "Rings"), ("table", "Table")), theme, "View")
        actions = (
            self.segments,
            IconButton("printer", "Print", theme),
            Button("Prepare Tuesday’s pack", theme),
        )
        column.addWidget(
            PageHead(words("This week"), theme, under="Monday 1 March 2027", actions=actions)
        )
        column.addSpacing(24)
        self.groups = [SentenceGroup("Decide", theme, words), SentenceGroup("Thank", theme, words)]
        self.groups[0].show_lines(
            (
                RuleLine(
                    "1",
                    "Priya Nair leaves on 12 March",
                    "Her ring Ogwen loses one link; rule: mend it first, 11 days from now.",
                    ("11 days",),
                    "Mend the ring",
                    "today",
                ),
                RuleLine(
                    "2",
                    "Hywel Prosser · Wrexham CBC",
                    "Received 6 h, passed on 1 h 30; due in 30 days; rule: half done by then.",
                    ("6 h", "1 h 30", "30 days"),
                    "Plan a conversation",
                    "2 days",
                ),
            )
        )
        self.groups[1].show_lines(
            (
                RuleLine(
                    "3",
                    "Siân Llŵyd-Ŵyr",
                    "Gave her third session 10 days ago, no thank-you yet; rule: 7 days.",
                    ("10 days",),
                    "Write a card",
                    "3 days",
                ),
            )
        )
        for group in self.groups:
            column.addWidget(group)
            group.row_chosen.connect(self.choose)
        column.addWidget(Rule(theme, strong=True))
        column.addStretch()
        self.choose("1")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(Scroll(inside, "This week"))

    def choose(self, key: str) -> None:
        """Open one row."""
        for group in self.groups:
            group.choose(key)

    def fit(self, breadth: Breadth) -> None:
        """Arrange."""
        super().fit(breadth)
        self.column.setContentsMargins(breadth.margin, 24, breadth.margin, 24)
        for group in self.groups:
            group.fit(gutter=not breadth.rail)


class EmptyPage(Page):
    """The empty state."""

    place = "pairings"

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 24, 32, 24)
        column.addWidget(PageHead("Pairings", self.theme, under="Cohort 8 · no run yet"))
        column.addWidget(
            EmptyState(
                "No pairings yet",
                "Pairing needs people with something to give and something to ask for."
                " Cohort 8 has 27 people; 24 have said both.",
                self.theme,
                primary="Pair cohort 8",
                key="Ctrl R",
                second="Show the 3 who have not",
                ghost=GhostRing(self.theme),
            ),
            1,
        )
