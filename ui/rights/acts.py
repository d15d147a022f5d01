"""What a member may ask of the record: to see it, to take it with them, to have it gone."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from facilitator.rights.actions import erase_person
from facilitator.rights.copies import copies_that_hold
from facilitator.rights.telling import own_data_pack, own_data_sheet, write_own_data
from ui.people.printing import ForOne, PaperDialog
from ui.rights.dialogs import EraseDialog

if TYPE_CHECKING:
    import datetime as dt

    from sqlalchemy.orm import Session

    from facilitator.papers.plan import Paper
    from facilitator.people.person import PersonDetail
    from facilitator.rights.questions import OwnData
    from facilitator.rights.telling import OwnDataSheet
    from facilitator.words import Language
    from ui.people.acts import PersonActs
    from ui.people.page import PeoplePage


class RightsActs:
    """Opens what we hold about somebody, writes it into a folder, and erases."""

    def __init__(self, page: PeoplePage, acts: PersonActs) -> None:
        self._page, self._acts = page, acts

    def do(self, wanted: str, person: PersonDetail) -> None:
        """Begin what the menu asked for."""
        if wanted == "see":
            self._see(person)
        elif wanted == "take":
            self._choose_folder(person)
        elif wanted == "erase":
            self._erase(person)

    def _see(self, person: PersonDetail) -> None:
        words, code = self._page.words, person.code

        def question(db: Session, languages: tuple[Language, ...], today: dt.date) -> OwnDataSheet:
            return own_data_sheet(db, code, languages, today)

        title = words("What we hold about %(name)s", name=person.full_name)
        paper = ForOne(title, words("Own data"), question)
        self._acts.show(PaperDialog(paper, self._page.context, self._page.window()))

    def _choose_folder(self, person: PersonDetail) -> None:
        dialog = QFileDialog(self._page, self._page.words("Folder for the files"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(lambda chosen: self.write(person, Path(chosen)))
        dialog.open()

    def write(self, person: PersonDetail, folder: Path) -> None:
        """Write what is held about somebody into a folder: PDF, JSON and CSV."""
        page, words = self._page, self._page.words

        def found(held: tuple[OwnData, Paper]) -> None:
            def said(files: list[Path]) -> None:
                page.context.tell(words("Files saved: %(count)s", count=len(files)))

            page.runner.long(
                lambda _tell, _stop: write_own_data(*held, folder, words),
                said,
                otherwise=page.context.trouble,
            )

        page.ask("own_data", found, own_data_pack, person.code, page.today)

    def _erase(self, person: PersonDetail) -> None:
        page = self._page
        copies = copies_that_hold(page.context.path) if page.context.path else ()
        dialog = EraseDialog(person, copies, page.theme, page.words, page.today, page.window())
        self._acts.open(dialog, erase_person)
