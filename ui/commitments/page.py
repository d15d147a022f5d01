"""Commitments: every promise with the sessions that counted, and the ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from facilitator.commitments.actions import (
    hand_on,
    keep_template,
    lapse_with_cohort,
    let_go,
    pledge,
    pledge_by_template,
    remove_template,
    replan,
)
from facilitator.commitments.questions import Ledger, PromiseLine, ledger_page, promise_list
from facilitator.commitments.received import OfferedForPromises, offered_for_promises
from facilitator.recognition.actions import thank
from ui.commitments import offered
from ui.commitments.columns import is_of, promise_columns
from ui.commitments.detail import PromiseDetail
from ui.commitments.form import HandOnDialog, LetGoDialog, PledgeDialog, ReplanDialog
from ui.commitments.ledger import LedgerView
from ui.commitments.templates import LapseDialog, TemplateDialog
from ui.parts.buttons import Button, IconButton
from ui.parts.choices import Chips, Segments
from ui.parts.fields import SearchField
from ui.parts.heads import PageHead
from ui.parts.notes import EmptyState, GhostRows
from ui.parts.table import Table
from ui.parts.text import Rule, Text
from ui.recognition.form import ThankDialog
from ui.shell.asking import act_in, open_form
from ui.shell.hands import give_hands
from ui.shell.page import Page, PageAction, PageContext
from ui.theme.type_roles import Role

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtGui import QResizeEvent

    from facilitator.store.journal import Step
    from ui.parts.dialogs import Dialog
    from ui.theme.breadth import Breadth

PROMISES, LEDGER = "promises", "ledger"


class CommitmentsPage(Page):
    """The table of promises with one in detail, and the ledger."""

    place = "commitments"
    tables = frozenset(
        {
            "commitment", "session", "correction", "movement", "pairing", "pause", "person",
            "affiliation", "organisation", "request", "programme", "promise_template", "cohort",
            "enrolment", "qualification",
        }
    )  # fmt: skip

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        theme, words = self.theme, self.words
        self.dialog: Dialog | None = None
        self._promises: tuple[PromiseLine, ...] = ()
        self._offers = OfferedForPromises((), (), ())
        self._wanted = ""
        self.segments = Segments(
            ((PROMISES, words("Promises")), (LEDGER, words("The ledger"))), theme, words("View")
        )
        self.segments.chosen.connect(self._show_view)
        self.new = Button(words("New promise"), theme, icon="plus")
        self.new.clicked.connect(self.make_promise)
        self.more = IconButton("ellipsis", words("More"), theme)
        self.more.clicked.connect(self._offer_more)
        actions = (self.segments, self.more, self.new)
        self.head = PageHead(words("Commitments"), theme, actions=actions)
        self.stack = QStackedWidget()
        self.stack.addWidget(self._build_promises())
        self.ledger = LedgerView(theme, words, context.settings, Qt.Orientation.Vertical)
        give_hands(self, self.ledger.accounts, self.ledger.entries)
        self.stack.addWidget(self.ledger)
        self.empty = EmptyState(
            words("No promises yet"),
            words(
                "Whoever receives in a cohort promises to pass on as much. Promises appear here "
                "when pairings are published, or can be written down one by one."
            ),
            theme,
            primary=words("New promise"),
            ghost=GhostRows(theme),
        )
        self.empty.primary_wanted.connect(self.make_promise)
        self.stack.addWidget(self.empty)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(16)
        self._column.addWidget(self.head)
        self._column.addWidget(self.stack, 1)
        self.fit(self.breadth)

    def _build_promises(self) -> QWidget:
        theme, words = self.theme, self.words
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self.search = SearchField(theme, words("Filter by name"))
        column.addWidget(self.search)
        self.chips = Chips((("all", words("All")),), theme, words("Which promises"))
        self.chips.choose("all")
        self.chips.chosen.connect(lambda _keys: self._sift())
        column.addWidget(self.chips)
        self.table: Table[PromiseLine] = Table(
            promise_columns(self.words), theme, words("Promises"), key=lambda line: str(line.id)
        )
        self.table.remember(self.context.settings, "promises")
        self.table.line_chosen.connect(self._show_promise)
        give_hands(self, self.table)
        self.table.line_opened.connect(lambda _key: self.plan_again())
        self.search.searched.connect(self.table.filter)
        self.search.leads_into(self.table)
        column.addWidget(self.table, 1)
        self.foot = Text("", Role.META, theme, wraps=True)
        column.addWidget(self.foot)
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(24)
        row.addWidget(left, 1)
        self._rule = Rule(theme, upright=True)
        row.addWidget(self._rule)
        self.detail = PromiseDetail(theme, words)
        self.detail.replan.clicked.connect(self.plan_again)
        self.detail.hand.clicked.connect(self.hand_on)
        self.detail.leave.clicked.connect(self.let_go)
        self.detail.thank.clicked.connect(self.thank_owner)
        row.addWidget(self.detail)
        return whole

    def refresh(self) -> None:
        """Ask for promises, the ledger and who can promise."""
        today = self.context.clock.today()
        self.ask("promises", self._show_promises, promise_list, today)
        self.ask("ledger", self._show_ledger, ledger_page, today)
        self.ask("offers", self._keep_offers, offered_for_promises, today)

    def _keep_offers(self, found: OfferedForPromises) -> None:
        self._offers = found

    def _show_ledger(self, ledger: Ledger) -> None:
        self.ledger.show_ledger(ledger)

    def _show_promises(self, promises: tuple[PromiseLine, ...]) -> None:
        self._promises = promises
        words = self.words

        def many(kind: str) -> int:
            return sum(is_of(kind, line) for line in promises)

        self.chips.offer(
            (
                ("all", f"{words('All')} · {len(promises)}"),
                ("open", f"{words('To pass on')} · {many('open')}"),
                ("met", f"{words('Met')} · {many('met')}"),
                ("resting", f"{words('Resting')} · {many('resting')}"),
            )
        )
        if not self.chips.keys():
            self.chips.choose("all")
        to_pass_on = sum(line.to_pass_on for line in promises)
        self.head.say(
            words("Commitments"),
            words("%(hours)s to pass on", hours=words.hours(to_pass_on)) if promises else "",
        )
        self._sift()
        self._show_view(self.segments.key())
        if self._wanted:
            wanted, self._wanted = self._wanted, ""
            self._do(wanted)

    def _sift(self) -> None:
        kind = (self.chips.keys() or ("all",))[0]
        self.table.show_lines(line for line in self._promises if is_of(kind, line))
        lines = self.table.lines()
        if lines and not self.table.chosen():
            self.table.choose(str(lines[0].id))
        words = self.words
        self.foot.setText(
            " · ".join(
                (
                    words.many("%(n)s promise", "%(n)s promises", len(lines)),
                    words(
                        "%(given)s of %(promised)s",
                        given=words.hours(sum(line.met for line in lines)),
                        promised=words.hours(sum(line.minutes for line in lines)),
                    ),
                )
            )
        )
        self._show_promise(self.table.chosen())

    def chosen(self) -> PromiseLine | None:
        """The chosen promise."""
        key = self.table.chosen()
        return next((line for line in self._promises if str(line.id) == key), None)

    def _show_promise(self, _key: str) -> None:
        line = self.chosen()
        self.detail.setVisible(line is not None and not self.breadth.one_pane)
        self._rule.setVisible(self.detail.isVisibleTo(self))
        self.actions_changed.emit()
        if line is not None:
            self.detail.show_line(line)

    def _offer_more(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.words("By template…")).triggered.connect(self.use_template)
        thanks = menu.addAction(self.words("Thanks"))
        thanks.triggered.connect(lambda: self.context.navigate("thanks", {}))
        menu.addAction(self.words("End with a cohort…")).triggered.connect(self.end_with_cohort)
        menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height())))

    def make_promise(self) -> None:
        """Write a promise down."""
        today = self.context.clock.today()
        dialog = PledgeDialog(self._offers, today, self.theme, self.words, self.window())
        self._open(dialog, pledge)

    def use_template(self) -> None:
        """Keep a template for a cohort, or let everybody in it promise by one."""
        dialog = TemplateDialog(self._offers.cohorts, self.theme, self.words, self.window())
        dialog.kept.connect(lambda draft: act_in(self, dialog, keep_template, draft))
        dialog.dropped.connect(lambda key: act_in(self, dialog, remove_template, key))
        self._open(dialog, pledge_by_template)

    def end_with_cohort(self) -> None:
        """Let what is not met end with a cohort."""
        dialog = LapseDialog(
            self._offers.cohorts, self._promises, self.theme, self.words, self.window()
        )
        self._open(dialog, lapse_with_cohort)

    def thank_owner(self) -> None:
        """Thank whoever made the promise, also for giving ahead."""
        line = self.chosen()
        if line is not None:
            dialog = ThankDialog(
                line.owner.name(self.words.language.value),
                None,
                line.owner_person_id,
                self.context.clock.today(),
                self.theme,
                self.words,
                self.window(),
                organisation=line.owner_organisation_id,
            )
            self._open(dialog, thank)

    def plan_again(self) -> None:
        """Agree another day or another number of minutes."""
        line = self.chosen()
        if line is not None and line.standing.is_open:
            today = self.context.clock.today()
            dialog = ReplanDialog(line, today, self.theme, self.words, self.window())
            self._open(dialog, replan)

    def hand_on(self) -> None:
        """Let a colleague take the promise over."""
        line = self.chosen()
        if line is not None and line.standing.is_open:
            dialog = HandOnDialog(line, self._offers.parties, self.theme, self.words, self.window())
            self._open(dialog, hand_on)

    def let_go(self) -> None:
        """Let the promise go with thanks."""
        line = self.chosen()
        if line is not None and line.standing.is_open:
            self._open(LetGoDialog(line, self.theme, self.words, self.window()), let_go)

    def _open(self, dialog: Dialog, action: Callable[[Step, Any], Any]) -> None:
        self.dialog = dialog
        open_form(self, dialog, action)

    def _show_view(self, key: str) -> None:
        self.segments.choose(key)
        if key == LEDGER:
            self.stack.setCurrentWidget(self.ledger)
        else:
            self.stack.setCurrentIndex(0 if self._promises else 2)

    def state(self) -> Mapping[str, object]:
        """View, filter and chosen promise."""
        return {
            "view": self.segments.key(),
            "filter": self.search.text(),
            "chip": (self.chips.keys() or ("all",))[0],
            "chosen": self.table.chosen(),
            "ledger": self.ledger.state(),
        }

    def restore(self, state: Mapping[str, object]) -> None:
        """Show the view and the promise; open its dialog where another page asks for it."""
        if state.get("view") in {PROMISES, LEDGER}:
            self._show_view(str(state["view"]))
        self.search.setText(str(state.get("filter", self.search.text())))
        if state.get("chip"):
            self.chips.choose(str(state["chip"]))
        ledger = state.get("ledger")
        if isinstance(ledger, dict):
            self.ledger.restore(ledger)
        self._wanted = str(state.get("chosen", ""))
        if state.get("do") == "replan":
            self._wanted = f"{self._wanted}!"
        if self._promises and self._wanted:
            wanted, self._wanted = self._wanted, ""
            self._do(wanted)

    def _do(self, wanted: str) -> None:
        """Choose a promise; with a mark of exclamation open its new plan."""
        if self.table.choose(wanted.rstrip("!")) and wanted.endswith("!"):
            self._show_view(PROMISES)
            self.plan_again()

    @property
    def shows_ledger(self) -> bool:
        """Whether the ledger is shown, not the promises."""
        return self.segments.key() == LEDGER

    def row_actions(self) -> tuple[PageAction, ...]:
        """The menu of the chosen promise."""
        return offered.row_actions(self)

    def page_actions(self) -> tuple[PageAction, ...]:
        """A new promise, and what the chosen one offers."""
        return offered.page_actions(self)

    def to_filter(self) -> bool:
        """Into the filter of what is shown."""
        search = self.ledger.search if self.shows_ledger else self.search
        search.setFocus()
        return True

    def fit(self, breadth: Breadth) -> None:
        """Arrange for a wider or narrower window."""
        super().fit(breadth)
        self._column.setContentsMargins(breadth.margin, 24, breadth.margin, 16)
        self._fit_detail()
        self._show_promise(self.table.chosen())

    def _fit_detail(self) -> None:
        """Leave the table what its columns need, and out of it what finds no room."""
        px, width = self.theme.px, self.width()
        slim = self.breadth.drawer or width < px(1150)
        self.detail.setFixedWidth(px(280 if slim else self.breadth.inspector))
        room = width - 2 * self.breadth.margin
        if not self.breadth.one_pane:
            room -= self.detail.width() + 49
        self.table.set_aside(*(("way",) if room < px(560) else ()),
                             *(("source",) if room < px(640) else ()))  # fmt: skip

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrower page has a narrower detail and fewer columns."""
        super().resizeEvent(event)
        self._fit_detail()
