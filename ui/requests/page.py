"""Requests: who waits for help and since when; find somebody, ask, and propose the pairing."""

from __future__ import annotations

import uuid
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.cohorts.questions import cohort_list
from facilitator.people.questions import people_to_choose
from facilitator.requests import actions
from facilitator.requests.questions import requests_on_record, topics, who_could
from facilitator.requests.wording import clock_said, stages
from facilitator.vocabulary import CohortState
from ui.parts.answers import AnswerStack, column_of
from ui.parts.buttons import Button
from ui.parts.dialogs import TroubleBox
from ui.parts.fields import SearchField
from ui.parts.heads import PageHead
from ui.parts.marks import Badge
from ui.parts.notes import EmptyState
from ui.parts.rows import Row, RowList
from ui.parts.split import Scroll, Split
from ui.people.picking import PersonPicker
from ui.people.printing import PaperDialog
from ui.requests.detail import SHAPES, RequestDetail
from ui.requests.dialogs import SayDialog
from ui.requests.forms import AcceptForm, RequestForm
from ui.requests.printing import note_for, release_letter_for
from ui.shell.asking import open_form
from ui.shell.errors import Teller
from ui.shell.page import PageAction, PageContext
from ui.shell.split_page import SplitPage

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from facilitator.cohorts.questions import CohortFacts
    from facilitator.people.questions import Choosable
    from facilitator.programme import Done
    from facilitator.requests.possible import Possible
    from facilitator.requests.questions import RequestLine
    from ui.parts.dialogs import Dialog
    from ui.requests.forms import Topics
    from ui.theme.breadth import Breadth

OVER = (CohortState.CLOSED, CohortState.ARCHIVED)


