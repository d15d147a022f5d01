"""What can be done with a person: the dialogs, what they draft, and where each goes."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from facilitator.care import actions as care
from facilitator.people import actions
from facilitator.people.bulk import BulkChange, DryRun, dry_run
from facilitator.people.moving import Partner, partners_of
from facilitator.people.person import PersonDetail, person_detail
from facilitator.people.questions import Choosable, choosable_people
from facilitator.requests import actions as requests
from facilitator.rights import actions as rights
from ui.care.acts import CareActs
from ui.care.dialogs import GroupSupervisionDialog
from ui.concerns.acts import ConcernActs
from ui.leaving.acts import LeavingActs
from ui.people import asking, dialogs
from ui.people.bulk import BulkDialog
from ui.people.picking import MergeDialog, PersonPicker
from ui.people.printing import PaperDialog, statement_of
from ui.rights.acts import RightsActs
from ui.rights.dialogs import (
    AnsweredDialog,
    AskedDialog,
    BasisDialog,
    LiftDialog,
    RestrictDialog,
)
from ui.shell.errors import Teller

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

    from facilitator.programme import Done
    from facilitator.store.journal import Step
    from ui.parts.dialogs import Dialog
    from ui.people.page import PeoplePage


class PersonActs:
    """Opens the dialog of each act; what it drafts is done, or refused in the dialog."""

    def __init__(self, page: PeoplePage) -> None:
        self._page = page
        self._care = CareActs(page, self)
        self._rights = RightsActs(page, self)
        self._leaving = LeavingActs(page, self)
        self._concerns = ConcernActs(page, self)
        self.dialog: Dialog | None = None

    def do(self, wanted: str, person: PersonDetail) -> None:
        """Begin what a menu or a line asked for."""
        kind, _, key = wanted.partition(":")
        page = self._page
        if kind in _GOES:
            place, state, who = _GOES[kind]
            page.context.navigate(place, {**state, who: str(person.id)})
        elif kind == "print":
            self._print(person, key)
        elif kind in _DIALOGS:
            made, action = _DIALOGS[kind]
            dialog = made(person, page.theme, page.words, page.today, page.window())
            self.open(dialog, action)
        elif kind == "care":
            self._care.do(key)
        elif kind == "rights":
            self._rights.do(key, person)
        elif kind == "answer":
            self._answer(person, key)
        elif kind in {"move", "in_peace", "step_out", "concern"}:
            self._of_their_life(kind, person)
        elif kind in {"merge", "apart"}:
            self._pick_other(person, merging=kind == "merge")
        elif kind in _AT_ONCE:
            self._at_once(kind, uuid.UUID(key), person)

    def _of_their_life(self, kind: str, person: PersonDetail) -> None:
        if kind == "move":
            self._move(person)
        elif kind == "concern":
            self._concerns.begin(person)
        elif kind == "step_out":
            self._leaving.begin(person)
        else:
            self.act(care.let_rest, care.RestDraft(person.id, self._page.today))

    def _print(self, person: PersonDetail, what: str) -> None:
        page = self._page
        if what == "statement":
            paper = statement_of(person, page.words)
            self.show(PaperDialog(paper, page.context, page.window()))
        else:
            page.context.navigate("papers", {"view": "issued", "filter": person.full_name})

    def new_person(self) -> None:
        """Add somebody; the new person is shown."""
        page = self._page
        dialog = dialogs.NewPersonDialog(
            page.theme,
            page.words,
            page.today,
            page.organisations,
            page.topics,
            page.window(),
        )
        self.open(dialog, actions.add_person, self._show_new)

    def _show_new(self, done: Done[Any]) -> None:
        self._page.restore({"chosen": str(done.value)})

    def _move(self, person: PersonDetail) -> None:
        page = self._page

        def show(partners: tuple[Partner, ...]) -> None:
            dialog = dialogs.MoveDialog(
                person, page.theme, page.words, page.today, page.organisations, partners,
                page.window(),
            )  # fmt: skip
            self.open(dialog, actions.move_person)

        page.ask("partners", show, partners_of, page.today, person.id)

    def _answer(self, person: PersonDetail, key: str) -> None:
        """Ask on which day a request was answered; one that is answered already is left alone."""
        page = self._page
        waiting = [line for line in person.requests if line.answered is None]
        for line in waiting:
            if str(line.id) == key:
                dialog = asking.AnswerDialog(
                    person, line, page.theme, page.words, page.today, page.window()
                )
                self.open(dialog, requests.answer_request)

    def supervise_many(self, ids: Sequence[uuid.UUID]) -> None:
        """Note supervision that everybody chosen had together."""
        page = self._page
        if len(ids) > 1:
            dialog = GroupSupervisionDialog(ids, page.theme, page.words, page.today, page.window())
            self.open(dialog, care.record_group_supervision)

    def change_many(self, ids: Sequence[uuid.UUID]) -> None:
        """Change one field of everybody chosen, after a dry run."""
        page = self._page
        if len(ids) < 2:
            return
        dialog = BulkDialog(ids, page.theme, page.words, page.window())

        def look(change: BulkChange) -> None:
            page.ask("dry_run", show, dry_run, change)

        def show(run: DryRun) -> None:
            dialog.show_dry_run(run)

        dialog.looked_at.connect(look)
        self.open(dialog, actions.change_people)
        dialog.look()

    def _pick_other(self, person: PersonDetail, *, merging: bool) -> None:
        page = self._page
        alphabet = page.context.alphabet.value

        def offer(people: tuple[Choosable, ...]) -> None:
            others = [one for one in people if one.id != person.id]
            picker = self._picker(person, others, merging=merging)
            picker.picked.connect(lambda key: self._picked(person, key, merging=merging))
            self.show(picker)

        page.ask("others", offer, choosable_people, page.today, alphabet)

    def _picker(
        self, person: PersonDetail, others: Sequence[Choosable], *, merging: bool
    ) -> PersonPicker:
        page, words = self._page, self._page.words
        name = person.full_name
        if merging:
            title = words("Merge %(name)s with…", name=name)
            sentence = words("Choose the other record of the same person.")
            act = words("See both side by side")
        else:
            title = words("%(name)s is not to be paired with…", name=name)
            sentence = words("No reason is asked, and none is kept.")
            act = words("Keep apart")
        return PersonPicker(title, sentence, act, page.theme, words, others, page.window())

    def _picked(self, person: PersonDetail, key: str, *, merging: bool) -> None:
        page, other = self._page, uuid.UUID(key)
        if not merging:
            self.act(actions.keep_apart, actions.ApartDraft(person.id, other))
            return

        def beside(found: PersonDetail | None) -> None:
            if found is not None:
                self._close()
                dialog = MergeDialog(person, found, page.theme, page.words, page.window())
                self.open(dialog, actions.merge_people, self._show_kept)

        page.ask("beside", beside, person_detail, page.today, other)

    def _show_kept(self, done: Done[Any]) -> None:
        """The record that stays is shown after a merge."""
        del done
        if isinstance(self._last, actions.MergeDraft):
            self._page.restore({"chosen": str(self._last.kept_id)})

    _last: object = None

    def _at_once(self, kind: str, key: uuid.UUID, person: PersonDetail) -> None:
        if kind == "withdraw":
            read = next((line.version for line in person.consents if line.id == key), None)
            draft = actions.WithdrawalDraft(key, self._page.today, read)
            self.act(actions.withdraw_consent, draft)
        else:
            self.act(_AT_ONCE[kind], key)

    def open(
        self,
        dialog: Dialog,
        action: Callable[[Step, Any], Any],
        then: Callable[[Done[Any]], None] | None = None,
    ) -> None:
        """Show a dialog; what it drafts is done, and then what is handed in."""
        dialog.drafted.connect(lambda draft: self.act(action, draft, then))
        self.show(dialog)

    def show(self, dialog: Dialog) -> None:
        """Show a dialog in the place of any other."""
        self._close()
        self.dialog = dialog
        dialog.finished.connect(lambda _how: self._forget(dialog))
        dialog.open()

    def _forget(self, dialog: Dialog) -> None:
        if self.dialog is dialog:
            self.dialog = None
        dialog.deleteLater()

    def _close(self) -> None:
        dialog, self.dialog = self.dialog, None
        if dialog is not None:
            dialog.accept()

    def act(
        self,
        action: Callable[[Step, Any], Any],
        draft: object,
        then: Callable[[Done[Any]], None] | None = None,
    ) -> None:
        """Do it; the dialog closes when it stands and says what stands in the way otherwise."""
        self._last = draft

        def stands(done: Done[Any]) -> None:
            self._close()
            self._page.did(done)
            if then is not None:
                then(done)

        def refused(error: Exception) -> None:
            if self.dialog is not None:
                self.dialog.say(Teller(self._page.words).tell(error))
            else:
                self._page.context.trouble(error)

        self._page.runner.act(action, draft, stands, refused)


# Where something is done on another page: the place, its state, and what it calls the person.
_GOES: dict[str, tuple[str, dict[str, str], str]] = {
    "log": ("sessions", {"do": "log"}, "person"),
    "hours": ("figures", {"section": "hours"}, "person"),
    "practice": ("practice", {}, "chosen"),
    "could": ("requests", {"do": "could"}, "person"),
}
_DIALOGS: dict[str, tuple[Callable[..., Dialog], Callable[[Any, Any], Any]]] = {
    "restrict": (RestrictDialog, rights.restrict),
    "lift": (LiftDialog, rights.lift_restriction),
    "asked": (AskedDialog, rights.note_asked),
    "answered": (AnsweredDialog, rights.note_answered),
    "basis": (BasisDialog, rights.note_basis),
    "qualification": (dialogs.QualificationDialog, actions.add_qualification),
    "consent": (dialogs.ConsentDialog, actions.record_consent),
    "let_rest": (dialogs.RestDialog, care.let_rest),
    "welcome_back": (dialogs.ReturnDialog, care.welcome_back),
    "join_again": (dialogs.ReturnDialog, care.join_again),
    "supervision": (dialogs.SupervisionDialog, care.record_supervision),
    "request": (asking.RequestDialog, requests.receive_request),
}
# What is done on another page: its place, and what is wanted there.
_ELSEWHERE = {
    "log": ("sessions", {"do": "log"}),
    "hours": ("figures", {"section": "hours"}),
}
_AT_ONCE: dict[str, Callable[[Any, Any], Any]] = {
    "withdraw": actions.withdraw_consent,
    "meet": actions.let_meet,
    "unqualify": actions.remove_qualification,
}
