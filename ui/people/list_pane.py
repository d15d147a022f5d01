"""The list of people: filter, chips, order, rows and what is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QActionGroup, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from ui.parts.buttons import Button, IconButton
from ui.parts.choices import Chips
from ui.parts.fields import SearchField
from ui.parts.heads import PageHead
from ui.parts.rows import RowList
from ui.parts.text import Rule, Text
from ui.people.in_rows import named_row, row_of
from ui.theme.type_roles import Role

if TYPE_CHECKING:
    from collections.abc import Mapping

    from facilitator.people.questions import PeopleList, PersonLine
    from facilitator.words import Words
    from ui.connections import FirstLook
    from ui.theme.theme import Theme

EVERYONE, TO_PASS_ON, ASKED, GONE = "everyone", "to_pass_on", "asked", "gone"
BY_SORT_NAME, BY_FIRST_NAME, BY_ORGANISATION = "sort_name", "first_name", "organisation"


class PeoplePane(QWidget):
    """Everybody, filtered by chips and by typing; several can be chosen at once."""

    people_chosen = Signal(object)
    person_opened = Signal(str)
    new_wanted = Signal()
    change_wanted = Signal()
    pasted = Signal(str)

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__()
        self._theme, self._words = theme, words
        self._people: PeopleList | None = None
        self._order = BY_SORT_NAME
        self.rows = RowList(theme, words("People"), many=True)
        self.filter = SearchField(theme, words("Filter by name, organisation or topic"))
        self.chips = Chips(self._chip_names(()), theme, words("Which people"))
        self.chips.choose(EVERYONE)
        # No number is shown before it has been counted.
        self.chips.hide()
        self.new = Button(words("New"), theme, icon="plus")
        self.new.setToolTip(words("New person (Ctrl+N)"))
        self.order_button = IconButton("sliders-horizontal", words("Order of the list"), theme)
        self.foot = Text("", Role.META, theme)
        self.change = Button(words("Change for all chosen…"), theme, height=34)
        self.change.hide()
        self._lay_out(words)
        self.filter.searched.connect(self._filter)
        self.filter.down.connect(self._into_rows)
        self.chips.chosen.connect(self._turn_to_chip)
        self.new.clicked.connect(self.new_wanted)
        self.change.clicked.connect(self.change_wanted)
        self.order_button.clicked.connect(self._offer_orders)
        self.rows.rows_chosen.connect(self._tell)
        self.rows.row_opened.connect(self.person_opened)
        self.rows.headings = (words("Name"), words("Organisation"), words("How it stands"))
        self.rows.installEventFilter(self)

    def _lay_out(self, words: Words) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 20, 0, 0)
        column.setSpacing(0)
        head = QVBoxLayout()
        head.setContentsMargins(20, 0, 20, 12)
        head.setSpacing(12)
        actions = (self.order_button, self.new)
        head.addWidget(PageHead(words("People"), self._theme, actions=actions))
        head.addWidget(self.filter)
        head.addWidget(self.chips)
        column.addLayout(head)
        column.addWidget(Rule(self._theme))
        column.addWidget(self.rows, 1)
        column.addWidget(Rule(self._theme))
        foot = QHBoxLayout()
        foot.setContentsMargins(20, 5, 20, 5)
        foot.addWidget(self.foot, 1)
        foot.addWidget(self.change)
        column.addLayout(foot)

    def show_people(self, people: PeopleList) -> None:
        """Show these people; filter, chip, order and what was chosen stay."""
        self._people = people
        chosen = self.chips.keys()
        self.chips.show()
        self.chips.offer(self._chip_names(people.lines))
        if not self.chips.keys():
            self.chips.choose(*(chosen if chosen == (TO_PASS_ON,) else (EVERYONE,)))
        self._show()

    def show_names(self, people: PeopleList) -> None:
        """Show who there is before it is known how they stand: nothing is counted yet."""
        self._people = people
        self._show()

    def show_first_look(self, look: FirstLook) -> None:
        """Show who there is while the programme is being opened."""
        self.rows.show_rows(named_row(person, self._words) for person in look.people)
        self.foot.setText(self._words("People: %(n)s, by family name", n=len(look.people)))

    def _chip_names(self, lines: tuple[PersonLine, ...]) -> list[tuple[str, str]]:
        words = self._words
        here = [line for line in lines if not line.has_left]
        owing = sum(line.to_pass_on > 0 for line in here)
        names = [
            (EVERYONE, words("Everyone · %(n)s", n=len(here))),
            (TO_PASS_ON, words("To pass on · %(n)s", n=owing)),
        ]
        welsh = words.language.value == "cy"
        for cohort in self._people.cohorts if self._people else ():
            title = cohort.title_cy if welsh else cohort.title_en
            names.append((str(cohort.id), f"{title} · {words.number(cohort.people)}"))
        asked = sum(_waits_for_answer(line) for line in here)
        if asked:
            names.append((ASKED, words("Asked for help · %(n)s", n=asked)))
        if len(here) < len(lines):
            names.append((GONE, words("Stepped out · %(n)s", n=len(lines) - len(here))))
        return names

    def _shown(self) -> list[PersonLine]:
        """The people of the chosen chip, in the chosen order."""
        chip = next(iter(self.chips.keys()), EVERYONE)
        lines = list(self._people.lines) if self._people else []
        lines = [line for line in lines if _belongs(line, chip)]
        if self._order == BY_FIRST_NAME:
            lines.sort(key=lambda line: line.first_name_key)
        elif self._order == BY_ORGANISATION:
            welsh = self._words.language.value
            lines.sort(key=lambda line: line.organisation.name(welsh) if line.organisation else "~")
        return lines

    def _show(self) -> None:
        if self._people is None:
            return
        self.rows.show_rows(row_of(line, self._words) for line in self._shown())
        self._say_how_many()

    def _turn_to_chip(self) -> None:
        """Show the people of the chosen chip; whoever is shown beside is one of them."""
        self._show()
        if not self.rows.chosen():
            self.rows.choose_first()

    def _filter(self, text: str) -> None:
        self.rows.filter(text)
        self._say_how_many()

    def _say_how_many(self) -> None:
        if self._people is None:
            return
        words, shown = self._words, len(self.rows.rows())
        chosen = len(self.rows.all_chosen())
        self.change.setVisible(chosen > 1)
        if chosen > 1:
            self.foot.setText(words("%(n)s chosen", n=chosen))
            return
        orders = {
            BY_SORT_NAME: words("People: %(n)s, by family name", n=shown),
            BY_FIRST_NAME: words("People: %(n)s, by first name", n=shown),
            BY_ORGANISATION: words("People: %(n)s, by organisation", n=shown),
        }
        self.foot.setText(orders[self._order])

    def _offer_orders(self) -> None:
        words, menu = self._words, QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        group = QActionGroup(menu)
        for key, name in (
            (BY_SORT_NAME, words("By family name")),
            (BY_FIRST_NAME, words("By first name")),
            (BY_ORGANISATION, words("By organisation")),
        ):
            action = menu.addAction(name)
            action.setCheckable(True)
            action.setChecked(key == self._order)
            action.triggered.connect(lambda _on=False, key=key: self.order_by(key))
            group.addAction(action)
        menu.popup(self.order_button.mapToGlobal(QPoint(0, self.order_button.height())))

    def order_by(self, order: str) -> None:
        """Sort by family name, first name or organisation; never by what anybody gave."""
        self._order = order
        self._show()

    def choose_only(self, key: str) -> bool:
        """Choose one person, whatever chip and filter hide them; False before they are known."""
        if self._people is None:
            return False
        if not self.rows.choose(key):
            self.chips.choose(EVERYONE)
            self.filter.clear()
            self._show()
            if not self.rows.choose(key):
                self.chips.choose(GONE)
                self._show()
        return self.rows.choose(key)

    def state(self) -> dict[str, object]:
        """What is chosen, filtered and how it is sorted."""
        return {
            "chosen": self.rows.chosen(),
            "filter": self.filter.text(),
            "chip": next(iter(self.chips.keys()), EVERYONE),
            "order": self._order,
        }

    def restore(self, state: Mapping[str, object]) -> None:
        """Filter and sort as before."""
        if "filter" in state:
            self.filter.setText(str(state["filter"]))
        if state.get("order") in {BY_SORT_NAME, BY_FIRST_NAME, BY_ORGANISATION}:
            self._order = str(state["order"])
        if "chip" in state:
            self.chips.choose(str(state["chip"]))
        self._show()

    def _into_rows(self) -> None:
        self.rows.setFocus(Qt.FocusReason.TabFocusReason)
        if not self.rows.chosen():
            self.rows.choose_first()

    def _tell(self, keys: tuple[str, ...]) -> None:
        self._say_how_many()
        self.people_chosen.emit(keys)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ctrl+V on the list brings in what was copied in a spreadsheet."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            text = QGuiApplication.clipboard().text()
            if event.matches(QKeySequence.StandardKey.Paste) and text.strip():
                self.pasted.emit(text)
                return True
        return super().eventFilter(watched, event)


def _waits_for_answer(line: PersonLine) -> bool:
    """Whether a request waits; nothing is asked of or for somebody at rest."""
    return line.waits_for_answer and not line.is_resting


def _belongs(line: PersonLine, chip: str) -> bool:
    if chip == GONE:
        return line.has_left
    if line.has_left:
        return False
    if chip == TO_PASS_ON:
        return line.to_pass_on > 0
    if chip == ASKED:
        return _waits_for_answer(line)
    return chip == EVERYONE or chip in {str(cohort) for cohort in line.cohorts}
