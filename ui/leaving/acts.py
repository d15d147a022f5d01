"""Opens the wizard of leaving for the person who is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.leaving.actions import say_farewell
from facilitator.leaving.questions import Leaving, leaving_of
from facilitator.printing.kinds import PrintKind
from ui.leaving.dialog import LeavingDialog
from ui.people.printing import ForOne, PaperDialog, first_of

if TYPE_CHECKING:
    import datetime as dt

    from sqlalchemy.orm import Session

    from facilitator.people.person import PersonDetail
    from facilitator.words import Language
    from ui.people.acts import PersonActs
    from ui.people.page import PeoplePage
    from ui.people.printing import OneSheet

THANKS = (PrintKind.THANK_YOU, PrintKind.CERTIFICATE)


class LeavingActs:
    """Asks what somebody would leave behind, shows the wizard, and does what it drafts."""

    def __init__(self, page: PeoplePage, acts: PersonActs) -> None:
        self._page, self._acts = page, acts

    def begin(self, person: PersonDetail) -> None:
        """Ask, then show the first step."""
        self._page.ask("leaving", self._show, leaving_of, self._page.today, person.id)

    def _show(self, leaving: Leaving | None) -> None:
        if leaving is None:
            return
        page = self._page
        dialog = LeavingDialog(leaving, page.theme, page.words, page.today, page.window())
        dialog.thanks_wanted.connect(lambda: self._thank(leaving, dialog))
        self._acts.open(dialog, say_farewell)

    def _thank(self, leaving: Leaving, above: LeavingDialog) -> None:
        """The thank-you, shown over the wizard, which stays as it is."""
        words, code = self._page.words, leaving.code

        def question(
            db: Session, languages: tuple[Language, ...], today: dt.date
        ) -> OneSheet | None:
            return first_of(db, THANKS, code, languages, today)

        title = words("Thank-you for %(name)s", name=leaving.name)
        paper = ForOne(title, words("Thank-you"), question)
        PaperDialog(paper, self._page.context, above).open()
