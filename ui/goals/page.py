"""Goals and ratings: find the pair, key in the slip, go on to the next, without the mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from facilitator.errors import RuleBroken
from facilitator.goals.actions import GoalsDraft, keep_goals
from facilitator.goals.questions import pairs_to_key_in
from facilitator.goals.rules import HIGHEST, LOWEST, MOST_GOALS, Rated, movement_of
from ui.parts.answers import AnswerStack, column_of
from ui.parts.buttons import Button, Kind
from ui.parts.dialogs import TroubleBox
from ui.parts.fields import LineField, SearchField
from ui.parts.heads import PageHead
from ui.parts.marks import Badge, Shape
from ui.parts.notes import EmptyState
from ui.parts.rows import Row, RowList
from ui.parts.split import Split
from ui.parts.text import Text
from ui.shell.errors import Teller
from ui.shell.page import PageAction, PageContext
from ui.shell.split_page import SplitPage
from ui.theme.type_roles import Role

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from facilitator.goals.questions import PairGoals
    from facilitator.programme import Done
    from facilitator.words import Words
    from ui.theme.breadth import Breadth
    from ui.theme.theme import Theme


class GoalsSlip(QWidget):
    """The slip of one pair: a title and three ratings for each goal."""

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__()
        self._words = words
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(8)
        heads = (words("Goal"), words("At the start"), words("Half-way"), words("At the end"))
        for at, head in enumerate(heads):
            grid.addWidget(Text(head, Role.META_STRONG, theme), 0, at)
        self.fields: list[list[LineField]] = []
        for row in range(MOST_GOALS):
            named = [f"{head} {row + 1}" for head in heads]
            line = [LineField(theme, name) for name in named]
            line[0].setMaxLength(120)
            for at, field in enumerate(line):
                if at:
                    field.setMaxLength(2)
                    field.setFixedWidth(theme.px(84))
                grid.addWidget(field, row + 1, at)
            self.fields.append(line)
        grid.setColumnStretch(0, 1)

    def show_goals(self, goals: Sequence[Rated]) -> None:
        """Show what is kept."""
        shown = [*goals, *[Rated("")] * MOST_GOALS]
        for line, goal in zip(self.fields, shown, strict=False):
            line[0].setText(goal.title)
            for field, rating in zip(line[1:], goal.ratings, strict=True):
                field.setText(str(rating) if rating is not None else "")

    def goals(self) -> list[Rated] | None:
        """What stands on the slip; None where a rating cannot be read, which is then focused."""
        found = []
        for title, *ratings in self.fields:
            numbers: list[int | None] = []
            for field in ratings:
                text = field.text().strip()
                number = int(text) if text.isdecimal() else None
                if text and (number is None or not LOWEST <= number <= HIGHEST):
                    field.setFocus()
                    field.selectAll()
                    return None
                numbers.append(number)
            start, middle, end = numbers
            if title.text().strip() or any(one is not None for one in numbers):
                found.append(Rated(title.text().strip(), start, middle, end))
        return found

    def begin(self) -> None:
        """Into the first field that is empty."""
        for at in range(4):
            for line in self.fields:
                titled = at == 0 or bool(line[0].text())
                if titled and not line[at].text() and not (at == 0 and self.fields[0][0].text()):
                    line[at].setFocus()
                    return
        self.fields[0][0].setFocus()


class GoalsPage(SplitPage):
    """The pairs beside the slip of the one that is chosen."""

    place = "goals"
    tables = frozenset({"goal", "pairing", "person", "cohort", "pause"})

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        theme, words = self.theme, self.words
        self._pairs: dict[str, PairGoals] = {}
        self._wanted = ""
        self.head = PageHead(words("Goals and ratings"), theme)
        self.trouble = TroubleBox(theme)
        self.search = SearchField(theme, words("Part of a name, or the code on the slip"))
        self.rows = RowList(theme, words("Pairs"), margin=12)
        self.search.searched.connect(self._sift)
        self.search.down.connect(self.rows.setFocus)
        self.search.returnPressed.connect(self._to_slip)
        self.rows.row_chosen.connect(self.show_pair)
        self.rows.row_opened.connect(lambda _key: self._to_slip())
        self.who = Text("", Role.SUBJECT, theme, wraps=True)
        self.cohort = Text("", Role.SENTENCE, theme, wraps=True)
        self.slip = GoalsSlip(theme, words)
        for line in self.slip.fields:
            for field in line:
                field.returnPressed.connect(self.keep)
        self.note = Text(
            words(
                "Titles and 1 to 10 only. What was said about a goal stays between the two; "
                "the form does not ask for it."
            ),
            Role.BODY_SOFT, theme, wraps=True,
        )  # fmt: skip
        self.do = Button(words("Keep the slip"), theme, Kind.PRIMARY, key="↵")
        self.do.clicked.connect(self.keep)
        self.print = Button(words("Print goal slips…"), theme, icon="printer")
        self.print.clicked.connect(self.print_slips)
        self.moved = Text("", Role.BODY, theme, wraps=True)
        self.empty = EmptyState(
            words("No pairs yet"),
            words("Once a pairing runs, its goals can be keyed in from the slip in ten seconds."),
            theme, primary=words("Pairings"),
        )  # fmt: skip
        self.empty.primary_wanted.connect(lambda: context.navigate("pairings", {}))
        self._lay_out(context)

    def _lay_out(self, context: PageContext) -> None:
        first, second = QWidget(), QWidget()
        column = QVBoxLayout(first)
        column.setContentsMargins(0, 0, 12, 0)
        column.setSpacing(8)
        column.addWidget(self.search)
        column.addWidget(self.rows, 1)
        beside = QVBoxLayout(second)
        beside.setContentsMargins(16, 0, 12, 0)
        beside.setSpacing(10)
        shown: tuple[QWidget, ...] = (self.who, self.cohort, self.slip, self.note)
        for part in shown:
            beside.addWidget(part)
        acts = QHBoxLayout()
        acts.setSpacing(8)
        acts.addWidget(self.do)
        acts.addWidget(self.print)
        acts.addStretch()
        beside.addLayout(acts)
        beside.addWidget(self.moved)
        beside.addStretch()
        self.split = Split(first, second, context.settings, "goals", self.theme)
        self.stack = AnswerStack(self.split, self.empty)
        self._column = column_of(self, self.head, self.trouble, self.stack)
        self.fit(self.breadth)

    def refresh(self) -> None:
        """Ask for the pairs."""
        self.ask("pairs", self._show, pairs_to_key_in, self.context.clock.today())

    def _show(self, pairs: Sequence[PairGoals]) -> None:
        words = self.words
        self._pairs = {str(one.pairing_id): one for one in pairs}
        self.rows.show_rows(self._row(one) for one in pairs)
        with_goals = sum(bool(one.goals) for one in pairs)
        self.head.say(
            words("Goals and ratings"),
            words("%(n)s of %(all)s pairs have said their goals", n=with_goals, all=len(pairs)),
        )
        moved = movement_of([goal for one in pairs for goal in one.goals])
        self.moved.setText(
            words(
                "Goals rated at the start and at the end: %(n)s. Median from %(start)s to %(end)s.",
                n=moved.goals,
                start=words.number(moved.at_start or 0),
                end=words.number(moved.at_end or 0),
            )
            if moved.at_start is not None
            else words("No goal is rated at both ends yet.")
        )
        self.stack.show_answer(found=bool(pairs))
        if pairs:
            wanted = self._wanted or self.rows.chosen()
            self.rows.choose(wanted if wanted in self._pairs else str(pairs[0].pairing_id))
            self.show_pair(self.rows.chosen())
        self._wanted = ""
        self.actions_changed.emit()

    def _row(self, one: PairGoals) -> Row:
        words = self.words
        rated = words.many("%(n)s goal", "%(n)s goals", len(one.goals))
        done = bool(one.goals)
        badge = Badge(Shape.DOT if done else Shape.HOLLOW, rated if done else words("no slip yet"))
        return Row(
            str(one.pairing_id), one.coachee, under=words("with %(name)s", name=one.coach),
            badge=badge, more=one.code,
        )  # fmt: skip

    def _sift(self, text: str) -> None:
        self.rows.filter(text)
        if text and self.rows.rows():
            self.rows.choose_first()

    def _to_slip(self) -> None:
        if self.chosen() is not None:
            self.split.show_detail()
            self.slip.begin()

    def show_pair(self, key: str) -> None:
        """Show the slip of a pair."""
        pair = self._pairs.get(key)
        if pair is None:
            return
        self.trouble.say(None)
        self.who.setText(self.words("%(name)s with %(coach)s", name=pair.coachee, coach=pair.coach))
        title = pair.cohort.said(self.words.language.value) or pair.cohort.en
        self.cohort.setText(f"{pair.code} · {title}")
        self.slip.show_goals(pair.goals)

    def chosen(self) -> PairGoals | None:
        """The pair whose slip is shown."""
        return self._pairs.get(self.rows.chosen())

    def keep(self) -> None:
        """Keep the slip and go on to the next: the keyboard is in the search field again."""
        pair, goals = self.chosen(), self.slip.goals()
        if pair is None:
            return
        if goals is None:
            wrong = RuleBroken("goal_rating_out_of_range", lowest=LOWEST, highest=HIGHEST)
            self.trouble.say(Teller(self.words).tell(wrong))
            return
        self.trouble.say(None)

        def stands(done: Done[Any]) -> None:
            self.did(done)
            self.search.setFocus()
            self.search.selectAll()

        def refused(error: Exception) -> None:
            self.trouble.say(Teller(self.words).tell(error))

        draft = GoalsDraft(pair.pairing_id, goals, pair.read)
        self.runner.act(keep_goals, draft, stands, refused)

    def print_slips(self) -> None:
        """Slips for the cohort of the pair that is chosen."""
        pair = self.chosen()
        cohort = str(pair.cohort_id) if pair else ""
        self.context.navigate("papers", {"kind": "goal-slips", "cohort": cohort})

    def begin(self) -> None:
        """Where a slip begins: who it is from."""
        self.search.setFocus()

    def state(self) -> Mapping[str, object]:
        """The pair and the filter."""
        return {"chosen": self.rows.chosen(), "filter": self.search.text()}

    def restore(self, state: Mapping[str, object]) -> None:
        """Show a pair again."""
        self.search.setText(str(state.get("filter", self.search.text())))
        self._wanted = str(state.get("chosen", "") or self._wanted)
        self._stale = True
        if self.isVisible():
            self._stale = False
            self.refresh()

    def page_actions(self) -> tuple[PageAction, ...]:
        """Keep the slip, print slips."""
        words = self.words
        return (
            PageAction(words("Keep the slip"), self.keep, "Ctrl+Return", "check",
                       enabled=self.chosen() is not None),
            PageAction(words("Print goal slips…"), self.print_slips, "", "printer", "papers"),
        )  # fmt: skip

    def to_filter(self) -> bool:
        """Into the search field."""
        self.search.setFocus()
        return True

    def print_page(self) -> bool:
        """Goal slips."""
        self.print_slips()
        return True

    def fit(self, breadth: Breadth) -> None:
        """Arrange for a wider or narrower window."""
        super().fit(breadth)
        self._column.setContentsMargins(breadth.margin, 24, breadth.margin, 16)
