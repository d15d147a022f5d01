"""Organisations: the list on the left, everything about one of them on the right."""

from __future__ import annotations

import uuid
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from facilitator.organisations import actions
from facilitator.organisations.leaving import parting_of
from facilitator.organisations.questions import (
    OrganisationDetail,
    OrganisationLine,
    organisation_detail,
    organisations_list,
)
from ui.organisations.coming_and_going import PartDialog, PartnerDialog, QuietDialog, letter_for
from ui.organisations.detail import OrganisationPane
from ui.organisations.dialogs import (
    AliasDialog,
    DepartmentDialog,
    JoinDialog,
    NewOrganisationDialog,
)
from ui.organisations.wording import row_of
from ui.parts.buttons import Button
from ui.parts.fields import SearchField
from ui.parts.heads import PageHead
from ui.parts.notes import EmptyState, GhostRing
from ui.parts.rows import RowList
from ui.parts.split import Scroll, Split
from ui.parts.text import Rule, Text
from ui.people.printing import PaperDialog
from ui.shell.asking import open_form
from ui.shell.errors import Teller
from ui.shell.hands import give_hands
from ui.shell.page import PageAction, PageContext
from ui.shell.split_page import SplitPage
from ui.theme.type_roles import Role

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from facilitator.organisations.leaving import Parting
    from facilitator.programme import Done
    from facilitator.store.journal import Step
    from ui.parts.dialogs import Dialog
    from ui.parts.forms import FormDialog
    from ui.people.record import Kept
    from ui.theme.breadth import Breadth

_NONE, _LIST = 0, 1
_EMPTY, _ONE, _WAITING = 0, 1, 2


