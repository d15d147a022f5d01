"""What the facilitator does on the page of the board: each act is one step, with one undo."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from facilitator.aid import actions as aid
from facilitator.board import actions
from facilitator.board.actions import ExchangeDraft
from facilitator.exchange_vocabulary import BoardKind, BoardSort, BoardState, CallOutcome
from facilitator.learning import actions as learning
from facilitator.reciprocity.actions import Party
from ui.board.aid_forms import AgreementDialog, CallDialog, ReadyDialog
from ui.board.aid_pane import AidPane
from ui.board.came_pane import CamePane, MeetingsPane
from ui.board.forms import ExchangeDialog, ItemDialog
from ui.board.items_pane import ItemsPane
from ui.board.learning_forms import SlotDialog, TaughtDialog, people_of
from ui.board.learning_pane import LearningPane
from ui.parts.dialogs import Question, TroubleBox
from ui.shell.asking import open_form
from ui.shell.errors import Teller
from ui.shell.page import Page, PageContext

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from facilitator.board.questions import BoardPage as Shown
    from facilitator.board.questions import TopicLine
    from facilitator.commitments.questions import Party as Offered
    from ui.parts.forms import FormDialog


class ActingBoard(Page):
    """The panes of the board and what can be done in them."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        theme, words, settings = self.theme, self.words, context.settings
        self.shown: Shown | None = None
        self.dialog: FormDialog | None = None
        self.parties: tuple[Offered, ...] = ()
        self.topics: tuple[TopicLine, ...] = ()
        self.trouble = TroubleBox(theme)
        self.items = ItemsPane(theme, words, settings)
        self.items.log_wanted.connect(self.log_between)
        self.items.change_wanted.connect(self.change_item)
        self.items.close_wanted.connect(self.close_item)
        self.meetings = MeetingsPane(theme, words, settings)
        self.meetings.log_wanted.connect(self.log_between)
        self.came = CamePane(theme, words, settings)
        self.came.log_wanted.connect(self.log_given)
        self.came.take_back_wanted.connect(self.take_back)
        self.learning = LearningPane(theme, words, settings)
        self.learning.plan_wanted.connect(self.plan_slot)
        self.learning.change_wanted.connect(self.change_slot)
        self.learning.taught_wanted.connect(self.note_taught)
        self.learning.back_wanted.connect(self.take_slot_back)
        self.learning.drop_wanted.connect(self.drop_slot)
        self.aid = AidPane(theme, words, settings)
        self.aid.agree_wanted.connect(self.agree)
        self.aid.change_wanted.connect(self.change_agreement)
        self.aid.ready_wanted.connect(self.stand_ready)
        self.aid.down_wanted.connect(lambda key: self._act(aid.stand_down, uuid.UUID(key)))
        self.aid.call_wanted.connect(self.call_on)
        self.aid.came_wanted.connect(self.log_call)
        self.aid.not_now_wanted.connect(self.not_this_time)

    @property
    def today(self) -> dt.date:
        """The day on which the programme stands."""
        return self.context.clock.today()

    # -- asks, offers and what came of them ---------------------------------------------------

    def put_up(self, kind: BoardKind) -> None:
        """Put an ask or an offer on the board."""
        dialog = ItemDialog(
            None, kind, self.parties, self.topics, self.theme, self.words, self.today, self
        )
        self._open(dialog, actions.put_on_board)

    def ask_for(self) -> None:
        """Put an ask on the board."""
        self.put_up(BoardKind.ASK)

    def offer(self) -> None:
        """Put an offer on the board."""
        self.put_up(BoardKind.OFFER)

    def change_item(self) -> None:
        """Change the chosen ask or offer."""
        line = self.items.chosen()
        if line is not None and line.state is BoardState.OPEN:
            dialog = ItemDialog(
                line, line.kind, self.parties, self.topics, self.theme, self.words, self.today,
                self,
            )  # fmt: skip
            self._open(dialog, actions.change_item)

    def close_item(self, state: str) -> None:
        """Mark the chosen one as met, take it down, or put it up again."""
        line = self.items.chosen()
        if line is not None:
            draft = actions.BoardClose(line.id, line.version, BoardState(state))
            self._act(actions.close_item, draft)

    def log_given(self) -> None:
        """Log what was given, from nothing."""
        self._log(ExchangeDraft(self.today, Party(), Party(), BoardSort.ADVICE, minutes=60))

    def log_between(self, one: str, other: str) -> None:
        """Log what came of an ask and an offer, or of one of them."""
        if self.shown is None:
            return
        line = self.shown.item(one)
        if line is None:
            return
        match, skill = self.shown.item(other), self.shown.skill(other)
        them = match.party if match else Party(skill.person_id) if skill else Party()
        asks = line.kind is BoardKind.ASK
        lent = line.sort.is_lent
        minutes = 0 if lent else line.minutes or (match.minutes if match else 0) or 60
        self._log(
            ExchangeDraft(
                day=self.today,
                giver=them if asks else line.party,
                receiver=line.party if asks else them,
                sort=line.sort,
                what=line.title,
                minutes=minutes,
                uses=1 if lent else 0,
                item_id=line.id,
                answered_id=match.id if match else None,
                meets=asks,
            )
        )

    def _log(self, start: ExchangeDraft) -> None:
        dialog = ExchangeDialog(start, self.parties, self.theme, self.words, self.today, self)
        self._open(dialog, actions.log_exchange)

    def take_back(self, key: str) -> None:
        """Take back what was logged by mistake, after a question."""
        line = self.came.chosen()
        if line is None or str(line.id) != key:
            return
        words = self.words
        dialog = Question(
            words("Take this back"),
            words(
                "“%(what)s” stays in sight as taken back. Its minutes are reversed in the ledger "
                "from today; a promise made for the gift is let go.",
                what=line.what,
            ),
            self.theme, words, act=words("Take it back"), parent=self,
        )  # fmt: skip
        draft = actions.TakeBackDraft(line.id, line.version)
        dialog.accepted.connect(lambda: self._act(actions.take_back_exchange, draft))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    # -- learning exchanges ---------------------------------------------------------------------

    def plan_slot(self) -> None:
        """Plan a slot at the gathering that is shown."""
        day = self.learning.day()
        if day is None:
            self.context.navigate("cohorts", {"side": "gatherings", "do": "gathering"})
            return
        dialog = SlotDialog(
            None, self.learning.days, day, self.parties, self.theme, self.words, self.today, self
        )
        self._open(dialog, learning.plan_slot)

    def change_slot(self) -> None:
        """Change the chosen slot."""
        slot, day = self.learning.chosen(), self.learning.day()
        if slot is not None and day is not None:
            dialog = SlotDialog(
                slot, (day,), day, self.parties, self.theme, self.words, self.today, self
            )
            self._open(dialog, learning.change_slot)

    def note_taught(self) -> None:
        """Note who was there when the chosen slot was taught."""
        slot, day = self.learning.chosen(), self.learning.day()
        if slot is not None and day is not None:
            people = people_of(day, self.parties, self.words)
            dialog = TaughtDialog(slot, people, self.theme, self.words, self.today, self)
            self._open(dialog, learning.slot_taught)

    def take_slot_back(self) -> None:
        """Take back that the chosen slot was taught."""
        slot = self.learning.chosen()
        if slot is not None:
            self._act(learning.slot_not_so, learning.SlotKnown(slot.id, slot.version))

    def drop_slot(self) -> None:
        """Take the chosen slot off the plan."""
        slot = self.learning.chosen()
        if slot is not None:
            self._act(learning.drop_slot, learning.SlotKnown(slot.id, slot.version))

    # -- mutual aid -----------------------------------------------------------------------------

    def agree(self) -> None:
        """Keep a new reciprocal agreement."""
        dialog = AgreementDialog(None, self.parties, self.theme, self.words, self.today, self)
        self._open(dialog, aid.agree_mutual_aid)

    def change_agreement(self) -> None:
        """Change the chosen agreement."""
        line = self.aid.chosen()
        if line is not None:
            dialog = AgreementDialog(line, self.parties, self.theme, self.words, self.today, self)
            self._open(dialog, aid.change_mutual_aid)

    def stand_ready(self) -> None:
        """Keep what one of the two stands ready to give."""
        line = self.aid.chosen()
        if line is not None and line.is_in_force:
            dialog = ReadyDialog(line, self.theme, self.words, self.today, self)
            self._open(dialog, aid.stand_ready)

    def call_on(self) -> None:
        """Note that one of the two called on the other."""
        line = self.aid.chosen()
        if line is not None and line.is_in_force:
            dialog = CallDialog(line, self.theme, self.words, self.today, self)
            self._open(dialog, aid.call_on)

    def log_call(self, key: str) -> None:
        """Log what was given for a call."""
        line, call = self.aid.chosen(), self.aid.call_of(key)
        if line is None or call is None:
            return
        giver = line.other_id if call.called_by_id == line.one_id else line.one_id
        sort = call.sort or BoardSort.OTHER
        self._log(
            ExchangeDraft(
                day=self.today,
                giver=Party(None, giver),
                receiver=Party(None, call.called_by_id),
                sort=sort,
                what=call.what,
                minutes=0 if sort.is_lent else 60,
                uses=1 if sort.is_lent else 0,
                call_id=call.id,
            )
        )

    def not_this_time(self, key: str) -> None:
        """Note that a call could not be answered this time."""
        call = self.aid.call_of(key)
        if call is not None:
            draft = aid.CallAnswer(call.id, call.version, CallOutcome.NOT_THIS_TIME, self.today)
            self._act(aid.answer_call, draft)

    # -- doing ------------------------------------------------------------------------------------

    def _open(self, dialog: FormDialog, action: Callable[..., object]) -> None:
        """Open a dialog whose draft is handed to an action; it stays until the step stands."""
        self.dialog = dialog
        open_form(self, dialog, action)

    def _act(self, action: Callable[..., object], draft: object) -> None:
        """Do something at once; trouble stands on the page."""
        self.trouble.say(None)
        self.runner.act(action, draft, self.did, self._refused)

    def _refused(self, error: Exception) -> None:
        self.trouble.say(Teller(self.words).tell(error))
