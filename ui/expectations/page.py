"""What people expect of each other: members side by side, the programme's side, the rules."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QStackedWidget, QVBoxLayout, QWidget

from facilitator.cohorts.questions import cohort_list
from facilitator.exchange_vocabulary import Side, Wave, Way
from facilitator.expectations import actions
from facilitator.expectations.questions import CohortExpectations, cohort_expectations
from facilitator.vocabulary import CohortState
from ui.expectations.cohort_panes import ProgrammePane, RulesPane
from ui.expectations.forms import (
    AnswersDialog,
    BallotDialog,
    CommunityDialog,
    CountDialog,
    ExpectDialog,
    RulesDialog,
)
from ui.expectations.members_pane import MembersPane
from ui.parts.choices import Segments
from ui.parts.dialogs import TroubleBox
from ui.parts.fields import ChoiceField
from ui.parts.heads import PageHead
from ui.parts.notes import EmptyState
from ui.shell.asking import open_form
from ui.shell.page import Page, PageAction, PageContext

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Mapping

    from facilitator.cohorts.questions import CohortFacts
    from ui.parts.forms import FormDialog
    from ui.theme.breadth import Breadth

MEMBERS, PROGRAMME, RULES = "members", "programme", "rules"
VIEWS = (MEMBERS, PROGRAMME, RULES)
_NONE, _WAITING = 3, 4


class ExpectationsPage(Page):
    """One cohort at a time."""

    place = "expectations"
    tables = frozenset(
        {
            "expectation", "expectation_answer", "community_count", "rules_version", "ballot",
            "ballot_line", "cohort", "enrolment", "person",
        }
    )  # fmt: skip

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        theme, words = self.theme, self.words
        self.dialog: FormDialog | None = None
        self.found: CohortExpectations | None = None
        self._wanted = ""
        self.cohort = ChoiceField(theme, words("Cohort"))
        self.cohort.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.cohort.chosen.connect(self.show_cohort)
        self.head = PageHead(words("What we expect of each other"), theme, actions=(self.cohort,))
        self.trouble = TroubleBox(theme)
        self.views = Segments(
            (
                (MEMBERS, words("Side by side")),
                (PROGRAMME, words("The programme’s side")),
                (RULES, words("The rules")),
            ),
            theme,
            words("View"),
            wrap=True,
        )
        self.views.chosen.connect(self.show_view)
        self.members = MembersPane(theme, words, context.settings)
        self.members.say_wanted.connect(self.say_for_member)
        self.members.answers_wanted.connect(self.ask_again)
        self.members.print_wanted.connect(self._print)
        self.members.chosen_changed.connect(self.actions_changed)
        self.programme = ProgrammePane(theme, words)
        self.programme.say_wanted.connect(self.say_for_programme)
        self.programme.count_wanted.connect(self.count_community)
        self.rules = RulesPane(theme, words)
        self.rules.write_wanted.connect(self.write_rules)
        self.rules.ballot_wanted.connect(self.open_ballot)
        self.rules.count_wanted.connect(self.count_ballot)
        self.rules.print_wanted.connect(lambda: self._print("ballot"))
        self.empty = EmptyState(
            words("No cohort yet"),
            words(
                "At induction each member and the programme say what they will give and what they "
                "would like to get. Open a cohort and enrol people first."
            ),
            theme,
            primary=words("Cohorts"),
        )
        self.empty.primary_wanted.connect(lambda: context.navigate("cohorts", {}))
        self._lay_out()

    def _lay_out(self) -> None:
        self.stack = QStackedWidget()
        for pane in (self.members, self.programme, self.rules, self.empty, QWidget()):
            self.stack.addWidget(pane)
        self.stack.setCurrentIndex(_WAITING)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(14)
        self._column.addWidget(self.head)
        self._column.addWidget(self.views)
        self._column.addWidget(self.trouble)
        self._column.addWidget(self.stack, 1)
        self.fit(self.breadth)

    # -- what is shown ------------------------------------------------------------------------

    def refresh(self) -> None:
        """Ask which cohorts there are, then for the one that is shown."""
        self.ask("list", self._show_list, cohort_list)

    def _show_list(self, cohorts: tuple[CohortFacts, ...]) -> None:
        language = self.words.language.value
        keys = [str(one.id) for one in cohorts]
        if self._wanted not in keys:
            running = [one for one in cohorts if one.state is CohortState.IN_PROGRESS]
            self._wanted = str([*running, *cohorts][0].id) if cohorts else ""
        self.cohort.offer((str(one.id), one.title(language)) for one in cohorts)
        self.cohort.choose(self._wanted)
        self.cohort.setVisible(len(cohorts) > 1)
        metrics = self.cohort.fontMetrics()
        widest = max((metrics.horizontalAdvance(one.title(language)) for one in cohorts), default=0)
        self.cohort.setFixedWidth(min(self.theme.px(260), widest + self.theme.px(56)))
        if not cohorts:
            self.found = None
            self.stack.setCurrentIndex(_NONE)
            self.actions_changed.emit()
            return
        alphabet = self.context.alphabet.value
        self.ask("cohort", self._show, cohort_expectations, uuid.UUID(self._wanted), alphabet)

    def _show(self, found: CohortExpectations | None) -> None:
        if found is None:
            return
        self.found = found
        words = self.words
        self.members.show_found(found)
        self.programme.show_found(found)
        self.rules.show_found(found)
        said = sum(one.has_said for one in found.members)
        under = words("%(n)s of %(all)s have said what they expect", n=said, all=len(found.members))
        title = found.title.name(words.language.value)
        self.head.say(words("What we expect of each other"), f"{title} · {under}")
        self.show_view(self.view())

    def show_cohort(self, key: str) -> None:
        """Show another cohort."""
        self._wanted = key
        self.refresh()

    def view(self) -> str:
        """The view that is shown."""
        return self.views.key()

    def show_view(self, key: str) -> None:
        """Show one of the three views."""
        self.views.choose(key)
        self.trouble.say(None)
        if self.found is not None:
            self.stack.setCurrentIndex(VIEWS.index(key))
        self.actions_changed.emit()

    # -- acts -----------------------------------------------------------------------------------

    def say_for_member(self, way: str) -> None:
        """Keep what the chosen member expects."""
        one = self.members.chosen()
        if one is not None and self.found is not None:
            dialog = ExpectDialog(
                self.found, one, Way(way), self.theme, self.words, self._today, self
            )
            self._open(dialog, actions.expect)

    def say_for_programme(self, way: str) -> None:
        """Keep what the programme expects."""
        if self.found is not None:
            dialog = ExpectDialog(
                self.found, None, Way(way), self.theme, self.words, self._today, self
            )
            self._open(dialog, actions.expect)

    def ask_again(self, side: str) -> None:
        """Keep how one side sees it, half-way or at the end."""
        one, found = self.members.chosen(), self.found
        if one is None or found is None:
            return
        if not one.lines:
            self.say_for_member(Way.GET.value)
            return
        asked = any(line.answer(Side(side), Wave.MIDDLE) for line in one.lines)
        wave = Wave.END if asked else Wave.MIDDLE
        dialog = AnswersDialog(
            found, one, Side(side), wave, self.theme, self.words, self._today, self
        )
        self._open(dialog, actions.answer_expectations)

    def count_community(self) -> None:
        """Count the slips on "Is this a community?"."""
        if self.found is not None:
            wave = self.programme.next_wave(self.found)
            dialog = CommunityDialog(self.found, wave, self.theme, self.words, self._today, self)
            self._open(dialog, actions.count_community)

    def write_rules(self) -> None:
        """Write a new version of the rules, from the one that is shown."""
        start = self.rules.chosen()
        dialog = RulesDialog(start, self.theme, self.words, self._today, self)
        self._open(dialog, actions.write_rules)

    def open_ballot(self) -> None:
        """Put versions of the rules to the cohort."""
        if self.found is not None and self.found.versions:
            dialog = BallotDialog(self.found, self.theme, self.words, self._today, self)
            self._open(dialog, actions.open_ballot)

    def count_ballot(self, key: str) -> None:
        """Count a ballot."""
        ballots = self.found.ballots if self.found else ()
        ballot = next((one for one in ballots if str(one.id) == key), None)
        if ballot is not None:
            dialog = CountDialog(ballot, self.theme, self.words, self._today, self)
            self._open(dialog, actions.count_ballot)

    def _print(self, kind: str) -> None:
        state = {"view": "kinds", "kind_chosen": kind, "cohort": self._wanted}
        self.context.navigate("papers", state)

    @property
    def _today(self) -> dt.date:
        return self.context.clock.today()

    def _open(self, dialog: FormDialog, action: Callable[..., object]) -> None:
        self.dialog = dialog
        open_form(self, dialog, action)

    # -- the page -----------------------------------------------------------------------------

    def state(self) -> Mapping[str, object]:
        """Cohort, view, filter and member."""
        return {
            "cohort": self._wanted,
            "view": self.view(),
            "filter": self.members.search.text(),
            "member": self.members.rows.chosen(),
            "wave": self.programme.community.chosen(),
            "ballot": self.rules.ballots.chosen(),
        }

    def restore(self, state: Mapping[str, object]) -> None:
        """Show a cohort and a view again."""
        if state.get("view") in VIEWS:
            self.show_view(str(state["view"]))
        self.members.search.setText(str(state.get("filter", self.members.search.text())))
        self._wanted = str(state.get("cohort", "") or self._wanted)
        self.programme.community.choose_when_shown(str(state.get("wave", "")))
        self.rules.ballots.choose_when_shown(str(state.get("ballot", "")))
        self._stale = True
        if self.isVisible():
            self._stale = False
            self.refresh()

    def page_actions(self) -> tuple[PageAction, ...]:
        """What can be said, asked again, counted and written."""
        words = self.words
        one = self.members.chosen() is not None
        here = self.found is not None
        return (
            PageAction(words("What they give…"), lambda: self.say_for_member(Way.GIVE.value),
                       "Ctrl+Shift+G", "gift", enabled=one),
            PageAction(words("What they get…"), lambda: self.say_for_member(Way.GET.value),
                       "Ctrl+N", "heart", enabled=one),
            PageAction(words("How it stands, as they see it…"),
                       lambda: self.ask_again(Side.MEMBER.value), "", "rotate-cw", enabled=one),
            PageAction(words("How it stands, as we see it…"),
                       lambda: self.ask_again(Side.PROGRAMME.value), "", "rotate-cw",
                       enabled=one),
            PageAction(words("Count slips…"), self.count_community, "", "users", enabled=here),
            PageAction(words("Write a new version…"), self.write_rules, "", "pencil"),
            PageAction(words("Put rules to the cohort…"), self.open_ballot, "", "file-text",
                       enabled=here),
            PageAction(words("What we expect of each other"),
                       lambda: self._print("expectations"), "", "printer", "papers",
                       enabled=here),
            PageAction(words("How does it stand?"),
                       lambda: self._print("expectations-again"), "", "printer", "papers",
                       enabled=here),
        )  # fmt: skip

    def to_filter(self) -> bool:
        """Into the filter of the members."""
        self.show_view(MEMBERS)
        self.members.search.setFocus()
        return True

    def print_page(self) -> bool:
        """Print what is shown: the members' sheets, or the ballot slips."""
        if self.found is None:
            return False
        self._print("ballot" if self.view() == RULES else "expectations")
        return True

    def fit(self, breadth: Breadth) -> None:
        """Arrange for a wider or narrower window."""
        super().fit(breadth)
        self._column.setContentsMargins(breadth.margin, 24, breadth.margin, 16)
        self.members.fit(breadth)
        self.rules.fit(drawer=breadth.drawer)
