"""What the facilitator does on the page of cohorts: each act asks in a dialog and is one step."""

from __future__ import annotations

import uuid
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from facilitator.cohorts import actions
from facilitator.cohorts.actions import AttendanceDraft
from facilitator.cohorts.moving import moving_of
from facilitator.cohorts.people import candidates
from facilitator.cycle import actions as cycle
from facilitator.cycle.questions import closing_of, people_to_ask
from facilitator.interchange.calendar import gathering_file
from facilitator.papers.whole_files import write_whole
from facilitator.vocabulary import EnrolmentState
from ui.cohorts.forms import CohortForm, EnrolDialog, GatheringForm, RoleDialog
from ui.cohorts.gatherings import GatheringsPane
from ui.cohorts.moving import MoveDialog
from ui.cohorts.people_pane import PeoplePane
from ui.cycle.dialogs import CloseDialog, NextDialog
from ui.parts.dialogs import Question, TroubleBox
from ui.shell.asking import open_form
from ui.shell.errors import Teller
from ui.shell.page import Page, PageContext

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from facilitator.cohorts.moving import Moving
    from facilitator.cohorts.people import Candidate, EnrolledLine
    from facilitator.cohorts.questions import Overview
    from facilitator.cycle.questions import AskedAgain, Closing
    from facilitator.programme import Done
    from ui.parts.forms import FormDialog


class ActingPage(Page):
    """A page with one cohort on it, to which things are done."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        theme, words = self.theme, self.words
        self._wanted = self._do = ""
        self.shown: Overview | None = None
        self.trouble = TroubleBox(theme)
        self.people = PeoplePane(theme, words, context.settings)
        self.people.enrol_wanted.connect(self.ask_to_enrol)
        self.people.role_wanted.connect(self.ask_role)
        self.people.out_wanted.connect(self.ask_out)
        self.people.places_wanted.connect(self._give_places)
        self.gatherings = GatheringsPane(theme, words)
        self.gatherings.plan_wanted.connect(self.ask_to_plan)
        self.gatherings.states_taken.connect(self._take)

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

    def ask_to_close(self) -> None:
        """Show what is left to do in the cohort, and close it."""
        if self.shown is not None:
            today = self.context.clock.today()
            self.ask("closing", self._close, closing_of, self.shown.facts.id, today)

    def _close(self, closing: Closing) -> None:
        today = self.context.clock.today()
        dialog = CloseDialog(closing, self.theme, self.words, today, self)
        dialog.place_wanted.connect(self.context.navigate)
        self._open(dialog, cycle.close_cohort)

    def ask_to_start_next(self) -> None:
        """Open the next cohort from this one; it is shown once it stands."""
        if self.shown is not None:
            today = self.context.clock.today()
            self.ask("again", self._start_next, people_to_ask, self.shown.facts.id, today)

    def _start_next(self, people: Sequence[AskedAgain]) -> None:
        if self.shown is not None:
            today = self.context.clock.today()
            dialog = NextDialog(self.shown.facts, people, self.theme, self.words, today, self)
            self._open(dialog, cycle.start_next, self._opened)

    def ask_to_enrol(self) -> None:
        """Ask who joins, then enrol them."""
        if self.shown is None:
            # Asked before the cohort is known: it opens as soon as it is.
            self._do = "enrol"
        else:
            today, alphabet = self.context.clock.today(), self.context.alphabet.value
            self.ask("candidates", self._enrol, candidates, self.shown.facts.id, today, alphabet)

    def _enrol(self, people: Sequence[Candidate]) -> None:
        if self.shown is not None:
            today = self.context.clock.today()
            dialog = EnrolDialog(self.shown.facts, people, self.theme, self.words, today, self)
            self._open(dialog, actions.enrol)

    def ask_role(self, key: str) -> None:
        """Change what somebody does in the cohort."""
        line = self.people.line(key)
        if line is not None:
            dialog = RoleDialog(line, self.theme, self.words, self.context.clock.today(), self)
            self._open(dialog, actions.change_enrolment)

    def ask_out(self, keys: Sequence[str]) -> None:
        """Ask whether these people step out of the cohort."""
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
        draft = cycle.OutTogetherDraft([(line.id, line.version) for line in lines], today)
        self.runner.act(cycle.step_out_together, draft, self.did, self._refused)

    def _give_places(self, keys: Sequence[str], state: str) -> None:
        lines = [line for key in keys if (line := self.people.line(key)) is not None]
        places = [(line.id, line.version) for line in lines]
        draft = cycle.PlacesDraft(places, EnrolmentState(state))
        self.runner.act(cycle.give_places, draft, self.did, self._refused)

    def ask_to_plan(self) -> None:
        """Ask about a new gathering, then plan it."""
        if self.shown is None:
            self._do = "gathering"
        else:
            number = len(self.shown.gatherings) + 1
            dialog = GatheringForm(
                self.shown.facts, None, number, self.theme, self.words,
                self.context.clock.today(), self,
            )  # fmt: skip
            self._open(dialog, actions.plan_gathering)

    def ask_to_change_gathering(self, key: str) -> None:
        """Change the facts of a gathering."""
        gathering = self.gatherings.gathering(key)
        if self.shown is not None and gathering is not None:
            dialog = GatheringForm(
                self.shown.facts, gathering, 0, self.theme, self.words,
                self.context.clock.today(), self,
            )  # fmt: skip
            self._open(dialog, actions.change_gathering)

    def ask_to_move(self, key: str) -> None:
        """Move a gathering to another day."""
        if key:
            self.ask("moving", self._move, moving_of, uuid.UUID(key))

    def _move(self, moving: Moving) -> None:
        dialog = MoveDialog(moving, self.theme, self.words, self.context.clock.today(), self)
        self._open(dialog, actions.move_gathering)

    def ask_for_calendar(self, key: str) -> None:
        """Ask where the calendar file of a gathering goes."""
        gathering = self.gatherings.gathering(key)
        if gathering is None:
            return
        dialog = QFileDialog(self, self.words("Save calendar file…"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("ics")
        dialog.setNameFilter("iCalendar (*.ics)")
        dialog.selectFile(f"{gathering.day.isoformat()}.ics")
        dialog.fileSelected.connect(lambda to: self.write_calendar(gathering.id, Path(to)))
        dialog.open()

    def write_calendar(self, gathering: uuid.UUID, path: Path) -> None:
        """Write the calendar file of a gathering."""
        saved = self.words("Saved %(file)s", file=path.name)

        def write(text: str) -> None:
            self.runner.long(
                lambda _tell, _stop: write_whole(path, text.encode()),
                lambda _none: self.context.tell(saved),
                otherwise=self._refused,
            )

        made = self.context.clock.now()
        self.ask("calendar", write, gathering_file, gathering, self.words.language, made)

    def ask_to_cancel(self, key: str) -> None:
        """Ask whether a gathering is to be taken off the plan."""
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
            self.runner.act(actions.take_attendance, draft, self.did, self._not_taken)

    def _not_taken(self, error: Exception) -> None:
        """What was shown before it was written is shown as the record has it."""
        self._refused(error)
        self.refresh()

    def _open(
        self,
        dialog: FormDialog,
        action: Callable[..., object],
        first: Callable[[Done[object]], None] | None = None,
    ) -> None:
        """Open a dialog whose draft is handed to an action; it stays until the step stands."""
        open_form(self, dialog, action, first)

    def _refused(self, error: Exception) -> None:
        self.trouble.say(Teller(self.words).tell(error))
