"""What can be done to stay in touch with the person who is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.care import actions as care
from facilitator.care.letters import correction_letter, friendly_letter
from facilitator.care.questions import session_called
from facilitator.recognition.actions import thank
from ui.care.dialogs import CloseDialog, ReplyDialog, StepDialog
from ui.people.printing import ForOne, PaperDialog
from ui.recognition.form import ThankDialog

if TYPE_CHECKING:
    import datetime as dt
    import uuid

    from sqlalchemy.orm import Session

    from facilitator.care.letters import Letter
    from facilitator.care.questions import CareOfPerson, StepLine
    from facilitator.words import Language
    from ui.people.acts import PersonActs
    from ui.people.page import PeoplePage


class CareActs:
    """Opens the dialogs of staying in touch, and goes where a step comes to a good end."""

    def __init__(self, page: PeoplePage, acts: PersonActs) -> None:
        self._page, self._acts = page, acts

    def do(self, wanted: str) -> None:
        """Begin what the section asked for."""
        kind, _, key = wanted.partition(":")
        found, page = self._page.pane.care.care, self._page
        if found is None:
            return
        step = next((one for one in found.steps if str(one.id) == key), None)
        if kind == "step":
            dialog = StepDialog(found, page.theme, page.words, page.today, page.window())
            self._acts.open(dialog, care.take_step)
        elif kind == "thank":
            self._thank(found)
        elif kind == "correction":
            self._we_were_wrong(found, key)
        elif kind == "arrange":
            page.context.navigate("sessions", {"do": "log", "person": str(found.person_id)})
        elif kind == "replan":
            page.context.navigate("commitments", {"filter": found.name})
        elif kind in {"join_again", "in_peace"} and page.person is not None:
            self._acts.do(kind, page.person)
        elif step is not None:
            self._with_step(kind, found, step)

    def _with_step(self, kind: str, found: CareOfPerson, step: StepLine) -> None:
        page = self._page
        if kind == "reply":
            reply = ReplyDialog(found, step, page.theme, page.words, page.today, page.window())
            self._acts.open(reply, care.note_reply)
        elif kind == "close":
            close = CloseDialog(found, step, page.theme, page.words, page.today, page.window())
            self._acts.open(close, care.close_step)
        elif kind == "letter":
            self._print(self._friendly(found, step.id))

    def _friendly(self, found: CareOfPerson, step: uuid.UUID) -> ForOne:
        words = self._page.words

        def question(db: Session, languages: tuple[Language, ...], today: dt.date) -> Letter | None:
            return friendly_letter(db, step, languages, today)

        title = words("Letter to %(name)s", name=found.name)
        return ForOne(title, words("A friendly letter"), question)

    def _we_were_wrong(self, found: CareOfPerson, session: str) -> None:
        words = self._page.words

        def question(db: Session, languages: tuple[Language, ...], today: dt.date) -> Letter | None:
            key = session_called(db, session)
            return correction_letter(db, key, found.person_id, languages, today) if key else None

        title = words("Letter to %(name)s", name=found.name)
        self._print(ForOne(title, words("We were wrong"), question))

    def _print(self, paper: ForOne) -> None:
        page = self._page
        self._acts.show(PaperDialog(paper, page.context, page.window()))

    def _thank(self, found: CareOfPerson) -> None:
        page = self._page
        dialog = ThankDialog(
            found.name, None, found.person_id, page.today, page.theme, page.words, page.window()
        )
        self._acts.open(dialog, thank)
