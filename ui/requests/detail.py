"""One request: what is asked, whom one has asked, and everybody who could, best first."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from facilitator.asking_vocabulary import OfferState
from facilitator.board.wording import urgencies
from facilitator.pairing.shown import Reason
from facilitator.requests.rules import Stage
from facilitator.requests.wording import clock_said, offer_said, releases, stages
from ui.pairing.wording import reason_sentence
from ui.parts.buttons import Button, IconButton, Kind
from ui.parts.choices import FlowLayout
from ui.parts.heads import SectionHead
from ui.parts.marks import Badge, BadgeView, Shape
from ui.parts.table import Column, Table
from ui.parts.text import Text
from ui.people.lists import ListSection
from ui.theme.type_roles import Role

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from facilitator.requests.possible import Possible
    from facilitator.requests.questions import OfferLine, RequestLine
    from facilitator.words import Words
    from ui.shell.settings import Settings
    from ui.theme.theme import Theme

SHAPES = {
    Stage.WAITING: Shape.HOLLOW,
    Stage.OFFERED: Shape.HALF,
    Stage.ACCEPTED: Shape.DOT,
    Stage.ANSWERED: Shape.DOT,
    Stage.CLOSED: Shape.BARS,
}


class RequestDetail(QWidget):
    """The request that is chosen; `wanted` names the act, `offer:KEY` asks somebody."""

    wanted = Signal(str)

    def __init__(self, theme: Theme, words: Words, settings: Settings) -> None:
        super().__init__()
        self._words = words
        self.topics: Mapping[str, str] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 12, 0)
        column.setSpacing(8)
        self.name = Text("", Role.SUBJECT, theme, wraps=True)
        self.badge = BadgeView(Badge(Shape.HOLLOW, ""), theme)
        self.need = Text("", Role.BODY, theme, wraps=True)
        self.facts = Text("", Role.SENTENCE, theme, wraps=True)
        for part in (self.name, self.badge, self.need, self.facts):
            column.addWidget(part)
        acts = QWidget()
        flow = FlowLayout(acts, 8)
        self.change = Button(words("Change…"), theme, icon="pencil")
        self.note = Button(words("Where it stands…"), theme, icon="printer")
        self.release = Button(words("Letter to the line manager…"), theme, icon="printer")
        self.more = IconButton("ellipsis", words("More"), theme, width=36)
        self.more.clicked.connect(self._offer_more)
        self._is_settled = False
        for button, act in (
            (self.change, "change"), (self.note, "note"), (self.release, "release"),
        ):  # fmt: skip
            button.clicked.connect(lambda _on=False, act=act: self.wanted.emit(act))
            flow.addWidget(button)
        flow.addWidget(self.more)
        column.addWidget(acts)
        self.asked = ListSection(words("Asked so far"), theme)
        self.asked.wanted.connect(self.wanted)
        column.addWidget(self.asked)
        self.could = SectionHead(words("Who could"), theme)
        column.addWidget(self.could)
        self.table: Table[Possible] = Table(
            self._columns(), theme, words("Who could"), key=lambda one: str(one.person_id)
        )
        self.table.remember(settings, "requests/could")
        self.table.setMinimumHeight(theme.px(30) + 4 * theme.table_row)
        self.table.line_opened.connect(lambda key: self.wanted.emit(f"offer:{key}"))
        self.table.line_chosen.connect(self._choose)
        self.why = Text("", Role.BODY, theme, wraps=True)
        self.offer = Button(words("Ask them"), theme, Kind.PRIMARY, key="↵")
        self.offer.clicked.connect(lambda: self.wanted.emit(f"offer:{self.table.chosen()}"))
        self.nobody = Text(
            words("Nobody can by these rules, now or later."), Role.SENTENCE, theme, wraps=True
        )
        column.addWidget(self.table, 1)
        column.addWidget(self.why)
        column.addWidget(self.offer)
        column.addWidget(self.nobody)
        self._found: dict[str, Possible] = {}

    def _columns(self) -> tuple[Column[Possible], ...]:
        words = self._words
        return (
            Column("name", words("Name"), lambda one: one.name, width=190, strong=True),
            Column("organisation", words("Organisation"), lambda one: one.organisation, width=180,
                   spare=1),
            Column("free", words("Hours free"), lambda one: one.minutes_free,
                   text=self._hours, right=True, width=100),
            Column("from", words("Free from"), lambda one: one.free_from or dt.date.max,
                   text=self._from, width=0),
        )  # fmt: skip

    def _hours(self, one: Possible) -> str:
        return self._words.hours(one.minutes_free) if one.minutes_free else "–"

    def _from(self, one: Possible) -> str:
        if one.free_from is None:
            return self._words("not known")
        if one.minutes_free:
            return self._words("now")
        return self._words.date(one.free_from, "brief")

    def more_actions(self) -> tuple[tuple[str, str], ...]:
        """What is done more seldom: its words, and what is told of it."""
        words = self._words
        over = () if self._is_settled else ((words("Nobody sought any more"), "close"),)
        return ((words("The person…"), "person"), *over)

    def _offer_more(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for text, act in self.more_actions():
            menu.addAction(text).triggered.connect(lambda _on=False, act=act: self.wanted.emit(act))
        menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height())))

    def show_request(self, line: RequestLine) -> None:
        """Show another request; whoever could comes after."""
        words = self._words
        self.name.setText(line.name)
        clock = clock_said(line, words)
        said = stages(words)[line.stage]
        self.badge.show_badge(
            Badge(SHAPES[line.stage], " · ".join(part for part in (said, clock) if part), "ink")
        )
        topic = line.topic.said(words.language.value) or line.topic.en
        self.need.setText(line.need or topic or words("Help, without more words"))
        self.facts.setText(self._facts(line, topic if line.need else ""))
        settled = line.stage.is_settled
        self._is_settled = settled
        self.change.setVisible(not settled)
        self.asked.show_lines([self._offer(one, line) for one in line.offers], words("Nobody yet."))
        for part in (self.could, self.table, self.why, self.offer):
            part.setVisible(not settled)
        self.nobody.hide()

    def _facts(self, line: RequestLine, topic: str) -> str:
        words = self._words
        parts = [
            topic,
            words("asked on %(date)s", date=words.date(line.received)),
            words("of %(name)s", name=line.asked_of) if line.asked_of else "",
            words("wanted by %(date)s", date=words.date(line.need_by)) if line.need_by else "",
            urgencies(words)[line.urgency],
            words("line manager: %(said)s", said=releases(words)[line.release]),
            words("told where it stands on %(date)s", date=words.date(line.told_on))
            if line.told_on
            else words("not told yet where it stands"),
        ]
        return " · ".join(part for part in parts if part)

    def _offer(self, one: OfferLine, line: RequestLine) -> tuple[str, str, str, str]:
        words = self._words
        reach = " · ".join(part for part in (one.phone, one.email) if part)
        said = offer_said(one, words)
        if one.state is OfferState.OFFERED and not line.stage.is_settled:
            return one.name, f"{said} · {reach}" if reach else said, words("They say…"), "answer"
        return one.name, said, "", ""

    def show_possible(self, line: RequestLine, found: Sequence[Possible], today: dt.date) -> None:
        """Show everybody who could, the first of them chosen."""
        self._found = {str(one.person_id): one for one in found}
        self.table.show_lines(found)
        settled = line.stage.is_settled
        for part in (self.table, self.why, self.offer):
            part.setVisible(bool(found) and not settled)
        self.nobody.setVisible(not found and not settled)
        free = sum(one.is_free(today) for one in found)
        self.could.at_right.setText(
            self._words("%(free)s free now, %(all)s in all", free=free, all=len(found))
        )
        self.offer.setEnabled(line.open_offer is None)
        if found and self.table.chosen() not in self._found:
            self.table.choose(str(found[0].person_id))
        self._choose(self.table.chosen())

    def first(self, other_than: str = "") -> Possible | None:
        """The best of those who could."""
        return next((one for key, one in self._found.items() if key != other_than), None)

    def _choose(self, key: str) -> None:
        one = self._found.get(key)
        reasons = [Reason(why.key, why.values) for why in one.reasons] if one else []
        self.why.setText(
            " ".join(reason_sentence(why, self.topics, self._words) for why in reasons)
        )
