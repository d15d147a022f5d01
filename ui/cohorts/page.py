"""The page of cohorts: one at a time, with its overview, people, gatherings, rings and papers."""

from __future__ import annotations

import uuid
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from facilitator.cohorts.people import attendance_of, moved_between, people_of
from facilitator.cohorts.questions import cohort_list, overview
from facilitator.vocabulary import CohortState
from ui.cohorts import offered
from ui.cohorts.acting import ActingPage
from ui.cohorts.head import GATHERINGS, OVERVIEW, PAPERS, PEOPLE, RINGS, Head
from ui.cohorts.overview import OverviewPane
from ui.cohorts.papers_pane import PapersPane
from ui.cohorts.rings_pane import RingsPane
from ui.cohorts.room_door import open_room
from ui.parts.lists import ListDialog
from ui.parts.notes import EmptyState, GhostRing
from ui.parts.rows import Row
from ui.parts.split import Scroll
from ui.shell.hands import give_hands

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtGui import QResizeEvent

    from facilitator.cohorts.people import AttendanceLine, MovedLine
    from facilitator.cohorts.questions import CohortFacts, Overview
    from ui.shell.page import PageAction, PageContext
    from ui.theme.breadth import Breadth

SHOWN = frozenset(
    {
        "cohort", "enrolment", "gathering", "attendance", "pairing", "ring", "round", "session",
        "correction", "movement", "person", "affiliation", "organisation", "pause", "bank_holiday",
    }
)  # fmt: skip
_ONE, _NONE, _WAITING = 0, 1, 2
SIDES = (OVERVIEW, PEOPLE, GATHERINGS, RINGS, PAPERS)


