"""The middle of the page: legend, rings, the chosen ring link by link; the table; the matrix."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from facilitator.charts.matrix import Exchanges, MatrixWords, Party
from facilitator.pairing.by_hand import Move, Way
from ui.drawings.matrix import MatrixView
from ui.drawings.ring import RingGrid
from ui.pairing.links import LinkTable
from ui.pairing.wording import LARGEST_DRAWN, drawn
from ui.parts.fields import SearchField
from ui.parts.heads import SectionHead
from ui.parts.marks import CodePill, Swatch
from ui.parts.split import Scroll
from ui.parts.text import ElidedText
from ui.theme.type_roles import Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from facilitator.organisations.questions import OrganisationMark
    from facilitator.pairing.shown import PairingsShown, PairLine, RingShown
    from facilitator.words import Words
    from ui.shell.settings import Settings
    from ui.theme.theme import Theme

RINGS, TABLE, MATRIX = "rings", "table", "matrix"
ROWS_SEEN = 5
MOST_IN_LINE, LEGEND_ENTRY = 5, 184


class Legend(QWidget):
    """Organisations by code and name, in even columns; a long name is cut at its end."""

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__()
        self._theme, self._words = theme, words
        self._entries: list[QWidget] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(6)
        self.setAccessibleName(words("Organisations"))

    def show_organisations(self, organisations: Sequence[OrganisationMark]) -> None:
        """Show these organisations."""
        for old in self._entries:
            self._grid.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._entries = [self._entry(mark) for mark in organisations]
        self._arrange()

    def _entry(self, mark: OrganisationMark) -> QWidget:
        name = mark.name(self._words.language.value)
        one = QWidget(self)
        row = QHBoxLayout(one)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(7)
        row.addWidget(CodePill(Swatch(mark.colour, name, mark.letters), self._theme))
        row.addWidget(ElidedText(name, Role.META, self._theme), 1)
        return one

    def _arrange(self) -> None:
        """As many columns as there is room for, all of one width."""
        columns = max(2, min(MOST_IN_LINE, self.width() // self._theme.px(LEGEND_ENTRY)))
        for at, one in enumerate(self._entries):
            self._grid.addWidget(one, at // columns, at % columns)
            one.show()
        for at in range(MOST_IN_LINE):
            self._grid.setColumnStretch(at, 1 if at < columns else 0)
        self.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More or fewer columns in another width."""
        super().resizeEvent(event)
        self._arrange()


