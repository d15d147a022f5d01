"""Opens the records of complaints and worries, from the page of people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.concerns.actions import keep_concern, take_concern_on
from facilitator.concerns.questions import Concerns, concerns
from facilitator.printing.kinds import PrintKind
from ui.concerns.dialog import ConcernDialog
from ui.people.printing import ForOne, PaperDialog, first_of

if TYPE_CHECKING:
    import datetime as dt

    from sqlalchemy.orm import Session

    from facilitator.people.person import PersonDetail
    from facilitator.words import Language
    from ui.people.acts import PersonActs
    from ui.people.page import PeoplePage
    from ui.people.printing import OneSheet


class ConcernActs:
    """Asks for the records, shows them, and keeps what is said."""

    def __init__(self, page: PeoplePage, acts: PersonActs) -> None:
        self._page, self._acts = page, acts

    def begin(self, person: PersonDetail) -> None:
        """Ask, then show them."""
        self._page.ask("concerns", self._show, concerns, self._page.today, person.id)

    def _show(self, found: Concerns) -> None:
        page = self._page
        dialog = ConcernDialog(found, page.theme, page.words, page.today, page.window())
        dialog.taken_on.connect(lambda draft: self._acts.act(take_concern_on, draft))
        dialog.page_wanted.connect(lambda: self._print(dialog))
        self._acts.open(dialog, keep_concern)

    def _print(self, above: ConcernDialog) -> None:
        words = self._page.words

        def question(
            db: Session, languages: tuple[Language, ...], today: dt.date
        ) -> OneSheet | None:
            return first_of(db, (PrintKind.SAFEGUARDING,), "", languages, today)

        title = words("If somebody is at risk")
        PaperDialog(ForOne(title, title, question), self._page.context, above).open()
