"""What the facilitator does with a plan or a pairing: each act is one step."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from facilitator.pairing import actions
from facilitator.pairing.actions import AnswerDraft, MarkDraft
from facilitator.pairing.agreed import Agreed, agreed
from facilitator.pairing.mending import ring_to_mend
from facilitator.pairing.rounds import enrolled
from ui.pairing.agreed_dialog import AgreedDialog
from ui.pairing.centre import Centre
from ui.pairing.dialogs import ByHandDialog, EndDialog, PublishDialog
from ui.pairing.inspector import Inspector
from ui.pairing.mend_dialog import MendDialog
from ui.parts.dialogs import TroubleBox
from ui.shell.asking import open_form
from ui.shell.errors import Teller
from ui.shell.page import Page, PageContext

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from facilitator.pairing.shown import PairingsShown, PairLine, RingShown, Someone
    from facilitator.programme import Done
    from ui.parts.dialogs import Told
    from ui.parts.forms import FormDialog


class ActingPage(Page):
    """A page with the pairings of one cohort on it, to which things are done."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self._wanted = self._chosen = ""
        self.shown: PairingsShown | None = None
        self.trouble = TroubleBox(self.theme)
        self.centre = Centre(self.theme, self.words, context.settings)
        self.centre.lock_wanted.connect(self._toggle_lock_of)
        self.inspector = Inspector(self.theme, self.words)
        self.inspector.lock_wanted.connect(self.toggle_lock)
        self.inspector.forbid_wanted.connect(self.forbid)
        self.inspector.unmark_wanted.connect(self._unmark)
        self.inspector.change_wanted.connect(self.ask_to_change)
        self.inspector.end_wanted.connect(self.ask_to_end)
        self.inspector.answer_wanted.connect(self.answer)
        self.inspector.mend_wanted.connect(self.ask_to_mend)

    def line(self) -> PairLine | None:
        """The chosen pairing."""
        return self.centre.line(self._chosen) if self.shown else None

    def _mark_of(self, line: PairLine) -> MarkDraft:
        return MarkDraft(uuid.UUID(self._wanted), line.coach.id, line.coachee.id)

    def _toggle_lock_of(self, key: str) -> None:
        self.centre.choose(key)
        self.toggle_lock()

    def toggle_lock(self) -> None:
        """Lock the chosen pair for every run, or let go of the lock."""
        line = self.line()
        if line is None or line.pairing_id is not None:
            return
        action = actions.clear_mark if line.locked else actions.lock_pair
        self.runner.act(action, self._mark_of(line), self.did, self._refused)

    def forbid(self) -> None:
        """Rule the chosen pair out for every run to come."""
        line = self.line()
        if line is not None and line.pairing_id is None:
            self.runner.act(actions.forbid_pair, self._mark_of(line), self.did, self._refused)

    def _unmark(self, coach: str, coachee: str) -> None:
        draft = MarkDraft(uuid.UUID(self._wanted), uuid.UUID(coach), uuid.UUID(coachee))
        self.runner.act(actions.clear_mark, draft, self.did, self._refused)

    def ask_to_publish(self) -> None:
        """Ask from which day to which, then publish."""
        if self.shown is not None and self.shown.is_plan and self.shown.lines:
            today = self.context.clock.today()
            dialog = PublishDialog(self.shown, self.theme, self.words, today, self)
            self._open(dialog, actions.publish_round)

    def ask_for_a_pair(self) -> None:
        """Ask who gives to whom, then pair them."""
        if self.shown is not None:
            today = self.context.clock.today()
            self.ask("people", self._pair_by_hand, enrolled, self.shown.cohort.id, today)

    def _pair_by_hand(self, people: Sequence[Someone]) -> None:
        if self.shown is not None:
            today = self.context.clock.today()
            dialog = ByHandDialog(self.shown, people, self.theme, self.words, today, self)
            self._open(dialog, actions.pair_by_hand)

    def ask_to_change(self) -> None:
        """Show what the chosen pairing has agreed, and change it."""
        line = self.line()
        if line is not None and line.pairing_id is not None:
            self.ask("agreed", self._change_agreed, agreed, line.pairing_id)

    def _change_agreed(self, found: Agreed | None) -> None:
        line = self.line()
        if found is not None and line is not None and line.pairing_id == found.id:
            today = self.context.clock.today()
            dialog = AgreedDialog(line, found, self.theme, self.words, today, self)
            self._open(dialog, actions.change_pairing)

    def ask_to_end(self) -> None:
        """Ask how the chosen pairing ends, then end it."""
        line = self.line()
        if line is not None and line.pairing_id is not None:
            today = self.context.clock.today()
            dialog = EndDialog(line, self.theme, self.words, today, self)
            self._open(dialog, actions.end_pairing)

    def answer(self, accepts: bool) -> None:
        """Write down the answer; where it comes to nothing, look at once for who comes next."""
        line = self.line()
        if line is None or line.pairing_id is None:
            return
        today = self.context.clock.today()
        draft = AnswerDraft(line.pairing_id, line.version, accepts, today)
        ring = line.ring if not accepts else ""

        def answered(done: Done[object]) -> None:
            self.did(done)
            if ring:
                self.restore({"ring": ring, "do": "mend"})

        self.runner.act(actions.answer_pairing, draft, answered, self._refused)

    def ring_of_line(self) -> RingShown | None:
        """The ring that turns in which the chosen pairing stands."""
        line = self.line()
        if self.shown is None or self.shown.is_plan or line is None or not line.ring:
            return None
        return next((ring for ring in self.shown.rings if ring.key == line.ring), None)

    def ask_to_mend(self) -> None:
        """Ask who leaves the ring of the chosen pairing, show the ways, then mend it."""
        ring = self.ring_of_line()
        if ring is None:
            return
        today = self.context.clock.today()
        dialog = MendDialog(ring, self.theme, self.words, today, self)

        def look(leaver: str) -> None:
            key = uuid.UUID(ring.key)
            self.ask("mending", dialog.show_ways, ring_to_mend, key, leaver, today)

        dialog.leaver_chosen.connect(look)
        self._open(dialog, actions.mend_ring)
        look(dialog.leaver.key())

    def _open(self, dialog: FormDialog, action: Callable[..., object]) -> None:
        """Open a dialog whose draft is handed to an action; it stays until the step stands."""
        open_form(self, dialog, action)

    def _tell(self, told: Told) -> None:
        self.trouble.say(told)

    def _refused(self, error: Exception) -> None:
        self.trouble.say(Teller(self.words).tell(error))
