"""Thanks: who was not thanked yet, who was, the roll, and who may be asked first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout

from facilitator.cycle.rules import Left
from facilitator.recognition.actions import thank
from facilitator.recognition.questions import (
    FirstAsked,
    NotYetThanked,
    Thanked,
    ThanksPage,
    thanks_page,
)
from facilitator.recognition.roll import roll_sheet
from ui.cycle import printed
from ui.parts.buttons import Button, Kind
from ui.parts.choices import Segments
from ui.parts.heads import PageHead
from ui.parts.notes import EmptyState
from ui.parts.table import Column, Table
from ui.parts.text import Text
from ui.people.printing import ForOne, PaperDialog
from ui.recognition.form import ThankDialog
from ui.recognition.wording import because, reaches
from ui.shell.asking import open_form
from ui.shell.page import Page, PageAction, PageContext
from ui.theme.type_roles import Role

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QWidget

    from ui.parts.dialogs import Dialog
    from ui.theme.breadth import Breadth

NOT_YET, THANKED, ROLL, FIRST = "not_yet", "thanked", "roll", "first"
VIEWS = (NOT_YET, THANKED, ROLL, FIRST)


class ThanksRolls(Page):
    """Four lists about thanks, the one that wants something first."""

    place = "thanks"
    tables = frozenset(
        {
            "thank", "pairing", "session", "correction", "movement", "person", "affiliation",
            "consent", "pause", "commitment", "programme", "organisation", "request",
        }
    )  # fmt: skip

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        theme, words = self.theme, self.words
        self.dialog: Dialog | None = None
        self._answer: ThanksPage | None = None
        names = (
            (NOT_YET, words("Not yet thanked")),
            (THANKED, words("Thanked")),
            (ROLL, words("The roll")),
            (FIRST, words("Who may be asked first")),
        )
        self.segments = Segments(names, theme, words("View"), wrap=True)
        self.segments.chosen.connect(self._show_view)
        self.head = PageHead(words("Thanks"), theme)
        self.note = Text("", Role.BODY_SOFT, theme, wraps=True)
        self.not_yet: Table[NotYetThanked] = Table(
            self._not_yet_columns(), theme, words("Not yet thanked"),
            key=lambda line: str(line.pairing_id),
        )  # fmt: skip
        self.not_yet.line_opened.connect(lambda _key: self.thank())
        self.thanked: Table[Thanked] = Table(
            self._thanked_columns(), theme, words("Thanked"), key=lambda line: str(line.id)
        )
        self.roll: Table[str] = Table(
            (Column("name", words("Name"), lambda name: name, width=0, strong=True),),
            theme, words("The roll"), key=lambda name: name,
        )  # fmt: skip
        self.first: Table[FirstAsked] = Table(
            self._first_columns(), theme, words("Who may be asked first"),
            key=lambda line: str(line.person_id),
        )  # fmt: skip
        self.all_thanked = EmptyState(
            words("Everybody who gave has been thanked"),
            words("Whoever gives and is not thanked yet stands here, also before all is given."),
            theme,
        )
        self.stack = QStackedWidget()
        for part in (self.not_yet, self.thanked, self.roll, self.first, self.all_thanked):
            self.stack.addWidget(part)
        self.act = Button(words("Thank…"), theme, Kind.PRIMARY, key="↵")
        self.act.clicked.connect(self.thank)
        self.print = Button(words("Print the roll…"), theme, icon="printer")
        self.print.clicked.connect(self.print_roll)
        self._lay_out()

    def _lay_out(self) -> None:
        self._column = QVBoxLayout(self)
        self._column.setSpacing(14)
        self._column.addWidget(self.head)
        views = QHBoxLayout()
        views.setSpacing(8)
        views.addWidget(self.segments, 1)
        views.addWidget(self.print, 0, Qt.AlignmentFlag.AlignTop)
        views.addWidget(self.act, 0, Qt.AlignmentFlag.AlignTop)
        self._column.addLayout(views)
        self._column.addWidget(self.note)
        self._column.addWidget(self.stack, 1)
        self.fit(self.breadth)
        self._show_view(NOT_YET)

    def _not_yet_columns(self) -> tuple[Column[NotYetThanked], ...]:
        words = self.words
        return (
            Column("name", words("Gave"), lambda line: line.name, width=200, strong=True),
            Column("to", words("To"), lambda line: line.to, width=200),
            Column("minutes", words("Hours"), lambda line: line.minutes,
                   text=lambda line: words.hours(line.minutes), right=True, width=90),
            Column("since", words("Last on"), lambda line: line.since,
                   text=lambda line: words.date(line.since, "brief"), width=120, whole=True),
            Column("ahead", words("Remark"), lambda line: line.gives_ahead,
                   text=lambda line: words("gives ahead") if line.gives_ahead else "", width=0),
        )  # fmt: skip

    def _thanked_columns(self) -> tuple[Column[Thanked], ...]:
        words = self.words
        return (
            Column("to", words("Thanked"), lambda line: line.to, width=200, strong=True),
            Column("from", words("By"), lambda line: line.from_whom, width=180),
            Column("on", words("On"), lambda line: line.on,
                   text=lambda line: words.date(line.on, "brief"), width=120),
            Column("reach", words("How far it goes"),
                   lambda line: dict(reaches(words))[line.visibility.value], width=210),
            Column("wording", words("For"), lambda line: line.wording, width=0),
        )  # fmt: skip

    def _first_columns(self) -> tuple[Column[FirstAsked], ...]:
        words = self.words
        return (
            Column("name", words("Name"), lambda line: line.name, width=220, strong=True),
            Column("counted", words("Counts"), lambda line: line.counted,
                   text=lambda line: words.hours(line.counted), right=True, width=110),
            Column("because", words("Because"), lambda line: because(line, words), width=0),
        )  # fmt: skip

    def refresh(self) -> None:
        """Ask for everything about thanks."""
        today, alphabet = self.context.clock.today(), self.context.alphabet.value
        self.ask("thanks", self._show, thanks_page, today, alphabet)

    def _show(self, answer: ThanksPage) -> None:
        self._answer = answer
        self.not_yet.show_lines(answer.not_yet)
        self.thanked.show_lines(answer.thanked)
        self.roll.show_lines(answer.roll.names)
        self.first.show_lines(answer.first_asked)
        if answer.not_yet and not self.not_yet.chosen():
            self.not_yet.choose(str(answer.not_yet[0].pairing_id))
        words = self.words
        self.head.say(
            words("Thanks"),
            words.many(
                "%(n)s pairing whose giver was not thanked yet",
                "%(n)s pairings whose givers were not thanked yet",
                len(answer.not_yet),
            ),
        )
        self._show_view(self.segments.key())

    def _show_view(self, key: str) -> None:
        self.segments.choose(key)
        answer = self._answer
        at = VIEWS.index(key)
        nobody = answer is not None and not answer.not_yet and key == NOT_YET
        self.stack.setCurrentIndex(len(VIEWS) if nobody else at)
        self.act.setVisible(key == NOT_YET and not nobody)
        self.print.setVisible(key == ROLL and bool(answer and answer.roll.names))
        self.note.setText(self._note(key))
        self.actions_changed.emit()

    def _note(self, key: str) -> str:
        words, answer = self.words, self._answer
        if key == NOT_YET:
            return words("For your eyes: it stands on no paper and leaves in no export.")
        if key == THANKED:
            return words("Each way further than the two of them wanted its own consent.")
        if key == ROLL:
            others = answer.roll.others if answer else 0
            named = words("In alphabetical order, by consent to public thanks, without figures.")
            more = words.many(
                "%(n)s more gave and is not named.", "%(n)s more gave and are not named.", others
            )
            return f"{named} {more}" if others else named
        cap = words.hours(answer.cap) if answer else ""
        return words(
            "When a place or something on the board is free: what was given elsewhere and "
            "confirmed counts, up to %(cap)s; newcomers and whoever could not give count as half "
            "of that. It is never printed.",
            cap=cap,
        )

    def thank(self) -> None:
        """Thank whoever is chosen."""
        key, answer = self.not_yet.chosen(), self._answer
        line = next(
            (one for one in (answer.not_yet if answer else ()) if str(one.pairing_id) == key), None
        )
        if line is None:
            return
        dialog = ThankDialog(
            f"{line.name} → {line.to}", line.pairing_id, line.person_id,
            self.context.clock.today(), self.theme, self.words, self.window(),
        )  # fmt: skip
        self.dialog = dialog
        open_form(self, dialog, thank)

    def print_roll(self) -> None:
        """Show the roll as it will be printed."""
        title = self.words("Roll of thanks")
        dialog = PaperDialog(ForOne(title, title, roll_sheet), self.context, self.window())
        dialog.went.connect(lambda: printed.note(self.context, Left.ROLL))
        self.dialog = dialog
        dialog.open()

    def print_page(self) -> bool:
        """The roll, where it is shown."""
        shown = not self.print.isHidden()
        if shown:
            self.print_roll()
        return shown

    def begin(self) -> None:
        """Put the keyboard into the list that is shown."""
        shown: QWidget | None = self.stack.currentWidget()
        if shown is not None:
            shown.setFocus()

    def state(self) -> Mapping[str, object]:
        """Which list is shown, and who is chosen."""
        return {
            "view": self.segments.key(),
            "chosen": self.not_yet.chosen(),
            "thanked": self.thanked.chosen(),
            "first": self.first.chosen(),
            "roll": self.roll.chosen(),
        }

    def restore(self, state: Mapping[str, object]) -> None:
        """Show the list again."""
        if state.get("view") in VIEWS:
            self._show_view(str(state["view"]))
        self.not_yet.choose_when_shown(str(state.get("chosen", "")))
        self.thanked.choose_when_shown(str(state.get("thanked", "")))
        self.first.choose_when_shown(str(state.get("first", "")))
        self.roll.choose_when_shown(str(state.get("roll", "")))

    def page_actions(self) -> tuple[PageAction, ...]:
        """Thank, and print the roll."""
        words = self.words
        return (
            PageAction(words("Thank…"), self.thank, "", "heart"),
            PageAction(words("Print the roll…"), self.print_roll, "", "printer"),
        )

    def fit(self, breadth: Breadth) -> None:
        """Arrange for a wider or narrower window."""
        super().fit(breadth)
        self._column.setContentsMargins(breadth.margin, 24, breadth.margin, 16)