class CohortsPage(ActingPage):
    """One cohort, chosen in the head."""

    place = "cohorts"
    tables = SHOWN

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        theme, words = self.theme, self.words
        self._gathering = self._do = ""
        self._cohorts: tuple[CohortFacts, ...] = ()
        self.head = Head(theme, words)
        self.head.cohort_chosen.connect(self.show_cohort)
        self.head.side_chosen.connect(self.show_side)
        self.head.summary_wanted.connect(self.open_summary)
        self.head.gathering_wanted.connect(self.open_next_gathering)
        self.head.change_wanted.connect(self.ask_to_change)
        self.head.new_wanted.connect(self.ask_to_open)
        self.head.close_wanted.connect(self.ask_to_close)
        self.head.next_wanted.connect(self.ask_to_start_next)
        self.overview = OverviewPane(theme, words)
        self.overview.gathering_opened.connect(self._open_gathering_at)
        self.overview.cell_opened.connect(self._open_cell)
        self.overview.given_wanted.connect(self._open_given)
        self.overview.ring_opened.connect(self._open_ring)
        self.overview.all_rings_wanted.connect(partial(self.show_side, RINGS))
        self.people.person_wanted.connect(self._open_person)
        self.gatherings.gathering_chosen.connect(self._ask_attendance)
        self.rings = RingsPane(theme, words)
        self.rings.ring_opened.connect(self._open_ring)
        give_hands(self, self.people.table, self.gatherings.list, self.rings.table)
        self.people.table.line_chosen.connect(lambda _key: self.actions_changed.emit())
        self.gatherings.gathering_chosen.connect(lambda _key: self.actions_changed.emit())
        self.papers = PapersPane(theme, words)
        self.papers.paper_wanted.connect(self._open_paper)
        self.empty = EmptyState(
            words("No cohort yet"),
            words("A cohort is a group of people who give and receive over the same months."
                  " Open one, enrol people, then pair them."),
            theme, primary=words("Open a cohort"), key=words("Ctrl N"), ghost=GhostRing(theme),
        )  # fmt: skip
        self.empty.primary_wanted.connect(self.ask_to_open)
        self._lay_out()

    def _lay_out(self) -> None:
        self.sides = QStackedWidget()
        self.whole = Scroll(self.overview, self.words("Overview"))
        self.whole.verticalScrollBar().rangeChanged.connect(lambda *_: self._mind_bar())
        panes = (self.whole, self.people, self.gatherings, self.rings, self.papers)
        for pane in panes:
            self.sides.addWidget(pane)
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(40, 24, 40, 16)
        self._column.setSpacing(14)
        self._column.addWidget(self.head)
        self._column.addWidget(self.trouble)
        self._column.addWidget(self.sides, 1)
        self.stack = QStackedWidget()
        self.stack.addWidget(inside)
        self.stack.addWidget(self.empty)
        # Nothing is said of a cohort before it is known.
        self.stack.addWidget(QWidget())
        self.stack.setCurrentIndex(_WAITING)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.stack)

    # -- what is shown ------------------------------------------------------------------------

    def refresh(self) -> None:
        """Ask which cohorts there are, then for the one that is shown."""
        self.ask("list", self._show_list, cohort_list)

    def _show_list(self, cohorts: tuple[CohortFacts, ...]) -> None:
        self._cohorts = cohorts
        keys = [str(one.id) for one in cohorts]
        if self._wanted not in keys:
            self._wanted = _first_wanted(cohorts)
        self.head.offer_cohorts(cohorts, self._wanted)
        if not cohorts:
            self.stack.setCurrentIndex(_NONE)
            self.shown = None
            self.actions_changed.emit()
            self._do_what_was_asked()
            return
        key, today = uuid.UUID(self._wanted), self.context.clock.today()
        self.ask("overview", self._show, overview, key, today)
        alphabet = self.context.alphabet.value
        self.ask("people", self.people.show_people, people_of, key, today, alphabet)

    def _show(self, shown: Overview | None) -> None:
        if shown is None:
            return
        self.shown = shown
        today = self.context.clock.today()
        self.head.show_cohort(shown, today)
        self.overview.show_overview(shown, today)
        self.gatherings.show_gatherings(shown.gatherings, today)
        self.rings.show_rings(shown.rings)
        self.papers.show_papers(shown)
        self.stack.setCurrentIndex(_ONE)
        if self.hasFocus():
            self.begin()
        if self._gathering:
            self.gatherings.list.choose(self._gathering)
            self._gathering = ""
        self.actions_changed.emit()
        self._do_what_was_asked()

    def show_cohort(self, key: str) -> None:
        """Show another cohort."""
        self._wanted = key
        self.trouble.say(None)
        self.refresh()

    def show_side(self, key: str) -> None:
        """Show one of the five sides."""
        self.head.choose_side(key)
        self.sides.setCurrentIndex(SIDES.index(key))
        self.actions_changed.emit()

    def _ask_attendance(self, key: str) -> None:
        then = partial(self._show_attendance, key)
        alphabet = self.context.alphabet.value
        today = self.context.clock.today()
        self.ask("attendance", then, attendance_of, uuid.UUID(key), today, alphabet)

    def _show_attendance(self, key: str, lines: Sequence[AttendanceLine]) -> None:
        gathering = self.gatherings.gathering(key)
        if gathering is not None:
            today = self.context.clock.today()
            self.gatherings.attendance.show_attendance(gathering, lines, today)

    # -- opening what a figure is made of ---------------------------------------------------------

    def open_summary(self) -> None:
        """Open the progress summary of this cohort."""
        self.context.navigate("papers", {"kind": "summary", "cohort": self._wanted})

    def open_expectations(self) -> None:
        """Show what everybody in this cohort expects of each other."""
        self.context.navigate("expectations", {"cohort": self._wanted})

    def _open_paper(self, kind: str) -> None:
        self.context.navigate("papers", {"kind": kind, "cohort": self._wanted})

    def next_gathering(self) -> str:
        """The key of the next gathering, "" where none is planned."""
        at = self.shown.next_gathering(self.context.clock.today()) if self.shown else None
        return "" if self.shown is None or at is None else str(self.shown.gatherings[at].id)

    def open_next_gathering(self) -> None:
        """Show who came to the next gathering, or to the last one."""
        if self.shown is None:
            return
        if not self.shown.gatherings:
            self.show_side(GATHERINGS)
            return
        at = self.shown.next_gathering(self.context.clock.today())
        self._open_gathering_at(len(self.shown.gatherings) - 1 if at is None else at)

    def _open_gathering_at(self, at: int) -> None:
        if self.shown is not None and at < len(self.shown.gatherings):
            self.show_side(GATHERINGS)
            self.gatherings.list.choose(str(self.shown.gatherings[at].id))
            self.gatherings.attendance.finder.setFocus()

    def _open_cell(self, giver: int, receiver: int) -> None:
        if self.shown is not None and giver != receiver:
            parties = self.shown.parties
            self._ask_moved(parties[giver].code, parties[receiver].code)

    def _open_given(self) -> None:
        self._ask_moved("", "")

    def _ask_moved(self, giver: str, receiver: str) -> None:
        today = self.context.clock.today()
        key = uuid.UUID(self._wanted)
        self.ask("moved", self._list_moved, moved_between, key, today, giver, receiver)

    def _list_moved(self, lines: Sequence[MovedLine]) -> None:
        words = self.words
        rows = [
            Row(
                str(at),
                f"{line.giver} → {line.receiver}",
                under=words.date(line.day, "full"),
                at_right=words.hours(line.minutes),
            )
            for at, line in enumerate(lines)
        ]
        total = words.hours(sum(line.minutes for line in lines))
        title = words("What was given: %(hours)s", hours=total)
        nothing = words("Nothing was given here yet.")
        ListDialog(title, rows, self.theme, words, self, empty=nothing).open()

    def _open_ring(self, key: str) -> None:
        self.context.navigate("pairings", {"cohort": self._wanted, "ring": key, "side": "rings"})

    def _open_person(self, key: str) -> None:
        self.context.navigate("people", {"chosen": key})

    # -- the page -----------------------------------------------------------------------------

    def state(self) -> Mapping[str, object]:
        """The cohort, the side and the gathering."""
        return {
            "chosen": self._wanted,
            "side": self.head.side(),
            "gathering": self.gatherings.list.chosen(),
            "paper": self.papers.list.chosen(),
        }

    def restore(self, state: Mapping[str, object]) -> None:
        """Show a cohort and a side again; "do" opens a dialog."""
        side = str(state.get("side", ""))
        if side in SIDES:
            self.show_side(side)
        self._gathering = str(state.get("gathering", ""))
        if state.get("paper"):
            self.papers.list.choose_when_shown(str(state["paper"]))
        self._do = str(state.get("do", ""))
        chosen = str(state.get("chosen", "") or state.get("cohort", ""))
        if chosen:
            self._wanted = chosen
        self._stale = True
        if self.isVisible():
            self._stale = False
            self.refresh()

    def _do_what_was_asked(self) -> None:
        do, self._do = self._do, ""
        doing: dict[str, Callable[[], None]] = {
            "open": self.ask_to_open, "new": self.ask_to_open,
            "enrol": self.ask_to_enrol, "gathering": self.ask_to_plan,
            "room": partial(open_room, self),
        }  # fmt: skip
        if do in doing:
            doing[do]()

    def row_actions(self) -> tuple[PageAction, ...]:
        """The menu of the chosen row of the side that is shown."""
        return offered.row_actions(self)

    def page_actions(self) -> tuple[PageAction, ...]:
        """What can be done with the cohort, and the menu of the chosen row."""
        return offered.page_actions(self)

    def to_filter(self) -> bool:
        """Into the filter of the side that is shown."""
        if self.head.side() == GATHERINGS:
            self.gatherings.attendance.finder.setFocus()
        else:
            self.show_side(PEOPLE)
            self.people.filter.setFocus()
        return True

    def print_page(self) -> bool:
        """Print the summary of what is shown."""
        if self.shown is None:
            return False
        self.open_summary()
        return True

    def back(self) -> bool:
        """From any side back to the overview."""
        if self.head.side() == OVERVIEW:
            return False
        self.show_side(OVERVIEW)
        return True

    def fit(self, breadth: Breadth) -> None:
        """Arrange for a wider or narrower window."""
        super().fit(breadth)
        self._column.setContentsMargins(breadth.margin, 24, 0, 16)
        for one in (self.head, self.trouble, self.people, self.gatherings, self.rings, self.papers):
            one.setContentsMargins(0, 0, breadth.margin, 0)
        self._mind_bar()
        self.head.fit(breadth)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put rings beside the matrix or below it."""
        super().resizeEvent(event)
        self.overview.fit(self.width() - 2 * self.breadth.margin)

    def _mind_bar(self) -> None:
        """The overview scrolls at the edge of the window and ends where the head ends."""
        bar = self.whole.verticalScrollBar()
        taken = bar.sizeHint().width() if bar.maximum() else 0
        self.overview.setContentsMargins(0, 0, self.breadth.margin - taken, 0)


def _first_wanted(cohorts: Sequence[CohortFacts]) -> str:
    """The cohort shown first: one that is on its way, else the newest."""
    running = [one for one in cohorts if one.state is CohortState.IN_PROGRESS]
    first = [*running, *cohorts][:1]
    return str(first[0].id) if first else ""
