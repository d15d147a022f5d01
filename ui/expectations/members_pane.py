"""Members of a cohort: what each and the programme expect, side by side, and how it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from facilitator.exchange_vocabulary import Kept, Side, Wave, Way
from facilitator.expectations.wording import kept_words, waves
from ui.parts.buttons import Button, Kind
from ui.parts.fields import SearchField
from ui.parts.heads import SectionHead
from ui.parts.marks import Badge, Shape
from ui.parts.rows import Row, RowList
from ui.parts.split import Scroll
from ui.parts.table import Column, Table
from ui.parts.text import Rule, Text
from ui.theme.type_roles import Role

if TYPE_CHECKING:
    from facilitator.expectations.questions import CohortExpectations, ExpectedLine, MemberLine
    from facilitator.words import Words
    from ui.shell.settings import Settings
    from ui.theme.breadth import Breadth
    from ui.theme.theme import Theme


class MembersPane(QWidget):
    """One member at a time; the gap view is for the facilitator's eyes only."""

    say_wanted = Signal(str)
    answers_wanted = Signal(str)
    print_wanted = Signal(str)
    chosen_changed = Signal()

    def __init__(self, theme: Theme, words: Words, settings: Settings) -> None:
        super().__init__()
        self._theme, self._words = theme, words
        self._found: CohortExpectations | None = None
        self.search = SearchField(theme, words("Filter by name"))
        self.rows = RowList(theme, words("Members"), margin=8)
        self.rows.row_chosen.connect(lambda _key: self._show())
        self.rows.row_opened.connect(lambda _key: self.say_wanted.emit(Way.GET.value))
        self.search.searched.connect(self.rows.filter)
        self.search.down.connect(self.rows.setFocus)
        self.left = QWidget()
        column = QVBoxLayout(self.left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.search)
        column.addWidget(self.rows, 1)
        self._build_detail(settings)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(24)
        row.addWidget(self.left)
        row.addWidget(Rule(theme, upright=True))
        self.whole = Scroll(self.detail, words("Side by side"))
        row.addWidget(self.whole, 1)

    def _build_detail(self, settings: Settings) -> None:
        theme, words = self._theme, self._words
        self.detail = QWidget()
        column = QVBoxLayout(self.detail)
        column.setContentsMargins(0, 0, 12, 0)
        column.setSpacing(8)
        self.name = Text("", Role.SUBJECT, theme, wraps=True)
        self.under = Text("", Role.SENTENCE, theme, wraps=True)
        column.addWidget(self.name)
        column.addWidget(self.under)
        acts = QHBoxLayout()
        acts.setSpacing(8)
        self.gives = Button(words("What they give…"), theme)
        self.gets = Button(words("What they get…"), theme)
        self.print = Button(words("Print…"), theme, icon="printer")
        self.gives.clicked.connect(lambda: self.say_wanted.emit(Way.GIVE.value))
        self.gets.clicked.connect(lambda: self.say_wanted.emit(Way.GET.value))
        self.print.clicked.connect(lambda: self.print_wanted.emit("expectations"))
        for button in (self.gives, self.gets, self.print):
            acts.addWidget(button)
        acts.addStretch()
        column.addLayout(acts)
        column.addSpacing(6)
        self.grid = QGridLayout()
        self.grid.setHorizontalSpacing(32)
        self.grid.setVerticalSpacing(6)
        self.grid.setColumnStretch(0, 1)
        self.grid.setColumnStretch(1, 1)
        self.heads = (Text("", Role.STRONG, theme, wraps=True),
                      Text(words("The programme"), Role.STRONG, theme, wraps=True))  # fmt: skip
        self.cells: dict[tuple[Side, Way], Text] = {}
        for at, head in enumerate(self.heads):
            self.grid.addWidget(head, 0, at)
        for row, (way, title) in enumerate(
            ((Way.GIVE, words("To give")), (Way.GET, words("To get")))
        ):
            self.grid.addWidget(SectionHead(title, theme), 1 + 2 * row, 0, 1, 2)
            for at, side in enumerate(Side):
                cell = Text("", Role.BODY, theme, wraps=True)
                cell.setAlignment(Qt.AlignmentFlag.AlignTop)
                self.cells[side, way] = cell
                self.grid.addWidget(cell, 2 + 2 * row, at)
        column.addLayout(self.grid)
        column.addSpacing(10)
        self._build_standing(settings, column)

    def _build_standing(self, settings: Settings, column: QVBoxLayout) -> None:
        """How it stands, as either side sees it."""
        theme, words = self._theme, self._words
        again = QWidget()
        beside = QHBoxLayout(again)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(16)
        self.theirs = Button(words("As they see it…"), theme, Kind.QUIET)
        self.ours = Button(words("As we see it…"), theme, Kind.QUIET)
        self.theirs.clicked.connect(lambda: self.answers_wanted.emit(Side.MEMBER.value))
        self.ours.clicked.connect(lambda: self.answers_wanted.emit(Side.PROGRAMME.value))
        beside.addWidget(self.theirs)
        beside.addWidget(self.ours)
        column.addWidget(SectionHead(words("How it stands"), theme, action=again))
        private = words("For your eyes only: this stands on no paper.")
        column.addWidget(Text(private, Role.META, theme, wraps=True))
        self.table: Table[ExpectedLine] = Table(
            self._columns(), theme, words("How it stands"), key=lambda line: str(line.id)
        )
        self.table.remember(settings, "expectations")
        column.addWidget(self.table)
        column.addStretch()

    def _columns(self) -> tuple[Column[ExpectedLine], ...]:
        words = self._words
        asked = [(wave, side) for wave in (Wave.MIDDLE, Wave.END) for side in Side]
        sides = {Side.MEMBER: words("they"), Side.PROGRAMME: words("we")}
        columns = [
            Column("said", words("What was said"), lambda line: line.said, width=240,
                   strong=True),
            Column("gap", words("Seen"), lambda line: self._seen(line).word,
                   badge=self._seen, width=130),
        ]  # fmt: skip
        for wave, side in asked:
            columns.append(
                Column(
                    f"{wave.value} {side.value}",
                    f"{waves(words)[wave]}: {sides[side]}",
                    lambda line, side=side, wave=wave: self._answer(line, side, wave),  # type: ignore[misc]  # its own side
                    width=126,
                    spare=1 if wave is Wave.MIDDLE else 2,
                )
            )
        return tuple(columns)

    def _answer(self, line: ExpectedLine, side: Side, wave: Wave) -> str:
        answer: Kept | None = line.answer(side, wave)
        return kept_words(self._words)[answer] if answer else ""

    def _seen(self, line: ExpectedLine) -> Badge:
        words = self._words
        if line.newest is None:
            return Badge(Shape.HOLLOW, words("not asked yet"), "ink2")
        if line.is_gap:
            return Badge(Shape.HALF, words("to talk about"), "ink")
        return Badge(Shape.DOT, words("alike"), "accent_text")

    def show_found(self, found: CohortExpectations) -> None:
        """Show another cohort; the chosen member stays."""
        self._found = found
        self.rows.show_rows(self._row(one) for one in found.members)
        if found.members and not self.rows.chosen():
            self.rows.choose_first()
        self._show()

    def _row(self, one: MemberLine) -> Row:
        words = self._words
        if not one.has_said:
            badge = Badge(Shape.HOLLOW, words("not asked yet"), "ink2")
        elif one.gaps:
            badge = Badge(Shape.HALF, words("%(n)s to talk about", n=one.gaps), "ink")
        else:
            badge = Badge(Shape.DOT, words("asked"), "accent_text")
        return Row(str(one.person_id), one.name, under=" ", badge=badge)

    def chosen(self) -> MemberLine | None:
        """The chosen member."""
        key = self.rows.chosen()
        members = self._found.members if self._found else ()
        return next((one for one in members if str(one.person_id) == key), None)

    def _show(self) -> None:
        one, words = self.chosen(), self._words
        self.whole.setVisible(one is not None)
        self.chosen_changed.emit()
        if one is None:
            return
        self.name.setText(one.name)
        self.heads[0].setText(one.name)
        asked = [waves(words)[wave] for wave in (Wave.MIDDLE, Wave.END) if one.asked(wave)]
        self.under.setText(
            words("Asked again: %(when)s", when=", ".join(asked).lower())
            if asked
            else words("Not asked again yet.")
        )
        nothing = words("Nothing said yet.")
        for (side, way), cell in self.cells.items():
            lines = one.said(side, way)
            cell.setText("\n".join(f"• {line}" for line in lines) or nothing)
        self.table.show_lines(one.lines)
        count = max(1, min(16, len(one.lines)))
        theme = self._theme
        self.table.setFixedHeight(theme.px(30) + theme.table_row * count + 6)

    def fit(self, breadth: Breadth) -> None:
        """Narrower windows have a narrower list."""
        self.left.setFixedWidth(self._theme.px(220 if breadth.drawer else 270))
        self._show()
