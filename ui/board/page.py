"""The board: asks and offers, who could meet whom, what came of it, learning, mutual aid."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from facilitator.aid.questions import AidLine, mutual_aid
from facilitator.board.questions import BoardPage as Shown
from facilitator.board.questions import TopicLine, board, board_topics
from facilitator.board.wording import uses_said
from facilitator.commitments.questions import Party, parties
from facilitator.exchange_vocabulary import BoardKind, BoardState
from facilitator.learning.questions import ExchangeDay, exchange_days
from ui.board.acting import ActingBoard
from ui.parts.buttons import Button
from ui.parts.choices import Segments
from ui.parts.heads import PageHead
from ui.parts.notes import EmptyState
from ui.shell.page import PageAction, PageContext

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QResizeEvent

    from ui.parts.fields import SearchField
    from ui.theme.breadth import Breadth

ITEMS, MEET, CAME, LEARNING, AID = "items", "meet", "came", "learning", "aid"
VIEWS = (ITEMS, MEET, CAME, LEARNING, AID)
_EMPTY, _WAITING = 5, 6


class BoardPage(ActingBoard):
    """Five views of what people and organisations have for each other."""

    place = "board"
    tables = frozenset(
        {
            "board_item", "exchange", "movement", "commitment", "learning_slot", "learning_part",
            "reciprocal_agreement", "standing_offer", "aid_call", "person", "affiliation",
            "organisation", "pause", "topic", "skill", "gathering", "attendance", "enrolment",
            "cohort",
        }
    )  # fmt: skip

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        theme, words = self.theme, self.words
        self._wanted = self._do = ""
        self.ask_button = Button(words("Ask…"), theme, icon="plus")
        self.offer_button = Button(words("Offer…"), theme, icon="plus")
        self.ask_button.clicked.connect(self.ask_for)
        self.offer_button.clicked.connect(self.offer)
        self.head = PageHead(words("Board"), theme, actions=(self.ask_button, self.offer_button))
        self.views = Segments(
            (
                (ITEMS, words("Asks and offers")),
                (MEET, words("Could meet")),
                (CAME, words("What came of it")),
                (LEARNING, words("Learning exchange")),
                (AID, words("Between organisations")),
            ),
            theme,
            words("View"),
            wrap=True,
        )
        self.views.chosen.connect(self.show_view)
        self.empty = EmptyState(
            words("Nothing on the board yet"),
            words(
                "Members and their organisations have more than coaching for each other: advice, "
                "an hour of admin, a room, a course place, a report that is already made. Put up "
                "what is asked for and what is offered."
            ),
            theme,
            primary=words("Ask…"),
            key=words("Ctrl N"),
            second=words("Offer…"),
        )
        self.empty.primary_wanted.connect(self.ask_for)
        self.empty.second_wanted.connect(self.offer)
        self.items.chosen_changed.connect(self.actions_changed)
        self.aid.chosen_changed.connect(self.actions_changed)
        self._lay_out()

    def _lay_out(self) -> None:
        self.stack = QStackedWidget()
        for pane in (self.items, self.meetings, self.came, self.learning, self.aid, self.empty):
            self.stack.addWidget(pane)
        # Nothing is said of the board before it is known.
        self.stack.addWidget(QWidget())
        self.stack.setCurrentIndex(_WAITING)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(14)
        self._column.addWidget(self.head)
        self._column.addWidget(self.views)
        self._column.addWidget(self.trouble)
        self._column.addWidget(self.stack, 1)
        self.fit(self.breadth)

    # -- what is shown ------------------------------------------------------------------------

    def refresh(self) -> None:
        """Ask for all five views and for those who can give and receive."""
        today = self.context.clock.today()
        self.ask("parties", self._keep_parties, parties)
        self.ask("topics", self._keep_topics, board_topics)
        self.ask("learning", self._show_days, exchange_days, today)
        self.ask("aid", self._show_aid, mutual_aid, today)
        self.ask("board", self._show, board, today)

    def _keep_parties(self, found: tuple[Party, ...]) -> None:
        self.parties = found

    def _keep_topics(self, found: tuple[TopicLine, ...]) -> None:
        self.topics = found

    def _show_days(self, days: tuple[ExchangeDay, ...]) -> None:
        self.learning.show_days(days)

    def _show_aid(self, lines: tuple[AidLine, ...]) -> None:
        self.aid.show_agreements(lines)

    def _show(self, shown: Shown) -> None:
        first = self.shown is None
        self.shown = shown
        words = self.words
        self.items.show_page(shown)
        self.meetings.show_page(shown)
        self.came.show_page(shown)
        up = sum(line.is_open for line in shown.items)
        self.context.counts({"board": up})
        parts = [words("%(n)s on the board", n=up)] if up else []
        if shown.exchanges:
            parts.append(words("%(hours)s of effort given", hours=words.hours(shown.minutes)))
            if shown.uses:
                parts.append(uses_said(shown.uses, words))
        self.head.say(words("Board"), " · ".join(parts))
        self.show_view(self.view())
        if first and self.hasFocus():
            self.begin()
        if self._wanted and self.items.table.choose(self._wanted):
            self._wanted = ""
        self.actions_changed.emit()
        self._do_what_was_asked()

    def view(self) -> str:
        """The view that is shown."""
        return self.views.key()

    def show_view(self, key: str) -> None:
        """Show one of the five views."""
        self.views.choose(key)
        self.trouble.say(None)
        if self.shown is None:
            return
        if key == ITEMS and not self.shown.items:
            self.stack.setCurrentIndex(_EMPTY)
        else:
            self.stack.setCurrentIndex(VIEWS.index(key))
        self.actions_changed.emit()

    # -- the page -----------------------------------------------------------------------------

    def state(self) -> Mapping[str, object]:
        """View, filter, chosen line and gathering."""
        return {
            "view": self.view(),
            "filter": self.items.search.text(),
            "chip": (self.items.chips.keys() or ("all",))[0],
            "chosen": self.items.table.chosen(),
            "gathering": self.learning.gathering.key(),
            "aid_filter": self.aid.search.text(),
            "agreement": self.aid.rows.chosen(),
            "meet_filter": self.meetings.search.text(),
            "meeting": self.meetings.table.chosen(),
            "came_filter": self.came.search.text(),
            "came": self.came.table.chosen(),
        }

    def restore(self, state: Mapping[str, object]) -> None:
        """Show a view and a line again; "do" opens a dialog."""
        if state.get("view") in VIEWS:
            self.show_view(str(state["view"]))
        self.items.search.setText(str(state.get("filter", self.items.search.text())))
        self.aid.search.setText(str(state.get("aid_filter", self.aid.search.text())))
        for pane, text, line in (
            (self.meetings, "meet_filter", "meeting"),
            (self.came, "came_filter", "came"),
        ):
            pane.search.setText(str(state.get(text, pane.search.text())))
            pane.table.choose_when_shown(str(state.get(line, "")))
        chip = str(state.get("chip", ""))
        if chip:
            self.items.chips.choose(chip)
        self._wanted = str(state.get("chosen", ""))
        self._do = str(state.get("do", ""))
        self._stale = True
        if self.isVisible():
            self._stale = False
            self.refresh()

    def _do_what_was_asked(self) -> None:
        do, self._do = self._do, ""
        doing = {"ask": self.ask_for, "offer": self.offer, "log": self.log_given}
        if do in doing:
            doing[do]()

    def page_actions(self) -> tuple[PageAction, ...]:
        """What can be done in the view that is shown, and what is always at hand."""
        words = self.words
        always = (
            PageAction(words("Put an ask on the board…"), self.ask_for, "Ctrl+N", "plus"),
            PageAction(words("Put an offer on the board…"), self.offer, "Ctrl+Shift+N", "plus"),
            PageAction(words("Log what was given…"), self.log_given, "Ctrl+L", "gift"),
            PageAction(words("Plan a slot…"), self.plan_slot, "", "presentation"),
            PageAction(words("New agreement…"), self.agree, "", "building-2"),
        )
        line = self.items.chosen()
        if self.view() != ITEMS or line is None:
            return always
        is_open = line.state is BoardState.OPEN
        kind = words("ask") if line.kind is BoardKind.ASK else words("offer")
        return (
            *always,
            PageAction(words("Change this %(kind)s…", kind=kind), self.change_item, "F2",
                       "pencil", enabled=is_open),
            PageAction(words("It is met"), lambda: self.close_item(BoardState.MET.value), "M",
                       "check", enabled=is_open),
            PageAction(words("Take it down"),
                       lambda: self.close_item(BoardState.TAKEN_DOWN.value), "", "trash-2",
                       enabled=is_open),
        )  # fmt: skip

    def _search(self) -> SearchField | None:
        fields = {
            ITEMS: self.items.search,
            MEET: self.meetings.search,
            CAME: self.came.search,
            AID: self.aid.search,
        }
        return fields.get(self.view())

    def to_filter(self) -> bool:
        """Into the filter of what is shown."""
        search = self._search()
        if search is None or not search.isVisible():
            return False
        search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True

    def print_page(self) -> bool:
        """Print the board to pin up."""
        self.context.navigate("papers", {"view": "kinds", "kind_chosen": "board"})
        return True

    def show_details(self) -> None:
        """In a slim window show the chosen one instead of the table, or the table again."""
        if self.view() == ITEMS and not self.items.show_detail(shown=True):
            self.items.show_detail(shown=False)

    def back(self) -> bool:
        """From the chosen one back to the table, where only one of them has room."""
        return self.view() == ITEMS and self.items.show_detail(shown=False)

    def fit(self, breadth: Breadth) -> None:
        """Arrange for a wider or narrower window."""
        super().fit(breadth)
        self._column.setContentsMargins(breadth.margin, 24, breadth.margin, 16)
        self.items.fit(breadth, self.width())
        self.aid.fit(breadth)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrower page has a narrower detail."""
        super().resizeEvent(event)
        self.items.fit(self.breadth, self.width())
