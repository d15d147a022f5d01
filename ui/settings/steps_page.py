"""First steps: the way from an empty programme to papers on the table, left at any point."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from facilitator.settings.first_steps import ON_PAPER, FirstStep, FirstSteps, first_steps
from ui.parts.buttons import Button, CheckBox, Kind
from ui.parts.heads import PageHead
from ui.parts.marks import Badge, Shape
from ui.parts.rows import Row, RowList
from ui.parts.split import Scroll, Split
from ui.parts.text import Text
from ui.settings.steps_words import told_steps
from ui.shell.page import PageAction, PageContext
from ui.shell.split_page import SplitPage
from ui.theme.type_roles import Role

if TYPE_CHECKING:
    from collections.abc import Mapping


WIDEST = 620


class FirstStepsPage(SplitPage):
    """The steps at the left, the chosen one at the right."""

    place = "steps"
    tables = frozenset(
        {"organisation", "person", "enrolment", "pairing", "issued_paper", "programme"}
    )

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        theme, words = self.theme, self.words
        self.told = told_steps(words)
        self.known: FirstSteps | None = None
        self._wanted = ""
        self.head = PageHead(words("First steps"), theme)
        self.list = RowList(theme, words("First steps"))
        self.list.row_chosen.connect(lambda _key: self._show_step())
        self.list.row_opened.connect(lambda _key: self.begin_step())
        self.name = Text("", Role.TITLE, theme, wraps=True)
        self.sentence = Text("", Role.LEAD_SOFT, theme, wraps=True)
        self.said = Text("", Role.BODY_SOFT, theme, wraps=True)
        self.act = Button("", theme, Kind.PRIMARY, key="↵", height=40)
        self.act.clicked.connect(self.begin_step)
        self.next = Button(words("Leave it for later"), theme, height=40)
        self.next.clicked.connect(self.go_on)
        self.tick = CheckBox(words("The sheet is written and put away"), theme)
        self.tick.toggled.connect(self._keep_tick)
        self._lay_out()

    def _lay_out(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 20, 0, 0)
        column.setSpacing(12)
        head = QVBoxLayout()
        head.setContentsMargins(20, 0, 20, 0)
        head.addWidget(self.head)
        column.addLayout(head)
        column.addWidget(self.list, 1)
        inside = QWidget()
        right = QVBoxLayout(inside)
        right.setContentsMargins(40, 24, 40, 24)
        right.setSpacing(14)
        for part in (self.name, self.sentence, self.said, self.tick):
            part.setMaximumWidth(self.theme.px(WIDEST))
            right.addWidget(part)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.act)
        row.addWidget(self.next)
        row.addStretch(1)
        right.addLayout(row)
        leave = Text(
            self.words("Leave this page whenever you like: it stands in the Go menu."),
            Role.SENTENCE, self.theme, wraps=True,
        )  # fmt: skip
        right.addWidget(leave)
        right.addStretch(1)
        scroll = Scroll(inside, self.words("The chosen step"))
        self.split = Split(left, scroll, self.context.settings, "steps", self.theme)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.split)

    # -- what is shown ------------------------------------------------------------------------

    def refresh(self) -> None:
        """Ask how far the programme has come."""
        self.ask("steps", self._show, first_steps)

    def _ticked(self, step: FirstStep) -> str:
        sheet = "sheet" if step is FirstStep.PASSPHRASE else step.value
        return f"{sheet}/{self.context.path.stem}" if self.context.path else sheet

    def done(self) -> frozenset[FirstStep]:
        """What is done, the sheets that were put away included."""
        known = self.known.done() if self.known else frozenset()
        settings = self.context.settings
        return known | {step for step in ON_PAPER if settings.is_ticked(self._ticked(step))}

    def _show(self, known: FirstSteps) -> None:
        first = self.known is None
        self.known = known
        words, done = self.words, self.done()
        said = words("%(n)s of %(all)s done", n=len(done), all=len(self.told))
        self.head.say(words("First steps"), said)
        self.list.show_rows(
            Row(
                step.value, told.name, self._so_far(step) or words("Step %(n)s", n=at),
                badge=Badge(Shape.DOT, words("done"), "accent_text") if step in done
                else Badge(Shape.HOLLOW, words("to do"), "ink2"),
            )
            for at, (step, told) in enumerate(self.told.items(), start=1)
        )  # fmt: skip
        if self._wanted:
            self.list.choose(self._wanted)
            self._wanted = ""
        elif first or not self.list.chosen():
            self._choose_next()
        self._show_step()

    def _choose_next(self) -> None:
        done = self.done()
        left = [step for step in self.told if step not in done] or list(self.told)
        self.list.choose(left[0].value)

    def chosen(self) -> FirstStep | None:
        """The step that is chosen."""
        key = self.list.chosen()
        return FirstStep(key) if key else None

    def _show_step(self) -> None:
        step = self.chosen()
        if step is None:
            return
        told, is_done = self.told[step], step in self.done()
        self.name.setText(told.name)
        self.sentence.setText(told.sentence)
        self.said.setText(self._so_far(step))
        self.said.setVisible(bool(self.said.text()))
        self.act.setText(told.act)
        self.tick.setVisible(step in ON_PAPER)
        self.tick.blockSignals(True)  # noqa: FBT003  Qt's own
        self.tick.setChecked(is_done)
        self.tick.blockSignals(False)  # noqa: FBT003  Qt's own
        self.next.setText(self.words("Next step") if is_done else self.words("Leave it for later"))

    def _so_far(self, step: FirstStep) -> str:
        """What there is already."""
        known, words = self.known, self.words
        if known is None or step not in known.done():
            return ""
        return {
            FirstStep.ORGANISATION: words("On record: %(n)s", n=known.organisations),
            FirstStep.PEOPLE: words("On record: %(n)s", n=known.people),
            FirstStep.COHORT: words("Enrolled: %(n)s", n=known.enrolled),
            FirstStep.PAIR: words("Pairings: %(n)s", n=known.pairings),
            FirstStep.PRINT: words("Issued: %(n)s", n=known.papers),
            FirstStep.DEPUTY: words("Deputy: %(name)s", name=known.deputy),
            FirstStep.SECOND_PLACE: words("Backups go to %(place)s", place=known.second_place),
        }.get(step, "")

    # -- acts -----------------------------------------------------------------------------------

    def begin_step(self) -> None:
        """Go where the chosen step is done; the page stays as it is behind one."""
        step = self.chosen()
        if step is not None:
            told = self.told[step]
            self.context.navigate(told.place, dict(told.state))

    def go_on(self) -> None:
        """Choose the next step, done or not; after the last one the first again."""
        steps, now = list(self.told), self.chosen()
        at = steps.index(now) + 1 if now else 0
        self.list.choose(steps[at % len(steps)].value)
        self.list.setFocus()

    def _keep_tick(self, on: bool) -> None:
        step = self.chosen()
        if step is not None:
            self.context.settings.tick(self._ticked(step), on=on)
        if self.known is not None:
            self._show(self.known)

    # -- the page -------------------------------------------------------------------------------

    def begin(self) -> None:
        """The list takes the keyboard."""
        self.list.setFocus()

    def state(self) -> Mapping[str, object]:
        """The step that is chosen."""
        return {"chosen": self.list.chosen()}

    def restore(self, state: Mapping[str, object]) -> None:
        """Choose a step again."""
        wanted = str(state.get("chosen", ""))
        if wanted and not self.list.choose(wanted):
            self._wanted = wanted

    def page_actions(self) -> tuple[PageAction, ...]:
        """Begin the chosen step, or leave it."""
        words = self.words
        return (
            PageAction(words("Begin this step"), self.begin_step, "Ctrl+Return",
                       "corner-down-right"),
            PageAction(words("Leave it for later"), self.go_on, "", "chevron-right"),
        )  # fmt: skip
