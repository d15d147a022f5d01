"""This week: the first page, with the two answers and one row per person or pairing.

It stands before the store is imported: questions, actions and dialogs come when they are wanted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.parts.buttons import Button, IconButton
from ui.parts.heads import PageHead
from ui.parts.notes import EmptyState, GhostRows
from ui.parts.sentences import SentenceGroup
from ui.parts.split import Scroll
from ui.parts.text import Rule
from ui.shell.page import Page, PageAction, PageContext
from ui.week import doing, wording
from ui.week.answers import Answers
from ui.week.old_copy import OldCopyNote

if TYPE_CHECKING:
    import uuid
    from collections.abc import Callable, Mapping

    from facilitator.sessions.questions import PairToRecord
    from facilitator.store.journal import Step
    from facilitator.week.questions import WeekPage as Answer
    from facilitator.week.questions import WeekRow
    from ui.parts.dialogs import Dialog
    from ui.theme.breadth import Breadth


class WeekPage(Page):
    """What needs the facilitator this week, by which rule, and the act that settles it."""

    place = "week"
    tables = frozenset(
        {
            "programme", "bank_holiday", "organisation", "person", "affiliation", "pause",
            "cohort", "gathering", "attendance", "enrolment", "ring", "pairing", "session",
            "correction", "movement", "commitment", "agreement", "thank", "request",
            "supervision", "qualification", "snooze", "dismissal", "care_step", "record_request",
        }
    )  # fmt: skip

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        theme, words = self.theme, self.words
        self._answer: Answer | None = None
        self._chosen = ""
        self.dialog: Dialog | None = None
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setSpacing(0)
        self.printer = IconButton("printer", words("Print my week (Ctrl+P)"), theme)
        self.printer.clicked.connect(self.print_page)
        self.pack = Button(words("Prepare the pack"), theme)
        self.pack.clicked.connect(self._prepare_pack)
        self.pack.hide()
        today = words.date(context.clock.today(), "full")
        self.head = PageHead(
            words("This week"), theme, under=today, actions=(self.printer, self.pack)
        )
        self._column.addWidget(self.head)
        self._column.addSpacing(20)
        self.answers = Answers(theme, words)
        self.answers.people_wanted.connect(self._show_people)
        self.answers.pairings_wanted.connect(self._show_pairings)
        self._column.addWidget(self.answers)
        self.copies = OldCopyNote(self, theme, words)
        self._column.addWidget(self.copies)
        self.groups = {key: self._group(name) for key, name in wording.group_names(words)}
        self._end = Rule(theme, strong=True)
        self._column.addWidget(self._end)
        self.empty = self._empty()
        self._column.addWidget(self.empty, 1)
        self._column.addStretch()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(Scroll(inside, words("This week")))
        self.fit(self.breadth)

    def _group(self, name: str) -> SentenceGroup:
        group = SentenceGroup(name, self.theme, self.words)
        group.row_chosen.connect(self.choose)
        group.act_wanted.connect(self.do)
        group.snooze_wanted.connect(self.snooze)
        group.no_concern_wanted.connect(self.set_aside)
        group.rule_wanted.connect(self.change_rule)
        group.left.connect(lambda by, group=group: self._step_from(group, by))
        group.hide()
        self._column.addWidget(group)
        return group

    def _empty(self) -> EmptyState:
        words = self.words
        empty = EmptyState(
            words("Nothing needs you this week"),
            "",
            self.theme,
            second=words("Record sessions"),
            ghost=GhostRows(self.theme),
        )
        empty.second_wanted.connect(self._go_on)
        empty.hide()
        return empty

    def _go_on(self) -> None:
        """Record where somebody is coached; else to where a cohort is opened and paired."""
        if self._answer is not None and self._answer.totals.contracted:
            self.context.navigate("sessions", {"do": "log"})
        else:
            self.context.navigate("cohorts", {})

    def refresh(self) -> None:
        """Ask for the week; the side bar counts what it has."""
        from facilitator.week.questions import week_page

        today = self.context.clock.today()
        self.ask("week", self._show, week_page, today)
        self.copies.look()

    def _show(self, answer: Answer) -> None:
        self._answer = answer
        self.context.counts({"week": len(answer.rows), "papers": len(answer.group("print"))})
        # Not hasFocus: a dialog over the window has the keyboard now and gives it back to a row.
        now = self.window().focusWidget()
        groups = self.groups.values()
        had_focus = now is self or any(now and group.isAncestorOf(now) for group in groups)
        place = self._place_of(self._chosen)
        self.answers.show_page(answer)
        for key, group in self.groups.items():
            group.show_lines(
                wording.line(row, answer.today, self.words) for row in answer.group(key)
            )
        self._end.setVisible(bool(answer.rows))
        self.empty.setVisible(not answer.rows)
        self.empty.sentence.setText(self._all_is_well(answer))
        paired = bool(answer.totals.contracted)
        self.empty.second.setText(
            self.words("Record sessions") if paired else self.words("Go to the cohorts")
        )
        self.empty.second.updateGeometry()
        self.pack.setVisible(answer.next_gathering is not None)
        keys = self._keys()
        if keys:
            stays = self._chosen in keys
            self.choose(self._chosen if stays else keys[min(max(place, 0), len(keys) - 1)])
        if had_focus:
            self._focus(self._chosen)
        self.actions_changed.emit()

    def _all_is_well(self, answer: Answer) -> str:
        words = self.words
        if not answer.totals.contracted:
            return words(
                "Rows appear here by themselves once people are paired: sessions without a date, "
                "outcomes to hear about, papers to print, people to thank."
            )
        return words(
            "%(people)s people are being coached, %(held)s of %(contracted)s sessions are held, "
            "and every rule is content.",
            people=answer.being_coached_now,
            held=answer.totals.held,
            contracted=answer.totals.contracted,
        )

    def _keys(self) -> list[str]:
        return [row.line.key for group in self.groups.values() for row in group.rows]

    def _place_of(self, key: str) -> int:
        keys = self._keys()
        return keys.index(key) if key in keys else 0

    def _row(self, key: str) -> WeekRow | None:
        rows = self._answer.rows if self._answer else ()
        return next((row for row in rows if row.key == key), None)

    def choose(self, key: str) -> None:
        """Open one row and close the others."""
        self._chosen = key
        for group in self.groups.values():
            group.choose(key)

    def _focus(self, key: str) -> None:
        for group in self.groups.values():
            for row in group.rows:
                if row.line.key == key:
                    row.setFocus()

    def _step_from(self, group: SentenceGroup, by: int) -> None:
        """Go from the end of a group to the next one, or from its beginning to the one before."""
        keys = self._keys()
        edge = (group.rows[-1] if by > 0 else group.rows[0]).line.key
        at = keys.index(edge) + by
        if 0 <= at < len(keys):
            self._focus(keys[at])

    def do(self, key: str) -> None:
        """Do what a row suggests: open its dialog, or go where it is dealt with."""
        from facilitator.recognition.actions import thank
        from facilitator.sessions.questions import pairs_to_record
        from ui.recognition.form import ThankDialog

        row = self._row(key)
        if row is None:
            return
        if row.leading.rule in doing.ARRANGES:
            self.ask(
                "pair",
                lambda pairs: self._arrange(pairs, row.about.pairing_id),
                pairs_to_record,
                self.context.clock.today(),
            )
        elif row.leading.rule in doing.THANKS:
            about, today = row.about, self.context.clock.today()
            dialog = ThankDialog(
                wording.title(row, self.words),
                about.pairing_id,
                about.person_id,
                today,
                self.theme,
                self.words,
                self.window(),
            )
            self._open(dialog, thank)
        else:
            self.context.navigate(*doing.way_of(row))

    def _arrange(self, pairs: tuple[PairToRecord, ...], pairing_id: uuid.UUID | None) -> None:
        from facilitator.sessions.actions import record_session
        from ui.sessions.arranging import ArrangeDialog

        pair = next((one for one in pairs if one.id == pairing_id), None)
        if pair is not None:
            today = self.context.clock.today()
            dialog = ArrangeDialog(pair, today, self.theme, self.words, self.window())
            self._open(dialog, record_session)

    def snooze(self, key: str) -> None:
        """Ask until when, and why, a row is put off."""
        from facilitator.week.actions import snooze
        from ui.week.dialogs import SnoozeDialog

        row = self._row(key)
        if row is not None:
            today = self.context.clock.today()
            dialog = SnoozeDialog(row, today, self.theme, self.words, self.window())
            self._open(dialog, snooze)

    def set_aside(self, key: str) -> None:
        """Ask why a row is no concern."""
        from facilitator.week.actions import dismiss
        from ui.week.dialogs import NoConcernDialog

        row = self._row(key)
        if row is not None:
            self._open(NoConcernDialog(row, self.theme, self.words, self.window()), dismiss)

    def change_rule(self, key: str) -> None:
        """Show the limit of a row's rule, and take another."""
        from facilitator.settings.actions import change_limit
        from ui.week.dialogs import LimitDialog

        row = self._row(key)
        if row is not None and any(reason.default for reason in row.reasons):
            self._open(LimitDialog(row, self.theme, self.words, self.window()), change_limit)

    def _open(self, dialog: Dialog, action: Callable[[Step, Any], Any]) -> None:
        """Open a dialog; what it drafts is done, or refused in the dialog."""
        from ui.shell.asking import open_form

        self.dialog = dialog
        open_form(self, dialog, action)

    def _show_people(self) -> None:
        self.context.navigate("people", {"chip": "coached"})

    def _show_pairings(self) -> None:
        self.context.navigate("pairings", {"view": "table"})

    def _prepare_pack(self) -> None:
        coming = self._answer.next_gathering if self._answer else None
        if coming is not None:
            way = {"cohort": str(coming.cohort_id), "gathering": str(coming.id), "paper": "pack"}
            self.context.navigate("papers", way)

    def print_page(self) -> bool:
        """Make *My week* as a paper and open it."""
        from ui.week.printing import print_my_week

        print_my_week(self)
        return True

    def _print(self) -> None:
        self.print_page()

    def print_several(self) -> None:
        """Make one PDF of the weeks of this programme and of others."""
        from ui.week.several import print_several

        self.dialog = print_several(self)

    def state(self) -> Mapping[str, object]:
        """The chosen row."""
        return {"chosen": self._chosen}

    def restore(self, state: Mapping[str, object]) -> None:
        """Choose the row again."""
        self._chosen = str(state.get("chosen", self._chosen))
        self.choose(self._chosen)

    def begin(self) -> None:
        """Put the keyboard on the chosen row, where its keys are."""
        if self._chosen in self._keys():
            self._focus(self._chosen)
        else:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def page_actions(self) -> tuple[PageAction, ...]:
        """Print the week, record sessions, and what the chosen row offers."""
        words = self.words
        chosen = self._row(self._chosen)
        always = (
            PageAction(words("Print my week"), self._print, "", "printer", "papers"),
            PageAction(
                words("My week from several files…"), self.print_several, "", "printer", "papers"
            ),
            PageAction(
                words("Record sessions"),
                lambda: self.context.navigate("sessions", {"do": "log"}),
                "Ctrl+L",
                "messages-square",
            ),
        )
        if chosen is None:
            return always
        return (
            PageAction(words.stored(chosen.action), lambda: self.do(self._chosen), "", "check"),
            PageAction(words("Snooze…"), lambda: self.snooze(self._chosen), "", "clock"),
            PageAction(words("Not a concern…"), lambda: self.set_aside(self._chosen), "", "check"),
            PageAction(
                words("Change the rule"),
                lambda: self.change_rule(self._chosen),
                "",
                "sliders-horizontal",
            ),
            *always,
        )

    def fit(self, breadth: Breadth) -> None:
        """Arrange for a wider or narrower window."""
        super().fit(breadth)
        self._column.setContentsMargins(breadth.margin, 24, breadth.margin, 24)
        self.answers.fit(beside=not breadth.one_pane, wide=not breadth.rail)
        for group in self.groups.values():
            group.fit(gutter=not breadth.rail)
