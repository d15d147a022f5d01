"""The page of cohorts: one at a time, with its overview, people, gatherings, rings and papers."""

from __future__ import annotations

import uuid
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from facilitator.cohorts import actions
from facilitator.cohorts.actions import AttendanceDraft, EnrolmentChange
from facilitator.cohorts.people import attendance_of, candidates, moved_between, people_of
from facilitator.cohorts.questions import cohort_list, overview
from facilitator.vocabulary import CohortState, EnrolmentState
from ui.cohorts.forms import CohortForm, EnrolDialog, GatheringForm, RoleDialog
from ui.cohorts.gatherings import GatheringsPane
from ui.cohorts.head import GATHERINGS, OVERVIEW, PAPERS, PEOPLE, RINGS, Head
from ui.cohorts.overview import OverviewPane
from ui.cohorts.papers_pane import PapersPane
from ui.cohorts.people_pane import PeoplePane
from ui.cohorts.rings_pane import RingsPane
from ui.parts.dialogs import Question, TroubleBox
from ui.parts.lists import ListDialog
from ui.parts.notes import EmptyState, GhostRing
from ui.parts.rows import Row
from ui.parts.split import Scroll
from ui.shell.errors import Teller
from ui.shell.page import Page, PageAction, PageContext

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtGui import QResizeEvent

    from facilitator.cohorts.people import AttendanceLine, Candidate, EnrolledLine, MovedLine
    from facilitator.cohorts.questions import CohortFacts, Overview
    from facilitator.programme import Done
    from ui.parts.forms import FormDialog
    from ui.theme.breadth import Breadth

SHOWN = frozenset(
    {
        "cohort", "enrolment", "gathering", "attendance", "pairing", "ring", "round", "session",
        "correction", "movement", "person", "affiliation", "organisation", "pause", "bank_holiday",
    }
)  # fmt: skip
SIDES = (OVERVIEW, PEOPLE, GATHERINGS, RINGS, PAPERS)


