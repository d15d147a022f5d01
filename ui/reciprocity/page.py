"""Figures: sections on the left, the chosen one on the right, and the rows behind its figures."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from facilitator.reciprocity.answers import (
    AllFigures,
    Answered,
    KeptQuestion,
    OpenedFigure,
    all_figures,
    answered,
    rows_of,
    saved_questions,
)
from facilitator.reciprocity.behind import FigureRef, Scope
from facilitator.reciprocity.connections import connections
from facilitator.reciprocity.journal import LedgerRows, journal_lines
from facilitator.reciprocity.lineage import Lineage, every_lineage
from facilitator.reciprocity.ready import ReadyPage, ready_to_give
from ui.parts.heads import PageHead
from ui.parts.rows import Row, RowList
from ui.parts.split import Scroll, Split
from ui.parts.text import Rule
from ui.reciprocity.acting import FigureActs
from ui.reciprocity.ask import AskSection
from ui.reciprocity.bodies import BodiesSection
from ui.reciprocity.connections import ConnectionsSection
from ui.reciprocity.flowing import CurrentStack
from ui.reciprocity.headlines import HeadlinesSection
from ui.reciprocity.hours import HoursSection
from ui.reciprocity.journal import JournalSection
from ui.reciprocity.network import NetworkSection
from ui.reciprocity.opening import Openable, RowsPane
from ui.reciprocity.ready import ReadySection
from ui.reciprocity.scope import ScopeBar
from ui.reciprocity.tables import (
    attendance_section,
    pairings_section,
    people_section,
    sums_section,
)
from ui.reciprocity.wording import called
from ui.shell.page import PageAction, PageContext
from ui.shell.split_page import SplitPage

if TYPE_CHECKING:
    from collections.abc import Mapping

    from facilitator.reciprocity.asking import Question
    from ui.reciprocity.sections import Section
    from ui.theme.breadth import Breadth

LIST = 270
WIDEST = 16_777_215


class FiguresPage(SplitPage):
    """Every figure of the programme, and the rows each is made of."""

    place = "figures"
    tables = frozenset(
        {
            "session", "correction", "movement", "pairing", "commitment", "person", "organisation",
            "affiliation", "cohort", "pause", "programme", "saved_question", "left_answer",
            "skill", "qualification", "request",
        }
    )  # fmt: skip

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        theme, words, settings = self.theme, self.words, context.settings
        self._all: AllFigures | None = None
        self._wanted: FigureRef | None = None
        self.headlines = HeadlinesSection(theme, words)
        self.journal = JournalSection(theme, words, settings)
        self.people = people_section(theme, words, settings)
        self.bodies = BodiesSection(theme, words, settings)
        self.cohorts = sums_section(theme, words, settings, "cohorts")
        self.months = sums_section(theme, words, settings, "months")
        self.attendance = attendance_section(theme, words, settings)
        self.pairings = pairings_section(theme, words, settings)
        self.network = NetworkSection(theme, words)
        self.map = ConnectionsSection(theme, words, settings)
        self.map.person_wanted.connect(self._show_person)
        self.asking = AskSection(theme, words, context.clock.today())
        self.ready = ReadySection(theme, words, settings)
        self.acts = FigureActs(self)
        self.hours = HoursSection(theme, words, settings)
        self.hours.card_wanted.connect(self.acts.print_card)
        self._wanted_question, self._wanted_giver = "", ""
        self.asking.asked.connect(self._ask_question)
        self.asking.act_wanted.connect(self.acts.act)
        self.ready.invite_wanted.connect(self.acts.invite)
        self.ready.person_wanted.connect(self._show_person)
        self.journal.new_wanted.connect(self.acts.record_given)
        self.rows = RowsPane(theme, words, settings)
        self.rows.wanted.connect(self._ask_rows)
        self.scope_bar = ScopeBar(theme, words, context.clock.today())
        self.scope_bar.changed.connect(self._ask_all)
        self._lay_out()

    def _sections(self) -> tuple[tuple[str, str, str, str, Section], ...]:
        words = self.words
        return (
            ("headlines", words("Headlines"), words("People, hours, promises"), "presentation",
             self.headlines),
            ("ledger", words("The ledger"), words("Every row, and the sum"), "list", self.journal),
            ("people", words("People"), words("Given and received"), "users", self.people),
            ("bodies", words("Organisations"), words("Who gives to whom"), "building-2",
             self.bodies),
            ("cohorts", words("Cohorts"), words("Hours of each"), "layers", self.cohorts),
            ("months", words("Months"), words("Hours of each"), "calendar", self.months),
            ("attendance", words("Attendance"), words("By side, in days"), "clock",
             self.attendance),
            ("pairings", words("Pairings"), words("Held, arranged, to arrange"),
             "git-compare-arrows", self.pairings),
            ("map", words("Connections"), words("Who with whom"), "link", self.map),
            ("network", words("Network"), words("What comes home"), "network", self.network),
            ("hours", words("Where hours went"), words("Passed on, step by step"),
             "corner-down-right", self.hours),
            ("ready", words("Ready to give"), words("Room, and asks not met"), "hand-heart",
             self.ready),
            ("ask", words("Ask a question"), words("Who, what, when"), "search", self.asking),
        )  # fmt: skip

    def _lay_out(self) -> None:
        theme, words = self.theme, self.words
        self.left = left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 20, 0, 0)
        column.setSpacing(12)
        head = QVBoxLayout()
        head.setContentsMargins(20, 0, 20, 0)
        head.addWidget(PageHead(words("Figures"), theme))
        column.addLayout(head)
        self.list = RowList(theme, words("Sections"))
        column.addWidget(self.list, 1)
        self.stack = CurrentStack()
        self.sections: dict[str, Section] = {}
        for key, _title, _under, _icon, section in self._sections():
            self.sections[key] = section
            self.stack.addWidget(section)
            section.opened.connect(lambda title, figures, key=key: self._offer(key, title, figures))
        self.split = Split(left, self._right(), self.context.settings, "figures", theme)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.split)
        self.list.show_rows(
            Row(key, title, under=under, icon=icon)
            for key, title, under, icon, _ in self._sections()
        )
        self.list.row_chosen.connect(self.show_section)
        self.list.row_opened.connect(self._open_section)
        self.list.clicked.connect(lambda _index: self.split.show_detail())
        self.list.choose_first()

    def _right(self) -> QWidget:
        right = QWidget()
        self._column = QVBoxLayout(right)
        self._column.setSpacing(12)
        self.head = PageHead(self.words("Headlines"), self.theme)
        self._column.addWidget(self.head)
        self._column.addWidget(self.scope_bar)
        self._column.addWidget(Rule(self.theme))
        self.upright = QSplitter(Qt.Orientation.Vertical)
        self.upright.setChildrenCollapsible(False)
        self.upright.addWidget(self.stack)
        self.upright.addWidget(self.rows)
        self.upright.setStretchFactor(0, 3)
        self.upright.setStretchFactor(1, 2)
        self.rows.filled.connect(self._share_height)
        whole = Scroll(self.upright, self.words("Figures"))
        self._column.addWidget(whole, 1)
        self.fit_margin()
        return right

    def _share_height(self, filled: bool) -> None:
        """At most three parts for the figures, the rest for the rows; all for the former alone."""
        high = self.upright.height()
        above = min(3 * high // 5, self.stack.sizeHint().height())
        self.upright.setSizes([above, high - above] if filled else [high, 0])

    def begin(self) -> None:
        """Put the keyboard on the sections, else where there is room."""
        if self.list.isVisible():
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().begin()

    def fit_margin(self) -> None:
        """The page's margins at this breadth."""
        margin = self.breadth.margin
        self._column.setContentsMargins(margin, 20, margin, 16)

    # What is asked and shown.

    def scope(self) -> Scope:
        """What the figures are about."""
        return self.scope_bar.scope()

    def refresh(self) -> None:
        """Ask for every figure and for the ledger's rows."""
        self._ask_all()

    def _ask_all(self) -> None:
        self.ask("kept", self._show_kept, saved_questions)
        self.ask("hours", self._show_hours, every_lineage, self.context.clock.today())
        self.ask("ready", self._show_ready, ready_to_give, self.context.clock.today())
        self.ask("all", self._show_all, all_figures, self.scope())
        self.ask("map", self.map.show_page, connections, self.scope())
        self.ask("ledger", self._show_ledger, journal_lines, self.scope().today)

    def _show_kept(self, kept: tuple[KeptQuestion, ...]) -> None:
        self.asking.show_kept(kept)
        if self._wanted_question:
            wanted, self._wanted_question = self._wanted_question, ""
            self.asking.choose(wanted)
        elif self.list.chosen() == "ask":
            self.asking.ask()

    def wants_kept(self, key: str) -> None:
        """Show a kept question as soon as it is known."""
        self._wanted_question = key
        self.ask("kept", self._show_kept, saved_questions)

    def _ask_question(self, question: Question, is_leaving: bool) -> None:
        today = self.context.clock.today()
        self.ask("answer", self._show_answer, answered, question, today, is_leaving=is_leaving)

    def _show_answer(self, found: Answered) -> None:
        self.asking.show_answer(found)

    def _show_person(self, key: str) -> None:
        self.context.navigate("people", {"chosen": key})

    def _show_hours(self, found: tuple[Lineage, ...]) -> None:
        self.hours.show_page(found)
        if self._wanted_giver:
            self.hours.choose_giver(self._wanted_giver)
            self._wanted_giver = ""

    def _show_ready(self, found: ReadyPage) -> None:
        self.ready.show_page(found)

    def cohort_keys(self) -> tuple[tuple[str, str], ...]:
        """Cohorts by key, with their titles."""
        if self._all is None:
            return ()
        return tuple((one.key, called(one.name, self.words)) for one in self._all.choices)

    def _show_ledger(self, rows: LedgerRows) -> None:
        self.journal.show_rows(rows)

    def _show_all(self, found: AllFigures) -> None:
        words = self.words
        self._all = found
        self.scope_bar.offer(found.choices)
        self.asking.offer(found)
        self.headlines.show_page(found)
        total = words("%(hours)s have moved", hours=words.hours(found.total))
        balance = words("sum over all parties: %(n)s", n=found.sum_of_balances)
        self.people.show_lines(found.parties, f"{total} · {balance}")
        self.bodies.show_page(found)
        self.cohorts.show_lines(found.cohorts, self._cohorts_foot(found))
        self.months.show_lines(found.months, total)
        first, last = found.window
        window = words(
            "Days of a person from %(first)s to %(last)s; several sessions of a day count once.",
            first=words.date(first),
            last=words.date(last),
        )
        self.attendance.show_lines(found.sides, window)
        self.pairings.show_lines(found.pairings, self._pairings_foot(found))
        self.network.show_page(found)
        self._share_height(not self.rows.table.isHidden())
        if self._wanted is not None:
            wanted, self._wanted = self._wanted, None
            self._open_alone(wanted)

    def _cohorts_foot(self, found: AllFigures) -> str:
        minutes = sum(row.minutes for row in found.cohorts)
        return self.words("%(hours)s belong to a cohort", hours=self.words.hours(minutes))

    def _pairings_foot(self, found: AllFigures) -> str:
        words, rows = self.words, found.pairings
        return words(
            "Sessions contracted: %(contracted)s · held: %(held)s · arranged: %(arranged)s · "
            "to arrange: %(to_arrange)s",
            contracted=sum(row.contracted for row in rows),
            held=sum(row.held for row in rows),
            arranged=sum(row.arranged for row in rows),
            to_arrange=sum(row.to_arrange for row in rows),
        )

    # Rows behind a figure.

    def _offer(self, section: str, title: str, figures: tuple[Openable, ...]) -> None:
        if section == self.list.chosen():
            self.rows.offer(title, figures)

    def _ask_rows(self, figure: Openable) -> None:
        if figure.behind is not None:
            self.rows.show_rows(figure, figure.behind, self.asking.names())
            return

        def show(found: OpenedFigure) -> None:
            self.rows.show_rows(figure, found.behind, found.names)

        self.ask("rows", show, rows_of, self.scope(), figure.ref)

    def _open_alone(self, ref: FigureRef) -> None:
        """Open a figure that was asked for from elsewhere, such as by its code on paper."""
        self.list.choose("headlines")
        self.show_section("headlines")
        title = self.words("The figure that was asked for")
        self.rows.offer(title, (Openable(ref, title, ""),))

    # Sections.

    def show_section(self, key: str) -> None:
        """Show a section, and the rows of what is chosen in it."""
        section = self.sections.get(key)
        if section is None:
            return
        titles = {name: title for name, title, *_ in self._sections()}
        self.head.say(titles[key])
        self.stack.setCurrentWidget(section)
        self.rows.setVisible(section.has_rows)
        self.scope_bar.show_for(key)
        section.offer_again()
        self._share_height(not self.rows.table.isHidden())
        self.actions_changed.emit()

    def _open_section(self, key: str) -> None:
        self.show_section(key)
        self.split.show_detail()

    # Ways in and out.

    def state(self) -> Mapping[str, object]:
        """The chosen section and what the figures are about."""
        return {"section": self.list.chosen(), "scope": self.scope_bar.state()}

    def restore(self, state: Mapping[str, object]) -> None:
        """Choose a section; open a figure where one is named."""
        scope = state.get("scope")
        if isinstance(scope, dict):
            self.scope_bar.restore(scope)
        if state.get("section"):
            self.list.choose(str(state["section"]))
            self.split.show_detail()
        if state.get("person"):
            self._wanted_giver = str(state["person"])
            self.hours.choose_giver(self._wanted_giver)
        figure = state.get("figure")
        if isinstance(figure, (list, tuple)):
            self._wanted = FigureRef(*(str(part) for part in figure))
            self.split.show_detail()
        if not self._stale:
            self._ask_all()

    def page_actions(self) -> tuple[PageAction, ...]:
        """Go to each section."""
        return tuple(
            PageAction(title, partial(self._go, key), icon=icon)
            for key, title, _under, icon, _ in self._sections()
        )

    def _go(self, key: str) -> None:
        self.list.choose(key)
        self._open_section(key)

    def to_filter(self) -> bool:
        """Put the keyboard into the filter of the section, where it has one."""
        section = self.sections[self.list.chosen()]
        search = getattr(section, "search", None)
        if search is None or not search.isVisible():
            return False
        search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True

    def fit(self, breadth: Breadth) -> None:
        """Arrange for this breadth."""
        super().fit(breadth)
        wide = self.theme.px(LIST)
        self.left.setMaximumWidth(WIDEST if breadth.one_pane else wide)
        if not breadth.one_pane:
            self.split.setSizes([wide, max(280, self.width() - wide)])
        self.fit_margin()