class Centre(QWidget):
    """Rings, table or matrix; one pairing at most is chosen in all of them."""

    line_chosen = Signal(str)
    line_opened = Signal(str)
    lock_wanted = Signal(str)
    move_wanted = Signal(object)
    menu_wanted = Signal(object, QPoint)

    def __init__(self, theme: Theme, words: Words, settings: Settings) -> None:
        super().__init__()
        self._theme, self._words, self._settings = theme, words, settings
        self._shown: PairingsShown | None = None
        self._rings: tuple[RingShown, ...] = ()
        self._chosen, self._is_plan = "", True
        self.legend = Legend(theme, words)
        self.grid = RingGrid(theme, words)
        self.grid.link_chosen.connect(self._link_chosen)
        self.grid.link_opened.connect(self._link_opened)
        self.grid.lock_asked.connect(self._lock_asked)
        self.grid.person_moved.connect(self._person_moved)
        self.matrix = MatrixView(theme, words)
        self.matrix.cell_opened.connect(self._cell_opened)
        self.filter = SearchField(theme, words("Filter by name, organisation or topic"))
        self.stack = QStackedWidget()
        self.stack.addWidget(self._ring_side())
        self.stack.addWidget(self._table_side())
        self.stack.addWidget(self._matrix_side())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.legend)
        column.addWidget(self.stack, 1)

    def _ring_side(self) -> QWidget:
        side = QWidget()
        self._ring_column = QVBoxLayout(side)
        self._ring_column.setContentsMargins(0, 0, 0, 0)
        self._ring_column.setSpacing(8)
        self.grid.setMinimumHeight(self._theme.px(224))
        self._ring_column.addWidget(self.grid, 1)
        self.head = SectionHead("", self._theme)
        self._ring_column.addWidget(self.head)
        self.links = self._made_table(is_plan=True, whole=False)
        self._ring_column.addWidget(self.links)
        return Scroll(side, self._words("Rings"))

    def _table_side(self) -> QWidget:
        side = QWidget()
        self._table_column = QVBoxLayout(side)
        self._table_column.setContentsMargins(0, 0, 0, 0)
        self._table_column.setSpacing(8)
        self._table_column.addWidget(self.filter)
        self.table = self._made_table(is_plan=True, whole=True)
        self._table_column.addWidget(self.table, 1)
        self.filter.searched.connect(self._filter)
        self.filter.down.connect(self._into_table)
        return side

    def _filter(self, text: str) -> None:
        self.table.filter(text)

    def _into_table(self) -> None:
        self.table.setFocus()

    def _matrix_side(self) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        text = self._words("hours agreed; rows give, columns receive")
        head = SectionHead(self._words("Who gives to whom"), self._theme, at_right=text)
        inside = QWidget()
        scrolled = QVBoxLayout(inside)
        scrolled.setContentsMargins(0, 0, 0, 0)
        scrolled.addWidget(self.matrix)
        scrolled.addStretch(1)
        whole = Scroll(inside, self._words("Who gives to whom"))
        whole.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        column.addWidget(head)
        column.addWidget(whole, 1)
        return side

    def _made_table(self, *, is_plan: bool, whole: bool) -> LinkTable:
        name = self._words("Pairings")
        table = LinkTable(self._theme, self._words, name, is_plan=is_plan, whole=whole)
        kind = f"{'plan' if is_plan else 'running'}-{'all' if whole else 'ring'}"
        is_first = self._settings.blob(f"columns/pairings/{kind}").isEmpty()
        table.remember(self._settings, f"pairings/{kind}")
        if is_first and whole:
            # The square before a name says the organisation; the reason is worth more room.
            table.hide_at_first("from", "to")
        if is_first and not is_plan:
            table.hide_at_first("fit")
        table.menu_wanted.connect(lambda _key, at: self.menu_wanted.emit(table, at))
        table.line_chosen.connect(self._row_chosen)
        table.line_opened.connect(self.line_opened)
        return table

    def show_all(self, shown: PairingsShown, chosen: str) -> None:
        """Show a cohort's pairings."""
        self._shown = shown
        if shown.is_plan != self._is_plan:
            self._change_tables(is_plan=shown.is_plan)
        self._rings = tuple(ring for ring in shown.rings if _can_be_drawn(ring))
        self.legend.show_organisations(shown.organisations)
        self.grid.show_rings([drawn(ring, shown, self._words) for ring in self._rings])
        self.grid.let_move(can_move=shown.is_plan)
        self.grid.setVisible(bool(self._rings))
        self.table.show_pairs(shown.lines, shown.topics)
        self.matrix.show_exchanges(*_exchanges(shown, self._words))
        keys = {line.key for line in shown.lines}
        if chosen not in keys:
            chosen = shown.lines[0].key if shown.lines else ""
        self.choose(chosen)

    def _change_tables(self, *, is_plan: bool) -> None:
        """Put tables with the other columns in place of those that stand there."""
        self._is_plan = is_plan
        for column, name, whole in (
            (self._ring_column, "links", False),
            (self._table_column, "table", True),
        ):
            old: LinkTable = getattr(self, name)
            new = self._made_table(is_plan=is_plan, whole=whole)
            column.replaceWidget(old, new)
            setattr(self, name, new)
            old.hide()
            old.deleteLater()

    def show_side(self, key: str) -> None:
        """Show rings, table or matrix."""
        self.stack.setCurrentIndex((RINGS, TABLE, MATRIX).index(key))
        self.legend.setVisible(key == RINGS)

    @property
    def chosen(self) -> str:
        """The key of the chosen pairing, "" when none is."""
        return self._chosen

    def choose(self, key: str) -> None:
        """Choose a pairing everywhere, and tell which one."""
        self._chosen = key
        place = self._place_of(key)
        if place is not None:
            self.grid.show_link(*place)
        self._show_links(place[0] if place is not None else None)
        for table in (self.links, self.table):
            if key and table.chosen() != key:
                with QSignalBlocker(table):
                    table.choose(key)
        self.line_chosen.emit(key)

    def _show_links(self, number: int | None) -> None:
        shown, words = self._shown, self._words
        if shown is None:
            return
        if shown.is_plan:
            placed = words(
                "People with a place: %(placed)s of %(people)s",
                placed=shown.people_placed,
                people=shown.people_to_place,
            )
        else:
            placed = words("Pairings: %(n)s", n=len(shown.lines))
        if number is None:
            title, lines = words("Pairings one way"), tuple(x for x in shown.lines if not x.ring)
            lines = lines or shown.lines
        else:
            ring = self._rings[number]
            title, lines = words("Ring %(name)s, link by link", name=ring.name), ring.lines
        self.head.title.setText(title)
        self.head.at_right.setText(placed)
        if self.links.lines() != lines:
            with QSignalBlocker(self.links):
                self.links.show_pairs(lines, shown.topics)
        rows = max(2, min(ROWS_SEEN, len(lines)))
        high = self._theme.px(30) + rows * self._theme.table_row + 4
        if self._rings:
            self.links.setFixedHeight(high)
        else:
            self.links.setMinimumHeight(high)
            self.links.setMaximumHeight(16_777_215)

    def _place_of(self, key: str) -> tuple[int, int] | None:
        for number, ring in enumerate(self._rings):
            for link, line in enumerate(ring.lines):
                if line.key == key:
                    return number, link
        return None

    def line(self, key: str) -> PairLine | None:
        """The pairing with this key."""
        lines = self._shown.lines if self._shown else ()
        return next((line for line in lines if line.key == key), None)

    def _line_at(self, number: int, link: int) -> str:
        lines = self._rings[number].lines
        return lines[link].key if link < len(lines) else ""

    def _row_chosen(self, key: str) -> None:
        if key and key != self._chosen:
            self.choose(key)

    def _link_chosen(self, number: int, link: int) -> None:
        key = self._line_at(number, link)
        if key:
            self.choose(key)

    def _link_opened(self, number: int, link: int) -> None:
        key = self._line_at(number, link)
        if key:
            self.line_opened.emit(key)

    def _lock_asked(self, number: int, link: int) -> None:
        key = self._line_at(number, link)
        if key:
            self.lock_wanted.emit(key)

    def _person_moved(self, ring: int, member: int, to: int, part: str, place: int) -> None:
        """Somebody was carried: onto a person they change places, onto an arrow they go between."""
        who = self._rings[ring].lines[member].coach.code
        line = self._rings[to].lines[place]
        if part == "member":
            self.move_wanted.emit(Move(Way.SWAP, (who, line.coach.code)))
        else:
            between = (who, line.coach.code, line.coachee.code)
            self.move_wanted.emit(Move(Way.BETWEEN, between))

    def _cell_opened(self, giver: int, receiver: int) -> None:
        """The pairings of a cell, as lines of the table."""
        if self._shown is None:
            return
        marks = self._shown.organisations
        names = [marks[at].name(self._words.language.value) for at in (giver, receiver)]
        self.filter.setText(" ".join(names))
        self.show_side(TABLE)
        self.table.setFocus()


def _can_be_drawn(ring: RingShown) -> bool:
    return 2 <= len(ring.lines) + (0 if ring.is_closed else 2) <= LARGEST_DRAWN


def _exchanges(shown: PairingsShown, words: Words) -> tuple[Exchanges, MatrixWords]:
    """Minutes agreed between organisations."""
    places = {mark.id: at for at, mark in enumerate(shown.organisations)}
    parties = tuple(
        Party(mark.name(words.language.value), mark.letters, mark.colour)
        for mark in shown.organisations
    )
    minutes: dict[tuple[int, int], int] = {}
    for line in shown.lines:
        coach, coachee = line.coach.organisation, line.coachee.organisation
        if coach is not None and coachee is not None:
            pair = places[coach.id], places[coachee.id]
            each = shown.cohort.session_minutes
            agreed = (line.contracted or shown.cohort.receives_sessions) * each
            minutes[pair] = minutes.get(pair, 0) + agreed
    around = MatrixWords(words("given"), words("received"), words("h"))
    return Exchanges(parties, minutes), around