class CohortsPage(Page):
    """One cohort, chosen in the head."""

    place = "cohorts"
    tables = SHOWN

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        theme, words = self.theme, self.words
        self._wanted = self._gathering = self._do = ""
        self._cohorts: tuple[CohortFacts, ...] = ()
        self.shown: Overview | None = None
        self.head = Head(theme, words)
        self.head.cohort_chosen.connect(self.show_cohort)
        self.head.side_chosen.connect(self.show_side)
        self.head.summary_wanted.connect(self.open_summary)
        self.head.gathering_wanted.connect(self.open_next_gathering)
        self.head.change_wanted.connect(self.ask_to_change)
        self.head.new_wanted.connect(self.ask_to_open)
        self.trouble = TroubleBox(theme)
        self.overview = OverviewPane(theme, words)
        self.overview.gathering_opened.connect(self._open_gathering_at)
        self.overview.cell_opened.connect(self._open_cell)
        self.overview.given_wanted.connect(self._open_given)
        self.overview.ring_opened.connect(self._open_ring)
        self.overview.all_rings_wanted.connect(partial(self.show_side, RINGS))
        self.people = PeoplePane(theme, words, context.settings)
        self.people.enrol_wanted.connect(self.ask_to_enrol)
        self.people.role_wanted.connect(self._ask_role)
        self.people.out_wanted.connect(self._ask_out)
        self.people.person_wanted.connect(self._open_person)
        self.gatherings = GatheringsPane(theme, words)
        self.gatherings.plan_wanted.connect(self.ask_to_plan)
        self.gatherings.change_wanted.connect(self._ask_to_change_gathering)
        self.gatherings.cancel_wanted.connect(self._ask_to_cancel)
        self.gatherings.gathering_chosen.connect(self._ask_attendance)
        self.gatherings.states_taken.connect(self._take)
        self.rings = RingsPane(theme, words)
        self.rings.ring_opened.connect(self._open_ring)
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
        self.stack.setCurrentIndex(0 if cohorts else 1)
        if not cohorts:
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

    # -- doing --------------------------------------------------------------------------------

    def ask_to_open(self) -> None:
        """Ask about a new cohort, then open it."""
        today = self.context.clock.today()
        dialog = CohortForm(None, self.theme, self.words, today, self)
        self._open(dialog, actions.open_cohort, self._opened)

    def _opened(self, done: Done[object]) -> None:
        self._wanted = str(done.value)

    def ask_to_change(self) -> None:
        """Change the cohort's facts and what is agreed."""
        if self.shown is not None:
            today = self.context.clock.today()
            dialog = CohortForm(self.shown.facts, self.theme, self.words, today, self)
            self._open(dialog, actions.change_cohort)

    def ask_to_enrol(self) -> None:
        """Ask who joins, then enrol them."""
        if self.shown is not None:
            today, alphabet = self.context.clock.today(), self.context.alphabet.value
            self.ask("candidates", self._enrol, candidates, self.shown.facts.id, today, alphabet)

    def _enrol(self, people: Sequence[Candidate]) -> None:
        if self.shown is not None:
            today = self.context.clock.today()
            dialog = EnrolDialog(self.shown.facts, people, self.theme, self.words, today, self)
            self._open(dialog, actions.enrol)

    def _ask_role(self, key: str) -> None:
        line = self.people.line(key)
        if line is not None:
            dialog = RoleDialog(line, self.theme, self.words, self.context.clock.today(), self)
            self._open(dialog, actions.change_enrolment)

    def _ask_out(self, keys: Sequence[str]) -> None:
        lines = [line for key in keys if (line := self.people.line(key)) is not None]
        if not lines:
            return
        words = self.words
        names = ", ".join(line.name for line in lines)
        dialog = Question(
            words("Step out of the cohort"),
            words("%(names)s: what was given and received stays in the record.", names=names),
            self.theme, words, act=words("Step out"), parent=self,
        )  # fmt: skip
        dialog.accepted.connect(partial(self._step_out, lines))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _step_out(self, lines: Sequence[EnrolledLine]) -> None:
        today = self.context.clock.today()
        fields = {"state": EnrolmentState.WITHDREW, "left_on": today}
        for line in lines:
            draft = EnrolmentChange(line.id, line.version, fields)
            self.runner.act(actions.change_enrolment, draft, self.did, self._refused)

    def ask_to_plan(self) -> None:
        """Ask about a new gathering, then plan it."""
        if self.shown is not None:
            number = len(self.shown.gatherings) + 1
            dialog = GatheringForm(
                self.shown.facts, None, number, self.theme, self.words,
                self.context.clock.today(), self,
            )  # fmt: skip
            self._open(dialog, actions.plan_gathering)

    def _ask_to_change_gathering(self, key: str) -> None:
        gathering = self.gatherings.gathering(key)
        if self.shown is not None and gathering is not None:
            dialog = GatheringForm(
                self.shown.facts, gathering, 0, self.theme, self.words,
                self.context.clock.today(), self,
            )  # fmt: skip
            self._open(dialog, actions.change_gathering)

    def _ask_to_cancel(self, key: str) -> None:
        gathering, words = self.gatherings.gathering(key), self.words
        if gathering is None:
            return
        dialog = Question(
            words("Cancel this gathering"),
            words(
                "%(title)s on %(day)s is taken off the plan, with what was noted about who comes.",
                title=gathering.title(words.language.value),
                day=words.date(gathering.day),
            ),
            self.theme, words, act=words("Cancel the gathering"), parent=self,
        )  # fmt: skip
        dialog.cancel.setText(words("Keep it"))
        cancel, key_of = actions.cancel_gathering, gathering.id
        dialog.accepted.connect(lambda: self.runner.act(cancel, key_of, self.did, self._refused))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _take(self, key: str, states: object) -> None:
        if isinstance(states, dict) and key:
            draft = AttendanceDraft(uuid.UUID(key), states)
            self.runner.act(actions.take_attendance, draft, self.did, self._refused)

    def _open(
        self,
        dialog: FormDialog,
        action: Callable[..., object],
        first: Callable[[Done[object]], None] | None = None,
    ) -> None:
        """Open a dialog whose draft is handed to an action; it stays until the step stands."""

        def stands(done: Done[object]) -> None:
            dialog.accept()
            if first is not None:
                first(done)
            self.did(done)

        def refused(error: Exception) -> None:
            dialog.say(Teller(self.words).tell(error))

        dialog.drafted.connect(lambda draft: self.runner.act(action, draft, stands, refused))
        dialog.open()

    def _refused(self, error: Exception) -> None:
        self.trouble.say(Teller(self.words).tell(error))

    # -- opening what a figure is made of ---------------------------------------------------------

    def open_summary(self) -> None:
        """Open the progress summary of this cohort."""
        self.context.navigate("papers", {"kind": "summary", "cohort": self._wanted})

    def _open_paper(self, kind: str) -> None:
        self.context.navigate("papers", {"kind": kind, "cohort": self._wanted})

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
        }

    def restore(self, state: Mapping[str, object]) -> None:
        """Show a cohort and a side again; "do" opens a dialog."""
        side = str(state.get("side", ""))
        if side in SIDES:
            self.show_side(side)
        self._gathering = str(state.get("gathering", ""))
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
        doing = {
            "open": self.ask_to_open, "new": self.ask_to_open,
            "enrol": self.ask_to_enrol, "gathering": self.ask_to_plan,
        }  # fmt: skip
        if do in doing:
            doing[do]()

    def page_actions(self) -> tuple[PageAction, ...]:
        """Open, change, enrol, plan, summary."""
        words, here = self.words, self.shown is not None
        return (
            PageAction(words("Open a cohort…"), self.ask_to_open, "Ctrl+N", "plus"),
            PageAction(words("Enrol people…"), self.ask_to_enrol, "Ctrl+E", "user-plus",
                       enabled=here),
            PageAction(words("Plan a gathering…"), self.ask_to_plan, "Ctrl+G", "calendar",
                       enabled=here),
            PageAction(words("Change this cohort…"), self.ask_to_change, "F2", "pencil",
                       enabled=here),
            PageAction(words("Progress summary"), self.open_summary, "", "file-text", "papers",
                       enabled=here),
            PageAction(words("Take attendance"), self.open_next_gathering, "", "calendar-check",
                       enabled=here),
        )  # fmt: skip

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
        self._column.setContentsMargins(breadth.margin, 24, breadth.margin, 16)
        self.head.fit(breadth)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put rings beside the matrix or below it."""
        super().resizeEvent(event)
        self.overview.fit(self.width() - 2 * self.breadth.margin - 12)


def _first_wanted(cohorts: Sequence[CohortFacts]) -> str:
    """The cohort shown first: one that is on its way, else the newest."""
    running = [one for one in cohorts if one.state is CohortState.IN_PROGRESS]
    first = [*running, *cohorts][:1]
    return str(first[0].id) if first else ""
