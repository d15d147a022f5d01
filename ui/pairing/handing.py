"""What is done by hand with a plan: move somebody, draw a ring, key in choices, make a rota."""

from __future__ import annotations

import uuid
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from facilitator.errors import RuleBroken
from facilitator.interchange.choice_slips import read_slips
from facilitator.pairing import actions
from facilitator.pairing.choosing import choices_said, slips_looked_up
from facilitator.pairing.hand_changes import change_by_hand
from facilitator.pairing.rounds import enrolled
from ui.pairing.acting import ActingPage
from ui.pairing.choices_dialog import ChoicesDialog
from ui.pairing.hand_dialogs import DrawRingDialog, MoveDialog
from ui.pairing.wording import reason_sentence
from ui.parts.dialogs import Told
from ui.shell.page import PageAction, PageContext

if TYPE_CHECKING:
    import threading
    from collections.abc import Callable, Sequence

    from facilitator.pairing.by_hand import Move
    from facilitator.pairing.choosing import ChoicesDraft, Chosen, SlipLine
    from facilitator.pairing.hand_changes import HandChange
    from facilitator.pairing.shown import Someone
    from facilitator.programme import Done
    from ui.pairing.hand_dialogs import HandDialog


class HandPage(ActingPage):
    """A page whose plan can be changed by hand, each change with its price."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self.centre.move_wanted.connect(self.make_move)
        self.inspector.place_wanted.connect(self.ask_to_move)

    def hand_actions(self) -> tuple[PageAction, ...]:
        """The menu twins of what is done with the pointer, and what begins by hand."""
        words, shown = self.words, self.shown
        plan = shown is not None and shown.is_plan
        people = shown is not None and shown.cohort.people > 1
        return (
            PageAction(words("Move somebody in the plan…"), self.ask_to_move, "Ctrl+M",
                       enabled=plan),
            PageAction(words("Draw a ring by hand…"), self.ask_to_draw, enabled=people),
            PageAction(words("Key in a profile choice slip…"), self.ask_for_choices,
                       enabled=people),
            PageAction(words("Bring in choice slips from a table…"), self.choose_slips,
                       enabled=people),
            PageAction(words("Threes and rounds of a day…"), self._show_rota,
                       enabled=shown is not None),
        )  # fmt: skip

    # -- a move -------------------------------------------------------------------------------

    def make_move(self, move: Move) -> None:
        """Make a move that was shown with the pointer, and say what it cost."""
        if self.shown is not None and self.shown.is_plan:
            self._weigh("move", move, self._make)

    def _weigh(self, slot: str, move: Move, then: Callable[[HandChange], None]) -> None:
        today = self.context.clock.today()
        self.ask(slot, then, change_by_hand, uuid.UUID(self._wanted), move, today)

    def _make(self, change: HandChange) -> None:
        topics = self.shown.topics if self.shown else {}
        said = " ".join(reason_sentence(one, topics, self.words) for one in change.price)
        if change.draft is None:
            self._tell(Told(said))
            return

        def made(done: Done[uuid.UUID]) -> None:
            self.context.toast(f"{self.words.stored(done.label, done.values)}. {said}")

        self.runner.act(actions.change_plan, change.draft, made, self._refused)

    def ask_to_move(self, who: str = "") -> None:
        """Ask who is to be moved and where to."""
        self._with_people(partial(self._open_move, who))

    def _open_move(self, who: str, people: Sequence[Someone]) -> None:
        if self.shown is not None and self.shown.is_plan:
            today = self.context.clock.today()
            dialog = MoveDialog(self.shown, people, who, self.theme, self.words, today, self)
            self._open_weighed(dialog)

    def ask_to_draw(self) -> None:
        """Ask for a ring drawn by hand."""
        self._with_people(self._open_drawing)

    def _open_drawing(self, people: Sequence[Someone]) -> None:
        today = self.context.clock.today()
        self._open_weighed(DrawRingDialog(people, self.theme, self.words, today, self))

    def _open_weighed(self, dialog: HandDialog) -> None:
        dialog.move_chosen.connect(
            lambda move: self._weigh("weigh", move, partial(dialog.show_price, move))
        )
        self._open(dialog, actions.change_plan)

    def _with_people(self, then: Callable[[Sequence[Someone]], None]) -> None:
        if self.shown is not None:
            today = self.context.clock.today()
            self.ask("people", then, enrolled, self.shown.cohort.id, today)

    # -- choices and rounds -------------------------------------------------------------------

    def ask_for_choices(self) -> None:
        """Key in whom somebody would like to be paired with."""
        if self.shown is not None:
            self.ask("choices", self._with_choices, choices_said, self.shown.cohort.id)

    def _with_choices(self, said: Sequence[Chosen]) -> None:
        self._with_people(partial(self._open_choices, said))

    def _open_choices(self, said: Sequence[Chosen], people: Sequence[Someone]) -> None:
        if self.shown is not None:
            today = self.context.clock.today()
            dialog = ChoicesDialog(
                self.shown.cohort.id, people, said, self.theme, self.words, today, self
            )
            self._open(dialog, actions.keep_choices)

    def choose_slips(self) -> None:
        """Choose a table of choice slips, and bring it in."""
        dialog = QFileDialog(self, self.words("Bring in choice slips"), str(Path.home()))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        kinds = self.words("Spreadsheets (*.csv *.tsv *.txt *.xlsx *.xlsm);;All files (*)")
        dialog.setNameFilter(kinds)
        dialog.fileSelected.connect(lambda chosen: self.bring_in_slips(Path(chosen)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def bring_in_slips(self, file: Path) -> None:
        """Read a table of choice slips in the background and write all of them down in one step."""

        def work(_tell: Callable[[int, int], None], _stop: threading.Event) -> tuple[SlipLine, ...]:
            slips = read_slips(file)
            return tuple((one.line, one.person, one.side, one.chosen) for one in slips)

        then = partial(self._look_up_slips, file.name)
        self.runner.long(work, then, otherwise=self._refused)

    def _look_up_slips(self, name: str, lines: tuple[SlipLine, ...]) -> None:
        key = uuid.UUID(self._wanted)
        self.ask("slips", self._write_slips, slips_looked_up, key, name, lines)

    def _write_slips(self, found: tuple[ChoicesDraft, ...] | RuleBroken) -> None:
        if isinstance(found, RuleBroken):
            self._refused(found)
        else:
            self.runner.act(actions.bring_in_choices, found, self.did, self._refused)

    def _show_rota(self) -> None:
        self.context.navigate("rota", {"cohort": self._wanted})
