"""What stands on the board: a table with filter and chips, one of it in detail."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from facilitator.board.wording import kinds, reasons_said, size_said, sorts, states, urgencies
from facilitator.exchange_vocabulary import BoardKind, BoardState, Urgency
from ui.parts.buttons import Button, Kind
from ui.parts.choices import Chips
from ui.parts.fields import SearchField
from ui.parts.flow import Flow
from ui.parts.heads import SectionHead
from ui.parts.marks import Badge, BadgeView, Shape
from ui.parts.rows import Row, RowList
from ui.parts.split import Scroll
from ui.parts.table import Column, Table
from ui.parts.text import Rule, Text
from ui.theme.type_roles import Role

if TYPE_CHECKING:
    from facilitator.board.meeting import Meeting
    from facilitator.board.questions import BoardLine, BoardPage
    from facilitator.words import Words
    from ui.shell.settings import Settings
    from ui.theme.breadth import Breadth
    from ui.theme.theme import Theme

MOST_SHOWN = 4
ALL, ASKS, OFFERS, LENT, CLOSED = "all", "asks", "offers", "lent", "closed"


def whose(line: BoardLine, words: Words) -> str:
    """Whose an ask or offer is."""
    return line.whose.name(words.language.value) or words("The programme")


def standing(line: BoardLine, words: Words) -> Badge:
    """How it stands, as shape and word."""
    if line.state is not BoardState.OPEN:
        shape = Shape.DOT if line.state is BoardState.MET else Shape.DASHED
        return Badge(shape, states(words)[line.state], "ink2")
    if line.is_away:
        return Badge(Shape.BARS, words("at rest"), "ink2")
    if line.is_over:
        return Badge(Shape.DASHED, words("its day has passed"), "ink2")
    shape = Shape.HOLLOW if line.urgency is Urgency.WHENEVER else Shape.DOT
    return Badge(shape, urgencies(words)[line.urgency], "accent_text")


class ItemsPane(QWidget):
    """Asks and offers; tells what is wanted with the chosen one."""

    chosen_changed = Signal()
    log_wanted = Signal(str, str)
    change_wanted = Signal()
    close_wanted = Signal(str)

    def __init__(self, theme: Theme, words: Words, settings: Settings) -> None:
        super().__init__()
        self._theme, self._words = theme, words
        self._page: BoardPage | None = None
        self._one_pane = self._detail_first = False
        self.search = SearchField(theme, words("Filter by word or name"))
        self.chips = Chips(((ALL, words("All")),), theme, words("What is shown"))
        self.chips.choose(ALL)
        self.chips.chosen.connect(lambda _keys: self._sift())
        self.table: Table[BoardLine] = Table(
            self._columns(), theme, words("Asks and offers"), key=lambda line: str(line.id)
        )
        self.table.remember(settings, "board")
        self.search.searched.connect(self.table.filter)
        self.search.leads_into(self.table)
        self.table.line_chosen.connect(lambda _key: self._show())
        self.table.line_opened.connect(lambda _key: self.change_wanted.emit())
        self.foot = Text("", Role.META, theme, wraps=True)
        self.left = QWidget()
        column = QVBoxLayout(self.left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for part in (self.search, self.chips):
            column.addWidget(part)
        column.addWidget(self.table, 1)
        column.addWidget(self.foot)
        self.detail = Scroll(self._build_detail(), words("More about it"))
        self._rule = Rule(theme, upright=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(24)
        row.addWidget(self.left, 1)
        row.addWidget(self._rule)
        row.addWidget(self.detail)

    def _columns(self) -> tuple[Column[BoardLine], ...]:
        words = self._words
        return (
            Column("title", words("What"), lambda line: line.title, width=300, strong=True),
            Column("kind", words("Kind"), lambda line: kinds(words)[line.kind],
                   width=76, spare=1),
            Column("sort", words("What it is"), lambda line: sorts(words)[line.sort],
                   width=112, spare=3),
            Column("whose", words("Whose it is"), lambda line: whose(line, words), width=0,
                   spare=4),
            Column("size", words("Size"), lambda line: (line.minutes, line.uses),
                   text=lambda line: size_said(line.minutes, line.uses, words), width=88,
                   spare=2),
            Column("standing", words("How it stands"), lambda line: standing(line, words).word,
                   badge=lambda line: standing(line, words), width=146),
        )  # fmt: skip

    def _build_detail(self) -> QWidget:
        theme, words = self._theme, self._words
        pane = QWidget()
        column = QVBoxLayout(pane)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.title = Text("", Role.SUBJECT, theme, wraps=True)
        self.badge = BadgeView(Badge(Shape.HOLLOW, ""), theme)
        self.facts = Text("", Role.SENTENCE, theme, wraps=True)
        self.details = Text("", Role.BODY, theme, wraps=True)
        for part in (self.title, self.badge, self.facts, self.details, self._build_acts()):
            column.addWidget(part)
        column.addSpacing(8)
        self.meet_head = SectionHead(words("Could meet"), theme)
        column.addWidget(self.meet_head)
        self.meet = RowList(theme, words("Could meet"), margin=12)
        self.meet.row_chosen.connect(lambda _key: self._say_why())
        self.meet.row_opened.connect(self._log_with)
        column.addWidget(self.meet)
        self.why = Text("", Role.SENTENCE, theme, wraps=True)
        column.addWidget(self.why)
        column.addStretch()
        return pane

    def _build_acts(self) -> QWidget:
        theme, words = self._theme, self._words
        self.log = Button(words("Log what was given…"), theme, Kind.PRIMARY)
        self.change = Button(words("Change…"), theme, key="↵")
        self.met = Button(words("It is met"), theme)
        self.down = Button(words("Take it down"), theme)
        self.again = Button(words("Put it up again"), theme)
        self.log.clicked.connect(lambda: self._log_with(self.meet.chosen()))
        self.change.clicked.connect(self.change_wanted)
        self.met.clicked.connect(lambda: self.close_wanted.emit(BoardState.MET.value))
        self.down.clicked.connect(lambda: self.close_wanted.emit(BoardState.TAKEN_DOWN.value))
        self.again.clicked.connect(lambda: self.close_wanted.emit(BoardState.OPEN.value))
        acts = Flow()
        for button in (self.log, self.change, self.met, self.down, self.again):
            acts.flow.addWidget(button)
        return acts

    def show_page(self, page: BoardPage) -> None:
        """Show other asks and offers; what is chosen stays."""
        self._page = page
        words = self._words
        count = {kind: sum(_is_of(kind, line) for line in page.items) for kind in
                 (ALL, ASKS, OFFERS, LENT, CLOSED)}  # fmt: skip
        self.chips.offer(
            (
                (ALL, f"{words('On the board')} · {count[ALL]}"),
                (ASKS, f"{words('Asks')} · {count[ASKS]}"),
                (OFFERS, f"{words('Offers')} · {count[OFFERS]}"),
                (LENT, f"{words('Lent in uses')} · {count[LENT]}"),
                (CLOSED, f"{words('No longer up')} · {count[CLOSED]}"),
            )
        )
        self._sift()

    def _sift(self) -> None:
        if self._page is None:
            return
        kind = (self.chips.keys() or (ALL,))[0]
        lines = [line for line in self._page.items if _is_of(kind, line)]
        self.table.show_lines(lines)
        if lines and not self.table.chosen():
            self.table.choose(str(self.table.lines()[0].id))
        words = self._words
        asks = sum(line.kind is BoardKind.ASK for line in lines)
        self.foot.setText(
            words("Asks: %(asks)s · offers: %(offers)s", asks=asks, offers=len(lines) - asks)
        )
        self._show()

    def chosen(self) -> BoardLine | None:
        """The chosen ask or offer."""
        key = self.table.chosen()
        return self._page.item(key) if self._page and key else None

    def meetings(self) -> tuple[Meeting, ...]:
        """The meetings that the chosen one could have."""
        line = self.chosen()
        if line is None or self._page is None:
            return ()
        key = str(line.id)
        return tuple(one for one in self._page.meetings if key in {one.ask, one.offer})

    def _other(self, meeting: Meeting) -> str:
        line = self.chosen()
        return meeting.offer if line and meeting.ask == str(line.id) else meeting.ask

    def _show(self) -> None:
        line, words = self.chosen(), self._words
        alone = self._one_pane and self._detail_first and line is not None
        self.left.setVisible(not alone)
        self.detail.setVisible(alone or (line is not None and not self._one_pane))
        self._rule.setVisible(self.detail.isVisibleTo(self) and not alone)
        self.chosen_changed.emit()
        if line is None or self._page is None:
            return
        self.title.setText(line.title)
        self.badge.show_badge(standing(line, words))
        language = words.language.value
        facts = [
            f"{kinds(words)[line.kind]}: {sorts(words)[line.sort]}",
            whose(line, words),
            line.body.name(language) if line.body != line.whose else "",
            line.topic.name(language),
            size_said(line.minutes, line.uses, words),
            line.place,
            words("until %(date)s", date=words.date(line.until)) if line.until else "",
            words("on the board since %(date)s", date=words.date(line.posted_on)),
        ]
        self.facts.setText(" · ".join(part for part in facts if part))
        self.details.setText(line.details)
        self.details.setVisible(bool(line.details))
        is_open = line.state is BoardState.OPEN
        for button in (self.change, self.met, self.down, self.log):
            button.setVisible(is_open)
        self.again.setVisible(not is_open)
        self.meet_head.setVisible(is_open)
        self._show_meetings()

    def _show_meetings(self) -> None:
        page, words = self._page, self._words
        if page is None:
            return
        rows = []
        for meeting in self.meetings():
            other = self._other(meeting)
            item, skill = page.item(other), page.skill(other)
            if item is not None:
                rows.append(Row(other, item.title, under=whose(item, words)))
            elif skill is not None:
                under = words("offers this topic")
                rows.append(Row(other, skill.name.name(words.language.value), under=under))
        self.meet.show_rows(rows)
        self.meet.setFixedHeight(self._theme.two_line_row * min(len(rows), MOST_SHOWN) + 2)
        self.meet.setVisible(bool(rows) and self.meet_head.isVisibleTo(self.detail))
        self.meet.choose_first()
        self._say_why()

    def _say_why(self) -> None:
        key, words = self.meet.chosen(), self._words
        for meeting in self.meetings():
            if self._other(meeting) == key:
                self.why.setText(reasons_said(meeting.why, words))
                return
        line = self.chosen()
        open_now = line is not None and line.is_open
        self.why.setText(words("Nothing on the board meets it yet.") if open_now else "")

    def _log_with(self, other: str) -> None:
        line = self.chosen()
        if line is not None and line.state is BoardState.OPEN:
            self.log_wanted.emit(str(line.id), other)

    def show_detail(self, *, shown: bool) -> bool:
        """In a slim window show the detail instead of the table; whether that changes anything."""
        changes = self._one_pane and shown is not self._detail_first
        self._detail_first = shown
        self._show()
        if changes:
            (self.log if shown and self.log.isVisible() else self.table).setFocus()
        return changes

    def fit(self, breadth: Breadth, width: int) -> None:
        """Leave the table what it needs; in a slim window the table stands alone."""
        self._one_pane = breadth.one_pane
        px = self._theme.px
        slim = breadth.drawer or width < px(1150)
        if self._one_pane:
            self.detail.setMinimumWidth(0)
            self.detail.setMaximumWidth(16_777_215)
        else:
            self.detail.setFixedWidth(px(280 if slim else breadth.inspector))
        self._show()


def _is_of(kind: str, line: BoardLine) -> bool:
    if kind == CLOSED:
        return not line.is_open
    if kind == ASKS:
        return line.is_open and line.kind is BoardKind.ASK
    if kind == OFFERS:
        return line.is_open and line.kind is BoardKind.OFFER
    return line.is_open and (kind == ALL or line.sort.is_lent)
