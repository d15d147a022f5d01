"""People: the list on the left, everything about one of them on the right.

The list stands before the store is imported and before anybody is chosen: what a person's page
needs is made when the first of them is shown, dialogs and actions when they are wanted.
"""

from __future__ import annotations

import uuid
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from ui.parts.notes import EmptyState, GhostRing
from ui.parts.split import Scroll, Split
from ui.people import offered
from ui.people.bringing_in import ImportingPage
from ui.people.list_pane import TO_PASS_ON, PeoplePane
from ui.shell.hands import give_hands

if TYPE_CHECKING:
    from collections.abc import Mapping

    from facilitator.care.questions import CareOfPerson
    from facilitator.organisations.questions import OrganisationMark
    from facilitator.people.person import PersonDetail
    from facilitator.people.questions import PeopleList
    from ui.connections import FirstLook
    from ui.people.acts import PersonActs
    from ui.people.detail import PersonPane
    from ui.people.record import Kept
    from ui.shell.page import PageAction, PageContext
    from ui.theme.breadth import Breadth

_NOBODY, _LIST = 0, 1
_EMPTY, _PERSON, _WAITING = 0, 1, 2


class PeoplePage(ImportingPage):
    """List beside detail; lists of people are brought in from here."""

    place = "people"
    tables = frozenset(
        {
            "person", "affiliation", "skill", "topic", "qualification", "consent", "apart",
            "pause", "cohort", "enrolment", "gathering", "attendance", "ring", "pairing",
            "session", "correction", "movement", "commitment", "agreement", "thank", "care_step",
            "request", "organisation", "organisation_alias", "own_field", "programme",
            "record_request",
        }
    )  # fmt: skip

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self.today = context.clock.today()
        self._chosen: tuple[str, ...] = ()
        self._wanted = ""
        self._typed: Mapping[str, object] = {}
        self._answering = ("", "")
        self._has_list = False
        self._to_care = False
        self.organisations: tuple[OrganisationMark, ...] = ()
        self.topics: tuple[tuple[str, str], ...] = ()
        self.list = PeoplePane(self.theme, self.words)
        self._lay_out()
        self._connect()
        self.setAcceptDrops(True)

    def _lay_out(self) -> None:
        words, theme = self.words, self.theme
        self.right = QStackedWidget()
        self.unchosen = EmptyState(
            words("Nobody chosen"), words("Choose somebody in the list, or type a name."), theme
        )
        self.right.addWidget(self.unchosen)
        # Where the person will be shown, once somebody is.
        self._room = QWidget()
        self.right.addWidget(self._room)
        self.right.addWidget(QWidget())
        self.right.setCurrentIndex(_WAITING)
        self.split = Split(self.list, self.right, self.context.settings, "people", theme)
        self.nobody = EmptyState(
            words("Nobody here yet"),
            words(
                "This programme has 0 people. Bring a list in from a spreadsheet, paste it, "
                "or add people one by one."
            ),
            theme,
            primary=words("Import people…"),
            second=words("New person"),
            ghost=GhostRing(theme),
        )
        self.stack = QStackedWidget()
        self.stack.addWidget(self.nobody)
        self.stack.addWidget(self.split)
        self.stack.setCurrentIndex(_LIST)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.stack)

    def _connect(self) -> None:
        self.list.people_chosen.connect(self._choose)
        self.list.person_opened.connect(lambda _key: self.split.show_detail())
        self.list.rows.clicked.connect(lambda _index: self.split.show_detail())
        self.right.installEventFilter(self)
        self.list.new_wanted.connect(self.new_person)
        self.list.change_wanted.connect(self.change_many)
        give_hands(self, self.list.rows)
        self.list.pasted.connect(self.paste)
        self.nobody.primary_wanted.connect(self.bring_in)
        self.nobody.second_wanted.connect(self.new_person)

    @cached_property
    def pane(self) -> PersonPane:
        """Everything about one person."""
        from ui.people.detail import PersonPane

        pane = PersonPane(self.theme, self.words, self.today)
        pane.wanted.connect(self.do)
        pane.figure_opened.connect(self._open_figure)
        pane.record.wanted.connect(self.do)
        pane.record.kept.connect(self._keep)
        pane.record.skills_kept.connect(self._keep_skills)
        pane.record.offer_topics(self.topics)
        self._fit_pane(pane)
        room = QHBoxLayout(self._room)
        room.setContentsMargins(0, 0, 0, 0)
        self.whole = Scroll(pane, self.words("Person"))
        room.addWidget(self.whole)
        return pane

    @property
    def _has_pane(self) -> bool:
        return "pane" in vars(self)

    @cached_property
    def acts(self) -> PersonActs:
        """What can be done with and for a person."""
        from ui.people.acts import PersonActs

        return PersonActs(self)

    def new_person(self) -> None:
        """Add somebody."""
        if self.is_opening:
            self.when_open(self.new_person)
        else:
            self.acts.new_person()

    # What is asked and shown.

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell the pane how wide it may be."""
        if watched is self.right and event.type() == QEvent.Type.Resize and self._has_pane:
            self.pane.fit_width(self.right.width())
        return super().eventFilter(watched, event)

    def refresh(self) -> None:
        """Ask for the list, and for whoever is shown."""
        from facilitator.organisations.questions import marks_in_order
        from facilitator.people.questions import people_list, topic_names

        alphabet = self.context.alphabet.value
        if not self.list.rows.rows():
            self.ask("names", self._show_names, people_list, self.today, alphabet, names_only=True)
        self.ask("list", self._show_people, people_list, self.today, alphabet)
        self.ask("organisations", self._take_organisations, marks_in_order, alphabet)
        self.ask("topics", self._take_topics, topic_names)
        self._ask_person()

    def show_first_look(self, look: FirstLook) -> None:
        """Show who is there."""
        self.list.show_first_look(look)

    def _take_organisations(self, organisations: tuple[OrganisationMark, ...]) -> None:
        self.organisations = organisations

    def _take_topics(self, topics: tuple[tuple[str, str], ...]) -> None:
        self.topics = topics
        if self._has_pane:
            self.pane.record.offer_topics(topics)

    def _show_names(self, people: PeopleList) -> None:
        if people.lines and not self._has_list:
            self.list.show_names(people)

    def _show_people(self, people: PeopleList) -> None:
        self._has_list = True
        self.stack.setCurrentIndex(_LIST if people.lines else _NOBODY)
        self.list.show_people(people)
        here = sum(not line.has_left for line in people.lines)
        self.context.counts({"people": here})
        if self._wanted:
            wanted, self._wanted = self._wanted, ""
            self.list.choose_only(wanted)
        elif not self._chosen and not self.split.shows_one:
            self.list.rows.choose_first()
        if not self._chosen:
            self._ask_person()

    def _choose(self, keys: tuple[str, ...]) -> None:
        self._chosen = keys
        self._ask_person()
        self.actions_changed.emit()

    def _ask_person(self) -> None:
        if self.is_opening:
            return
        from facilitator.care.questions import care_of
        from facilitator.people.person import person_detail

        if self._chosen:
            key = uuid.UUID(self._chosen[0])
            if self.right.currentIndex() == _EMPTY:
                self.right.setCurrentIndex(_WAITING)
            self.ask("person", self._show_person, person_detail, self.today, key)
            self.ask("care", self._show_care, care_of, self.today, key)
        else:
            self.right.setCurrentIndex(_EMPTY if self._has_list else _WAITING)

    def _show_person(self, person: PersonDetail | None) -> None:
        if person is None:
            self.right.setCurrentIndex(_EMPTY)
            return
        self.pane.show_person(person)
        self.right.setCurrentIndex(_PERSON)
        self.actions_changed.emit()
        if self._typed:
            typed, self._typed = self._typed, {}
            self.pane.record.type_again(typed)
        whose, request = self._answering
        if request and whose == str(person.id):
            self._answering = ("", "")
            self.acts.do(f"answer:{request}", person)

    def _show_care(self, care: CareOfPerson | None) -> None:
        person = self.pane.person
        is_gone = person is not None and person.status.is_gone
        is_resting = person is not None and person.is_resting(self.today)
        self.pane.care.show_care(care, is_gone=is_gone, is_resting=is_resting)
        if self._to_care and care is not None:
            self._to_care = False
            self.pane.care.take.setFocus()
            self.whole.ensureWidgetVisible(self.pane.care)

    @property
    def person(self) -> PersonDetail | None:
        """Whoever is shown."""
        return self.pane.person if self.right.currentIndex() == _PERSON else None

    # What is kept.

    def _keep(self, kept: Kept) -> None:
        from facilitator.people import actions

        person = self.person
        if person is None:
            return
        change = actions.PersonChange(person.id, kept.version, {kept.field: kept.value})
        self.runner.act(
            actions.change_person,
            change,
            self.did,
            lambda error: self._refuse(kept.field, error),
        )

    def _keep_skills(self, offers: list[str], asks: list[str]) -> None:
        from facilitator.people import actions

        if self.person is not None:
            draft = actions.SkillsDraft(self.person.id, offers, asks)
            self.runner.act(
                actions.set_skills, draft, self.did, lambda error: self._refuse("offers", error)
            )

    def _refuse(self, field: str, error: Exception) -> None:
        from ui.shell.errors import Teller

        self.pane.record.refuse(field, Teller(self.words).tell(error).in_one())

    def do(self, wanted: str) -> None:
        """Begin something with whoever is shown."""
        if self.person is not None:
            self.acts.do(wanted, self.person)

    def change_many(self) -> None:
        """Change one thing for everybody chosen, after a dry run."""
        self.when_open(lambda: self.acts.change_many(self._all_chosen()))

    def supervise_many(self) -> None:
        """Note supervision that everybody chosen had together."""
        self.acts.supervise_many(self._all_chosen())

    def _all_chosen(self) -> list[uuid.UUID]:
        return [uuid.UUID(key) for key in self.list.rows.all_chosen()]

    def _open_figure(self, key: str) -> None:
        """The rows that a figure is made of."""
        if self.person is None:
            return
        place = "commitments" if key == TO_PASS_ON else "sessions"
        self.context.navigate(place, {"person": str(self.person.id), "which": key})

    # What the window asks of a page.

    def state(self) -> Mapping[str, object]:
        """Who is chosen, the filter, and what is half-typed."""
        typed = self.pane.record.typed() if self._has_pane else self._typed
        return {**self.list.state(), "typed": typed}

    def restore(self, state: Mapping[str, object]) -> None:
        """Choose, filter and type again; "do" opens what it names."""
        self.list.restore(state)
        typed = state.get("typed")
        if isinstance(typed, dict):
            self._typed = typed
        chosen = state.get("chosen") or state.get("person")
        if chosen:
            self._wanted = str(chosen)
            self._chosen = (self._wanted,)
            if self.list.choose_only(self._wanted):
                self._wanted = ""
            self.split.show_detail()
            self._ask_person()
        wanted = state.get("do")
        if wanted == "import":
            self.bring_in()
        elif wanted == "care":
            self._to_care = True
        elif wanted == "new":
            self.acts.new_person()
        elif wanted == "answer":
            self._answering = (str(chosen or ""), str(state.get("request", "")))

    def begin_to_change(self) -> None:
        """Open the editor of the name; what stands below it is reached with Tab."""
        if self.person is not None:
            self.split.show_detail()
            self.pane.record.fields["full_name"].edit()

    def row_actions(self) -> tuple[PageAction, ...]:
        """The menu of the chosen people."""
        return offered.row_actions(self, len(self._chosen))

    def page_actions(self) -> tuple[PageAction, ...]:
        """Log a session, add somebody, bring a list in, and the menu of the chosen."""
        return offered.page_actions(self, len(self._chosen))

    def import_list(self) -> None:
        """Choose a list to bring in."""
        self.bring_in()

    def to_filter(self) -> bool:
        """Put the keyboard into the filter."""
        self.split.show_list()
        self.list.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.list.filter.selectAll()
        return True

    def print_page(self) -> bool:
        """Offer what can be printed for whoever is shown."""
        if self.person is None:
            return False
        self.pane.print.click()
        return True

    def fit(self, breadth: Breadth) -> None:
        """Arrange list and detail for this width."""
        super().fit(breadth)
        if self._has_pane:
            self._fit_pane(self.pane)

    def _fit_pane(self, pane: PersonPane) -> None:
        breadth = self.breadth
        pane.set_margin(breadth.margin)
        pane.fit_width(self.right.width())
        pane.record.fit(1 if breadth.rail or breadth.one_pane else 2)
