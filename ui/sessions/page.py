"""Sessions: record one in ten seconds by keyboard, and look at all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from facilitator.sessions.actions import (
    SettleDraft,
    correct_session,
    count_towards,
    dispute_session,
    move_session,
    record_session,
    settle_session,
)
from facilitator.sessions.promises import PromisesFor, promises_for
from facilitator.sessions.questions import (
    PairToRecord,
    SessionLine,
    SessionList,
    pairs_to_record,
    recording,
    session_list,
)
from ui.parts.choices import Segments
from ui.parts.heads import PageHead
from ui.parts.notes import EmptyState, GhostRing, GhostRows
from ui.parts.split import FittingScroll
from ui.parts.text import Rule
from ui.people.printing import ForOne, PaperDialog
from ui.sessions.calendar_file import choose_calendar_file
from ui.sessions.dialogs import CorrectDialog, DoubtDialog, MoveDialog
from ui.sessions.entry import Entry, EntryForm
from ui.sessions.letters import LetterDialog
from ui.sessions.listing import SessionTable
from ui.sessions.promise_dialog import CountsTowardsDialog
from ui.sessions.rail import Rail
from ui.sessions.wording import status_words
from ui.shell.asking import open_form
from ui.shell.errors import Teller
from ui.shell.hands import give_hands
from ui.shell.page import Page, PageAction, PageContext

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtGui import QResizeEvent

    from facilitator.programme import Done
    from facilitator.store.journal import Step
    from ui.parts.dialogs import Dialog
    from ui.theme.breadth import Breadth

RECORD, ALL = "record", "all"
FORM = 760


class SessionsPage(Page):
    """The fast form with its rail, and the table of every session."""

    place = "sessions"
    tables = frozenset(
        {"session", "correction", "pairing", "person", "agreement", "movement", "programme"}
    )

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        theme, words = self.theme, self.words
        today = context.clock.today()
        self.dialog: Dialog | None = None
        self._ours: list[int] = []
        self._newest = 0
        # Nothing is claimed to be missing before it is known.
        self._has_pairs = self._has_sessions = True
        self.segments = Segments(
            ((RECORD, words("Record")), (ALL, words("All sessions"))), theme, words("View")
        )
        self.segments.chosen.connect(self._show_view)
        self.head = PageHead(
            words("Sessions"), theme, under=words.date(today, "full"), actions=(self.segments,)
        )
        self.form = EntryForm(theme, words, today)
        self.form.entered.connect(self._record)
        self.rail = Rail(theme, words)
        self.rail.take_back_wanted.connect(self._take_back)
        self.table = SessionTable(theme, words, today, context.settings)
        self.table.act_wanted.connect(self._act)
        self.table.table.line_chosen.connect(lambda _key: self.actions_changed.emit())
        give_hands(self, self.table.table)
        self.stack = QStackedWidget()
        self.stack.addWidget(self._recording())
        self.stack.addWidget(self.table)
        self._add_empty_states()
        self._lay_out()
        self.runner.stepped.connect(self._stepped)
        self.fit(self.breadth)

    def _recording(self) -> QWidget:
        """The fast form, at most so wide, its foot always in sight."""
        theme = self.theme
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(4, 4, 4, 4)
        column.addWidget(self.form)
        inside.setMaximumWidth(theme.px(FORM))
        inside.setMinimumWidth(1)
        recording = QWidget()
        whole = QVBoxLayout(recording)
        whole.setContentsMargins(0, 0, 0, 8)
        whole.setSpacing(8)
        whole.addWidget(FittingScroll(inside, self.words("Record a session")))
        self.form.foot.setMaximumWidth(theme.px(FORM))
        whole.addWidget(self.form.foot)
        whole.addStretch(1)
        return recording

    def _add_empty_states(self) -> None:
        theme, words = self.theme, self.words
        self.empty = EmptyState(
            words("Nobody to record a session for yet"),
            words(
                "Sessions are recorded for people who are paired. Open a cohort, enrol people, "
                "pair them and publish; each pair then has a code for its slips."
            ),
            theme,
            primary=words("Go to the pairings"),
            ghost=GhostRing(theme),
        )
        self.empty.primary_wanted.connect(lambda: self.context.navigate("pairings", {}))
        self.stack.addWidget(self.empty)
        self.none = EmptyState(
            words("No session yet"),
            words("Every session stands here once it is arranged or recorded."),
            theme,
            primary=words("Record a session"),
            ghost=GhostRows(theme),
        )
        self.none.primary_wanted.connect(lambda: self._show_view(RECORD))
        self.stack.addWidget(self.none)

    def _lay_out(self) -> None:
        left = QWidget()
        self._left = QVBoxLayout(left)
        self._left.setSpacing(16)
        self.head.setContentsMargins(4, 0, 4, 0)
        self.table.setContentsMargins(4, 0, 4, 0)
        self._left.addWidget(self.head)
        self._left.addWidget(self.stack, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(left, 1)
        self._rule = Rule(self.theme, upright=True)
        row.addWidget(self._rule)
        row.addWidget(self.rail)

    def refresh(self) -> None:
        """Ask for the pairs one can record for, and for all sessions."""
        today = self.context.clock.today()
        self.ask("pairs", self._show_pairs, pairs_to_record, today)
        self.ask("list", self._show_list, session_list, today)
        self.ask("recording", self.form.take, recording)

    def _show_pairs(self, pairs: tuple[PairToRecord, ...]) -> None:
        self.form.show_pairs(pairs)
        self._has_pairs = bool(pairs)
        self._turn()

    def _show_list(self, sessions: SessionList) -> None:
        self.table.show_sessions(sessions)
        self._has_sessions = bool(sessions.lines)
        self._turn()
        words, today = self.words, self.context.clock.today()
        silent = len(sessions.without_outcome(today))
        parts = [words.date(today, "full")]
        if silent:
            parts.append(
                words.many(
                    "%(n)s arranged session to hear about",
                    "%(n)s arranged sessions to hear about",
                    silent,
                )
            )
        self.head.say(words("Sessions"), " · ".join(parts))

    def _show_view(self, key: str) -> None:
        self.segments.choose(key)
        self._turn()
        self.begin()
        self.actions_changed.emit()

    def _turn(self) -> None:
        """Show the form, or what is missing for it, or all sessions."""
        recording = self.segments.key() == RECORD
        shown = (0 if self._has_pairs else 2) if recording else (1 if self._has_sessions else 3)
        self.stack.setCurrentIndex(shown)
        fills = recording and self._has_pairs
        self.head.setMaximumWidth(self.theme.px(FORM) if fills else 16_777_215)
        self.fit(self.breadth)

    def _record(self, entry: Entry) -> None:
        """Record what was entered; a refusal puts it back into the form."""

        def done(what: Done[Any]) -> None:
            happened = status_words(entry.draft.status, self.words)
            minutes = entry.draft.minutes
            if minutes:
                happened = f"{happened}, {self.words('%(minutes)s min', minutes=minutes)}"
            self._ours.append(what.step)
            self.rail.add(entry.names, happened, entry.seconds)
            self._allow_taking_back()

        def refused(error: Exception) -> None:
            self.form.refuse(entry, Teller(self.words).tell(error))

        self.runner.act(record_session, entry.draft, done, refused)

    def _stepped(self, done: Done[object]) -> None:
        self._newest = done.step
        self._allow_taking_back()

    def _allow_taking_back(self) -> None:
        """Only while the newest step is the session recorded last."""
        last = self._ours[-1] if self._ours else -1
        self.rail.take_back.setEnabled(last == self._newest)

    def _take_back(self) -> None:
        def undone(_done: Done[None]) -> None:
            self._ours.pop()
            self.rail.drop_newest()
            self._newest = self._ours[-1] if self._ours else 0
            self._allow_taking_back()
            self.form.code.setFocus()

        self.runner.undo(undone, self.context.trouble)

    def _act(self, act: str, line: SessionLine) -> None:
        theme, words, window = self.theme, self.words, self.window()
        if act == "doubt":
            self._open(DoubtDialog(line, theme, words, window), dispute_session)
        elif act == "settle":
            draft = SettleDraft(line.id, line.version)
            self.runner.act(settle_session, draft, self.did, self.context.trouble)
        elif act == "letter":
            self._offer_letter(line)
        elif act in {"outcome", "off"}:
            wanted = {"do": "log", "pairing": str(line.pairing_id), "day": line.day.isoformat()}
            self.restore(wanted | ({"off": "yes"} if act == "off" else {}))
        elif act == "counts":
            self._offer_promises(line)
        elif act == "move":
            today = self.context.clock.today()
            dialog = MoveDialog(line, today, self.theme, self.words, self.window())
            self._open(dialog, move_session)
        else:
            correcting = CorrectDialog(line, theme, words, window)
            self._open(correcting, correct_session, lambda done: self._corrected(line, done))

    def _corrected(self, line: SessionLine, done: Done[Any]) -> None:
        """Where a step rested on the wrong mark, offer the letter at once."""
        if any(table == "care_step" for table, _ in done.touched):
            self._offer_letter(line, step_withdrawn=True)

    def _offer_promises(self, line: SessionLine) -> None:
        """Ask towards which promise a session counts."""

        def found(answer: PromisesFor) -> None:
            dialog = CountsTowardsDialog(line, answer, self.theme, self.words, self.window())
            self._open(dialog, count_towards)

        self.ask("promises", found, promises_for, line.id, self.context.clock.today())

    def _offer_letter(self, line: SessionLine, *, step_withdrawn: bool = False) -> None:
        dialog = LetterDialog(
            line, self.theme, self.words, self.window(), step_withdrawn=step_withdrawn
        )
        dialog.chosen.connect(lambda paper: self._print(dialog, paper))
        self.dialog = dialog
        dialog.open()

    def _print(self, dialog: Dialog, paper: ForOne) -> None:
        dialog.accept()
        self.dialog = PaperDialog(paper, self.context, self.window())
        self.dialog.open()

    def _open(
        self,
        dialog: Dialog,
        action: Callable[[Step, Any], Any],
        then: Callable[[Done[Any]], None] | None = None,
    ) -> None:
        self.dialog = dialog
        open_form(self, dialog, action, then)

    def begin(self) -> None:
        """Put the keyboard into the first field of what is shown."""
        if self.segments.key() == ALL:
            (self.table.search if self._has_sessions else self.none.primary).setFocus()
        elif self._has_pairs:
            self.form.code.setFocus()
        else:
            self.empty.primary.setFocus()

    def state(self) -> Mapping[str, object]:
        """Which view, and what is filtered and chosen in it."""
        return {
            "view": self.segments.key(),
            "filter": self.table.search.text(),
            "chosen": self.table.table.chosen(),
            "chip": (self.table.chips.keys() or ("all",))[0],
        }

    def restore(self, state: Mapping[str, object]) -> None:
        """Show the view; begin to record where another page asks for it."""
        if state.get("do") == "log":
            self._show_view(RECORD)
            self.form.begin(state)
            return
        if state.get("view") in {RECORD, ALL}:
            self._show_view(str(state["view"]))
        self.table.search.setText(str(state.get("filter", self.table.search.text())))
        if state.get("chip"):
            self.table.chips.choose(str(state["chip"]))
        self.table.table.choose_when_shown(str(state.get("chosen", "")))

    def row_actions(self) -> tuple[PageAction, ...]:
        """What fits the chosen session, in the words of its buttons."""
        if self.segments.key() != ALL:
            return ()
        return tuple(
            PageAction(button.text(), button.click, keys) for button, keys in self.table.offered()
        )

    def page_actions(self) -> tuple[PageAction, ...]:
        """Record, look at all, and what fits the chosen session."""
        words = self.words
        return (
            PageAction(
                words("Record a session"), lambda: self._show_view(RECORD), "Ctrl+L", "plus"
            ),
            PageAction(words("All sessions"), lambda: self._show_view(ALL), "", "list"),
            *self.row_actions(),
            PageAction(
                words("Save for a calendar…"), lambda: choose_calendar_file(self), "", "calendar"
            ),
        )

    def to_filter(self) -> bool:
        """Into the filter of all sessions."""
        self._show_view(ALL)
        return True

    def fit(self, breadth: Breadth) -> None:
        """Arrange for a wider or narrower window."""
        super().fit(breadth)
        recording = self.segments.key() == RECORD and self._has_pairs
        self._fit_rail()
        self.rail.setVisible(recording and not breadth.drawer)
        self._rule.setVisible(recording and not breadth.drawer)
        self._left.setContentsMargins(breadth.margin - 4, 24, breadth.margin - 4, 16)

    def _fit_rail(self) -> None:
        """Leave the form at least what its tiles need."""
        roomy = self.width() >= self.theme.px(FORM + 400)
        self.rail.setFixedWidth(self.theme.px(400 if roomy else 300))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrower page has a narrower rail."""
        super().resizeEvent(event)
        self._fit_rail()
