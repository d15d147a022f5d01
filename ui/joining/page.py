"""Applying and joining: one cohort's people, their line managers, and what was done with each."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from facilitator.asking_vocabulary import InductionPoint, Release, TellWay
from facilitator.cohorts.questions import cohort_list
from facilitator.cycle.actions import PLACES, PlacesDraft, give_places
from facilitator.joining import actions
from facilitator.joining.questions import joining_of
from facilitator.joining.rules import BY_TICK, JoiningLine
from facilitator.joining.wording import points, ways
from facilitator.requests.wording import releases
from facilitator.vocabulary import EnrolmentState
from ui.cohorts.chooser import CohortChooser
from ui.cohorts.wording import enrolment_states
from ui.parts.answers import AnswerStack, column_of
from ui.parts.buttons import Button
from ui.parts.choices import FlowLayout
from ui.parts.dialogs import Question, TroubleBox
from ui.parts.fields import SearchField
from ui.parts.heads import PageHead
from ui.parts.marks import Badge, Shape
from ui.parts.notes import EmptyState
from ui.parts.table import Column, Table
from ui.parts.text import Text
from ui.shell.errors import Teller
from ui.shell.page import Page, PageAction, PageContext
from ui.theme.type_roles import Role

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from facilitator.cohorts.questions import CohortFacts
    from ui.theme.breadth import Breadth

    Change = tuple[str, Callable[[JoiningLine], bool], Callable[..., object], object]


class JoiningPage(Page):
    """A table of everybody, of whom several are chosen; each act says first whom it changes."""

    place = "joining"
    tables = frozenset(
        {
            "enrolment", "induction_tick", "expectation", "person", "cohort", "affiliation",
            "organisation",
        }
    )  # fmt: skip

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        theme, words = self.theme, self.words
        self.dialog: Question | None = None
        self._lines: dict[str, JoiningLine] = {}
        self.cohort = CohortChooser(theme, words)
        self.cohort.chosen.connect(self.show_cohort)
        self.head = PageHead(words("Applying and joining"), theme, actions=(self.cohort,))
        self.trouble = TroubleBox(theme)
        self.search = SearchField(theme, words("Filter by name or organisation"))
        self.table: Table[JoiningLine] = Table(
            self._columns(), theme, words("Applying and joining"),
            key=lambda line: str(line.enrolment_id), many=True,
        )  # fmt: skip
        self.table.remember(context.settings, "joining/people")
        self.search.searched.connect(self.table.filter)
        self.search.leads_into(self.table)
        self.table.line_opened.connect(self._open_person)
        self.table.line_chosen.connect(lambda _key: self._enable())
        self.note = Text("", Role.SENTENCE, theme, wraps=True)
        self.acts = QWidget()
        flow = FlowLayout(self.acts, 8)
        self.buttons: dict[str, Button] = {}
        for key, text, icon in (
            ("place", words("Where they stand…"), ""),
            ("release", words("The line manager…"), ""),
            ("tick", words("Tick off…"), "check"),
            ("tell", words("How to be told…"), ""),
            ("letters", words("Letters went out"), ""),
        ):
            button = Button(text, theme, icon=icon)
            button.clicked.connect(lambda _on=False, key=key: self.offer(key))
            self.buttons[key] = button
            flow.addWidget(button)
        self.print = Button(words("Print…"), theme, icon="printer")
        self.print.clicked.connect(lambda: self.offer("print"))
        self.buttons["print"] = self.print
        flow.addWidget(self.print)
        self.empty = EmptyState(
            words("Nobody has applied yet"),
            words(
                "Print the leaflet, enrol whoever applies, and what is still to be done with each "
                "stands here: the line manager, a place, the induction."
            ),
            theme,
            primary=words("Cohorts"),
        )
        self.empty.primary_wanted.connect(lambda: context.navigate("cohorts", {"side": "people"}))
        self._lay_out()

    def _lay_out(self) -> None:
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        shown: tuple[QWidget, ...] = (self.search, self.table, self.note, self.acts)
        for part in shown:
            column.addWidget(part, 1 if part is self.table else 0)
        self.stack = AnswerStack(whole, self.empty)
        self._column = column_of(self, self.head, self.trouble, self.stack)
        self.fit(self.breadth)

    def _columns(self) -> tuple[Column[JoiningLine], ...]:
        words = self.words
        states, managers, names = enrolment_states(words), releases(words), points(words)
        told = ways(words)

        def place(line: JoiningLine) -> Badge:
            here = line.state in {EnrolmentState.ACTIVE, EnrolmentState.ACCEPTED}
            return Badge(Shape.DOT if here else Shape.HOLLOW, states[line.state])

        def left(line: JoiningLine) -> str:
            todo = [names[point] for point in InductionPoint if not line.has(point)]
            return " · ".join(todo) if todo else words("all done")

        return (
            Column("name", words("Name"), lambda line: line.name, width=190, strong=True),
            Column("organisation", words("Organisation"), lambda line: line.organisation,
                   width=170, spare=2),
            Column("state", words("State"), lambda line: states[line.state], width=130,
                   badge=place),
            Column("release", words("The line manager"),
                   lambda line: managers[line.release], width=150),
            Column("told", words("If something slips"),
                   lambda line: told[line.if_it_slips], width=150, spare=1),
            Column("done", words("Done"), lambda line: line.points_done,
                   text=lambda line: words("%(count)s of %(of)s", count=line.points_done,
                                           of=len(InductionPoint)), width=80, spare=3),
            Column("left", words("Still to do"), left, width=0),
        )  # fmt: skip

    # -- what is shown ------------------------------------------------------------------------

    def refresh(self) -> None:
        """Ask which cohorts there are, then for the one that is shown."""
        self.ask("cohorts", self._show_cohorts, cohort_list)

    def _show_cohorts(self, cohorts: tuple[CohortFacts, ...]) -> None:
        wanted = self.cohort.show_cohorts(cohorts)
        if wanted is None:
            self.stack.show_answer(found=False)
            return
        today, alphabet = self.context.clock.today(), self.context.alphabet.value
        self.ask("people", self._show, joining_of, wanted, today, alphabet)

    def _show(self, lines: Sequence[JoiningLine]) -> None:
        words = self.words
        self._lines = {str(line.enrolment_id): line for line in lines}
        self.table.show_lines(lines)
        self.stack.show_answer(found=bool(lines))
        done = sum(line.points_done == len(InductionPoint) for line in lines)
        waiting = sum(line.release is Release.ASKED for line in lines)
        self.head.say(
            words("Applying and joining"),
            words(
                "%(done)s of %(all)s have joined with everything done; line managers who have not "
                "answered yet: %(waiting)s",
                done=done, all=len(lines), waiting=waiting,
            ),
        )  # fmt: skip
        self._enable()

    def _enable(self) -> None:
        number = len(self.chosen())
        for key, button in self.buttons.items():
            button.setEnabled(number > 0 or key == "print")
        self.note.setText(
            self.words.many("%(n)s person chosen", "%(n)s people chosen", number)
            if number
            else self.words("Choose people (Ctrl A: all); what is done is done for all of them.")
        )
        self.actions_changed.emit()

    def show_cohort(self, key: str) -> None:
        """Show another cohort."""
        self.cohort.want(key)
        self.refresh()

    def chosen(self) -> list[JoiningLine]:
        """Everybody who is chosen."""
        return [self._lines[key] for key in self.table.all_chosen() if key in self._lines]

    # -- acts -----------------------------------------------------------------------------------

    def offer(self, what: str) -> None:
        """Offer the choices of an act; one that has none is looked at at once."""
        lines = self.chosen()
        if what == "letters":
            self._look(self._letters(lines), lines)
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for text, act in self.choices(what):
            menu.addAction(text).triggered.connect(lambda _on=False, act=act: act())
        button = self.buttons[what]
        menu.popup(button.mapToGlobal(QPoint(0, button.height())))

    def choices(self, what: str) -> list[tuple[str, Callable[[], None]]]:
        """What can be chosen in the menu of an act."""
        words = self.words
        if what == "print":
            kinds = (
                ("place-letter", words("Letters about a place")),
                ("release-letter", words("Letters to line managers, with a slip")),
                ("induction", words("Induction sheets")),
                ("data-notice", words("Data notice")),
                ("leaflet", words("Leaflet")),
                ("leaflet-director", words("Leaflet for directors")),
                ("sign-up-form", words("Sign-up form")),
                ("poster", words("Poster")),
            )
            return [(text, partial(self._print, kind)) for kind, text in kinds]
        lines = self.chosen()
        return [(text, partial(self._look, change, lines)) for text, change in self._changes(what)]

    def _changes(self, what: str) -> Iterable[tuple[str, Change]]:
        words, today, lines = self.words, self.context.clock.today(), self.chosen()
        known = [(line.enrolment_id, line.version) for line in lines]
        if what == "place":
            for state in PLACES:
                text = enrolment_states(words)[state]
                draft = PlacesDraft(known, state)
                yield text, (text, partial(_moves, state), give_places, draft)
        elif what == "release":
            for release, text in releases(words).items():
                noted = actions.ReleaseDraft(known, release, today)
                yield text, (text, partial(_says, release), actions.note_release, noted)
        elif what == "tell":
            people = [(line.person_id, line.person_version) for line in lines]
            for way, text in ways(words).items():
                if way is not TellWay.NOT_ASKED:
                    told = actions.TellDraft(people, way)
                    yield text, (text, partial(_wants, way), actions.note_if_it_slips, told)
        else:
            for taken_back in (False, True):
                for point in BY_TICK:
                    text = points(words)[point]
                    text = words("Take back: %(what)s", what=text) if taken_back else text
                    ticked = actions.TickDraft(known, point, today, taken_back)
                    differs = partial(_has, point, taken_back)
                    yield text, (text, differs, actions.tick_induction, ticked)

    def _letters(self, lines: Sequence[JoiningLine]) -> Change:
        today = self.context.clock.today()
        known = [(line.enrolment_id, line.version) for line in lines]
        text = self.words("Letters about their places went out today")
        draft = actions.LettersDraft(known, today)
        return text, (lambda line: line.told_on != today), actions.note_letters, draft

    def _look(self, change: Change, lines: Sequence[JoiningLine]) -> None:
        """Say whom it changes and who stays as they are; it is done once that is confirmed."""
        text, differs, action, draft = change
        words = self.words
        changing = [line.name for line in lines if differs(line)]
        changes = words.many("%(n)s person changes", "%(n)s people change", len(changing))
        stays = words.many(
            "%(n)s stays as they are", "%(n)s stay as they are", len(lines) - len(changing)
        )
        sentence = words(
            "%(changes)s: %(names)s. %(stays)s. One undo takes it back.",
            changes=changes, names=", ".join(changing) or "–", stays=stays,
        )  # fmt: skip
        dialog = Question(
            text, sentence, self.theme, words, act=words("Do it"), parent=self.window()
        )
        dialog.primary.setEnabled(bool(changing))
        self.dialog = dialog
        dialog.accepted.connect(lambda: self._do_it(action, draft))
        dialog.open()

    def _do_it(self, action: Callable[..., Any], draft: object) -> None:
        self.trouble.say(None)

        def refused(error: Exception) -> None:
            self.trouble.say(Teller(self.words).tell(error))

        self.runner.act(action, draft, self.did, refused)

    def _print(self, kind: str) -> None:
        self.context.navigate("papers", {"kind": kind, "cohort": self.cohort.wanted})

    def _open_person(self, key: str) -> None:
        line = self._lines.get(key)
        if line is not None:
            self.context.navigate("people", {"chosen": str(line.person_id)})

    # -- the page -----------------------------------------------------------------------------

    def state(self) -> Mapping[str, object]:
        """The cohort, the filter and the line."""
        return {
            "cohort": self.cohort.wanted,
            "filter": self.search.text(),
            "chosen": self.table.chosen(),
        }

    def restore(self, state: Mapping[str, object]) -> None:
        """Show a cohort again."""
        self.search.setText(str(state.get("filter", self.search.text())))
        self.cohort.want(str(state.get("cohort", "")))
        self.table.choose_when_shown(str(state.get("chosen", "")))
        self._stale = True
        if self.isVisible():
            self._stale = False
            self.refresh()

    def page_actions(self) -> tuple[PageAction, ...]:
        """What can be done for everybody who is chosen."""
        words, here = self.words, bool(self.chosen())
        return (
            PageAction(words("Tick off…"), lambda: self.offer("tick"), "Ctrl+T", "check",
                       enabled=here),
            PageAction(words("Where they stand…"), lambda: self.offer("place"), "", "users",
                       enabled=here),
            PageAction(words("The line manager…"), lambda: self.offer("release"), "", "users",
                       enabled=here),
            PageAction(words("How to be told…"), lambda: self.offer("tell"), "", "users",
                       enabled=here),
            PageAction(words("Letters about a place"), lambda: self._print("place-letter"), "",
                       "printer", "papers"),
            PageAction(words("Induction sheets"), lambda: self._print("induction"), "",
                       "printer", "papers"),
        )  # fmt: skip

    def to_filter(self) -> bool:
        """Into the filter."""
        self.search.setFocus()
        return True

    def print_page(self) -> bool:
        """The papers of joining."""
        self.offer("print")
        return True

    def fit(self, breadth: Breadth) -> None:
        """Arrange for a wider or narrower window."""
        super().fit(breadth)
        self._column.setContentsMargins(breadth.margin, 24, breadth.margin, 16)


def _moves(state: EnrolmentState, line: JoiningLine) -> bool:
    """Whether a place changes for somebody."""
    return line.state in PLACES and line.state is not state


def _says(release: Release, line: JoiningLine) -> bool:
    """Whether what the line manager said changes."""
    return line.release is not release


def _wants(way: TellWay, line: JoiningLine) -> bool:
    """Whether the way to be told changes."""
    return line.if_it_slips is not way


def _has(point: InductionPoint, wanted: bool, line: JoiningLine) -> bool:
    """Whether something is done (or not) for somebody."""
    return line.has(point) is wanted
