"""The page of pairings: run, read, change and publish a plan; the pairings that run."""

from __future__ import annotations

import uuid
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from facilitator.pairing import actions
from facilitator.pairing.forecasting import plan_forecast
from facilitator.pairing.rounds import cohorts_to_pair, enrolled, pairings_shown, without_both
from facilitator.pairing.running import round_draft
from ui.pairing.centre import MATRIX, RINGS, TABLE
from ui.pairing.handing import HandPage
from ui.pairing.head import Head
from ui.pairing.lists import changes_dialog, names_dialog
from ui.pairing.missing import what_is_missing
from ui.pairing.run_dialog import RunDialog
from ui.pairing.runs import Runs
from ui.parts.notes import EmptyState, GhostRing
from ui.parts.progress import Progress
from ui.parts.split import Scroll
from ui.shell.hands import offer_menu
from ui.shell.page import PageAction, PageContext

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QKeyEvent

    from facilitator.pairing.options import RunOptions
    from facilitator.pairing.problem import Rule
    from facilitator.pairing.running import Run
    from facilitator.pairing.shown import CohortToPair, PairingsShown, Someone
    from facilitator.programme import Done
    from ui.job import Job
    from ui.theme.breadth import Breadth

SHOWN = frozenset(
    {
        "cohort", "enrolment", "round", "planned_pair", "pair_mark", "pairing", "ring", "session",
        "person", "affiliation", "organisation", "skill", "pause", "apart",
    }
)  # fmt: skip