class RequestsPage(SplitPage):
    """The list of requests beside the one that is chosen."""

    place = "requests"
    tables = frozenset(
        {
            "request", "request_offer", "person", "pairing", "enrolment", "cohort", "pause",
            "affiliation", "organisation", "skill", "topic", "apart", "programme",
        }
    )  # fmt: skip

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        theme, words = self.theme, self.words
        self.dialog: Dialog | None = None
        self._lines: dict[str, RequestLine] = {}
        self._topics: Topics = ()
        self._cohorts: Sequence[CohortFacts] = ()
        self._wanted = self._do = self._person = ""
        self.new = Button(words("Keep a request…"), theme, icon="plus", key="Ctrl N")
        self.new.clicked.connect(self.keep_request)
        self.head = PageHead(words("Requests for help"), theme, actions=(self.new,))
        self.trouble = TroubleBox(theme)
        self.search = SearchField(theme, words("Filter by name or need"))
        self.rows = RowList(theme, words("Requests for help"), margin=12)
        self.search.searched.connect(self.rows.filter)
        self.search.down.connect(self.rows.setFocus)
        self.rows.row_chosen.connect(self.show_request)
        self.rows.row_opened.connect(self._to_table)
        self.detail = RequestDetail(theme, words, context.settings)
        self.detail.wanted.connect(self.act)
        self.empty = EmptyState(
            words("Nobody waits for help"),
            words(
                "When somebody asks, keep it here: everybody who could help stands beside it, "
                "best first, and one click asks them."
            ),
            theme,
            primary=words("Keep a request…"),
            key=words("Ctrl N"),
        )
        self.empty.primary_wanted.connect(self.keep_request)
        self._lay_out(context)

    def _lay_out(self, context: PageContext) -> None:
        words = self.words
        first = QWidget()
        column = QVBoxLayout(first)
        column.setContentsMargins(0, 0, 12, 0)
        column.setSpacing(8)
        column.addWidget(self.search)
        column.addWidget(self.rows, 1)
        second = QWidget()
        beside = QVBoxLayout(second)
        beside.setContentsMargins(16, 0, 0, 0)
        beside.addWidget(Scroll(self.detail, words("The request")))
        self.split = Split(first, second, context.settings, "requests", self.theme)
        self.stack = AnswerStack(self.split, self.empty)
        self._column = column_of(self, self.head, self.trouble, self.stack)
        self.fit(self.breadth)

    # -- what is shown ------------------------------------------------------------------------

    def refresh(self) -> None:
        """Ask for the requests, the topics and the cohorts."""
        self.ask("topics", self._show_topics, topics)
        self.ask("cohorts", self._show_cohorts, cohort_list)
        self.ask("list", self._show, requests_on_record, self.context.clock.today())

    def _show_topics(self, found: Topics) -> None:
        self._topics = found
        self.detail.topics = {name.en: name.cy for _key, name in found}

    def _show_cohorts(self, found: Sequence[CohortFacts]) -> None:
        self._cohorts = [one for one in found if one.state not in OVER]

    def _show(self, lines: Sequence[RequestLine]) -> None:
        self._lines = {str(one.id): one for one in lines}
        words = self.words
        self.rows.show_rows(self._row(one) for one in lines)
        waiting = sum(one.days_left is not None for one in lines)
        self.head.say(
            words("Requests for help"),
            words.many("%(n)s waits for an answer", "%(n)s wait for an answer", waiting),
        )
        self.stack.show_answer(found=bool(lines))
        chosen = self._wanted or self.rows.chosen()
        if chosen not in self._lines and lines:
            chosen = str(lines[0].id)
        self._wanted = ""
        if lines:
            self.rows.choose(chosen)
            self.show_request(chosen)
        self.actions_changed.emit()
        do, self._do = self._do, ""
        if do == "new":
            self.keep_request()
        elif do == "could":
            self._could_help(self._person)

    def _row(self, line: RequestLine) -> Row:
        words = self.words
        topic = line.topic.said(words.language.value) or line.topic.en
        said = stages(words)[line.stage]
        clock = clock_said(line, words)
        return Row(
            str(line.id),
            line.name,
            under=line.need or topic or words("Help, without more words"),
            badge=Badge(SHAPES[line.stage], clock or said, "ink"),
            more=topic,
        )

    def show_request(self, key: str) -> None:
        """Show one request, and ask who could help."""
        line = self._lines.get(key)
        if line is None:
            return
        self.detail.show_request(line)
        self.split.show_detail()
        today = self.context.clock.today()
        self.ask("could", lambda found: self._show_could(key, found), who_could, line.id, today)
        self.actions_changed.emit()

    def _show_could(self, key: str, found: tuple[Possible, ...]) -> None:
        line = self.chosen()
        if line is not None and str(line.id) == key:
            self.detail.show_possible(line, found, self.context.clock.today())

    def _to_table(self, _key: str) -> None:
        self.detail.table.setFocus()

    def chosen(self) -> RequestLine | None:
        """The request that is shown."""
        return self._lines.get(self.rows.chosen())

    # -- acts -----------------------------------------------------------------------------------

    def act(self, wanted: str) -> None:
        """Do what a button or a line asked for."""
        line = self.chosen()
        kind, _, key = wanted.partition(":")
        if line is None:
            return
        if kind == "offer" and key:
            draft = actions.OfferDraft(line.id, line.version, uuid.UUID(key))
            self._do_it(actions.offer_request, draft)
        elif kind == "answer":
            self.note_answer()
        elif kind == "change":
            self.change()
        elif kind == "close":
            today = self.context.clock.today()
            draft_close = actions.CloseRequestDraft(line.id, line.version, today)
            self._do_it(actions.close_request, draft_close)
        elif kind == "person":
            self.context.navigate("people", {"chosen": str(line.person_id)})
        elif kind in {"note", "release"}:
            self._print(line, note=kind == "note")

    def keep_request(self) -> None:
        """Choose who asks, then keep what they ask for."""
        today, alphabet = self.context.clock.today(), self.context.alphabet.value
        self.ask("people", self._pick, people_to_choose, today, alphabet)

    def _pick(self, people: tuple[Choosable, ...]) -> None:
        words = self.words
        picker = PersonPicker(
            words("Who asks for help?"),
            words("Choose the person; what they ask for comes next."),
            words("Go on"),
            self.theme,
            words,
            people,
            self.window(),
        )

        def picked(key: str) -> None:
            picker.accept()
            self._ask_for(people, key)

        picker.picked.connect(picked)
        self.dialog = picker
        picker.open()

    def _ask_for(self, people: tuple[Choosable, ...], key: str) -> None:
        """Keep what somebody asks for."""
        for name in (one.name for one in people if str(one.id) == key):
            form = RequestForm(
                uuid.UUID(key), name, self._topics, self.theme, self.words,
                self.context.clock.today(), self.window(),
            )  # fmt: skip
            self._open(form, actions.receive_request, self._show_new)

    def _could_help(self, person: str) -> None:
        """Show what somebody waits for, with who could help; else keep what they ask for."""
        waiting = [
            key
            for key, line in self._lines.items()
            if str(line.person_id) == person and not line.stage.is_settled
        ]
        if waiting:
            self.rows.choose(waiting[0])
            self.show_request(waiting[0])
            return
        today, alphabet = self.context.clock.today(), self.context.alphabet.value
        self.ask("people", lambda found: self._ask_for(found, person), people_to_choose, today,
                 alphabet)  # fmt: skip

    def _show_new(self, done: Done[Any]) -> None:
        self._wanted = str(done.value)
        self.refresh()

    def change(self) -> None:
        """Change what is asked for."""
        line = self.chosen()
        if line is not None:
            form = RequestForm(
                line.person_id, line.name, self._topics, self.theme, self.words,
                self.context.clock.today(), self.window(), line=line,
            )  # fmt: skip
            self._open(form, actions.change_request)

    def note_answer(self) -> None:
        """Note what somebody who was asked said: yes, or not just now and who is next."""
        line = self.chosen()
        offer = line.open_offer if line else None
        if line is None or offer is None:
            return
        following = self.detail.first(str(offer.person_id))
        dialog = SayDialog(line, offer, following, self.theme, self.words, self.window())
        dialog.yes_wanted.connect(lambda: self._accept(line))
        self._open(dialog, actions.decline_offer)

    def _accept(self, line: RequestLine) -> None:
        offer = line.open_offer
        if self.dialog is not None:
            self.dialog.reject()
        if offer is None:
            return
        could = [str(one.id) for one in self._cohorts]
        form = AcceptForm(
            offer, line.name, self._cohorts, could[0] if could else "", self.theme, self.words,
            self.context.clock.today(), self.window(),
        )  # fmt: skip
        self._open(form, actions.accept_offer)

    def _print(self, line: RequestLine, *, note: bool) -> None:
        """Show the letter; once the note is printed, saved or drafted they were told today."""
        paper = note_for(line, self.words) if note else release_letter_for(line, self.words)
        dialog = PaperDialog(paper, self.context, self.window())
        self.dialog = dialog
        dialog.open()
        today = self.context.clock.today()
        if note and line.told_on != today:
            draft = actions.ToldDraft(line.id, line.version, today)
            told = partial(self._do_it, actions.tell_where_it_stands, draft)
            dialog.went.connect(told, Qt.ConnectionType.SingleShotConnection)

    def _do_it(self, action: Callable[..., object], draft: object) -> None:
        self.trouble.say(None)

        def refused(error: Exception) -> None:
            self.trouble.say(Teller(self.words).tell(error))

        self.runner.act(action, draft, self.did, refused)

    def _open(
        self,
        dialog: Dialog,
        action: Callable[..., object],
        then: Callable[[Done[Any]], None] | None = None,
    ) -> None:
        self.dialog = dialog
        open_form(self, dialog, action, then)

    # -- the page -----------------------------------------------------------------------------

    def state(self) -> Mapping[str, object]:
        """The request and the filter."""
        return {"chosen": self.rows.chosen(), "filter": self.search.text()}

    def restore(self, state: Mapping[str, object]) -> None:
        """Show a request again; "do" keeps a new one."""
        self.search.setText(str(state.get("filter", self.search.text())))
        self._wanted = str(state.get("chosen", "") or self._wanted)
        self._do, self._person = str(state.get("do", "")), str(state.get("person", ""))
        self._stale = True
        if self.isVisible():
            self._stale = False
            self.refresh()

    def page_actions(self) -> tuple[PageAction, ...]:
        """Keep, ask, note the answer, change, print."""
        words, line = self.words, self.chosen()
        here = line is not None and not line.stage.is_settled
        asked = line is not None and line.open_offer is not None
        return (
            PageAction(words("Keep a request…"), self.keep_request, "Ctrl+N", "plus"),
            PageAction(words("Ask whoever is chosen"),
                       lambda: self.act(f"offer:{self.detail.table.chosen()}"), "Ctrl+Return",
                       "corner-down-right", enabled=here and not asked),
            PageAction(words("They say…"), self.note_answer, "Ctrl+E", "check", enabled=asked),
            PageAction(words("Change…"), self.change, "F2", "pencil", enabled=here),
            PageAction(words("Where it stands…"), lambda: self.act("note"), "", "printer",
                       "papers", enabled=line is not None),
            PageAction(words("Letter to the line manager…"), lambda: self.act("release"), "",
                       "printer", "papers", enabled=line is not None),
            PageAction(words("Nobody sought any more"), lambda: self.act("close"), "", "check",
                       enabled=here),
            PageAction(words("The person…"), lambda: self.act("person"), "", "user",
                       enabled=line is not None),
        )  # fmt: skip

    def to_filter(self) -> bool:
        """Into the filter of the list."""
        self.search.setFocus()
        return True

    def print_page(self) -> bool:
        """The note to whoever waits."""
        self.act("note")
        return self.chosen() is not None

    def fit(self, breadth: Breadth) -> None:
        """Arrange for a wider or narrower window."""
        super().fit(breadth)
        self._column.setContentsMargins(breadth.margin, 24, breadth.margin, 16)
