"""Mutual aid between organisations: each agreement, what stands ready, calls, what came back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from facilitator.board.wording import size_said, sorts
from facilitator.exchange_vocabulary import CallOutcome
from ui.parts.buttons import Button, Kind
from ui.parts.fields import SearchField
from ui.parts.heads import SectionHead
from ui.parts.marks import Badge, Shape
from ui.parts.notes import EmptyState
from ui.parts.rows import Row, RowList
from ui.parts.split import Scroll
from ui.parts.table import Column, Table
from ui.parts.text import Rule, Text
from ui.theme.type_roles import Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from facilitator.aid.questions import AidLine, CallLine, Given, ReadyLine
    from facilitator.words import Words
    from ui.shell.settings import Settings
    from ui.theme.breadth import Breadth
    from ui.theme.theme import Theme


class AidPane(QWidget):
    """Agreements at the left, one of them with both sides at the right."""

    agree_wanted = Signal()
    change_wanted = Signal()
    ready_wanted = Signal()
    down_wanted = Signal(str)
    call_wanted = Signal()
    came_wanted = Signal(str)
    not_now_wanted = Signal(str)
    chosen_changed = Signal()

    def __init__(self, theme: Theme, words: Words, settings: Settings) -> None:
        super().__init__()
        self._theme, self._words = theme, words
        self._lines: tuple[AidLine, ...] = ()
        self.search = SearchField(theme, words("Filter by organisation"))
        self.rows = RowList(theme, words("Reciprocal agreements"), margin=8)
        self.rows.row_chosen.connect(lambda _key: self._show())
        self.rows.row_opened.connect(lambda _key: self.call_wanted.emit())
        self.search.searched.connect(self.rows.filter)
        self.search.down.connect(self.rows.setFocus)
        self.agree = Button(words("New agreement…"), theme, icon="plus")
        self.agree.clicked.connect(self.agree_wanted)
        self.left = QWidget()
        column = QVBoxLayout(self.left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.search)
        column.addWidget(self.rows, 1)
        column.addWidget(self.agree)
        self._build_detail(settings)
        self.empty = EmptyState(
            words("No mutual aid agreed yet"),
            words(
                "Two organisations agree what each stands ready to give: hours of advice, a room, "
                "equipment. Calls on it and what came back are kept here."
            ),
            theme,
            primary=words("New agreement…"),
        )
        self.empty.primary_wanted.connect(self.agree_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(24)
        row.addWidget(self.left)
        self._rule = Rule(theme, upright=True)
        row.addWidget(self._rule)
        self.whole = Scroll(self.detail, words("Reciprocal agreement"))
        row.addWidget(self.whole, 1)
        row.addWidget(self.empty, 1)

    def _build_detail(self, settings: Settings) -> None:
        theme, words = self._theme, self._words
        self.detail = QWidget()
        column = QVBoxLayout(self.detail)
        column.setContentsMargins(0, 0, 12, 0)
        column.setSpacing(8)
        self.title = Text("", Role.SUBJECT, theme, wraps=True)
        self.facts = Text("", Role.SENTENCE, theme, wraps=True)
        self.both_ways = Text("", Role.LEAD, theme, wraps=True)
        for part in (self.title, self.facts, self.both_ways):
            column.addWidget(part)
        row = QHBoxLayout()
        row.setSpacing(8)
        self.call = Button(words("Note a call…"), theme, Kind.PRIMARY, key="↵")
        self.ready = Button(words("Stands ready…"), theme)
        self.change = Button(words("Change…"), theme)
        for button, signal in (
            (self.call, self.call_wanted),
            (self.ready, self.ready_wanted),
            (self.change, self.change_wanted),
        ):
            button.clicked.connect(signal)
            row.addWidget(button)
        row.addStretch()
        column.addLayout(row)
        column.addSpacing(8)
        self.down = Button(words("Take out"), theme, Kind.QUIET)
        self.down.clicked.connect(self._take_down)
        column.addWidget(SectionHead(words("Stands ready to give"), theme, action=self.down))
        self.offers: Table[ReadyLine] = Table(
            self._offer_columns(), theme, words("Stands ready to give"),
            key=lambda line: str(line.id),
        )  # fmt: skip
        self.offers.remember(settings, "board/ready")
        self.offers.line_chosen.connect(lambda key: self.down.setEnabled(bool(key)))
        column.addWidget(self.offers)
        self.came = Button(words("It was given…"), theme, Kind.QUIET)
        self.not_now = Button(words("Not this time"), theme, Kind.QUIET)
        acts = QWidget()
        beside = QHBoxLayout(acts)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(16)
        beside.addWidget(self.came)
        beside.addWidget(self.not_now)
        self.came.clicked.connect(lambda: self._on_call(self.came_wanted))
        self.not_now.clicked.connect(lambda: self._on_call(self.not_now_wanted))
        column.addSpacing(8)
        column.addWidget(SectionHead(words("Called on"), theme, action=acts))
        self.calls: Table[CallLine] = Table(
            self._call_columns(), theme, words("Called on"), key=lambda line: str(line.id)
        )
        self.calls.remember(settings, "board/calls")
        self.calls.line_chosen.connect(lambda _key: self._show_call())
        self.calls.line_opened.connect(self.came_wanted)
        column.addWidget(self.calls)
        column.addStretch()

    def _offer_columns(self) -> tuple[Column[ReadyLine], ...]:
        words, language = self._words, self._words.language.value
        return (
            Column("who", words("Who"), lambda line: line.organisation.name(language), width=160,
                   strong=True),
            Column("what", words("What"), lambda line: line.what, width=180),
            Column("sort", words("What it is"), lambda line: sorts(words)[line.sort], width=110,
                   spare=1),
            Column("size", words("Each year"), lambda line: (line.minutes, line.uses),
                   text=lambda line: size_said(line.minutes, line.uses, words), width=90),
            Column("drawn", words("Drawn on this year"),
                   lambda line: (line.drawn_minutes, line.drawn_uses),
                   text=lambda line: size_said(line.drawn_minutes, line.drawn_uses, words),
                   width=130, spare=2),
        )  # fmt: skip

    def _call_columns(self) -> tuple[Column[CallLine], ...]:
        words, language = self._words, self._words.language.value
        return (
            Column("day", words("Day"), lambda line: line.called_on,
                   text=lambda line: words.date(line.called_on, "brief"), width=112, whole=True),
            Column("who", words("Who called"), lambda line: line.called_by.name(language),
                   width=160, strong=True),
            Column("what", words("What"), lambda line: line.what, width=150),
            Column("came", words("What came"), lambda line: (line.minutes, line.uses),
                   text=lambda line: size_said(line.minutes, line.uses, words), width=90),
            Column("outcome", words("How it stands"), lambda line: self._outcome(line).word,
                   badge=self._outcome, width=130, spare=1),
        )  # fmt: skip

    def _outcome(self, line: CallLine) -> Badge:
        words = self._words
        return {
            CallOutcome.WAITING: Badge(Shape.HOLLOW, words("waiting"), "ink2"),
            CallOutcome.ANSWERED: Badge(Shape.DOT, words("answered"), "accent_text"),
            CallOutcome.NOT_THIS_TIME: Badge(Shape.DASHED, words("not this time"), "ink2"),
        }[line.outcome]

    def show_agreements(self, lines: Sequence[AidLine]) -> None:
        """Show other agreements; what is chosen stays."""
        self._lines = tuple(lines)
        self.rows.show_rows(self._row(line) for line in self._lines)
        if self._lines and not self.rows.chosen():
            self.rows.choose_first()
        for part in (self.left, self._rule, self.whole):
            part.setVisible(bool(self._lines))
        self.empty.setVisible(not self._lines)
        self._show()

    def _row(self, line: AidLine) -> Row:
        words, language = self._words, self._words.language.value
        if not line.is_in_force:
            badge = Badge(Shape.DASHED, words("ended"), "ink2")
        elif line.is_to_review:
            badge = Badge(Shape.HOLLOW, words("to be reviewed"), "ink2")
        elif line.waiting:
            badge = Badge(
                Shape.HALF, words.many("%(n)s call waits", "%(n)s calls wait", line.waiting), "ink"
            )
        else:
            badge = Badge(Shape.DOT, words("in force"), "accent_text")
        one, other = line.one.name(language), line.other.name(language)
        return Row(str(line.id), f"{one} – {other}", under=line.code, badge=badge)

    def chosen(self) -> AidLine | None:
        """The chosen agreement."""
        key = self.rows.chosen()
        return next((line for line in self._lines if str(line.id) == key), None)

    def call_of(self, key: str) -> CallLine | None:
        """A call of the chosen agreement."""
        line = self.chosen()
        return next((one for one in line.calls if str(one.id) == key), None) if line else None

    def _show(self) -> None:
        line, words = self.chosen(), self._words
        self.chosen_changed.emit()
        if line is None:
            return
        language = words.language.value
        one, other = line.one.name(language), line.other.name(language)
        self.title.setText(f"{one} – {other}")
        facts = [
            line.code,
            words("agreed on %(date)s", date=words.date(line.agreed_on)),
            words("review on %(date)s", date=words.date(line.review_on)) if line.review_on else "",
            words("ended on %(date)s", date=words.date(line.ended_on)) if line.ended_on else "",
            line.kept_where,
            line.about,
        ]
        self.facts.setText(" · ".join(part for part in facts if part))
        self.both_ways.setText(
            words(
                "%(one)s gave %(given)s; %(other)s gave %(back)s.",
                one=one,
                given=self._given(line.one_gave),
                other=other,
                back=self._given(line.other_gave),
            )
        )
        for button in (self.call, self.ready):
            button.setVisible(line.is_in_force)
        self.offers.show_lines(line.ready)
        self.calls.show_lines(line.calls)
        self._fit_tables(line)
        self.down.setEnabled(bool(self.offers.chosen()))
        if line.calls and not self.calls.chosen():
            self.calls.choose(str(self.calls.lines()[0].id))
        self._show_call()

    def _fit_tables(self, line: AidLine) -> None:
        """Each table is as high as its lines: the pane scrolls as one."""
        theme = self._theme
        for table, count in ((self.offers, len(line.ready)), (self.calls, len(line.calls))):
            table.setFixedHeight(theme.px(30) + theme.table_row * max(1, min(count, 12)) + 6)

    def _given(self, given: Given) -> str:
        words = self._words
        return size_said(given.minutes, given.uses, words) or words("nothing yet")

    def _show_call(self) -> None:
        call = self.call_of(self.calls.chosen())
        self.came.setEnabled(call is not None)
        self.not_now.setEnabled(call is not None and call.outcome is CallOutcome.WAITING)

    def _on_call(self, wanted: SignalInstance) -> None:
        key = self.calls.chosen()
        if key:
            wanted.emit(key)

    def _take_down(self) -> None:
        key = self.offers.chosen()
        if key:
            self.down_wanted.emit(key)

    def fit(self, breadth: Breadth) -> None:
        """Narrower windows have a narrower list."""
        self.left.setFixedWidth(self._theme.px(220 if breadth.drawer else 270))
        line = self.chosen()
        if line is not None:
            self._fit_tables(line)