class PairingsPage(HandPage):
    """Pairings of one cohort: a plan on its way, or what runs."""

    place = "pairings"
    tables = SHOWN

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        theme, words = self.theme, self.words
        self._cohorts: tuple[CohortToPair, ...] = ()
        self._do = self._ring = ""
        self.runs = Runs(self.runner, words, context.clock)
        self.runs.began.connect(self._began)
        self.runs.ended.connect(self._ended)
        self.runs.found.connect(self._found)
        self.runs.told.connect(self._tell)
        self.runs.broke.connect(self._refused)
        self.head = Head(theme, words)
        self.head.cohort_chosen.connect(self.show_cohort)
        self.head.side_chosen.connect(self._show_side)
        self.head.run_wanted.connect(self.ask_how_to_run)
        self.head.publish_wanted.connect(self.ask_to_publish)
        self.progress = Progress(theme, words)
        self.centre.line_chosen.connect(self._line_chosen)
        self.centre.line_opened.connect(self._open_line)
        self.centre.menu_wanted.connect(lambda view, at: offer_menu(self, view, at))
        self.empty = EmptyState(
            words("No pairings yet"), "", theme, primary=" ", key=words("Ctrl R"), second=" ",
            ghost=GhostRing(theme),
        )  # fmt: skip
        self.empty.primary_wanted.connect(self._empty_primary)
        self.empty.second_wanted.connect(self._empty_second)
        self.runs.helps_found.connect(self.inspector.show_helps)
        self._listen()
        self._lay_out()

    def _listen(self) -> None:
        inspector = self.inspector
        inspector.sessions_wanted.connect(self._show_sessions)
        inspector.person_wanted.connect(self._show_person)
        inspector.try_wanted.connect(self._try)
        inspector.longer_wanted.connect(self._try_longer)
        inspector.changes_wanted.connect(self._show_changes)

    def _lay_out(self) -> None:
        self.stack = QStackedWidget()
        self.stack.addWidget(self.centre)
        self.stack.addWidget(self.empty)
        # Nothing is said of the pairings before they are known.
        self.waiting = QWidget()
        self.stack.addWidget(self.waiting)
        self.stack.setCurrentWidget(self.waiting)
        self.head.show_waiting()
        middle = QWidget()
        self._column = QVBoxLayout(middle)
        self._column.setContentsMargins(32, 24, 32, 16)
        self._column.setSpacing(12)
        for widget in (self.head, self.trouble, self.progress):
            self._column.addWidget(widget)
        self._column.addWidget(self.stack, 1)
        self.side = Scroll(self.inspector, self.words("The chosen pairing and the plan"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(middle, 1)
        row.addWidget(self.side)

    # -- what is shown ------------------------------------------------------------------------

    def refresh(self) -> None:
        """Ask which cohorts there are; then for the one that is shown."""
        self.ask("cohorts", self._show_cohorts, cohorts_to_pair)

    def _show_cohorts(self, cohorts: tuple[CohortToPair, ...]) -> None:
        self._cohorts = cohorts
        keys = [str(cohort.id) for cohort in cohorts]
        if self._wanted not in keys:
            self._wanted = keys[0] if keys else ""
        self.head.offer_cohorts(cohorts, self._wanted)
        if not self._wanted:
            self.shown = None
            self._show_empty()
            return
        today = self.context.clock.today()
        self.ask("pairings", self._show, pairings_shown, uuid.UUID(self._wanted), today)

    def show_cohort(self, key: str) -> None:
        """Show another cohort's pairings."""
        self._wanted, self._chosen = key, ""
        self.trouble.say(None)
        self.refresh()

    def _show(self, shown: PairingsShown | None) -> None:
        if shown is None:
            return
        self.shown = shown
        self.head.show_all(shown)
        if shown.round is None and not shown.lines:
            self._show_empty()
        else:
            self.stack.setCurrentWidget(self.centre)
            self.side.setVisible(not self.breadth.drawer)
            self.centre.show_all(shown, self._first_of_ring(shown) or self._chosen)
            self.runs.ask_what_helps(shown)
            if shown.is_plan:
                today = self.context.clock.today()
                self.ask("forecast", self.inspector.show_forecast, plan_forecast,
                         shown.cohort.id, today)  # fmt: skip
            if self.hasFocus():
                self.begin()
        self.actions_changed.emit()
        self._do_what_was_asked()

    def _first_of_ring(self, shown: PairingsShown) -> str:
        """The first pairing of the ring or the person that was asked for from elsewhere."""
        wanted, self._ring = self._ring, ""
        lines = [
            line.key
            for line in shown.lines
            if wanted
            and wanted
            in {line.ring, str(line.pairing_id), str(line.coach.id), str(line.coachee.id)}
        ]
        return lines[0] if lines else ""

    def _show_empty(self) -> None:
        """Say what is missing, with numbers, and the way on."""
        self.side.hide()
        self.stack.setCurrentWidget(self.empty)
        if self.shown is None:
            self.head.show_nothing()
        missing = what_is_missing(self.shown.cohort if self.shown else None, self.words)
        self.empty.sentence.setText(missing.sentence)
        for button, text in (
            (self.empty.primary, missing.primary),
            (self.empty.second, missing.second),
        ):
            button.setText(text)
            button.setVisible(bool(text))
            button.updateGeometry()

    def _empty_primary(self) -> None:
        if self.shown is None:
            self.context.navigate("cohorts", {"do": "open"})
        elif not self.shown.cohort.people:
            self.context.navigate("cohorts", {"chosen": self._wanted, "do": "enrol"})
        else:
            self.ask_how_to_run()

    def _empty_second(self) -> None:
        if self.shown is not None:
            self.ask("missing", self._show_missing, without_both, self.shown.cohort.id)

    def _show_missing(self, missing: Sequence[uuid.UUID]) -> None:
        if missing:
            self.ask("people", partial(self._list_missing, frozenset(missing)), enrolled,
                     uuid.UUID(self._wanted), self.context.clock.today())  # fmt: skip

    def _list_missing(self, missing: frozenset[uuid.UUID], people: Sequence[Someone]) -> None:
        title = self.words("Who has not said both what they offer and what they ask for")
        named = [one for one in people if one.id in missing]
        names_dialog(title, named, self._show_person, self.theme, self.words, self)

    def _line_chosen(self, key: str) -> None:
        self._chosen = key
        if self.shown is not None:
            self.inspector.show_all(self.shown, self.centre.line(key))
        self.actions_changed.emit()

    def _open_line(self, key: str) -> None:
        """Bring the reason into sight, also where the inspector is a drawer."""
        self.centre.choose(key)
        self.side.show()
        self.inspector.setFocus()

    def _show_side(self, key: str) -> None:
        self.centre.show_side(key)

    # -- running ------------------------------------------------------------------------------

    def ask_how_to_run(self) -> None:
        """Ask how to run, then run."""
        shown = self.shown
        if shown is None or not shown.cohort.people or self.runs.is_running:
            return
        today = self.context.clock.today()
        options = self.runs.options_for(shown)
        dialog = RunDialog(shown, options, self.theme, self.words, today, self)
        dialog.drafted.connect(partial(self._run, dialog))
        dialog.open()

    def _run(self, dialog: RunDialog, options: RunOptions) -> None:
        dialog.accept()
        self.run(options)

    def run(self, options: RunOptions) -> None:
        """Find the best plan in the background; Cancel keeps the best so far."""
        if self.shown is not None:
            self.trouble.say(None)
            self.runs.run(self.shown.cohort.id, options)

    def _began(self, job: Job) -> None:
        self.progress.follow(job, self.words("Finding the best plan; people placed"))
        self.head.set_busy(busy=True)

    def _ended(self) -> None:
        self.head.set_busy(busy=False)

    def _found(self, found: Run) -> None:
        keep = actions.keep_round
        self.runner.act(keep, round_draft(found), self._kept_round, self._refused)

    def _kept_round(self, done: Done[uuid.UUID]) -> None:
        self._chosen = ""
        self.context.toast(self.words.stored(done.label, done.values))

    def _try(self, code: str, rules: tuple[Rule, ...]) -> None:
        """Run again with these rules let go for one person."""
        if self.shown is not None:
            options = self.runs.options_for(self.shown)
            self.run(replace(options, let_go=((code, rules),), keeps_plan=True))

    def _try_longer(self, length: int) -> None:
        if self.shown is not None:
            options = self.runs.options_for(self.shown)
            self.run(replace(options, ring_cap=length, keeps_plan=True))

    # -- going elsewhere ----------------------------------------------------------------------

    def _show_sessions(self) -> None:
        line = self.line()
        if line is not None and line.pairing_id is not None:
            names = f"{line.coach.name} {line.coachee.name}"
            self.context.navigate("sessions", {"view": "all", "filter": names})

    def _show_person(self, key: str) -> None:
        self.context.navigate("people", {"chosen": key})

    def _show_changes(self) -> None:
        if self.shown is not None and self.shown.round is not None:
            changes_dialog(self.shown.round, self.theme, self.words, self)

    # -- the page -----------------------------------------------------------------------------

    def state(self) -> Mapping[str, object]:
        """The cohort, the chosen pairing and the side that is shown."""
        return {"cohort": self._wanted, "chosen": self._chosen, "side": self.head.side()}

    def restore(self, state: Mapping[str, object]) -> None:
        """Show a cohort and choose a pairing again."""
        side = str(state.get("side") or state.get("view") or "")
        if side in {RINGS, TABLE, MATRIX}:
            self.head.choose_side(side)
            self.centre.show_side(side)
        self._chosen = str(state.get("chosen", self._chosen))
        self._do = str(state.get("do", ""))
        self._ring = str(state.get("ring") or state.get("person") or state.get("pairing") or "")
        cohort = str(state.get("cohort", ""))
        if cohort and cohort != self._wanted:
            self._wanted = cohort
            self._stale = True
        if self.isVisible() and (self._stale or self._do or self._ring):
            self._stale = False
            self.refresh()
        elif self._do:
            self._stale = True

    def _do_what_was_asked(self) -> None:
        do, self._do = self._do, ""
        if do == "run":
            self.ask_how_to_run()
        elif do == "mend":
            self.ask_to_mend()

    def page_actions(self) -> tuple[PageAction, ...]:
        """Run, publish, lock, rule out, pair by hand."""
        words, shown = self.words, self.shown
        plan = shown is not None and shown.is_plan
        return (
            PageAction(words("Run the pairing…"), self.ask_how_to_run, "Ctrl+R", "rotate-cw",
                       enabled=shown is not None and shown.cohort.people > 0),
            PageAction(words("Publish the pairings…"), self.ask_to_publish, "Ctrl+Return", "check",
                       enabled=plan),
            *self.row_actions(),
            PageAction(words("Pair two people by hand…"), self.ask_for_a_pair, "", "plus",
                       enabled=shown is not None and shown.cohort.people > 1),
            *self.hand_actions(),
        )  # fmt: skip

    def row_actions(self) -> tuple[PageAction, ...]:
        """The menu of the chosen pairing."""
        words, shown, line = self.words, self.shown, self.line()
        can_mark = shown is not None and shown.is_plan and line is not None
        return (
            PageAction(words("Lock or unlock"), self.toggle_lock, "K", "lock", enabled=can_mark),
            PageAction(words("Not these two"), self.forbid, "Del" if can_mark else "", "ban",
                       enabled=can_mark),
            PageAction(words("Mend the ring…"), self.ask_to_mend,
                       enabled=self.ring_of_line() is not None),
            PageAction(words("Change what was agreed…"), self.ask_to_change,
                       enabled=line is not None and line.pairing_id is not None),
            PageAction(words("End this pairing…"), self.ask_to_end, "" if can_mark else "Del",
                       enabled=line is not None and line.pairing_id is not None),
        )  # fmt: skip

    def to_filter(self) -> bool:
        """Into the filter of the table."""
        if self.stack.currentWidget() is not self.centre:
            return False
        self.head.choose_side("table")
        self.centre.show_side("table")
        self.centre.filter.setFocus()
        return True

    def show_details(self) -> None:
        """Open or close the drawer."""
        if self.stack.currentWidget() is self.centre:
            self.side.setVisible(not self.side.isVisible())

    def back(self) -> bool:
        """From table or matrix back to the rings."""
        if self.head.side() == RINGS:
            return False
        self.head.choose_side(RINGS)
        self.centre.show_side(RINGS)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc cancels a run and keeps the best plan so far."""
        if event.key() == Qt.Key.Key_Escape and self.runs.is_running:
            self.progress.cancel.click()
        else:
            super().keyPressEvent(event)

    def fit(self, breadth: Breadth) -> None:
        """Arrange for a wider or narrower window."""
        super().fit(breadth)
        margin = 32 if not breadth.rail else 28
        self._column.setContentsMargins(margin, 24, margin, 16)
        self.side.setFixedWidth(self.theme.px(breadth.inspector))
        on = self.stack.currentWidget() is self.centre
        self.side.setVisible(on and not breadth.drawer)
        self.head.arrange()