class OrganisationsPage(SplitPage):
    """List beside detail."""

    place = "organisations"
    tables = frozenset(
        {
            "organisation",
            "organisation_alias",
            "department",
            "person",
            "affiliation",
            "session",
            "correction",
            "movement",
            "pairing",
            "agreement",
            "programme",
        }
    )

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self.today = context.clock.today()
        self._chosen, self._wanted = "", ""
        self._lines: tuple[OrganisationLine, ...] = ()
        self._has_list = False
        self.dialog: Dialog | None = None
        words, theme = self.words, self.theme
        self.rows = RowList(theme, words("Organisations"))
        self.filter = SearchField(theme, words("Filter by name or spelling"))
        self.foot = Text("", Role.META, theme)
        self.new = Button(words("New"), theme, icon="plus")
        self.pane = OrganisationPane(theme, words, context.settings)
        self.right = QStackedWidget()
        self.right.addWidget(
            EmptyState(words("None chosen"), words("Choose an organisation in the list."), theme)
        )
        self.right.addWidget(Scroll(self.pane, words("Organisation")))
        self.right.addWidget(QWidget())
        self.right.setCurrentIndex(_WAITING)
        self.split = Split(self._left(), self.right, context.settings, "organisations", theme)
        self.none = EmptyState(
            words("No organisation yet"),
            words(
                "This programme has 0 organisations. They come with the people of a list, or you "
                "add them one by one."
            ),
            theme,
            primary=words("New organisation"),
            second=words("Import people…"),
            ghost=GhostRing(theme),
        )
        self.stack = QStackedWidget()
        self.stack.addWidget(self.none)
        self.stack.addWidget(self.split)
        self.stack.setCurrentIndex(_LIST)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.stack)
        self._connect()

    def _left(self) -> QWidget:
        words, theme = self.words, self.theme
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 20, 0, 0)
        column.setSpacing(0)
        head = QVBoxLayout()
        head.setContentsMargins(20, 0, 20, 12)
        head.setSpacing(12)
        head.addWidget(PageHead(words("Organisations"), theme, actions=(self.new,)))
        head.addWidget(self.filter)
        column.addLayout(head)
        column.addWidget(Rule(theme))
        column.addWidget(self.rows, 1)
        column.addWidget(Rule(theme))
        self.foot.setContentsMargins(20, 5, 20, 5)
        column.addWidget(self.foot)
        return left

    def _connect(self) -> None:
        give_hands(self, self.rows)
        words = self.words
        self.rows.headings = (words("Name"), words("Given and received"), words("People"))
        self.filter.searched.connect(self._filter)
        self.filter.down.connect(self._into_rows)
        self.rows.row_chosen.connect(self._choose)
        self.rows.row_opened.connect(lambda _key: self.split.show_detail())
        self.rows.clicked.connect(lambda _index: self.split.show_detail())
        self.right.installEventFilter(self)
        self.new.clicked.connect(self.add)
        self.none.primary_wanted.connect(self.add)
        self.none.second_wanted.connect(lambda: self.context.navigate("people", {"do": "import"}))
        self.pane.wanted.connect(self._do)
        self.pane.kept.connect(self._keep)
        self.pane.person_opened.connect(
            lambda key: self.context.navigate("people", {"chosen": key})
        )
        self.pane.figure_opened.connect(self._open_figure)

    # What is asked and shown.

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell the pane how wide it may be."""
        if watched is self.right and event.type() == QEvent.Type.Resize:
            self.pane.fit_width(self.right.width())
        return super().eventFilter(watched, event)

    def refresh(self) -> None:
        """Ask for the list, and for the one that is shown."""
        alphabet = self.context.alphabet.value
        self.ask("list", self._show_list, organisations_list, self.today, alphabet)
        self._ask_one()

    def _show_list(self, lines: tuple[OrganisationLine, ...]) -> None:
        self._lines, self._has_list = lines, True
        self.stack.setCurrentIndex(_LIST if lines else _NONE)
        self.rows.show_rows(row_of(line, self.words) for line in lines)
        self._say_how_many()
        self.context.counts({"organisations": len(lines)})
        if self._wanted:
            wanted, self._wanted = self._wanted, ""
            self.rows.choose(wanted)
        elif not self._chosen and not self.split.shows_one:
            self.rows.choose_first()
        if not self._chosen:
            self._ask_one()

    def _filter(self, text: str) -> None:
        self.rows.filter(text)
        self._say_how_many()

    def _say_how_many(self) -> None:
        self.foot.setText(self.words("Organisations: %(n)s", n=len(self.rows.rows())))

    def _into_rows(self) -> None:
        self.rows.setFocus(Qt.FocusReason.TabFocusReason)
        if not self.rows.chosen():
            self.rows.choose_first()

    def _choose(self, key: str) -> None:
        self._chosen = key
        self._ask_one()
        self.actions_changed.emit()

    def _ask_one(self) -> None:
        if not self._chosen:
            self.right.setCurrentIndex(_EMPTY if self._has_list else _WAITING)
            return
        if self.right.currentIndex() == _EMPTY:
            self.right.setCurrentIndex(_WAITING)
        self.ask(
            "one",
            self._show_one,
            organisation_detail,
            self.today,
            uuid.UUID(self._chosen),
            self.context.alphabet.value,
        )

    def _show_one(self, shown: OrganisationDetail | None) -> None:
        self.right.setCurrentIndex(_EMPTY if shown is None else _ONE)
        if shown is not None:
            self.pane.show_organisation(shown)

    def _open_figure(self, key: str) -> None:
        self.context.navigate("sessions", {"organisation": self._chosen, "which": key})

    # What is done.

    def _keep(self, kept: Kept) -> None:
        change = actions.OrganisationChange(
            uuid.UUID(self._chosen), kept.version, {kept.field: kept.value}
        )

        def refused(error: Exception) -> None:
            trouble = Teller(self.words).tell(error).in_one()
            self.pane.fields[kept.field].refuse(trouble)

        self.runner.act(actions.change_organisation, change, self.did, refused)

    def add(self) -> None:
        """Add an organisation; it is shown."""
        dialog = NewOrganisationDialog(self.theme, self.words, self.window())
        self._open(dialog, actions.add_organisation, self._show_new)

    def _show_new(self, done: Done[Any]) -> None:
        self.restore({"chosen": str(done.value)})

    def _do(self, wanted: str) -> None:
        shown = self.pane.organisation
        if shown is None:
            return
        kind, _, key = wanted.partition(":")
        theme, words, window = self.theme, self.words, self.window()
        if kind == "department":
            dialog = DepartmentDialog(shown, theme, words, window)
            self._open(dialog, actions.add_department)
        elif kind == "alias":
            self._open(AliasDialog(shown, theme, words, window), actions.add_alias)
        elif kind == "join":
            others = [row_of(line, words) for line in self._lines if line.mark.id != shown.mark.id]
            join = JoinDialog(shown, others, theme, words, window)
            self._open(join, actions.join_organisations)
        elif kind in _COMING_AND_GOING:
            self._going = kind
            self.ask("parting", self._part, parting_of, self.today, shown.mark.id)
        elif kind == "letter":
            PaperDialog(letter_for(shown.mark.id, words), self.context, window).open()
        elif kind == "unalias":
            self._act(actions.remove_alias, uuid.UUID(key))
        elif kind == "undepartment":
            self._act(actions.remove_department, uuid.UUID(key))

    _going = ""

    def _part(self, parting: Parting) -> None:
        made, action = _COMING_AND_GOING[self._going]
        self._open(made(parting, self.theme, self.words, self.today, self.window()), action)

    def _open(
        self,
        dialog: Dialog,
        action: Callable[[Step, Any], Any],
        then: Callable[[Done[Any]], None] | None = None,
    ) -> None:
        dialog.finished.connect(lambda _how: self._forget(dialog))
        self.dialog = dialog
        open_form(self, dialog, action, then)

    def _forget(self, dialog: Dialog) -> None:
        if self.dialog is dialog:
            self.dialog = None
        dialog.deleteLater()

    def _act(self, action: Callable[[Step, Any], Any], draft: object) -> None:
        self.runner.act(action, draft, self.did, self.context.trouble)

    # What the window asks of a page.

    def state(self) -> Mapping[str, object]:
        """Which one is chosen, and the filter."""
        return {"chosen": self._chosen, "filter": self.filter.text()}

    def restore(self, state: Mapping[str, object]) -> None:
        """Choose and filter again."""
        if "filter" in state:
            self.filter.setText(str(state["filter"]))
        chosen = state.get("chosen")
        if chosen:
            self._chosen = str(chosen)
            if not self.rows.choose(self._chosen):
                self._wanted = self._chosen
            self.split.show_detail()
            self._ask_one()
        if state.get("do") == "new":
            self.add()

    def begin_to_change(self) -> None:
        """Open the editor of the first name; what stands below it is reached with Tab."""
        if self._chosen and self.pane.organisation is not None:
            self.split.show_detail()
            next(iter(self.pane.fields.values())).edit()

    def row_actions(self) -> tuple[PageAction, ...]:
        """The menu of the chosen organisation."""
        words, here = self.words, bool(self._chosen)
        return (
            PageAction(words("Change the name…"), self.begin_to_change, "F2", "pencil",
                       enabled=here),
            PageAction(words("Letter to the lead…"), lambda: self._do("letter"), "", "printer",
                       enabled=here),
            *(
                PageAction(text, partial(self._do, wanted), "Del" if wanted == "part" else "",
                           enabled=here)
                for text, wanted in self.pane.more_actions()
            ),
        )  # fmt: skip

    def page_actions(self) -> tuple[PageAction, ...]:
        """Add an organisation, and the menu of the chosen one."""
        new = PageAction(self.words("New organisation"), self.add, "Ctrl+N", "plus")
        return (new, *self.row_actions())

    def to_filter(self) -> bool:
        """Put the keyboard into the filter."""
        self.split.show_list()
        self.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter.selectAll()
        return True

    def fit(self, breadth: Breadth) -> None:
        """Arrange list and detail for this width."""
        super().fit(breadth)
        self.pane.set_margin(breadth.margin)
        self.pane.fit_width(self.right.width())
        self.pane.fit(1 if breadth.rail or breadth.one_pane else 2)


_COMING_AND_GOING: dict[str, tuple[Callable[..., FormDialog], Callable[[Step, Any], Any]]] = {
    "partner": (PartnerDialog, actions.organisation_joins),
    "quiet": (QuietDialog, actions.organisation_lies_dormant),
    "part": (PartDialog, actions.organisation_leaves),
}
